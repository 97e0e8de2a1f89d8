import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SearchPage, eventually } from '../search-page.mjs';

const widerThanWindow = (page) => page.driver.executeScript(
  'return document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The page of 320 px: in a frame, because no engine makes its window that narrow. */
async function narrow(at) {
  await at.driver.get(`${at.server.origin}/proj/narrow`);
  await at.driver.switchTo().frame(await at.driver.findElement({ css: 'iframe' }));
  return new SearchPage(at.driver).ready();
}

/** What of a card's texts does not begin at the right. */
const TO_THE_LEFT = `
  return [...all('card-meta'), ...all('card-excerpt')].filter((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const right = Math.max(...[...range.getClientRects()].map((line) => line.right));
    return right < text.getBoundingClientRect().right - 2;
  }).map((text) => text.textContent);`;

/** Whether a text's first letter stands before its last, from the left. */
const BEGINS_LEFT = `
  const text = root.querySelector('[part="' + args[0] + '"]').firstChild;
  const left = (place) => {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().left;
  };
  return left(0) < left(text.length - 1);`;

export default (at) => describe('looks', () => {
  it('L-8 nothing is wider than 320 px, and the filters fold into one button', async () => {
    const page = await narrow(at);
    assert.equal(await page.driver.executeScript('return innerWidth'), 320);
    assert.ok(await widerThanWindow(page) <= 0);
    await page.type('khwarizmi');
    await eventually(async () => assert.match((await page.names())[0], /Khwārizmī/));
    assert.ok(await widerThanWindow(page) <= 0);
    assert.deepEqual(await page.violations(), []);
    await page.inside('scrollTo(0, 0)');
    await at.screenshot('narrow');
  });

  it('Fc-10 the button opens the filters, and the one at their end closes them', async () => {
    const page = await narrow(at);
    assert.deepEqual(await page.texts('facet-summary'), []);
    await page.click('filters-button');
    await page.toggle('type', 'Company');
    assert.ok(await widerThanWindow(page) <= 0);
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('narrow-filters');
    assert.match((await page.texts('filters-button'))[0], /Filters \(1\)/);
  });

  it('L-4 a dark page has a dark search, readable', async () => {
    const page = await at.open('/proj/dark');
    await page.type('compilr');
    await page.ready('results');
    const [text, box] = await page.inside(
      'return [getComputedStyle(all("summary")[0]).color, getComputedStyle(all("input")[0]).color]');
    for (const color of [text, box]) {
      const channels = color.match(/[\d.]+/g).slice(0, 3).map(Number);
      const brightest = Math.max(...channels) <= 1 ? 255 : 1;
      assert.ok(Math.min(...channels) * brightest > 128, `${color} is dark on dark`);
    }
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('dark');
  });

  it('L-9 right to left: mirrored, readable, nothing sticks out', async () => {
    const page = await at.open('/proj/rtl');
    assert.equal(await page.inside('return getComputedStyle(root.querySelector("[part~=base]")).direction'), 'rtl');
    assert.match((await page.texts('label'))[0], /\p{Script=Arabic}/u);
    assert.ok(await widerThanWindow(page) <= 0);
    await page.type('الخوارزمي');
    await eventually(async () => assert.match((await page.names())[0], /Khwārizmī/));
    assert.deepEqual(await page.inside(TO_THE_LEFT), [], 'what a card says in Latin letters stands below the name');
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('rtl');
  });

  it('L-9 a page from right to left in a language without sentences has the English ones in their order', async () => {
    const page = await at.open('/proj/rtl');
    await at.driver.executeScript('document.documentElement.lang = "ur"');
    await page.type('lovelace');
    await eventually(async () => assert.match(await page.count(), /^1 of \d+ people$/));
    assert.ok(await page.inside(BEGINS_LEFT, 'summary'), 'the number stands behind the words');
  });

  it('T-2 L-1 a theme that restyles every element leaves the search usable', async () => {
    const page = await at.open('/hostile-css/');
    await page.openFacet('tags');
    const box = await page.inside('return root.querySelector("[data-facet=tags] [part~=facet-checkbox]").getClientRects().length');
    assert.ok(box > 0, 'the boxes are hidden by the theme');
    assert.equal(await page.inside('return getComputedStyle(all("results")[0]).listStyleType'), 'none');
    await page.type('lovelase');
    await eventually(async () => assert.equal((await page.names())[0], 'Ada Lovelace'));
    await at.screenshot('hostile-css');
  });

  it('F-8 everything that can be pressed is at least 24 px, or stands alone', async () => {
    const page = await at.open('/proj/?tags=MIT');
    const small = await page.inside(
      `return [...root.querySelectorAll('button, select, summary, input:not([type=checkbox])')].filter(shown)
         .filter((node) => { const { width, height } = node.getBoundingClientRect(); return width < 24 || height < 24; })
         .map((node) => node.getAttribute('part') + ' ' + node.getBoundingClientRect().width + '×' + node.getBoundingClientRect().height)`);
    assert.deepEqual(small, []);
  });
});
