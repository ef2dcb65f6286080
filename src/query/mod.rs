//! The query language: parse, filter, rank. *Query → Filter → Hit*: what is typed, what
//! it means, an event that satisfies it.
//!
//! ```text
//! parse ── Query: tokens for the search box, clauses for the filter
//!   │
//! filter ─ Filter: each clause with its values looked up (values, nearest), or the trouble with it
//!   │        words and needle say how well a bare word fits, sieve of many texts at once by their words
//! answers  Answers: what each condition says of each event, and in which order that puts them
//!   │
//! find ─── Found: the hits, ranked; what is wrong; what each part leaves; the counts of the facets
//!
//! rewrite  facets write the query          complete  Tab          suggest  what may have been meant
//! ```
//!
//! Work on many events is shared out by the [`Crew`] that whoever asks brings along.
//!
//! Everything is a function of the chronology, its evidence, the [`Index`] and the text typed. Nothing
//! here fails: a mistake is a [`Trouble`], and the rest still filters.

mod answers;
mod apart;
mod candidates;
mod complete;
mod counted;
mod counter;
mod crew;
mod facets;
mod filter;
mod find;
mod found;
mod index;
mod key;
mod literal;
mod marks;
mod material;
mod nearest;
mod needle;
mod parse;
mod pick;
mod rewrite;
mod scattered;
mod sieve;
mod sought;
mod suggest;
mod values;
mod vocabulary;
mod words;
mod years;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;

pub use complete::{Completion, complete};
pub use crew::Crew;
pub use facets::{Facets, Group, Value};
pub use find::{find, find_in_parts, find_sought, hits};
pub use found::{Field, FieldKind, Found, Hit, Part, Trouble};
pub use index::{Index, titles};
pub use key::Key;
pub use material::{Material, Weighed};
pub use needle::{Needle, Tier};
pub use parse::{Query, Token, TokenKind};
pub use pick::{Choice, pick};
pub use rewrite::{clear_key, toggle_kept, toggle_left_out};
pub use sought::{Searched, Sought, TextPlace};
pub use suggest::{Suggestion, suggest};

/// A text as it is compared: without regard to case, diacritics and the dress of its punctuation.
fn folded(text: &str) -> String {
    crate::text::fold::fold(text).text
}
