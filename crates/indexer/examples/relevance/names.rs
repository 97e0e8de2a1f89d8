//! Known people: is the one in mind first, is she among ten?
//!
//! Namesakes count as found where the query fits them as well: those of the same name; for a
//! name not typed in full, all whom it fits, and if it is misspelled, all of the same first name
//! to whose surname's beginning it is as near. The strict figures, in brackets, count the one only.

use std::collections::BTreeMap;

use engine::index::{DocId, Index};
use engine::text::distance::distance;
use engine::text::fold;

use super::random::Random;
use super::typing::{Name, WAYS, Way, typed};
use super::{Asked, ask, build, corpora};

const CORPORA: [&str; 4] = ["congress", "moma", "biodrop", "18f"];

pub(crate) fn print(asked: &Asked) {
    println!(
        "\n## Names: % first / % among ten (strictly the one in mind); worst and best first of {} seeds\n",
        asked.seeds
    );
    let mut table = vec![Vec::new(); WAYS.len()];
    let mut heads = Vec::new();
    for name in CORPORA {
        let Some(site) = corpora::people(&asked.corpora, name) else { continue };
        let bytes = build(&site);
        let index = Index::open(&bytes).expect("what was written opens");
        heads.push(format!("{name} ({})", site.profiles.len()));
        let titles: Vec<&str> =
            site.profiles.iter().map(|profile| profile.title.as_str()).collect();
        for ((way, cells), place) in WAYS.iter().zip(&mut table).zip(0..) {
            let seeds = asked.seed..asked.seed + asked.seeds;
            let tallies: Vec<Tally> =
                seeds.map(|seed| run(way.1, &titles, &index, asked, seed * 100 + place)).collect();
            for tally in &tallies {
                tally.show_misses(way.0, asked.misses);
            }
            cells.push(cell(&tallies));
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

/// What the seeds came to together, and the spread of the most important figure.
fn cell(tallies: &[Tally]) -> String {
    let n: usize = tallies.iter().map(|tally| tally.asked).sum();
    let percent = |count: fn(&Tally) -> usize| {
        100.0 * tallies.iter().map(count).sum::<usize>() as f64 / n.max(1) as f64
    };
    let (first, ten) = (percent(|tally| tally.first), percent(|tally| tally.ten));
    let (strict, strict_ten) =
        (percent(|tally| tally.strict_first), percent(|tally| tally.strict_ten));
    let each = tallies.iter().map(|tally| 100.0 * tally.first as f64 / tally.asked.max(1) as f64);
    let (worst, best) = (each.clone().fold(100.0, f64::min), each.fold(0.0, f64::max));
    format!("{first:.1}/{ten:.1} ({strict:.0}/{strict_ten:.0}) {worst:.1}–{best:.1} of {n}")
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
        let fits = |doc: DocId| {
            let title = titles[doc.0 as usize];
            fits.contains(&(doc.0 as usize)) || way == Way::Unfinished && is_as_near(&query, title)
        };
        let place = |fits: &dyn Fn(DocId) -> bool| hits.iter().position(|hit| fits(hit.doc));
        let places = (place(&fits), place(&|doc| doc.0 as usize == at));
        let first = hits.first().map_or("nobody", |hit| titles[hit.doc.0 as usize]);
        tally.add(&query, titles[at], places, first);
        if tally.asked == asked.people {
            break;
        }
    }
    tally
}

/// Is `query`, a first name and the misspelled beginning of a surname, as good for `title`?
fn is_as_near(query: &str, title: &str) -> bool {
    let Some((name, (first, typed))) = Name::of(title).zip(query.rsplit_once(' ')) else {
        return false;
    };
    fold(first) == fold(name.first)
        && distance(&fold(typed), &fold(name.surname), 1, true).is_some()
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
