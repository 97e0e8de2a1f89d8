//! Forms that a site never used: do they find the family to which the language's stemmer puts them?
//!
//! A site of some of the words of a Snowball vocabulary (`voc_en.txt`, as in the package
//! `rust-stemmers`), a profile a family; every other word of it is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use elasticlunr::lang;
use elasticlunr::pipeline::PipelineFn;
use engine::index::Index;
use engine::search::MatchKind;
use engine::text::fold;
use indexer::{Profile, Site};

use super::random::Random;
use super::{ask, build, corpora};

/// Words of the site, and words asked.
const WORDS: usize = 1500;
const ASKED: usize = 5000;

/// Codes, and the names of the lists.
const LANGUAGES: [(&str, &str); 5] =
    [("en", "en"), ("de", "ger"), ("fr", "fr"), ("es", "es"), ("pt", "pt")];

pub(crate) fn print(vocabulary: &Path, seed: u64) {
    println!(
        "\n## Forms the site never used: of those with a family there, how many reach it; of those that reach one, how many a false one\n\n| language | asked | with a family | reached % | false % |\n|---|---|---|---|---|"
    );
    for (code, file) in LANGUAGES {
        let path = vocabulary.join(format!("voc_{file}.txt"));
        match fs::read_to_string(&path) {
            Ok(list) => println!("| {code} {}", Told::of(&list, code, seed)),
            Err(error) => println!("passed over: {}: {error}", path.display()),
        }
    }
}

/// The answers of one language.
#[derive(Default)]
struct Told {
    asked: u32,
    with_family: u32,
    right: u32,
    wrong: u32,
}

impl Told {
    fn of(list: &str, code: &str, seed: u64) -> Self {
        let stemmer = stemmer(code);
        let stem = |word: &str| {
            let word = if code == "en" { fold(word) } else { word.to_string() };
            fold(&stemmer.filter(word).unwrap_or_default())
        };
        let (kept, asked) = drawn(list, seed);
        let mut families = BTreeMap::<String, Vec<&str>>::new();
        for word in &kept {
            families.entry(stem(word)).or_default().push(word);
        }
        let stems: Vec<&String> = families.keys().collect();
        let bytes = build(&site(code, families.values()));
        let index = Index::open(&bytes).expect("what was written opens");
        let known: BTreeSet<String> = kept.iter().map(|word| fold(word)).collect();
        let mut told = Self::default();
        for word in asked.iter().filter(|word| !known.contains(&fold(word))) {
            let hits = ask(&index, &format!("{word} "), 1).hits;
            let hit = hits.first().filter(|hit| hit.matched == MatchKind::Stem);
            told.count(&stem(word), &stems, hit.map(|hit| hit.doc.0 as usize));
        }
        told
    }

    fn count(&mut self, stem: &String, stems: &[&String], found: Option<usize>) {
        self.asked += 1;
        self.with_family += u32::from(stems.binary_search(&stem).is_ok());
        match found.map(|doc| stems[doc] == stem) {
            Some(true) => self.right += 1,
            Some(false) => self.wrong += 1,
            None => {}
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |n: u32, of: u32| 100.0 * f64::from(n) / f64::from(of.max(1));
        let Self { asked, with_family, right, wrong } = *self;
        let (reached, false_ones) = (share(right, with_family), share(wrong, right + wrong));
        write!(out, "| {asked} | {with_family} | {reached:.1} | {false_ones:.1} |")
    }
}

/// Words of a list: those of the site, and those asked.
fn drawn(list: &str, seed: u64) -> (Vec<&str>, Vec<&str>) {
    let is_word = |word: &&str| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
    let all: Vec<&str> = list.lines().map(str::trim).filter(is_word).collect();
    let order = Random::new(seed).order(all.len());
    let mut words: Vec<&str> = order.into_iter().map(|at| all[at]).collect();
    let mut asked = words.split_off(WORDS.min(words.len()));
    asked.truncate(ASKED);
    (words, asked)
}

fn site<'f>(code: &str, families: impl Iterator<Item = &'f Vec<&'f str>>) -> Site {
    let profile = |family: &Vec<&str>| Profile { body: family.join(" "), ..Profile::default() };
    Site { language: code.into(), ..corpora::site(families.map(profile).collect()) }
}

fn stemmer(code: &str) -> Box<dyn PipelineFn> {
    let pipeline = lang::from_code(code).expect("the language is built in").make_pipeline();
    let mut steps = pipeline.queue.into_iter();
    steps.find(|step| step.name().to_lowercase().starts_with("stemmer")).expect("it has a stemmer")
}
