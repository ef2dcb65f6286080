//! Reads the elements of a list, and says of the broken ones what is wrong with them.

use std::ops::Range;

use ron::Options;
use ron::error::SpannedError;
use serde::Deserialize;

use crate::load::convert::items_at;
use crate::load::read::{Reader, Sort};
use crate::load::scan::{Fault, Kind, Scanner, Token, Wrong, fields_of, items_of};
use crate::load::split::{List, Step};
use crate::load::words::{self, Said};
use crate::load::{convert, direct, shape};

impl Reader<'_> {
    /// Reads the elements of a list from byte `from` on; the byte after the list. `opened` is its bracket,
    /// if it has one.
    pub(super) fn list(&mut self, from: usize, opened: Option<Range<usize>>, sort: Sort) -> usize {
        let page = self.page;
        let mut list = List::new(&page.text, from);
        loop {
            if sort == Sort::Event && self.plain_events(&mut list) {
                continue;
            }
            match list.step() {
                Step::Element(range) => {
                    let failed = match sort {
                        Sort::Source => self.source(&range),
                        Sort::Event => self.event(&range),
                    };
                    if let Some(error) = failed {
                        let lost = list.retreat(range.clone());
                        let swallowed = lost != range;
                        if swallowed && self.give_up(start_of(&page.text, lost.start)) {
                            return page.text.len();
                        }
                        let quotes = swallowed || error.code == ron::Error::ExpectedComma;
                        self.left_out(lost, sort, |text, lost| {
                            odd_quote(text, lost).filter(|_| quotes).unwrap_or_else(|| ron_fault(text, lost, &error))
                        });
                    }
                }
                Step::Broken(range, _) if self.give_up(start_of(&page.text, range.start)) => return page.text.len(),
                Step::Broken(range, fault) => self.broken(range, fault, sort),
                Step::MissingComma(at) => {
                    let message = format!("a comma is missing before this {}", sort.word());
                    self.error(
                        start_of(&page.text, at),
                        message,
                        "put it behind the bracket that closes the one before",
                    );
                }
                Step::End(at) => return at,
                Step::Unclosed(at) => {
                    let message = format!("the list of {}s is not closed", sort.word());
                    if let Some(bracket) = opened {
                        self.error(bracket, message, "close it with ]");
                    }
                    return at;
                }
            }
        }
    }

    /// Reads the events that follow as long as they are written plainly; whether there was one.
    fn plain_events(&mut self, list: &mut List<'_>) -> bool {
        let page = self.page;
        let (mut lists, mut any) = (direct::Lists::default(), false);
        while let Some(start) = list.next_start()
            && let Some(read) = direct::event(&page.text, start, &mut lists)
        {
            list.pass(start..read.end);
            convert::event(page, start, &read.event, read.citations.iter().copied(), self.draft);
            lists.take_back(read);
            any = true;
        }
        any
    }

    fn broken(&mut self, range: Range<usize>, fault: Fault, sort: Sort) {
        if fault.what == Wrong::Stray && fault.at == range.start {
            let said = words::of_outline(Wrong::Stray, sort.word());
            self.draft.incomplete = true;
            self.error(start_of(self.text(), fault.at), said.message, said.hint.unwrap_or_default());
            return;
        }
        self.left_out(range, sort, |text, lost| {
            let quote = if fault.what == Wrong::Size { None } else { odd_quote(text, lost) };
            let at = if lost.contains(&fault.at) { fault.at } else { lost.start };
            quote.unwrap_or_else(|| (pointed_at(text, at, lost.end), words::of_outline(fault.what, sort.word())))
        });
    }

    fn left_out(
        &mut self,
        lost: Range<usize>,
        sort: Sort,
        say: impl FnOnce(&str, &Range<usize>) -> (Range<usize>, Said),
    ) {
        let (at, said) = say(self.text(), &lost);
        let id = fields_of(&self.page.text[..lost.end], lost.start).into_iter().find(|field| field.name == "id");
        if let Some(id) = id {
            self.draft.lost.insert(self.page.text[id.value].trim_matches('"').to_owned());
        }
        self.draft.incomplete = true;
        let mut diagnostic = self.page.error(at, format!("one {} left out: {}", sort.word(), said.message));
        diagnostic.hint = said.hint;
        self.draft.diagnostics.push(diagnostic);
    }

    fn source(&mut self, range: &Range<usize>) -> Option<SpannedError> {
        match parse::<shape::Source>(&self.options, &self.page.text[range.clone()]) {
            Ok(shape) => convert::source(self.page, range.start, shape, self.draft),
            Err(error) => return Some(error),
        }
        None
    }

    fn event(&mut self, range: &Range<usize>) -> Option<SpannedError> {
        match parse::<shape::Event<'_>>(&self.options, &self.page.text[range.clone()]) {
            Ok(shape) => {
                let citations = items_at(self.page, range.start, "citations");
                convert::event(self.page, range.start, &shape, citations, self.draft);
            }
            Err(error) => return Some(error),
        }
        None
    }
}

fn parse<'a, T: Deserialize<'a>>(options: &Options, element: &'a str) -> Result<T, SpannedError> {
    options.from_str(element)
}

fn start_of(text: &str, at: usize) -> Range<usize> {
    pointed_at(text, at, text.len())
}

/// A string of the lost part that has a quote too many or too few: it runs over a line that begins like
/// a field or an element, or to the end, or a word stands right behind it.
fn odd_quote(text: &str, lost: &Range<usize>) -> Option<(Range<usize>, Said)> {
    let mut scanner = Scanner::new(&text[..lost.end], lost.start);
    loop {
        let Token { kind, range } = scanner.token();
        let odd = match kind {
            Kind::End | Kind::UnclosedComment => return None,
            Kind::UnclosedText => true,
            Kind::Text => {
                let mut after = scanner.clone();
                let word_behind = after.token().kind == Kind::Word && after.token().kind != Kind::Colon;
                word_behind || text[range.clone()].lines().skip(1).any(|line| begins_like_ron(line.trim_start()))
            }
            _ => false,
        };
        if odd {
            return Some((range, words::of_outline(Wrong::Text, "")));
        }
    }
}

fn begins_like_ron(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let name = &line[..line.len() - rest.len()];
    let field = matches!(
        name,
        "id" | "when"
            | "title"
            | "account"
            | "actors"
            | "place"
            | "tags"
            | "citations"
            | "source"
            | "quote"
            | "prefix"
            | "suffix"
            | "lines"
            | "stance"
            | "as_written"
            | "reckoned_from"
            | "by"
            | "note"
            | "outlet"
            | "author"
            | "published"
            | "url"
            | "archived"
            | "language"
            | "derived_from"
            | "texts"
            | "sources"
            | "events"
            | "about"
    );
    (field && rest.trim_start().starts_with(':'))
        || ["Event(", "Source(", "Citation(", "Text("].iter().any(|opener| line.starts_with(opener))
}

/// What ron says of an element, and where.
fn ron_fault(text: &str, element: &Range<usize>, error: &SpannedError) -> (Range<usize>, Said) {
    use ron::Error as E;
    let slice = &text[element.clone()];
    let byte = |place: ron::error::Position| element.start + byte_of(slice, place);
    let (start, end) = (byte(error.span.start), byte(error.span.end));
    let at = match &error.code {
        E::NoSuchStructField { .. }
        | E::NoSuchEnumVariant { .. }
        | E::DuplicateStructField { .. }
        | E::ExpectedDifferentStructName { .. }
        | E::InvalidEscape(_) => start..end,
        E::MissingStructField { .. } => innermost(text, element, start),
        _ => pointed_at(text, end.min(element.end), element.end),
    };
    let said = words::of_ron(&error.code, &text[at.clone()]);
    (at, said)
}

/// The token at `at`, or what stands there if it is none.
fn pointed_at(text: &str, at: usize, end: usize) -> Range<usize> {
    let token = Scanner::new(&text[..end], at).token();
    match token.kind {
        Kind::Other | Kind::End => {
            let width = text[token.range.start..end].chars().next().map_or(0, char::len_utf8);
            token.range.start..token.range.start + width
        }
        _ => token.range,
    }
}

/// The smallest struct around `byte`: a citation or a text of the element, or the element's own head.
fn innermost(text: &str, element: &Range<usize>, byte: usize) -> Range<usize> {
    fields_of(text, element.start)
        .into_iter()
        .filter(|field| matches!(field.name, "citations" | "texts") && field.value.contains(&byte))
        .flat_map(|field| items_of(text, field.value.start))
        .find(|item| item.contains(&byte))
        .unwrap_or_else(|| pointed_at(text, element.start, element.end))
}

/// The byte of a line and column as ron counts them: both from 1, columns in characters.
fn byte_of(text: &str, place: ron::error::Position) -> usize {
    let line: usize = text.split_inclusive('\n').take(place.line.saturating_sub(1)).map(str::len).sum();
    text[line..].char_indices().nth(place.col.saturating_sub(1)).map_or(text.len(), |(at, _)| line + at)
}
