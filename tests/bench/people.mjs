//! Made-up people, the same ones on every run, and pages with them.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { dice } from '../../fuzz/address.mjs';
import { serve } from '../e2e/server.mjs';
import { COMMAND } from '../e2e/sites.mjs';

const run = promisify(execFile);

const GIVEN = 'Ada Alan Amara Anja Bilal Carmen Chidi Dana Edsger Elif Farid Grace Hana Ivan Jun Kaya Lena Maya Noor Omar Priya Rosa Sven Tariq Uma Vera Wei Yara Zoe'.split(' ');
const STARTS = 'Al Ber Car Dar El Fer Gar Hol Ing Jan Kor Lin Mar Nor Ols Per Quin Ros Sand Tor Ul Ver Wal Xan Yil Zim'.split(' ');
const ENDS = 'berg der dini ez feld gren ham ic kov lace man mura nen oglu quist rez son stein ton trom vic well wicz yama zade'.split(' ');
const ROLES = ['Engineer', 'Researcher', 'Designer', 'Teacher', 'Founder', 'Writer', 'Operator', 'Analyst'];
const PLACES = ['Berlin', 'Lagos', 'Lima', 'Kyoto', 'Oslo', 'Pune', 'Porto', 'Quito', 'Turin', 'Utrecht'];
const TOPICS = 'Algorithms Archives Cartography Compilers Cryptography Databases Education Graphics Kernels Language Logic Maps Music Networks Optics Parsing Physics Privacy Queues Robotics Scheduling Search Security Speech Storage Testing Typography Vision Weather'.split(' ');

/** `n` people as Jekyll would find them: `{ slug, name, role, tags, about, text }`. */
export function makePeople(n) {
  const next = dice(1);
  const one = (list) => list[next(list.length)];
  return Array.from({ length: n }, (_, place) => {
    const name = `${one(GIVEN)} ${one(STARTS)}${one(ENDS)}`;
    const role = `${one(ROLES)} in ${one(PLACES)}`;
    const tags = [...new Set([one(TOPICS), one(TOPICS), one(TOPICS)])];
    const about = Array.from({ length: 40 }, () => one([...TOPICS, ...PLACES, ...ROLES]).toLowerCase()).join(' ');
    const slug = `person-${place}`;
    const text = `---\ntitle: ${name}\nexcerpt: ${role}\ntype: Individual\ncategories: [${one(ROLES)}]\ntags: [${tags.join(', ')}]\n---\n${about}.\n`;
    return { slug, name, role, tags, about, text };
  });
}

/** A folder with a Jekyll site of `n` people and their index: `{ site, people }`. Whoever asks removes it. */
export async function makeSite(n) {
  const site = await mkdtemp(path.join(tmpdir(), 'profile-search-bench-'));
  const people = makePeople(n);
  await mkdir(path.join(site, '_people'));
  await writeFile(path.join(site, '_config.yml'), 'title: Bench\ncollections:\n  people:\n    output: true\n');
  await Promise.all(people.map(({ slug, text }) => writeFile(path.join(site, '_people', `${slug}.md`), text)));
  await run(COMMAND, ['build', site]);
  return { site, people };
}

/** What `rowsOf(site, people, origin)` gives for a site of each size that the command line names, served while it runs. */
export async function eachSize(rowsOf) {
  const rows = [];
  const sizes = process.argv.slice(2).map(Number);
  for (const n of sizes.length ? sizes : [80, 1000, 5000]) {
    const { site, people } = await makeSite(n);
    const server = await serve({ '': site });
    for (const row of await rowsOf(site, people, server.origin)) rows.push({ people: n, ...row });
    await server.stop();
    await rm(site, { recursive: true });
  }
  return rows;
}

const SCRIPT = '/assets/profile-search/profile-search.js';

/** A script tag of ours; `more` are further attributes. */
export const scriptTag = (more = '') => `<script type="module" src="${SCRIPT}"${more}></script>`;

/** The style sheet of ours. */
export const SHEET = '<link rel="stylesheet" href="/assets/profile-search/profile-search.css">';

/** A list as a site writes it. */
export function listOf(people) {
  const cards = people.map(({ slug, name, role }) => `<li><h3><a href="/people/${slug}.html">${name}</a></h3><p>${role}</p></li>`);
  return `<ul id="people">${cards.join('')}</ul>`;
}

/** A page with this in its `main`. */
export function pageWith(body, head = '') {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${head}</head><body><main>${body}</main></body></html>`;
}
