//! Finds the elements of a list, so that each can be read alone and a broken one loses only itself.
//!
//! ron refuses the whole file for one missing comma. Here the outline of each element is found first;
//! where there is none, reading resumes where a line looks like the beginning of the next element.

use std::ops::Range;

use crate::load::scan::{Fault, Kind, Scanner, Token, Wrong, value_end};

/// The longest element that is read, in bytes.
pub const LONGEST: usize = 1 << 20;

/// What is found next in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element whose brackets and quotes are in order.
    Element(Range<usize>),
    /// Something that is lost, up to where reading resumes.
    Broken(Range<usize>, Fault),
    /// Two elements without a comma between them; the first byte of the second.
    MissingComma(usize),
    /// The list is closed; the byte after its bracket.
    End(usize),
    /// The list is not closed: the file ends, or another field begins at this byte.
    Unclosed(usize),
}

/// Walks over the elements of a list.
#[derive(Clone, Debug)]
pub struct List<'a> {
    text: &'a str,
    at: usize,
    /// Where the line begins on which the last element does, and how far that is indented, in bytes.
    line: usize,
    indent: usize,
    /// Whether an element has just been read, and a comma must follow before the next one.
    comma_due: bool,
}

impl<'a> List<'a> {
    /// The list whose first element is looked for from byte `at` on, after the opening bracket.
    #[must_use]
    pub fn new(text: &'a str, at: usize) -> Self {
        let first = Scanner::new(text, at).peek().range.start;
        let mut list = Self { text, at, line: 0, indent: 0, comma_due: false };
        list.measure(first);
        list
    }

    /// What comes next. After `End` or `Unclosed` there is nothing more to ask for.
    pub fn step(&mut self) -> Step {
        let mut scanner = Scanner::new(self.text, self.at);
        let mut next = scanner.token();
        if next.kind == Kind::Comma && std::mem::take(&mut self.comma_due) {
            self.at = next.range.end;
            next = scanner.token();
        }
        match next.kind {
            Kind::End => Step::Unclosed(next.range.start),
            Kind::Close(b']') => Step::End(next.range.end),
            Kind::Word if list_field(self.text, &next) => Step::Unclosed(next.range.start),
            Kind::Word if scanner.peek().kind == Kind::Colon => self.broken(next.range.start, stray(&next)),
            Kind::Word | Kind::Open(_) | Kind::Text | Kind::UnclosedText => self.element(next.range.start),
            Kind::UnclosedComment => {
                let fault = Fault { what: Wrong::Comment, at: next.range.start };
                self.broken(next.range.start, fault)
            }
            Kind::Close(_) | Kind::Comma | Kind::Colon | Kind::Other => self.broken(next.range.start, stray(&next)),
        }
    }

    /// Where the next element begins, if a comma stands before it where one must. Nothing is passed over yet.
    #[must_use]
    pub fn next_start(&self) -> Option<usize> {
        let mut scanner = Scanner::new(self.text, self.at);
        let mut next = scanner.token();
        if self.comma_due {
            if next.kind != Kind::Comma {
                return None;
            }
            next = scanner.token();
        }
        matches!(next.kind, Kind::Word | Kind::Open(b'(')).then_some(next.range.start)
    }

    /// Passes over an element that was read elsewhere.
    pub fn pass(&mut self, element: Range<usize>) {
        self.measure(element.start);
        self.at = element.end;
        self.comma_due = true;
    }

    fn element(&mut self, start: usize) -> Step {
        if std::mem::take(&mut self.comma_due) {
            return Step::MissingComma(start);
        }
        match value_end(self.text, start, LONGEST) {
            Ok(end) => {
                self.pass(start..end);
                Step::Element(start..end)
            }
            Err(fault) => {
                self.measure(start);
                self.broken(start, fault)
            }
        }
    }

    /// Notes the indentation of what begins at `start`. Only what was not looked at before is looked at:
    /// a file may be one long line.
    fn measure(&mut self, start: usize) {
        let seen = (self.line + self.indent).min(start);
        if let Some(end) = memchr::memrchr(b'\n', &self.text.as_bytes()[seen..start]) {
            self.line = seen + end + 1;
        }
        self.indent = start - self.line;
    }

    fn broken(&mut self, start: usize, fault: Fault) -> Step {
        let next = resume(self.text, start + 1..self.text.len(), self.indent).unwrap_or(self.text.len());
        self.at = next;
        self.comma_due = false;
        Step::Broken(start..next, fault)
    }

    /// Takes back an element that turned out not to be RON: an odd quote may have made it swallow others.
    /// Returns the part of it that is lost.
    pub fn retreat(&mut self, element: Range<usize>) -> Range<usize> {
        match resume(self.text, element.start + 1..element.end, self.indent) {
            Some(next) => {
                self.at = next;
                self.comma_due = false;
                element.start..next
            }
            None => element,
        }
    }
}

fn stray(token: &Token) -> Fault {
    Fault { what: Wrong::Stray, at: token.range.start }
}

/// Where reading can resume within `range`: at something that looks like the next element, the list's
/// end, or another list. `indent` is that of the elements.
#[must_use]
pub fn resume(text: &str, range: Range<usize>, indent: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let within = bytes.get(range.clone())?;
    memchr::memchr3_iter(b'(', b'[', b']', within).find_map(|found| {
        let bracket = range.start + found;
        let (start, word) = word_before(bytes, bracket);
        match bytes[bracket] {
            b'(' if start < range.start => None,
            b'(' if matches!(word, b"Event" | b"Source") => separated(bytes, start).then_some(start),
            b'(' => (word.is_empty() && begins_line(bytes, bracket)? <= indent).then_some(bracket),
            b']' => (begins_line(bytes, bracket)? < indent).then_some(bracket),
            _ => {
                let colon = before_blanks(bytes, bracket);
                let (start, word) = word_before(bytes, colon.checked_sub(1)?);
                let outside = begins_line(bytes, start)? < indent;
                (bytes[colon - 1] == b':'
                    && LISTS.iter().any(|list| list.as_bytes() == word)
                    && start >= range.start
                    && outside)
                    .then_some(start)
            }
        }
    })
}

/// The fields of a chronology that are lists.
const LISTS: [&str; 2] = ["sources", "events"];

/// Whether a list of the chronology begins with this token: `events: [`.
fn list_field(text: &str, token: &Token) -> bool {
    let mut scanner = Scanner::new(text, token.range.end);
    LISTS.contains(&&text[token.range.clone()])
        && scanner.token().kind == Kind::Colon
        && scanner.token().kind == Kind::Open(b'[')
}

/// The ASCII word that ends just before `at`, blanks of the same line left out, and where it begins.
fn word_before(bytes: &[u8], at: usize) -> (usize, &[u8]) {
    let end = before_blanks(bytes, at);
    let start = end - bytes[..end].iter().rev().take(16).take_while(|byte| byte.is_ascii_alphabetic()).count();
    (start, &bytes[start..end])
}

fn before_blanks(bytes: &[u8], at: usize) -> usize {
    at - bytes[..at].iter().rev().take_while(|&&byte| byte == b' ' || byte == b'\t').count()
}

/// Whether an element may begin at `at`: at the start of a line, or after a comma or a bracket.
fn separated(bytes: &[u8], at: usize) -> bool {
    let before = before_blanks(bytes, at);
    before == 0 || matches!(bytes[before - 1], b'\n' | b',' | b'[' | b')' | b']')
}

/// The indentation of `at`, if it is the first on its line.
fn begins_line(bytes: &[u8], at: usize) -> Option<usize> {
    let before = before_blanks(bytes, at);
    (before == 0 || bytes[before - 1] == b'\n').then_some(at - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps as text: elements as they are, `!` before what is lost.
    fn steps(text: &str) -> Vec<String> {
        let mut list = List::new(text, 0);
        let mut steps = Vec::new();
        loop {
            match list.step() {
                Step::Element(range) => steps.push(text[range].to_owned()),
                Step::Broken(range, fault) => steps.push(format!("!{:?} {}", fault.what, text[range].trim_end())),
                Step::MissingComma(_) => steps.push("!comma".to_owned()),
                Step::End(at) => {
                    steps.push(format!("]{}", &text[at..]));
                    return steps;
                }
                Step::Unclosed(at) => {
                    steps.push(format!("…{}", &text[at..]));
                    return steps;
                }
            }
        }
    }

    #[test]
    fn a_broken_element_loses_only_itself() {
        let table: &[(&str, &[&str])] = &[
            ("", &["…"]),
            ("]", &["]"]),
            (" // nothing\n/* at all */", &["…"]),
            ("Event(a), Event(b)]", &["Event(a)", "Event(b)", "]"]),
            ("Event(a),\r\nEvent(b),\r\n] x", &["Event(a)", "Event(b)", "] x"]),
            ("(a),\n(b)]", &["(a)", "(b)", "]"]),
            ("Event(a) Event(b)]", &["Event(a)", "!comma", "Event(b)", "]"]),
            // An unclosed string, in a line and over several.
            ("Event(\"a),\nEvent(\"b\"),\nEvent(\"c\")]", &["!Text Event(\"a),", "Event(\"b\")", "Event(\"c\")", "]"]),
            ("Event(\"a), Event(\"b\")]", &["!Text Event(\"a),", "Event(\"b\")", "]"]),
            // An unclosed, a wrong and a stray bracket.
            ("Event([a),\nEvent(b)]", &["!Pair Event([a),", "Event(b)", "]"]),
            ("Event(a,\nEvent(b),\n]", &["!Pair Event(a,", "Event(b)", "]"]),
            ("  Event(a,\n  Event(b),\n]", &["!Pair Event(a,", "Event(b)", "]"]),
            ("Event(a)),\nEvent(b)]", &["Event(a)", "!Stray ),", "Event(b)", "]"]),
            ("Event(a), c: [d]),\nEvent(b)]", &["Event(a)", "!Stray c: [d]),", "Event(b)", "]"]),
            ("Event(a),,\nEvent(b)]", &["Event(a)", "!Stray ,", "Event(b)", "]"]),
            // Without names the indentation tells.
            (" (a,\n   (c),\n (b)]", &["!Pair (a,\n   (c),", "(b)", "]"]),
            // The end of the list is found behind the last element, and so is the next list.
            ("  Source(a,\n],\nevents: [", &["!Pair Source(a,", "],\nevents: ["]),
            ("  Source(a,\nevents: [(b)]", &["!Bracket Source(a,", "…events: [(b)]"]),
            ("Source(a)\nevents: [(b)]", &["Source(a)", "…events: [(b)]"]),
            // Comments and raw strings hide brackets.
            ("Event(/* ) */ a) // ]\n, Event(r#\"\")\"#)]", &["Event(/* ) */ a)", "Event(r#\"\")\"#)", "]"]),
            ("Event(a), /* b\nEvent(c)]", &["Event(a)", "!Comment /* b", "Event(c)", "]"]),
            ("\"a\", 1]", &["\"a\"", "1", "]"]),
            ("«Event(a)]", &["«Event(a)", "]"]),
        ];
        for (text, expected) in table {
            assert_eq!(steps(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn an_element_that_swallowed_others_is_taken_back() {
        let text = "Event(\"a),\nEvent(\"b\"),\nEvent(c\"),\nEvent(d)]";
        let mut list = List::new(text, 0);
        let Step::Element(swallowed) = list.step() else { panic!("two odd quotes balance each other") };
        assert_eq!(&text[swallowed.clone()], "Event(\"a),\nEvent(\"b\"),\nEvent(c\")");
        assert_eq!(list.retreat(swallowed), 0..11);
        assert_eq!(list.step(), Step::Element(11..21));
    }

    #[test]
    fn an_element_that_is_too_long_is_skipped() {
        let text = format!("Event(\"{}\"),\nEvent(b)]", "a".repeat(LONGEST));
        let found = steps(&text);
        assert_eq!(found[1..], ["Event(b)", "]"]);
        assert!(found[0].starts_with("!Size"));
    }

    #[test]
    fn deep_nesting_ends() {
        let text = format!("{}\nEvent(b)]", "(".repeat(1_000_000));
        assert_eq!(steps(&text)[1..], ["Event(b)", "]"]);
    }
}
