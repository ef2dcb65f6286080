//! Dates not wholly told: `some day in april 2021`, `1, 11 or 21 april 2021`.
//!
//! Few dates with open digits leave possible what the words name. The one that is meant is the one whose own words
//! these are.

use edtf_core::Edtf;

use super::{w, years};
use crate::when::phrase;
use crate::when::point::Months;

/// The date with open digits that is said so.
pub(super) fn by_words(text: &str) -> Option<String> {
    let told_in_part = text.starts_with(w::SOME_DAY)
        || text.starts_with(w::SOME_YEAR)
        || text.contains(w::SOME_YEAR)
        || text.contains(w::SOME_MONTH);
    if !told_in_part && !text.contains(w::LIST_OR) {
        return None;
    }
    let rests = rests(text);
    let years = years_in(text);
    let dates = years.iter().flat_map(|year| rests.iter().map(move |rest| format!("{year}{rest}")));
    let dates = dates.filter(|spelt| spelt.contains('X'));
    let mut meant = dates.filter(|spelt| match Edtf::parse(spelt) {
        Ok(Edtf::Date(date)) => {
            [Months::Long, Months::Short].iter().any(|months| phrase::date(&date, *months).to_lowercase() == text)
        }
        _ => false,
    });
    meant.next()
}

/// The years that the words may speak of.
fn years_in(text: &str) -> Vec<String> {
    if let Some(at) = text.find(w::SOME_YEAR) {
        return years::some_year(&text[at..]).into_iter().collect();
    }
    let last = |text: &str| text.match_indices(' ').find_map(|(at, _)| years::noun(text[at..].trim_start()));
    let ends = text.rsplit_once(w::LIST_AND).and_then(|(first, last)| {
        // Of `between 10 and 19 april 2021` only the last end has a year.
        let number = |text: &str| {
            let mut ends = text.match_indices(' ');
            ends.find_map(|(at, _)| years::number(&text[at + 1..])).or_else(|| years::number(text))
        };
        years::mask(number(first)?, number(last)?)
    });
    ends.into_iter().chain(last(text)).collect()
}

/// What may follow a year: a month, and a day; digits open or not. Of the months and days that the words name, the
/// first is one that the digits leave possible.
fn rests(text: &str) -> Vec<String> {
    let words = || text.split([' ', ',']);
    let month = words().find_map(w::month_named);
    let day = words().find_map(|word| {
        let day = super::before(word, &w::ORDINAL_ENDINGS).unwrap_or(word);
        day.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
    });
    let days = fields(day);
    let dated = fields(month).into_iter().flat_map(|month| {
        let alone = std::iter::once(format!("-{month}"));
        alone.chain(days.iter().map(move |day| format!("-{month}-{day}"))).collect::<Vec<_>>()
    });
    dated.collect()
}

/// Two digits, some of them open, that leave a number possible: the number, none told, the last one or the first open.
fn fields(number: Option<u8>) -> Vec<String> {
    let told = number.map(|n| vec![format!("{n:02}"), format!("{}X", n / 10), format!("X{}", n % 10)]);
    std::iter::once("XX".to_owned()).chain(told.unwrap_or_default()).collect()
}
