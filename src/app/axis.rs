//! The axis strip: which column a day falls in, how many events fall in each, where the ticks stand.

use crate::model::{Chronology, EventId};
use crate::when::{Bound, Day, When, month_short, year_words};

/// A linear scale: days from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// The first day, as [`Day::number`].
    start: i64,
    /// How many days the whole width covers, at least 1.
    length: i64,
    width: u16,
}

/// A tick of the axis: its column, and the label if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The column, counted from 0.
    pub column: u16,
    /// What stands below it.
    pub label: String,
    /// Whether it begins a year (or a larger unit): its label comes before others.
    pub major: bool,
}

/// An event covers the bars if it is known to within this many days; else it is fog.
const DATED: i64 = 31;

impl Scale {
    /// The scale that shows every event of a chronology in `width` columns, with a little air.
    #[must_use]
    pub fn of(chronology: &Chronology, width: u16) -> Self {
        let mut first = i64::MAX;
        let mut last = i64::MIN;
        let dated = chronology.events().filter(|event| chronology.when(*event).group_year().is_some());
        for event in dated {
            for bound in [chronology.when(event).earliest(), chronology.when(event).latest()] {
                if let Bound::Day(day) = bound {
                    first = first.min(day.number());
                    last = last.max(day.number());
                }
            }
        }
        if first > last {
            (first, last) = (0, 0);
        }
        let air = (last.saturating_sub(first) / 16).max(2);
        let start = first.saturating_sub(air);
        Self { start, length: last.saturating_add(air).saturating_sub(start).max(1), width }
    }

    /// The column of a day; days off the axis fall on its ends.
    #[must_use]
    pub fn column(&self, day: i64) -> u16 {
        let within = i128::from(day.saturating_sub(self.start).clamp(0, self.length));
        let column = within * i128::from(self.width.max(1)) / i128::from(self.length);
        u16::try_from(column).unwrap_or(u16::MAX).min(self.width.saturating_sub(1))
    }

    /// The column of a day that the axis shows.
    #[must_use]
    pub fn column_within(&self, day: i64) -> Option<u16> {
        let shown = self.start..=self.start.saturating_add(self.length);
        shown.contains(&day).then(|| self.column(day))
    }

    /// The columns that a date may fall in: first and last. None where nothing at all is known.
    #[must_use]
    pub fn columns(&self, when: &When) -> Option<(u16, u16)> {
        let first = match when.earliest() {
            Bound::Day(day) => self.column(day.number()),
            _ => 0,
        };
        let last = match when.latest() {
            Bound::Day(day) => self.column(day.number()),
            _ => self.width.saturating_sub(1),
        };
        let known = when.group_year().is_some()
            && [when.earliest(), when.latest()].iter().any(|bound| matches!(bound, Bound::Day(_)));
        (known && first <= last).then_some((first, last))
    }

    /// The column in the middle of a date.
    #[must_use]
    pub fn column_of(&self, when: &When) -> Option<u16> {
        self.columns(when).map(|(first, last)| first + (last - first) / 2)
    }

    /// The ticks: days, months, quarters, years, decades and so on, whichever stand at least six columns
    /// apart.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        let days_in = |columns: i64| self.length.saturating_mul(columns) / i64::from(self.width.max(1));
        let least = days_in(6);
        match least {
            ..=1 => self.day_ticks(),
            2..=30 => self.month_ticks(1),
            31..=91 => self.month_ticks(3),
            _ => {
                let mut years = 1;
                while years < 1_000_000_000_000 && least > years * 365 {
                    years *= if least > years * 1825 { 10 } else { 5 };
                }
                self.year_ticks(years)
            }
        }
    }

    /// The label of the axis's first column: the year it lies in.
    #[must_use]
    pub fn first_label(&self) -> String {
        year_words(Day::from_number(self.start).ymd().0)
    }

    fn end(&self) -> i64 {
        self.start.saturating_add(self.length)
    }

    fn tick(&self, day: Day, label: String, major: bool) -> Option<Tick> {
        let number = day.number();
        (self.start..self.end()).contains(&number).then(|| Tick { column: self.column(number), label, major })
    }

    fn day_ticks(&self) -> Vec<Tick> {
        (self.start..=self.end())
            .filter_map(|number| {
                let (_, month, day) = Day::from_number(number).ymd();
                let first = day == 1;
                let label = if first { month_short(month).to_owned() } else { day.to_string() };
                self.tick(Day::from_number(number), label, first)
            })
            .collect()
    }

    fn month_ticks(&self, step: u8) -> Vec<Tick> {
        let (first, ..) = Day::from_number(self.start).ymd();
        let (last, ..) = Day::from_number(self.end()).ymd();
        (first..=last)
            .flat_map(|year| (1..=12).step_by(step.into()).map(move |month| (year, month)))
            .filter_map(|(year, month)| {
                let label = if month == 1 { year_words(year) } else { month_short(month).to_owned() };
                self.tick(Day::from_ymd(year, month, 1)?, label, month == 1)
            })
            .collect()
    }

    fn year_ticks(&self, step: i64) -> Vec<Tick> {
        let (first, ..) = Day::from_number(self.start).ymd();
        let (last, ..) = Day::from_number(self.end()).ymd();
        let mut ticks = Vec::new();
        let mut year = first.div_euclid(step) * step;
        while year <= last {
            ticks.extend(Day::from_ymd(year, 1, 1).and_then(|day| self.tick(day, year_words(year), true)));
            year += step;
        }
        ticks
    }
}

/// How many events fall in each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// The scale.
    pub scale: Scale,
    /// Dated events by column.
    pub bars: Vec<u32>,
    /// Whether events of uncertain date may fall in the column.
    pub fog: Vec<bool>,
}

impl Axis {
    /// Counts events into the columns of a strip.
    #[must_use]
    pub fn of(chronology: &Chronology, events: &[EventId], width: u16) -> Self {
        let scale = Scale::of(chronology, width);
        let mut bars = vec![0; width.into()];
        let mut fog = vec![false; width.into()];
        for event in events.iter().filter(|_| width > 0) {
            let when = chronology.when(*event);
            let Some((first, last)) = scale.columns(when) else { continue };
            let stretch = usize::from(first)..=usize::from(last);
            let Some(days) = when.span().days() else {
                // Open at an end: fog over half the axis would say nothing.
                continue;
            };
            if when.is_hedged() || (!when.is_interval() && days > DATED) {
                fog[stretch].fill(true);
            } else {
                bars[stretch].iter_mut().for_each(|bar| *bar += 1);
            }
        }
        Self { scale, bars, fog }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(first: (i64, u8, u8), last: (i64, u8, u8), width: u16) -> Scale {
        let day = |(year, month, day)| Day::from_ymd(year, month, day).expect("a day").number();
        Scale { start: day(first), length: day(last) - day(first), width }
    }

    #[test]
    fn ticks_suit_the_scale() {
        for (first, last, width, expected) in [
            ((2022, 2, 20), (2022, 3, 5), 78, "20 21 22 23 24 25 26 27 28 Mar 2 3 4"),
            ((2022, 1, 15), (2022, 6, 15), 78, "Feb Mar Apr May Jun"),
            ((2019, 7, 1), (2022, 5, 30), 118, "Jul Oct 2020 Apr Jul Oct 2021 Apr Jul Oct 2022 Apr"),
            ((2000, 1, 2), (2010, 1, 1), 60, "2001 2002 2003 2004 2005 2006 2007 2008 2009"),
            ((1900, 6, 1), (2000, 6, 1), 78, "1910 1920 1930 1940 1950 1960 1970 1980 1990 2000"),
        ] {
            let ticks = scale(first, last, width).ticks();
            let labels: Vec<_> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(labels.join(" "), expected);
            assert!(ticks.windows(2).all(|pair| pair[0].column < pair[1].column));
        }
    }

    #[test]
    fn billions_of_years_have_few_ticks() {
        let scale = scale((-13_800_000_000, 1, 1), (2022, 1, 1), 100);
        assert!((3..=20).contains(&scale.ticks().len()), "{:?}", scale.ticks());
        assert_eq!(scale.column(i64::MIN), 0);
        assert_eq!(scale.column(i64::MAX), 99);
    }
}
