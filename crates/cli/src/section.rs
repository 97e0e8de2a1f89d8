//! The index inside a wasm module: the custom section [`SECTION_NAME`], of which the last one counts.

use engine::index::SECTION_NAME;

/// Appends `index` as a custom section: id 0, length, name, bytes (WebAssembly Core, §5.5.3).
pub(crate) fn embed(wasm: &mut Vec<u8>, index: &[u8]) {
    let mut body = Vec::with_capacity(SECTION_NAME.len() + index.len() + 5);
    push_leb(&mut body, SECTION_NAME.len());
    body.extend_from_slice(SECTION_NAME.as_bytes());
    body.extend_from_slice(index);
    wasm.push(0);
    push_leb(wasm, body.len());
    wasm.append(&mut body);
}

/// The bytes of the last section of that name, if `wasm` is a module that has one.
pub(crate) fn extract(wasm: &[u8]) -> Option<&[u8]> {
    let mut rest = wasm.strip_prefix(b"\0asm")?.get(4..)?;
    let mut found = None;
    while let Some((&id, after)) = rest.split_first() {
        let (len, after) = leb(after)?;
        let (body, next) = after.split_at_checked(len)?;
        if id == 0 {
            let (name_len, body) = leb(body)?;
            if let Some((name, bytes)) = body.split_at_checked(name_len)
                && name == SECTION_NAME.as_bytes()
            {
                found = Some(bytes);
            }
        }
        rest = next;
    }
    found
}

fn push_leb(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or_default());
}

fn leb(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0usize;
    for (n, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(n + 1..)?));
        }
    }
    None
}
