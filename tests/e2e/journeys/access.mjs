import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

/** How to come to each state; those of dark, right to left and 320 px are with the looks. */
const STATES = {
  idle: (at) => at.open('/proj/'),
  results: (at) => at.open('/proj/?q=grace+hoper'),
  filtered: (at) => at.open('/proj/?tags=MIT&type=Individual'),
  empty: (at) => at.open('/proj/?q=zzqxzzqx'),
  'facets open': async (at) => {
    const page = await at.open('/proj/');
    for (const facet of ['categories', 'tags', 'type']) await page.openFacet(facet);
    return page;
  },
  error: async (at) => {
    at.expectsTroubles = true;
    at.server.faults.set('.wasm', { status: 404, body: '' });
    return at.open('/proj/', { states: ['error'] });
  },
  'error over the site\'s cards': async (at) => {
    at.expectsTroubles = true;
    at.server.faults.set('.wasm', { status: 404, body: '' });
    return at.open('/proj/people/', { states: ['error'] });
  },
  'the site\'s own cards': (at) => at.open('/proj/people/?q=compiler'),
  'two on a page': (at) => at.open('/proj/two', { selector: '#first' }),
};

export default (at) => describe('axe-core', () => {
  for (const [state, reach] of Object.entries(STATES)) {
    it(`A-1 finds nothing wrong: ${state}`, async () => {
      const page = await reach(at);
      assert.deepEqual(await page.violations(), []);
      await at.screenshot(`state-${state.replaceAll(/\W+/g, '-')}`);
    });
  }

  it('A-1 finds what is wrong when something is', async () => {
    const page = await at.open('/proj/');
    await page.inside('all("input")[0].removeAttribute("id"); root.querySelector("label").remove()');
    assert.match((await page.violations()).join('\n'), /^label: /m);
  });
});
