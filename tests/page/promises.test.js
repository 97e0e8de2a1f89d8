import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { FLAGS, VALUES } from "../../www/options.js";
import { manifest } from "../manifest.mjs";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFile(new URL(path, ROOT), "utf8");

async function sources() {
  const names = (await readdir(new URL("www/", ROOT))).filter((name) => name.endsWith(".js"));
  return Promise.all(names.map(async (name) => ({ name, text: await read(`www/${name}`) })));
}

const page = await read("docs/widget.md");
const styles = (await read("www/profile-search-shadow.css")) + (await read("www/profile-search-more.css"));
const scripts = await sources();
const all = scripts.map(({ text }) => text).join("\n");
const named = (pattern, text) => new Set([...text.matchAll(pattern)].map((match) => match[1]));

test("J-4: every attribute is described", () => {
  for (const name of [...VALUES, ...FLAGS]) assert.ok(page.includes(`\`${name}\``), name);
});

test("J-4: every event is described, and every event described is sent", () => {
  const sent = named(/"(ps-[a-z-]+)"/g, all);
  const described = named(/\| `(ps-[a-z-]+)`/g, page);
  assert.deepEqual([...described].sort(), [...sent].sort());
});

test("J-4: the manifest for editors is current, and knows every attribute, event, part and token", async () => {
  assert.equal(await read("www/custom-elements.json"), await manifest(), "run `node tests/manifest.mjs`");
  const [{ attributes, events, cssParts, cssProperties }] = JSON.parse(await manifest()).modules[0].declarations;
  for (const list of [attributes, events, cssProperties]) for (const { name, description } of list) assert.ok(description, name);
  const parts = new Set(cssParts.map(({ name }) => name));
  for (const part of named(/part: ["']([a-z-]+)["']/g, all)) assert.ok(parts.has(part), part);
});

test("L-3: every part is described", () => {
  for (const part of named(/part: ["']([a-z-]+)["']/g, all)) assert.ok(page.includes(`\`${part}\``), part);
});

test("L-2: every token is described, and every token described is read", () => {
  const used = named(/var\((--ps-[a-z-]+)/g, styles);
  used.delete("--ps-avatar-hue"); // set on each card, from the name
  const described = named(/`(--ps-[a-z-]+)`/g, page);
  assert.deepEqual([...described].sort(), [...used].sort());
});

test("Z-13: no text becomes markup or code", () => {
  const sinks =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTMLUnsafe|srcdoc|(?<!wasm-unsafe-)eval)\b|\.on[a-z]+ ?=|javascript:|new Function/;
  for (const { name, text } of scripts) assert.doesNotMatch(text, sinks, name);
});

test("D-9: nothing is kept in the browser's storage, and no global is made", () => {
  for (const { name, text } of scripts) {
    assert.doesNotMatch(text, /localStorage|sessionStorage|indexedDB|document\.cookie|(window|globalThis)\.\w+ ?= /, name);
  }
});

test("X-2: no custom property of ours takes the place of one that the site's own cards read", () => {
  for (const name of named(/(--[\w-]+):/g, styles)) assert.match(name, /^--(_|ps-)/);
});

test("L-9: the style sheet knows no left and right", () => {
  const physical = /(^|[\s;{-])(left|right)\s*:|(margin|padding|border)-(left|right)|text-align:\s*(left|right)/;
  assert.doesNotMatch(styles, physical);
});

test("L-1: one class of the site wins over every rule for a part", () => {
  const rules = styles.replace(/\/\*[\s\S]*?\*\//g, "").match(/[^{}]+(?=\{)/g) ?? [];
  for (const rule of rules.map((text) => text.trim())) {
    if (rule.startsWith("@") || rule.startsWith(":host") || rule === "to") continue;
    assert.match(rule, /^:where\(/, rule);
  }
});
