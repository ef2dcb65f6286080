//! Anchoring: where a selector is found in a text as it is today.

mod myers;
mod near;
mod normal;
mod occurrences;
mod selector;

use std::ops::Range;

use super::lines::Lines;
pub(in crate::text) use occurrences::occurrences;

pub use crate::model::LineRange;
pub use near::{anchor_near, near_steps};
pub use normal::Normal;
pub(super) use normal::rest_after;
pub use selector::Selector;

/// How closely a quotation fits the words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Byte for byte.
    Exact,
    /// After both were normalised: see [`Normal`].
    Normalised,
}

/// One place at which a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text as it is.
    pub range: Range<usize>,
    /// How closely it fits.
    pub how: Match,
}

/// What became of a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The quotation stands here and nowhere else that fits the selector.
    At {
        /// Bytes of the text as it is.
        range: Range<usize>,
        /// How closely it fits.
        how: Match,
        /// Whether the selector names lines of which the quotation touches none.
        moved: bool,
    },
    /// There is no quotation, and these are the bytes of the lines, from the start of the first to the
    /// end of the last, without its line end.
    Lines {
        /// Bytes of the text as it is.
        range: Range<usize>,
    },
    /// These are almost the words of the quotation.
    Near {
        /// Bytes of the text as it is.
        range: Range<usize>,
        /// In how many characters they differ.
        distance: usize,
    },
    /// The quotation fits at several places, and nothing decides between them.
    Ambiguous {
        /// How many; of places that are near, no more than are weighed.
        places: usize,
        /// In how many characters the nearest differs; 0 where the words are the very ones.
        distance: usize,
    },
    /// The quotation does not stand in the text, or there is nothing to look for.
    Missing,
    /// There is no quotation, and the lines are not all there.
    LinesBeyondEnd {
        /// How many lines the text has.
        count: usize,
    },
}

/// Every place at which a quotation stands word for word; only where there is none, every place at which
/// it stands normalised. In order; places may overlap. A quotation that is empty or blank stands nowhere.
pub fn find_all(text: &Normal<'_>, quote: &str) -> Vec<Found> {
    let exact = find_exact(text, quote);
    if exact.is_empty() { find_normalised(text, quote) } else { exact }
}

/// Finds the place that a selector names. `lines` must be the lines of the text that was normalised.
///
/// Candidates are all places of the quotation that have the prefix straight before them and the suffix
/// straight after them, both compared normalised and without the blanks between. Places that fit word for
/// word come first; normalised ones count only where none of those has its prefix and suffix. Among
/// several, those that touch the lines decide, if any does. A tie is told, never guessed.
pub fn anchor(text: &Normal<'_>, lines: &Lines, selector: &Selector) -> Place {
    match (&selector.quote, selector.lines) {
        (Some(quote), named) => {
            let mut places = find_exact(text, quote);
            places.retain(|place| text.stands_between(&place.range, selector));
            if places.is_empty() {
                places = find_normalised(text, quote);
                places.retain(|place| text.stands_between(&place.range, selector));
            }
            decide(&places, lines, named)
        }
        (None, Some(named)) => whole_lines(lines, named),
        (None, None) => Place::Missing,
    }
}

fn find_exact(text: &Normal<'_>, quote: &str) -> Vec<Found> {
    if Normal::of(quote).text().trim().is_empty() {
        return Vec::new();
    }
    let starts = occurrences(text.source(), quote);
    starts.into_iter().map(|start| Found { range: start..start + quote.len(), how: Match::Exact }).collect()
}

fn find_normalised(text: &Normal<'_>, quote: &str) -> Vec<Found> {
    if text.lacks(Normal::of(quote).text().trim()) {
        return Vec::new();
    }
    let places = text.readings().flat_map(|(division, text)| {
        let normal = Normal::read_as(quote, division);
        text.places_of(normal.text().trim())
    });
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|range| (range.start, range.end));
    places.dedup();
    places.into_iter().map(|range| Found { range, how: Match::Normalised }).collect()
}

fn decide(places: &[Found], lines: &Lines, named: Option<LineRange>) -> Place {
    let touches = |place: &&Found| {
        let first = lines.line_of(place.range.start) + 1;
        let last = lines.line_of(place.range.end.saturating_sub(1)) + 1;
        named.is_none_or(|named| first <= named.last && named.first <= last)
    };
    let at = |place: &Found, moved| Place::At { range: place.range.clone(), how: place.how, moved };
    let mut touching = places.iter().filter(touches);
    match (places, touching.next(), touching.count()) {
        ([], _, _) => Place::Missing,
        (_, Some(only), 0) => at(only, false),
        ([only], None, _) => at(only, true),
        (_, Some(_), more) => Place::Ambiguous { places: 1 + more, distance: 0 },
        (_, None, _) => Place::Ambiguous { places: places.len(), distance: 0 },
    }
}

fn whole_lines(lines: &Lines, named: LineRange) -> Place {
    let (first, last) = (named.first.max(1), named.last.max(named.first).max(1));
    if last > lines.count() {
        return Place::LinesBeyondEnd { count: lines.count() };
    }
    Place::Lines { range: lines.range(first - 1).start..lines.range(last - 1).end }
}

#[cfg(test)]
mod tests;
