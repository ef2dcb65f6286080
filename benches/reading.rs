//! Reading the events of a large chronology: by dateline, by `ron::from_str` into structs that own their words, and by
//! `serde_json` the same events as JSON. Run it with `cargo bench --bench reading`; [`EVENTS`] in the environment makes
//! it more than a hundred thousand events, and [`ONLY`] leaves the others out, so that a profiler sees dateline alone.

#[path = "stage/big/mod.rs"]
mod big;

use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use big::disk::Layout;
use big::{Plan, Story};
use dateline::load::{Root, load};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// In the environment: how many events.
const EVENTS: &str = "DATELINE_BENCH_EVENTS";
/// In the environment: only dateline reads.
const ONLY: &str = "DATELINE_BENCH_ONLY";

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

/// How long it takes; what it makes is not counted where it is dropped.
fn timed<T>(make: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    let made = black_box(make());
    let taken = begun.elapsed();
    drop(made);
    taken
}

fn main() {
    let events = std::env::var(EVENTS).ok().and_then(|events| events.parse().ok()).unwrap_or(100_000);
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("big");
    Story::new(Plan { events, texts: 0, seed: 6 }).write(&folder, Layout::EventFiles).expect("the folder is ours");
    let files = event_files(&folder);
    let json = home.path().join("events.json");
    let others = std::env::var_os(ONLY).is_none();
    if others {
        let made = serde_json::to_string(&by_ron(&files)).expect("it becomes JSON");
        fs::write(&json, made).expect("the folder is ours");
    }
    let mut taken = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        taken[0].push(timed(|| load(&Root::Path(folder.clone()), None).expect("it was written just now")));
        if others {
            taken[1].push(timed(|| by_ron(&files)));
            taken[2].push(timed(|| by_json(&json)));
        }
    }
    let mut out = std::io::stdout();
    for (name, mut taken) in ["dateline", "ron::from_str, owned", "serde_json, owned"].into_iter().zip(taken) {
        taken.sort();
        if let Some(median) = taken.get(taken.len() / 2) {
            writeln!(out, "{name:<24} {:>8.3} s for {events} events", median.as_secs_f64()).expect("somebody reads it");
        }
    }
}
