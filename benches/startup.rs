//! From `exec` to the first whole frame in a pseudo-terminal: dateline on its built-in chronology, beside a
//! bare ratatui program that draws one line. Run it with `cargo bench --bench startup`.
//!
//! The bare program is this bench itself, started again with [`BARE`] set, so that both are built with the
//! same settings and started in the same way.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::backend::CrosstermBackend;
use ratatui::widgets::Paragraph;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Set in the environment of the bare program.
const BARE: &str = "DATELINE_BENCH_BARE";

/// What stands last on the first frame of each program.
const LAST_WORDS: [&str; 2] = ["keys", "bare"];

fn main() {
    if std::env::var_os(BARE).is_some() {
        bare();
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}

/// The least that a ratatui program does: raw mode, alternate screen, a frame, and out again.
fn bare() {
    crossterm::terminal::enable_raw_mode().expect("a terminal");
    crossterm::execute!(std::io::stdout(), crossterm::terminal::EnterAlternateScreen).expect("a terminal");
    let backend = CrosstermBackend::new(std::io::BufWriter::new(std::io::stdout()));
    let options = TerminalOptions { viewport: Viewport::Fullscreen };
    let mut terminal = Terminal::with_options(backend, options).expect("a terminal");
    terminal.draw(|frame| frame.render_widget(Paragraph::new("bare"), frame.area())).expect("a frame");
    let _ = crossterm::event::read();
    crossterm::execute!(std::io::stdout(), crossterm::terminal::LeaveAlternateScreen).expect("a terminal");
    crossterm::terminal::disable_raw_mode().expect("a terminal");
}

/// Starts a program in a pseudo-terminal of 120×36, and times it until its last words are there.
fn started(command: &CommandBuilder, last_words: &str) -> Duration {
    let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let mut writer = pty.master.take_writer().expect("a writer");
    let begun = Instant::now();
    let mut child = pty.slave.spawn_command(command.clone()).expect("the program starts");
    let mut seen = Vec::new();
    let mut block = [0; 1 << 16];
    while !seen.windows(last_words.len()).any(|window| window == last_words.as_bytes()) {
        let read = reader.read(&mut block).expect("output");
        seen.extend_from_slice(&block[..read]);
    }
    let elapsed = begun.elapsed();
    writer.write_all(b"q").expect("a key");
    child.wait().expect("the program ends");
    elapsed
}

fn startup(criterion: &mut Criterion) {
    let home = tempfile::tempdir().expect("a folder");
    let mut dateline = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
    dateline.args(["--theme", "dark"]);
    let mut bare = CommandBuilder::new(std::env::current_exe().expect("this bench"));
    bare.env(BARE, "1");
    let mut group = criterion.benchmark_group("exec to first frame");
    group.sample_size(40);
    for (name, mut command, last_words) in
        [("dateline", dateline, LAST_WORDS[0]), ("bare ratatui", bare, LAST_WORDS[1])]
    {
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| started(&command, last_words)).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, startup);
