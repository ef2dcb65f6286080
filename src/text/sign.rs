//! The sanitiser: a text read as signs, each fit to be drawn.
//!
//! The text is cut into grapheme clusters (UAX #29). A cluster that can be drawn as it is makes one
//! sign. Of every other, what can be seen makes signs of one or two columns, what cannot be seen makes
//! a stand-in, and beyond [`CAP`] bytes only the number of the remaining characters is told.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{emoji, hidden};

/// The bytes of one grapheme cluster that are shown; a valid emoji alone may reach [`emoji::LONGEST`].
pub(crate) const CAP: usize = 32;

/// Columns from one tab stop to the next.
pub(crate) const TAB: usize = 8;

/// The base that is drawn under a mark without one.
pub(crate) const CIRCLE: char = '◌';

/// What is drawn for a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol<'a> {
    /// The text's own characters.
    Own(&'a str),
    /// The text's own characters, which need a base to stand on: drawn on a dotted circle.
    OnCircle(&'a str),
    /// One character of a stand-in.
    StandIn(char),
    /// Blanks to the next tab stop: how many depends on the column.
    Tab,
}

/// What one place of a text looks like.
#[derive(Clone, Debug)]
pub(crate) struct Sign<'a> {
    pub symbol: Symbol<'a>,
    /// Columns; 0 for a tab, which is as wide as where it stands makes it.
    pub width: usize,
    /// The bytes of the text it stands for; the signs of one stand-in share them.
    pub source: Range<usize>,
    /// How many characters it hides; a stand-in of several signs counts on its first.
    pub hides: usize,
}

impl Sign<'_> {
    /// Whether a line may be broken here and the sign dropped: white space that is not a no-break one.
    pub fn is_blank(&self) -> bool {
        match self.symbol {
            Symbol::Tab => true,
            Symbol::Own(text) => is_blank(text),
            Symbol::OnCircle(_) | Symbol::StandIn(_) => false,
        }
    }

    /// Columns taken at `column`.
    pub fn width_at(&self, column: usize) -> usize {
        if self.symbol == Symbol::Tab { TAB - column % TAB } else { self.width }
    }
}

/// Whether a text is white space at which a line may be broken.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'))
}

/// The signs of `text[range]`, read one cluster at a time. The start must be a cluster's start.
#[derive(Clone, Debug)]
pub(crate) struct Signs<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    ready: VecDeque<Sign<'a>>,
}

impl<'a> Signs<'a> {
    /// `range` must lie in the text, on character boundaries.
    pub fn of(text: &'a str, range: Range<usize>) -> Self {
        Signs { text, at: range.start, end: range.end, ready: VecDeque::new() }
    }

    /// Tells only the number of the characters from here to the end.
    pub fn leave_out_rest(&mut self) {
        let rest = self.at..self.end;
        self.leave_out(rest);
        self.at = self.end;
    }

    /// The next cluster. One that begins anew at a boundary is cut as the whole text would be, because
    /// no rule of UAX #29 looks back beyond the start of its own cluster.
    fn next_cluster(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..self.end];
        let length = rest.graphemes(true).next()?.len();
        #[cfg(test)]
        READ.set(READ.get() + length);
        let start = self.at;
        self.at += length;
        Some(start..self.at)
    }

    /// The next sign where it is a visible character of ASCII that nothing can join to: nearly every one is.
    fn plain(&mut self) -> Option<Sign<'a>> {
        let rest = &self.text.as_bytes()[self.at..self.end];
        let ([b' '..=b'~'] | [b' '..=b'~', 0..=0x7F, ..]) = rest else { return None };
        let source = self.at..self.at + 1;
        self.at += 1;
        #[cfg(test)]
        READ.set(READ.get() + 1);
        Some(Sign { symbol: Symbol::Own(&self.text[source.clone()]), width: 1, source, hides: 0 })
    }

    fn read(&mut self, cluster: Range<usize>) {
        let text = &self.text[cluster.clone()];
        if text == "\t" {
            self.push(Symbol::Tab, 0, cluster, 0);
            return;
        }
        let is_emoji = text.len() <= emoji::LONGEST && text.len() > 4 && emoji::length(text) == text.len();
        let shown = if is_emoji { text.len() } else { super::boundary_before(text, CAP) };
        let mut at = 0;
        while at < shown {
            at += self.read_one(cluster.clone(), at, shown);
        }
        if shown < text.len() {
            self.leave_out(cluster.start + shown..cluster.end);
        }
    }

    /// Reads one sign, or one stand-in, at `at` of a cluster of which `shown` bytes are shown; gives the
    /// bytes read.
    fn read_one(&mut self, cluster: Range<usize>, at: usize, shown: usize) -> usize {
        let start = cluster.start + at;
        let text = &self.text[start..cluster.start + shown];
        let Some(first) = text.chars().next() else {
            return shown - at;
        };
        // What belongs where it stands belongs to a sign before it, and here there is none.
        if hidden::is_hidden(first) {
            self.stand_in(&hidden::stand_in(first), start..start + first.len_utf8(), 1);
            return first.len_utf8();
        }
        let mut length = if text.len() > first.len_utf8() { emoji::length(text) } else { 0 };
        if length == 0 || text[..length].width() > 2 {
            length = first.len_utf8();
        }
        for next in text[length..].chars() {
            let longer = length + next.len_utf8();
            if self.is_hidden(next, start + length) || text[..longer].width() > 2 {
                break;
            }
            length = longer;
        }
        let own = &text[..length];
        let source = start..start + length;
        match own.width() {
            0 if combines(own) => {
                self.push(Symbol::OnCircle(own), 1, source, 0);
            }
            width @ 1..=2 => self.push(Symbol::Own(own), width, source, 0),
            // No cell holds it: a vowel without its syllable, an unassigned character of no width; U+17D8 is
            // wider than two cells.
            _ => {
                let source = start..start + first.len_utf8();
                self.stand_in(&hidden::code_point(first), source, 1);
                return first.len_utf8();
            }
        }
        length
    }

    fn is_hidden(&self, c: char, at: usize) -> bool {
        hidden::is_hidden(c) && {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at + c.len_utf8()..].chars().next();
            !hidden::belongs(c, before, after)
        }
    }

    fn leave_out(&mut self, rest: Range<usize>) {
        let count = self.text[rest.clone()].chars().count();
        if count > 0 {
            self.stand_in(&format!("‹+{count}›"), rest, count);
        }
    }

    fn stand_in(&mut self, words: &str, source: Range<usize>, hides: usize) {
        for (i, c) in words.chars().enumerate() {
            self.push(Symbol::StandIn(c), 1, source.clone(), if i == 0 { hides } else { 0 });
        }
    }

    fn push(&mut self, symbol: Symbol<'a>, width: usize, source: Range<usize>, hides: usize) {
        self.ready.push_back(Sign { symbol, width, source, hides });
    }
}

impl<'a> Iterator for Signs<'a> {
    type Item = Sign<'a>;

    fn next(&mut self) -> Option<Sign<'a>> {
        while self.ready.is_empty() {
            if let Some(sign) = self.plain() {
                return Some(sign);
            }
            let cluster = self.next_cluster()?;
            self.read(cluster);
        }
        self.ready.pop_front()
    }
}

#[cfg(test)]
thread_local! {
    /// How many bytes this thread has read as signs: what tests hold against a bound instead of the time.
    pub(crate) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Whether a text of no width stands on a base that comes before it.
fn combines(text: &str) -> bool {
    format!("{CIRCLE}{text}").graphemes(true).count() == 1
}
