//! The way out when a query is mistaken.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::query::filter::{Filter, Material};
use crate::query::find::Answers;
use crate::query::nearest::nearest;
use crate::query::parse::{Atom, Term};
use crate::query::{Part, Query, Suggestion, Trouble};
use crate::text::Haystack;
use crate::when::Answer;

/// How many lost words are looked after: each is compared with every word there is.
const MOST: usize = 8;

/// The query with the nearest keys and values taken, and with the nearest word for each that fits nothing.
pub(super) fn suggestion(
    material: &Material,
    query: &Query,
    troubles: &[Trouble],
    parts: &[Part],
) -> Option<Suggestion> {
    let keyed = troubles.iter().filter_map(|trouble| Some((trouble.span.clone(), trouble.nearest.clone()?)));
    let mut changes: Vec<(Range<usize>, String)> = keyed.chain(words(material, query, parts)).collect();
    if changes.is_empty() {
        return None;
    }
    changes.sort_by_key(|(span, _)| span.start);
    let mut text = query.text().to_owned();
    for (span, nearest) in changes.into_iter().rev() {
        text.replace_range(span, &nearest);
    }
    let conditions = Filter::of(material, &Query::parse(&text)).conditions;
    let answers = Answers::of(material, &conditions, &|| false)?;
    let count = material.chronology.events().filter(|&event| answers.all(event) != Answer::No).count();
    Some(Suggestion { query: text, count })
}

/// The bare words that leave no event by themselves, each with the nearest word of any title or name.
fn words(material: &Material, query: &Query, parts: &[Part]) -> Vec<(Range<usize>, String)> {
    let lost = query.clauses().iter().filter_map(|clause| match &clause.terms[..] {
        [Term { negated: false, atom: Atom::Word(word), span }] => {
            parts.iter().any(|part| part.span == *span && part.alone == 0).then(|| (span.clone(), word))
        }
        _ => None,
    });
    let lost: Vec<_> = lost.take(MOST).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let index = material.index;
    let texts = [&index.titles, &index.tags, &index.actors, &index.places].into_iter().flat_map(Haystack::iter);
    let vocabulary: BTreeSet<&str> = texts.flat_map(|text| text.split(|ch: char| !ch.is_alphanumeric())).collect();
    let near = |(span, word): (Range<usize>, &String)| Some((span, nearest(word, vocabulary.iter().copied())?.name));
    lost.into_iter().filter_map(near).collect()
}
