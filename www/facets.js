// @ts-check
/**
 * The filters: one disclosure for each facet, with a box and a count for each value.
 *
 * Boxes are made once and stay where they are; a new result changes counts and ticks only, so
 * neither focus nor the value just ticked ever moves.
 *
 * @module
 */
import { focusFirst, h, setAttribute, setText } from "./dom.js";
import { FacetOption } from "./facet-option.js";
import { FacetRange } from "./facet-range.js";
import { chosenIn } from "./url-state.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {{ value: string, count: number }} Counted */

/** A facet this short is shown open where there is room. */
const SHORT = 6;

/**
 * @typedef {object} FacetContext
 * @property {Options} options
 * @property {Strings} strings
 * @property {boolean} isWide - there is room beside the cards
 * @property {(text: string) => void} announce
 */

export class Facet {
  #context;
  #isExpanded = false;
  #sought = "";

  /**
   * @param {string} name - as in the front matter
   * @param {Counted[]} values - in the index's order
   * @param {FacetContext} context
   */
  constructor(name, values, context) {
    this.name = name;
    this.#context = context;
    const type = context.options.oneOf.has(name) ? "radio" : "checkbox";
    this.isBar = context.options.letters.has(name);
    const isRange = context.options.ranges.has(name);
    this.options = inOrder(values, context, this.isBar || isRange).map((value) => new FacetOption(name, value, type));
    this.any = type === "radio" ? new FacetOption(name, null, type) : null;
    this.count = h("span", { part: "facet-count", "aria-hidden": "true", hidden: true });
    this.label = h("span");
    this.spoken = h("span", { class: "hidden-text" });
    this.summary = h("summary", { part: "facet-summary" }, this.label, this.count, this.spoken);
    this.legend = h("legend", { class: "hidden-text" });
    this.search = h("input", { part: "facet-search", type: "search", autocomplete: "off", spellcheck: "false" });
    this.search.hidden = this.isBar || values.length <= context.options.facetSearchThreshold;
    this.range = isRange ? new FacetRange(values.map(({ value }) => value)) : null;
    const all = this.any ? [this.any, ...this.options] : this.options;
    this.list = h("ul", { role: "list", id: `facet-${name}` }, ...all.map((option) => option.element));
    this.none = h("p", { class: "muted", hidden: true });
    this.more = h("button", { part: "facet-more", type: "button", "aria-controls": `facet-${name}` });
    const fieldset = h("fieldset", {}, this.legend, this.range?.element, this.search, this.list, this.none, this.more);
    this.element = h("details", { part: "facet", "data-facet": name, class: this.isBar && "letters" }, this.summary, fieldset);
  }

  /**
   * Opens the facet if the page asks for it, or it is short and there is room, or it has a choice.
   *
   * @param {string[]} chosen
   */
  openAtFirst(chosen) {
    const { options, isWide } = this.#context;
    const asked = options.openFacets;
    const isShort = this.isBar || (isWide && this.options.length <= SHORT);
    this.element.open = chosen.length > 0 || (asked ? asked.includes(this.name) || asked.includes("all") : isShort);
  }

  /**
   * Shows the counts and ticks of new results.
   *
   * @param {{ value: string, count: number }[]} counted - values that are not in it count none
   * @param {string[]} chosen
   */
  update(counted, chosen) {
    const { strings } = this.#context;
    const counts = new Map(counted.map(({ value, count }) => [value, count]));
    const ticked = new Set(chosen);
    for (const option of this.options) {
      option.update(counts.get(option.value ?? "") ?? 0, ticked.has(option.value ?? ""), strings);
    }
    this.any?.update(null, ticked.size === 0, strings);
    this.#label(chosen.length);
    this.range?.update(chosen, strings.facet(this.name), strings);
    this.#showSome();
  }

  /** Finds values by a text, without regard to case, marks and punctuation. */
  find() {
    const { strings, announce } = this.#context;
    this.#sought = fold(this.search.value);
    this.#showSome();
    const shown = this.options.filter((option) => !option.element.hidden).length;
    announce(strings.say("facet_search_n", { n: shown, facet: strings.inline(this.name) }));
  }

  /** Shows all values or the first few; focus goes to the first value that was not there before. */
  toggleMore() {
    const before = new Set(this.options.filter((option) => !option.element.hidden));
    this.#isExpanded = !this.#isExpanded;
    this.#showSome();
    if (this.#isExpanded) {
      focusFirst(...this.options.filter((option) => !before.has(option)).map((option) => option.input));
    }
  }

  /**
   * The chosen values as they are spoken of: a whole range is one.
   *
   * @param {string[]} chosen
   */
  named(chosen) {
    const span = this.range?.span(chosen);
    return span ? [span] : chosen;
  }

  /** Moves focus to the first value shown. */
  focusFirstValue() {
    focusFirst(...this.options.map((option) => option.input));
  }

  /** @param {number} chosen */
  #label(chosen) {
    const { strings } = this.#context;
    const facet = strings.facet(this.name);
    setText(this.label, facet);
    setText(this.legend, facet);
    setText(this.count, strings.numbers.format(chosen));
    this.count.hidden = chosen === 0;
    setText(this.spoken, chosen ? strings.say("facet_selected_n", { facet, n: chosen }) : "");
    setAttribute(this.label, "aria-hidden", chosen ? "true" : null);
    setAttribute(this.search, "aria-label", strings.say("facet_search", { facet }));
    setAttribute(this.search, "placeholder", strings.say("facet_search", { facet }));
    setText(this.none, strings.say("facet_none"));
  }

  /** Hides what is neither among the first, nor chosen, nor sought, nor in focus. */
  #showSome() {
    const { options, strings } = this.#context;
    const live = this.options.filter((option) => !options.hidesZero || option.count > 0 || option.mustStay);
    const found = live.filter((option) => option.mustStay || fold(option.value ?? "").includes(this.#sought));
    const showsAll = this.isBar || this.#isExpanded || this.#sought !== "";
    const kept = new Set(found.filter((option, place) => showsAll || place < options.facetLimit || option.mustStay));
    for (const option of this.options) option.element.hidden = !kept.has(option);
    this.none.hidden = found.length > 0;
    this.#labelMore(found.length, kept.size);
  }

  /**
   * @param {number} found
   * @param {number} shown
   */
  #labelMore(found, shown) {
    const { options, strings } = this.#context;
    this.more.hidden = this.#sought !== "" || found <= options.facetLimit || (shown === found && !this.#isExpanded);
    const key = this.#isExpanded ? "facet_fewer" : "facet_more_n";
    const text = this.more.hidden ? "" : strings.say(key, { n: found - shown, facet: strings.inline(this.name) });
    setText(this.more, text);
    setAttribute(this.more, "aria-expanded", String(this.#isExpanded));
  }
}

/**
 * @param {Counted[]} values
 * @param {FacetContext} context
 * @param {boolean} isAlpha - whatever order the page asks for
 * @returns {string[]}
 */
function inOrder(values, { options, strings }, isAlpha) {
  const sorted = [...values];
  const order = isAlpha ? "alpha" : options.facetSort;
  if (order === "count") sorted.sort((a, b) => b.count - a.count);
  if (order === "alpha") {
    const { compare } = new Intl.Collator(strings.locale, { sensitivity: "base", numeric: true });
    sorted.sort((a, b) => compare(a.value, b.value));
  }
  return sorted.map(({ value }) => value);
}

/**
 * A value's letters and digits only, so that "R&D" is found by "r and d" and "café" by "cafe".
 * Plus and number signs stay: C, C++ and C# are three things.
 *
 * @param {string} text
 */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/&/g, " and ");
  return plain.replace(/[^\p{L}\p{N}+#]+/gu, "");
}

/**
 * What the facet a control stands in is called.
 *
 * @param {Element} control
 * @returns {string}
 */
export function facetOf(control) {
  return control.closest("[data-facet]")?.getAttribute("data-facet") ?? "";
}

/**
 * The choice after a box was used: one value of a radio facet, any number of another's.
 *
 * @param {HTMLInputElement} input
 * @param {Record<string, string[]>} filters
 * @returns {string[]}
 */
export function choiceAfter(input, filters) {
  const facet = facetOf(input);
  if (input.type === "radio") return input.value ? [input.value] : [];
  const others = chosenIn(filters, facet).filter((value) => value !== input.value);
  return input.checked ? [...others, input.value] : others;
}
