//! How dates are told: the grammar's entry, and what its rules look at.
//!
//! Every rule is a function from a token to what begins there. It looks at no more than [`LOOK_AHEAD`] tokens, so the
//! work is linear in the text.

use std::cell::Cell;

use super::expression::{Expression, Named, Side};
use super::figures::Figures;
use super::rule::Rule;
use super::token::{Kind, Token};
use crate::when::words::{Lexicon, Sense};

/// No date is told with more tokens.
const LOOK_AHEAD: usize = 24;
/// No date stands in more others: “two days after the end of the first week of March”. Each level may be tried twice.
const NESTED: u8 = 3;

/// Looks at the tokens of a paragraph.
pub(super) struct Grammar<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: Option<&'a Lexicon>,
    /// The first token that is out of sight.
    pub limit: usize,
    /// Where the date before this one ended, for `2019 and 2021`.
    pub last_end: Option<usize>,
    /// Whether what is told lies ahead.
    pub is_ahead: bool,
    /// In how many dates the one that is being read stands.
    nested: Cell<u8>,
    /// How often a token has been looked at.
    #[cfg(test)]
    pub looks: Cell<usize>,
}

/// What was read: up to the token `to`, which is not part of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub told: Expression,
    pub rule: Rule,
    pub to: usize,
}

impl Read {
    pub fn new(told: Expression, rule: Rule, to: usize) -> Option<Read> {
        Some(Read { told, rule, to })
    }
}

impl<'a> Grammar<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], lexicon: Option<&'a Lexicon>) -> Self {
        Grammar {
            text,
            tokens,
            lexicon,
            limit: tokens.len(),
            last_end: None,
            is_ahead: false,
            nested: Cell::new(0),
            #[cfg(test)]
            looks: Cell::default(),
        }
    }

    /// From here on no more than so many tokens are in sight.
    pub fn look_from(&mut self, at: usize) {
        self.limit = self.tokens.len().min(at + LOOK_AHEAD);
    }

    /// The date that begins at this token.
    pub fn read(&mut self, at: usize) -> Option<Read> {
        let is_start = match self.tokens.get(at)?.kind {
            Kind::Word(sense) => begins_date(sense),
            Kind::Figures(_) | Kind::Hyphened(_) => true,
            Kind::Tied(_) | Kind::Mark(_) => false,
        };
        self.look_from(at);
        let is_start = is_start && self.sense_before(at) != Sense::Whose;
        if is_start { self.expression(at) } else { None }
    }

    fn expression(&self, at: usize) -> Option<Read> {
        let rest = at + 1;
        match self.sense(at) {
            Sense::Between => self.two(rest, Sense::And, Rule::Between),
            Sense::From => self.two(rest, Sense::To, Rule::Range),
            Sense::Since => self.open(Side::Since, Rule::Since, rest),
            Sense::Until => self.open(Side::Until, Rule::Until, rest),
            Sense::By => self.open(Side::By, Rule::By, rest),
            Sense::Before => self.open(Side::Before, Rule::Before, rest),
            Sense::After => self.open(Side::After, Rule::After, rest),
            Sense::AgoOrBefore => self.ago_before(at).or_else(|| self.open(Side::Before, Rule::Before, rest)),
            Sense::About => {
                let read = self.inner(rest)?;
                Read::new(Expression::About(Box::new(read.told)), read.rule, read.to)
            }
            _ => self.range(at),
        }
    }

    /// `24 February – 17 March`, `March to April 2022`, or one date.
    fn range(&self, at: usize) -> Option<Read> {
        let one = self.simple(at);
        let first = match &one {
            Some(read) => Some((read.told.clone(), read.to)),
            None => self.bare(at),
        };
        first.and_then(|first| self.linked(first, Sense::To, Rule::Range)).or(one)
    }

    /// Two dates and what stands between them.
    fn two(&self, at: usize, link: Sense, rule: Rule) -> Option<Read> {
        let first = self.inner(at).map(|read| (read.told, read.to)).or_else(|| self.bare(at))?;
        self.linked(first, link, rule)
    }

    /// A second date after a first; the first may leave out what the second tells.
    fn linked(&self, (first, next): (Expression, usize), link: Sense, rule: Rule) -> Option<Read> {
        let linked = match self.kind(next)? {
            Kind::Word(sense) => sense == link || link == Sense::To && sense == Sense::Until,
            Kind::Mark(mark) => link == Sense::To && ['–', '—', '-'].contains(&mark),
            _ => false,
        };
        if !linked {
            return None;
        }
        let (last, to) = match self.inner(next + 1) {
            Some(read) => (read.told, read.to),
            None => self.bare(next + 1)?,
        };
        let (first, last) = match (first, last) {
            (Expression::Named(first), Expression::Named(last)) => {
                if first.month.is_none() && last.month.is_none() && (first.year.is_none() || last.year.is_none()) {
                    return None;
                }
                let last = if last.month.is_none() && last.year.is_none() {
                    Named { month: first.month, ..last }
                } else {
                    last
                };
                let first = first.completed(last);
                (Expression::Named(first), Expression::Named(last))
            }
            // “From 1 to 3 p.m.” tells no day.
            (Expression::Named(Named { year: None, month: None, .. }), _) => return None,
            other => other,
        };
        let (first, last) = (Box::new(first), Box::new(last));
        let told =
            if rule == Rule::Between { Expression::Between(first, last) } else { Expression::Lasting(first, last) };
        Read::new(told, rule, to)
    }

    /// A day or a year without anything, as one end of a range.
    fn bare(&self, at: usize) -> Option<(Expression, usize)> {
        if let Some(year) = self.year(at) {
            return Some((Expression::Named(Named::year(year)), at + 1));
        }
        let at = if self.sense(at) == Sense::The { at + 1 } else { at };
        let (day, to) = self.day(at).map(|day| (day, at + 1)).or_else(|| self.day_in_words(at))?;
        Some((Expression::Named(Named::day(day)), to))
    }

    fn open(&self, side: Side, rule: Rule, at: usize) -> Option<Read> {
        // “Not before Monday”
        if at > 1 && self.sense(at - 2) == Sense::Not {
            return None;
        }
        let read = self.inner(at)?;
        Read::new(Expression::Open(side, Box::new(read.told)), rule, read.to)
    }

    /// A date, after an article or a preposition perhaps.
    pub fn inner(&self, at: usize) -> Option<Read> {
        if self.nested.get() >= NESTED {
            return None;
        }
        self.nested.set(self.nested.get() + 1);
        let read = self.after_preposition(at);
        self.nested.set(self.nested.get() - 1);
        read
    }

    fn after_preposition(&self, at: usize) -> Option<Read> {
        let skipped = |sense| matches!(sense, Sense::The | Sense::In | Sense::On | Sense::At);
        let mut from = at;
        while from < at + 2 && skipped(self.sense(from)) {
            if let Some(read) = self.simple(from) {
                return Some(read);
            }
            from += 1;
        }
        self.simple(from)
    }

    /// One date.
    fn simple(&self, at: usize) -> Option<Read> {
        if at >= self.limit {
            return None;
        }
        self.timed(at)
            .or_else(|| self.nth(at))
            .or_else(|| self.part(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.date(at).map(|read| self.in_year(self.listed(read))))
            .or_else(|| self.long(at))
    }

    // ---- what stands where

    pub fn kind(&self, at: usize) -> Option<Kind> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.tokens[..self.limit].get(at).map(|token| token.kind)
    }

    pub fn sense(&self, at: usize) -> Sense {
        match self.kind(at) {
            Some(Kind::Word(sense)) => sense,
            _ => Sense::None,
        }
    }

    /// What the word before means.
    pub fn sense_before(&self, at: usize) -> Sense {
        at.checked_sub(1).map_or(Sense::None, |before| self.sense(before))
    }

    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(mark)) if marks.contains(&mark))
    }

    pub fn figures(&self, at: usize) -> Option<Figures> {
        match self.kind(at)? {
            Kind::Figures(figures) => Some(figures),
            _ => None,
        }
    }

    /// Figures, though something that is part of the date is tied to them: `Feb.24`, `mid-1990s`.
    pub fn tied_figures(&self, at: usize) -> Option<Figures> {
        match self.kind(at)? {
            Kind::Figures(figures) | Kind::Hyphened(figures) | Kind::Tied(figures) => Some(figures),
            _ => None,
        }
    }

    /// Figures, alone or after the hyphen of a part: `mid-2019`.
    pub fn figures_of_whole(&self, at: usize) -> Option<Figures> {
        let joined =
            at > 1 && self.is_mark(at - 1, &['-']) && matches!(self.sense(at - 2), Sense::Part(_) | Sense::Edge(_));
        if joined { self.tied_figures(at) } else { self.figures(at) }
    }

    pub fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital)
    }

    /// Whether nothing but the blank of a line or no blank at all lies between this token and the next.
    pub fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.end == next.start,
            _ => false,
        }
    }

    /// Whether a clause ends before this token.
    pub fn ends_clause(&self, at: usize) -> bool {
        match self.kind(at) {
            None => true,
            Some(Kind::Mark(mark)) => !['(', '"', '“', '-', '\'', '’'].contains(&mark),
            Some(Kind::Word(Sense::And)) => true,
            _ => false,
        }
    }

    /// The number of a day of a month in digits.
    pub fn day(&self, at: usize) -> Option<u8> {
        day_of(self.figures(at)?)
    }

    /// The number of a day of a month in words, and what follows it: `first`, `twenty-first`.
    pub fn day_in_words(&self, at: usize) -> Option<(u8, usize)> {
        let (tens, next) = match self.sense(at) {
            Sense::Count(tens @ (20 | 30)) => (tens, at + 1 + usize::from(self.is_mark(at + 1, &['-']))),
            _ => (0, at),
        };
        let Sense::Nth(ones) = self.sense(next) else { return None };
        let day = tens + ones;
        (day <= 31 && (tens == 0 || ones < 10)).then_some((day, next + 1))
    }

    /// A year of four digits that counts nothing.
    pub fn year(&self, at: usize) -> Option<i64> {
        match self.figures_of_whole(at)? {
            Figures::Number { value, digits: 4 }
                if (1_000..3_000).contains(&value) && self.sense(at + 1) != Sense::Counted =>
            {
                Some(i64::from(value))
            }
            _ => None,
        }
    }
}

/// Whether a date may begin with such a word; the others are most of a text.
fn begins_date(sense: Sense) -> bool {
    !matches!(
        sense,
        Sense::None
            | Sense::In
            | Sense::On
            | Sense::At
            | Sense::Of
            | Sense::To
            | Sense::And
            | Sense::Ago
            | Sense::Counted
            | Sense::Plural
            | Sense::Numbered
            | Sense::NoWeekday
            | Sense::Vague
            | Sense::Ahead
            | Sense::Set
            | Sense::For
            | Sense::Be
            | Sense::Was
            | Sense::Said
            | Sense::Clause
            | Sense::Subject
            | Sense::Whose
            | Sense::Present
            | Sense::Now
            | Sense::Not
    )
}

/// The number of a day of a month.
pub(super) fn day_of(figures: Figures) -> Option<u8> {
    match figures {
        Figures::Number { value, digits: 1..=2 } | Figures::Ordinal(value) => {
            u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
        }
        _ => None,
    }
}
