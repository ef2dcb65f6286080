//! What the mouse does, once it is switched on: the wheel scrolls what is under it, a press selects.

use ratatui::layout::{Position, Rect};

use crate::app::timeline::Focus;
use crate::app::{App, Effect, Sheet, Turn, View};
use crate::command::Command;
use crate::layout;

/// How many rows a notch of the wheel scrolls.
const NOTCH: usize = 3;

impl App {
    pub(super) fn wheel(&mut self, column: u16, row: u16, turn: Turn) {
        let at = Position::new(column, row);
        if self.sheet.is_none() && self.wheel_on_axis(at, turn) {
            return;
        }
        let command = match turn {
            Turn::Down => Command::Down,
            Turn::Up => Command::Up,
            Turn::Left | Turn::Right => return,
        };
        if self.sheet.is_some() {
            self.run(command);
            return;
        }
        match self.place.view {
            View::Timeline => {
                let home = layout::home(self.size);
                if home.passage.is_some_and(|pane| pane.contains(at)) {
                    let focus = self.place.timeline.focus;
                    self.place.timeline.focus = Focus::Second;
                    for _ in 0..NOTCH {
                        self.run(command);
                    }
                    self.place.timeline.focus = focus;
                } else {
                    self.run_with_focus(Focus::First, command);
                }
            }
            View::FaceOff => {
                let sides = layout::face_off(self.size, self.place.face_off.focus.index()).sides;
                if self.place.face_off.apart {
                    self.place.face_off.focus = if sides[1].contains(at) { Focus::Second } else { Focus::First };
                }
                for _ in 0..NOTCH {
                    self.run(command);
                }
            }
            View::Matrix | View::Axis => self.run_with_focus(Focus::First, command),
            View::Reader => {
                for _ in 0..NOTCH {
                    self.run_with_focus(Focus::First, command);
                }
            }
        }
    }

    fn run_with_focus(&mut self, focus: Focus, command: Command) {
        self.set_focus(focus);
        self.run(command);
    }

    pub(super) fn point(&mut self, column: u16, row: u16) -> Option<Effect> {
        let at = Position::new(column, row);
        if let Some(sheet) = &mut self.sheet {
            if let Sheet::Search(search) = sheet {
                let found = self.found.as_ref();
                let rows = layout::search(self.size, found.map_or(0, |found| search.mistakes(found).len()));
                let hits = found.map_or(0, |found| found.len());
                if let Some(down) = row.checked_sub(rows.hits).filter(|_| rows.list.contains(at)) {
                    let first = search.chosen / rows.per_page() * rows.per_page();
                    search.chosen = (first + usize::from(down / rows.tall)).min(hits.saturating_sub(1));
                }
            }
            if let Sheet::Crowd(crowd) = sheet {
                let list = layout::crowd(self.size);
                if let Some(down) = row_in(list, at) {
                    let nth = crowd.first(list.height) + usize::from(down.unsigned_abs());
                    crowd.chosen = nth.min(crowd.events.len().saturating_sub(1));
                }
            }
            return None;
        }
        if self.press_on_axis(at) {
            return None;
        }
        match self.place.view {
            View::Axis => {}
            View::Timeline => self.point_at_timeline(at),
            View::FaceOff => {
                let sides = layout::face_off(self.size, self.place.face_off.focus.index()).sides;
                if let Some(side) = sides.iter().position(|side| side.contains(at)) {
                    self.place.face_off.focus = if side == 1 { Focus::Second } else { Focus::First };
                }
            }
            View::Matrix => self.point_at_matrix(at),
            View::Reader => {
                let text = layout::reader(self.size).text;
                if let Some(down) = row_in(text, at) {
                    let (width, _) = self.reader_size();
                    let shown = self.place.reader.text(&self.desk, self.kind);
                    if let Some(body) = shown.and_then(|text| self.desk.opened.shelf.get(text)) {
                        let rows = crate::text::Pager::new(body, width);
                        self.place.reader.at = rows.step(self.place.reader.top, isize::from(down));
                        self.place.reader.citation = None;
                    }
                }
            }
        }
        None
    }

    fn point_at_matrix(&mut self, at: Position) {
        let places = self.matrix_layout();
        if places.table.contains(at) || places.header.contains(at) {
            self.place.matrix.focus = Focus::First;
            self.place.matrix.scroll = 0;
            let column = places.columns.nth(at.x).map(|nth| self.place.matrix.first + nth);
            column.into_iter().for_each(|column| self.go_to_column(column));
        } else if places.passage.is_some_and(|pane| pane.contains(at)) {
            self.place.matrix.focus = Focus::Second;
        }
        self.point_at_row(places.table, at);
    }

    /// Selects the event of a row of the list.
    fn point_at_row(&mut self, list: Rect, at: Position) {
        let Some(down) = row_in(list, at) else { return };
        let row = self.place.timeline.top + usize::from(down.unsigned_abs());
        if let Some(event) = self.outline.event_on_row(row) {
            self.place.timeline.select(event);
        }
    }

    fn point_at_timeline(&mut self, at: Position) {
        let home = layout::home(self.size);
        if home.list.contains(at) {
            self.place.timeline.focus = Focus::First;
            self.point_at_row(home.list, at);
        } else if home.passage.is_some_and(|pane| pane.contains(at)) {
            self.place.timeline.focus = Focus::Second;
        }
    }
}

fn row_in(area: Rect, at: Position) -> Option<i16> {
    area.contains(at).then(|| i16::try_from(at.y - area.y).unwrap_or(i16::MAX))
}
