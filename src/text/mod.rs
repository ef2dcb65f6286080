//! Text as text: showing it safely, its lines, wrapping it, finding things in it.
//!
//! Nothing here knows of events, files or terminals.
//!
//! | file | what it gives |
//! |---|---|
//! | `shown` | [`Shown`], the only text that may reach a screen, a message or a command's output |
//! | `sign`, `emoji`, `hidden` | the sanitiser behind it, and which characters cannot be seen |
//! | `reading` | how the file of a wording was read: [`Form`], charset |
//! | `lines` | [`Lines`]: where the lines of a text begin and end |
//! | `wrap` | rows of a line, as many as are looked at |
//! | `trace` | from a text made out of another back to that other |
//! | `fold`, `find` | finding without regard to case and diacritics |
//! | `folding`, `seek` | the same for texts that are only read through |
//! | `haystack` | [`Haystack`]: many short texts that are searched together |
//! | `words`, `postings` | [`Words`]: each of their words once, and in which of them it stands |
//! | `anchor` | finding a quotation: word for word, normalised, or nearly |
//! | `compare` | the words in which a passage differs from a quotation |
//! | `shared` | which words two texts share |
//! | `sentence` | where sentences begin and end |
//! | `mentioned` | the dates that a text mentions |
//! | `cite` | from words to the selector that finds them again |
//! | `address` | addresses of a place for whoever has no dateline |
//! | `link`, `punycode`, `scripts` | [`Link`]: what may be opened outside, and letters that look like others |

mod address;
pub mod anchor;
mod body;
pub mod cite;
mod compare;
mod emoji;
pub mod find;
pub mod fold;
mod folding;
mod haystack;
mod hidden;
mod in_order;
pub mod lines;
mod link;
mod mentioned;
mod pager;
mod plain;
pub mod postings;
mod punycode;
mod reading;
mod scripts;
mod seek;
mod sentence;
mod shared;
pub mod shown;
mod sign;
pub mod trace;
mod words;
pub mod wrap;

pub use address::{line_address, text_link};
pub use anchor::{Found, Match, Normal, Place, Selector, anchor, anchor_near, find_all, near_steps};
pub use body::{Body, Originals, Shelf};
pub use compare::{Change, compare};
pub use find::Occurrences;
pub use fold::{Folded, fold};
pub use haystack::{Haystack, is_edge, letters};
pub use hidden::strays;
pub use in_order::{WordNumbers, WordsInOrder};
pub use lines::Lines;
pub use link::{Link, NoLink};
pub use mentioned::{LONGEST_READ, Mentioned};
pub use pager::{Pager, Position};
pub use reading::{Form, Reading};
pub use scripts::{Mixed, Script, mixed};
pub use seek::Seeker;
pub use sentence::sentences_around;
pub use shared::{Share, SharedWords, shared};
pub use shown::{Glyph, Shown, message};
#[cfg(test)]
pub(crate) use sign::READ as BYTES_READ;
pub use words::{BlockWords, Words, words};
pub use wrap::{Row, Rows, rows_before, rows_from, rows_of, wrap_line, wrap_text};

/// The last character boundary of `text` at or before `byte`; the end of the text for a byte beyond it.
pub(crate) fn boundary_before(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `range` made fit to slice `text` with: inside it, on character boundaries, not backwards.
pub(crate) fn within(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = boundary_before(text, range.start);
    let end = boundary_before(text, range.end).max(start);
    start..end
}
