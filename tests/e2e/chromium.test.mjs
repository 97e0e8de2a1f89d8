//! What only Chromium lets a test do: no JavaScript, forced colors, print, layout shift.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS, ENGINES } from './browsers.mjs';
import { pdfText } from './pdf-text.mjs';
import { PEOPLE } from './people.mjs';
import { serve } from './server.mjs';
import { buildDemo, removeSites, ROOT } from './sites.mjs';

/** Longer than Chromium holds back the first paint of a page that may soon change. */
const LATE_MS = 1000;
const SCREENSHOTS = path.join(ROOT, 'target/screenshots');

describe('chromium in depth', { skip: !ENGINES.includes('chromium') && 'another engine was asked for' }, () => {
  let server;
  let browser;

  before(async () => {
    server = await serve({ '/proj': await buildDemo('/proj') });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await removeSites();
  });

  afterEach(() => server.reset());

  /** A page of its own, with the search up unless `isPlain`. */
  async function open(address, { isPlain = false, waitUntil = 'load', ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(server.origin + address, { waitUntil });
    if (!isPlain) await page.locator('profile-search:is([data-state=idle], [data-state=results])').waitFor();
    return page;
  }

  const screenshot = (page, name) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}-chromium.png`) });

  it('D-5 without JavaScript the site\'s list is there whole, and no control pretends to work', async () => {
    const page = await open('/proj/people/', { isPlain: true, javaScriptEnabled: false });
    assert.equal(await page.locator('.card:visible').count(), PEOPLE.length);
    assert.equal(await page.locator('input, select, button').count(), 0);
    await screenshot(page, 'without-javascript');
    await page.goto(`${server.origin}/proj/`);
    await page.getByRole('link', { name: 'Everybody on one page' }).click();
    assert.equal(await page.locator('.card:visible').count(), PEOPLE.length);
  });

  for (const [mode, address] of [
    ['around cards of the site', '/proj/people/'], ['above a list of the site', '/proj/for.html'], ['with cards of its own', '/proj/'],
  ]) {
    it(`D-7 the page keeps still when script and wasm come after the first paint, ${mode}`, async () => {
      for (const width of [1280, 800, 390]) {
        server.delays.set('/profile-search.js', LATE_MS).set('.wasm', LATE_MS);
        const page = await open(address, { isPlain: true, waitUntil: 'commit', viewport: { width, height: 900 } });
        const placeOfLead = () => page.locator('.card, .site-footer').first().boundingBox();
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
        const before = await placeOfLead();
        assert.equal(await page.locator('profile-search[data-state]').count(), 0, 'the script was there before the first paint');
        await page.locator('profile-search[data-state=idle]').waitFor();
        // A node that gets another parent has not moved by the browser's count, so its place is compared too.
        if (address !== '/proj/') assert.deepEqual(await placeOfLead(), before, `at ${width} px`);
        const { sum, moved } = await page.evaluate(shiftsSoFar);
        assert.ok(sum <= 0.02, `at ${width} px the page moved by ${sum}: ${moved.join(', ')}`);
        await page.context().close();
      }
    });
  }

  it('L-5 forced colors: borders, marks and focus are seen', async () => {
    const page = await open('/proj/?q=grace+hoper&tags=COBOL', { forcedColors: 'active' });
    const border = (part) => page.locator(`[part~="${part}"]`).first().evaluate((node) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(node);
      return [borderTopStyle, Number.parseFloat(borderTopWidth) >= 1];
    });
    assert.deepEqual(await border('card'), ['solid', true]);
    assert.deepEqual(await border('chip-remove'), ['solid', true]);
    const [mark, page_] = await page.locator('mark').first().evaluate((node) => [
      getComputedStyle(node).backgroundColor, getComputedStyle(document.body).backgroundColor]);
    assert.notEqual(mark, page_);
    await screenshot(page, 'forced-colors');
  });

  it('L-10 print holds all who were found and no control', async () => {
    const page = await open('/proj/?categories=Programming+Languages');
    const found = PEOPLE.filter(({ categories }) => categories.includes('Programming Languages'));
    const text = pdfText(await page.pdf());
    const seen = found.filter(({ title }) => text.includes(title.replaceAll(/\s+/g, '')));
    assert.deepEqual(found.map(({ title }) => title), seen.map(({ title }) => title));
    assert.ok(!text.includes('Sortby'), 'the sort control was printed');
    assert.ok(!text.includes('Clearallfilters'), 'the buttons were printed');
  });

  it('L-10 print holds those behind "Show more" too, and the screen is as before afterwards', async () => {
    const page = await open('/proj/');
    const cards = page.locator('[part~="card"]');
    const before = await cards.count();
    const text = pdfText(await page.pdf());
    const seen = PEOPLE.filter(({ title }) => text.includes(title.replaceAll(/\s+/g, '')));
    assert.equal(seen.length, PEOPLE.length);
    assert.equal(await cards.count(), before);
  });

  it('L-6 L-7 no fades where less motion is wanted, strong lines where more contrast is', async () => {
    const page = await open('/proj/', { reducedMotion: 'reduce', contrast: 'more' });
    const card = await page.locator('[part~="card"]').first().evaluate((node) => {
      const { transitionProperty, borderTopColor, color } = getComputedStyle(node);
      return { transitionProperty, isStrong: borderTopColor === color };
    });
    assert.deepEqual(card, { transitionProperty: 'none', isStrong: true });
  });

  it('L-8 200 % text and 1.4.12 spacing lose nothing', async () => {
    const page = await open('/proj/', { viewport: { width: 640, height: 900 } });
    await page.addStyleTag({
      content: `html { font-size: 200%; }
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`,
    });
    const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sticksOut <= 0, `the page is ${sticksOut} px too wide`);
    await screenshot(page, 'large-text');
  });

  it('the demo can be installed, at its own base', async () => {
    const page = await open('/proj/try/');
    const session = await page.context().newCDPSession(page);
    const { url, errors, manifest } = await session.send('Page.getAppManifest');
    assert.equal(url, `${server.origin}/proj/manifest.webmanifest`);
    assert.deepEqual(errors, []);
    assert.equal(manifest.startUrl, `${server.origin}/proj/`);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  });

  it('the tree that assistive technology is given', async () => {
    const page = await open('/proj/?q=grace+hopper&tags=COBOL');
    const tree = await page.locator('profile-search').ariaSnapshot();
    for (const line of [
      /- search "People"/, /- searchbox "Search people"/, /- combobox "Sort by"/,
      new RegExp(`- heading "1 of ${PEOPLE.length} people" \\[level=2\\]`),
      /- list "Active filters"/, /- heading "Grace Hopper" \[level=3\]/, /- list "Links for Grace Hopper"/,
    ]) assert.match(tree, line);
  });
});

/** Runs in the page: how much it moved by itself, and what moved. */
async function shiftsSoFar() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const shifts = await new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve([]), 300); // there was none
  });
  return {
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts.flatMap(({ sources }) => sources.map(({ node, previousRect, currentRect }) =>
      `${node?.className || node?.nodeName} from ${previousRect.x}, ${previousRect.y} to ${currentRect.x}, ${currentRect.y}`)),
  };
}
