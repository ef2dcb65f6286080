//! The words for how a text was read.

use crate::phrases::counted;
use crate::text::{Form, Occurrences, Reading};

/// Above the texts that were made out of their files.
pub const TEXTS_READ: &str = "texts extracted from their files:";

/// `HTML, windows-1251`: how a text was read; nothing where it is the file itself. Charsets keep their names.
#[must_use]
pub fn read_as(reading: &Reading) -> Option<String> {
    let form = (reading.form != Form::Plain).then(|| reading.form.name());
    let charset = match reading.charset {
        charset if reading.malformed => Some(format!("malformed {charset}")),
        Reading::UTF_8 => None,
        charset => Some(charset.to_owned()),
    };
    let words: Vec<String> = form.map(str::to_owned).into_iter().chain(charset).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// After words that do not stand in the text that is read.
pub const NOT_HERE: &str = "   not in this text";

/// `   3 of 17` after the words that are looked for: at which of their places one is, counted from 0.
#[must_use]
pub fn which_of(at: usize, found: &Occurrences) -> String {
    let count = found.places.len();
    format!("   {} of {count}{}", (at + 1).min(count), if found.more { "+" } else { "" })
}

/// Below the fingerprint of a file: how its text was read, and the fingerprint of that.
#[must_use]
pub fn extracted(reading: &Reading, lines: usize, sha256: &str) -> Option<String> {
    let lines = counted(lines, "line", "lines");
    read_as(reading).map(|read| format!("extracted as {read}, {lines}: sha256 \"{sha256}\""))
}

/// Below the fingerprint of a file that cannot be shown.
#[must_use]
pub fn unreadable(why: &str) -> String {
    format!("not readable as a text: {why}")
}
