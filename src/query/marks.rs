//! Which letters of a shown text a query matches.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::query::Query;
use crate::query::needle::Needle;
use crate::query::parse::Atom;
use crate::text::fold::fold;

impl Query {
    /// The letters of `text`, the title or any other text on a screen, that the words and phrases of the
    /// query match: bytes of `text`, in order, without overlap, graphemes whole.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let terms = self.clauses().iter().flat_map(|clause| &clause.terms).filter(|term| !term.negated);
        let needles: Vec<Needle> = terms
            .filter_map(|term| match &term.atom {
                Atom::Word(word) => Needle::fuzzy(word),
                Atom::Phrase(phrase) => Needle::exact(phrase),
                _ => None,
            })
            .collect();
        if needles.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let places = needles.iter().flat_map(|needle| needle.places(&folded.text));
        whole_graphemes(text, places.map(|place| folded.source_of(place)).collect())
    }
}

/// The graphemes that the ranges touch; those that meet are joined.
fn whole_graphemes(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut graphemes = text.grapheme_indices(true).map(|(at, grapheme)| at..at + grapheme.len()).peekable();
    for range in ranges {
        while graphemes.next_if(|grapheme| grapheme.end <= range.start).is_some() {}
        while let Some(grapheme) = graphemes.next_if(|grapheme| grapheme.start < range.end) {
            match marks.last_mut().filter(|last| last.end == grapheme.start) {
                Some(last) => last.end = grapheme.end,
                None => marks.push(grapheme),
            }
        }
    }
    marks
}
