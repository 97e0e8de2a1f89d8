import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../search-page.mjs';

/** The bar as it is seen: what stands on each letter, and how many rows there are. */
const BAR = `
  const letters = [...root.querySelectorAll('.letters li')].filter(shown);
  const tops = new Set(letters.map((letter) => Math.round(letter.getBoundingClientRect().top)));
  return { texts: letters.map((letter) => letter.textContent), rows: tops.size };`;

/** Runs `body` with `box`, the similar people on the card of Grace Hopper. */
const inSimilar = (page, body) => page.inside(
  `const box = all('card').find((card) => card.textContent.startsWith('GHGrace')).querySelector('[part=card-similar]'); ${body}`);

export default (at) => describe('from A to Z', () => {
  it('Fc-14 a bar of letters by family name, with true counts, in order', async () => {
    const page = await at.open('/alphabet/');
    const { texts } = await page.inside(BAR);
    assert.deepEqual(texts, ['Any', '#1', 'B1', 'C1', 'H3', 'J1', 'L1', 'O1', 'T2', 'Z1']);
    await page.toggle('initial', 'H');
    assert.deepEqual((await page.names()).sort(), ['Betty Holberton', 'Grace Hopper', 'Tony Hoare']);
    assert.match(await page.address(), /initial=H/);
    assert.ok(!(await page.texts('card-tag')).includes('H'), 'the letter stands on the cards again');
    await page.toggle('initial', 'O');
    assert.deepEqual(await page.names(), ['Åsa Öström']);
    await page.toggle('initial', '');
    assert.equal(await page.count(), '12 people');
  });

  it('Fc-14 K-9 arrows walk through the letters, and each has its name', async () => {
    const page = await at.open('/alphabet/');
    await page.toggle('initial', 'B');
    await page.press('ARROW_RIGHT');
    await eventually(async () => assert.deepEqual(await page.names(), ['Vint Cerf']));
    assert.equal(await page.spoken('chip-remove'), 'button: Remove filter First letter: C');
    assert.equal(await page.inside(`return root.activeElement.getAttribute('aria-label')`), 'C, 1 person');
    assert.deepEqual(await page.violations(), []);
  });

  it('Fc-14 L-8 L-9 the bar wraps at 320 px, and runs from right to left on such a page', async () => {
    const page = await at.open('/alphabet/?initial=H');
    await at.screenshot('letters');
    await page.inside('document.documentElement.dir = "rtl"; host.style.inlineSize = "288px"');
    await eventually(() => page.click('filters-button'));
    const bar = await page.inside(BAR);
    assert.ok(bar.rows > 1, 'the letters do not wrap');
    const [first, second] = await page.inside(
      `return [...root.querySelectorAll('.letters li')].slice(0, 2).map((letter) => letter.getBoundingClientRect().left)`);
    assert.ok(first > second, 'the first letter is not the rightmost');
    const wide = await page.inside('return host.scrollWidth > host.clientWidth');
    assert.equal(wide, false, 'the bar sticks out');
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('letters-narrow-rtl');
  });

  it('Fc-15 the year of the date is a filter', async () => {
    const page = await at.open('/alphabet/?year=1952');
    assert.deepEqual((await page.names()).sort(), ['Betty Holberton', 'Grace Hopper']);
  });

  it('Fc-15 from one year to another: one chip, one address, true counts', async () => {
    const page = await at.open('/alphabet/');
    await page.inside('host.facetType = "initial:letters year:range"');
    await eventually(async () => assert.equal((await page.inside('return root.querySelectorAll("[part=facet-range-end]").length')), 2));
    const years = (await page.facet('year')).map(([year]) => year).sort();
    const [first, second] = [years[1], years[3]];
    await page.openFacet('year');
    const end = (place) => page.inside('return root.querySelectorAll("[part=facet-range-end]")[args[0]]', place);
    assert.equal(await (await end(0)).getAccessibleName(), 'Year: From');
    const pick = async (place, year) => (await end(place)).findElement({ css: `option[value="${year}"]` }).click();
    await pick(0, first);
    await eventually(async () => assert.equal(await (await end(1)).getProperty('value'), years.at(-1)));
    await pick(1, second);
    await eventually(async () => assert.deepEqual(await page.texts('chip'), [`Year: ${first}–${second}`]));
    assert.equal(await page.address(), `?year=${years[1]}&year=${years[2]}&year=${years[3]}`);
    const counted = (await page.facet('year')).filter(([year]) => year >= first && year <= second);
    assert.equal((await page.names()).length, counted.reduce((sum, [, count]) => sum + count, 0));
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('years');
    await page.click('chip-remove');
    await eventually(async () => assert.equal(await page.count(), '12 people'));
    assert.equal(await (await end(0)).getProperty('value'), '');
  });

  it('N-2 Fc-15 a range of years that finds nobody is taken off by one way out', async () => {
    const page = await at.open('/alphabet/?initial=C&year=1950&year=1952');
    await page.inside('host.facetType = "initial:letters year:range"');
    await page.ready('empty');
    await eventually(async () => assert.equal((await page.texts('way-out')).length, 3));
    const [, years] = await page.texts('way-out');
    assert.match(years, /1950–1952/);
    await page.click('way-out', years);
    await eventually(async () => assert.deepEqual(await page.names(), ['Vint Cerf']));
  });

  it('P-10 a card leads to similar people, by a disclosure that keys open', async () => {
    const page = await at.open('/alphabet/');
    await (await inSimilar(page, 'return box.querySelector("summary")')).click();
    const names = () => inSimilar(page, 'return [...box.querySelectorAll("a")].map((link) => link.textContent)');
    await eventually(async () => assert.ok((await names()).includes('Betty Holberton')));
    assert.ok(!(await names()).includes('Grace Hopper'), 'nobody is like herself');
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('similar');
    await page.type('hopper');
    await eventually(async () => assert.equal((await page.names())[0], 'Grace Hopper'));
    assert.ok((await names()).includes('Betty Holberton'), 'a key closes what was opened');
    await page.inside('host.withSimilar = false');
    await eventually(async () => assert.equal(await page.inside('return root.querySelector("[part=card-similar]")'), null));
  });
});
