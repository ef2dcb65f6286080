//! The state of the face-off: which event, which pair of its passages, how far each side is scrolled.

use crate::app::cited::{in_order, marked, text_of};
use crate::app::opened::Desk;
use crate::app::timeline::Focus;
use crate::model::{CitationId, EventId, Stance, TextKind};
use crate::text::{Pager, Position, SharedWords, shared};

/// Two passages of one event: left and right.
pub type Pair = [CitationId; 2];

/// Where one is in the face-off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaceOff {
    /// The event.
    pub event: Option<EventId>,
    /// Which of its pairs, counted from 0.
    pub pair: usize,
    /// How far each side is scrolled.
    pub sides: [Side; 2],
    /// Where keys act.
    pub focus: Focus,
    /// Whether each side scrolls by itself.
    pub apart: bool,
    /// How the words of the two are compared.
    pub differences: Differences,
}

/// How the words of two cited passages are compared on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Differences {
    /// Not at all: the quotations are what stands out.
    #[default]
    Off,
    /// The words that both have step back.
    SharedDimmed,
    /// The words that only one of them has are marked.
    OwnMarked,
}

impl Differences {
    /// The next of the three, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Off => Self::SharedDimmed,
            Self::SharedDimmed => Self::OwnMarked,
            Self::OwnMarked => Self::Off,
        }
    }
}

/// The words of the passages of a pair, side by side: the bytes of each in the text that is shown, in order.
/// The passage is what the text marks: the very words, or the cited lines where the words stand in another
/// text. None where a side has no passage.
#[must_use]
pub fn compared(desk: &Desk, pair: Pair, kind: TextKind) -> Option<[SharedWords; 2]> {
    let [left, right] = pair.map(|citation| {
        let text = text_of(desk, desk.chronology().source_of(citation)?, kind)?;
        let body = desk.opened.shelf.get(text)?;
        let passage = marked(desk, citation, text)?;
        Some((passage.start, body.content.get(passage)?))
    });
    let ((left_from, left), (right_from, right)) = (left?, right?);
    let [lefts, rights] = shared(cut(left), cut(right));
    let placed = |words: SharedWords, from: usize| {
        words.into_iter().map(|(range, share)| (range.start + from..range.end + from, share)).collect()
    };
    Some([placed(lefts, left_from), placed(rights, right_from)])
}

/// A passage as far as it is compared: [`COMPARED`] bytes.
fn cut(passage: &str) -> &str {
    let mut end = passage.len().min(COMPARED);
    while !passage.is_char_boundary(end) {
        end -= 1;
    }
    &passage[..end]
}

/// The most bytes of a passage whose words are compared.
const COMPARED: usize = 1 << 14;

/// How far a side is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Blank rows above the text, so that both passages stand on one row.
    pub lead: usize,
    /// The first row of the text below them.
    pub top: Position,
}

impl Side {
    /// Scrolls by a number of rows; blank rows above the text are used up first, and come back.
    #[must_use]
    pub fn scrolled(self, rows: &Pager, by: isize, height: usize) -> Self {
        if by >= 0 {
            let blank = self.lead.min(by.unsigned_abs());
            let top = rows.step(self.top, by - isize::try_from(blank).unwrap_or(0));
            return Self { lead: self.lead - blank, top };
        }
        let top = rows.step(self.top, by);
        let moved = rows.between(top, self.top);
        let lead = (self.lead + by.unsigned_abs().saturating_sub(moved)).min(height.saturating_sub(1));
        Self { lead, top }
    }
}

/// How many citations of one event are paired with each other: pairs grow with their square.
const MOST_PAIRED: usize = 64;

/// The pairs of an event, the most telling first: an assertion and a denial, then whatever differs in
/// stance, then any two sources that speak, then a source that speaks beside one that is silent. The more
/// assertive stands left. One source makes a pair with itself where it takes two stances, for it may carry
/// a claim and its denial; such a pair comes after those of two sources.
///
/// Of the citations of an event the first sixty-four are paired, each stance among them.
#[must_use]
pub fn pairs(desk: &Desk, event: EventId) -> Vec<Pair> {
    let chronology = desk.chronology();
    let mut citations = in_order(desk, event);
    citations.truncate(MOST_PAIRED);
    let stance = |id: CitationId| chronology.citation(id).stance();
    let mut pairs = Vec::new();
    for (at, &one) in citations.iter().enumerate() {
        for &other in &citations[at + 1..] {
            if stance(one) == stance(other) && (stance(one) == Stance::Silent || in_one_source(desk, [one, other])) {
                continue;
            }
            let side = |stance| match stance {
                Stance::Asserts => 0,
                Stance::Qualifies => 1,
                Stance::Denies => 2,
                Stance::Silent => 3,
            };
            pairs.push(if side(stance(one)) <= side(stance(other)) { [one, other] } else { [other, one] });
        }
    }
    pairs.sort_by_key(|pair| {
        let tells = match pair.map(stance) {
            [Stance::Asserts, Stance::Denies] => 0,
            [_, Stance::Silent] => 3,
            [one, other] if one != other => 1,
            _ => 2,
        };
        (tells, in_one_source(desk, *pair))
    });
    pairs
}

/// Whether both passages of a pair are of one source.
#[must_use]
pub fn in_one_source(desk: &Desk, pair: Pair) -> bool {
    let [one, other] = pair.map(|id| desk.chronology().citation(id).source());
    one == other
}

impl FaceOff {
    /// Shows a pair with both cited passages beginning on the same row, a third down the screen.
    pub fn align(&mut self, desk: &Desk, pair: Pair, kind: TextKind, sizes: [(usize, usize); 2]) {
        let stacked = sizes[0].1.min(sizes[1].1);
        for (side, citation) in pair.into_iter().enumerate() {
            let (width, height) = sizes[side];
            let above = height.min(stacked.max(1)) / 3;
            self.sides[side] = aligned(desk, citation, kind, width, above).unwrap_or_default();
        }
    }
}

fn aligned(desk: &Desk, citation: CitationId, kind: TextKind, width: usize, above: usize) -> Option<Side> {
    let text = text_of(desk, desk.chronology().source_of(citation)?, kind)?;
    let body = desk.opened.shelf.get(text)?;
    let rows = Pager::new(body, width);
    let Some(range) = marked(desk, citation, text) else { return Some(Side::default()) };
    let at = rows.position_of(range.start);
    let top = rows.step(at, -isize::try_from(above).unwrap_or(0));
    Some(Side { lead: above.saturating_sub(rows.between(top, at)), top })
}
