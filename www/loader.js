// @ts-check
/**
 * What all searches on a page share: the wasm they ask for, and the code for what comes after it.
 *
 * @module
 */
import { failure } from "./compiled.js";
import { fetchMore } from "./more.js";
import { open } from "./people.js";
import { english } from "./strings-en.js";

/** @typedef {import("./types.js").People} People */

/** @type {Map<string, Promise<People>>} */
const opened = new Map();

/** @typedef {{ src: string, base: string, integrity: string, language: string }} Wanted addresses as in the attributes */

/**
 * @param {Wanted} wanted
 * @returns {Promise<People>} rejects with an error that has a `code`
 */
export function sharedPeople({ src, base, integrity, language }) {
  const key = keyOf({ src, base, integrity, language });
  let people = opened.get(key);
  if (!people) {
    people = open({
      wasm: src ? new URL(src, document.baseURI) : undefined,
      base: base ? new URL(base, document.baseURI) : undefined,
      integrity: integrity || undefined,
      language,
    });
    people.catch(() => opened.delete(key));
    opened.set(key, people);
  }
  return people;
}

/** @typedef {import("./more.js").More} More */

let tries = 0;
/** @type {Promise<More> | undefined} */
let more;

/**
 * What a visitor needs after the first people. One for the page: the first who asks says which sum it must have.
 *
 * @param {string} integrity
 * @returns {Promise<More>} rejects with an error that has a `code`
 */
export function sharedMore(integrity) {
  more ??= takeMore(integrity).catch((cause) => {
    more = undefined;
    tries += 1;
    throw cause.code ? cause : failure("wasm-fetch", cause);
  });
  return more;
}

/** @param {string} integrity */
async function takeMore(integrity) {
  const module = await fetchMore(tries, integrity);
  Object.assign(english, module.english);
  return module;
}

/**
 * Lets go of an instance that broke, so that the next one who asks gets a new one.
 *
 * @param {Wanted} wanted
 * @param {People} broken
 */
export async function forget(wanted, broken) {
  const key = keyOf(wanted);
  const people = await opened.get(key)?.catch(() => undefined);
  if (people === broken) opened.delete(key);
}

/** @param {Wanted} wanted */
function keyOf({ src, base, integrity, language }) {
  return JSON.stringify([src, base, integrity, language]);
}
