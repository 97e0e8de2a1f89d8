import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import ts from "typescript";

/** A function longer than this is two functions. */
const MAX_FUNCTION_LINES = 60;

/** Properties and functions by which text becomes markup or code. */
const SINKS = new Set([
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "createContextualFragment",
  "parseFromString",
  "DOMParser",
  "srcdoc",
  "write",
  "writeln",
  "eval",
  "Function",
]);

/** Names of what only the engine does. */
const OF_THE_ENGINE = new Set(["DataView", "levenshtein", "tokenize", "stem", "rank"]);

/** Where SVG lives: a name, never fetched. */
const NAMESPACE = "http://www.w3.org/2000/svg";

const folder = new URL("../../www/", import.meta.url);
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
const sources = await Promise.all(names.map(async (name) =>
  ts.createSourceFile(name, await readFile(new URL(name, folder), "utf8"), ts.ScriptTarget.Latest, true)));

/** `file:line: text` of the nodes in all modules that `wanted` accepts. */
function places(wanted) {
  const found = [];
  for (const source of sources) {
    const visit = (node) => {
      if (wanted(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${source.fileName}:${line + 1}: ${node.getText().split("\n")[0]}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const isName = (names) => (node) => ts.isIdentifier(node) && names.has(node.text);

/** The lines of a function, as written. */
function lines(node) {
  return node.getText().split("\n").length;
}

test("there is a page to read", () => {
  assert.ok(sources.length > 10);
});

test("no function is too long", () => {
  assert.deepEqual(places((node) => ts.isFunctionLike(node) && lines(node) > MAX_FUNCTION_LINES), []);
});

test("no text becomes markup or code", () => {
  assert.deepEqual(places(isName(SINKS)), []);
});

test("J-6: the page neither reads an index nor ranks", () => {
  assert.deepEqual(places(isName(OF_THE_ENGINE)), []);
});

test("I-5: no letter changes its case by a locale's rules", () => {
  assert.deepEqual(places(isName(new Set(["toLocaleLowerCase", "toLocaleUpperCase"]))), []);
});

test("no address of elsewhere is asked", () => {
  const isElsewhere = (node) =>
    ts.isStringLiteralLike(node) && /^(https?:)?\/\//.test(node.text) && node.text !== NAMESPACE;
  assert.deepEqual(places(isElsewhere), []);
});

test("nothing is put on the window", () => {
  const isGlobal = (node) => ts.isIdentifier(node) && ["window", "globalThis", "self"].includes(node.text);
  const isWrite = (node) =>
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    isGlobal(node.left.expression);
  assert.deepEqual(places(isWrite), []);
});
