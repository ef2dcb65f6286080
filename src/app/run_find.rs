//! Finding in the text of the reader and the face-off, as a pager does: the places are found off this thread,
//! and what was pressed meanwhile is done when they have come.

use std::sync::Arc;

use crate::app::history::Place;
use crate::app::opened::Opened;
use crate::app::{App, Effect, Side, View, text_of};
use crate::model::TextId;
use crate::phrases;
use crate::text::{Occurrences, Pager};

/// What is looked for in the texts of the reader and the face-off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindInText {
    /// The words.
    pub needle: String,
    /// Which match the cursor went to last, counted from 0.
    pub at: usize,
    /// Where they stand in which text, once that is known.
    found: Option<(TextId, Arc<Occurrences>)>,
    /// What is to be done then.
    goals: Vec<Goal>,
}

/// Where to go among the places of the words looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To the first one from where one was when one began to type.
    FirstFrom(Box<Place>),
    /// To the next.
    Next,
    /// To the one before.
    Previous,
    /// Nowhere, but it is told if there is none.
    Tell,
}

impl App {
    /// The text that `/` searches, when it has been read: the reader's, or that of the focused side.
    fn searched(&self) -> Option<TextId> {
        let text = match self.place.view {
            View::Reader => self.place.reader.text(&self.desk, self.kind),
            View::FaceOff => {
                let citation = self.pair()?[self.place.face_off.focus.index()];
                text_of(&self.desk, self.desk.chronology().source_of(citation)?, self.kind)
            }
            View::Timeline | View::Matrix | View::Axis => None,
        };
        text.filter(|text| !self.desk.opened.shelf.is_awaited(*text))
    }

    /// Where the words looked for stand in the text; nothing until that is known.
    #[must_use]
    pub fn places(&self) -> Option<&Occurrences> {
        let text = self.searched()?;
        self.find.found.as_ref().filter(|(of, _)| *of == text).map(|(_, found)| found.as_ref())
    }

    /// Looks for other words, from a place on.
    pub(super) fn look_for(&mut self, needle: String, from: Place) {
        if needle.is_empty() {
            self.place = from;
            self.find = FindInText::default();
        } else {
            self.find = FindInText { needle, goals: vec![Goal::FirstFrom(Box::new(from))], ..FindInText::default() };
        }
    }

    /// Asks where the words looked for stand, if nobody has.
    pub(super) fn ask_for_places(&mut self) -> Option<Effect> {
        let wanted = (self.searched()?, self.find.needle.clone());
        if wanted.1.is_empty() || self.places().is_some() || self.asked_for.as_ref() == Some(&wanted) {
            return None;
        }
        let (text, needle) = wanted.clone();
        self.asked_for = Some(wanted);
        Some(Effect::FindIn { opened: Arc::clone(&self.desk.opened), text, needle })
    }

    /// Takes in where some words stand, unless others are looked for by now.
    pub(super) fn found_in(&mut self, opened: &Arc<Opened>, text: TextId, needle: &str, found: Arc<Occurrences>) {
        if !Arc::ptr_eq(opened, &self.desk.opened) {
            return;
        }
        if self.asked_for.as_ref().is_some_and(|asked| asked.0 == text && asked.1 == needle) {
            self.asked_for = None;
        }
        if self.find.needle == needle && self.searched() == Some(text) {
            self.find.found = Some((text, found));
            std::mem::take(&mut self.find.goals).into_iter().for_each(|goal| self.pursue(goal));
        }
    }

    /// After the files have been read again: the words may stand elsewhere.
    pub(super) fn forget_places(&mut self) {
        self.asked_for = None;
        self.find.found = None;
        self.find.goals.clear();
    }

    /// Goes among the places, once they are known.
    pub(super) fn pursue(&mut self, goal: Goal) {
        let Some(found) = self.places() else {
            self.find.goals.push(goal);
            return;
        };
        let count = found.places.len();
        match goal {
            Goal::FirstFrom(from) => {
                let at = match from.view {
                    View::Reader => from.reader.at,
                    _ => from.face_off.sides[from.face_off.focus.index()].top,
                };
                let first = found.places.partition_point(|range| range.start < at.byte);
                self.find.at = if first < count { first } else { 0 };
                (self.place.reader, self.place.face_off) = (from.reader, from.face_off);
            }
            Goal::Next => self.find.at = (self.find.at + 1) % count.max(1),
            Goal::Previous => self.find.at = (self.find.at + count.saturating_sub(1)) % count.max(1),
            Goal::Tell => {
                self.notice = (count == 0).then(|| phrases::not_in_text(&self.find.needle));
                return;
            }
        }
        self.show_match();
    }

    fn show_match(&mut self) {
        let Some(start) = self.places().and_then(|found| found.places.get(self.find.at)).map(|range| range.start)
        else {
            return;
        };
        let Some(body) = self.searched().and_then(|text| self.desk.opened.shelf.get(text)).cloned() else { return };
        if self.place.view == View::Reader {
            let (width, _) = self.reader_size();
            self.place.reader.at = Pager::new(&body, width).position_of(start);
            self.place.reader.citation = None;
            self.reveal_reader();
        } else {
            let focus = self.place.face_off.focus.index();
            let (width, height) = self.side_sizes()[focus];
            let rows = Pager::new(&body, width);
            let above = isize::try_from(height / 3).unwrap_or(0);
            let top = rows.step(rows.position_of(start), -above);
            self.place.face_off.sides[focus] = Side { lead: 0, top };
        }
    }
}
