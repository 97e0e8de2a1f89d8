import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { FEATURES, OLD, sources } from "../browsers.mjs";

const { scripts, styles, build } = await sources();
const page = await readFile(new URL("../../docs/browsers.md", import.meta.url), "utf8");
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm, "");

/** At-rules, selectors with a colon, and functions of the style sheets; members of the language's and the browser's own objects. */
const IN_STYLES = /@[a-z-]+|::?[a-z][a-z-]+\(?(?=[^;{}]*\{)|[a-z][a-z-]*\(/g;
const IN_SCRIPTS = /\b(?:Object|Promise|Array|Intl|CSS|WebAssembly|Number|String|Uint8Array|Uint32Array|Iterator|Map|Reflect|AbortSignal)\.[A-Za-z]\w+/g;

const isListed = (name) => OLD.has(name) || FEATURES.some(({ used }) => used.test(`${name}(`) || used.test(name));
const unlisted = (text, names) => [...new Set(withoutComments(text).match(names))].filter((name) => !isListed(name));

test("every feature in the table of browsers is used, and every one has its line", () => {
  for (const { what, used } of FEATURES) {
    assert.match(`${scripts}\n${styles}\n${build}`, used, what);
    assert.ok(page.includes(`| ${what} |`), `${what}: run \`cargo xtask browsers\``);
  }
});

test("what the style sheets use stands in the table of browsers, or is old", () => {
  assert.deepEqual(unlisted(styles, IN_STYLES), []);
});

test("what the scripts use of the language's own objects stands in the table of browsers, or is old", () => {
  assert.deepEqual(unlisted(scripts, IN_SCRIPTS), []);
});

test("no script asks for `:has()`, which only the looks may need", () => {
  assert.doesNotMatch(withoutComments(scripts), /:has\(/);
});

test("the oldest versions are the largest of the lines they stand for", () => {
  const lines = page.split("\n").filter((line) => /^\| .* \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$/.test(line));
  const numbers = (line) => line.split(" | ").slice(-3).map(Number.parseFloat);
  const [works, looks, ...features] = lines;
  const most = (lines) => [0, 1, 2].map((place) => Math.max(...lines.map((line) => numbers(line)[place])));
  assert.equal(features.length, FEATURES.length);
  const needed = features.filter((_, place) => FEATURES[place].group !== "looks");
  assert.deepEqual([numbers(works), numbers(looks)], [most(needed), most(features)]);
});
