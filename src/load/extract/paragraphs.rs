//! The readable text of marked-up files: a paragraph a line.

/// What stands between two words until the second one comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    /// So many cells of a table row.
    Cells(usize),
}

/// Puts lines together out of words, line ends and cells.
///
/// The rules are those of `innerText` in the HTML Standard (3.2.7, “the innerText getter”), without its
/// blank lines between paragraphs: white space collapses into one blank, cells of a row are parted by a
/// TAB, and where lines are kept (`pre`) everything stays as it is.
#[derive(Debug)]
pub struct Paragraphs {
    text: String,
    gap: Gap,
    /// Right after the start of a stretch whose lines are kept: a line end here is no line.
    fresh: bool,
}

impl Paragraphs {
    /// No line yet.
    #[must_use]
    pub fn new() -> Self {
        Self { text: String::new(), gap: Gap::None, fresh: false }
    }

    /// Adds text, its white space collapsed. White space is that of HTML: a no-break space is a letter.
    pub fn words(&mut self, text: &str) {
        for char in text.chars() {
            if char.is_ascii_whitespace() {
                if self.begun() && self.gap == Gap::None {
                    self.gap = Gap::Blank;
                }
                continue;
            }
            self.fill();
            self.text.push(char);
        }
    }

    /// Adds text as it is, line for line.
    pub fn lines(&mut self, text: &str) {
        let mut rest = text.chars().peekable();
        while let Some(char) = rest.next() {
            let char = match char {
                '\r' if rest.peek() == Some(&'\n') => continue,
                '\r' => '\n',
                char => char,
            };
            if char == '\n' && self.fresh {
                self.fresh = false;
                continue;
            }
            self.fresh = false;
            if char != '\n' {
                self.fill();
            }
            self.text.push(char);
        }
    }

    /// Ends the line, where one has begun.
    pub fn end(&mut self) {
        self.gap = Gap::None;
        if self.begun() {
            self.text.push('\n');
        }
    }

    /// Begins a stretch whose lines are kept.
    pub fn begin_lines(&mut self) {
        self.end();
        self.fresh = true;
    }

    /// Ends such a stretch. The blank lines at its foot are no lines.
    pub fn end_lines(&mut self) {
        self.fresh = false;
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.end();
    }

    /// Begins a cell of a table row.
    pub fn cell(&mut self) {
        self.gap = match self.gap {
            Gap::Cells(count) => Gap::Cells(count + 1),
            _ if self.begun() => Gap::Cells(1),
            gap => gap,
        };
    }

    /// The lines. Each one ends with a line end.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.end();
        self.text
    }

    /// Whether something stands on the last line.
    fn begun(&self) -> bool {
        !self.text.is_empty() && !self.text.ends_with('\n')
    }

    fn fill(&mut self) {
        match self.gap {
            Gap::None => {}
            Gap::Blank => self.text.push(' '),
            Gap::Cells(count) => self.text.extend(std::iter::repeat_n('\t', count)),
        }
        self.gap = Gap::None;
    }
}
