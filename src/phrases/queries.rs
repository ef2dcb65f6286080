//! Words about what queries find, and about those that are kept.

use crate::phrases::counted;

/// While texts are being searched: how many events were found by now, of how many.
#[must_use]
pub fn so_far(found: usize, all: usize) -> String {
    format!("{found} so far of {all}")
}

/// While texts are being searched: how many have been.
#[must_use]
pub fn searched(texts: usize, of: usize) -> String {
    format!("searched {texts} of {}", counted(of, "text", "texts"))
}

/// Before what is typed in the list of kept queries.
pub const QUERIES_PROMPT: &str = "queries  ";
/// Before the name that is typed for a query.
pub const NAME_PROMPT: &str = "name it  ";
/// While no query is kept.
pub const NO_QUERIES: &str = "no query was used yet, and none is saved";
/// None of those that are kept fits what is typed.
pub const NO_QUERY_FITS: &str = "no query fits that";
/// Where nothing is typed that could be saved.
pub const NOTHING_TO_SAVE: &str = "there is no query to save";
/// A query has been saved.
#[must_use]
pub fn saved_as(name: &str) -> String {
    format!("saved as “{name}”")
}

/// Where a name was given for a query, and no query has it.
#[must_use]
pub fn no_query_saved_as(name: &str) -> String {
    format!("no query is saved as “{name}”: the words are looked for")
}

/// Below the prompt for a name that a query has already.
#[must_use]
pub fn taken_by(query: &str) -> String {
    format!("has this name now, and loses it: {query}")
}
