//! What Tab offers.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Chronology, EventId, Stance, Standing, Verdict, publications};
use crate::query::facets::source_label;
use crate::query::folded;
use crate::query::index::{sources_of, written_year};
use crate::query::nearest::nearest;
use crate::query::needle::{Needle, Tier};
use crate::query::parse::{Atom, Term, unwritten, written};
use crate::query::{Key, Query};

/// A way to go on typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that it takes the place of.
    pub replace: Range<usize>,
    /// What stands there then. A key ends in its colon; a value has its quotation marks if it needs them.
    pub with: String,
    /// How many events of the whole chronology have the value, where that can be said.
    pub count: Option<usize>,
    /// What it is, in a few words; may be empty.
    pub help: String,
}

/// What can stand at `cursor`, a byte position in `query`: keys where a word begins, values after `key:`;
/// the best first.
#[must_use]
pub fn complete(chronology: &Chronology, query: &str, cursor: usize) -> Vec<Completion> {
    let cursor = (0..=cursor.min(query.len())).rev().find(|&at| query.is_char_boundary(at)).unwrap_or(0);
    let parsed = Query::parse(query);
    let mut terms = parsed.clauses().iter().flat_map(|clause| &clause.terms);
    let at_cursor = terms.find(|term| term.positive_span().start < cursor && cursor <= term.span.end);
    let Some(term) = at_cursor else { return keys("", cursor..cursor) };
    let start = term.positive_span().start;
    match &term.atom {
        Atom::Phrase(_) => Vec::new(),
        Atom::Word(_) => keys(&query[start..cursor], start..term.span.end),
        Atom::Unknown { value_span, .. } => {
            keys(query[start..cursor.min(value_span.start)].trim_end_matches(':'), start..value_span.start)
        }
        Atom::Keyed { value_span, .. } if cursor < value_span.start => {
            keys(&query[start..cursor], start..value_span.start)
        }
        Atom::Keyed { key, value_span, .. } => {
            values(chronology, *key, &typed_value(query, term, cursor), value_span.clone())
        }
    }
}

/// The value as far as the cursor, without its quotation marks.
fn typed_value(query: &str, term: &Term, cursor: usize) -> String {
    match &term.atom {
        Atom::Keyed { value, value_span, .. } if cursor == value_span.end => value.clone(),
        Atom::Keyed { value_span, .. } => {
            let typed = &query[value_span.start..cursor];
            if typed.starts_with('"') { unwritten(&format!("{typed}\"")) } else { typed.to_owned() }
        }
        _ => String::new(),
    }
}

fn keys(typed: &str, replace: Range<usize>) -> Vec<Completion> {
    let typed = typed.to_lowercase();
    let mut keys: Vec<Key> = Key::all().filter(|key| key.name().starts_with(&typed)).collect();
    if keys.is_empty() {
        let near = nearest(&typed, Key::all().map(Key::name));
        keys.extend(near.and_then(|near| Key::named(&near.name)));
    }
    let completion = |key: Key| Completion {
        replace: replace.clone(),
        with: format!("{}:", key.name()),
        count: None,
        help: key.help().to_owned(),
    };
    keys.into_iter().map(completion).collect()
}

/// A value that could be meant: what to compare, what to write, what to tell.
struct Candidate {
    names: Vec<String>,
    value: String,
    count: Option<usize>,
    help: String,
}

fn values(chronology: &Chronology, key: Key, typed: &str, replace: Range<usize>) -> Vec<Completion> {
    let mut fitting: Vec<(Fitting, Candidate)> = candidates(chronology, key)
        .into_iter()
        .filter_map(|candidate| {
            let fitting = candidate.names.iter().filter_map(|name| fitting(typed, name)).max()?;
            Some((fitting, candidate))
        })
        .collect();
    // What the key would not accept as typed is offered only if there is nothing else.
    if fitting.iter().any(|(fitting, _)| *fitting >= Fitting::StartsWord) {
        fitting.retain(|(fitting, _)| *fitting >= Fitting::StartsWord);
    }
    // The sort is stable: what is equally good and equally frequent keeps the order of the chronology.
    fitting.sort_by_key(|(fitting, candidate)| Reverse((*fitting, candidate.count)));
    if fitting.is_empty() {
        let all = candidates(chronology, key);
        let near = nearest(typed, all.iter().flat_map(|candidate| candidate.names.iter().map(String::as_str)));
        let near = near.map(|near| near.name);
        let meant =
            all.into_iter().filter(|candidate| near.as_ref().is_some_and(|near| candidate.names.contains(near)));
        fitting = meant.map(|candidate| (Fitting::Scattered, candidate)).collect();
    }
    let completion = |(_, candidate): (Fitting, Candidate)| Completion {
        replace: replace.clone(),
        with: written(&candidate.value),
        count: candidate.count,
        help: candidate.help,
    };
    fitting.into_iter().map(completion).collect()
}

/// How what is typed fits a name, the better the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fitting {
    Scattered,
    Inside,
    StartsWord,
    StartsName,
}

fn fitting(typed: &str, name: &str) -> Option<Fitting> {
    let name = folded(name);
    let Some(needle) = Needle::fuzzy(typed) else { return Some(Fitting::StartsName) };
    if name.starts_with(&folded(typed)) {
        return Some(Fitting::StartsName);
    }
    needle.tier(&name).map(|tier| match tier {
        Tier::Whole | Tier::Start => Fitting::StartsWord,
        Tier::Inside => Fitting::Inside,
        Tier::Scattered => Fitting::Scattered,
    })
}

fn candidates(chronology: &Chronology, key: Key) -> Vec<Candidate> {
    let sources = || chronology.sources().map(|id| (id, chronology.source(id)));
    let word = |word: &str, count| plain(word, count);
    match key {
        Key::Actor => counted(chronology, |event| {
            chronology.actors_of(event).iter().map(|&actor| chronology.actors().name(actor).to_owned()).collect()
        }),
        Key::Tag => counted(chronology, |event| {
            chronology.tags_of(event).iter().map(|&tag| chronology.tags().name(tag).to_owned()).collect()
        }),
        Key::Place => counted(chronology, |event| {
            chronology.place_of(event).map(|place| chronology.places().name(place).to_owned()).into_iter().collect()
        }),
        Key::Outlet => counted(chronology, |event| {
            sources_of(chronology, event).into_iter().map(|id| chronology.source(id).outlet.clone()).collect()
        }),
        Key::By => counted(chronology, |event| {
            chronology.citations(event).filter_map(|id| chronology.citation(id).by().map(str::to_owned)).collect()
        }),
        Key::Stance => {
            let has = |event, stance| chronology.citations(event).any(|id| chronology.citation(id).stance() == stance);
            let count = |stance: Stance| chronology.events().filter(|&event| has(event, stance)).count();
            Stance::ALL.map(|stance| word(stance.word(), Some(count(stance)))).into()
        }
        Key::Standing => Standing::ALL.map(|standing| word(standing.word(), None)).into(),
        Key::Verdict => Verdict::ALL.map(|verdict| word(verdict.word(), None)).into(),
        Key::Source => sources()
            .map(|(id, source)| Candidate {
                names: vec![source.key.clone(), source.outlet.clone(), source.title.clone()],
                value: source.key.clone(),
                count: Some(chronology.events().filter(|&event| sources_of(chronology, event).contains(&id)).count()),
                help: source_label(chronology, id),
            })
            .collect(),
        Key::Id => chronology
            .events()
            .map(|event| Candidate {
                help: chronology.event_title(event).to_owned(),
                ..plain(chronology.key(event), None)
            })
            .collect(),
        Key::When | Key::Before | Key::After => counted_years(chronology),
        Key::Known => publications(chronology).iter().map(|day| word(&day.to_string(), None)).collect(),
    }
}

fn plain(name: &str, count: Option<usize>) -> Candidate {
    Candidate { names: vec![name.to_owned()], value: name.to_owned(), count, help: String::new() }
}

/// Every name with the number of events that have it, by name.
fn counted(chronology: &Chronology, names: impl Fn(EventId) -> Vec<String>) -> Vec<Candidate> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for event in chronology.events() {
        let mut names = names(event);
        names.retain(|name| !name.trim().is_empty());
        names.sort_unstable();
        names.dedup();
        for name in names {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().map(|(name, count)| plain(&name, Some(count))).collect()
}

/// The years that events stand under, with how many stand there.
fn counted_years(chronology: &Chronology) -> Vec<Candidate> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for year in chronology.events().filter_map(|event| chronology.when(event).group_year()) {
        *counts.entry(year).or_default() += 1;
    }
    counts.into_iter().map(|(year, count)| plain(&written_year(year), Some(count))).collect()
}
