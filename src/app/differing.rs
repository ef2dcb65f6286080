//! Where a passage has other words than the quotation that rests on it.

use std::ops::Range;

use crate::app::opened::Desk;
use crate::app::passage::{FACT_AT, PassageRow, named, wrapped};
use crate::model::{Anchor, Change, CitationId, TextId};
use crate::phrases;

/// A quotation beside the passage that almost has its words.
#[derive(Clone, Debug)]
pub struct Differing<'a> {
    quote: &'a str,
    passage: &'a str,
    changes: Vec<Change>,
}

impl<'a> Differing<'a> {
    /// For a citation that is near, what differs at the deciding place.
    #[must_use]
    pub fn of(desk: &'a Desk, citation: CitationId) -> Option<Self> {
        Self::at(desk, citation, desk.evidence.finding(citation)?.anchors.into_iter().next()?)
    }

    fn at(desk: &'a Desk, citation: CitationId, anchor: Anchor) -> Option<Self> {
        let Anchor { text, range, changes, .. } = anchor;
        let quote = desk.chronology().citation(citation).quote()?;
        let passage = desk.opened.shelf.get(text)?.content.get(range)?;
        (!changes.is_empty()).then_some(Self { quote, passage, changes })
    }

    /// The quotation as the chronology has it.
    #[must_use]
    pub fn quote(&self) -> &'a str {
        self.quote
    }

    /// The bytes of the quotation for which the passage has others.
    pub fn quoted(&self) -> impl Iterator<Item = Range<usize>> {
        self.changes.iter().map(|change| change.quote.clone())
    }

    /// `“given”, quoted “shared”`
    #[must_use]
    pub fn words(&self) -> String {
        phrases::differing_words(self.quote, self.passage, &self.changes).unwrap_or_default()
    }
}

/// The bytes of `text` at which it has other words than the quotation of a citation that is near there.
#[must_use]
pub fn differing_in(desk: &Desk, citation: CitationId, text: TextId) -> Vec<Range<usize>> {
    let Some(anchor) = desk.evidence.anchor_in(citation, text) else { return Vec::new() };
    let start = anchor.range.start;
    let Some(differing) = Differing::at(desk, citation, anchor) else { return Vec::new() };
    differing.changes.iter().map(|it| start + it.text.start..start + it.text.end).collect()
}

/// How many rows of a quotation that differs are shown.
const QUOTED_ROWS: usize = 6;
/// How many rows of what differs.
const DIFFERING_ROWS: usize = 3;

/// What differs where a passage almost has the words of its quotation, then the quotation; where there is
/// little room, a row of the first.
#[must_use]
pub fn differing_rows(desk: &Desk, citation: CitationId, width: usize, roomy: bool) -> Vec<PassageRow> {
    let Some(differing) = Differing::of(desk, citation) else { return Vec::new() };
    let width = width.saturating_sub(FACT_AT);
    let words = differing.words();
    let words = wrapped(&words, width).take(if roomy { DIFFERING_ROWS } else { 1 });
    let mut rows: Vec<_> = named(phrases::DIFFERS, words).map(|(name, row)| PassageRow::Fact(name, row)).collect();
    if roomy {
        let quoted = phrases::quoted(differing.quote());
        let quoted = named(phrases::QUOTED, wrapped(&quoted, width).take(QUOTED_ROWS));
        rows.extend(quoted.map(|(name, row)| PassageRow::Quoted(name, citation, row)));
    }
    rows
}
