//! One date in words: anything that may also be an end or an element.

use super::{Reading, is_date, masks, typed, w, years};

/// What a date may be when nothing doubts it; the first reading that gives a valid one counts.
const READINGS: [Reading; 11] = [
    as_it_stands,
    years::year,
    calendar,
    typed::numbers,
    typed::numbered_part,
    part_of_year,
    years::decade,
    years::century,
    years::estimated,
    years::some_year,
    masks::by_words,
];

/// No date in words is longer, in bytes, nor has more words: `perhaps about some year between 1,000,000 and 1,999,999,
/// estimated at 1,234,567`, and what is noted of its parts.
const LONGEST: usize = 192;
const MOST_WORDS: usize = 32;

/// Whether a text is no longer than a date.
pub(super) fn has_length_of_date(text: &str) -> bool {
    text.len() <= LONGEST && text.split(' ').count() <= MOST_WORDS
}

/// A date with its doubts: `perhaps about 1950`, `11 june 2004 (year uncertain)`.
pub(super) fn date(text: &str) -> Option<String> {
    if !has_length_of_date(text) {
        return None;
    }
    let (uncertain, approximate, rest) = hedges(text.trim());
    if uncertain || approximate {
        return Some(marked(&plain(rest)?, mark(uncertain, approximate))).filter(|spelt| is_date(spelt));
    }
    plain(text.trim()).or_else(|| noted(text.trim()))
}

fn plain(text: &str) -> Option<String> {
    READINGS.iter().filter_map(|reading| reading(text)).find(|spelt| is_date(spelt))
}

/// `192x`, `2022-02-24`.
fn as_it_stands(text: &str) -> Option<String> {
    Some(text.to_ascii_uppercase())
}

/// Whether it is said to be uncertain, whether to be approximate, and what is.
fn hedges(text: &str) -> (bool, bool, &str) {
    let hedge = |text: &'_ str, words: &[&str]| {
        let rest = |word: &&str| text.strip_prefix(*word).filter(|rest| word.ends_with('.') || rest.starts_with(' '));
        words.iter().find_map(rest).map(|rest| text.len() - rest.trim_start().len())
    };
    let uncertain = hedge(text, &w::PERHAPS).unwrap_or(0);
    let approximate = hedge(&text[uncertain..], &w::ABOUT).unwrap_or(0);
    (uncertain > 0, approximate > 0, &text[uncertain + approximate..])
}

fn mark(uncertain: bool, approximate: bool) -> &'static str {
    match (uncertain, approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    }
}

/// The expression with a mark on the whole of it; two marks make one.
fn marked(spelt: &str, mark: &str) -> String {
    match spelt.strip_suffix(['?', '~', '%']) {
        Some(bare) if !spelt.ends_with(mark) => format!("{bare}%"),
        Some(_) => spelt.to_owned(),
        None => format!("{spelt}{mark}"),
    }
}

/// `11 june 2004 (year and month approximate; day uncertain)`.
fn noted(text: &str) -> Option<String> {
    let (bare, notes) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let bare = plain(bare)?;
    let mut marks = [""; 3];
    for note in notes.split("; ") {
        let both = w::qualification(true, true);
        let how = [both, w::qualification(true, false), w::qualification(false, true)];
        let how = how.iter().find(|how| note.ends_with(**how))?;
        let mark = mark(*how != w::qualification(false, true), *how != w::qualification(true, false));
        for part in note.strip_suffix(how)?.trim_end().split(&[',', ' ']).filter(|part| !part.is_empty()) {
            match w::PARTS.iter().position(|name| *name == part) {
                Some(at) => marks[at] = mark,
                None if part == w::AND => {}
                None => return None,
            }
        }
    }
    // A year before 0000 begins with a hyphen of its own.
    let parts = bare.get(1..)?.split('-');
    let first = bare.get(..1)?;
    let spelt = parts.zip(marks).enumerate().map(|(at, (part, mark))| match at {
        0 => format!("{mark}{first}{part}"),
        _ => format!("-{mark}{part}"),
    });
    Some(spelt.collect())
}

/// A month or a day of the calendar: `24 feb 2022`, `february 24th, 2022`, `feb 44 bc`, `2022 feb 24`,
/// `thursday the 24th of february 2022`, `24-feb-2022`.
pub(super) fn calendar(text: &str) -> Option<String> {
    let text = text.replace([',', '-', '/'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    if words.len() > MOST_OF_CALENDAR {
        return None;
    }
    if let (true, Some(named)) = (first.len() == 4, month_and_day(rest)) {
        return Some(format!("{first}-{named}"));
    }
    (1..words.len()).find_map(|at| {
        let year = years::year(&words[at..].join(" "))?;
        Some(format!("{year}-{}", month_and_day(&words[..at])?))
    })
}

/// `on thursday the 24th of february in 13.8 billion years ago` has fewer.
const MOST_OF_CALENDAR: usize = 12;

/// `02`, `02-24`: a month by its name, and perhaps the number of a day beside it.
fn month_and_day(words: &[&str]) -> Option<String> {
    let (mut month, mut day) = (None, None);
    for word in words {
        let bare = super::before(word, &w::ORDINAL_ENDINGS).unwrap_or(word).trim_end_matches('.');
        match (bare.parse::<u8>(), w::month_named(word)) {
            (Ok(number @ 1..=31), _) if day.is_none() && bare.len() <= 2 => day = Some(number),
            (Err(_), Some(named)) if month.is_none() => month = Some(named),
            (Err(_), None) if w::is_weekday(word) || w::FILLERS.contains(word) => {}
            _ => return None,
        }
    }
    let month = format!("{:02}", month?);
    Some(day.map_or(month.clone(), |day| format!("{month}-{day:02}")))
}

/// `spring 2020`, `winter 2001–02 (northern)`, `the second quarter of 2001`, `2020 autumn`,
/// `winter of some year in the 2010s`.
fn part_of_year(text: &str) -> Option<String> {
    let text = text.strip_prefix(w::IN).unwrap_or(text);
    let text = text.strip_prefix(w::ARTICLE).unwrap_or(text);
    let named = (21..=41).map(|code| (code, w::part_entry(code)));
    let mut spelt = named.chain(w::MORE_PARTS).filter_map(|(code, (name, note))| {
        let bare = text.strip_suffix(note)?;
        let year = match bare.strip_prefix(name) {
            Some(rest) => rest.strip_prefix(' ')?,
            None => bare.strip_suffix(name)?.strip_suffix(' ')?,
        };
        let year = year.strip_prefix(w::OF_THE).unwrap_or(year);
        let wraps = w::WRAPPING.contains(&code).then(|| two_years(year)).flatten();
        let year = wraps.or_else(|| years::year(year)).or_else(|| years::some_year(year))?;
        Some(format!("{year}-{code}"))
    });
    spelt.find(|spelt| is_date(spelt))
}

/// The first of `2001–02`, `2001/2002`.
fn two_years(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['–', '/', '-'])?;
    let next = years::number(first)?.checked_add(1)?.to_string();
    let follows = next == last || last.len() == 2 && next.ends_with(last);
    follows.then(|| first.to_owned())
}
