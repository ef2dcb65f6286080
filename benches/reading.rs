//! Reading the events of a large chronology: by dateline, by `ron::from_str` into structs that own their words, and by
//! `serde_json` the same events as JSON. Each time that is done by a process of its own, as memory that another reader
//! has left in pieces slows down the next. Run it with `cargo bench --bench reading`; [`EVENTS`] in the environment makes
//! it more than a hundred thousand events, and [`ONLY`] leaves the others out.

#[path = "stage/big/mod.rs"]
mod big;

use std::any::Any;
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use big::disk::Layout;
use big::{Plan, Story};
use dateline::load::{Root, load};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// In the environment: how many events.
const EVENTS: &str = "DATELINE_BENCH_EVENTS";
/// In the environment: only dateline reads.
const ONLY: &str = "DATELINE_BENCH_ONLY";
/// In the environment of a process that reads: who does it, by the name that the table has.
const READER: &str = "DATELINE_BENCH_READER";

const DATELINE: &str = "dateline";
const RON: &str = "ron::from_str, owned";
const JSON: &str = "serde_json, owned";

/// Each reads so many times, in turns.
const ROUNDS: usize = 5;

#[derive(Serialize, Deserialize)]
struct Event {
    id: String,
    when: String,
    title: String,
    account: Option<String>,
    #[serde(default)]
    actors: Vec<String>,
    place: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Serialize, Deserialize)]
struct Citation {
    source: String,
    quote: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    lines: Option<String>,
    #[serde(default)]
    stance: Stance,
    when: Option<String>,
    as_written: Option<String>,
    reckoned_from: Option<String>,
    by: Option<String>,
    note: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
enum Stance {
    #[default]
    Asserts,
    Denies,
    Qualifies,
    Silent,
}

/// The event files of a chronology, in order.
fn event_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("events")).expect("the folder is ours");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it is ours").path()).collect();
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("it was written just now")
}

fn by_ron(files: &[PathBuf]) -> Vec<Event> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let of = |file: &PathBuf| options.from_str::<Vec<Event>>(&read(file)).expect("it is RON");
    files.iter().flat_map(of).collect()
}

fn by_json(file: &Path) -> Vec<Event> {
    serde_json::from_str(&read(file)).expect("it is JSON")
}

/// Reads with the reader of that name what stands at that place, and says how many seconds it takes; what is made is not
/// counted where it is dropped.
fn timed(reader: &str, place: &Path) -> f64 {
    let files = if reader == RON { event_files(place) } else { Vec::new() };
    let begun = Instant::now();
    let made: Box<dyn Any> = match reader {
        DATELINE => Box::new(load(&Root::Path(place.to_owned()), None).expect("it was written just now")),
        RON => Box::new(by_ron(&files)),
        _ => Box::new(by_json(place)),
    };
    let taken = begun.elapsed();
    drop(black_box(made));
    taken.as_secs_f64()
}

/// How many seconds a process of its own takes to read it.
fn taken(reader: &str, place: &Path) -> f64 {
    let me = std::env::current_exe().expect("it runs");
    let output = Command::new(me).arg(place).env(READER, reader).output().expect("it can be run again");
    let said = String::from_utf8(output.stdout).expect("a number is text");
    said.trim().parse().expect("it is a number")
}

fn main() {
    let mut out = std::io::stdout();
    if let (Ok(reader), Some(place)) = (std::env::var(READER), std::env::args_os().nth(1)) {
        writeln!(out, "{}", timed(&reader, Path::new(&place))).expect("somebody reads it");
        return;
    }
    let events = std::env::var(EVENTS).ok().and_then(|events| events.parse().ok()).unwrap_or(100_000);
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("big");
    Story::new(Plan { events, texts: 0, seed: 6 }).write(&folder, Layout::EventFiles).expect("the folder is ours");
    let json = home.path().join("events.json");
    let mut readers = vec![(DATELINE, &folder)];
    if std::env::var_os(ONLY).is_none() {
        let made = serde_json::to_string(&by_ron(&event_files(&folder))).expect("it becomes JSON");
        fs::write(&json, made).expect("the folder is ours");
        readers.extend([(RON, &folder), (JSON, &json)]);
    }
    let mut rounds: Vec<Vec<f64>> =
        (0..ROUNDS).map(|_| readers.iter().map(|(name, at)| taken(name, at)).collect()).collect();
    for (nth, (name, _)) in readers.iter().enumerate() {
        rounds.sort_by(|one, other| one[nth].total_cmp(&other[nth]));
        writeln!(out, "{name:<24} {:>8.3} s for {events} events", rounds[ROUNDS / 2][nth]).expect("somebody reads it");
    }
}
