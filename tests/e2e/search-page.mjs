//! A page with a search on it, as a visitor sees and uses it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Key } from 'selenium-webdriver';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 10_000;

/** Scrolls to an element and waits for three frames in which it stays: what comes into view is only then laid out. */
const STILL = `
  const [element, done] = arguments;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const place = () => { const { x, y } = element.getBoundingClientRect(); return x + ' ' + y; };
  const look = (before, times) => requestAnimationFrame(() => {
    const now = place();
    if (now !== before) { element.scrollIntoView({ block: 'nearest', inline: 'nearest' }); return look(place(), 0); }
    return times < 3 && element.isConnected ? look(now, times + 1) : done();
  });
  look(place(), 0);`;

/** Tries an assertion again and again, for ten seconds; fails with its last error. */
export async function eventually(assertion, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** One `<profile-search>` in the window. Parts are named as in the documentation. */
export class SearchPage {
  constructor(driver, selector = 'profile-search') {
    this.driver = driver;
    this.selector = selector;
  }

  /** Runs a function body in the page; `host`, `root` (its shadow root) and `args` are at hand. */
  inside(body, ...args) {
    return this.driver.executeScript(
      `const host = document.querySelector(arguments[0]); const root = host?.shadowRoot;
       const args = arguments[1];
       const shown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
       const all = (part) => [...root.querySelectorAll('[part~="' + part + '"]')].filter(shown);
       ${body}`,
      this.selector, args,
    );
  }

  /** `idle`, `results`, `empty`, `error` … or null while there is no element. */
  state() {
    return this.inside('return host?.dataset.state ?? null');
  }

  /** Waits until the search has come up, in one of these states. */
  async ready(...states) {
    const wanted = states.length ? states : ['idle', 'results', 'empty'];
    await this.driver.wait(async () => wanted.includes(await this.state()), PATIENCE_MS * 2,
      `the search never came to be ${wanted.join(' or ')}`);
    return this;
  }

  /** The names on the cards, in order. */
  names() {
    return this.texts('card-name');
  }

  /** The text of everything visible that is this part. */
  texts(part) {
    return this.inside('return all(args[0]).map((node) => node.textContent.trim())', part);
  }

  /** "12 of 68 people". */
  async count() {
    return (await this.texts('summary'))[0];
  }

  /** The first visible element that is this part and holds the text. */
  async part(part, text = '') {
    const found = await this.inside(
      'return all(args[0]).find((node) => node.textContent.includes(args[1])) ?? null', part, text);
    if (!found) throw new Error(`no ${part} with "${text}" is to be seen`);
    return found;
  }

  /** The role and the name that assistive technology is given. */
  async spoken(part, text = '') {
    const element = await this.part(part, text);
    return `${await element.getAriaRole()}: ${await element.getAccessibleName()}`;
  }

  async click(part, text = '') {
    const element = await this.part(part, text);
    await this.driver.executeAsyncScript(STILL, element);
    await element.click();
  }

  async type(text) {
    await (await this.part('input')).sendKeys(text);
  }

  /** Keys for whatever has focus. */
  async press(...keys) {
    for (const key of keys) await this.driver.actions().sendKeys(Key[key] ?? key).perform();
  }

  async query() {
    return (await this.part('input')).getProperty('value');
  }

  /** Opens a facet if it is closed. */
  async openFacet(facet) {
    if (await this.inside('return root.querySelector(`details[data-facet="${args[0]}"]`).open', facet)) return;
    const summary = await this.inside('return root.querySelector(`details[data-facet="${args[0]}"] summary`)', facet);
    await summary.click();
  }

  /** Ticks or unticks one value of a facet. */
  async toggle(facet, value) {
    await this.openFacet(facet);
    const more = await this.inside('return root.querySelector(`[data-facet="${args[0]}"] [part~="facet-more"][aria-expanded="false"]`)', facet);
    if (await more?.isDisplayed()) await more.click();
    const box = await this.inside(
      'return [...root.querySelectorAll(`details[data-facet="${args[0]}"] input[part~=facet-checkbox]`)].find((input) => input.value === args[1])',
      facet, value);
    await box.click();
  }

  /** `[[value, count], …]` of every value of a facet, shown or not, in the page's order. */
  facet(facet) {
    return this.inside(
      `return [...root.querySelectorAll('details[data-facet="' + args[0] + '"] [part~="facet-option"]')].map((option) =>
         [option.querySelector('input').value, Number(option.querySelector('[part~="facet-option-count"]').textContent)])`,
      facet);
  }

  /** What has focus: the part's name, and the text beside it. */
  focused() {
    return this.inside(
      `let node = document.activeElement;
       while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
       return [node.getAttribute('part') ?? node.localName, (node.textContent || node.value || '').trim()];`);
  }

  /** What the polite live regions hold at this moment. */
  announcements() {
    return this.inside(
      `return [...root.querySelectorAll('[role="status"]')].map((node) => node.textContent.trim()).filter(Boolean)`);
  }

  /** `location.search`, with plus signs and percent signs decoded. */
  async address() {
    const search = await this.driver.executeScript('return location.search');
    return decodeURIComponent(search.replaceAll('+', ' '));
  }

  /** Errors, violations and failed loads since the page was opened. */
  troubles() {
    return this.driver.executeScript('return window.journeyLog ?? ["the recording script did not run"]');
  }

  /** The codes of the errors that the search has told, on pages with `listen.js`. */
  codes() {
    return this.driver.executeScript('return window.journeyCodes');
  }

  /** How many cards of the site's own list are seen. */
  siteCards() {
    return this.inside('return [...host.querySelectorAll("li")].filter(shown).length');
  }

  /** What axe-core finds wrong on the whole page: `["color-contrast: .target", …]`. */
  async violations() {
    await this.driver.executeScript(AXE);
    return this.driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       axe.run(document, { resultTypes: ['violations'] }).then(
         ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map((node) =>
           id + ': ' + node.target.flat().join(' ') + ' ' + node.any.map(({ message }) => message).join('; ')))),
         (error) => done([String(error)]));`);
  }
}
