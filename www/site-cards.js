// @ts-check
/**
 * Cards that the site itself put on the page: hidden, shown, reordered and marked in place.
 *
 * A card is known by the address it links to. No node of the author's is changed inside; only
 * whole cards get `hidden` and a place, and both are given back when the search goes away.
 *
 * @module
 */

/** @typedef {import("./types.js").Hit} Hit */

/**
 * @typedef {object} SiteCard
 * @property {number} id
 * @property {HTMLElement} element
 * @property {HTMLAnchorElement} link
 * @property {Element} parent
 */

const HEADINGS = "h1, h2, h3, h4, h5, h6";
/** Names and lines that part cards from each other; they mean nothing once cards are filtered. */
const DIVIDERS = `${HEADINGS}, hr`;
/** Cards whose text is marked; more are not seen at once. */
const MAX_MARKED = 100;

export class SiteCards {
  /** @type {Map<number, SiteCard>} */
  #cards = new Map();
  /** @type {Map<Element, Element[]>} each list's children as the author placed them */
  #homes = new Map();
  /** @type {SiteCard[]} */
  #shown;
  /** @type {Range[]} */
  #marked = [];

  /**
   * @param {Element} container - holds the cards
   * @param {Hit[]} everyone
   */
  constructor(container, everyone) {
    const links = linksTo(container, everyone);
    for (const [id, element] of cardsAround(links, container)) {
      const link = /** @type {HTMLAnchorElement} */ (links.get(id));
      const parent = /** @type {Element} */ (element.parentElement);
      this.#cards.set(id, { id, element, link, parent });
      if (!this.#homes.has(parent)) this.#homes.set(parent, [...parent.children]);
    }
    this.size = this.#cards.size;
    this.isComplete = this.size > 0 && this.size === everyone.length;
    this.#shown = [...this.#cards.values()];
  }

  /**
   * Shows the cards of these hits, in their order.
   *
   * @param {Hit[]} hits
   * @param {{ isFiltered: boolean, isAll: boolean, isMarked: boolean }} how - `isFiltered`: not simply everyone;
   *   `isAll`: not in pages, so that everyone is every card, whoever the hits are
   */
  show(hits, { isFiltered, isAll, isMarked }) {
    const found = hits.map((hit) => this.#cards.get(hit.id)).filter((card) => card !== undefined);
    this.#shown = isAll && !isFiltered ? [...this.#cards.values()] : found;
    const shown = new Set(this.#shown.map((card) => card.element));
    const cards = new Set([...this.#cards.values()].map((card) => card.element));
    for (const [parent, home] of this.#homes) {
      const first = this.#shown.filter((card) => card.parent === parent).map((card) => card.element);
      const rest = home.filter((node) => cards.has(asHtml(node)) && !shown.has(asHtml(node)));
      reorder(parent, isFiltered ? [...first, ...rest] : home);
      this.#divide(home, cards, isFiltered);
    }
    for (const element of cards) setHidden(element, !shown.has(element));
    this.#mark(isMarked ? hits.slice(0, MAX_MARKED) : []);
  }

  /** @returns {HTMLElement[]} the name links of the cards shown, in order */
  links() {
    return this.#shown.map((card) => card.link);
  }

  /**
   * The person whose card this node is in.
   *
   * @param {Node} node
   * @returns {number | undefined}
   */
  idOf(node) {
    return this.#shown.find((card) => card.element.contains(node))?.id;
  }

  /** Gives the page back as it was. */
  restore() {
    const cards = new Set([...this.#cards.values()].map((card) => card.element));
    for (const element of cards) setHidden(element, false);
    for (const [parent, home] of this.#homes) {
      reorder(parent, home);
      this.#divide(home, cards, false);
    }
    this.#mark([]);
  }

  /**
   * Hides what stands between cards, and entries like them that the index does not know.
   *
   * @param {Element[]} home
   * @param {Set<HTMLElement>} cards
   * @param {boolean} isFiltered
   */
  #divide(home, cards, isFiltered) {
    const tag = home.find((node) => cards.has(asHtml(node)))?.localName;
    for (const node of home) {
      const isOther = node.localName === tag || node.matches(DIVIDERS);
      if (isOther && !cards.has(asHtml(node))) setHidden(asHtml(node), isFiltered);
    }
  }

  /** @param {Hit[]} hits */
  #mark(hits) {
    const highlight = sharedHighlight();
    if (!highlight) return;
    for (const range of this.#marked) highlight.delete(range);
    this.#marked = hits.flatMap((hit) => {
      const card = this.#cards.get(hit.id);
      return card ? rangesOf(markedWords(hit), card.element) : [];
    });
    for (const range of this.#marked) highlight.add(range);
  }
}

/**
 * The link that stands for each person: one in a heading, else the first.
 *
 * @param {Element} container
 * @param {Hit[]} everyone
 * @returns {Map<number, HTMLAnchorElement>}
 */
function linksTo(container, everyone) {
  const ids = new Map(everyone.map((hit) => [addressKey(hit.href), hit.id]));
  /** @type {Map<number, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (container.querySelectorAll("a[href]"))) {
    const id = ids.get(addressKey(link.href));
    if (id === undefined) continue;
    const known = links.get(id);
    if (!known || (!known.closest(HEADINGS) && link.closest(HEADINGS))) links.set(id, link);
  }
  return links;
}

/**
 * An address without what servers add or leave out: query, fragment, `index.html`, `.html`, the last slash.
 *
 * @param {string} href
 */
export function addressKey(href) {
  if (!URL.canParse(href, document.baseURI)) return href;
  const { origin, pathname } = new URL(href, document.baseURI);
  return origin + pathname.replace(/(\/index)?\.html?$/, "").replace(/\/+$/, "");
}

/**
 * The largest element around each link that holds no other person's link.
 *
 * @param {Map<number, HTMLAnchorElement>} links
 * @param {Element} container
 * @returns {Map<number, HTMLElement>}
 */
function cardsAround(links, container) {
  /** @type {Map<Element, number>} who is in it; -1: several */
  const holder = new Map();
  for (const [id, link] of links) {
    for (let node = /** @type {Element | null} */ (link); node && node !== container; node = node.parentElement) {
      holder.set(node, holder.has(node) ? -1 : id);
    }
  }
  /** @type {Map<number, HTMLElement>} */
  const cards = new Map();
  for (const [id, link] of links) {
    let card = /** @type {HTMLElement} */ (link);
    while (card.parentElement && holder.get(card.parentElement) === id) card = card.parentElement;
    cards.set(id, card);
  }
  return cards;
}

/**
 * Puts children in this order, moving only those that stand elsewhere.
 *
 * @param {Element} parent
 * @param {Element[]} order
 */
function reorder(parent, order) {
  const places = new Set(order);
  let next = [...parent.children].find((child) => places.has(child)) ?? null;
  for (const child of order) {
    if (child === next) next = next.nextElementSibling;
    else if (child.parentElement === parent) parent.insertBefore(child, next);
  }
}

/** @param {Element} node */
function asHtml(node) {
  return /** @type {HTMLElement} */ (node);
}

/**
 * Hides an element even where the site's own `display` would win over `hidden`.
 *
 * @param {HTMLElement} element
 * @param {boolean} isHidden
 */
function setHidden(element, isHidden) {
  if (element.hidden === isHidden) return;
  element.hidden = isHidden;
  if (isHidden) element.style.setProperty("display", "none", "important");
  else element.style.removeProperty("display");
}

/**
 * The pieces of text that matched, as they are written.
 *
 * @param {Hit} hit
 * @returns {Set<string>}
 */
function markedWords(hit) {
  const words = new Set();
  for (const field of /** @type {const} */ (["title", "excerpt", "about"])) {
    const text = field === "title" ? hit.title : hit.fields[field];
    for (const [start, end] of hit.marks[field] ?? []) words.add(text.slice(start, end));
  }
  for (const field of ["tags", "categories", "type"]) {
    const items = /** @type {Record<string, any>} */ (hit.fields)[field] ?? [];
    const marks = /** @type {Record<string, any>} */ (hit.marks)[field] ?? [];
    for (const [item, start, end] of marks) words.add(items[item]?.slice(start, end));
  }
  words.delete("");
  words.delete(undefined);
  return words;
}

/**
 * Where these words stand in a card, at the beginning of a word.
 *
 * @param {Set<string>} words
 * @param {HTMLElement} card
 * @returns {Range[]}
 */
function rangesOf(words, card) {
  if (!words.size) return [];
  const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})`, "gu");
  /** @type {Range[]} */
  const ranges = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.nodeValue ?? "").matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** @returns {Highlight | undefined} the one named highlight, of all searches on the page */
function sharedHighlight() {
  if (typeof Highlight === "undefined" || !CSS.highlights) return undefined;
  let highlight = CSS.highlights.get("profile-search");
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set("profile-search", highlight);
  }
  return highlight;
}
