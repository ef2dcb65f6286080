//! `&App` → picture. A view names roles, never colours; it may look, not touch.

mod axis;
mod bookmarks;
mod crowd;
mod empty;
mod face_off;
mod facets;
pub mod glyphs;
mod help;
mod hints;
mod lanes;
mod link;
mod list;
mod margin;
mod masthead;
mod matrix;
pub mod paint;
mod passage;
mod problems;
mod queries;
mod query;
mod reader;
mod search;
mod status;
mod strip;
pub mod theme;
mod weigh;
mod words;
mod zero;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::app::{App, Focus, Sheet, View};
use crate::command::Command;
use crate::layout;
use crate::model::Standing;
use crate::phrases;
use paint::Canvas;
use theme::{Role, Theme};

/// The whole screen, as a widget.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    /// What to show.
    pub app: &'a App,
    /// How roles look.
    pub theme: &'a Theme,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, self.theme);
        let mut canvas = canvas.part(area.intersection(self.app.size.area()));
        draw(self.app, &mut canvas);
        if self.ascii {
            paint::to_ascii(buffer);
        }
    }
}

fn draw(app: &App, canvas: &mut Canvas) {
    let frame = layout::frame(app.size);
    masthead::draw(app, canvas, frame.masthead);
    match (&app.sheet, app.place.view) {
        (Some(Sheet::Search(search)), _) => search::draw(app, canvas, search),
        (Some(Sheet::Queries(list)), _) => queries::draw(app, canvas, list),
        (Some(Sheet::Naming(naming)), _) => queries::naming(app, canvas, naming),
        (Some(Sheet::Facets(facets)), _) => facets::draw(app, canvas, facets),
        (Some(Sheet::KnownOn(known)), _) => weigh::known_on(app, canvas, known),
        (Some(Sheet::Sources(sources)), _) => weigh::sources(app, canvas, sources),
        (Some(Sheet::Bookmarks(list)), _) => bookmarks::draw(app, canvas, list),
        (Some(Sheet::Link(links)), _) => link::draw(app, canvas, links),
        (Some(Sheet::Crowd(crowd)), _) => crowd::draw(app, canvas, crowd),
        (Some(Sheet::Palette(picker)), _) => help::palette(app, canvas, picker),
        (Some(Sheet::Help(picker)), _) => help::draw(app, canvas, picker),
        (Some(Sheet::Originals(scroll)), _) => problems::originals(app, canvas, *scroll),
        (Some(Sheet::Diagnostics(chosen)), _) => problems::draw(app, canvas, *chosen),
        (_, View::Timeline) => timeline(app, canvas),
        (_, View::FaceOff) => face_off::draw(app, canvas),
        (_, View::Matrix) => matrix::draw(app, canvas),
        (_, View::Reader) => reader::draw(app, canvas),
        (_, View::Axis) => axis::draw(app, canvas),
    }
    hints::draw(app, canvas, frame.hints);
}

fn timeline(app: &App, canvas: &mut Canvas) {
    let home = layout::home(app.size);
    if let Some(strip) = home.strip.filter(|_| app.desk.chronology().event_count() > 0) {
        strip::draw(app, canvas, strip);
    }
    if app.outline.events() == 0 {
        empty::draw(app, canvas, home.list);
        return;
    }
    list::draw(app, canvas, home.list);
    rules(app, canvas, home);
    if let Some(pane) = home.passage {
        passage::draw(app, canvas, pane);
    }
    if let Some(pane) = home.margin {
        margin::draw(app, canvas, pane);
    }
}

/// On the rule above the passages of a contested event: the key that shows who denies it. Beside the panes the
/// status line has room for these words.
fn who_denies_it(app: &App, canvas: &mut Canvas, rule: Rect) {
    let contested = app.event().is_some_and(|event| app.desk.tally(event).standing() == Standing::Contested);
    let key = app.keymap.keys(app.context(), Command::Beside).next().filter(|_| contested);
    if let Some(key) = key {
        let words = format!(" {} ", phrases::HINT_WHO_DENIES_IT);
        let x = canvas.put_right(rule.right().saturating_sub(2), rule.y, words, Role::Dim);
        canvas.put_right(x, rule.y, format!(" {key}"), Role::Key);
    }
}

/// The rules between the panes of the timeline.
fn rules(app: &App, canvas: &mut Canvas, home: layout::Home) {
    // A heavy rule of gold stands at the pane in which keys act.
    let focused = app.place.timeline.focus == Focus::Second && app.sheet.is_none();
    let role = if focused { Role::Accent } else { Role::Rule };
    match home.rule {
        Some(rule) if rule.width > 1 => {
            canvas.line(rule.x, rule.y, rule.width, if focused { '━' } else { '─' }, role);
            who_denies_it(app, canvas, rule);
        }
        Some(rule) => canvas.column(rule, if focused { '┃' } else { '│' }, role),
        None => {}
    }
    if let Some(rule) = home.second_rule {
        canvas.column(rule, '│', Role::Rule);
    }
}
