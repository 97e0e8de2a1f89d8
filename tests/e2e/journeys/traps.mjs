import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { WIDGET } from '../sites.mjs';
import { trapping } from '../wasm-trap.mjs';

const starts = (page) => page.driver.executeScript('return window.journeyStarts');
const cards = (page) => page.siteCards();

export default (at) => describe('traps', () => {
  it('X-5 a search that traps always: the cards stay, the page is told once and nothing is thrown', async () => {
    at.expectsTroubles = true;
    const wasm = await readFile(path.join(WIDGET, 'profile-search_bg.wasm'));
    at.server.faults.set('.wasm', { status: 200, body: trapping(wasm, 'search') });
    const page = await at.open('/proj/listening', { states: ['error'] });
    assert.match((await page.texts('error'))[0], /Search could not be loaded\. All \d+ people are listed below\./);
    assert.equal(await cards(page), PEOPLE.length);
    assert.deepEqual(await page.codes(), ['panic']);
    const thrown = (await page.troubles()).filter((line) => /^(error|unhandled)/.test(line));
    assert.deepEqual(thrown, []);
  });

  it('X-5 one trap is answered by a fresh instance, and nobody notices', async () => {
    const page = await at.open('/proj/trapping?traps=1');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
    assert.deepEqual(await page.codes(), []);
    assert.equal(await starts(page), 2);
    await page.type('hopper');
    await page.ready('results');
  });

  it('X-5 "Try again" after the traps brings the search up', async () => {
    at.expectsTroubles = true;
    const page = await at.open('/proj/trapping?traps=2', { states: ['error'] });
    assert.deepEqual(await page.codes(), ['panic']);
    assert.equal(await cards(page), PEOPLE.length);
    await page.click('retry');
    await page.ready('idle');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
  });
});
