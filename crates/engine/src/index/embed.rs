//! The index inside a WebAssembly module: a custom section at its end.
//!
//! A module is eight bytes of header, then sections: an id byte, a length, that many bytes.
//! Id 0 is a custom section; its bytes begin with its name. Custom sections may stand
//! anywhere (WebAssembly Core, 5.5.3) and runtimes pass over them.

use alloc::vec::Vec;

use super::SECTION_NAME;
use super::bytes::{Cursor, len_u32, push_str, push_varint};

const HEADER: usize = 8;

/// Puts `index` into a module, in place of any index it holds.
///
/// Bytes that are not a whole module are kept as they are and the section is appended.
pub fn embed(wasm: &mut Vec<u8>, index: &[u8]) {
    let mut kept = wasm.get(..HEADER.min(wasm.len())).unwrap_or_default().to_vec();
    for section in sections(wasm) {
        if index_in(&section).is_none() {
            kept.extend_from_slice(section.whole);
        }
    }
    let mut body = Vec::with_capacity(SECTION_NAME.len() + index.len() + 5);
    push_str(&mut body, SECTION_NAME);
    body.extend_from_slice(index);
    kept.push(0);
    push_varint(&mut kept, len_u32(body.len()));
    kept.append(&mut body);
    *wasm = kept;
}

/// The index that a module holds: the last one, as the widget reads it. `None` if there is
/// none; any bytes may be asked.
pub fn extract(wasm: &[u8]) -> Option<&[u8]> {
    sections(wasm).filter_map(|section| index_in(&section)).last()
}

struct Section<'a> {
    id: u8,
    body: &'a [u8],
    whole: &'a [u8],
}

/// The sections in order; bytes that are no section come as one last, of id 255.
fn sections(wasm: &[u8]) -> impl Iterator<Item = Section<'_>> {
    let mut rest = wasm.get(HEADER..).unwrap_or_default();
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let section = section(rest).unwrap_or(Section { id: u8::MAX, body: &[], whole: rest });
        rest = rest.get(section.whole.len()..).unwrap_or_default();
        Some(section)
    })
}

fn section(rest: &[u8]) -> Option<Section<'_>> {
    let mut from = Cursor(rest);
    let id = from.byte()?;
    let len = from.varint()?;
    let body = from.take(len as usize)?;
    Some(Section { id, body, whole: rest.get(..rest.len() - from.0.len())? })
}

fn index_in<'a>(section: &Section<'a>) -> Option<&'a [u8]> {
    let mut body = Cursor(section.body);
    (section.id == 0 && body.str()? == SECTION_NAME).then_some(body.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\0\x04\x02abx";

    #[test]
    fn a_new_index_replaces_the_old_one() {
        let mut wasm = MODULE.to_vec();
        embed(&mut wasm, &[7; 900]);
        embed(&mut wasm, b"new");
        assert_eq!(extract(&wasm), Some(&b"new"[..]));
        assert!(wasm.len() < MODULE.len() + 30);
        assert!(wasm.starts_with(MODULE));
    }

    #[test]
    fn other_bytes_are_kept() {
        for bytes in [&b""[..], b"\0as", b"no module at all", &MODULE[..12]] {
            let mut wasm = bytes.to_vec();
            assert_eq!(extract(&wasm), None);
            embed(&mut wasm, b"x");
            assert!(wasm.starts_with(bytes));
        }
    }
}
