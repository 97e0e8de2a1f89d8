import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PEOPLE, those } from '../people.mjs';
import { eventually } from '../search-page.mjs';

async function openWithSuggestions(at) {
  const page = await at.open('/proj/');
  await page.inside('host.withSuggestions = true');
  await eventually(async () => assert.equal(await page.inside('return all("input")[0].getAttribute("role")'), 'combobox'));
  await page.type('comp');
  await eventually(async () => assert.ok((await page.texts('completion')).length > 1));
  return page;
}

const active = (page) => page.inside(
  'const id = all("input")[0].getAttribute("aria-activedescendant"); return id && root.getElementById(id).querySelector(".hidden-text").textContent');

export default (at) => describe('what a page may ask for', () => {
  it('suggestions finish the word, and act only when one is taken', async () => {
    const page = await openWithSuggestions(at);
    assert.equal(await active(page), null, 'none is chosen unasked');
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('suggestions');
    await page.press('ARROW_DOWN');
    assert.match(await active(page), /^comp\w+, \d+ (person|people)$/);
    assert.equal(await page.query(), 'comp', 'what was typed stays');
    assert.equal((await page.focused())[0], 'input');
    const [word, count] = (await active(page)).split(', ');
    await page.press('ENTER');
    await eventually(async () => assert.equal(await page.query(), word));
    assert.deepEqual(await page.texts('completion'), []);
    assert.ok(Number((await page.count()).split(' ')[0]) >= Number.parseInt(count, 10));
  });

  it('Escape closes the suggestions, and empties the box only then', async () => {
    const page = await openWithSuggestions(at);
    await page.press('ESCAPE');
    assert.deepEqual(await page.texts('completion'), []);
    assert.equal(await page.query(), 'comp');
    await page.press('ESCAPE');
    await eventually(async () => assert.equal(await page.query(), ''));
  });

  it('a suggestion can be pressed, and the arrow up leads back to what was typed', async () => {
    const page = await openWithSuggestions(at);
    await page.press('ARROW_DOWN', 'ARROW_UP');
    assert.equal(await active(page), null);
    const [word] = await page.inside('return [all("completion")[1].querySelector("bdi").textContent]');
    await (await page.inside('return all("completion")[1]')).click();
    await eventually(async () => assert.equal(await page.query(), word));
    assert.equal((await page.focused())[0], 'input');
  });

  it('without the attribute the box is a plain search box again', async () => {
    const page = await openWithSuggestions(at);
    await page.inside('host.withSuggestions = false');
    await eventually(async () => assert.equal(await page.spoken('input'), 'searchbox: Search people'));
    assert.deepEqual(await page.texts('completion'), []);
  });

  it('the page for trying out has a field for every attribute, writes the tag and logs the events', async () => {
    const page = await at.open('/proj/try/');
    const field = (name) => page.inside(
      `return [...document.querySelectorAll('#attributes label')].find((label) => label.textContent.trim().startsWith(args[0])).querySelector('input, select')`, name);
    const attributes = await page.inside('return host.constructor.observedAttributes.length');
    assert.equal(await page.inside('return document.querySelectorAll("#attributes label").length'), attributes);
    await (await field('density')).sendKeys('compact');
    await (await field('without-avatars')).click();
    await eventually(async () => assert.equal(await page.inside('return document.querySelector("#tag").textContent'),
      '<profile-search url-state="none" density="compact" without-avatars></profile-search>'));
    assert.equal(await page.inside('return all("card-initials").length'), 0);
    await page.inside('host.search("hopper")');
    await eventually(async () => assert.match(await page.inside('return document.querySelector("#events").textContent'), /ps-results .*"query":"hopper"/));
    assert.deepEqual(await page.violations(), []);
    await at.screenshot('try-out');
  });

  it('L-3 cards in the page\'s own layout: filled, marked, kept, and without what a person does not have', async () => {
    const page = await at.open('/proj/template');
    await page.type('hopper');
    await eventually(async () => assert.deepEqual(await page.inside('return all("card-link").map((link) => link.textContent)'), ['Grace Hopper']));
    const card = await page.inside(`const card = all('card')[0]; window.journeyCard = card;
      return [card.querySelector('mark').textContent, card.querySelector('.tags').textContent, card.querySelector('h3 a').href,
        shown(card.querySelector('.date')), shown(card.querySelector('img')), card.getAttribute('aria-setsize')]`);
    const { tags, date, permalink } = PEOPLE.find(({ title }) => title === 'Grace Hopper');
    assert.deepEqual(card, ['Hopper', tags.join(', '), `${at.server.origin}/proj/${permalink}`, Boolean(date), false, '1']);
    await page.press('BACK_SPACE');
    await page.ready('results');
    assert.ok(await page.inside('return all("card").includes(window.journeyCard)'), 'who stays keeps the node');
    await page.press('ARROW_DOWN');
    assert.equal((await page.focused())[0], 'card-link');
    assert.deepEqual(await page.violations(), []);
  });

  it('the people found can be saved', async () => {
    const page = await at.open('/proj/?type=Company');
    await page.inside(`host.withExport = true;
      URL.createObjectURL = (blob) => { blob.text().then((text) => { window.journeySaved = [blob.type, text]; }); return '#saved'; };
      HTMLAnchorElement.prototype.click = () => {};`);
    await eventually(async () => assert.ok((await page.texts('export-button')).includes('Save as CSV')));
    assert.deepEqual(await page.violations(), []);
    await page.click('export-button', 'CSV');
    const saved = () => page.driver.executeScript('return window.journeySaved');
    await eventually(async () => assert.match((await saved())?.[0] ?? '', /csv/));
    const companies = those({ type: ['Company'] });
    assert.equal((await saved())[1].trim().split('\r\n').length, companies.length + 1);
    await page.inside('host.clear()');
    await eventually(async () => assert.equal((await page.names()).length, 24)); // the button has its place now
    await page.click('export-button', 'vCard');
    await eventually(async () => assert.equal((await saved())[1].split('BEGIN:VCARD').length - 1, PEOPLE.length));
  });
});
