//! A WebAssembly file in which one exported function does nothing but trap.

import { readLeb128, section, sectionsOf } from './wasm-section.mjs';

const FUNCTION_IMPORTS = 2;
const EXPORTS = 7;
const CODE = 10;
/** Length 3, no locals, `unreachable`, `end`. */
const TRAP = [3, 0, 0x00, 0x0b];

/** The file, with the body of the export `name` replaced. */
export function trapping(wasm, name) {
  const parts = sectionsOf(wasm);
  const index = exportedFunction(contentOf(parts, EXPORTS), name) - importedFunctions(contentOf(parts, FUNCTION_IMPORTS));
  const changed = parts.map(({ id, bytes, content }) => (id === CODE ? section(CODE, withTrapAt(content, index)) : bytes));
  return Buffer.concat([wasm.subarray(0, 8), ...changed]);
}

function contentOf(parts, id) {
  return parts.find((part) => part.id === id).content;
}

/** The code section with another body in the n-th place. */
function withTrapAt(content, index) {
  let [, at] = readLeb128(content, 0);
  for (let passed = 0; passed < index; passed += 1) at = bodyEnd(content, at);
  return Buffer.concat([content.subarray(0, at), Buffer.from(TRAP), content.subarray(bodyEnd(content, at))]);
}

function bodyEnd(content, at) {
  const [length, start] = readLeb128(content, at);
  return start + length;
}

/** Each export is a name, a kind (0: function) and a number. */
function exportedFunction(content, name) {
  let [count, at] = readLeb128(content, 0);
  for (; count > 0; count -= 1) {
    const [text, end] = readText(content, at);
    const kind = content[end];
    const [index, next] = readLeb128(content, end + 1);
    if (kind === 0 && text === name) return index;
    at = next;
  }
  throw new Error(`the file exports no function called ${name}`);
}

/** wasm-bindgen imports functions only: two names, a kind and the number of a type each. */
function importedFunctions(content) {
  let [count, at] = readLeb128(content, 0);
  const all = count;
  for (; count > 0; count -= 1) {
    for (let names = 0; names < 2; names += 1) [, at] = readText(content, at);
    if (content[at] !== 0) throw new Error('the file imports something that is not a function');
    [, at] = readLeb128(content, at + 1);
  }
  return all;
}

function readText(bytes, at) {
  const [length, start] = readLeb128(bytes, at);
  return [bytes.toString('utf8', start, start + length), start + length];
}
