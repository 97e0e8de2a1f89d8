// @ts-check
/**
 * Cards drawn from the index into the shadow root. The wasm makes every node; this decides how many, and when.
 *
 * @module
 */

/** @typedef {import("./types.js").People} People */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").RenderOptions} RenderOptions */

/** Cards drawn at once; more than that could hold up the next key. */
export const SLICE = 48;

export class PeopleCards {
  #list;
  /** @type {number | undefined} */
  #frame;

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /**
   * Draws people, the first of them now and the others in the next frames.
   *
   * @param {People} people
   * @param {Results} first - the first slice
   * @param {RenderOptions} options
   * @param {(offset: number) => Results} next - a further slice, from `offset`
   * @param {number} end - place of the last person, plus one
   */
  show(people, first, options, next, end) {
    this.stop();
    people.render(this.#list, first, options);
    const offset = first.offset + first.hits.length;
    if (offset < end && first.hits.length) this.#append(people, offset, options, next, end);
  }

  /**
   * @param {People} people
   * @param {number} offset
   * @param {RenderOptions} options
   * @param {(offset: number) => Results} next
   * @param {number} end
   */
  #append(people, offset, options, next, end) {
    this.#list.setAttribute("aria-busy", "true");
    this.#frame = requestAnimationFrame(() => {
      const slice = next(offset);
      this.add(people, slice, options);
      const reached = offset + slice.hits.length;
      if (reached < end && slice.hits.length) this.#append(people, reached, options, next, end);
      else this.stop();
    });
  }

  /**
   * Adds people below those shown.
   *
   * @param {People} people
   * @param {Results} results
   * @param {RenderOptions} options
   */
  add(people, results, options) {
    people.render(this.#list, results, { ...options, append: true });
  }

  /** Gives up slices that are still to come. */
  stop() {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#list.setAttribute("aria-busy", "false");
  }

  /** @returns {HTMLElement[]} the name links in order */
  links() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll("[part~=card-link]"))];
  }

  /**
   * The person whose card this node is in.
   *
   * @param {Node} node
   * @returns {number | undefined}
   */
  idOf(node) {
    const card = node instanceof Element ? node.closest("[data-id]") : null;
    return card && this.#list.contains(card) ? Number(card.getAttribute("data-id")) : undefined;
  }
}

/**
 * Shows the tags of a card that were behind its "+34" button, or puts them behind it again.
 * The wasm looks at `aria-expanded` when it draws a card anew.
 *
 * @param {HTMLElement} more - the button
 * @param {() => void} redraw
 */
export function toggleTags(more, redraw) {
  const isOpen = more.getAttribute("aria-expanded") !== "true";
  const hidden = [...(more.closest("ul")?.querySelectorAll("li[hidden]") ?? [])];
  more.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) return redraw();
  for (const item of hidden) item.removeAttribute("hidden");
  hidden[0]?.querySelector("button")?.focus();
}
