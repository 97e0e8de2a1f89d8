// @ts-check
/**
 * The filters in force, each with a button that takes it off.
 *
 * @module
 */
import { focusFirst, h, icon, setAttribute, setText } from "./dom.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./view.js").View} View */

/**
 * Shows one chip for each chosen value; chips that were there stay the same nodes.
 *
 * @param {View} view
 * @param {Record<string, string[]>} filters
 * @param {Strings} strings
 */
export function showChips(view, filters, strings) {
  const present = new Map([...view.chips.children].map((chip) => [chip.getAttribute("data-key"), chip]));
  const pairs = Object.entries(filters).flatMap(([facet, values]) => values.map((value) => ({ facet, value })));
  const chips = pairs.map(({ facet, value }) => {
    const chip = present.get(JSON.stringify([facet, value])) ?? makeChip(facet, value);
    labelChip(chip, facet, value, strings);
    return chip;
  });
  for (const chip of [...view.chips.children]) if (!chips.includes(chip)) chip.remove();
  chips.forEach((chip, place) => {
    if (view.chips.children[place] !== chip) view.chips.insertBefore(chip, view.chips.children[place] ?? null);
  });
  view.chipRow.hidden = chips.length === 0;
}

/**
 * Where focus goes when this chip's filter is taken off: the next chip, else the one before, else the count.
 *
 * @param {View} view
 * @param {Element} button - within the chip
 * @returns {() => void} moves focus, once the chip is gone
 */
export function focusAfterRemoval(view, button) {
  const chip = button.closest("li");
  const neighbor = chip?.nextElementSibling ?? chip?.previousElementSibling;
  return () => focusFirst(neighbor?.querySelector("button"), view.summary);
}

/**
 * @param {string} facet
 * @param {string} value
 */
function makeChip(facet, value) {
  const button = h(
    "button",
    { part: "chip-remove", type: "button", "data-facet": facet, "data-value": value },
    h("span"),
    icon("clear"),
  );
  return h("li", { part: "chip", "data-key": JSON.stringify([facet, value]) }, button);
}

/**
 * @param {Element} chip
 * @param {string} facet
 * @param {string} value
 * @param {Strings} strings
 */
function labelChip(chip, facet, value, strings) {
  const button = /** @type {HTMLButtonElement} */ (chip.firstElementChild);
  const values = { facet: strings.facet(facet, 1), label: value };
  setText(/** @type {Node} */ (button.firstChild), strings.say("chip", values));
  setAttribute(button, "aria-label", strings.say("chip_remove", values));
}
