import assert from "node:assert/strict";
import { test } from "node:test";
import { check, dice, mutated, regressions } from "../../fuzz/address.mjs";

test("X-7: any text in an address gives a state within its bounds, and the same address again", () => {
  const roll = dice(1);
  for (let round = 0; round < 5000; round += 1) {
    const input = mutated(roll);
    assert.doesNotThrow(() => check(input), `${JSON.stringify(input)}`);
  }
});

test("X-7: what once broke a promise about addresses does so no more", () => {
  for (const input of regressions()) check(input);
});
