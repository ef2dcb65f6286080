//! How much work is taken over quotations that do not stand where they should.
//!
//! A text of some megabytes and a thousand quotations that are not in it would take minutes, each of them a
//! fraction of a second. So there is a sum for all of them, and what each may take follows from the whole
//! chronology: not from the order in which they are looked up.

use crate::load::evidence::Anchoring;
use crate::model::CitationId;
use crate::text::near_steps;

/// How much work there may be in sum.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Steps of the search for almost the same words: about half a minute.
    pub steps: usize,
    /// Bytes of other sources in which the words are looked for: about as long.
    pub bytes: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { steps: 1 << 33, bytes: 1 << 35 }
    }
}

/// What one citation may take.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The search for almost the same words that takes most steps of those that are begun, and whose it is: of
    /// those that take as many the last.
    pub last: Option<(usize, CitationId)>,
    /// Other sources are searched until so many bytes have been.
    pub bytes: usize,
}

/// The work is shared out as if each of so many citations needed it.
const FEWEST: usize = 8;

impl Effort {
    /// What each citation may take: the searches for almost the same words that take least come first, as many
    /// as fit into the sum; the bytes are the same for each.
    #[must_use]
    pub fn shared(self, anchoring: &Anchoring) -> Share {
        let citations = anchoring.chronology.all_citations();
        let mut needs: Vec<_> = citations.map(|id| (anchoring.near_steps(id), id)).collect();
        needs.sort_unstable();
        let mut sum = 0_usize;
        let fits = |(need, _): &&(usize, CitationId)| {
            sum = sum.saturating_add(*need);
            sum <= self.steps
        };
        let last = needs.iter().take_while(fits).last().copied();
        Share { last, bytes: self.bytes / needs.len().max(FEWEST) }
    }
}

impl Anchoring<'_> {
    /// How many steps it takes to look for almost the words of a citation in the texts of its source.
    pub(super) fn near_steps(&self, id: CitationId) -> usize {
        let (quote, source) = (&self.chronology.citation(id).quote(), self.chronology.source_of(id));
        let Some((quote, source)) = quote.as_ref().zip(source) else { return 0 };
        near_steps(quote, self.lengths[source.index()])
    }
}
