// @ts-check
/**
 * The way to more people: a button, or links to pages.
 *
 * @module
 */
import { h, setAttribute, setText } from "./dom.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("./view.js").View} View */

/** Page links on each side of the present one. */
const NEIGHBORS = 2;

/**
 * @param {View} view
 * @param {{ total: number, shown: number, pageSize: number }} extent
 * @param {Strings} strings
 */
export function showMoreButton(view, { total, shown, pageSize }, strings) {
  view.pagination.hidden = shown >= total;
  if (view.pagination.hidden) return;
  const button = view.pagination.querySelector("button") ?? makeMoreButton(view);
  const [more, , extent] = button.children;
  setText(more, strings.say("more_n", { count: Math.min(pageSize, total - shown) }));
  setText(extent, strings.say("shown_of", { shown, total }));
}

/** @param {View} view */
function makeMoreButton(view) {
  // The comma parts the two lines where they are read as one name.
  const comma = h("span", { class: "comma" }, ", ");
  const button = h("button", { part: "more-button", type: "button" }, h("span"), comma, h("small"));
  view.pagination.replaceChildren(button);
  return button;
}

/**
 * Links with real addresses, so that a page can be opened in a new tab.
 *
 * @param {View} view
 * @param {{ page: number, n_pages: number, href: (page: number) => string }} pages
 * @param {Strings} strings
 */
export function showPageLinks(view, { page, n_pages, href }, strings) {
  view.pagination.hidden = n_pages < 2;
  if (view.pagination.hidden) return;
  const link = (/** @type {number} */ target, /** @type {string} */ text, /** @type {string} */ name) =>
    h("a", { part: "page-link", href: href(target), "data-page": target, "aria-label": name }, text);
  const numbers = pagesAround(page, n_pages).map((target) => {
    if (target === 0) return h("li", { "aria-hidden": "true" }, "…");
    const anchor = link(target, strings.numbers.format(target), strings.say("page_n", { n: target }));
    setAttribute(anchor, "aria-current", target === page ? "page" : null);
    return h("li", {}, anchor);
  });
  const list = h(
    "ul",
    { role: "list" },
    page > 1 && h("li", {}, link(page - 1, "‹", strings.say("prev"))),
    ...numbers,
    page < n_pages && h("li", {}, link(page + 1, "›", strings.say("next"))),
  );
  view.pagination.replaceChildren(h("nav", { "aria-label": strings.say("pages_label") }, list));
}

/**
 * First, last and the pages around the present one; 0 stands for a gap.
 *
 * @param {number} page
 * @param {number} n_pages
 * @returns {number[]}
 */
export function pagesAround(page, n_pages) {
  /** @type {number[]} */
  const pages = [];
  for (let target = 1; target <= n_pages; target += 1) {
    const isNear = Math.abs(target - page) <= NEIGHBORS || target === 1 || target === n_pages;
    if (isNear) pages.push(target);
    else if (pages.at(-1) !== 0) pages.push(0);
  }
  return pages;
}
