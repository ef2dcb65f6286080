//! The words of distances from a chosen date: short ones with a sign, and whole clauses.

use super::years::{POWERS, decimal};
use crate::when::TimeUnit;

/// Below this size a number is told in full, from it on in thousands, millions and so on.
const IN_FULL: u64 = 10_000;
const THOUSAND: (i64, &str, &str) = (1_000, "thousand", "k");

/// A number of units from a chosen date, with its sign and the unit's short name: `−2 y`, `+3 mo`, `+14 d`,
/// `−13.8 bn y`; `0` for none. From 10,000 on it has three digits, rounded.
#[must_use]
pub fn distance_words(count: i64, unit: TimeUnit) -> String {
    match count {
        0 => ZERO.to_owned(),
        _ => format!("{}{} {}", sign(count), size(count.unsigned_abs()), unit_short(unit)),
    }
}

pub(in crate::when) const ZERO: &str = "0";

fn unit_short(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "s",
        TimeUnit::Minute => "min",
        TimeUnit::Hour => "h",
        TimeUnit::Day => "d",
        TimeUnit::Month => "mo",
        TimeUnit::Year => "y",
    }
}

fn sign(count: i64) -> &'static str {
    match count {
        ..0 => "−",
        0 => "",
        1.. => "+",
    }
}

fn size(number: u64) -> String {
    let mut powers = POWERS.iter().chain([&THOUSAND]).map(|(power, _, name)| (power.unsigned_abs(), name));
    let Some((power, name)) = powers.find(|(power, _)| number >= *power).filter(|_| number >= IN_FULL) else {
        return number.to_string();
    };
    let decimals = 2_u32.saturating_sub((number / power).ilog10());
    let least = power / 10_u64.pow(decimals);
    let rounded = number / least + u64::from(number % least >= least.div_ceil(2));
    match rounded.saturating_mul(least) {
        // Rounded up to the next power of ten with a name.
        next if number < next && POWERS.iter().any(|(power, ..)| power.unsigned_abs() == next) => size(next),
        _ => format!("{} {name}", decimal(rounded, decimals)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks() {
        use TimeUnit::{Day, Hour, Minute, Month, Second, Year};
        for (count, unit, expected) in [
            (0, Day, "0"),
            (-2, Year, "−2 y"),
            (3, Month, "+3 mo"),
            (14, Day, "+14 d"),
            (-6, Hour, "−6 h"),
            (30, Minute, "+30 min"),
            (-5, Second, "−5 s"),
            (-862, Day, "−862 d"),
            (9_999, Day, "+9999 d"),
            (10_000, Year, "+10 k y"),
            (-12_500, Year, "−12.5 k y"),
            (-250_000, Year, "−250 k y"),
            (999_999, Year, "+1 m y"),
            (1_500_000, Year, "+1.5 m y"),
            (-66_040_000, Year, "−66 m y"),
            (-13_800_002_022, Year, "−13.8 bn y"),
            (i64::MIN, Year, "−9223372 tn y"),
        ] {
            assert_eq!(distance_words(count, unit), expected, "{count}");
        }
    }
}
