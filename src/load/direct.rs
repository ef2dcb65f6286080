//! Reads an event as people and programs commonly write it, straight from the bytes.
//!
//! This decides nothing about mistakes: what is not exactly an event as [`shape::Event`](super::shape::Event)
//! has it (or is written in one of RON's rarer ways: raw strings, block comments, `Some(…)`) gives `None`, and
//! serde reads it in its place and says what is wrong. What is given is what serde would have given; a test
//! holds the two against each other.

use std::borrow::Cow;

use crate::load::shape::{Citation, Event, Stance};
use crate::load::split::LONGEST;

/// An event, and where its parts stand.
#[derive(Debug, PartialEq)]
pub struct Direct<'a> {
    /// What is written.
    pub event: Event<'a>,
    /// The first byte of each citation.
    pub citations: Vec<usize>,
    /// The byte behind the event.
    pub end: usize,
}

/// The event whose first byte is `start`, if it is written plainly and is no longer than an element may be.
#[must_use]
pub fn event(text: &str, start: usize) -> Option<Direct<'_>> {
    let mut cursor = Cursor { text, at: start, citations: Vec::new() };
    let (mut id, mut when, mut title, mut account, mut place) = (None, None, None, None, None);
    let (mut actors, mut tags, mut citations) = (None, None, None);
    cursor.open("Event")?;
    while let Some(name) = cursor.field()? {
        match name {
            "id" => once(&mut id, cursor.string()?)?,
            "when" => once(&mut when, cursor.string()?)?,
            "title" => once(&mut title, cursor.string()?)?,
            "account" => once(&mut account, cursor.string()?)?,
            "place" => once(&mut place, cursor.string()?)?,
            "actors" => once(&mut actors, cursor.list(Cursor::string)?)?,
            "tags" => once(&mut tags, cursor.list(Cursor::string)?)?,
            "citations" => once(&mut citations, cursor.list(Cursor::citation)?)?,
            _ => return None,
        }
        cursor.comma(b')')?;
    }
    let event = Event {
        id: id?,
        when: when?,
        title: title?,
        account,
        actors: actors.unwrap_or_default(),
        place,
        tags: tags.unwrap_or_default(),
        citations: citations.unwrap_or_default(),
    };
    (cursor.at - start <= LONGEST).then_some(Direct { event, citations: cursor.citations, end: cursor.at })
}

/// Fills what must not have been filled before.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// A place in the text, which moves on as long as all is as expected.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Where the citations begin that were passed.
    citations: Vec<usize>,
}

impl<'a> Cursor<'a> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over blanks and comments of a line; gives the byte after them.
    fn next(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                b'/' if self.text.as_bytes().get(self.at + 1) == Some(&b'/') => {
                    self.at += memchr::memchr(b'\n', &self.text.as_bytes()[self.at..])?;
                }
                byte => return Some(byte),
            }
        }
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        (self.next()? == expected).then(|| self.at += 1)
    }

    /// The bracket of a struct, with its name before it or not.
    fn open(&mut self, name: &str) -> Option<()> {
        if self.text[self.at..].starts_with(name) {
            self.at += name.len();
        }
        (self.byte()? == b'(').then(|| self.at += 1)
    }

    /// The name of the next field and its colon; `None` inside where the struct is closed instead.
    fn field(&mut self) -> Option<Option<&'a str>> {
        if self.next()? == b')' {
            self.at += 1;
            return Some(None);
        }
        let name = self.word();
        self.take(b':')?;
        self.next()?;
        Some(Some(name))
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        word
    }

    /// The comma after a part, which may be left out before the closing bracket.
    fn comma(&mut self, closing: u8) -> Option<()> {
        match self.next()? {
            b',' => self.at += 1,
            byte if byte == closing => {}
            _ => return None,
        }
        Some(())
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take(b'[')?;
        let mut items = Vec::new();
        while self.next()? != b']' {
            items.push(item(self)?);
            self.comma(b']')?;
        }
        self.at += 1;
        Some(items)
    }

    /// A string between quotation marks. Of the escapes the common ones are understood.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        (self.byte()? == b'"').then_some(())?;
        let start = self.at + 1;
        let rest = &self.text.as_bytes()[start..];
        let length = memchr::memchr2(b'"', b'\\', rest)?;
        self.at = start + length + 1;
        if rest[length] == b'"' {
            return Some(Cow::Borrowed(&self.text[start..start + length]));
        }
        let mut unescaped = self.text[start..start + length].to_owned();
        loop {
            unescaped.push(match self.byte()? {
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                byte @ (b'"' | b'\\' | b'\'') => char::from(byte),
                _ => return None,
            });
            let start = self.at + 1;
            let rest = &self.text.as_bytes()[start..];
            let length = memchr::memchr2(b'"', b'\\', rest)?;
            unescaped.push_str(&self.text[start..start + length]);
            self.at = start + length + 1;
            if rest[length] == b'"' {
                return Some(Cow::Owned(unescaped));
            }
        }
    }

    fn stance(&mut self) -> Option<Stance> {
        match self.word() {
            "Asserts" => Some(Stance::Asserts),
            "Denies" => Some(Stance::Denies),
            "Qualifies" => Some(Stance::Qualifies),
            "Silent" => Some(Stance::Silent),
            _ => None,
        }
    }

    fn citation(&mut self) -> Option<Citation<'a>> {
        self.citations.push(self.at);
        let mut read = Citation::default();
        let (mut source, mut stance) = (None, None);
        self.open("Citation")?;
        while let Some(name) = self.field()? {
            match name {
                "source" => once(&mut source, self.string()?)?,
                "stance" => once(&mut stance, self.stance()?)?,
                "quote" => once(&mut read.quote, self.string()?)?,
                "prefix" => once(&mut read.prefix, self.string()?)?,
                "suffix" => once(&mut read.suffix, self.string()?)?,
                "lines" => once(&mut read.lines, self.string()?)?,
                "when" => once(&mut read.when, self.string()?)?,
                "as_written" => once(&mut read.as_written, self.string()?)?,
                "reckoned_from" => once(&mut read.reckoned_from, self.string()?)?,
                "by" => once(&mut read.by, self.string()?)?,
                "note" => once(&mut read.note, self.string()?)?,
                _ => return None,
            }
            self.comma(b')')?;
        }
        read.source = source?;
        read.stance = stance.unwrap_or_default();
        Some(read)
    }
}

#[cfg(test)]
mod tests;
