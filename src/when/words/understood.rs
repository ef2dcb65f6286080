//! The words that are understood in a date written as prose.

// What is understood in a date that was written as prose; lower case.
pub(in crate::when) const ABOUT: [&str; 7] = ["approximately", "approx.", "about", "around", "circa", "ca.", "c."];
pub(in crate::when) const PERHAPS: [&str; 5] = ["perhaps", "maybe", "possibly", "probably", "presumably"];
pub(in crate::when) const UNTIL: [&str; 2] = ["until", "till"];
pub(in crate::when) const SINCE: [&str; 2] = ["since", "from"];
pub(in crate::when) const BY: [&str; 1] = ["by"];
pub(in crate::when) const RANGE_SEPARATORS: [&str; 7] = [" to ", " until ", " – ", "–", " - ", "..", "/"];
pub(in crate::when) const CENTURY: [&str; 2] = [" century", " c."];
pub(in crate::when) const BEFORE_CHRIST: [&str; 4] = [" bce", " bc", "bce", "bc"];
pub(in crate::when) const ANNO_DOMINI: [&str; 2] = ["ad", "ce"];
pub(in crate::when) const SEASON_NAMES: [(&str, u8); 5] =
    [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];
/// First letters of numbered parts of a year, with the code before their first and their count.
pub(in crate::when) const NUMBERED_PARTS: [(char, u8, u8); 2] = [('q', 32, 4), ('h', 39, 2)];
pub(in crate::when) const FILLERS: [&str; 2] = ["of", "the"];
pub(in crate::when) const ARTICLE: &str = "the ";
pub(in crate::when) const DECADE: [&str; 2] = ["0s", "0's"];
pub(in crate::when) const UTC: [&str; 2] = ["utc", "gmt"];
pub(in crate::when) const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];
/// Spellings of earlier EDTF drafts.
pub(in crate::when) const OLD_OPEN: &str = "open";
pub(in crate::when) const OLD_UNKNOWN: &str = "unknown";
