//! A visit in pictures: `node tests/e2e/film-strip.mjs` leaves them, numbered in order, in target/screenshots/film.
//! A name with a typo, two filters, a card, and back. Needs `cargo xtask dist`.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_ARGUMENTS } from './browsers.mjs';
import { serve } from './server.mjs';
import { buildDemo, removeSites, ROOT } from './sites.mjs';

const FILM = path.join(ROOT, 'target/screenshots/film');

const server = await serve({ '/proj': await buildDemo('/proj') });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
try {
  await mkdir(FILM, { recursive: true });
  await visit(await browser.newPage({ viewport: { width: 1280, height: 800 } }), 'wide');
  await visit(await browser.newPage({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }), 'phone');
} finally {
  await browser.close();
  await server.stop();
  await removeSites();
}

async function visit(page, room) {
  let frame = 0;
  const shoot = async (name) => {
    await page.waitForTimeout(300); // fades are over
    await page.screenshot({ path: path.join(FILM, `${room}-${++frame}-${name}.png`) });
  };
  const box = page.getByRole('searchbox').first();
  await page.goto(`${server.origin}/proj/`);
  await page.locator('profile-search[data-state=idle]').waitFor();
  await shoot('everyone');
  await box.pressSequentially('gra', { delay: 60 });
  await shoot('first-letters');
  await box.pressSequentially('ce hoper', { delay: 60 });
  await shoot('a-typo');
  await box.fill('');
  await openFilters(page, room);
  await tick(page, 'categories', 'Programming Languages');
  await tick(page, 'type', 'Individual');
  await shoot('two-filters');
  if (room === 'phone') await page.locator('[part=filters-done]').click();
  await page.locator('[part~=card-link]').first().scrollIntoViewIfNeeded();
  await shoot('those-found');
  await page.locator('[part~=card-link]').first().click();
  await page.waitForURL((url) => !url.search);
  await shoot('a-person');
  await page.goBack();
  await page.locator('profile-search[data-state=results]').waitFor();
  await shoot('back-again');
  await page.context().close();
}

async function openFilters(page, room) {
  if (room === 'phone') await page.locator('[part=filters-button]').click();
}

async function tick(page, facet, value) {
  const box = page.locator(`details[data-facet=${facet}]`);
  if (!(await box.evaluate((details) => details.open))) await box.locator('summary').click();
  await box.locator(`input[value="${value}"]`).check();
}
