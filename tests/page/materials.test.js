import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { materials } from "../../xtask/sbom.mjs";

const list = materials();
const { components, dependencies } = list;
const shipping = (product) => components.filter(({ properties }) =>
  properties.some(({ name, value }) => name === "profile-search:ships-in" && value === product)).map(({ name }) => name);

test("the list of materials is the same when it is made again", () => {
  assert.deepEqual(materials(), list);
});

test("what is in the wasm is told from what is in the command", () => {
  const [wasm, command] = [shipping("wasm"), shipping("command")];
  for (const name of ["profile-search", "profile-search-engine", "wasm-bindgen"]) assert.ok(wasm.includes(name), name);
  for (const name of ["clap", "profile-search-indexer", "elasticlunr-rs"]) {
    assert.ok(command.includes(name) && !wasm.includes(name), name);
  }
});

test("neither tests nor what the compiler runs ships", () => {
  const shipped = new Set([...shipping("wasm"), ...shipping("command")]);
  for (const name of ["expect-test", "wasm-bindgen-test", "serde_derive", "syn", "esbuild"]) assert.ok(!shipped.has(name), name);
});

test("everything has a licence, and what came from a registry the sum of the lock file", async () => {
  const lock = await readFile(new URL("../../Cargo.lock", import.meta.url), "utf8");
  for (const { name, licenses, hashes, purl } of components) {
    assert.equal(licenses.length, 1, name);
    const isOwn = name.startsWith("profile-search");
    assert.equal(hashes === undefined, isOwn, name);
    if (!isOwn && purl.startsWith("pkg:cargo/")) assert.ok(lock.includes(`checksum = "${hashes[0].content}"`), name);
  }
});

test("every arrow leads to something that is listed", () => {
  const listed = new Set(components.map((component) => component["bom-ref"]));
  assert.equal(listed.size, components.length);
  for (const { ref, dependsOn } of dependencies) {
    assert.deepEqual(dependsOn.filter((other) => !listed.has(other)), [], ref);
  }
});
