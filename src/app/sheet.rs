//! What can lie over a view: search, facets, which sources count, an address, the commands, the problems, the originals.

use crate::app::FindInText;
use crate::app::bookmarks::BookmarkList;
use crate::app::history::Place;
use crate::app::link::Links;
use crate::app::prompt::Prompt;
use crate::app::queries::{Naming, QueryList};
use crate::app::run_search::Offer;
use crate::app::timeline::Timeline;
use crate::app::weigh::{KnownOn, Sources};
use crate::command::Command;
use crate::model::EventId;
use crate::query::{Choice, pick};

/// What lies over the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// A search of the events.
    Search(Search),
    /// The queries that are kept.
    Queries(QueryList),
    /// A name for a query.
    Naming(Naming),
    /// A search in the text of the view.
    Find(Find),
    /// The facets.
    Facets(Facets),
    /// A day to be typed: what was known on it.
    KnownOn(KnownOn),
    /// The events in a column of the axis.
    Crowd(Crowd),
    /// The sources, to be left out or brought back.
    Sources(Sources),
    /// The bookmarks, and the time between them.
    Bookmarks(BookmarkList),
    /// The addresses of a source.
    Link(Links),
    /// The commands by name (`:`).
    Palette(Picker),
    /// The commands by key (`?`).
    Help(Picker),
    /// What is wrong with the files: which problem is chosen.
    Diagnostics(usize),
    /// Which originals are at hand: how far it is scrolled.
    Originals(usize),
}

/// A search of the events, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What is typed.
    pub prompt: Prompt,
    /// Which hit is chosen, counted from 0.
    pub chosen: usize,
    /// What could stand at the cursor, once that has been asked.
    pub offer: Option<Offer>,
    /// The query and the place before the search, for Esc.
    pub before: (String, Timeline),
}

impl Search {
    /// A search with something typed already.
    #[must_use]
    pub fn holding(query: &str, before: (String, Timeline)) -> Self {
        Self { prompt: Prompt::holding(query), chosen: 0, offer: None, before }
    }
}

/// A search in a text, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// What is typed.
    pub prompt: Prompt,
    /// What was looked for before, and where one was, for Esc.
    pub before: Box<(FindInText, Place)>,
}

/// The facets and where one is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// Which group.
    pub group: usize,
    /// Which value of that group.
    pub value: usize,
    /// The query and the place before, for Esc.
    pub before: (String, Timeline),
}

/// The events in a column of the axis, to choose one from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// The events, in the order of time; two at least.
    pub events: Vec<EventId>,
    /// Which one is chosen, counted from 0.
    pub chosen: usize,
}

impl Crowd {
    /// The first event shown in a list of so many rows: a page at a time, so that the list stands still while one
    /// goes through it.
    #[must_use]
    pub fn first(&self, rows: u16) -> usize {
        let rows = usize::from(rows).max(1);
        self.chosen / rows * rows
    }
}

/// Commands to choose from by typing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picker {
    /// What is typed.
    pub prompt: Prompt,
    /// Which command is chosen, counted from 0.
    pub chosen: usize,
    /// How far the page is scrolled while nothing is typed.
    pub scroll: usize,
}

impl Picker {
    /// The commands that fit what is typed, best first; every one while nothing is.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        let typed = self.prompt.text();
        let commands: Vec<Command> =
            Command::ALL.iter().copied().filter(|command| !command.only_where_its_key_is()).collect();
        if typed.trim().is_empty() {
            return commands;
        }
        let choices: Vec<Choice> = commands
            .iter()
            .map(|command| Choice { name: command.name(), also: command.also(), help: command.help() })
            .collect();
        pick(typed, &choices).into_iter().map(|at| commands[at]).collect()
    }

    /// The command that Enter runs.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let commands = self.commands();
        commands.get(self.chosen.min(commands.len().saturating_sub(1))).copied()
    }
}
