//! Dates in words: what [`When::words`] says, what people type, and what may be meant by neither.
//!
//! A reading takes words in lower case and gives an expression of EDTF, or nothing. What it gives is parsed
//! before it counts, so that no reading need know that there is no 30 February.

mod date;
mod masks;
mod spans;
mod typed;
mod years;

use edtf_core::Edtf;

use super::hint::parse_lenient;
use super::words as w;

/// Longer inputs are not read: an expression in words has its place in a line.
const LONGEST: usize = 4096;
/// Longer inputs get no suggestion: they are not a date in another spelling.
const LONGEST_SUGGESTED: usize = 64;

/// A year that has every day of the calendar.
const ANY_YEAR: &str = "2000";

type Reading = fn(&str) -> Option<String>;

/// The EDTF for a date in words, or in one of the spellings that can mean only one thing.
pub(super) fn understood(input: &str) -> Option<String> {
    let text = plainly(input);
    let readable = !text.is_empty() && text.len() <= LONGEST;
    readable.then(|| spans::whole(&text).or_else(|| first_valid(&typed::UNMISTAKABLE, &text)))?
}

/// The EDTF that was probably meant, or several joined by "or".
pub(super) fn suggested(input: &str) -> Option<String> {
    if input.len() > LONGEST_SUGGESTED {
        return None;
    }
    let text = plainly(input);
    typed::day_or_month_first(&text).or_else(|| understood(&text)).or_else(|| first_valid(&typed::GUESSED, &text))
}

/// Whether it would be a date if it had a year: `24 Feb`, `spring`.
pub(super) fn lacks_year(input: &str) -> bool {
    let is_short = input.len() <= LONGEST_SUGGESTED && input.contains(char::is_alphabetic);
    is_short && understood(&format!("{input} {ANY_YEAR}")).is_some()
}

/// The day, as EDTF would write it, that is well told but that its month does not have.
pub(super) fn no_such_day(input: &str) -> Option<String> {
    if input.len() > LONGEST_SUGGESTED {
        return None;
    }
    let text = plainly(input);
    let told = [date::calendar(&text), typed::numbers(&text)].into_iter().flatten();
    let out_of_month = |spelt: &String| {
        parse_lenient(spelt).is_err_and(|(error, _)| error.message == "day is out of range for the month")
    };
    told.into_iter().find(out_of_month)
}

/// Lower case, one sort of dash, single blanks, nothing around it.
fn plainly(input: &str) -> String {
    let dashed = input.to_lowercase().replace(['—', '‒', '―'], "–").replace(['‑', '−'], "-");
    let words: Vec<&str> = dashed.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ',', ';']).trim_end().to_owned()
}

fn first_valid(readings: &[Reading], text: &str) -> Option<String> {
    readings.iter().filter_map(|reading| reading(text)).find(|spelt| parse_lenient(spelt).is_ok())
}

fn is_date(spelt: &str) -> bool {
    matches!(parse_lenient(spelt), Ok(Edtf::Date(_)))
}

/// The rest after one of these beginnings.
fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|beginning| text.strip_prefix(beginning))
}

/// What stands before one of these endings.
fn before<'a>(text: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| text.strip_suffix(ending))
}
