//! T-zero: time counted from an event.

use crate::app::passage::{PassageRow, wrapped};
use crate::app::{App, View};
use crate::command::Command;
use crate::keymap::Context;
use crate::model::EventId;
use crate::phrases;
use crate::when::Distance;

impl App {
    /// The signed distance of an event from T-zero; none where time is not counted from an event.
    #[must_use]
    pub fn distance(&self, event: EventId) -> Option<Distance> {
        let chronology = self.desk.chronology();
        Some(Distance::between(chronology.when(self.zero?), chronology.when(event)))
    }

    /// The event that a command about one event means: of what is read, the one that rests on the line of the
    /// cursor.
    pub(super) fn event_in_focus(&self) -> Option<EventId> {
        match self.place.view {
            View::Reader => Some(self.desk.chronology().event_of(self.citation_at_cursor()?)),
            _ => self.event(),
        }
    }

    /// Counts time from the event in focus, or ends that; `zero-here` counts from it in any case.
    pub(super) fn count_from(&mut self, command: Command) {
        if self.zero.is_some() && command == Command::Zero {
            self.zero = None;
            return;
        }
        match self.event_in_focus() {
            None => self.notice = Some(phrases::NO_EVENT_HERE.to_owned()),
            Some(event) => self.count_from_event(event),
        }
    }

    /// Counts time from an event, if it has a date.
    pub(super) fn count_from_event(&mut self, event: EventId) {
        if self.zero == Some(event) {
            self.notice = Some(phrases::zero_is_here(self.key_everywhere(Command::Zero).as_deref()));
        } else if !self.is_dated(event) {
            self.notice = Some(phrases::NO_DATE_TO_COUNT_FROM.to_owned());
        } else {
            self.zero = Some(event);
        }
    }

    /// The keys of a command that does the same in every view: `' or M`.
    pub(super) fn key_everywhere(&self, command: Command) -> Option<String> {
        let keys: Vec<String> = self.keymap.keys(Context::Everywhere, command).map(|key| key.to_string()).collect();
        (!keys.is_empty()).then(|| phrases::either_key(&keys))
    }

    /// Whether anything is known of the date of an event.
    fn is_dated(&self, event: EventId) -> bool {
        let when = self.desk.chronology().when(event);
        when.group_year().is_some()
    }
}

/// The distance of an event from T-zero in full, below its date.
pub(super) fn distance_rows(app: &App, event: EventId, width: usize) -> Vec<PassageRow> {
    let Some(zero) = app.zero.filter(|zero| *zero != event) else { return Vec::new() };
    let words = app.distance(event).and_then(|distance| distance.words(&phrases::quoted(app.desk.title(zero))));
    words.map_or_else(Vec::new, |words| wrapped(&words, width).map(PassageRow::Aside).collect())
}
