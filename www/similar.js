// @ts-check
/**
 * On each card, whoever is most like this person: a disclosure, filled when it is opened.
 *
 * @module
 */
import { h } from "./dom.js";

/** @typedef {import("./session.js").Session} Session */

export class Similar {
  #session;
  /** @type {WeakMap<Element, number[]>} card: who is like the person */
  #similar = new WeakMap();

  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    this.#session = session;
    const { view: { list }, directory } = session;
    const observer = new MutationObserver(() => this.#equip());
    observer.observe(list, { childList: true });
    list.addEventListener("toggle", ({ target }) => this.#fill(/** @type {Element} */ (target)), { capture: true, signal });
    this.#equip();
    directory.people.loadRest().then((came) => came && !signal.aborted && this.#equip());
    signal.addEventListener("abort", () => {
      observer.disconnect();
      for (const box of list.querySelectorAll("[part=card-similar]")) box.remove();
    });
  }

  /** Gives every card that has none its disclosure. */
  #equip() {
    const { strings, view, directory } = this.#session;
    for (const card of view.list.querySelectorAll("[part=card]")) {
      if (this.#similar.has(card)) continue;
      const { similar } = directory.people.profile(Number(card.getAttribute("data-id")));
      if (!similar.length) continue;
      this.#similar.set(card, similar);
      card.append(h("details", { part: "card-similar" }, h("summary", {}, strings.say("similar"))));
    }
  }

  /** @param {Element} box */
  #fill(box) {
    if (!box.matches("[part=card-similar]") || box.querySelector("ul")) return;
    const { people } = this.#session.directory;
    const similar = this.#similar.get(/** @type {Element} */ (box.closest("[part=card]"))) ?? [];
    const names = similar.map((other) => people.profile(other));
    const links = names.map(({ href, title }) => h("li", {}, h("a", { href, dir: "auto" }, title)));
    box.append(h("ul", { role: "list" }, ...links));
  }
}
