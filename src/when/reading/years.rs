//! Years, decades and centuries in words.

use edtf_core::Edtf;

use super::w;
use crate::when::point::Point;

/// No year in words is longer.
const LONGEST: usize = 64;
/// Up to here "years ago" would depend on the day on which it is said.
const RECENT: i64 = 10_000;

/// One whole year: `2021`, `ad 43`, `44 bc`, `the year 170,000,002`, `13.8 billion years ago`.
pub(super) fn year(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let is_plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if is_plain {
        return Some(text.to_owned());
    }
    named(text).or_else(|| ago(text)).or_else(|| of_era(text))
}

/// `the year 10,000`, `the year 17×10^100`.
fn named(text: &str) -> Option<String> {
    let number = super::after(text, &w::THE_YEAR)?;
    vast(number, "").or_else(|| spelt(whole_number(number)?))
}

/// `13.8 billion years ago`: counted from the year 0, since nobody counts so far back to the year.
fn ago(text: &str) -> Option<String> {
    let number = text.strip_suffix(w::YEARS_AGO)?;
    if let Some(vast) = vast(number, "-") {
        return Some(vast);
    }
    let (digits, unit) = match number.split_once(' ') {
        Some((digits, power)) => (digits, w::POWERS.iter().find(|(_, name, _)| *name == power)?.0),
        None => (number, 1),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let size = whole_number(&format!("{whole}{fraction}"))?.checked_mul(i128::from(unit))?;
    let is_whole = size % decimals == 0 && size / decimals >= i128::from(RECENT);
    is_whole.then(|| spelt(-(size / decimals)))?
}

/// `44 bc`, `ad 43`, `43 ce`.
fn of_era(text: &str) -> Option<String> {
    if let Some(number) = super::before(text, &w::BEFORE_CHRIST) {
        return spelt(1 - whole_number(number.trim()).filter(|number| *number > 0)?);
    }
    let around = |era: &&str| text.strip_prefix(*era).or_else(|| text.strip_suffix(*era));
    let number = whole_number(w::ANNO_DOMINI.iter().find_map(around)?.trim())?;
    (number > 0).then(|| spelt(number))?
}

/// `17×10^100`, which no `i64` holds.
fn vast(number: &str, sign: &str) -> Option<String> {
    let (significand, exponent) = number.split_once(w::TIMES_TEN_TO)?;
    Some(format!("Y{sign}{significand}E{exponent}"))
}

fn whole_number(written: &str) -> Option<i128> {
    let is_number = written.starts_with(|c: char| c.is_ascii_digit());
    is_number.then(|| written.replace(',', "").parse().ok())?
}

pub(super) fn spelt(year: i128) -> Option<String> {
    match year {
        0..=9_999 => Some(format!("{year:04}")),
        -9_999..=-1 => Some(format!("-{:04}", -year)),
        _ => i64::try_from(year).ok().map(|year| format!("Y{year}")),
    }
}

/// `the 1560s`, `1990s`, `the decade 1900–1909`. `1900s` may be ten years or a hundred: a hundred are
/// understood, which are right either way.
pub(super) fn decade(text: &str) -> Option<String> {
    if let Some((first, last)) = text.strip_prefix(w::THE_DECADE).and_then(|years| years.split_once('–')) {
        let (first, last): (i64, i64) = (first.parse().ok()?, last.parse().ok()?);
        return mask(first, last).filter(|_| last - first == 9);
    }
    let text = text.strip_prefix(w::ARTICLE).unwrap_or(text);
    let tens = super::before(text, &w::DECADE)?;
    let is_number = matches!(tens.len(), 2 | 3) && tens.bytes().all(|b| b.is_ascii_digit());
    let century = tens.strip_suffix('0').filter(|_| tens.len() == 3);
    is_number.then(|| century.map_or_else(|| format!("{tens:0>3}X"), |century| format!("{century}XX")))
}

/// `the 19th century`.
pub(super) fn century(text: &str) -> Option<String> {
    let text = text.strip_prefix(w::ARTICLE).unwrap_or(text);
    Some(format!("{:02}XX", nth_century(text)?.checked_sub(1)?))
}

/// `the 5th century bc`: which has no digits that could be left open.
pub(super) fn century_before_christ(text: &str) -> Option<String> {
    let text = super::before(text, &w::BEFORE_CHRIST)?;
    let number = nth_century(text.strip_prefix(w::ARTICLE).unwrap_or(text).trim_end()).filter(|number| *number > 0)?;
    let number = i128::from(number);
    Some(format!("[{}..{}]", spelt(1 - number * 100)?, spelt(-(number - 1) * 100)?))
}

fn nth_century(text: &str) -> Option<u8> {
    let number = super::before(text, &w::CENTURY)?;
    super::before(number, &w::ORDINAL_ENDINGS)?.parse().ok()
}

/// A year, a decade or a century.
pub(super) fn noun(text: &str) -> Option<String> {
    year(text).or_else(|| decade(text)).or_else(|| century(text))
}

/// `some year`, `some year in the 1560s`, `some year between 1000 and 1999`.
pub(super) fn some_year(text: &str) -> Option<String> {
    let rest = text.strip_prefix(w::SOME_YEAR)?;
    if rest.is_empty() {
        return Some("XXXX".to_owned());
    }
    if let Some(within) = rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(w::IN)) {
        return noun(within);
    }
    let (first, last) = super::after(rest.trim_start(), &w::BETWEEN)?.split_once(w::LIST_AND)?;
    mask(number(first)?, number(last)?)
}

/// The four digits, some of them open, of which these are the first year and the last.
pub(super) fn mask(first: i64, last: i64) -> Option<String> {
    let digits = |year: i64| (0..=9_999).contains(&year).then(|| format!("{year:04}"));
    let (first, last) = (digits(first)?, digits(last)?);
    let open = |(a, b): (char, char)| match (a, b) {
        (a, b) if a == b => Some(a),
        ('0', '9') => Some('X'),
        _ => None,
    };
    first.chars().zip(last.chars()).map(open).collect()
}

/// The number of a year in words.
pub(super) fn number(text: &str) -> Option<i64> {
    match Edtf::parse(&year(text)?) {
        Ok(Edtf::Date(date)) => date.year.value(),
        _ => None,
    }
}

/// `some year between 1900 and 1999, estimated at 1950`: as many digits count as give this range.
pub(super) fn estimated(text: &str) -> Option<String> {
    let (range, estimate) = text.strip_prefix(w::SOME_YEAR)?.split_once(w::ESTIMATED_AT)?;
    let (first, last) = super::after(range.trim_start(), &w::BETWEEN)?.split_once(w::LIST_AND)?;
    let bare = |year: &str| number(year).or_else(|| i64::try_from(whole_number(year)?).ok());
    let ends = (bare(first)?, bare(last)?);
    let estimate = spelt(i128::from(bare(estimate)?))?;
    let ends_of = |spelt: &String| match Edtf::parse(spelt) {
        Ok(Edtf::Date(date)) => Point::ends(&date).map(|(first, last)| (first.year, last.year)),
        _ => None,
    };
    (1..=19).map(|digits| format!("{estimate}S{digits}")).find(|spelt| ends_of(spelt) == Some(ends))
}
