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

use alloc::string::String;

/// The stem of `word`, which is folded, by `rules`; any text gives some stem.
pub fn stem(word: &str, rules: &str) -> String {
    let mut steps = rules.lines();
    let places = places(word, steps.next().unwrap_or_default());
    let mut stem = String::from(word);
    let mut left_out = 0;
    while let Some(step) = steps.nth(left_out) {
        left_out = go(&mut stem, step, &places);
    }
    stem
}

/// Where in `word` an ending may begin at the earliest, by its digit.
fn places(word: &str, language: &str) -> [usize; 4] {
    let mut parts = language.split(' ');
    let vowels = parts.next().unwrap_or_default();
    let mut least = || parts.next().and_then(digit).unwrap_or(0);
    let behind = |from: usize, is_sought: &dyn Fn(char) -> bool| {
        let mut letters = word.char_indices().skip_while(|&(at, _)| at < from);
        let found = letters.find(|&(_, letter)| is_sought(letter));
        found.map_or(word.len(), |(at, letter)| at + letter.len_utf8())
    };
    let is_vowel = |letter| vowels.contains(letter);
    let syllable = |from| behind(behind(from, &is_vowel), &|letter| !is_vowel(letter));
    let first = syllable(0);
    [1, first.max(least()), syllable(first), behind(1, &is_vowel).max(least())]
}

/// Lets an ending of `word` go, as `step` has it: how many following steps are left out.
fn go(word: &mut String, step: &str, places: &[usize; 4]) -> usize {
    let (mut place, mut before) = (1, "");
    let mut shortest: Option<(usize, &str)> = None;
    let mut parts = step.split(' ');
    let left_out = parts.next().and_then(digit).unwrap_or(0);
    for part in parts {
        if let Some(at) = digit(part).and_then(|number| places.get(number)) {
            place = *at;
        } else if let Some(letters) = part.strip_suffix('/') {
            before = letters;
        } else {
            let (ending, to) = part.split_once('>').unwrap_or((part, ""));
            let kept = word.strip_suffix(ending).filter(|kept| kept.len() >= place);
            let Some(kept) = kept.filter(|kept| follows(kept, before)) else { continue };
            if shortest.is_none_or(|(len, _)| kept.len() < len) {
                shortest = Some((kept.len(), to));
            }
        }
    }
    let Some((len, to)) = shortest else { return 0 };
    if to != "=" {
        word.truncate(len);
        word.push_str(to);
    }
    left_out
}

/// May an ending that wants one of these before it stand after `kept`?
fn follows(kept: &str, before: &str) -> bool {
    before.is_empty() || before.split(',').any(|letters| kept.ends_with(letters))
}

/// A number of one digit.
fn digit(part: &str) -> Option<usize> {
    match part.as_bytes() {
        [digit @ b'0'..=b'9'] => Some((digit - b'0').into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_that_may_go_goes() {
        let rules = "aeiouy 0 3\n0 s es ies>y ss>=";
        for (word, want) in
            [("boxes", "box"), ("ladies", "lady"), ("grass", "grass"), ("maps", "map"), ("s", "s")]
        {
            assert_eq!(stem(word, rules), want);
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
            assert_eq!(stem(word, &ending(digit)) != word, goes, "{word} {digit}");
        }
        assert_eq!(stem("region", "aeiou 0 4\n0 3 ion"), "region");
        assert_eq!(stem("opus", "aeiou 3 0\n0 1 us"), "opus");
    }

    fn ending(digit: &str) -> String {
        ["aeiou 0 0\n0", digit, "ion"].join(" ")
    }

    #[test]
    fn what_stands_before_an_ending_may_be_asked_for() {
        let rules = "aeiou 0 0\n0 s,t/ ion / ing";
        for (word, want) in [("mansion", "mans"), ("champion", "champion"), ("camping", "camp")] {
            assert_eq!(stem(word, rules), want);
        }
    }

    #[test]
    fn a_step_may_leave_out_others() {
        let rules = "aeiou 0 0\n1 ly\n0 e\n0 y";
        assert_eq!([stem("nicely", rules), stem("nice", rules)], ["nice", "nic"]);
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
