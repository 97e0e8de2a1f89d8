// @ts-check
/**
 * Results on the screen: count, chips, filters, cards, the way to more, and what to do when there is nobody.
 *
 * @module
 */
import { focusFirst, h, setAttribute, setText } from "./dom.js";
import { showChips } from "./chips.js";
import { cardOptions } from "./first-cards.js";
import { Facet } from "./facets.js";
import { hideOutcome, showEmpty, showNotice, waysOut } from "./outcome.js";
import { showMoreButton, showPageLinks } from "./paging.js";
import { PeopleCards } from "./people-cards.js";
import { drawerOf, templateIn } from "./template-cards.js";
import { chosenIn } from "./url-state.js";
import { showFilters } from "./view.js";
import { resultsMessage } from "./wording.js";

/** @typedef {import("./directory.js").Directory} Directory */
/** @typedef {import("./directory.js").Surroundings} Surroundings */
/** @typedef {import("./finder.js").Finder} Finder */
/** @typedef {import("./site-cards.js").SiteCards} SiteCards */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./types.js").Results} Results */

/** From this width of the element on, filters stand beside the cards; the style sheet says the same. */
const WIDE_REM = 60;

export class Painter {
  #around;
  #container;
  #site;
  #drawn;
  /** @type {Map<string, Facet>} */
  #facets = new Map();

  /**
   * @param {Surroundings} around
   * @param {Element | null} container - holds the site's own cards
   * @param {SiteCards | null} site
   */
  constructor(around, container, site) {
    this.#around = around;
    this.#container = container;
    this.#site = site;
    const template = templateIn(around.host);
    this.#drawn = new PeopleCards(around.view.list, template ? drawerOf(template) : undefined);
    /** @type {SiteCards | PeopleCards} the cards that are shown */
    this.cards = this.#drawn;
  }

  /**
   * Makes the filters the index and the page call for.
   *
   * @param {Finder} finder
   * @param {Strings} strings
   */
  build({ facets, options }, strings) {
    const { host, view, announcer } = this.#around;
    labelControls(view, strings, options.shortcut);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isWide = !options.target && host.getBoundingClientRect().width >= WIDE_REM * rem;
    const announce = (/** @type {string} */ text) => announcer.say(text, options.announceDelay ?? 500);
    const context = { options, strings, isWide, announce };
    const made = facets.filter(({ values }) => values.length).map(({ name, values }) => new Facet(name, values, context));
    this.#facets = new Map(made.map((facet) => [facet.name, facet]));
    const done = h("button", { part: "filters-done", type: "button" });
    view.facets.replaceChildren(...made.map((facet) => facet.element), done);
    showFilters(view, made.length > 0);
  }

  /** @param {Record<string, string[]>} filters */
  openFacets(filters) {
    for (const [name, facet] of this.#facets) facet.openAtFirst(chosenIn(filters, name));
  }

  /**
   * The filters as they are spoken of: a whole range is one value.
   *
   * @param {Record<string, string[]>} filters
   */
  named(filters) {
    const named = Object.entries(filters).map(([name, chosen]) => [name, this.#facets.get(name)?.named(chosen) ?? chosen]);
    return /** @type {Record<string, string[]>} */ (Object.fromEntries(named));
  }

  /** Whether a button offers more people. */
  get hasMore() {
    const { pagination } = this.#around.view;
    return !pagination.hidden && pagination.querySelector("button") !== null;
  }

  /** @param {string} name */
  facet(name) {
    return this.#facets.get(name);
  }

  /**
   * @param {Directory} directory
   * @param {Results} results
   * @param {{ offset: number, end: number, isWhole: boolean }} range
   */
  paint(directory, results, range) {
    const { view } = this.#around;
    const { state, strings } = directory;
    const focused = /** @type {ShadowRoot} */ (view.base.getRootNode()).activeElement;
    if (!directory.usesSiteCards) this.#drawn.measure();
    hideOutcome(view);
    this.#paintControls(directory, results);
    this.#paintCards(directory, results, range);
    this.#paintPaging(directory, results, range);
    if (results.total === 0 && directory.people.size > 0) {
      const count = (/** @type {Parameters<Finder["count"]>} */ ...asked) => directory.finder.count(...asked);
      showEmpty(view, state, waysOut(state, results.suggestion, count, this.named(state.filters)), strings);
    }
    showNotice(view, results, strings);
    if (focused && !focused.isConnected) focusFirst(view.summary);
  }

  /**
   * Draws everyone found, for the printer.
   *
   * @param {Directory} directory
   */
  paintAll(directory) {
    if (directory.usesSiteCards) return;
    const { people, finder, state } = directory;
    const results = finder.find(state, { offset: 0, limit: people.size });
    this.#drawn.showAll(people, results, cardOptions(directory));
  }

  close() {
    this.#drawn.stop();
    this.#site?.restore();
    this.#showContainer(true);
    hideOutcome(this.#around.view);
  }

  /**
   * @param {Directory} directory
   * @param {Results} results
   */
  #paintControls({ state, finder, people, strings }, results) {
    const { view } = this.#around;
    const isIdle = finder.isIdle(state);
    const filters = this.named(state.filters);
    view.landmark.hidden = view.skip.hidden = people.size === 0;
    setText(view.summary, countText(results.total, people.size, isIdle, strings));
    setText(view.printed, isIdle ? "" : resultsMessage({ ...state, filters }, results, strings));
    view.clear.hidden = state.query === "";
    showChips(view, filters, strings);
    for (const [name, facet] of this.#facets) {
      const counted = Object.hasOwn(results.facets, name) ? results.facets[name] : [];
      facet.update(counted, chosenIn(state.filters, name));
    }
    this.#paintSorts(state, finder, strings);
    const n = Object.values(filters).flat().length;
    const [, label] = view.filtersButton.children;
    setText(label, n ? strings.say("filters_n", { n }) : strings.say("filters"));
    const done = view.facets.lastElementChild;
    if (done) setText(done, strings.say("filters_done", { count: results.total }));
  }

  /**
   * @param {import("./url-state.js").SearchState} state
   * @param {Finder} finder
   * @param {Strings} strings
   */
  #paintSorts(state, finder, strings) {
    const { sort } = this.#around.view;
    const choices = finder.sorts(state, strings);
    const present = [...sort.options].map((option) => option.value + option.text).join();
    if (present !== choices.map(({ value, label }) => value + label).join()) {
      sort.replaceChildren(...choices.map(({ value, label }) => h("option", { value }, label)));
    }
    const shown = state.sort ?? "";
    sort.value = choices.some(({ value }) => value === shown) ? shown : finder.sortOf(state);
  }

  /**
   * @param {Directory} directory
   * @param {Results} results
   * @param {{ end: number, isWhole: boolean }} range
   */
  #paintCards(directory, results, { end, isWhole }) {
    const { people, finder, state, options, usesSiteCards } = directory;
    const { view } = this.#around;
    this.cards = usesSiteCards && this.#site ? this.#site : this.#drawn;
    view.list.hidden = usesSiteCards || results.total === 0;
    this.#showContainer(usesSiteCards);
    if (usesSiteCards) {
      this.#drawn.stop();
      const isFiltered = !finder.isIdle(state) || state.sort !== null || options.sort !== "";
      const isAll = directory.pagination === "all";
      this.#site?.show(results.hits, { isFiltered, isAll, isMarked: !options.withoutHighlight });
      return;
    }
    const last = Math.min(end, results.total);
    const next = (/** @type {number} */ offset, /** @type {number} */ limit) =>
      finder.find(state, { offset, limit: Math.min(limit, last - offset) });
    const first = isWhole ? results : this.#drawn.firstOf(results, next);
    this.#drawn.show(people, first, cardOptions(directory), next, last);
  }

  /**
   * @param {Directory} directory
   * @param {Results} results
   * @param {{ end: number }} range
   */
  #paintPaging(directory, { total }, { end }) {
    const { options, pagination, state, strings } = directory;
    const { view } = this.#around;
    const { pageSize } = options;
    if (pagination === "more") {
      showMoreButton(view, { total, shown: Math.min(end, total), pageSize }, strings);
    } else if (pagination === "pages") {
      const href = (/** @type {number} */ page) => location.pathname + directory.searchOf({ ...state, page });
      showPageLinks(view, { page: state.page, n_pages: Math.ceil(total / pageSize), href }, strings);
    } else view.pagination.hidden = true;
  }

  /**
   * The site's own list is shown only while its cards are the results.
   *
   * @param {boolean} isShown
   */
  #showContainer(isShown) {
    const { host, view } = this.#around;
    view.own.hidden = !isShown;
    if (this.#container && this.#container !== host) setAttribute(this.#container, "hidden", !isShown);
  }
}

/**
 * Says what does not depend on the results.
 *
 * @param {import("./view.js").View} view
 * @param {Strings} strings
 * @param {string} shortcut - "mod+k", "/"
 */
function labelControls(view, strings, shortcut) {
  setAttribute(view.facets, "aria-label", strings.say("filters"));
  setText(view.sortLabel, strings.say("sort"));
  setAttribute(view.chips, "aria-label", strings.say("chips_label"));
  setText(view.clearAll, strings.say("clear_all"));
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  const keys = shortcut.replace(/mod/i, isMac ? "Meta" : "Control");
  setAttribute(view.input, "aria-keyshortcuts", keys || null);
  view.shortcut.hidden = !keys;
  const shown = keys.replace("Meta", "⌘").replace("Control", "Ctrl").replace(/\b[a-z]$/, (key) => key.toUpperCase());
  setText(view.shortcut, shown);
}

/**
 * @param {number} shown
 * @param {number} size
 * @param {boolean} isIdle
 * @param {Strings} strings
 */
function countText(shown, size, isIdle, strings) {
  if (size === 0) return strings.say("no_people");
  return isIdle ? strings.say("count_all", { count: size }) : strings.say("count_some", { shown, count: size });
}
