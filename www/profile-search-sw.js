/**
 * The worker that keeps a site's search working without a network. It lies at the site's base address.
 *
 * `profile-search build` writes a line above this that says what to keep:
 * `const KEPT = { version, files: { "assets/profile-search/profile-search.js": "sha384-…" } }`.
 * `null` in its place is the end: caches and worker are taken away from every visitor.
 *
 * What is in that list comes from the cache, all of one build. Pages that hold a search, and what they are
 * drawn with, come from the network while there is one. Nothing else is touched.
 */
/* global KEPT */
{
  const BASE = new URL("./", location.href);
  /** Project sites share an origin and its caches: only names with this beginning are ours. */
  const PREFIX = `profile-search:${encodeURIComponent(BASE.pathname)}:`;
  const FILES = PREFIX + KEPT?.version;
  const PAGES = `${PREFIX}pages`;
  const NETWORK_MS = 3000;
  /** Addresses kept of pages, the oldest go first; and taken from one message. */
  const MAX_PAGES = 300;
  const MAX_ASKED = 100;
  /** What a page is drawn with. Other requests are the site's own business. */
  const DRAWN_WITH = new Set(["style", "script", "image", "font", "manifest"]);
  /** @type {Map<string, string>} address: the sum its bytes have */
  const sums = new Map(Object.entries(KEPT?.files ?? {}).map(([path, sum]) => [new URL(path, BASE).href, sum]));

  async function install() {
    const cache = await caches.open(FILES);
    try {
      await Promise.all([...sums].map(([url, integrity]) => store(cache, url, { cache: "reload", integrity })));
    } catch (error) {
      // A site that is being uploaded just now: the browser tries again on the next visit.
      await caches.delete(FILES);
      throw error;
    }
  }

  async function activate() {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== FILES && name !== PAGES) await caches.delete(name);
    }
  }

  async function end() {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
    await self.registration.unregister();
  }

  /** Fetches and keeps, by the address asked for and the one redirected to; fails unless the whole answer is there. */
  async function store(cache, url, options) {
    const response = await fetch(new Request(url, options));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    for (const key of new Set([url, response.url])) await cache.put(key, await plain(response.clone()));
  }

  /** A browser does not take an answer that was redirected for a page: a copy has no such past. */
  async function plain({ body, headers, status }) {
    return new Response(body, { status, headers });
  }

  function answer(event) {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || !isOurs(url)) return;
    const sum = sums.get(url.href);
    if (sum) {
      // A page of a newer build asks for a newer file: it knows its sum, or those of all languages.
      if (!request.integrity || request.integrity.includes(sum)) event.respondWith(fromFiles(request, url.href));
    } else if (request.mode === "navigate" || DRAWN_WITH.has(request.destination)) {
      event.respondWith(fromNetwork(event, url));
    }
  }

  function isOurs({ origin, pathname }) {
    return origin === BASE.origin && pathname.startsWith(BASE.pathname);
  }

  async function fromFiles(request, url) {
    return (await caches.match(url, { cacheName: FILES })) ?? fetch(request);
  }

  /** The network while it answers in time, else what was kept. */
  async function fromNetwork(event, url) {
    const { request } = event;
    const isPage = request.mode === "navigate";
    const pages = await caches.open(PAGES);
    // The query of a page is what is searched for; that of a picture may be its version.
    const key = isPage ? url.origin + url.pathname : url.href;
    const kept = await pages.match(key);
    const network = fetch(request).then((response) => {
      if (kept && response.ok && !response.redirected) event.waitUntil(renew(pages, key, response.clone()));
      return response;
    });
    if (kept) {
      const late = new Promise((resolve) => setTimeout(resolve, NETWORK_MS, kept));
      return Promise.race([network.catch(() => kept), late]);
    }
    return network.catch(async (error) => (isPage && (await elsewhere(pages, url))) || Promise.reject(error));
  }

  async function renew(pages, key, response) {
    // A cache that is full keeps what it has.
    await pages.put(key, await plain(response)).catch(() => {});
  }

  /** The kept page by another of its addresses: `/people` for `/people/`, `/people/index.html` too. */
  async function elsewhere(pages, url) {
    for (const pathname of [`${url.pathname}/`, url.pathname.replace(/\/index\.html$/, "/")]) {
      const other = url.origin + pathname;
      if (pathname !== url.pathname && (await pages.match(other))) return Response.redirect(other + url.search);
    }
    return null;
  }

  /** Keeps what a page is made of. */
  async function keep(urls) {
    const pages = await caches.open(PAGES);
    const wanted = urls.slice(0, MAX_ASKED).map((url) => new URL(url, BASE));
    const ours = wanted.filter((url) => isOurs(url) && !sums.has(url.href) && url.href !== location.href);
    await Promise.allSettled(ours.map(async ({ href }) => {
      // What was kept before is renewed as it is used.
      if (!(await pages.match(href))) await store(pages, href, { cache: "no-cache" });
    }));
    const all = await pages.keys();
    for (const request of all.slice(0, Math.max(0, all.length - MAX_PAGES))) await pages.delete(request);
  }

  function listen(event) {
    const { type, urls } = event.data ?? {};
    if (type === "activate") event.waitUntil(self.skipWaiting());
    if (type === "keep" && Array.isArray(urls)) {
      event.waitUntil(keep(urls).finally(() => event.ports[0]?.postMessage("kept")));
    }
  }

  if (KEPT) {
    addEventListener("install", (event) => event.waitUntil(install()));
    addEventListener("activate", (event) => event.waitUntil(activate()));
    addEventListener("fetch", answer);
    addEventListener("message", listen);
  } else {
    addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
    addEventListener("activate", (event) => event.waitUntil(end()));
    // A page that registers it while it leaves calls it back; the same page then speaks to it.
    addEventListener("message", (event) => event.waitUntil(end()));
  }
}
