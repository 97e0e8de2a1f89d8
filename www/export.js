// @ts-check
/**
 * The people found, to take along: copied as text, saved as CSV or as vCards.
 *
 * Everything comes from profiles, which anybody may have written: each form escapes what means
 * something in it, and only addresses of the web and of mail go out.
 *
 * @module
 */
import { h, setText } from "./dom.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./types.js").Hit} Hit */

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const SAFE = new Set(["http:", "https:", "mailto:"]);
/** Longest line of a vCard, in bytes. */
const LINE_BYTES = 75;

/** Buttons below the cards: copy, CSV, vCard. */
export class Export {
  #session;

  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    this.#session = session;
    const { strings, view } = session;
    const button = (/** @type {string} */ key) => h("button", { part: "export-button", type: "button", "data-export": key }, strings.say(key));
    const keys = navigator.clipboard ? ["copy_list", "save_csv", "save_vcard"] : ["save_csv", "save_vcard"];
    const row = h("div", { part: "export" }, ...keys.map(button));
    row.addEventListener("click", ({ target }) => this.#press(/** @type {HTMLElement} */ (target)), { signal });
    view.pagination.after(row);
    signal.addEventListener("abort", () => row.remove());
  }

  /** @param {HTMLElement} target */
  async #press(target) {
    const key = target.dataset.export;
    if (!key) return;
    const { directory, announcer, strings } = this.#session;
    const { finder, state, people } = directory;
    const { hits } = finder.find(state, { offset: 0, limit: people.size });
    if (key === "save_csv") return save(csvOf(hits), "people.csv", "text/csv");
    if (key === "save_vcard") return save(vcardsOf(hits), "people.vcf", "text/vcard");
    await navigator.clipboard.writeText(textOf(hits)).catch(() => {});
    announcer.say(strings.say("copied"), 0);
    setText(target, strings.say("copied"));
    setTimeout(() => setText(target, strings.say(key)), 2000);
  }
}

/**
 * "Ada Lovelace – https://…", one a line.
 *
 * @param {Hit[]} hits
 */
export function textOf(hits) {
  return hits.map(({ title, href }) => `${title} – ${href}`).join("\n");
}

/**
 * A table with a head, for any spreadsheet.
 *
 * @param {Hit[]} hits
 */
export function csvOf(hits) {
  const head = ["name", "address", "excerpt", "type", "categories", "tags", "links"];
  const rows = hits.map(({ title, href, fields }) => [
    title, href, fields.excerpt, ...[fields.type, fields.categories, fields.tags].map((values = []) => values.join("; ")),
    safeLinks(fields).join(" "),
  ]);
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * One vCard 4.0 for each person.
 *
 * @param {Hit[]} hits
 */
export function vcardsOf(hits) {
  return hits.map(vcard).join("");
}

/** @param {Hit} hit */
function vcard({ title, href, fields }) {
  const { tags = [], categories = [] } = fields;
  const lines = [
    "BEGIN:VCARD", "VERSION:4.0", `FN:${escaped(title)}`, `URL:${href}`,
    ...safeLinks(fields).map((link) => (link.startsWith("mailto:") ? `EMAIL:${escaped(link.slice(7))}` : `URL:${link}`)),
    fields.excerpt && `NOTE:${escaped(fields.excerpt)}`,
    tags.length + categories.length > 0 && `CATEGORIES:${[...categories, ...tags].map(escaped).join(",")}`,
    "END:VCARD",
  ];
  return lines.filter((line) => typeof line === "string" && line !== "").map((line) => `${folded(String(line))}\r\n`).join("");
}

/** @param {string} text */
function cell(text) {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\,;]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/**
 * A line in pieces of at most 75 bytes, never through a character.
 *
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let [out, room] = ["", LINE_BYTES];
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (length > room) [out, room] = [`${out}\r\n `, LINE_BYTES - 1];
    out += character;
    room -= length;
  }
  return out;
}

/** @param {Hit["fields"]} fields */
function safeLinks({ links }) {
  return links.flatMap(({ url }) => {
    if (!URL.canParse(url)) return [];
    const { protocol, username, href } = new URL(url);
    return SAFE.has(protocol) && !username ? [href] : [];
  });
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
function save(text, name, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
