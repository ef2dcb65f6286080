//! From `exec` to the first whole frame in a pseudo-terminal: dateline on its built-in chronology, beside a
//! bare ratatui program that draws one line. Run it with `cargo bench --bench startup`.
//!
//! The bare program is this bench itself, started again with [`BARE`] set, so that both are built with the
//! same settings and started in the same way.
//!
//! A large chronology is opened, too, where [`LARGE`] names its folder: it was read before, so that what was read is
//! kept. `less` and `fzf` show the lines of a file where [`LINES`] names one; of `fzf` also the time until it has read
//! all.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::backend::CrosstermBackend;
use ratatui::widgets::Paragraph;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Set in the environment of the bare program.
const BARE: &str = "DATELINE_BENCH_BARE";

/// In the environment: the folder of a large chronology, and a file of many lines.
const LARGE: &str = "DATELINE_BENCH_BIG";
const LINES: &str = "DATELINE_BENCH_TITLES";

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

/// A program that is started.
struct Program {
    name: &'static str,
    command: CommandBuilder,
    /// What its first frame has, in this order.
    words: Vec<String>,
    /// The key that ends it.
    end: &'static str,
}

impl Program {
    fn new(name: &'static str, command: &[&str], words: &[&str], end: &'static str) -> Self {
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        Self { name, command: builder, words: words.iter().map(|words| (*words).to_owned()).collect(), end }
    }

    /// Starts it in a pseudo-terminal of 120×36; how long it takes until its words are there.
    fn started(&self) -> Duration {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let mut writer = pty.master.take_writer().expect("a writer");
        let begun = Instant::now();
        let mut child = pty.slave.spawn_command(self.command.clone()).expect("the program starts");
        let mut seen = Vec::new();
        let mut block = [0; 1 << 16];
        let mut words = self.words.iter();
        let mut next = words.next();
        while let Some(wanted) = next {
            if let Some(at) = seen.windows(wanted.len()).position(|window| window == wanted.as_bytes()) {
                seen.drain(..at + wanted.len());
                next = words.next();
            } else {
                let read = reader.read(&mut block).expect("output");
                seen.extend_from_slice(&block[..read]);
            }
        }
        let elapsed = begun.elapsed();
        writer.write_all(self.end.as_bytes()).expect("a key");
        // Nobody can write where nobody reads.
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        child.wait().expect("the program ends");
        elapsed
    }
}

fn programs(home: &Path) -> Vec<Program> {
    let own = env!("CARGO_BIN_EXE_dateline");
    let this = std::env::current_exe().expect("this bench");
    let mut bare = Program::new("bare ratatui", &[this.to_str().expect("a path of letters")], &["bare"], "q");
    bare.command.env(BARE, "1");
    let mut programs = vec![Program::new("dateline", &[own, "--theme", "dark"], &["keys"], "q"), bare];
    if let Ok(folder) = std::env::var(LARGE) {
        // It is read once before, and what was read is kept.
        let mut list = Command::new(own);
        list.args(["list", &folder, "-q", "nothing"]).env("HOME", home).stdout(Stdio::null());
        assert!(list.status().expect("dateline starts").success(), "{list:?}");
        let command = [own, "--theme", "dark", &folder];
        programs.push(Program::new("dateline, a large chronology", &command, &["invented events", "keys"], "q"));
    }
    if let Ok(file) = std::env::var(LINES) {
        let name = Path::new(&file).file_name().and_then(|name| name.to_str()).expect("the name of a file");
        let lines = std::fs::read(&file).expect("a file of lines").iter().filter(|byte| **byte == b'\n').count();
        let fzf = format!("fzf < '{file}'");
        programs.push(Program::new("less", &["less", &file], &[name], "q"));
        programs.push(Program::new("fzf, its first frame", &["sh", "-c", &fzf], &["> "], "\u{3}"));
        let all = format!("{lines}/{lines}");
        programs.push(Program::new("fzf, all lines", &["sh", "-c", &fzf], &[&all], "\u{3}"));
    }
    programs
}

fn startup(criterion: &mut Criterion) {
    let home = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("exec to first frame");
    group.sample_size(40);
    for mut program in programs(home.path()) {
        program.command.env("HOME", home.path());
        program.command.env("TERM", "xterm-256color");
        group.bench_function(program.name, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| program.started()).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, startup);
