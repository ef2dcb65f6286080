//! What a text says of a date, before it is reckoned from anything.

use chrono::Weekday;

use crate::when::words::{Part, Unit, Which};

/// A date as it is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// A year, a month, a day, as far as they are named.
    Named(Named),
    /// EDTF.
    Written(String),
    /// What looks like a date and cannot be told: nothing is said of it, nor of its parts.
    Unclear,
    /// `last March`, `next March`.
    Month(Which, u8),
    /// `on Thursday`, `last Thursday`.
    Weekday(Option<Which>, Weekday),
    /// `yesterday` is −1.
    DayWord(i64),
    /// `last night`: from the evening to the morning.
    Night(Box<Expression>),
    /// `in March last year`.
    InYear(Which, Box<Expression>),
    /// `last month`.
    Unit(Which, Unit),
    /// `the weekend`.
    Weekend,
    /// `spring 2022`, `last summer`, `in spring`.
    Season {
        code: u8,
        year: Option<i64>,
        which: Option<Which>,
    },
    /// `Christmas`.
    Holiday {
        month: u8,
        day: u8,
    },
    /// `early March`, `the end of April`.
    Part(Part, Box<Expression>),
    /// `the first three weeks of March`, `the second half of 2021`.
    Nth {
        nth: Nth,
        count: i64,
        unit: Counted,
        of: Box<Expression>,
    },
    /// `earlier this month`, `later this year`.
    SoFar(Unit),
    ToCome(Unit),
    /// `three weeks ago`, `two days later`.
    Offset {
        count: i64,
        unit: Unit,
        from: Origin,
    },
    /// `the month before`, `the following week`.
    Beside {
        steps: i64,
        unit: Unit,
        from: Origin,
    },
    /// `the Thursday before`.
    WeekdayBeside {
        steps: i64,
        weekday: Weekday,
        from: Origin,
    },
    /// `the past three weeks` (negative), `the next three weeks`.
    Stretch {
        count: i64,
        unit: Unit,
    },
    /// `that same month`.
    Same(Unit),
    /// `at 3:40 on 24 February`.
    Timed(Box<Expression>, u8, u8),
    /// `around 24 February`.
    About(Box<Expression>),
    /// `24–26 February`, `from March to April`.
    Lasting(Box<Expression>, Box<Expression>),
    /// `between March and April`.
    Between(Box<Expression>, Box<Expression>),
    /// `since February`, `until April`, `by 21 April`, `before March`, `after March`.
    Open(Side, Box<Expression>),
}

impl Expression {
    /// What others mean by “last March” and “next summer”: that of last year, and of next year.
    pub fn of_the_year_beside(&self) -> Option<Expression> {
        let (which, of) = match *self {
            Expression::Month(which, month) => {
                (which, Expression::Named(Named { month: Some(month), ..Named::default() }))
            }
            Expression::Season { code, year: None, which: Some(which) } => {
                (which, Expression::Season { code, year: None, which: None })
            }
            _ => return None,
        };
        Some(Expression::InYear(which, Box::new(of)))
    }

    /// Whether two dates tell it, or one that is open.
    pub fn has_two_ends(&self) -> bool {
        matches!(self, Expression::Lasting(..) | Expression::Between(..) | Expression::Open(..))
    }

    /// Whether a day of the calendar is told, in full or without its year.
    pub fn is_day(&self) -> bool {
        match self {
            Expression::Named(named) => named.day.is_some(),
            Expression::Written(day) => day.len() == 10,
            _ => false,
        }
    }
}

/// Which days are meant, seen from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Since,
    Until,
    By,
    Before,
    After,
}

/// What something is counted from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    /// The day of the report.
    Now,
    /// The date that was told before.
    Told,
    At(Box<Expression>),
}

/// Where in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    /// From 1.
    First(i64),
    Last,
}

/// What is counted within something longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Unit(Unit),
    Half,
    Weekday(Weekday),
}

/// A year, a month and a day, as far as they are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub year: Option<i64>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub weekday: Option<Weekday>,
}

impl Named {
    pub fn year(year: i64) -> Named {
        Named { year: Some(year), ..Named::default() }
    }

    pub fn day(day: u8) -> Named {
        Named { day: Some(day), ..Named::default() }
    }

    /// What this one leaves out and the other tells: `24` beside `26 February 2022`.
    pub fn completed(self, other: Named) -> Named {
        let month = self.month.or(other.month.filter(|_| self.day.is_some()));
        // “From December to May 2022” begins in 2021.
        let goes_over = month > other.month && other.month.is_some();
        let year = self.year.or(other.year.filter(|_| month.is_some()).map(|year| year - i64::from(goes_over)));
        Named { year, month, ..self }
    }
}
