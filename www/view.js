// @ts-check
/**
 * The controls around the cards: one tree in the shadow root, made once and kept.
 *
 * Identifiers are those of one shadow root, so two searches on a page do not meet.
 *
 * @module
 */
import { h, icon, setAttribute, setText } from "./dom.js";

/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {import("./strings.js").Strings} Strings */

/** Cards that shimmer while the first results are on their way. */
const SKELETONS = 6;

/**
 * Builds the tree, all texts still empty.
 *
 * @param {ShadowRoot} root
 * @param {number} level - the cards' heading level; the count stands one above
 */
export function buildView(root, level) {
  const search = buildSearch();
  const results = buildResults(level);
  const region = () => h("div", { role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const polite = /** @type {[HTMLElement, HTMLElement]} */ ([region(), region()]);
  const assertive = h("div", { role: "alert" });
  const skip = h("a", { part: "skip-link", href: "#results" });
  const base = h(
    "div",
    { part: "base" },
    skip,
    h("div", { class: "frame" }, search.landmark, results.toolbar, results.body),
    h("div", { class: "hidden-text" }, ...polite, assertive),
  );
  root.append(base);
  return { base, skip, ...search, ...results, polite, assertive };
}

function buildSearch() {
  const label = h("label", { part: "label", for: "q" });
  const input = h("input", {
    part: "input", id: "q", name: "q", type: "search", autocomplete: "off", autocapitalize: "none", autocorrect: "off",
    spellcheck: "false", enterkeyhint: "search", maxlength: 200, "aria-describedby": "hint",
  });
  const clear = h("button", { part: "clear-button", type: "reset", hidden: true }, icon("clear"));
  const shortcut = h("kbd", { part: "shortcut", "aria-hidden": "true", hidden: true });
  const hint = h("p", { part: "hint", id: "hint" });
  const form = h(
    "form",
    { part: "form", method: "get", novalidate: true },
    h("slot", { name: "label" }, label),
    h("div", { class: "field" }, icon("search"), input, shortcut, clear),
    h("slot", { name: "hint" }, hint),
  );
  const filtersButton = h(
    "button",
    { part: "filters-button", type: "button", "aria-expanded": "false", "aria-controls": "facets" },
    icon("filters"),
    h("span"),
  );
  const facets = h("div", { part: "facets", id: "facets", role: "group" });
  const sort = h("select", { part: "sort", id: "sort" });
  const sortLabel = h("label", { part: "sort-label", for: "sort" });
  const sortBox = h("div", { class: "sort" }, sortLabel, sort);
  // `<search>` is younger than some browsers we serve; an unknown element with a role is the same landmark.
  const landmark = h("search", { part: "search", role: "search" }, form, filtersButton, facets, sortBox);
  return { landmark, form, label, input, clear, shortcut, hint, filtersButton, facets, sortBox, sort, sortLabel };
}

/** @param {number} level */
function buildResults(level) {
  const summary = h(/** @type {"h2"} */ (`h${level - 1}`), { part: "summary", id: "summary", tabindex: -1 });
  const chips = h("ul", { part: "chips", role: "list" });
  const clearAll = h("button", { part: "clear-all", type: "button" });
  const chipRow = h("div", { class: "chip-row", hidden: true }, chips, clearAll);
  const toolbar = h("div", { part: "toolbar" }, summary, chipRow);
  const printed = h("p", { class: "printed" });
  const notice = h("div", { part: "notice", hidden: true });
  const error = h("div", { part: "error", hidden: true });
  const skeleton = h("div", { part: "skeleton", "aria-hidden": "true", hidden: true });
  skeleton.append(...Array.from({ length: SKELETONS }, () => h("span")));
  const slot = h("slot");
  const own = h("div", { class: "own" }, slot);
  const list = h("ul", {
    part: "results", id: "results", role: "list", "aria-labelledby": "summary", "aria-busy": "false",
    hidden: true, // until there are cards: an empty box that moves counts as a jump of the page
  });
  const empty = h("div", { part: "empty", hidden: true });
  const pagination = h("div", { part: "pagination", hidden: true });
  const footer = h("slot", { name: "footer" });
  const body = h("div", { class: "body" }, printed, notice, error, empty, skeleton, own, list, pagination, footer);
  return { toolbar, summary, chipRow, chips, clearAll, body, printed, notice, error, skeleton, slot, own, list, empty, pagination };
}

/**
 * Gives the controls the places they will have, before there is anything to put there.
 *
 * @param {View} view
 * @param {import("./options.js").Options} options
 * @param {boolean} hasSiteCards - the site has put cards there itself
 */
export function shapeView(view, options, hasSiteCards) {
  setHeadingLevel(view, options.headingLevel);
  view.base.classList.toggle("site-cards", hasSiteCards);
  view.base.classList.toggle("apart", options.target !== "");
  view.base.classList.toggle("no-avatars", options.withoutAvatars);
  view.sortBox.hidden = options.withoutSort;
  view.summary.classList.toggle("hidden-text", options.withoutCount);
  showFilters(view, !options.withoutFacets);
}

/**
 * @param {View} view
 * @param {boolean} isShown
 */
export function showFilters(view, isShown) {
  view.facets.hidden = view.filtersButton.hidden = !isShown;
  view.base.classList.toggle("no-filters", !isShown);
}

/**
 * Says what is there from the first moment in the visitor's language.
 *
 * @param {View} view
 * @param {Strings} strings
 * @param {import("./options.js").Options} options
 * @param {number} place - among the searches on the page, from 0; landmarks of one name are told apart by it
 */
export function labelView(view, strings, options, place) {
  const landmark = options.label || strings.say("landmark");
  setText(view.label, options.label || strings.say("label"));
  setAttribute(view.landmark, "aria-label", place > 0 && !options.label ? `${landmark} ${place + 1}` : landmark);
  setAttribute(view.input, "placeholder", options.placeholder || strings.say("placeholder") || null);
  setText(view.hint, strings.say("hint"));
  setAttribute(view.clear, "aria-label", strings.say("clear"));
  setText(view.skip, strings.say("skip"));
}

/**
 * Swaps the heading of the count for one of another level, keeping its text.
 *
 * @param {View} view
 * @param {number} level - the cards' heading level
 */
function setHeadingLevel(view, level) {
  const tag = /** @type {"h2"} */ (`h${level - 1}`);
  if (view.summary.localName === tag) return;
  const summary = h(tag, { part: "summary", id: "summary", tabindex: -1 }, ...view.summary.childNodes);
  view.summary.replaceWith(summary);
  view.summary = summary;
}
