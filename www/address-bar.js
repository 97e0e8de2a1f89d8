// @ts-check
/**
 * The address bar: one entry in the history for each run of typing and each deliberate action.
 *
 * @module
 */

/** Browsers refuse a page that changes its address too often. */
const WRITE_MS = 400;

export class AddressBar {
  /** @type {"push" | "replace" | "none"} */
  mode = "push";
  #isTyping = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {string | undefined} */
  #waiting;

  /**
   * Goes to `search` for a deliberate action: a new entry.
   *
   * @param {string} search - begins with a question mark, or is empty
   */
  act(search) {
    this.endRun();
    this.#write(search, true);
  }

  /**
   * Follows the typing: the first change of a run is a new entry, later ones replace it, not too often.
   *
   * @param {string} search
   */
  type(search) {
    if (!this.#isTyping) {
      this.#isTyping = this.#write(search, true);
      return;
    }
    this.#waiting = search;
    this.#timer ??= setTimeout(() => this.flush(), WRITE_MS);
  }

  /**
   * Puts the address right without a new entry.
   *
   * @param {string} search
   */
  correct(search) {
    this.#write(search, false);
  }

  /** Writes what is still waiting. */
  flush() {
    const search = this.#waiting;
    this.forget();
    if (search !== undefined) this.#write(search, false);
  }

  /** Ends a run of typing: the next change is a new entry. */
  endRun() {
    this.flush();
    this.#isTyping = false;
  }

  /** Drops what is still waiting: the visitor has gone elsewhere. */
  forget() {
    clearTimeout(this.#timer);
    this.#timer = this.#waiting = undefined;
  }

  /** Follows back and forward: nothing is written, and a new run begins. */
  leave() {
    this.forget();
    this.#isTyping = false;
  }

  /**
   * @param {string} search
   * @param {boolean} isNew
   * @returns {boolean} whether the address changed
   */
  #write(search, isNew) {
    if (this.mode === "none" || search === location.search) return false;
    const address = new URL(location.href);
    address.search = search;
    try {
      // The state belongs to the page (Turbo keeps its own in it), so it goes along.
      if (isNew && this.mode === "push") history.pushState(history.state, "", address);
      else history.replaceState(history.state, "", address);
    } catch {
      return false; // refused: called too often, or a page without an address of its own
    }
    return true;
  }
}
