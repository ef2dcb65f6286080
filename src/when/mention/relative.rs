//! Dates that are told from another: from the day of the report, or from what was told before.

use chrono::Weekday;

use super::expression::{Counted, Expression, Nth, Origin};
use super::figures::Figures;
use super::grammar::{Grammar, Read};
use super::rule::Rule;
use crate::when::words::{Sense, Unit, Which};

impl Grammar<'_> {
    /// `yesterday`, `on Thursday`, `last month`, `three weeks ago`, `two days later`, `that same month`.
    pub fn relative(&self, at: usize) -> Option<Read> {
        self.counted_from(at)
            .or_else(|| self.told_before(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.which(at))
            .or_else(|| self.weekday_alone(at))
            .or_else(|| self.day_word(at))
    }

    /// A number in words or digits: `three`, `a`, `a couple of`.
    fn count(&self, at: usize) -> Option<(i64, usize)> {
        let next = match self.sense(at) {
            Sense::Count(_) => at,
            Sense::One if matches!(self.sense(at + 1), Sense::Count(_)) => at + 1,
            Sense::One => return Some((1, at + 1)),
            _ => {
                let Figures::Number { value, digits: ..=3 } = self.figures(at)? else { return None };
                return Some((i64::from(value), at + 1));
            }
        };
        let Sense::Count(count) = self.sense(next) else { return None };
        let of = usize::from(self.sense(next + 1) == Sense::Of);
        Some((i64::from(count), next + 1 + of))
    }

    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        match self.sense(at) {
            Sense::Single(unit) | Sense::Several(unit) => Some((unit, at + 1)),
            _ => None,
        }
    }

    pub fn length(&self, at: usize) -> Option<(i64, Unit, usize)> {
        let (count, next) = self.count(at)?;
        let (unit, to) = self.unit(next)?;
        Some((count, unit, to))
    }

    /// `vor drei Wochen`.
    pub fn ago_before(&self, at: usize) -> Option<Read> {
        let (count, unit, to) = self.length(at + 1)?;
        Read::new(Expression::Offset { count: -count, unit, from: Origin::Now }, Rule::Ago, to)
    }

    /// `three weeks ago`, `two days later`, `three weeks after 24 February`.
    fn counted_from(&self, at: usize) -> Option<Read> {
        let (count, unit, next) = self.length(at)?;
        if self.sense_before(at) == Sense::Vague {
            return None;
        }
        let offset = |count, from, rule, to| Read::new(Expression::Offset { count, unit, from }, rule, to);
        match self.sense(next) {
            Sense::Ago => offset(-count, Origin::Now, Rule::Ago, next + 1),
            sense @ (Sense::Later | Sense::Earlier) if self.sense(next + 1) != Sense::Vague => {
                let is_later = sense == Sense::Later;
                let rule = if is_later { Rule::Later } else { Rule::Earlier };
                offset(if is_later { count } else { -count }, Origin::Told, rule, next + 1)
            }
            sense @ (Sense::After | Sense::Before) => {
                let rule = if sense == Sense::After { Rule::Later } else { Rule::Earlier };
                let (from, to) = self.origin(next + 1)?;
                offset(if sense == Sense::After { count } else { -count }, from, rule, to)
            }
            // “Two weeks from now”
            Sense::From if matches!(self.sense(next + 1), Sense::Now | Sense::DayWord(0)) => {
                offset(count, Origin::Now, Rule::FromNow, next + 2)
            }
            _ if self.is_ahead && self.sense_before(at) == Sense::In && self.ends_clause(next) => {
                offset(count, Origin::Now, Rule::FromNow, next)
            }
            _ => None,
        }
    }

    /// What follows "after" or "before": a date, or the end of the clause.
    fn origin(&self, at: usize) -> Option<(Origin, usize)> {
        if let Some(read) = self.inner(at) {
            return Some((Origin::At(Box::new(read.told)), read.to));
        }
        self.ends_clause(at).then_some((Origin::Told, at))
    }

    /// `the day before`, `the following week`, `the next day`, `that same month`.
    fn told_before(&self, at: usize) -> Option<Read> {
        let sense = self.sense(at);
        let same = match sense {
            Sense::That => at + 1 + usize::from(self.sense(at + 1) == Sense::Same),
            Sense::The if self.sense(at + 1) == Sense::Same => at + 2,
            Sense::Same => at + 1,
            _ => 0,
        };
        if same > 0 {
            let Sense::Single(unit) = self.sense(same) else { return None };
            return Read::new(Expression::Same(unit), Rule::Same, same + 1);
        }
        let next = at + usize::from(sense == Sense::The);
        let beside = |unit, steps, from, to| Read::new(Expression::Beside { steps, unit, from }, Rule::Beside, to);
        match self.sense(next) {
            // “The week of 4 April”
            Sense::Single(unit @ Unit::Week) if self.sense(next + 1) == Sense::Of => {
                let day = self.inner(next + 2).filter(|day| day.told.is_day())?;
                beside(unit, 0, Origin::At(Box::new(day.told)), day.to)
            }
            Sense::Single(unit) => {
                let steps = match self.sense(next + 1) {
                    Sense::After => 1,
                    Sense::Before => -1,
                    _ => return None,
                };
                let (from, to) = self.origin(next + 2)?;
                (sense == Sense::The || from != Origin::Told).then(|| beside(unit, steps, from, to))?
            }
            Sense::Weekday(weekday) if sense == Sense::The => {
                let steps = match self.sense(next + 1) {
                    Sense::After => 1,
                    Sense::Before => -1,
                    _ => return None,
                };
                let (from, to) = self.origin(next + 2)?;
                Read::new(Expression::WeekdayBeside { steps, weekday, from }, Rule::Beside, to)
            }
            order @ (Sense::Following | Sense::Previous | Sense::Which(Which::Next)) => {
                let steps = if order == Sense::Previous { -1 } else { 1 };
                let is_next = matches!(order, Sense::Which(_));
                let is_day = matches!(self.sense(next + 1), Sense::Single(Unit::Day) | Sense::PartOfDay);
                if sense != Sense::The && !(is_next && is_day) {
                    return None;
                }
                match self.sense(next + 1) {
                    Sense::Single(unit) => beside(unit, steps, Origin::Told, next + 2),
                    Sense::PartOfDay => beside(Unit::Day, steps, Origin::Told, next + 2),
                    Sense::Weekday(weekday) if !is_next => {
                        let told = Expression::WeekdayBeside { steps, weekday, from: Origin::Told };
                        Read::new(told, Rule::Beside, next + 2)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `the past three weeks`, `the last month`, `the next two days`.
    fn stretch(&self, at: usize) -> Option<Read> {
        let has_article = self.sense(at) == Sense::The;
        let next = at + usize::from(has_article || self.sense(at) == Sense::Which(Which::This));
        let sign = match self.sense(next) {
            Sense::Past | Sense::Which(Which::Last) => -1,
            Sense::Which(Which::Next) => 1,
            _ => return None,
        };
        let is_past = self.sense(next) == Sense::Past;
        let (count, unit, to) = match self.length(next + 1) {
            Some(length) => length,
            None if is_past || has_article && sign < 0 => {
                let Sense::Single(unit) = self.sense(next + 1) else { return None };
                (1, unit, next + 2)
            }
            None => return None,
        };
        let is_day = unit == Unit::Day && count == 1;
        if is_day || self.sense(to) == Sense::Of || unit == Unit::Weekend {
            return None;
        }
        Read::new(Expression::Stretch { count: sign * count, unit }, Rule::PastUnits, to)
    }

    /// `last month`, `this year`, `next Monday`, `last March`, `last night`, `earlier this week`.
    fn which(&self, at: usize) -> Option<Read> {
        let side = self.sense(at);
        if matches!(side, Sense::Earlier | Sense::Later) {
            let (Sense::Which(Which::This), Sense::Single(unit)) = (self.sense(at + 1), self.sense(at + 2)) else {
                return None;
            };
            let told = if side == Sense::Earlier { Expression::SoFar(unit) } else { Expression::ToCome(unit) };
            return Read::new(told, Rule::ThisUnit, at + 3);
        }
        let past = at + usize::from(side == Sense::Which(Which::This));
        if let (Sense::Past, Sense::Weekday(weekday)) = (self.sense(past), self.sense(past + 1)) {
            let told = Expression::WeekdayBeside { steps: -1, weekday, from: Origin::Now };
            return Read::new(told, Rule::Weekday, past + 2);
        }
        let Sense::Which(which) = side else { return None };
        let (which, next) = match self.sense(at + 1) {
            Sense::Past if which == Which::This => (Which::Last, at + 2),
            _ => (which, at + 1),
        };
        let to = next + 1;
        match self.sense(next) {
            Sense::Single(Unit::Day) => None,
            // “the last week of talks”
            Sense::Single(_) if self.sense(to) == Sense::Of => None,
            Sense::Single(Unit::Week) if self.weekday_of(to).is_some() => {
                self.weekday_of(to).map(|(weekday, to)| weekday_of_week(weekday, which, to))
            }
            Sense::Single(unit) => {
                let rule = match which {
                    Which::Last => Rule::LastUnit,
                    Which::This => Rule::ThisUnit,
                    Which::Next => Rule::NextUnit,
                };
                Read::new(Expression::Unit(which, unit), rule, to)
            }
            Sense::Night if which != Which::Next && self.sense(to) != Sense::Of => {
                let evening = if which == Which::Last { -1 } else { 0 };
                Read::new(Expression::Night(Box::new(Expression::DayWord(evening))), Rule::DayWord, to)
            }
            Sense::PartOfDay if which != Which::Next => {
                Read::new(Expression::DayWord(if which == Which::Last { -1 } else { 0 }), Rule::DayWord, to)
            }
            Sense::Weekday(weekday) => Some(self.part_of_day(Read {
                told: Expression::Weekday(Some(which), weekday),
                rule: Rule::Weekday,
                to,
            })),
            Sense::Month(month) | Sense::DoubtfulMonth(month) | Sense::ShortMonth(month) if self.is_capital(next) => {
                if self.figures(to).is_some() {
                    return None;
                }
                Read::new(Expression::Month(which, month), Rule::LastMonth, to)
            }
            Sense::Season(code) | Sense::DoubtfulSeason(code) => {
                Read::new(Expression::Season { code, year: None, which: Some(which) }, Rule::Season, to)
            }
            _ => None,
        }
    }

    /// The weekday after a week: `next week on Thursday`.
    fn weekday_of(&self, at: usize) -> Option<(Weekday, usize)> {
        let at = at + usize::from(self.sense(at) == Sense::On || self.is_mark(at, &[',']));
        let Sense::Weekday(weekday) = self.sense(at) else { return None };
        self.date(at).is_none().then_some((weekday, at + 1))
    }

    /// `over the weekend`.
    fn weekend(&self, at: usize) -> Option<Read> {
        let is_told = self.sense(at) == Sense::The && self.sense(at + 1) == Sense::Single(Unit::Weekend);
        let cue = matches!(self.sense_before(at), Sense::On | Sense::At | Sense::In | Sense::Vague | Sense::By);
        (is_told && cue && self.sense(at + 2) != Sense::Of)
            .then(|| Read::new(Expression::Weekend, Rule::LastUnit, at + 2))?
    }

    /// `on Thursday`, `Thursday morning`, `Thursday of last week`.
    fn weekday_alone(&self, at: usize) -> Option<Read> {
        let before = self.sense_before(at);
        let weekday = match self.sense(at) {
            Sense::Weekday(weekday) => weekday,
            Sense::ShortWeekday(weekday)
                if self.is_capital(at) && matches!(before, Sense::On | Sense::Since | Sense::Until) =>
            {
                weekday
            }
            _ => return None,
        };
        // “The second Monday”
        let is_counted = at > 0 && matches!(self.figures(at - 1), Some(Figures::Ordinal(_)));
        if self.date(at).is_some()
            || is_counted
            || matches!(before, Sense::NoWeekday | Sense::One | Sense::Nth(_))
            || self.sense(at + 1) == Sense::NoWeekday
        {
            return None;
        }
        // “the Sunday Times”, “Friday 1 to Sunday 3 April”
        let to = at + 1;
        if self.day(to).is_some() && matches!(self.sense(to + 1), Sense::To | Sense::Until) {
            return None;
        }
        if before == Sense::The && self.is_capital(to) || self.is_mark(to, &['-']) {
            return None;
        }
        let of = to + usize::from(self.sense(to) == Sense::Of || self.is_mark(to, &[',']));
        let has_other = || self.weekday_of(of + 2).is_some();
        if let (Sense::Which(which), Sense::Single(Unit::Week), false) =
            (self.sense(of), self.sense(of + 1), has_other())
        {
            return Some(weekday_of_week(weekday, which, of + 2));
        }
        Some(self.part_of_day(Read { told: Expression::Weekday(None, weekday), rule: Rule::Weekday, to }))
    }

    fn day_word(&self, at: usize) -> Option<Read> {
        let Sense::DayWord(steps) = self.sense(at) else { return None };
        // “Russia Today”
        let is_name = self.is_capital(at) && at > 0 && self.is_capital(at - 1);
        let read = Read { told: Expression::DayWord(i64::from(steps)), rule: Rule::DayWord, to: at + 1 };
        (!is_name).then(|| self.part_of_day(read))
    }

    /// A month or a day that leaves out its year, where another year is named beside it: `March last year`.
    pub fn in_year(&self, read: Read) -> Read {
        let named = matches!(&read.told, Expression::Named(named) if named.year.is_none() && named.month.is_some());
        let at = read.to + usize::from(self.sense(read.to) == Sense::Of);
        match (self.sense(at), self.sense(at + 1)) {
            (Sense::Which(which), Sense::Single(Unit::Year)) if named => {
                Read { told: Expression::InYear(which, Box::new(read.told)), rule: Rule::InYear, to: at + 2 }
            }
            _ => read,
        }
    }

    /// The same day with its morning or its night.
    fn part_of_day(&self, read: Read) -> Read {
        match self.sense(read.to) {
            Sense::PartOfDay => Read { to: read.to + 1, ..read },
            Sense::Night => Read { told: Expression::Night(Box::new(read.told)), to: read.to + 1, ..read },
            _ => read,
        }
    }
}

/// `Thursday of last week`.
fn weekday_of_week(weekday: Weekday, which: Which, to: usize) -> Read {
    let week = Box::new(Expression::Unit(which, Unit::Week));
    let told = Expression::Nth { nth: Nth::First(1), count: 1, unit: Counted::Weekday(weekday), of: week };
    Read { told, rule: Rule::Weekday, to }
}
