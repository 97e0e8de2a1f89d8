// @ts-check
/**
 * `<profile-search>`: the element's attributes, properties and methods.
 *
 * @module
 */
import { Life } from "./life.js";
import { FLAGS, LOADING, VALUES, reflectAttributes } from "./options.js";
import { textsIn } from "./strings.js";
import { withFacet } from "./url-state.js";

/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./strings.js").Phrases} Phrases */

/** Set before the element was upgraded, these are plain members; they are set again as properties. */
const EARLY = ["strings", "query", "filters", "sort", "page"];

export class ProfileSearch extends HTMLElement {
  static observedAttributes = [...VALUES, ...FLAGS, "lang", "dir"];

  #life = beginLife(this);

  connectedCallback() {
    for (const name of EARLY) this.#setAgain(name);
    this.#life.begin();
  }

  disconnectedCallback() {
    this.#life.end();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#life.reconfigure(LOADING.has(name) || name === "for" || name === "mode");
  }

  /** Resolves with the element once search works; a failure is told by `ps-error` instead. */
  get ready() {
    return this.#life.ready.then(() => this);
  }

  /** `pending`, `loading`, `idle`, `typing`, `results`, `empty` or `error`. */
  get state() {
    return this.#life.state;
  }

  /** What is searched for, as typed. */
  get query() {
    return this.#life.asked.query;
  }

  set query(query) {
    this.#life.ask({ query: String(query ?? "") });
  }

  /** The chosen values of each facet. */
  get filters() {
    return structuredClone(this.#life.asked.filters);
  }

  set filters(filters) {
    this.#life.ask({ filters: filtersIn(filters) });
  }

  /** The order in force: `relevance`, `title`, `-title`, `date` or `-date`. */
  get sort() {
    const { directory, asked } = this.#life;
    return directory?.finder.sortOf(asked) ?? asked.sort ?? "relevance";
  }

  set sort(sort) {
    this.#life.ask({ sort: sort === "relevance" ? null : sort });
  }

  /** From 1; where more are shown by a button, the pages shown. */
  get page() {
    return this.#life.asked.page;
  }

  set page(page) {
    this.#life.ask({ page: Math.max(1, Math.trunc(Number(page)) || 1) });
  }

  /** @returns {readonly Hit[]} the people found and shown, best first */
  get results() {
    return Object.freeze([...(this.#life.directory?.results?.hits ?? [])]);
  }

  /** How many people match. */
  get total() {
    return this.#life.directory?.results?.total ?? 0;
  }

  /** Each facet's values with their counts under the present query. */
  get facets() {
    return this.#life.directory?.results?.facets ?? {};
  }

  /** The language the element speaks, BCP 47. */
  get locale() {
    return this.#life.strings.locale;
  }

  /** Sentences of the page's own, by key; those left out stay as they are. */
  get strings() {
    return { ...this.#life.strings.phrases };
  }

  set strings(strings) {
    this.#life.setPhrases(textsIn(strings));
  }

  /** The version of the index's maker; empty until search is ready. */
  get version() {
    return this.#life.directory?.people.version ?? "";
  }

  /**
   * Searches as if the visitor had typed `query`.
   *
   * @param {string} query
   * @param {{ push?: boolean }} [options] - `push`: make an entry in the history; yes unless told
   */
  search(query, { push = true } = {}) {
    this.#life.ask({ query: String(query) }, push ? "action" : "refresh");
  }

  /**
   * Chooses the values of a facet; values the index does not know are left out.
   *
   * @param {string} facet
   * @param {string[]} values - empty: any
   */
  setFilter(facet, values) {
    this.#life.ask({ filters: withFacet(this.#life.asked.filters, facet, values.map(String)) });
  }

  /**
   * Chooses a value of a facet, or gives it up.
   *
   * @param {string} facet
   * @param {string} value
   */
  toggleFilter(facet, value) {
    this.#life.directory?.toggle(facet, value);
  }

  /** Shows everyone: no query, no filters. */
  clear() {
    this.#life.clear();
  }

  /** Searches again for the same and paints it. */
  refresh() {
    this.#life.directory?.change(this.#life.asked, "refresh");
  }

  /** Shows the next people below those shown. */
  showMore() {
    const { directory } = this.#life;
    if (directory && directory.painter.hasMore) directory.showMore();
  }

  /** Focuses the search box. */
  focus(/** @type {FocusOptions} */ options) {
    this.#life.view.input.focus(options);
  }

  /**
   * The address of this page with a state of the search.
   *
   * @param {Partial<SearchState>} [state] - what differs from the present state
   * @returns {string} absolute
   */
  getURL(state = {}) {
    const url = new URL(location.href);
    const { directory, asked } = this.#life;
    if (directory) url.search = directory.searchOf({ ...asked, ...state });
    return url.href;
  }

  /**
   * Says a sentence to screen readers.
   *
   * @param {string} text
   */
  announce(text) {
    this.ready.then(() => this.#life.session?.announcer.say(String(text), 0));
  }

  /** @param {string} name */
  #setAgain(name) {
    if (!Object.hasOwn(this, name)) return;
    const self = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this));
    const value = self[name];
    delete self[name];
    self[name] = value;
  }
}

reflectAttributes(ProfileSearch);

/**
 * Where a browser is too old for what comes, the site's list shows through: a shadow root cannot be taken off again.
 *
 * @param {HTMLElement} host
 */
function beginLife(host) {
  const internals = host.attachInternals();
  const root = host.attachShadow({ mode: "open" });
  try {
    return new Life(host, root, internals);
  } catch (cause) {
    root.append(document.createElement("slot"));
    throw cause;
  }
}

/**
 * @param {unknown} filters
 * @returns {Record<string, string[]>}
 */
function filtersIn(filters) {
  /** @type {Record<string, string[]>} */
  let chosen = {};
  for (const [facet, values] of Object.entries(filters ?? {})) {
    chosen = withFacet(chosen, facet, [values].flat().map(String));
  }
  return chosen;
}
