//! Looking for words in the texts of all sources, beside reading the same files into one buffer that is used again, and
//! beside ripgrep where that is installed. Run it with `cargo bench --bench seeking`, and with more MiB of texts than
//! 100 as `cargo bench --bench seeking -- 1024`.
//!
//! All are taken in turns, and the median of each is told. A word that stands in every text is found at its first
//! place; one that stands nowhere makes every text be read to its end.

#[path = "stage/big/mod.rs"]
mod big;

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use big::disk::Layout;
use big::{Plan, Story};
use dateline::load::{Loaded, Root, load};
use dateline::shell::seek;

/// What is looked for, and what it is.
const WORDS: [(&str, &str); 7] = [
    ("the", "a word of every text"),
    ("zeppelin", "a word of none"),
    ("treatises", "a word of none, of frequent letters"),
    ("signed before the garrison", "a phrase of none, of frequent words"),
    ("of the", "a phrase of two short words"),
    ("дирижабль", "a Cyrillic word of none"),
    ("飛行船", "a Chinese word of none"),
];

const TURNS: usize = 11;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is ours");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it is ours").path()).collect();
    files.sort_unstable();
    files
}

/// Reads every file whole, one after the other.
fn read(files: &[PathBuf], buffer: &mut Vec<u8>) -> usize {
    let read = |file: &PathBuf| {
        buffer.clear();
        File::open(file).and_then(|mut file| file.read_to_end(buffer)).expect("the file is ours")
    };
    files.iter().map(read).sum()
}

fn sources_with(loaded: &Loaded, words: &str) -> usize {
    let sought = seek(&loaded.chronology, &loaded.shelf, &format!("text:\"{words}\""));
    let having = |source: &_| sought[0].place(*source).flatten().is_some();
    loaded.chronology.sources().filter(having).count()
}

/// What another program prints, none where it is not installed.
fn ripgrep(words: &str, folder: &Path) -> Option<usize> {
    let mut command = Command::new("rg");
    command.args([
        "--threads=2",
        "--files-with-matches",
        "--ignore-case",
        "--no-ignore",
        "--fixed-strings",
        "--",
        words,
    ]);
    let output = command.arg(folder).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    Some(output.stdout.iter().filter(|byte| **byte == b'\n').count())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = work();
    (done, began.elapsed())
}

fn median(times: &mut [Duration]) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0, Duration::as_micros)
}

fn main() {
    let mebibytes = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let story = Story::new(Plan { events: 10_000, texts: mebibytes << 20, seed: 6 });
    story.write(&folder.path().join("big"), Layout::EventFiles).expect("the folder is ours");
    let sources = folder.path().join("big/sources");
    let files = files(&sources);
    let mut buffer = Vec::new();
    let bytes = read(&files, &mut buffer);
    let loaded = load(&Root::Path(folder.path().join("big")), None).expect("it was written just now");
    let mut out = std::io::stdout();
    writeln!(out, "{} texts, {} MiB, milliseconds; in brackets the texts found", files.len(), bytes >> 20)
        .expect("somebody reads it");
    for (words, what) in WORDS {
        let [mut reading, mut ours, mut theirs] = [(); 3].map(|()| Vec::new());
        let mut found = (0, None);
        for _ in 0..TURNS {
            reading.push(timed(|| read(&files, &mut buffer)).1);
            let (having, time) = timed(|| sources_with(&loaded, words));
            ours.push(time);
            let (having_too, time) = timed(|| ripgrep(words, &sources));
            theirs.push(time);
            found = (having, having_too);
        }
        let [reading, ours, theirs] = [&mut reading, &mut ours, &mut theirs].map(|times| median(times));
        let milliseconds = |micros: u128| format!("{}.{}", micros / 1000, micros % 1000 / 100);
        let ripgrep = found
            .1
            .map_or_else(|| "no ripgrep".to_owned(), |having| format!("ripgrep {} [{having}]", milliseconds(theirs)));
        writeln!(
            out,
            "{words:<28} {what:<36} reading {:>8}   text: {:>8} [{}]   {ripgrep}",
            milliseconds(reading),
            milliseconds(ours),
            found.0,
        )
        .expect("somebody reads it");
    }
}
