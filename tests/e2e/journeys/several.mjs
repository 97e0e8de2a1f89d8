import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { SearchPage, eventually } from '../search-page.mjs';

export default (at) => describe('two on a page', () => {
  it('D-8 U-3 each has its own words, its own part of the address, and one download', async () => {
    const first = await at.open('/proj/two', { selector: '#first' });
    const second = await new SearchPage(at.driver, '#second').ready();
    await first.type('hopper');
    await eventually(async () => assert.equal((await first.names())[0], 'Grace Hopper'));
    assert.equal(await second.count(), `${PEOPLE.length} people`);
    await second.type('turing');
    await eventually(async () => assert.equal((await second.names())[0], 'Alan Turing'));
    assert.equal((await first.names())[0], 'Grace Hopper');
    await eventually(async () => assert.match(await first.address(), /^\?(a-q=hopper&b-q=turing|b-q=turing&a-q=hopper)$/));
    assert.equal(at.server.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  });

  it('D-8 an element that is moved keeps working', async () => {
    const page = await at.open('/proj/two', { selector: '#first' });
    await page.driver.executeScript('document.querySelector("main").append(document.querySelector("#first"))');
    await page.inside('host.scrollIntoView()');
    await page.ready();
    await page.type('hopper');
    await eventually(async () => assert.equal((await page.names())[0], 'Grace Hopper'));
  });
});
