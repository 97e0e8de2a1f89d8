//! The build beside `jekyll build` on the same files: `node tests/bench/building.mjs 2000,20000 FOLDER…`.
//!
//! The profiles below the folders are written again and again under further names, the same ones on every run,
//! into one collection without layouts. Processor time, time by the clock and largest memory, by `/usr/bin/time`,
//! one after the other; the ratio is ours to Jekyll's. A name is changed in `title:` or `name:` alone.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { dice } from '../../fuzz/address.mjs';
import { COMMAND } from '../e2e/sites.mjs';

const run = promisify(execFile);
const SYLLABLES = 'ba be bo da de di ga go ha ka ke ko la le li ma me mi na ne no pa ra re ri sa se so ta te to va ve za'.split(' ');

const [sizes, ...folders] = process.argv.slice(2);
if (!folders.length) throw new Error('name how many files and the folders of real profiles: node tests/bench/building.mjs 2000 _people');

/** Every Markdown file below a folder that begins with front matter. */
async function profilesIn(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.filter((text) => /^---\n[^]*?^(title|name):/m.test(text));
}

/** `text` with a further name behind the one it has. */
function renamed(text, next) {
  const further = Array.from({ length: 3 }, () => SYLLABLES[next(SYLLABLES.length)]).join('');
  const name = further[0].toUpperCase() + further.slice(1);
  return text.replace(/^(title|name):\s*(["']?)(.+?)\2\s*$/m, (_, key, quote, old) => `${key}: ${quote}${old} ${name}${quote}`);
}

async function makeSite(n, texts) {
  const site = await mkdtemp(path.join(tmpdir(), 'profile-search-building-'));
  const next = dice(1);
  await mkdir(path.join(site, '_people'));
  await writeFile(path.join(site, '_config.yml'), 'title: Building\ncollections:\n  people:\n    output: true\n');
  for (let place = 0; place < n; place += 1) {
    const text = place < texts.length ? texts[place] : renamed(texts[place % texts.length], next);
    await writeFile(path.join(site, '_people', `${place}.md`), text);
  }
  return site;
}

/** Seconds of processor time and by the clock, and megabytes at most. */
async function measure(program, args) {
  const options = { maxBuffer: 1 << 28 };
  const { stderr } = await run('/usr/bin/time', ['-f', '\n%U %S %e %M', program, ...args], options);
  const [user, system, clock, kilobytes] = stderr.trim().split('\n').pop().split(' ').map(Number);
  return { 'processor time': user + system, 'by the clock': clock, 'largest memory': kilobytes / 1024 };
}

const texts = (await Promise.all(folders.map(profilesIn))).flat();
const ratio = (ours, theirs) => `1 : ${(theirs / ours).toFixed(1)}`;
console.log(`${texts.length} real profiles, repeated\n\n| files | | profile-search | Jekyll | ours to theirs |\n|---|---|---:|---:|---:|`);
for (const n of sizes.split(',').map(Number)) {
  const site = await makeSite(n, texts);
  try {
    const ours = await measure(COMMAND, ['build', site, '--out', path.join(site, '_out')]);
    const theirs = await measure('jekyll', ['build', '--quiet', '--disable-disk-cache', '-s', site, '-d', path.join(site, '_site')]);
    for (const [what, unit] of [['processor time', 's'], ['by the clock', 's'], ['largest memory', 'MB']]) {
      const [own, other] = [ours[what], theirs[what]];
      console.log(`| ${n} | ${what} | ${own.toFixed(1)} ${unit} | ${other.toFixed(1)} ${unit} | ${ratio(own, other)} |`);
    }
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}
