//! The table of what is asked of the page, and which test proves it where: `node tests/requirements.mjs`
//! writes docs/requirements.md from tests/requirements.txt and the names of the tests.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TABLE = 'docs/requirements.md';
const ALL = ['Chromium', 'Firefox', 'WebKitGTK'];

/** Where tests are, and in which engines they run; none: without a browser. */
const PLACES = [
  { folder: 'tests/e2e/journeys', ending: '.mjs', engines: ALL },
  { folder: 'tests/e2e', ending: '.test.mjs', engines: ['Chromium'] },
  { folder: 'tests/web', ending: '.rs', engines: ALL },
  { folder: 'tests/page', ending: '.test.js', engines: [] },
  { folder: 'crates/engine/tests', ending: '.rs', engines: [] },
  { folder: 'crates/indexer/src/profile', ending: '.rs', engines: [] },
];

const NUMBER = /^[A-Z]c?-\d+$/;

/** The text of the table, from the files as they are. */
export async function table() {
  const tests = (await Promise.all(PLACES.map(testsIn))).flat();
  const lines = (await readFile(path.join(ROOT, 'tests/requirements.txt'), 'utf8')).split('\n');
  const rows = lines.flatMap((line) => {
    if (line.startsWith('## ')) return ['', `## ${line.slice(3)}`, '', '| | | proven in | by |', '|---|---|---|---|'];
    return /^[A-Z]/.test(line) ? [row(line, tests)] : [];
  });
  return ['# What is asked of the page, and what proves it', '',
    'Written by `node tests/requirements.mjs` from `tests/requirements.txt` and the names of the tests; a test holds it current.',
    ...rows, ''].join('\n');
}

/** The numbers that the names of tests carry, and the requirements that are listed. */
export async function numbers() {
  const tests = (await Promise.all(PLACES.map(testsIn))).flat();
  const text = await readFile(path.join(ROOT, 'tests/requirements.txt'), 'utf8');
  return { carried: new Set(tests.flatMap((test) => test.numbers)), listed: new Set(text.match(/^[A-Z]c?-\d+/gm)) };
}

async function testsIn({ folder, ending, engines }) {
  const names = (await readdir(path.join(ROOT, folder))).filter((name) => name.endsWith(ending)).sort();
  const files = names.map(async (name) => {
    const text = await readFile(path.join(ROOT, folder, name), 'utf8');
    const seen = text.includes('of ENGINES') ? ALL : engines;
    return [...namesIn(text)].map((title) => ({ file: `${folder}/${name}`, title, engines: seen, numbers: numbersIn(title) }));
  });
  return (await Promise.all(files)).flat();
}

/** Names of tests: `it('…'`, `test("…"`, and Rust functions, whose `fc_13_a_value` is `Fc-13`. */
function* namesIn(text) {
  for (const [, , title] of text.matchAll(/\b(?:it|test)\((['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)) yield title;
  for (const [, name] of text.matchAll(/\bfn (\w+)\(\)/g)) yield name;
}

function numbersIn(title) {
  const rust = title.match(/^([a-z]c?)_(\d+)_/);
  if (rust) return [`${rust[1][0].toUpperCase()}${rust[1].slice(1)}-${rust[2]}`];
  const found = [];
  for (const word of title.split(/[\s:]+/)) {
    if (!NUMBER.test(word)) break;
    found.push(word);
  }
  return found;
}

function row(line, tests) {
  const [, number, says, , how = ''] = line.match(/^(\S+) (.*?)( \| (.*))?$/);
  const proofs = tests.filter((test) => test.numbers.includes(number));
  if (how === 'manual' || how.startsWith('open: ')) {
    if (proofs.length) throw new Error(`${number} is proven by "${proofs[0].title}": take the bar out of tests/requirements.txt`);
    return `| ${number} | ${says} | ${how === 'manual' ? 'by hand' : '**not yet**'} | ${how.replace('open: ', '')} |`;
  }
  if (how.startsWith('measured: ')) return `| ${number} | ${says} | measured | ${how.slice('measured: '.length)} |`;
  if (how) proofs.push(named(number, how, tests));
  if (!proofs.length) throw new Error(`no test proves ${number} (${says}): name one after a bar in tests/requirements.txt`);
  const engines = ALL.filter((engine) => proofs.some((proof) => proof.engines.includes(engine)));
  const files = [...new Set(proofs.map(({ file }) => file))];
  const links = files.map((file) => `[${file.replace(/^tests\//, '')}](../${file})`);
  return `| ${number} | ${says} | ${engines.join(', ') || 'no browser needed'} | ${links.join(', ')} |`;
}

function named(number, how, tests) {
  const [file, title] = [how.slice(0, how.indexOf(': ')), how.slice(how.indexOf(': ') + 2)];
  const proof = tests.find((test) => test.file === file && test.title.startsWith(title));
  if (!proof) throw new Error(`${number}: ${file} has no test that begins with "${title}"`);
  return proof;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(path.join(ROOT, TABLE), await table());
