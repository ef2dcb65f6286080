//! Several events in a column of a crowded lane: the list of them, from which one is chosen.

use crate::app::axis::{counted_at, counted_in};
use crate::app::run_sheet::stepped;
use crate::app::{App, Crowd, Effect, Sheet, View};
use crate::command::Command;
use crate::model::EventId;

impl App {
    /// The crowded lane and the column in which the selected event is counted.
    fn crowd_at(&self) -> Option<(usize, usize)> {
        let event = self.place.timeline.selected.filter(|_| self.place.view == View::Axis)?;
        let rank = self.outline.rank(event)?;
        let lane = self.axis.lanes.lane_of(rank).filter(|lane| self.axis.picture.is_crowded(*lane))?;
        Some((lane, counted_at(&self.axis, rank)?))
    }

    /// How many events share the column of the selected one, itself among them, where its lane is crowded; 0 where it
    /// stands alone.
    #[must_use]
    pub fn crowd_size(&self) -> usize {
        let size = self.crowd_at().map_or(0, |(lane, column)| self.axis.picture.count_at(lane, column));
        if size > 1 { size } else { 0 }
    }

    fn crowd(&self) -> Vec<EventId> {
        let events = self.crowd_at().map(|(lane, column)| self.counted_in(lane, column));
        events.filter(|events| events.len() > 1).unwrap_or_default()
    }

    /// The events that are counted in a column of a crowded lane.
    fn counted_in(&self, lane: usize, column: usize) -> Vec<EventId> {
        let ranks = counted_in(&self.axis, lane, column);
        ranks.into_iter().filter_map(|rank| self.outline.event(rank)).collect()
    }

    /// Opens the list of the events that share the column of the selected one; says whether there are several.
    pub(super) fn open_crowd(&mut self) -> bool {
        let events = self.crowd();
        let chosen = events.iter().position(|event| Some(*event) == self.place.timeline.selected);
        let several = chosen.is_some();
        if let Some(chosen) = chosen {
            self.sheet = Some(Sheet::Crowd(Crowd { events, chosen }));
        }
        several
    }

    /// Selects what is drawn at a cell of the lanes, or the first of the events that are counted there, and shows the
    /// list of those; says whether anything is.
    pub(super) fn press_on_lanes(&mut self, column: u16, row: u16) -> bool {
        let picture = &self.axis.picture;
        if let Some(event) = picture.event_at(column, row) {
            self.place.timeline.select(event);
            return true;
        }
        let Some(lane) = picture.crowded_lane_at(row) else { return false };
        let events = self.counted_in(lane, column.into());
        let Some(first) = events.first() else { return false };
        self.place.timeline.select(*first);
        if events.len() > 1 {
            self.sheet = Some(Sheet::Crowd(Crowd { events, chosen: 0 }));
        }
        true
    }

    pub(super) fn run_in_crowd(&mut self, mut crowd: Crowd, command: Command) -> Option<Effect> {
        let event = crowd.events[crowd.chosen];
        let mut effect = None;
        match command {
            Command::Escape => {}
            Command::Enter => {
                // What is selected already is read.
                if self.place.timeline.selected == Some(event) {
                    self.read_from_axis();
                }
                self.place.timeline.select(event);
            }
            _ => {
                match command {
                    Command::Bookmark => effect = Some(self.bookmark_event(event)),
                    Command::Zero | Command::ZeroHere => self.count_from_event(event),
                    _ => crowd.chosen = stepped(crowd.chosen, crowd.events.len(), command),
                }
                self.sheet = Some(Sheet::Crowd(crowd));
            }
        }
        self.reveal_list();
        effect
    }
}
