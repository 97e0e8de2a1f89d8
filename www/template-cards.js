// @ts-check
/**
 * Cards in the page's own layout: a `<template slot="card">` inside the element, filled with texts
 * and addresses, never with markup.
 *
 * `data-field="title"` fills in a text, with the words that match marked; `data-attr="href:url"` an
 * attribute. What a person does not have is hidden, or left out.
 *
 * @module
 */
import { h, setAttribute } from "./dom.js";

/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./people-cards.js").Draw} Draw */

/** Attributes that hold text or an address and can do no harm; addresses are checked. */
const TEXTS = new Set(["alt", "datetime", "lang"]);
const ADDRESSES = new Set(["href", "src"]);

/**
 * @param {Element} host
 * @returns {HTMLTemplateElement | null} the page's own layout
 */
export function templateIn(host) {
  return host.querySelector(':scope > template[slot="card"]');
}

/**
 * A way to draw that fills this template. Whoever has a card keeps its node.
 *
 * @param {HTMLTemplateElement} template
 * @returns {Draw}
 */
export function drawerOf(template) {
  return (people, list, { hits, offset, total }, options) => {
    const present = new Map([...list.children].map((card) => [card.getAttribute("data-id"), card]));
    const cards = hits.map((hit, place) => {
      const card = present.get(String(hit.id)) ?? makeCard(template, hit);
      fill(card, hit, options.withRemoteImages ?? false);
      card.setAttribute("aria-setsize", String(total));
      card.setAttribute("aria-posinset", String(offset + place + 1));
      return card;
    });
    if (options.append) return list.append(...cards);
    const kept = new Set(cards);
    for (const card of [...list.children]) if (!kept.has(card)) card.remove();
    for (const [place, card] of cards.entries()) {
      if (list.children[place] !== card) list.insertBefore(card, list.children[place] ?? null);
    }
  };
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Hit} hit
 */
function makeCard(template, { id, url }) {
  const card = h("li", { part: "card", "data-id": id, "data-url": url });
  card.append(document.importNode(template.content, true));
  card.querySelector("a[data-attr~='href:url']")?.setAttribute("part", "card-link");
  return card;
}

/**
 * @param {Element} card
 * @param {Hit} hit
 * @param {boolean} takesRemote - pictures from other sites may be loaded
 */
function fill(card, hit, takesRemote) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-field]"))) {
    const pieces = textOf(hit, node.dataset.field ?? "");
    node.hidden = pieces.length === 0;
    node.replaceChildren(...pieces);
  }
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-attr]"))) {
    for (const pair of (node.dataset.attr ?? "").split(/\s+/)) setFrom(node, pair, hit, takesRemote);
  }
}

/**
 * Sets one attribute; an element without its address is hidden.
 *
 * @param {HTMLElement} node
 * @param {string} pair - "href:url"
 * @param {Hit} hit
 * @param {boolean} takesRemote
 */
function setFrom(node, pair, hit, takesRemote) {
  const [name, field = ""] = pair.split(":");
  if (TEXTS.has(name)) return setAttribute(node, name, plainOf(hit, field) || null);
  if (!ADDRESSES.has(name)) return;
  const address = addressOf(hit, field, name === "src" && !takesRemote);
  setAttribute(node, name, address || null);
  node.hidden = !address;
}

/**
 * A field's text in pieces, the words that match as elements.
 *
 * @param {Hit} hit
 * @param {string} field
 * @returns {(string | Node)[]} empty: the person has none
 */
function textOf(hit, field) {
  const text = plainOf(hit, field);
  const marks = field === "title" || field === "excerpt" || field === "about" ? (hit.marks[field] ?? []) : [];
  /** @type {(string | Node)[]} */
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), h("mark", { part: "mark" }, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}

/**
 * @param {Hit} hit
 * @param {string} field
 * @returns {string}
 */
function plainOf(hit, field) {
  const value = field === "title" ? hit.title : Object.hasOwn(hit.fields, field) ? hit.fields[field] : "";
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.filter((item) => typeof item === "string").join(", ") : "";
}

/**
 * `url` is the person's page, `image` the picture; any other name is a network among the links.
 *
 * @param {Hit} hit
 * @param {string} field
 * @param {boolean} mustBeOurs - of the page's own origin
 */
function addressOf(hit, field, mustBeOurs) {
  const link = hit.fields.links.find(({ network }) => network === field)?.url;
  const address = field === "url" ? hit.href : field === "image" ? hit.fields.image : link;
  if (!address || !URL.canParse(address, document.baseURI)) return "";
  const { protocol, username, origin, href } = new URL(address, document.baseURI);
  const isWeb = protocol === "https:" || protocol === "http:";
  return (isWeb || (protocol === "mailto:" && !mustBeOurs)) && !username && (!mustBeOurs || origin === location.origin) ? href : "";
}
