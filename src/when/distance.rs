//! How far one date is from another.

use super::lag::Lag;
use super::length::{at_least_words, at_most_words, gap_words};
use super::moment::SECONDS_IN_A_DAY;
use super::order::WIDEST_SHIFT;
use super::{When, short, words};

/// What a distance is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// A second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// From a day of the calendar to the next.
    Day,
    /// A month; where days are counted in months, a twelfth of a year.
    Month,
    /// A year; where days are counted in years, 365.2425 of them.
    Year,
}

/// The signed distance from one date to another, as far as the two are known: negative where the other one
/// was before.
///
/// It is counted in days of the calendar as they are written. Two dates with a time of day that are less than
/// ten days apart are counted in seconds, by their instants in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// [`TimeUnit::Day`] or [`TimeUnit::Second`].
    unit: TimeUnit,
    /// At least so many; `None` where there is no telling.
    least: Option<i64>,
    /// At most so many; `None` where there is no telling.
    most: Option<i64>,
    /// Whether one of the dates is itself said to be uncertain or approximate.
    about: bool,
    /// Whether the other one lasted all the while from the least to the most.
    lasted: bool,
    /// Whether either of the two did so, and the other one is a day.
    has_lasting: bool,
}

/// From so many days on instants are counted in days.
const DAYS_WITH_HOURS: u64 = 10;

impl Distance {
    /// From a date to another one.
    #[must_use]
    pub fn between(from: &When, to: &When) -> Distance {
        let Lag { least, most, about, .. } = Lag::of(from, &[Some(to)]);
        if let (Some(start), Some(end)) = (from.instant(), to.instant())
            && end.abs_diff(start) < DAYS_WITH_HOURS * SECONDS_IN_A_DAY.unsigned_abs()
        {
            let (seconds, doubt) = (end - start, if from.has_zone() == to.has_zone() { 0 } else { WIDEST_SHIFT });
            let (least, most) = (Some(seconds - doubt), Some(seconds + doubt));
            return Distance { unit: TimeUnit::Second, least, most, about, lasted: false, has_lasting: false };
        }
        // The bounds of a year of which nothing is known are those of the notation.
        let told = |days: Option<i64>| days.filter(|_| from.group_year().is_some() && to.group_year().is_some());
        let all_the_while = |day: &When, when: &When| when.is_lasting() && day.span().single_day().is_some();
        let lasted = all_the_while(from, to);
        let has_lasting = lasted || all_the_while(to, from);
        Distance { unit: TimeUnit::Day, least: told(least), most: told(most), about, lasted, has_lasting }
    }

    /// What [`Distance::least`] and [`Distance::most`] count: days, or seconds.
    #[must_use]
    pub fn unit(&self) -> TimeUnit {
        self.unit
    }

    /// At least so many days or seconds; `None` where there is no telling.
    #[must_use]
    pub fn least(&self) -> Option<i64> {
        self.least
    }

    /// At most so many days or seconds; `None` where there is no telling.
    #[must_use]
    pub fn most(&self) -> Option<i64> {
        self.most
    }

    /// Whether anything at all can be told.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.least.is_some() || self.most.is_some()
    }

    /// Whether one of the dates is itself said to be uncertain or approximate.
    pub(super) fn is_hedged(&self) -> bool {
        self.about
    }

    /// Whether the other one lasted all the while from the least to the most.
    pub(super) fn lasted(&self) -> bool {
        self.lasted
    }

    /// As if the other one had been on one day between the least and the most.
    pub(super) fn as_one_day(self) -> Distance {
        Distance { lasted: false, ..self }
    }

    /// Whether it is in doubt: because a date is hedged, or is a span.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.is_known() && (self.about || self.least != self.most && !self.lasted)
    }

    /// Whether one of the two is a day within what lasted: then no time lies between them.
    #[must_use]
    pub fn is_during(&self) -> bool {
        self.has_lasting && self.least.is_some_and(|least| least < 0) && self.most.is_some_and(|most| most > 0)
    }

    /// At most 13 columns: `−862 d ±15`, `+18 d`, `0 to +21 d`, `from +1 d`, `by +56 d`, `+3 h 20 min`,
    /// `−13.8 bn y`, `c. −315 d ±15`; a dash where nothing can be told.
    ///
    /// The unit becomes coarser where there is no room, and `±` grows with it, so that what was possible stays
    /// inside.
    #[must_use]
    pub fn brief(&self) -> String {
        short::fit(self, short::BRIEF)
    }

    /// The same in at most 8 columns: `−862±15d`, `0..+21 d`. Where not even a hedge has room, it is left to
    /// the colour.
    #[must_use]
    pub fn briefest(&self) -> String {
        short::fit(self, short::BRIEFEST)
    }

    /// The whole of it in plain words, from what is called so:
    /// `847 to 877 days (28 to 29 months) before the fire`. Nothing where nothing can be told.
    #[must_use]
    pub fn words(&self, from: &str) -> Option<String> {
        let about = |length: String| words::about(self.about, &length);
        let size = |number: i64| about(self.size(number, gap));
        let (at_least, at_most) =
            (|number| about(self.size(number, at_least_words)), |number| about(self.size(number, at_most_words)));
        let (after, before) = (words::after_what, words::before_what);
        Some(match (self.least, self.most) {
            (None, None) => return None,
            (Some(0), Some(0)) if self.about => words::about_same_as(self.unit, from),
            (Some(0), Some(0)) => words::same_as(self.unit, from),
            (Some(least @ 1..), None) => after(&words::at_least(&at_least(least)), from),
            (Some(0), None) => words::not_before(from),
            (Some(least), None) => words::not_earlier(&before(&at_most(-least), from)),
            (None, Some(most @ ..=-1)) => before(&words::at_least(&at_least(-most)), from),
            (None, Some(0)) => words::not_after(from),
            (None, Some(most)) => words::not_later(&after(&at_most(most), from)),
            (Some(least), Some(most)) if self.lasted => match (least, most) {
                (0, _) => words::from_same_day(&size(most), from),
                (_, 0) => words::to_same_day(&size(-least), from),
                (0.., _) => after(&words::from_to(&size(least), &self.size(most, gap)), from),
                (_, ..=0) => before(&words::from_to(&size(-least), &self.size(-most, gap)), from),
                _ => words::from_before_to_after(&size(-least), &self.size(most, gap), from),
            },
            (Some(least @ 0..), Some(most)) => after(&about(self.range(least, most)), from),
            (Some(least), Some(most @ ..=0)) => before(&about(self.range(-most, -least)), from),
            (Some(least), Some(most)) => {
                words::before_or_after(&at_most(-least), &self.size(most, at_most_words), from)
            }
        })
    }

    /// How much time lies between the two, whichever was first: `2 years 4 months`, `28 to 29 months`,
    /// `at least 3 days`, `up to 20 days, in either order`, `one during the other`. Nothing where nothing can be told.
    #[must_use]
    pub fn elapsed(&self) -> Option<String> {
        let length = |least: i64, most: i64| match self.unit {
            TimeUnit::Second => self.range(least, most),
            _ => gap_words(least, most),
        };
        let at_least = |number: i64| words::at_least(&self.elapsed_size(number, at_least_words));
        let words = match (self.least, self.most) {
            (Some(0), Some(0)) => words::same(self.unit).to_owned(),
            _ if self.is_during() => return Some(words::DURING.to_owned()),
            (Some(least @ 0..), Some(most)) => length(least, most),
            (Some(least), Some(most @ ..=0)) => length(-most, -least),
            (Some(least), Some(most)) => words::either_order(&length(0, most.max(-least))),
            (Some(least @ 1..), None) => at_least(least),
            (None, Some(most @ ..=-1)) => at_least(-most),
            _ => return None,
        };
        Some(words::about(self.about, &words))
    }

    /// The same counted in days, where [`Distance::elapsed`] has counted in something coarser: `862 days`,
    /// `847 to 877 days`.
    #[must_use]
    pub fn elapsed_in_days(&self) -> Option<String> {
        let (least, most) = (self.least?, self.most?);
        let (least, most) = if most <= 0 { (-most, -least) } else { (least, most) };
        let told = least >= 0 && COARSER_FROM < most && most < DAYS_AT_MOST && self.unit == TimeUnit::Day;
        told.then(|| in_days(least, most))
    }

    /// In days as long as there are not too many, then as the words for a rougher length have it.
    fn size(&self, number: i64, rough: fn(i64) -> String) -> String {
        if self.unit == TimeUnit::Day && number < DAYS_AT_MOST {
            return in_days(number, number);
        }
        self.elapsed_size(number, rough)
    }

    fn elapsed_size(&self, number: i64, rough: fn(i64) -> String) -> String {
        if self.unit == TimeUnit::Second { words::clock(number) } else { rough(number) }
    }

    /// Of two numbers that are not negative.
    fn range(&self, least: i64, most: i64) -> String {
        if self.unit == TimeUnit::Second {
            let [first, last] = [least, most].map(words::clock);
            return match least {
                _ if least == most => last,
                0 => words::at_most(&last),
                _ => words::up_to(&first, &last),
            };
        }
        match (in_days(least, most), gap_words(least, most)) {
            (days, _) if most <= COARSER_FROM => days,
            (days, rough) if most < DAYS_AT_MOST => words::in_other_words(&days, &rough),
            (_, rough) => rough,
        }
    }
}

fn gap(days: i64) -> String {
    gap_words(days, days)
}

/// Beyond so many days they are told in something coarser, too.
const COARSER_FROM: i64 = 45;
/// From so many days on they are not told at all.
const DAYS_AT_MOST: i64 = 100_000;

fn in_days(least: i64, most: i64) -> String {
    match (least, most) {
        (least, most) if least == most => words::count(most, words::DAY),
        (0, most) => words::at_most(&words::count(most, words::DAY)),
        (least, most) => words::range(least, most, words::DAY),
    }
}
