//! Starts one browser by its driver: Chromium, Firefox or WebKitGTK.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';

/** The engines to test, one after another; `ENGINES=firefox,webkit` picks some. */
export const ENGINES = (process.env.ENGINES || 'chromium,firefox,webkit').split(',');

/** Where Chromium is. */
export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX || '/usr/bin/firefox-esr';
const MINI_BROWSER = process.env.MINI_BROWSER || '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** What keeps Chromium quiet, and lets it run as root. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const FIREFOX_PREFERENCES = {
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const recipes = {
  chromium: {
    command: (port) => ['chromedriver', [`--port=${port}`]],
    capabilities: () => new chrome.Options()
      .setChromeBinaryPath(CHROMIUM)
      .addArguments('--headless=new', '--window-size=1280,900', ...CHROMIUM_ARGUMENTS),
  },
  firefox: {
    // Its own port for BiDi, so that two geckodrivers on one machine do not meet.
    command: (port, other) => ['geckodriver', ['--port', `${port}`, '--websocket-port', `${other}`]],
    capabilities: () => {
      const options = new firefox.Options().setBinary(FIREFOX).addArguments('-headless');
      for (const [name, value] of Object.entries(FIREFOX_PREFERENCES)) options.setPreference(name, value);
      return options;
    },
  },
  webkit: {
    command: (port) => ['WebKitWebDriver', ['-p', `${port}`]],
    capabilities: () => new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    }),
  },
};

/** A browser window of 1280 × 900, and the way to close it and its driver. */
export async function start(engine) {
  const recipe = recipes[engine];
  if (!recipe) throw new Error(`no engine is called ${engine}; there are ${Object.keys(recipes).join(', ')}`);
  const port = await freePort();
  const [command, args] = recipe.command(port, await freePort());
  const process = spawn(command, args, { stdio: 'ignore' });
  try {
    await answering(port, process);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(recipe.capabilities())
      .build();
    await driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000 });
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
    return { driver, stop: () => stop(driver, process) };
  } catch (error) {
    process.kill();
    throw error;
  }
}

async function stop(driver, process) {
  await driver.quit().catch(() => {});
  process.kill();
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(port, process) {
  let failure = null;
  process.once('error', (error) => { failure = error; });
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (failure) throw failure;
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (status?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the driver on port ${port} does not answer`);
}
