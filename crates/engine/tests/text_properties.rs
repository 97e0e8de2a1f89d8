//! What holds for every text: on all characters, on random mixtures, and on real texts of many
//! languages where those are at hand.

use std::collections::BTreeSet;
use std::fs;

use engine::text::{MAX_TERM, TokenKind, Tokenizer, fold, sound, tokenize, variants};

/// Folding is idempotent; tokens lie on character borders, inside, in order, and are folded.
fn check(text: &str) {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
    let mut last_end = 0;
    for token in tokenize(text) {
        let shown =
            text.get(token.start..token.end).unwrap_or_else(|| panic!("{token:?} in {text:?}"));
        assert!(!shown.is_empty() && token.end >= last_end, "{token:?} in {text:?}");
        assert!((1..=MAX_TERM).contains(&token.term.len()), "{token:?}");
        assert_eq!(fold(&token.term), token.term, "{text:?}");
        if token.kind == TokenKind::Word && token.term.len() + 8 < MAX_TERM {
            assert_eq!(fold(shown).replace(['\'', '’'], ""), token.term, "{text:?}");
        }
        last_end = token.end;
        sound(&token.term);
        assert!(!variants(shown).contains(&fold(shown)), "{shown:?}");
    }
}

#[test]
fn every_character_is_sound() {
    for c in ('\0'..=char::MAX).filter(|c| u32::from(*c) < 0x30000 || u32::from(*c) % 97 == 0) {
        let mut text = String::from(c);
        check(&text);
        text.insert(0, 'a');
        text.push('b');
        check(&text);
    }
}

/// A small generator, so that a failure comes again.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn mixtures_of_awkward_characters_are_sound() {
    let awkward: Vec<char> = "aBé3 .-'’_/&#@+,·ß漢字かカ\u{3099}\u{309A}ｶﾞ한\u{1112}\u{1161}\u{11AB}ภา\u{E31}\u{E34}ខ្មែर्\u{94D}م\u{64E}ـש\u{5B8}👩\u{200D}💻\u{FE0F}\u{301}\u{AD}\u{20E3}ﬃǅ𝗕Ⅷ\u{1B000}".chars().collect();
    let mut random = Random(7);
    for _ in 0..60_000 {
        let length = random.below(14);
        check(&(0..length).map(|_| awkward[random.below(awkward.len())]).collect::<String>());
    }
}

#[test]
fn a_tokenizer_used_again_says_the_same() {
    let mut tokenizer = Tokenizer::default();
    for text in ["O'Brien-Smith", "", "@ada 3.11", "東京都", "#", "x"] {
        let mut again = Vec::new();
        tokenizer.each(text, &mut |term, range, kind| again.push((term.to_owned(), range, kind)));
        let fresh: Vec<_> = tokenize(text)
            .into_iter()
            .map(|token| (token.term, token.start..token.end, token.kind))
            .collect();
        assert_eq!(again, fresh, "{text}");
    }
}

#[test]
fn long_chains_take_linear_time() {
    for unit in ["a-", "o'", "a.", "1.", "漢", "@a", "c#", "\u{301}"] {
        check_len(&unit.repeat(100_000));
    }
}

fn check_len(text: &str) {
    let mut bytes = 0;
    Tokenizer::default().each(text, &mut |term, _, _| bytes += term.len());
    assert!(bytes <= 4 * text.len());
}

#[test]
fn real_texts_of_many_languages_are_sound() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/languages/texts.jsonl");
    let Ok(lines) = fs::read_to_string(path) else {
        println!("passed over: {path} is not here");
        return;
    };
    for line in lines.lines() {
        check(line);
    }
    let terms: BTreeSet<String> = tokenize(&lines).into_iter().map(|token| token.term).collect();
    assert!(terms.len() > 10_000, "{}", terms.len());
}
