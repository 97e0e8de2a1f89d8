//! The letters of a PDF that Chromium has printed, in the order they are drawn, without spaces.
//!
//! Not a reader of all PDFs: it knows what Chromium's writer does. Objects lie open in the file, a font
//! keeps one name throughout, text is glyph numbers of two bytes, and each font has a table to Unicode.

import { inflateSync } from 'node:zlib';

/** All letters, spaces left out because the writer leaves out many of them itself. */
export function pdfText(bytes) {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map([...file.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id, body]) => [id, body]));
  const fonts = fontTables(file, objects);
  const contents = [...objects.values()].map(streamOf).filter((stream) => / Tf/.test(stream) && /T[jJ]/.test(stream));
  return contents.map((content) => textOf(content, fonts)).join('').normalize('NFKC').replaceAll(/\s+/g, '');
}

/** For each font's name in the contents, its map from glyph number to text. */
function fontTables(file, objects) {
  const fonts = new Map();
  for (const [, name, id] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table] = objects.get(id)?.match(/\/ToUnicode (\d+) 0 R/) ?? [];
    if (table) fonts.set(name, glyphTable(streamOf(objects.get(table))));
  }
  return fonts;
}

function glyphTable(cmap) {
  const glyphs = new Map();
  for (const [, body] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of body.matchAll(/<(\w+)> <(\w+)>/g)) glyphs.set(parseInt(glyph, 16), utf16(text));
  }
  for (const [, body] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of body.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = parseInt(from, 16);
      const start = utf16(text).codePointAt(0);
      for (let glyph = first; glyph <= parseInt(to, 16); glyph += 1) {
        glyphs.set(glyph, String.fromCodePoint(start + glyph - first));
      }
    }
  }
  return glyphs;
}

function textOf(content, fonts) {
  let glyphs = new Map();
  let text = '';
  for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font) glyphs = fonts.get(font) ?? new Map();
    else for (const [glyph] of hex.matchAll(/.{4}/g)) text += glyphs.get(parseInt(glyph, 16)) ?? '';
  }
  return text;
}

function streamOf(object) {
  const [, header, data] = object.match(/^([\s\S]*?)stream\r?\n([\s\S]*?)\r?\nendstream/) ?? [];
  if (data === undefined) return '';
  if (!header.includes('/FlateDecode')) return data;
  try {
    return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  } catch {
    return ''; // a picture, or another kind of stream
  }
}

function utf16(hex) {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
