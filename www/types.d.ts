/**
 * What `open` gives, and what goes in and out of it.
 */

/** Opens the people in the wasm beside the script, or in another one. */
export function open(options?: OpenOptions): Promise<People>;

export interface OpenOptions {
  /** Another wasm than the one beside the script. */
  wasm?: string | URL;
  /** Where the site stands, if not two folders above the script. */
  base?: string | URL;
  /** The wasm's sum, as in a script's `integrity`. */
  integrity?: string;
  /** Of a site that has people by language, the language of those to open; else that of the page, `<html lang>`. */
  language?: string;
}

/** `code` of the error with which `open` rejects. */
export type ErrorCode =
  | "wasm-unsupported"
  | "csp-blocked"
  | "wasm-fetch"
  | "wasm-compile"
  | "index-missing"
  | "index-corrupt"
  | "index-version"
  | "integrity"
  | "panic";

/** The people of a site. */
export interface People {
  /** How many there are. */
  readonly size: number;
  /** The release of the wasm. */
  readonly version: string;
  /** The site's title; may be empty. */
  readonly title: string;
  /** BCP-47 tag of the site's language. */
  readonly language: string;
  /** Finds people; never throws on what a person typed. An empty query finds everyone. */
  search(query: string, options?: SearchOptions): Results;
  /** Every facet, with how many of all people have each value, in stored order. */
  facets(): Facet[];
  /** Ways to finish the word being typed, best first; at most 5 unless told. */
  suggest(query: string, limit?: number): { query: string; count: number }[];
  /** One person, without marks. Throws a `TypeError` if nobody has this number. */
  profile(id: number): Hit;
  /**
   * Of a large site, fetches what no search waits for: the texts that snippets are cut from, and similar people.
   * Before that hits have neither, but for the `about` of whoever has no `excerpt`, and phrases are looked for in names
   * and roles only; who is found, and in which order, is otherwise the same. Gives `true` if something came: search
   * again to have it. `false` where nothing was put aside, or it did not come; then it may be called again. Never rejects.
   */
  loadRest(): Promise<boolean>;
  /** Draws results as cards in `list`. Takes what `search` gave, not a copy. */
  render(list: HTMLElement, results: Results, options?: RenderOptions): void;
}

export interface Facet {
  /** The front matter's field. */
  name: string;
  values: { value: string; count: number }[];
}

export interface SearchOptions {
  /** Values by facet: OR within a facet, AND across. Unknown ones are ignored. */
  filters?: Record<string, string[]>;
  /** Facets in which all chosen values must hold. */
  all?: string[];
  /** `relevance` unless told. */
  sort?: "relevance" | "title" | "-title" | "date" | "-date";
  /** Hits to pass over. */
  offset?: number;
  /** Hits to return at most; 20 unless told. */
  limit?: number;
}

export interface Results {
  /** How many people match, not only those in `hits`; those who are `partial` among them. */
  total: number;
  /** How many were passed over before the first hit. */
  offset: number;
  hits: Hit[];
  /** For every facet and value, how many match if it is (also) chosen. */
  facets: Record<string, FacetCount[]>;
  /** The query as the best hit spells it, where that was found by a guess (`sound`, `near`). */
  suggestion: string | null;
  /** Nobody has every word: these have the most of them, and all are `partial`. */
  relaxed: boolean;
  /** The best hit's. */
  matched: MatchKind;
}

export interface FacetCount {
  value: string;
  count: number;
  selected: boolean;
}

/** How the query's worst-matching word was met, best first; `partial`: not at all, but others were. */
export type MatchKind = "exact" | "prefix" | "stem" | "nickname" | "sound" | "near" | "partial";

/** From UTF-16 unit to UTF-16 unit of the text shown. */
export type Range = [start: number, end: number];

/** The same, in one item of a list. */
export type ItemRange = [item: number, start: number, end: number];

export interface Hit {
  /** The person's number, `0` to `size - 1`, in site order. */
  id: number;
  /** Address below the site's base, beginning with a slash. */
  url: string;
  /** The same, absolute. */
  href: string;
  title: string;
  /** Higher is better, within one answer. */
  score: number;
  matched: MatchKind;
  fields: Fields;
  marks: Marks;
  /** The part of a longer text that shows the match. */
  snippet: Snippet | null;
  /** The numbers of the people most like this one. */
  similar: number[];
}

export interface Fields {
  excerpt: string;
  about: string;
  type?: string[];
  categories?: string[];
  tags?: string[];
  /** `YYYY-MM-DD` */
  date: string | null;
  /** As in the profile: check it before use. */
  image: string | null;
  /** As in the profile: check the addresses before use. */
  links: { network: string; url: string }[];
  /** Further facets of the site, each a list under its own name. */
  [facet: string]: unknown;
}

/** Where the match is; a field without one is left out. */
export interface Marks {
  title?: Range[];
  excerpt?: Range[];
  about?: Range[];
  tags?: ItemRange[];
  categories?: ItemRange[];
  type?: ItemRange[];
}

export interface Snippet {
  field: "about" | "excerpt";
  text: string;
  /** In `text`. */
  marks: Range[];
  /** Whether `text` begins where the field does. */
  start: boolean;
  /** Whether `text` ends where the field does. */
  end: boolean;
}

export interface RenderOptions {
  /** Add the cards to those that are there. */
  append?: boolean;
  /** Level of the names' headings, 1 to 6; 3 unless told. */
  headingLevel?: number;
  /**
   * Words on the cards, with placeholders in braces: `on_network` (name, network), `website_of`,
   * `blog_of`, `mail_to`, `links_for` (name), `tags_more_n` (n), `new_tab`, `reason_nickname`,
   * `reason_sound`, `reason_near`, `website`, `blog`, `mail`. English where one is missing.
   */
  strings?: Record<string, string>;
  /** `target` of a person's links. */
  linkTarget?: string;
  /** Show pictures of other origins too. */
  withRemoteImages?: boolean;
  /** Neither pictures nor initials. */
  withoutAvatars?: boolean;
  /** No marks. */
  withoutHighlight?: boolean;
  /** Values whose buttons are pressed, by facet; those filtered by unless told. */
  selected?: Record<string, string[]>;
}

/** What is asked of a search on a page. */
export interface SearchState {
  /** As typed. */
  query: string;
  /** The chosen values of each facet. */
  filters: Record<string, string[]>;
  /** `null`: the order that suits the query. */
  sort: string | null;
  /** From 1; where a button shows more, the pages shown. */
  page: number;
}

/** The element `<profile-search>`. Attributes are properties too; setting one takes effect at once. */
export class ProfileSearch extends HTMLElement {
  query: string;
  filters: Record<string, string[]>;
  /** The order in force; `relevance` gives it back to the query. */
  sort: string;
  page: number;
  /** Sentences of the page's own, by key. */
  strings: Record<string, unknown>;
  readonly results: readonly Hit[];
  readonly total: number;
  readonly facets: Record<string, FacetCount[]>;
  readonly state: "" | "pending" | "loading" | "idle" | "typing" | "results" | "empty" | "error";
  /** BCP 47. */
  readonly locale: string;
  readonly version: string;
  /** Resolves once search works; never rejects. */
  readonly ready: Promise<this>;
  src: string;
  base: string;
  integrity: string;
  integrityMore: string;
  mode: string;
  htmlFor: string;
  facetLogic: string;
  facetType: string;
  facetSort: string;
  facetLimit: string;
  facetSearchThreshold: string;
  zeroCounts: string;
  openFacets: string;
  sorts: string;
  pageSize: string;
  pagination: string;
  debounce: string;
  announceDelay: string;
  minLength: string;
  label: string;
  placeholder: string;
  headingLevel: string;
  urlState: string;
  urlPrefix: string;
  shortcut: string;
  theme: string;
  density: string;
  linkTarget: string;
  stringsSrc: string;
  loading: string;
  offline: string;
  withRemoteImages: boolean;
  withSuggestions: boolean;
  withExport: boolean;
  withSimilar: boolean;
  withoutFacets: boolean;
  withoutSort: boolean;
  withoutCount: boolean;
  withoutAvatars: boolean;
  withoutHighlight: boolean;
  updateTitle: boolean;
  search(query: string, options?: { push?: boolean }): void;
  setFilter(facet: string, values: string[]): void;
  toggleFilter(facet: string, value: string): void;
  clear(): void;
  showMore(): void;
  refresh(): void;
  /** The absolute address of a state of this page. */
  getURL(state?: Partial<SearchState>): string;
  announce(text: string): void;
}

/** `detail` of each event. All bubble and cross shadow borders. */
export interface ProfileSearchEvents {
  "ps-ready": { count: number; ms: number; version: string };
  "ps-before-search": { query: string; filters: Record<string, string[]> };
  "ps-results": { query: string; filters: Record<string, string[]>; sort: string; page: number; total: number; ms: number };
  "ps-state": { from: ProfileSearch["state"]; to: ProfileSearch["state"] };
  "ps-filter": { facet: string; value: string; selected: boolean };
  "ps-sort": { sort: string };
  "ps-page": { page: number };
  "ps-clear": {};
  "ps-suggestion": { query: string };
  "ps-select": { id: number; url: string; position: number; originalEvent: Event };
  "ps-offline-ready": {};
  "ps-update-available": {};
  "ps-error": { code: ErrorCode; message: string };
}

type CustomEvents = { [Name in keyof ProfileSearchEvents]: CustomEvent<Readonly<ProfileSearchEvents[Name]>> };

declare global {
  interface HTMLElementTagNameMap {
    "profile-search": ProfileSearch;
  }
  interface GlobalEventHandlersEventMap extends CustomEvents {}
}
