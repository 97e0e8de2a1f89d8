// @ts-check
/**
 * What a page asks for: attributes of the element, with those of the script tag as defaults.
 *
 * @module
 */

/** Attributes with a value; each has a property of the same name in camel case, unless listed in `TAKEN`. */
export const VALUES = [
  "src", "base", "integrity", "integrity-more", "mode", "for", "facets", "facet-logic", "facet-type", "facet-sort", "facet-limit",
  "facet-search-threshold", "zero-counts", "open-facets", "sort", "sorts", "page-size", "pagination", "debounce",
  "announce-delay", "min-length", "label", "placeholder", "heading-level", "url-state", "url-prefix", "shortcut",
  "theme", "density", "link-target", "strings-src", "loading", "offline",
];

/** Attributes that are there or not. */
export const FLAGS = [
  "with-remote-images", "with-suggestions", "with-export", "with-similar", "without-facets", "without-sort", "without-count", "without-avatars",
  "without-highlight", "update-title",
];

/** Changing one of these loads the wasm anew. */
export const LOADING = new Set(["src", "base", "integrity"]);

/** Names that mean something else as a property. */
export const TAKEN = new Set(["facets", "sort"]);

/** @typedef {"enhance" | "render" | ""} Mode */

/**
 * @typedef {object} Options
 * @property {string} src
 * @property {string} base
 * @property {string} integrity
 * @property {string} integrityMore - of the second script
 * @property {Mode} mode
 * @property {string} target - selector of the site's own list
 * @property {string[]} facets - in order; empty: all there are
 * @property {string[]} allOf - facets in which all chosen values must hold
 * @property {Set<string>} oneOf - facets in which one value is chosen
 * @property {Set<string>} letters - those of them that are a bar of letters
 * @property {Set<string>} ranges - facets with a choice from … to
 * @property {string} facetSort
 * @property {number} facetLimit
 * @property {number} facetSearchThreshold
 * @property {boolean} hidesZero
 * @property {string[] | null} openFacets - null: as the room allows
 * @property {string} sort - order when nothing is searched for
 * @property {string[]} sorts
 * @property {number} pageSize
 * @property {boolean} isPaged - the page asks for a page size itself
 * @property {string} pagination - "more", "pages", "all" or "" for what suits the mode
 * @property {number} debounce - milliseconds
 * @property {number | null} announceDelay - milliseconds
 * @property {number} minLength
 * @property {string} label
 * @property {string} placeholder
 * @property {number} headingLevel
 * @property {"push" | "replace" | "none"} urlState
 * @property {string} urlPrefix
 * @property {string} shortcut
 * @property {string} linkTarget
 * @property {string} stringsSrc
 * @property {boolean} isEager
 * @property {string | null} offline - address of the worker, empty for the usual one; null: works with a network only
 * @property {boolean} withRemoteImages
 * @property {boolean} withSuggestions
 * @property {boolean} withExport
 * @property {boolean} withSimilar
 * @property {boolean} withoutFacets
 * @property {boolean} withoutSort
 * @property {boolean} withoutCount
 * @property {boolean} withoutAvatars
 * @property {boolean} withoutHighlight
 * @property {boolean} updatesTitle
 */

/** @type {Map<string, string>} */
const defaults = new Map();

/**
 * Takes the `data-` attributes of the script tag as defaults for every element.
 *
 * @param {DOMStringMap} dataset
 */
export function setDefaults(dataset) {
  for (const [name, value] of Object.entries(dataset)) defaults.set(kebab(name), value ?? "");
}

/**
 * An attribute of the element, else of the script tag, else an empty text.
 *
 * @param {Element} host
 * @param {string} name
 */
export function attribute(host, name) {
  return host.getAttribute(name) ?? defaults.get(name) ?? "";
}

/**
 * Reads all attributes. Values out of range are taken as not given.
 *
 * @param {Element} host
 * @returns {Options}
 */
export function readOptions(host) {
  /** @param {string} name */
  const text = (name) => attribute(host, name).trim();
  /** @param {string} name */
  const words = (name) => text(name).split(/[\s,]+/).filter(Boolean);
  /** @param {string} name */
  const flag = (name) => host.hasAttribute(name) || defaults.has(name);
  return {
    src: text("src"),
    base: text("base"),
    integrity: text("integrity"),
    integrityMore: text("integrity-more"),
    mode: /** @type {Mode} */ (oneOf(text("mode"), ["enhance", "render"])),
    target: text("for"),
    facets: words("facets"),
    ...kindsOfFacets(text("facet-logic"), text("facet-type")),
    facetSort: oneOf(text("facet-sort"), ["alpha", "count", "index"]),
    facetLimit: whole(text("facet-limit"), 8, 1),
    facetSearchThreshold: whole(text("facet-search-threshold"), 12, 0),
    hidesZero: text("zero-counts") === "hide",
    openFacets: host.hasAttribute("open-facets") || defaults.has("open-facets") ? words("open-facets") : null,
    sort: oneOf(text("sort"), ["title", "-title", "date", "-date"]),
    sorts: words("sorts"),
    pageSize: whole(text("page-size"), 24, 1),
    isPaged: text("page-size") !== "",
    pagination: oneOf(text("pagination"), ["more", "pages", "all"]),
    debounce: whole(text("debounce"), 0, 0),
    announceDelay: text("announce-delay") ? whole(text("announce-delay"), 0, 0) : null,
    minLength: whole(text("min-length"), 1, 1),
    label: text("label"),
    placeholder: text("placeholder"),
    headingLevel: Math.min(6, whole(text("heading-level"), 3, 2)),
    urlState: /** @type {"replace" | "none"} */ (oneOf(text("url-state"), ["replace", "none"])) || "push",
    urlPrefix: text("url-prefix"),
    shortcut: text("shortcut"),
    linkTarget: text("link-target"),
    stringsSrc: text("strings-src"),
    isEager: text("loading") === "eager",
    offline: host.hasAttribute("offline") || defaults.has("offline") ? text("offline") : null,
    withRemoteImages: flag("with-remote-images"),
    withSuggestions: flag("with-suggestions"),
    withExport: flag("with-export"),
    withSimilar: flag("with-similar"),
    withoutFacets: flag("without-facets") || text("facets") === "none",
    withoutSort: flag("without-sort"),
    withoutCount: flag("without-count"),
    withoutAvatars: flag("without-avatars"),
    withoutHighlight: flag("without-highlight"),
    updatesTitle: flag("update-title"),
  };
}

/**
 * @param {string} logic - "tags:all"
 * @param {string} type - "type:one year:range"
 */
function kindsOfFacets(logic, type) {
  /** @param {string[]} kinds */
  const typed = (...kinds) => pairs(type).filter(([, kind]) => kinds.includes(kind)).map(([facet]) => facet);
  return {
    allOf: pairs(logic).filter(([, kind]) => kind === "all").map(([facet]) => facet),
    oneOf: new Set(typed("one", "letters")),
    letters: new Set(typed("letters")),
    ranges: new Set(typed("range")),
  };
}

/**
 * Gives a class a property for each attribute, so that `element.pageSize = 12` is `page-size="12"`.
 *
 * @param {typeof HTMLElement} type
 */
export function reflectAttributes(type) {
  for (const name of [...VALUES, ...FLAGS]) {
    if (TAKEN.has(name)) continue;
    const isFlag = FLAGS.includes(name);
    Object.defineProperty(type.prototype, name === "for" ? "htmlFor" : camel(name), {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return isFlag ? this.hasAttribute(name) : this.getAttribute(name) ?? "";
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        if (isFlag) this.toggleAttribute(name, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
}

/** @param {string} name */
export function camel(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} name */
function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * `tags:all type:one` as pairs.
 *
 * @param {string} text
 * @returns {[string, string][]}
 */
function pairs(text) {
  const words = text.split(/[\s,]+/).filter((word) => word.includes(":"));
  return words.map((word) => {
    const at = word.lastIndexOf(":");
    return [word.slice(0, at), word.slice(at + 1)];
  });
}

/**
 * @param {string} text
 * @param {string[]} allowed
 */
function oneOf(text, allowed) {
  return allowed.includes(text) ? text : "";
}

/**
 * @param {string} text
 * @param {number} fallback
 * @param {number} least
 */
function whole(text, fallback, least) {
  const number = Number.parseInt(text, 10);
  return Number.isSafeInteger(number) && number >= least ? number : fallback;
}
