import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../search-page.mjs';
import { STRICT_POLICY } from '../server.mjs';

const GERMANS = ['Emmy Noether', 'Konrad Zuse'];

/** Which wasms were asked for. */
const wasms = (server) => server.requests.filter((address) => address.endsWith('.wasm')).map((address) => address.split('/').pop());

const links = (page) => page.inside(`return all('card-name').map((name) => new URL(name.querySelector('a').href).pathname)`);

export default (at) => describe('people by language', () => {
  it('I-6 a page shows the people of its own language, with their stems and links, and loads no others', async () => {
    const page = await at.open('/languages/de/');
    assert.deepEqual((await page.names()).sort(), GERMANS);
    assert.deepEqual((await links(page)).sort(), ['/languages/de/emmy-noether', '/languages/de/konrad-zuse']);
    await page.type('rechnungen');
    await page.ready('results');
    assert.deepEqual(await page.names(), ['Konrad Zuse']);
    assert.deepEqual(wasms(at.server), ['profile-search_bg.de.wasm']);
    await at.screenshot('german');
  });

  it('I-6 the same address in another language has other people, a language without people has everybody', async () => {
    const english = await at.open('/languages/');
    assert.deepEqual((await english.names()).sort(), ['Ada Lovelace', 'Grace Hopper', 'Konrad Zuse']);
    const french = await at.open('/languages/fr/');
    assert.equal((await french.names()).length, 5);
    assert.deepEqual(wasms(at.server), ['profile-search_bg.en.wasm', 'profile-search_bg.wasm']);
  });

  it('I-6 a page that changes its language has the people of the new one', async () => {
    const page = await at.open('/languages/de/');
    await at.driver.executeScript('document.documentElement.lang = "en"');
    await eventually(async () => assert.deepEqual((await page.names()).sort(), ['Ada Lovelace', 'Grace Hopper', 'Konrad Zuse']));
    assert.equal(await page.count(), '3 people');
    await page.inside('host.lang = "de"');
    await eventually(async () => assert.deepEqual((await page.names()).sort(), GERMANS));
    await at.driver.executeScript('document.documentElement.lang = "fr"');
    await page.type('zuse');
    await page.ready('results');
    assert.deepEqual(wasms(at.server), ['profile-search_bg.de.wasm', 'profile-search_bg.en.wasm'], 'the element has a language of its own');
  });

  it('I-6 X-3 the sums that a template names hold in every language, under the strictest policy', async () => {
    at.server.policy = STRICT_POLICY;
    const page = await at.open('/languages/sealed');
    assert.deepEqual((await page.names()).sort(), GERMANS);
  });

  it('I-6 a program opens the people of the page, or those of a language', async () => {
    await at.open('/languages/de/');
    const sizes = await at.driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      import('/languages/assets/profile-search/profile-search.js').then(async ({ open }) => {
        const all = await Promise.all([open(), open({ language: 'en-GB' }), open({ language: 'fr' })]);
        done(all.map(({ size }) => size));
      });`);
    assert.deepEqual(sizes, [2, 3, 5]);
  });
});
