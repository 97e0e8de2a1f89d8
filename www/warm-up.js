// @ts-check
/**
 * A first key as quick as the others.
 *
 * Browsers compile a function of the wasm when it is called for the first time, and compile it well only once it has
 * been called often. So the search runs while the visitor is between entering the box and the first key, a few
 * milliseconds at a time; who never enters the box pays nothing for it.
 *
 * @module
 */

/** Between two runs a key finds the thread free. */
const PAUSE_MS = 25;
/** How often each way is gone: the second time finds slower code than the third. */
const ROUNDS = 2;

/**
 * A name whole, with a letter lost, just begun, and by its end: each is found by other functions.
 *
 * @param {string} name
 */
const waysToType = (name) => [name, name.slice(0, 1) + name.slice(2), name.slice(0, 2), name.slice(-4)];

/**
 * Makes the search warm as soon as the box has focus, until there is a first key.
 *
 * @param {HTMLElement} input
 * @param {import("./types.js").People} people
 * @param {AbortSignal} signal
 * @param {(run: () => void) => void} [later]
 */
export function warmUp(input, people, signal, later = (run) => setTimeout(run, PAUSE_MS)) {
  if (people.size === 0) return;
  const ways = waysToType(people.profile(0).title);
  const queries = Array.from({ length: ROUNDS }, () => ways).flat();
  const stop = () => queries.splice(0);
  const run = () => {
    const query = queries.shift();
    if (query === undefined) return;
    try {
      people.search(query, { limit: 1 });
    } catch {
      return; // The first key will tell.
    }
    later(run);
  };
  input.addEventListener("input", stop, { once: true, signal });
  signal.addEventListener("abort", stop, { once: true });
  if (input.matches(":focus")) later(run);
  else input.addEventListener("focus", () => later(run), { once: true, signal });
}
