//! Dates not wholly told: `some day in april 2021`, `1, 11 or 21 april 2021`.
//!
//! A year has some hundred dates with open digits. The one that is meant is the one whose own words these are.

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
    let dates = years_in(text).into_iter().flat_map(|year| rests().map(move |rest| format!("{year}{rest}")));
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

/// What may follow a year: nothing, a month or part of the year, and a day; digits open or not.
fn rests() -> impl Iterator<Item = String> {
    let open = ["XX", "0X", "1X", "2X", "3X"].map(str::to_owned).into_iter();
    let fields = (1..=31).map(|n| format!("{n:02}")).chain(open).chain((0..=9).map(|n| format!("X{n}")));
    let fields: Vec<String> = fields.collect();
    let days = fields.clone();
    let months = fields.into_iter().filter(|month| !month.starts_with(['2', '3']) || !month.ends_with('X'));
    let parts = (32..=41).map(|code: u8| format!("-{code}"));
    let dated = months.flat_map(move |month| {
        let alone = std::iter::once(format!("-{month}"));
        alone.chain(days.clone().into_iter().map(move |day| format!("-{month}-{day}")))
    });
    std::iter::once(String::new()).chain(dated).chain(parts)
}
