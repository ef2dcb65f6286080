//! What is kept between two runs: the event one was at. Losing it costs nothing, so errors are silent, but
//! a file that cannot be read is set aside and never overwritten.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::load::Root;

/// How many chronologies are remembered.
const MOST: usize = 200;

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct State {
    /// The key of the event one was at, by chronology; with a number that grows, so that the oldest can be
    /// forgotten.
    places: BTreeMap<String, (u64, String)>,
}

/// How a chronology is told from others.
#[must_use]
pub fn label(root: &Root) -> String {
    match root {
        Root::BuiltIn => "built-in".to_owned(),
        Root::Path(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()).display().to_string(),
    }
}

/// The event one was at.
#[must_use]
pub fn recall(label: &str) -> Option<String> {
    let state = read(&file()?).ok()?;
    state.places.get(label).map(|(_, key)| key.clone())
}

/// Remembers the event one was at.
pub fn remember(label: &str, key: &str) {
    let Some(file) = file() else { return };
    let _ = put(&file, label, key);
}

fn put(file: &Path, label: &str, key: &str) -> io::Result<()> {
    let mut state = match read(file) {
        Ok(state) => state,
        Err(error) if error.kind() == io::ErrorKind::NotFound => State::default(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            fs::rename(file, file.with_extension("ron.bad"))?;
            State::default()
        }
        Err(error) => return Err(error),
    };
    let newest = state.places.values().map(|(age, _)| *age).max().unwrap_or(0) + 1;
    state.places.insert(label.to_owned(), (newest, key.to_owned()));
    while state.places.len() > MOST {
        let oldest = state.places.iter().min_by_key(|(_, (age, _))| *age).map(|(label, _)| label.clone());
        oldest.and_then(|label| state.places.remove(&label));
    }
    let text = ron::ser::to_string_pretty(&state, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    replace(file, text.as_bytes())
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

    #[test]
    fn places_are_kept_and_a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep/state.ron");
        put(&file, "a", "one").expect("written");
        put(&file, "b", "two").expect("written");
        put(&file, "a", "three").expect("written");
        let state = read(&file).expect("read");
        assert_eq!(state.places.get("a"), Some(&(3, "three".to_owned())));
        assert_eq!(state.places.get("b"), Some(&(2, "two".to_owned())));

        fs::write(&file, "(places: {").expect("written");
        put(&file, "c", "four").expect("written");
        assert_eq!(read(&file).expect("read").places.len(), 1);
        assert_eq!(fs::read_to_string(file.with_extension("ron.bad")).expect("kept"), "(places: {");
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        for number in 0..MOST + 3 {
            put(&file, &format!("{number}"), "event").expect("written");
        }
        let state = read(&file).expect("read");
        assert_eq!(state.places.len(), MOST);
        assert!(!state.places.contains_key("0") && state.places.contains_key("202"));
    }
}
