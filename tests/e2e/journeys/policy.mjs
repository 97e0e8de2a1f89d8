import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { SearchPage, eventually } from '../search-page.mjs';
import { STRICT_POLICY } from '../server.mjs';
import { WIDGET } from '../sites.mjs';

/** Everything that makes nodes: cards, marks, chips, counts, more cards, nobody, a suggestion. */
async function tour(page) {
  await page.click('more-button');
  await page.type('grace hoper');
  await eventually(async () => assert.equal((await page.names())[0], 'Grace Hopper'));
  await page.toggle('type', 'Individual');
  await page.click('chip-remove');
  await page.click('clear-button');
  await page.type('zzqxzzqx');
  await page.ready('empty');
  await page.click('way-out');
  await page.ready('idle');
}

/** As in a script's `integrity`. */
const sumOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
/** A sum that no file has: the first sign of the digest is another. */
const otherThan = (sum) => sum.replace(/-./, (start) => (start === '-A' ? '-B' : '-A'));

/** What the sheet in the shadow root must have done if it was applied. */
const isStyled = (page) => page.inside('return getComputedStyle(root.querySelector("[part~=results]")).listStyleType === "none"');

export default (at) => describe('policy', () => {
  it('Z-1 Z-3 Z-7 Z-16 the strictest policy with Trusted Types, by header: everything works, nothing is reported', async () => {
    at.server.policy = STRICT_POLICY;
    const page = await at.open('/proj/');
    await tour(page);
    assert.ok(await isStyled(page));
    assert.deepEqual(await page.troubles(), []);
  });

  it('Z-11 Z-15 the same policy by a meta element', async () => {
    const page = await at.open('/proj/strict');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
    await tour(page);
    assert.ok(await isStyled(page));
    assert.deepEqual(await page.troubles(), []);
  });

  it('X-3 a wasm with the sum that the page names is taken, another is refused', async () => {
    at.expectsTroubles = true;
    const bytes = await readFile(path.join(WIDGET, 'profile-search_bg.wasm'));
    const sum = sumOf(bytes);
    for (const [integrity, state, codes] of [[sum, 'idle', []], [otherThan(sum), 'error', ['integrity']]]) {
      await at.open('/proj/listening');
      await at.driver.executeScript(
        `const search = document.createElement('profile-search');
         search.id = 'sealed';
         search.setAttribute('integrity', arguments[0]);
         search.setAttribute('loading', 'eager');
         document.querySelector('main').append(search);`, integrity);
      const page = await new SearchPage(at.driver, '#sealed').ready(state);
      assert.deepEqual(await page.codes(), codes);
    }
  });

  it('X-3 a second script with the sum that the page names is taken, another is refused', async () => {
    at.expectsTroubles = true;
    at.server.policy = STRICT_POLICY;
    const sum = sumOf(await readFile(path.join(WIDGET, 'profile-search-more.js')));
    const open = (named, state) => at.open(`/proj/sealed?sum=${encodeURIComponent(named)}`, { states: [state] });
    await open(sum, 'idle');
    const page = await open(otherThan(sum), 'error');
    assert.deepEqual(await page.codes(), ['integrity']);
    assert.equal(await page.siteCards(), PEOPLE.length);
  });

  it('Z-16 the recording sees a violation when there is one', async () => {
    at.expectsTroubles = true;
    at.server.policy = STRICT_POLICY;
    const page = await at.open('/proj/violating');
    await eventually(async () => assert.match((await page.troubles()).join('\n'), /violation: .*style/));
  });
});
