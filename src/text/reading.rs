//! How the file of a wording was read.

/// What a file is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Text without markup: its lines are the lines of the wording.
    #[default]
    Plain,
    /// Markdown: `CommonMark` and GitHub's tables.
    Markdown,
    /// HTML and XHTML.
    Html,
    /// PDF.
    Pdf,
}

impl Form {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
        }
    }
}

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it is written in.
    pub form: Form,
    /// The charset of its bytes, by the name that the WHATWG Encoding Standard gives it.
    pub charset: &'static str,
    /// Whether some of its bytes are no characters of that charset; U+FFFD stands for them.
    pub malformed: bool,
    /// Whether the charset was detected from few bytes, so that it may well be another.
    pub doubtful: bool,
    /// The SHA-256 of the text that was extracted, in lower-case hexadecimal; `None` where the text is the
    /// file itself, which is so for plain text in
    /// well-formed UTF-8.
    pub sha256: Option<String>,
}

impl Reading {
    /// The charset that needs no word.
    pub const UTF_8: &'static str = "UTF-8";

    /// Plain text in well-formed UTF-8: the file is the text.
    #[must_use]
    pub fn plain() -> Self {
        Self { form: Form::Plain, charset: Self::UTF_8, malformed: false, doubtful: false, sha256: None }
    }

    /// Whether the text was made out of the file, and is not the file itself.
    #[must_use]
    pub fn is_extracted(&self) -> bool {
        self.sha256.is_some()
    }
}
