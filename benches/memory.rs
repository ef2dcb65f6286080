//! How much memory a chronology takes, beside the bytes of its files: put together event by event, and read. Run it
//! with `cargo bench --bench memory -- 1000000`, on Linux, which tells what a process takes.

#[path = "stage/big/mod.rs"]
mod big;

use std::fs;
use std::io::Write;
use std::path::Path;

use big::disk::Layout;
use big::{Plan, Story};
use dateline::load::{Root, load};
use dateline::model::{Builder, one_by_one};

/// A line of `/proc/self/status`, in KiB: `VmRSS` is what is taken now, `VmHWM` what was taken at most.
fn taken(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells it");
    let line = status.lines().find(|line| line.starts_with(name)).expect("it is one of the lines");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number of KiB")
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("the folder is ours").map(|entry| entry.expect("it is ours").path());
    entries.map(|path| if path.is_dir() { bytes(&path) } else { fs::metadata(path).map_or(0, |it| it.len()) }).sum()
}

fn main() {
    let events = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let story = Story::new(Plan { events, texts: 0, seed: 6 });
    story.write(&folder.path().join("big"), Layout::EventFiles).expect("the folder is ours");
    let files = bytes(folder.path()) >> 10;
    let mut out = std::io::stdout();
    let mut tell = |what: &str, kib: u64| {
        let hundredths = kib * 100 / files.max(1);
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        writeln!(out, "{what:<40} {:>7} MiB, {whole}.{rest:02} times the files", kib >> 10).expect("somebody reads it");
    };
    tell("the files", files);
    let before = taken("VmRSS");
    let mut builder = Builder::default();
    story.events().for_each(|event| builder.add(&event));
    let (chronology, _) = builder.finish(story.title(), story.about(), story.sources().collect(), one_by_one);
    tell("the chronology", taken("VmRSS") - before);
    tell("at most while it was put together", taken("VmHWM") - before);
    drop(chronology);
    let loaded = load(&Root::Path(folder.path().join("big")), None).expect("it was written just now");
    tell("at most while it was read", taken("VmHWM") - before);
    assert_eq!(loaded.chronology.event_count(), events);
}
