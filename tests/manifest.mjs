//! `node tests/manifest.mjs` writes www/custom-elements.json, by which editors know the element, from the tables of
//! docs/widget.md. That those are true is tested against the code.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { FLAGS, VALUES, TAKEN, camel } from '../www/options.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file) => readFile(path.join(ROOT, file), 'utf8');

/** The manifest in the form of custom-elements-manifest 2.1, as text. */
export async function manifest() {
  const page = await read('docs/widget.md');
  const described = new Map(rows(page, '## Attributes').flatMap(([names, values, what = '']) =>
    quoted(names).map((name) => [name, [what, values].filter(Boolean).join('; ')])));
  const attributes = [...VALUES, ...FLAGS].map((name) => ({
    name,
    type: { text: FLAGS.includes(name) ? 'boolean' : 'string' },
    description: plain(described.get(name) ?? ''),
    ...(TAKEN.has(name) ? {} : { fieldName: name === 'for' ? 'htmlFor' : camel(name) }),
  }));
  const declaration = {
    kind: 'class', customElement: true, tagName: 'profile-search', name: 'ProfileSearch', superclass: { name: 'HTMLElement' },
    description: 'Search over the people of a site.',
    attributes,
    members: members(page),
    events: rows(page, '## Events').map(([name, detail, what = '']) => ({
      name: quoted(name)[0], type: { text: 'CustomEvent' }, description: plain([what, detail && `detail: ${detail}`].filter(Boolean).join('; ')),
    })),
    slots: ['', 'label', 'hint', 'empty', 'error', 'footer', 'strings'].map((name) => ({ name })),
    cssParts: quoted(between(page, 'Parts, for', '\n\n').split(':\n')[1] ?? '').map((name) => ({ name })),
    cssProperties: rows(page, '## Looks').flatMap(([names, what]) => quoted(names).map((name) => ({ name, description: plain(what) }))),
  };
  const script = 'profile-search.js';
  const exports = [
    { kind: 'js', name: 'ProfileSearch', declaration: { name: 'ProfileSearch', module: script } },
    { kind: 'custom-element-definition', name: 'profile-search', declaration: { name: 'ProfileSearch', module: script } },
  ];
  const modules = [{ kind: 'javascript-module', path: script, declarations: [declaration], exports }];
  return `${JSON.stringify({ schemaVersion: '2.1.0', modules }, null, 2)}\n`;
}

function members(page) {
  return rows(page, '## Properties and methods').flatMap(([names, what = '']) => quoted(names).map((text) => {
    const [, name, parameters] = text.match(/^(\w+)(?:\((.*)\))?$/);
    const description = plain(what);
    return parameters === undefined ? { kind: 'field', name, description } : { kind: 'method', name, description };
  }));
}

/** The cells of every table between a heading and the next. */
function rows(page, heading) {
  const lines = between(page, heading, '\n## ').split('\n').filter((line) => /^\| `/.test(line));
  return lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

function between(text, start, end) {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from + start.length);
  return text.slice(from, to < 0 ? undefined : to);
}

function quoted(text) {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
}

function plain(text) {
  return text.replace(/[`*]/g, '').trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(path.join(ROOT, 'www/custom-elements.json'), await manifest());
