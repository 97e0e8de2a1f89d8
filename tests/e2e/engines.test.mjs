//! Every journey in every engine, on the demo as Jekyll builds it.
//!
//! The names of the tests begin with the requirements they prove, as numbered in the specification of the
//! page. `ENGINES=firefox` picks an engine, `--test-name-pattern` a journey.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import { ENGINES, start } from './browsers.mjs';
import { SearchPage } from './search-page.mjs';
import { serve } from './server.mjs';
import { buildDemo, buildLarge, buildSite, removeSites, ROOT } from './sites.mjs';
import access from './journeys/access.mjs';
import alphabet from './journeys/alphabet.mjs';
import developers from './journeys/developers.mjs';
import enhance from './journeys/enhance.mjs';
import extras from './journeys/extras.mjs';
import facets from './journeys/facets.mjs';
import faults from './journeys/faults.mjs';
import hostile from './journeys/hostile.mjs';
import keyboard from './journeys/keyboard.mjs';
import large from './journeys/large.mjs';
import loading from './journeys/loading.mjs';
import languages from './journeys/languages.mjs';
import looks from './journeys/looks.mjs';
import nobody from './journeys/nobody.mjs';
import old from './journeys/old.mjs';
import order from './journeys/order.mjs';
import policy from './journeys/policy.mjs';
import several from './journeys/several.mjs';
import speech from './journeys/speech.mjs';
import traps from './journeys/traps.mjs';
import typing from './journeys/typing.mjs';
import url from './journeys/url.mjs';
import waiting from './journeys/waiting.mjs';

const JOURNEYS = [
  loading, typing, facets, order, url, nobody, keyboard, speech, faults, old, traps, policy, enhance, several, looks, access, hostile, waiting, developers, extras, alphabet, languages, large,
];
const SCREENSHOTS = path.join(ROOT, 'target/screenshots');

let server;

before(async () => {
  const [root, project, hostileSite, shouting, empty, letters, tongues, large] = await Promise.all([
    buildDemo(''), buildDemo('/proj'), buildSite('hostile', '/hostile'),
    buildSite('hostile-css', '/hostile-css'), buildSite('empty', '/empty'),
    buildSite('alphabet', '/alphabet'), buildSite('languages', '/languages', ['--sri']), buildLarge(),
  ]);
  server = await serve({
    '': root, '/proj': project, '/hostile': hostileSite, '/hostile-css': shouting, '/empty': empty, '/alphabet': letters,
    '/languages': tongues, '/large': large,
  });
  await mkdir(SCREENSHOTS, { recursive: true });
});

after(async () => {
  await server?.stop();
  await removeSites();
});

for (const engine of ENGINES) {
  describe(engine, () => {
    /** What a journey is given: the browser, the server, and ways to open pages. */
    const at = { engine };
    let stop;

    before(async () => {
      const browser = await start(engine);
      stop = browser.stop;
      at.driver = browser.driver;
      at.server = server;
    });
    after(() => stop?.());

    beforeEach(() => {
      server.reset();
      at.expectsTroubles = false;
    });
    afterEach(() => checkTroubles(at));

    at.open = async (address, { states = [], selector } = {}) => {
      await at.driver.get(server.origin + address);
      return new SearchPage(at.driver, selector).ready(...states);
    };
    at.screenshot = async (name) => {
      const picture = await at.driver.takeScreenshot();
      await writeFile(path.join(SCREENSHOTS, `${name}-${engine}.png`), picture, 'base64');
    };

    for (const journey of JOURNEYS) journey(at);
  });
}

/** Whatever a journey does, nothing may fail quietly behind it. */
async function checkTroubles(at) {
  await at.driver.switchTo().defaultContent();
  if (at.expectsTroubles) return;
  assert.deepEqual(await new SearchPage(at.driver).troubles(), [], 'errors and violations on the page');
  assert.deepEqual(at.server.missing, [], 'addresses asked for that are not there');
}
