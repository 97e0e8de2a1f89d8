import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE, those } from '../people.mjs';
import { eventually } from '../search-page.mjs';

const first = (page, name) => eventually(async () => assert.equal((await page.names())[0], name));

export default (at) => describe('for developers', () => {
  it('J-1 properties that were set before the element was known count', async () => {
    const page = await at.open('/proj/early');
    assert.equal(await page.query(), 'grace hoper');
    await first(page, 'Grace Hopper');
    assert.equal(await page.address(), '?q=grace hoper&type=Individual');
  });

  it('J-2 first what was done, then the question, the state, the results', async () => {
    const page = await at.open('/proj/');
    await page.inside(`window.journeyEvents = [];
      for (const type of ['ps-filter', 'ps-before-search', 'ps-state', 'ps-results', 'ps-sort', 'ps-clear', 'ps-page']) {
        host.addEventListener(type, () => window.journeyEvents.push(type));
      }`);
    await page.toggle('type', 'Company');
    await page.ready('results');
    assert.deepEqual(await page.driver.executeScript('return window.journeyEvents.splice(0)'),
      ['ps-filter', 'ps-before-search', 'ps-state', 'ps-results']);
    await page.inside('host.clear()');
    await page.ready('idle');
    assert.deepEqual(await page.driver.executeScript('return window.journeyEvents'),
      ['ps-clear', 'ps-before-search', 'ps-state', 'ps-results']);
  });

  it('J-3 a listener that throws breaks nothing', async () => {
    at.expectsTroubles = true;
    const page = await at.open('/proj/');
    await page.inside(`for (const type of ['ps-before-search', 'ps-results', 'ps-state']) {
      host.addEventListener(type, () => { throw new Error('mine'); });
    }`);
    await page.type('grace hoper');
    await first(page, 'Grace Hopper');
    await eventually(async () => assert.equal(await page.address(), '?q=grace hoper'));
  });

  it('J-2 a listener may say no to a search', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.addEventListener("ps-before-search", (event) => event.preventDefault())');
    await page.type('grace');
    assert.equal(await page.count(), `${PEOPLE.length} people`);
  });

  it('F-7 focusing the element focuses its box', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.focus()');
    assert.equal((await page.focused())[0], 'input');
  });

  it('U-10 the page may keep the search out of the address', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.urlState = "none"');
    await page.type('grace hoper');
    await first(page, 'Grace Hopper');
    assert.equal(await page.address(), '');
  });

  it('Fc-11 a facet of which one value is chosen at a time has an "Any"', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.facetType = "type:one"');
    await eventually(async () => assert.ok(await page.inside('return root.querySelector("[data-facet=type] [type=radio]") !== null')));
    await page.toggle('type', 'Company');
    await page.toggle('type', 'Community');
    await eventually(async () => assert.equal(await page.address(), '?type=Community'));
    await page.toggle('type', '');
    await eventually(async () => assert.equal(await page.address(), ''));
  });

  it('P-9 a denser list has smaller pictures and one line of text', async () => {
    const page = await at.open('/proj/');
    const height = () => page.inside('return all("card-initials")[0].getBoundingClientRect().height');
    assert.equal(await height(), 48);
    await page.inside('host.density = "compact"');
    assert.equal(await height(), 32);
    assert.equal(await page.inside('return all("card-tags").length'), 0);
    await at.screenshot('compact');
  });

  it('K-10 a shortcut is there only where the page asks for it', async () => {
    const page = await at.open('/proj/');
    await page.press('/');
    assert.notEqual((await page.focused())[0], 'input');
    await page.inside('host.shortcut = "/"');
    await eventually(async () => assert.deepEqual(await page.texts('shortcut'), ['/']));
    await page.press('/');
    assert.deepEqual(await page.focused(), ['input', '']);
    await page.press('/');
    assert.equal(await page.query(), '/', 'who is writing is left alone');
  });

  it('F-4 U-11 C-5 pages: real addresses, and focus goes to the count', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.pagination = "pages"');
    await eventually(async () => assert.deepEqual((await page.texts('page-link')), ['1', '2', '3', '›']));
    const link = await page.part('page-link', '2');
    assert.match(await link.getAttribute('href'), /\/proj\/\?page=2$/);
    await link.click();
    await eventually(async () => assert.equal((await page.focused())[0], 'summary'));
    assert.equal(await page.address(), '?page=2');
    assert.equal((await page.names()).length, 24);
    assert.equal(await page.inside('return root.querySelector("[aria-current=page]").textContent'), '2');
  });

  it('K-11 a click with a key held is left to the browser', async () => {
    const page = await at.open('/proj/');
    await page.inside('host.pagination = "pages"');
    await eventually(async () => assert.ok((await page.texts('page-link')).length > 0));
    const wasPrevented = await page.inside(`let prevented;
      window.addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
      all('page-link')[1].dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
      return prevented;`);
    assert.equal(wasPrevented, false);
    assert.equal(await page.address(), '');
  });

  it('N-3 the site has words of its own where nobody is found', async () => {
    const page = await at.open('/proj/');
    await page.inside(`const own = document.createElement('p'); own.slot = 'empty'; own.textContent = 'Ask us'; host.append(own);`);
    await page.type('zzqxzzqx');
    await page.ready('empty');
    assert.ok(await page.inside('return shown(host.querySelector("[slot=empty]"))'));
  });

  it('B-2 each step leaves its length in the developer tools', async () => {
    const page = await at.open('/proj/');
    const names = await page.driver.executeScript('return performance.getEntriesByType("measure").map(({ name }) => name)');
    assert.deepEqual(names.sort(), ['ps:load', 'ps:query', 'ps:render']);
  });

  it('Fc-7 a short facet is open where there is room, and says how many are chosen', async () => {
    const page = await at.open('/proj/?tags=MIT');
    const open = () => page.inside('return [...root.querySelectorAll("details[open]")].map((facet) => facet.dataset.facet)');
    assert.deepEqual(await open(), ['tags', 'type']);
    assert.equal(await page.inside('return root.querySelector("details[data-facet=tags] .hidden-text").textContent'), 'Tags, 1 selected');
    assert.equal(those({ tags: ['MIT'] }).length, Number((await page.count()).split(' ')[0]));
  });
});
