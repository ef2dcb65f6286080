//! Hostile files, several hundred: each is explored as far as it is sound, and what is not sound is told with file, line
//! and what to do. What is told of each is one line of the snapshot. `UPDATE=1 cargo test --test corpus` writes the files
//! of `tests/corpus`, which are the seeds of the mutations and of `cargo fuzz` too.

#[path = "stage/hostile_files/mod.rs"]
mod hostile_files;
mod stage;
#[path = "stage/targets.rs"]
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use dateline::model::Severity;
use dateline::phrases::counted;
use dateline::shell::headless::Headless;
use dateline::text::Shown;
use hostile_files::Hostile;
use stage::{SMALL, SMALL_TEXTS, literal};
use targets::{CHRONOLOGY, File, GAZETTE, Quotation, explored};

/// An event of the chronology that texts and quotations of strangers are put into.
const EVENTS: &str = "[Event(id: \"lit\", when: WHEN, title: \"The lamp is lit\", citations: [CITATION])]";

#[test]
fn the_corpus_is_written_down() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let made: BTreeMap<String, Vec<u8>> = hostile_files::all().into_iter().collect();
    assert!(made.len() >= 300 && made.len() == hostile_files::all().len(), "{} files", made.len());
    let large = made.iter().find(|(_, bytes)| bytes.len() > 20_000);
    assert!(large.is_none(), "a small file is as hostile as {:?}", large.map(|(path, _)| path));
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&corpus);
        for (path, bytes) in &made {
            let path = corpus.join(path);
            fs::create_dir_all(path.parent().expect("a group")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    let files = stage::everything(&corpus).into_iter().filter(|path| path.is_file());
    let name = |path: &Path| path.strip_prefix(&corpus).expect("below").to_str().expect("letters").to_owned();
    let there: BTreeMap<String, Vec<u8>> = files.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect();
    assert!(there.keys().eq(made.keys()), "UPDATE=1 cargo test --test corpus writes them");
    for (path, bytes) in &made {
        assert!(there[path] == *bytes, "{path}: UPDATE=1 cargo test --test corpus writes it");
    }
}

#[test]
fn every_hostile_file_is_explored_and_what_is_wrong_with_it_is_told() {
    let files = hostile_files::all();
    let next = AtomicUsize::new(0);
    let take = || {
        let mut lines = Vec::new();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            lines.push(catch_unwind(|| told(file)).map_err(|_| &file.0));
        }
        lines
    };
    let lines = std::thread::scope(|threads| {
        let other = threads.spawn(take);
        let mut lines = take();
        lines.extend(other.join().expect("what fails is caught"));
        lines
    });
    let (mut lines, failed): (Vec<_>, Vec<_>) = lines.into_iter().partition(Result::is_ok);
    assert!(failed.is_empty(), "{failed:?}");
    lines.sort();
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// Explores a file in a folder of its own; what is told of it, in a line.
fn told((path, bytes): &Hostile) -> String {
    let (group, name) = path.split_once('/').expect("a group and a name");
    let gazette = GAZETTE.as_bytes();
    let typed = || std::str::from_utf8(bytes).expect("what is typed is letters");
    let around = |file: &str, events: &str| (CHRONOLOGY.replace("FILE", file), events.to_owned());
    let event = |when: &str, citation: &str| EVENTS.replace("WHEN", when).replace("CITATION", citation);
    let cited = |quote: &str| format!("(source: \"gazette\", {quote})");
    let (chronology, events);
    let files: Vec<File> = match group {
        "chronologies" => vec![("chronology.ron", bytes), ("gazette.txt", gazette)],
        "events" => {
            (chronology, _) = around("gazette.txt", "");
            vec![("chronology.ron", chronology.as_bytes()), ("events/a.ron", bytes), ("gazette.txt", gazette)]
        }
        "queries" => {
            let texts = SMALL_TEXTS.map(|(name, text)| (name, text.as_bytes()));
            [[("chronology.ron", SMALL.as_bytes())].as_slice(), &texts].concat()
        }
        "dates" => {
            (chronology, events) = around("gazette.txt", &event(&literal(typed()), &cited("lines: \"1\"")));
            vec![
                ("chronology.ron", chronology.as_bytes()),
                ("events/a.ron", events.as_bytes()),
                ("gazette.txt", gazette),
            ]
        }
        "quotations" => {
            let Quotation { selector, text } = Quotation::of(typed());
            let parts = [("quote", selector.quote), ("prefix", selector.prefix), ("suffix", selector.suffix)];
            let fields = parts.into_iter().filter_map(|(name, words)| Some(format!("{name}: {}", literal(&words?))));
            (chronology, events) =
                around("gazette.txt", &event(&literal("1931"), &cited(&fields.collect::<Vec<_>>().join(", "))));
            vec![
                ("chronology.ron", chronology.as_bytes()),
                ("events/a.ron", events.as_bytes()),
                ("gazette.txt", text.as_bytes()),
            ]
        }
        _ => {
            (chronology, events) = around(name, &event(&literal("1931"), &cited("quote: \"The lamp was lit\"")));
            vec![("chronology.ron", chronology.as_bytes()), ("events/a.ron", events.as_bytes()), (name, bytes)]
        }
    };
    let query = if group == "queries" { typed() } else { "" };
    let said = explored(&files, query, &[(80, 24), (120, 36)], |session| said(group, session));
    Shown::of(&format!("{path}: {said}")).as_str().to_owned()
}

/// What became of the file, and the first that is wrong: an error, if there is one.
fn said(group: &str, session: &Headless) -> String {
    let desk = &session.app.desk;
    let chronology = desk.chronology();
    let mut said = counted(chronology.event_count(), "event", "events");
    match group {
        "queries" => {
            let found = session.app.found.as_ref().map_or(chronology.event_count(), |found| found.len());
            said = format!("{found} of {said}");
            for trouble in session.app.found.iter().flat_map(|found| &found.troubles).take(1) {
                said += &format!("; {}", trouble.message);
            }
        }
        "dates" => chronology.events().for_each(|event| said += &format!(", {}", chronology.when(event).words())),
        _ => {
            let verdicts = chronology.all_citations().filter_map(|citation| desk.evidence.verdict(citation));
            let mut counts: BTreeMap<_, usize> = BTreeMap::new();
            verdicts.for_each(|verdict| *counts.entry(verdict).or_default() += 1);
            counts.into_iter().for_each(|(verdict, count)| said += &format!(", {count} {}", verdict.word()));
        }
    }
    let told = &desk.diagnostics;
    if let Some(first) = told.iter().find(|it| it.severity == Severity::Error).or(told.first()) {
        let hint = first.hint.as_deref().unwrap_or_default();
        said += &format!("; {} {}: {} | {hint}", first.location, first.severity.word(), first.message);
    }
    match told.len() {
        0 | 1 => said,
        more => format!("{said} | and {} more", more - 1),
    }
}
