//! What stands where a picture is missing: the initials of a name, and a hue of its own.

/// The first letter of the first and of the last word of `name`, a suffix left out; one letter
/// where there is one word, or where the name is written in Chinese, Japanese or Korean. Not yet upper
/// case: that depends on the language.
pub(crate) fn initials(name: &str) -> String {
    let words = name.split_whitespace().map(|word| word.trim_start_matches(is_punctuation));
    let mut words = words.filter(|word| !word.is_empty());
    let mut text = String::from(words.next().map_or("", first_grapheme));
    if !text.chars().any(is_cjk) {
        let last = words.rev().find(|word| !is_suffix(word));
        text.push_str(last.map_or("", first_grapheme));
    }
    text
}

/// What follows a name without being one: `Jr.`, `III`, `PhD`.
fn is_suffix(word: &str) -> bool {
    const SUFFIXES: [&str; 10] = ["Jr", "Sr", "II", "III", "IV", "PhD", "Ph.D", "MD", "M.D", "Esq"];
    let word = word.trim_end_matches(['.', ',']);
    SUFFIXES.iter().any(|suffix| word.eq_ignore_ascii_case(suffix))
}

/// A hue in degrees, `0..360`, always the same for the same name.
pub(crate) fn hue(name: &str) -> u32 {
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) % 360
}

/// The first letter with what belongs to it: marks, joined emoji, skin tones, flags.
/// Simpler than Unicode's rule, which needs a table of 20 KB, and right for initials.
fn first_grapheme(word: &str) -> &str {
    let mut end = 0;
    let mut joined = true;
    let mut regional = 0;
    for (at, c) in word.char_indices() {
        regional += u32::from(is_regional(c));
        let pair = is_regional(c) && regional == 2 && at == 4;
        if !(joined || is_extension(c) || pair) {
            break;
        }
        // A zero-width joiner binds the next character as well.
        joined = c == '\u{200d}';
        end = at + c.len_utf8();
    }
    word.get(..end).unwrap_or(word)
}

fn is_extension(c: char) -> bool {
    let code = u32::from(c);
    let in_block = code % 0x80;
    match code {
        // The scripts of India share one layout: signs, vowels, virama.
        0x900..=0xdff => {
            matches!(in_block, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4d | 0x55..=0x57 | 0x62..=0x63)
        }
        // Latin, Cyrillic; Hebrew, Arabic; Thai, Lao; joiners, kana, variants, skin tones.
        0x300..=0x36f
        | 0x483..=0x489
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x20d0..=0x20ff
        | 0x591..=0x5bd
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x670
        | 0xe31
        | 0xe34..=0xe3a
        | 0xe47..=0xe4e
        | 0xeb1
        | 0xeb4..=0xebc
        | 0xec8..=0xece
        | 0x200d
        | 0x3099
        | 0x309a
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0x1f3fb..=0x1f3ff => true,
        _ => false,
    }
}

fn is_regional(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11ff | 0x2e80..=0x9fff | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// What may stand before a letter: brackets, quotes, dashes, `@`, `#`.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}' | '\u{ab}' | '\u{bf}' | '\u{200b}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::{hue, initials};

    #[test]
    fn p_2_initials_are_of_the_first_and_last_word() {
        assert_eq!(initials("Grace Brewster Murray Hopper"), "GH");
        assert_eq!(initials("Plato"), "P");
        assert_eq!(initials("(Bob) “Smith”"), "BS");
        assert_eq!(initials(""), "");
        assert_eq!(initials("…"), "");
    }

    #[test]
    fn p_2_a_suffix_is_not_a_last_name() {
        assert_eq!(initials("Guy L. Steele Jr."), "GS");
        assert_eq!(initials("John Smith, III"), "JS");
        assert_eq!(initials("Ada King, Ph.D."), "AK");
        assert_eq!(initials("Sammy Davis, jr"), "SD");
        assert_eq!(initials("Plato Jr."), "P");
    }

    #[test]
    fn p_2_a_grapheme_is_not_split() {
        assert_eq!(initials("E\u{301}mile Zola"), "E\u{301}Z");
        assert_eq!(initials("👩‍💻 Ada"), "👩‍💻A");
        assert_eq!(initials("🇩🇪🇫🇷 Team"), "🇩🇪T");
        assert_eq!(initials("हिमांशु"), "हि");
        assert_eq!(initials("👍🏽"), "👍🏽");
    }

    #[test]
    fn p_2_one_letter_for_chinese_japanese_korean() {
        assert_eq!(initials("王 小云"), "王");
        assert_eq!(initials("김 민준"), "김");
    }

    #[test]
    fn hues_spread_over_the_circle() {
        let names = [
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Edsger Dijkstra",
            "Barbara Liskov",
            "Tim Berners-Lee",
        ];
        let thirds = names.map(|name| hue(name) / 120);
        assert!((0..3).all(|third| thirds.contains(&third)), "{thirds:?}");
    }
}
