//! What commands do in the face-off.

use crate::app::cited::text_of;
use crate::app::face_off::{Differences, Pair, compared, pairs};
use crate::app::run_find::Goal;
use crate::app::{App, FindInText, View};
use crate::command::Command;
use crate::layout;
use crate::model::{CitationId, EventId};
use crate::phrases;
use crate::text::{Body, Pager};

impl App {
    /// The pair that the face-off shows.
    #[must_use]
    pub fn pair(&self) -> Option<Pair> {
        let pairs = pairs(&self.desk, self.place.face_off.event?);
        pairs.get(self.place.face_off.pair.min(pairs.len().saturating_sub(1))).copied()
    }

    pub(super) fn open_face_off(&mut self) {
        let event = match self.place.view {
            View::Reader => self.citation_at_cursor().map(|id| self.desk.chronology().event_of(id)).or(self.event()),
            _ => self.event(),
        };
        let Some(event) = event else { return };
        if pairs(&self.desk, event).is_empty() {
            self.notice = Some(phrases::ONE_ACCOUNT.to_owned());
            return;
        }
        let citation = self.cell_citation().filter(|_| self.place.view == View::Matrix);
        if citation.is_some_and(|citation| self.face_citation(event, citation)) {
            return;
        }
        self.leave_for(View::FaceOff);
        self.find = FindInText::default();
        self.show_pair(event, 0);
    }

    pub(super) fn show_pair(&mut self, event: EventId, pair: usize) {
        if pairs(&self.desk, event).is_empty() {
            self.place.view = View::Timeline;
            return;
        }
        self.place.face_off.event = Some(event);
        self.place.face_off.pair = pair;
        self.place.timeline.select(event);
        self.reveal_list();
        self.align_face_off();
    }

    pub(super) fn align_face_off(&mut self) {
        if let Some(pair) = self.pair() {
            let sizes = self.side_sizes();
            self.place.face_off.align(&self.desk, pair, self.kind, sizes);
        }
    }

    /// After a change of size: the sides stay where they are scrolled to, as far as there is text.
    pub(super) fn clamp_face_off(&mut self) {
        let (Some(pair), sizes) = (self.pair(), self.side_sizes()) else { return };
        for side in 0..2 {
            let (width, height) = sizes[side];
            if let Some(body) = self.side_body(pair[side]) {
                let there = &mut self.place.face_off.sides[side];
                there.top = Pager::new(&body, width).step(there.top, 0);
                there.lead = there.lead.min(height / 3);
            }
        }
    }

    /// The columns and rows of text on each side.
    pub(super) fn side_sizes(&self) -> [(usize, usize); 2] {
        let sides = layout::face_off(self.size, self.place.face_off.focus.index()).sides;
        let pair = self.pair();
        [0, 1].map(|nth| {
            let side = sides[nth];
            let lines = pair.and_then(|pair| self.side_body(pair[nth])).map_or(0, |body| body.lines.count());
            let width = side.width.saturating_sub(layout::gutter(lines)).max(1);
            (width.into(), side.height.saturating_sub(layout::side_header(side)).into())
        })
    }

    pub(super) fn run_in_face_off(&mut self, command: Command) {
        let sizes = self.side_sizes();
        let page = isize::try_from(sizes[self.place.face_off.focus.index()].1.saturating_sub(2).max(1)).unwrap_or(1);
        let count = self.place.face_off.event.map_or(0, |event| pairs(&self.desk, event).len());
        match command {
            Command::Down => self.scroll_sides(1),
            Command::Up => self.scroll_sides(-1),
            Command::PageDown => self.scroll_sides(page),
            Command::PageUp => self.scroll_sides(-page),
            Command::First => self.scroll_sides(isize::MIN / 2),
            Command::Last => self.scroll_sides(isize::MAX / 2),
            Command::OtherPane => {
                self.find = FindInText::default();
                self.place.face_off.focus = self.place.face_off.focus.other();
            }
            Command::ScrollTogether => {
                self.place.face_off.apart = !self.place.face_off.apart;
                self.notice = Some(phrases::scrolling(self.place.face_off.apart).to_owned());
            }
            Command::Differences => self.compare(),
            Command::NextPassage if !self.find.needle.is_empty() => self.pursue(Goal::Next),
            Command::PreviousPassage if !self.find.needle.is_empty() => self.pursue(Goal::Previous),
            Command::NextPassage | Command::PreviousPassage if count < 2 => {
                self.notice = Some(phrases::ONLY_PAIR.to_owned());
            }
            Command::NextPassage => self.step_pair(1, count),
            Command::PreviousPassage => self.step_pair(count - 1, count),
            Command::Enter => self.open_reader(),
            _ => self.notice = Some(phrases::not_here(command)),
        }
    }

    /// To the next way of comparing the two passages.
    fn compare(&mut self) {
        if self.pair().and_then(|pair| compared(&self.desk, pair, self.kind)).is_none() {
            self.place.face_off.differences = Differences::Off;
            self.notice = Some(phrases::NOTHING_TO_COMPARE.to_owned());
            return;
        }
        self.place.face_off.differences = self.place.face_off.differences.next();
    }

    fn step_pair(&mut self, by: usize, count: usize) {
        if let Some(event) = self.place.face_off.event {
            let pair = (self.place.face_off.pair + by) % count;
            self.show_pair(event, pair);
        }
    }

    pub(super) fn scroll_sides(&mut self, by: isize) {
        let Some(pair) = self.pair() else { return };
        let sizes = self.side_sizes();
        let focus = self.place.face_off.focus.index();
        for side in 0..2 {
            if self.place.face_off.apart && side != focus {
                continue;
            }
            if let Some(body) = self.side_body(pair[side]) {
                let rows = Pager::new(&body, sizes[side].0);
                let scrolled = self.place.face_off.sides[side].scrolled(&rows, by, sizes[side].1);
                self.place.face_off.sides[side] = scrolled;
            }
        }
    }

    pub(super) fn side_body(&self, citation: CitationId) -> Option<std::sync::Arc<Body>> {
        let source = self.desk.chronology().source_of(citation)?;
        self.desk.opened.shelf.get(text_of(&self.desk, source, self.kind)?).cloned()
    }
}
