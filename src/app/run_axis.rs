//! What commands do on the axis, the strip above the list included; and how the list follows it.

use crate::app::axis::{Axis, Extent, LaneTable, LanesShown, Moment, Picture, Scene, Shape, Step, Window};
use crate::app::{App, View};
use crate::command::Command;
use crate::layout;
use crate::phrases;

impl App {
    /// The window of time that the axis shows.
    #[must_use]
    pub fn window(&self) -> Window {
        self.desk.world.shown(self.place.axis.window)
    }

    /// Whether the axis shows less than everything.
    #[must_use]
    pub fn is_zoomed(&self) -> bool {
        self.place.axis.window.is_some()
    }

    /// How many events of the list are over before the window begins, and how many begin after it.
    #[must_use]
    pub fn beside_window(&self) -> (usize, usize) {
        self.axis.times.beside(self.window())
    }

    /// What the full screen says of the events of the list that lie beside the window: how many, and how far from it.
    #[must_use]
    pub fn words_beside_window(&self) -> (Option<String>, Option<String>) {
        if !self.is_zoomed() {
            return (None, None);
        }
        let window = self.window();
        let (earlier, later) = self.axis.times.beside(window);
        let (first, last) = self.axis.times.ends_beside(window);
        (
            (earlier > 0).then(|| phrases::axis::earlier_from(earlier, first, window.length())),
            (later > 0).then(|| phrases::axis::later_to(later, last, window.length())),
        )
    }

    /// The moment that time is counted from, where an event was chosen for it.
    #[must_use]
    pub fn zero_moment(&self) -> Option<Moment> {
        Extent::of(self.desk.chronology().when(self.zero?)).zero()
    }

    /// Opens the full screen; from it back to where one was, at what is looked at now.
    pub(super) fn toggle_axis(&mut self) {
        if self.place.view == View::Axis {
            self.close_axis();
            return;
        }
        let from = self.place.view;
        if let Some(event) = self.event().filter(|event| self.outline.rank(*event).is_some()) {
            self.place.timeline.select(event);
        }
        self.leave_for(View::Axis);
        self.place.axis.from = from;
        self.find = super::FindInText::default();
        self.reveal_event();
        self.reveal_list();
    }

    pub(super) fn close_axis(&mut self) {
        let back_to = self.place.axis.from;
        self.leave_for(if back_to == View::Axis { View::Timeline } else { back_to });
        self.tabulate();
        self.reveal_list();
    }

    pub(super) fn run_in_axis(&mut self, command: Command) {
        match command {
            Command::Enter if self.open_crowd() => {}
            Command::Enter => self.read_from_axis(),
            Command::NextLanes => self.show_lanes(self.place.axis.lanes.next()),
            Command::PreviousLanes => self.show_lanes(self.place.axis.lanes.previous()),
            Command::Folds => {
                self.place.axis.folded = !self.place.axis.folded;
                let is_folded = self.place.axis.folded;
                let said = if is_folded { phrases::axis::FOLDED } else { phrases::axis::UNFOLDED };
                self.notice = Some(said.to_owned());
            }
            Command::NextPassage => self.step_in_lane(1),
            Command::PreviousPassage => self.step_in_lane(-1),
            _ if self.move_window(command) => {}
            _ if self.step_list(command) => {}
            _ => self.notice = Some(phrases::not_here(command)),
        }
        self.reveal_list();
    }

    /// To the passage of the selected event.
    pub(super) fn read_from_axis(&mut self) {
        self.leave_for(View::Timeline);
        if layout::home(self.size).passage.is_none() {
            self.open_reader();
        }
    }

    /// To the next or previous event of the lane.
    fn step_in_lane(&mut self, by: isize) {
        let table = &self.axis.lanes;
        let rank = self.place.timeline.selected.and_then(|event| self.outline.rank(event));
        let Some((rank, lane)) = rank.and_then(|rank| Some((rank, table.lane_of(rank)?))) else { return };
        match table.step(lane, rank, by).and_then(|rank| self.outline.event(rank)) {
            Some(event) => self.place.timeline.select(event),
            None => self.notice = Some(phrases::lanes::end_of_lane(by > 0).to_owned()),
        }
    }

    fn show_lanes(&mut self, lanes: super::Lanes) {
        self.place.axis.lanes = lanes;
        self.place.axis.top = 0;
    }

    /// Zooms or pans; says whether the command does that.
    pub(super) fn move_window(&mut self, command: Command) -> bool {
        let (world, window) = (self.desk.world, self.place.axis.window);
        let date = self.date_to_show();
        // Where the event has no date, the middle of what is shown stays where it is.
        let centre = date.unwrap_or(self.window().centre());
        let there = match command {
            Command::ZoomIn => world.zoom_in(window, centre),
            Command::ZoomOut => world.zoom_out(window, centre),
            Command::FitAll => None,
            Command::ShowDay | Command::ShowMonth | Command::ShowYear | Command::ShowDecade | Command::FitSelection => {
                let Some(there) = date.map(|date| self.window_about(date, command)) else {
                    let selected = self.place.timeline.selected;
                    self.notice = Some(selected.map_or(phrases::NO_EVENT_HERE, |_| phrases::axis::NO_DATE).to_owned());
                    return true;
                };
                there
            }
            Command::PanRight => world.pan(window, 1),
            Command::PanLeft => world.pan(window, -1),
            Command::PanScreenRight => world.pan(window, 4),
            Command::PanScreenLeft => world.pan(window, -4),
            _ => return false,
        };
        if there == window {
            let said = if window.is_none() { phrases::axis::ALL_IS_SHOWN } else { phrases::axis::AS_FAR_AS_IT_GOES };
            self.notice = Some(said.to_owned());
        }
        self.show_window(there);
        true
    }

    /// The middle of the date of the selected event; of one that is open at an end, where the other lies.
    fn date_to_show(&self) -> Option<Moment> {
        Extent::told(self.desk.chronology().when(self.place.timeline.selected?))?.middle()
    }

    /// The window that a command asks for about the date of the selected event.
    fn window_about(&self, date: Moment, command: Command) -> Option<Window> {
        let (world, selected) = (self.desk.world, self.place.timeline.selected);
        match command {
            Command::ShowDay => world.day(date),
            Command::ShowMonth => world.about(date, Step::Month.seconds()),
            Command::ShowYear => world.about(date, Step::Year.seconds()),
            Command::ShowDecade => world.about(date, Step::Decade.seconds()),
            _ => selected.and_then(|event| world.fit(self.desk.chronology().when(event))),
        }
    }

    /// Shows a window; the selection goes with it, to the nearest event that lies in it, if any does. It comes back to
    /// the event that one has chosen once that lies in the window again.
    pub(super) fn show_window(&mut self, window: Option<Window>) {
        self.place.axis.window = window;
        let selected = self.place.timeline.selected;
        let chosen = self.strayed.filter(|(_, to)| Some(*to) == selected).map(|(from, _)| from).or(selected);
        if let Some(chosen) = chosen
            && let Some(rank) = self.outline.rank(chosen)
            && let Some(nearest) = self.axis.times.nearest(rank, self.window())
            && let Some(event) = self.outline.event(nearest)
        {
            self.place.timeline.select(event);
            self.strayed = (event != chosen).then_some((chosen, event));
        }
        self.reveal_list();
    }

    fn selected_extent(&self) -> Option<Extent> {
        let rank = self.outline.rank(self.place.timeline.selected?)?;
        self.axis.times.extent(rank)
    }

    /// Moves the window just so far that the selected event is in it.
    pub(super) fn reveal_event(&mut self) {
        if let Some(extent) = self.selected_extent() {
            self.place.axis.window = self.desk.world.reveal(self.place.axis.window, extent);
        }
    }

    /// Lays the axis out for where one is now.
    pub(super) fn lay_axis(&mut self) {
        self.axis.lay(self.axis_shape(self.place.axis.window));
        if self.place.view == View::Axis {
            self.picture_axis();
        }
    }

    /// What the axis would be laid out for, if it showed a window.
    pub(super) fn axis_shape(&self, window: Option<Window>) -> Shape {
        Shape {
            window: self.desk.world.shown(window),
            world: self.desk.world,
            strip: layout::home(self.size).strip.map_or(0, |strip| strip.density.width),
            screen: if self.place.view == View::Axis { layout::axis(self.size).line.width } else { 0 },
            folded: self.place.axis.folded,
        }
    }

    /// Lays out the lanes that are on the full screen, the selected event among them.
    fn picture_axis(&mut self) {
        let by = self.place.axis.lanes;
        if self.axis.lanes.by() != Some(by) {
            self.axis.lanes = LaneTable::of(&self.desk, by, self.outline.listed().iter());
            self.axis.shown = None;
        }
        let shown = self.axis.shown.take();
        let Axis { times, lanes, screen, .. } = &self.axis;
        let shown = shown.unwrap_or_else(|| LanesShown::of(times, lanes, screen));
        let places = layout::axis(self.size);
        let scene = Scene {
            desk: &self.desk,
            outline: &self.outline,
            axis: &self.axis,
            shown: &shown,
            selected: self.place.timeline.selected,
            height: places.lanes.height,
            roomy: places.roomy,
        };
        let picture = Picture::of(&scene, self.place.axis.top);
        self.place.axis.top = picture.top;
        self.axis.picture = picture;
        self.axis.shown = Some(shown);
    }
}
