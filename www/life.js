// @ts-check
/**
 * The life of one element: from the first tag to the last, with and without search.
 *
 * @module
 */
import css from "./profile-search-shadow.css";
import { AddressBar } from "./address-bar.js";
import { Announcer } from "./announcer.js";
import { listenToControls } from "./controls.js";
import { Directory } from "./directory.js";
import { emit, measure } from "./events.js";
import { listenToCards, listenToShortcut } from "./keys.js";
import { forget, sharedPeople } from "./loader.js";
import { codeOf, countCards, showLoading, whenNear } from "./loading.js";
import { readOptions } from "./options.js";
import { errorText, hideOutcome, showError } from "./outcome.js";
import { Strings, languageOf, phrasesFor } from "./strings.js";
import { buildView, labelView, shapeView } from "./view.js";
import { emptyState, parse } from "./url-state.js";

/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./directory.js").Cause} Cause */
/** @typedef {"" | "pending" | "loading" | "idle" | "typing" | "results" | "empty" | "error"} StateName */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export class Life {
  bar = new AddressBar();
  strings = new Strings();
  /** @type {Directory | null} null until search is ready */
  directory = null;
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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #debounce;
  /** @type {() => void} */
  #resolveReady = () => {};
  #ticket = 0;
  #labelTicket = 0;
  #restarts = 0;
  #isChanging = false;
  #mustReload = false;

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
    this.announcer = new Announcer(this.view.polite, this.view.assertive);
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve) => (this.#resolveReady = resolve));
  }

  get asked() {
    return this.directory?.state ?? this.#early;
  }

  /** The element that holds the site's own cards: the one named by `for`, else this one. */
  get container() {
    const { target } = this.options;
    return target ? find(target) : this.host;
  }

  /** Whether the site may have put cards of its own there. */
  get hasSiteCards() {
    return this.options.mode !== "render" && Boolean(this.container?.querySelector("a[href]"));
  }

  /** The element is on the page. */
  begin() {
    this.#living = new AbortController();
    const { signal } = this.#living;
    const { container, host, root } = this;
    this.#configure();
    this.setState("pending");
    listenToControls(this, signal);
    listenToCards(this, container && container !== host ? [root, container] : [root], signal);
    listenToShortcut(this, signal);
    this.#listenToPage(signal);
    this.#relabel();
    this.#early.query = parse(location.search, { prefix: this.options.urlPrefix, facets: new Map() }).query;
    if (!this.#touched.has("query")) this.view.input.value = this.#early.query;
    if (this.options.isEager || this.#early.query) this.load();
    else whenNear(host, this.view.input, signal, () => this.load());
  }

  /** The element has left the page. */
  end() {
    this.#living?.abort();
    this.#ticket += 1;
    clearTimeout(this.#debounce);
    this.bar.forget();
    this.announcer.stop();
    this.directory?.close();
    if (this.directory) this.#early = this.directory.state;
    this.directory = null;
    this.#touched.clear();
  }

  /**
   * An attribute changed; several changes at once are one.
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
      const isNew = this.#mustReload && this.directory !== null;
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

  /** The text in the box changed. */
  typed() {
    const { value } = this.view.input;
    this.view.clear.hidden = value === "";
    clearTimeout(this.#debounce);
    if (!this.options.debounce || !this.directory) return this.ask({ query: value }, "typing");
    this.setState("typing");
    this.#debounce = setTimeout(() => this.ask({ query: value }, "typing"), this.options.debounce);
  }

  /** Searches at once for what is in the box, and ends the run of typing. */
  commit() {
    clearTimeout(this.#debounce);
    const { value } = this.view.input;
    if (value !== this.asked.query || this.state === "typing") this.ask({ query: value }, "typing");
    this.bar.endRun();
    if (this.directory) this.announcer.say(this.directory.message(), 0);
    else this.load();
  }

  /** Empties the box. */
  clearQuery() {
    emit(this.host, "ps-clear", {});
    this.ask({ query: "" });
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
    const { view, directory } = this;
    clearTimeout(this.#debounce);
    if (change.query !== undefined && view.input.value !== change.query) view.input.value = change.query;
    if (directory) return directory.change(directory.known(change), cause);
    this.#early = { ...this.#early, ...change };
    for (const name of Object.keys(change)) this.#touched.add(/** @type {keyof SearchState} */ (name));
  }

  /** Loads the wasm and starts searching; tells of a failure and leaves the site's cards as they are. */
  async load() {
    const ticket = ++this.#ticket;
    const { options } = this;
    const started = performance.now();
    const signs = showLoading(this, started);
    try {
      const people = await sharedPeople(options);
      await signs.done();
      if (ticket !== this.#ticket) return;
      this.#open(people, measure("ps:load", started));
    } catch (error) {
      signs.stop();
      if (ticket === this.#ticket) this.fail(error);
    } finally {
      signs.stop();
    }
  }

  /**
   * Search does not work: says so, once, and shows what the site itself has.
   *
   * @param {unknown} error
   */
  fail(error) {
    const { view, strings, host } = this;
    const broken = this.directory;
    const code = codeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    if (broken) {
      this.#early = broken.state;
      this.directory = null;
      broken.close();
      for (const name of /** @type {const} */ (["query", "filters", "sort", "page"])) this.#touched.add(name);
      forget(this.options, broken.people).then(() => this.#restart(code, message));
      return;
    }
    hideOutcome(view);
    const text = errorText(view, countCards(this.container), strings);
    showError(view, text, strings);
    this.setState("error");
    this.announcer.alert(text);
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
    this.view.base.dataset.state = state;
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
   * @param {import("./types.js").People} people
   * @param {number} ms
   */
  #open(people, ms) {
    this.announcer.alert("");
    this.directory = new Directory(this, people, this.options, this.strings, this.container);
    const { directory, host, view } = this;
    view.base.classList.toggle("nobody", people.size === 0);
    const state = directory.read();
    for (const name of this.#touched) Object.assign(state, directory.known({ [name]: this.#early[name] }));
    const isTyping = this.root.activeElement === view.input && this.#touched.has("query");
    this.#touched.clear();
    if (!isTyping) view.input.value = state.query;
    directory.painter.openFacets(state.filters);
    emit(host, "ps-ready", { count: people.size, ms, version: people.version });
    directory.change(state, "start");
    this.#resolveReady();
  }

  /** Reads the attributes. */
  #configure() {
    this.options = readOptions(this.host);
    this.bar.mode = /** @type {"push" | "replace" | "none"} */ (this.options.urlState);
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
    const known = this.#fetched.locale === locale ? this.#fetched.phrases : {};
    this.#speak(new Strings(locale, known, this.#phrases));
    const phrases = await phrasesFor(locale, this.host, this.options.stringsSrc);
    if (ticket !== this.#labelTicket || JSON.stringify(phrases) === JSON.stringify(known)) return;
    this.#fetched = { locale, phrases };
    this.#speak(new Strings(locale, phrases, this.#phrases));
  }

  /** @param {Strings} strings */
  #speak(strings) {
    const { directory, options, view } = this;
    this.strings = strings;
    labelView(view, strings, options, [...document.querySelectorAll(this.host.localName)].indexOf(this.host));
    if (this.state === "error") {
      const text = errorText(view, countCards(this.container), strings);
      showError(view, text, strings);
    }
    directory?.reconfigure(options, strings);
  }

  /** @param {AbortSignal} signal */
  #listenToPage(signal) {
    window.addEventListener("popstate", () => this.#followHistory(), { signal });
    window.addEventListener("beforeprint", () => this.directory?.painter.paintAll(this.directory), { signal });
    window.addEventListener("afterprint", () => this.directory?.repaint(), { signal });
    window.addEventListener("pagehide", () => this.bar.flush(), { signal });
    document.addEventListener("turbo:before-cache", () => this.directory?.close(), { signal });
    const observer = new MutationObserver(() => this.#relabel());
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang", "dir"] });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Shows what the address says, at once: the browser is about to scroll to where it was. */
  #followHistory() {
    const { directory, bar, view, options } = this;
    bar.leave();
    clearTimeout(this.#debounce);
    if (!directory || options.urlState === "none") return;
    const state = directory.read();
    view.input.value = state.query;
    directory.change(state, "history");
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
