import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually, SearchPage } from '../search-page.mjs';

const first = (page, name) => eventually(async () => assert.equal((await page.names())[0], name));

/** Opens a page whose wasm is late, without waiting for it. */
async function openSlow(at, ms) {
  at.server.delays.set('.wasm', ms);
  await at.driver.get(`${at.server.origin}/proj/`);
  return new SearchPage(at.driver);
}

export default (at) => describe('waiting', () => {
  it('S-1 what is typed before the people are there is kept and searched for', async () => {
    const page = await openSlow(at, 1500);
    await page.type('grace hoper');
    assert.match(await page.state(), /^(pending|loading)$/);
    await page.ready('results');
    await first(page, 'Grace Hopper');
    assert.equal(await page.query(), 'grace hoper');
    assert.equal((await page.focused())[0], 'input');
  });

  it('S-2 who waits sees that something comes, and it goes again', async () => {
    const page = await openSlow(at, 1500);
    await page.ready('loading');
    assert.equal(await page.inside('return all("skeleton").length'), 1);
    assert.equal(await page.inside('return root.querySelector("[part~=results]").ariaBusy'), 'true');
    await page.ready('idle');
    assert.equal(await page.inside('return all("skeleton").length'), 0);
    assert.equal(await page.inside('return root.querySelector("[part~=results]").ariaBusy'), 'false');
  });

  it('S-10 where the page waits after a key, only the last query is searched for', async () => {
    const page = await at.open('/proj/');
    await page.inside(`host.debounce = 400; window.journeyQueries = [];
      host.addEventListener('ps-results', ({ detail }) => window.journeyQueries.push(detail.query));`);
    await page.inside(`for (const value of ['g', 'gr', 'grace hoper']) {
      all('input')[0].value = value; all('input')[0].dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }`);
    assert.equal(await page.state(), 'typing');
    await first(page, 'Grace Hopper');
    assert.deepEqual(await page.driver.executeScript('return window.journeyQueries'), ['grace hoper']);
  });

  it('S-11 nothing is searched for while a character is being composed', async () => {
    const page = await at.open('/proj/');
    await page.inside(`all('input')[0].value = 'grace hoper';
      all('input')[0].dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true, composed: true }));`);
    assert.equal(await page.state(), 'idle');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
    await page.inside('all("input")[0].dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }))');
    await first(page, 'Grace Hopper');
  });

  it('U-7 a browser that refuses to write the address breaks nothing', async () => {
    const page = await at.open('/proj/');
    await page.driver.executeScript(`history.pushState = history.replaceState = () => { throw new DOMException('too often', 'SecurityError'); }`);
    await page.type('grace hoper');
    await first(page, 'Grace Hopper');
    assert.equal(await page.address(), '');
  });

  it('U-9 coming back by the back button, the search works on', async () => {
    const page = await at.open('/proj/?q=lovelace');
    await page.click('card-link');
    await eventually(async () => assert.match(await page.driver.getCurrentUrl(), /ada-lovelace/));
    await page.driver.navigate().back();
    await page.ready('results');
    await first(page, 'Ada Lovelace');
    await page.click('clear-button');
    await page.type('grace hoper');
    await first(page, 'Grace Hopper');
  });

  it('F-5 when the card in focus goes, focus goes to the count', async () => {
    const page = await at.open('/proj/');
    await page.inside('all("card-link")[0].focus(); host.search("zzqxzzqx")');
    await page.ready('empty');
    await eventually(async () => assert.equal((await page.focused())[0], 'summary'));
  });

  it('K-5 Escape empties the search in a facet, then closes the facet and stays on it', async () => {
    const page = await at.open('/proj/');
    await page.openFacet('tags');
    const search = await page.inside('return root.querySelector("details[data-facet=tags] [part~=facet-search]")');
    await search.sendKeys('comp');
    await page.press('ESCAPE');
    assert.equal(await search.getProperty('value'), '');
    const isOpen = () => page.inside('return root.querySelector("details[data-facet=tags]").open');
    assert.equal(await isOpen(), true);
    await page.press('ESCAPE');
    assert.equal(await isOpen(), false);
    assert.equal((await page.focused())[0], 'facet-summary');
  });

  it('P-3 the whole card leads to the person, and its buttons lie above', async () => {
    const page = await at.open('/proj/?q=grace+hopper');
    const under = (part) => page.inside(`const { x, y, width, height } = all(args[0])[0].getBoundingClientRect();
      return root.elementFromPoint(x + width / 2, y + height / 2).getAttribute('part')`, part);
    assert.equal(await under('card-excerpt'), 'card-link');
    assert.equal(await under('card-tag'), 'card-tag');
    assert.match(await under('card-social'), /^card-social/);
  });
});
