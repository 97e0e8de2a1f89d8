import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STRICT_POLICY } from '../server.mjs';
import { eventually } from '../search-page.mjs';

/** The only elements that a card is made of. */
const CARD_ELEMENTS = ['LI', 'H3', 'A', 'BDI', 'P', 'SPAN', 'DIV', 'UL', 'BUTTON', 'MARK', 'svg', 'path'];

const everyone = (at) => at.open('/hostile/?page=9');

export default (at) => describe('hostile profiles', () => {
  it('X-1 are shown as text: no element, no handler, no script of theirs', async () => {
    at.server.policy = STRICT_POLICY;
    const page = await everyone(at);
    const [elements, handlers] = await page.inside(
      `const nodes = [...root.querySelectorAll('[part~="card"], [part~="card"] *')];
       return [[...new Set(nodes.map((node) => node.nodeName))],
               nodes.flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith('on') || name === 'style')]`);
    assert.deepEqual(elements.filter((name) => !CARD_ELEMENTS.includes(name)), []);
    assert.deepEqual(handlers.filter((name) => name !== 'style'), []);
    assert.equal(await page.driver.executeScript('return window.pwned'), null);
    assert.ok((await page.names()).includes('<img src=x onerror=alert(1)>'));
    await at.screenshot('hostile');
  });

  it('X-6 no address but of the web becomes a link', async () => {
    const page = await everyone(at);
    const links = await page.inside('return [...root.querySelectorAll("[part~=card] a")].map((link) => link.href)');
    const strange = links.filter((href) => !/^https?:\/\/[^@\s\\]+$/.test(href));
    assert.deepEqual(strange, []);
    assert.deepEqual(links.filter((href) => /secret|javascript|vbscript|^data|^blob/i.test(href)), []);
    assert.ok(links.includes('https://example.org/good'));
  });

  it('P-6 a host that is not the network\'s is not called by the network\'s name', async () => {
    const page = await at.open('/hostile/?q=look+alike');
    const links = await page.inside('return [...all("card")[0].querySelectorAll("[part~=card-social]")]');
    const names = await Promise.all(links.map((link) => link.getAccessibleName()));
    assert.deepEqual(names.filter((name) => /LinkedIn|Twitter|GitHub/.test(name)), []);
  });

  it('X-8 names of an object\'s own members are ordinary names', async () => {
    const page = await at.open('/hostile/');
    await page.type('__proto__');
    await eventually(async () => assert.equal((await page.names())[0], '__proto__'));
    await page.toggle('tags', 'constructor');
    await eventually(async () => assert.deepEqual(await page.texts('chip'), ['Tag: constructor']));
    assert.deepEqual(await page.names(), ['__proto__']);
  });

  it('X-7 a search for markup is said back as text', async () => {
    const page = await at.open('/hostile/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3Ezzqx');
    assert.equal(await page.query(), '<img src=x onerror=alert(1)>zzqx');
    assert.equal(await page.inside('return root.querySelectorAll("img[src=x]").length'), 0);
  });

  it('P-7 P-8 forty tags fold, and a name without a break wraps', async () => {
    const page = await everyone(at);
    assert.ok(await page.driver.executeScript('return document.documentElement.scrollWidth <= innerWidth'));
    const card = (await page.names()).indexOf('Forty Tags');
    const tags = () => page.inside('return [...all("card")[args[0]].querySelectorAll("button[data-facet=tags]")].filter(shown).length', card);
    assert.ok(await tags() <= 6);
    await page.inside('all("card")[args[0]].querySelector("button[data-more]").focus()', card);
    await page.press('ENTER');
    await eventually(async () => assert.equal(await tags(), 40));
  });

  for (const query of ['夏培肃', 'まつもと', 'الخوارزمي', 'גולדווסר', 'Zoë', 'zalgo']) {
    it(`S-13 "${query}" finds its person`, async () => {
      const page = await at.open('/hostile/');
      await page.type(query);
      await page.ready('results');
      assert.ok((await page.names()).length >= 1);
    });
  }

  it('U-2 a query of ten thousand letters does no harm', async () => {
    const page = await at.open(`/hostile/?q=${'a'.repeat(10_000)}`);
    assert.equal((await page.query()).length, 200);
  });
});
