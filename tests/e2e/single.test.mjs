//! One page with everything inside, opened from the disk: no server runs.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ENGINES, start } from './browsers.mjs';
import { PEOPLE } from './people.mjs';
import { SearchPage, eventually } from './search-page.mjs';
import { COMMAND, ROOT } from './sites.mjs';

const run = promisify(execFile);

/** Records what the page does wrong from its first moment on: the page's policy governs what follows it only. */
const HOOK = `<script>${await readFile(new URL('hook.js', import.meta.url), 'utf8')}</script>`;

for (const engine of ENGINES) {
  describe(`a single page in ${engine}`, () => {
    let folder;
    let driver;
    let stop;

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'profile-search-single-'));
      ({ driver, stop } = await start(engine));
    });
    after(async () => {
      await stop?.();
      await rm(folder, { recursive: true, force: true });
    });

    const make = async (site) => {
      await run(COMMAND, ['build', path.join(ROOT, site), '--single-file', '--out', folder]);
      return path.join(folder, 'people.html');
    };
    const change = async (file, from, to) => {
      const text = await readFile(file, 'utf8');
      const changed = text.replace(from, typeof to === 'string' ? () => to : to);
      assert.notEqual(changed, text);
      await writeFile(file, changed);
    };
    const open = async (file) => {
      await change(file, '<head>', `<head>${HOOK}`);
      await driver.get(pathToFileURL(file).href);
      return new SearchPage(driver);
    };

    it('O-1 finds, filters and shows everybody from a disk, and asks for nothing', async () => {
      const page = await (await open(await make('demo'))).ready('idle');
      assert.equal(await page.count(), `${PEOPLE.length} people`);
      await page.type('grace hoper');
      await eventually(async () => assert.equal((await page.names())[0], 'Grace Hopper'));
      await page.click('clear-button');
      await page.toggle('type', 'Company');
      await eventually(async () => assert.match(await page.count(), / of /));
      assert.deepEqual(await page.troubles(), []);
      const asked = await driver.executeScript('return performance.getEntriesByType("resource").map(({ name }) => name)');
      assert.deepEqual(asked.filter((name) => !name.startsWith('data:')), []);
    });

    it('X-1 hostile profiles are text, in the list and on the cards', async () => {
      const page = await (await open(await make('tests/sites/hostile'))).ready('idle');
      assert.equal(await driver.executeScript('return window.pwned ?? null'), null);
      const elements = await driver.executeScript(
        'return [...new Set([...document.querySelectorAll("profile-search *")].map((node) => node.nodeName))].sort()');
      assert.deepEqual(elements, ['A', 'LI', 'UL']);
      await page.type('<img src=x onerror=alert(1)>');
      await eventually(async () => assert.ok((await page.names()).includes('<img src=x onerror=alert(1)>')));
    });

    it('D-6 S-7 a page whose wasm is torn keeps its list and says so', async () => {
      const file = await make('demo');
      await change(file, /(data-name="profile-search_bg\.wasm">.{4000}).*?</, (_, start) => `${start}<`);
      const page = await (await open(file)).ready('error');
      assert.match((await page.texts('error'))[0], /Search could not be loaded\. All \d+ people are listed below\./);
      assert.equal(await page.siteCards(), PEOPLE.length);
    });

    it('Z-16 a script that somebody put into the page does not run', async () => {
      const file = await make('demo');
      await change(file, '<main>', '<main><script>window.pwned = true</script>');
      await (await open(file)).ready('idle');
      assert.equal(await driver.executeScript('return window.pwned ?? null'), null);
    });
  });
}
