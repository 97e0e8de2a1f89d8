// @ts-check
/**
 * The directory at work: a change of state in, results painted, told and written to the address.
 *
 * One way through for every change, whoever asks for it: typing, a box, a link, the history.
 *
 * @module
 */
import { ACTION_MS, TYPING_MS } from "./announcer.js";
import { focusFirst } from "./dom.js";
import { emit, measure } from "./events.js";
import { Finder } from "./finder.js";
import { Painter } from "./painter.js";
import { SiteCards } from "./site-cards.js";
import { chosenIn, emptyState, parse, serialize, withFacet } from "./url-state.js";
import { resultsMessage } from "./wording.js";

/** @typedef {import("./types.js").People} People */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./options.js").Options} Options */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./view.js").View} View */

/** @typedef {"start" | "typing" | "action" | "page" | "history" | "refresh"} Cause */
/** @typedef {(results: Results) => string} Message */

/**
 * @typedef {object} Surroundings
 * @property {HTMLElement} host
 * @property {View} view
 * @property {import("./announcer.js").Announcer} announcer
 * @property {import("./address-bar.js").AddressBar} bar
 * @property {(state: "idle" | "results" | "empty") => void} setState
 * @property {(error: unknown) => void} fail - search itself broke
 */

/** Cards of the site that can be put in another order on every key; more take longer than a key may. */
const MAX_REARRANGED = 500;
/** People asked for at once; more are asked for while they are drawn. */
const AT_ONCE = 48;

export class Directory {
  #around;
  /** @type {SiteCards | null} */
  #site = null;
  /** The page's own title. */
  #title;

  /**
   * @param {Surroundings} around
   * @param {People} people
   * @param {Options} options
   * @param {Strings} strings
   * @param {Element | null} container - holds the site's own cards
   */
  constructor(around, people, options, strings, container) {
    this.#around = around;
    this.people = people;
    this.options = options;
    this.strings = strings;
    /** @type {SearchState} */
    this.state = emptyState();
    /** @type {Results | null} */
    this.results = null;
    if (container?.querySelector("a[href]") && options.mode !== "render") {
      this.#site = new SiteCards(container, people.search("", { limit: people.size }).hits);
      if (this.#site.size === 0) this.#site = null;
    }
    this.finder = new Finder(people, options, this.#site !== null);
    this.painter = new Painter(around, container, this.#site);
    this.painter.build(this.finder, strings);
    this.#title = document.title;
  }

  /**
   * Takes other options or another language, and shows the same again.
   *
   * @param {Options} options
   * @param {Strings} strings
   */
  reconfigure(options, strings) {
    this.options = options;
    this.strings = strings;
    this.finder = new Finder(this.people, options, this.#site !== null);
    this.painter.build(this.finder, strings);
    this.painter.openFacets(this.state.filters);
    if (this.results) this.repaint();
  }

  /**
   * A change without what the index does not know.
   *
   * @param {Partial<SearchState>} change
   * @returns {Partial<SearchState>}
   */
  known(change) {
    if (!change.filters) return change;
    /** @type {Record<string, string[]>} */
    let filters = {};
    for (const [facet, values] of this.finder.shape.facets) {
      const chosen = chosenIn(change.filters, facet);
      filters = withFacet(filters, facet, chosen.filter((value) => values?.has(value)));
    }
    return { ...change, filters };
  }

  /** The state the address bar tells of. */
  read() {
    return parse(location.search, this.finder.shape);
  }

  /**
   * The address of a state on this page.
   *
   * @param {SearchState} state
   */
  searchOf(state) {
    return serialize(state, location.search, this.finder.shape);
  }

  /**
   * Goes to another state.
   *
   * @param {Partial<SearchState>} change
   * @param {Cause} cause
   * @param {Message} [message] - what to say of it; the number of people unless told
   */
  change(change, cause, message) {
    this.state = { ...this.state, page: 1, ...change };
    const { query, filters } = this.state;
    if (!emit(this.#around.host, "ps-before-search", { query, filters }, true)) return;
    const started = performance.now();
    const results = this.#search(cause);
    if (!results) return;
    const ms = measure("ps:query", started);
    const painted = performance.now();
    this.#paint(results, cause);
    measure("ps:render", painted);
    this.#settle(results, cause, ms, message);
  }

  /**
   * The people to ask for at once, and the place of the last one wanted.
   *
   * @param {Cause} cause
   */
  range(cause) {
    const { pageSize } = this.options;
    const { page } = this.state;
    const pagination = this.pagination;
    const offset = pagination === "pages" ? (page - 1) * pageSize : 0;
    const end = pagination === "all" ? this.people.size : page * pageSize;
    // In one go, so that the browser finds its scroll position again and cards that were there stay.
    const isWhole = this.usesSiteCards || cause === "history" || cause === "start" || cause === "page";
    const isLong = this.people.size > MAX_REARRANGED && this.usesSiteCards && this.finder.isIdle(this.state) && !this.state.sort;
    return { offset, end, isWhole, limit: isWhole && !isLong ? end - offset : Math.min(end - offset, AT_ONCE) };
  }

  get pagination() {
    return this.options.pagination || (this.usesSiteCards && !this.options.isPaged ? "all" : "more");
  }

  /** Whether the present results are shown with the cards the site put there. */
  get usesSiteCards() {
    if (!this.#site) return false;
    if (this.options.mode === "enhance" || this.finder.isIdle(this.state)) return true;
    return this.#site.isComplete && this.#site.size <= MAX_REARRANGED;
  }

  /**
   * Ticks or unticks a value.
   *
   * @param {string} facet
   * @param {string} value
   */
  toggle(facet, value) {
    const chosen = chosenIn(this.state.filters, facet);
    const isOn = !chosen.includes(value);
    const others = this.options.oneOf.has(facet) ? [] : chosen.filter((other) => other !== value);
    this.choose(facet, isOn ? [...others, value] : others, { value, isOn });
  }

  /**
   * Sets the chosen values of a facet; what the index does not know is left out.
   *
   * @param {string} facet
   * @param {string[]} values
   * @param {{ value: string, isOn: boolean }} [cause] - the value that was used
   */
  choose(facet, values, cause) {
    const { filters = {} } = this.known({ filters: withFacet(this.state.filters, facet, values) });
    if (!cause) return this.change({ filters }, "action");
    const { value, isOn } = cause;
    emit(this.#around.host, "ps-filter", { facet, value, selected: isOn });
    const key = isOn ? "facet_added" : "facet_removed";
    this.change({ filters }, "action", ({ total }) => this.strings.say(key, { label: value, count: total }));
  }

  /**
   * Takes off what a chip stands for: a value, or a whole range.
   *
   * @param {string} facet
   * @param {string} value
   */
  takeOff(facet, value) {
    const chosen = chosenIn(this.state.filters, facet);
    if (chosen.includes(value)) this.toggle(facet, value);
    else this.choose(facet, [], { value, isOn: false });
  }

  get #spoken() {
    return { ...this.state, filters: this.painter.named(this.state.filters) };
  }

  /** Takes all filters off. */
  clearFilters() {
    emit(this.#around.host, "ps-clear", {});
    this.change({ filters: {} }, "action", ({ total }) => this.strings.say("cleared", { count: total }));
  }

  /** @param {string} sort - empty: the order that suits the query */
  sortBy(sort) {
    emit(this.#around.host, "ps-sort", { sort: sort || this.finder.sortOf({ ...this.state, sort: null }) });
    this.change({ sort: sort || null }, "action", (results) => {
      const label = this.finder.sorts(this.state, this.strings).find(({ value }) => value === sort)?.label;
      return resultsMessage(this.#spoken, results, this.strings, label);
    });
  }

  /** Shows the next people below those shown, and moves focus to the first of them. */
  showMore() {
    const shown = this.painter.cards.links().length;
    this.#turn(this.state.page + 1);
    focusFirst(this.painter.cards.links()[shown], this.#around.view.summary);
  }

  /** @param {number} page */
  goTo(page) {
    this.#turn(page);
    const { summary } = this.#around.view;
    summary.focus();
    summary.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} page */
  #turn(page) {
    emit(this.#around.host, "ps-page", { page });
    this.change({ page }, "page", ({ total }) => {
      const shown = Math.min(page * this.options.pageSize, total);
      return this.strings.say("page_announce", { shown, count: total });
    });
  }

  /** The sentence about the present results. */
  message() {
    return this.results ? resultsMessage(this.#spoken, this.results, this.strings) : "";
  }

  /** Paints the present results again: what was drawn for a printer goes. */
  repaint() {
    const results = this.#search("history");
    if (results) this.#paint(results, "history");
  }

  /** Gives the site's own cards back. */
  close() {
    this.painter.close();
  }

  /**
   * @param {Cause} cause
   * @returns {Results | null} null: search broke, and said so
   */
  #search(cause) {
    try {
      const results = this.finder.find(this.state, this.range(cause));
      const last = Math.max(1, Math.ceil(results.total / this.options.pageSize));
      if (this.state.page <= last) return results;
      this.state = { ...this.state, page: last };
      return this.finder.find(this.state, this.range(cause));
    } catch (error) {
      this.#around.fail(error);
      return null;
    }
  }

  /**
   * @param {Results} results
   * @param {Cause} cause
   */
  #paint(results, cause) {
    this.results = results;
    const isIdle = this.finder.isIdle(this.state);
    this.#around.setState(results.total === 0 ? "empty" : isIdle ? "idle" : "results");
    this.painter.paint(this, results, this.range(cause));
  }

  /**
   * @param {Results} results
   * @param {Cause} cause
   * @param {number} ms
   * @param {Message} [message]
   */
  #settle(results, cause, ms, message) {
    const { host, bar, announcer } = this.#around;
    const { query, filters, page } = this.state;
    const { total } = results;
    emit(host, "ps-results", { query, filters, sort: this.finder.sortOf(this.state), page, total, ms });
    if (this.options.updatesTitle) document.title = query.trim() ? `${query.trim()} – ${this.#title}` : this.#title;
    const search = this.searchOf(this.state);
    if (cause === "typing") bar.type(search);
    else if (cause === "action" || cause === "page") bar.act(search);
    else if (cause !== "history") bar.correct(search);
    if (cause === "start" || cause === "history") return announcer.cancel();
    const text = (total > 0 && message?.(results)) || this.message();
    const delay = this.options.announceDelay ?? (cause === "typing" ? TYPING_MS : ACTION_MS);
    announcer.say(text, delay, { isRepeat: cause === "refresh" });
  }
}
