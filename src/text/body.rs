//! The wordings at hand.

use std::sync::{Arc, OnceLock};

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

/// The wordings at hand, by text, and which texts are still to be read.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Empty as long as a text is awaited; `None` where it is not at hand.
    slots: Vec<OnceLock<Option<Arc<Body>>>>,
}

impl Shelf {
    /// What a text says; `None` where it is not at hand.
    #[must_use]
    pub fn get(&self, text: TextId) -> Option<&Arc<Body>> {
        self.slots.get(text.index())?.get()?.as_ref()
    }

    /// Puts a wording on the shelf, in place of any that was there.
    pub fn put(&mut self, text: TextId, body: Arc<Body>) {
        if self.slots.len() <= text.index() {
            self.slots.resize(text.index() + 1, OnceLock::from(None));
        }
        self.slots[text.index()] = OnceLock::from(Some(body));
    }

    /// A shelf on which every one of so many texts is awaited.
    #[must_use]
    pub fn awaiting(texts: usize) -> Self {
        Self { slots: vec![OnceLock::new(); texts] }
    }

    /// Whether a text is still to be read. Until then nobody knows whether it will be at hand.
    #[must_use]
    pub fn is_awaited(&self, text: TextId) -> bool {
        self.slots.get(text.index()).is_some_and(|slot| slot.get().is_none())
    }

    /// Puts an awaited text on the shelf, or tells that it is not at hand: `None`. A text that is no longer awaited stays
    /// as it is.
    pub fn settle(&self, text: TextId, body: Option<Arc<Body>>) {
        if let Some(slot) = self.slots.get(text.index()) {
            slot.get_or_init(|| body);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_awaited_until_it_is_known() {
        let body = |words: &str| Some(Arc::new(Body::new(words.to_owned())));
        let words = |shelf: &Shelf, at: usize| shelf.get(TextId::new(at)).map(|body| body.content.clone());
        let shelf = Shelf::awaiting(3);
        shelf.settle(TextId::new(0), body("first"));
        shelf.settle(TextId::new(0), body("second"));
        shelf.settle(TextId::new(1), None);
        shelf.settle(TextId::new(3), body("nobody's"));
        assert_eq!([0, 1, 2, 3].map(|at| shelf.is_awaited(TextId::new(at))), [false, false, true, false]);
        assert_eq!([0, 1, 2, 3].map(|at| words(&shelf, at)), [Some("first".to_owned()), None, None, None]);
        let mut shelf = shelf;
        shelf.put(TextId::new(4), Arc::new(Body::new("put".to_owned())));
        assert_eq!(words(&shelf, 4).as_deref(), Some("put"));
        assert!(!shelf.is_awaited(TextId::new(3)), "what nobody awaits is not at hand");
    }
}
