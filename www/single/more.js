// @ts-check
/**
 * The second script where a page has everything inside: it is there already.
 *
 * @module
 */
import * as more from "../profile-search-more.js";

/** @returns {Promise<typeof more>} */
export async function fetchMore() {
  return more;
}
