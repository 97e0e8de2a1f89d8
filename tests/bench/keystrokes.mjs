//! What a keystroke costs until it is painted: `node tests/bench/keystrokes.mjs [PEOPLE…]`.
//!
//! Made-up directories of 80, 1,000 and 5,000 people in Chromium; cards drawn from the index, and cards that the
//! site wrote. Milliseconds of the page's thread, times four for a machine four times slower. Needs `cargo xtask dist`.

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../e2e/browsers.mjs';
import { serve } from '../e2e/server.mjs';
import { makeSite, pageWith } from './people.mjs';

/** The slower machine of the requirement C-6. */
const SLOWER = 4;
const TYPED = ['ada lovelace', 'compilr', 'berlin'];

const sizes = process.argv.slice(2).map(Number);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
const rows = [];
for (const n of sizes.length ? sizes : [80, 1000, 5000]) {
  const site = await sitePages(n);
  const server = await serve({ '': site });
  for (const page of ['drawn.html', 'own.html']) rows.push({ people: n, cards: page.replace('.html', ''), ...(await measure(`${server.origin}/${page}`)) });
  await server.stop();
  await rm(site, { recursive: true });
}
await browser.close();
console.table(rows);

/** A site of `n` people with two pages: cards drawn from the index, and cards of its own. */
async function sitePages(n) {
  const { site, people } = await makeSite(n);
  const script = '<script type="module" src="/assets/profile-search/profile-search.js"></script>';
  const cards = people.map(({ slug, name, role }) => `<li><h3><a href="/people/${slug}.html">${name}</a></h3><p>${role}</p></li>`);
  await writeFile(path.join(site, 'drawn.html'), pageWith(script));
  await writeFile(path.join(site, 'own.html'), pageWith(`${script}<profile-search><ul>${cards.join('')}</ul></profile-search>`));
  return site;
}

/** The time of the page's own thread for each key: what else the machine does is not in it. */
async function measure(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.locator('profile-search[data-state=idle]').waitFor();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  await page.getByRole('searchbox').focus();
  const costs = [];
  for (const text of TYPED) {
    for (const key of [...text.replaceAll(' ', '␣'), ...Array(text.length).fill('Backspace')]) {
      const before = await busy();
      await page.keyboard.press(key === '␣' ? 'Space' : key);
      await page.evaluate(painted);
      costs.push({ key, ms: (await busy()) - before });
    }
  }
  await page.close();
  costs.sort((one, other) => one.ms - other.ms);
  const at = (share) => Number((costs[Math.min(costs.length - 1, Math.floor(costs.length * share))].ms * SLOWER).toFixed(1));
  return { keys: costs.length, 'median ms': at(0.5), '95 % ms': at(0.95), 'slowest ms': at(1), after: costs.at(-1).key };
}

/** Runs in the page: until the next frame is painted. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0); // answered after this frame's paint
    });
  });
}
