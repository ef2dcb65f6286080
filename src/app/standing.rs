//! What the citations of an event add up to, in the words that fit.

use crate::app::date_and_place;
use crate::app::opened::Desk;
use crate::model::{EventId, Standing, Tally};
use crate::phrases::{self, counted};
use crate::text::Shown;

/// What the citations of an event add up to, in words: the standing, and the origins where it does not say
/// them already.
#[must_use]
pub fn standing_words(tally: &Tally) -> (String, Option<String>) {
    let standing = tally.standing();
    let origins = counted(tally.origins.len(), "origin", "origins");
    match standing {
        Standing::SingleOrigin | Standing::Corroborated => (origins, None),
        _ if tally.origins.is_empty() => (standing.word().to_owned(), None),
        _ => (standing.word().to_owned(), Some(origins)),
    }
}

/// The same with the citations counted, where there are several.
fn counted_words(tally: &Tally) -> (String, Option<String>) {
    let (word, also) = standing_words(tally);
    let counted = (tally.citations() > 1).then(|| phrases::citations_and_origins(tally));
    match (also, counted) {
        (None, Some(counted)) if !tally.origins.is_empty() => (counted, None),
        (also, counted) => (word, counted.or(also)),
    }
}

/// The standing on the present basis, the citations counted, with what it was or came to be with every source
/// counted.
#[must_use]
pub fn standing_in_full(desk: &Desk, event: EventId) -> (String, Option<String>) {
    weighed(desk, event, counted_words(&desk.tally(event)))
}

/// The standing in the fullest words that fit beside date and place; nothing where it needs a row of its own.
#[must_use]
pub fn standing_beside(desk: &Desk, event: EventId, width: usize) -> Option<(String, Option<String>)> {
    let (date, place) = date_and_place(desk, event);
    let columns = |text: &str| Shown::of(text).width();
    let first = columns(&date) + place.map_or(0, |place| columns(place) + 3);
    let fits = |(word, also): &(String, Option<String>)| {
        first + 2 + columns(word) + 2 + also.as_deref().map_or(0, |also| columns(also) + 3) <= width
    };
    let short = || weighed(desk, event, standing_words(&desk.tally(event)));
    Some(standing_in_full(desk, event)).filter(fits).or_else(|| Some(short()).filter(fits))
}

/// The words of a standing, with what the present basis has done to it.
fn weighed(desk: &Desk, event: EventId, (word, also): (String, Option<String>)) -> (String, Option<String>) {
    let word = if desk.tally(event).unsure { phrases::possibly(&word) } else { word };
    let left_out = !desk.basis.left_out().is_empty();
    let otherwise = desk.otherwise(event).map(|whole| phrases::stands_otherwise(left_out, &standing_words(&whole).0));
    let also: Vec<String> = also.into_iter().chain(otherwise).collect();
    (word, (!also.is_empty()).then(|| also.join(" · ")))
}
