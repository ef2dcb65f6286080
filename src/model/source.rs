//! Documents and their wordings.

use crate::model::Location;
use crate::when::When;

/// A document: article, report, letter, web page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The name that citations use.
    pub key: String,
    /// The document's own title.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Who wrote it, where that is known.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// Where it can be read.
    pub url: Option<String>,
    /// A copy kept by an archive.
    pub archived: Option<Archived>,
    /// The language of the document, as a BCP 47 tag.
    pub language: Option<String>,
    /// The keys of the sources that this one retells.
    pub derived_from: Vec<String>,
    /// Its wordings, aligned line by line.
    pub texts: Vec<Text>,
    /// Where it stands in the files.
    pub location: Location,
}

impl Source {
    /// What it is called in few words: its outlet, else its title, else its key.
    #[must_use]
    pub fn name(&self) -> &str {
        [&self.outlet, &self.title, &self.key].into_iter().find(|name| !name.is_empty()).map_or("", String::as_str)
    }
}

/// A copy of a web page kept by an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Archived {
    /// Where the copy can be read.
    pub url: String,
    /// When it was taken.
    pub captured: Option<When>,
}

/// One wording of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What sort of wording it is.
    pub kind: TextKind,
    /// The file that holds it, relative to the chronology's folder.
    pub file: Option<String>,
    /// The SHA-256 of the file's bytes or of the text extracted from it, in lower-case hexadecimal. A text with
    /// one is sealed.
    pub sha256: Option<String>,
}

/// What sort of wording a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// The document's own words.
    Original,
    /// The same said in the chronicler's own words.
    Digest,
    /// The same in another language.
    Translation,
    /// What was spoken, written down.
    Transcript,
}

impl TextKind {
    /// Every kind, in the order in which a reader prefers them.
    pub const ALL: [Self; 4] = [Self::Original, Self::Transcript, Self::Translation, Self::Digest];

    /// The name as the file format writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "Original",
            Self::Digest => "Digest",
            Self::Translation => "Translation",
            Self::Transcript => "Transcript",
        }
    }

    /// The word that the screens use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Digest => "digest",
            Self::Translation => "translation",
            Self::Transcript => "transcript",
        }
    }
}
