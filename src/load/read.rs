//! RON text → sources and events, with what is wrong beside them.

use std::collections::HashSet;
use std::ops::Range;

use ron::Options;
use ron::extensions::Extensions;

use crate::load::place::Page;
use crate::load::scan::{Fault, Kind, Scanner, Token, Wrong, value_end};
use crate::load::split::resume;
use crate::load::together::for_rows;
use crate::load::words::{self, Said};
use crate::model::{Builder, Diagnostic, Source};

/// How many pieces of a file may be broken before the rest of it is given up: each may cost a search over
/// a mebibyte.
const MOST_BROKEN: usize = 1000;

/// The fields of a chronology.
const FIELDS: [&str; 4] = ["title", "about", "sources", "events"];

/// What has been read so far.
#[derive(Debug, Default)]
pub struct Draft {
    /// What the whole is called.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
    /// The events, added in the order of the files.
    pub builder: Builder,
    /// The ids of what was left out, so that nobody is told twice.
    pub lost: HashSet<String>,
    /// Whether something was left out, with an id or without.
    pub incomplete: bool,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Draft {
    /// Adds what was read of the files that come behind.
    pub fn append(&mut self, behind: Self) {
        self.sources.extend(behind.sources);
        let together = for_rows(behind.builder.event_count());
        self.builder.append(behind.builder, together);
        self.lost.extend(behind.lost);
        self.incomplete |= behind.incomplete;
        self.diagnostics.extend(behind.diagnostics);
    }
}

/// What sort of elements a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Source,
    Event,
}

impl Sort {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Event => "event",
        }
    }
}

/// Reads the file that holds the chronology itself.
pub fn chronology(page: &Page, draft: &mut Draft) {
    let (options, at) = header(page, draft);
    Reader { page, options, draft, broken: 0 }.chronology(at);
}

/// Reads a file that holds a list of events.
pub fn events(page: &Page, draft: &mut Draft) {
    let (options, at) = header(page, draft);
    Reader { page, options, draft, broken: 0 }.event_file(at);
}

/// Reads the `#![enable(…)]` lines at the top; the byte after them.
fn header(page: &Page, draft: &mut Draft) -> (Options, usize) {
    let text = &page.text;
    let mut extensions = Extensions::IMPLICIT_SOME;
    let mut at = 0;
    loop {
        let mut scanner = Scanner::new(text, at);
        let opening: Vec<Token> = (0..3).map(|_| scanner.token()).collect();
        let opens = text[opening[0].range.start..].starts_with("#!") && opening[2].kind == Kind::Open(b'[');
        if !opens {
            return (Options::default().with_default_extension(extensions), at);
        }
        loop {
            let Token { kind, range } = scanner.token();
            at = range.end;
            match kind {
                Kind::Close(b']') | Kind::End => break,
                Kind::Word if &text[range.clone()] != "enable" && scanner.peek().kind == Kind::Open(b'(') => {
                    let open = page.error(opening[2].range.clone(), "this bracket is not closed");
                    draft
                        .diagnostics
                        .push(open.hint("write #![enable(…)], or take it out: dateline needs no extension"));
                    at = range.start;
                    break;
                }
                Kind::Word if &text[range.clone()] != "enable" => match Extensions::from_ident(&text[range.clone()]) {
                    Some(extension) => extensions |= extension,
                    None => {
                        let unknown = page.error(range, "ron has no such extension");
                        draft.diagnostics.push(unknown.hint("take it out: dateline needs none"));
                    }
                },
                _ => {}
            }
        }
    }
}

/// Reads one file.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page,
    pub(super) options: Options,
    pub(super) draft: &'a mut Draft,
    broken: usize,
}

/// What has been seen of the file that holds the chronology.
#[derive(Default)]
struct Seen {
    fields: Vec<String>,
    closed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.page.text
    }

    pub(super) fn error(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.draft.diagnostics.push(self.page.error(range, message).hint(hint));
    }

    fn said(&mut self, range: Range<usize>, said: Said) {
        let mut diagnostic = self.page.error(range, said.message);
        diagnostic.hint = said.hint;
        self.draft.diagnostics.push(diagnostic);
    }

    /// Counts something broken. Beyond a limit, says so, and the rest of the file is not to be read.
    pub(super) fn give_up(&mut self, at: Range<usize>) -> bool {
        self.broken += 1;
        if self.broken == MOST_BROKEN {
            self.draft.incomplete = true;
            let message = format!("more than {MOST_BROKEN} mistakes: the rest of the file is not read");
            self.error(at, message, "is it a chronology?");
        }
        self.broken >= MOST_BROKEN
    }

    fn event_file(&mut self, start: usize) {
        let first = Scanner::new(self.text(), start).peek();
        let (mut at, mut opened) = match first.kind {
            Kind::End => return,
            Kind::Open(b'[') => (first.range.end, Some(first.range)),
            _ => {
                self.error(first.range.clone(), "expected a list of events", "the file holds [Event(…), Event(…), …]");
                match resume(self.text(), start..self.text().len(), usize::MAX) {
                    Some(event) => (event, None),
                    None => return,
                }
            }
        };
        loop {
            at = self.list(at, opened.take(), Sort::Event);
            let rest = Scanner::new(self.text(), at).peek();
            if rest.kind == Kind::End || self.give_up(rest.range.clone()) {
                return;
            }
            self.error(rest.range, "the list of events has ended before this", "is there a ] too many?");
            match resume(self.text(), at..self.text().len(), 0) {
                Some(event) if self.text()[event..].starts_with(['E', '(']) => at = event,
                _ => return,
            }
        }
    }

    fn chronology(&mut self, start: usize) {
        const HINT: &str = "the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])";
        let mut scanner = Scanner::new(self.text(), start);
        let name = scanner.peek();
        let mut first = scanner.token();
        if first.kind == Kind::Word && scanner.peek().kind == Kind::Open(b'(') {
            if &self.text()[first.range.clone()] != "Chronology" {
                self.error(first.range, "expected Chronology(…)", HINT);
            }
            first = scanner.token();
        }
        if first.kind != Kind::Open(b'(') {
            self.draft.incomplete = true;
            self.error(first.range, "expected Chronology(…)", HINT);
            return;
        }
        let mut seen = Seen::default();
        let mut at = first.range.end;
        while let Some(next) = self.part(at, &mut seen) {
            at = next;
        }
        // Where something was left out, the bracket may have been part of it.
        if !seen.closed && !self.draft.incomplete {
            self.error(first.range, "this bracket is not closed", "end the file with )");
        }
        if !seen.fields.iter().any(|field| field == "title") {
            self.error(name.range, "the field `title` is missing", "a chronology needs title: \"…\"");
        }
    }

    /// Reads the next part of the chronology; the byte after it, as long as there may be more.
    fn part(&mut self, at: usize, seen: &mut Seen) -> Option<usize> {
        let mut scanner = Scanner::new(self.text(), at);
        let next = scanner.token();
        let after = scanner.token();
        match (next.kind, after.kind) {
            (Kind::End, _) => None,
            (Kind::Comma, _) => Some(next.range.end),
            (Kind::Close(b')'), _) => {
                seen.closed = true;
                self.after_the_end(next.range.end)
            }
            (Kind::Word, Kind::Colon) => {
                let name = &self.text()[next.range.clone()];
                let again = seen.fields.iter().any(|field| field == name);
                if again {
                    let message = format!("the field `{}` stands here twice", words::cut(name, 60));
                    self.error(next.range.clone(), message, "keep one of the two");
                }
                seen.fields.push(name.to_owned());
                Some(self.field(next.range, after.range.end, again))
            }
            _ if self.give_up(next.range.clone()) => None,
            (Kind::Word | Kind::Open(b'('), _) if element(self.text(), &next) => {
                let source = self.text()[next.range.start..].starts_with("Source");
                let sort = if source { Sort::Source } else { Sort::Event };
                let message = format!("the list of {}s has ended before this", sort.word());
                self.error(next.range.clone(), message, "is there a ] too many?");
                Some(self.list(next.range.start, None, sort))
            }
            _ => {
                let from = next.range.end;
                let wrong = if next.kind == Kind::UnclosedComment { Wrong::Comment } else { Wrong::Stray };
                self.said(next.range, words::of_outline(wrong, "field"));
                if after.kind == Kind::Word && scanner.token().kind == Kind::Colon {
                    return Some(from);
                }
                self.draft.incomplete = true;
                let element = resume(self.text(), from..self.text().len(), usize::MAX);
                Some(next_field(self.text(), from, usize::MAX).min(element.unwrap_or(usize::MAX)).max(from))
            }
        }
    }

    /// Nothing may follow the chronology. Where elements or fields do, reading goes on with them.
    fn after_the_end(&mut self, end: usize) -> Option<usize> {
        let rest = Scanner::new(self.text(), end).peek();
        if rest.kind == Kind::End || self.give_up(rest.range.clone()) {
            return None;
        }
        self.error(rest.range, "the chronology has ended before this", "is there a ) too many?");
        let element = resume(self.text(), end..self.text().len(), usize::MAX);
        element.or_else(|| Some(next_field(self.text(), end, usize::MAX)).filter(|&at| at < self.text().len()))
    }

    /// Reads a field of the chronology: its name, and where its value begins; the byte after it.
    fn field(&mut self, named: Range<usize>, colon: usize, again: bool) -> usize {
        let name = &self.text()[named.clone()];
        let value = Scanner::new(self.text(), colon).peek();
        let end = match (name, value.kind) {
            ("sources", Kind::Open(b'[')) => self.list(value.range.end, Some(value.range), Sort::Source),
            ("events", Kind::Open(b'[')) => self.list(value.range.end, Some(value.range), Sort::Event),
            _ => match self.value(name, &named, value.range.start) {
                Ok(value) if again => value.end,
                Ok(value) => {
                    self.plain_field(name, named, value.clone());
                    value.end
                }
                Err(resumed) => return resumed,
            },
        };
        let mut scanner = Scanner::new(self.text(), end);
        let next = scanner.token();
        if next.kind == Kind::Word && scanner.peek().kind == Kind::Colon {
            self.said(next.range, words::of_ron(&ron::Error::ExpectedComma, ""));
        }
        end
    }

    /// The bytes of a field's value.
    ///
    /// # Errors
    /// Where reading resumes, if the value has no end; it has then been told.
    fn value(&mut self, name: &str, named: &Range<usize>, start: usize) -> Result<Range<usize>, usize> {
        let text = self.text();
        let line = memchr::memrchr(b'\n', &text.as_bytes()[..named.start]).map_or(0, |end| end + 1);
        let resumed = next_field(text, start, named.start - line);
        let end = value_end(text, start, usize::MAX);
        let odd = |end: &usize| {
            let mut behind = Scanner::new(text, *end);
            name != "sources"
                && name != "events"
                && behind.token().kind == Kind::Word
                && behind.token().kind != Kind::Colon
        };
        let value = Scanner::new(text, start).peek();
        let (at, wrong) = match end {
            Ok(end) if end <= resumed && !odd(&end) => return Ok(start..end),
            Err(Fault { what: what @ (Wrong::Depth | Wrong::Comment), at }) => (at..at + 1, what),
            _ if matches!(value.kind, Kind::Open(_)) => (value.range, Wrong::Bracket),
            _ => (value.range, Wrong::Text),
        };
        self.draft.incomplete = true;
        self.said(at, words::of_outline(wrong, "field"));
        Err(resumed)
    }

    /// Reads a field that is no list.
    fn plain_field(&mut self, name: &str, named: Range<usize>, value: Range<usize>) {
        match name {
            "title" | "about" => match self.options.from_str::<String>(&self.text()[value.clone()]) {
                Ok(read) if name == "title" => self.draft.title = read,
                Ok(read) => self.draft.about = read,
                Err(error) => {
                    let said = words::of_ron(&error.code, &self.text()[value.clone()]);
                    self.said(value, said);
                }
            },
            "sources" | "events" => {
                self.draft.incomplete = true;
                self.error(value, "expected a list", "write it between [ and ]");
            }
            _ => {
                let message = format!("a chronology has no field `{}`", words::cut(name, 60));
                self.error(named, message, words::did_you_mean_one_of(name, &FIELDS, "a chronology has"));
            }
        }
    }
}

/// Whether an element of a list begins with this token.
fn element(text: &str, token: &Token) -> bool {
    match token.kind {
        Kind::Open(b'(') => true,
        _ => {
            matches!(&text[token.range.clone()], "Event" | "Source")
                && Scanner::new(text, token.range.end).peek().kind == Kind::Open(b'(')
        }
    }
}

/// Where the next line begins with a field of a chronology, not deeper than `indent`; else the end.
fn next_field(text: &str, from: usize, indent: usize) -> usize {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let named = FIELDS
            .iter()
            .any(|name| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')));
        if named && at > from && start - at <= indent {
            return start;
        }
        at += line.len();
    }
    text.len()
}
