//! The way out when a query is mistaken.

use std::ops::Range;

use crate::query::find::count;
use crate::query::material::Material;
use crate::query::nearest::nearest;
use crate::query::parse::{Atom, Term};
use crate::query::{Found, Query};

/// How many lost words are looked after: each is compared with every word there is.
const MOST: usize = 8;

/// The query with the nearest values taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to type.
    pub query: String,
    /// How many events it finds.
    pub count: usize,
}

/// What may have been meant where an answer, whole, finds a part of the query in trouble or a word that fits nothing: the
/// query with the nearest keys and values taken, and with the nearest word for each that fits nothing. The outer option
/// is nothing if nobody waits for it any more. It takes its time: words are compared with every word of the chronology.
#[must_use]
pub fn suggest(material: &Material, found: &Found) -> Option<Option<Suggestion>> {
    let material = &Material { crew: material.crew.for_rows(material.chronology.event_count()), ..*material };
    let keyed = found.troubles.iter().filter_map(|trouble| Some((trouble.span.clone(), trouble.nearest.clone()?)));
    let mut changes: Vec<(Range<usize>, String)> = keyed.collect();
    changes.extend(words(material, found)?);
    if changes.is_empty() {
        return Some(None);
    }
    changes.sort_by_key(|(span, _)| span.start);
    let mut text = found.query.text().to_owned();
    for (span, nearest) in changes.into_iter().rev() {
        text.replace_range(span, &nearest);
    }
    Some(Some(Suggestion { count: count(material, &text)?, query: text }))
}

/// The lost words, each with the nearest word of any title or name.
fn words(material: &Material, found: &Found) -> Option<Vec<(Range<usize>, String)>> {
    let lost: Vec<_> = found.lost_words().take(MOST).collect();
    if lost.is_empty() {
        return Some(Vec::new());
    }
    let vocabulary = material.index.vocabulary(material.crew)?;
    let near = material.crew.each(lost, |(span, word)| Some((span, nearest(word, vocabulary.words())?.name)));
    Some(near?.into_iter().flatten().collect())
}

impl Found {
    /// The bare words that leave no event by themselves, and where they stand.
    pub(super) fn lost_words(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let clauses = Query::clauses(&self.query).iter();
        clauses.filter_map(|clause| match &clause.terms[..] {
            [Term { negated: false, atom: Atom::Word(word), span }] => {
                let is_lost = self.parts.iter().any(|part| part.span == *span && part.alone == 0);
                is_lost.then(|| (span.clone(), word.as_str()))
            }
            _ => None,
        })
    }
}
