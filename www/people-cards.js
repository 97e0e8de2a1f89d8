// @ts-check
/**
 * Cards drawn from the index into the shadow root: how many, and when. The wasm makes the nodes, or the page's own template.
 *
 * @module
 */

/** @typedef {import("./types.js").People} People */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").RenderOptions} RenderOptions */
/** @typedef {(people: People, list: HTMLElement, results: Results, options: RenderOptions) => void} Draw */

/** New cards drawn at a key, a row or so; the others come in the next frames, so that they do not hold it up. */
const FIRST = 3;
/** New cards drawn in a further frame. */
const SLICE = 6;

export class PeopleCards {
  #list;
  #draw;
  #height = 0;
  /** @type {number | undefined} */
  #frame;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #task;

  /**
   * @param {HTMLElement} list
   * @param {Draw} [draw] - makes the nodes; the wasm does unless told
   */
  constructor(list, draw = (people, ...rest) => people.render(...rest)) {
    this.#list = list;
    this.#draw = draw;
  }

  /**
   * Takes the list's height before cards or controls are changed, when it costs little. The page keeps its
   * length while cards are missing: what is below must not jump up and down.
   */
  measure() {
    this.#height = this.#list.offsetHeight;
  }

  /**
   * What to draw at once: all of it, unless most are people who have no card yet.
   *
   * @param {Results} found
   * @param {(offset: number, limit: number) => Results} next
   */
  firstOf(found, next) {
    const present = new Set([...this.#list.children].map((card) => Number(card.getAttribute("data-id"))));
    const n_new = found.hits.filter(({ id }) => !present.has(id)).length;
    return n_new > SLICE ? next(found.offset, FIRST) : found;
  }

  /**
   * Draws people, the first now and the others in the next frames.
   *
   * @param {People} people
   * @param {Results} first
   * @param {RenderOptions} options
   * @param {(offset: number, limit: number) => Results} next - further ones
   * @param {number} end - place of the last person, plus one
   */
  show(people, first, options, next, end) {
    this.stop();
    const offset = first.offset + first.hits.length;
    const isCut = offset < end && first.hits.length > 0;
    if (isCut) this.#list.style.minBlockSize = `${this.#height}px`;
    this.#draw(people, this.#list, first, options);
    if (isCut) this.#append(people, offset, options, next, end);
  }

  /**
   * @param {People} people
   * @param {number} offset
   * @param {RenderOptions} options
   * @param {(offset: number, limit: number) => Results} next
   * @param {number} end
   */
  #append(people, offset, options, next, end) {
    this.#list.setAttribute("aria-busy", "true");
    const add = () => {
      const slice = next(offset, SLICE);
      this.add(people, slice, options);
      const reached = offset + slice.hits.length;
      if (reached < end && slice.hits.length) this.#append(people, reached, options, next, end);
      else this.stop();
    };
    // A task after the frame, not within it: what is there already is painted first.
    this.#frame = requestAnimationFrame(() => (this.#task = setTimeout(add)));
  }

  /**
   * Draws people in one go.
   *
   * @param {People} people
   * @param {Results} results
   * @param {RenderOptions} options
   */
  showAll(people, results, options) {
    this.stop();
    this.#draw(people, this.#list, results, options);
  }

  /**
   * Adds people below those shown.
   *
   * @param {People} people
   * @param {Results} results
   * @param {RenderOptions} options
   */
  add(people, results, options) {
    this.#draw(people, this.#list, results, { ...options, append: true });
  }

  /** Gives up slices that are still to come. */
  stop() {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#task);
    this.#frame = undefined;
    this.#list.style.minBlockSize = "";
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
