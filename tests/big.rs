//! The invented chronologies that the benches measure with: the same bytes for ever, nothing wrong with them but
//! what is planted.

#![allow(missing_docs)]

#[path = "../benches/stage/big/mod.rs"]
mod big;
mod stage;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use big::disk::Layout;
use big::{Plan, Story};
use dateline::load::{Root, diagnose_dates, diagnose_evidence, evidence, load};
use sha2::{Digest, Sha256};

const PLAN: Plan = Plan { events: 100, texts: 100_000, seed: 6 };

fn written(plan: Plan, layout: Layout) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    Story::new(plan).write(home.path(), layout).expect("it is written");
    home
}

/// The fingerprint of all files of a folder, with their names, in order of name.
fn fingerprint(folder: &Path) -> String {
    let mut hash = Sha256::new();
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    for file in files {
        let name = file.strip_prefix(folder).expect("it is in the folder").to_string_lossy().replace('\\', "/");
        hash.update(name);
        hash.update(fs::read(&file).expect("a file"));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_bytes_are_the_same_for_ever() {
    for (layout, expected) in [
        (Layout::EventFiles, "112914ac86bc7890ac9b98380e2a2d4c909b512b9763aab35818890ff3575524"),
        (Layout::OneFile, "f4312a1913e12b1e49eeaceb71c0168b4c7ab2d8ccdaa84f24dc63864b0bcbb1"),
    ] {
        assert_eq!(fingerprint(written(PLAN, layout).path()), expected, "{layout:?}");
    }
}

#[test]
fn another_seed_makes_another_story() {
    let titles = |seed| Story::new(Plan { seed, ..PLAN }).event_titles().collect::<Vec<_>>();
    assert_eq!(titles(6), titles(6));
    assert!(titles(6).iter().zip(titles(7)).all(|(one, other)| *one != other));
}

/// What the files lead to is what is made in memory, but for where it stands.
#[test]
fn the_files_hold_what_is_in_memory() {
    let story = Story::new(PLAN);
    let held = story.chronology();
    for layout in [Layout::EventFiles, Layout::OneFile] {
        let home = written(PLAN, layout);
        let read = load(&Root::Path(home.path().to_owned()), None).expect("a chronology").chronology;
        assert_eq!(read.title(), held.title());
        let all = |chronology: &dateline::model::Chronology| {
            let events: Vec<_> = chronology.events().collect();
            dateline::load::write_events(chronology, &events)
        };
        assert_eq!(all(&read), all(&held));
    }
}

#[test]
fn nothing_is_wrong_but_what_is_planted() {
    let home = written(PLAN, Layout::EventFiles);
    let loaded = load(&Root::Path(home.path().to_owned()), None).expect("a chronology");
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(diagnose_dates(&loaded.chronology, &loaded.pages), []);
    let evidence = evidence(&loaded.chronology, &loaded.shelf);
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for citation in loaded.chronology.all_citations() {
        if let Some(verdict) = evidence.verdict(citation) {
            *verdicts.entry(verdict.word()).or_default() += 1;
        }
    }
    let found = verdicts.remove("found");
    assert!(found.is_some_and(|found| found > 150), "{found:?}");
    let planted = ["elsewhere", "missing", "moved", "near", "normalised"].map(|verdict| (verdict, 1));
    assert_eq!(verdicts, BTreeMap::from(planted));
    let told = diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages);
    assert_eq!(told.len(), 4, "{told:?}");
}

/// `list` says the same when it reads the files, when it has kept them, and where there is nowhere to keep anything.
#[test]
fn a_list_needs_no_home() {
    let story = written(Plan { events: 7_000, texts: 0, seed: 6 }, Layout::OneFile);
    for file in stage::everything(story.path()).iter().filter(|file| file.is_file()) {
        // What was written just now is not kept: it may be written to again within the same tick.
        let file = fs::File::options().write(true).open(file).expect("the file is ours");
        file.set_modified(SystemTime::now() - Duration::from_secs(86_400)).expect("the file is ours");
    }
    let home = stage::folder();
    let no_folder = stage::put(home.path(), "file", "no folder");
    let list = |change: &dyn Fn(&mut assert_cmd::Command)| {
        let mut command = stage::dateline(home.path());
        command.arg("list").arg(story.path()).args(["-q", "treaty"]);
        change(&mut command);
        let ran = stage::run(command);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    let kept = || fs::read_dir(home.path().join("cache/dateline")).map_or(0, Iterator::count);
    let nowhere = list(&|command| {
        command.env_remove("HOME").env_remove("XDG_CACHE_HOME");
    });
    assert!(nowhere.lines().count() > 20, "{nowhere}");
    let no_folder = list(&|command| {
        command.env("XDG_CACHE_HOME", &no_folder);
    });
    assert_eq!(no_folder, nowhere);
    assert_eq!(kept(), 0);
    assert_eq!(list(&|_| ()), nowhere);
    assert!(kept() > 0);
    assert_eq!(list(&|_| ()), nowhere, "from what was kept");
}
