//! Text behind a `!!binary` tag.

/// Base64 as Ruby's lenient decoder reads it: other characters are passed over, `=` ends it.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let (mut bits, mut n_bits) = (0u32, 0);
    for byte in text.bytes().take_while(|b| *b != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        (bits, n_bits) = (bits << 6 | u32::from(digit), n_bits + 6);
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits & 0xff) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn line_breaks_are_passed_over() {
        assert_eq!(decode("aGVs\n bG8=\nignored"), "hello");
    }
}
