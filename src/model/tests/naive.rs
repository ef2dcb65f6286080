//! A chronology as its parts, to hold the columns against.

use crate::model::{Citation, Event, Source};

/// Events in order of time, each with its citations; of those with one key only the first.
#[derive(Debug)]
pub struct Naive {
    pub sources: Vec<Source>,
    pub events: Vec<Event>,
}

impl Naive {
    pub fn new(sources: Vec<Source>, mut events: Vec<Event>) -> Self {
        let mut keys = std::collections::HashSet::new();
        events.retain(|event| keys.insert(event.key.clone()));
        events.sort_by_key(|event| event.when.list_key());
        Self { sources, events }
    }

    /// Every citation, with the place of its event.
    pub fn citations(&self) -> impl Iterator<Item = (usize, &Citation)> {
        self.events.iter().enumerate().flat_map(|(at, event)| event.citations.iter().map(move |cited| (at, cited)))
    }

    /// The event of a key.
    pub fn event(&self, key: &str) -> Option<usize> {
        self.events.iter().position(|event| event.key == key)
    }

    /// The first source of a key.
    pub fn source(&self, key: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.key == key)
    }
}
