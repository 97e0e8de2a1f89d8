// @ts-check
/**
 * What the element tells the page.
 *
 * @module
 */

/**
 * Sends an event that crosses the shadow border and bubbles.
 *
 * @param {EventTarget} target
 * @param {string} type - begins with `ps-`
 * @param {Record<string, unknown>} detail - frozen here
 * @param {boolean} [cancelable]
 * @returns {boolean} false: a listener said no
 */
export function emit(target, type, detail, cancelable = false) {
  const options = { bubbles: true, composed: true, cancelable, detail: Object.freeze(detail) };
  return target.dispatchEvent(new CustomEvent(type, options));
}

/**
 * Leaves the length of a step where developer tools show it; only the last of each kind is kept.
 *
 * @param {string} name
 * @param {number} start - from `performance.now()`
 * @returns {number} milliseconds
 */
export function measure(name, start) {
  const end = performance.now();
  performance.clearMeasures(name);
  performance.measure(name, { start, end });
  return end - start;
}
