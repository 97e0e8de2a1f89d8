//! How far a page moves while the search comes up: `node tests/bench/placements.mjs`.
//!
//! Layout shift in Chromium, the largest of five loads, for every place a script tag may stand in, with the style sheet in the
//! head and without; the script comes 300 ms after the page. Needs `cargo xtask dist`.

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { SHEET, listOf, makeSite, pageWith, scriptTag as tag } from './people.mjs';

const LOADS = 5;
const LATE_MS = 300;

const { site, people } = await makeSite(80);
const cards = listOf(people);
const footer = '<footer>Written by hand.</footer>';

/** `[head, body]` of a page, by what is on it and where the script tag stands. */
const PAGES = {
  'an empty element, script in the head': [tag(), `<profile-search></profile-search>${footer}`],
  'an empty element, script at the end': ['', `<profile-search></profile-search>${footer}${tag()}`],
  'an empty element, async': [tag(' async'), `<profile-search></profile-search>${footer}`],
  'an element around cards, script in the head': [tag(), `<profile-search>${cards}</profile-search>${footer}`],
  'an element around cards, script at the end': ['', `<profile-search>${cards}</profile-search>${footer}${tag()}`],
  'an element around cards, async': [tag(' async'), `<profile-search>${cards}</profile-search>${footer}`],
  'a script tag alone, in place': ['', `${tag()}${footer}`],
  'a script tag alone, in place, async': ['', `${tag(' async')}${footer}`],
  'a script tag with data-for, before the list': ['', `${tag(' data-for="#people"')}${cards}${footer}`],
  'a script tag with data-for, in the head': [tag(' data-for="#people"'), `${cards}${footer}`],
};

const server = await serve({ '': site });
server.delays.set('/profile-search.js', LATE_MS);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
const rows = [];
for (const [page, [head, body]] of Object.entries(PAGES)) {
  rows.push({ page, 'with the sheet': await largest(SHEET + head, body), 'without': await largest(head, body) });
}
await browser.close();
await server.stop();
await rm(site, { recursive: true });
console.table(rows);

async function largest(head, body) {
  await writeFile(path.join(site, 'page.html'), pageWith(`<h1>People</h1>${body}`, head));
  const shifts = [];
  for (let load = 0; load < LOADS; load += 1) shifts.push(await shift());
  return Number(Math.max(...shifts).toFixed(3));
}

async function shift() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.moved += value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${server.origin}/page.html`);
  await page.locator('profile-search[data-state=idle]').waitFor();
  await page.waitForTimeout(400);
  const moved = await page.evaluate(() => globalThis.moved);
  await page.close();
  return moved;
}
