//! Dates of the calendar: days, months and years by their names and numbers.

use chrono::Weekday;

use super::expression::{Expression, Named};
use super::figures::{Figures, has_year_first, numeric, on_the_dial};
use super::grammar::{Grammar, Read, day_of};
use super::rule::Rule;
use super::token::Kind;
use crate::when::words::{Sense, Unit};
use crate::when::{Day, When};

impl Grammar<'_> {
    /// `Thursday, 24 February 2022`, `24 February`, `February 2022`, `in February`, `in 2022`, `2022-02-24`.
    pub fn date(&self, at: usize) -> Option<Read> {
        if let Some((weekday, next)) = self.weekday_before_date(at) {
            let the_day = || self.day_in_words(next).filter(|_| self.sense(next - 1) == Sense::The);
            let of_month = || {
                let ordinal = matches!(self.figures(next), Some(Figures::Ordinal(_)));
                let (day, to) = if ordinal { (self.day(next)?, next + 1) } else { the_day()? };
                Read::new(Expression::Named(Named::day(day)), Rule::DayOfMonth, to)
            };
            let read = self.day_and_month(next).or_else(|| self.in_digits(next)).or_else(of_month)?;
            return on_weekday(read, weekday);
        }
        self.day_and_month(at)
            .or_else(|| self.in_digits(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.day_alone(at))
            .or_else(|| self.year_alone(at))
    }

    /// `at 3:40 a.m. on 24 February`, `24 February at 3:40`.
    pub fn timed(&self, at: usize) -> Option<Read> {
        if let Some((hour, minute, next)) = self.clock(at) {
            let from = (next..next + 3)
                .find(|at| !matches!(self.sense(*at), Sense::On | Sense::The) && !self.is_mark(*at, &[',']))?;
            let read = self.dated_day(from)?;
            return Read::new(Expression::Timed(Box::new(read.told), hour, minute), Rule::Time, read.to);
        }
        let read = self.dated_day(at)?;
        let next = (read.to..read.to + 2).find(|at| self.sense(*at) != Sense::At && !self.is_mark(*at, &[',']))?;
        let (hour, minute, to) = self.clock(next)?;
        Read::new(Expression::Timed(Box::new(read.told), hour, minute), Rule::Time, to)
    }

    fn dated_day(&self, at: usize) -> Option<Read> {
        let is_word = matches!(self.sense(at), Sense::Weekday(_) | Sense::DayWord(_));
        let read = self.date(at).or_else(|| if is_word { self.relative(at) } else { None })?;
        let is_day = matches!(&read.told, Expression::Weekday(..) | Expression::DayWord(_));
        (is_day || read.told.is_day()).then_some(read)
    }

    fn clock(&self, at: usize) -> Option<(u8, u8, usize)> {
        let (hour, minute) = match self.figures(at)? {
            Figures::Clock(hour, minute) => (hour, minute),
            Figures::Number { value, digits: 1..=2 } if matches!(self.sense(at + 1), Sense::Am | Sense::Pm) => {
                (u8::try_from(value).ok()?, 0)
            }
            _ => return None,
        };
        match self.sense(at + 1) {
            Sense::Am => Some((on_the_dial(hour, false)?, minute, at + 2)),
            Sense::Pm => Some((on_the_dial(hour, true)?, minute, at + 2)),
            _ => Some((hour, minute, at + 1)),
        }
    }

    fn in_digits(&self, at: usize) -> Option<Read> {
        let Figures::Numeric = self.figures(at)? else { return None };
        let written = self.written(at);
        // “Version 3.4.2022”
        if !has_year_first(written) && self.is_numbered(at) {
            return None;
        }
        Read::new(Expression::Written(numeric(written)?), Rule::Numeric, at + 1)
    }

    /// A weekday with a full date straight after it, and what follows both.
    pub fn dated_weekday(&self, at: usize) -> Option<(Weekday, Day, usize)> {
        let (weekday, next) = self.weekday_before_date(at)?;
        let read = self.day_and_month(next).or_else(|| self.in_digits(next))?;
        let day = match read.told {
            Expression::Named(Named { year: Some(year), month: Some(month), day: Some(day), .. }) => {
                Day::from_ymd(year, month, day)
            }
            Expression::Written(edtf) => When::parse(&edtf).ok()?.span().single_day(),
            _ => None,
        };
        Some((weekday, day?, read.to))
    }

    /// The weekday of a date, and where the date begins.
    fn weekday_before_date(&self, at: usize) -> Option<(Weekday, usize)> {
        let (weekday, is_short) = match self.sense(at) {
            Sense::Weekday(weekday) => (weekday, false),
            Sense::ShortWeekday(weekday) => (weekday, true),
            _ => return None,
        };
        // “The Sun, 22 April 2022” is a newspaper.
        if is_short && (self.sense_before(at) == Sense::The || !self.is_capital(at)) {
            return None;
        }
        let mut next = at + 1;
        if is_short && self.is_mark(next, &['.']) {
            next += 1;
        }
        if self.is_mark(next, &[',', '(']) {
            next += 1;
        }
        while matches!(self.sense(next), Sense::The | Sense::On) && next < at + 5 {
            next += 1;
        }
        Some((weekday, next))
    }

    pub fn day_and_month(&self, at: usize) -> Option<Read> {
        self.month_first(at).or_else(|| self.day_first(at)).or_else(|| self.year_first(at))
    }

    /// `24 February 2022`, `the 24th of February`, `24–26 February`, `24. Februar`, `24-Feb-2022`.
    fn day_first(&self, at: usize) -> Option<Read> {
        if let Some((day, next)) = self.day_in_words(at) {
            let (month, to) = self.month(next + usize::from(self.sense(next) == Sense::Of))?;
            let read = self.with_year(Named { day: Some(day), month: Some(month), ..Named::default() }, to)?;
            return (self.sense(next) == Sense::Of || read.rule == Rule::DayMonthYear).then_some(read);
        }
        let hyphened = self.touches_next(at) && self.is_mark(at + 1, &['-']) && self.touches_next(at + 1);
        let figures = if hyphened { self.tied_figures(at)? } else { self.figures(at)? };
        if let Figures::Pair { first, last, digits: (..=4, ..=4) } = figures {
            let small = |number: u32| u8::try_from(number).ok().filter(|day| (1..=31).contains(day));
            let (first, last) = (small(first)?, small(last)?);
            let (month, next) = self.month(at + 1)?;
            return self.days_of(
                first,
                last,
                self.with_year(Named { day: Some(last), month: Some(month), ..Named::default() }, next)?,
            );
        }
        let day = day_of(figures)?;
        let mut next = at + 1;
        let has_point = self.lexicon.is_some_and(|lexicon| lexicon.tongue.day_point);
        if hyphened || has_point && self.is_mark(next, &['.']) {
            next += 1;
        }
        if self.sense(next) == Sense::Of {
            next += 1;
        }
        if self.sense(next) == Sense::And {
            // “14 and 15 March”: the first of them by itself.
            let last = self.day_first(next + 1)?;
            let Expression::Named(last) = last.told else { return None };
            let named = Named { day: Some(day), weekday: None, ..last };
            return Read::new(Expression::Named(named), rule_of(named), at + 1);
        }
        if has_point && self.is_mark(next, &['–']) {
            // “12.–14. März”
            let last = self.day_first(next + 1)?;
            let Expression::Named(Named { day: Some(end), .. }) = last.told else { return None };
            return self.days_of(day, end, last);
        }
        let (month, to) = self.month(next)?;
        let named = Named { day: Some(day), month: Some(month), ..Named::default() };
        // A verb in lower case needs more than a number before it.
        let is_plain = self.is_capital(next) || !matches!(self.sense(next), Sense::DoubtfulMonth(_));
        let with_hyphen = if hyphened { self.hyphened_year(named, to) } else { None };
        let read = with_hyphen.or_else(|| self.with_year(named, to))?;
        let is_ordinal = matches!(figures, Figures::Ordinal(_));
        (is_plain || is_ordinal || read.rule == Rule::DayMonthYear).then_some(read)
    }

    fn hyphened_year(&self, named: Named, at: usize) -> Option<Read> {
        if !self.is_mark(at, &['-']) {
            return None;
        }
        let Figures::Number { value, digits: 4 } = self.tied_figures(at + 1)? else { return None };
        let named = Named { year: Some(i64::from(value)), ..named };
        Read::new(Expression::Named(named), rule_of(named), at + 2)
    }

    /// `2021 March`.
    fn year_first(&self, at: usize) -> Option<Read> {
        let year = self.year(at)?;
        let (Sense::Month(month) | Sense::ShortMonth(month)) = self.sense(at + 1) else { return None };
        let named = Named { year: Some(year), month: Some(month), ..Named::default() };
        let ends = self.is_capital(at + 1) && self.figures(at + 2).is_none();
        ends.then(|| Read::new(Expression::Named(named), Rule::MonthYear, at + 2))?
    }

    /// `February 24, 2022`, `Feb. 24`, `February 24–26`, `February 2022`.
    fn month_first(&self, at: usize) -> Option<Read> {
        let (month, next) = self.month(at).filter(|_| !self.follows_number(at))?;
        let is_plain = self.is_capital(at) || !matches!(self.sense(at), Sense::DoubtfulMonth(_));
        let named = Named { month: Some(month), ..Named::default() };
        if let Some(year) = self.year_after(next) {
            return Read::new(Expression::Named(Named { year: Some(year.0), ..named }), Rule::MonthYear, year.1);
        }
        if let Some(read) = self.unclear_year(named, next) {
            return Some(read);
        }
        let next = next + usize::from(self.sense(next) == Sense::The);
        if let Some((day, to)) =
            self.day_in_words(next).filter(|_| is_plain && !matches!(self.sense(next), Sense::Nth(2)))
        {
            return self.with_year(Named { day: Some(day), ..named }, to);
        }
        let has_point = self.is_mark(next - 1, &['.']) && self.touches_next(next - 1);
        let figures = if has_point { self.tied_figures(next)? } else { self.figures(next)? };
        if self.sense(next + 1) == Sense::Counted {
            return None;
        }
        if let Figures::Pair { first, last, digits: (..=4, ..=4) } = figures {
            let small = |number: u32| u8::try_from(number).ok().filter(|day| (1..=31).contains(day));
            let (first, last) = (small(first)?, small(last)?);
            return self.days_of(first, last, self.with_year(Named { day: Some(last), ..named }, next + 1)?);
        }
        let read = self.with_year(Named { day: Some(day_of(figures)?), ..named }, next + 1)?;
        (is_plain || matches!(figures, Figures::Ordinal(_)) || read.rule == Rule::DayMonthYear).then_some(read)
    }

    /// Whether a number stands before a month that is none of its days.
    fn follows_number(&self, at: usize) -> bool {
        at > 0 && matches!(self.figures(at - 1), Some(Figures::Number { digits: ..=3, .. }))
    }

    fn days_of(&self, first: u8, last: u8, read: Read) -> Option<Read> {
        let Expression::Named(end) = read.told else {
            return Some(Read { told: Expression::Unclear, ..read });
        };
        let start = Named { day: Some(first), ..end };
        let told = Expression::Lasting(Box::new(Expression::Named(start)), Box::new(read.told));
        (first < last).then_some(Read { told, rule: Rule::Range, to: read.to })
    }

    /// The month that a word names, and what follows it; a short name may have its point.
    pub fn month(&self, at: usize) -> Option<(u8, usize)> {
        match self.sense(at) {
            Sense::Month(month) | Sense::DoubtfulMonth(month) => Some((month, at + 1)),
            Sense::ShortMonth(month) => {
                let has_point = self.touches_next(at) && self.is_mark(at + 1, &['.']);
                Some((month, at + 1 + usize::from(has_point)))
            }
            _ => None,
        }
    }

    fn with_year(&self, named: Named, at: usize) -> Option<Read> {
        if let Some(read) = self.unclear_year(named, at) {
            return Some(read);
        }
        let (named, to) = match self.year_after(at).or_else(|| self.short_year(at)) {
            Some((year, to)) => (Named { year: Some(year), ..named }, to),
            None => (named, at),
        };
        Read::new(Expression::Named(named), rule_of(named), to)
    }

    /// A month without day and year: where it can be nothing else, or a preposition says so.
    fn month_alone(&self, at: usize) -> Option<Read> {
        let (month, to) = self.month(at)?;
        if !self.is_capital(at) || self.follows_number(at) {
            return None;
        }
        let told = match self.sense_before(at) {
            Sense::In | Sense::Since | Sense::Until | Sense::Part(_) | Sense::Between => true,
            Sense::Of if matches!(self.sense(at.wrapping_sub(2)), Sense::Single(Unit::Month)) => true,
            Sense::By | Sense::From | Sense::To | Sense::Before | Sense::After | Sense::Of | Sense::And => {
                !matches!(self.sense(at), Sense::ShortMonth(_))
            }
            Sense::Numbered => false,
            _ => matches!(self.sense(at), Sense::Month(_)) || at > 0 && self.is_mark(at - 1, &['-', '–']),
        };
        let is_name = self.is_capital(to)
            && matches!(self.sense(to), Sense::None)
            && matches!(self.kind(to), Some(Kind::Word(_)))
            && matches!(self.sense(at), Sense::DoubtfulMonth(_));
        let named = Named { month: Some(month), ..Named::default() };
        (told && !is_name).then(|| Read::new(Expression::Named(named), Rule::Month, to))?
    }

    /// `the 14th`, `on the 14th`.
    fn day_alone(&self, at: usize) -> Option<Read> {
        let Figures::Ordinal(_) = self.figures(at)? else { return None };
        let is_told = self.sense_before(at) == Sense::The && at > 1;
        let cue = matches!(
            self.sense(at.checked_sub(2)?),
            Sense::On | Sense::By | Sense::Since | Sense::Until | Sense::Weekday(_)
        );
        let ends = self.ends_clause(at + 1) || self.sense(at + 1) == Sense::The;
        (is_told && cue && ends)
            .then(|| Read::new(Expression::Named(Named::day(self.day(at)?)), Rule::DayOfMonth, at + 1))?
    }
}

fn rule_of(named: Named) -> Rule {
    if named.year.is_some() { Rule::DayMonthYear } else { Rule::DayMonth }
}

/// `None` for a month, which has no weekday.
fn on_weekday(read: Read, weekday: Weekday) -> Option<Read> {
    let told = match read.told {
        Expression::Named(Named { day: None, .. }) => return None,
        Expression::Named(named) => Expression::Named(Named { weekday: Some(weekday), ..named }),
        other => other,
    };
    Some(Read { told, ..read })
}
