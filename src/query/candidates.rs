//! The values that a key can have in a chronology, each with the number of events that have it. Whatever is counted is
//! counted in one pass over the events, by numbers; names are looked at once each.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Chronology, EventId, Stance, Standing, Verdict, publications};
use crate::query::Key;
use crate::query::facets::source_label;
use crate::query::index::{sources_of, written_year};

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

/// All that `typed` could be the beginning of, or nearly is.
pub(super) fn candidates(chronology: &Chronology, key: Key, typed: &str) -> Vec<Candidate> {
    let word = |word: &str, count| plain(word, count);
    match key {
        Key::Actor => {
            let names = chronology.actors().iter().map(|(_, name)| name).collect();
            counted(chronology, names, |event, here| {
                here.extend(chronology.actors_of(event).iter().map(|actor| actor.index()));
            })
        }
        Key::Tag => {
            let names = chronology.tags().iter().map(|(_, name)| name).collect();
            counted(chronology, names, |event, here| {
                here.extend(chronology.tags_of(event).iter().map(|tag| tag.index()));
            })
        }
        Key::Place => {
            let names = chronology.places().iter().map(|(_, name)| name).collect();
            counted(chronology, names, |event, here| here.extend(chronology.place_of(event).map(|place| place.index())))
        }
        Key::Outlet => {
            let mut outlets = Numbered::default();
            let of: Vec<usize> = chronology.sources().map(|id| outlets.number(&chronology.source(id).outlet)).collect();
            counted(chronology, outlets.names, |event, here| {
                here.extend(sources_of(chronology, event).into_iter().map(|source| of[source.index()]));
            })
        }
        Key::By => {
            let names = chronology.speakers().iter().map(|(_, name)| name).collect();
            counted(chronology, names, |event, here| {
                let speakers = chronology.citations(event).filter_map(|id| chronology.speaker_of(id));
                here.extend(speakers.map(|speaker| speaker.index()));
            })
        }
        Key::Stance => {
            let counts = counts(chronology, Stance::ALL.len(), |event, here| {
                let stances = chronology.citations(event).map(|id| chronology.citation(id).stance());
                here.extend(stances.filter_map(|stance| Stance::ALL.iter().position(|other| *other == stance)));
            });
            Stance::ALL.iter().zip(counts).map(|(stance, count)| word(stance.word(), Some(count))).collect()
        }
        Key::Standing => Standing::ALL.map(|standing| word(standing.word(), None)).into(),
        Key::Verdict => Verdict::ALL.map(|verdict| word(verdict.word(), None)).into(),
        Key::Source => {
            let counts = counts(chronology, chronology.sources().len(), |event, here| {
                here.extend(sources_of(chronology, event).into_iter().map(|source| source.index()));
            });
            let candidate = |(id, count)| {
                let source = chronology.source(id);
                Candidate {
                    names: vec![source.key.clone(), source.outlet.clone(), source.title.clone()],
                    value: source.key.clone(),
                    count: Some(count),
                    help: source_label(chronology, id),
                }
            };
            chronology.sources().zip(counts).map(candidate).collect()
        }
        Key::Id => ids(chronology, typed),
        Key::When | Key::Before | Key::After => counted_years(chronology),
        Key::Text => Vec::new(),
        Key::Known => publications(chronology).iter().map(|day| word(&day.to_string(), None)).collect(),
    }
}

/// Names, each with the number in which it came.
#[derive(Default)]
struct Numbered<'a> {
    names: Vec<&'a str>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Numbered<'a> {
    fn number(&mut self, name: &'a str) -> usize {
        *self.numbers.entry(name).or_insert_with(|| {
            self.names.push(name);
            self.names.len() - 1
        })
    }
}

fn plain(name: &str, count: Option<usize>) -> Candidate {
    Candidate { names: vec![name.to_owned()], value: name.to_owned(), count, help: String::new() }
}

/// How many events have each of so many things; `of` says which an event has.
fn counts(chronology: &Chronology, things: usize, of: impl Fn(EventId, &mut Vec<usize>)) -> Vec<usize> {
    let mut counts = vec![0; things];
    let mut here = Vec::new();
    for event in chronology.events() {
        here.clear();
        of(event, &mut here);
        here.sort_unstable();
        here.dedup();
        for thing in &here {
            counts[*thing] += 1;
        }
    }
    counts
}

/// Every name that an event has, with the number of events that have it, by name.
fn counted(chronology: &Chronology, names: Vec<&str>, of: impl Fn(EventId, &mut Vec<usize>)) -> Vec<Candidate> {
    let counts = counts(chronology, names.len(), of);
    let used = names.into_iter().zip(counts).filter(|(name, count)| *count > 0 && !name.trim().is_empty());
    let mut used: Vec<(&str, usize)> = used.collect();
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

/// The years that events stand under, with how many stand there.
fn counted_years(chronology: &Chronology) -> Vec<Candidate> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for year in chronology.events().filter_map(|event| chronology.when(event).group_year()) {
        *counts.entry(year).or_default() += 1;
    }
    counts.into_iter().map(|(year, count)| plain(&written_year(year), Some(count))).collect()
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
            for candidate in candidates(&fixture.chronology, key, "") {
                let query = format!("{}:{}", key.name(), crate::query::parse::written(&candidate.value));
                assert_eq!(Some(fixture.find(&query).len()), candidate.count, "{query}");
                looked_at += 1;
            }
        }
        assert!(looked_at > 20, "{looked_at}");
    }
}
