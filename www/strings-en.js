// @ts-check
/**
 * What is said until the first people are shown, and on their cards, in English.
 *
 * `{name}` is a placeholder; an object holds the plural forms of `Intl.PluralRules`, chosen by
 * `{count}`. Keys that other languages leave out are said in English. `strings-more-en.js` has the others.
 *
 * @module
 */

/** @typedef {string | { zero?: string, one?: string, two?: string, few?: string, many?: string, other: string }} Phrase */

/** @type {Record<string, Phrase>} */
export const english = {
  label: "Search people",
  landmark: "People",
  placeholder: "",
  hint: "A name, a skill, a topic. Small typos are fine.",
  clear: "Clear search",
  skip: "Skip to results",
  loading: "Loading people",
  error: "Search could not be loaded.",
  error_listed: {
    one: "Search could not be loaded. {count} person is listed below.",
    other: "Search could not be loaded. All {count} people are listed below.",
  },
  retry: "Try again",
  links_for: "Links for {name}",
  on_network: "{name} on {network}",
  website_of: "{name}’s website",
  blog_of: "{name}’s blog",
  mail_to: "Email {name}",
  website: "Website",
  blog: "Blog",
  mail: "Email",
  new_tab: "opens in new tab",
  tags_more_n: "+{n} more",
  reason_nickname: "nickname",
  reason_sound: "sounds like",
  reason_near: "close spelling",
  reason_partial: "not every word",
};
