//! The state of the matrix: which source is under the cursor, and what stands in its cells.

use crate::app::opened::{Desk, Grounds};
use crate::app::passage::{PassageRow, passage};
use crate::app::timeline::Focus;
use crate::app::{App, Listed};
use crate::layout::Measure;
use crate::model::{Basis, Chronology, CitationId, EventId, Evidence, SourceId, Stance, Verdict};
use crate::when::Answer;

/// Where one is in the matrix. The row under the cursor and how far the rows are scrolled are those of
/// the timeline, so that an event stays selected from view to view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The source under the cursor.
    pub source: Option<SourceId>,
    /// Which of the citations of a cell is looked at; elsewhere than in its cell, none.
    pub citation: Option<CitationId>,
    /// Which of the sources is the first on the screen, counted from 0.
    pub first: usize,
    /// Where keys act: the cells or the passage.
    pub focus: Focus,
    /// How many rows of the passage are scrolled away.
    pub scroll: usize,
}

/// What a source has to say of an event: where the two meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// The source.
    pub source: SourceId,
    /// The most telling of its citations for the event: a denial, else an assertion, else a reservation;
    /// then one whose words are missing or stand elsewhere; then silence.
    pub telling: Said,
    /// The other citations that the source has for the event, in the same order.
    pub others: Vec<Said>,
}

/// What a source does with an event in one citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The citation.
    pub citation: CitationId,
    /// What the source does with the event there.
    pub stance: Stance,
    /// Whether that citation can support anything, as far as it has been looked up.
    pub supports: bool,
}

impl Said {
    /// How telling it is: the most telling first.
    fn rank(&self) -> u8 {
        match self.stance {
            Stance::Denies if self.supports => 0,
            Stance::Asserts if self.supports => 1,
            Stance::Qualifies if self.supports => 2,
            Stance::Silent => 4,
            _ => 3,
        }
    }
}

impl MatrixCell {
    /// Whether there are words to go to.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.telling.stance != Stance::Silent
    }

    /// Whether the source takes this stance in a citation that can support it.
    fn takes(&self, stance: Stance) -> bool {
        std::iter::once(&self.telling).chain(&self.others).any(|said| said.stance == stance && said.supports)
    }

    /// Its citations, the most telling first.
    #[must_use]
    pub fn citations(&self) -> Vec<CitationId> {
        std::iter::once(&self.telling).chain(&self.others).map(|said| said.citation).collect()
    }
}

/// The cells of an event that are not blank, in the order of the sources. A blank one means: not read. What
/// does not count, for its source is left out or was published later, has no cell.
#[must_use]
pub fn cells(desk: &Desk, event: EventId) -> Vec<MatrixCell> {
    cells_on((desk.chronology(), &desk.evidence, &desk.basis), event)
}

fn cells_on((chronology, evidence, basis): (&Chronology, &Evidence, &Basis), event: EventId) -> Vec<MatrixCell> {
    let mut cited: Vec<(SourceId, Said)> = chronology
        .citations(event)
        .filter(|citation| basis.counts(chronology, *citation) != Answer::No)
        .filter_map(|citation| {
            let stance = chronology.citation(citation).stance();
            let supports = evidence.verdict(citation).is_none_or(Verdict::supports);
            Some((chronology.source_of(citation)?, Said { citation, stance, supports }))
        })
        .collect();
    cited.sort_by_key(|(source, said)| (*source, said.rank()));
    let mut cells: Vec<MatrixCell> = Vec::with_capacity(cited.len());
    for (source, said) in cited {
        match cells.last_mut().filter(|last| last.source == source) {
            Some(last) => last.others.push(said),
            None => cells.push(MatrixCell { source, telling: said, others: Vec::new() }),
        }
    }
    cells
}

/// The rows of one citation alone: outlet, verdict, and its words in their surroundings.
#[must_use]
pub fn citation_rows(app: &App, citation: CitationId, (width, height): (usize, usize)) -> Vec<PassageRow> {
    let mut rows = Vec::new();
    let roomy = height >= 14;
    // Of a roomy heading five rows are not text, else one.
    let around = height.saturating_sub(if roomy { 7 } else { 2 }) / 2;
    passage(&app.desk, citation, (width, around), app.kind, roomy, &mut rows);
    rows
}

/// What cells add up to: of a column, the events of which its source takes each stance; of a row, the
/// sources that take each stance. A cell with two stances counts for both, once each; of one that says
/// something, silence and missing words do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    speaks: usize,
    asserts: usize,
    denies: usize,
    qualifies: usize,
    silent: usize,
    unsupported: usize,
}

impl Sum {
    /// Adds up some cells.
    #[must_use]
    pub fn of(cells: &[MatrixCell]) -> Self {
        let mut sum = Self::default();
        cells.iter().for_each(|cell| sum.add(cell));
        sum
    }

    fn add(&mut self, cell: &MatrixCell) {
        if !cell.speaks() {
            self.silent += 1;
        } else if !cell.telling.supports {
            self.unsupported += 1;
        } else {
            self.speaks += 1;
            self.asserts += usize::from(cell.takes(Stance::Asserts));
            self.denies += usize::from(cell.takes(Stance::Denies));
            self.qualifies += usize::from(cell.takes(Stance::Qualifies));
        }
    }

    /// A measure of it, of so many cells, blank ones among them. A cell of citations alone whose words the
    /// source does not have neither speaks nor is unread.
    #[must_use]
    pub fn measured(&self, measure: Measure, of: usize) -> usize {
        match measure {
            Measure::Speaks | Measure::Stances => self.speaks,
            Measure::Asserts => self.asserts,
            Measure::Denies => self.denies,
            Measure::Qualifies => self.qualifies,
            Measure::Unsupported => self.unsupported,
            Measure::Silent => self.silent,
            Measure::NotRead => of.saturating_sub(self.speaks + self.silent + self.unsupported),
        }
    }
}

/// The columns of the matrix: the sources that an event on the list cites, in the order of the file, and
/// their sums. It is made when the list is laid out and looked at, not for each frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    sources: Vec<SourceId>,
    sums: Vec<Sum>,
}

/// After so many events one looks whether the sums are still waited for.
const LOOK_UP: usize = 4096;

impl Table {
    /// Adds up the events of a list, unless `cancelled` says on the way that nobody waits for it any more.
    #[must_use]
    pub fn of(cancelled: &dyn Fn() -> bool, grounds: &Grounds, listed: &Listed) -> Option<Self> {
        let chronology = &grounds.opened.chronology;
        let counted = (chronology, &*grounds.evidence, &*grounds.basis);
        let mut sums: Vec<Option<Sum>> = vec![None; chronology.sources().len()];
        for (rank, event) in listed.iter().enumerate() {
            if rank % LOOK_UP == 0 && cancelled() {
                return None;
            }
            for cell in cells_on(counted, event) {
                sums[cell.source.index()].get_or_insert_default().add(&cell);
            }
        }
        let summed = chronology.sources().zip(sums);
        let (sources, sums) = summed.filter_map(|(source, sum)| Some((source, sum?))).unzip();
        Some(Self { sources, sums })
    }

    /// The sources, from left to right.
    #[must_use]
    pub fn sources(&self) -> &[SourceId] {
        &self.sources
    }

    /// The sum of the column `at`, counted from 0.
    #[must_use]
    pub fn sum(&self, at: usize) -> Option<&Sum> {
        self.sums.get(at)
    }

    /// The column of a source, or of the next one that has a column, or the last.
    #[must_use]
    pub fn nearest(&self, source: Option<SourceId>) -> Option<usize> {
        let last = self.sources.len().checked_sub(1)?;
        Some(source.map_or(0, |source| self.sources.partition_point(|other| *other < source)).min(last))
    }
}
