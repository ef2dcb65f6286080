//! When the files have been read and checked: where it opens, and what stays as it was.

use std::sync::Arc;

use super::{App, AxisPlace, Desk, Effect, Laid, Opened, Remembered, Sheet, Side, Summary, TextDates, View, Wish};
use crate::model::{Diagnostic, SourceId};
use crate::phrases;
use crate::text::{Pager, Position};

impl App {
    /// Where to open next time. Of the first events of files that are still being read, nothing is to be remembered.
    #[must_use]
    pub fn remembered(&self) -> Option<Remembered> {
        if self.desk.opened.partial {
            return None;
        }
        let chronology = self.desk.chronology();
        let event = self.place.timeline.selected?;
        let reading = match self.place.view {
            View::Reader => self.place.reader.source,
            View::Matrix => self.column_source(),
            _ => None,
        };
        Some(Remembered {
            event: chronology.key(event).to_owned(),
            view: self.place.view.name().to_owned(),
            reading: reading.map(|source| (chronology.source(source).key.clone(), self.line_in(source))),
            bookmarks: self.bookmarks.clone(),
            axis: self.place.axis.remembered(),
        })
    }

    /// Goes back to where one was when one left.
    fn reopen(&mut self, wanted: Remembered) {
        let chronology = self.desk.chronology();
        let Some(event) = chronology.event_by_key(&wanted.event) else { return };
        self.place.timeline.selected = Some(event);
        self.place.axis = wanted.axis.as_ref().map(AxisPlace::back_at).unwrap_or_default();
        let source = wanted.reading.and_then(|(key, line)| Some((chronology.source_by_key(&key)?, line)));
        if wanted.view == View::Matrix.name() {
            self.place.view = View::Matrix;
            self.place.matrix.source = source.map(|(source, _)| source);
        } else if wanted.view == View::Axis.name() {
            self.place.view = View::Axis;
        } else if let Some((source, line)) = source {
            self.place.view = View::Reader;
            self.place.reader.source = Some(source);
            self.line_to_go_to = Some((source, line));
            self.go_to_awaited_line();
        } else if wanted.view == View::FaceOff.name() {
            self.place.view = View::FaceOff;
            self.show_pair(event, 0);
        }
    }

    /// The line that the reader is on in a source, or is to go to.
    fn line_in(&self, source: SourceId) -> usize {
        let to_go_to = self.line_to_go_to.filter(|(of, _)| *of == source).map(|(_, line)| line);
        to_go_to.unwrap_or(self.place.reader.at.line)
    }

    /// Goes to the line of a source that one was on when one left, if its text has been read, and one is still in it.
    fn go_to_awaited_line(&mut self) {
        let Some((source, line)) = self.line_to_go_to else { return };
        if self.place.reader.source != Some(source) {
            self.line_to_go_to = None;
        } else if let Some(body) = self.reader_body() {
            let (width, height) = self.reader_size();
            let pager = Pager::new(&body, width);
            self.place.reader.at = pager.line_start(line);
            let above = isize::try_from(height / 3).unwrap_or(0);
            self.place.reader.top = pager.step(self.place.reader.at, -above);
            self.line_to_go_to = None;
        }
    }

    /// Goes to the passage that the reader was opened at before it had been looked up, unless somebody has moved since.
    fn open_passage_again(&mut self) {
        let reader = &self.place.reader;
        if let Some(citation) = reader.citation.filter(|_| reader.at == Position::default() && reader.marking.is_none())
        {
            let (width, height) = self.reader_size();
            let focus = self.place.reader.focus;
            self.place.reader.open(&self.desk, citation, self.kind, width, height);
            self.place.reader.focus = focus;
        }
    }

    /// Takes in that texts have been read.
    pub(super) fn texts_read(&mut self) {
        self.texts_came = true;
        self.go_to_awaited_line();
        self.reveal_reader();
        self.clamp_face_off();
    }

    /// Which sources are to count in a new reading: as before, or as was wished at the start.
    fn wish_for(&mut self, opened: &Opened) -> Wish {
        let (old, wished) = (self.desk.chronology(), &self.wish);
        let chosen = self.read && !(self.desk.opened.partial && wished.of(old).0 == *self.asked);
        if chosen {
            Wish::for_basis(old, &self.asked)
        } else if opened.partial {
            wished.clone()
        } else {
            std::mem::take(&mut self.wish)
        }
    }

    /// Lays what was read on the table; keeps the place as far as it is still there, or opens where one was.
    pub(super) fn loaded(&mut self, opened: Arc<Opened>) -> Option<Effect> {
        let again = self.desk.chronology().event_count() > 0;
        let mut opens = !again;
        let partial = opened.partial;
        let whole_after_part = self.desk.opened.partial;
        let wish = self.wish_for(&opened);
        let old = std::mem::replace(&mut self.desk, Desk::lay(opened));
        let (basis, unknown) = wish.of(self.desk.chronology());
        self.asked = Arc::new(basis);
        self.desk.basis = Arc::clone(&self.asked);
        self.unfiltered = self.desk.opened.lay_out_shown(&self.asked);
        self.filtered = Laid::default();
        if !self.asked.is_whole() {
            self.desk.summary = Summary::of(self.desk.chronology(), &self.desk.evidence, &self.asked);
        }
        self.text_dates = TextDates::default();
        self.forget_places();
        self.busy = None;
        self.so_far = partial.then_some(self.so_far.unwrap_or(0));
        self.read = true;
        self.restoring = None;
        // What the facets would go back to, and what a list shows, is of the old reading. What is being typed goes on.
        if !matches!(self.sheet, Some(Sheet::Search(_))) {
            self.waiting = None;
            self.held.clear();
        }
        if matches!(
            self.sheet,
            Some(
                Sheet::Queries(_)
                    | Sheet::Naming(_)
                    | Sheet::Find(_)
                    | Sheet::Facets(_)
                    | Sheet::KnownOn(_)
                    | Sheet::Sources(_)
                    | Sheet::Bookmarks(_)
                    | Sheet::Link(_)
                    | Sheet::Crowd(_)
            )
        ) {
            self.sheet = None;
        }
        if again {
            let counted = self.zero.is_some();
            self.zero = self.zero.and_then(|event| self.desk.chronology().event_by_key(old.chronology().key(event)));
            self.history.carry(old.chronology(), self.desk.chronology());
            self.place = std::mem::take(&mut self.place).carried(old.chronology(), self.desk.chronology());
            self.line_to_go_to = self.line_to_go_to.and_then(|(source, line)| {
                let key = &old.chronology().source(source).key;
                Some((self.desk.chronology().source_by_key(key)?, line))
            });
            self.go_to_awaited_line();
            let lost = match self.place.view {
                View::Timeline | View::Matrix | View::Axis => false,
                View::FaceOff => self.place.face_off.event.is_none(),
                View::Reader => self.place.reader.source.is_none(),
            };
            if lost {
                self.place.view = View::Timeline;
            }
            if counted && self.zero.is_none() {
                self.notice = Some(phrases::ZERO_IS_GONE.to_owned());
            } else if !whole_after_part {
                self.notice = Some(phrases::READ_AGAIN.to_owned());
            }
            // Who has not been there yet, as it was not among the first events, is brought there now.
            if whole_after_part && let Some(wanted) = self.wanted.take() {
                self.reopen(wanted);
                opens = true;
            }
        } else {
            let chronology = self.desk.chronology();
            let first = self.desk.summary.contradictions.first().copied().or(chronology.events().next());
            self.place.timeline.selected = first;
            self.place.reader.source = chronology.sources().next();
            let there = |wanted: &mut Remembered| !partial || chronology.event_by_key(&wanted.event).is_some();
            if let Some(wanted) = self.wanted.take_if(there) {
                self.reopen(wanted);
            }
        }
        if let Some(key) = unknown.first().filter(|_| !partial) {
            self.notice = Some(phrases::no_such_source(key));
        }
        if let Some(Sheet::Search(search)) = &mut self.sheet {
            search.chosen = 0;
            search.offer = None;
            search.before.1 = self.place.timeline.clone();
        }
        self.found = None;
        self.refilter();
        self.reveal_event();
        if opens {
            // From the beginning, if the event is on the screen then; else with the event a third down.
            let height = self.list_height();
            let row = self.place.timeline.selected.and_then(|event| self.outline.row_of(event)).unwrap_or(0);
            self.center(if row < height * 2 / 3 { row } else { height / 3 });
        }
        self.find_again()
    }

    /// Takes in what the checks found, now that every citation has been looked up.
    pub(super) fn checked(&mut self, summary: Summary, diagnostics: Vec<Diagnostic>) -> Option<Effect> {
        if self.asked.is_whole() {
            self.desk.summary = summary;
        }
        self.desk.diagnostics.extend(diagnostics);
        self.desk.diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
        self.desk.diagnostics.dedup();
        self.desk.checked = true;
        if self.notice.as_deref() == Some(phrases::READ_AGAIN) && !self.desk.diagnostics.is_empty() {
            self.notice = Some(phrases::read_again(self.desk.diagnostics.len()));
        }
        // What turned out to support nothing is counted apart.
        self.tabulate();
        if self.place.face_off.sides == [Side::default(); 2] {
            // It was opened before its passages had been looked up.
            self.align_face_off();
        }
        self.open_passage_again();
        if self.notice.is_none()
            && let Some(originals) = &self.desk.opened.originals
        {
            self.notice = Some(phrases::originals_in_short(originals));
        }
        self.weigh_again().or_else(|| self.find_again())
    }
}
