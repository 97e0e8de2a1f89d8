// @ts-check
/**
 * Fetches the second script. A page that has everything inside takes another module in this one's place.
 *
 * @module
 */
import { failure, fetched } from "./compiled.js";

/** @typedef {typeof import("./profile-search-more.js")} More */

/**
 * @param {number} tries - a browser remembers a module that failed to load by its address, so each further try has another
 * @param {string} integrity - as in a script's `integrity`; empty: whatever comes
 * @returns {Promise<More>}
 */
export async function fetchMore(tries, integrity) {
  const { href } = new URL(`profile-search-more.js${tries ? `?${tries}` : ""}`, import.meta.url);
  if (integrity) await seal(href, integrity);
  return import(href);
}

/**
 * `import()` takes no sum. A preload does, and what it puts among the page's modules is what `import()` finds; but
 * WebKit does not look at its sum, so the file is fetched by the sum before, which is also what tells why it failed.
 *
 * @param {string} href
 * @param {string} integrity
 */
async function seal(href, integrity) {
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", integrity, href });
  await fetched(href, integrity);
  if (link.relList.supports("modulepreload") && !(await isLoaded(link))) throw failure("integrity");
}

/**
 * @param {HTMLLinkElement} link
 * @returns {Promise<boolean>}
 */
function isLoaded(link) {
  return new Promise((resolve) => {
    for (const type of ["load", "error"]) link.addEventListener(type, () => resolve(type === "load"));
    document.head.append(link);
  });
}
