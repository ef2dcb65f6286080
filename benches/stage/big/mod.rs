//! An invented chronology of any size, the same for the same seed on every machine and for ever.
//!
//! Everything is a function of the seed and a number: the title of event 17, line 4 of the text of source 3.
//! So nothing is kept, a million events take no more memory than ten, and a quotation is made by making its
//! line once more. No floating point and no map decides anything: both could differ between machines.
#![allow(dead_code, reason = "each program uses its part")]

mod dates;
mod dice;
pub mod disk;
mod events;
mod sources;
mod words;

use dateline::model::{Chronology, Event, Source};

use dice::Dice;
use words::Lexicon;

/// How much is invented.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many events.
    pub events: usize,
    /// About how many bytes the texts have together; with 0 no source has a text.
    pub texts: u64,
    /// What all chance comes from.
    pub seed: u64,
}

/// An invented chronology; its parts are made when they are asked for.
pub struct Story {
    plan: Plan,
    lexicon: Lexicon,
}

impl Story {
    /// Invents the words; the rest comes later.
    pub fn new(plan: Plan) -> Self {
        Self { plan, lexicon: Lexicon::new(plan.seed) }
    }

    /// What it is called.
    pub fn title(&self) -> String {
        format!("{} invented events", self.plan.events)
    }

    /// What it covers, in a sentence.
    pub fn about(&self) -> String {
        format!("Invented by chance from the seed {}: nothing of it has happened.", self.plan.seed)
    }

    /// How many sources there are: one for fifty events, at least four and at most 20,000.
    pub fn source_count(&self) -> usize {
        (self.plan.events / 50).clamp(4, 20_000)
    }

    /// All sources.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        (0..self.source_count()).map(|nth| self.source(nth))
    }

    /// All events, in no order of time.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        (0..self.plan.events).map(|nth| self.event(nth))
    }

    /// The titles of all events, in the same order.
    pub fn event_titles(&self) -> impl Iterator<Item = String> {
        (0..self.plan.events).map(|nth| self.event_title(nth))
    }

    /// All of it, in memory.
    pub fn chronology(&self) -> Chronology {
        Chronology::new(self.title(), self.about(), self.sources().collect(), self.events().collect())
    }

    /// The chance for one thing: of a sort, and with a number.
    fn dice(&self, sort: u64, number: usize) -> Dice {
        Dice::of(&[self.plan.seed, sort, dice::wide(number)])
    }
}
