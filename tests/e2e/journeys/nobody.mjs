import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE } from '../people.mjs';
import { eventually } from '../search-page.mjs';

export default (at) => describe('nobody found', () => {
  it('S-6 N-1 says what was searched for, and offers ways on', async () => {
    const page = await at.open('/proj/');
    await page.type('zzqxzzqx');
    await page.ready('empty');
    assert.match((await page.texts('empty'))[0], /No people found for zzqxzzqx/);
    assert.deepEqual(await page.names(), []);
    await at.screenshot('nobody');
    await page.click('way-out', `Show all ${PEOPLE.length} people`);
    await page.ready('idle');
    assert.equal((await page.focused())[0], 'input');
  });

  it('N-1 N-2 the number on "Clear filters" is the number it shows', async () => {
    const page = await at.open('/proj/?q=hopper&type=Company&categories=Networking');
    assert.equal(await page.state(), 'empty');
    const [way] = (await page.texts('way-out')).filter((text) => text.includes('without filters'));
    await page.click('way-out', 'without filters');
    await page.ready('results');
    assert.equal((await page.count()).split(' ')[0], way.split(' ')[0]);
    assert.equal((await page.names())[0], 'Grace Hopper');
    assert.equal(await page.query(), 'hopper');
  });

  it('N-1 N-2 one filter can be taken off, with its true number', async () => {
    const page = await at.open('/proj/?q=hopper&type=Company&categories=Programming+Languages');
    const [way] = (await page.texts('way-out')).filter((text) => text.includes('Type: Company'));
    assert.ok(way, 'no button takes the type off');
    await page.click('way-out', 'Type: Company');
    await page.ready('results');
    assert.equal((await page.count()).split(' ')[0], way.match(/\((\d+)\)/)[1]);
  });

  for (const [typed, meant, found] of [['compilr', 'compiler', 'Frances E. Allen'], ['grace hoper', 'grace hopper', 'Grace Hopper']]) {
    it(`N-1 N-2 "Did you mean ${meant}" for ${typed}: pressed, it searches for that and gives the box back`, async () => {
      const page = await at.open('/proj/');
      await page.type(typed);
      await eventually(async () => assert.deepEqual(await page.texts('suggestion'), [`Did you mean ${meant}?`]));
      assert.equal(await page.query(), typed, 'what was typed stays');
      await page.click('suggestion');
      await eventually(async () => assert.equal(await page.query(), meant));
      await page.ready('results');
      assert.ok((await page.names()).includes(found));
      assert.deepEqual(await page.texts('suggestion'), []);
      assert.equal((await page.focused())[0], 'input');
    });
  }
});
