// @ts-check
/**
 * Ways to finish the word being typed, below the box: a list that helps and never acts by itself.
 *
 * The pattern is the combobox with manual selection: focus stays in the box, no option is chosen
 * until an arrow chooses it, and what was typed stays until an option is taken.
 *
 * @module
 */
import { h, setAttribute } from "./dom.js";

/** @typedef {import("./session.js").Session} Session */

const LIMIT = 5;

export class Completions {
  #session;
  /** @type {{ query: string, count: number }[]} */
  #offered = [];
  #active = -1;

  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    const { input } = session.view;
    this.#session = session;
    this.list = h("ul", { part: "completions", id: "completions", role: "listbox", hidden: true });
    input.parentElement?.append(this.list);
    signal.addEventListener("abort", () => this.#remove());
    input.addEventListener("blur", () => this.close(), { signal });
    // Pressed, not clicked: a click would come after the box has lost focus and the list is gone.
    this.list.addEventListener("mousedown", (event) => this.#press(event), { signal });
    this.#wire();
  }

  /** Offers what finishes the text in the box; nothing, where that is what stands there already. */
  offer() {
    const { view, directory } = this.#session;
    const { value } = view.input;
    const found = value.trim() ? directory.people.suggest(value, LIMIT) : [];
    this.#offered = found.filter(({ query }) => query !== value.trim().toLowerCase());
    this.#active = -1;
    this.#draw();
  }

  close() {
    this.#offered = [];
    this.#active = -1;
    this.#draw();
  }

  /**
   * A key in the box.
   *
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was for the list
   */
  press({ key }) {
    const last = this.#offered.length - 1;
    if (last < 0) return false;
    if (key === "Escape") this.close();
    else if (key === "Enter" && this.#active >= 0) this.#take(this.#active);
    else if (key === "ArrowDown" && this.#active < last) this.#choose(this.#active + 1);
    else if (key === "ArrowUp" && this.#active >= 0) this.#choose(this.#active - 1);
    else {
      if (key === "ArrowDown" || key === "Enter") this.close();
      return false;
    }
    return true;
  }

  /** @param {number} place - -1: none */
  #choose(place) {
    this.#active = place;
    this.#mark();
    // Some screen readers miss the change of the active option.
    if (place >= 0) this.#session.announcer.say(this.#name(this.#offered[place]), 0);
  }

  /** @param {number} place */
  #take(place) {
    const { query } = this.#offered[place];
    this.close();
    this.#session.ask({ query });
  }

  /** @param {MouseEvent} event */
  #press(event) {
    event.preventDefault();
    const option = /** @type {Element} */ (event.target).closest("[role=option]");
    if (option) this.#take([...this.list.children].indexOf(option));
  }

  #draw() {
    this.list.hidden = this.#offered.length === 0;
    this.list.replaceChildren(...this.#offered.map((way, place) => this.#option(way, place)));
    this.#mark();
  }

  /**
   * @param {{ query: string, count: number }} way
   * @param {number} place
   */
  #option(way, place) {
    const number = this.#session.strings.numbers.format(way.count);
    return h(
      "li",
      { part: "completion", id: `completion-${place}`, role: "option" },
      h("bdi", { "aria-hidden": "true" }, way.query),
      h("span", { part: "completion-count", "aria-hidden": "true" }, number),
      h("span", { class: "hidden-text" }, this.#name(way)),
    );
  }

  #mark() {
    const { input } = this.#session.view;
    setAttribute(input, "aria-expanded", String(!this.list.hidden));
    setAttribute(input, "aria-activedescendant", this.#active < 0 ? null : `completion-${this.#active}`);
    for (const [place, option] of [...this.list.children].entries()) {
      setAttribute(option, "aria-selected", String(place === this.#active));
    }
  }

  /** @param {{ query: string, count: number }} way */
  #name({ query, count }) {
    return this.#session.strings.say("facet_option", { label: query, count });
  }

  #wire() {
    const { input } = this.#session.view;
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "completions" };
    for (const [name, value] of Object.entries(attributes)) setAttribute(input, name, value);
    setAttribute(this.list, "aria-label", this.#session.strings.say("completions_label"));
    this.#draw();
  }

  #remove() {
    const { input } = this.#session.view;
    for (const name of ["role", "aria-autocomplete", "aria-controls", "aria-expanded", "aria-activedescendant"]) {
      input.removeAttribute(name);
    }
    this.list.remove();
  }
}
