//! Our page beside others, on the same people in the same run: `node tests/bench/beside.mjs [PEOPLE…]`.
//!
//! One page has a script tag of ours, one Pagefind's component UI, one MiniSearch with cards written by hand. Chromium,
//! its thread slowed down four times: how far the page moved while it came up, what a key costs until its results are
//! painted, tasks over 50 ms meanwhile. Installs both with npm in a folder of its own. Needs `cargo xtask dist`.

import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../e2e/browsers.mjs';
import { SHEET, eachSize, pageWith, scriptTag } from './people.mjs';
import { keysOf, percentile } from './typing.mjs';

const run = promisify(execFile);
const SLOWER = 4;
const TYPED = ['ada lovelace', 'compilr'];
/** Longer than any of the pages waits after a key. */
const SETTLED_MS = 700;
const PACKAGES = ['pagefind@1.6.0', 'minisearch@7.2.0'];

const peers = await mkdtemp(path.join(tmpdir(), 'profile-search-peers-'));
await writeFile(path.join(peers, 'package.json'), '{"private":true}');
await run('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], { cwd: peers });
const MINI_SEARCH = path.join(peers, 'node_modules/minisearch/dist/es/index.js');
const pagefind = await import(path.join(peers, 'node_modules/pagefind/lib/index.js'));
const { default: MiniSearch } = await import(MINI_SEARCH);

const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
const rows = await eachSize(async (site, people, origin) => {
  await Promise.all([ours(site), besidePagefind(site, people), besideMiniSearch(site, people)]);
  const found = [];
  for (const page of ['ours', 'pagefind', 'minisearch']) found.push({ page, ...(await measure(`${origin}/${page}.html`)) });
  return found;
});
await browser.close();
await pagefind.close();
await rm(peers, { recursive: true });
console.table(rows);

function ours(site) {
  return writeFile(path.join(site, 'ours.html'), pageWith(scriptTag(), SHEET));
}

async function besidePagefind(site, people) {
  const { index } = await pagefind.createIndex();
  for (const { slug, name, role, tags, about } of people) {
    await index.addCustomRecord({
      url: `/people/${slug}.html`, content: `${name}. ${role}. ${tags.join(', ')}. ${about}`, language: 'en', meta: { title: name }, filters: { tags },
    });
  }
  await index.writeFiles({ outputPath: path.join(site, 'pagefind') });
  await writeFile(path.join(site, 'pagefind.html'), pageWith(
    '<pagefind-config bundle-path="/pagefind/"></pagefind-config><pagefind-input></pagefind-input><pagefind-summary></pagefind-summary><pagefind-filter-pane></pagefind-filter-pane><pagefind-results></pagefind-results>',
    '<link rel="stylesheet" href="/pagefind/pagefind-component-ui.css"><script type="module" src="/pagefind/pagefind-component-ui.js"></script>'));
}

async function besideMiniSearch(site, people) {
  const options = { idField: 'slug', fields: ['name', 'role', 'tags', 'about'], storeFields: ['name', 'role', 'tags'] };
  const index = new MiniSearch(options);
  index.addAll(people.map((person) => ({ ...person, tags: person.tags.join(' ') })));
  await writeFile(path.join(site, 'minisearch-index.json'), JSON.stringify(index));
  await copyFile(MINI_SEARCH, path.join(site, 'minisearch.js'));
  await writeFile(path.join(site, 'minisearch-page.js'), `
    import MiniSearch from './minisearch.js';
    const index = MiniSearch.loadJSON(await (await fetch('minisearch-index.json')).text(), ${JSON.stringify(options)});
    const [input, list] = [document.querySelector('input'), document.querySelector('ul')];
    const node = (tag, ...children) => { const made = document.createElement(tag); made.append(...children); return made; };
    const card = ({ id, name, role, tags }) => {
      const link = node('a', name);
      link.href = '/people/' + id + '.html';
      return node('li', node('h3', link), node('p', role), node('p', tags));
    };
    const show = () => list.replaceChildren(...index.search(input.value || MiniSearch.wildcard, { prefix: true, fuzzy: 0.2 }).slice(0, 24).map(card));
    input.addEventListener('input', show);
    show();`);
  await writeFile(path.join(site, 'minisearch.html'), pageWith('<input type="search" aria-label="Search people"><ul></ul><script type="module" src="minisearch-page.js"></script>'));
}

async function measure(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch);
  await page.goto(address);
  const box = page.locator('input:visible').first();
  await box.focus();
  await page.waitForTimeout(3000);
  const shift = await page.evaluate(() => globalThis.bench.shift);
  await page.evaluate(() => globalThis.bench.start());
  for (const key of TYPED.flatMap(keysOf)) {
    await page.keyboard.press(key);
    await page.waitForTimeout(SETTLED_MS);
  }
  const { paints, tasks } = await page.evaluate(() => globalThis.bench);
  await page.close();
  const at = (share) => Math.round(percentile(paints, share));
  return {
    'layout shift': Number(shift.toFixed(3)), 'keys that changed the list': paints.length, 'median ms': at(0.5), '95 % ms': at(0.95),
    'tasks over 50 ms': tasks.length, 'longest ms': Math.round(Math.max(0, ...tasks)),
  };
}

/** Runs in the page, before everything else: shifts, long tasks, and the time from a key to the paint of a changed list. */
function watch() {
  const bench = { shift: 0, paints: [], tasks: [], start };
  globalThis.bench = bench;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => { if (!hadRecentInput) bench.shift += value; }))
    .observe({ type: 'layout-shift', buffered: true });
  function start() {
    let pressed = null;
    const painted = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { if (pressed !== null) bench.paints.push(performance.now() - pressed); pressed = null; };
      port2.postMessage(0); // answered after this frame's paint
    });
    addEventListener('keydown', ({ timeStamp }) => { pressed = timeStamp; }, true);
    const found = document.querySelector('pagefind-results, ul') ?? document.querySelector('profile-search').shadowRoot.querySelector('[part=results]');
    new MutationObserver(painted).observe(found, { childList: true, subtree: true, attributes: true, characterData: true });
    new PerformanceObserver((list) => bench.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  }
}
