//! What commands do in the list of kept queries, and while one is given a name.

use crate::app::queries::{Naming, QueryList};
use crate::app::run_sheet::stepped;
use crate::app::sheet::Search;
use crate::app::{App, Effect, Prompt, Sheet, View};
use crate::command::Command;
use crate::phrases::queries as phrases;

impl App {
    /// Opens the list of kept queries, over the search if there is one.
    pub(super) fn list_queries(&mut self, search: Option<Search>) {
        self.sheet = Some(Sheet::Queries(QueryList { prompt: Prompt::default(), chosen: 0, search }));
    }

    /// Asks for a name for a query.
    pub(super) fn name_query(&mut self, query: &str, search: Option<Search>) {
        let query = query.trim().to_owned();
        if query.is_empty() {
            self.notice = Some(phrases::NOTHING_TO_SAVE.to_owned());
            self.sheet = search.map(Sheet::Search);
            return;
        }
        let saved = self.queries.saved.iter().find(|(_, saved)| **saved == query);
        let prompt = saved.map_or_else(Prompt::default, |(name, _)| Prompt::holding(name));
        self.sheet = Some(Sheet::Naming(Naming { prompt, query, search }));
    }

    pub(super) fn run_in_queries(&mut self, mut list: QueryList, command: Command) -> Option<Effect> {
        let fitting = self.queries.fitting(list.prompt.text());
        let count = fitting.len();
        list.chosen = list.chosen.min(count.saturating_sub(1));
        let chosen = fitting.get(list.chosen).map(|kept| (kept.name.map(str::to_owned), kept.query.to_owned()));
        match (command, chosen) {
            (Command::Escape | Command::Queries, _) => self.sheet = list.search.map(Sheet::Search),
            (Command::Enter, Some((_, query))) => return self.search_for(&query, list.search),
            (Command::SaveQuery, Some((_, query))) => self.name_query(&query, list.search),
            (Command::ForgetQuery, Some(kept)) => {
                self.queries.forget(&kept);
                list.chosen = list.chosen.min(count.saturating_sub(2));
                self.sheet = Some(Sheet::Queries(list));
                return Some(Effect::Remember);
            }
            _ => {
                list.chosen = stepped(list.chosen, count, command);
                self.sheet = Some(Sheet::Queries(list));
            }
        }
        None
    }

    /// Opens the search with a query in it.
    fn search_for(&mut self, query: &str, search: Option<Search>) -> Option<Effect> {
        if !self.place.view.shows_events() {
            self.leave_for(View::Timeline);
        }
        let before = search.map_or_else(|| (self.place.query.clone(), self.place.timeline.clone()), |it| it.before);
        self.sheet = Some(Sheet::Search(Search::holding(query, before)));
        self.set_query(query.to_owned())
    }

    pub(super) fn run_in_naming(&mut self, naming: Naming, command: Command) -> Option<Effect> {
        let name = naming.prompt.text().trim().to_owned();
        match command {
            Command::Escape => self.sheet = naming.search.map(Sheet::Search),
            Command::Enter if !name.is_empty() => {
                self.notice = Some(phrases::saved_as(&name));
                self.queries.saved.insert(name, naming.query);
                self.sheet = naming.search.map(Sheet::Search);
                return Some(Effect::Remember);
            }
            _ => self.sheet = Some(Sheet::Naming(naming)),
        }
        None
    }
}
