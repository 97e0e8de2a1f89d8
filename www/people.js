// @ts-check
/**
 * The people of a site, ready to be searched: the wasm in its comfortable form.
 *
 * Importing does nothing; `open` loads. The wasm's code runs once on a page, however many
 * addresses are opened: of every further one only the people are taken.
 *
 * @module
 */
import init, * as wasm from "../pkg/profile-search.js";
import { compiled, failure, refusal } from "./compiled.js";
import { wasmName } from "./wasm-name.js";

/** @typedef {import("./types.js").Facet} Facet */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").OpenOptions} OpenOptions */
/** @typedef {import("./types.js").RenderOptions} RenderOptions */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").SearchOptions} SearchOptions */

/** What the wasm takes for a search; see `search` in `src/lib.rs`. @typedef {[string, Uint32Array, Uint32Array, number, number, number]} Request */

/** @type {Promise<WebAssembly.Module> | undefined} the module whose code runs */
let running;
/** How often the code was started. */
let starts = 0;
/** @type {Map<string, Promise<Source>>} */
const sources = new Map();

/**
 * Loads a wasm and opens its people.
 *
 * @param {OpenOptions} [options]
 * @returns {Promise<People>} rejects with an `Error` that has a `code`
 */
export async function open({ wasm: address, base, integrity, language = document.documentElement.lang } = {}) {
  const url = address ? new URL(address, document.baseURI) : new URL(wasmName(language), import.meta.url);
  // Who names a sum is not given what somebody else took without one.
  const key = `${url.href} ${integrity ?? ""}`;
  let source = sources.get(key);
  if (!source) {
    source = load(url.href, integrity);
    sources.set(key, source);
    source.catch(() => sources.delete(key));
  }
  return new People(await source, siteBase(base));
}

/**
 * @param {string} url
 * @param {string} [integrity]
 */
async function load(url, integrity) {
  const module = await compiled(url, integrity);
  const isFirst = !running;
  running ??= start(module);
  await running;
  return new Source(module, url, isFirst ? 0 : undefined);
}

/** @param {WebAssembly.Module} module */
async function start(module) {
  try {
    await init({ module_or_path: module });
    starts += 1;
    return module;
  } catch (cause) {
    running = undefined;
    throw cause instanceof WebAssembly.RuntimeError ? failure("panic", cause) : await refusal(cause);
  }
}

/**
 * Where the site stands, absolute and with a slash at its end.
 *
 * @param {string | URL} [base]
 */
function siteBase(base) {
  const own = import.meta.url.replace(/(assets\/profile-search\/)?[^/]*$/, "");
  const url = new URL(base ?? own, document.baseURI);
  // Not by its origin: of a page that was opened from a disk that is the word "null".
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/?$/, "/")}`;
}

/** The people of one wasm, behind the code that runs. */
class Source {
  #module;
  #url;
  #number;
  #start = starts;
  /** @type {WebAssembly.Module | undefined} what was put aside of the index */
  #rest;
  /** @type {Promise<boolean> | undefined} */
  #coming;

  /**
   * @param {WebAssembly.Module} module
   * @param {string} url - of the module
   * @param {number} [number] - the people's number, where they have one already
   */
  constructor(module, url, number) {
    this.#module = module;
    this.#url = url;
    this.#number = number;
  }

  /**
   * Whether there was a rest of the index, and it is here now. One that could not be fetched is asked for anew.
   *
   * @returns {Promise<boolean>}
   */
  complete() {
    this.#coming ??= this.#fetchRest().catch(() => {
      this.#coming = this.#rest = undefined;
      return false;
    });
    return this.#coming;
  }

  async #fetchRest() {
    const { rest } = this.ask(wasm.info);
    if (!rest) return false;
    this.#rest = await compiled(this.#url.replace(/\.wasm(?=[?#]|$)/, ".rest.wasm"), rest);
    this.ask(() => wasm.addRest(this.#rest));
    return true;
  }

  /**
   * Asks these people. A trap leaves the wasm's memory in an unknown state, so it is
   * started afresh and asked once more.
   *
   * @template T
   * @param {() => T} question
   * @returns {T}
   */
  ask(question) {
    try {
      return this.#choose(question);
    } catch (error) {
      if (!isTrap(error)) throw error;
    }
    try {
      wasm.restart();
      starts += 1;
      return this.#choose(question);
    } catch (error) {
      if (!isTrap(error)) throw error;
      wasm.restart();
      starts += 1;
      throw failure("panic", error);
    }
  }

  /**
   * @template T
   * @param {() => T} question
   * @returns {T}
   */
  #choose(question) {
    const isFresh = this.#start !== starts;
    this.#start = starts;
    if (this.#number === undefined || (this.#number > 0 && isFresh)) this.#number = wasm.add(this.#module);
    wasm.choose(this.#number);
    if (isFresh && this.#rest) wasm.addRest(this.#rest);
    return question();
  }
}

/**
 * Out of bounds, unreachable, or out of stack.
 *
 * @param {unknown} error
 */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** The orders, by the wasm's numbers. */
const SORTS = ["relevance", "title", "-title", "date", "-date"];

/** The cards' strings, in the order of `Key` in `src/dom/strings.rs`. */
const STRINGS = [
  "on_network", "website_of", "blog_of", "mail_to", "links_for", "tags_more_n", "new_tab",
  "reason_nickname", "reason_sound", "reason_near", "reason_partial", "website", "blog", "mail",
];

/** @type {WeakMap<object, Request>} what was asked for these results */
const requests = new WeakMap();
/** @type {WeakMap<Element, Source>} whose cards a list holds */
const drawn = new WeakMap();

/** The people of a site. Made by `open`. */
export class People {
  #source;
  #base;
  /** @type {Facet[]} */
  #facets;
  /** @type {Map<string, { place: number, ids: Map<string, number> }>} */
  #numbers = new Map();

  /**
   * @param {Source} source
   * @param {string} base
   */
  constructor(source, base) {
    this.#source = source;
    this.#base = base;
    /** @type {{ size: number, version: string, title: string, language: string }} */
    const { size, version, title, language } = source.ask(wasm.info);
    this.size = size;
    this.version = version;
    this.title = title;
    this.language = language;
    this.#facets = source.ask(wasm.facets);
    let next = 0;
    for (const [place, { name, values }] of this.#facets.entries()) {
      this.#numbers.set(name, { place, ids: new Map(values.map(({ value }) => [value, next++])) });
    }
  }

  /**
   * Finds people. Never throws on what a person typed.
   *
   * @param {string} query - as typed; empty finds everyone
   * @param {SearchOptions} [options]
   * @returns {Results}
   */
  search(query, { filters, all = [], sort = "relevance", offset = 0, limit = 20 } = {}) {
    const values = this.#valueNumbers(filters);
    const places = all.map((name) => this.#numbers.get(name)?.place).filter((place) => place !== undefined);
    /** @type {Request} */
    const request = [
      String(query), values, Uint32Array.from(places), Math.max(0, SORTS.indexOf(sort)), count(offset), count(limit),
    ];
    const found = this.#source.ask(() => wasm.search(...request));
    const results = this.#finished(found, values);
    requests.set(results, request);
    return results;
  }

  /**
   * Of a large site, fetches what no search waits for: the texts that snippets are cut from, and similar people.
   * Until then hits have none of them, but for the text of whoever has no role, and phrases are looked for in
   * names and roles only.
   *
   * @returns {Promise<boolean>} whether something came, so that the same search gives more now; never rejects
   */
  loadRest() {
    return this.#source.complete();
  }

  /** Every facet, with how many of all people have each value; in the stored order. */
  facets() {
    return this.#facets;
  }

  /**
   * Ways to finish the word being typed, best first.
   *
   * @param {string} query
   * @param {number} [limit]
   * @returns {{ query: string, count: number }[]}
   */
  suggest(query, limit = 5) {
    return this.#source.ask(() => wasm.suggest(String(query), count(limit)));
  }

  /**
   * One person, without marks.
   *
   * @param {number} id - `0` to `size - 1`
   * @returns {Hit}
   */
  profile(id) {
    const hit = this.#source.ask(() => wasm.profile(count(id)));
    if (!hit) throw new TypeError(`no person has the number ${id}`);
    return this.#addressed(hit);
  }

  /**
   * Draws results as cards. Whoever has a card in the list keeps its node.
   *
   * @param {HTMLElement} list - a `<ul role="list">`; what is in it belongs to `render`
   * @param {Results} results - as `search` gave them
   * @param {RenderOptions} [options]
   */
  render(list, results, options = {}) {
    const request = requests.get(results);
    if (!request) throw new TypeError("render draws what search gave, not a copy of it");
    const { append = false, headingLevel = 3, linkTarget = "", selected } = options;
    const pressed = selected ? this.#valueNumbers(selected) : request[1];
    this.#source.ask(() =>
      wasm.render(list, append, ...request, pressed, this.#base, headingLevel, flags(options), linkTarget, lines(options)),
    );
    if (!drawn.has(list)) list.addEventListener("error", replaceImage, true);
    drawn.set(list, this.#source);
  }

  /** @param {Record<string, string[]>} [filters] - what the index does not know is left out */
  #valueNumbers(filters = {}) {
    const numbers = Object.entries(filters).flatMap(([name, values]) => {
      const ids = this.#numbers.get(name)?.ids;
      return values.map((value) => ids?.get(value)).filter((id) => id !== undefined);
    });
    return Uint32Array.from(numbers);
  }

  /**
   * @param {any} found - as the wasm gave it
   * @param {Uint32Array} chosen
   * @returns {Results}
   */
  #finished({ counts, hits, ...found }, chosen) {
    let next = 0;
    const facets = this.#facets.map(({ name, values }) => {
      const counted = values.map(({ value }) => {
        const id = next++;
        return { value, count: counts[id] ?? 0, selected: chosen.includes(id) };
      });
      return [name, counted];
    });
    for (const hit of hits) this.#addressed(hit);
    // `fromEntries` makes a property of every name, even of `__proto__`.
    return { ...found, hits, facets: Object.fromEntries(facets) };
  }

  /** @param {any} hit */
  #addressed(hit) {
    hit.href = this.#base + hit.url.replace(/^\//, "");
    return hit;
  }
}

/**
 * A whole number that the wasm can take.
 *
 * @param {number} number
 */
function count(number) {
  return Math.min(Math.max(0, Math.trunc(number) || 0), 0xffffffff);
}

/** @param {RenderOptions} options */
function flags({ withRemoteImages, withoutAvatars, withoutHighlight }) {
  return (withRemoteImages ? 1 : 0) | (withoutAvatars ? 2 : 0) | (withoutHighlight ? 4 : 0);
}

/** @param {RenderOptions} options */
function lines({ strings = {} }) {
  return STRINGS.map((key) => {
    const phrase = strings[key];
    return typeof phrase === "string" ? phrase.replace(/\n/g, " ") : "";
  }).join("\n");
}

/**
 * Puts initials where a picture could not be loaded. An `error` does not rise, so a list
 * listens on the way down: one listener for all its pictures.
 *
 * @param {Event} event
 */
function replaceImage({ currentTarget, target }) {
  const list = /** @type {HTMLElement} */ (currentTarget);
  if (target instanceof HTMLImageElement) drawn.get(list)?.ask(() => wasm.replaceImage(list, target));
}
