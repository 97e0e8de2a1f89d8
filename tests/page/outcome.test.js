import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../www/facets.js";
import { noticeFor, waysOut } from "../../www/outcome.js";
import { pagesAround } from "../../www/paging.js";
import { english } from "../../www/strings-en.js";
import { english as more } from "../../www/strings-more-en.js";
import { Strings } from "../../www/strings.js";
import { resultsMessage } from "../../www/wording.js";

const strings = new Strings("en", english, more);
const PEOPLE = [
  { name: "ada", tags: ["Math"], type: ["Individual"] },
  { name: "grace", tags: ["Compilers"], type: ["Individual"] },
  { name: "acme", tags: ["Compilers", "Math"], type: ["Company"] },
];

function count(query, filters) {
  const fits = (person) =>
    person.name.includes(query.trim()) &&
    Object.entries(filters).every(([facet, values]) => values.some((value) => person[facet].includes(value)));
  return PEOPLE.filter(fits).length;
}

const state = (query, filters) => ({ query, filters, sort: null, page: 1 });

test("N-2: each number is that of the people its button shows, and no button leads to nobody", () => {
  const asked = state("ada", { tags: ["Compilers"], type: ["Individual"] });
  const ways = waysOut(asked, "grace", count);
  for (const way of ways) {
    const rest = (facet) => asked.filters[facet].filter((value) => value !== way.value);
    const filters = {
      suggestion: () => asked.filters,
      "without-filters": () => ({}),
      all: () => ({}),
      remove: () => Object.fromEntries(Object.keys(asked.filters).map((facet) => [facet, facet === way.facet ? rest(facet) : asked.filters[facet]]).filter(([, values]) => values.length)),
    }[way.kind]();
    assert.equal(way.count, count(way.kind === "all" ? "" : way.query ?? asked.query, filters), way.kind);
    assert.ok(way.count > 0, way.kind);
  }
  assert.deepEqual(ways.map((way) => way.kind), ["suggestion", "without-filters", "remove", "all"]);
});

test("N-2: a range of years is taken off as a whole", () => {
  const people = [{ year: "1950", type: "Company" }, { year: "1952", type: "Company" }];
  const count = (_, filters) =>
    people.filter((person) => Object.entries(filters).every(([facet, values]) => values.includes(person[facet]))).length;
  const asked = state("", { year: ["1950", "1951", "1952"], type: ["Individual"] });
  const ways = waysOut(asked, null, count, { year: ["1950–1952"], type: ["Individual"] });
  assert.deepEqual(ways, [{ kind: "remove", facet: "type", value: "Individual", count: 2 }, { kind: "all", count: 2 }]);
  const other = waysOut({ ...asked, filters: { ...asked.filters, type: ["Company"], year: ["1960", "1961"] } }, null, count, { year: ["1960–1961"], type: ["Company"] });
  assert.deepEqual(other[0], { kind: "remove", facet: "year", value: "1960–1961", count: 2 });
});

test("N-1: a suggestion that finds nobody is not offered", () => {
  const ways = waysOut(state("xyz", {}), "nobody", count);
  assert.deepEqual(ways, [{ kind: "all", count: 3 }]);
});

test("an inexact result says so, an exact one does not", () => {
  const results = { total: 1, relaxed: false, matched: "near", suggestion: null };
  assert.equal(noticeFor(results, strings), strings.say("closest"));
  assert.equal(noticeFor({ ...results, relaxed: true }, strings), strings.say("closest_words"));
  for (const matched of ["exact", "prefix", "stem", "nickname"]) assert.equal(noticeFor({ ...results, matched }, strings), "");
});

test("A-5: results are told with what was asked for", () => {
  const results = { total: 12, suggestion: null };
  assert.equal(resultsMessage(state("", {}), results, strings), "12 people found");
  assert.equal(resultsMessage(state(" ada ", {}), { ...results, total: 1 }, strings), "1 person found for ada");
  const filtered = state("ada", { tags: ["Math", "C"], type: ["Company"] });
  assert.equal(
    resultsMessage(filtered, results, strings, "Name A–Z"),
    "12 people found for ada, filtered by Tag: Math, Tag: C, and Type: Company, sorted by Name A–Z",
  );
});

test("S-6: an empty result is told with the way on", () => {
  assert.equal(resultsMessage(state("adda", {}), { total: 0, suggestion: "ada" }, strings), "No people found for adda. Did you mean ada?");
  assert.equal(resultsMessage(state("", { tags: ["x"] }), { total: 0, suggestion: null }, strings), "No people found");
});

test("Fc-6: values are found without regard to case, marks, punctuation, and with & as and", () => {
  assert.equal(fold("Café-Bar"), fold("cafe bar"));
  assert.equal(fold("R & D"), fold("r AND d"));
  assert.notEqual(fold("C++"), fold("C#"));
});

test("C-5: page links show the ends, the neighbors and the gaps", () => {
  assert.deepEqual(pagesAround(1, 1), [1]);
  assert.deepEqual(pagesAround(5, 20), [1, 0, 3, 4, 5, 6, 7, 0, 20]);
  assert.deepEqual(pagesAround(20, 20), [1, 0, 18, 19, 20]);
});
