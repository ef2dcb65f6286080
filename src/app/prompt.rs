//! A line in which text is typed.

use crate::keymap::{Code, Key};

/// A line of text with a cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    cursor: usize,
}

impl Prompt {
    /// A line that already holds something, the cursor behind it.
    #[must_use]
    pub fn holding(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next character goes, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types a text; line ends become blanks.
    pub fn insert(&mut self, text: &str) {
        for char in text.chars() {
            let char = if char.is_control() { ' ' } else { char };
            self.text.insert(self.cursor, char);
            self.cursor += char.len_utf8();
        }
    }

    /// Puts `with` in place of a stretch of bytes; the cursor goes behind it.
    pub fn replace(&mut self, stretch: std::ops::Range<usize>, with: &str) {
        if self.text.get(stretch.clone()).is_some() {
            self.cursor = stretch.start + with.len();
            self.text.replace_range(stretch, with);
        }
    }

    /// Edits with a key; says whether the text is another one now.
    pub fn edit(&mut self, key: Key) -> bool {
        let before = self.text.len();
        match key.code {
            Code::Char(char) if !key.ctrl && !key.alt => {
                self.insert(char.encode_utf8(&mut [0; 4]));
                return true;
            }
            Code::Char('u') if key.ctrl => drop(self.text.drain(..std::mem::take(&mut self.cursor))),
            Code::Char('k') if key.ctrl => self.text.truncate(self.cursor),
            Code::Char('w') if key.ctrl => self.cut_back_to(self.word_before()),
            Code::Char('a') if key.ctrl => self.cursor = 0,
            Code::Char('e') if key.ctrl => self.cursor = self.text.len(),
            _ if key.is("backspace") || (key.ctrl && key.code == Code::Char('h')) => {
                self.cut_back_to(self.before(self.cursor));
            }
            _ if key.is("delete") || (key.ctrl && key.code == Code::Char('d')) => {
                let end = self.after(self.cursor);
                self.text.replace_range(self.cursor..end, "");
            }
            _ if key.is("left") => self.cursor = self.before(self.cursor),
            _ if key.is("right") => self.cursor = self.after(self.cursor),
            _ if key.is("home") => self.cursor = 0,
            _ if key.is("end") => self.cursor = self.text.len(),
            _ => {}
        }
        self.text.len() != before
    }

    fn cut_back_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn before(&self, at: usize) -> usize {
        self.text[..at].char_indices().next_back().map_or(0, |(start, _)| start)
    }

    fn after(&self, at: usize) -> usize {
        self.text[at..].chars().next().map_or(at, |char| at + char.len_utf8())
    }

    fn word_before(&self) -> usize {
        let trimmed = self.text[..self.cursor].trim_end();
        trimmed.char_indices().rev().find(|(_, char)| char.is_whitespace()).map_or(0, |(at, char)| at + char.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_as_in_a_shell() {
        for (keys, expected) in [
            ("a b c", "abc|"),
            ("a b left x", "ax|b"),
            ("a b home x", "x|ab"),
            ("a é backspace", "a|"),
            ("a b home delete", "|b"),
            ("o n e space t w o ctrl-w", "one |"),
            ("a b left ctrl-u", "|b"),
            ("a b left ctrl-k", "a|"),
            ("backspace left right delete end ctrl-w ctrl-u", "|"),
        ] {
            let mut prompt = Prompt::default();
            for key in keys.split(' ') {
                prompt.edit(key.parse().expect("a key"));
            }
            let (before, after) = prompt.text().split_at(prompt.cursor());
            assert_eq!(format!("{before}|{after}"), expected, "{keys}");
        }
    }
}
