// @ts-check
/**
 * What is said when nobody, or nobody quite, was found, and the ways on from there.
 *
 * Every number on a button is the number of people its press will show: it is counted, not guessed.
 *
 * @module
 */
import { h } from "./dom.js";
import { withFacet, chosenIn } from "./url-state.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./types.js").Results} Results */

/**
 * @typedef {object} WayOut
 * @property {"suggestion" | "without-filters" | "remove" | "all"} kind
 * @property {number} count - people it shows, more than none
 * @property {string} [query]
 * @property {string} [facet]
 * @property {string} [value]
 */

/** Matches that are not what was typed, letter for letter. */
const INEXACT = new Set(["near", "sound"]);

/**
 * The ways out of an empty result, most helpful first.
 *
 * @param {SearchState} state
 * @param {string | null} suggestion - another query
 * @param {(query: string, filters: Record<string, string[]>) => number} count
 * @param {Record<string, string[]>} [named] - the filters as they are spoken of: a whole range is one value
 * @returns {WayOut[]}
 */
export function waysOut(state, suggestion, count, named = state.filters) {
  const { query, filters } = state;
  const pairs = Object.keys(named).flatMap((facet) => chosenIn(named, facet).map((value) => ({ facet, value })));
  /** @type {WayOut[]} */
  const ways = [];
  if (suggestion) ways.push({ kind: "suggestion", query: suggestion, count: count(suggestion, filters) });
  if (query.trim() && pairs.length) ways.push({ kind: "without-filters", count: count(query, {}) });
  if (pairs.length > 1 || !query.trim()) ways.push(...pairs.map((pair) => removal(state, pair, count)));
  ways.push({ kind: "all", count: count("", {}) });
  return ways.filter((way) => way.count > 0);
}

/**
 * @param {SearchState} state
 * @param {{ facet: string, value: string }} pair
 * @param {(query: string, filters: Record<string, string[]>) => number} count
 * @returns {WayOut}
 */
function removal(state, { facet, value }, count) {
  const rest = withoutPiece(chosenIn(state.filters, facet), value);
  return { kind: "remove", facet, value, count: count(state.query, withFacet(state.filters, facet, rest)) };
}

/**
 * What is left of a choice once a value of it, or the range it is spoken of as, is taken off.
 *
 * @param {string[]} chosen
 * @param {string} piece
 */
function withoutPiece(chosen, piece) {
  return chosen.includes(piece) ? chosen.filter((other) => other !== piece) : [];
}

/**
 * @param {View} view
 * @param {SearchState} state
 * @param {WayOut[]} ways
 * @param {Strings} strings
 */
export function showEmpty(view, state, ways, strings) {
  const query = state.query.trim();
  const said = query ? strings.pieces("empty_query", { query: h("bdi", {}, query) }) : [strings.say("empty_title")];
  const buttons = ways.map((way) => h("li", {}, wayButton(way, strings)));
  const list = h("ul", { role: "list" }, ...buttons);
  view.empty.replaceChildren(h("p", { class: "empty-title" }, ...said), list, h("slot", { name: "empty" }));
  view.empty.hidden = false;
}

/**
 * @param {WayOut} way
 * @param {Strings} strings
 */
function wayButton(way, strings) {
  const part = way.kind === "suggestion" ? "suggestion" : "way-out";
  const button = h("button", { part, type: "button", "data-way": way.kind });
  button.append(...wayText(way, strings));
  for (const name of /** @type {const} */ (["query", "facet", "value"])) {
    const value = way[name];
    if (value !== undefined) button.dataset[name] = value;
  }
  return button;
}

/**
 * @param {WayOut} way
 * @param {Strings} strings
 * @returns {(string | Node)[]}
 */
function wayText(way, strings) {
  if (way.kind === "suggestion") {
    return strings.pieces("did_you_mean", { suggestion: h("b", {}, h("bdi", {}, way.query ?? "")) });
  }
  if (way.kind === "without-filters") return [strings.say("without_filters_n", { count: way.count })];
  if (way.kind === "all") return [strings.say("show_all_n", { count: way.count })];
  const facet = strings.facet(way.facet ?? "", 1);
  return [strings.say("remove_filter_n", { facet, label: way.value ?? "", n: way.count })];
}

/**
 * Says above the cards that they are not quite what was asked for.
 *
 * @param {View} view
 * @param {Results} results
 * @param {Strings} strings
 */
export function showNotice(view, results, strings) {
  const line = noticeFor(results, strings);
  const { suggestion } = results;
  view.notice.hidden = results.total === 0 || !(line || suggestion);
  if (view.notice.hidden) return;
  const way = suggestion && wayButton({ kind: "suggestion", query: suggestion, count: 1 }, strings);
  view.notice.replaceChildren(...[line && h("span", {}, line), way].filter((node) => node instanceof Node));
}

/**
 * @param {Results} results
 * @param {Strings} strings
 * @returns {string} empty: the results are what was asked for
 */
export function noticeFor(results, strings) {
  if (results.relaxed) return strings.say("closest_words");
  return INEXACT.has(results.matched) ? strings.say("closest") : "";
}

/** @param {View} view */
export function hideOutcome(view) {
  view.empty.hidden = view.notice.hidden = view.error.hidden = true;
  view.empty.replaceChildren();
  view.error.replaceChildren();
}
