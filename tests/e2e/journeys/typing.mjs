import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually } from '../search-page.mjs';

const firstIs = (page, name) => eventually(async () => assert.equal((await page.names())[0], name));

export default (at) => describe('typing', () => {
  it('S-5 a name with a typo finds its person first', async () => {
    const page = await at.open('/proj/');
    await page.type('grace hoper');
    await firstIs(page, 'Grace Hopper');
    assert.equal(await page.state(), 'results');
    await at.screenshot('typo');
  });

  for (const [query, name] of [
    ['hopper grace', 'Grace Hopper'],
    ['eva tardos', 'Éva Tardos'],
    ['sparck', 'Karen Spärck Jones'],
    ['lukasiewicz', 'Jan Łukasiewicz'],
    ['oreilly', "Tim O'Reilly"],
    ['khwarizmi', 'Muḥammad ibn Mūsā al-Khwārizmī'],
    ['dijksta', 'Edsger W. Dijkstra'],
    ['C++', 'Bjarne Stroustrup'],
    ['von neuman', 'John von Neumann'],
    ['Ершов', 'Andrey Ershov'],
  ]) {
    it(`S-13 "${query}" finds ${name}`, async () => {
      const page = await at.open('/proj/');
      await page.type(query);
      await firstIs(page, name);
      assert.equal(await page.query(), query);
    });
  }

  it('H-1 H-3 what was typed is marked, and the whole word where it was misspelled', async () => {
    const page = await at.open('/proj/');
    await page.type('love');
    await firstIs(page, 'Ada Lovelace');
    const marks = () => page.inside('return all("card-name")[0] && [...all("card-name")[0].querySelectorAll("mark")].map((mark) => mark.textContent)');
    assert.deepEqual(await marks(), ['Love']);
    await page.click('clear-button');
    await page.type('lovelase');
    await firstIs(page, 'Ada Lovelace');
    assert.deepEqual(await marks(), ['Lovelace']);
  });

  it('C-1 the count says how many of how many', async () => {
    const page = await at.open('/proj/');
    await page.type('compiler');
    await eventually(async () => assert.match(await page.count(), new RegExp(`^\\d+ of ${PEOPLE.length} people$`)));
    const [found] = (await page.count()).split(' ');
    assert.equal((await page.names()).length, Number(found));
  });

  it('F-1 S-12 typing keeps focus, the box and the cards that stay', async () => {
    const page = await at.open('/proj/');
    await page.type('grace');
    await firstIs(page, 'Grace Hopper');
    await page.inside('window.journeyCard = all("card")[0]; window.journeyInput = root.activeElement');
    await page.type(' hopper');
    await eventually(async () => assert.deepEqual(await page.names(), ['Grace Hopper']));
    assert.ok(await page.inside('return all("card")[0] === window.journeyCard'), 'the card was made anew');
    assert.ok(await page.inside('return root.activeElement === window.journeyInput'), 'focus left the box');
    assert.equal(await page.query(), 'grace hopper');
  });

  it('S-3 an emptied box brings everybody back', async () => {
    const page = await at.open('/proj/');
    const everybody = await page.names();
    await page.type('ada');
    await firstIs(page, 'Ada Lovelace');
    await page.press('BACK_SPACE', 'BACK_SPACE', 'BACK_SPACE');
    await eventually(async () => assert.deepEqual(await page.names(), everybody));
    assert.equal(await page.state(), 'idle');
  });

  it('those who are not published are never found', async () => {
    const page = await at.open('/proj/');
    for (const name of ['John McCarthy', 'Tommy Flowers']) {
      await page.type(name);
      await eventually(async () => assert.equal(await page.query(), name));
      await page.ready('results', 'empty');
      assert.ok(!(await page.names()).includes(name), `${name} was found`);
      await page.click('clear-button');
    }
  });
});
