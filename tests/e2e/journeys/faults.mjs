import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually } from '../search-page.mjs';
import { NO_WASM_POLICY } from '../server.mjs';
import { WIDGET } from '../sites.mjs';
import { withSection, withoutSection } from '../wasm-section.mjs';

const SECTION = 'profile-search-index';
const wasm = () => readFile(path.join(WIDGET, 'profile-search_bg.wasm'));

/** Everything that can be wrong with the file, and the code that the page is told. */
const FAULTS = {
  'breaks off with the network': async () => ({ isCut: true, code: 'wasm-fetch' }),
  'is not there': async () => ({ status: 404, body: 'not here', code: 'wasm-fetch' }),
  'is cut in half': async () => {
    const bytes = await wasm();
    return { status: 200, body: bytes.subarray(0, bytes.length >> 1), code: 'wasm-compile' };
  },
  'is a page of a server that means well': async () => ({ status: 200, body: '<!DOCTYPE html>', code: 'wasm-compile' }),
  'has no index': async () => ({ status: 200, body: withoutSection(await wasm(), SECTION), code: 'index-missing' }),
  'has half an index': async () => ({
    status: 200,
    body: withSection(await wasm(), SECTION, (index) => index.subarray(0, index.length >> 1)),
    code: 'index-corrupt',
  }),
  'has an index of which one bit is wrong': async () => ({
    status: 200,
    body: withSection(await wasm(), SECTION, (index) => {
      const bytes = Buffer.from(index);
      bytes[bytes.length >> 1] ^= 1;
      return bytes;
    }),
    code: 'index-corrupt',
  }),
  'has an index of a later release': async () => ({
    status: 200,
    body: withSection(await wasm(), SECTION, laterVersion),
    code: 'index-version',
  }),
};

/** The version is the byte after the four of the magic number. */
function laterVersion(index) {
  const bytes = Buffer.from(index);
  bytes[4] += 1;
  return bytes;
}


export default (at) => describe('faults', () => {
  for (const [fault, make] of Object.entries(FAULTS)) {
    it(`D-6 S-7 X-4 a wasm that ${fault}: the site's cards stay, and the page is told why`, async () => {
      at.expectsTroubles = true;
      const { code, ...answer } = await make();
      at.server.faults.set('.wasm', answer);
      const page = await at.open('/proj/listening', { states: ['error'] });
      assert.match((await page.texts('error'))[0], /Search could not be loaded\. All \d+ people are listed below\./);
      assert.equal(await page.siteCards(), PEOPLE.length);
      assert.deepEqual(await page.codes(), [code]);
      const unhandled = (await page.troubles()).filter((line) => /^(error|unhandled)/.test(line));
      assert.deepEqual(unhandled, []);
    });
  }

  it('A-6 only an error interrupts, and it is taken back', async () => {
    at.expectsTroubles = true;
    at.server.faults.set('.wasm', { status: 503, body: 'later' });
    const page = await at.open('/proj/', { states: ['error'] });
    const alarm = () => page.inside('return root.querySelector("[role=alert]").textContent');
    assert.equal(await alarm(), 'Search could not be loaded.');
    assert.deepEqual(await page.announcements(), []);
    at.server.faults.clear();
    await page.click('retry');
    await page.ready('idle');
    assert.equal(await alarm(), '');
  });

  it('D-6 S-7 the second script is not there: the cards stay, the page is told, and "Try again" fetches it', async () => {
    at.expectsTroubles = true;
    at.server.faults.set('/profile-search-more.js', { status: 404, body: 'not here', type: 'text/plain' });
    const page = await at.open('/proj/listening', { states: ['error'] });
    assert.equal(await page.siteCards(), PEOPLE.length);
    assert.deepEqual(await page.codes(), ['wasm-fetch']);
    at.server.faults.clear();
    await page.click('retry');
    await page.ready('idle');
  });

  it('S-7 "Try again" brings the search up once the file is there', async () => {
    at.expectsTroubles = true;
    at.server.faults.set('.wasm', { status: 503, body: 'later' });
    const page = await at.open('/proj/people/', { states: ['error'] });
    await at.screenshot('error');
    at.server.faults.clear();
    await page.click('retry');
    await page.ready('idle');
    await page.type('hoper');
    await eventually(async () => assert.deepEqual(
      (await page.inside('return [...host.querySelectorAll("li")].filter(shown).map((card) => card.querySelector("h2").textContent)'))[0],
      'Grace Hopper'));
  });

  it('D-6 Z-2 a policy that forbids WebAssembly: the cards stay, and the page is told why', async () => {
    at.expectsTroubles = true;
    at.server.policy = NO_WASM_POLICY;
    const page = await at.open('/proj/listening', { states: ['error'] });
    assert.equal(await page.siteCards(), PEOPLE.length);
    assert.deepEqual(await page.codes(), ['csp-blocked']);
  });

  it('D-6 a browser without WebAssembly: the cards stay, and the page is told why', async () => {
    at.expectsTroubles = true;
    const page = await at.open('/proj/without-wasm', { states: ['error'] });
    assert.equal(await page.siteCards(), PEOPLE.length);
    assert.deepEqual(await page.codes(), ['wasm-unsupported']);
  });

  it('B-3 a wasm served with another type still works', async () => {
    at.expectsTroubles = true; // WebKit and Chromium warn on the console
    at.server.faults.set('.wasm', { status: 200, body: await wasm(), type: 'application/octet-stream' });
    const page = await at.open('/proj/');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
  });
});
