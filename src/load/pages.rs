//! The RON files that were read, for pointing at.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::load::files::Files;
use crate::load::place::{Mark, Page, Part};
use crate::load::scan::value_end;
use crate::model::{Diagnostic, Location};
use crate::text::boundary_before;

/// The RON files of a chronology.
///
/// Short ones are held whole. Of a long one only some places are known, and what stands round a place is read
/// again when something has to be said about it.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    whole: Vec<Page>,
    long: Vec<Long>,
    files: Option<Arc<Files>>,
}

/// A long RON file, of which only some places are held.
#[derive(Clone, Debug)]
pub struct Long {
    /// The path relative to the chronology's folder.
    pub label: Arc<str>,
    /// Places in it, ascending, with their bytes in the file; the first is where its text begins.
    pub marks: Vec<Mark>,
}

/// About how many bytes are between the places that are remembered of a file.
pub const SPACING: usize = 64 << 10;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How much of a long file is read round a place, in bytes; if that is not all of an element, as much as one may
/// have.
const ROUND: [usize; 2] = [256 << 10, 4 << 20];

impl Pages {
    /// Pages of those files.
    #[must_use]
    pub fn new(files: Arc<Files>) -> Self {
        Self { files: Some(files), ..Self::default() }
    }

    /// Adds a page.
    pub fn push(&mut self, page: Page) {
        self.whole.push(page);
    }

    /// Adds a long file.
    pub fn push_long(&mut self, long: Long) {
        self.long.push(long);
    }

    /// Adds the pages of others, which are of the same files.
    pub fn append(&mut self, other: Self) {
        self.whole.extend(other.whole);
        self.long.extend(other.long);
    }

    /// Long files of those.
    #[must_use]
    pub fn of_marks(files: Arc<Files>, long: Vec<Long>) -> Self {
        Self { whole: Vec::new(), long, files: Some(files) }
    }

    /// Places in every file, so that none of them need be held whole.
    #[must_use]
    pub fn marks(&self) -> Vec<Long> {
        let long = self.whole.iter().map(|page| {
            // Where a byte order mark stands, the text begins behind it.
            let first = self.files.as_ref().and_then(|files| files.read_part(&page.label, 0, BYTE_ORDER_MARK.len()));
            let skipped = if first.as_deref() == Some(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK.len() } else { 0 };
            let bytes = (0..page.text.len().max(1)).step_by(SPACING);
            let marks = bytes.map(|byte| page.mark(boundary_before(&page.text, byte)));
            let marks = marks.map(|mark| Mark { byte: mark.byte + skipped, ..mark }).collect();
            Long { label: Arc::clone(&page.label), marks }
        });
        long.chain(self.long.iter().cloned()).collect()
    }

    /// The page that a place is on, and the bytes of a part of the element that begins there.
    #[must_use]
    pub fn part(&self, location: &Location, path: &[Part<'_>]) -> Option<(Cow<'_, Page>, Range<usize>)> {
        if let Some(page) = self.whole.iter().find(|page| page.label == location.file) {
            return Some((Cow::Borrowed(page), page.part(page.byte(location), path)));
        }
        let long = self.long.iter().find(|long| long.label == location.file)?;
        let files = self.files.as_ref()?;
        ROUND.iter().find_map(|length| {
            let page = long.round(files, location, *length)?;
            let start = page.byte(location);
            value_end(&page.text, start, usize::MAX).ok()?;
            let range = page.part(start, path);
            Some((Cow::Owned(page), range))
        })
    }

    /// A warning about some words in a part of the element at a place; about the whole part, where they are
    /// spelt with escapes there.
    #[must_use]
    pub fn warning_at_words(
        &self,
        location: &Location,
        path: &[Part<'_>],
        words: &str,
        message: impl Into<String>,
    ) -> Diagnostic {
        let Some((page, range)) = self.part(location, path) else {
            return Diagnostic::warning(location.clone(), message);
        };
        let at = page.text[range.clone()].find(words).map(|at| range.start + at);
        page.warning(at.map_or(range, |at| at..at + words.len()), message)
    }

    /// An error about a part of the element at a place.
    #[must_use]
    pub fn error(&self, location: &Location, path: &[Part<'_>], message: impl Into<String>) -> Diagnostic {
        match self.part(location, path) {
            Some((page, range)) => page.error(range, message),
            None => Diagnostic::error(location.clone(), message),
        }
    }

    /// A warning about a part of the element at a place.
    #[must_use]
    pub fn warning(&self, location: &Location, path: &[Part<'_>], message: impl Into<String>) -> Diagnostic {
        match self.part(location, path) {
            Some((page, range)) => page.warning(range, message),
            None => Diagnostic::warning(location.clone(), message),
        }
    }
}

impl Long {
    /// What stands round a place, with some of what is before it. Nothing, where the file is no longer there.
    fn round(&self, files: &Files, location: &Location, length: usize) -> Option<Page> {
        let goal = (location.line.saturating_sub(1), location.column.saturating_sub(1));
        let before = self.marks.partition_point(|mark| (mark.line, mark.column) <= goal);
        let from = self.marks[before.saturating_sub(2)];
        let mut bytes = files.read_part(&self.label, from.byte, length)?;
        let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
        bytes.truncate(valid);
        Some(Page::part_of(Arc::clone(&self.label), String::from_utf8(bytes).ok()?, from))
    }
}
