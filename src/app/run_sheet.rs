//! What commands and typing do in a sheet: search, facets, commands, problems.

use crate::app::run_find::Goal;
use crate::app::sheet::{Facets, Picker};
use crate::app::{App, Effect, Prompt, Sheet, View};
use crate::command::Command;
use crate::phrases;
use crate::query;

impl App {
    /// Edits what is typed in the sheet; `edit` says whether the text has changed.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut Prompt) -> bool) -> Option<Effect> {
        let prompt = match &mut self.sheet {
            Some(Sheet::Search(search)) => {
                search.settle();
                &mut search.prompt
            }
            Some(Sheet::Queries(list)) => &mut list.prompt,
            Some(Sheet::Naming(naming)) => &mut naming.prompt,
            Some(Sheet::Find(find)) => &mut find.prompt,
            Some(Sheet::Palette(picker) | Sheet::Help(picker)) => &mut picker.prompt,
            Some(Sheet::KnownOn(known)) => &mut known.prompt,
            _ => return None,
        };
        if !edit(prompt) {
            return None;
        }
        let typed = prompt.text().to_owned();
        match &mut self.sheet {
            Some(Sheet::Search(_)) => return self.set_query(typed),
            Some(Sheet::Palette(picker) | Sheet::Help(picker)) => picker.chosen = 0,
            Some(Sheet::Queries(list)) => list.chosen = 0,
            Some(Sheet::KnownOn(_) | Sheet::Naming(_)) => {}
            _ => {
                // Each letter is looked for from where one was, not from the last match.
                if let Some(Sheet::Find(find)) = &self.sheet {
                    let from = find.before.1.clone();
                    self.look_for(typed, from);
                }
            }
        }
        None
    }

    pub(super) fn run_in_sheet(&mut self, command: Command) -> Option<Effect> {
        let sheet = self.sheet.take()?;
        match sheet {
            Sheet::Search(search) => self.run_in_search(search, command),
            Sheet::Queries(list) => self.run_in_queries(list, command),
            Sheet::Naming(naming) => self.run_in_naming(naming, command),
            Sheet::Find(find) => {
                match command {
                    Command::Enter => self.pursue(Goal::Tell),
                    Command::Escape => (self.find, self.place) = *find.before,
                    _ => self.sheet = Some(Sheet::Find(find)),
                }
                None
            }
            Sheet::Facets(facets) => self.run_in_facets(facets, command),
            Sheet::KnownOn(known) => self.run_in_known_on(known, command),
            Sheet::Sources(sources) => self.run_in_sources(sources, command),
            Sheet::Bookmarks(list) => self.run_in_bookmarks(list, command),
            Sheet::Crowd(crowd) => self.run_in_crowd(crowd, command),
            Sheet::Link(links) => self.run_in_links(links, command),
            Sheet::Palette(picker) => self.run_in_picker(picker, command, Sheet::Palette),
            Sheet::Help(picker) => self.run_in_picker(picker, command, Sheet::Help),
            Sheet::Diagnostics(chosen) => self.run_in_diagnostics(chosen, command),
            Sheet::Originals(scroll) => {
                let lines = self.desk.opened.originals.as_ref().map_or(0, phrases::originals_count);
                self.sheet = match command {
                    Command::Escape | Command::Enter | Command::Originals => None,
                    _ => Some(Sheet::Originals(stepped(scroll, lines, command))),
                };
                None
            }
        }
    }

    fn run_in_facets(&mut self, mut facets: Facets, command: Command) -> Option<Effect> {
        let Some(found) = self.found.clone() else {
            self.sheet = (command != Command::Escape).then_some(Sheet::Facets(facets));
            return None;
        };
        let groups = &found.facets.groups;
        let group = groups.get(facets.group.min(groups.len().saturating_sub(1)));
        let value = group.and_then(|group| group.values.get(facets.value.min(group.values.len().saturating_sub(1))));
        let mut query = None;
        match command {
            Command::Enter | Command::Facets => {
                if self.place.query.trim().is_empty() {
                    self.forget_query();
                }
                self.refilter();
                if !self.place.view.shows_events() {
                    self.leave_for(View::Timeline);
                }
                return None;
            }
            Command::Escape => {
                let (query, timeline) = facets.before;
                return self.restore(timeline, query);
            }
            Command::NextGroup => {
                facets.group = (facets.group + 1) % groups.len().max(1);
                facets.value = 0;
            }
            Command::PreviousGroup => {
                facets.group = (facets.group + groups.len().max(1) - 1) % groups.len().max(1);
                facets.value = 0;
            }
            Command::Keep => {
                query = group
                    .zip(value)
                    .map(|(group, value)| query::toggle_kept(&self.place.query, group.key, &value.query_value));
            }
            Command::LeaveOut => {
                query = group
                    .zip(value)
                    .map(|(group, value)| query::toggle_left_out(&self.place.query, group.key, &value.query_value));
            }
            Command::ClearFacet => query = group.map(|group| query::clear_key(&self.place.query, group.key)),
            _ => facets.value = stepped(facets.value, group.map_or(0, |group| group.values.len()), command),
        }
        self.sheet = Some(Sheet::Facets(facets));
        self.set_query(query?)
    }

    fn run_in_picker(&mut self, mut picker: Picker, command: Command, sheet: fn(Picker) -> Sheet) -> Option<Effect> {
        match command {
            Command::Enter
                if picker.prompt.text().is_empty() && sheet(Picker::default()) == Sheet::Help(Picker::default()) =>
            {
                // Nothing is chosen on the page itself; Enter closes it.
                None
            }
            Command::Enter => match picker.command() {
                Some(command) => self.run(command),
                None => {
                    self.sheet = Some(sheet(picker));
                    None
                }
            },
            Command::Escape => None,
            _ => {
                let typed = !picker.prompt.text().is_empty();
                if typed || sheet(Picker::default()) != Sheet::Help(Picker::default()) {
                    picker.chosen = stepped(picker.chosen, picker.commands().len(), command);
                } else {
                    picker.scroll = stepped(picker.scroll, 200, command);
                }
                self.sheet = Some(sheet(picker));
                None
            }
        }
    }

    fn run_in_diagnostics(&mut self, chosen: usize, command: Command) -> Option<Effect> {
        let chosen = chosen.min(self.desk.diagnostics.len().saturating_sub(1));
        let diagnostic = self.desk.diagnostics.get(chosen);
        match command {
            Command::Escape | Command::Diagnostics => None,
            Command::Enter => {
                let key = diagnostic.and_then(|diagnostic| diagnostic.event.as_deref());
                match key.and_then(|key| self.desk.chronology().event_by_key(key)) {
                    Some(event) => self.go_to_event(event),
                    None => {
                        self.notice = Some(phrases::NO_EVENT_THERE.to_owned());
                        self.sheet = Some(Sheet::Diagnostics(chosen));
                    }
                }
                None
            }
            Command::Editor => {
                let location = diagnostic?.location.clone();
                self.sheet = Some(Sheet::Diagnostics(chosen));
                if self.desk.opened.root.is_none() {
                    self.notice = Some(phrases::BUILT_IN_NOT_EDITABLE.to_owned());
                    return None;
                }
                Some(Effect::Edit { file: location.file.to_string(), line: location.line, column: location.column })
            }
            Command::Reload => {
                self.sheet = Some(Sheet::Diagnostics(0));
                self.busy = Some(phrases::READING.to_owned());
                Some(Effect::Load)
            }
            _ => {
                self.sheet = Some(Sheet::Diagnostics(stepped(chosen, self.desk.diagnostics.len(), command)));
                None
            }
        }
    }
}

/// Moves in a list of `count` entries.
pub(super) fn stepped(at: usize, count: usize, command: Command) -> usize {
    const PAGE: usize = 8;
    let last = count.saturating_sub(1);
    match command {
        Command::Down => at.saturating_add(1).min(last),
        Command::Up => at.min(last).saturating_sub(1),
        Command::PageDown => at.saturating_add(PAGE).min(last),
        Command::PageUp => at.min(last).saturating_sub(PAGE),
        Command::First => 0,
        Command::Last => last,
        _ => at.min(last),
    }
}
