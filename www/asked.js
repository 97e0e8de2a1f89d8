// @ts-check
/**
 * What a state asks of the index, the same for the first cards and for all that follow.
 *
 * @module
 */

/** @typedef {import("./options.js").Options} Options */
/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {NonNullable<import("./types.js").SearchOptions["sort"]>} Sort */

/**
 * The query that is searched for: none while it is shorter than the page wants.
 *
 * @param {Pick<SearchState, "query">} state
 * @param {Options} options
 */
export function askedOf({ query }, { minLength }) {
  return [...query.trim()].length < minLength ? "" : query;
}

/**
 * The order of everybody, while nobody is searched for.
 *
 * @param {Options} options
 * @param {boolean} keepsSiteOrder - the site's own cards stay in the order they have
 * @returns {Sort}
 */
export function idleSortOf({ sort }, keepsSiteOrder) {
  return /** @type {Sort} */ (sort || (keepsSiteOrder ? "relevance" : "title"));
}

/**
 * The order in force: the visitor's, else best match for a query, else the page's.
 *
 * @param {SearchState} state
 * @param {Options} options
 * @param {boolean} keepsSiteOrder
 * @returns {Sort}
 */
export function sortOf(state, options, keepsSiteOrder) {
  if (state.sort) return /** @type {Sort} */ (state.sort);
  return askedOf(state, options) ? "relevance" : idleSortOf(options, keepsSiteOrder);
}
