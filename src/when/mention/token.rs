//! A text as words, figures and marks.

use std::ops::Range;

use super::figures::{Figures, dash_between_dates};
use crate::when::words::{Lexicon, Sense};

/// What stands in a text between blanks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    /// Its bytes.
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Whether it is a word that begins with a capital.
    pub is_capital: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word(Sense),
    /// Digits and what joins them.
    Figures(Figures),
    /// The same before a hyphen and a word: `17th-century`.
    Hyphened(Figures),
    /// The same with a letter or a sign that makes something else of them: `A4`, `$2022`.
    Tied(Figures),
    Mark(char),
}

/// What joins digits to one run where digits follow.
const JOINERS: [char; 7] = ['.', ',', '/', ':', '-', '–', '—'];
/// What makes of the figures after it something else than a date.
const TIES_BEFORE: &str = "-_./\\#$€£¥₽§@+=&%~^№";
/// What makes of the figures before it something else than a date.
const TIES_AFTER: &str = "%°$€£¥₽_@\\=+§";

/// The tokens of `text[within]`, with their places in the text. Each byte is looked at a bounded number of times.
pub(super) fn tokens(text: &str, within: Range<usize>, lexicon: Option<&Lexicon>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = within.start;
    while let Some(first) = text[at..within.end].chars().next() {
        let rest = &text[at..within.end];
        let kind;
        let end;
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() {
            let run = &rest[..run_of_figures(rest)];
            let behind = &rest[run.len()..];
            let dash = dash_between_dates(run, || begins_with_month(behind, lexicon));
            end = at + dash.unwrap_or(run.len());
            let before = if follows_joining_dash(&found, run, behind, lexicon) { "" } else { &text[within.start..at] };
            let is_end = dash.is_some() || precedes_joining_dash(&found, behind, lexicon);
            let figures = Figures::of(&text[at..end]);
            kind = match tie(before, if is_end { "" } else { behind }) {
                Tie::None => Kind::Figures(figures),
                Tie::Hyphen => Kind::Hyphened(figures),
                Tie::Sign => Kind::Tied(figures),
            };
        } else if first.is_alphabetic() {
            let (length, sense) = word(rest, lexicon);
            end = at + length;
            kind = Kind::Word(sense);
        } else {
            end = at + first.len_utf8();
            kind = Kind::Mark(first);
        }
        found.push(Token { start: at, end, kind, is_capital: first.is_uppercase() });
        at = end;
    }
    found
}

/// The length of the word that a text begins with, and what it means. The letters of `B.C.` and `a.m.` are one word,
/// with their points.
fn word(rest: &str, lexicon: Option<&Lexicon>) -> (usize, Sense) {
    let sense = |word: &str| lexicon.map_or(Sense::None, |lexicon| lexicon.sense(word));
    let bytes = rest.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let is_point = |at: usize| bytes.get(at) == Some(&b'.');
    if is_letter(0) && is_point(1) && is_letter(2) && is_point(3) {
        let letters: String = [bytes[0], bytes[2]].iter().map(|byte| char::from(*byte)).collect();
        return (4, sense(&letters));
    }
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    (length, sense(&rest[..length]))
}

/// The length of the run of digits, letters straight after them, and what joins digits.
fn run_of_figures(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next_is_digit = characters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_alphanumeric() || JOINERS.contains(&c) && next_is_digit) {
            return at;
        }
    }
    rest.len()
}

/// Whether the figures stand after the hyphen of two dates: `February-3 March`, `2021-4 April`.
fn follows_joining_dash(found: &[Token], run: &str, behind: &str, lexicon: Option<&Lexicon>) -> bool {
    let [.., one, dash] = found else { return false };
    let is_joined = dash.kind == Kind::Mark('-') && one.end == dash.start;
    let ends_date = match one.kind {
        Kind::Word(sense) => is_month(sense),
        Kind::Figures(Figures::Numeric) => is_numeric(run),
        Kind::Figures(Figures::Number { digits: 4, .. }) => true,
        _ => false,
    };
    is_joined && ends_date && (is_numeric(run) || begins_with_month(behind, lexicon))
}

/// Whether the figures are a year before the hyphen of two dates: `12 March 2021-April 4`.
fn precedes_joining_dash(found: &[Token], behind: &str, lexicon: Option<&Lexicon>) -> bool {
    let follows_date = found.last().is_some_and(|last| match last.kind {
        Kind::Word(sense) => is_month(sense),
        Kind::Mark(mark) => mark == ',',
        _ => false,
    });
    follows_date
        && behind.strip_prefix('-').is_some_and(|rest| !rest.starts_with(' ') && begins_with_month(rest, lexicon))
}

/// Whether a text begins with the name of a month; the point of a number may stand before it.
fn begins_with_month(text: &str, lexicon: Option<&Lexicon>) -> bool {
    is_month(word(text.trim_start_matches('.').trim_start(), lexicon).1)
}

fn is_month(sense: Sense) -> bool {
    matches!(sense, Sense::Month(_) | Sense::ShortMonth(_) | Sense::DoubtfulMonth(_))
}

fn is_numeric(run: &str) -> bool {
    Figures::of(run) == Figures::Numeric
}

enum Tie {
    None,
    Hyphen,
    Sign,
}

fn tie(before: &str, after: &str) -> Tie {
    let previous = before.chars().next_back();
    if previous.is_some_and(|c| c.is_alphanumeric() || TIES_BEFORE.contains(c)) {
        return Tie::Sign;
    }
    let mut next = after.chars();
    let (first, second) = (next.next(), next.next());
    let goes_on = second.is_some_and(char::is_alphanumeric);
    match first {
        Some('-') if goes_on => Tie::Hyphen,
        Some('/' | '.') if goes_on => Tie::Sign,
        Some(c) if TIES_AFTER.contains(c) => Tie::Sign,
        _ => Tie::None,
    }
}

/// The paragraphs of a text: what stands between empty lines. No date goes over one.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let mut end = start;
        for line in text[start..].split_inclusive('\n') {
            end += line.len();
            if line.trim().is_empty() {
                break;
            }
        }
        let paragraph = start..end;
        start = end;
        Some(paragraph)
    })
}
