// @ts-check
/**
 * What a visitor needs once the first people are shown: controls, filters, keys, history,
 * the site's own cards. A file of its own, so that nothing of it delays them.
 *
 * @module
 */
import css from "./profile-search-more.css";

export { Session } from "./session.js";
export { english } from "./strings-more-en.js";

export const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
