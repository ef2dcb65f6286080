//! What people type: numbers in another order, clocks, quarters, spellings of older drafts.

use edtf_core::Edtf;

use super::spans::bounded;
use super::{Reading, date, w, years};

/// Spellings that can mean only one thing.
pub(super) const UNMISTAKABLE: [Reading; 3] = [bracketed, as_it_stands, old_draft];
/// Spellings that are suggested and not understood: `20` may be the beginning of `2021`.
pub(super) const GUESSED: [Reading; 1] = [bare_year];

/// `192x/193x`, `2022-02-24t03:40z`, `{2021, 2022}`.
fn as_it_stands(text: &str) -> Option<String> {
    Some(text.to_ascii_uppercase())
}

/// `201u`, `19uu`, `2021/open`, `unknown/2021`, `1984?~` of the drafts before ISO 8601-2.
fn old_draft(text: &str) -> Option<String> {
    let spelt = text.replace(w::OLD_OPEN, "..").replace(w::OLD_UNKNOWN, "").replace("?~", "%").replace("~?", "%");
    Some(spelt.replace('u', "X").to_ascii_uppercase())
}

/// `2021-4`, `2021/4/5`, `24.02.2022`, `20220224`, `02/24/2022`; not `04/05/2022`.
pub(super) fn numbers(text: &str) -> Option<String> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|p| !p.is_empty()).take(4).collect();
    let numbers: Vec<u16> = parts.iter().map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let long: Vec<bool> = parts.iter().map(|p| p.len() == 4).collect();
    match (numbers.as_slice(), long.as_slice()) {
        ([year, month @ 1..=12], [true, false]) | ([month @ 1..=12, year], [false, true]) => {
            Some(format!("{year:04}-{month:02}"))
        }
        ([year, month, day], [true, false, false]) => Some(format!("{year:04}-{month:02}-{day:02}")),
        ([day, month, year], [false, false, true]) => {
            let either = !text.contains('.') && *day <= 12 && *month <= 12 && day != month;
            let (day, month) = if *month > 12 { (month, day) } else { (day, month) };
            (!either).then(|| format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// `04/05/2022` is a day of April to some and of May to others: both are offered.
pub(super) fn day_or_month_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', ' ']).collect();
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let (a, b): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let spelt = |month: u8, day: u8| format!("{year}-{month:02}-{day:02}");
    let (one, other) = (spelt(b, a), spelt(a, b));
    let both = one != other && Edtf::parse(&one).is_ok() && Edtf::parse(&other).is_ok();
    both.then(|| w::listed(&[one, other], w::OR))
}

/// `q1 2021`, `2021-q1`, `2021 h2`.
pub(super) fn numbered_part(text: &str) -> Option<String> {
    let (a, b) = text.split_once([' ', '-', '/'])?;
    let code = |word: &str| {
        let mut characters = word.chars();
        let letter = characters.next()?;
        let number: u8 = characters.as_str().parse().ok()?;
        let (_, before, count) = w::NUMBERED_PARTS.iter().find(|(l, ..)| *l == letter)?;
        (1..=*count).contains(&number).then(|| before + number)
    };
    match (code(a), code(b)) {
        (Some(code), None) => Some(format!("{b}-{code}")),
        (None, Some(code)) => Some(format!("{a}-{code}")),
        _ => None,
    }
}

/// `24 february 2022, 03:40 utc+2`, `2022-02-24 03:40`, `3 march 2022 at 3:40 pm`.
pub(super) fn moment(text: &str) -> Option<String> {
    let colon = text.find(':')?;
    let at = text[..colon].rfind(' ')? + 1;
    let day = text[..at].trim_end();
    let day = date::date(super::before(day, &w::AT).unwrap_or(day))?;
    let clock_end = text[colon..].find(|c: char| !c.is_ascii_digit() && c != ':').map_or(text.len(), |end| colon + end);
    let (hour, rest) = (text[at..colon].parse::<u8>().ok()?, text[colon..clock_end].to_owned());
    let behind = text[clock_end..].trim();
    let (half, zone) = match (super::after(behind, &w::AM), super::after(behind, &w::PM)) {
        (Some(zone), _) => (Some(0), zone.trim()),
        (_, Some(zone)) => (Some(12), zone.trim()),
        _ => (None, behind),
    };
    let hour = match half {
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
        None => hour,
    };
    Some(format!("{day}T{hour:02}{rest}{}", zone_of(zone)?))
}

/// `Z`, `+02:00`, `-03:30` for `utc`, `utc+2`, `gmt-3:30`, `+02:00`; nothing for nothing.
fn zone_of(text: &str) -> Option<String> {
    let shift = super::after(text, &w::UTC).unwrap_or(text).trim();
    let Some(sign) = shift.chars().next() else {
        return Some(if text.is_empty() { String::new() } else { "Z".to_owned() });
    };
    let size = shift.strip_prefix(['+', '-'])?;
    let (hours, minutes) = size.split_once(':').unwrap_or((size, "00"));
    Some(format!("{sign}{:02}:{minutes}", hours.parse::<u8>().ok()?))
}

/// `987`, `-44`, `13800000000`, `-13,800,000,000`.
fn bare_year(text: &str) -> Option<String> {
    let number = text.strip_prefix('y').unwrap_or(text);
    years::spelt(number.replace(',', "").parse().ok()?)
}

/// `[2021-4, 2021-05]`, and `[2021-04..2022-04-22]`, whose ends must be of one precision.
fn bracketed(text: &str) -> Option<String> {
    let (open, close) = [("[", "]"), ("{", "}")].into_iter().find(|(open, _)| text.starts_with(open))?;
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    let element = |part: &str| match part.trim().split_once("..") {
        Some(("", last)) => Some(format!("..{}", date::date(last)?)),
        Some((first, "")) => Some(format!("{}..", date::date(first)?)),
        Some((first, last)) => bounded(first, last),
        None => date::date(part),
    };
    let elements = inner.split(',').map(element);
    Some(format!("{open}{}{close}", elements.collect::<Option<Vec<_>>>()?.join(",")))
}
