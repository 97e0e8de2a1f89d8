import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Key } from 'selenium-webdriver';
import { eventually } from '../search-page.mjs';

const focusIs = (page, part, text) => eventually(async () => {
  const [focused, shown] = await page.focused();
  assert.equal(focused, part);
  if (text) assert.ok(shown.includes(text), `"${shown}" has focus, not "${text}"`);
});

/** Presses Tab until this part has focus, and says what was passed. */
async function tabTo(page, part) {
  const passed = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.press('TAB');
    const [focused] = await page.focused();
    if (focused === part) return passed;
    passed.push(focused);
  }
  throw new Error(`no Tab reaches ${part}; it passes ${passed.join(', ')}`);
}

export default (at) => describe('keyboard', () => {
  it('K-1 K-2 Tab goes through everything in the order it is seen, from a link that skips to the results', async () => {
    const page = await at.open('/proj/?tags=MIT');
    await page.inside('document.querySelector("nav a:last-child").focus()');
    await page.press('TAB');
    await focusIs(page, 'skip-link');
    assert.deepEqual(await tabTo(page, 'input'), []);
    const passed = await tabTo(page, 'card-link');
    const kinds = passed.filter((part, place) => part !== passed[place - 1]);
    const order = ['facet-summary', 'sort', 'chip-remove', 'clear-all'];
    assert.deepEqual(kinds.filter((part) => order.includes(part)).filter((part, place, list) => list.indexOf(part) === place), order);
  });

  it('K-2 the skip link leads to the count', async () => {
    const page = await at.open('/proj/');
    await page.inside('document.querySelector("nav a:last-child").focus()');
    await page.press('TAB', 'ENTER');
    await focusIs(page, 'summary');
  });

  it('K-3 Enter keeps focus and makes an entry at once', async () => {
    const page = await at.open('/proj/');
    await page.type('ada');
    await page.press('ENTER');
    await focusIs(page, 'input');
    assert.equal(await page.address(), '?q=ada');
  });

  it('K-4 Escape empties the box', async () => {
    const page = await at.open('/proj/');
    await page.type('ada');
    await page.ready('results');
    await page.press('ESCAPE');
    await eventually(async () => assert.equal(await page.query(), ''));
    await page.ready('idle');
    await focusIs(page, 'input');
    await eventually(async () => assert.equal(await page.address(), ''));
  });

  it('K-6 K-7 K-8 the arrows walk through the people, and Escape comes back', async () => {
    const page = await at.open('/proj/');
    await page.type('compilers');
    await page.ready('results');
    const names = await page.names();
    await page.press('ARROW_DOWN');
    await focusIs(page, 'card-link', names[0]);
    await page.press('ARROW_DOWN');
    await focusIs(page, 'card-link', names[1]);
    await page.press('END');
    await focusIs(page, 'card-link', names.at(-1));
    await page.press('HOME', 'ARROW_UP');
    await focusIs(page, 'input');
    await page.press('ARROW_DOWN', 'ESCAPE');
    await focusIs(page, 'input');
    await page.press('x');
    await eventually(async () => assert.equal(await page.query(), 'x'), 3000);
  });

  it('K-7 down from the last person is "Show more"', async () => {
    const page = await at.open('/proj/');
    await (await page.part('input')).sendKeys(Key.ARROW_DOWN);
    await page.press('END', 'ARROW_DOWN');
    await focusIs(page, 'more-button');
  });

  it('K-9 Space opens a facet and ticks a value', async () => {
    const page = await at.open('/proj/');
    await page.inside('all("input")[0].focus()');
    await tabTo(page, 'facet-summary');
    const facet = await page.inside('return root.activeElement.closest("details").dataset.facet');
    const isOpen = () => page.inside('return root.querySelector(`details[data-facet="${args[0]}"]`).open', facet);
    if (!(await isOpen())) await page.press('SPACE');
    await eventually(async () => assert.ok(await isOpen()));
    await tabTo(page, 'facet-checkbox');
    await page.press('SPACE');
    await page.ready('results');
    assert.equal((await page.texts('chip')).length, 1);
    await focusIs(page, 'facet-checkbox');
  });

  it('K-12 K-13 letters on a card and Backspace in an empty box do nothing', async () => {
    const page = await at.open('/proj/?tags=MIT');
    const names = await page.names();
    await (await page.part('input')).sendKeys(Key.BACK_SPACE);
    await page.press('ARROW_DOWN', 'k');
    await focusIs(page, 'card-link', names[0]);
    assert.equal(await page.query(), '');
    assert.deepEqual(await page.texts('chip'), ['Tag: MIT']);
  });

  it('K-1 a person is found and opened without a mouse', async () => {
    const page = await at.open('/proj/');
    await page.inside('document.querySelector("nav a:last-child").focus()');
    await page.press('TAB', 'TAB');
    await page.press(...'dikstra');
    await eventually(async () => assert.equal((await page.names())[0], 'Edsger W. Dijkstra'));
    await page.press('ARROW_DOWN', 'ENTER');
    await page.driver.wait(async () => (await page.driver.getTitle()).startsWith('Edsger W. Dijkstra'), 10_000);
  });

  it('F-6 focus can be seen', async () => {
    const page = await at.open('/proj/');
    await page.inside('document.querySelector("nav a:last-child").focus()');
    await page.press('TAB', 'TAB');
    const outline = await page.inside(
      `const field = root.activeElement.matches(':focus-visible') && root.activeElement;
       const outlined = [field, field?.parentElement].filter(Boolean).map((node) => getComputedStyle(node));
       return outlined.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)`);
    assert.ok(outline, 'no outline of two pixels on or around the box');
  });
});
