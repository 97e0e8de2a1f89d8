// @ts-check
/**
 * Sentences in the visitor's language, with that language's plurals and numbers.
 *
 * English is inside; each other language is a file beside the script (`strings/de.json` here,
 * `profile-search.de.json` there), fetched when a page is in that language. What cannot be
 * fetched is said in English, never left blank.
 *
 * @module
 */
import { english } from "./strings-en.js";

/** @typedef {import("./strings-en.js").Phrase} Phrase */
/** @typedef {Record<string, Phrase>} Phrases */

/** Languages that have a file of their own. */
export const LANGUAGES = [
  "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "hi", "ja", "ko", "zh-Hans", "zh-Hant",
];

const TRADITIONAL = new Set(["TW", "HK", "MO"]);

export class Strings {
  /**
   * @param {string} [locale] - BCP 47
   * @param {...Phrases} layers - later ones win over earlier ones, all of them over English
   */
  constructor(locale = "en", ...layers) {
    this.locale = supported(locale);
    /** @type {Phrases} */
    this.phrases = Object.assign({}, english, ...layers);
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
    this.lists = new Intl.ListFormat(this.locale);
  }

  /**
   * One sentence. Numbers among the values are written as the language writes them.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  say(key, values = {}) {
    return this.#form(key, values.count).replace(/\{(\w+)\}/g, (all, name) => {
      const value = values[name];
      return value === undefined ? all : typeof value === "number" ? this.numbers.format(value) : value;
    });
  }

  /**
   * One sentence in pieces, so that a value can be an element of its own.
   *
   * @param {string} key
   * @param {Record<string, Node>} values
   * @returns {(string | Node)[]}
   */
  pieces(key, values) {
    const pieces = this.#form(key).split(/\{(\w+)\}/);
    return pieces.map((piece, place) => (place % 2 ? values[piece] ?? piece : piece));
  }

  /**
   * A facet's name as a label: "Tags", "Category".
   *
   * @param {string} facet - as in the front matter
   * @param {number} [count]
   */
  facet(facet, count = 2) {
    const key = `facet_${facet}`;
    if (Object.hasOwn(this.phrases, key)) return this.#form(key, count);
    const words = facet.replace(/[_-]+/g, " ");
    // A field's name is English more often than not: Turkish would make of "interests" "İnterests".
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /**
   * A facet's name inside a sentence: "tags".
   *
   * @param {string} facet
   */
  inline(facet) {
    const key = `inline_${facet}`;
    return Object.hasOwn(this.phrases, key) ? this.#form(key) : facet.replace(/[_-]+/g, " ");
  }

  /**
   * @param {string} key
   * @param {string | number} [count]
   * @returns {string}
   */
  #form(key, count) {
    const phrase = this.phrases[key] ?? english[key] ?? key;
    if (typeof phrase === "string") return phrase;
    return phrase[this.plural.select(Number(count ?? 0))] ?? phrase.other;
  }
}

/** @type {Map<string, Promise<Phrases>>} */
const fetched = new Map();

/**
 * The phrases of the language nearest to `locale`; none for English and for languages we do not speak.
 *
 * @param {string} locale
 * @param {string | URL} [base] - the script's address
 * @returns {Promise<Phrases>} never rejects
 */
export function loadPhrases(locale, base = import.meta.url) {
  const language = nearest(locale);
  return language ? fetchPhrases(new URL(`profile-search.${language}.json`, base).href) : Promise.resolve({});
}

/**
 * The file that speaks `locale`, by language and script; `null` for English and unknown languages.
 *
 * @param {string} locale - BCP 47
 * @returns {string | null}
 */
export function nearest(locale) {
  const { language, script, region } = new Intl.Locale(supported(locale));
  if (language === "zh") return script === "Hant" || (!script && TRADITIONAL.has(region ?? "")) ? "zh-Hant" : "zh-Hans";
  return LANGUAGES.includes(language) ? language : null;
}

/**
 * Phrases from a JSON file; an empty set if it cannot be had.
 *
 * @param {string} address
 * @returns {Promise<Phrases>} never rejects
 */
export function fetchPhrases(address) {
  let phrases = fetched.get(address);
  if (!phrases) {
    phrases = fetch(address)
      .then((response) => (response.ok ? response.json() : {}))
      .then(textsIn)
      .catch(() => {
        fetched.delete(address);
        return {};
      });
    fetched.set(address, phrases);
  }
  return phrases;
}

/**
 * The usable phrases in a parsed file: texts, and objects that have a text `other`.
 *
 * @param {unknown} parsed
 * @returns {Phrases}
 */
export function textsIn(parsed) {
  if (typeof parsed !== "object" || parsed === null) return {};
  const entries = Object.entries(parsed).filter(
    ([, phrase]) => typeof phrase === "string" || typeof phrase?.other === "string",
  );
  return Object.fromEntries(entries);
}

/**
 * The language of an element's place on the page.
 *
 * @param {Element} host
 */
export function languageOf(host) {
  return host.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en";
}

/**
 * The phrases of a language and of the page: its file, and its data block in the element, which wins.
 *
 * @param {string} locale
 * @param {Element} host
 * @param {string} source - address of a file of the page's own; empty: none
 * @returns {Promise<Phrases>} never rejects
 */
export async function phrasesFor(locale, host, source) {
  const file = source ? new URL(source, document.baseURI).href : "";
  const [language, own] = await Promise.all([loadPhrases(locale), file ? fetchPhrases(file) : {}]);
  return { ...language, ...own, ...inlinePhrases(host) };
}

/** @param {Element} host */
function inlinePhrases(host) {
  const block = host.querySelector(':scope > script[type="application/json"][slot="strings"]');
  try {
    return textsIn(JSON.parse(block?.textContent || "{}"));
  } catch {
    return {};
  }
}

/**
 * @param {string} locale
 * @returns {string} a locale that `Intl` accepts
 */
function supported(locale) {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
