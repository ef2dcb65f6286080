//! What commands do in the search: hits are gone to, and what is typed is completed. The completions are found off
//! this thread, after the answer to what is typed.

use std::sync::Arc;

use crate::app::sheet::Search;
use crate::app::timeline::Focus;
use crate::app::{App, Effect, Prompt, Sheet};
use crate::command::Command;
use crate::keymap::Key;
use crate::query::{Completion, Found, Suggestion, Trouble};

use super::run_sheet::stepped;

/// What could stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The line it is for, as it was before one of them was taken.
    of: Prompt,
    /// The completions, best first; none until they have been found.
    completions: Option<Vec<Completion>>,
    /// Those for an earlier line: they are shown until the new ones are there.
    earlier: Vec<Completion>,
    /// Which one has been taken, counted from 0.
    taken: Option<usize>,
    /// The number of the last question when they were asked for: with a newer one they are not found any more.
    asked: u64,
}

impl Offer {
    fn asked(of: Prompt, earlier: Vec<Completion>, asked: u64) -> Self {
        Self { of, completions: None, earlier, taken: None, asked }
    }

    /// Whether they are there, or to come.
    fn is_asked(&self, generation: u64) -> bool {
        self.completions.is_some() || self.asked == generation
    }

    /// What to show, best first.
    #[must_use]
    pub fn completions(&self) -> &[Completion] {
        self.completions.as_ref().unwrap_or(&self.earlier)
    }

    /// Which one stands in the line now, counted from 0.
    #[must_use]
    pub fn taken(&self) -> Option<usize> {
        self.taken
    }

    /// The line with one of them.
    fn with(&self, nth: usize) -> Option<Prompt> {
        let completion = self.completions.as_ref()?.get(nth)?;
        let mut line = self.of.clone();
        line.replace(completion.replace.clone(), &completion.with);
        Some(line)
    }

    /// Whether it is for this line.
    fn fits(&self, line: &Prompt) -> bool {
        match self.taken {
            None => self.of == *line,
            Some(nth) => self.with(nth).as_ref() == Some(line),
        }
    }
}

impl Search {
    /// What is taken stays as if it had been typed, and the next completions are those of the whole line.
    pub(super) fn settle(&mut self) {
        if self.offer.as_ref().is_some_and(|offer| offer.taken.is_some()) {
            self.offer = None;
        }
    }

    /// Goes on with the hit that was chosen, where more has been found.
    pub(super) fn follow(&mut self, before: Option<&Found>, now: &Found) {
        let chosen = before.filter(|_| self.chosen > 0).and_then(|found| found.event(self.chosen));
        if let Some(at) = chosen.and_then(|event| (0..now.len()).find(|nth| now.event(*nth) == Some(event))) {
            self.chosen = at;
        }
    }

    /// What is to be told of an answer's mistakes. A key whose value is only about to be typed is none.
    #[must_use]
    pub fn mistakes<'a>(&self, found: &'a Found) -> Vec<&'a Trouble> {
        let begun = |trouble: &&Trouble| {
            let key = found.query.text().get(trouble.span.clone());
            trouble.span.end == self.prompt.cursor() && key.is_some_and(|key| key.ends_with(':'))
        };
        found.troubles.iter().filter(|trouble| !begun(trouble)).collect()
    }

    /// Whether the completions for what is typed are known.
    fn has_offer(&self) -> bool {
        self.offer.as_ref().is_some_and(|offer| offer.completions.is_some() && offer.fits(&self.prompt))
    }

    /// Whether the first completion begins with what is typed.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let Some(first) = self.offer.as_ref().and_then(|offer| offer.completions().first()) else { return false };
        let typed = self.prompt.text().get(first.replace.start..self.prompt.cursor());
        typed.is_some_and(|typed| first.with.to_lowercase().starts_with(&typed.to_lowercase()))
    }

    /// Takes the next completion, or the one before, round and round. Where there is but one, nothing is left to
    /// walk among.
    fn take_completion(&mut self, command: Command) {
        let Some(offer) = &mut self.offer else { return };
        let Some(last) = offer.completions.as_ref().and_then(|all| all.len().checked_sub(1)) else { return };
        let next = match (command, offer.taken) {
            (Command::CompleteBack, None | Some(0)) => last,
            (Command::CompleteBack, Some(nth)) => nth - 1,
            (_, Some(nth)) if nth < last => nth + 1,
            _ => 0,
        };
        if let Some(line) = offer.with(next) {
            self.prompt = line;
            offer.taken = Some(next);
        }
        if last == 0 {
            self.settle();
        }
    }
}

impl App {
    pub(super) fn run_in_search(&mut self, mut search: Search, command: Command) -> Option<Effect> {
        let hits = self.found.as_ref().map_or(0, |found| found.len());
        search.chosen = search.chosen.min(hits.saturating_sub(1));
        match command {
            Command::Enter if !self.has_page() => self.wait_with(search, command),
            Command::Enter => {
                let event = self.found.as_ref().and_then(|found| found.event(search.chosen));
                if let Some(event) = event {
                    self.history.leave(self.place.clone());
                    self.place.timeline.select(event);
                    self.place.timeline.focus = Focus::First;
                }
                if self.place.query.trim().is_empty() {
                    self.forget_query();
                }
                self.queries.note(&self.place.query);
                self.refilter();
            }
            Command::Escape => {
                let (query, timeline) = search.before;
                return self.restore(timeline, query);
            }
            Command::Queries => self.list_queries(Some(search)),
            Command::SaveQuery => {
                let query = search.prompt.text().to_owned();
                self.name_query(&query, Some(search));
            }
            Command::Complete | Command::CompleteBack => return self.complete(search, command),
            _ => {
                search.chosen = stepped(search.chosen, hits, command);
                self.sheet = Some(Sheet::Search(search));
            }
        }
        None
    }

    /// What is begun goes on; else what is wrong is put right, or another completion is taken.
    fn complete(&mut self, mut search: Search, command: Command) -> Option<Effect> {
        let walking = search.offer.as_ref().is_some_and(|offer| offer.taken.is_some() && offer.fits(&search.prompt));
        if !walking && !self.is_answered() {
            self.wait_with(search, command);
            return None;
        }
        if !search.has_offer() || !walking && self.is_suggesting() {
            self.wait_with(search, command);
            return None;
        }
        let mended = self.suggestion.as_ref();
        match mended.filter(|_| !walking && !search.goes_on()) {
            Some(mended) => search.prompt = Prompt::holding(&mended.query),
            None => search.take_completion(command),
        }
        let typed = search.prompt.text().to_owned();
        self.sheet = Some(Sheet::Search(search));
        if typed == self.place.query {
            return None;
        }
        self.set_query(typed)
    }

    /// Takes a key, or holds it back until what was pressed before it has been done: it is meant for what is there then.
    pub(super) fn key_in_turn(&mut self, key: Key) -> Option<Effect> {
        match self.keymap.command(self.context(), key) {
            Some(Command::Quit | Command::Suspend | Command::Redraw) => return self.key(key),
            Some(Command::Escape) if self.waiting.is_some() => {
                self.waiting = None;
                self.held.clear();
            }
            _ => {}
        }
        self.held.push_back(key);
        self.press_held()
    }

    /// Presses the keys that were held back, until one has to be waited for.
    pub(super) fn press_held(&mut self) -> Option<Effect> {
        // Whoever has gone to one of the best hits goes on in the list of all.
        while self.waiting.is_none() && (self.sheet.is_some() || self.is_answered() || !self.has_page()) {
            let key = self.held.pop_front()?;
            let effect = self.key(key);
            if effect.is_some() {
                return effect;
            }
        }
        None
    }

    fn wait_with(&mut self, search: Search, command: Command) {
        self.waiting = Some(command);
        self.sheet = Some(Sheet::Search(search));
    }

    /// Asks what could stand at the cursor, if nobody has; after the answer, which matters more.
    pub(super) fn ask_for_completions(&mut self) -> Option<Effect> {
        let is_told = |found: &Found| found.searched.is_some() && found.query.text() == self.place.query;
        let answered = self.is_answered() || self.found.as_deref().is_some_and(is_told);
        let generation = self.generation;
        let Some(Sheet::Search(search)) = &mut self.sheet else { return None };
        let is_asked = |offer: &Offer| offer.fits(&search.prompt) && offer.is_asked(generation);
        if !answered || search.offer.as_ref().is_some_and(is_asked) {
            return None;
        }
        let earlier = search.offer.take().map_or_else(Vec::new, |offer| offer.completions.unwrap_or(offer.earlier));
        search.offer = Some(Offer::asked(search.prompt.clone(), earlier, generation));
        Some(Effect::Complete {
            generation,
            opened: Arc::clone(&self.desk.opened),
            query: search.prompt.text().to_owned(),
            cursor: search.prompt.cursor(),
        })
    }

    /// Takes in the best hits of a query while it is typed: one can go to them before the whole is known.
    pub(super) fn paged(&mut self, generation: u64, found: Arc<Found>) -> Option<Effect> {
        if generation != self.generation || self.is_answered() || !matches!(self.sheet, Some(Sheet::Search(_))) {
            return None;
        }
        self.paged = generation;
        self.found = Some(found);
        self.suggestion = None;
        match self.waiting {
            Some(Command::Enter) => self.waiting.take().and_then(|command| self.run(command)),
            _ => None,
        }
    }

    /// Whether it is being found out what may have been meant.
    fn is_suggesting(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.is_mistaken()) && self.suggested != (self.generation, true)
    }

    /// Asks what may have been meant, if something is wrong and nobody has asked.
    pub(super) fn ask_for_suggestion(&mut self) -> Option<Effect> {
        let is_search = matches!(self.sheet, Some(Sheet::Search(_)));
        if !is_search || !self.is_answered() || !self.is_suggesting() || self.suggested.0 == self.generation {
            return None;
        }
        self.suggested = (self.generation, false);
        let (generation, grounds) = (self.generation, self.desk.grounds(&self.desk.basis));
        self.found.clone().map(|found| Effect::Suggest { generation, found, grounds })
    }

    /// Takes in what may have been meant, unless something else is asked by now.
    pub(super) fn suggested(&mut self, generation: u64, suggestion: Option<Suggestion>) -> Option<Effect> {
        if generation != self.generation || self.suggested == (generation, true) {
            return None;
        }
        self.suggested = (generation, true);
        self.suggestion = suggestion;
        self.complete_waiting()
    }

    fn complete_waiting(&mut self) -> Option<Effect> {
        match self.waiting {
            Some(command @ (Command::Complete | Command::CompleteBack)) => {
                self.waiting = None;
                self.run(command)
            }
            _ => None,
        }
    }

    /// Takes in what could stand at the cursor, unless another line is typed by now.
    pub(super) fn completed(&mut self, query: &str, cursor: usize, completions: Vec<Completion>) -> Option<Effect> {
        let Some(Sheet::Search(search)) = &mut self.sheet else { return None };
        let offer = search.offer.as_mut()?;
        if offer.completions.is_some() || offer.of.text() != query || offer.of.cursor() != cursor {
            return None;
        }
        offer.completions = Some(completions);
        self.complete_waiting()
    }
}
