//! What commands do in the reader.

use crate::app::cited::{marked, speaking};
use crate::app::marking::Marking;
use crate::app::reader::marks;
use crate::app::run_find::Goal;
use crate::app::timeline::Focus;
use crate::app::{App, FindInText, Reader, View};
use crate::command::Command;
use crate::layout;
use crate::model::CitationId;
use crate::phrases;
use crate::text::{Body, Pager};

impl App {
    pub(super) fn reader_size(&self) -> (usize, usize) {
        let text = layout::reader(self.size).text;
        let lines = self.reader_body().map_or(0, |body| body.lines.count());
        (usize::from(text.width.saturating_sub(layout::gutter(lines))).max(1), text.height.into())
    }

    pub(super) fn open_reader(&mut self) {
        if self.place.view == View::Matrix {
            return self.read_cell();
        }
        let event = self.event();
        let citation = event.and_then(|event| {
            let citations = speaking(&self.desk, event);
            match self.place.view {
                View::FaceOff => self.pair().map(|pair| pair[self.place.face_off.focus.index()]),
                _ => citations.get(self.place.timeline.passage).or(citations.first()).copied(),
            }
        });
        match citation {
            Some(citation) => self.open_citation(citation),
            None if event.is_some() => self.notice = Some(phrases::NOTHING_TO_READ.to_owned()),
            None => {}
        }
    }

    /// Opens the source of a citation at its passage.
    pub(super) fn open_citation(&mut self, citation: CitationId) {
        let Some(source) = self.desk.chronology().source_of(citation) else {
            self.notice = Some(phrases::NOTHING_TO_READ.to_owned());
            return;
        };
        self.leave_for(View::Reader);
        self.place.reader = Reader { source: Some(source), ..Reader::default() };
        let (width, height) = self.reader_size();
        self.place.reader.open(&self.desk, citation, self.kind, width, height);
        self.find = FindInText::default();
    }

    /// The text that the reader shows, where it is at hand.
    #[must_use]
    pub fn reader_body(&self) -> Option<std::sync::Arc<Body>> {
        self.desk.opened.shelf.get(self.place.reader.text(&self.desk, self.kind)?).cloned()
    }

    /// Why the reader shows none.
    pub(super) fn why_no_text(&self) -> &'static str {
        self.place.reader.source.map_or(phrases::NO_TEXT, |source| self.desk.why_no_text(source))
    }

    pub(super) fn reveal_reader(&mut self) {
        let (width, height) = self.reader_size();
        if let Some(body) = self.reader_body() {
            let rows = Pager::new(&body, width);
            self.place.reader.at = rows.step(self.place.reader.at, 0);
            self.place.reader.top = rows.step(self.place.reader.top, 0);
            self.place.reader.reveal(&rows, height);
        }
    }

    /// The citation that Enter follows: the one singled out, else the first on the line of the cursor.
    #[must_use]
    pub fn citation_at_cursor(&self) -> Option<CitationId> {
        let text = self.place.reader.text(&self.desk, self.kind)?;
        let body = self.desk.opened.shelf.get(text)?;
        let line = self.place.reader.at.line;
        let on_line = |id: &CitationId| {
            marked(&self.desk, *id, text).is_some_and(|range| body.lines.touched(&range).contains(&line))
        };
        self.place
            .reader
            .citation
            .filter(on_line)
            .or_else(|| marks(&self.desk, text).into_iter().map(|(_, id)| id).find(on_line))
    }

    pub(super) fn run_in_reader(&mut self, command: Command) {
        let (width, height) = self.reader_size();
        let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
        if command == Command::Enter {
            return match self.citation_at_cursor() {
                Some(citation) => {
                    let event = self.desk.chronology().event_of(citation);
                    self.go_to_event(event);
                }
                None => self.notice = Some(phrases::NOT_CITED.to_owned()),
            };
        }
        let Some(body) = self.reader_body() else {
            return match command {
                Command::NextGroup | Command::PreviousGroup => self.step_source(command == Command::NextGroup),
                _ => self.notice = Some(self.why_no_text().to_owned()),
            };
        };
        let rows = Pager::new(&body, width);
        let in_margin = self.place.reader.focus == Focus::Second;
        let line = self.place.reader.at.line;
        match command {
            // The cursor may go to the last of the lines that are marked: that is no step of the marking.
            Command::MarkWords => {
                self.mark_words();
                return self.reveal_reader();
            }
            Command::FewerWords | Command::MoreWords if self.place.reader.marking.is_some() => {
                self.step_marking(command)
            }
            Command::OtherPane if self.place.reader.marking.is_some() => {
                self.place.reader.marking = self.place.reader.marking.map(Marking::at_other_end);
            }
            Command::Down | Command::NextPassage if in_margin => self.step_mark(true),
            Command::Up | Command::PreviousPassage if in_margin => self.step_mark(false),
            Command::Down => self.move_cursor(&rows, 1),
            Command::Up => self.move_cursor(&rows, -1),
            Command::PageDown => self.move_cursor(&rows, page),
            Command::PageUp => self.move_cursor(&rows, -page),
            Command::First => self.move_cursor(&rows, isize::MIN),
            Command::Last => self.move_cursor(&rows, isize::MAX),
            Command::NextPassage if !self.find.needle.is_empty() => self.pursue(Goal::Next),
            Command::PreviousPassage if !self.find.needle.is_empty() => self.pursue(Goal::Previous),
            Command::NextPassage => self.step_mark(true),
            Command::PreviousPassage => self.step_mark(false),
            Command::NextDate => self.next_date(),
            Command::PreviousDate => self.previous_date(),
            Command::NextGroup => self.step_source(true),
            Command::PreviousGroup => self.step_source(false),
            Command::OtherPane => {
                self.place.reader.focus = self.place.reader.focus.other();
                if self.place.reader.focus == Focus::Second && self.citation_at_cursor().is_none() {
                    self.step_mark(true);
                }
            }
            _ => self.notice = Some(phrases::not_here(command)),
        }
        if let Some(marking) = &mut self.place.reader.marking {
            marking.moved(line, self.place.reader.at.line);
        }
        self.reveal_reader();
    }

    fn move_cursor(&mut self, rows: &Pager, by: isize) {
        self.place.reader.at = rows.step(self.place.reader.at, by);
        self.place.reader.citation = None;
        self.place.reader.date = None;
    }

    /// To the next or previous cited passage of the source, round and round.
    fn step_mark(&mut self, next: bool) {
        let Some(text) = self.place.reader.text(&self.desk, self.kind) else { return };
        let marks = marks(&self.desk, text);
        if marks.is_empty() {
            self.notice = Some(phrases::NOTHING_CITED.to_owned());
            return;
        }
        let current = self.place.reader.citation.and_then(|id| marks.iter().position(|(_, mark)| *mark == id));
        let (width, _) = self.reader_size();
        let cursor = self.place.reader.at.byte;
        let at = match (current, next) {
            (Some(at), true) => (at + 1) % marks.len(),
            (Some(at), false) => (at + marks.len() - 1) % marks.len(),
            (None, true) => marks.iter().position(|(range, _)| range.end > cursor).unwrap_or(0),
            (None, false) => marks.iter().rposition(|(range, _)| range.start < cursor).unwrap_or(marks.len() - 1),
        };
        let citation = marks[at].1;
        self.place.reader.go_to(&self.desk, citation, self.kind, width);
    }

    fn step_source(&mut self, next: bool) {
        let count = self.desk.chronology().sources().len();
        let Some(source) = self.place.reader.source else { return };
        let by = if next { 1 } else { count - 1 };
        self.find = FindInText::default();
        self.history.leave(self.place.clone());
        self.place.reader =
            Reader { source: self.desk.chronology().sources().nth((source.index() + by) % count), ..Reader::default() };
    }
}
