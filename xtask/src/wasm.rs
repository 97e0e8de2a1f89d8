//! A wasm module without its index: the custom section taken out, nothing else touched.

/// The section's name, as `engine::index::SECTION_NAME` has it; a test in the engine's
/// users holds the two together, since a template with an index would be too large.
const SECTION_NAME: &[u8] = b"profile-search-index";

/// `module` without every custom section of that name; `None` where it is not a module.
pub(crate) fn without_index(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(8)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut out = header.to_vec();
    while !rest.is_empty() {
        let (body, after) = section(rest)?;
        let whole = rest.get(..rest.len() - after.len())?;
        if !is_index(whole, body) {
            out.extend_from_slice(whole);
        }
        rest = after;
    }
    Some(out)
}

/// The first section's body, and what follows it.
fn section(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = leb(bytes.get(1..)?)?;
    rest.split_at_checked(len)
}

fn is_index(whole: &[u8], body: &[u8]) -> bool {
    whole.first() == Some(&0)
        && leb(body).and_then(|(len, rest)| rest.get(..len)) == Some(SECTION_NAME)
}

/// An unsigned LEB128 number of at most 32 bits, and what follows it.
fn leb(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (n, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(n + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{SECTION_NAME, without_index};

    fn custom(name: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut body = vec![u8::try_from(name.len()).unwrap()];
        body.extend([name, bytes].concat());
        let mut section = vec![0, u8::try_from(body.len()).unwrap()];
        section.append(&mut body);
        section
    }

    #[test]
    fn only_the_index_is_taken_out() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let other = custom(b"name", b"abc");
        let index = custom(SECTION_NAME, b"people");
        let module = [header.clone(), index.clone(), other.clone(), index].concat();
        assert_eq!(without_index(&module), Some([header, other].concat()));
    }

    #[test]
    fn a_torn_module_is_refused() {
        let module = [b"\0asm\x01\0\0\0".to_vec(), custom(b"name", b"abc")].concat();
        assert_eq!(without_index(&module[..module.len() - 1]), None);
        assert_eq!(without_index(b"GIF89a..."), None);
    }
}
