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

/// The usual endings of some languages: of the first five as they are written, since a stemmer wants its accents;
/// of the others folded.
const ENDINGS: [(&str, &str); 12] = [
    (
        "en",
        "s es ed ing er ers e y ies ied ly al ally ation ations ion ions ment ments ness able ive or ors \
         ity ities ize izes ized izing ise ised ising ical ful less ism ist ists ance ence ant ent ate ated \
         ating ates ator ators ous d r rs",
    ),
    (
        "de",
        "e el ell elle els em en end ende endem enden ender endes ene enem enen ener enes enheit \
         enheiten ens er ere erem eren erer eres erin erinnen erlich erliche erlichen erlicher erliches \
         ern ers erung erungen es est este esten ester et ete etem eten eter etes heit heiten ig ige \
         igem igen igende iger igere igeren iges igkeit igkeiten igste igsten igung igungen ik iker isch \
         ische ischem ischen ischer isches keit keiten lich liche lichem lichen licher liches lichkeit \
         lichkeiten lichste lichsten n nd s st ste stem sten ster stern stes t te ten test tet ung ungen",
    ),
    (
        "fr",
        "a ai aient aire ais ait ance ances ant ante antes ants as asse assent at ation ations ateur \
         ateurs atrice atrices e é ée ées ement ements emment amment ence ences ent er era erai eraient \
         erais erait eras èrent erez eriez erions erons eront ers es és eur eurs euse euses eux ez ible \
         ibles if ifs ion ions iez ique iques ir ira irai iraient irais irait irent irons iront is isme \
         ismes issaient issait issant issante issement issent issez issons iste istes it ite ites ité \
         ités ive ives ièrement ière ières ier iers i ie ies ît able ables al ale ales aux âmes ât âtes \
         s u ue ues us ut x",
    ),
    (
        "es",
        "a aba aban abamos ábamos abas able ables ación aciones ada adas ador adora adoras adores ado \
         ados al ales amente amiento amientos amos an ancia ancias ando ándose ante antes anza anzas ar \
         ara arán aran arás aré aremos aría arían arías arla arlas arle arles arlo arlos arme arnos aron \
         arse as ase ases aste ción ciones ó e é emos en encia encias er era erán eran erás eré eremos \
         ería erían erse erla erlo es iendo iéndose ía ían ías ible ibles ica icas ico icos ida idad \
         idades idas ido idos iera ieran ieron iese imiento imientos ió imos ir irá irán iré iría irían \
         irse ismo ismos ista istas iva ivas ivo ivos mente o os osa osas oso osos aje s logía \
         logías ivamente idora idor",
    ),
    (
        "pt",
        "a ação acao ações ada adas ado ador adora adoras adores ados ais al am amente amento amentos \
         amos ância ando ante antes ar ara aram ará arão arei arem aremos ares aria ariam armos as asse \
         assem aste ava avam ável áveis ção ções e ei eis em emos ência ências endo ente entes er era \
         eram erá erão eria eriam erem es esse essem eu eza ezas ia iam ível íveis ica icas ico icos ida \
         idade idades idas ido idos imento imentos indo ir ira iram irá irão iria iriam irem ismo ismos \
         isse issem ista istas iu iva ivas ivo ivos mente o os osa osas oso osos ou logia ual uais",
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

/// An ending, folded, and the ways in which it is written.
struct Ending {
    folded: String,
    written: Vec<String>,
}

impl Ending {
    /// Does `root` with this ending, in any way of writing it, have `stem`? The word is put together in `asked`.
    fn reaches(&self, stem: &str, root: &str, language: &Language, asked: &mut String) -> bool {
        self.written.iter().any(|written| {
            joined(asked, root, written);
            language.stem(asked).as_deref() == Some(stem)
        })
    }
}

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
    let proofs = frequent(terms).par_chunks(AT_ONCE).map(prove).reduce_with(together);
    let most = if code == "en" { limits::ENGLISH_SUFFIXES } else { limits::SUFFIXES };
    best(&proofs.unwrap_or_default(), &endings, most)
}

/// What `some` terms show of each rule: from every ending (a row each) to every other.
fn proofs(
    some: &[&String],
    endings: &[Ending],
    known: &HashSet<&str>,
    language: &Language,
) -> Vec<Proof> {
    let mut proofs = vec![Proof::default(); endings.len() * endings.len()];
    let mut asked = String::new();
    for term in some {
        let Some(stem) = language.stem(term) else { continue };
        for (to, ending) in endings.iter().enumerate().filter(|(_, it)| is_ending(term, &it.folded))
        {
            let root = &term[..term.len() - ending.folded.len()];
            for (from, other) in endings.iter().enumerate().filter(|&(from, _)| from != to) {
                joined(&mut asked, root, &other.folded);
                if !known.contains(asked.as_str()) {
                    let is_right = other.reaches(&stem, root, language, &mut asked);
                    proofs[from * endings.len() + to].add(is_right);
                }
            }
        }
    }
    proofs
}

/// Makes `word` of its two parts.
fn joined(word: &mut String, root: &str, ending: &str) {
    word.clear();
    word.push_str(root);
    word.push_str(ending);
}

/// The proofs of two sets of terms.
fn together(mut sum: Vec<Proof>, rest: Vec<Proof>) -> Vec<Proof> {
    for (proof, more) in sum.iter_mut().zip(rest) {
        proof.right += more.right;
        proof.wrong += more.wrong;
    }
    sum
}

/// The rules that are mostly right: longest ending first, as it says most about the word, then by how
/// often they help; `most` of them.
fn best(proofs: &[Proof], endings: &[Ending], most: usize) -> Vec<SuffixRule> {
    let good =
        |proof: &Proof| proof.right > 0 && proof.right * 100 >= (proof.right + proof.wrong) * RIGHT;
    let folded = || endings.iter().map(|ending| &ending.folded);
    let pairs = folded().flat_map(|from| folded().map(move |to| (from, to)));
    let mut rules: Vec<_> = pairs.zip(proofs).filter(|(_, proof)| good(proof)).collect();
    rules.sort_by_key(|((from, to), proof)| (Reverse(proof.right), *from, *to));
    rules.truncate(most);
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

/// The language's endings, those by which families differ, and none at all: folded, each with the ways
/// it is written.
fn endings(families: &[Vec<String>], language: &Language) -> Vec<Ending> {
    let usual = ENDINGS.iter().find(|(code, _)| *code == language.code()).map_or("", |row| row.1);
    let usual = usual.split_whitespace().map(str::to_string);
    let mut endings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for written in usual.chain(own_endings(families)).chain([String::new()]) {
        let ways = endings.entry(engine::text::fold(&written)).or_default();
        if !ways.contains(&written) {
            ways.push(written);
        }
    }
    endings.into_iter().map(|(folded, written)| Ending { folded, written }).collect()
}

/// The endings by which the site's families differ. Seen once, an ending is one word's peculiarity.
fn own_endings(families: &[Vec<String>]) -> impl Iterator<Item = String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for family in families {
        let root = common_beginning(family);
        for ending in family.iter().map(|term| &term[root..]) {
            if ending.chars().count() <= ENDING_CHARS {
                *counts.entry(ending).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, n)| *n > 1).map(|(ending, _)| ending.to_string())
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
    fn accented_endings_are_proved_as_they_are_written() {
        let words = "developper arriver presenter administrer";
        let terms = words.split(' ').map(|word| (word.to_string(), 1)).collect();
        let rules = rules(&terms, &[], &Language::new("fr"));
        for (asked, term) in [("developpee", "developper"), ("arriverent", "arriver")] {
            assert_eq!(reached(&rules, &terms, asked).as_deref(), Some(term), "{asked}");
        }
    }

    #[test]
    fn without_a_stemmer_there_are_no_rules() {
        let terms = [("mentors".to_string(), 1)].into();
        assert_eq!(rules(&terms, &[], &Language::new("tlh")), []);
    }
}
