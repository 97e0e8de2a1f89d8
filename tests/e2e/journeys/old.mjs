import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { SearchPage, eventually } from '../search-page.mjs';

/** Without these the script does not start: docs/browsers.md. */
const NEEDED = [
  'HTMLElement.prototype.attachInternals', 'CSSStyleSheet.prototype.replaceSync', 'Element.prototype.replaceChildren', 'customElements',
  'Intl.ListFormat', 'Object.hasOwn',
];
/** Without these the search works all the same. */
const SPARED = ['CSS.highlights', 'ElementInternals.prototype.states', 'Highlight'];

/** The states of a search that has come up. */
const STARTED = ['idle', 'typing', 'results', 'empty'];

/** Cards of the site that are seen, counted without any help of the search. */
const SEEN = `return [...document.querySelectorAll('.card')].filter((card) => card.checkVisibility() && card.getClientRects().length).length`;

export default (at) => describe('old browsers', () => {
  for (const name of NEEDED) {
    it(`D-5 D-6 without ${name} the list of the site stays whole`, async () => {
      at.expectsTroubles = true;
      await at.driver.get(`${at.server.origin}/proj/old?without=${name}`);
      const page = new SearchPage(at.driver);
      // A number: without some of these the driver itself cannot hand a list over.
      const troubles = () => at.driver.executeScript('return window.journeyLog.length');
      await eventually(async () => assert.ok((await troubles()) > 0, 'the script does not need it'));
      assert.equal(await at.driver.executeScript(SEEN), PEOPLE.length);
      assert.ok(!STARTED.includes(await page.state()), 'it has started');
    });
  }

  it('D-6 S-7 a browser whose WebAssembly is too old: the list stays, and the page is told why', async () => {
    at.expectsTroubles = true;
    const page = await at.open('/proj/old?without=wasm', { states: ['error'] });
    assert.match((await page.texts('error'))[0], /Search could not be loaded\. All \d+ people are listed below\./);
    assert.deepEqual(await page.codes(), ['wasm-compile']);
    assert.equal(await at.driver.executeScript(SEEN), PEOPLE.length);
  });

  for (const name of SPARED) {
    it(`L-1 without ${name} people are found all the same`, async () => {
      at.expectsTroubles = true;
      const page = await at.open(`/proj/old?without=${name}`);
      await page.type('hoper');
      await eventually(async () => assert.match(await page.count(), /^\d+ of /));
    });
  }
});
