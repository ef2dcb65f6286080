//! What can only be seen with everything read: ids that stand twice or point nowhere, circles, gaps.

use std::collections::{HashMap, HashSet};

use crate::load::place::{Pages, Part};
use crate::load::read::Draft;
use crate::load::words::{cut, did_you_mean};
use crate::model::{Citation, Diagnostic, Location, Source};

use Part::{Field, Item};

/// Drops the sources and events whose id is taken, and says what else does not fit together.
pub fn check(draft: &mut Draft, pages: &Pages) {
    drop_doubles(draft, pages);
    let mut said = Vec::new();
    let whole = Whole::of(draft, pages);
    whole.sources(&mut said);
    whole.circles(&mut said);
    whole.events(&mut said);
    draft.diagnostics.append(&mut said);
}

fn drop_doubles(draft: &mut Draft, pages: &Pages) {
    let diagnostics = &mut draft.diagnostics;
    let mut keep = |taken: &mut HashMap<String, Location>, sort: &str, key: &str, location: &Location| {
        let Some(first) = taken.get(key) else {
            taken.insert(key.to_owned(), location.clone());
            return true;
        };
        let message = format!("one {sort} left out: the id `{}` is taken", cut(key, 60));
        let said = pages.error(location, &[Field("id")], message);
        diagnostics.push(said.hint(format!("the first stands at {first}; give this one an id of its own")));
        false
    };
    let mut taken = HashMap::new();
    draft.sources.retain(|source| keep(&mut taken, "source", &source.key, &source.location));
    taken.clear();
    draft.events.retain(|event| keep(&mut taken, "event", &event.key, &event.location));
}

/// The chronology with its ids at hand.
struct Whole<'a> {
    draft: &'a Draft,
    pages: &'a Pages,
    sources: HashMap<&'a str, usize>,
    events: HashSet<&'a str>,
}

impl<'a> Whole<'a> {
    fn of(draft: &'a Draft, pages: &'a Pages) -> Self {
        let sources = draft.sources.iter().enumerate().map(|(at, source)| (source.key.as_str(), at)).collect();
        let events = draft.events.iter().map(|event| event.key.as_str()).collect();
        Self { draft, pages, sources, events }
    }

    /// Whether an id points nowhere. What was left out has been told once, and that is enough.
    fn unknown_source(&self, key: &str) -> bool {
        let all_lost = self.draft.incomplete && self.sources.is_empty();
        !all_lost && !self.sources.contains_key(key) && !self.draft.lost.contains(key)
    }

    fn nearest_source(&self, key: &str) -> String {
        let keys = self.draft.sources.iter().map(|source| source.key.as_str());
        did_you_mean(key, keys, "name the id of one of the sources")
    }

    fn sources(&self, said: &mut Vec<Diagnostic>) {
        let mut used: HashSet<&str> = self.draft.sources.iter().flat_map(|source| keys(&source.derived_from)).collect();
        used.extend(
            self.draft.events.iter().flat_map(|event| &event.citations).map(|citation| citation.source.as_str()),
        );
        for source in &self.draft.sources {
            for (at, key) in source.derived_from.iter().enumerate() {
                if self.unknown_source(key) {
                    let message = format!("there is no source `{}` to derive from", cut(key, 60));
                    let path = [Field("derived_from"), Item(at)];
                    said.push(self.pages.error(&source.location, &path, message).hint(self.nearest_source(key)));
                }
            }
            if !self.draft.incomplete && !used.contains(source.key.as_str()) {
                let message = format!("the source `{}` is neither cited nor derived from", cut(&source.key, 60));
                let hint = "cite it; stance: Silent, if it does not mention an event";
                said.push(self.pages.warning(&source.location, &[Field("id")], message).hint(hint));
            }
        }
    }

    /// Tells each circle of `derived_from` once, at the source of it that comes first.
    fn circles(&self, said: &mut Vec<Diagnostic>) {
        let parents = |source: &'a Source| {
            let found = source.derived_from.iter().enumerate();
            found.filter_map(|(item, key)| Some((item, *self.sources.get(key.as_str())?)))
        };
        let mut done = vec![false; self.draft.sources.len()];
        for start in 0..done.len() {
            // Depth first, without recursion: a chain of sources may be long.
            let mut path = vec![(start, parents(&self.draft.sources[start]))];
            let mut on_path = HashSet::from([start]);
            while let Some((at, rest)) = path.last_mut() {
                let at = *at;
                match rest.next() {
                    None => {
                        done[at] = true;
                        on_path.remove(&at);
                        path.pop();
                    }
                    Some((item, parent)) if on_path.contains(&parent) => {
                        let from = path.iter().position(|(source, _)| *source == parent).unwrap_or(0);
                        let circle = path[from..].iter().map(|(source, _)| *source).chain([parent]);
                        let names: Vec<&str> = circle.map(|source| self.draft.sources[source].key.as_str()).collect();
                        let place = &self.draft.sources[at].location;
                        let path = [Field("derived_from"), Item(item)];
                        let (message, hint) = circle_words(&names);
                        said.push(self.pages.error(place, &path, message).hint(hint));
                    }
                    Some((_, parent)) if !done[parent] => {
                        on_path.insert(parent);
                        path.push((parent, parents(&self.draft.sources[parent])));
                    }
                    Some(_) => {}
                }
            }
        }
    }

    fn events(&self, said: &mut Vec<Diagnostic>) {
        for event in &self.draft.events {
            if event.citations.is_empty() {
                let message = format!("the event `{}` has no citation", cut(&event.key, 60));
                let diagnostic = self.pages.warning(&event.location, &[Field("id")], message);
                said.push(
                    diagnostic
                        .hint("say who tells it: citations: [(source: \"…\", quote: \"…\")]")
                        .of_event(&event.key),
                );
            }
            for citation in &event.citations {
                said.extend(self.citation(citation).map(|diagnostic| diagnostic.of_event(&event.key)));
            }
        }
    }

    fn citation(&self, citation: &Citation) -> impl Iterator<Item = Diagnostic> {
        let key = &citation.source;
        let source = self.unknown_source(key).then(|| {
            let message = format!("there is no source `{}`", cut(key, 60));
            self.pages.error(&citation.location, &[Field("source")], message).hint(self.nearest_source(key))
        });
        let from = citation.reckoned_from.as_deref();
        let reckoned = from.filter(|key| self.unknown_source(key) && !self.events.contains(key)).map(|key| {
            let message = format!("there is no source or event `{}` to reckon from", cut(key, 60));
            let known = self.draft.sources.iter().map(|source| source.key.as_str()).chain(self.events.iter().copied());
            let hint = did_you_mean(key, known, "name the id of a source or of an event");
            self.pages.error(&citation.location, &[Field("reckoned_from")], message).hint(hint)
        });
        source.into_iter().chain(reckoned)
    }
}

fn keys(keys: &[String]) -> impl Iterator<Item = &str> {
    keys.iter().map(String::as_str)
}

/// What is wrong with a circle of sources, which ends with the one that it began with, and what to do.
fn circle_words(names: &[&str]) -> (String, &'static str) {
    match names {
        [own, _] => (format!("`{own}` derives from itself"), "take it out"),
        _ => (
            format!("these sources derive from each other: {}", names.join(" → ")),
            "which of them was first? It derives from none of the others",
        ),
    }
}
