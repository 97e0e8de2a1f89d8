import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { silenced } from "../../xtask/silence.mjs";

const PANIC = "core[1]::panicking::panic";
const FORMAT = "core[1]::fmt::write";

/** The text of a module after the compiler's last words are taken out. */
function after(...functions) {
  const module = binaryen.parseText(`(module (import "page" "throw" (func $throw)) (memory 1) ${functions.join("\n")})`);
  binaryen.setDebugInfo(true);
  return binaryen.readBinary(silenced(module.emitBinary())).emitText();
}

function bodyOf(text, name) {
  return text.split("\n (func $").find((part) => part.startsWith(`"${name}"`) || part.startsWith(name));
}

test("a panic is a trap without words", () => {
  const text = after(`(func $"${PANIC}" (call $throw) (unreachable))`);
  assert.doesNotMatch(bodyOf(text, PANIC), /call/);
  assert.match(bodyOf(text, PANIC), /unreachable/);
});

test("what comes back is kept, and so is an error of ours", () => {
  const text = after(
    `(func $"core[1]::str::trim" (export "trim") (call $throw) (return))`,
    `(func $"profile_search::fail" (export "fail") (call $throw) (unreachable))`,
  );
  assert.match(bodyOf(text, "core[1]::str::trim"), /call \$throw/);
  assert.match(bodyOf(text, "profile_search::fail"), /call \$throw/);
});

test("live code that formats text stops the build", () => {
  const format = `(func $"${FORMAT}" (call $throw))`;
  assert.throws(
    () => after(format, `(func $"profile_search::digits" (call $"${FORMAT}"))`),
    /profile_search::digits calls core\[1\]::fmt::write/,
  );
  assert.doesNotThrow(() => after(format, `(func $"${PANIC}" (call $"${FORMAT}") (unreachable))`));
});

test("where a panic was is left out, other texts are not", () => {
  const place = "\\00\\00\\10\\00\\0a\\00\\00\\00\\07\\00\\00\\00\\02\\00\\00\\00";
  const text = after(`(data $.rodata (i32.const 1048576) "src/mod.rs is a file.rs ${place}")`);
  assert.doesNotMatch(text, /src\/mod\.rs/);
  assert.match(text, / is a file\.rs /);
});

test("what nobody calls is a trap, though a table holds it", () => {
  const uncalled = ["wasm_bindgen::convert::closures::_::invoke::h1", "core::ops::function::FnOnce::call_once{{vtable.shim}}::h2"];
  const text = after("(table 2 funcref)", `(elem (i32.const 0) $"${uncalled[0]}" $"${uncalled[1]}")`, ...uncalled.map((name) => `(func $"${name}" (call $throw))`));
  for (const name of uncalled) assert.doesNotMatch(bodyOf(text, name), /call \$throw/);
});
