//! Frames and keys of the axis on the whole screen, with 100,000 events and with a million. Run it with
//! `cargo bench --bench lanes`.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{App, Message, Opened, Summary};
use dateline::keymap::{Key, Keymap};
use dateline::layout::Size;
use dateline::model::{Chronology, Event};
use dateline::view::Screen;
use dateline::view::theme::{Palette, Theme};
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;

/// So many events over three centuries, of twelve tags: days, years, and what lasted.
fn chronology(count: usize) -> Chronology {
    let event = |nth: usize| {
        let leap = nth.wrapping_mul(2_654_435_761) >> 7;
        let (year, month, day) = (1720 + leap % 300, 1 + leap / 300 % 12, 1 + leap / 3_600 % 28);
        let date = format!("{year}-{month:02}-{day:02}");
        let when = match leap % 7 {
            0 => year.to_string(),
            1 => format!("{date}/{}-{month:02}-{day:02}", year + 1),
            _ => date,
        };
        Event {
            tags: vec![format!("tag {}", leap / 7 % 12)],
            ..Event::new(format!("e{nth}"), when.parse().expect("a date"), format!("What happened, number {nth}"))
        }
    };
    Chronology::new("Three centuries".to_owned(), String::new(), Vec::new(), (0..count).map(event).collect())
}

/// The explorer on the axis.
fn on_the_axis(count: usize) -> App {
    let mut app = App::new(Size::new(200, 60), Keymap::built_in(), None);
    let opened = Arc::new(Opened::of(chronology(count)));
    app.update(Message::Loaded(opened));
    app.update(Message::Checked { summary: Summary::default(), diagnostics: Vec::new() });
    app.update(Message::Key(Key::char('a')));
    app
}

fn draw(app: &App, theme: &Theme) -> Buffer {
    let mut buffer = Buffer::empty(app.size.area());
    Screen { app, theme, ascii: false }.render(app.size.area(), &mut buffer);
    buffer
}

fn lanes(criterion: &mut Criterion) {
    let theme = Theme::of(Palette::Dark);
    for count in [100_000, 1_000_000] {
        let mut app = on_the_axis(count);
        let mut group = criterion.benchmark_group(format!("axis of {count} events"));
        group.sample_size(20);
        group.bench_function("frame", |bencher| bencher.iter(|| draw(&app, &theme)));
        // Each pair leads back to where it began.
        for (name, keys) in [("event", ["j", "k"]), ("zoom", ["+", "-"]), ("lanes", ["tab", "backtab"])] {
            let keys = keys.map(|key| key.parse::<Key>().expect("a key"));
            group.bench_function(format!("{name} and frame, there and back"), |bencher| {
                bencher.iter(|| {
                    for key in keys {
                        app.update(Message::Key(key));
                        std::hint::black_box(draw(&app, &theme));
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, lanes);
criterion_main!(benches);
