//! The same site gives the same bytes: no clock and no order of a hash where an index is made.

use super::source::{assert_none, rust};

/// The one place that asks what time it is: for dates in the future, unless the caller names the time.
const CLOCK: &str = "crates/indexer/src/jekyll/settings.rs";

/// Asks how old a file is, which decides whether it is read again and nothing else.
const AGE_OF_FILES: &str = "crates/indexer/src/jekyll/memory.rs";

/// Look keys up that have no order, or very often, and never go through them; clippy's `iter_over_hash_type`
/// sees to the latter.
const LOOK_UP_ONLY: [&str; 1] = ["crates/indexer/src/yaml/mod.rs"];

#[test]
fn no_order_of_a_hash_reaches_an_index() {
    let folders = ["crates/engine/src", "crates/indexer/src", "src"];
    let places: Vec<String> = folders
        .iter()
        .flat_map(|folder| rust(folder))
        .filter(|file| !LOOK_UP_ONLY.iter().any(|path| file.path.ends_with(path)))
        .flat_map(|file| file.places_of(&["HashMap", "HashSet", "RandomState"]))
        .collect();
    assert_none("these have another order in every run; take the BTree ones", &places);
}

#[test]
fn the_clock_is_asked_in_one_place() {
    let folders = ["crates/engine/src", "crates/indexer/src", "src"];
    let places: Vec<String> = folders
        .iter()
        .flat_map(|folder| rust(folder))
        .filter(|file| !file.path.ends_with(AGE_OF_FILES))
        .flat_map(|file| {
            file.paths_into(&[
                "SystemTime",
                "Instant",
                "std::time::SystemTime",
                "std::time::Instant",
                "Timestamp::now",
                "Zoned::now",
                "jiff::Timestamp::now",
                "jiff::Zoned::now",
                "js_sys::Date",
            ])
        })
        .collect();
    let elsewhere: Vec<String> =
        places.iter().filter(|place| !place.starts_with(CLOCK)).cloned().collect();
    assert_none("the clock", &elsewhere);
    assert_eq!(places.len(), 1, "{CLOCK} no longer asks, or asks twice: {places:?}");
}
