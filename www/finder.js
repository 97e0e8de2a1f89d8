// @ts-check
/**
 * A search session: what the visitor asked for, turned into questions to the index.
 *
 * @module
 */
import { askedOf, idleSortOf, sortOf } from "./asked.js";
import { chosenIn } from "./url-state.js";

/** @typedef {import("./types.js").People} People */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").SearchOptions} SearchOptions */
/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./url-state.js").UrlShape} UrlShape */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {NonNullable<SearchOptions["sort"]>} Sort */

export class Finder {
  /**
   * @param {People} people
   * @param {Options} options
   * @param {boolean} keepsSiteOrder - everyone is shown in the order of the site's own list
   */
  constructor(people, options, keepsSiteOrder) {
    this.people = people;
    this.options = options;
    this.keepsSiteOrder = keepsSiteOrder;
    this.everyFacet = people.facets();
    this.facets = chosenFacets(this.everyFacet, options);
    this.hasDates = Boolean(people.search("", { sort: "-date", limit: 1 }).hits[0]?.fields.date);
  }

  /** @returns {UrlShape} every facet, the page's own first: a tag on a card filters though its facet is not offered */
  get shape() {
    const ordered = new Set([...this.facets, ...this.everyFacet]);
    const facets = new Map([...ordered].map(({ name, values }) => [name, new Set(values.map(({ value }) => value))]));
    return { prefix: this.options.urlPrefix, facets };
  }

  /**
   * @param {SearchState} state
   * @param {{ offset: number, limit: number }} range
   * @returns {Results}
   */
  find(state, { offset, limit }) {
    const { allOf } = this.options;
    const sort = this.sortOf(state);
    return this.people.search(this.asked(state), { filters: state.filters, all: allOf, sort, offset, limit });
  }

  /**
   * How many people this would show.
   *
   * @param {string} query
   * @param {Record<string, string[]>} filters
   */
  count(query, filters) {
    return this.people.search(query, { filters, all: this.options.allOf, limit: 0 }).total;
  }

  /**
   * The query that is searched for: none while it is shorter than the page wants.
   *
   * @param {SearchState} state
   */
  asked(state) {
    return askedOf(state, this.options);
  }

  /** @param {SearchState} state */
  isIdle(state) {
    return !this.asked(state) && Object.keys(state.filters).every((facet) => !chosenIn(state.filters, facet).length);
  }

  /**
   * The order in force: the visitor's, else best match for a query, else the page's.
   *
   * @param {SearchState} state
   * @returns {Sort}
   */
  sortOf(state) {
    return sortOf(state, this.options, this.keepsSiteOrder);
  }

  /**
   * The orders on offer; an empty value is the order that suits the query.
   *
   * @param {SearchState} state
   * @param {Strings} strings
   * @returns {{ value: string, label: string }[]}
   */
  sorts(state, strings) {
    const offered = this.options.sorts.length ? this.options.sorts : ["title", "-title", "-date"];
    const known = offered.filter((sort) => sort in LABELS && (this.hasDates || !sort.endsWith("date")));
    const choices = known.map((sort) => ({ value: sort, label: strings.say(LABELS[sort]) }));
    if (this.asked(state)) return [{ value: "", label: strings.say("sort_best") }, ...choices];
    const idle = idleSortOf(this.options, this.keepsSiteOrder);
    if (known.includes(idle)) return choices;
    return [{ value: "", label: strings.say(LABELS[idle] ?? "sort_default") }, ...choices];
  }
}

/** @type {Record<string, string>} */
const LABELS = { title: "sort_name_asc", "-title": "sort_name_desc", "-date": "sort_recent", date: "sort_oldest" };

/**
 * The facets the page wants, in its order; all of the index's, unless told.
 *
 * @param {ReturnType<People["facets"]>} all
 * @param {Options} options
 */
function chosenFacets(all, { facets, withoutFacets }) {
  if (withoutFacets) return [];
  const wanted = facets.length ? facets : all.map(({ name }) => name);
  return wanted.map((name) => all.find((facet) => facet.name === name)).filter((facet) => facet !== undefined);
}
