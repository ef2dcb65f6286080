//! How the anchoring of the citations went.

mod packed;

use std::ops::Range;

use crate::model::stored::{Reader, Writer};
use crate::model::{CitationId, LineRange, SourceId, TextId};
use packed::Findings;

/// How the anchoring of a citation went: the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Word for word here.
    Found,
    /// Save for quotes, dashes, blanks, soft hyphens, line breaks, words divided by them, and composition.
    Normalised,
    /// Almost those words.
    Near,
    /// The quote stands on other lines than `lines` says.
    Moved,
    /// It stands in several places, and nothing tells which is meant.
    Ambiguous,
    /// Not in this source but in another one of the chronology.
    Elsewhere,
    /// Not there.
    Missing,
    /// No text at hand to look in.
    Unchecked,
}

impl Verdict {
    /// All eight, in the order of the reports.
    pub const ALL: [Self; 8] = [
        Self::Found,
        Self::Normalised,
        Self::Near,
        Self::Moved,
        Self::Ambiguous,
        Self::Elsewhere,
        Self::Missing,
        Self::Unchecked,
    ];

    /// The word for it, on screens and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Normalised => "normalised",
            Self::Near => "near",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Elsewhere => "elsewhere",
            Self::Missing => "missing",
            Self::Unchecked => "unchecked",
        }
    }

    /// Whether a citation with this verdict can support anything.
    #[must_use]
    pub fn supports(self) -> bool {
        !matches!(self, Self::Missing | Self::Elsewhere)
    }
}

/// Where a selector is found in a text as it is today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The text.
    pub text: TextId,
    /// Its bytes, counted from 0, the end excluded.
    pub range: Range<usize>,
    /// The lines those bytes stand on.
    pub lines: LineRange,
    /// Where those words differ from the quotation's, in order; none unless the verdict is near.
    pub changes: Vec<Change>,
}

/// A place at which a passage has other words than a quotation. One of the two may be empty: then it is
/// the place where the words of the other would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Bytes of the quotation.
    pub quote: Range<usize>,
    /// Bytes of the passage, counted from where it begins.
    pub text: Range<usize>,
}

/// What the anchoring of one citation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How it went.
    pub verdict: Verdict,
    /// Whether the text is sealed with a fingerprint that it no longer has.
    pub stale: bool,
    /// Where the words stand, a place in each text that has them, the deciding text first. Empty unless
    /// the verdict says that they were found.
    pub anchors: Vec<Anchor>,
    /// For `elsewhere`: the other sources that have them, and where.
    pub found_in: Vec<(SourceId, Anchor)>,
    /// For `ambiguous`: in how many places they stand.
    pub places: usize,
    /// For `near`: in how many characters they differ. For `ambiguous`: whether those places have the very
    /// words (0) or almost those words.
    pub distance: usize,
    /// For `missing`: whether almost the same words were not looked for, because that would take too long.
    pub given_up: bool,
}

impl Finding {
    /// A finding without a place.
    #[must_use]
    pub fn nowhere(verdict: Verdict) -> Self {
        Self {
            verdict,
            stale: false,
            anchors: Vec::new(),
            found_in: Vec::new(),
            places: 0,
            distance: 0,
            given_up: false,
        }
    }
}

/// What is known of every citation. A citation that has not been looked at yet is pending; a `Silent`
/// one never has a finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    findings: Findings,
}

impl Evidence {
    /// Nothing looked at yet, for a chronology of that many citations.
    #[must_use]
    pub fn pending(citations: usize) -> Self {
        Self { findings: Findings::pending(citations) }
    }

    /// Writes it.
    pub fn store(&self, to: &mut Writer) {
        self.findings.store(to);
    }

    /// Reads it again, for a chronology of that many citations and texts.
    #[must_use]
    pub fn stored(from: &mut Reader, citations: usize, texts: usize) -> Option<Self> {
        Some(Self { findings: Findings::stored(from, citations, texts)? })
    }

    /// Records what was found for a citation.
    pub fn record(&mut self, citation: CitationId, finding: Finding) {
        self.findings.record(citation, finding);
    }

    /// What was found for a citation; `None` while it is pending, and for a silent one.
    #[must_use]
    pub fn finding(&self, citation: CitationId) -> Option<Finding> {
        self.findings.get(citation)
    }

    /// The verdict of a citation, if there is one.
    #[must_use]
    pub fn verdict(&self, citation: CitationId) -> Option<Verdict> {
        self.findings.verdict(citation)
    }

    /// Whether a citation can support anything; a pending one is given the benefit of the doubt.
    #[must_use]
    pub fn may_support(&self, citation: CitationId) -> bool {
        self.verdict(citation).is_none_or(Verdict::supports)
    }

    /// Where a citation stands in `text`: in the very words, if they are there, else nothing.
    #[must_use]
    pub fn anchor_in(&self, citation: CitationId, text: TextId) -> Option<Anchor> {
        self.findings.anchors(citation).find(|anchor| anchor.text == text)
    }

    /// The lines to name for a citation that gives some itself: those that its words stand on, else its own,
    /// unless its words are known not to stand there.
    #[must_use]
    pub fn lines_or(&self, citation: CitationId, given: Option<LineRange>) -> Option<LineRange> {
        self.lines(citation).or(given.filter(|_| self.may_support(citation)))
    }

    /// The lines that a citation stands on in every text of its source (they are aligned).
    #[must_use]
    pub fn lines(&self, citation: CitationId) -> Option<LineRange> {
        self.findings.anchors(citation).next().map(|anchor| anchor.lines)
    }
}
