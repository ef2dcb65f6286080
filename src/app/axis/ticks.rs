//! The ticks of an axis: times of day, days, Mondays, months, quarters, years and their powers of ten, whichever
//! have room for their labels.

use crate::app::axis::scale::Piece;
use crate::app::axis::window::{DAY, HOUR, YEAR};
use crate::app::axis::{Moment, Scale};
use crate::when::{Day, TimeUnit, distance_words, month_short, tick, year_in_brief};

/// What a tick begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A larger unit: its label stands above, and a guide may run down from it.
    Upper,
    /// No unit begins here, but a stretch of the axis, which names the larger unit that it begins in.
    Start,
    /// A smaller unit.
    Lower,
}

/// A tick of the axis: its column, and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The column, counted from 0.
    pub column: u16,
    /// What stands beside it, from its column on; empty where there is no room.
    pub label: String,
    /// What it begins.
    pub rank: Rank,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// So many seconds of the clock, from midnight.
    Clock(Moment),
    /// Days.
    Day,
    /// Weeks.
    Monday,
    /// So many months: 1 or 3.
    Months(u8),
    /// So many years.
    Years(i64),
}

/// Minutes and hours that a clock is divided by.
const CLOCK: [Moment; 9] = [60, 300, 900, 1_800, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
/// Blanks between two labels.
const APART: u16 = 2;

impl Unit {
    /// Every unit with ticks of its own, from the smallest on.
    fn all() -> impl Iterator<Item = Self> {
        let days = [Self::Day, Self::Monday, Self::Months(1), Self::Months(3)];
        let years = (0..=16).flat_map(|power| [1, 2, 5].map(|count| count * 10_i64.pow(power)));
        CLOCK.into_iter().map(Self::Clock).chain(days).chain(years.map(Self::Years))
    }

    /// The seconds of it where it is shortest.
    fn seconds(self) -> Moment {
        match self {
            Self::Clock(seconds) => seconds,
            Self::Day => DAY,
            Self::Monday => 7 * DAY,
            Self::Months(months) => Moment::from(months) * 28 * DAY,
            Self::Years(years) => Moment::from(years) * YEAR,
        }
    }

    /// The smallest unit whose labels have room on a stretch of the axis; none where it is too narrow for any.
    fn of(piece: &Piece) -> Option<Self> {
        Self::all().find(|unit| unit.has_room(piece, unit.label_width(piece)))
    }

    /// Whether labels of so many columns have room in each of it.
    fn has_room(self, piece: &Piece, label: u16) -> bool {
        self.seconds() * piece.width() >= Moment::from(label + APART) * piece.length()
    }

    fn label_width(self, piece: &Piece) -> u16 {
        match self {
            Self::Clock(_) => 5,
            Self::Day | Self::Monday => 2,
            Self::Months(_) => 3,
            Self::Years(step) => {
                let ends = [piece.from, piece.until].map(|end| width(&year_in_brief(round(year_of(end), step))));
                ends[0].max(ends[1])
            }
        }
    }

    /// The unit above it.
    fn upper(self) -> Option<Self> {
        match self {
            Self::Clock(_) => Some(Self::Day),
            Self::Day | Self::Monday => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The moments at which it begins, from `from` on and before `until`.
    fn begins(self, from: Moment, until: Moment) -> Vec<Moment> {
        let every = |step: Moment, offset: Moment| {
            let first = (from - offset + step - 1).div_euclid(step) * step + offset;
            (0..).map(move |nth| first + nth * step).take_while(|moment| *moment < until).collect()
        };
        match self {
            Self::Clock(seconds) => every(seconds, 0),
            Self::Day => every(DAY, 0),
            // 1970-01-05 was a Monday.
            Self::Monday => every(7 * DAY, 4 * DAY),
            Self::Months(step) => {
                let year = year_of(from);
                let months = (year..=year_of(until)).flat_map(|year| {
                    (1..=12).step_by(step.into()).filter_map(move |month| Day::from_ymd(year, month, 1))
                });
                months.map(begin).filter(|moment| (from..until).contains(moment)).collect()
            }
            Self::Years(step) => {
                let nths = year_of(from).div_euclid(step)..=year_of(until).div_euclid(step);
                let years = nths.filter_map(|nth| Day::from_ymd(round(nth.saturating_mul(step), step), 1, 1));
                years.map(begin).filter(|moment| (from..until).contains(moment)).collect()
            }
        }
    }

    /// The label of what begins at a moment.
    fn label(self, moment: Moment, piece: &Piece) -> String {
        let (year, month, day) = ymd(moment);
        match self {
            Self::Clock(_) => {
                let minutes = moment.rem_euclid(DAY) / 60;
                let small = |number: Moment| u8::try_from(number).expect("hours and minutes are below 60");
                tick::clock(small(minutes / 60), small(minutes % 60))
            }
            Self::Day if self.has_room(piece, 6) => tick::weekday(day_of(moment).weekday(), day),
            Self::Day | Self::Monday => day.to_string(),
            Self::Months(_) => month_short(month).to_owned(),
            Self::Years(_) => year_in_brief(year),
        }
    }

    /// The label of what begins at a moment, where it is the upper unit.
    fn upper_label(self, moment: Moment) -> String {
        let (year, month, day) = ymd(moment);
        match self {
            Self::Day => tick::date(day_of(moment).weekday(), month, day),
            Self::Months(_) if month == 1 => tick::month_and_year(year, month),
            Self::Months(_) => tick::month(month).to_owned(),
            _ => year_in_brief(year),
        }
    }

    /// What of this unit a moment lies in, its year told.
    fn around(self, moment: Moment) -> String {
        let (year, month, _) = ymd(moment);
        match self {
            Self::Clock(_) | Self::Day => tick::date_and_year(day_of(moment).weekday(), ymd(moment)),
            Self::Monday | Self::Months(_) => tick::month_and_year(year, month),
            Self::Years(step) => year_in_brief(if step == 1 { year } else { rounded(year, step) }),
        }
    }
}

/// A year that ticks may stand at: BC is counted from 1 downwards, so the round ones are one off.
fn round(year: i64, step: i64) -> i64 {
    if step > 1 && (-9_999..=0).contains(&year) { year + 1 } else { year }
}

/// A year of the far past to a fiftieth of the step between ticks; others as they are.
fn rounded(year: i64, step: i64) -> i64 {
    if (-9_999..=9_999).contains(&year) {
        return year;
    }
    let unit = (step / 50).max(1);
    (year + unit / 2).div_euclid(unit) * unit
}

fn day_of(moment: Moment) -> Day {
    let limit = |number: Moment| number.clamp(Moment::from(i64::MIN), Moment::from(i64::MAX));
    Day::from_number(i64::try_from(limit(moment.div_euclid(DAY))).expect("it is held within an i64"))
}

fn ymd(moment: Moment) -> (i64, u8, u8) {
    day_of(moment).ymd()
}

fn year_of(moment: Moment) -> i64 {
    ymd(moment).0
}

fn begin(day: Day) -> Moment {
    Moment::from(day.number()) * DAY
}

fn width(label: &str) -> u16 {
    u16::try_from(label.chars().count()).unwrap_or(u16::MAX)
}

/// The lengths in which time is counted from T-zero, from the smallest on.
fn counted() -> impl Iterator<Item = (i64, TimeUnit, Moment)> {
    const MONTH: Moment = YEAR / 12;
    let short = [
        (1, TimeUnit::Minute, 60),
        (5, TimeUnit::Minute, 60),
        (15, TimeUnit::Minute, 60),
        (1, TimeUnit::Hour, HOUR),
        (3, TimeUnit::Hour, HOUR),
        (6, TimeUnit::Hour, HOUR),
        (12, TimeUnit::Hour, HOUR),
        (1, TimeUnit::Day, DAY),
        (2, TimeUnit::Day, DAY),
        (7, TimeUnit::Day, DAY),
        (14, TimeUnit::Day, DAY),
        (1, TimeUnit::Month, MONTH),
        (3, TimeUnit::Month, MONTH),
        (6, TimeUnit::Month, MONTH),
    ];
    let powers = (0..=16).map(|power| 10_i64.pow(power));
    let years = powers.flat_map(|power| [power, 2 * power, 5 * power]).map(|count| (count, TimeUnit::Year, YEAR));
    short.into_iter().chain(years)
}

/// The ticks of a stretch that count from a moment.
fn ticks_from(zero: Moment, piece: &Piece) -> Vec<(Moment, String)> {
    let steps = counted().filter_map(|(count, unit, seconds)| {
        let step = Moment::from(count) * seconds;
        let counted = |nth: Moment| i64::try_from(nth).unwrap_or(i64::MAX).saturating_mul(count);
        let longest = |nth: Moment| width(&distance_words(counted(nth), unit));
        let words = |nth: Moment| match counted(nth) {
            months if unit == TimeUnit::Month && months % 12 == 0 => distance_words(months / 12, TimeUnit::Year),
            counted => distance_words(counted, unit),
        };
        let first = (piece.from - zero + step - 1).div_euclid(step);
        let last = (piece.until - 1 - zero).div_euclid(step);
        let label = longest(first).max(longest(last));
        let room = step * piece.width() >= Moment::from(label + APART) * piece.length();
        room.then(|| (first..=last).map(|nth| (zero + nth * step, words(nth))).collect())
    });
    steps.into_iter().next().unwrap_or_default()
}

impl Scale {
    /// The ticks for two rows of labels, from left to right: the larger units above, the smaller below. Labels
    /// of a row do not touch. From `zero` on, where there is one, the lower row counts.
    #[must_use]
    pub fn ticks(&self, zero: Option<Moment>) -> Vec<Tick> {
        let (mut above, mut below) = (Row::of(self.width()), Row::of(self.width()));
        let mut ticks = self.unplaced(zero, 0);
        for rank in [Rank::Upper, Rank::Start] {
            above.place(ticks.iter_mut().filter(|tick| tick.rank == rank));
        }
        below.place(ticks.iter_mut().filter(|tick| tick.rank == Rank::Lower));
        ticks.retain(|tick| tick.rank != Rank::Start || !tick.label.is_empty());
        ticks
    }

    /// The ticks for one row of labels, which leaves so many columns free at its left and right end.
    #[must_use]
    pub fn ticks_in_a_row(&self, zero: Option<Moment>, free: (u16, u16)) -> Vec<Tick> {
        let mut row = Row::of(self.width());
        row.keep_free(0, free.0);
        row.keep_free(self.width().saturating_sub(free.1), self.width());
        let mut ticks = self.unplaced(zero, if free.0 > 0 { free.0 + APART } else { 0 });
        // Where time is counted from zero, the calendar does not come in between.
        if zero.is_some() {
            ticks.retain(|tick| tick.rank == Rank::Lower);
        }
        for rank in [Rank::Upper, Rank::Start, Rank::Lower] {
            row.place(ticks.iter_mut().filter(|tick| tick.rank == rank));
        }
        ticks.retain(|tick| tick.rank != Rank::Start || !tick.label.is_empty());
        ticks
    }

    /// The columns in which larger units begin, for guides.
    #[must_use]
    pub fn guides(&self) -> Vec<u16> {
        self.unplaced(None, 0).into_iter().filter(|tick| tick.rank == Rank::Upper).map(|tick| tick.column).collect()
    }

    /// Every tick with its label, whether or not there is room for it. What the axis begins in is told from column
    /// `left` on.
    fn unplaced(&self, zero: Option<Moment>, left: u16) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        for piece in self.pieces().iter().filter(|piece| !piece.folded) {
            let mut add = |moment: Moment, label: String, rank: Rank| {
                ticks.extend(self.column_within(moment).map(|column| Tick { column, label, rank }));
            };
            let Some(unit) = Unit::of(piece) else { continue };
            let upper = unit.upper().unwrap_or(unit);
            let beside = left.clamp(piece.columns.start, piece.columns.end - 1);
            let begun = if beside > piece.columns.start { self.moment(beside) } else { piece.from };
            let start = upper.around(begun);
            for (nth, moment) in upper.begins(piece.from, piece.until).into_iter().enumerate() {
                // The first tells its year where there is no room to tell it before.
                let room = self.column_within(moment).map_or(0, |column| column.saturating_sub(beside));
                let told = nth > 0 || room >= width(&start) + APART;
                add(moment, if told { upper.upper_label(moment) } else { upper.around(moment) }, Rank::Upper);
            }
            add(begun, start, Rank::Start);
            if let Some(zero) = zero {
                for (moment, label) in ticks_from(zero, piece) {
                    add(moment, label, Rank::Lower);
                }
            } else if unit != upper {
                // January is the year that stands above it.
                let told_above = |moment: &Moment| matches!(unit, Unit::Months(_)) && ymd(*moment).1 == 1;
                for moment in unit.begins(piece.from, piece.until).into_iter().filter(|moment| !told_above(moment)) {
                    add(moment, unit.label(moment, piece), Rank::Lower);
                }
            }
        }
        ticks.sort_by_key(|tick| (tick.column, tick.rank));
        ticks
    }
}

/// A row of labels, and what is taken of it.
struct Row {
    width: u16,
    taken: Vec<(u16, u16)>,
}

impl Row {
    fn of(width: u16) -> Self {
        Self { width, taken: Vec::new() }
    }

    fn keep_free(&mut self, from: u16, end: u16) {
        if from < end {
            self.taken.push((from, end));
        }
    }

    /// Gives each tick its label, or takes it away where there is no room.
    fn place<'a>(&mut self, ticks: impl Iterator<Item = &'a mut Tick>) {
        for tick in ticks {
            let (from, end) = (tick.column, tick.column.saturating_add(width(&tick.label)));
            let apart = |taken: &(u16, u16)| end + APART <= taken.0 || taken.1 + APART <= from;
            if end <= self.width && self.taken.iter().all(apart) {
                self.taken.push((from, end));
            } else {
                tick.label.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests;
