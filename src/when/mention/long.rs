//! Longer times and their parts: decades, centuries, eras, seasons, quarters, thirds, the first weeks of something.

use super::calendar::years;
use super::expression::{Counted, Expression, Named, Nth};
use super::figures::{Figures, two_years};
use super::grammar::{Grammar, Read};
use super::meaning::Meaning;
use super::rule::Rule;
use crate::when::Doubts;
use crate::when::point::Point;
use crate::when::words::{Sense, Unit, Which};

/// The season that ends in another year than it begins (ISO 8601-2:2019 §4.8).
const WINTER: u8 = 24;

impl Grammar<'_> {
    /// `the 1990s`, `the 19th century`, `44 BC`, `spring 2022`, `Q1 2021`.
    pub fn long(&self, at: usize) -> Option<Read> {
        self.decade(at)
            .or_else(|| self.century(at))
            .or_else(|| self.era(at))
            .or_else(|| self.season(at))
            .or_else(|| self.signed_part(at))
    }

    fn decade(&self, at: usize) -> Option<Read> {
        let (first, to) = match self.figures_of_whole(at)? {
            Figures::Decade(first) => (first, at + 1),
            Figures::Number { value, digits: 4 }
                if value % 10 == 0 && self.is_mark(at + 1, &['\'', '’']) && self.written(at + 2) == "s" =>
            {
                (i64::from(value), at + 3)
            }
            _ => return None,
        };
        let meaning = if first % 100 == 0 { years(first / 100, 100) } else { years(first / 10, 10) };
        (1_000..2_100)
            .contains(&first)
            .then(|| Read::new(Expression::Written(meaning.edtf(Doubts::default())), Rule::Decade, to))?
    }

    /// Project-wide, the 19th century is 1800 to 1899.
    fn century(&self, at: usize) -> Option<Read> {
        let number = match (self.sense(at), self.tied_figures(at)) {
            (Sense::Nth(number), _) => i64::from(number),
            (_, Some(Figures::Ordinal(number))) => i64::from(number),
            _ => return None,
        };
        let next = at + 1 + usize::from(self.is_mark(at + 1, &['-']));
        if self.sense(next) != Sense::Single(Unit::Century) || !(1..=30).contains(&number) {
            return None;
        }
        let (meaning, to) = if self.sense(next + 1) == Sense::BeforeChrist {
            let (first, last) = (1 - number * 100, -(number - 1) * 100);
            (Meaning::Within(Point::of_year(first), Point::of_year(last)), next + 2)
        } else {
            (years(number - 1, 100), next + 1)
        };
        Read::new(Expression::Written(meaning.edtf(Doubts::default())), Rule::Century, to)
    }

    fn era(&self, at: usize) -> Option<Read> {
        let is_capital = |at: usize| self.written(at).chars().all(|c| c.is_uppercase() || c == '.');
        if self.sense(at) == Sense::AnnoDomini && is_capital(at) {
            let Figures::Number { value, digits: ..=4 } = self.figures(at + 1)? else { return None };
            return Read::new(Expression::Named(Named::year(i64::from(value))), Rule::Era, at + 2);
        }
        let Figures::Number { value, digits: ..=5 } = self.figures(at)? else { return None };
        if value == 0 || !is_capital(at + 1) {
            return None;
        }
        let year = match self.sense(at + 1) {
            Sense::BeforeChrist => 1 - i64::from(value),
            Sense::AnnoDomini => i64::from(value),
            _ => return None,
        };
        Read::new(Expression::Named(Named::year(year)), Rule::Era, at + 2)
    }

    /// `spring 2022`, `the spring of 2022`, `in spring`; "fall" only with its year.
    fn season(&self, at: usize) -> Option<Read> {
        let (code, is_doubtful) = match self.sense(at) {
            Sense::Season(code) => (code, false),
            Sense::DoubtfulSeason(code) => (code, true),
            _ => return None,
        };
        let after = at + 1 + usize::from(self.sense(at + 1) == Sense::Of);
        if let Some(year) = self.year(after).or_else(|| self.first_of_winter(code, after)) {
            return Read::new(Expression::Season { code, year: Some(year), which: None }, Rule::Season, after + 1);
        }
        let told = Expression::Season { code, year: None, which: None };
        if let (Sense::Which(which), Sense::Single(Unit::Year)) = (self.sense(after), self.sense(after + 1)) {
            return Read::new(Expression::InYear(which, Box::new(told)), Rule::InYear, after + 2);
        }
        let cue = match self.sense_before(at) {
            Sense::The => matches!(self.sense(at.wrapping_sub(2)), Sense::In | Sense::Since | Sense::Until),
            sense => matches!(sense, Sense::In | Sense::Since | Sense::Until | Sense::Part(_)),
        };
        let stands_alone =
            self.sense(at + 1) != Sense::Of && !self.is_mark(at + 1, &['-']) && self.figures(after).is_none();
        (cue && stands_alone && !is_doubtful).then(|| Read::new(told, Rule::Season, at + 1))?
    }

    /// The year in which the winter of `2020-21` or `2020/21` began.
    fn first_of_winter(&self, code: u8, at: usize) -> Option<i64> {
        self.figures(at).filter(|_| code == WINTER)?;
        two_years(self.written(at), &['-', '–', '/'])
    }

    /// `Q1 2021`, `H2 of 2021`.
    fn signed_part(&self, at: usize) -> Option<Read> {
        let (before, count) = match self.sense(at) {
            Sense::QuarterSign => (32, 4),
            Sense::HalfSign => (39, 2),
            _ => return None,
        };
        let Figures::Number { value, digits: 1 } = self.tied_figures(at + 1).filter(|_| self.touches_next(at))? else {
            return None;
        };
        let year_at = at + 2 + usize::from(self.sense(at + 2) == Sense::Of || self.is_mark(at + 2, &[',']));
        let year = self.year(year_at)?;
        let told = Expression::Written(format!("{year:04}-{}", before + value));
        (1..=count).contains(&value).then(|| Read::new(told, Rule::PartOfYear, year_at + 1))?
    }

    /// `Christmas`, `New Year’s Eve 2021`.
    pub fn holiday(&self, at: usize) -> Option<Read> {
        if !self.is_capital(at) {
            return None;
        }
        let tongue = self.lexicon?.tongue;
        let (name, month, day, to) = tongue
            .holidays
            .iter()
            .find_map(|(name, month, day)| Some((name, *month, *day, self.words_at(at, name)?)))?;
        let follows = self.written(to).to_lowercase();
        if tongue.no_holiday.contains(&follows.as_str()) {
            return None;
        }
        let named = Named { month: Some(month), day: Some(day), ..Named::default() };
        let year_at = to + usize::from(self.is_mark(to, &[',']));
        if let Some(year) = self.year(year_at) {
            return Read::new(Expression::Named(Named { year: Some(year), ..named }), Rule::Holiday, year_at + 1);
        }
        let cue = matches!(
            self.sense_before(at),
            Sense::On | Sense::At | Sense::Before | Sense::After | Sense::Since | Sense::Until | Sense::By | Sense::In
        );
        (name.len() > 1 || cue).then(|| Read::new(Expression::Holiday { month, day }, Rule::Holiday, to))?
    }

    /// Where some words end, if they stand here; marks between them are not looked at.
    fn words_at(&self, at: usize, words: &[&str]) -> Option<usize> {
        let mut next = at;
        for word in words {
            while next > at && self.is_mark(next, &['\'', '’', '.']) {
                next += 1;
            }
            if next >= self.limit || self.written(next).to_lowercase() != *word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// `early March`, `mid-March`, `the end of April`, `late last year`, `early on Thursday`.
    pub fn part(&self, at: usize) -> Option<Read> {
        let mut next = at + 1;
        let part = match self.sense(at) {
            Sense::Part(part) => part,
            // “The talks end in May”
            Sense::Edge(part) if self.sense(next) == Sense::Of || self.is_mark(next, &['-']) => part,
            _ => return None,
        };
        if matches!(self.sense(next), Sense::Of | Sense::In | Sense::On) || self.is_mark(next, &['-']) {
            next += 1;
        }
        let read = of_ten_years(self.whole(next)?);
        let is_day = match &read.told {
            Expression::Named(named) => named.day.is_some(),
            told => matches!(told, Expression::Weekday(..) | Expression::DayWord(_) | Expression::Night(_)),
        };
        let told = if is_day { read.told } else { Expression::Part(part, Box::new(read.told)) };
        Read::new(told, if is_day { read.rule } else { Rule::Part }, read.to)
    }

    /// What has parts: a date, or `the month` and `the year` of now.
    fn whole(&self, at: usize) -> Option<Read> {
        if let (Sense::The, Sense::Single(unit)) = (self.sense(at), self.sense(at + 1)) {
            let is_now = !matches!(self.sense(at + 2), Sense::After | Sense::Before | Sense::Of) && unit != Unit::Day;
            return is_now.then(|| Read::new(Expression::Unit(Which::This, unit), Rule::ThisUnit, at + 2))?;
        }
        self.inner(at)
    }

    /// `the first three weeks of March`, `the last Friday of April`, `the second half of 2021`, `the third quarter of
    /// last year`.
    pub fn nth(&self, at: usize) -> Option<Read> {
        let nth = match (self.sense(at), self.figures(at)) {
            (Sense::Nth(n), _) => Nth::First(i64::from(n)),
            (Sense::Which(Which::Last), _) => Nth::Last,
            (_, Some(Figures::Ordinal(n))) => Nth::First(i64::from(n)),
            _ => return None,
        };
        let (count, next) = match (self.sense(at + 1), self.figures(at + 1)) {
            (Sense::Count(count), _) => (Some(i64::from(count)), at + 2),
            (_, Some(Figures::Number { value, digits: ..=3 })) => (Some(i64::from(value)), at + 2),
            _ => (None, at + 1),
        };
        let unit = match self.sense(next) {
            Sense::Single(unit) | Sense::Several(unit) => Counted::Unit(unit),
            Sense::Half => Counted::Half,
            Sense::Weekday(weekday) => Counted::Weekday(weekday),
            _ => return None,
        };
        if !matches!(self.sense(next + 1), Sense::Of | Sense::In) {
            return None;
        }
        let of = self.whole(next + 2)?;
        let inner = Box::new(of.told);
        // “the first days of March”
        if let (None, Sense::Several(_)) = (count, self.sense(next)) {
            let part = if nth == Nth::Last { crate::when::words::Part::Late } else { crate::when::words::Part::Early };
            return Read::new(Expression::Part(part, inner), Rule::Part, of.to);
        }
        let is_part = matches!(unit, Counted::Half | Counted::Unit(Unit::Quarter));
        let rule = if is_part { Rule::PartOfYear } else { Rule::Nth };
        Read::new(Expression::Nth { nth, count: count.unwrap_or(1), unit, of: inner }, rule, of.to)
    }
}

/// `2000s` by itself may be a hundred years; what is early in them is in ten.
fn of_ten_years(read: Read) -> Read {
    match (&read.told, read.rule) {
        (Expression::Written(years), Rule::Decade) if years.ends_with("XX") => {
            Read { told: Expression::Written(format!("{}0X", years.trim_end_matches('X'))), ..read }
        }
        _ => read,
    }
}
