import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { numbers, table } from "../requirements.mjs";

test("the table of requirements is current", async () => {
  const written = await readFile(new URL("../../docs/requirements.md", import.meta.url), "utf8");
  assert.equal(written, await table(), "run `node tests/requirements.mjs`");
});

test("every number that a test carries is a requirement", async () => {
  const { carried, listed } = await numbers();
  assert.deepEqual([...carried].filter((number) => !listed.has(number)), []);
});
