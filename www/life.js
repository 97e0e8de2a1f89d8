// @ts-check
/**
 * The life of one element: from the first tag to the last, with and without search.
 *
 * @module
 */
import css from "./profile-search-shadow.css";
import { emit, measure } from "./events.js";
import { showFirst } from "./first-cards.js";
import { forget, sharedMore, sharedPeople } from "./loader.js";
import { codeOf, countCards, keepOffline, showError, showLoading, whenNear } from "./loading.js";
import { readOptions } from "./options.js";
import { Strings, languageOf, phrasesFor } from "./strings.js";
import { emptyState, parse } from "./url-state.js";
import { buildView, labelView, shapeView } from "./view.js";
import { wasmName } from "./wasm-name.js";

/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {"action" | "refresh"} Cause */
/** @typedef {"" | "pending" | "loading" | "idle" | "typing" | "results" | "empty" | "error"} StateName */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export class Life {
  strings = new Strings();
  /** @type {import("./session.js").Session | null} null until search is ready */
  session = null;
  /** @type {StateName} */
  state = "";
  /** @type {SearchState} what is asked for, also while search is not ready */
  #early = emptyState();
  /** @type {Set<keyof SearchState>} what the visitor or the page asked for before search was ready */
  #touched = new Set();
  /** @type {AbortController | null} */
  #living = null;
  /** @type {import("./strings.js").Phrases} */
  #phrases = {};
  /** @type {{ locale: string, phrases: import("./strings.js").Phrases }} */
  #fetched = { locale: "en", phrases: {} };
  /** @type {() => void} */
  #resolveReady = () => {};
  #ticket = 0;
  #labelTicket = 0;
  #restarts = 0;
  #isChanging = false;
  #mustReload = false;
  /** The wasm that was asked for. */
  #loaded = "";

  /**
   * @param {HTMLElement} host
   * @param {ShadowRoot} root
   * @param {ElementInternals} internals
   */
  constructor(host, root, internals) {
    root.adoptedStyleSheets = [sheet];
    this.host = host;
    this.root = root;
    this.internals = internals;
    this.options = readOptions(host);
    this.view = buildView(root, this.options.headingLevel);
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve) => (this.#resolveReady = resolve));
  }

  get directory() {
    return this.session?.directory ?? null;
  }

  get asked() {
    return this.directory?.state ?? this.#early;
  }

  /** The element that holds the site's own cards: the one named by `for`, else this one. */
  get container() {
    const { target } = this.options;
    return target ? find(target) : this.host;
  }

  /** Whose people are searched. */
  get #wanted() {
    return { ...this.options, language: languageOf(this.host) };
  }

  /** The wasm of the language, where the page leaves the choice to it. */
  get #wasm() {
    const { src, integrity } = this.options;
    return src || integrity ? "" : wasmName(languageOf(this.host));
  }

  /** Whether the site may have put cards of its own there. */
  get hasSiteCards() {
    return this.options.mode !== "render" && Boolean(this.container?.querySelector("a[href]"));
  }

  /** The element is on the page. */
  begin() {
    this.#living = new AbortController();
    const { signal } = this.#living;
    const { host, view } = this;
    this.#configure();
    this.setState("pending");
    this.#listen(signal);
    this.#relabel();
    if (!this.#touched.has("query")) {
      this.#early.query = parse(location.search, { prefix: this.options.urlPrefix, facets: new Map() }).query;
      view.input.value = this.#early.query;
    }
    if (this.options.isEager || this.#early.query) this.load();
    else whenNear(host, view.input, signal, () => this.load());
  }

  /** The element has left the page. */
  end() {
    this.#living?.abort();
    this.#ticket += 1;
    if (this.session) this.#early = this.asked;
    this.#close();
    this.#touched.clear();
  }

  /**
   * An attribute or the page's language changed; several changes at once are one.
   *
   * @param {boolean} mustReload - the people may be others
   */
  reconfigure(mustReload) {
    this.#mustReload ||= mustReload;
    if (this.#isChanging || !this.#living || this.#living.signal.aborted) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      if (this.#living?.signal.aborted) return;
      this.#configure();
      const isNew = (this.#mustReload || this.#wasm !== this.#loaded) && this.session !== null;
      this.#mustReload = false;
      if (isNew) this.#startAnew();
      else this.#relabel();
    });
  }

  /** @param {import("./strings.js").Phrases} phrases - the page's own sentences */
  setPhrases(phrases) {
    this.#phrases = phrases;
    if (this.#living) this.#relabel();
  }

  /** Shows everyone. */
  clear() {
    emit(this.host, "ps-clear", {});
    this.ask({ query: "", filters: {} });
  }

  /**
   * Goes to another state, at once or as soon as search is ready.
   *
   * @param {Partial<SearchState>} change
   * @param {Cause} [cause]
   */
  ask(change, cause = "action") {
    const { session, view } = this;
    if (session) return session.ask(change, cause);
    if (change.query !== undefined && view.input.value !== change.query) view.input.value = change.query;
    this.#early = { ...this.#early, ...change };
    for (const name of Object.keys(change)) this.#touched.add(/** @type {keyof SearchState} */ (name));
  }

  /** Loads the wasm, shows the first people and hands over; tells of a failure and leaves the site's cards as they are. */
  async load() {
    const ticket = ++this.#ticket;
    const { options } = this;
    this.#loaded = this.#wasm;
    const started = performance.now();
    const signs = showLoading(this, started);
    try {
      const people = await sharedPeople(this.#wanted);
      await signs.done();
      if (ticket !== this.#ticket) return;
      signs.stop();
      if (!this.#touched.size) showFirst(this, people);
      const more = await sharedMore(options.integrityMore);
      if (ticket === this.#ticket) this.#open(more, people, measure("ps:load", started));
    } catch (error) {
      if (ticket === this.#ticket) this.fail(error);
    } finally {
      signs.stop();
      keepOffline(this);
    }
  }

  /**
   * Search does not work: says so, once, and shows what the site itself has.
   *
   * @param {unknown} error
   */
  fail(error) {
    const { session, view, host } = this;
    const code = codeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    if (session) {
      this.#early = session.directory.state;
      this.#close();
      for (const name of /** @type {const} */ (["query", "filters", "sort", "page"])) this.#touched.add(name);
      forget(this.#wanted, session.directory.people).then(() => this.#restart(code, message));
      return;
    }
    view.assertive.textContent = this.#showError();
    this.setState("error");
    emit(host, "ps-error", { code, message });
  }

  /**
   * @param {StateName} state
   */
  setState(state) {
    const from = this.state;
    if (from === state) return;
    this.state = state;
    this.host.dataset.state = state;
    // Classes, and no attribute: its every change would have the style of whatever is inside worked out anew.
    const { classList } = this.view.base;
    classList.toggle("waiting", state === "pending" || state === "loading");
    classList.toggle("failed", state === "error");
    const { states } = /** @type {{ states?: Set<string> }} */ (/** @type {unknown} */ (this.internals));
    try {
      states?.delete(from);
      states?.add(state);
    } catch {
      // Browsers that know only dashed names; `data-state` says the same.
    }
    emit(this.host, "ps-state", { from, to: state });
  }

  /**
   * A broken instance is replaced once without a word; after that it is an error.
   *
   * @param {string} code
   * @param {string} message
   */
  #restart(code, message) {
    this.#restarts += 1;
    if (this.#restarts === 1) this.load();
    else this.fail(Object.assign(new Error(message), { code }));
  }

  /**
   * @param {import("./loader.js").More} more
   * @param {import("./types.js").People} people
   * @param {number} ms
   */
  #open({ Session, sheet: moreSheet }, people, ms) {
    const { host, root, view } = this;
    view.assertive.textContent = "";
    root.adoptedStyleSheets = [sheet, moreSheet];
    this.#speak();
    this.session = new Session(this, people);
    const { directory } = this.session;
    view.base.classList.toggle("nobody", people.size === 0);
    const state = directory.read();
    for (const name of this.#touched) Object.assign(state, directory.known({ [name]: this.#early[name] }));
    const isTyping = root.activeElement === view.input && this.#touched.has("query");
    this.#touched.clear();
    if (!isTyping) view.input.value = state.query;
    emit(host, "ps-ready", { count: people.size, ms, version: people.version });
    this.session.start(state);
    this.#resolveReady();
  }

  #close() {
    this.session?.close();
    this.session = null;
  }

  /** Reads the attributes. */
  #configure() {
    this.options = readOptions(this.host);
    shapeView(this.view, this.options, this.hasSiteCards);
  }

  /** Other people, or other cards: begins from the start, with what was asked for. */
  #startAnew() {
    this.end();
    this.begin();
  }

  /** Speaks the language of the element's place on the page, at once and again when its sentences are here. */
  async #relabel() {
    const ticket = ++this.#labelTicket;
    const locale = languageOf(this.host);
    if (this.#fetched.locale !== locale) this.#fetched = { locale, phrases: {} };
    this.#speak();
    const phrases = await phrasesFor(locale, this.host, this.options.stringsSrc);
    if (ticket !== this.#labelTicket || JSON.stringify(phrases) === JSON.stringify(this.#fetched.phrases)) return;
    this.#fetched = { locale, phrases };
    this.#speak();
  }

  /** Says everything anew, with the sentences there are by now. */
  #speak() {
    const { locale, phrases } = this.#fetched;
    this.strings = new Strings(locale, phrases, this.#phrases);
    labelView(this.view, this.strings, this.options, [...document.querySelectorAll(this.host.localName)].indexOf(this.host));
    if (this.state === "error") this.#showError();
    this.session?.reconfigure();
  }

  /** @returns {string} what it says */
  #showError() {
    return showError(this.view, countCards(this.container), this.strings);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const { form, input, clear, error } = this.view;
    input.addEventListener("input", () => this.#typedEarly(), { signal });
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("reset", () => this.session ?? this.ask({ query: "" }), { signal });
    error.addEventListener("click", ({ target }) => this.#retry(/** @type {Element} */ (target)), { signal });
    const observer = new MutationObserver(() => this.reconfigure(false));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang", "dir"] });
    signal.addEventListener("abort", () => observer.disconnect());
    clear.hidden = input.value === "";
  }

  /** What is typed before search is ready is kept, and searched for then. */
  #typedEarly() {
    const { input, clear } = this.view;
    if (this.session) return;
    clear.hidden = input.value === "";
    this.ask({ query: input.value });
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (!this.session) this.load();
  }

  /** @param {Element} target */
  #retry(target) {
    if (!target.closest("[part~=retry]")) return;
    this.view.input.focus();
    this.load();
  }
}

/**
 * @param {string} selector
 * @returns {Element | null}
 */
function find(selector) {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}
