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

/** @typedef {import("./life.js").Life} Life */

/**
 * @param {Life} life
 * @param {AbortSignal} signal
 */
export function listenToControls(life, signal) {
  const { view } = life;
  view.form.addEventListener("submit", (event) => submit(life, event), { signal });
  view.form.addEventListener("reset", (event) => reset(life, event), { signal });
  view.input.addEventListener("input", (event) => type(life, event), { signal });
  view.input.addEventListener("compositionend", () => life.typed(), { signal });
  view.input.addEventListener("blur", () => life.bar.endRun(), { signal });
  view.landmark.addEventListener("change", (event) => choose(life, event), { signal });
  view.facets.addEventListener("click", (event) => pressInFacets(life, event), { signal });
  view.facets.addEventListener("input", (event) => findInFacet(life, event), { signal });
  view.filtersButton.addEventListener("click", () => toggleFilters(life), { signal });
  view.chips.addEventListener("click", (event) => removeChip(life, event), { signal });
  view.clearAll.addEventListener("click", () => clearAll(life), { signal });
  view.skip.addEventListener("click", (event) => skip(life, event), { signal });
  for (const box of [view.empty, view.notice]) {
    box.addEventListener("click", (event) => takeWayOut(life, event), { signal });
  }
  view.error.addEventListener("click", (event) => retry(life, event), { signal });
  view.pagination.addEventListener("click", (event) => turnPage(life, event), { signal });
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function submit(life, event) {
  event.preventDefault();
  life.commit();
  if (matchMedia("(pointer: coarse)").matches) life.view.input.blur();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function reset(life, event) {
  event.preventDefault();
  life.clearQuery();
  life.view.input.focus();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function type(life, event) {
  if (!(/** @type {InputEvent} */ (event).isComposing)) life.typed();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function choose(life, event) {
  const { directory } = life;
  if (!directory) return;
  if (event.target === life.view.sort) return directory.sortBy(life.view.sort.value);
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.type !== "checkbox" && input.type !== "radio") return;
  if (input.value === "") return directory.choose(facetOf(input), []);
  const values = choiceAfter(input, directory.state.filters);
  directory.choose(facetOf(input), values, { value: input.value, isOn: input.checked });
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function pressInFacets(life, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const { directory, strings, view } = life;
  if (target.matches("[aria-disabled=true]")) {
    event.preventDefault();
    const label = /** @type {HTMLInputElement} */ (target).value;
    return life.announcer.say(strings.say("zero_value", { label }), 0);
  }
  if (target.closest("[part~=facet-more]")) directory?.painter.facet(facetOf(target))?.toggleMore();
  if (target.closest("[part~=filters-done]")) {
    toggleFilters(life);
    view.summary.focus();
  }
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function findInFacet(life, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const isComposing = /** @type {InputEvent} */ (event).isComposing;
  if (target.matches("[part~=facet-search]") && !isComposing) life.directory?.painter.facet(facetOf(target))?.find();
}

/** @param {Life} life */
export function toggleFilters({ view }) {
  const isOpen = view.filtersButton.getAttribute("aria-expanded") !== "true";
  view.filtersButton.setAttribute("aria-expanded", String(isOpen));
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function removeChip(life, event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  const { facet, value } = button?.dataset ?? {};
  if (!button || facet === undefined || value === undefined) return;
  const moveFocus = focusAfterRemoval(life.view, button);
  life.directory?.toggle(facet, value);
  moveFocus();
}

/** @param {Life} life */
function clearAll(life) {
  life.directory?.clearFilters();
  life.view.summary.focus();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function skip(life, event) {
  event.preventDefault();
  life.view.summary.focus();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function takeWayOut(life, event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  const { directory, view } = life;
  if (!button?.dataset.way || !directory) return;
  const { way, query = "", facet = "", value = "" } = button.dataset;
  if (way === "suggestion") {
    emit(life.host, "ps-suggestion", { query });
    life.ask({ query });
  } else if (way === "without-filters") directory.clearFilters();
  else if (way === "remove") directory.toggle(facet, value);
  else life.ask({ query: "", filters: {} });
  view.input.focus();
}

/**
 * @param {Life} life
 * @param {Event} event
 */
function retry(life, event) {
  if (!(/** @type {Element} */ (event.target).closest("[part~=retry]"))) return;
  life.view.input.focus();
  life.load();
}

/**
 * @param {Life} life
 * @param {MouseEvent} event
 */
function turnPage(life, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("button")) return life.directory?.showMore();
  const page = target.closest("a")?.dataset.page;
  if (!page || isModified(event)) return;
  event.preventDefault();
  life.directory?.goTo(Number(page));
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
 * @param {Life} life
 * @param {KeyboardEvent} event
 */
export function escapeFilters(life, event) {
  const { view, directory } = life;
  const target = /** @type {HTMLElement} */ (event.target);
  const facet = directory?.painter.facet(facetOf(target));
  if (facet && target === facet.search && facet.search.value) {
    facet.search.value = "";
    facet.find();
  } else if (facet?.element.open) {
    facet.element.open = false;
    focusFirst(facet.summary);
  } else if (view.filtersButton.getAttribute("aria-expanded") === "true" && view.filtersButton.getClientRects().length) {
    toggleFilters(life);
    focusFirst(view.filtersButton);
  } else return;
  event.preventDefault();
}
