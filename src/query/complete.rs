//! What Tab offers.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::Chronology;
use crate::query::candidates::{Candidate, candidates};
use crate::query::folded;
use crate::query::nearest::nearest;
use crate::query::needle::{Needle, Tier};
use crate::query::parse::{Atom, Term, unwritten, written};
use crate::query::{Crew, Index, Key, Query};

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
/// the best first. `index` must be that of `chronology`. Nothing if nobody waits for it any more.
#[must_use]
pub fn complete(
    chronology: &Chronology,
    index: &Index,
    crew: Crew<'_>,
    query: &str,
    cursor: usize,
) -> Option<Vec<Completion>> {
    let cursor = (0..=cursor.min(query.len())).rev().find(|&at| query.is_char_boundary(at)).unwrap_or(0);
    let parsed = Query::parse(query);
    let mut terms = parsed.clauses().iter().flat_map(|clause| &clause.terms);
    let at_cursor = terms.find(|term| term.positive_span().start < cursor && cursor <= term.span.end);
    let Some(term) = at_cursor else { return Some(keys("", cursor..cursor)) };
    let start = term.positive_span().start;
    Some(match &term.atom {
        Atom::Phrase(_) => Vec::new(),
        Atom::Word(_) => keys(&query[start..cursor], start..term.span.end),
        Atom::Unknown { value_span, .. } => {
            keys(query[start..cursor.min(value_span.start)].trim_end_matches(':'), start..value_span.start)
        }
        Atom::Keyed { value_span, .. } if cursor < value_span.start => {
            keys(&query[start..cursor], start..value_span.start)
        }
        Atom::Keyed { key, value_span, .. } => {
            let crew = crew.for_rows(chronology.event_count());
            let typed = typed_value(query, term, cursor);
            let all = candidates(chronology, index, crew, *key, &typed)?;
            crew.goes_on()?;
            values(all, &typed, value_span)
        }
    })
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

/// Those of all candidates that fit what is typed.
fn values(all: Vec<Candidate>, typed: &str, replace: &Range<usize>) -> Vec<Completion> {
    let looked_for = LookedFor::of(typed);
    let (mut fitting, mut others) = (Vec::new(), Vec::new());
    for candidate in all {
        match candidate.names.iter().filter_map(|name| looked_for.fitting(name)).max() {
            Some(fits) => fitting.push((fits, candidate)),
            None => others.push(candidate),
        }
    }
    // What the key would not accept as typed is offered only if there is nothing else.
    if fitting.iter().any(|(fitting, _)| *fitting >= Fitting::StartsWord) {
        fitting.retain(|(fitting, _)| *fitting >= Fitting::StartsWord);
    }
    // The sort is stable: what is equally good and equally frequent keeps the order of the chronology.
    fitting.sort_by_key(|(fitting, candidate)| Reverse((*fitting, candidate.count)));
    if fitting.is_empty() {
        let near = nearest(typed, others.iter().flat_map(|candidate| candidate.names.iter().map(String::as_str)));
        let near = near.map(|near| near.name);
        let meant =
            others.into_iter().filter(|candidate| near.as_ref().is_some_and(|near| candidate.names.contains(near)));
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

/// What is typed, ready to be compared with names.
struct LookedFor {
    needle: Option<Needle>,
    folded: String,
}

impl LookedFor {
    fn of(typed: &str) -> Self {
        Self { needle: Needle::fuzzy(typed), folded: folded(typed) }
    }

    fn fitting(&self, name: &str) -> Option<Fitting> {
        let Some(needle) = &self.needle else { return Some(Fitting::StartsName) };
        let name = folded(name);
        if name.starts_with(&self.folded) {
            return Some(Fitting::StartsName);
        }
        needle.tier(&name).map(|tier| match tier {
            Tier::Whole | Tier::Start => Fitting::StartsWord,
            Tier::Inside => Fitting::Inside,
            Tier::Scattered => Fitting::Scattered,
        })
    }
}
