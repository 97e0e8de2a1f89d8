import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { english } from "../../www/strings-en.js";
import { english as more } from "../../www/strings-more-en.js";
import { LANGUAGES, Strings, nearest, textsIn } from "../../www/strings.js";

Object.assign(english, more); // as the page does once the first people are shown

const FOLDER = new URL("../../www/strings/", import.meta.url);

/** Every ending a rule may look at, and the round numbers that Romance languages say in another way. */
const COUNTS = [...Array(121).keys(), 1000, 1001, 5000, 100_000, 1_000_000, 2_000_000];

async function phrasesOf(language) {
  return JSON.parse(await readFile(new URL(`${language}.json`, FOLDER), "utf8"));
}

function formsOf(phrase) {
  return typeof phrase === "string" ? [phrase] : Object.values(phrase);
}

function placeholdersOf(phrase) {
  return new Set(formsOf(phrase).flatMap((form) => form.match(/\{\w+\}/g) ?? []));
}

test("I-4: every language that is promised has its file, and no other has one", async () => {
  const files = (await readdir(FOLDER)).map((name) => name.replace(/\.json$/, ""));
  assert.deepEqual(files.sort(), [...LANGUAGES].sort());
});

test("I-2: every sentence has the same placeholders in every language", async () => {
  for (const language of LANGUAGES) {
    for (const [key, phrase] of Object.entries(await phrasesOf(language))) {
      assert.deepEqual(placeholdersOf(phrase), placeholdersOf(english[key] ?? ""), `${language}: ${key}`);
    }
  }
});

test("I-3: every language says everything English says, and nothing else", async () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(await phrasesOf(language)).sort(), Object.keys(english).sort(), language);
  }
});

test("I-2: every plural has the forms its language needs, and no others", async () => {
  for (const language of LANGUAGES) {
    const needed = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
    for (const [key, phrase] of Object.entries(await phrasesOf(language))) {
      if (typeof phrase === "string") continue;
      for (const form of Object.keys(phrase)) assert.ok(needed.has(form), `${language}: ${key} has ${form}`);
      for (const count of COUNTS) {
        const form = new Intl.PluralRules(language).select(count);
        assert.ok(phrase[form], `${language}: ${key} lacks ${form} for ${count}`);
      }
    }
  }
});

test("I-2: Arabic counts in six forms, Polish in few and many, Japanese in one", async () => {
  const arabic = (await phrasesOf("ar")).count_all;
  assert.deepEqual(Object.keys(arabic).sort(), ["few", "many", "one", "other", "two", "zero"]);
  const polish = new Strings("pl", await phrasesOf("pl"));
  const said = [1, 2, 5, 22].map((count) => polish.say("count_all", { count }));
  assert.equal(new Set(said.map((text) => text.replace(/\d+/, ""))).size, 3, said.join());
  const japanese = (await phrasesOf("ja")).count_all;
  assert.ok(typeof japanese === "string" || Object.keys(japanese).join() === "other");
});

test("C-1: numbers are written as the language writes them", async () => {
  assert.equal(new Strings("en").say("count_all", { count: 12345 }), "12,345 people");
  assert.match(new Strings("de", await phrasesOf("de")).say("count_all", { count: 12345 }), /12\.345/);
});

test("I-2: a missing sentence is said in English, never left blank", () => {
  const strings = new Strings("de", { label: "Personen suchen" });
  assert.equal(strings.say("label"), "Personen suchen");
  assert.equal(strings.say("clear"), "Clear search");
});

test("I-2: the page's own sentences win over the language's", () => {
  const strings = new Strings("de", { label: "Personen suchen" }, { label: "Kollegium" });
  assert.equal(strings.say("label"), "Kollegium");
});

test("I-2: what is not a sentence is left out", () => {
  const parsed = { label: "x", hint: 3, count_all: { one: "y" }, empty: null, cleared: { other: "z" } };
  assert.deepEqual(textsIn(parsed), { label: "x", cleared: { other: "z" } });
  assert.deepEqual(textsIn(null), {});
  assert.deepEqual(textsIn([1, 2]), {});
});

test("I-1: a locale finds its language by script, then by language", () => {
  const found = ["de-AT", "pt-BR", "zh", "zh-TW", "zh-Hant-HK", "zh-Hans-TW", "en-GB", "sv", "nonsense!"].map(nearest);
  assert.deepEqual(found, ["de", "pt", "zh-Hans", "zh-Hant", "zh-Hant", "zh-Hans", null, null, null]);
});

test("Fc-12: facets are called by their own names, known or not", () => {
  const strings = new Strings("en");
  assert.equal(strings.facet("categories", 1), "Category");
  assert.equal(strings.facet("tags"), "Tags");
  assert.equal(strings.facet("favorite_tools"), "Favorite tools");
  assert.equal(strings.inline("favorite_tools"), "favorite tools");
});

test("N-1: a value can be an element of its own within a sentence", () => {
  const node = { isNode: true };
  assert.deepEqual(new Strings("en").pieces("did_you_mean", { suggestion: node }), ["Did you mean ", node, "?"]);
});
