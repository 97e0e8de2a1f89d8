// @ts-check
/**
 * What the visitor does with the controls: one listener for each kind of event, whatever the number of cards.
 *
 * @module
 */
import { focusAfterRemoval } from "./chips.js";
import { focusFirst } from "./dom.js";
import { emit } from "./events.js";
import { choiceAfter, facetOf } from "./facets.js";

/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function listenToControls(session, signal) {
  const { view } = session;
  view.form.addEventListener("submit", (event) => submit(session, event), { signal });
  view.form.addEventListener("reset", (event) => reset(session, event), { signal });
  view.input.addEventListener("input", (event) => type(session, event), { signal });
  view.input.addEventListener("compositionend", () => session.typed(), { signal });
  view.input.addEventListener("blur", () => session.bar.endRun(), { signal });
  view.landmark.addEventListener("change", (event) => choose(session, event), { signal });
  view.facets.addEventListener("click", (event) => pressInFacets(session, event), { signal });
  view.facets.addEventListener("input", (event) => findInFacet(session, event), { signal });
  view.filtersButton.addEventListener("click", () => toggleFilters(session), { signal });
  view.chips.addEventListener("click", (event) => removeChip(session, event), { signal });
  view.clearAll.addEventListener("click", () => clearAll(session), { signal });
  view.skip.addEventListener("click", (event) => skip(session, event), { signal });
  for (const box of [view.empty, view.notice]) {
    box.addEventListener("click", (event) => takeWayOut(session, event), { signal });
  }
  view.pagination.addEventListener("click", (event) => turnPage(session, event), { signal });
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function submit(session, event) {
  event.preventDefault();
  session.commit();
  if (matchMedia("(pointer: coarse)").matches) session.view.input.blur();
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function reset(session, event) {
  event.preventDefault();
  session.clearQuery();
  session.view.input.focus();
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function type(session, event) {
  if (!(/** @type {InputEvent} */ (event).isComposing)) session.typed();
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function choose(session, event) {
  const { directory } = session;
  if (!directory) return;
  if (event.target === session.view.sort) return directory.sortBy(session.view.sort.value);
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.part.contains("facet-range-end")) return chooseRange(directory, facetOf(input));
  if (input.type !== "checkbox" && input.type !== "radio") return;
  if (input.value === "") return directory.choose(facetOf(input), []);
  const values = choiceAfter(input, directory.state.filters);
  directory.choose(facetOf(input), values, { value: input.value, isOn: input.checked });
}

/**
 * @param {import("./directory.js").Directory} directory
 * @param {string} name - of the facet
 */
function chooseRange(directory, name) {
  const facet = directory.painter.facet(name);
  const values = facet?.range?.chosen ?? [];
  const [value] = facet?.named(values) ?? []; // one range has one name
  directory.choose(name, values, value === undefined ? undefined : { value, isOn: true });
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function pressInFacets(session, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const { directory, strings, view } = session;
  if (target.matches("[aria-disabled=true]")) {
    event.preventDefault();
    const label = /** @type {HTMLInputElement} */ (target).value;
    return session.announcer.say(strings.say("zero_value", { label }), 0);
  }
  if (target.closest("[part~=facet-more]")) directory?.painter.facet(facetOf(target))?.toggleMore();
  if (target.closest("[part~=filters-done]")) {
    toggleFilters(session);
    view.summary.focus();
  }
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function findInFacet(session, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const isComposing = /** @type {InputEvent} */ (event).isComposing;
  if (target.matches("[part~=facet-search]") && !isComposing) session.directory?.painter.facet(facetOf(target))?.find();
}

/** @param {Session} session */
export function toggleFilters({ view }) {
  const isOpen = view.filtersButton.getAttribute("aria-expanded") !== "true";
  view.filtersButton.setAttribute("aria-expanded", String(isOpen));
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function removeChip(session, event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  const { facet, value } = button?.dataset ?? {};
  if (!button || facet === undefined || value === undefined) return;
  const moveFocus = focusAfterRemoval(session.view, button);
  session.directory?.takeOff(facet, value);
  moveFocus();
}

/** @param {Session} session */
function clearAll(session) {
  session.directory?.clearFilters();
  session.view.summary.focus();
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function skip(session, event) {
  event.preventDefault();
  session.view.summary.focus();
}

/**
 * @param {Session} session
 * @param {Event} event
 */
function takeWayOut(session, event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  const { directory, view } = session;
  if (!button?.dataset.way || !directory) return;
  const { way, query = "", facet = "", value = "" } = button.dataset;
  if (way === "suggestion") {
    emit(session.host, "ps-suggestion", { query });
    session.ask({ query });
  } else if (way === "without-filters") directory.clearFilters();
  else if (way === "remove") directory.takeOff(facet, value);
  else session.ask({ query: "", filters: {} });
  view.input.focus();
}

/**
 * @param {Session} session
 * @param {MouseEvent} event
 */
function turnPage(session, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("button")) return session.directory?.showMore();
  const page = target.closest("a")?.dataset.page;
  if (!page || isModified(event)) return;
  event.preventDefault();
  session.directory?.goTo(Number(page));
}

/**
 * A click that asks the browser for a new tab or a download is the browser's.
 *
 * @param {MouseEvent} event
 */
export function isModified(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
}

/**
 * Escape in the filters: empties the search within a facet, else closes what is open and stays on its button.
 *
 * @param {Session} session
 * @param {KeyboardEvent} event
 */
export function escapeFilters(session, event) {
  const { view, directory } = session;
  const target = /** @type {HTMLElement} */ (event.target);
  const facet = directory?.painter.facet(facetOf(target));
  if (facet && target === facet.search && facet.search.value) {
    facet.search.value = "";
    facet.find();
  } else if (facet?.element.open) {
    facet.element.open = false;
    focusFirst(facet.summary);
  } else if (view.filtersButton.getAttribute("aria-expanded") === "true" && view.filtersButton.getClientRects().length) {
    toggleFilters(session);
    focusFirst(view.filtersButton);
  } else return;
  event.preventDefault();
}
