//! A word → its stem, by a language's rules, which are data of the index.
//!
//! ```text
//! aeiouy 0 3                                vowels, least 1, least 3
//! 0 1 ational>ate izer>ize 3 eed>= ed ing   a step a line: steps to leave out, endings
//! 0 2 s,t/ ion
//! ```
//!
//! Of a step's endings the longest that may go goes, or becomes what stands behind its `>`; `=` lets it
//! stand. Where one went, the step's number of following steps is left out.
//!
//! A digit between endings says where those behind it may begin at the earliest: 0 after the first letter;
//! 1 after the first consonant that follows a vowel; 2 after the next such; 3 after the first vowel that does
//! not begin the word. For 1 and 3 the first line has the least number of letters before. `s,t/` says what
//! must stand before the endings behind it, `/` that anything may.

use alloc::vec::Vec;

/// The stem of `word`, which is folded, by `rules`; any text gives some stem.
///
/// Bytes, not text: what the standard library needs to cut and to search text is thrice the size of this.
pub fn stem(word: &str, rules: &str) -> Vec<u8> {
    let mut steps = rules.as_bytes().split(|&byte| byte == b'\n');
    let places = places(word, steps.next().unwrap_or_default());
    let mut stem = Vec::from(word);
    let mut left_out = 0;
    while let Some(step) = steps.nth(left_out) {
        left_out = go(&mut stem, step, &places);
    }
    stem
}

/// Where in `word` an ending may begin at the earliest, by its digit.
fn places(word: &str, language: &[u8]) -> [usize; 4] {
    let mut parts = language.split(|&byte| byte == b' ');
    let vowels = text_of(parts.next().unwrap_or_default());
    let mut least = || parts.next().and_then(digit).unwrap_or(0);
    let behind = |from: usize, vowel: bool| {
        let mut letters = word.char_indices().skip_while(|&(at, _)| at < from);
        let found = letters.find(|&(_, letter)| vowels.chars().any(|own| own == letter) == vowel);
        found.map_or(word.len(), |(at, letter)| at + letter.len_utf8())
    };
    let syllable = |from| behind(behind(from, true), false);
    let first = syllable(0);
    [1, first.max(least()), syllable(first), behind(1, true).max(least())]
}

/// Lets an ending of `word` go, as `step` has it: how many following steps are left out.
fn go(word: &mut Vec<u8>, step: &[u8], places: &[usize; 4]) -> usize {
    let (mut place, mut before) = (1, &b""[..]);
    let mut shortest: Option<(usize, &[u8])> = None;
    let mut parts = step.split(|&byte| byte == b' ');
    let left_out = parts.next().and_then(digit).unwrap_or(0);
    for part in parts {
        if let Some(at) = digit(part).and_then(|number| places.get(number)) {
            place = *at;
        } else if let Some(letters) = part.strip_suffix(b"/") {
            before = letters;
        } else {
            let mut sides = part.splitn(2, |&byte| byte == b'>');
            let ending = sides.next().unwrap_or_default();
            let kept = word.strip_suffix(ending).filter(|kept| kept.len() >= place);
            let Some(kept) = kept.filter(|kept| follows(kept, before)) else { continue };
            if shortest.is_none_or(|(len, _)| kept.len() < len) {
                shortest = Some((kept.len(), sides.next().unwrap_or_default()));
            }
        }
    }
    let Some((len, to)) = shortest else { return 0 };
    if to != b"=" {
        word.truncate(len);
        word.extend_from_slice(to);
    }
    left_out
}

/// May an ending that wants one of these before it stand after `kept`?
fn follows(kept: &[u8], before: &[u8]) -> bool {
    before.is_empty() || before.split(|&byte| byte == b',').any(|letters| kept.ends_with(letters))
}

/// A number of one digit.
fn digit(part: &[u8]) -> Option<usize> {
    match part {
        [digit @ b'0'..=b'9'] => Some((digit - b'0').into()),
        _ => None,
    }
}

/// The bytes as text, if they are; without an `unwrap`, which would bring its message.
fn text_of(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn the_longest_ending_that_may_go_goes() {
        let rules = "aeiouy 0 3\n0 s es ies>y ss>=";
        for (word, want) in
            [("boxes", "box"), ("ladies", "lady"), ("grass", "grass"), ("maps", "map"), ("s", "s")]
        {
            assert_eq!(stem(word, rules), want.as_bytes());
        }
    }

    #[test]
    fn endings_stand_where_their_digit_lets_them() {
        for (word, digit, goes) in [
            ("sion", "0", true),
            ("sion", "1", false),
            ("fusion", "1", true),
            ("fusion", "2", false),
            ("profusion", "2", true),
            ("region", "3", true),
            ("trion", "3", false),
        ] {
            assert_eq!(stem(word, &ending(digit)) != word.as_bytes(), goes, "{word} {digit}");
        }
        assert_eq!(stem("region", "aeiou 0 4\n0 3 ion"), b"region");
        assert_eq!(stem("opus", "aeiou 3 0\n0 1 us"), b"opus");
    }

    fn ending(digit: &str) -> String {
        ["aeiou 0 0\n0", digit, "ion"].join(" ")
    }

    #[test]
    fn what_stands_before_an_ending_may_be_asked_for() {
        let rules = "aeiou 0 0\n0 s,t/ ion / ing";
        for (word, want) in [("mansion", "mans"), ("champion", "champion"), ("camping", "camp")] {
            assert_eq!(stem(word, rules), want.as_bytes());
        }
    }

    #[test]
    fn a_step_may_leave_out_others() {
        let rules = "aeiou 0 0\n1 ly\n0 e\n0 y";
        assert_eq!(
            [stem("nicely", rules), stem("nice", rules)],
            [b"nice".to_vec(), b"nic".to_vec()]
        );
    }

    #[test]
    fn any_rules_give_some_stem() {
        for rules in ["", "\n\n", "9", "a\n9 9 / > =>= //", "é 9 9\n0 3 ä> 1 é,/ öö>ü\n \n0  "]
        {
            for word in ["", "a", "öööö", "ää", "日本", "compiling"] {
                assert!(stem(word, rules).len() <= word.len() + rules.len());
            }
        }
    }
}
