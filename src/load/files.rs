//! The files of a chronology: a folder that nothing leads out of, or the built-in one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use crate::load::LoadError;
use crate::load::regular::{Stamped, read_regular};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The longest text that is read, in bytes.
pub const LONGEST_TEXT: u64 = 256 << 20;

/// The longest RON file that is read, in bytes.
pub const LONGEST_RON: u64 = 1 << 30;

/// What is being done, in errors.
pub const OPENING: &str = "opening the chronology";

/// The file that holds the chronology itself, in a folder.
const MAIN: &str = "chronology.ron";

/// The folder of the event files.
const EVENTS: &str = "events";

/// How deep folders of event files may nest.
const DEPTH: usize = 16;

/// Where files are read from.
#[derive(Debug)]
pub enum Files {
    /// Files that are part of the program: path and contents, sorted by path.
    BuiltIn(&'static [(&'static str, &'static [u8])]),
    /// A folder; no path leads out of it.
    Folder {
        /// The folder, opened.
        dir: Dir,
        /// Where it is.
        path: PathBuf,
    },
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none.
    Absent,
    /// The path is absolute, has `..` in it, or follows a link that leads out.
    Outside,
    /// It is a folder, a pipe, a device or the like.
    NoFile,
    /// It is longer than so many bytes.
    TooLong(u64),
    /// It and the others of its sort would be longer than so many bytes together.
    TooMuch(u64),
    /// It was cut short, made longer or written to while it was read.
    Changed,
    /// The system refuses.
    System(String),
}

impl Refusal {
    /// What is wrong, and what to do about it.
    #[must_use]
    pub fn words(&self) -> (String, &'static str) {
        match self {
            Self::Absent => ("there is no such file".to_owned(), "paths are relative to the chronology’s folder"),
            Self::Outside => {
                ("this path leads out of the chronology’s folder".to_owned(), "put a copy of the file into the folder")
            }
            Self::NoFile => ("this is not a regular file".to_owned(), "folders, pipes and devices are not read"),
            Self::TooLong(most) => (format!("this file is longer than {} MiB", most >> 20), "split it"),
            Self::TooMuch(most) => (
                format!("with this file, such files are longer than {} MiB together", most >> 20),
                "split the chronology",
            ),
            Self::Changed => ("this file changed while it was read".to_owned(), "read it again"),
            Self::System(error) => (format!("this file cannot be read: {error}"), "see to its permissions"),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidInput => Self::Absent,
            io::ErrorKind::IsADirectory => Self::NoFile,
            // A socket cannot be opened at all, and says so in this way.
            _ if error.raw_os_error() == Some(NO_DEVICE) => Self::NoFile,
            // cap-std's own refusals carry no number of the system's.
            io::ErrorKind::PermissionDenied if error.raw_os_error().is_none() => Self::Outside,
            _ => Self::System(error.to_string()),
        }
    }
}

/// `ENXIO`, the same on every Unix.
const NO_DEVICE: i32 = 6;

impl Files {
    /// The built-in chronology, and its main file.
    #[must_use]
    pub fn built_in() -> (Self, String) {
        (Self::BuiltIn(BUILT_IN), MAIN.to_owned())
    }

    /// The folder of the chronology at `path`, and its main file: a folder that holds `chronology.ron`,
    /// that file itself, or a single RON file of any other name. A link to any of them is followed: the
    /// reader has named it.
    ///
    /// # Errors
    /// Where there is no such thing, or it cannot be opened.
    pub fn open(path: &Path) -> Result<(Self, String), LoadError> {
        let failed = |error| LoadError::new(OPENING, path, &error);
        let real = path.canonicalize().map_err(failed)?;
        let metadata = real.metadata().map_err(failed)?;
        let (folder, main) = match (real.parent(), real.file_name()) {
            _ if metadata.is_dir() => (path, MAIN),
            (Some(parent), Some(name)) if metadata.is_file() => {
                let name = name.to_str().ok_or_else(|| LoadError::said(OPENING, path, "its name is not UTF-8"))?;
                (parent, name)
            }
            _ => return Err(LoadError::said(OPENING, path, "it is neither a file nor a folder")),
        };
        Ok((Self::folder(OPENING, folder)?, main.to_owned()))
    }

    /// A folder as it is.
    ///
    /// # Errors
    /// Where it cannot be opened; `doing` says what for.
    pub fn folder(doing: &'static str, path: &Path) -> Result<Self, LoadError> {
        let dir =
            Dir::open_ambient_dir(path, ambient_authority()).map_err(|error| LoadError::new(doing, path, &error))?;
        Ok(Self::Folder { dir, path: path.to_owned() })
    }

    /// Where a file is on disk.
    #[must_use]
    pub fn path(&self, label: &str) -> Option<PathBuf> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Folder { path, .. } => Some(path.join(label)),
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Where it is not a regular file inside the folder, or longer than `longest` bytes.
    pub fn read(&self, label: &str, longest: u64) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::BuiltIn(files) => {
                let found = files.iter().find(|(path, _)| *path == label);
                found.map(|(_, bytes)| bytes.to_vec()).ok_or(Refusal::Absent)
            }
            Self::Folder { .. } => read_regular(self.open_file(label)?, longest),
        }
    }

    /// A file of the folder, opened for reading; of the built-in chronology none.
    ///
    /// # Errors
    /// Where there is none inside the folder. What it is is not looked at: see [`Blocks`](super::regular::Blocks).
    pub fn open_file(&self, label: &str) -> Result<File, Refusal> {
        match self {
            Self::BuiltIn(_) => Err(Refusal::Absent),
            Self::Folder { dir, .. } => open(dir, label),
        }
    }

    /// How many bytes a file of the folder has; none where that cannot be told.
    #[must_use]
    pub fn length(&self, label: &str) -> u64 {
        self.open_file(label).ok().and_then(|file| file.stamp().ok()).map_or(0, |stamp| stamp.length)
    }

    /// `length` bytes of a file from byte `from` on, or as many as there are; none where it cannot be read.
    #[must_use]
    pub fn read_part(&self, label: &str, from: usize, length: usize) -> Option<Vec<u8>> {
        let mut file = self.open_file(label).ok().filter(|file| file.stamp().is_ok_and(|stamp| stamp.is_file))?;
        file.seek(SeekFrom::Start(from.try_into().ok()?)).ok()?;
        let mut bytes = Vec::new();
        file.take(length.try_into().ok()?).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The event files that belong to a main file, sorted by path; and the paths that were passed over.
    #[must_use]
    pub fn event_files(&self, main: &str) -> (Vec<String>, Vec<String>) {
        let (mut files, mut refused) = (Vec::new(), Vec::new());
        match self {
            _ if main != MAIN => {}
            Self::BuiltIn(all) => {
                let events = all.iter().map(|(path, _)| *path).filter(|path| path.starts_with("events/"));
                files.extend(events.filter(|path| path.ends_with(".ron")).map(str::to_owned));
            }
            Self::Folder { dir, .. } => walk(dir, EVENTS, DEPTH, &mut files, &mut refused),
        }
        files.sort_unstable();
        refused.sort_unstable();
        (files, refused)
    }

    /// The names of the regular files right in the folder, sorted; hidden ones left out.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let Self::Folder { dir, .. } = self else { return Vec::new() };
        let entries = dir.entries().into_iter().flatten().filter_map(Result::ok);
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let regular = |name: &String| dir.metadata(name).is_ok_and(|metadata| metadata.is_file());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).filter(regular).collect();
        names.sort_unstable();
        names
    }
}

/// Adds the RON files below `folder`. Links to folders are passed over: they may go in circles.
fn walk(dir: &Dir, folder: &str, depth: usize, files: &mut Vec<String>, refused: &mut Vec<String>) {
    let Ok(entries) = dir.read_dir(folder) else {
        if dir.symlink_metadata(folder).is_ok() {
            refused.push(folder.to_owned());
        }
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let path = format!("{folder}/{}", name.to_string_lossy());
        if path[folder.len() + 1..].starts_with('.') {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => walk(dir, &path, depth - 1, files, refused),
            Ok(kind) if kind.is_dir() => refused.push(path),
            Ok(kind) if kind.is_symlink() && dir.metadata(&path).is_ok_and(|file| file.is_dir()) => refused.push(path),
            _ if !path.ends_with(".ron") => {}
            _ if name.to_str().is_none() => refused.push(path),
            _ => files.push(path),
        }
    }
}

fn open(dir: &Dir, label: &str) -> Result<File, Refusal> {
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(label).components().all(inside) {
        return Err(Refusal::Outside);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    cap_std::fs::OpenOptionsExt::custom_flags(&mut options, super::regular::NO_WAITING);
    Ok(dir.open_with(label, &options)?.into_std())
}

/// The text that the bytes of a RON file hold, and how many bytes its byte order mark took.
///
/// # Errors
/// A message and a hint where they are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<(String, usize), (String, &'static str)> {
    const CONVERT: &str = "save it as UTF-8";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(("this file is UTF-16".to_owned(), CONVERT));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        (
            format!("this file is not UTF-8: the first bad byte is at offset {}", error.utf8_error().valid_up_to()),
            CONVERT,
        )
    })?;
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    text.drain(..mark);
    Ok((text, mark))
}
