//! Files → a chronology, and what is wrong with them.
//!
//! [`load`] reads a folder, a single file, or the chronology that is part of the program, and returns
//! what it understood *and* what it did not. A mistake in the data is a [`Diagnostic`]; only a wrong
//! world (no such folder, no permission) is a [`LoadError`].
//!
//! | file | what it does |
//! |---|---|
//! | `files` | reads files, and refuses paths that lead out of the folder |
//! | `regular` | reads a file in blocks, and refuses one that changes meanwhile |
//! | `budget` | what all the files may take together |
//! | `cache` | what was read of long files, kept to be read faster the next time |
//! | `scan`, `split` | find the elements of broken RON too |
//! | `read`, `elements`, `shape`, `convert` | RON → sources and events, one element at a time |
//! | `direct` | events as they are commonly written, without serde |
//! | `windows` | long files, of which only a part is held |
//! | `progress` | how far the reading of long files is |
//! | `place`, `pages` | bytes ↔ line and column, and the snippets of diagnostics |
//! | `words` | the words of diagnostics |
//! | `check` | what does not fit together |
//! | `circles` | circles among sources, and among events |
//! | `dates` | dates that contradict the words beside them |
//! | `texts` | the wordings, their seals, originals |
//! | `unread` | long texts, read behind the first frame |
//! | `extract` | the text of files: charsets, Markdown, HTML, PDF |
//! | `evidence` | anchors every citation |
//! | `together` | work on two threads |
//! | `effort` | how much work is taken over what does not stand where it should |
//! | `turns` | quotations that stop just before a turn |

mod budget;
mod cache;
mod check;
mod circles;
mod convert;
mod dates;
mod direct;
mod effort;
mod elements;
mod evidence;
mod extract;
mod files;
mod pages;
mod place;
mod progress;
mod read;
mod regular;
mod scan;
mod shape;
mod split;
mod stale;
mod texts;
mod together;
mod turns;
mod unread;
mod windows;
mod words;
mod write;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Chronology, Diagnostic, Location};
use crate::text::{Originals, Shelf};

pub use cache::{Before, CACHE_FORMAT, Cache, Kept, LEAST, Proof};
pub use dates::diagnose_dates;
pub use evidence::{Anchoring, by_source, diagnose_evidence, diagnose_unchecked, evidence};
pub use extract::{Extract, Limits, PdfReader, Unreadable, extract, fingerprint};
#[cfg(feature = "pdf")]
pub use extract::{limit_this_process, read_pdf};
pub use files::{LONGEST_TEXT, Refusal};
pub use pages::Pages;
pub use progress::Step;
pub use regular::{each_block, open_named, read_named, read_regular};
pub use together::on_two_threads;
pub use unread::Unread;
pub use write::{event_elements, write_events};

use budget::Budget;
use files::{Files, OPENING};
use place::Page;
use progress::Progress;
use read::Draft;
use regular::{Blocks, Stamped};
use unread::{before_texts, with_texts};

/// Where a chronology is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// The one that is part of the program.
    BuiltIn,
    /// A folder with `chronology.ron`, or a RON file. (The file `chronology.ron` means its folder.)
    Path(PathBuf),
}

/// One of the RON files that a chronology was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedFile {
    /// Its path relative to the chronology's folder, as in the diagnostics.
    pub label: String,
    /// Where it is on disk; nowhere, where it is built in.
    pub path: Option<PathBuf>,
}

/// What was read.
#[derive(Debug)]
pub struct Loaded {
    /// The chronology, as far as it was understood.
    pub chronology: Chronology,
    /// What is wrong with the files, by file, line and column. Nothing has been said of dates that contradict the words
    /// beside them ([`diagnose_dates`]), and the citations are not anchored yet ([`evidence`] and
    /// [`diagnose_evidence`]): both take longer than the reading.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts at hand.
    pub shelf: Shelf,
    /// The RON files, in the order in which they were read.
    pub files: Vec<LoadedFile>,
    /// The RON files as they were read, for the snippets of later diagnostics.
    pub pages: Pages,
    /// What became of the search for originals, where one was asked for.
    pub originals: Option<Originals>,
    /// What is wrong with the RON files alone, without the texts.
    pub of_files: Vec<Diagnostic>,
}

/// Why a chronology could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// What was being done.
    pub doing: &'static str,
    /// To which file or folder.
    pub path: PathBuf,
    /// What went wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

impl LoadError {
    fn new(doing: &'static str, path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::said(doing, path, "there is no such file or folder"),
            io::ErrorKind::PermissionDenied => {
                Self { hint: "see to its permissions", ..Self::said(doing, path, "it may not be read") }
            }
            io::ErrorKind::NotADirectory => Self::said(doing, path, "it is not a folder"),
            _ => Self::said(doing, path, &error.to_string()),
        }
    }

    fn said(doing: &'static str, path: &Path, message: &str) -> Self {
        Self {
            doing,
            path: path.to_owned(),
            message: message.to_owned(),
            hint: if doing == texts::OPENING_ORIGINALS {
                "name the folder that holds the originals"
            } else {
                "name a folder that holds chronology.ron, or a RON file"
            },
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}: {}", self.doing, self.path.display(), self.message)
    }
}

impl std::error::Error for LoadError {}

/// Reads a chronology, its texts, and the originals that the folder `originals` holds. Texts in PDF are left
/// out: see [`load_with`].
///
/// # Errors
/// Where there is no chronology to read: no such file or folder, unreadable, or neither. Mistakes in
/// the files are no error but [`Loaded::diagnostics`].
pub fn load(root: &Root, originals: Option<&Path>) -> Result<Loaded, LoadError> {
    load_with(root, originals, &PdfReader::none())
}

/// Reads a chronology, its texts, those in PDF too, and the originals that the folder `originals` holds.
///
/// # Errors
/// As for [`load`].
pub fn load_with(root: &Root, originals: Option<&Path>, pdf: &PdfReader) -> Result<Loaded, LoadError> {
    load_telling(root, originals, pdf, &mut |_| {})
}

/// Reads as [`load_with`] does, and tells how far it is where the files are long.
///
/// # Errors
/// As for [`load`].
pub fn load_telling(
    root: &Root,
    originals: Option<&Path>,
    pdf: &PdfReader,
    tell: &mut dyn FnMut(Step),
) -> Result<Loaded, LoadError> {
    with_texts(read_ron(root, Budget::default(), tell)?, originals, pdf)
}

/// Reads as [`load_telling`] does, but for long texts: those are [`Unread`] then.
///
/// # Errors
/// As for [`load`].
pub fn load_before_texts(
    root: &Root,
    originals: Option<&Path>,
    pdf: &PdfReader,
    tell: &mut dyn FnMut(Step),
) -> Result<(Loaded, Option<Unread>), LoadError> {
    before_texts(read_ron(root, Budget::default(), tell)?, originals, pdf)
}

/// Reads the RON files.
fn read_ron(root: &Root, budget: Budget, tell: &mut dyn FnMut(Step)) -> Result<Read, LoadError> {
    let (files, main) = match root {
        Root::BuiltIn => Files::built_in(),
        Root::Path(path) => Files::open(path)?,
    };
    let files = Arc::new(files);
    let (event_files, refused) = files.event_files(&main);
    let labels: Vec<String> = std::iter::once(main).chain(event_files).collect();
    let length: u64 = labels.iter().map(|label| files.length(label)).sum();
    let mut progress = Progress::new(if length < budget.untold { 0 } else { length }, tell);
    let Written { mut draft, pages, budget } = read_all(&files, &labels, budget, &mut progress)?;
    for path in refused {
        draft.diagnostics.push(
            Diagnostic::warning(start_of(&path), "this is passed over")
                .hint("event files are looked for in folders, not through links; their names are UTF-8"),
        );
    }
    let (chronology, diagnostics) = draft.finish(&pages);
    Ok(Read { files, labels, chronology, diagnostics, pages, budget })
}

/// What the RON files say, when it fits together.
struct Read {
    files: Arc<Files>,
    labels: Vec<String>,
    chronology: Chronology,
    /// What is wrong with the RON files.
    diagnostics: Vec<Diagnostic>,
    pages: Pages,
    /// What is left of it for the texts.
    budget: Budget,
}

/// What the RON files say.
#[derive(Default)]
struct Written {
    draft: Draft,
    pages: Pages,
    /// What is left of it.
    budget: Budget,
}

/// Reads the RON files, of which the first holds the chronology itself: long ones in windows, if all of them can be,
/// and then by two threads, if there are several.
fn read_all(
    files: &Arc<Files>,
    labels: &[String],
    budget: Budget,
    progress: &mut Progress<'_>,
) -> Result<Written, LoadError> {
    let read = match in_two(files, labels, &budget) {
        Some((first, second)) => read_both(files, (first, second), &budget, progress)?,
        None => read_labels(files, labels, 0, budget.clone(), true, progress)?,
    };
    if let Some(read) = read {
        return Ok(read);
    }
    progress.restart();
    Ok(read_labels(files, labels, 0, budget, false, progress)?.unwrap_or_default())
}

/// The files in two halves of about as many bytes, if they are long, and together no longer than they may be.
fn in_two<'l>(files: &Files, labels: &'l [String], budget: &Budget) -> Option<(&'l [String], &'l [String])> {
    let lengths: Vec<u64> = labels.iter().map(|label| files.length(label)).collect();
    let all = lengths.iter().sum::<u64>();
    if all < budget.untold || all > budget.ron.most() {
        return None;
    }
    let ends = lengths.iter().scan(0, |sum, length| {
        *sum += length;
        Some(*sum)
    });
    let first = ends.take(labels.len().checked_sub(1)?).map(|end| end.abs_diff(all / 2));
    let (at, _) = first.enumerate().min_by_key(|(_, off)| *off)?;
    Some(labels.split_at(at + 1))
}

/// Reads both halves at the same time.
fn read_both(
    files: &Arc<Files>,
    (first, second): (&[String], &[String]),
    budget: &Budget,
    progress: &mut Progress<'_>,
) -> Result<Option<Written>, LoadError> {
    let beside = progress.beside();
    let (one, other) = std::thread::scope(|scope| {
        let other =
            scope.spawn(move || read_labels(files, second, first.len(), budget.clone(), true, &mut beside.progress()));
        let one = read_labels(files, first, 0, budget.clone(), true, progress);
        (one, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let (Some(mut one), Some(other)) = (one?, other?) else { return Ok(None) };
    one.draft.append(other.draft);
    one.pages.append(other.pages);
    progress.pass(0, &one.draft);
    Ok(Some(one))
}

/// Reads RON files, of which the first is the `nth` of all; that with the number 0 holds the chronology itself. `None`
/// where long ones are to be read in windows, and one of them has to be read whole: then nothing is known.
fn read_labels(
    files: &Arc<Files>,
    labels: &[String],
    nth: usize,
    mut budget: Budget,
    in_windows: bool,
    progress: &mut Progress<'_>,
) -> Result<Option<Written>, LoadError> {
    let mut draft = Draft::default();
    let mut pages = Pages::new(Arc::clone(files));
    for (nth, label) in (nth..).zip(labels) {
        if in_windows && let Some(blocks) = long(files, label, &budget) {
            let read = if nth == 0 { windows::chronology } else { windows::events };
            budget.ron.count(blocks.length());
            let Some(long) = read(label, blocks, budget.window, &mut draft, progress) else { return Ok(None) };
            pages.push_long(long);
            continue;
        }
        let (read, bytes) = (if nth == 0 { read::chronology } else { read::events }, budget.ron.read(files, label));
        if let (0, Err(refusal)) = (nth, &bytes) {
            return Err(LoadError::said(OPENING, &files.path(label).unwrap_or_default(), &refusal.words().0));
        }
        let length = bytes.as_ref().map_or(0, Vec::len);
        read_page(label, bytes, read, &mut draft, &mut pages);
        progress.pass(length, &draft);
    }
    Ok(Some(Written { draft, pages, budget }))
}

/// A file that is too long to be held whole, and may be read.
fn long(files: &Files, label: &str, budget: &Budget) -> Option<Blocks<impl Stamped + use<>>> {
    let blocks = Blocks::of(files.open_file(label).ok()?, budget.ron.most()).ok()?;
    (blocks.length() >= u64::try_from(budget.window).ok()?).then_some(blocks)
}

/// Reads one RON file, and keeps it for pointing at.
fn read_page(
    label: &str,
    bytes: Result<Vec<u8>, Refusal>,
    read: fn(&Page, &mut Draft),
    draft: &mut Draft,
    pages: &mut Pages,
) {
    match bytes.map_err(|refusal| refusal.words()).and_then(files::decode) {
        Ok((text, _)) => {
            let page = Page::new(label, text);
            read(&page, draft);
            pages.push(page);
        }
        Err((message, hint)) => {
            draft.incomplete = true;
            draft.diagnostics.push(Diagnostic::error(start_of(label), message).hint(hint));
        }
    }
}

fn start_of(label: &str) -> Location {
    Location { file: label.into(), line: 1, column: 1 }
}

#[cfg(test)]
mod tests;
