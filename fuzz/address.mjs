//! The target `address`: any text behind the question mark of a page's address, read and written by the page's own module.
//!
//! `node fuzz/address.mjs --minutes 5`. What breaks a promise is written to `regressions/address`, as the targets in Rust do.

import assert from "node:assert/strict";
import { createHash, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { MAX_QUERY, parse, serialize } from "../www/url-state.js";

const FOLDER = path.join(import.meta.dirname, "regressions/address");
const MAX_KEPT = 5;
const FACETS = ["tags", "type", "q", "page", "sort", "constructor", "__proto__", "a&b", ""];
const VALUES = ["Rust", "C++", "R&D", "50 %", "日本", "🚀", "__proto__", "constructor"];
const known = new Map(FACETS.map((name) => [name, new Set(VALUES)]));
/** A page that knows the values, one that does not yet, one of two searches on a page, and one without filters. */
const SHAPES = [
  { facets: known }, { facets: new Map(FACETS.map((name) => [name, null])) }, { facets: known, prefix: "a-" }, { facets: new Map() },
];
const SEEDS = [
  "", "?q=grace+hoper&tags=Rust&tags=C%2B%2B&sort=-date&page=3", "?utm=x&a-q=ada&a-tags=R%26D&b-q=other", "?q=%F0%9F%9A%80&type=日本",
  "?q.facet=Rust&page.facet=50+%25&constructor=Rust&__proto__=C%2B%2B", `?q=${"a".repeat(MAX_QUERY - 1)}🚀`, "?page=9999&page=1&sort=title",
];
const WORDS = [
  "&", "=", "?", "#", "%", "%00", "%ZZ", "%F0%9F", "+", "q=", "page=", "sort=", "a-", "tags=", "__proto__=", "\ud83d", "\u202e", "<script>", "'", "\"", "..", "99999", "-1", "1e3", "0x1",
];

/** The same numbers for the same start. */
export function dice(start) {
  let state = start >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A seed with a few changes. */
export function mutated(roll) {
  let text = SEEDS[roll(SEEDS.length)];
  for (let changes = 1 + roll(6); changes > 0; changes -= 1) {
    const at = roll(text.length + 1);
    const end = Math.min(text.length, at + roll(20));
    const piece = [
      () => WORDS[roll(WORDS.length)], () => "", () => String.fromCharCode(roll(0x3000)),
      () => text.slice(at, end).repeat(roll(60)), () => SEEDS[roll(SEEDS.length)].slice(roll(9)),
    ][roll(5)]();
    text = text.slice(0, at) + piece + text.slice(roll(2) ? at : end);
  }
  return text.slice(0, 1 << 14);
}

/** Throws where a promise about addresses is broken. */
export function check(search) {
  for (const shape of SHAPES) {
    const state = parse(search, shape);
    wellFormed(state, shape);
    const once = serialize(state, search, shape);
    assert.ok(once === "" || once.startsWith("?"));
    assert.equal(serialize(parse(once, shape), once, shape), once, "written twice it is another");
    const { query, ...others } = parse(once, shape);
    assert.deepEqual(others, { filters: state.filters, sort: state.sort, page: state.page });
    assert.equal(query, state.query.trim() ? state.query.toWellFormed() : "");
    for (const part of foreign(search)) assert.ok(once.includes(part), `${part} was somebody else's`);
  }
  assert.equal(Object.keys(Object.prototype).length, 0, "an object's own members were changed");
}

function wellFormed({ query, filters, sort, page }, { facets }) {
  assert.ok(query.length <= MAX_QUERY);
  assert.ok([null, "title", "-title", "date", "-date"].includes(sort));
  assert.ok(Number.isInteger(page) && page >= 1 && page <= 9999);
  assert.equal(Object.getPrototypeOf(filters), Object.prototype);
  for (const [facet, values] of Object.entries(filters)) {
    assert.ok(facets.has(facet) && values.length > 0 && values.length <= 50);
    assert.equal(new Set(values).size, values.length);
    assert.ok(values.every((value) => facets.get(facet)?.has(value) ?? value));
  }
}

/** Parameters that are surely not ours. */
function foreign(search) {
  return search.replace(/^\?/, "").split("&").filter((part) => /^(utm|b-q)=[\w.-]*$/.test(part));
}

/** Inputs that once broke a promise. */
export function regressions() {
  return (existsSync(FOLDER) ? readdirSync(FOLDER) : []).map((name) => readFileSync(path.join(FOLDER, name), "utf8"));
}

/** Tries inputs until the time is over; gives the number of those that broke a promise. */
function run(minutes) {
  const start = randomInt(2 ** 32);
  const roll = dice(start);
  const end = performance.now() + minutes * 60_000;
  let [tried, broken] = [0, 0];
  for (; performance.now() < end; tried += 1) {
    const input = mutated(roll);
    try {
      check(input);
    } catch (error) {
      broken += 1;
      if (broken <= MAX_KEPT) keep(input, error);
    }
  }
  console.log(`address   ${String(tried).padStart(9)} inputs  ${broken} broken promises  start ${start}`);
  return broken;
}

function keep(input, error) {
  const name = createHash("sha256").update(input).digest("hex").slice(0, 8);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, name), input);
  console.error(`address: kept as ${path.join(FOLDER, name)}: ${error.message}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const minutes = Number(process.argv[process.argv.indexOf("--minutes") + 1]);
  if (!(minutes > 0)) throw new Error("say how long: node fuzz/address.mjs --minutes 5");
  process.exitCode = run(minutes) ? 1 : 0;
}
