//! One person, gathered from the index for showing.

use std::ops::Deref;

use engine::index::{DocId, Index, StoredDocument};

/// A document with what the index says once for everyone.
pub(crate) struct Person<'a> {
    document: StoredDocument<'a>,
    facets: Vec<&'a str>,
    /// The language that the name's letters follow.
    pub(crate) locale: &'a str,
}

/// A person's values of one facet.
pub(crate) struct FacetValues<'p> {
    pub(crate) name: &'p str,
    pub(crate) values: &'p [&'p str],
}

impl<'a> Person<'a> {
    /// The person `doc`; `None` beyond the last.
    pub(crate) fn read(index: &Index<'a>, doc: DocId) -> Option<Self> {
        let document = index.document(doc)?;
        let locale =
            if document.language.is_empty() { index.language() } else { document.language };
        Some(Self { document, facets: index.facets().collect(), locale })
    }

    /// The facets in the index's order.
    pub(crate) fn facets(&self) -> impl Iterator<Item = FacetValues<'_>> {
        self.facets
            .iter()
            .zip(&self.document.values)
            .map(|(name, values)| FacetValues { name, values })
    }

    /// The values of the facet `name`; none where there is no such facet.
    pub(crate) fn facet(&self, name: &str) -> &[&'a str] {
        let at = self.facets.iter().position(|facet| *facet == name);
        at.and_then(|at| self.document.values.get(at)).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Deref for Person<'a> {
    type Target = StoredDocument<'a>;

    fn deref(&self) -> &Self::Target {
        &self.document
    }
}
