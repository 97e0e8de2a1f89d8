import assert from "node:assert/strict";
import { test } from "node:test";
import { dice } from "../../fuzz/address.mjs";
import { MAX_QUERY, chosenIn, emptyState, parse, serialize, withFacet } from "../../www/url-state.js";

const VALUES = ["Rust", "C++", "R&D", "a=b", "50 %", "日本", "naïve café", "#1", "+", "🚀"];
const FACETS = ["tags", "type", "page", "q", "constructor", "__proto__"];
const SORTS = [null, "title", "-title", "date", "-date"];
const SHAPE = { facets: new Map(FACETS.map((name) => [name, new Set(VALUES)])) };

function anyText(roll) {
  const alphabet = [..."abc &=+%?#/\\'\"<>é日🚀\u200d\t"];
  return Array.from({ length: roll(12) }, () => alphabet[roll(alphabet.length)]).join("");
}

function anyState(roll) {
  let filters = {};
  for (const facet of FACETS) {
    if (roll(3) === 0) filters = withFacet(filters, facet, VALUES.filter(() => roll(3) === 0));
  }
  const text = anyText(roll);
  return { query: text.trim() ? text : "", filters, sort: SORTS[roll(SORTS.length)], page: 1 + roll(40) };
}

test("U-2: a state comes back from its address unchanged", () => {
  const roll = dice(1);
  for (let round = 0; round < 2000; round += 1) {
    const state = anyState(roll);
    const prefix = roll(2) ? "" : "ps-";
    const shape = { ...SHAPE, prefix };
    assert.deepEqual(parse(serialize(state, "?utm=x", shape), shape), state);
  }
});

test("U-2: writing what was read changes nothing the second time, whatever was read", () => {
  const roll = dice(2);
  for (let round = 0; round < 2000; round += 1) {
    const parts = Array.from({ length: roll(6) }, () => `${["q", "tags", "sort", "page", "x", anyText(roll)][roll(6)]}=${anyText(roll)}`);
    const search = parts.length ? `?${parts.join("&")}` : "";
    const once = serialize(parse(search, SHAPE), search, SHAPE);
    assert.equal(serialize(parse(once, SHAPE), once, SHAPE), once, search);
  }
});

test("U-2: unknown and malformed values are dropped", () => {
  const state = parse("?tags=Rust&tags=Nothing&tags=&sort=random&page=0&page=x&type=%E0%A4%A", SHAPE);
  assert.deepEqual(state, { query: "", filters: { tags: ["Rust"] }, sort: null, page: 1 });
  for (const page of ["-1", "1.5", "1e3", "99999", "٣"]) assert.equal(parse(`?page=${page}`, SHAPE).page, 1, page);
});

test("U-2: lengths are capped, never within a character", () => {
  assert.equal(parse(`?q=${"a".repeat(5000)}`, SHAPE).query.length, MAX_QUERY);
  const rockets = parse(`?q=${"a".repeat(MAX_QUERY - 1)}${encodeURIComponent("🚀")}`, SHAPE).query;
  assert.equal(rockets, "a".repeat(MAX_QUERY - 1));
  const many = Array.from({ length: 80 }, (_, place) => `tags=v${place}`).join("&");
  assert.equal(parse(`?${many}`, { facets: new Map([["tags", null]]) }).filters.tags.length, 50);
});

test("U-1: one state has one address", () => {
  const one = parse("?page=2&tags=Rust&q=ada&tags=C%2B%2B&sort=title", SHAPE);
  const other = parse("?tags=C%2B%2B&sort=title&tags=Rust&tags=Rust&page=2&q=ada", SHAPE);
  const address = "?q=ada&tags=C%2B%2B&tags=Rust&sort=title&page=2";
  assert.equal(serialize(one, "", SHAPE), address);
  assert.equal(serialize(other, "", SHAPE), address);
});

test("U-1: what is as always is left out", () => {
  assert.equal(serialize(emptyState(), "", SHAPE), "");
  assert.equal(serialize({ ...emptyState(), query: "  \t" }, "?q=x", SHAPE), "");
});

test("U-3: other people's parameters stay byte for byte", () => {
  const search = "?utm=x%20y&q=old&%71=old&a&&b=%zz&?q=2";
  assert.equal(serialize({ ...emptyState(), query: "ada" }, search, SHAPE), "?utm=x%20y&a&&b=%zz&?q=2&q=ada");
});

test("U-3: a prefix keeps two searches on one page apart", () => {
  const left = { ...SHAPE, prefix: "a-" };
  const right = { ...SHAPE, prefix: "b-" };
  const search = serialize({ ...emptyState(), query: "ada" }, "", left);
  const both = serialize({ ...emptyState(), query: "grace" }, search, right);
  assert.equal(both, "?a-q=ada&b-q=grace");
  assert.equal(parse(both, left).query, "ada");
  assert.equal(parse(both, right).query, "grace");
});

test("X-8: facets named like members of every object are ordinary", () => {
  const state = parse("?constructor=Rust&__proto__=Rust", SHAPE);
  assert.deepEqual(chosenIn(state.filters, "constructor"), ["Rust"]);
  assert.deepEqual(chosenIn(state.filters, "__proto__"), ["Rust"]);
  assert.deepEqual(chosenIn({}, "constructor"), []);
  assert.equal(Object.getPrototypeOf(state.filters), Object.prototype);
});

test("Fc-9: a value that the index does not have is neither kept nor written", () => {
  const search = "?tags=Nonsense&type=Rust";
  assert.equal(serialize(parse(search, SHAPE), search, SHAPE), "?type=Rust");
});

test("a chosen value is chosen once, and taking the last one off takes the facet off", () => {
  const filters = withFacet({ type: ["a"] }, "tags", ["b", "b", "a"]);
  assert.deepEqual(filters, { type: ["a"], tags: ["a", "b"] });
  assert.deepEqual(withFacet(filters, "tags", []), { type: ["a"] });
});
