//! Custom sections of a WebAssembly file: taken out, or put in anew.

/** The file without its custom sections of this name. */
export function withoutSection(wasm, name) {
  const kept = sectionsOf(wasm).filter((part) => part.name !== name);
  return Buffer.concat([wasm.subarray(0, 8), ...kept.map(({ bytes }) => bytes)]);
}

/** The file with the last section of this name changed by `change`, from payload to payload. */
export function withSection(wasm, name, change) {
  const last = sectionsOf(wasm).findLast((part) => part.name === name);
  if (!last) throw new Error(`the file has no section called ${name}`);
  const title = Buffer.concat([leb128(Buffer.byteLength(name)), Buffer.from(name)]);
  return Buffer.concat([withoutSection(wasm, name), section(0, Buffer.concat([title, change(last.payload)]))]);
}

/** The bytes of a section. */
export function section(id, content) {
  return Buffer.concat([Buffer.from([id]), leb128(content.length), content]);
}

/** `{ id, bytes, content, name, payload }` of each section; only custom sections have the last two. */
export function sectionsOf(wasm) {
  const found = [];
  for (let at = 8; at < wasm.length;) {
    const [length, start] = readLeb128(wasm, at + 1);
    const end = start + length;
    const part = { id: wasm[at], bytes: wasm.subarray(at, end), content: wasm.subarray(start, end), name: null };
    if (part.id === 0) {
      const [nameLength, nameStart] = readLeb128(part.content, 0);
      part.name = part.content.toString('utf8', nameStart, nameStart + nameLength);
      part.payload = part.content.subarray(nameStart + nameLength);
    }
    found.push(part);
    at = end;
  }
  return found;
}

/** A number and where it ends. */
export function readLeb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

export function leb128(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}
