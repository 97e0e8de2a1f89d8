import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { those } from '../people.mjs';
import { SearchPage, eventually } from '../search-page.mjs';

const addressIs = (page, expected) => eventually(async () => assert.equal(await page.address(), expected));
/** Counts the entries that are added from now on; `history.length` itself ends at fifty. */
const countEntries = (page) => page.driver.executeScript(
  `window.journeyEntries = 0;
   const push = history.pushState;
   history.pushState = function (...args) { window.journeyEntries += 1; return push.apply(this, args); }`);

export default (at) => describe('address', () => {
  it('U-1 U-6 one state has one address, and a reload gives the same list', async () => {
    const page = await at.open('/proj/');
    await page.type('language');
    await page.ready('results');
    await page.toggle('tags', 'Teaching');
    await page.toggle('tags', 'ALGOL');
    await addressIs(page, '?q=language&tags=ALGOL&tags=Teaching');
    const before = await page.names();
    await page.driver.navigate().refresh();
    await page.ready('results', 'empty');
    assert.deepEqual(await page.names(), before);
    assert.equal(await page.query(), 'language');
  });

  it('U-4 twenty keystrokes add one entry to the history', async () => {
    const page = await at.open('/proj/');
    await countEntries(page);
    await page.type('barbara liskov at mit');
    await addressIs(page, '?q=barbara liskov at mit');
    assert.equal(await page.driver.executeScript('return window.journeyEntries'), 1);
  });

  it('U-5 U-8 back and forward go through filters and words, after real clicks', async () => {
    const page = await at.open('/proj/');
    await page.type('compiler');
    await addressIs(page, '?q=compiler');
    await page.toggle('type', 'Individual');
    await addressIs(page, '?q=compiler&type=Individual');
    const filtered = await page.names();
    await page.driver.navigate().back();
    await addressIs(page, '?q=compiler');
    await eventually(async () => assert.deepEqual(await page.texts('chip'), []));
    await page.driver.navigate().back();
    await addressIs(page, '');
    await eventually(async () => assert.equal(await page.query(), ''));
    assert.equal(await page.state(), 'idle');
    await page.driver.navigate().forward();
    await page.driver.navigate().forward();
    await addressIs(page, '?q=compiler&type=Individual');
    await eventually(async () => assert.deepEqual(await page.names(), filtered));
  });

  it('U-3 parameters of others and the fragment stay', async () => {
    const page = await at.open('/proj/?utm=x%2By#bio');
    await page.type('ada');
    const address = () => page.driver.executeScript('return location.search + location.hash');
    await eventually(async () => assert.match(await address(), /^\?utm=x%2By&q=ada#bio$/));
  });

  it('Fc-9 X-7 values that the site does not have are left out without a word', async () => {
    const page = await at.open('/proj/?tags=MIT&tags=%3Cb%3Eno%3C%2Fb%3E&sort=evil&page=-1&__proto__=x');
    assert.deepEqual(await page.texts('chip'), ['Tag: MIT']);
    assert.equal((await page.count()).split(' ')[0], String(those({ tags: ['MIT'] }).length));
  });

  it('U-5 coming back from a profile gives the list as it was left', async () => {
    const page = await at.open('/proj/?tags=Turing+Award');
    const names = await page.names();
    await page.click('card-link', names[2]);
    await page.driver.wait(async () => (await page.driver.getTitle()).startsWith(names[2]), 10_000);
    await page.driver.navigate().back();
    await page.ready('results');
    assert.deepEqual(await page.names(), names);
  });

  it('a tag on a profile\'s own page leads to everyone who has it', async () => {
    await at.driver.get(`${at.server.origin}/proj/grace-hopper-37nLE`);
    await at.driver.findElement({ linkText: 'Compilers' }).click();
    const page = await new SearchPage(at.driver).ready('results');
    assert.equal((await page.count()).split(' ')[0], String(those({ tags: ['Compilers'] }).length));
  });
});
