//! Long texts: a key and the frame after it in the reader, whatever the text. Run it with
//! `cargo bench --bench long`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::Message;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::screen;
use dateline::view::theme::{Palette, Theme};

/// A chronology with one text, of which the first line is cited.
fn chronology(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let main = "(title: \"T\", sources: [(id: \"a\", title: \"A\", texts: [(kind: Digest, file: \"a.txt\")])], \
                events: [(id: \"e\", when: \"2022\", title: \"E\", citations: [(source: \"a\", lines: \"1\")])])";
    std::fs::write(folder.path().join("chronology.ron"), main).expect("the folder is ours");
    std::fs::write(folder.path().join("a.txt"), text).expect("the folder is ours");
    folder
}

/// Presses keys without waiting for the worker, and draws a frame after each.
fn pressed(session: &mut Headless, keys: &str, theme: &Theme) {
    for key in keys.split(' ') {
        let _ = session.app.update(Message::Key(key.parse().expect("a key")));
        black_box(screen(&session.app, theme, false));
    }
}

fn long(criterion: &mut Criterion) {
    let theme = Theme::of(Palette::None);
    let lines: String = (0..10_000_000).map(|nth| format!("line {nth} of many\n")).collect();
    for (name, text) in [
        ("a million combining marks", "\u{301}".repeat(1_000_000)),
        ("32,768 jamo", "\u{1100}".repeat(32_768)),
        ("a line of 10 MB", "word and word ".repeat(10_000_000 / 14)),
        ("the same without a blank", "word".repeat(10_000_000 / 4)),
        ("10 MB of blanks", " ".repeat(10_000_000)),
        ("ten million lines", lines),
    ] {
        let folder = chronology(&text);
        drop(text);
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
        let mut session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it opens");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
        session.press_all("enter G k k").expect("keys");
        group.bench_function("a frame", |run| run.iter(|| black_box(screen(&session.app, &theme, false))));
        group.bench_function("g, G", |run| run.iter(|| pressed(&mut session, "g G", &theme)));
        group.bench_function("k, j", |run| run.iter(|| pressed(&mut session, "k j", &theme)));
        group.bench_function("pgup, pgdn", |run| run.iter(|| pressed(&mut session, "pgup pgdn", &theme)));
        // The words are found on the worker; to go from one to the next is the explorer's.
        session.press_all("/ m a n y enter").expect("keys");
        group.bench_function("n, N", |run| run.iter(|| pressed(&mut session, "n N", &theme)));
        session.press_all("esc esc").expect("keys");
        group.bench_function("the timeline", |run| run.iter(|| black_box(screen(&session.app, &theme, false))));
        group.finish();
    }
}

criterion_group!(benches, long);
criterion_main!(benches);
