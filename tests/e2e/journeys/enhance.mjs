import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE, those } from '../people.mjs';
import { eventually } from '../search-page.mjs';

/** The names on the site's own cards that can be seen, in the order of the document. */
const siteCards = (page) => page.driver.executeScript(
  `return [...document.querySelectorAll('.cards .card')].filter((card) => card.getClientRects().length > 0)
     .map((card) => card.querySelector('h2').textContent.trim())`);

const painted = (page) => page.driver.executeScript(
  `return [...(CSS.highlights?.get('profile-search') ?? [])].map((range) => range.toString())`);

export default (at) => describe('the site\'s own cards', () => {
  for (const address of ['/proj/people/', '/proj/for']) {
    it(`D-4 are filtered and put in order where they stand, at ${address}`, async () => {
      const page = await at.open(address);
      const before = await siteCards(page);
      assert.equal(before.length, PEOPLE.length);
      await page.driver.executeScript(
        'window.journeyCards = new Map([...document.querySelectorAll(".cards .card")].map((card) => [card, card.innerHTML]))');
      await page.type('grace hoper');
      await eventually(async () => assert.equal((await siteCards(page))[0], 'Grace Hopper'));
      assert.ok(await page.driver.executeScript(
        'return [...window.journeyCards].every(([card, html]) => card.isConnected && card.innerHTML === html)'),
        'a card of the site was changed inside');
      await page.click('clear-button');
      await eventually(async () => assert.deepEqual(await siteCards(page), before));
    });
  }

  it('D-4 H-1 marks are painted over them, and go away', async () => {
    const page = await at.open('/proj/people/');
    await page.type('lovelace');
    await eventually(async () => assert.ok((await painted(page)).includes('Lovelace')));
    await at.screenshot('site-cards');
    await page.click('clear-button');
    await eventually(async () => assert.deepEqual(await painted(page), []));
  });

  it('D-4 a facet and the count hold for them too', async () => {
    const page = await at.open('/proj/people/');
    await page.toggle('type', 'Community');
    const communities = those({ type: ['Community'] }).map(({ title }) => title);
    await eventually(async () => assert.deepEqual((await siteCards(page)).sort(), communities.sort()));
    assert.equal(await page.count(), `${communities.length} of ${PEOPLE.length} people`);
  });

  it('D-8 come back when the element leaves the page', async () => {
    const page = await at.open('/proj/for');
    await page.type('turing');
    await eventually(async () => assert.equal((await siteCards(page))[0], 'Alan Turing'));
    await page.driver.executeScript('document.querySelector("profile-search").remove()');
    await eventually(async () => assert.equal((await siteCards(page)).length, PEOPLE.length));
  });
});
