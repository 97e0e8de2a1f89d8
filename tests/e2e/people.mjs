//! The demo's people, read straight from its files: what every count on the page is measured against.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './sites.mjs';

/** Everybody who is published: `{ title, excerpt, type, categories, tags, date, permalink }`. */
export const PEOPLE = read(path.join(ROOT, 'demo/_people'))
  .filter((person) => person.published !== 'false' && new Date(person.date) < new Date());

/** Those for whom every facet named has one of its values: `{ tags: ['MIT'], type: ['Company'] }`. */
export function those(filters) {
  return PEOPLE.filter((person) => Object.entries(filters)
    .every(([facet, values]) => values.some((value) => [person[facet]].flat().includes(value))));
}

/** How many people have each value of a facet, as a map, among `people`. */
export function counts(facet, people = PEOPLE) {
  const found = new Map();
  for (const value of people.flatMap((person) => [person[facet]].flat())) {
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

function read(folder) {
  return readdirSync(folder).map((name) => frontMatter(readFileSync(path.join(folder, name), 'utf8')));
}

/** Enough of YAML for files of the demo's form: `key: text` and lists of texts. */
function frontMatter(text) {
  const person = { categories: [], tags: [] };
  let list = null;
  for (const line of text.split('\n---\n')[0].split('\n').slice(1)) {
    const [, item] = line.match(/^ {2}- (.*)$/) ?? [];
    const [, key, value] = line.match(/^(\w+): ?(.*)$/) ?? [];
    if (item !== undefined) list.push(unquoted(item));
    else if (value === '') list = person[key] = [];
    else person[key] = unquoted(value);
  }
  return person;
}

function unquoted(text) {
  const [, single] = text.match(/^'(.*)'$/) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  return text.replace(/^"(.*)"$/, '$1');
}
