//! The help page, made from the keymap and the tables of marks; and the palette of commands.

use ratatui::layout::Rect;

use crate::app::{App, Picker, View};
use crate::command::{Command, Purpose};
use crate::layout;
use crate::model::{Stance, Standing, Verdict};
use crate::phrases;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;

/// The columns that keys take on the page.
const KEYS: u16 = 11;
/// The columns that the marks take, where they have a column of their own.
const MARKS: u16 = 36;

/// A line of the page.
enum Line {
    Blank,
    Heading(String),
    Key(String, &'static str),
    Mark((char, Role), &'static str, &'static str),
}

/// Draws the help page, or what fits the words typed on it.
pub fn draw(app: &App, canvas: &mut Canvas, picker: &Picker) {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    if !picker.prompt.text().is_empty() {
        choices(app, canvas, body, picker, "? ");
        return;
    }
    if body.height < 3 {
        return;
    }
    let air = u16::from(app.size.height >= 30);
    let page = Rect {
        x: body.x + 3,
        y: body.y + air,
        width: body.width.saturating_sub(4),
        height: body.height.saturating_sub(1 + air),
    };
    let columns_of_page = columns_that_fit(app, page);
    let count = u16::try_from(columns_of_page.len()).unwrap_or(1).max(1);
    // The marks need less than the keys.
    let width = if count == 3 { (page.width - MARKS) / 2 } else { page.width / count };
    let tallest = columns_of_page.iter().map(Vec::len).max().unwrap_or(0);
    let scroll = picker.scroll.min(tallest.saturating_sub(page.height.into()));
    for (nth, lines) in columns_of_page.iter().enumerate() {
        let x = page.x + columns(nth) * width;
        let width = if nth + 1 == columns_of_page.len() { page.right().saturating_sub(x) } else { width };
        let mut canvas = canvas.part(Rect { x, width: width.saturating_sub(1), ..page });
        for (y, line) in (page.top()..page.bottom()).zip(lines.iter().skip(scroll)) {
            draw_line(&mut canvas, x, y, width.saturating_sub(1), line);
        }
    }
    let foot = phrases::HELP_FOOT;
    canvas.put_cut(page.x, body.bottom() - 1, page.width, foot, Role::Note);
}

fn draw_line(canvas: &mut Canvas, x: u16, y: u16, width: u16, line: &Line) {
    match line {
        Line::Blank => {}
        Line::Heading(text) => drop(canvas.put_cut(x, y, width, text.as_str(), Role::Heading)),
        Line::Key(keys, help) => {
            canvas.put_cut(x, y, KEYS - 1, keys.as_str(), Role::Key);
            canvas.put_cut(x + KEYS, y, width.saturating_sub(KEYS), *help, Role::Text);
        }
        Line::Mark((mark, role), name, meaning) => {
            canvas.mark(x, y, *mark, *role);
            canvas.put_cut(x + 2, y, 14, *name, Role::Text);
            canvas.put_cut(x + 17, y, width.saturating_sub(17), *meaning, Role::Dim);
        }
    }
}

/// Three columns, two or one, as the page is wide: the keys by purpose, and the marks.
fn columns_that_fit(app: &App, page: Rect) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = Purpose::ALL.iter().map(|purpose| keys(app, *purpose)).collect();
    blocks.push(marks());
    let wanted = if page.width >= 104 {
        3
    } else if page.width >= 70 {
        2
    } else {
        1
    };
    if wanted == 3 {
        let marks = blocks.pop().unwrap_or_default();
        let mut two = balanced(blocks, 2);
        two.push(marks);
        return two;
    }
    balanced(blocks, wanted)
}

/// Divides blocks among columns, in order, so that the first is not shorter than it need be.
fn balanced(blocks: Vec<Vec<Line>>, count: usize) -> Vec<Vec<Line>> {
    let total: usize = blocks.iter().map(|block| block.len() + 1).sum();
    let mut columns: Vec<Vec<Line>> = vec![Vec::new()];
    for block in blocks {
        let column = columns.last().map_or(0, Vec::len);
        if columns.len() < count && column > 0 && column + block.len() / 2 > total / count {
            columns.push(Vec::new());
        }
        if let Some(column) = columns.last_mut() {
            if !column.is_empty() {
                column.push(Line::Blank);
            }
            column.extend(block);
        }
    }
    columns
}

fn keys(app: &App, purpose: Purpose) -> Vec<Line> {
    let mut lines = vec![Line::Heading(purpose.title().to_owned())];
    for command in Command::ALL.iter().filter(|command| command.purpose() == purpose) {
        let together = phrases::ON_ONE_LINE.iter().find(|(commands, _)| commands.contains(command));
        if let Some((keys, (commands, help))) = together.and_then(|it| Some((first_keys(app, it.0)?, it))) {
            if commands.first() == Some(command) {
                lines.push(Line::Key(keys, if *command == Command::NextPassage { passages(app) } else { help }));
            }
            continue;
        }
        let keys = key_words(app, *command);
        if !keys.is_empty() {
            lines.push(Line::Key(keys, command.help()));
        } else if !command.only_where_its_key_is() {
            lines.push(Line::Key(format!(":{}", command.name()), command.help()));
        }
    }
    lines
}

/// What the keys for the next passage and the one before go through in the view below the sheet.
fn passages(app: &App) -> &'static str {
    match app.place.view {
        _ if !app.find.needle.is_empty() => phrases::HELP_MATCHES,
        View::Timeline | View::Reader => phrases::HELP_PASSAGES,
        View::FaceOff => phrases::HELP_PAIRS,
        View::Matrix => phrases::HELP_CELLS,
        View::Axis => phrases::HELP_IN_LANE,
    }
}

/// The first key of each of some commands, where all have one and there is room for them.
fn first_keys(app: &App, commands: &[Command]) -> Option<String> {
    let key = |command: &Command| app.keymap.keys(app.place.view.context(), *command).next();
    let keys: Option<Vec<String>> = commands.iter().map(|command| Some(key(command)?.to_string())).collect();
    keys.map(|keys| keys.join(" ")).filter(|keys| keys.len() < usize::from(KEYS))
}

/// The first keys of a command in the view below the sheet, as many as there is room for.
fn key_words(app: &App, command: Command) -> String {
    let mut words = String::new();
    for key in app.keymap.keys(app.place.view.context(), command) {
        let key = key.to_string();
        if words.is_empty() {
            words = key;
        } else if words.len() + 1 + key.len() < usize::from(KEYS) {
            words = format!("{words} {key}");
        }
    }
    words
}

fn marks() -> Vec<Line> {
    let mut lines = vec![Line::Heading(phrases::MARKS_MEAN.to_owned())];
    lines.extend(Standing::ALL.map(|it| Line::Mark(glyphs::standing(it), it.word(), phrases::standing_means(it))));
    lines.push(Line::Blank);
    lines.extend(Stance::ALL.map(|it| Line::Mark(glyphs::stance(it), it.word(), phrases::stance_means(it))));
    lines.push(Line::Blank);
    lines.extend(Verdict::ALL.map(|it| Line::Mark(glyphs::verdict(it), it.word(), phrases::verdict_means(it))));
    lines.push(Line::Blank);
    lines.push(Line::Mark((glyphs::BRACE[0], Role::Brace), "brace", "order unknown"));
    lines.push(Line::Mark((glyphs::GAP, Role::Gap), "gap", "nothing between"));
    lines.push(Line::Mark((glyphs::EXTENT, Role::Accent), "span", "some day in here"));
    lines.push(Line::Mark((glyphs::FOG, Role::Fog), "fog", "date uncertain"));
    lines.push(Line::Mark((glyphs::PLUS_MINUS, Role::Uncertain), "distance", "half of the span"));
    lines.push(Line::Mark((glyphs::BOOKMARK, Role::Bookmark), "bookmark", "set with m"));
    lines.push(Line::Mark((glyphs::KEPT, Role::Accent), "kept", "chosen facet"));
    lines
}

/// Draws the palette over the view.
pub fn palette(app: &App, canvas: &mut Canvas, picker: &Picker) {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    choices(app, canvas, body, picker, ": ");
}

/// The commands that fit what is typed, the chosen one marked.
fn choices(app: &App, canvas: &mut Canvas, area: Rect, picker: &Picker, prompt: &str) {
    if area.height < 2 {
        return;
    }
    let mut canvas = canvas.part(area);
    let x = canvas.put(area.x + 1, area.y, prompt, Role::Prompt);
    let x = canvas.put_cut(x, area.y, area.width.saturating_sub(6), picker.prompt.text(), Role::Bright);
    canvas.select(Rect { x, y: area.y, width: 1, height: 1 }, Role::Cursor);
    let commands = picker.commands();
    canvas.put_right(
        area.right().saturating_sub(2),
        area.y,
        format!("{} of {}", commands.len(), Command::ALL.len()),
        Role::Dim,
    );
    canvas.line(area.x + 1, area.y + 1, area.width.saturating_sub(2), '─', Role::Rule);
    if commands.is_empty() {
        canvas.put_cut(area.x + 3, area.y + 3, area.width.saturating_sub(4), phrases::NO_COMMAND, Role::Text);
        return;
    }
    let rows = usize::from(area.height - 2);
    let chosen = picker.chosen.min(commands.len() - 1);
    let first = (chosen + 1).saturating_sub(rows);
    for (nth, command) in commands.iter().enumerate().skip(first).take(rows) {
        let y = area.y + 2 + columns(nth - first);
        let role = if nth == chosen { Role::Title } else { Role::Text };
        let keys: Vec<String> =
            app.keymap.keys(app.place.view.context(), *command).take(2).map(|key| key.to_string()).collect();
        canvas.put_cut(area.x + 3, y, 20, command.name(), role);
        let keys_end = area.right().saturating_sub(2);
        let start = if area.width >= 60 { canvas.put_right(keys_end, y, keys.join(" "), Role::Key) } else { keys_end };
        canvas.put_cut(area.x + 25, y, start.saturating_sub(area.x + 27), command.help(), Role::Dim);
        if nth == chosen {
            canvas.select(Rect { y, height: 1, ..area }, Role::Selection);
            canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
        }
    }
}
