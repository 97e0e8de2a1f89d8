// @ts-check
/**
 * Elements made by calls, never from markup text, so that the page works under
 * Trusted Types and no word of a profile can become an element.
 *
 * @module
 */

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * Makes an element. Attributes that are `null`, `undefined` or `false` are left out; `true` is an empty attribute.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter(isShown));
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? "" : value)) {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * Sets a text only where it differs, so that equal paints change nothing.
 *
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @param {Child} child
 * @returns {child is string | Node}
 */
function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

/** Outlines on a 24 by 24 grid, drawn with the text's color. */
const SHAPES = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 20 20",
  clear: "M7 7l10 10M17 7 7 17",
  filters: "M4 7h16M7 12h10M10 17h4",
  warning: "M12 4 3 19.5h18ZM12 10v4.5M12 17v.3",
};

/**
 * @param {keyof typeof SHAPES} name
 * @returns {SVGSVGElement} hidden from assistive technology
 */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/**
 * Focuses the first of these that is there and can be seen.
 *
 * @param {...(HTMLElement | null | undefined)} candidates
 */
export function focusFirst(...candidates) {
  candidates.find((element) => element?.isConnected && element.getClientRects().length)?.focus();
}
