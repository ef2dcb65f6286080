//! The wordings at hand.

use std::sync::Arc;

use super::{Lines, Reading};
use crate::model::TextId;

/// One wording as it was read.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it says, without a byte order mark.
    pub content: String,
    /// Its lines.
    pub lines: Lines,
    /// Whether the recorded SHA-256 is that of the file or of the extracted text; `None` where none is
    /// recorded.
    pub sealed: Option<bool>,
    /// The name of the file it was read from, as far as it may be shown.
    pub label: String,
    /// How many bytes of the file come before the content: 3 where there is a byte order mark. What
    /// counts bytes of the file adds them. 0 where the text is extracted: its own bytes are counted then.
    pub skipped: usize,
    /// How the file was read.
    pub reading: Reading,
}

impl Body {
    /// A wording that comes from no file.
    #[must_use]
    pub fn new(content: String) -> Self {
        Self {
            lines: Lines::of(&content),
            content,
            sealed: None,
            label: String::new(),
            skipped: 0,
            reading: Reading::plain(),
        }
    }
}

/// The wordings at hand, by text.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    bodies: Vec<Option<Arc<Body>>>,
}

impl Shelf {
    /// What a text says; `None` where it is not at hand.
    #[must_use]
    pub fn get(&self, text: TextId) -> Option<&Arc<Body>> {
        self.bodies.get(text.index()).and_then(Option::as_ref)
    }

    /// Puts a wording on the shelf, in place of any that was there.
    pub fn put(&mut self, text: TextId, body: Arc<Body>) {
        if self.bodies.len() <= text.index() {
            self.bodies.resize(text.index() + 1, None);
        }
        self.bodies[text.index()] = Some(body);
    }
}

/// What looking for originals in a folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Originals {
    /// The folder.
    pub folder: String,
    /// Texts whose fingerprint a file has, with the file's name.
    pub matched: Vec<(TextId, String)>,
    /// Files that match no fingerprint.
    pub strangers: Vec<String>,
    /// Texts whose fingerprint no file has.
    pub absent: Vec<TextId>,
}
