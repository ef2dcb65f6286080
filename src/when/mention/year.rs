//! Years: alone, after a month, and what stands in their place.

use super::expression::{Expression, Named};
use super::figures::{Figures, has_year_first, two_years};
use super::grammar::{Grammar, Read};
use super::rule::Rule;
use super::token::Kind;
use crate::when::words::{Sense, Unit};

impl Grammar<'_> {
    /// The year straight after a month, and what follows it.
    pub fn year_after(&self, at: usize) -> Option<(i64, usize)> {
        let at = at + usize::from(self.is_mark(at, &[',']) || self.sense(at) == Sense::Of);
        Some((self.year(at)?, at + 1))
    }

    /// `96` after a day and a month is no day.
    pub fn short_year(&self, at: usize) -> Option<(i64, usize)> {
        match self.figures(at)? {
            Figures::Number { value: value @ 32.., digits: 2 }
                if self.sense(at + 1) != Sense::Counted && !self.is_plural(at + 1) =>
            {
                Some((1_900 + i64::from(value), at + 1))
            }
            _ => None,
        }
    }

    /// What stands where the year would and is none. Of `1789/90` it is one of two; of all else nothing can be told.
    pub fn unclear_year(&self, named: Named, at: usize) -> Option<Read> {
        let at = at + usize::from(self.is_mark(at, &[',']) || self.sense(at) == Sense::Of);
        let run = self.written(at);
        let is_run = matches!(self.figures(at)?, Figures::Pair { .. } | Figures::Other);
        if !is_run || !has_year_first(run) {
            return None;
        }
        let day = named.day.map(|day| format!("-{day:02}")).unwrap_or_default();
        let told = match (two_years(run, &['/']), named.month) {
            (Some(year), Some(month)) => {
                Expression::Written(format!("[{year}-{month:02}{day},{}-{month:02}{day}]", year + 1))
            }
            _ => Expression::Unclear,
        };
        let rule = if named.day.is_some() { Rule::DayMonthYear } else { Rule::MonthYear };
        Read::new(told, rule, at + 1)
    }

    /// `in 2019`, `(2019)`, `the year 2019`, `the 2019 election`.
    pub fn year_alone(&self, at: usize) -> Option<Read> {
        if let Some(Figures::Pair { first, last, digits: (4, digits) }) = self.figures(at) {
            return self.years(at, first, last, digits);
        }
        let year = self.year(at).filter(|_| !self.is_numbered(at))?;
        let is_recent = (1_500..2_100).contains(&year);
        let counts = self.is_plural(at + 1) || self.ends_in_count(at + 1);
        let told = match self.sense_before(at) {
            Sense::In | Sense::Since | Sense::Until | Sense::Part(_) => !(year % 100 == 0 && counts),
            Sense::Single(Unit::Year) => true,
            Sense::By | Sense::From | Sense::To | Sense::Before | Sense::After | Sense::AgoOrBefore => !counts,
            Sense::Of | Sense::About | Sense::Between => !counts,
            Sense::And => self.last_end == Some(at - 1) && !counts,
            Sense::The => is_recent && year % 100 != 0 && matches!(self.kind(at + 1), Some(Kind::Word(_))),
            _ => {
                let goes_on = at > 0 && self.is_mark(at - 1, &[',', '–', '/']) && self.last_end == Some(at - 1);
                let of_whole = self.figures(at).is_none();
                of_whole || is_recent && (self.in_brackets(at) || goes_on && !counts)
            }
        };
        told.then(|| Read::new(Expression::Named(Named::year(year)), Rule::Year, at + 1))?
    }

    /// `(2019)`, `(Smith 2019)`, but not `f(2019)`.
    fn in_brackets(&self, at: usize) -> bool {
        let opens = |open: usize| self.is_mark(open, &['(', '[']) && (open == 0 || !self.touches_next(open - 1));
        self.is_mark(at + 1, &[')', ']']) && (1..=2).any(|back| at.checked_sub(back).is_some_and(opens))
    }

    /// Whether a word before a number says what it numbers: `page 2019`, `No. 2019`.
    pub fn is_numbered(&self, at: usize) -> bool {
        let point = usize::from(at > 0 && self.is_mark(at - 1, &['.', ':']));
        matches!(self.sense_before(at - point), Sense::Numbered | Sense::Counted)
    }

    /// Whether a range of numbers goes on here that counts something: `to 1500 metres`.
    fn ends_in_count(&self, at: usize) -> bool {
        let goes_on = matches!(self.sense(at), Sense::To | Sense::And);
        goes_on && self.figures(at + 1).is_some() && (self.sense(at + 2) == Sense::Counted || self.is_plural(at + 2))
    }

    /// `2019–2021`, `1914–18`.
    fn years(&self, at: usize, first: u32, last: u32, digits: usize) -> Option<Read> {
        let last = match digits {
            4 => last,
            2 if last > 12 || self.written(at).contains('–') => first / 100 * 100 + last,
            _ => return None,
        };
        let told = (1_500..2_100).contains(&first) && (1_500..2_100).contains(&last) && first < last;
        let counts = self.sense(at + 1) == Sense::Counted || self.is_numbered(at) || self.is_plural(at + 1);
        let end = |year: u32| Box::new(Expression::Named(Named::year(i64::from(year))));
        (told && !counts).then(|| Read::new(Expression::Lasting(end(first), end(last)), Rule::Range, at + 1))?
    }

    /// Whether a word that looks like a plural stands here: what a number before it counts.
    fn is_plural(&self, at: usize) -> bool {
        let word = self.written(at);
        if self.sense(at) == Sense::Plural {
            return true;
        }
        matches!(self.kind(at), Some(Kind::Word(Sense::None | Sense::Counted | Sense::Several(_))))
            && !self.is_capital(at)
            && word.len() > 4
            && word.ends_with('s')
            && !word.ends_with("ss")
    }
}
