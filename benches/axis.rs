//! The axis at a million dates and at 100,000 events: making its numbers, scale, folds, ticks and density, and keys
//! with their frames. Run it with `cargo bench --bench axis`.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::app::axis::{DateTable, Density, Scale, Times, World};
use dateline::app::{App, Listed, Message, Opened, Summary};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::model::{Basis, Chronology, Event, Evidence};
use dateline::query::Crew;
use dateline::view::Screen;
use dateline::view::theme::{Palette, Theme};
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;

/// Days, months, intervals and dates in doubt, over some centuries; every tenth in one week of 2022.
fn chronology(events: usize) -> Chronology {
    let date = |nth: usize| {
        let year = 1500 + nth * 7_919 % 520;
        let (month, day) = (nth * 31 % 12 + 1, nth * 17 % 28 + 1);
        match nth % 10 {
            0 => format!("2022-02-{:02}", 20 + nth / 10 % 8),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}-{day:02}/{}-{month:02}-{day:02}", year + 1),
            3 => format!("{year}~"),
            4 => format!("{year}-{month:02}-{day:02}T{:02}:30", nth % 24),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    };
    let events = (0..events).map(|nth| Event {
        tags: vec![format!("tag {}", nth % 7)],
        ..Event::new(
            format!("e{nth}"),
            date(nth).parse().expect("a date"),
            format!("What is said to have happened, number {nth}"),
        )
    });
    Chronology::new("Many dates".to_owned(), String::new(), Vec::new(), events.collect())
}

fn scales(criterion: &mut Criterion) {
    let chronology = chronology(1_000_000);
    let listed = Listed::All(chronology.event_count());
    let world = World::of(&chronology);
    let dates = Arc::new(DateTable::of(&chronology));
    let times = Times::of(&dates, &listed, Crew::alone()).expect("nobody cancels it");
    let window = world.whole();
    let mut group = criterion.benchmark_group("a million dates");
    group.sample_size(10);
    group.bench_function("numbers, once for a list", |bencher| {
        bencher.iter_batched(
            || (),
            |()| Times::of(&dates, &listed, Crew::alone()).expect("nobody cancels it"),
            BatchSize::PerIteration,
        );
    });
    let scale = Scale::linear(window, 200);
    group.bench_function("density in 200 columns", |bencher| bencher.iter(|| Density::of(&times, black_box(&scale))));
    group.bench_function("folds in 200 columns", |bencher| {
        bencher.iter(|| Scale::folded(&times, world, black_box(window), 200));
    });
    group.bench_function("ticks in 200 columns", |bencher| bencher.iter(|| black_box(&scale).ticks(None)));
}

/// The explorer with many events, everything looked up.
fn opened(events: usize, (width, height): (u16, u16)) -> App {
    let mut app = App::new(Size::new(width, height), Keymap::built_in(), None);
    let opened = Arc::new(Opened::of(chronology(events)));
    let summary = Summary::of(&opened.chronology, &Evidence::pending(0), &Basis::default());
    app.update(Message::Loaded(opened));
    app.update(Message::Checked { summary, diagnostics: Vec::new() });
    app
}

fn press(app: &mut App, keys: &[&str]) {
    for key in keys {
        app.update(Message::Key(key.parse().expect("a key")));
    }
}

fn keys(criterion: &mut Criterion) {
    let theme = Theme::of(Palette::Dark);
    for (view, open) in [("strip", &[][..]), ("whole screen", &["a"])] {
        let mut app = opened(100_000, (200, 60));
        press(&mut app, open);
        press(&mut app, &["G", "Y"]);
        let mut group = criterion.benchmark_group(format!("100,000 events, {view}"));
        group.sample_size(20);
        // Each pair leads back to where it began.
        for (name, keys) in
            [("zoom and frame", ["+", "-"]), ("pan and frame", ["H", "L"]), ("event and frame", ["k", "j"])]
        {
            group.bench_function(name, |bencher| {
                let mut turn = 0;
                bencher.iter(|| {
                    press(&mut app, &[keys[turn % 2]]);
                    turn += 1;
                    let mut buffer = Buffer::empty(app.size.area());
                    Screen { app: &app, theme: &theme, ascii: false }.render(app.size.area(), &mut buffer);
                    buffer
                });
            });
        }
    }
}

criterion_group!(benches, scales, keys);
criterion_main!(benches);
