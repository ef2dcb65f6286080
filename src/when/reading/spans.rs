//! Whole expressions in words: a date, a moment, what lasted, one of several, all of several.

use edtf_core::Edtf;

use super::date::{date, has_length_of_date};
use super::{Reading, after, before, typed, w, years};
use crate::when::When;
use crate::when::day::days_in_month;
use crate::when::hint::parse_lenient;
use crate::when::point::Point;

/// What an expression may be; the first reading that gives a valid one counts.
const READINGS: [Reading; 14] = [
    date,
    typed::moment,
    throughout,
    every,
    between,
    one_of,
    all_of,
    with_ends,
    by_or_before,
    or_so,
    third,
    years::century_before_christ,
    range,
    choice,
];

/// The expression that the words say.
pub(super) fn whole(text: &str) -> Option<String> {
    super::first_valid(&READINGS, text)
}

/// `throughout 2022`: something that lasted exactly so long.
fn throughout(text: &str) -> Option<String> {
    let date = date(after(text, &w::THROUGHOUT)?)?;
    Some(format!("{date}/{date}"))
}

/// `from 2020 to 2021`, `since 2020`, `until 24 feb 2022, no start given`.
fn with_ends(text: &str) -> Option<String> {
    if let Some(rest) = after(text, &w::UNTIL) {
        return Some(match rest.strip_suffix(w::NO_START) {
            Some(last) => format!("/{}", end(last)?),
            None => format!("../{}", end(rest)?),
        });
    }
    let rest = after(text, &w::SINCE)?;
    if let Some(first) = rest.strip_suffix(w::NO_END) {
        return Some(format!("{}/", start(first)?));
    }
    match w::TO.iter().find_map(|to| rest.split_once(to)) {
        Some((first, last)) => Some(format!("{}/{}", start(&completed(first, last))?, end(last)?)),
        None => Some(format!("{}/..", start(rest)?)),
    }
}

fn start(text: &str) -> Option<String> {
    match before(text, &w::OR_EARLIER) {
        Some(bare) => Some(format!("..{}", date(bare)?)),
        None => date(text),
    }
}

fn end(text: &str) -> Option<String> {
    match before(text, &w::OR_LATER) {
        Some(bare) => Some(format!("{}..", date(bare)?)),
        None => date(text),
    }
}

/// `every day from 24 to 27 feb 2022`, `every year up to 1984`, `every year from 1984 on`.
fn every(text: &str) -> Option<String> {
    let rest = after(text, &w::EVERY)?;
    if let Some(last) = rest.strip_prefix(w::EVERY_UP_TO) {
        return Some(format!("{{..{}}}", date(last)?));
    }
    let rest = rest.strip_prefix(w::EVERY_FROM)?;
    match w::TO.iter().find_map(|to| rest.split_once(to)) {
        Some((first, last)) => Some(format!("{{{}}}", bounded(first, last)?)),
        None => Some(format!("{{{}..}}", date(rest.strip_suffix(w::EVERY_ON)?)?)),
    }
}

/// `some day between 24 feb and 22 apr 2022`.
fn between(text: &str) -> Option<String> {
    let (first, last) = after(text, &w::BETWEEN)?.split_once(w::LIST_AND)?;
    Some(format!("[{}]", bounded(first, last)?))
}

/// `a..b`; where one end is coarser than the other, by the days.
pub(super) fn bounded(first: &str, last: &str) -> Option<String> {
    let (first, last) = (date(&completed(first, last))?, date(last)?);
    let plain = format!("{first}..{last}");
    if parse_lenient(&format!("[{plain}]")).is_ok() {
        return Some(plain);
    }
    let (first, last) = (When::parse(&first).ok()?.earliest().day()?, When::parse(&last).ok()?.latest().day()?);
    Some(format!("{first}..{last}"))
}

/// `by 22 apr 2022`, `before 1950`, `after 24 feb 2022`: the day itself counts only with "by". Before the end of
/// something is within it too, as is after its beginning.
fn by_or_before(text: &str) -> Option<String> {
    if let Some(rest) = after(text, &w::BY) {
        let last = date(rest).or_else(|| spelt(third_ends(rest)?.last))?;
        return Some(format!("[..{last}]"));
    }
    if let Some(rest) = after(text, &w::BEFORE) {
        let (last, mark) = match third_ends(rest) {
            Some(third) if third.nth == LAST_THIRD => (third.last, String::new()),
            Some(third) => (third.first.stepped(-1)?, String::new()),
            None => ends(rest).and_then(|(first, _, mark)| Some((first.stepped(-1)?, mark)))?,
        };
        return Some(format!("[..{}{mark}]", spelt(last)?));
    }
    let rest = after(text, &w::AFTER)?;
    let (first, mark) = match third_ends(rest) {
        Some(third) if third.nth == 0 => (third.first, String::new()),
        Some(third) => (third.last.stepped(1)?, String::new()),
        None => ends(rest).and_then(|(_, last, mark)| Some((last.stepped(1)?, mark)))?,
    };
    Some(format!("[{}{mark}..]", spelt(first)?))
}

/// The first and the last year, month or day of a date, and the mark of its doubts; nothing where a part of it alone
/// is in doubt.
fn ends(text: &str) -> Option<(Point, Point, String)> {
    let written = date(text)?;
    let bare = written.trim_end_matches(MARKS);
    match Edtf::parse(bare) {
        Ok(Edtf::Date(date)) if !bare.contains(MARKS) => {
            let (first, last) = Point::ends(&date)?;
            Some((first, last, written[bare.len()..].to_owned()))
        }
        _ => None,
    }
}

/// Uncertain, approximate, both.
const MARKS: [char; 3] = ['?', '~', '%'];

fn spelt(point: Point) -> Option<String> {
    let year = years::spelt(i128::from(point.year))?;
    Some(match (point.month, point.day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, _) => year,
    })
}

/// `2022 or later`, `1 feb 2004 or earlier`.
fn or_so(text: &str) -> Option<String> {
    let is_alone = before(text, &w::OR_EARLIER).or_else(|| before(text, &w::OR_LATER)).is_some();
    is_alone.then(|| Some(format!("[{}]", element(text)?)))?
}

/// `one of 1667, 1668 or 1670 to 1672`.
fn one_of(text: &str) -> Option<String> {
    listed(text.strip_prefix(w::ONE_OF)?, w::OR).map(|elements| format!("[{elements}]"))
}

/// `24 feb and 3 mar 2022`.
fn all_of(text: &str) -> Option<String> {
    listed(text, w::AND).map(|elements| format!("{{{elements}}}"))
}

/// `2021 or 2022`.
fn choice(text: &str) -> Option<String> {
    listed(text, w::OR).map(|elements| format!("[{elements}]"))
}

fn listed(text: &str, link: &str) -> Option<String> {
    let (first, last) = w::unlisted(text, link)?;
    let last_element = element(last)?;
    let first = first.iter().map(|item| element(item).or_else(|| element(&completed(item, last))));
    let mut elements = first.collect::<Option<Vec<_>>>()?;
    elements.push(last_element);
    Some(elements.join(","))
}

fn element(text: &str) -> Option<String> {
    if let Some(bare) = before(text, &w::OR_EARLIER) {
        return Some(format!("..{}", date(bare)?));
    }
    if let Some(bare) = before(text, &w::OR_LATER) {
        return Some(format!("{}..", date(bare)?));
    }
    if let Some(date) = date(text) {
        return Some(date);
    }
    let (first, last) = w::TO.iter().find_map(|to| text.split_once(to))?;
    bounded(first, last)
}

/// `24 feb – 17 mar 2022`, `2021 to 2022`, `2021-2022`, `feb-march 2022`, `2021/open`.
fn range(text: &str) -> Option<String> {
    if !has_length_of_date(text) {
        return None;
    }
    let surer = w::RANGE_SEPARATORS.iter().filter_map(|separator| text.split_once(separator));
    let hyphens = text.match_indices('-').map(|(at, _)| (&text[..at], &text[at + 1..]));
    // Between numbers a hyphen joins year, month and day.
    let joins = |(first, last): &(&str, &str)| has_words(text) || first.len() == 4 && last.len() == 4;
    let hyphens = hyphens.filter(joins).take(MOST_HYPHENS);
    let mut spelt = surer.chain(hyphens).filter_map(|(first, last)| {
        let (first, last) = (first.trim(), last.trim());
        // What ends before Christ may begin so without a word, but not the other way round.
        let bare = before(first, &w::BEFORE_CHRIST).is_some() && !has_words(last);
        let until = if bare { last.to_owned() } else { completed(last, first) };
        let until = date(&until).or_else(|| date(&within_century(first, last)?))?;
        Some(format!("{}/{until}", date(&completed(first, last))?))
    });
    spelt.find(|spelt| parse_lenient(spelt).is_ok())
}

/// `24-feb-2022-17-mar-2022` has fewer.
const MOST_HYPHENS: usize = 8;

/// The first of two ends, with what it shares with the other and leaves to it: `24 feb` of `17 mar 2022`,
/// `14` of `17 mar 2022`, `13.8` of `4.5 billion years ago`, and `27, 2022` of `feb 24`.
fn completed(end: &str, other: &str) -> String {
    let is_whole = start(end).is_some() || self::end(end).is_some();
    if is_whole || end.is_empty() || !has_words(end) && !has_words(other) {
        return end.to_owned();
    }
    let behind = other.match_indices(' ').map(|(at, _)| format!("{end}{}", &other[at..]));
    let ahead = other.match_indices(' ').map(|(at, _)| format!("{} {end}", &other[..at]));
    let mut whole = behind.chain([format!("{end} {other}")]).chain(ahead);
    whole.find(|whole| date(whole).is_some()).unwrap_or_else(|| end.to_owned())
}

fn has_words(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 1)
}

/// `2022` for the last of `2021–22`.
fn within_century(first: &str, last: &str) -> Option<String> {
    let is_number = last.bytes().all(|b| b.is_ascii_digit());
    (first.len() == 4 && last.len() == 2 && is_number).then(|| Some(format!("{}{last}", first.get(..2)?)))?
}

/// `early 2019`, `mid-april 2021`, `late 1950s`: a third of it, as ISO 8601-2 divides a year.
fn third(text: &str) -> Option<String> {
    let Third { nth, first, last, of_year } = third_ends(text)?;
    match of_year {
        Some(year) => Some(format!("{}-{}", years::spelt(i128::from(year))?, FIRST_THIRD + nth)),
        None => Some(format!("[{}..{}]", spelt(first)?, spelt(last)?)),
    }
}

/// A third of something: which (from 0), its first and last year, month or day, and the year that it is of.
struct Third {
    nth: u8,
    first: Point,
    last: Point,
    of_year: Option<i64>,
}

const LAST_THIRD: u8 = 2;

fn third_ends(text: &str) -> Option<Third> {
    let (rest, nth) = w::THIRDS.iter().find_map(|(start, nth)| Some((text.strip_prefix(start)?, *nth)))?;
    let (first, last, _) = ends(rest).filter(|(.., mark)| mark.is_empty())?;
    // By itself `2000s` may be a hundred years; what is early in them is in ten.
    let is_decade = last.month.is_none() && last.year - first.year == 99 && before(rest, &w::DECADE).is_some();
    let last = if is_decade { Point::of_year(first.year + 9) } else { last };
    let of_year = (first == last && first.month.is_none()).then_some(first.year);
    let (first, last) = match (first, last) {
        (Point { year, .. }, _) if of_year.is_some() => {
            (Point::of_month(year, nth * 4 + 1), Point::of_month(year, nth * 4 + 4))
        }
        (Point { month: None, .. }, Point { month: None, .. }) => {
            // Ten years are four, three and three.
            let cut = |nth: u8| first.stepped(((last.year - first.year + 1) * i64::from(nth) + 2) / 3);
            (cut(nth)?, cut(nth + 1)?.stepped(-1)?)
        }
        (Point { month: Some(month), day: None, year }, _) if first == last => {
            let cut = |nth: u8| Point { day: Some(nth * 10 + 1), ..first };
            let end = if nth < 2 { cut(nth + 1).stepped(-1)?.day } else { Some(days_in_month(year, month)) };
            (cut(nth), Point { day: end, ..first })
        }
        _ => return None,
    };
    Some(Third { nth, first, last, of_year })
}

/// The code of the first third of a year (ISO 8601-2:2019 §4.8).
const FIRST_THIRD: u8 = 37;
