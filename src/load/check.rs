//! What can only be seen with everything read: ids that stand twice or point nowhere, circles, gaps.

use std::collections::{HashMap, HashSet};

use crate::load::circles::circles;
use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::load::read::Draft;
use crate::load::together::for_rows;
use crate::load::words::{cut, did_you_mean};
use crate::model::{Chronology, CitationId, Diagnostic, EventId, Location, Source, SourceId, both};
use crate::text::{Link, mixed};

use Part::{Field, Item};

impl Draft {
    /// The chronology that was read, without the sources and events whose id is taken, and all that is wrong with it.
    #[must_use]
    pub fn finish(mut self, pages: &Pages) -> (Chronology, Vec<Diagnostic>) {
        let mut said = std::mem::take(&mut self.diagnostics);
        let mut taken: HashMap<String, Location> = HashMap::new();
        self.sources.retain(|source| {
            let Some(first) = taken.get(&source.key) else {
                taken.insert(source.key.clone(), source.location.clone());
                return true;
            };
            said.push(doubled(pages, "source", &source.key, &source.location, first));
            false
        });
        let together = for_rows(self.builder.event_count());
        let (chronology, of_events) = self.builder.finish(self.title, self.about, self.sources, together);
        said.extend(of_events.iter().map(|it| doubled(pages, "event", &it.key, &it.location, &it.first)));
        let whole = Whole { chronology: &chronology, lost: &self.lost, incomplete: self.incomplete, pages };
        whole.sources(&mut said);
        whole.circles_of_sources(&mut said);
        said.extend(whole.events());
        whole.circles_of_events(&mut said);
        (chronology, said)
    }
}

fn doubled(pages: &Pages, sort: &str, key: &str, location: &Location, first: &Location) -> Diagnostic {
    let message = format!("one {sort} left out: the id `{}` is taken", cut(key, 60));
    let said = pages.error(location, &[Field("id")], message);
    said.hint(format!("the first stands at {first}; give this one an id of its own"))
}

/// The chronology, and what is known of what is not in it.
struct Whole<'a> {
    chronology: &'a Chronology,
    lost: &'a HashSet<String>,
    incomplete: bool,
    pages: &'a Pages,
}

impl<'a> Whole<'a> {
    /// Whether an id points nowhere. What was left out has been told once, and that is enough.
    fn unknown_source(&self, key: &str) -> bool {
        let all_lost = self.incomplete && self.chronology.sources().len() == 0;
        !all_lost && self.chronology.source_by_key(key).is_none() && !self.lost.contains(key)
    }

    fn every_source(&self) -> impl Iterator<Item = (SourceId, &'a Source)> {
        self.chronology.sources().map(|id| (id, self.chronology.source(id)))
    }

    fn source_keys(&self) -> impl Iterator<Item = &'a str> {
        self.every_source().map(|(_, source)| source.key.as_str())
    }

    fn nearest_source(&self, key: &str) -> String {
        did_you_mean(key, self.source_keys(), "name the id of one of the sources")
    }

    fn sources(&self, said: &mut Vec<Diagnostic>) {
        let derived_from: HashSet<&str> =
            self.every_source().flat_map(|(_, source)| &source.derived_from).map(String::as_str).collect();
        for (id, source) in self.every_source() {
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
            let cited = !self.chronology.citations_of_source(id).is_empty();
            if !self.incomplete && !cited && !derived_from.contains(source.key.as_str()) {
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
        let parents = |(_, source): (SourceId, &Source)| {
            let found = source.derived_from.iter().enumerate();
            found.filter_map(|(item, key)| Some((item, self.chronology.source_by_key(key)?.index()))).collect()
        };
        for circle in circles(&self.every_source().map(parents).collect::<Vec<_>>()) {
            let members: Vec<&Source> =
                circle.members.iter().map(|at| self.chronology.source(SourceId::new(*at))).collect();
            let names: Vec<&str> = members.iter().map(|source| source.key.as_str()).collect();
            let (message, hint) = match names.as_slice() {
                [own] => (format!("`{own}` derives from itself"), "take it out"),
                _ => (
                    format!("these sources derive from each other: {}", round(&names)),
                    "which of them was first? It derives from none of the others",
                ),
            };
            let path = [Field("derived_from"), Item(circle.closed_by)];
            said.extend(members.last().map(|last| self.pages.error(&last.location, &path, message).hint(hint)));
        }
    }

    /// Tells each circle of `reckoned_from`. Of several events it is a doubt only: each has a date in `when`, too.
    fn circles_of_events(&self, said: &mut Vec<Diagnostic>) {
        let (events, bases) = self.counted_from_events();
        for circle in circles(&bases) {
            let names: Vec<&str> = circle.members.iter().map(|at| self.chronology.key(events[*at])).collect();
            let (place, path) = (self.chronology.citation(circle.closed_by).location(), [Field("reckoned_from")]);
            let diagnostic = match names.as_slice() {
                [own] => {
                    let message = format!("the words for the date of `{}` count from itself", cut(own, 60));
                    let hint = "name the event or the source that they count from";
                    self.pages.error(&place, &path, message).hint(hint)
                }
                _ => {
                    let message = format!("the dates of these events are reckoned from each other: {}", round(&names));
                    let hint = "which of them is dated by itself? Let its words count from a source";
                    self.pages.warning(&place, &path, message).hint(hint)
                }
            };
            said.extend(names.last().map(|last| diagnostic.of_event(last)));
        }
    }

    /// The events of which a date counts from an event, in the order of the files, and from which of them they count:
    /// by which citation, and the how many-eth of them.
    fn counted_from_events(&self) -> (Vec<EventId>, Vec<Vec<(CitationId, usize)>>) {
        // An id that a source has means the source.
        let event =
            |key: &str| self.chronology.event_by_key(key).filter(|_| self.chronology.source_by_key(key).is_none());
        let based = |id: CitationId| Some((id, event(self.chronology.citation(id).reckoned_from()?)?));
        let mut based: Vec<(CitationId, EventId)> = self.chronology.all_citations().filter_map(based).collect();
        based.sort_by_cached_key(|(id, _)| self.chronology.citation(*id).location());
        let mut events: Vec<EventId> = based.iter().map(|(id, _)| self.chronology.event_of(*id)).collect();
        events.dedup();
        let places: HashMap<EventId, usize> = events.iter().copied().zip(0..).collect();
        let mut bases = vec![Vec::new(); events.len()];
        for (id, from) in based {
            // An event whose own date counts from none is in no circle.
            if let Some(from) = places.get(&from) {
                bases[places[&self.chronology.event_of(id)]].push((id, *from));
            }
        }
        (events, bases)
    }

    /// What is wrong with the events. They are looked at as they are written, one half beside the other: that is how
    /// their words are kept.
    fn events(&self) -> Vec<Diagnostic> {
        let events = self.chronology.events_as_written();
        let (one, other) = events.split_at(events.len() / 2);
        let (mut said, behind) = both(for_rows(events.len()), || self.some_events(one), || self.some_events(other));
        said.extend(behind);
        said
    }

    fn some_events(&self, events: &[EventId]) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        for &event in events {
            let (key, from) = (self.chronology.key(event), said.len());
            let location = || self.chronology.location(event);
            said.extend(mixed(key).and_then(|_| self.mixed_id(&location(), key)));
            if self.chronology.citations(event).len() == 0 {
                let message = format!("the event `{}` has no citation", cut(key, 60));
                let diagnostic = self.pages.warning(&location(), &[Field("id")], message);
                said.push(diagnostic.hint("say who tells it: citations: [(source: \"…\", quote: \"…\")]"));
            }
            self.chronology.citations(event).for_each(|id| self.citation(id, &mut said));
            said[from..].iter_mut().for_each(|diagnostic| diagnostic.event = Some(key.to_owned()));
        }
        said
    }

    fn citation(&self, id: CitationId, said: &mut Vec<Diagnostic>) {
        let citation = self.chronology.citation(id);
        if self.chronology.source_of(id).is_none() && self.unknown_source(citation.source()) {
            let message = format!("there is no source `{}`", cut(citation.source(), 60));
            let hint = self.nearest_source(citation.source());
            said.push(self.pages.error(&citation.location(), &[Field("source")], message).hint(hint));
        }
        let from = citation.reckoned_from().filter(|key| self.unknown_source(key));
        if let Some(key) = from.filter(|key| self.chronology.event_by_key(key).is_none()) {
            let message = format!("there is no source or event `{}` to reckon from", cut(key, 60));
            let events = self.chronology.events().map(|event| self.chronology.key(event));
            let hint = did_you_mean(key, self.source_keys().chain(events), "name the id of a source or of an event");
            said.push(self.pages.error(&citation.location(), &[Field("reckoned_from")], message).hint(hint));
        }
    }
}

/// A circle, which ends with the one that it began with: `a → b → a`.
fn round(names: &[&str]) -> String {
    let named: Vec<_> = names.iter().chain(names.first()).map(|name| cut(name, 60)).collect();
    named.join(" → ")
}
