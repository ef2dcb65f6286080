//! What can only be seen with everything read: ids that stand twice or point nowhere, circles, gaps.

use std::collections::{HashMap, HashSet};

use crate::load::circles::circles;
use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::load::read::Draft;
use crate::load::words::{cut, did_you_mean};
use crate::model::{Citation, Diagnostic, Event, Location, Source};
use crate::text::{Link, mixed};

use Part::{Field, Item};

/// Drops the sources and events whose id is taken, and says what else does not fit together.
pub fn check(draft: &mut Draft, pages: &Pages) {
    drop_doubles(draft, pages);
    let mut said = Vec::new();
    let whole = Whole::of(draft, pages);
    whole.sources(&mut said);
    whole.circles_of_sources(&mut said);
    whole.events(&mut said);
    whole.circles_of_events(&mut said);
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
    events: HashMap<&'a str, usize>,
}

impl<'a> Whole<'a> {
    fn of(draft: &'a Draft, pages: &'a Pages) -> Self {
        let sources = draft.sources.iter().enumerate().map(|(at, source)| (source.key.as_str(), at)).collect();
        let events = draft.events.iter().enumerate().map(|(at, event)| (event.key.as_str(), at)).collect();
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
            said.extend(self.mixed_id(&source.location, &source.key));
            said.extend(source.url.as_deref().and_then(|url| self.no_link(&source.location, &[Field("url")], url)));
            let archived = source.archived.as_ref().map(|copy| copy.url.as_str());
            let path = [Field("archived"), Field("url")];
            said.extend(archived.and_then(|url| self.no_link(&source.location, &path, url)));
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

    /// An id with a word that looks like another one.
    fn mixed_id(&self, location: &Location, key: &str) -> Option<Diagnostic> {
        let (word, mixed) = mixed(key)?;
        let message = format!("“{}” in this id mixes {mixed}", cut(word, 40));
        let hint = "type it anew: letters of two scripts can look alike, and be different";
        Some(self.pages.warning(location, &[Field("id")], message).hint(hint))
    }

    /// An address that is not opened, or with a word that looks like another one.
    fn no_link(&self, location: &Location, path: &[Part<'_>], url: &str) -> Option<Diagnostic> {
        match Link::of(url) {
            Err(why) => {
                let message = format!("this address is no link: {why}");
                Some(self.pages.warning(location, path, message).hint(why.hint()))
            }
            Ok(_) => {
                let (word, mixed) = mixed(url)?;
                let message = format!("“{}” in this address mixes {mixed}", cut(word, 40));
                let hint = "does it lead where it seems to? Letters of two scripts can look alike";
                Some(self.pages.warning(location, path, message).hint(hint))
            }
        }
    }

    /// Tells each circle of `derived_from`.
    fn circles_of_sources(&self, said: &mut Vec<Diagnostic>) {
        let sources = &self.draft.sources;
        let parents = |source: &Source| {
            let found = source.derived_from.iter().enumerate();
            found.filter_map(|(item, key)| Some((item, *self.sources.get(key.as_str())?))).collect()
        };
        for circle in circles(&sources.iter().map(parents).collect::<Vec<_>>()) {
            let names: Vec<&str> = circle.members.iter().map(|at| sources[*at].key.as_str()).collect();
            let place = circle.members.last().map(|last| &sources[*last].location);
            let (message, hint) = match names.as_slice() {
                [own] => (format!("`{own}` derives from itself"), "take it out"),
                _ => (
                    format!("these sources derive from each other: {}", round(&names)),
                    "which of them was first? It derives from none of the others",
                ),
            };
            let path = [Field("derived_from"), Item(circle.closed_by)];
            said.extend(place.map(|place| self.pages.error(place, &path, message).hint(hint)));
        }
    }

    /// Tells each circle of `reckoned_from`. Of several events it is a doubt only: each has a date in `when`, too.
    fn circles_of_events(&self, said: &mut Vec<Diagnostic>) {
        let events = &self.draft.events;
        // An id that a source has means the source.
        let event = |key: &str| self.events.get(key).copied().filter(|_| !self.sources.contains_key(key));
        let bases = |of: &'a Event| {
            let based = |cited: &'a Citation| Some((&cited.location, event(cited.reckoned_from.as_deref()?)?));
            of.citations.iter().filter_map(based).collect()
        };
        for circle in circles(&events.iter().map(bases).collect::<Vec<Vec<_>>>()) {
            let names: Vec<&str> = circle.members.iter().map(|at| events[*at].key.as_str()).collect();
            let path = [Field("reckoned_from")];
            let diagnostic = match names.as_slice() {
                [own] => {
                    let message = format!("the words for the date of `{}` count from itself", cut(own, 60));
                    let hint = "name the event or the source that they count from";
                    self.pages.error(circle.closed_by, &path, message).hint(hint)
                }
                _ => {
                    let message = format!("the dates of these events are reckoned from each other: {}", round(&names));
                    let hint = "which of them is dated by itself? Let its words count from a source";
                    self.pages.warning(circle.closed_by, &path, message).hint(hint)
                }
            };
            said.extend(names.last().map(|last| diagnostic.of_event(last)));
        }
    }

    fn events(&self, said: &mut Vec<Diagnostic>) {
        for event in &self.draft.events {
            said.extend(self.mixed_id(&event.location, &event.key).map(|diagnostic| diagnostic.of_event(&event.key)));
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
        let reckoned = from.filter(|key| self.unknown_source(key) && !self.events.contains_key(*key)).map(|key| {
            let message = format!("there is no source or event `{}` to reckon from", cut(key, 60));
            let known = self.draft.sources.iter().map(|source| source.key.as_str()).chain(self.events.keys().copied());
            let hint = did_you_mean(key, known, "name the id of a source or of an event");
            self.pages.error(&citation.location, &[Field("reckoned_from")], message).hint(hint)
        });
        source.into_iter().chain(reckoned)
    }
}

fn keys(keys: &[String]) -> impl Iterator<Item = &str> {
    keys.iter().map(String::as_str)
}

/// A circle, which ends with the one that it began with: `a → b → a`.
fn round(names: &[&str]) -> String {
    let named: Vec<_> = names.iter().chain(names.first()).map(|name| cut(name, 60)).collect();
    named.join(" → ")
}
