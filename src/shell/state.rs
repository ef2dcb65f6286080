//! What is kept between two runs: where one was. Losing it costs nothing, so errors are silent, but
//! a file that cannot be read is set aside and never overwritten.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::{Remembered, RememberedAxis};
use crate::load::Root;

/// How many chronologies are remembered.
const MOST: usize = 200;

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct State {
    /// Where one was, by chronology; with a number that grows, so that the oldest can be
    /// forgotten.
    places: BTreeMap<String, (u64, Kept)>,
}

/// [`Remembered`], as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    event: String,
    view: String,
    reading: Option<(String, usize)>,
    #[serde(default)]
    bookmarks: Vec<String>,
    #[serde(default)]
    axis: Option<KeptAxis>,
}

/// [`RememberedAxis`], as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptAxis {
    lanes: String,
    folded: bool,
    window: Option<(i64, i64)>,
}

/// How a chronology is told from others.
#[must_use]
pub fn label(root: &Root) -> String {
    match root {
        Root::BuiltIn => "built-in".to_owned(),
        Root::Path(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()).display().to_string(),
    }
}

/// Where one was.
#[must_use]
pub fn recall(label: &str) -> Option<Remembered> {
    let mut state = read(&file()?).ok()?;
    let (_, Kept { event, view, reading, bookmarks, axis }) = state.places.remove(label)?;
    let axis = axis.map(|KeptAxis { lanes, folded, window }| RememberedAxis { lanes, folded, window });
    Some(Remembered { event, view, reading, bookmarks, axis })
}

/// Remembers where one is. `before` are the bookmarks that were recalled at the start: what another explorer has
/// done to its own meanwhile stays.
pub fn remember(label: &str, place: Remembered, before: &[String]) {
    let Some(file) = file() else { return };
    let Remembered { event, view, reading, bookmarks, axis } = place;
    let axis = axis.map(|RememberedAxis { lanes, folded, window }| KeptAxis { lanes, folded, window });
    let _ = put(&file, label, Kept { event, view, reading, bookmarks, axis }, before);
}

fn put(file: &Path, label: &str, mut kept: Kept, before: &[String]) -> io::Result<()> {
    let mut state = match read(file) {
        Ok(state) => state,
        Err(error) if error.kind() == io::ErrorKind::NotFound => State::default(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            fs::rename(file, aside(file))?;
            State::default()
        }
        Err(error) => return Err(error),
    };
    if let Some((_, there)) = state.places.get(label) {
        let added = there.bookmarks.iter().filter(|key| !before.contains(key) && !kept.bookmarks.contains(key));
        let added: Vec<String> = added.cloned().collect();
        kept.bookmarks.retain(|key| !before.contains(key) || there.bookmarks.contains(key));
        kept.bookmarks.extend(added);
    }
    let newest = state.places.values().map(|(age, _)| *age).max().unwrap_or(0) + 1;
    state.places.insert(label.to_owned(), (newest, kept));
    while state.places.len() > MOST {
        // Bookmarks were set on purpose: they go last.
        let oldest = state.places.iter().min_by_key(|(_, (age, kept))| (!kept.bookmarks.is_empty(), *age));
        let oldest = oldest.map(|(label, _)| label.clone());
        oldest.and_then(|label| state.places.remove(&label));
    }
    let text = ron::ser::to_string_pretty(&state, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    replace(file, text.as_bytes())
}

/// Where a file that cannot be read is set aside, beside those that were before.
fn aside(file: &Path) -> PathBuf {
    let names = (1..).map(|number| if number == 1 { "ron.bad".to_owned() } else { format!("ron.bad{number}") });
    let mut paths = names.map(|name| file.with_extension(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| file.with_extension("ron.bad"))
}

fn file() -> Option<PathBuf> {
    let folder = super::config::folder("XDG_STATE_HOME", ".local/state")?;
    Some(folder.join("dateline").join("state.ron"))
}

fn read(file: &Path) -> io::Result<State> {
    let text = fs::read_to_string(file)?;
    ron::from_str(&text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Puts new contents in a file's place, whole or not at all: a temporary file beside it, synced, read back
/// and compared, renamed, and the folder synced.
fn replace(file: &Path, contents: &[u8]) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let beside = file.with_extension(format!("{}.tmp", std::process::id()));
    let written = (|| {
        let mut out = File::create(&beside)?;
        out.write_all(contents)?;
        out.sync_all()?;
        if fs::read(&beside)? != contents {
            return Err(io::Error::other("what was written is not what is there"));
        }
        fs::rename(&beside, file)?;
        File::open(folder)?.sync_all()
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(event: &str) -> Kept {
        Kept {
            event: event.to_owned(),
            view: "Reader".to_owned(),
            reading: Some(("source".to_owned(), 7)),
            bookmarks: Vec::new(),
            axis: Some(KeptAxis { lanes: "actor".to_owned(), folded: false, window: Some((-62_000_000_000, 3_600)) }),
        }
    }

    #[test]
    fn places_are_kept_and_a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep/state.ron");
        put(&file, "a", at("one"), &[]).expect("written");
        put(&file, "b", at("two"), &[]).expect("written");
        put(&file, "a", at("three"), &[]).expect("written");
        let state = read(&file).expect("read");
        assert_eq!(state.places.get("a"), Some(&(3, at("three"))));
        assert_eq!(state.places.get("b"), Some(&(2, at("two"))));

        fs::write(&file, "(places: {").expect("written");
        put(&file, "c", at("four"), &[]).expect("written");
        assert_eq!(read(&file).expect("read").places.len(), 1);
        assert_eq!(fs::read_to_string(file.with_extension("ron.bad")).expect("kept"), "(places: {");
    }

    fn with(bookmarks: &[&str]) -> Kept {
        Kept { bookmarks: bookmarks.iter().map(|key| (*key).to_owned()).collect(), ..at("one") }
    }

    #[test]
    fn bookmarks_of_two_explorers_are_both_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        let before = ["old".to_owned(), "older".to_owned()];
        put(&file, "a", with(&["old", "older"]), &[]).expect("written");
        // Both began with the same; one takes a bookmark away, both set one.
        put(&file, "a", with(&["old", "mine"]), &before).expect("written");
        put(&file, "a", with(&["old", "older", "yours"]), &before).expect("written");
        let state = read(&file).expect("read");
        let (_, kept) = state.places.get("a").expect("kept");
        assert_eq!(kept.bookmarks, ["old", "yours", "mine"]);
    }

    #[test]
    fn a_state_from_before_there_were_bookmarks_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        let old = r#"(places: {"a": (1, (event: "one", view: "Reader", reading: Some(("source", 7))))})"#;
        fs::write(&file, old).expect("written");
        let kept = Kept { axis: None, ..at("one") };
        assert_eq!(read(&file).expect("read").places.get("a"), Some(&(1, kept)));
    }

    #[test]
    fn every_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        for broken in ["(places: {", "not even that", "("] {
            fs::write(&file, broken).expect("written");
            put(&file, "a", with(&["old"]), &[]).expect("written");
        }
        for (name, text) in [("ron.bad", "(places: {"), ("ron.bad2", "not even that"), ("ron.bad3", "(")] {
            assert_eq!(fs::read_to_string(file.with_extension(name)).expect("kept"), text);
        }
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        put(&file, "with", with(&["old"]), &[]).expect("written");
        for number in 0..MOST + 3 {
            put(&file, &format!("{number}"), at("event"), &[]).expect("written");
        }
        let state = read(&file).expect("read");
        assert_eq!(state.places.len(), MOST);
        assert!(!state.places.contains_key("0") && state.places.contains_key("202"));
        assert!(state.places.contains_key("with"), "bookmarks go last");
    }
}
