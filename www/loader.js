// @ts-check
/**
 * What all searches on a page share: the wasm they ask for, and the code for what comes after it.
 *
 * @module
 */
import { failure } from "./compiled.js";
import { open } from "./people.js";
import { english } from "./strings-en.js";

/** @typedef {import("./types.js").People} People */

/** @type {Map<string, Promise<People>>} */
const opened = new Map();

/**
 * @param {{ src: string, base: string, integrity: string }} options - addresses as in the attributes
 * @returns {Promise<People>} rejects with an error that has a `code`
 */
export function sharedPeople({ src, base, integrity }) {
  const key = keyOf({ src, base, integrity });
  let people = opened.get(key);
  if (!people) {
    people = open({
      wasm: src ? new URL(src, document.baseURI) : undefined,
      base: base ? new URL(base, document.baseURI) : undefined,
      integrity: integrity || undefined,
    });
    people.catch(() => opened.delete(key));
    opened.set(key, people);
  }
  return people;
}

/** @typedef {typeof import("./profile-search-more.js")} More */

let tries = 0;
/** @type {Promise<More> | undefined} */
let more;

/**
 * What a visitor needs after the first people. A browser remembers a module that failed to
 * load by its address, so each further try has another.
 *
 * @returns {Promise<More>} rejects with an error that has a `code`
 */
export function sharedMore() {
  more ??= fetchMore().catch((cause) => {
    more = undefined;
    tries += 1;
    throw failure("wasm-fetch", cause);
  });
  return more;
}

/** @returns {Promise<More>} */
async function fetchMore() {
  const address = new URL(`profile-search-more.js${tries ? `?${tries}` : ""}`, import.meta.url);
  /** @type {More} */
  const module = await import(address.href);
  Object.assign(english, module.english);
  return module;
}

/**
 * Lets go of an instance that broke, so that the next one who asks gets a new one.
 *
 * @param {{ src: string, base: string, integrity: string }} options
 * @param {People} broken
 */
export async function forget(options, broken) {
  const key = keyOf(options);
  const people = await opened.get(key)?.catch(() => undefined);
  if (people === broken) opened.delete(key);
}

/** @param {{ src: string, base: string, integrity: string }} options */
function keyOf({ src, base, integrity }) {
  return JSON.stringify([src, base, integrity]);
}
