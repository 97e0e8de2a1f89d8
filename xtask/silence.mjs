//! Takes std's last words out of a wasm: `node xtask/silence.mjs IN OUT`.
//!
//! A panic ends in a trap, and what it would say first is shown to nobody: the page reads the trap.
//! So each function of std that never comes back becomes the trap itself, and what formats such
//! sentences is emptied, since only a table that nobody calls still holds it. Where other code does
//! call a formatter, this fails and names the caller: write the digits by hand, as `src/digits.rs` does.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";
import { shortSums } from "./sums.mjs";

/** Of std itself; a function of ours may throw an error that JavaScript can read. */
const OF_STD = /^<?(?:core|alloc|std|__rustc)\b/;
const FORMATS = /\b(?:fmt::(?:Formatter|builders|write|num|Write|Debug|Display|Arguments)\b|PanicPayload>)/;
/**
 * Nobody calls these, though a table holds them: what JavaScript would call of closures and promises, of which the
 * widget hands out none, and the way to use a closure up of one that is only lent (`&mut dyn FnMut`).
 */
const UNCALLED = /\b(?:closures::_::invoke|jspi::task_waker::|FnOnce::call_once\{\{vtable\.shim\}\})/;
/** A source file's path, whole. */
const SOURCE = /^[\w/.-]+\.rs$/;

/**
 * @param {Uint8Array} wasm - with the names of its functions
 * @returns {Buffer} the same, with names, in which std only traps
 */
export function silenced(wasm) {
  const module = binaryen.readBinary(wasm);
  const formatters = silence(module);
  const calls = uses(module, /call \$(?:"[^"]*"|[^\s()]+)/).map(([caller, call]) => [caller, bare(call.slice(6))]);
  const live = calls.filter(([, called]) => formatters.has(called)).map((pair) => pair.join(" calls "));
  if (live.length) throw new Error(`live code formats text:\n${live.join("\n")}`);
  binaryen.setDebugInfo(true);
  const out = Buffer.from(module.emitBinary());
  for (let n = 0; n < module.getNumDataSegments(); n++) {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(n));
    const at = out.indexOf(Buffer.from(data));
    emptyPlaces(out.subarray(at, at + data.byteLength), Number(offset));
  }
  return out;
}

/**
 * Makes traps of what never comes back, what nobody calls and what formats; gives the names of the last.
 *
 * @param {any} module
 */
function silence(module) {
  const returning = new Set(uses(module, /return\w*/).map(([name]) => name));
  const formatters = new Set();
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const reference = module.getFunctionByIndex(at);
    const { name, body } = binaryen.getFunctionInfo(reference);
    if (!body) continue;
    const ends = binaryen.getExpressionType(body) === binaryen.unreachable && !returning.has(name);
    if (FORMATS.test(name)) formatters.add(name);
    else if (!UNCALLED.test(name) && (!ends || !OF_STD.test(name))) continue;
    binaryen.Function.setBody(reference, module.unreachable());
  }
  return formatters;
}

/**
 * Where an instruction is used: the function's name and the instruction, from the module's text.
 *
 * @param {any} module
 * @param {RegExp} instruction
 */
function uses(module, instruction) {
  const functions = module.emitText().split("\n (func $").slice(1);
  return functions.flatMap((text) => {
    const name = bare(/^(?:"[^"]*"|[^\s()]+)/.exec(text)?.[0] ?? "");
    return [...text.matchAll(new RegExp(`\\((${instruction.source})`, "g"))].map(([, use]) => [name, use]);
  });
}

/** @param {string} name - in quotes where it has signs */
function bare(name) {
  return name.replace(/^"|"$/g, "");
}

/**
 * Empties where panics were, in place: the paths of source files, and every record of path, line and column.
 *
 * @param {Buffer} constants
 * @param {number} address - of the first byte
 */
function emptyPlaces(constants, address) {
  const paths = [];
  for (let at = 0; at + 16 <= constants.length; at += 4) {
    const start = constants.readUInt32LE(at) - address;
    const end = start + constants.readUInt32LE(at + 4);
    if (start < 0 || end > constants.length || !SOURCE.test(constants.toString("latin1", start, end))) continue;
    paths.push([start, end]);
    constants.fill(0, at, at + 16);
  }
  for (const [start, end] of paths) constants.fill(0, start, end);
}

if (process.argv[1] === import.meta.filename) {
  const [, , from, to] = process.argv;
  writeFileSync(to, Buffer.from(shortSums(silenced(readFileSync(from)).toString("latin1")), "latin1"));
}
