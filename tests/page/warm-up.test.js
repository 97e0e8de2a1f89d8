import assert from "node:assert/strict";
import { test } from "node:test";
import { warmUp } from "../../www/warm-up.js";

/** A box, people who note what they are asked, and a moment between two runs that passes when told. */
function scene({ hasFocus = false, size = 1, breaks = false } = {}) {
  const input = Object.assign(new EventTarget(), { matches: () => hasFocus });
  const asked = [];
  const search = (query) => {
    asked.push(query);
    if (breaks) throw new Error("broken");
  };
  const people = { size, profile: () => ({ title: "Ada Lovelace" }), search };
  const leave = new AbortController();
  const waiting = [];
  warmUp(input, people, leave.signal, (run) => waiting.push(run));
  const pass = (moments) => {
    for (let left = moments; left > 0 && waiting.length; left -= 1) waiting.shift()();
  };
  return { input, asked, leave, pass, tell: (event) => input.dispatchEvent(new Event(event)) };
}

test("nothing is searched for before the box has focus, and then one thing at a time", () => {
  const { asked, pass, tell } = scene();
  pass(9);
  assert.deepEqual(asked, []);
  tell("focus");
  assert.deepEqual(asked, []);
  pass(4);
  assert.deepEqual(asked, ["Ada Lovelace", "Aa Lovelace", "Ad", "lace"]);
  pass(99);
  assert.equal(asked.length, 8);
});

test("a box that has focus already is enough", () => {
  const { asked, pass } = scene({ hasFocus: true });
  pass(1);
  assert.equal(asked.length, 1);
});

for (const [what, end] of [["the first key", ({ tell }) => tell("input")], ["the end of the search", ({ leave }) => leave.abort()]]) {
  test(`${what} is the end of it`, () => {
    const here = scene({ hasFocus: true });
    here.pass(2);
    end(here);
    here.pass(99);
    assert.equal(here.asked.length, 2);
  });
}

test("where the search breaks it is not asked again", () => {
  const { asked, pass } = scene({ hasFocus: true, breaks: true });
  pass(99);
  assert.equal(asked.length, 1);
});

test("nobody is nobody to search for", () => {
  const { asked, pass } = scene({ hasFocus: true, size: 0 });
  pass(99);
  assert.deepEqual(asked, []);
});
