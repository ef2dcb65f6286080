//! The query that filters the events: asked, answered, given up; and the list laid out anew for it.

use std::sync::Arc;

use crate::app::{App, Axis, Effect, Laid, Outline, Sheet, Timeline};
use crate::layout;
use crate::query::Found;

impl App {
    /// Asks for the query to be answered anew, if there is one; what was to be done with the answer still is.
    pub(super) fn find_again(&mut self) -> Option<Effect> {
        // The search and the facets show an answer to the empty query too.
        let shown = matches!(self.sheet, Some(Sheet::Search(_) | Sheet::Facets(_)));
        if self.place.query.trim().is_empty() && !shown {
            self.generation += 1;
            return None;
        }
        Some(self.question())
    }

    /// Asks for the query to be answered; answers to earlier ones will be dropped.
    pub(super) fn ask(&mut self) -> Effect {
        self.restoring = None;
        self.waiting = None;
        self.question()
    }

    fn question(&mut self) -> Effect {
        self.generation += 1;
        Effect::Find {
            generation: self.generation,
            query: self.place.query.clone(),
            grounds: self.desk.grounds(&self.desk.basis),
        }
    }

    /// Takes in the answer to the query, or more of it than there was before: the hit that was chosen stays it.
    pub(super) fn answered(&mut self, generation: u64, found: Arc<Found>, laid: Laid) -> Option<Effect> {
        if self.answered == generation
            && let Some(Sheet::Search(search)) = self.sheet.as_mut().filter(|_| self.found.is_some())
        {
            search.follow(self.found.as_deref(), &found);
        }
        // With nothing found yet while more may be, there is no event that anything could be done with.
        let is_done = found.searched.is_none();
        let has_some = is_done || !found.is_empty();
        self.found = Some(found);
        self.suggestion = None;
        self.filtered = laid;
        self.refilter();
        if is_done && let Some(timeline) = self.restoring.take() {
            self.place.timeline = timeline;
            self.reveal_list();
        }
        if !has_some {
            return None;
        }
        self.answered = generation;
        self.waiting.take().and_then(|command| self.run(command))
    }

    /// Sets the query; the events are all there again at once where it is empty.
    pub(super) fn set_query(&mut self, query: String) -> Option<Effect> {
        self.place.query = query;
        if let Some(Sheet::Search(search)) = &mut self.sheet {
            search.chosen = 0;
        } else if self.place.query.trim().is_empty() && !matches!(self.sheet, Some(Sheet::Facets(_))) {
            self.forget_query();
            self.refilter();
            return None;
        }
        Some(self.ask())
    }

    /// Filters nothing any more; an answer that is still to come is dropped.
    pub(super) fn forget_query(&mut self) {
        self.place.query.clear();
        self.found = None;
        self.restoring = None;
        self.waiting = None;
        self.generation += 1;
    }

    /// Sets the query back to what it was, and with it selection and scroll.
    pub(super) fn restore(&mut self, timeline: Timeline, query: String) -> Option<Effect> {
        self.place.timeline = timeline.clone();
        let effect = self.set_query(query);
        match effect {
            None => self.place.timeline = timeline,
            Some(_) => self.restoring = Some(timeline),
        }
        effect
    }

    /// Lays the list out anew, the selection on the row of the screen where it was.
    pub(super) fn refilter(&mut self) {
        let row = self.screen_row();
        let is_whole = self.found.as_ref().is_some_and(|found| found.is_whole());
        let is_filtered = is_whole && !self.place.query.trim().is_empty();
        let laid = if is_filtered { &self.filtered } else { &self.unfiltered };
        self.outline = Outline::of(laid, layout::frame(self.size).room);
        self.axis = Axis::of(Arc::clone(&laid.times));
        self.tabulate();
        self.lay_axis();
        let searching = matches!(self.sheet, Some(Sheet::Search(_)));
        if !searching && self.place.timeline.selected.is_none_or(|event| self.outline.rank(event).is_none()) {
            // The selection is filtered out: the nearest event in time takes its place.
            let near = self.place.timeline.selected.map_or(0, |selected| self.outline.listed().before(selected));
            if let Some(event) = self.outline.event(near.min(self.outline.events().saturating_sub(1))) {
                self.place.timeline.select(event);
            }
        }
        self.center(row);
    }

    /// Fits the list into a screen of another size, the selection on the row where it was.
    pub(super) fn refit_list(&mut self) {
        let row = self.screen_row();
        let room = layout::frame(self.size).room;
        self.outline = self.outline.in_room(room);
        self.reveal_column();
        self.lay_axis();
        self.center(row);
    }

    /// The row of the screen on which the selection stands.
    fn screen_row(&self) -> usize {
        let timeline = &self.place.timeline;
        let row = timeline.selected.and_then(|event| self.outline.row_of(event));
        row.map_or(0, |row| row.saturating_sub(timeline.top))
    }

    /// Scrolls the list so that the selection stands on a row of the screen.
    pub(super) fn center(&mut self, row: usize) {
        let height = self.list_height();
        self.place.timeline.keep_row(row, &self.outline, height);
    }
}
