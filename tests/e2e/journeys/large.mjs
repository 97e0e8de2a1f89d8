import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../search-page.mjs';

const REST = '.rest.wasm';
const asked = (at) => at.server.requests.filter((path) => path.endsWith('.wasm') || path.endsWith('-more.js'));

/** Of a large site, what no search waits for is a file of its own. */
export default (at) => describe('a large site', () => {
  it('P-11 the rest comes after the first people, and brings the sentence with the match', async () => {
    at.server.delays.set(REST, 1500);
    const page = await at.open('/large/?q=zyxwv');
    assert.deepEqual(await page.names(), ['Person 7']);
    assert.deepEqual(await page.texts('card-snippet'), []);
    await page.inside('host.seen = all("card")[0]');
    await eventually(async () => assert.match((await page.texts('card-snippet'))[0], /zyxwv/));
    assert.ok(await page.inside('return host.seen === all("card")[0]'), 'the card was drawn anew');
    assert.deepEqual(asked(at).map((path) => path.split('/').pop()),
      ['profile-search_bg.wasm', 'profile-search-more.js', 'profile-search_bg.rest.wasm']);
  });

  it('P-10 P-11 similar people are there with the rest', async () => {
    const page = await at.open('/large/similar.html');
    await eventually(async () => assert.ok((await page.texts('card-similar')).length > 0));
  });

  it('P-11 a visitor who saves data asks for the rest with the first key', async () => {
    const page = await at.open('/large/saving.html?q=zyxwv');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(!at.server.requests.some((path) => path.endsWith(REST)), 'it was asked for');
    await page.type(' ');
    await eventually(async () => assert.match((await page.texts('card-snippet'))[0], /zyxwv/));
  });

  it('X-5 P-11 a fresh instance after a trap has the rest too', async () => {
    const page = await at.open('/large/trapping.html?q=zyxwv');
    await eventually(async () => assert.match((await page.texts('card-snippet'))[0], /zyxwv/));
    await page.driver.executeScript('window.journeyTrap()');
    await page.type(' ');
    await eventually(async () => assert.equal(await page.driver.executeScript('return window.journeyStarts'), 2));
    assert.match((await page.texts('card-snippet'))[0], /zyxwv/);
  });

  for (const [what, fault] of [
    ['is not there', { status: 404, body: 'no' }],
    ['is of another build', { status: 200, body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), type: 'application/wasm' }],
  ]) {
    it(`P-11 where the rest ${what}, the cards stay as they were and nothing is said`, async () => {
      at.expectsTroubles = true;
      at.server.faults.set(REST, fault);
      const page = await at.open('/large/?q=zyxwv');
      await eventually(async () => assert.ok(at.server.requests.some((path) => path.endsWith(REST))));
      await page.type(' ');
      await eventually(async () => assert.deepEqual(await page.names(), ['Person 7']));
      assert.deepEqual(await page.texts('card-snippet'), []);
      assert.deepEqual((await page.troubles()).filter((line) => /^(error|unhandled)/.test(line)), []);
      assert.equal(await page.state(), 'results');
    });
  }
});
