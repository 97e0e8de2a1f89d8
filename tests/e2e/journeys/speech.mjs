import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE, those } from '../people.mjs';
import { eventually } from '../search-page.mjs';

export default (at) => describe('what is said', () => {
  it('A-2 every control has its name and role', async () => {
    const page = await at.open('/proj/?tags=MIT');
    assert.equal(await page.spoken('input'), 'searchbox: Search people');
    const landmark = await page.inside('return root.querySelector("[part~=search]")');
    assert.equal(`${await landmark.getAriaRole()}: ${await landmark.getAccessibleName()}`, 'search: People');
    assert.match(await page.spoken('sort'), /: Sort by$/);
    assert.equal(await page.spoken('chip-remove'), 'button: Remove filter Tag: MIT');
    assert.equal(await page.spoken('clear-all'), 'button: Clear all filters');
    await page.openFacet('type');
    const n_companies = those({ tags: ['MIT'], type: ['Company'] }).length;
    const name = await page.inside('return root.querySelector("[data-facet=type] input[value=Company]")');
    assert.equal(await name.getAccessibleName(), `Company, ${n_companies} people`);
  });

  it('P-5 links are named for their person and network', async () => {
    const page = await at.open('/proj/?q=guido+van+rossum');
    const links = await page.inside('return [...all("card")[0].querySelectorAll("[part~=card-social]")]');
    const names = await Promise.all(links.map((link) => link.getAccessibleName()));
    assert.ok(names.includes('Guido van Rossum on GitHub'), names.join(' | '));
    assert.ok(names.includes('Guido van Rossum on X (Twitter)'), names.join(' | '));
    for (const link of links) assert.equal(await link.getAttribute('rel'), 'noopener noreferrer external');
  });

  it('A-3 the headings go down by one', async () => {
    const page = await at.open('/proj/');
    const levels = await page.inside(
      `return [...document.querySelectorAll('h1'), ...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map((node) => node.localName)`);
    assert.deepEqual([...new Set(levels)], ['h1', 'h2', 'h3']);
  });

  it('A-4 A-5 nothing on arrival, one sentence after the last key, and it goes away', async () => {
    const page = await at.open('/proj/');
    await new Promise((resolve) => setTimeout(resolve, 1800));
    assert.deepEqual(await page.announcements(), []);
    await page.inside(
      `window.journeySaid = [];
       for (const region of root.querySelectorAll('[role="status"]')) {
         new MutationObserver(() => region.textContent && window.journeySaid.push(region.textContent))
           .observe(region, { childList: true, characterData: true, subtree: true });
       }`);
    await page.type('ada lovelace');
    const typed = Date.now();
    await eventually(async () => assert.match((await page.announcements())[0] ?? '', /^\d+ (person|people) found for ada lovelace/));
    assert.ok(Date.now() - typed >= 1000, 'it was said before the typing had settled');
    assert.equal((await page.inside('return window.journeySaid')).length, 1);
    await eventually(async () => assert.deepEqual(await page.announcements(), []));
  });

  it('A-4 a chosen filter is said', async () => {
    const page = await at.open('/proj/');
    await page.toggle('type', 'Company');
    const n_companies = those({ type: ['Company'] }).length;
    await eventually(async () => assert.deepEqual(await page.announcements(), [`Company added. ${n_companies} people.`]));
    await page.click('clear-all');
    await eventually(async () => assert.deepEqual(await page.announcements(), [`Filters cleared. ${PEOPLE.length} people.`]));
  });

  it('S-6 that nobody was found is said', async () => {
    const page = await at.open('/proj/');
    await page.type('zzqxzzqx');
    await eventually(async () => assert.match((await page.announcements())[0] ?? '', /^No people found for zzqxzzqx/));
  });
});
