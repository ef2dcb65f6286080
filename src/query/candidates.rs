//! The values that a key can have in a chronology, each with the number of events that have it, as the index has counted
//! them.

use crate::model::{Chronology, EventId, Stance, Standing, Verdict, publications};
use crate::query::years::written_year;
use crate::query::{Crew, Index, Key};

/// In a chronology of more events than this an id is completed from its beginning, if any event has that, and else from
/// the first so many.
const MANY_EVENTS: usize = 20_000;

/// A value that could be meant: what to compare, what to write, what to tell.
pub(super) struct Candidate {
    pub names: Vec<String>,
    pub value: String,
    pub count: Option<usize>,
    pub help: String,
}

/// All that `typed` could be the beginning of, or nearly is; nothing if nobody waits for it any more.
pub(super) fn candidates(
    chronology: &Chronology,
    index: &Index,
    crew: Crew<'_>,
    key: Key,
    typed: &str,
) -> Option<Vec<Candidate>> {
    let word = |word: &str, count| plain(word, count);
    let counted = || index.counted(chronology, crew);
    Some(match key {
        Key::Actor => named(chronology.actors().iter().map(|(_, name)| name), &counted()?.actors),
        Key::Tag => named(chronology.tags().iter().map(|(_, name)| name), &counted()?.tags),
        Key::Place => named(chronology.places().iter().map(|(_, name)| name), &counted()?.places),
        Key::By => named(chronology.speakers().iter().map(|(_, name)| name), &counted()?.speakers),
        Key::Outlet => {
            let outlets = &counted()?.outlets;
            let counts: Vec<usize> = outlets.iter().map(|(_, count)| *count).collect();
            named(outlets.iter().map(|(name, _)| name.as_str()), &counts)
        }
        Key::Stance => {
            let stances = Stance::ALL.iter().zip(&counted()?.stances);
            stances.map(|(stance, count)| word(stance.word(), Some(*count))).collect()
        }
        Key::Standing => Standing::ALL.map(|standing| word(standing.word(), None)).into(),
        Key::Verdict => Verdict::ALL.map(|verdict| word(verdict.word(), None)).into(),
        Key::Source => {
            let counted = counted()?;
            let candidate = |id| {
                let source = chronology.source(id);
                Candidate {
                    names: vec![source.key.clone(), source.outlet.clone(), source.title.clone()],
                    value: source.key.clone(),
                    count: Some(counted.sources[id.index()]),
                    help: counted.source_labels[id.index()].clone(),
                }
            };
            chronology.sources().map(candidate).collect()
        }
        Key::Id => ids(chronology, typed),
        Key::When | Key::Before | Key::After => {
            let years = index.years(chronology, crew)?.years.iter();
            years.map(|(year, count)| word(&written_year(*year), Some(*count))).collect()
        }
        Key::Text => Vec::new(),
        Key::Known => publications(chronology).iter().map(|day| word(&day.to_string(), None)).collect(),
    })
}

fn plain(name: &str, count: Option<usize>) -> Candidate {
    Candidate { names: vec![name.to_owned()], value: name.to_owned(), count, help: String::new() }
}

/// Every name that an event has, with the number of events that have it, by name.
fn named<'n>(names: impl Iterator<Item = &'n str>, counts: &[usize]) -> Vec<Candidate> {
    let used = names.zip(counts).filter(|(name, count)| **count > 0 && !name.trim().is_empty());
    let mut used: Vec<(&str, usize)> = used.map(|(name, count)| (name, *count)).collect();
    used.sort_unstable();
    used.into_iter().map(|(name, count)| plain(name, Some(count))).collect()
}

fn ids(chronology: &Chronology, typed: &str) -> Vec<Candidate> {
    let candidate = |event: EventId| Candidate {
        help: chronology.event_title(event).to_owned(),
        ..plain(chronology.key(event), None)
    };
    if chronology.event_count() > MANY_EVENTS {
        let begun = chronology.events().filter(|event| chronology.key(*event).starts_with(typed));
        let begun: Vec<Candidate> = begun.take(MANY_EVENTS).map(candidate).collect();
        if !begun.is_empty() {
            return begun;
        }
    }
    chronology.events().take(MANY_EVENTS).map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::Fixture;

    /// What is offered with a count finds that many events.
    #[test]
    fn a_count_is_what_the_query_finds() {
        let fixture = Fixture::new();
        let mut looked_at = 0;
        for key in [Key::Actor, Key::Tag, Key::Place, Key::Outlet, Key::By, Key::Stance, Key::Source] {
            let candidates = candidates(&fixture.chronology, &fixture.index, Crew::alone(), key, "");
            for candidate in candidates.expect("nobody cancels it") {
                let query = format!("{}:{}", key.name(), crate::query::parse::written(&candidate.value));
                assert_eq!(Some(fixture.find(&query).len()), candidate.count, "{query}");
                looked_at += 1;
            }
        }
        assert!(looked_at > 20, "{looked_at}");
    }
}
