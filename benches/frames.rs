//! What a key and its frame cost with 14 events, 10,000, 100,000 and a million: the same, whatever the number. Fourteen do
//! not fill a screen; from 10,000 on there is an event on nearly each of its rows. Run it with `cargo bench --bench frames`.

#[path = "stage/big/mod.rs"]
mod big;

use std::hint::black_box;
use std::sync::Arc;

use big::{Plan, Story};
use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{App, Effect, Message, Opened};
use dateline::keymap::{Key, Keymap};
use dateline::layout::Size;
use dateline::query::{Crew, find};
use dateline::view::Screen;
use dateline::view::theme::{Palette, Theme};
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;

/// Chronologies that are small, and some that are large.
const EVENTS: [usize; 4] = [14, 10_000, 100_000, 1_000_000];
/// What every screen must do with, and a large one.
const SIZES: [(u16, u16); 2] = [(120, 36), (200, 60)];

/// The explorer in the middle of a chronology.
fn opened(opened: &Arc<Opened>, (width, height): (u16, u16)) -> App {
    let mut app = App::new(Size::new(width, height), Keymap::built_in(), None);
    app.update(Message::Loaded(Arc::clone(opened)));
    let middle = opened.all.listed.event(opened.all.listed.len() / 2);
    app.place.timeline.selected = middle;
    press(&mut app, "j");
    app
}

/// A chronology of so many events, read and laid out in a thread of its own, as in the explorer: what is drawn then does
/// not find the memory in the pieces that were left of the inventing.
fn invented(events: usize) -> Arc<Opened> {
    let invent = move || Arc::new(Opened::of(Story::new(Plan { events, texts: 0, seed: 6 }).chronology()));
    std::thread::spawn(invent).join().expect("it is invented")
}

/// Presses a key; a question is answered at once, and that is part of what is measured only where it is asked.
fn press(app: &mut App, key: &str) {
    let effect = app.update(Message::Key(key.parse::<Key>().expect("a key")));
    if let Some(Effect::Find { generation, query, grounds }) = effect {
        let opened = &grounds.opened;
        let found = find(&opened.chronology, &grounds.evidence, &grounds.basis, opened.index(), &query);
        let laid = opened.lay_out(found.in_time(), Crew::alone()).expect("nobody cancels it");
        app.update(Message::Found { generation, found: Arc::new(found), laid });
    }
}

fn draw(app: &App, theme: &Theme) -> Buffer {
    let mut buffer = Buffer::empty(app.size.area());
    Screen { app, theme, ascii: false }.render(app.size.area(), &mut buffer);
    buffer
}

fn frames(criterion: &mut Criterion) {
    let theme = Theme::of(Palette::Dark);
    for events in EVENTS {
        let all = invented(events);
        for size in SIZES {
            let mut app = opened(&all, size);
            let mut group = criterion.benchmark_group(format!("{events} events {}x{}", size.0, size.1));
            group.bench_function("frame", |bencher| bencher.iter(|| draw(&app, &theme)));
            // Each pair leads back to where it began.
            for (name, keys) in [
                ("event and frame", ["j", "k"]),
                ("screen and frame", ["pgdn", "pgup"]),
                ("year and frame", ["}", "{"]),
                ("zoom and frame", ["+", "-"]),
                ("end and frame", ["G", "g"]),
            ] {
                group.bench_function(name, |bencher| {
                    bencher.iter(|| {
                        for key in keys {
                            press(&mut app, key);
                            black_box(draw(&app, &theme));
                        }
                    });
                });
            }
            group.bench_function("resize and frame", |bencher| {
                bencher.iter(|| {
                    for height in [size.1 - 12, size.1] {
                        app.update(Message::Resize(Size::new(size.0, height)));
                        black_box(draw(&app, &theme));
                    }
                });
            });
            // The facets of everything, as they are looked at.
            press(&mut app, "f");
            group.bench_function("facets", |bencher| bencher.iter(|| draw(&app, &theme)));
            press(&mut app, "esc");
        }
    }
    laying_out(criterion);
}

/// What is done once for a list, by the thread that finds it.
fn laying_out(criterion: &mut Criterion) {
    let all = invented(1_000_000);
    let mut group = criterion.benchmark_group("laying out a list");
    group.sample_size(20);
    for (name, each) in [("of 500,000", 2), ("of 10,000", 100)] {
        let events = Arc::new(all.chronology.events().step_by(each).collect());
        group.bench_function(name, |bencher| {
            bencher.iter(|| all.lay_out(&events, Crew::alone()).expect("nobody cancels it"))
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
