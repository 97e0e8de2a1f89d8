// @ts-check
/**
 * Keys and clicks on the box and on the cards, wherever the cards lie.
 *
 * @module
 */
import { escapeFilters, isModified } from "./controls.js";
import { emit } from "./events.js";
import { toggleTags } from "./people-cards.js";

/** @typedef {import("./life.js").Life} Life */

/**
 * @param {Life} life
 * @param {EventTarget[]} places - the shadow root, and the site's list where it lies outside
 * @param {AbortSignal} signal
 */
export function listenToCards(life, places, signal) {
  life.view.input.addEventListener("keydown", (event) => pressInBox(life, event), { signal });
  life.view.facets.addEventListener("keydown", (event) => pressInFacets(life, event), { signal });
  for (const place of places) {
    place.addEventListener("keydown", (event) => pressInCard(life, /** @type {KeyboardEvent} */ (event)), { signal });
    place.addEventListener("click", (event) => clickInCard(life, /** @type {MouseEvent} */ (event)), { signal });
  }
}

/**
 * Puts focus into the box on a key that the page chose.
 *
 * @param {Life} life
 * @param {AbortSignal} signal
 */
export function listenToShortcut(life, signal) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (!isShortcut(event, life.options.shortcut) || event.defaultPrevented || isEditable(event)) return;
      event.preventDefault();
      life.view.input.focus();
      life.view.input.select();
    },
    { signal },
  );
}

/**
 * @param {Life} life
 * @param {KeyboardEvent} event
 */
function pressInBox(life, event) {
  if (event.isComposing || hasModifier(event)) return;
  const first = life.directory?.painter.cards.links()[0];
  if (event.key === "ArrowDown" && first) {
    event.preventDefault();
    first.focus();
  } else if (event.key === "Escape" && life.view.input.value) {
    event.preventDefault();
    life.clearQuery();
  }
}

/**
 * @param {Life} life
 * @param {KeyboardEvent} event
 */
function pressInFacets(life, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.isComposing || hasModifier(event)) return;
  if (event.key === "Escape") return escapeFilters(life, event);
  if (event.key !== "Enter" || !target.matches("[part~=facet-search]")) return;
  event.preventDefault();
  const name = target.closest("[data-facet]")?.getAttribute("data-facet") ?? "";
  life.directory?.painter.facet(name)?.focusFirstValue();
}

/**
 * @param {Life} life
 * @param {KeyboardEvent} event
 */
function pressInCard(life, event) {
  const { directory, view } = life;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (!directory || event.isComposing || hasModifier(event)) return;
  if (event.key === "Escape" && directory.painter.cards.idOf(target) !== undefined) {
    event.preventDefault();
    view.input.focus();
    view.input.select();
    return;
  }
  const links = directory.painter.cards.links();
  const at = links.indexOf(target);
  if (at < 0) return;
  const goal = goalOf(event.key, at, links, view);
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

/**
 * @param {string} key
 * @param {number} at
 * @param {HTMLElement[]} links
 * @param {import("./view.js").View} view
 * @returns {HTMLElement | null | undefined}
 */
function goalOf(key, at, links, view) {
  if (key === "Home") return links[0];
  if (key === "End") return links.at(-1);
  if (key === "ArrowUp") return links[at - 1] ?? caretAtEnd(view.input);
  if (key !== "ArrowDown") return null;
  return links[at + 1] ?? (view.pagination.hidden ? null : view.pagination.querySelector("button, a"));
}

/** @param {HTMLInputElement} input */
function caretAtEnd(input) {
  input.setSelectionRange(input.value.length, input.value.length);
  return input;
}

/**
 * @param {Life} life
 * @param {MouseEvent} event
 */
function clickInCard(life, event) {
  const { directory } = life;
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const id = target instanceof Element ? directory?.painter.cards.idOf(target) : undefined;
  if (!directory || id === undefined) return;
  const button = /** @type {HTMLElement | null} */ (target.closest("button"));
  if (button?.dataset.facet !== undefined && button.dataset.value !== undefined) {
    return directory.toggle(button.dataset.facet, button.dataset.value);
  }
  if (button?.dataset.more !== undefined) return toggleTags(button, () => directory.repaint());
  const link = target.closest("a");
  const links = directory.painter.cards.links();
  const position = link ? links.indexOf(link) : -1;
  if (link && position >= 0) select(life, event, id, link, position);
}

/**
 * @param {Life} life
 * @param {MouseEvent} event
 * @param {number} id
 * @param {HTMLAnchorElement} link
 * @param {number} position - from 0
 */
function select(life, event, id, link, position) {
  life.bar.endRun();
  const detail = { id, url: link.href, position, originalEvent: event };
  if (!emit(life.host, "ps-select", detail, true) && !isModified(event)) event.preventDefault();
}

/** @param {KeyboardEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}

/**
 * @param {KeyboardEvent} event
 * @param {string} shortcut - "mod+k", "/"; empty: none
 */
function isShortcut(event, shortcut) {
  const keys = shortcut.toLowerCase().split("+");
  const key = keys.pop();
  if (!key || event.key.toLowerCase() !== key) return false;
  const isMod = event.ctrlKey || event.metaKey;
  return keys.includes("mod") === isMod && keys.includes("alt") === event.altKey;
}

/**
 * Whether the visitor is writing somewhere, seen through shadow roots.
 *
 * @param {Event} event
 */
function isEditable(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
