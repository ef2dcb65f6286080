//! The state of the reader: which source, which row of it, which of its citations.

use crate::app::cited::{marked, text_of};
use crate::app::marking::Marking;
use crate::app::opened::Desk;
use crate::app::timeline::Focus;
use crate::model::{CitationId, SourceId, TextId, TextKind};
use crate::text::{Pager, Position};

/// Where one is in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The source; none where the chronology has none.
    pub source: Option<SourceId>,
    /// The first row on the screen.
    pub top: Position,
    /// The row under the cursor.
    pub at: Position,
    /// The citation that is singled out, if one is.
    pub citation: Option<CitationId>,
    /// Where the date begins that was gone to, in bytes, if one was.
    pub date: Option<usize>,
    /// Where keys act: the text or its margin.
    pub focus: Focus,
    /// What is marked, while something is.
    pub marking: Option<Marking>,
}

impl Reader {
    /// The text to show.
    #[must_use]
    pub fn text(&self, desk: &Desk, kind: TextKind) -> Option<TextId> {
        text_of(desk, self.source?, kind)
    }

    /// Opens a citation's source at its place.
    pub fn open(&mut self, desk: &Desk, citation: CitationId, kind: TextKind, width: usize, height: usize) {
        *self = Self { source: desk.chronology().source_of(citation), citation: Some(citation), ..Self::default() };
        self.go_to(desk, citation, kind, width);
        if let Some(body) = self.text(desk, kind).and_then(|text| desk.opened.shelf.get(text)) {
            // A third of the screen above it, so that the surroundings are seen.
            let above = isize::try_from(height / 3).unwrap_or(0);
            self.top = Pager::new(body, width).step(self.at, -above);
        }
    }

    /// Puts the cursor on the first row that a citation marks.
    pub fn go_to(&mut self, desk: &Desk, citation: CitationId, kind: TextKind, width: usize) {
        self.citation = Some(citation);
        self.date = None;
        let place = self.text(desk, kind).and_then(|text| {
            let body = desk.opened.shelf.get(text)?;
            Some(Pager::new(body, width).position_of(marked(desk, citation, text)?.start))
        });
        if let Some(place) = place {
            self.at = place;
        }
    }

    /// Scrolls so that the cursor is on the screen.
    pub fn reveal(&mut self, rows: &Pager, height: usize) {
        let margin = isize::try_from(height.saturating_sub(1).min(4) / 2).unwrap_or(0);
        let height = isize::try_from(height).unwrap_or(isize::MAX);
        let lowest_top = rows.step(self.at, -margin);
        if self.top > lowest_top {
            self.top = lowest_top;
        }
        let highest_top = rows.step(rows.step(self.at, margin), 1 - height);
        if self.top < highest_top {
            self.top = highest_top;
        }
    }
}

/// The citations that mark `text`, in the order of the text; of several that begin together, the shorter
/// first.
#[must_use]
pub fn marks(desk: &Desk, text: TextId) -> Vec<(std::ops::Range<usize>, CitationId)> {
    let source = desk.chronology().source_of_text(text);
    let mut marks: Vec<_> = desk
        .chronology()
        .citations_of_source(source)
        .iter()
        .filter_map(|id| Some((marked(desk, *id, text)?, *id)))
        .collect();
    marks.sort_by_key(|(range, id)| (range.start, range.end, *id));
    marks
}
