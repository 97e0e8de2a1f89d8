// @ts-check
/**
 * Before search works, and where it does not: when to load, what is seen meanwhile, what went wrong.
 *
 * @module
 */
import { h, icon, setText } from "./dom.js";

/** @typedef {import("./life.js").Life} Life */

/** Before this, nothing moves on the page: a quick search shows no sign of loading. */
const LOADING_MS = 200;
/** A sign of loading that is shown stays this long, so that it does not flash. */
const LOADING_STAYS_MS = 300;
const LOADING_SAID_MS = 1000;

/**
 * The signs of loading, each at its time.
 *
 * @param {Life} life
 * @param {number} started - from `performance.now()`
 */
export function showLoading(life, started) {
  const { view } = life;
  const sign = setTimeout(() => {
    life.setState("loading");
    view.skeleton.hidden = life.hasSiteCards;
    view.list.setAttribute("aria-busy", "true");
  }, LOADING_MS);
  const [region] = view.polite;
  const said = setTimeout(() => setText(region, life.strings.say("loading")), LOADING_SAID_MS);
  const cancel = () => {
    clearTimeout(sign);
    clearTimeout(said);
  };
  return {
    /** Waits until a sign that is shown has been seen. */
    async done() {
      cancel();
      const rest = started + LOADING_MS + LOADING_STAYS_MS - performance.now();
      if (life.state === "loading" && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    },
    stop() {
      cancel();
      setText(region, "");
      view.skeleton.hidden = true;
      view.list.setAttribute("aria-busy", "false");
    },
  };
}

/**
 * Calls back once the element is near what the visitor sees, or in use.
 *
 * @param {Element} host
 * @param {Element} input
 * @param {AbortSignal} signal
 * @param {() => void} start
 */
export function whenNear(host, input, signal, start) {
  const watching = new AbortController();
  const go = () => {
    if (watching.signal.aborted || signal.aborted) return;
    watching.abort();
    start();
  };
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && go(), {
    rootMargin: "400px",
  });
  observer.observe(host);
  for (const source of [signal, watching.signal]) source.addEventListener("abort", () => observer.disconnect());
  input.addEventListener("focus", go, { signal: watching.signal });
}

/** @type {WeakSet<Life>} */
const kept = new WeakSet();

/**
 * Sees to it that the search works without a network, where the page asks for that.
 *
 * @param {Life} life
 */
export function keepOffline(life) {
  const { offline, base } = life.options;
  if (offline === null || kept.has(life)) return;
  kept.add(life);
  const script = new URL("profile-search-offline.js", import.meta.url).href;
  import(script).then((loaded) => loaded.keepOffline(life, offline, base)).catch(() => {});
}

/**
 * How many people the site itself lists here.
 *
 * @param {Element | null} container
 */
export function countCards(container) {
  const list = container?.querySelector("ul, ol") ?? container;
  return list ? [...list.children].filter((child) => child.matches("a[href]") || child.querySelector("a[href]")).length : 0;
}

/**
 * The error box: what happened, and a way to try again.
 *
 * @param {import("./view.js").View} view
 * @param {number} count - people whom the site itself lists
 * @param {import("./strings.js").Strings} strings
 * @returns {string} what it says
 */
export function showError(view, count, strings) {
  const text = strings.say(count ? "error_listed" : "error", { count });
  const retry = h("button", { part: "retry", type: "button" }, strings.say("retry"));
  setText(view.summary, "");
  view.error.replaceChildren(icon("warning"), h("p", {}, text), retry, h("slot", { name: "error" }));
  view.error.hidden = false;
  return text;
}

/**
 * The error's code; an error without one is a fault of the engine.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  const { code } = /** @type {{ code?: unknown }} */ (Object(error));
  return typeof code === "string" ? code : "panic";
}
