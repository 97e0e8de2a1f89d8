//! The search without a network: the server is stopped, not the browser told to pretend.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ENGINES, start } from './browsers.mjs';
import { PEOPLE } from './people.mjs';
import { SearchPage, eventually } from './search-page.mjs';
import { STRICT_POLICY, serve } from './server.mjs';
import { buildDemo, keepOffline, removeSites, rename } from './sites.mjs';

const EVERYBODY = `${PEOPLE.length} people`;
const BASES = ['', '/proj'];

/** Runs in the page: has the worker keep an address, and waits until it has. */
const ASK_TO_KEEP = `
  const [address, done] = arguments;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done();
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ type: 'keep', urls: [address] }, [port2]));`;

for (const engine of ENGINES) {
  describe(`offline in ${engine}`, () => {
    let sites;
    let server;
    let driver;
    let stop;

    before(async () => {
      const built = await Promise.all(BASES.map((base) => buildDemo(base)));
      await Promise.all(built.map((site) => keepOffline(site)));
      sites = Object.fromEntries(BASES.map((base, place) => [base, built[place]]));
      server = await serve(sites);
      ({ driver, stop } = await start(engine));
    });
    after(async () => {
      await stop?.();
      await server?.stop();
      await removeSites();
    });
    beforeEach(() => {
      server.reset();
      server.policy = STRICT_POLICY;
    });

    /** Takes the network away while `work` is done. */
    const withoutNetwork = async (work) => {
      const { port } = new URL(server.origin);
      await server.stop();
      try {
        await work();
      } finally {
        server = await serve(sites, Number(port));
        server.policy = STRICT_POLICY;
      }
    };
    const open = async (address) => {
      await driver.get(server.origin + address);
      return new SearchPage(driver).ready();
    };
    const told = (type) => eventually(async () => assert.ok(
      (await driver.executeScript('return window.journeyEvents')).includes(type), `${type} was not told`));
    const isAskedFor = (name) => server.requests.some((address) => address.endsWith(name));
    const worksUnkept = async (page) => {
      assert.equal((await page.names())[0], 'Grace Hopper');
      await eventually(async () => assert.ok(isAskedFor('profile-search-offline.js'), 'it was not tried'));
      await page.click('clear-button');
      await page.type('turing');
      await eventually(async () => assert.equal((await page.names())[0], 'Alan Turing'));
      assert.ok(!isAskedFor('profile-search-sw.js'), 'a worker was fetched');
      assert.deepEqual(await driver.executeScript('return window.journeyEvents'), []);
    };
    const caches = () => driver.executeAsyncScript('caches.keys().then(arguments[0])');
    const scopes = async () => (await driver.executeAsyncScript(
      'navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.map(({ scope }) => scope)))')).sort();

    it('W-11 where a policy forbids workers nothing is kept, and nothing else changes', async () => {
      server.policy = STRICT_POLICY.replace("worker-src 'self'", "worker-src 'none'");
      await worksUnkept(await open('/proj/offline?q=grace+hoper'));
    });

    it('W-11 in a sandboxed frame, which has no workers, nothing is kept, and nothing else changes', async () => {
      server.policy = null;
      await driver.get(`${server.origin}/proj/sandboxed`);
      await driver.switchTo().frame(0);
      await worksUnkept(await new SearchPage(driver).ready());
    });

    for (const base of BASES) {
      it(`O-1 W-1 W-8 Z-14 at "${base}/" the page is kept on the first visit, under the strictest policy`, async () => {
        const page = await open(`${base}/offline`);
        await told('ps-offline-ready');
        assert.deepEqual(await page.troubles(), []);
        assert.deepEqual(server.missing, []);
        assert.ok((await scopes()).includes(`${server.origin}${base}/`));
      });

      it(`O-1 W-7 at "${base}/" a reload, a query and a filter work with the server gone`, async () => {
        await open(`${base}/offline`);
        await told('ps-offline-ready');
        await withoutNetwork(async () => {
          // Firefox's driver reloads past every worker; a visitor's reload does not.
          await driver.executeScript('location.reload()');
          await eventually(async () => assert.equal(await new SearchPage(driver).count(), EVERYBODY));
          const found = await open(`${base}/offline?q=grace+hoper`);
          assert.equal((await found.names())[0], 'Grace Hopper');
        });
      });
    }

    it('S-8 without a network the page says that it is a saved copy, and of which day, until there is one', async () => {
      await withoutNetwork(async () => {
        const page = await open('/proj/offline');
        const year = new Date().getUTCFullYear();
        await eventually(async () => assert.match((await page.texts('offline'))[0], new RegExp(`a saved copy \\(.*${year}\\)`)));
        await driver.executeScript('dispatchEvent(new Event("online"))');
        assert.deepEqual(await page.texts('offline'), []);
      });
      const page = await open('/proj/offline');
      assert.deepEqual(await page.texts('offline'), []);
    });

    it('W-6 a page kept by an address that was redirected opens without a network', async () => {
      await open('/proj/offline');
      await driver.executeAsyncScript(ASK_TO_KEEP, `${server.origin}/proj/kept`);
      await withoutNetwork(async () => {
        assert.equal(await (await open('/proj/kept')).count(), EVERYBODY);
      });
    });

    it('W-3 W-5 O-2 a newer build is offered, and comes when the visitor asks for it', async () => {
      await rename(sites['/proj'], 'Grace Hopper', 'Grace Brewster Hopper');
      await keepOffline(sites['/proj']);
      const page = await open('/proj/offline?q=hopper');
      await told('ps-update-available');
      assert.match((await page.texts('update'))[0], /A newer list of people is here\./);
      assert.equal((await page.names())[0], 'Grace Hopper');
      await page.click('update-button');
      await eventually(async () => assert.equal((await page.names())[0], 'Grace Brewster Hopper'));
      assert.equal(await page.query(), 'hopper');
      await eventually(async () => assert.equal((await caches()).filter((name) => name.includes('proj')).length, 2));
    });

    it('W-2 the other site of the same origin keeps its own build and its own caches', async () => {
      const page = await open('/offline?q=hopper');
      assert.equal((await page.names())[0], 'Grace Hopper');
      assert.equal((await caches()).filter((name) => !name.includes('proj')).length, 2);
    });

    it('W-10 a build that is only half uploaded is not taken, and yesterday\'s goes on', async () => {
      await driver.get('about:blank');
      server.faults.set('.wasm', { status: 200, body: 'half' });
      server.requests.length = 0;
      await rename(sites[''], 'Grace Hopper', 'Grace M. Hopper');
      await keepOffline(sites['']);
      await open('/offline?q=hopper');
      await eventually(async () => assert.ok(server.requests.some((path) => path.endsWith('.wasm')), 'no new build was looked at'));
      await withoutNetwork(async () => {
        const page = await open('/offline?q=hopper');
        assert.equal((await page.names())[0], 'Grace Hopper');
      });
    });

    it('W-4 a page that nobody kept is not answered for', async () => {
      await withoutNetwork(async () => {
        await driver.get(`${server.origin}/proj/strict`).catch(() => {});
        assert.equal(await driver.executeScript('return document.querySelector("profile-search")'), null);
      });
    });

    it('W-9 the worker that ends it leaves no cache and no registration of its own, and others alone', async () => {
      await open('/proj/offline');
      await keepOffline(sites['/proj'], '--offline=off');
      await open('/proj/offline');
      await eventually(async () => {
        assert.deepEqual(await scopes(), [`${server.origin}/`]);
        assert.deepEqual((await caches()).filter((name) => name.includes('proj')), []);
      });
      const left = await caches();
      assert.ok(left.length >= 2, left.join());
    });

    it('W-9 the worker that ends it goes on the next visit where a page called it back', async () => {
      server.policy = null;
      await open('/proj/offline');
      const failed = await driver.executeAsyncScript(`const done = arguments[0];
        const again = async (times) => {
          await navigator.serviceWorker.register('/proj/profile-search-sw.js');
          await new Promise((resolve) => setTimeout(resolve, 20));
          if (times > 0) await again(times - 1);
        };
        again(50).then(() => done(null), ({ message }) => done(message))`);
      assert.equal(failed, null);
      await open('/proj/offline');
      await eventually(async () => assert.deepEqual(await scopes(), [`${server.origin}/`]));
    });
  });
}
