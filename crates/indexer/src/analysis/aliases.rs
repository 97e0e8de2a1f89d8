//! Other ways to ask for a name: short and pet forms both ways, and spellings that the browser would not
//! think of by itself. Only for names that the site has.

use std::collections::{BTreeMap, BTreeSet};

use engine::index::{Alias, AliasKind};
use engine::text::{fold, variants};

/// Full names with their short forms, one full name a line: `robert: bob rob`.
const NICKNAMES: &str = include_str!("nicknames.txt");

/// The aliases of a site's `names`: the terms, with a form they were written in.
pub(super) fn aliases(names: &BTreeMap<String, String>) -> Vec<Alias> {
    let mut found = BTreeSet::new();
    for (term, written) in names {
        for spelling in spellings(term, written) {
            found.insert((spelling, term.clone(), AliasKind::Spelling));
        }
    }
    for (full, shorts) in groups() {
        let forms: Vec<&str> = [full].into_iter().chain(shorts).collect();
        for to in forms.iter().filter(|form| names.contains_key(**form)) {
            for from in forms.iter().filter(|from| from != &to) {
                found.insert(((*from).to_string(), (*to).to_string(), AliasKind::Nickname));
            }
        }
    }
    found.into_iter().map(|(from, to, kind)| Alias { from, to, kind }).collect()
}

/// Full names and their short forms.
fn groups() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = NICKNAMES.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(full, shorts)| (full, shorts.split_whitespace().collect()))
}

/// Spellings of a term from which the engine, which varies what is asked, does not come back to it.
fn spellings(term: &str, written: &str) -> Vec<String> {
    if fold(written) != term {
        return Vec::new();
    }
    let is_lost = |spelling: &String| {
        fold(spelling) != term && !variants(spelling).iter().any(|back| back == term)
    };
    variants(written).into_iter().filter(is_lost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The aliases of one name, as `from kind`.
    fn of(written: &[&str]) -> Vec<Alias> {
        aliases(&written.iter().map(|name| (fold(name), (*name).to_string())).collect())
    }

    fn leads(aliases: &[Alias], from: &str, to: &str) -> bool {
        aliases.iter().any(|alias| alias.from == from && alias.to == to)
    }

    #[test]
    fn short_forms_lead_to_full_names_and_back() {
        assert!(leads(&of(&["robert"]), "bob", "robert"));
        assert!(leads(&of(&["bob"]), "robert", "bob"));
        assert!(leads(&of(&["bob"]), "rob", "bob"));
        assert!(leads(&of(&["josé"]), "pepe", "jose"));
    }

    #[test]
    fn only_names_of_the_site_are_led_to() {
        assert_eq!(of(&["zebediah"]), []);
        assert!(of(&["robert"]).iter().all(|alias| alias.to == "robert"));
    }

    #[test]
    fn local_spellings_are_reached() {
        for (written, asked) in
            [("müller", "mueller"), ("ødegård", "oedegaard"), ("đorđe", "djordje")]
        {
            let aliases = of(&[written]);
            let by_engine = variants(asked).contains(&fold(written));
            assert!(by_engine || leads(&aliases, asked, &fold(written)), "{asked} {aliases:?}");
        }
    }

    #[test]
    fn the_table_is_folded_and_says_each_thing_once() {
        for (full, shorts) in groups() {
            assert_eq!(fold(full), full);
            let mut seen = BTreeSet::new();
            for short in shorts {
                assert!(
                    fold(short) == short && short != full && seen.insert(short),
                    "{full}: {short}"
                );
            }
        }
    }
}
