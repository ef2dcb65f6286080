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

/// The lists of an event that is done with, for the next one: so that most events are read without asking for memory.
#[derive(Debug, Default)]
pub struct Lists<'a> {
    actors: Vec<Cow<'a, str>>,
    tags: Vec<Cow<'a, str>>,
    citations: Vec<Citation<'a>>,
    starts: Vec<usize>,
}

impl<'a> Lists<'a> {
    /// Takes back the lists of an event.
    pub fn take_back(&mut self, read: Direct<'a>) {
        let Direct { event: Event { actors, tags, citations, .. }, citations: starts, .. } = read;
        *self = Self { actors, tags, citations, starts };
        self.actors.clear();
        self.tags.clear();
        self.citations.clear();
        self.starts.clear();
    }
}

/// The event whose first byte is `start`, if it is written plainly and is no longer than an element may be. Its lists
/// are made of those at hand.
#[must_use]
pub fn event<'a>(text: &'a str, start: usize, lists: &mut Lists<'a>) -> Option<Direct<'a>> {
    let Lists { mut actors, mut tags, mut citations, starts } = std::mem::take(lists);
    let mut cursor = Cursor { text, at: start, citations: starts };
    let (mut id, mut when, mut title, mut account, mut place) = (None, None, None, None, None);
    let (mut has_actors, mut has_tags, mut has_citations) = (None, None, None);
    cursor.open("Event")?;
    while let Some(name) = cursor.field()? {
        match name {
            "id" => once(&mut id, cursor.string()?)?,
            "when" => once(&mut when, cursor.string()?)?,
            "title" => once(&mut title, cursor.string()?)?,
            "account" => once(&mut account, cursor.string()?)?,
            "place" => once(&mut place, cursor.string()?)?,
            "actors" => once(&mut has_actors, cursor.list(&mut actors, Cursor::string)?)?,
            "tags" => once(&mut has_tags, cursor.list(&mut tags, Cursor::string)?)?,
            "citations" => once(&mut has_citations, cursor.list(&mut citations, Cursor::citation)?)?,
            _ => return None,
        }
        cursor.comma(b')')?;
    }
    let event = Event { id: id?, when: when?, title: title?, account, actors, place, tags, citations };
    (cursor.at - start <= LONGEST).then_some(Direct { event, citations: cursor.citations, end: cursor.at })
}

/// Where something begins behind an event that ends at `end` and has a comma behind it.
#[must_use]
pub fn behind_comma(text: &str, end: usize) -> Option<usize> {
    let mut cursor = Cursor { text, at: end, citations: Vec::new() };
    cursor.take(b',')?;
    cursor.next()?;
    Some(cursor.at)
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
                // Most of them stand at the beginning of lines.
                b' ' if self.text.as_bytes()[self.at..].starts_with(b"    ") => self.at += 4,
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

    /// Adds what a list holds to `items`.
    fn list<T>(&mut self, items: &mut Vec<T>, item: impl Fn(&mut Self) -> Option<T>) -> Option<()> {
        self.take(b'[')?;
        while self.next()? != b']' {
            items.push(item(self)?);
            self.comma(b']')?;
        }
        self.at += 1;
        Some(())
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
