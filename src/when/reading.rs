//! How dates are also written, and what that is in EDTF.

use edtf_core::Edtf;

use super::hint::parse_lenient;
use super::words as w;
use super::{Day, When};

/// Longer inputs get no suggestion: they are not a date in another spelling.
const LONGEST: usize = 64;
/// A suggestion may rest on others: "about" on a month, a range on its two ends.
const DEEPEST: u8 = 3;

type Reading = fn(&str, u8) -> Option<String>;

/// How dates are also written; the first reading that gives valid EDTF is suggested.
const READINGS: [Reading; 15] = [
    trimmed,
    upper_case,
    old_draft,
    blank_before_time,
    hedge,
    numbers,
    named_month,
    season_of_year,
    numbered_part,
    decade_or_century,
    era,
    bare_year,
    mixed_range,
    elements,
    range,
];

/// The EDTF that was probably meant, or several joined by "or".
pub(super) fn suggested(input: &str) -> Option<String> {
    day_or_month_first(input).or_else(|| suggestion(input, 0))
}

fn suggestion(input: &str, depth: u8) -> Option<String> {
    if input.is_empty() || input.len() > LONGEST || depth > DEEPEST {
        return None;
    }
    READINGS.iter().filter_map(|reading| reading(input, depth)).find(|spelt| parse_lenient(spelt).is_ok())
}

/// What a part of a longer input means: itself if it is EDTF, else what is suggested for it.
fn meaning(part: &str, depth: u8) -> Option<String> {
    let part = part.trim();
    match parse_lenient(part) {
        Ok(_) => Some(part.to_owned()),
        Err(_) => suggestion(part, depth + 1),
    }
}

fn trimmed(input: &str, depth: u8) -> Option<String> {
    let trimmed = input.trim().trim_end_matches(['.', ',', ';']);
    (trimmed.len() < input.len()).then(|| meaning(trimmed, depth))?
}

/// `192x`, `2022-02-24t03:40z`, `y17e7`.
fn upper_case(input: &str, _: u8) -> Option<String> {
    Some(input.to_ascii_uppercase())
}

/// `201u`, `19uu`, `2021/open`, `unknown/2021`, `1984?~` of the drafts before ISO 8601-2.
fn old_draft(input: &str, _: u8) -> Option<String> {
    let lower = input.to_ascii_lowercase();
    let spelt = lower.replace(w::OLD_OPEN, "..").replace(w::OLD_UNKNOWN, "").replace("?~", "%").replace("~?", "%");
    Some(spelt.replace('u', "X").to_ascii_uppercase())
}

fn blank_before_time(input: &str, _: u8) -> Option<String> {
    let (day, time) = input.split_once(' ')?;
    let (clock, zone) = time.trim().split_once(' ').unwrap_or((time.trim(), ""));
    let is_utc = w::UTC.contains(&zone.to_ascii_lowercase().as_str());
    Some(format!("{day}T{clock}{}", if is_utc { "Z" } else { zone }))
}

/// `ca. 1950`, `perhaps April 2021`, `until 24.02.2022`.
fn hedge(input: &str, depth: u8) -> Option<String> {
    let rest_after = |starts: &[&str]| {
        let lower = input.to_ascii_lowercase();
        let start = starts
            .iter()
            .find(|s| lower.strip_prefix(**s).is_some_and(|rest| s.ends_with('.') || rest.starts_with(' ')))?;
        meaning(input.get(start.len()..)?, depth)
    };
    let wordings: [(&[&str], &str, &str); 5] = [
        (&w::ABOUT, "", "~"),
        (&w::PERHAPS, "", "?"),
        (&w::UNTIL, "../", ""),
        (&w::SINCE, "", "/.."),
        (&w::BY, "[..", "]"),
    ];
    let spelt = wordings.iter().find_map(|(starts, before, after)| {
        let date = rest_after(starts)?;
        Some(format!("{before}{date}{after}"))
    })?;
    Some(spelt.replace("?~", "%").replace("~?", "%"))
}

/// `2021-4`, `2021/4/5`, `24.02.2022`, `20220224`, `02/24/2022`.
fn numbers(input: &str, _: u8) -> Option<String> {
    if input.len() == 8 && input.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", input.get(..4)?, input.get(4..6)?, input.get(6..)?));
    }
    let parts: Vec<&str> = input.split(['-', '/', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let numbers: Vec<u16> = parts.iter().map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let long: Vec<bool> = parts.iter().map(|p| p.len() == 4).collect();
    match (numbers.as_slice(), long.as_slice()) {
        ([year, month], [true, false]) | ([month, year], [false, true]) => Some(format!("{year:04}-{month:02}")),
        ([year, month, day], [true, false, false]) => Some(format!("{year:04}-{month:02}-{day:02}")),
        ([day, month, year], [false, false, true]) => {
            let either = !input.contains('.') && *day <= 12 && *month <= 12 && day != month;
            let (day, month) = if *month > 12 { (month, day) } else { (day, month) };
            (!either).then(|| format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// `04/05/2022` is a day of April to some and of May to others: both are offered.
fn day_or_month_first(input: &str) -> Option<String> {
    let parts: Vec<&str> = input.trim().split(['-', '/', ' ']).collect();
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let (a, b): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let spelt = |month: u8, day: u8| format!("{year}-{month:02}-{day:02}");
    let (one, other) = (spelt(b, a), spelt(a, b));
    let both = one != other && Edtf::parse(&one).is_ok() && Edtf::parse(&other).is_ok();
    both.then(|| w::listed(&[one, other], w::OR))
}

/// `24 Feb 2022`, `February 24th, 2022`, `Feb 2022`, `Thursday 24 February 2022`, `24-Feb-2022`.
fn named_month(input: &str, _: u8) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in input.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty()) {
        let bare = w::ORDINAL_ENDINGS.iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word);
        match bare.parse::<u16>() {
            Ok(number) if bare.len() == 4 && year.is_none() => year = Some(number),
            Ok(number) if number <= 31 && day.is_none() => day = Some(number),
            Ok(_) => return None,
            Err(_) if month.is_none() && w::month_named(word).is_some() => {
                month = w::month_named(word);
            }
            Err(_) if w::is_weekday(word) || w::FILLERS.contains(&word) => {}
            Err(_) => return None,
        }
    }
    let month = format!("{:04}-{:02}", year?, month?);
    Some(day.map_or(month.clone(), |day| format!("{month}-{day:02}")))
}

/// The day of a full date in prose, or in digits with the year first.
pub(super) fn day_in_prose(written: &str) -> Option<Day> {
    let spelt = named_month(written, 0);
    When::parse(spelt.as_deref().unwrap_or(written)).ok()?.span().single_day()
}

/// `spring 2020`, `2020 autumn`.
fn season_of_year(input: &str, _: u8) -> Option<String> {
    let (a, b) = input.split_once(' ')?;
    let code = |word: &str| {
        let lower = word.to_ascii_lowercase();
        w::SEASON_NAMES.iter().find(|(name, _)| *name == lower).map(|(_, code)| *code)
    };
    match (code(a), code(b)) {
        (Some(code), None) => Some(format!("{}-{code}", b.trim())),
        (None, Some(code)) => Some(format!("{a}-{code}")),
        _ => None,
    }
}

/// `Q1 2021`, `2021-Q1`, `2021 H2`.
fn numbered_part(input: &str, _: u8) -> Option<String> {
    let (a, b) = input.split_once([' ', '-', '/'])?;
    let code = |word: &str| {
        let mut characters = word.chars();
        let letter = characters.next()?.to_ascii_lowercase();
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

/// `1920s`, `the 1560s`, `19th century`.
fn decade_or_century(input: &str, _: u8) -> Option<String> {
    let lower = input.to_ascii_lowercase();
    let lower = lower.strip_prefix(w::ARTICLE).unwrap_or(&lower);
    if let Some(tens) = w::DECADE.iter().find_map(|end| lower.strip_suffix(end)) {
        return Some(format!("{tens}X"));
    }
    let number = w::CENTURY.iter().find_map(|end| lower.strip_suffix(end))?;
    let number = w::ORDINAL_ENDINGS.iter().find_map(|end| number.strip_suffix(end))?;
    let number: u8 = number.parse().ok()?;
    Some(format!("{:02}XX", number.checked_sub(1)?))
}

/// `44 BC`, `AD 43`, `43 CE`.
fn era(input: &str, _: u8) -> Option<String> {
    let lower = input.to_ascii_lowercase();
    if let Some(number) = w::BEFORE_CHRIST.iter().find_map(|end| lower.strip_suffix(end)) {
        let number: i64 = number.trim().replace(',', "").parse().ok()?;
        return year_spelt(1_i64.checked_sub(number).filter(|_| number > 0)?);
    }
    let around = |era: &&str| lower.strip_prefix(*era).or_else(|| lower.strip_suffix(*era));
    let number = w::ANNO_DOMINI.iter().find_map(around)?;
    year_spelt(number.trim().parse().ok()?)
}

/// `987`, `-44`, `13800000000`, `-13800000000`.
fn bare_year(input: &str, _: u8) -> Option<String> {
    let number = input.strip_prefix(['Y', 'y']).unwrap_or(input);
    year_spelt(number.replace(',', "").parse().ok()?)
}

fn year_spelt(year: i64) -> Option<String> {
    match year {
        0..=9_999 => Some(format!("{year:04}")),
        -9_999..=-1 => Some(format!("-{:04}", -year)),
        _ => Some(format!("Y{year}")),
    }
}

/// `[2021-04..2022-04-22]`: both ends of a range are of one precision.
fn mixed_range(input: &str, _: u8) -> Option<String> {
    let open = input.chars().next().filter(|c| "[{".contains(*c))?;
    let close = if open == '[' { ']' } else { '}' };
    let (first, last) = input.strip_prefix(open)?.strip_suffix(close)?.split_once("..")?;
    let end = |written: &str, is_first: bool| {
        let bounds = Edtf::parse(written.trim()).ok()?.bounds();
        match if is_first { bounds.earliest } else { bounds.latest } {
            edtf_core::Bound::Date(day) => Some(day.to_string()),
            _ => None,
        }
    };
    Some(format!("{open}{}..{}{close}", end(first, true)?, end(last, false)?))
}

/// `[2021-4, 2021-05]`: each element by itself.
fn elements(input: &str, depth: u8) -> Option<String> {
    let open = input.chars().next().filter(|c| "[{".contains(*c))?;
    let close = if open == '[' { ']' } else { '}' };
    let inner = input.strip_prefix(open)?.strip_suffix(close).filter(|_| depth == 0)?;
    let elements = inner.split(',').map(|part| meaning(part, depth));
    Some(format!("{open}{}{close}", elements.collect::<Option<Vec<_>>>()?.join(",")))
}

/// `2021–2022`, `24 Feb – 17 Mar 2022`, `2021 to 2022`, `2021-2022`, `2021..2022`.
fn range(input: &str, depth: u8) -> Option<String> {
    if depth > 0 {
        return None;
    }
    let years = input.split_once('-').filter(|(a, b)| a.len() == 4 && b.len() == 4);
    let (first, last) = w::RANGE_SEPARATORS.iter().find_map(|s| input.split_once(s)).or(years)?;
    let end = meaning(last, depth)?;
    // The first may leave out the year that the last one tells.
    let year = last.trim().rsplit(' ').next().unwrap_or("");
    let begin = meaning(first, depth).or_else(|| meaning(&format!("{first} {year}"), depth))?;
    Some(format!("{begin}/{end}"))
}
