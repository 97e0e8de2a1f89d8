// @ts-check
/**
 * The search a visitor sees, as a query string and back.
 *
 * One state has one address: defaults are left out, parameters stand in a fixed
 * order, and parameters that are not ours stay byte for byte. Everything read
 * from an address is input from a stranger: unknown values are dropped and
 * lengths are capped.
 *
 * @module
 */

/**
 * @typedef {object} SearchState
 * @property {string} query - as typed
 * @property {Record<string, string[]>} filters - chosen values of each facet; no empty lists
 * @property {string | null} sort - null: the order that suits the query
 * @property {number} page - from 1; in show-more mode the pages shown
 */

/**
 * @typedef {object} UrlShape
 * @property {string} [prefix] - in front of each parameter, so that two searches share an address
 * @property {Map<string, Set<string> | null>} facets - each facet and its values, in the page's order; null: any value
 */

export const MAX_QUERY = 200;
const MAX_VALUES = 50;
const MAX_PAGE = 9999;
const SORTS = new Set(["title", "-title", "date", "-date"]);
const RESERVED = new Set(["q", "sort", "page"]);

/** @returns {SearchState} a state in which everyone is shown */
export function emptyState() {
  return { query: "", filters: {}, sort: null, page: 1 };
}

/**
 * Reads the state out of `location.search`.
 *
 * @param {string} search - with or without its question mark
 * @param {UrlShape} shape
 * @returns {SearchState}
 */
export function parse(search, shape) {
  const params = new URLSearchParams(search);
  const prefix = shape.prefix ?? "";
  const state = emptyState();
  state.query = cap(params.get(`${prefix}q`) ?? "");
  for (const [facet, known] of shape.facets) {
    const values = params.getAll(paramOf(facet, prefix));
    const chosen = [...new Set(values)].filter((value) => value && (!known || known.has(value)));
    if (chosen.length) own(state.filters, facet, chosen.slice(0, MAX_VALUES).sort());
  }
  const sort = params.get(`${prefix}sort`) ?? "";
  if (SORTS.has(sort)) state.sort = sort;
  const page = params.get(`${prefix}page`) ?? "";
  if (/^[1-9]\d{0,3}$/.test(page)) state.page = Math.min(Number(page), MAX_PAGE);
  return state;
}

/**
 * Writes the state into a query string.
 *
 * @param {SearchState} state
 * @param {string} present - `location.search`, whose other parameters stay
 * @param {UrlShape} shape
 * @returns {string} begins with a question mark, or is empty
 */
export function serialize(state, present, shape) {
  const prefix = shape.prefix ?? "";
  const parts = foreign(present, shape);
  if (state.query.trim()) parts.push(pair(`${prefix}q`, cap(state.query)));
  for (const facet of shape.facets.keys()) {
    for (const value of chosenIn(state.filters, facet).slice(0, MAX_VALUES).sort()) {
      parts.push(pair(paramOf(facet, prefix), value));
    }
  }
  if (state.sort) parts.push(pair(`${prefix}sort`, state.sort));
  if (state.page > 1) parts.push(pair(`${prefix}page`, String(Math.min(state.page, MAX_PAGE))));
  const search = parts.join("&");
  return search && `?${search}`;
}

/**
 * The chosen values of one facet, as a list of its own. A facet may be named like
 * a member of every object ("constructor"), so only own members count.
 *
 * @param {Record<string, string[]>} filters
 * @param {string} facet
 * @returns {string[]}
 */
export function chosenIn(filters, facet) {
  return Object.hasOwn(filters, facet) ? [...filters[facet]] : [];
}

/**
 * @param {Record<string, string[]>} filters
 * @param {string} facet
 * @param {string[]} values
 */
function own(filters, facet, values) {
  Object.defineProperty(filters, facet, { value: values, enumerable: true, writable: true, configurable: true });
}

/**
 * New filters with the chosen values of one facet replaced.
 *
 * @param {Record<string, string[]>} filters
 * @param {string} facet
 * @param {string[]} values - empty: the facet no longer filters
 * @returns {Record<string, string[]>}
 */
export function withFacet(filters, facet, values) {
  /** @type {Record<string, string[]>} */
  const next = {};
  for (const name of new Set([...Object.keys(filters), facet])) {
    const chosen = name === facet ? [...new Set(values)].sort() : chosenIn(filters, name);
    if (chosen.length) own(next, name, chosen);
  }
  return next;
}

/**
 * The parameters that belong to somebody else, untouched.
 *
 * @param {string} search
 * @param {UrlShape} shape
 */
function foreign(search, shape) {
  const prefix = shape.prefix ?? "";
  const ours = new Set(["q", "sort", "page"].map((name) => prefix + name));
  for (const facet of shape.facets.keys()) ours.add(paramOf(facet, prefix));
  const raw = search.replace(/^\?/, "");
  return raw ? raw.split("&").filter((part) => !ours.has(nameOf(part))) : [];
}

/** @param {string} part - `name=value`, encoded */
function nameOf(part) {
  const [name] = new URLSearchParams(`&${part}`).keys(); // the & keeps a leading question mark
  return name ?? "";
}

/**
 * @param {string} facet
 * @param {string} prefix
 */
function paramOf(facet, prefix) {
  return prefix + (RESERVED.has(facet) ? `${facet}.facet` : facet);
}

/**
 * @param {string} name
 * @param {string} value
 */
function pair(name, value) {
  return new URLSearchParams([[name, value]]).toString();
}

/**
 * At most `MAX_QUERY` UTF-16 units, never half a character.
 *
 * @param {string} text
 */
function cap(text) {
  const cut = text.slice(0, MAX_QUERY);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
