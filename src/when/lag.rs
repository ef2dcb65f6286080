//! How long after something another thing was.

use super::length::{at_least_words, at_most_words, gap_words};
use super::{Bound, Span, When, words};

/// What the days of a [`Lag`] are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The whole of something.
    It,
    /// The day on which something that lasted began.
    Beginning,
    /// The day on which it ended.
    End,
}

/// How long after something another thing was, in days; negative where it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// What is counted from.
    pub since: Since,
    /// At least so many; `None` where there is no telling.
    pub least: Option<i64>,
    /// At most so many; `None` where there is no telling.
    pub most: Option<i64>,
    /// Whether one of the dates is itself said to be uncertain or approximate.
    pub about: bool,
}

impl Lag {
    /// From a date to the first of several, none of which is certainly before all others; `None` stands for one
    /// of which nothing is known.
    #[must_use]
    pub fn of(from: &When, first_of: &[Option<&When>]) -> Lag {
        Self::since(Since::It, from.span(), from.doubts().is_any(), first_of)
    }

    /// The same for an event: from the end of what lasted, where it had ended by then, else from its beginning.
    #[must_use]
    pub fn of_event(event: &When, first_of: &[Option<&When>]) -> Lag {
        if !event.is_interval() {
            return Self::of(event, first_of);
        }
        let is_doubted = event.doubts().is_any();
        let ended = Self::since(Since::End, event.ending(), is_doubted, first_of);
        if ended.least.is_some_and(|least| least >= 0) {
            return ended;
        }
        Self::since(Since::Beginning, event.beginning(), is_doubted, first_of)
    }

    fn since(since: Since, from: Span, is_doubted: bool, first_of: &[Option<&When>]) -> Lag {
        let number = |bound: Bound| bound.day().map(super::Day::number);
        let dated = || first_of.iter().flatten();
        // The first begins no sooner than all of them may, and ends with the earliest end that is known.
        let begins: Option<Vec<i64>> = first_of.iter().map(|when| number((*when)?.earliest())).collect();
        let begins = begins.and_then(|begins| begins.into_iter().min());
        let ends = dated().filter_map(|when| number(when.latest())).min();
        let minus = |a: Option<i64>, b: Option<i64>| Some(a? - b?);
        let in_doubt = |when: &When| when.doubts().is_any();
        Lag {
            since,
            least: minus(begins, number(from.latest)),
            most: minus(ends, number(from.earliest)),
            about: is_doubted || dated().any(|when| in_doubt(when)),
        }
    }

    /// `12 to 13 months after it`, `at least 1 year after it began`, `3 days before it`, `on the same day`, `on the day
    /// it ended`; nothing where nothing can be said.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let about = |words: String| words::about(self.about, &words);
        let between = |least: i64, most: i64| match least {
            0 if most > 0 => words::at_most(&about(at_most_words(most))),
            _ => about(gap_words(least, most)),
        };
        let at_least = |days: i64| words::at_least(&about(at_least_words(days)));
        let not_more = |days: i64| words::not_more(&about(at_most_words(days)));
        let (day, it) = match self.since {
            Since::It => (words::SAME_DAY, words::IT),
            Since::Beginning => (words::DAY_IT_BEGAN, words::IT_BEGAN),
            Since::End => (words::DAY_IT_ENDED, words::IT_ENDED),
        };
        let after = |length: &str| words::after_what(length, it);
        let before = |length: &str| words::before_what(length, it);
        Some(match (self.least, self.most) {
            (Some(0), Some(0)) if self.about => words::about(true, day),
            (Some(0), Some(0)) => words::on(day),
            (Some(least), Some(most)) if least >= 0 => after(&between(least, most)),
            (Some(least), Some(most)) if most <= 0 => before(&between(-most, -least)),
            (Some(least), None) if least > 0 => after(&at_least(least)),
            (None, Some(most)) if most < 0 => before(&at_least(-most)),
            (_, Some(most)) if most > 0 => after(&not_more(most)),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lags() {
        for (from, to, expected) in [
            ("2021-04", "2022-04-22", Some("12 to 13 months after it")),
            ("2022-04-21", "2022-04-22", Some("1 day after it")),
            ("2022-04-22", "2022-04-22", Some("on the same day")),
            ("2022-04-22?", "2022-04-22", Some("about the same day")),
            ("2022-04", "2022-04-30", Some("up to 29 days after it")),
            ("2021~", "2022-04-22", Some("about 4 to 16 months after it")),
            ("2022-04-21", "[2022-04-22..]", Some("at least 1 day after it")),
            ("2022-04-22", "[2022-04-22..]", None),
            ("2022-04-22", "[..2022-04-25]", Some("at most 3 days after it")),
            // It lasted, and no end is given; it may lie on either side.
            ("2022-02-24/", "2022-04-22", Some("at most 2 months after it")),
            ("../2022-02-24", "2022-04-22", Some("at least 1 month after it")),
            ("2022-02-01/", "[..2022-04-22]", Some("at most 3 months after it")),
            ("[2022-02-01..2022-04-22]", "2022-04-22", Some("up to 3 months after it")),
            ("2022", "2022-04-22", Some("at most 4 months after it")),
            // Announced.
            ("1932-21", "1931-11-12", Some("4 to 7 months before it")),
            ("2022-04-25", "[..2022-04-22]", Some("at least 3 days before it")),
            ("[2022-04-22..]", "2022-04-22", None),
            // Nothing can be said.
            ("../2022-04-30", "2022-04-22", None),
            ("2022-04-23", "[2022-04-22..]", None),
        ] {
            let lag = Lag::of(&When::parse(from).expect("a date"), &[Some(&When::parse(to).expect("a date"))]);
            assert_eq!(lag.words().as_deref(), expected, "{from} {to}");
        }
    }

    #[test]
    fn lags_behind_what_lasted() {
        for (event, report, expected) in [
            ("2022-03-14", "2022-03-17", Some("3 days after it")),
            ("2022-03-09/2022-03-14", "2022-03-17", Some("3 days after it ended")),
            ("2022-03-09/2022-03-14", "2022-03-14", Some("on the day it ended")),
            ("2022-03-09/2022-03-14", "2022-03-12", Some("3 days after it began")),
            ("2022-03-09/2022-03-14", "2022-03-09", Some("on the day it began")),
            ("2022-03-09/2022-03-14", "2022-03-08", Some("1 day before it began")),
            ("2022-03-09/2022-03-14?", "2022-03-17", Some("about 3 days after it ended")),
            ("2022-03-09/2022-03-14", "[2022-03-17..]", Some("at least 3 days after it ended")),
            ("2022-03-09/2022-03-14", "[..2022-03-17]", Some("at most 8 days after it began")),
            ("2022-03-09/2022-03-14", "2022-03", Some("at most 22 days after it began")),
            ("2022-02/2022-03", "2022-04-10", Some("10 to 40 days after it ended")),
            ("2022-02/2022-03", "2022-03-10", Some("10 to 37 days after it began")),
            ("2022-03-09/", "2022-03-17", Some("8 days after it began")),
            ("2022-03-09/..", "2022-03-17", Some("8 days after it began")),
            ("../2022-03-14", "2022-03-17", Some("3 days after it ended")),
            ("../2022-03-14", "2022-03-12", None),
        ] {
            let lag =
                Lag::of_event(&When::parse(event).expect("a date"), &[Some(&When::parse(report).expect("a date"))]);
            assert_eq!(lag.words().as_deref(), expected, "{event} {report}");
        }
    }
}
