// @ts-check
/**
 * Keys and clicks on the box and on the cards, wherever the cards lie.
 *
 * @module
 */
import { escapeFilters, isModified } from "./controls.js";
import { emit } from "./events.js";
import { toggleTags } from "./people-cards.js";

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 * @param {EventTarget[]} places - the shadow root, and the site's list where it lies outside
 * @param {AbortSignal} signal
 */
export function listenToCards(session, places, signal) {
  session.view.input.addEventListener("keydown", (event) => pressInBox(session, event), { signal });
  session.view.facets.addEventListener("keydown", (event) => pressInFacets(session, event), { signal });
  for (const place of places) {
    place.addEventListener("keydown", (event) => pressInCard(session, /** @type {KeyboardEvent} */ (event)), { signal });
    place.addEventListener("click", (event) => clickInCard(session, /** @type {MouseEvent} */ (event)), { signal });
  }
}

/**
 * Puts focus into the box on a key that the page chose.
 *
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function listenToShortcut(session, signal) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (!isShortcut(event, session.options.shortcut) || event.defaultPrevented || isEditable(event)) return;
      event.preventDefault();
      session.view.input.focus();
      session.view.input.select();
    },
    { signal },
  );
}

/**
 * @param {Session} session
 * @param {KeyboardEvent} event
 */
function pressInBox(session, event) {
  if (event.isComposing || hasModifier(event)) return;
  if (session.completions?.press(event)) return event.preventDefault();
  const first = session.directory?.painter.cards.links()[0];
  if (event.key === "ArrowDown" && first) {
    event.preventDefault();
    first.focus();
  } else if (event.key === "Escape" && session.view.input.value) {
    event.preventDefault();
    session.clearQuery();
  }
}

/**
 * @param {Session} session
 * @param {KeyboardEvent} event
 */
function pressInFacets(session, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.isComposing || hasModifier(event)) return;
  if (event.key === "Escape") return escapeFilters(session, event);
  if (event.key !== "Enter" || !target.matches("[part~=facet-search]")) return;
  event.preventDefault();
  const name = target.closest("[data-facet]")?.getAttribute("data-facet") ?? "";
  session.directory?.painter.facet(name)?.focusFirstValue();
}

/**
 * @param {Session} session
 * @param {KeyboardEvent} event
 */
function pressInCard(session, event) {
  const { directory, view } = session;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (!directory || event.isComposing || hasModifier(event)) return;
  if (event.key === "Escape" && directory.painter.cards.idOf(target) !== undefined) {
    event.preventDefault();
    view.input.focus();
    view.input.select();
    return;
  }
  const links = directory.painter.cards.links();
  const at = links.indexOf(target);
  if (at < 0) return;
  const goal = goalOf(event.key, at, links, view);
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

/**
 * @param {string} key
 * @param {number} at
 * @param {HTMLElement[]} links
 * @param {import("./view.js").View} view
 * @returns {HTMLElement | null | undefined}
 */
function goalOf(key, at, links, view) {
  if (key === "Home") return links[0];
  if (key === "End") return links.at(-1);
  if (key === "ArrowUp") return links[at - 1] ?? caretAtEnd(view.input);
  if (key !== "ArrowDown") return null;
  return links[at + 1] ?? (view.pagination.hidden ? null : view.pagination.querySelector("button, a"));
}

/** @param {HTMLInputElement} input */
function caretAtEnd(input) {
  input.setSelectionRange(input.value.length, input.value.length);
  return input;
}

/**
 * @param {Session} session
 * @param {MouseEvent} event
 */
function clickInCard(session, event) {
  const { directory } = session;
  const target = /** @type {Element} */ (event.composedPath()[0]);
  const id = target instanceof Element ? directory?.painter.cards.idOf(target) : undefined;
  if (!directory || id === undefined) return;
  const button = /** @type {HTMLElement | null} */ (target.closest("button"));
  if (button?.dataset.facet !== undefined && button.dataset.value !== undefined) {
    return directory.toggle(button.dataset.facet, button.dataset.value);
  }
  if (button?.dataset.more !== undefined) return toggleTags(button, () => directory.repaint());
  const link = target.closest("a");
  const links = directory.painter.cards.links();
  const position = link ? links.indexOf(link) : -1;
  if (link && position >= 0) select(session, event, id, link, position);
}

/**
 * @param {Session} session
 * @param {MouseEvent} event
 * @param {number} id
 * @param {HTMLAnchorElement} link
 * @param {number} position - from 0
 */
function select(session, event, id, link, position) {
  session.bar.endRun();
  const detail = { id, url: link.href, position, originalEvent: event };
  if (!emit(session.host, "ps-select", detail, true) && !isModified(event)) event.preventDefault();
}

/** @param {KeyboardEvent} event */
function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}

/**
 * @param {KeyboardEvent} event
 * @param {string} shortcut - "mod+k", "/"; empty: none
 */
function isShortcut(event, shortcut) {
  const keys = shortcut.toLowerCase().split("+");
  const key = keys.pop();
  if (!key || event.key.toLowerCase() !== key) return false;
  const isMod = event.ctrlKey || event.metaKey;
  return keys.includes("mod") === isMod && keys.includes("alt") === event.altKey;
}

/**
 * Whether the visitor is writing somewhere, seen through shadow roots.
 *
 * @param {Event} event
 */
function isEditable(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
