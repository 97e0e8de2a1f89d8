//! Makes `src/text/fold_table.rs` from Unicode's own tables and compares it with the committed
//! file. `UPDATE_GOLDEN=1 cargo test -p profile-search-engine --test text_table` rewrites it.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

use std::fmt::Write as _;
use std::fs;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold_table.rs");

/// Letters whose mark is part of the letter, so that Unicode does not take it off,
/// and letters of one sound that keyboards and habits mix.
const BY_HAND: &[(&str, &str)] = &[
    ("ßẞ", "ss"),
    ("æÆ", "ae"),
    ("œŒ", "oe"),
    ("øØ", "o"),
    ("łŁƚȽⱡⱠ", "l"),
    ("đĐðÐɗƊɖƉȡƌƋ", "d"),
    ("þÞ", "th"),
    ("ıİɪ", "i"),
    ("ħĦⱨⱧ", "h"),
    ("ŧŦƭƬʈƮȾⱦ", "t"),
    ("ŋŊɲƝƞȠ", "n"),
    ("ɓƁƀɃƃƂ", "b"),
    ("ƈƇȼȻ", "c"),
    ("ɛƐəƏǝƎɇɆ", "e"),
    ("ƒƑ", "f"),
    ("ɠƓǥǤɣƔ", "g"),
    ("ɨƗƖ", "i"),
    ("ɉɈȷ", "j"),
    ("ƙƘⱪⱩĸ", "k"),
    ("ɔƆɵƟ", "o"),
    ("ƥƤ", "p"),
    ("ɍɌɽⱤ", "r"),
    ("ȿⱾ", "s"),
    ("ʉɄʊƱ", "u"),
    ("ʋƲ", "v"),
    ("ƴƳɏɎ", "y"),
    ("ƶƵȥȤʒƷɀⱿ", "z"),
    ("ſ", "s"),
    ("ѓґҐ", "г"),
    ("ς", "σ"),
    ("ٱ", "ا"),
    ("ىی", "ي"),
    ("ک", "ك"),
    ("ةہھەۀۂۃ", "ه"),
];

#[test]
fn the_fold_table_is_what_unicode_says() {
    let made = generate();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(PATH, &made).expect("the table can be written");
    }
    let committed = fs::read_to_string(PATH).expect("the table is committed");
    assert_eq!(committed, made, "rewrite it with UPDATE_GOLDEN=1");
}

fn generate() -> String {
    let folds: Vec<Fold> = (0..=0xFFFF).map(folded).collect();
    let mut strings = Vec::new();
    let runs = runs(&folds, &mut strings);
    let edges = edges();
    let mut out = String::from(
        "//! Which character folds to which, and which are parts of words. Generated from Unicode's\n\
         //! tables by `tests/text_table.rs`; columns, because like beside like compresses better.\n",
    );
    let column = |out: &mut String, doc: &str, name: &str, of: &str, values: Vec<u32>| {
        write!(
            out,
            "\n/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [",
            values.len()
        )
        .unwrap();
        for line in values.chunks(16) {
            out.push_str("\n   ");
            for value in line {
                write!(out, " {value},").unwrap();
            }
        }
        out.push_str("\n];\n");
    };
    column(
        &mut out,
        "First character of each run, rising.",
        "STARTS",
        "u16",
        runs.iter().map(|run| run.start).collect(),
    );
    column(
        &mut out,
        "Length of each run in the low six bits, its kind above them.",
        "LENGTHS",
        "u8",
        runs.iter().map(|run| run.kind << 6 | run.len).collect(),
    );
    column(
        &mut out,
        "What the first character of each run becomes.",
        "TARGETS",
        "u16",
        runs.iter().map(|run| run.target).collect(),
    );
    write!(out, "\n/// What one character becomes several of, three bytes each, padded by spaces.\npub(super) static STRINGS: &str = \"{}\";\n", strings.concat()).unwrap();
    column(
        &mut out,
        "Where words begin and end to be possible: from an even place up to the next, characters belong to words.",
        "WORD_EDGES",
        "u16",
        edges,
    );
    out
}

/// What becomes of a character.
#[derive(Clone, PartialEq, Debug)]
enum Fold {
    /// Not a character yet: the table may say anything.
    Any,
    Same,
    To(String),
}

fn folded(code: u32) -> Fold {
    let Some(c) = char::from_u32(code).filter(|_| code >= 0x80) else {
        return if code < 0x80 { Fold::Same } else { Fold::Any };
    };
    if c.general_category() == GeneralCategory::Unassigned {
        return Fold::Any;
    }
    let to = fold_by_unicode(c);
    if to == c.to_string() { Fold::Same } else { Fold::To(to) }
}

fn fold_by_unicode(c: char) -> String {
    if is_dropped(c) {
        return String::new();
    }
    if let Some(to) = by_hand(c) {
        return to.into();
    }
    if let Some(digit) = decimal(c) {
        return digit.to_string();
    }
    if !is_covered(c) {
        return c.to_string();
    }
    let apart: String = c.nfkd().flat_map(char::to_lowercase).collect();
    let to: String =
        apart.nfkd().filter(|&c| !is_dropped(c) || c == '\u{3099}' || c == '\u{309A}').collect();
    let to: String = to.chars().map(|c| by_hand(c).map_or(c.to_string(), String::from)).collect();
    let fits = to.chars().count() == 1
        || (to.is_ascii() && to.len() <= 3 && to.bytes().all(|b| b.is_ascii_alphanumeric()));
    if fits { to } else { c.to_string() }
}

fn by_hand(c: char) -> Option<&'static str> {
    BY_HAND.iter().find(|(from, _)| from.contains(c)).map(|&(_, to)| to)
}

/// Digits of the living scripts before Tibetan, which have them in runs of ten.
fn decimal(c: char) -> Option<u32> {
    let is_decimal = c.general_category() == GeneralCategory::DecimalNumber;
    let zero = (0..10).find(|back| !is_number_before(c, *back))?;
    (is_decimal && u32::from(c) < 0x0E60).then_some(zero)
}

fn is_number_before(c: char, back: u32) -> bool {
    let before = char::from_u32(u32::from(c) - back - 1);
    before.is_some_and(|c| c.general_category() == GeneralCategory::DecimalNumber)
}

/// Marks that people leave out, and characters that are not seen.
fn is_dropped(c: char) -> bool {
    let unseen = matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
    let apostrophe =
        matches!(c, '\u{2B9}'..='\u{2C1}' | '\u{2C6}'..='\u{2D1}' | '\u{2EC}'..='\u{2EE}');
    let optional = matches!(u32::from(c), 0x300..=0x487 | 0x591..=0x7FF | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F);
    let nukta = matches!(c, '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}' | '\u{CBC}');
    unseen || apostrophe || nukta || (is_combining_mark(c) && optional)
}

/// The blocks whose letters have case, marks or compatibility forms that are met in practice.
fn is_covered(c: char) -> bool {
    matches!(u32::from(c), 0x80..=0x24F | 0x2B0..=0x7FF | 0x958..=0x95F | 0x9DC..=0x9DF | 0xA33..=0xA5E
        | 0x10A0..=0x10FF | 0x13A0..=0x13FF | 0x1C80..=0x1CBF | 0x1E00..=0x1FFF | 0x2070..=0x209F
        | 0x2126..=0x212B | 0x24B6..=0x24E9 | 0x2C00..=0x2D2F | 0xA640..=0xA69F | 0xAB70..=0xABBF
        | 0xFB00..=0xFB06 | 0xFF01..=0xFF9F)
        && !matches!(
            c,
            '¨' | '¯' | '´' | '¸' | '\u{2D8}'..='\u{2DD}' | '\u{37A}' | '\u{384}' | '\u{385}'
        )
}

/// `len` characters from `start` on. Kind 0: each becomes `target` (0: nothing; from `0xE000` on:
/// a string). Kind 1: the i-th becomes `target + i`. Kind 2: each second one becomes its successor.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    len: u32,
    kind: u32,
    target: u32,
}

fn runs(folds: &[Fold], strings: &mut Vec<String>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < folds.len() {
        let Fold::To(to) = &folds[at] else {
            at += 1;
            continue;
        };
        let target = target(to, strings);
        let run = longest(folds, at, to, target);
        at += run.len as usize;
        runs.push(run);
    }
    runs
}

fn target(to: &str, strings: &mut Vec<String>) -> u32 {
    match (to.chars().next(), to.chars().nth(1)) {
        (None, _) => 0,
        (Some(c), None) => u32::from(c),
        _ => {
            let padded = format!("{to:<3}");
            let known = strings.iter().position(|s| *s == padded);
            let at = known.unwrap_or(strings.len());
            if known.is_none() {
                strings.push(padded);
            }
            0xE000 + code(at)
        }
    }
}

fn code(place: usize) -> u32 {
    u32::try_from(place).expect("the table ends at 0xFFFF")
}

fn longest(all: &[Fold], start: usize, to: &str, target: u32) -> Run {
    let (folds, start) = (&all[start..], code(start));
    let is_final = |code: u32| !matches!(all.get(code as usize), Some(Fold::To(_)));
    let becomes = |fold: &Fold, code: u32| match fold {
        Fold::Any => is_final(code),
        Fold::Same => false,
        Fold::To(to) => to.chars().eq(char::from_u32(code)),
    };
    let stays = |fold: &Fold| matches!(fold, Fold::Any | Fold::Same);
    let constant = folds
        .iter()
        .take(63)
        .take_while(|&fold| *fold == Fold::Any || *fold == Fold::To(to.into()))
        .count();
    let linear =
        folds.iter().take(63).zip(target..).take_while(|(fold, code)| becomes(fold, *code)).count();
    let pairs = folds
        .iter()
        .take(62)
        .zip(start..)
        .take_while(
            |(fold, code)| {
                if (code - start) % 2 == 0 { becomes(fold, code + 1) } else { stays(fold) }
            },
        )
        .count();
    let simple = (0xE000..0xF000).contains(&target) || target == 0;
    let (len, kind) = [(constant, 0), (if simple { 0 } else { linear }, 1), (pairs, 2)]
        .into_iter()
        .max_by_key(|&(len, kind)| (len, 3 - kind))
        .unwrap();
    let len = folds[..len].iter().rposition(|fold| *fold != Fold::Any).unwrap() + 1;
    Run { start, len: code(len), kind, target: if kind == 2 { start + 1 } else { target } }
}

/// Where the first 65,536 characters change between parts of words and separators; characters
/// that are not assigned yet go with their neighbors.
fn edges() -> Vec<u32> {
    let mut edges = Vec::new();
    let mut inside = false;
    for code in 0x80..=0xFFFF {
        let Some(c) = char::from_u32(code) else { continue };
        let category = c.general_category();
        if matches!(category, GeneralCategory::Unassigned | GeneralCategory::PrivateUse) {
            continue;
        }
        if is_word(c) != inside {
            inside = !inside;
            edges.push(code);
        }
    }
    edges
}

fn is_word(c: char) -> bool {
    let group = c.general_category_group();
    let by_unicode = matches!(
        group,
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark | GeneralCategoryGroup::Number
    );
    by_unicode || is_dropped(c) || matches!(c, 'Ⓐ'..='ⓩ')
}
