import assert from "node:assert/strict";
import { test } from "node:test";
import { wasmName } from "../../www/wasm-name.js";

const TAGS = ["de", "pt-br", "zh"];

test("a page gets the people of its language, nearest first", () => {
  for (const [language, name] of [
    ["de", "profile-search_bg.de.wasm"],
    ["de-AT", "profile-search_bg.de.wasm"],
    ["PT_br", "profile-search_bg.pt-br.wasm"],
    ["zh-Hant-TW", "profile-search_bg.zh.wasm"],
  ]) assert.equal(wasmName(language, TAGS), name, language);
});

test("a page in another language gets everybody", () => {
  for (const language of ["", "pt", "fr", "d", "constructor"]) {
    assert.equal(wasmName(language, TAGS), "profile-search_bg.wasm", language);
  }
});

test("a site that names no languages has one wasm", () => {
  for (const language of ["", "de"]) assert.equal(wasmName(language), "profile-search_bg.wasm", language);
});
