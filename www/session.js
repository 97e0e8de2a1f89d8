// @ts-check
/**
 * Search at work in one element: what the visitor does, and what it leads to.
 *
 * @module
 */
import { AddressBar } from "./address-bar.js";
import { Announcer } from "./announcer.js";
import { Completions } from "./completions.js";
import { listenToControls } from "./controls.js";
import { Directory } from "./directory.js";
import { emit } from "./events.js";
import { Export } from "./export.js";
import { listenToCards, listenToShortcut } from "./keys.js";
import { Similar } from "./similar.js";
import { warmUp } from "./warm-up.js";

/** @typedef {import("./url-state.js").SearchState} SearchState */
/** @typedef {import("./directory.js").Cause} Cause */
/** @typedef {import("./life.js").Life} Life */
/** @typedef {import("./life.js").StateName} StateName */

export class Session {
  bar = new AddressBar();
  /** @type {Completions | null} */
  completions = null;
  #equipment = new AbortController();
  #life;
  #living = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #debounce;

  /**
   * @param {Life} life
   * @param {import("./types.js").People} people
   */
  constructor(life, people) {
    const { host, root, view, container } = life;
    const { signal } = this.#living;
    this.#life = life;
    this.host = host;
    this.root = root;
    this.view = view;
    this.announcer = new Announcer(view.polite);
    this.bar.mode = life.options.urlState;
    this.directory = new Directory(this, people, life.options, life.strings, container);
    listenToControls(this, signal);
    listenToCards(this, container && container !== host ? [root, container] : [root], signal);
    listenToShortcut(this, signal);
    warmUp(view.input, people, signal);
    this.#listenToPage(signal);
    this.#equip();
  }

  get options() {
    return this.#life.options;
  }

  get strings() {
    return this.#life.strings;
  }

  /**
   * Shows the first results.
   *
   * @param {SearchState} state
   */
  start(state) {
    this.directory.painter.openFacets(state.filters);
    this.directory.change(state, "start");
    this.#complete();
  }

  /** Takes other options or another language. */
  reconfigure() {
    this.bar.mode = this.options.urlState;
    this.directory.reconfigure(this.options, this.strings);
    this.#equip();
  }

  /** Lets go of the page, and gives the site's own cards back. */
  close() {
    this.#living.abort();
    this.#equipment.abort();
    clearTimeout(this.#debounce);
    this.bar.forget();
    this.announcer.stop();
    this.directory.close();
  }

  /** @param {StateName} state */
  setState(state) {
    this.#life.setState(state);
  }

  /** @param {unknown} error */
  fail(error) {
    this.#life.fail(error);
  }

  /** The text in the box changed. */
  typed() {
    const { value } = this.view.input;
    this.view.clear.hidden = value === "";
    clearTimeout(this.#debounce);
    this.completions?.offer();
    if (!this.options.debounce) return this.ask({ query: value }, "typing");
    this.setState("typing");
    this.#debounce = setTimeout(() => this.ask({ query: value }, "typing"), this.options.debounce);
  }

  /** Searches at once for what is in the box, and ends the run of typing. */
  commit() {
    clearTimeout(this.#debounce);
    const { value } = this.view.input;
    if (value !== this.directory.state.query || this.#life.state === "typing") this.ask({ query: value }, "typing");
    this.bar.endRun();
    this.announcer.say(this.directory.message(), 0);
  }

  /** Empties the box. */
  clearQuery() {
    emit(this.host, "ps-clear", {});
    this.ask({ query: "" });
  }

  /**
   * @param {Partial<SearchState>} change
   * @param {Cause} [cause]
   */
  ask(change, cause = "action") {
    const { input } = this.view;
    clearTimeout(this.#debounce);
    if (change.query !== undefined && input.value !== change.query) input.value = change.query;
    this.directory.change(this.directory.known(change), cause);
  }

  /** Puts on what the page asks for beyond the usual. */
  #equip() {
    this.#equipment.abort();
    this.#equipment = new AbortController();
    this.completions = this.options.withSuggestions ? new Completions(this, this.#equipment.signal) : null;
    if (this.options.withExport) new Export(this, this.#equipment.signal);
    if (this.options.withSimilar) new Similar(this, this.#equipment.signal);
  }

  /**
   * Fetches the rest of a large index once the first people are seen; of a visitor who saves data, with the first key.
   * Where it does not come, cards stay without snippets.
   */
  #complete() {
    const { signal } = this.#living;
    const load = async () => {
      if ((await this.directory.people.loadRest()) && !signal.aborted) this.directory.repaint();
    };
    if (savesData()) this.view.input.addEventListener("input", load, { once: true, signal });
    else requestAnimationFrame(() => setTimeout(load));
  }

  /** @param {AbortSignal} signal */
  #listenToPage(signal) {
    const { directory } = this;
    window.addEventListener("popstate", () => this.#followHistory(), { signal });
    window.addEventListener("beforeprint", () => directory.painter.paintAll(directory), { signal });
    window.addEventListener("afterprint", () => directory.repaint(), { signal });
    window.addEventListener("pagehide", () => this.bar.flush(), { signal });
    document.addEventListener("turbo:before-cache", () => directory.close(), { signal });
  }

  /** Shows what the address says, at once: the browser is about to scroll to where it was. */
  #followHistory() {
    const { directory, bar, view, options } = this;
    bar.leave();
    clearTimeout(this.#debounce);
    if (options.urlState === "none") return;
    const state = directory.read();
    view.input.value = state.query;
    directory.change(state, "history");
  }
}

/** Whether the visitor has told the browser to save data. */
function savesData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return connection?.saveData === true;
}
