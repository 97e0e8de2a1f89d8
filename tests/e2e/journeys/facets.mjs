import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE, counts, those } from '../people.mjs';
import { eventually } from '../search-page.mjs';

/** Every count of a facet, against a count by hand. */
async function agrees(page, facet, people) {
  const expected = counts(facet, people);
  await eventually(async () => {
    for (const [value, count] of await page.facet(facet)) assert.equal(count, expected.get(value) ?? 0, `${facet}: ${value}`);
  });
}

const total = (page, number) => eventually(async () => {
  const expected = number === PEOPLE.length ? `${number} people` : `${number} of ${PEOPLE.length} people`;
  assert.equal(await page.count(), expected);
});

export default (at) => describe('facets', () => {
  it('Fc-2 with nothing chosen, every count is that of the files', async () => {
    const page = await at.open('/proj/');
    for (const facet of ['categories', 'tags', 'type']) {
      assert.equal((await page.facet(facet)).length, counts(facet).size);
      await agrees(page, facet, PEOPLE);
    }
  });

  it('Fc-1 Fc-2 values of one facet add people, other facets take them away', async () => {
    const page = await at.open('/proj/');
    await page.toggle('tags', 'Turing Award');
    await total(page, those({ tags: ['Turing Award'] }).length);
    await page.toggle('tags', 'Compilers');
    await total(page, those({ tags: ['Turing Award', 'Compilers'] }).length);
    await agrees(page, 'tags', PEOPLE);
    await agrees(page, 'categories', those({ tags: ['Turing Award', 'Compilers'] }));

    await page.toggle('categories', 'Networking');
    await total(page, those({ tags: ['Turing Award', 'Compilers'], categories: ['Networking'] }).length);
    await agrees(page, 'tags', those({ categories: ['Networking'] }));
    await agrees(page, 'type', those({ tags: ['Turing Award', 'Compilers'], categories: ['Networking'] }));
    await at.screenshot('facets');
  });

  it('Fc-3 a tick moves no value, and keeps focus', async () => {
    const page = await at.open('/proj/');
    const before = (await page.facet('categories')).map(([value]) => value);
    await page.toggle('categories', before.at(-1));
    await page.ready('results');
    assert.deepEqual((await page.facet('categories')).map(([value]) => value), before);
    assert.equal((await page.focused())[0], 'facet-checkbox');
  });

  it('Fc-4 a value that nobody has left stays, says 0 and does nothing', async () => {
    const page = await at.open('/proj/?type=Company');
    const none = (await page.facet('categories')).find(([, count]) => count === 0)[0];
    await page.toggle('categories', none);
    assert.equal(await page.address(), '?type=Company');
    const box = await page.inside(
      'return [...root.querySelectorAll("[data-facet=categories] input[part~=facet-checkbox]")].find((input) => input.value === args[0])', none);
    assert.equal(await box.getAttribute('aria-disabled'), 'true');
    assert.equal(await box.isSelected(), false);
  });

  it('Fc-5 F-3 a long facet shows eight, then all, and focus goes to the first that is new', async () => {
    const page = await at.open('/proj/');
    await page.openFacet('tags');
    const shown = () => page.inside('return [...root.querySelectorAll("[data-facet=tags] [part~=facet-option]")].filter(shown).length');
    const values = counts('tags').size;
    assert.equal(await shown(), 8);
    await page.click('facet-more', `Show ${values - 8} more tags`);
    assert.equal(await shown(), values);
    assert.equal((await page.focused())[0], 'facet-checkbox');
    await page.click('facet-more', 'Show fewer tags');
    assert.equal(await shown(), 8);
    assert.equal((await page.focused())[0], 'facet-more');
  });

  it('Fc-6 a long facet can be searched, and Escape clears that search', async () => {
    const page = await at.open('/proj/');
    await page.openFacet('tags');
    const box = await page.part('facet-search');
    await box.sendKeys('TURING');
    const visible = () => page.inside('return [...root.querySelectorAll("[data-facet=tags] [part~=facet-option]")].filter(shown).map((option) => option.querySelector("input").value)');
    await eventually(async () => assert.deepEqual(await visible(), ['Turing Award']));
    await page.press('ESCAPE');
    await eventually(async () => assert.equal((await visible()).length, 8));
  });

  it('Fc-12 F-2 chips name their filter, and focus goes on when one is taken off', async () => {
    const page = await at.open('/proj/?tags=MIT&tags=Stanford&type=Individual');
    assert.deepEqual(await page.texts('chip'), ['Tag: MIT', 'Tag: Stanford', 'Type: Individual']);
    await page.click('chip-remove', 'Stanford');
    await eventually(async () => assert.deepEqual(await page.texts('chip'), ['Tag: MIT', 'Type: Individual']));
    assert.deepEqual(await page.focused(), ['chip-remove', 'Type: Individual']);
    await page.click('clear-all');
    await eventually(async () => assert.deepEqual(await page.texts('chip'), []));
    assert.equal((await page.focused())[0], 'summary');
    await total(page, PEOPLE.length);
  });

  it('Fc-13 a tag on a card filters, and is shown as pressed', async () => {
    const page = await at.open('/proj/?q=grace+hopper');
    await page.click('card-tag', 'COBOL');
    await eventually(async () => assert.deepEqual(await page.texts('chip'), ['Tag: COBOL']));
    await eventually(async () => assert.equal(await (await page.part('card-tag', 'COBOL')).getAttribute('aria-pressed'), 'true'));
  });
});
