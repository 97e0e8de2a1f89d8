// @ts-check
/**
 * One value of a facet: a box, its name, how many people have it.
 *
 * @module
 */
import { h, setAttribute, setText } from "./dom.js";

export class FacetOption {
  count = 0;
  /** @type {unknown[]} what is written on it; hundreds of values are looked at on every key, and few change */
  #written = [];

  /**
   * @param {string} facet
   * @param {string | null} value - null: any
   * @param {"checkbox" | "radio"} type
   */
  constructor(facet, value, type) {
    this.value = value;
    this.input = h("input", { part: "facet-checkbox", type, name: `facet-${facet}`, value: value ?? "" });
    this.name = h("bdi", {}, value ?? "");
    this.number = h("span", { part: "facet-option-count" });
    const label = h("label", {}, this.input, this.name, this.number);
    this.element = h("li", { part: "facet-option" }, label);
  }

  /** A value that is chosen or in focus is never taken away. */
  get mustStay() {
    return this.input.checked || this.input.matches(":focus");
  }

  /**
   * @param {number | null} count - null: any value, not counted
   * @param {boolean} isChosen
   * @param {import("./strings.js").Strings} strings
   */
  update(count, isChosen, strings) {
    this.count = count ?? 0;
    if (this.input.checked !== isChosen) this.input.checked = isChosen;
    if (count === null) return setText(this.name, strings.say("facet_any"));
    const isIdle = count === 0 && !isChosen;
    const written = [count, isIdle, strings];
    if (written.every((piece, place) => piece === this.#written[place])) return;
    this.#written = written;
    setText(this.number, strings.numbers.format(count));
    setAttribute(this.input, "aria-label", strings.say("facet_option", { label: this.value ?? "", count }));
    setAttribute(this.input, "aria-disabled", isIdle ? "true" : null);
    this.element.classList.toggle("idle", isIdle);
  }
}
