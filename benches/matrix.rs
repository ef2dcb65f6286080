//! Frames and keys of the matrix on 5,000 events by 200 sources, one cell in five of which is not blank. Run
//! it with `cargo bench --bench matrix`.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{App, Effect, Message, Opened, Summary, Table};
use dateline::keymap::{Key, Keymap};
use dateline::layout::Size;
use dateline::model::{Basis, Chronology, Citation, Event, Evidence, LineRange, Source, Stance};
use dateline::view::Screen;
use dateline::view::theme::{Palette, Theme};
use dateline::when::When;
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;

const EVENTS: usize = 5_000;
const SOURCES: usize = 200;

fn chronology() -> Chronology {
    let sources = (0..SOURCES).map(|nth| Source {
        key: format!("s{nth}"),
        outlet: format!("Outlet number {nth}"),
        published: "2020-01-02".parse::<When>().ok(),
        ..Source::default()
    });
    let events = (0..EVENTS).map(|nth| Event {
        citations: (0..SOURCES)
            .filter(|source| (nth * 7 + source * 13) % 5 == 0)
            .map(|source| Citation {
                source: format!("s{source}"),
                lines: Some(LineRange { first: nth + 1, last: nth + 1 }),
                stance: Stance::ALL[(nth + source * 3) % 11 % 4],
                ..Citation::default()
            })
            .collect(),
        ..Event::new(
            format!("e{nth}"),
            format!("{}-{:02}", 1500 + nth / 10, nth % 12 + 1).parse().expect("a date"),
            format!("What is said to have happened, number {nth}"),
        )
    });
    Chronology::new("Five thousand by two hundred".to_owned(), String::new(), sources.collect(), events.collect())
}

/// The explorer in the matrix, everything looked up.
fn in_the_matrix((width, height): (u16, u16)) -> App {
    let mut app = App::new(Size::new(width, height), Keymap::built_in(), None);
    let opened = Arc::new(Opened::of(chronology()));
    let summary =
        Summary::of(&opened.chronology, &Evidence::pending(opened.chronology.citation_count()), &Basis::default());
    app.update(Message::Loaded(opened));
    app.update(Message::Checked { summary, diagnostics: Vec::new() });
    press(&mut app, Key::char('3'));
    app
}

/// Presses a key and lays out the columns that it asks for.
fn press(app: &mut App, key: Key) {
    if let Some(Effect::Tabulate { number, listed, grounds, .. }) = app.update(Message::Key(key)) {
        let table = Table::of(&|| false, &grounds, &listed).expect("nobody cancels it");
        app.update(Message::Tabulated { number, table });
    }
}

fn draw(app: &App, theme: &Theme) -> Buffer {
    let mut buffer = Buffer::empty(app.size.area());
    Screen { app, theme, ascii: false }.render(app.size.area(), &mut buffer);
    buffer
}

fn matrix(criterion: &mut Criterion) {
    let theme = Theme::of(Palette::Dark);
    for size in [(120, 36), (200, 60)] {
        let mut app = in_the_matrix(size);
        let mut group = criterion.benchmark_group(format!("matrix {}x{}", size.0, size.1));
        group.bench_function("frame", |bencher| bencher.iter(|| draw(&app, &theme)));
        // Each pair leads back to where it began.
        for (name, keys) in [
            ("row and frame", ["j", "k"]),
            ("source and frame", ["l", "h"]),
            ("screen and frame", ["pgdn", "pgup"]),
            ("end and frame", ["G", "g"]),
            ("view and frame", ["1", "3"]),
        ] {
            let keys = keys.map(|key| key.parse::<Key>().expect("a key"));
            group.bench_function(name, |bencher| {
                bencher.iter(|| {
                    for key in keys {
                        press(&mut app, key);
                        std::hint::black_box(draw(&app, &theme));
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, matrix);
criterion_main!(benches);
