//! What is kept between two runs: bookmarks, where one was, and queries. Nobody is told of an error, as there is nothing to be
//! done about it, but the next change tries again; a file that cannot be read is set aside and never overwritten.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use serde::{Deserialize, Serialize};

mod queries;

pub use queries::{keep_queries, recall_queries, recall_queries_from};

use crate::app::{Remembered, RememberedAxis};
use crate::load::Root;

/// How many chronologies are remembered.
const MOST: usize = 200;
/// How often is asked, and how long is waited in between, until another explorer has written its own.
const PATIENCE: (u32, Duration) = (20, Duration::from_millis(10));

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct State {
    /// Where one was, by chronology; with a number that grows, so that the oldest can be
    /// forgotten.
    places: BTreeMap<String, (u64, Kept)>,
    /// The queries that were used, the newest last.
    queries: Vec<String>,
    /// The queries that were saved, by name.
    saved: BTreeMap<String, String>,
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
    recall_from(&file()?, label)
}

/// The same, from any file.
#[must_use]
pub fn recall_from(file: &Path, label: &str) -> Option<Remembered> {
    let (_, Kept { event, view, reading, bookmarks, axis }) = read(file).ok()?.places.remove(label)?;
    let axis = axis.map(|KeptAxis { lanes, folded, window }| RememberedAxis { lanes, folded, window });
    Some(Remembered { event, view, reading, bookmarks, axis })
}

/// Remembers where one is. `before` are the bookmarks that were recalled, or remembered last: what another explorer
/// has done to its own meanwhile stays.
///
/// # Errors
/// It could not be written; what was there before still is.
pub fn remember(label: &str, place: Remembered, before: &[String]) -> io::Result<()> {
    remember_in(&file().ok_or(io::ErrorKind::NotFound)?, label, place, before)
}

/// The same, in any file.
///
/// # Errors
/// It could not be written; what was there before still is.
pub fn remember_in(file: &Path, label: &str, place: Remembered, before: &[String]) -> io::Result<()> {
    let Remembered { event, view, reading, bookmarks, axis } = place;
    let axis = axis.map(|RememberedAxis { lanes, folded, window }| KeptAxis { lanes, folded, window });
    put(file, label, Kept { event, view, reading, bookmarks, axis }, before)
}

fn put(file: &Path, label: &str, kept: Kept, before: &[String]) -> io::Result<()> {
    change(file, |state| put_in(state, label, kept, before))
}

/// Changes what is kept, while every other explorer waits.
fn change(file: &Path, how: impl FnOnce(&mut State)) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let folder = File::open(folder)?;
    lock(&folder)?;
    let mut state = match read(file) {
        Ok(state) => state,
        Err(error) if error.kind() == io::ErrorKind::NotFound => State::default(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            fs::rename(file, aside(file))?;
            State::default()
        }
        Err(error) => return Err(error),
    };
    how(&mut state);
    let text = ron::ser::to_string_pretty(&state, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    replace(file, text.as_bytes())?;
    // The lock is let go with the folder.
    folder.sync_all()
}

fn put_in(state: &mut State, label: &str, mut kept: Kept, before: &[String]) {
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
}

/// Keeps other explorers from reading what is about to be replaced, and from writing beside it.
fn lock(folder: &File) -> io::Result<()> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        match flock(folder, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => std::thread::sleep(pause),
            Err(Errno::INTR) => {}
            // Not every file system has locks; there the last one to write wins.
            _ => return Ok(()),
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// Where a file that cannot be read is set aside, beside those that were before.
fn aside(file: &Path) -> PathBuf {
    let names = (1..).map(|number| if number == 1 { "ron.bad".to_owned() } else { format!("ron.bad{number}") });
    let mut paths = names.map(|name| file.with_extension(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| file.with_extension("ron.bad"))
}

pub(super) fn file() -> Option<PathBuf> {
    let folder = super::config::folder("XDG_STATE_HOME", ".local/state")?;
    Some(folder.join("dateline").join("state.ron"))
}

fn read(file: &Path) -> io::Result<State> {
    let text = fs::read_to_string(file)?;
    ron::from_str(&text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Puts new contents in a file's place, whole or not at all: a temporary file beside it, synced, read back
/// and compared, and renamed. Its name is always the same, so that what a power cut leaves is written over.
fn replace(file: &Path, contents: &[u8]) -> io::Result<()> {
    let beside = file.with_extension("ron.tmp");
    let written = (|| {
        let mut out = File::create(&beside)?;
        out.write_all(contents)?;
        out.sync_all()?;
        if fs::read(&beside)? != contents {
            return Err(io::Error::other("what was written is not what is there"));
        }
        fs::rename(&beside, file)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests;
