import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually } from '../search-page.mjs';

const PAGE_SIZE = 24;

export default (at) => describe('loading', () => {
  for (const base of ['', '/proj']) {
    it(`D-1 D-3 T-2 one script tag gives everybody at "${base}/"`, async () => {
      const page = await at.open(`${base}/`);
      assert.equal(await page.state(), 'idle');
      assert.equal(await page.count(), `${PEOPLE.length} people`);
      assert.equal((await page.names()).length, PAGE_SIZE);
    });

    it(`P-4 every name leads to the page that Jekyll wrote, at "${base}/"`, async () => {
      const page = await at.open(`${base}/?page=9`);
      await eventually(async () => assert.equal((await page.names()).length, PEOPLE.length));
      const links = await page.inside('return all("card-link").map((link) => [link.textContent.trim(), link.href])');
      for (const [name, href] of links) {
        const person = PEOPLE.find(({ title }) => title === name);
        assert.ok(person, `${name} is not one of the published`);
        assert.equal(href, `${at.server.origin}${base}/${person.permalink}`);
        assert.equal((await fetch(href)).status, 200, `${href} is not there`);
      }
    });
  }

  it('D-1 only the four files are asked for, and nothing from elsewhere', async () => {
    const page = await at.open('/proj/');
    const loaded = await page.driver.executeScript(
      'return performance.getEntriesByType("resource").map((entry) => entry.name)');
    const ours = `${at.server.origin}/proj/assets/profile-search/`;
    const files = loaded.filter((name) => name.startsWith(ours)).map((name) => name.slice(ours.length));
    assert.deepEqual(loaded.filter((name) => !name.startsWith(at.server.origin)), []);
    assert.deepEqual([...new Set(files)].sort(), ['profile-search-more.js', 'profile-search.css', 'profile-search.js', 'profile-search_bg.wasm']);
  });

  it('D-9 the title and the window stay as they were', async () => {
    const added = 'return Object.getOwnPropertyNames(window).filter((name) => !window.journeyGlobals.has(name))';
    const page = await at.open('/proj/');
    await page.type('ada');
    await page.ready('results');
    const withSearch = await page.driver.executeScript(added);
    assert.equal(await page.driver.getTitle(), 'Pioneers of Computing');
    assert.equal(await page.driver.executeScript('return localStorage.length'), 0);

    // What the driver itself leaves on a window, it leaves on one without the search too.
    await page.driver.get(`${at.server.origin}/proj/ada-lovelace-37BhR`);
    await page.driver.findElement({ css: 'a' }).sendKeys('ada');
    assert.equal(await page.driver.executeScript('return document.querySelectorAll("profile-search").length'), 0);
    const without = new Set(await page.driver.executeScript(added));
    assert.deepEqual(withSearch.filter((name) => !without.has(name)), []);
  });

  it('D-8 the script twice on a page gives one search and one download', async () => {
    const page = await at.open('/proj/twice');
    assert.equal(await page.driver.executeScript('return document.querySelectorAll("profile-search").length'), 1);
    assert.equal(at.server.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  });

  it('S-14 a site without people says so and shows no controls', async () => {
    const page = await at.open('/empty/', { states: ['idle', 'empty', 'results'] });
    const text = await page.inside('return root.querySelector("[part=base]").innerText');
    assert.match(text, /No people to show yet/);
    assert.deepEqual(await page.texts('input'), []);
  });
});
