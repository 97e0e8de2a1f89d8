// @ts-check
/**
 * Search over the people of a site. One script tag is enough: it makes a search where it stands,
 * unless the page has a `<profile-search>` of its own.
 *
 * @module
 */
import { ProfileSearch } from "./element.js";
import { setDefaults } from "./options.js";

export { open } from "./people.js";
export { ProfileSearch };

const TAG = "profile-search";
/** Libraries that swap pages without loading them tell so by one of these. */
const PAGE_CHANGES = ["turbo:load", "turbolinks:load", "pjax:end", "swup:page:view"];

/**
 * This module's own tag. A module has no `document.currentScript`, so it is known by its address.
 *
 * @returns {HTMLScriptElement | undefined}
 */
function ownScript() {
  return [...document.querySelectorAll("script")].find(
    (script) => script.tagName === "SCRIPT" && script.src === import.meta.url,
  );
}

/** Makes a search where the page has none: over the list that `data-for` names, else after the script tag. */
function place() {
  const script = ownScript();
  if (!script || document.querySelector(TAG)) return;
  const target = script.dataset.for;
  if (target !== undefined) listNamed(target)?.before(document.createElement(TAG));
  else if (document.body?.contains(script)) script.after(document.createElement(TAG));
}

/** @param {string} selector */
function listNamed(selector) {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}

if (!customElements.get(TAG)) {
  setDefaults(ownScript()?.dataset ?? {});
  customElements.define(TAG, ProfileSearch);
  place();
  for (const change of PAGE_CHANGES) document.addEventListener(change, place);
}
