//! Finding in the text of the reader and the face-off, as a pager does.

use crate::app::{App, Side, View};
use crate::text::{Body, Pager, find_in};

impl App {
    /// The text that `/` searches: the reader's, or that of the focused side.
    fn searched(&self) -> Option<std::sync::Arc<Body>> {
        match self.place.view {
            View::Reader => self.reader_body(),
            View::FaceOff => self.side_body(self.pair()?[self.place.face_off.focus.index()]),
            View::Timeline | View::Matrix | View::Axis => None,
        }
    }

    /// How many times the words looked for stand in the text.
    #[must_use]
    pub fn matches(&self) -> usize {
        self.searched().map_or(0, |body| find_in(&body.content, &self.find.needle).len())
    }

    pub(super) fn first_match(&mut self) {
        let Some(body) = self.searched() else { return };
        let from = match self.place.view {
            View::Reader => self.place.reader.at,
            _ => self.place.face_off.sides[self.place.face_off.focus.index()].top,
        };
        let matches = find_in(&body.content, &self.find.needle);
        self.find.at = matches.iter().position(|range| range.start >= from.byte).unwrap_or(0);
        self.show_match();
    }

    pub(super) fn step_match(&mut self, next: bool) {
        let count = self.matches();
        if count > 0 {
            self.find.at = (self.find.at + if next { 1 } else { count - 1 }) % count;
        }
        self.show_match();
    }

    fn show_match(&mut self) {
        let Some(body) = self.searched() else { return };
        let matches = find_in(&body.content, &self.find.needle);
        let Some(range) = matches.get(self.find.at) else { return };
        if self.place.view == View::Reader {
            let (width, _) = self.reader_size();
            self.place.reader.at = Pager::new(&body, width).position_of(range.start);
            self.place.reader.citation = None;
            self.reveal_reader();
        } else {
            let focus = self.place.face_off.focus.index();
            let (width, height) = self.side_sizes()[focus];
            let rows = Pager::new(&body, width);
            let above = isize::try_from(height / 3).unwrap_or(0);
            let top = rows.step(rows.position_of(range.start), -above);
            self.place.face_off.sides[focus] = Side { lead: 0, top };
        }
    }
}
