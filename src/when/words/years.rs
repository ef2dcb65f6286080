//! Years, decades and centuries, in words and in few columns.

use super::{THE_DECADE, ordinal};

/// Powers of ten with a name, largest first: long, short.
pub(in crate::when) const POWERS: [(i64, &str, &str); 3] =
    [(1_000_000_000_000, "trillion", "tn"), (1_000_000_000, "billion", "bn"), (1_000_000, "million", "m")];

/// A year as people say it: `2022`, `AD 43`, `44 BC` for -43, `13.8 billion years ago`.
#[must_use]
pub fn year_words(number: i64) -> String {
    year(number)
}

/// An astronomical year in words: `2021`, `AD 43`, `44 BC`, `13.8 billion years ago`.
pub(in crate::when) fn year(year: i64) -> String {
    match year {
        1_000..=9_999 => year.to_string(),
        1..=999 => format!("AD {year}"),
        10_000.. => format!("the year {}", bare_year(year)),
        -9_999..=0 => format!("{} BC", 1 - year),
        _ => long_ago(year),
    }
}

/// The same for where it is plain that a year is meant: `170,000,000`.
pub(in crate::when) fn bare_year(year: i64) -> String {
    if year > 9_999 { grouped(year.unsigned_abs()) } else { self::year(year) }
}

fn long_ago(year: i64) -> String {
    let size = year.unsigned_abs();
    for (power, name, _) in POWERS {
        let thousandth = power.unsigned_abs() / 1_000;
        if size >= thousandth * 1_000 && size.is_multiple_of(thousandth) {
            return format!("{} {name} years ago", decimal(size / thousandth, 3));
        }
    }
    if size.is_multiple_of(1_000) {
        format!("{} years ago", grouped(size))
    } else {
        format!("{} BC", grouped(size + 1))
    }
}

/// A year in at most eight columns; large ones to three digits, with the sign of astronomy.
pub(in crate::when) fn year_in_eight(year: i64) -> String {
    if (-9_999..=9_999).contains(&year) {
        return self::year(year);
    }
    let sign = if year < 0 { "-" } else { "" };
    let size = year.unsigned_abs();
    if size >= 1_000_000_000_000_000 {
        let power = size.ilog10();
        return format!("{sign}{}e{power}", size / 10_u64.pow(power));
    }
    for (power, _, name) in POWERS {
        let unit = power.unsigned_abs();
        if size >= unit {
            let decimals = 2_u32.saturating_sub((size / unit).ilog10());
            let number = decimal(size / (unit / 10_u64.pow(decimals)), decimals);
            return format!("{sign}{number} {name}");
        }
    }
    format!("{sign}{size}")
}

/// A large negative year in at most thirteen columns: `13.8 bn ago`, `300 k ago`.
pub(in crate::when) fn ago_in_thirteen(year: i64) -> Option<String> {
    match year {
        ..=-1_000_000 => Some(format!("{} ago", year_in_eight(year).trim_start_matches('-'))),
        ..=-10_000 if year % 1_000 == 0 => Some(format!("{} k ago", year.unsigned_abs() / 1_000)),
        _ => None,
    }
}

/// A year that no `i64` holds: significand × 10^exponent.
pub(in crate::when) fn vast_year(significand: i64, exponent: u32) -> String {
    let size = significand.unsigned_abs();
    if significand < 0 { format!("{size}×10^{exponent} years ago") } else { format!("the year {size}×10^{exponent}") }
}

/// The same in at most eight columns.
pub(in crate::when) fn vast_year_in_eight(past: bool) -> &'static str {
    if past { "far past" } else { "far off" }
}

/// `digits` with the last `decimals` of them behind the point, closing zeros dropped.
pub(in crate::when) fn decimal(digits: u64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let fraction = format!("{:0width$}", digits % unit, width = usize::try_from(decimals).unwrap_or(0));
    match fraction.trim_end_matches('0') {
        "" => (digits / unit).to_string(),
        rest => format!("{}.{rest}", digits / unit),
    }
}

pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `the 1560s`; but `the decade 1900–1909`, since the 1900s may be a century.
pub(in crate::when) fn decade(first: i64) -> String {
    if first % 100 == 0 { format!("{THE_DECADE}{first}–{}", first + 9) } else { format!("the {first}s") }
}

pub(in crate::when) fn decade_in_eight(first: i64) -> String {
    format!("{first}s")
}

/// The century that begins in the year before `number × 100 − 98`: 19 is 1800–1899.
pub(in crate::when) fn century(number: i64) -> String {
    format!("the {} century", ordinal(number))
}

pub(in crate::when) fn century_forms(number: i64) -> [String; 2] {
    [format!("{} century", ordinal(number)), format!("{} c.", ordinal(number))]
}
