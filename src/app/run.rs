//! What commands do in the views.

use crate::app::cited::{kinds_at_hand, speaking, text_of};
use crate::app::sheet::{Facets, Find, Picker, Search};
use crate::app::timeline::Focus;
use crate::app::{App, Effect, Prompt, Sheet, View};
use crate::command::Command;
use crate::keymap::Context;
use crate::model::{EventId, SourceId};
use crate::phrases;
use crate::text::Pager;

impl App {
    /// Runs a command where one is now.
    pub fn run(&mut self, command: Command) -> Option<Effect> {
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Redraw => return Some(Effect::Redraw),
            _ => {}
        }
        if self.sheet.is_some() {
            return self.run_in_sheet(command);
        }
        match command {
            Command::Search if self.place.view.shows_events() => {
                let before = (self.place.query.clone(), self.place.timeline.clone());
                self.sheet = Some(Sheet::Search(Search::holding(&self.place.query, before)));
                return Some(self.ask());
            }
            Command::Search => {
                let before = Box::new((std::mem::take(&mut self.find), self.place.clone()));
                self.sheet = Some(Sheet::Find(Find { prompt: Prompt::default(), before }));
            }
            Command::Queries => self.list_queries(None),
            Command::Facets => {
                let before = (self.place.query.clone(), self.place.timeline.clone());
                self.sheet = Some(Sheet::Facets(Facets { group: 0, value: 0, before }));
                return Some(self.ask());
            }
            Command::ClearFilter if self.place.query.is_empty() => {
                self.notice = Some(phrases::NOTHING_FILTERED.to_owned())
            }
            Command::ClearFilter => return self.clear_filter(),
            Command::KnownOn | Command::WithoutSource | Command::NextPublication | Command::PreviousPublication => {
                return self.weigh(command);
            }
            Command::Zero | Command::ZeroHere => self.count_from(command),
            Command::Bookmark => return self.bookmark(),
            Command::Bookmarks => self.sheet = Some(Sheet::Bookmarks(super::BookmarkList::default())),
            Command::Palette => self.sheet = Some(Sheet::Palette(Picker::default())),
            Command::Help => self.sheet = Some(Sheet::Help(Picker::default())),
            Command::Diagnostics => self.sheet = Some(Sheet::Diagnostics(0)),
            Command::Originals if self.desk.opened.originals.is_none() => {
                self.notice = Some(phrases::NO_ORIGINALS_ASKED.to_owned());
            }
            Command::Originals => self.sheet = Some(Sheet::Originals(0)),
            Command::Reload => {
                self.busy = Some(phrases::READING.to_owned());
                return Some(Effect::Load);
            }
            Command::Mouse => {
                self.mouse = !self.mouse;
                self.notice = Some(phrases::mouse(self.mouse).to_owned());
                return Some(Effect::Mouse(self.mouse));
            }
            Command::Editor => return self.edit_event(self.event()),
            Command::CopyProof => return self.copy_proof(),
            Command::Link => self.show_links(),
            Command::Cite if self.place.view == View::Reader => return self.cite(),
            Command::Timeline => self.open(View::Timeline),
            Command::FaceOff | Command::Beside => self.open(View::FaceOff),
            Command::Matrix => self.open(View::Matrix),
            Command::Reader => self.open(View::Reader),
            Command::Axis => self.toggle_axis(),
            Command::NextView => self.cycle_view(1),
            Command::PreviousView => self.cycle_view(View::ALL.len() - 1),
            Command::Back => return self.travel(true),
            Command::Forward => return self.travel(false),
            Command::NextContradiction => self.contradiction(true),
            Command::PreviousContradiction => self.contradiction(false),
            Command::TextKind => self.switch_kind(),
            Command::Escape => return self.escape(),
            _ => match self.place.view {
                View::Timeline => self.run_in_timeline(command),
                View::FaceOff => self.run_in_face_off(command),
                View::Matrix => self.run_in_matrix(command),
                View::Reader => self.run_in_reader(command),
                View::Axis => self.run_in_axis(command),
            },
        }
        None
    }

    /// Remembers where one is, and goes to a view.
    pub(super) fn leave_for(&mut self, view: View) {
        if self.place.view != view {
            self.history.leave(self.place.clone());
            self.place.view = view;
        }
    }

    /// Goes to a view, at what is looked at now.
    fn open(&mut self, view: View) {
        match view {
            View::Timeline => {
                self.leave_for(View::Timeline);
                self.reveal_list();
            }
            View::FaceOff => self.open_face_off(),
            View::Matrix => self.open_matrix(),
            View::Reader if self.place.view == View::Reader => {}
            View::Reader => self.open_reader(),
            View::Axis if self.place.view == View::Axis => {}
            View::Axis => self.toggle_axis(),
        }
    }

    /// Shows every event again; Back brings the filter back.
    fn clear_filter(&mut self) -> Option<Effect> {
        self.history.leave(self.place.clone());
        self.notice = Some(phrases::FILTER_CLEARED.to_owned());
        self.set_query(String::new())
    }

    /// To the next or previous view that can be opened.
    fn cycle_view(&mut self, by: usize) {
        let here = self.place.view;
        let at = View::ALL.iter().position(|view| *view == here).unwrap_or(0);
        for step in 1..View::ALL.len() {
            self.open(View::ALL[(at + step * by) % View::ALL.len()]);
            if self.place.view != here {
                self.notice = None;
                return;
            }
        }
    }

    fn travel(&mut self, back: bool) -> Option<Effect> {
        let here = self.place.clone();
        let there = if back { self.history.back(here) } else { self.history.forward(here) };
        match there {
            Some(there) => {
                let query = std::mem::replace(&mut self.place, there).query;
                self.find = super::FindInText::default();
                if query != self.place.query {
                    return self.restore(self.place.timeline.clone(), self.place.query.clone());
                }
                self.tabulate();
            }
            None => self.notice = Some(phrases::nowhere(back).to_owned()),
        }
        None
    }

    fn escape(&mut self) -> Option<Effect> {
        if self.context() == Context::Marking {
            self.place.reader.marking = None;
        } else if !self.find.needle.is_empty() && self.place.view != View::Timeline {
            self.find = super::FindInText::default();
        } else if self.focus() == Focus::Second && self.place.view != View::FaceOff {
            self.set_focus(Focus::First);
        } else if self.place.view == View::Axis {
            self.close_axis();
        } else if self.came_from_beside() {
            return self.travel(true);
        } else if self.place.view != View::Timeline {
            self.open(View::Timeline);
        } else if !self.place.query.is_empty() {
            return self.clear_filter();
        } else {
            self.notice = Some(phrases::Q_LEAVES.to_owned());
        }
        None
    }

    /// Whether one came from a view that one step out leads back to.
    fn came_from_beside(&self) -> bool {
        match self.place.view {
            View::Reader => matches!(self.history.last_view(), Some(View::FaceOff | View::Matrix)),
            View::FaceOff => self.history.last_view() == Some(View::Matrix),
            View::Timeline | View::Matrix | View::Axis => false,
        }
    }

    /// Where keys act in this view.
    #[must_use]
    pub fn focus(&self) -> Focus {
        match self.place.view {
            View::Timeline => self.place.timeline.focus,
            View::FaceOff => self.place.face_off.focus,
            View::Matrix => self.place.matrix.focus,
            View::Reader => self.place.reader.focus,
            View::Axis => Focus::First,
        }
    }

    pub(super) fn set_focus(&mut self, focus: Focus) {
        match self.place.view {
            View::Timeline => self.place.timeline.focus = focus,
            View::FaceOff => self.place.face_off.focus = focus,
            View::Matrix => self.place.matrix.focus = focus,
            View::Reader => self.place.reader.focus = focus,
            View::Axis => {}
        }
    }

    fn switch_kind(&mut self) {
        // Of the sources on the screen, the first that has another text at hand decides.
        let sources: Vec<_> = match self.place.view {
            View::Reader => self.place.reader.source.into_iter().collect(),
            View::Matrix => self.column_source().into_iter().collect(),
            View::FaceOff => {
                self.pair().into_iter().flatten().filter_map(|id| self.desk.chronology().source_of(id)).collect()
            }
            View::Timeline | View::Axis => {
                let citations = self.event().map(|event| speaking(&self.desk, event)).unwrap_or_default();
                let from = self.place.timeline.passage.min(citations.len());
                let shown = citations[from..].iter().chain(&citations[..from]);
                shown.filter_map(|id| self.desk.chronology().source_of(*id)).collect()
            }
        };
        let kinds_of = |source: &SourceId| kinds_at_hand(&self.desk, *source);
        let source = sources.iter().find(|source| kinds_of(source).len() > 1).or(sources.first()).copied();
        let kinds = source.as_ref().map(kinds_of).unwrap_or_default();
        let shown = source.and_then(|source| text_of(&self.desk, source, self.kind));
        let shown = shown.map(|text| self.desk.chronology().text(text).kind);
        let next = kinds.iter().position(|kind| Some(*kind) == shown).map_or(0, |at| (at + 1) % kinds.len());
        match kinds.get(next) {
            Some(kind) if Some(*kind) != shown => {
                self.kind = *kind;
                self.find = super::FindInText::default();
                self.notice = Some(phrases::showing(*kind));
                self.keep_lines();
            }
            _ => self.notice = Some(phrases::only_text(shown)),
        }
    }

    /// After another text was chosen: the same source lines stay on the screen, for texts of a source are
    /// aligned line by line.
    fn keep_lines(&mut self) {
        self.place.reader.marking = None;
        let (width, _) = self.reader_size();
        if let Some(body) = self.reader_body() {
            let pager = Pager::new(&body, width);
            self.place.reader.at = pager.line_start(self.place.reader.at.line);
            self.place.reader.top = pager.line_start(self.place.reader.top.line);
        }
        self.reveal_reader();
        self.align_face_off();
    }

    pub(super) fn edit_event(&mut self, event: Option<EventId>) -> Option<Effect> {
        let location = self.desk.chronology().location(event?).clone();
        if self.desk.opened.root.is_none() {
            self.notice = Some(phrases::BUILT_IN_NOT_EDITABLE.to_owned());
            return None;
        }
        Some(Effect::Edit { file: location.file.to_string(), line: location.line, column: location.column })
    }

    fn contradiction(&mut self, next: bool) {
        let contested = &self.desk.summary.contradictions;
        let here = self.event();
        let is_listed = |event: &&EventId| self.outline.rank(**event).is_some();
        // From here on to the end, and from the other end on.
        let target = if next {
            let (before, after) = contested.split_at(contested.partition_point(|event| Some(*event) <= here));
            after.iter().chain(before).find(is_listed)
        } else {
            let (before, after) = contested.split_at(contested.partition_point(|event| Some(*event) < here));
            before.iter().rev().chain(after.iter().rev()).find(is_listed)
        };
        let Some(target) = target.copied() else {
            self.notice = Some(phrases::no_contradiction(contested.len()));
            return;
        };
        if Some(target) == here {
            self.notice = Some(phrases::ONLY_CONTRADICTION.to_owned());
            return;
        }
        self.history.leave(self.place.clone());
        self.place.timeline.select(target);
        self.reveal_list();
        match self.place.view {
            View::FaceOff => self.show_pair(target, 0),
            View::Reader => self.place.view = View::Timeline,
            View::Timeline | View::Matrix | View::Axis => {}
        }
    }
}
