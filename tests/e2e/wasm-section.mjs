//! Custom sections of a WebAssembly file: taken out, or put in anew.

/** The file without its custom sections of this name. */
export function withoutSection(wasm, name) {
  return Buffer.concat([wasm.subarray(0, 8), ...sections(wasm).filter((part) => part.name !== name).map(({ bytes }) => bytes)]);
}

/** The file with the last section of this name changed by `change`, from payload to payload. */
export function withSection(wasm, name, change) {
  const last = sections(wasm).findLast((part) => part.name === name);
  if (!last) throw new Error(`the file has no section called ${name}`);
  const title = Buffer.concat([leb128(Buffer.byteLength(name)), Buffer.from(name)]);
  const content = Buffer.concat([title, change(last.payload)]);
  return Buffer.concat([withoutSection(wasm, name), Buffer.from([0]), leb128(content.length), content]);
}

/** `{ name, bytes, payload }` of each section; only custom sections have a name. */
function sections(wasm) {
  const found = [];
  for (let at = 8; at < wasm.length;) {
    const [length, start] = readLeb128(wasm, at + 1);
    const part = { bytes: wasm.subarray(at, start + length), name: null };
    if (wasm[at] === 0) {
      const [nameLength, nameStart] = readLeb128(wasm, start);
      part.name = wasm.toString('utf8', nameStart, nameStart + nameLength);
      part.payload = wasm.subarray(nameStart + nameLength, start + length);
    }
    found.push(part);
    at = start + length;
  }
  return found;
}

function readLeb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

function leb128(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}
