//! From a query to its hits, ranked.

use std::cmp::Reverse;

use crate::model::{Basis, Chronology, EventId, Evidence};
use crate::query::answers::{Answers, Asked, FINE};
use crate::query::filter::{Condition, Filter};
use crate::query::found::Whole;
use crate::query::material::{Material, Weighed};
use crate::query::needle::Needle;
use crate::query::sought::searched;
use crate::query::words::Fit;
use crate::query::{Crew, Facets, Found, Hit, Index, Part, Query, Sought};

/// How many hits are scored one by one; those of lower tiers stay in order of tier and time. So many are told first, or
/// at least as many as fill a screen.
pub(super) const SCORED: usize = 200;
/// So many hits fill a screen.
pub(super) const SCREEN: usize = 64;

/// Finds the events that satisfy `query`, of those that the basis shows. `index` must be that of `chronology`. No text
/// is looked into: what `text:` asks for is not found.
#[must_use]
pub fn find(chronology: &Chronology, evidence: &Evidence, basis: &Basis, index: &Index, query: &str) -> Found {
    find_sought(chronology, evidence, basis, index, &[], query)
}

/// The same with what is known of words in texts. What `text:` asks of a source that has not been searched for those words
/// is not found yet.
#[must_use]
pub fn find_sought(
    chronology: &Chronology,
    evidence: &Evidence,
    basis: &Basis,
    index: &Index,
    sought: &[Sought],
    query: &str,
) -> Found {
    let (weighed, crew) = (&Weighed::default(), Crew::alone());
    let material = Material { chronology, evidence, basis, index, sought, weighed, crew };
    let mut whole = None;
    find_in_parts(&material, query, &mut |found| whole = Some(found));
    whole.expect("nobody cancels it")
}

/// The same, in parts: first, where that is earlier, the best hits, as they will stand in the whole, and then the whole.
/// Nothing more is told as soon as nobody waits for it.
pub fn find_in_parts(material: &Material, query: &str, tell: &mut dyn FnMut(Found)) -> Option<()> {
    let material = &Material { crew: material.crew.for_rows(material.chronology.event_count()), ..*material };
    let Search { filter, mut answers, leaves_open, mut found } = Search::of(material, query, tell)?;
    if leaves_open {
        let all = 0..answers.blocks();
        answers.ask(material, &filter.conditions, Asked::Everything, all)?;
    }
    let facets = || Facets::of(material, &found.query, &answers);
    let (whole, facets) = material.crew.both(|| answers.whole(), facets);
    (found.is_whole, found.whole, found.facets) = (true, whole, facets?);
    let parts = filter.conditions.iter().enumerate().map(|(at, condition)| Part {
        span: condition.span.clone(),
        alone: if condition.is_void() { 0 } else { answers.alone(at) },
    });
    found.parts = parts.collect();
    tell(found);
    Some(())
}

/// The hits alone, without what the parts of the query leave and without facets: for those who show neither. Nothing if
/// nobody waits for it any more.
#[must_use]
pub fn hits(material: &Material, query: &str) -> Option<Found> {
    let material = &Material { crew: material.crew.for_rows(material.chronology.event_count()), ..*material };
    let Search { answers, found, .. } = Search::of(material, query, &mut |_| {})?;
    Some(Found { is_whole: true, whole: answers.whole(), ..found })
}

/// How many events satisfy a query.
pub(super) fn count(material: &Material, query: &str) -> Option<usize> {
    let mut filter = Filter::of(material, &Query::parse(query))?;
    filter.look_apart(material.crew)?;
    let mut answers = Answers::none(material, &filter.conditions);
    answers.ask(material, &filter.conditions, Asked::WhatIsLeft, 0..answers.blocks())?;
    Some(answers.count())
}

/// What has been found, and how.
struct Search<'m> {
    filter: Filter<'m>,
    answers: Answers,
    /// Whether more must be asked to know who refuses the other events.
    leaves_open: bool,
    found: Found,
}

impl<'m> Search<'m> {
    fn of(material: &Material<'m>, query: &str, tell: &mut dyn FnMut(Found)) -> Option<Self> {
        let query = Query::parse(query);
        material.crew.goes_on()?;
        let mut filter = Filter::of(material, &query)?;
        let words = filter.conditions.iter().map(|condition| condition.needles().cloned().collect::<Vec<_>>());
        let mut found = Found {
            words: words.filter(|needles| !needles.is_empty()).collect(),
            troubles: std::mem::take(&mut filter.troubles),
            texts: filter.conditions.iter().flat_map(Condition::texts).cloned().collect(),
            searched: searched(&query, material.sought),
            query,
            facets: Facets::default(),
            parts: Vec::new(),
            page: Vec::new(),
            is_whole: false,
            whole: Whole::default(),
        };
        let mut answers = Answers::none(material, &filter.conditions);
        let mut tell_best = |found: &mut Found, answers: &Answers| {
            found.page = page(material, &found.words, answers.best(SCORED))?;
            tell(found.clone());
            Some(())
        };
        let by_words = filter.is_told_by_words();
        let mut is_all = false;
        if by_words {
            // With enough of what stands together in words and names, the best are known before anything else is looked at.
            for blocks in answers.steps() {
                is_all = blocks.end == answers.blocks();
                answers.ask(material, &filter.conditions, Asked::ByWords, blocks)?;
                if answers.has_best(&filter.conditions, SCORED) {
                    break;
                }
            }
            if answers.has_better_than_scattered(SCREEN) {
                tell_best(&mut found, &answers)?;
            }
        }
        let is_done = is_all && !filter.may_be_apart();
        if !is_done {
            filter.look_apart(material.crew)?;
            // Where the best have been told, nobody waits for a part of it.
            let steps = if found.page.is_empty() { answers.steps() } else { [0..0, 0..answers.blocks()] };
            for blocks in steps {
                answers.ask(material, &filter.conditions, Asked::WhatIsLeft, blocks)?;
                let is_enough = by_words && found.page.is_empty();
                if is_enough && answers.has_best_of_scattered(&filter.conditions, SCORED) {
                    tell_best(&mut found, &answers)?;
                }
            }
        }
        // That there is none is told with what each part of the query leaves.
        if found.page.is_empty() && answers.count() > 0 {
            tell_best(&mut found, &answers)?;
        } else if found.page.len() < answers.count().min(SCORED) {
            found.page = page(material, &found.words, answers.best(SCORED))?;
        }
        let leaves_open = !is_done && filter.leaves_open();
        Some(Self { filter, answers, leaves_open, found })
    }
}

/// The best hits, each scored by itself.
fn page(material: &Material, words: &[Vec<Needle>], best: Vec<(EventId, i64, bool)>) -> Option<Vec<Hit>> {
    let pieces = best.chunks(SCORED / 8);
    let hits = material.crew.each(pieces, |piece| {
        let hit = |&(event, score, possibly): &_| {
            let fits =
                words.iter().filter_map(|needles| Fit::best(needles, material.chronology, material.index, event));
            let fine: i64 = fits.map(|(needle, fit)| needle.score(material.index.at(event, fit.spot))).sum();
            Hit { event, score: score + fine.min(FINE - 1), possibly }
        };
        piece.iter().map(hit).collect::<Vec<Hit>>()
    });
    let mut hits = hits?.concat();
    hits.sort_by_key(|hit| (Reverse(hit.score), hit.event));
    Some(hits)
}
