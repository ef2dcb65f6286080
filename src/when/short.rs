//! Signed distances in few columns: in the finest unit that has room.

use super::distance::Distance;
use super::words::{self, decimal};
use super::{TimeUnit, distance_words};

/// The columns of a date in a list.
pub(super) const BRIEF: usize = 13;
/// The columns of a date in a tight list.
pub(super) const BRIEFEST: usize = 8;

/// A unit, or a decimal part of it, that numbers are told in.
#[derive(Clone, Copy, Debug)]
struct Grain {
    unit: TimeUnit,
    /// How many days, or seconds, a unit has: a fraction.
    size: (i128, i128),
    /// Thousands, millions and so on of it.
    power: u64,
    decimals: u32,
    /// The largest number of grains that is told in it.
    most: i128,
}

const fn grain(unit: TimeUnit, size: (i128, i128), most: i128) -> Grain {
    Grain { unit, size, power: 1, decimals: 0, most }
}

const fn of_years(power: u64, decimals: u32, most: i128) -> Grain {
    Grain { unit: TimeUnit::Year, size: (146_097, 400), power, decimals, most }
}

/// From the finest on.
const OF_SECONDS: [Grain; 4] = [
    grain(TimeUnit::Second, (1, 1), 59),
    grain(TimeUnit::Minute, (60, 1), 59),
    grain(TimeUnit::Hour, (3_600, 1), 95),
    grain(TimeUnit::Day, (86_400, 1), 99),
];

const OF_DAYS: [Grain; 16] = [
    grain(TimeUnit::Day, (1, 1), 9_999),
    grain(TimeUnit::Month, (146_097, 4_800), 119),
    of_years(1, 1, 999),
    of_years(1, 0, 9_999),
    of_years(1_000, 2, 999),
    of_years(1_000, 1, 999),
    of_years(1_000, 0, 999),
    of_years(1_000_000, 2, 999),
    of_years(1_000_000, 1, 999),
    of_years(1_000_000, 0, 999),
    of_years(1_000_000_000, 2, 999),
    of_years(1_000_000_000, 1, 999),
    of_years(1_000_000_000, 0, 999),
    of_years(1_000_000_000_000, 2, 999),
    of_years(1_000_000_000_000, 1, 999),
    of_years(1_000_000_000_000, 0, 999),
];

/// The first form, from the finest unit on, that has room.
pub(super) fn fit(distance: &Distance, room: usize) -> String {
    if !distance.is_known() {
        return words::NO_DISTANCE.to_owned();
    }
    let fits = |form: &String| form.chars().count() <= room;
    // In each unit with its hedge, if that has room.
    let hedged = |forms: Vec<String>| {
        let hedges = forms.iter().filter(|_| distance.is_hedged()).map(|form| words::approximately(form));
        let (roomy, tight): (Vec<String>, Vec<String>) = hedges.map(|[roomy, tight]| (roomy, tight)).unzip();
        roomy.into_iter().chain(tight).chain(forms).find(fits)
    };
    let grains: &[Grain] = if distance.unit() == TimeUnit::Second { &OF_SECONDS } else { &OF_DAYS };
    let in_grains = |distance: &Distance| grains.iter().find_map(|grain| hedged(grain.forms(distance)));
    clock(distance)
        .and_then(|forms| hedged(forms.to_vec()))
        .or_else(|| in_grains(distance))
        .or_else(|| in_grains(&distance.as_one_day()))
        .unwrap_or_else(|| vast(distance))
}

/// A distance that no other form has room for.
fn vast(distance: &Distance) -> String {
    let days = distance.least().or(distance.most()).unwrap_or_default();
    let years = of_years(1, 0, i128::MAX).nearest(days, days);
    words::vast_distance(i64::try_from(years).unwrap_or(i64::MAX), TimeUnit::Year)
}

/// Two units of a certain distance between instants: hours and minutes, days and hours.
fn clock(distance: &Distance) -> Option<[String; 2]> {
    let seconds = distance.least().filter(|_| distance.unit() == TimeUnit::Second)?;
    let two = |large: TimeUnit, small: TimeUnit, count: i64, each: i64| {
        let first = distance_words(seconds.signum() * (count / each), large);
        let rest = count % each;
        let forms = words::two_units(&first, rest, small);
        (count >= each && rest > 0).then_some(forms)
    };
    if distance.most() != Some(seconds) {
        return None;
    }
    // Rounded to the smaller unit of the two.
    match seconds.unsigned_abs().cast_signed() {
        size @ ..172_800 => two(TimeUnit::Hour, TimeUnit::Minute, (size + 30) / 60, 60),
        size => two(TimeUnit::Day, TimeUnit::Hour, (size + 1_800) / 3_600, 24),
    }
}

impl Grain {
    /// The distance in this grain, from the longest form to the shortest; none where its numbers are too large.
    fn forms(&self, distance: &Distance) -> Vec<String> {
        let numbers: Vec<i128>;
        let forms: Vec<String> = match (distance.least(), distance.most()) {
            // What no figure tells apart needs no hedge.
            (Some(least), Some(most)) if self.is_one_figure(distance, least, most) => {
                numbers = vec![self.nearest(least, most)];
                self.with_unit(&self.signed(numbers[0]))
            }
            // Two ends with decimals would be hard to read.
            (Some(_), Some(_)) if distance.lasted() && self.decimals > 0 => return Vec::new(),
            (Some(least), Some(most)) if distance.lasted() => {
                let (first, last) = (self.floor(least), self.ceil(most));
                numbers = vec![first, last];
                let [long, short] = words::distance_ranges(&self.signed(first), &self.signed(last));
                let mut forms = self.with_unit(&short);
                forms.insert(0, format!("{long} {}", self.name()));
                forms
            }
            (Some(least), Some(most)) => {
                let middle = self.nearest(least, most);
                let half = (self.ceil(most) - middle).max(middle - self.floor(least));
                numbers = vec![middle, half];
                let (middle, half) = (self.signed(middle), self.number(half));
                let joined = format!("{middle}±{half}");
                let name = self.name();
                let tight = format!("{joined}{}", name.replace(' ', ""));
                vec![format!("{middle} {name} ±{half}"), format!("{joined} {name}"), format!("{joined}{name}"), tight]
            }
            (Some(least), None) => {
                numbers = vec![self.floor(least)];
                let forms = self.with_unit(&self.signed(numbers[0])).into_iter();
                forms.flat_map(|form| words::distance_from(&form)).collect()
            }
            (None, Some(most)) => {
                numbers = vec![self.ceil(most)];
                let forms = self.with_unit(&self.signed(numbers[0])).into_iter();
                forms.flat_map(|form| words::distance_by(&form)).collect()
            }
            (None, None) => return Vec::new(),
        };
        if numbers.iter().all(|number| number.abs() <= self.most) { forms } else { Vec::new() }
    }

    /// Whether both ends have the same figure; what lasted is rather told by its ends than by less than three digits.
    fn is_one_figure(&self, distance: &Distance, least: i64, most: i64) -> bool {
        let figure = self.nearest(least, least);
        figure == self.nearest(most, most) && (!distance.lasted() || least == most || figure.abs() >= 100)
    }

    /// How many grains so many days or seconds are, as a fraction.
    fn fraction(&self, number: i64) -> (i128, i128) {
        let (size, parts) = self.size;
        (i128::from(number) * parts * 10_i128.pow(self.decimals), size * i128::from(self.power))
    }

    fn floor(&self, number: i64) -> i128 {
        let (over, under) = self.fraction(number);
        over.div_euclid(under)
    }

    fn ceil(&self, number: i64) -> i128 {
        let (over, under) = self.fraction(number);
        -(-over).div_euclid(under)
    }

    /// The middle of the two, rounded; a half away from zero.
    fn nearest(&self, least: i64, most: i64) -> i128 {
        let ((first, under), (last, _)) = (self.fraction(least), self.fraction(most));
        let twice = first + last;
        twice.signum() * (twice.abs() + under).div_euclid(2 * under)
    }

    fn signed(&self, number: i128) -> String {
        let sign = words::sign(i64::try_from(number.signum()).unwrap_or_default());
        format!("{sign}{}", self.number(number))
    }

    fn number(&self, number: i128) -> String {
        decimal(u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX), self.decimals)
    }

    fn name(&self) -> String {
        let unit = words::unit_short(self.unit);
        match words::power_short(self.power) {
            "" => unit.to_owned(),
            power => format!("{power} {unit}"),
        }
    }

    /// With the unit behind a blank, and without the blank.
    fn with_unit(&self, number: &str) -> Vec<String> {
        let mut forms = vec![format!("{number} {}", self.name())];
        if self.power == 1 {
            forms.push(format!("{number}{}", self.name()));
        }
        forms
    }
}
