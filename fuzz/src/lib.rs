//! Input that nobody meant, for everything that reads input.
//!
//! ```text
//! seeds and regressions ─► mutate ─► a target: ends well, or panics
//! ```
//!
//! Plain Rust on a stable compiler: mutation without the help of coverage, from seeds that reach far. `cargo xtask fuzz`
//! runs it for as long as is asked; `tests/short.rs` runs the same inputs every time. What once fell out is kept in
//! `regressions/` and tried again by every run.

pub mod mutate;
pub mod seeds;
mod site_targets;
mod targets;

use std::fs;
use std::path::PathBuf;

use mutate::{Dice, mutated};

/// Something that reads input, and input that it accepts.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name on the command line and in `regressions/`.
    pub name: &'static str,
    /// Reads any bytes. Panics where a promise is broken.
    pub run: fn(&[u8]),
    /// Input to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words of the format.
    pub words: &'static [&'static str],
}

/// Every target.
pub const TARGETS: [Target; 7] = [
    Target { name: "index", run: targets::index, seeds: seeds::indexes, words: &[] },
    Target { name: "rest", run: targets::rest, seeds: seeds::rests, words: &[] },
    Target { name: "query", run: targets::query, seeds: seeds::queries, words: seeds::QUERY_WORDS },
    Target { name: "section", run: targets::section, seeds: seeds::modules, words: &[] },
    Target {
        name: "yaml",
        run: targets::yaml,
        seeds: seeds::front_matters,
        words: seeds::YAML_WORDS,
    },
    Target {
        name: "profile",
        run: site_targets::profile,
        seeds: seeds::profiles,
        words: seeds::PROFILE_WORDS,
    },
    Target {
        name: "config",
        run: site_targets::config,
        seeds: seeds::configs,
        words: seeds::CONFIG_WORDS,
    },
];

impl Target {
    /// Where its regressions lie.
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("regressions").join(self.name)
    }

    /// What once fell out.
    pub fn regressions(&self) -> Vec<Vec<u8>> {
        let mut paths: Vec<PathBuf> = fs::read_dir(self.folder())
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        paths.iter().filter_map(|path| fs::read(path).ok()).collect()
    }

    /// Inputs without end, the same for the same number.
    pub fn inputs(self, start: u64) -> impl Iterator<Item = Vec<u8>> {
        let seeds: Vec<Vec<u8>> = (self.seeds)().into_iter().chain(self.regressions()).collect();
        let mut dice = Dice::new(start);
        std::iter::repeat_with(move || mutated(&seeds, self.words, &mut dice))
    }
}
