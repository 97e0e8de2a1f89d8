// @ts-check
/**
 * Tells screen readers what changed, once, after things have settled.
 *
 * Two polite regions take turns, so that the same sentence can be said again.
 *
 * @module
 */

/** After the last key, long enough not to talk over a screen reader's echo. */
export const TYPING_MS = 1400;
/** After one deliberate action. */
export const ACTION_MS = 500;
/** How long a message stays readable, and a pure repeat stays silent. */
const KEEP_MS = 5000;

/**
 * @typedef {object} Clock
 * @property {(run: () => void, ms: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now - milliseconds
 */

/** @type {Clock} */
const WALL = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer),
  now: () => Date.now(),
};

export class Announcer {
  #polite;
  #clock;
  #isHidden;
  #turn = 0;
  /** @type {unknown} */
  #pending;
  /** @type {unknown} */
  #emptying;
  #last = { text: "", at: -Infinity };

  /**
   * @param {[{ textContent: string | null }, { textContent: string | null }]} polite - present and empty from the start
   * @param {{ clock?: Clock, isHidden?: () => boolean }} [options] - `isHidden`: nobody is looking at the page
   */
  constructor(polite, { clock = WALL, isHidden = () => document.hidden } = {}) {
    this.#polite = polite;
    this.#clock = clock;
    this.#isHidden = isHidden;
  }

  /**
   * Says `text` after `delay`; a later call within that time replaces it.
   *
   * @param {string} text
   * @param {number} delay - milliseconds
   * @param {{ isRepeat?: boolean }} [options] - `isRepeat`: nothing was asked, drop it if it was just said
   */
  say(text, delay, { isRepeat = false } = {}) {
    this.cancel();
    this.#pending = this.#clock.setTimeout(() => this.#speak(text, isRepeat), delay);
  }

  /** Drops the message that has not been said yet. */
  cancel() {
    this.#clock.clearTimeout(this.#pending);
    this.#pending = undefined;
  }

  /** Stops all timers and empties the regions. */
  stop() {
    this.cancel();
    this.#empty();
  }

  /**
   * @param {string} text
   * @param {boolean} isRepeat
   */
  #speak(text, isRepeat) {
    this.#pending = undefined;
    const now = this.#clock.now();
    const justSaid = text === this.#last.text && now - this.#last.at < KEEP_MS;
    if (!text || this.#isHidden() || (isRepeat && justSaid)) return;
    this.#last = { text, at: now };
    this.#empty();
    this.#polite[this.#turn].textContent = text;
    this.#turn = 1 - this.#turn;
    this.#emptying = this.#clock.setTimeout(() => this.#empty(), KEEP_MS);
  }

  #empty() {
    this.#clock.clearTimeout(this.#emptying);
    for (const region of this.#polite) if (region.textContent) region.textContent = "";
  }
}
