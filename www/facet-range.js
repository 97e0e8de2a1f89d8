// @ts-check
/**
 * "From" and "To" over the values of a facet, for years: what is chosen is every value between.
 *
 * @module
 */
import { h, setAttribute, setText } from "./dom.js";

/** @typedef {import("./strings.js").Strings} Strings */

export class FacetRange {
  #values;

  /** @param {string[]} values - of the facet, in any order */
  constructor(values) {
    this.#values = [...values].sort((a, b) => Number(a) - Number(b));
    this.from = this.#end();
    this.to = this.#end();
    this.element = h("div", { part: "facet-range" }, ...[this.from, this.to].map((end) => h("label", {}, h("span"), end)));
  }

  /**
   * Every value from one end to the other; none where that is no limit at all.
   *
   * @returns {string[]}
   */
  get chosen() {
    const values = this.#values;
    const last = values.length - 1;
    const [from, to] = [this.from, this.to].map((end) => values.indexOf(end.value));
    const ends = [from < 0 ? 0 : from, to < 0 ? last : to].sort((a, b) => a - b);
    const isOpen = (from < 0 || to < 0) && ends[0] === 0 && ends[1] === last;
    return isOpen ? [] : values.slice(ends[0], ends[1] + 1);
  }

  /**
   * What several chosen values are called together, "1949–1952"; empty where they are not one range.
   *
   * @param {string[]} chosen
   */
  span(chosen) {
    const places = chosen.map((value) => this.#values.indexOf(value)).sort((a, b) => a - b);
    const [first, last] = [places[0] ?? -1, places.at(-1) ?? -1];
    const isWhole = places.length > 1 && first >= 0 && last - first === places.length - 1;
    return isWhole ? `${this.#values[first]}–${this.#values[last]}` : "";
  }

  /**
   * @param {string[]} chosen
   * @param {string} facet - as it is called on the page
   * @param {Strings} strings
   */
  update(chosen, facet, strings) {
    const isRange = chosen.length === 1 || this.span(chosen) !== "";
    const sorted = this.#values.filter((value) => isRange && chosen.includes(value));
    this.from.value = sorted[0] ?? "";
    this.to.value = sorted.at(-1) ?? "";
    for (const [end, key] of /** @type {const} */ ([[this.from, "range_from"], [this.to, "range_to"]])) {
      setText(/** @type {Node} */ (end.previousSibling), strings.say(key));
      setAttribute(end, "aria-label", `${facet}: ${strings.say(key)}`);
      setText(/** @type {Node} */ (end.firstChild), strings.say("facet_any"));
    }
  }

  #end() {
    return h("select", { part: "facet-range-end" }, ...["", ...this.#values].map((value) => h("option", { value }, value)));
  }
}
