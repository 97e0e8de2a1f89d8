//! What a keystroke costs until it is painted: `node tests/bench/keystrokes.mjs [PEOPLE…]`.
//!
//! Made-up directories of 80, 1,000 and 5,000 people in Chromium; cards drawn from the index, and cards that the
//! site wrote. Time of the page's own thread, as a trace has it, so that other work on the machine is not in it; times
//! four for a machine four times slower. Needs `cargo xtask dist`.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from '../e2e/browsers.mjs';
import { eachSize, listOf, pageWith, scriptTag } from './people.mjs';
import { keysOf, percentile } from './typing.mjs';

/** The slower machine of the requirement C-6. */
const SLOWER = 4;
const TYPED = ['ada lovelace', 'compilr', 'berlin'];
/** After a key, until the next: further cards are drawn meanwhile. */
const PAUSE_MS = 250;
/** After the page is up, and after the box has focus. */
const SETTLED_MS = 1000;

const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
console.table(await eachSize(async (site, people, origin) => {
  await writeFile(path.join(site, 'drawn.html'), pageWith(scriptTag()));
  await writeFile(path.join(site, 'own.html'), pageWith(`${scriptTag()}<profile-search>${listOf(people)}</profile-search>`));
  const rows = [];
  for (const cards of ['drawn', 'own']) rows.push({ cards, ...rowOf(costsOf(await traced(`${origin}/${cards}.html`))) });
  return rows;
}));
await browser.close();

/** What the browser did while somebody typed. */
async function traced(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await page.goto(address);
  await page.locator('profile-search[data-state=idle]').waitFor();
  await page.waitForTimeout(SETTLED_MS);
  await page.getByRole('searchbox').focus();
  await page.waitForTimeout(SETTLED_MS);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
  for (const key of TYPED.flatMap(keysOf)) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await page.close();
  return events;
}

/** For each key: thread time until its results are painted, and the longest task that it led to. */
function costsOf(events) {
  const isKey = ({ name, args }) => name === 'EventDispatch' && args.data.type === 'keydown';
  const { pid, tid } = events.find(isKey);
  const main = events.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid).sort((one, other) => one.ts - other.ts);
  const keys = main.filter(isKey);
  const tasks = main.filter(({ name }) => name === 'RunTask');
  const within = ({ ts, dur }, from) => main.filter((event) => event.ts >= Math.max(ts, from) && event.ts < ts + dur);
  return keys.map((key, place) => {
    const end = keys[place + 1]?.ts ?? Infinity;
    const own = tasks.filter(({ ts, dur }) => ts + dur > key.ts && ts + dur < end);
    const isPainted = (task) => within(task, key.ts + key.dur).some(({ name }) => name === 'Paint');
    const untilPaint = own.slice(0, own.findIndex(isPainted) + 1);
    return { paint: untilPaint.reduce((sum, { tdur }) => sum + tdur, 0), longest: Math.max(...own.map(({ tdur }) => tdur)) };
  });
}

function rowOf(costs) {
  const ms = (microseconds) => Math.round((microseconds * SLOWER) / 1000);
  const [paints, tasks] = [costs.map(({ paint }) => paint), costs.map(({ longest }) => longest)];
  return {
    keys: costs.length, 'first ms': ms(paints[0]), 'median ms': ms(percentile(paints, 0.5)), '95 % ms': ms(percentile(paints, 0.95)),
    'longest task: median ms': ms(percentile(tasks, 0.5)), 'at most ms': ms(Math.max(...tasks)),
  };
}
