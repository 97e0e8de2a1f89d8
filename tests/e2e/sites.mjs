//! Builds sites with the Jekyll of the machine, with the widget's files in their assets.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The files of the widget with the demo's index. */
export const WIDGET = process.env.JOURNEYS_WIDGET || path.join(ROOT, 'dist/widget');

/** The command that the journeys run. */
export const COMMAND = process.env.JOURNEYS_COMMAND || path.join(ROOT, 'dist/profile-search');
const ASSETS = 'assets/profile-search';

/** The demo site as Jekyll writes it at `baseurl`, with the journeys' own pages added. */
export async function buildDemo(baseurl) {
  await needed(path.join(WIDGET, 'profile-search.js'));
  const source = await copyOf(path.join(ROOT, 'demo'));
  await cp(path.join(ROOT, 'tests/e2e/pages'), source, { recursive: true });
  await cp(WIDGET, path.join(source, ASSETS), { recursive: true });
  return jekyll(source, baseurl);
}

/** A site of `tests/sites`, indexed by the command as its owner would do it. */
export async function buildSite(name, baseurl, flags = []) {
  await needed(COMMAND);
  const source = await copyOf(path.join(ROOT, 'tests/sites', name));
  // Its layout, sheet and icon, where it has none of its own.
  await cp(path.join(ROOT, 'tests/sites/shared'), source, { recursive: true, force: false });
  await run(COMMAND, ['build', source, ...flags]);
  return jekyll(source, baseurl);
}

/** A site of so many people that a part of their index is a file of its own; the seventh is told from the others by a word. */
export async function buildLarge() {
  await needed(COMMAND);
  const site = await mkdtemp(path.join(tmpdir(), 'profile-search-site-'));
  folders.push(site);
  await mkdir(path.join(site, '_people'));
  await writeFile(path.join(site, '_config.yml'), 'title: Large\ncollections:\n  people:\n    output: true\n');
  await Promise.all(Array.from({ length: 300 }, (_, n) => {
    const words = Array.from({ length: 70 }, (_, place) => `w${(n * 31 + place * 17) % 1000}`);
    const about = [...words, n === 7 ? 'zyxwv' : '', ...words].join(' ');
    const head = `title: Person ${n}\nexcerpt: Known\ntags: [t${n % 9}, u${n % 7}]\nabout: ${about}`;
    return writeFile(path.join(site, '_people', `p${n}.md`), `---\n${head}\n---\n`);
  }));
  await run(COMMAND, ['build', site]);
  await cp(path.join(ROOT, 'tests/e2e/pages/assets'), path.join(site, 'assets'), { recursive: true });
  const page = (attributes, scripts = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Large</title>
<link rel="icon" href="data:,">${scripts}<script type="module" src="${ASSETS}/profile-search.js"></script></head>
<profile-search loading="eager"${attributes}></profile-search></html>`;
  await writeFile(path.join(site, 'index.html'), page(''));
  await writeFile(path.join(site, 'similar.html'), page(' with-similar'));
  await writeFile(path.join(site, 'saving.html'), page('', `<script>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  </script>`));
  await writeFile(path.join(site, 'trapping.html'), page('', '<script src="assets/trap.js"></script>'));
  return site;
}

/** Puts the people of a built site into it anew, with the worker that keeps them; `flag` may take it away. */
export async function keepOffline(site, flag = '--offline') {
  await run(COMMAND, ['build', path.dirname(site), '--site', site, flag]);
}

/** Gives a person of a built demo another name. */
export async function rename(site, from, to) {
  const folder = path.join(path.dirname(site), '_people');
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8');
    await writeFile(path.join(folder, name), text.replace(`title: ${from}\n`, `title: ${to}\n`));
  }
}

/** Removes every folder that was built. */
export async function removeSites() {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

const folders = [];

async function copyOf(site) {
  const folder = await mkdtemp(path.join(tmpdir(), 'profile-search-site-'));
  folders.push(folder);
  await cp(site, folder, {
    recursive: true,
    filter: (file) => !['_site', '.jekyll-cache', ASSETS].includes(path.relative(site, file)),
  });
  return folder;
}

async function jekyll(source, baseurl) {
  const destination = path.join(source, '_site');
  await run('jekyll', ['build', '--quiet', '--disable-disk-cache', '--baseurl', baseurl,
    '--source', source, '--destination', destination]);
  return destination;
}

async function needed(file) {
  await stat(file).catch(() => {
    throw new Error(`${path.relative(ROOT, file)} is not there: run \`cargo xtask dist\` first`);
  });
}
