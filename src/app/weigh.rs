//! Which sources count: what was known on a day, and what remains without a source.

use std::sync::Arc;

use crate::app::cited::speaking;
use crate::app::{App, Effect, Laid, Prompt, Sheet, Summary, View};
use crate::command::Command;
use crate::model::{Basis, Bearing, Chronology, SourceId, publications};
use crate::phrases;
use crate::when::{Day, When};

/// A day to be typed, or chosen among the days of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownOn {
    /// What is typed: a date.
    pub prompt: Prompt,
    /// Which day of publication was gone to last, counted from 0.
    pub chosen: Option<usize>,
}

impl KnownOn {
    /// The date that is typed, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<When> {
        When::from_query(self.prompt.text().trim()).ok()
    }

    /// Why what is typed is no date; none where nothing is typed.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let typed = self.prompt.text().trim();
        When::from_query(typed).err().filter(|_| !typed.is_empty()).map(|error| error.to_string())
    }
}

/// The sources, to be left out or brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The sources in the order of the list: those that most depends on, first.
    pub order: Vec<SourceId>,
    /// Which one is chosen, counted from 0.
    pub chosen: usize,
    /// Those that are left out, as soon as the list is closed with Enter.
    pub out: Vec<SourceId>,
    /// Whether something was marked in this list, so that Enter takes what is marked.
    pub marked: bool,
    /// What depends on each; empty until it has been reckoned.
    pub bearings: Vec<Bearing>,
}

impl Sources {
    /// What depends on a source.
    #[must_use]
    pub fn bearing(&self, source: SourceId) -> Option<&Bearing> {
        self.bearings.iter().find(|bearing| bearing.source == source)
    }

    /// Leaves the chosen source out, or brings it back.
    fn toggle(&mut self) {
        let Some(&source) = self.order.get(self.chosen) else { return };
        match self.out.iter().position(|other| *other == source) {
            Some(at) => drop(self.out.remove(at)),
            None => self.out.push(source),
        }
    }
}

/// What somebody wishes to start with, in words that need no chronology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// As known on this day.
    pub known_on: Option<When>,
    /// Without the sources of these keys.
    pub without: Vec<String>,
}

impl Wish {
    /// The basis that is wished for, and the keys that no source has.
    #[must_use]
    pub fn of(&self, chronology: &Chronology) -> (Basis, Vec<String>) {
        let (known, unknown): (Vec<_>, Vec<_>) =
            self.without.iter().partition(|key| chronology.source_by_key(key).is_some());
        let left_out = known.into_iter().filter_map(|key| chronology.source_by_key(key)).collect();
        (Basis::of(chronology, self.known_on.clone(), left_out), unknown.into_iter().cloned().collect())
    }

    /// The wish that leads to a basis.
    #[must_use]
    pub fn for_basis(chronology: &Chronology, basis: &Basis) -> Self {
        Self {
            known_on: basis.known_on().cloned(),
            without: basis.left_out().iter().map(|source| chronology.source(*source).key.clone()).collect(),
        }
    }
}

impl App {
    /// Runs a command that changes which sources count.
    pub(super) fn weigh(&mut self, command: Command) -> Option<Effect> {
        match command {
            Command::KnownOn => {
                self.sheet = Some(Sheet::KnownOn(KnownOn::default()));
                None
            }
            Command::WithoutSource => {
                let focused = self.focused_source();
                let order: Vec<SourceId> = self.desk.chronology().sources().collect();
                let out = self.asked.left_out().to_vec();
                // Where something is left out already, that is what one comes for.
                let chosen = out.first().copied().or(focused);
                let chosen = order.iter().position(|source| Some(*source) == chosen).unwrap_or(0);
                self.sheet = Some(Sheet::Sources(Sources { order, chosen, out, ..Sources::default() }));
                Some(Effect::Bear(self.desk.grounds(&self.asked)))
            }
            Command::NextPublication => self.step_publication(Step::Later),
            Command::PreviousPublication => self.step_publication(Step::Earlier),
            _ => None,
        }
    }

    /// Asks for the standings on a new basis. The sources left out stay so when the day changes, and the
    /// day when sources do. What was asked for last counts, also while its answer is still to come.
    fn ask_basis(&mut self, known_on: Option<When>, left_out: Vec<SourceId>) -> Option<Effect> {
        let basis = Basis::of(self.desk.chronology(), known_on, left_out);
        if basis == *self.asked {
            return None;
        }
        self.asked = Arc::new(basis);
        Some(Effect::Weigh(self.desk.grounds(&self.asked)))
    }

    /// Asks for the standings on the basis that somebody wished to start with, or had before a reading.
    pub(super) fn weigh_again(&self) -> Option<Effect> {
        (!self.asked.is_whole()).then(|| Effect::Weigh(self.desk.grounds(&self.asked)))
    }

    /// Takes in the standings on another basis. One that is no longer asked for is dropped: it may name
    /// sources of an older reading, even if it reads the same.
    pub(super) fn weighed(&mut self, basis: Arc<Basis>, summary: Summary, laid: Laid) -> Option<Effect> {
        if !Arc::ptr_eq(&basis, &self.asked) {
            return None;
        }
        self.desk.basis = basis;
        self.desk.summary = summary;
        self.unfiltered = laid;
        self.place.timeline.passage = 0;
        self.refilter();
        if self.place.view == View::FaceOff
            && let Some(event) = self.place.face_off.event
        {
            self.show_pair(event, 0);
        }
        self.find_again()
    }

    /// Takes in what depends on each source, on the basis that is asked for.
    pub(super) fn borne(&mut self, basis: &Arc<Basis>, bearings: Vec<Bearing>) {
        if !Arc::ptr_eq(basis, &self.asked) {
            return;
        }
        if let Some(Sheet::Sources(sources)) = &mut self.sheet {
            let chosen = sources.order.get(sources.chosen).copied();
            sources.order = bearings.iter().map(|bearing| bearing.source).collect();
            sources.chosen = sources.order.iter().position(|source| Some(*source) == chosen).unwrap_or(0);
            sources.bearings = bearings;
        }
    }

    pub(super) fn run_in_known_on(&mut self, mut sheet: KnownOn, command: Command) -> Option<Effect> {
        let days = publications(self.desk.chronology());
        match command {
            Command::Escape => return None,
            Command::Enter if sheet.prompt.text().trim().is_empty() => {
                return self.ask_basis(None, self.asked.left_out().to_vec());
            }
            Command::Enter => {
                if let Some(date) = sheet.date() {
                    return self.ask_basis(Some(date), self.asked.left_out().to_vec());
                }
            }
            Command::Down | Command::Up if !days.is_empty() => {
                let last = days.len() - 1;
                let at = match (command, sheet.chosen) {
                    (Command::Down, Some(at)) => at.saturating_add(1).min(last),
                    (Command::Down, None) => 0,
                    (_, Some(at)) => at.saturating_sub(1),
                    (_, None) => last,
                };
                sheet.chosen = Some(at);
                sheet.prompt = Prompt::holding(&days[at].to_string());
            }
            _ => {}
        }
        self.sheet = Some(Sheet::KnownOn(sheet));
        None
    }

    pub(super) fn run_in_sources(&mut self, mut sources: Sources, command: Command) -> Option<Effect> {
        match command {
            Command::Escape | Command::WithoutSource => return None,
            Command::Enter => {
                if !sources.marked {
                    sources.toggle();
                }
                return self.ask_basis(self.asked.known_on().cloned(), sources.out);
            }
            Command::LeaveOut => {
                sources.toggle();
                sources.marked = true;
            }
            Command::ClearFacet => {
                sources.out.clear();
                sources.marked = true;
            }
            _ => sources.chosen = super::run_sheet::stepped(sources.chosen, sources.order.len(), command),
        }
        self.sheet = Some(Sheet::Sources(sources));
        None
    }

    /// The source that has the attention: the one that is read, the focused side, the first passage.
    fn focused_source(&self) -> Option<SourceId> {
        let citation = match self.place.view {
            View::Reader => return self.place.reader.source,
            View::Matrix => return self.column_source(),
            View::FaceOff => self.pair().map(|pair| pair[self.place.face_off.focus.index()]),
            _ => self.event().and_then(|event| speaking(&self.desk, event).get(self.place.timeline.passage).copied()),
        };
        self.desk.chronology().source_of(citation?)
    }

    /// From publication to publication: the day of the one after, or before, what is shown; after the last
    /// comes now.
    fn step_publication(&mut self, step: Step) -> Option<Effect> {
        let days = publications(self.desk.chronology());
        let here = self.asked.known_on().and_then(|date| date.latest().day().or(date.earliest().day()));
        let there: Option<Day> = match (step, here) {
            (Step::Earlier, None) => days.last().copied(),
            (Step::Earlier, Some(here)) => days.iter().rev().find(|day| **day < here).copied(),
            (Step::Later, Some(here)) => days.iter().find(|day| **day > here).copied(),
            (Step::Later, None) => None,
        };
        let Some(day) = there else {
            if step == Step::Later && here.is_some() {
                self.notice = Some(phrases::EVERYTHING_KNOWN.to_owned());
                return self.ask_basis(None, self.asked.left_out().to_vec());
            }
            self.notice = Some(phrases::no_publication(days.len(), step == Step::Later).to_owned());
            return None;
        };
        let appeared: Vec<String> = published_on(self.desk.chronology(), day);
        self.notice = Some(phrases::appeared(&appeared));
        let date = When::parse(&day.to_string()).ok();
        self.ask_basis(date, self.asked.left_out().to_vec())
    }
}

/// Which way one steps through the publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Earlier,
    Later,
}

/// The outlets (or titles) of the sources that a day of [`publications`] stands for: those that had appeared
/// by then, or, where there is none of them, those that appeared then or later.
#[must_use]
pub fn published_on(chronology: &Chronology, day: Day) -> Vec<String> {
    let bounds = |source: &SourceId| {
        let published = chronology.source(*source).published.as_ref();
        published.map_or((None, None), |date| (date.earliest().day(), date.latest().day()))
    };
    let certain = chronology.sources().any(|source| bounds(&source).1 == Some(day));
    let on_day = |source: &SourceId| match bounds(source) {
        (_, Some(last)) => last == day,
        (first, None) => !certain && first == Some(day),
    };
    let name = |source: SourceId| {
        let source = chronology.source(source);
        let names = [&source.outlet, &source.title, &source.key];
        names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
    };
    chronology.sources().filter(on_day).map(name).collect()
}
