//! Dates in prose: which ones a text mentions, and what they mean.
//!
//! | file | what it does |
//! |---|---|
//! | `token`, `figures` | a text → words, figures and marks |
//! | `grammar`, `dates`, `year`, `listed`, `relative`, `long` | tokens → what is told of a date (`expression`) |
//! | `clause` | whether it lies ahead |
//! | `about` | what is told from an event that the words name |
//! | `report` | the day that it is seen from, as far as that is known |
//! | `reckon`, `calendar`, `derivation` | what is told, seen from a day → the date (`meaning`), and how it was reckoned |
//!
//! The words of a language are a table in `words`; nothing here knows one.

mod about;
mod calendar;
mod clause;
mod dates;
mod derivation;
mod expression;
mod figures;
mod grammar;
mod listed;
mod long;
mod meaning;
mod reckon;
mod relative;
mod report;
mod rule;
mod token;
mod year;

use std::convert::Infallible;
use std::ops::Range;

use clause::{Clause, goes_on_ahead};
use grammar::{Grammar, Read};
use reckon::Bias;
use report::{Report, Rest, dated, in_month_told, rests_on};
use token::{Kind, Token, paragraphs, tokens};

use super::words::{self as w, Sense, lexicon};
use super::{DatedWeekday, When};

pub use about::resolve_about;
pub use rule::Rule;

/// What was told before is not looked for farther back, in bytes.
const TOLD: usize = 1_000;

/// In days.
const SHORTEST_MONTH: i64 = 28;
const WEEK: i64 = 7;

/// A date that a text mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The bytes of the text that tell it.
    pub at: Range<usize>,
    /// What they mean.
    pub when: When,
    /// Which rule read it.
    pub rule: Rule,
    derivation: Option<Box<str>>,
}

impl Mention {
    /// How it was reckoned, in plain words: `the Thursday before Friday 22 April 2022`, `the month of “April 2021”`;
    /// with `, if published then` where that day is not sure. `None` for a date that is told in full.
    #[must_use]
    pub fn derivation(&self) -> Option<&str> {
        self.derivation.as_deref()
    }
}

/// What a date in a source's own words means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The date.
    pub when: When,
    /// Which rule read it.
    pub rule: Rule,
    derivation: Option<String>,
    /// What others mean by the same words.
    other: Option<When>,
}

impl Resolved {
    /// How it was reckoned, in plain words: `the Thursday before Friday 22 April 2022`, `the month before April 2022`.
    /// `None` for a date that is told in full.
    #[must_use]
    pub fn derivation(&self) -> Option<String> {
        self.derivation.clone()
    }

    /// Whether it cannot be that date, whatever is commonly meant by the words. "Two months ago" may be half a month more
    /// or less, "a year ago" half a year; to some a week begins on Sunday, and "last March" is that of last year.
    #[must_use]
    pub fn contradicts(&self, told: &When) -> bool {
        self.readings()
            .iter()
            .all(|reading| reading.contradicts(told) && !self.is_nearly(reading, told).unwrap_or(false))
    }

    /// Each date of which one is meant.
    fn readings(&self) -> Vec<When> {
        let written = self.when.canonical();
        let several = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let several = several.filter(|several| !several.contains(".."));
        let each = several.map(|several| several.split(',').filter_map(|one| When::parse(one).ok()).collect());
        let mut each: Vec<When> = each.unwrap_or_else(|| vec![self.when.clone()]);
        each.extend(self.other.clone());
        each
    }

    fn is_nearly(&self, reading: &When, told: &When) -> Option<bool> {
        let ends = |when: &When| Some((when.earliest().day()?.number(), when.latest().day()?.number()));
        let ((first, last), (told_first, told_last)) = (ends(reading)?, ends(told)?);
        let length = last - first + 1;
        let slack = match self.rule {
            Rule::Ago if length >= SHORTEST_MONTH => length / 2,
            Rule::LastUnit | Rule::ThisUnit | Rule::NextUnit if length == WEEK => 1,
            _ => 0,
        };
        Some(told_first <= last + slack && told_last >= first - slack)
    }
}

/// Every date that a text mentions, in order, none over another.
///
/// Words that tell a date from another are reckoned from `published`: where they leave out the year, the last such day
/// up to then is meant. Where `published` is not a single day, what is said holds for each of its days; where it is open
/// at one end, it is reckoned from the other, and uncertain; where nothing is known of it ([`When::unknown`]), a day and
/// month is one of some year. In a language that is not known (a BCP 47 tag; English if there is none) only dates in
/// digits are found.
#[must_use]
pub fn mentions(text: &str, language: Option<&str>, published: &When) -> Vec<Mention> {
    let mut found = Vec::new();
    let Ok(()) = each_mention(text, language, published, |mention| -> Result<(), Infallible> {
        found.push(mention);
        Ok(())
    });
    found
}

/// The same, each handed on as soon as the one after it is found, until one is refused.
pub fn each_mention<E>(
    text: &str,
    language: Option<&str>,
    published: &When,
    mut found: impl FnMut(Mention) -> Result<(), E>,
) -> Result<(), E> {
    let lexicon = lexicon(language);
    let report = Report::published(published);
    let mut last: Option<Mention> = None;
    for paragraph in paragraphs(text) {
        let tokens = tokens(text, paragraph, lexicon);
        let mut grammar = Grammar::new(text, &tokens, lexicon);
        let mut clause = Clause::default();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            grammar.look_from(at);
            let is_to_begin = clause.is_to_begin();
            clause.pass(&mut grammar, at);
            grammar.is_ahead = clause.is_ahead(at);
            let before = last.as_ref().filter(|last| token.start - last.at.end <= TOLD);
            let Some(read) = grammar.read(at) else {
                at += 1;
                continue;
            };
            let is_ahead = grammar.is_ahead || is_to_begin && goes_on_ahead(&grammar, read.to);
            // What has been since some day began before.
            let is_ahead = is_ahead && token.kind != Kind::Word(Sense::Since);
            let bias = if is_ahead { Bias::Future } else { Bias::Past };
            let end = tokens.get(read.to - 1).map_or(token.end, |last| last.end);
            match mention(text, token.start..end, &read, &report, before, bias) {
                Some(mention) => {
                    if let Some(done) = last.replace(mention) {
                        found(done)?;
                    }
                    grammar.last_end = Some(read.to);
                    at = read.to;
                }
                // The ends of a range may be dates where together they are none.
                None if read.told.has_two_ends() => at += 1,
                // Of “the fifth Monday of April” in a year without one, no part is a date.
                None => at = read.to,
            }
        }
    }
    last.map_or(Ok(()), found)
}

/// What was read at a place of a text, reckoned; `before` is the date that was mentioned before it.
fn mention(
    text: &str,
    at: Range<usize>,
    read: &Read,
    report: &Report,
    before: Option<&Mention>,
    bias: Bias,
) -> Option<Mention> {
    if let Some((before, told)) = before.and_then(|before| Some((before, in_month_told(&read.told, &before.when)?))) {
        let when = dated(&told, report, None, bias)?;
        let derivation = w::month_of(&w::quoted(&text[before.at.clone()]));
        return Some(Mention { at, when, rule: read.rule, derivation: Some(derivation.into_boxed_str()) });
    }
    let when = dated(&read.told, report, before.map(|before| &before.when), bias)?;
    let told = before.filter(|_| rests_on(&read.told, Rest::Told));
    let told = told.map(|told| w::quoted(&text[told.at.clone()]));
    let derivation = derivation::derivation(&read.told, report, told.as_deref(), &when);
    Some(Mention { at, when, rule: read.rule, derivation: derivation.map(String::into_boxed_str) })
}

/// The weekdays of an English text that a full date follows, with it.
pub(super) fn dated_weekdays(text: &str) -> Vec<DatedWeekday> {
    let lexicon = lexicon(None);
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let tokens = tokens(text, paragraph, lexicon);
        let mut grammar = Grammar::new(text, &tokens, lexicon);
        let mut at = 0;
        while at < tokens.len() {
            grammar.look_from(at);
            let Some((weekday, day, to)) = grammar.dated_weekday(at) else {
                at += 1;
                continue;
            };
            found.push(DatedWeekday { at: tokens[at].start..tokens[to - 1].end, weekday, day });
            at = to;
        }
    }
    found
}

/// What a date in a source's own words means, reckoned from another date.
///
/// The whole of `as_written` must tell a date; an article or a preposition may stand before it.
#[must_use]
pub fn resolve(as_written: &str, language: Option<&str>, from: &When) -> Option<Resolved> {
    resolve_towards(Bias::Past, as_written, language, from, &Report::published(from))
}

/// The same for what was still to come: a date without its year is the first such day from then on.
#[must_use]
pub fn resolve_ahead(as_written: &str, language: Option<&str>, from: &When) -> Option<Resolved> {
    resolve_towards(Bias::Future, as_written, language, from, &Report::published(from))
}

fn resolve_towards(
    bias: Bias,
    as_written: &str,
    language: Option<&str>,
    from: &When,
    report: &Report,
) -> Option<Resolved> {
    let lexicon = lexicon(language);
    let tokens = tokens(as_written, 0..as_written.len(), lexicon);
    let is_end = |at: usize| tokens[at..].iter().all(|token| matches!(token.kind, Kind::Mark('.' | ',' | '”' | '"')));
    let mut grammar = Grammar::new(as_written, &tokens, lexicon);
    let (told, rule) = (0..tokens.len()).take_while(|at| tokens[..*at].iter().all(leads_in)).find_map(|at| {
        let read = grammar.read(at)?;
        is_end(read.to).then_some((read.told, read.rule))
    })?;
    let when = dated(&told, report, Some(from), bias)?;
    let derivation = derivation::derivation(&told, report, None, &when);
    let other = told.of_the_year_beside().and_then(|told| dated(&told, report, Some(from), bias));
    Some(Resolved { when, rule, derivation, other })
}

/// Whether a word may stand before a date without changing it.
fn leads_in(token: &Token) -> bool {
    let Kind::Word(sense) = token.kind else {
        return matches!(token.kind, Kind::Mark('“' | '"' | '…' | '.' | ','));
    };
    matches!(sense, Sense::In | Sense::On | Sense::At | Sense::The | Sense::Of | Sense::From)
}

#[cfg(test)]
mod tests;
