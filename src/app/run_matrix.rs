//! What commands do in the matrix.

use crate::app::cited::speaking;
use crate::app::face_off::Pair;
use crate::app::matrix::{MatrixCell, Table, cells, citation_rows};
use crate::app::timeline::Focus;
use crate::app::{App, Effect, FindInText, PassageRow, Reader, Sheet, View, pairs};
use crate::command::Command;
use crate::layout;
use crate::model::{CitationId, EventId, SourceId, Standing};
use crate::phrases;

/// The columns of so many events are laid out at once.
const AT_ONCE: usize = 2_000;

/// Columns that are still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    number: u64,
    asked: bool,
}

impl App {
    /// Where everything stands in the matrix.
    #[must_use]
    pub fn matrix_layout(&self) -> layout::Matrix {
        layout::matrix(self.size, self.table.sources().len())
    }

    /// The column under the cursor, counted from 0; none where no source is cited.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.table.nearest(self.place.matrix.source)
    }

    /// The source of the column under the cursor.
    #[must_use]
    pub fn column_source(&self) -> Option<SourceId> {
        self.table.sources().get(self.column()?).copied()
    }

    /// The cell under the cursor; none where it is blank.
    #[must_use]
    pub fn cell(&self) -> Option<MatrixCell> {
        let source = self.column_source()?;
        cells(&self.desk, self.event()?).into_iter().find(|cell| cell.source == source)
    }

    /// The citations of the cell under the cursor, and which of them is looked at: the one that was gone to,
    /// else the most telling.
    #[must_use]
    pub fn cell_citations(&self) -> Option<(Vec<CitationId>, usize)> {
        let citations = self.cell()?.citations();
        let at = citations.iter().position(|id| Some(*id) == self.place.matrix.citation).unwrap_or(0);
        Some((citations, at))
    }

    /// The citation that is looked at in the cell under the cursor.
    pub(super) fn cell_citation(&self) -> Option<CitationId> {
        self.cell_citations().map(|(citations, at)| citations[at])
    }

    /// What stands below the table: a passage of the cell under the cursor.
    #[must_use]
    pub fn cell_rows(&self) -> Vec<PassageRow> {
        let (Some(citation), Some(pane)) = (self.cell_citation(), self.matrix_layout().passage) else {
            return Vec::new();
        };
        citation_rows(self, citation, (pane.width.into(), pane.height.into()))
    }

    /// Lays the columns out anew, if they are looked at. Of many events they are asked for.
    pub(super) fn tabulate(&mut self) {
        self.awaited = None;
        // Under a sheet that filters nobody sees them; when it is closed they are laid out.
        let is_covered = matches!(self.sheet, Some(Sheet::Search(_) | Sheet::Facets(_)));
        let grounds = self.desk.grounds(&self.desk.basis);
        match self.place.view {
            View::Matrix if is_covered => {}
            View::Matrix if self.outline.events() > AT_ONCE => {
                self.tables += 1;
                self.awaited = Some(Awaited { number: self.tables, asked: false });
            }
            View::Matrix => self.table = Table::of(&|| false, &grounds, self.outline.listed()).unwrap_or_default(),
            _ => self.table = Table::default(),
        }
        self.reveal_column();
    }

    /// Asks for the columns that are awaited, once.
    pub(super) fn ask_for_table(&mut self) -> Option<Effect> {
        let awaited = self.awaited.as_mut().filter(|awaited| !awaited.asked)?;
        awaited.asked = true;
        Some(Effect::Tabulate {
            number: awaited.number,
            generation: self.generation,
            listed: self.outline.listed().clone(),
            grounds: self.desk.grounds(&self.desk.basis),
        })
    }

    /// Takes in the columns, if they are still awaited.
    pub(super) fn tabulated(&mut self, number: u64, table: Table) {
        if self.awaited.is_some_and(|awaited| awaited.number == number) {
            self.awaited = None;
            self.table = table;
            self.reveal_column();
            self.reveal_list();
        }
    }

    /// Whether the columns are still to come.
    #[must_use]
    pub fn is_tabulating(&self) -> bool {
        self.awaited.is_some()
    }

    pub(super) fn reveal_column(&mut self) {
        let shown = self.matrix_layout().columns.shown.max(1);
        let first = &mut self.place.matrix.first;
        if let Some(at) = self.table.nearest(self.place.matrix.source) {
            let most = self.table.sources().len().saturating_sub(shown);
            *first = (*first).clamp((at + 1).saturating_sub(shown), at).min(most);
        }
    }

    /// Opens the matrix with the cursor on what is looked at: the event, and the source that speaks.
    pub(super) fn open_matrix(&mut self) {
        let chronology = self.desk.chronology();
        let (event, source, citation) = match self.place.view {
            View::Matrix => return,
            View::Timeline | View::Axis => {
                let passages = self.event().map(|event| speaking(&self.desk, event)).unwrap_or_default();
                let shown = passages.get(self.place.timeline.passage).or(passages.first());
                let source = shown.and_then(|id| chronology.source_of(*id));
                (None, self.place.matrix.source.or(source), None)
            }
            View::FaceOff => {
                let side = self.pair().map(|pair| pair[self.place.face_off.focus.index()]);
                (self.place.face_off.event, side.and_then(|id| chronology.source_of(id)), side)
            }
            View::Reader => {
                let citation = self.citation_at_cursor();
                (citation.map(|id| chronology.event_of(id)), self.place.reader.source, citation)
            }
        };
        self.leave_for(View::Matrix);
        self.find = FindInText::default();
        self.place.matrix.focus = Focus::First;
        self.place.matrix.scroll = 0;
        if let Some(event) = event.filter(|event| self.outline.rank(*event).is_some()) {
            self.place.timeline.select(event);
        }
        self.place.matrix.source = source.or(self.place.matrix.source);
        self.place.matrix.citation = citation.or(self.place.matrix.citation);
        self.tabulate();
        self.reveal_list();
    }

    pub(super) fn run_in_matrix(&mut self, command: Command) {
        let columns = self.table.sources().len();
        let here = |app: &Self| (app.place.timeline.selected, app.place.matrix.source, app.place.matrix.citation);
        let before = here(self);
        if self.place.matrix.focus == Focus::Second && self.scroll_cell(command) {
            return;
        }
        match command {
            Command::NextColumn => self.step_column(|at| at.saturating_add(1)),
            Command::PreviousColumn => self.step_column(|at| at.saturating_sub(1)),
            Command::FirstColumn => self.step_column(|_| 0),
            Command::LastColumn => self.step_column(|_| columns),
            Command::NextPassage => self.step_cell(true),
            Command::PreviousPassage => self.step_cell(false),
            Command::Enter => self.enter_cell(),
            Command::OtherPane if self.matrix_layout().passage.is_none() => self.enter_cell(),
            Command::OtherPane => self.place.matrix.focus = self.place.matrix.focus.other(),
            _ if self.step_list(command) => {}
            _ => self.notice = Some(phrases::not_here(command)),
        }
        if before != here(self) {
            self.place.matrix.scroll = 0;
        }
        self.reveal_list();
    }

    fn step_column(&mut self, to: impl Fn(usize) -> usize) {
        let Some(at) = self.column() else { return };
        let last = self.table.sources().len() - 1;
        self.go_to_column(to(at).min(last));
    }

    pub(super) fn go_to_column(&mut self, at: usize) {
        self.place.matrix.source = self.table.sources().get(at).copied();
        self.place.matrix.citation = None;
        self.reveal_column();
    }

    /// To the next or previous citation of the cell, then of the next cell of the row that says something,
    /// round and round.
    fn step_cell(&mut self, next: bool) {
        let (Some(event), Some(source)) = (self.event(), self.column_source()) else { return };
        let here = (source, self.cell_citations().map_or(0, |(_, at)| at));
        let stops: Vec<(SourceId, usize, CitationId)> = cells(&self.desk, event)
            .iter()
            .filter(|cell| cell.speaks())
            .flat_map(|cell| cell.citations().into_iter().enumerate().map(|(at, id)| (cell.source, at, id)))
            .collect();
        let found = if next {
            stops.iter().find(|(source, at, _)| (*source, *at) > here).or(stops.first())
        } else {
            stops.iter().rfind(|(source, at, _)| (*source, *at) < here).or(stops.last())
        };
        let Some((source, at, citation)) = found.filter(|(source, at, _)| (*source, *at) != here) else {
            self.notice = Some(phrases::passages(stops.len()).to_owned());
            return;
        };
        if let Some(column) = self.table.nearest(Some(*source)) {
            self.go_to_column(column);
        }
        self.place.matrix.citation = Some(*citation);
        let of_cell = stops.iter().filter(|(other, ..)| other == source).count();
        if of_cell > 1 && self.matrix_layout().passage.is_none() {
            self.notice = Some(phrases::matrix::citation_of(at + 1, of_cell));
        }
    }

    /// To the citation that is looked at, or to both sides where the row has both.
    fn enter_cell(&mut self) {
        let (Some(event), Some(source)) = (self.event(), self.column_source()) else { return };
        match (self.cell(), self.cell_citation()) {
            (Some(cell), Some(_)) if !cell.speaks() => {
                self.notice = Some(phrases::matrix::silent(self.desk.chronology().source(source).name()));
            }
            (Some(_), Some(citation)) => {
                if self.desk.tally(event).standing() != Standing::Contested || !self.face_citation(event, citation) {
                    self.open_citation(citation);
                }
            }
            _ => self.notice = Some(phrases::matrix::not_read(self.desk.chronology().source(source).name())),
        }
    }

    /// Opens the face-off on the most telling pair that a citation is part of; says whether there is one.
    pub(super) fn face_citation(&mut self, event: EventId, citation: CitationId) -> bool {
        let pairs = pairs(&self.desk, event);
        let side_of = |pair: &Pair| pair.iter().position(|id| *id == citation);
        let found = pairs.iter().enumerate().find_map(|(nth, pair)| Some((nth, side_of(pair)?)));
        let Some((nth, side)) = found else { return false };
        self.leave_for(View::FaceOff);
        self.find = FindInText::default();
        self.place.face_off.focus = if side == 1 { Focus::Second } else { Focus::First };
        self.show_pair(event, nth);
        true
    }

    /// The reader at the cell's passage, or at the beginning of its source.
    pub(super) fn read_cell(&mut self) {
        let citation = self.cell_citation().filter(|_| self.cell().is_some_and(|cell| cell.speaks()));
        match (citation, self.column_source()) {
            (Some(citation), _) => self.open_citation(citation),
            (None, Some(source)) => {
                self.leave_for(View::Reader);
                self.find = FindInText::default();
                self.place.reader = Reader { source: Some(source), ..Reader::default() };
            }
            (None, None) => self.notice = Some(phrases::NOTHING_TO_READ.to_owned()),
        }
    }

    /// Scrolls the passage below the table; says whether the command does that.
    fn scroll_cell(&mut self, command: Command) -> bool {
        let Some(pane) = self.matrix_layout().passage else { return false };
        let height = usize::from(pane.height);
        let rows = self.cell_rows().len();
        let last = if rows > height { rows + 1 - height } else { 0 };
        let at = self.place.matrix.scroll;
        let to = match command {
            Command::Down => at + 1,
            Command::Up => at.saturating_sub(1),
            Command::PageDown => at + height.saturating_sub(1),
            Command::PageUp => at.saturating_sub(height.saturating_sub(1)),
            Command::Last => last,
            Command::First => 0,
            _ => return false,
        };
        self.place.matrix.scroll = to.min(last);
        true
    }
}
