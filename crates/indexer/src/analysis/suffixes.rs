//! How a word that the site never used finds its family: by another ending.
//!
//! The endings are those by which the site's own families differ, and the language's usual ones. A rule
//! `ing → ed` is proved on the site's terms against the real stemmer: of the words it makes from terms in
//! `-ed`, how many have the term's stem? Rules that are mostly right stay, those that help most first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use engine::index::SuffixRule;
use rayon::prelude::*;

use super::language::Language;
use crate::limits;

/// The usual endings of some languages, folded.
const ENDINGS: [(&str, &str); 12] = [
    (
        "en",
        "s es ed ing er ers e y ies ied ly al ally ation ations ion ions ment ments ness able ive or ors \
         ity ities ize izes ized izing ise ised ising ical ful less ism ist ists ance ence ant ent ate ated \
         ating ates ator ators ous d r rs",
    ),
    (
        "de",
        "e en er ern es em n s st t te ten ter end ung ungen heit heiten keit keiten lich liche lichen isch ische ischen ig ige igen er ern erin",
    ),
    (
        "fr",
        "s e es er ez ent ant ante ants antes ee ees ement ements ation ations ateur ateurs atrice eur eurs euse euses if ive ifs ives ite ites ique iques isme iste istes able ables aux al ale ales ait aient ons",
    ),
    (
        "es",
        "s es o a os as ar er ir ado ada ados adas ido ida ando iendo cion ciones acion aciones ador adora adores dad dades mente ista istas ico ica icos icas ivo iva amiento able ables an en e",
    ),
    (
        "pt",
        "s es o a os as ar er ir ado ada ados adas ido ida ando endo cao coes acao acoes ador adora adores dade dades mente ista istas ico ica icos icas ivo iva vel am em ou e",
    ),
    (
        "it",
        "o a i e are ere ire ato ata ati ate ito ita ando endo zione zioni azione azioni tore tori trice ita ista isti ico ica ici iche ivo iva mente mento menti abile",
    ),
    (
        "du",
        "e en s er ers heid ing ingen lijk lijke je jes t te ten de den end ende ig ige isch ische",
    ),
    (
        "sv",
        "a ar arna e en er erna et na or orna s n ade ande ning ningar ig igt iga lig ligt liga het heter are arens",
    ),
    ("da", "e en er erne et s ne ede ende ning ninger ig igt ige lig ligt lige hed heder ere"),
    ("no", "e en er ene et s a ene ede ende ning ninger ig lig lige het heter ere"),
    ("fi", "n t a ta ssa sta lla lta lle ksi in en i ja jen ista issa ksen minen mista"),
    (
        "ru",
        "а я ы и у е ю о ой ей ом ем ам ям ами ями ах ях ов ев ый ий ая ое ые ие ого его ому ему ым им ых их ть л ла ло ли ет ют ит ят ция ции ций ость ости ный ная ное ные",
    ),
];

/// Least share of right answers of a rule, in percent.
const RIGHT: u32 = 85;

/// Terms that are tried with one stemmer: making one takes a while.
const AT_ONCE: usize = 512;

/// Endings longer than this are words of their own.
const ENDING_CHARS: usize = 6;

/// What stays of a word is at least this long, in characters.
const STEM_CHARS: usize = 3;

/// How often a rule's answer is another form of the word, and how often something else.
#[derive(Clone, Copy, Default)]
struct Proof {
    right: u32,
    wrong: u32,
}

impl Proof {
    fn add(&mut self, is_right: bool) {
        *if is_right { &mut self.right } else { &mut self.wrong } += 1;
    }
}

/// The rules for a site in `language` whose terms, with their document frequencies, are `terms`.
pub(super) fn rules(
    terms: &BTreeMap<String, u32>,
    families: &[Vec<String>],
    language: &Language,
) -> Vec<SuffixRule> {
    let endings = endings(families, language);
    let known: HashSet<&str> = terms.keys().map(String::as_str).collect();
    let code = language.code();
    let prove = |some: &[&String]| proofs(some, &endings, &known, &Language::new(code));
    let proofs = frequent(terms).par_chunks(AT_ONCE).map(prove).reduce(Vec::new, together);
    best(&proofs, &endings)
}

/// What `some` terms show of each rule: from every ending (a row each) to every other.
fn proofs(
    some: &[&String],
    endings: &[String],
    known: &HashSet<&str>,
    language: &Language,
) -> Vec<Proof> {
    let mut proofs = vec![Proof::default(); endings.len() * endings.len()];
    let mut asked = String::new();
    for term in some {
        let Some(stem) = language.stem(term) else { continue };
        for (to, ending) in endings.iter().enumerate().filter(|(_, to)| is_ending(term, to)) {
            let root = &term[..term.len() - ending.len()];
            for (from, other) in endings.iter().enumerate().filter(|&(from, _)| from != to) {
                asked.clear();
                asked.push_str(root);
                asked.push_str(other);
                if !known.contains(asked.as_str()) {
                    let is_right = language.stem(&asked).as_ref() == Some(&stem);
                    proofs[from * endings.len() + to].add(is_right);
                }
            }
        }
    }
    proofs
}

/// The proofs of two sets of terms; one may be empty.
fn together(one: Vec<Proof>, other: Vec<Proof>) -> Vec<Proof> {
    let (mut sum, rest) = if one.is_empty() { (other, one) } else { (one, other) };
    for (proof, more) in sum.iter_mut().zip(rest) {
        proof.right += more.right;
        proof.wrong += more.wrong;
    }
    sum
}

/// The rules that are mostly right: longest ending first, as it says most about the word, then by how
/// often they help.
fn best(proofs: &[Proof], endings: &[String]) -> Vec<SuffixRule> {
    let good =
        |proof: &Proof| proof.right > 0 && proof.right * 100 >= (proof.right + proof.wrong) * RIGHT;
    let pairs = endings.iter().flat_map(|from| endings.iter().map(move |to| (from, to)));
    let mut rules: Vec<_> = pairs.zip(proofs).filter(|(_, proof)| good(proof)).collect();
    rules.sort_by_key(|((from, to), proof)| (Reverse(proof.right), *from, *to));
    rules.truncate(limits::SUFFIXES);
    rules.sort_by_key(|((from, _), proof)| (Reverse(from.chars().count()), Reverse(proof.right)));
    let rule = |(from, to): (&String, &String)| SuffixRule { from: from.clone(), to: to.clone() };
    rules.into_iter().map(|(pair, _)| rule(pair)).collect()
}

/// The terms that most documents have, as many as the rules are proved on.
fn frequent(terms: &BTreeMap<String, u32>) -> Vec<&String> {
    let mut sorted: Vec<(&String, u32)> = terms.iter().map(|(term, &freq)| (term, freq)).collect();
    sorted.sort_by_key(|(term, freq)| (Reverse(*freq), *term));
    sorted.into_iter().map(|(term, _)| term).take(limits::SUFFIX_TERMS).collect()
}

/// Whether `term` ends in `ending` and enough stays.
fn is_ending(term: &str, ending: &str) -> bool {
    term.strip_suffix(ending).is_some_and(|root| root.chars().count() >= STEM_CHARS)
}

/// The language's endings, those by which families differ, and none at all.
fn endings(families: &[Vec<String>], language: &Language) -> Vec<String> {
    let usual = ENDINGS.iter().find(|(code, _)| *code == language.code()).map_or("", |row| row.1);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for family in families {
        let root = common_beginning(family);
        for term in family {
            let ending = &term[root..];
            if ending.chars().count() <= ENDING_CHARS {
                *counts.entry(ending.to_string()).or_default() += 1;
            }
        }
    }
    // Seen once, an ending is one word's peculiarity.
    let own = counts.into_iter().filter(|(_, n)| *n > 1).map(|(ending, _)| ending);
    let mut endings: Vec<String> =
        usual.split_whitespace().map(str::to_string).chain(own).collect();
    endings.push(String::new());
    endings.sort();
    endings.dedup();
    endings
}

/// How many bytes the words have in common at their beginnings.
fn common_beginning(words: &[String]) -> usize {
    let Some((first, rest)) = words.split_first() else { return 0 };
    let len = |other: &String| {
        let same = first.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
        same.last().map_or(0, |((at, c), _)| at + c.len_utf8())
    };
    rest.iter().map(len).min().unwrap_or(first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The term that the rules lead `asked` to, as the engine follows them.
    fn reached(rules: &[SuffixRule], terms: &BTreeMap<String, u32>, asked: &str) -> Option<String> {
        rules.iter().find_map(|rule| {
            let root = asked.strip_suffix(&rule.from)?;
            let term = format!("{root}{}", rule.to);
            (root.len() >= 3 && terms.contains_key(&term)).then_some(term)
        })
    }

    #[test]
    fn unseen_forms_reach_their_family() {
        let words =
            "mentors investors compilers designing programmer databases teaching built systems";
        let terms = words.split(' ').map(|word| (word.to_string(), 1)).collect();
        let rules = rules(&terms, &[], &Language::new("en"));
        for (asked, term) in [
            ("mentor", "mentors"),
            ("mentoring", "mentors"),
            ("compiler", "compilers"),
            ("designed", "designing"),
            ("programmers", "programmer"),
            ("teaches", "teaching"),
        ] {
            assert_eq!(reached(&rules, &terms, asked).as_deref(), Some(term), "{asked}");
        }
        assert_eq!(reached(&rules, &terms, "mental"), None);
    }

    #[test]
    fn without_a_stemmer_there_are_no_rules() {
        let terms = [("mentors".to_string(), 1)].into();
        assert_eq!(rules(&terms, &[], &Language::new("tlh")), []);
    }
}
