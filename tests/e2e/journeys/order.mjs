import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually } from '../search-page.mjs';

async function sortBy(page, label) {
  const select = await page.part('sort');
  const option = await page.inside('return [...root.querySelector("[part~=sort]").options].find((option) => option.text === args[0])', label);
  assert.ok(option, `there is no order called ${label}`);
  await select.click();
  await option.click();
  await page.press('ESCAPE');
}

const names = (people) => people.map(({ title }) => title);

export default (at) => describe('order and more', () => {
  it('C-2 C-4 the names from A to Z and back, in the language\'s own order', async () => {
    const page = await at.open('/proj/?sort=title&page=9');
    const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
    const forward = await page.names();
    assert.equal(forward.length, PEOPLE.length);
    const byFirst = names(PEOPLE).sort(collator.compare);
    assert.deepEqual(new Set(forward), new Set(byFirst));
    await at.driver.get(`${at.server.origin}/proj/?sort=-title&page=9`);
    await page.ready();
    assert.deepEqual(await page.names(), forward.toReversed?.() ?? [...forward].reverse());
  });

  it('C-2 the newest first, when chosen from the list', async () => {
    const page = await at.open('/proj/');
    await sortBy(page, 'Newest first');
    const newest = PEOPLE.map(({ date }) => date).sort().at(-1);
    const latest = names(PEOPLE.filter(({ date }) => date === newest));
    await eventually(async () => assert.ok(latest.includes((await page.names())[0])));
    assert.equal(await page.address(), '?sort=-date');
  });

  it('C-3 "Best match" is there while something is searched for', async () => {
    const page = await at.open('/proj/');
    const labels = () => page.inside('return [...root.querySelector("[part~=sort]").options].map((option) => option.text)');
    assert.ok(!(await labels()).includes('Best match'));
    await page.type('ada');
    await eventually(async () => assert.ok((await labels()).includes('Best match')));
  });

  it('C-5 F-3 A-2 A-8 "Show more" adds people and moves focus to the first of them', async () => {
    const page = await at.open('/proj/');
    assert.equal(await page.spoken('more-button'), `button: Show 24 more people, 24 of ${PEOPLE.length} shown`);
    // The first come in a few frames; until then the button moves.
    await eventually(async () => assert.equal((await page.names()).length, 24));
    await page.click('more-button');
    await eventually(async () => assert.equal((await page.names()).length, 48));
    assert.deepEqual(await page.focused(), ['card-link', (await page.names())[24]]);
    assert.equal(await page.inside('return all("card")[24].getAttribute("aria-posinset")'), '25');
    assert.equal(await page.inside('return all("card")[24].getAttribute("aria-setsize")'), String(PEOPLE.length));
    await page.click('more-button');
    await eventually(async () => assert.equal((await page.names()).length, PEOPLE.length));
    assert.deepEqual(await page.texts('more-button'), []);
    assert.equal(await page.address(), '?page=3');
  });
});
