//! The words outside titles with their documents, gathered from all of them. Does not ship.
//!
//! One sort of all occurrences rather than a lookup for each: at 10,000 people there are 1.6
//! million. Eight bytes of a word stand beside it as a number, so that hardly ever two words
//! have to be compared letter by letter.

use alloc::vec::Vec;

use super::impact::{is_value, weight};
use super::terms::is_storable;
use super::{Field, Source};

/// A document that has a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Posting {
    pub(crate) doc: u32,
    /// The term's frequency, each field's at its weight.
    pub(crate) weighted: u32,
    /// Whether a value of a facet has it.
    pub(crate) in_value: bool,
}

/// A term with its documents, in their order, each once.
pub(crate) struct Word<'s> {
    pub(crate) term: &'s str,
    pub(crate) postings: Vec<Posting>,
}

/// A term in a field of a document; ordered by term, then by document.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Occurrence<'s> {
    beginning: u64,
    term: &'s str,
    posting: Posting,
}

/// All words outside titles, in their order.
#[expect(clippy::disallowed_methods, reason = "the writer does not ship")]
pub(crate) fn words(source: &Source) -> Vec<Word<'_>> {
    let mut all: Vec<Occurrence<'_>> = occurrences(source).collect();
    all.sort_unstable();
    let same = all.chunk_by(|a, b| a.beginning == b.beginning && a.term == b.term);
    let words = same.filter_map(|same| {
        let mut postings = same.iter().map(|occurrence| occurrence.posting).collect();
        merge(&mut postings);
        Some(Word { term: same.first()?.term, postings })
    });
    words.collect()
}

fn occurrences(source: &Source) -> impl Iterator<Item = Occurrence<'_>> {
    source.documents.iter().zip(0..).flat_map(|(document, doc)| {
        let found = document.terms.iter().filter(|found| found.field != Field::Title);
        found.filter(|found| is_storable(&found.term)).map(move |found| Occurrence {
            beginning: beginning(&found.term),
            term: &found.term,
            posting: Posting {
                doc,
                weighted: found.freq.saturating_mul(weight(found.field)).min(1 << 16),
                in_value: is_value(found.field),
            },
        })
    })
}

/// A word's first eight bytes, of which the first weighs most.
fn beginning(term: &str) -> u64 {
    let bytes = term.bytes().chain(core::iter::repeat(0)).take(8);
    bytes.fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// Puts postings into the order of their documents, and what one document has together.
#[expect(clippy::disallowed_methods, reason = "the writer does not ship")]
pub(crate) fn merge(postings: &mut Vec<Posting>) {
    postings.sort_unstable();
    postings.dedup_by(|next, kept| {
        let is_same = next.doc == kept.doc;
        if is_same {
            kept.weighted = kept.weighted.saturating_add(next.weighted);
            kept.in_value |= next.in_value;
        }
        is_same
    });
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::index::{Document, TermFreq};

    fn person(terms: &[(&str, Field, u32)]) -> Document {
        let terms =
            terms.iter().map(|&(term, field, freq)| TermFreq { term: term.into(), field, freq });
        Document { terms: terms.collect(), ..Document::default() }
    }

    #[test]
    fn words_come_in_order_with_all_that_a_document_has() {
        let documents = vec![
            person(&[("compilers", Field::Body, 2), ("compiler", Field::Body, 1)]),
            person(&[("compilers", Field::Body, 1), ("compilers", Field::Tags, 1)]),
            person(&[("ada", Field::Title, 1)]),
        ];
        let source = Source { documents, ..Source::default() };
        let told: Vec<(&str, Vec<(u32, bool)>)> = words(&source)
            .iter()
            .map(|word| (word.term, word.postings.iter().map(|it| (it.doc, it.in_value)).collect()))
            .collect();
        assert_eq!(
            told,
            [("compiler", vec![(0, false)]), ("compilers", vec![(0, false), (1, true)])]
        );
        let together = words(&source)[1].postings[1].weighted;
        assert_eq!(together, weight(Field::Body) + weight(Field::Tags));
    }
}
