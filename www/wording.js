// @ts-check
/**
 * The sentences a screen reader hears after a change.
 *
 * @module
 */

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./types.js").Results} Results */

/**
 * "12 people found for ada, filtered by Tag: Rust"
 *
 * @param {SearchState} state
 * @param {Results} results
 * @param {Strings} strings
 * @param {string} [sort] - the order's name, if it has just been chosen
 */
export function resultsMessage(state, results, strings, sort) {
  const query = state.query.trim();
  if (results.total === 0) return emptyMessage(query, results, strings);
  const found = query
    ? strings.say("results_announce_for", { count: results.total, query })
    : strings.say("results_announce", { count: results.total });
  const filters = filterNames(state, strings);
  const clauses = [found];
  if (filters.length) clauses.push(strings.say("filtered_by", { filters: strings.lists.format(filters) }));
  if (sort) clauses.push(strings.say("sorted_by", { sort }));
  return clauses.join(", ");
}

/**
 * "No people found for adda. Did you mean ada?"
 *
 * @param {string} query
 * @param {Results} results
 * @param {Strings} strings
 */
function emptyMessage(query, { suggestion }, strings) {
  const empty = query ? strings.say("empty_query", { query }) : strings.say("empty_title");
  return suggestion ? `${empty}. ${strings.say("did_you_mean", { suggestion })}` : empty;
}

/**
 * @param {SearchState} state
 * @param {Strings} strings
 * @returns {string[]}
 */
function filterNames({ filters }, strings) {
  return Object.entries(filters).flatMap(([facet, values]) =>
    values.map((label) => strings.say("chip", { facet: strings.facet(facet, 1), label })),
  );
}
