// @ts-check
/**
 * The first people, drawn as soon as the wasm is there and before anything else is.
 *
 * @module
 */
import { askedOf, sortOf } from "./asked.js";
import { parse } from "./url-state.js";

/** @typedef {import("./life.js").Life} Life */
/** @typedef {import("./types.js").People} People */

/**
 * Draws what the address asks for. The same people are drawn again, on the same nodes, once
 * filters and order are there; where that could be others, nothing is drawn yet.
 *
 * @param {Life} life
 * @param {People} people
 */
export function showFirst({ hasSiteCards, host, options, strings, view }, people) {
  const { allOf, pageSize, pagination, urlPrefix } = options;
  if (hasSiteCards || host.querySelector("template") || (pagination && pagination !== "more")) return;
  const facets = new Map(people.facets().map(({ name, values }) => [name, new Set(values.map(({ value }) => value))]));
  const state = parse(location.search, { prefix: urlPrefix, facets });
  const { filters, page } = state;
  const sort = sortOf(state, options, false);
  const results = people.search(askedOf(state, options), { filters, all: allOf, sort, limit: page * pageSize });
  if (results.total) people.render(view.list, results, cardOptions({ options, strings, state: { filters } }));
  view.list.hidden = results.total === 0;
}

/**
 * How the page wants its cards.
 *
 * @param {{ options: import("./options.js").Options, strings: import("./strings.js").Strings, state: { filters: Record<string, string[]> } }} page
 */
export function cardOptions({ options, strings, state }) {
  const { headingLevel, linkTarget, withRemoteImages, withoutAvatars, withoutHighlight } = options;
  return {
    headingLevel, linkTarget: linkTarget || undefined, withRemoteImages, withoutAvatars, withoutHighlight,
    strings: /** @type {Record<string, string>} */ (strings.phrases),
    selected: state.filters,
  };
}
