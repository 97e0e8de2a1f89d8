//! Known people: is the one in mind first, is she among ten?
//!
//! Namesakes count as found where the query fits them as well: those of the same name; for a
//! name not typed in full, all whom it fits. The strict figures, in brackets, count the one only.

use std::collections::BTreeMap;

use engine::index::{DocId, Index};
use engine::text::fold;

use super::random::Random;
use super::typing::{Name, WAYS, Way, typed};
use super::{Asked, ask, build, corpora};

const CORPORA: [&str; 4] = ["congress", "moma", "biodrop", "18f"];

pub(crate) fn print(asked: &Asked) {
    println!("\n## Names: % first / % among ten (strictly the one in mind)\n");
    let mut table = vec![Vec::new(); WAYS.len()];
    let mut heads = Vec::new();
    for name in CORPORA {
        let Some(site) = corpora::people(&asked.corpora, name) else { continue };
        let bytes = build(&site);
        let index = Index::open(&bytes).expect("what was written opens");
        heads.push(format!("{name} ({})", site.profiles.len()));
        let titles: Vec<&str> =
            site.profiles.iter().map(|profile| profile.title.as_str()).collect();
        for ((way, cells), seed) in WAYS.iter().zip(&mut table).zip(asked.seed..) {
            let tally = run(way.1, &titles, &index, asked, seed);
            cells.push(tally.to_string());
            tally.show_misses(way.0, asked.misses);
        }
    }
    println!("| typed | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for (way, cells) in WAYS.iter().zip(table) {
        println!("| {} | {} |", way.0, cells.join(" | "));
    }
}

#[derive(Default)]
struct Tally {
    asked: usize,
    first: usize,
    ten: usize,
    strict_first: usize,
    strict_ten: usize,
    misses: Vec<String>,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let percent = |count: usize| 100.0 * count as f64 / self.asked.max(1) as f64;
        let (first, ten) = (percent(self.first), percent(self.ten));
        let (strict, strict_ten) = (percent(self.strict_first), percent(self.strict_ten));
        write!(f, "{first:.1}/{ten:.1} ({strict:.0}/{strict_ten:.0}) of {}", self.asked)
    }
}

impl Tally {
    fn show_misses(&self, way: &str, limit: usize) {
        for miss in self.misses.iter().take(limit) {
            println!("{way}: {miss}");
        }
    }

    fn add(
        &mut self,
        query: &str,
        title: &str,
        places: (Option<usize>, Option<usize>),
        first: &str,
    ) {
        let (fair, strict) = places;
        self.asked += 1;
        self.first += usize::from(fair == Some(0));
        self.ten += usize::from(fair.is_some());
        self.strict_first += usize::from(strict == Some(0));
        self.strict_ten += usize::from(strict.is_some());
        if fair != Some(0) {
            self.misses.push(format!("{query} → {title} at {fair:?}, first is {first}"));
        }
    }
}

fn run(way: Way, titles: &[&str], index: &Index, asked: &Asked, seed: u64) -> Tally {
    let mut random = Random::new(seed);
    let mut tally = Tally::default();
    let same = namesakes(way, titles);
    for at in random.order(titles.len()) {
        let Some(name) = Name::of(titles[at]) else { continue };
        let Some(query) = typed(way, &name, &mut random) else { continue };
        let hits = ask(index, &query, 10).hits;
        let fits = &same[&key(way, titles[at])];
        let place = |fits: &dyn Fn(DocId) -> bool| hits.iter().position(|hit| fits(hit.doc));
        let places =
            (place(&|doc| fits.contains(&(doc.0 as usize))), place(&|doc| doc.0 as usize == at));
        let first = hits.first().map_or("nobody", |hit| titles[hit.doc.0 as usize]);
        tally.add(&query, titles[at], places, first);
        if tally.asked == asked.people {
            break;
        }
    }
    tally
}

/// Everybody by what the way leaves of a name.
fn namesakes(way: Way, titles: &[&str]) -> BTreeMap<String, Vec<usize>> {
    let mut same = BTreeMap::<String, Vec<usize>>::new();
    for (at, title) in titles.iter().enumerate() {
        same.entry(key(way, title)).or_default().push(at);
    }
    same
}

fn key(way: Way, title: &str) -> String {
    let Some(name) = Name::of(title) else { return fold(title) };
    let (first, surname) = (fold(name.first), fold(name.surname));
    let beginning = |text: &str, n| text.chars().take(n).collect::<String>();
    match way {
        Way::Beginning => first + " " + &beginning(&surname, 3),
        Way::Initial => beginning(&first, 1) + " " + &surname,
        Way::Alone => surname,
        _ => first + " " + &surname,
    }
}
