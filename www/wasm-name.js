// @ts-check
/**
 * Which wasm a page asks for: a site in several languages has one for each beside the one for everybody.
 *
 * @module
 */

/** The languages that have a wasm of their own, in lower case: `profile-search build` writes them behind the colon. */
const TAGS = "wasm in languages:".split(":")[1].split(" ").filter(Boolean);

/**
 * The wasm for a page in a language: its own, else that of the language without region and script, else
 * the one for everybody.
 *
 * @param {string} language - BCP 47
 * @param {string[]} [tags]
 */
export function wasmName(language, tags = TAGS) {
  const parts = language.toLowerCase().split(/[-_]/);
  while (parts.length && !tags.includes(parts.join("-"))) parts.pop();
  return `profile-search_bg${parts.length ? `.${parts.join("-")}` : ""}.wasm`;
}
