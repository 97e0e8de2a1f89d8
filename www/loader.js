// @ts-check
/**
 * One wasm for all searches on a page that ask for the same one.
 *
 * @module
 */
import { open } from "./people.js";

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
