//! What commands do in the timeline.

use crate::app::cited::speaking;
use crate::app::timeline::Focus;
use crate::app::{App, View, passage_rows};
use crate::command::Command;
use crate::layout;
use crate::model::EventId;
use crate::phrases;

impl App {
    pub(super) fn reveal_list(&mut self) {
        let height = self.list_height();
        self.place.timeline.reveal(&self.outline, height);
    }

    /// How many rows of the list this view shows.
    pub(super) fn list_height(&self) -> usize {
        usize::from(match self.place.view {
            View::Matrix => self.matrix_layout().table.height,
            _ => layout::home(self.size).list.height,
        })
    }

    /// Moves the selection in the list; says whether the command does that.
    pub(super) fn step_list(&mut self, command: Command) -> bool {
        let page = isize::try_from(self.list_height().saturating_sub(2).max(1)).unwrap_or(1);
        let timeline = &mut self.place.timeline;
        match command {
            Command::Down => timeline.step(&self.outline, 1),
            Command::Up => timeline.step(&self.outline, -1),
            Command::PageDown => timeline.step_rows(&self.outline, page),
            Command::PageUp => timeline.step_rows(&self.outline, -page),
            Command::First | Command::Last => {
                self.history.leave(self.place.clone());
                let by = if command == Command::First { isize::MIN } else { isize::MAX };
                self.place.timeline.step(&self.outline, by);
            }
            Command::NextGroup => self.step_year(true),
            Command::PreviousGroup => self.step_year(false),
            _ => return false,
        }
        true
    }

    pub(super) fn run_in_timeline(&mut self, command: Command) {
        let home = layout::home(self.size);
        let in_passage = self.place.timeline.focus == Focus::Second && home.passage.is_some();
        let timeline = &mut self.place.timeline;
        match command {
            Command::Down | Command::Up | Command::PageDown | Command::PageUp | Command::First | Command::Last
                if in_passage =>
            {
                self.scroll_passage(command);
            }
            Command::NextPassage => self.step_passage(true),
            Command::PreviousPassage => self.step_passage(false),
            Command::OtherPane if home.passage.is_none() => self.open_reader(),
            Command::OtherPane => timeline.focus = timeline.focus.other(),
            Command::Enter => self.open_reader(),
            _ if self.step_list(command) || self.move_window(command) => {}
            _ => self.notice = Some(phrases::not_here(command)),
        }
        self.reveal_list();
    }

    fn step_year(&mut self, next: bool) {
        let (chronology, listed) = (self.desk.chronology(), self.outline.listed());
        let Some(at) = self.place.timeline.selected.and_then(|event| listed.rank(event)) else { return };
        // Years never fall from one event of the list to the next, and what has none comes last.
        let year = |event: EventId| chronology.when(event).group_year().map_or((true, 0), |year| (false, year));
        let first_of = |rank: usize| {
            let here = listed.event(rank).map(year);
            listed.partition_point(|event| Some(year(event)) < here)
        };
        let target = if next {
            let here = listed.event(at).map(year);
            listed.event(listed.partition_point(|event| Some(year(event)) <= here))
        } else {
            // To the first event of this year, and from there to the first of the year before.
            let first = if first_of(at) < at { Some(first_of(at)) } else { at.checked_sub(1).map(first_of) };
            first.and_then(|rank| listed.event(rank))
        };
        if let Some(event) = target {
            self.place.timeline.select(event);
        }
    }

    fn step_passage(&mut self, next: bool) {
        let count = self.place.timeline.selected.map_or(0, |event| speaking(&self.desk, event).len());
        let timeline = &mut self.place.timeline;
        timeline.scroll = 0;
        match count {
            0 | 1 => self.notice = Some(phrases::passages(count).to_owned()),
            _ if next => timeline.passage = (timeline.passage + 1) % count,
            _ => timeline.passage = (timeline.passage + count - 1) % count,
        }
    }

    fn scroll_passage(&mut self, command: Command) {
        let (Some(event), Some(pane)) = (self.place.timeline.selected, layout::home(self.size).passage) else { return };
        let height = usize::from(pane.height);
        let from = self.place.timeline.passage;
        let rows = passage_rows(self, event, from, (pane.width.into(), height)).len();
        // The last row says that there is more.
        let last = if rows > height { rows + 1 - height } else { 0 };
        let scroll = &mut self.place.timeline.scroll;
        *scroll = match command {
            Command::Down => *scroll + 1,
            Command::Up => scroll.saturating_sub(1),
            Command::PageDown => *scroll + height.saturating_sub(1),
            Command::PageUp => scroll.saturating_sub(height.saturating_sub(1)),
            Command::Last => last,
            _ => 0,
        }
        .min(last);
    }

    /// Goes to an event in the timeline; a filter that hides it is lifted, and said to be.
    pub(super) fn go_to_event(&mut self, event: EventId) {
        self.history.leave(self.place.clone());
        self.place.view = View::Timeline;
        self.place.timeline.focus = Focus::First;
        if self.outline.rank(event).is_none() {
            self.forget_query();
            self.place.timeline.select(event);
            self.refilter();
            self.notice = Some(phrases::FILTER_LIFTED.to_owned());
        }
        self.place.timeline.select(event);
        self.reveal_list();
    }
}
