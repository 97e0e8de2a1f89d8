//! How soon a keystroke is painted, and which tasks hold up the page: `node tests/bench/keystrokes.mjs [PEOPLE…]`.
//!
//! Made-up directories of 80, 1,000 and 5,000 people, searched in Chromium on a processor four times slower than
//! this one; cards drawn from the index, and cards that the site wrote. Needs `cargo xtask dist`.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { ROOT } from '../e2e/sites.mjs';
import { makePeople } from './people.mjs';

const run = promisify(execFile);
const SLOWER = 4;
const TYPED = ['ada lovelace', 'compilr', 'berlin'];

const sizes = process.argv.slice(2).map(Number);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
const rows = [];
for (const n of sizes.length ? sizes : [80, 1000, 5000]) {
  const site = await makeSite(n);
  const server = await serve({ '': site });
  for (const page of ['drawn.html', 'own.html']) rows.push({ people: n, cards: page.replace('.html', ''), ...(await measure(`${server.origin}/${page}`)) });
  await server.stop();
  await rm(site, { recursive: true });
}
await browser.close();
console.table(rows);

/** A folder with a Jekyll site of `n` people, its index, and two pages. */
async function makeSite(n) {
  const site = await mkdtemp(path.join(tmpdir(), 'profile-search-bench-'));
  const people = makePeople(n);
  await mkdir(path.join(site, '_people'));
  await writeFile(path.join(site, '_config.yml'), 'title: Bench\ncollections:\n  people:\n    output: true\n');
  await Promise.all(people.map(({ slug, text }) => writeFile(path.join(site, '_people', `${slug}.md`), text)));
  await run(path.join(ROOT, 'dist/profile-search'), ['build', site]);
  const page = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body><main>${body}</main></body></html>`;
  const script = '<script type="module" src="/assets/profile-search/profile-search.js"></script>';
  const cards = people.map(({ slug, name, role }) => `<li><h3><a href="/people/${slug}.html">${name}</a></h3><p>${role}</p></li>`);
  await writeFile(path.join(site, 'drawn.html'), page(script));
  await writeFile(path.join(site, 'own.html'), page(`${script}<profile-search><ul>${cards.join('')}</ul></profile-search>`));
  return site;
}

async function measure(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.locator('profile-search[data-state=idle]').waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(watch);
  const input = page.getByRole('searchbox');
  for (const text of TYPED) {
    await input.focus();
    for (const letter of text) await input.press(letter === ' ' ? 'Space' : letter, { delay: 80 });
    for (let n = 0; n < text.length; n += 1) await input.press('Backspace', { delay: 80 });
  }
  const { painted, long } = await page.evaluate(() => window.benchSeen);
  await page.close();
  painted.sort((a, b) => a - b);
  const at = (share) => Number(painted[Math.min(painted.length - 1, Math.floor(painted.length * share))].toFixed(1));
  return {
    keys: painted.length, 'median ms': at(0.5), '95 % ms': at(0.95), 'slowest ms': at(1),
    'long tasks': long.length, 'longest ms': Math.max(0, ...long),
  };
}

/** Runs in the page: the time from each key to the end of the frame that shows it, and the tasks over 50 ms. */
function watch() {
  window.benchSeen = { painted: [], long: [] };
  document.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.benchSeen.painted.push(performance.now() - timeStamp);
      port2.postMessage(0); // answered after this frame's paint
    });
  }, true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchSeen.long.push(duration);
  }).observe({ type: 'longtask' });
}
