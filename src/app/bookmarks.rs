//! Bookmarks on events, and how much time lies between them.

use crate::app::{App, Effect, Sheet};
use crate::command::Command;
use crate::model::EventId;
use crate::phrases;
use crate::when::Distance;

/// The list of bookmarks, and where one is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookmarkList {
    /// Which one is chosen, counted from 0.
    pub chosen: usize,
    /// The event that time is counted from; without one it is counted from each to the next.
    pub from: Option<EventId>,
}

impl App {
    /// The events with a bookmark that are in the files, in order of time.
    #[must_use]
    pub fn bookmarked(&self) -> Vec<EventId> {
        let chronology = self.desk.chronology();
        let mut events: Vec<EventId> = self.bookmarks.iter().filter_map(|key| chronology.event_by_key(key)).collect();
        events.sort_unstable();
        events
    }

    /// Whether an event has a bookmark.
    #[must_use]
    pub fn has_bookmark(&self, event: EventId) -> bool {
        let key = self.desk.chronology().key(event);
        self.bookmarks.iter().any(|other| other == key)
    }

    /// Sets a bookmark on the event in focus, or takes it away. Where two are set then, the time between them is
    /// told at once.
    pub(super) fn bookmark(&mut self) -> Option<Effect> {
        let Some(event) = self.event_in_focus() else {
            self.notice = Some(phrases::NO_EVENT_HERE.to_owned());
            return None;
        };
        Some(self.bookmark_event(event))
    }

    /// The same for any event.
    pub(super) fn bookmark_event(&mut self, event: EventId) -> Effect {
        if self.has_bookmark(event) {
            self.remove_bookmark(event);
            self.notice = Some(phrases::BOOKMARK_TAKEN.to_owned());
            return Effect::Remember;
        }
        self.bookmarks.push(self.desk.chronology().key(event).to_owned());
        self.notice = Some(match self.bookmarked().as_slice() {
            [first, last] => {
                let titles = [*first, *last].map(|event| self.desk.title(event));
                phrases::time_between(&self.elapsed(*first, *last), titles)
            }
            events => phrases::bookmarked(events.len(), self.key_everywhere(Command::Bookmarks).as_deref()),
        });
        Effect::Remember
    }

    /// How far one event is from another.
    #[must_use]
    pub fn elapsed(&self, from: EventId, to: EventId) -> Distance {
        let chronology = self.desk.chronology();
        Distance::between(chronology.when(from), chronology.when(to))
    }

    fn remove_bookmark(&mut self, event: EventId) {
        let key = self.desk.chronology().key(event).to_owned();
        self.bookmarks.retain(|other| *other != key);
    }

    pub(super) fn run_in_bookmarks(&mut self, mut list: BookmarkList, command: Command) -> Option<Effect> {
        let events = self.bookmarked();
        list.chosen = list.chosen.min(events.len().saturating_sub(1));
        let chosen = events.get(list.chosen).copied();
        let mut effect = None;
        match (command, chosen) {
            (Command::Escape | Command::Bookmarks, _) => return None,
            (Command::Enter, Some(event)) => {
                self.go_to_event(event);
                return None;
            }
            (Command::Zero | Command::ZeroHere, Some(event)) => {
                list.from = if list.from == Some(event) { None } else { Some(event) };
            }
            (Command::Bookmark, Some(event)) => {
                self.remove_bookmark(event);
                effect = Some(Effect::Remember);
                list.from = list.from.filter(|from| *from != event);
                list.chosen = list.chosen.min(events.len().saturating_sub(2));
            }
            _ => list.chosen = super::run_sheet::stepped(list.chosen, events.len(), command),
        }
        self.sheet = Some(Sheet::Bookmarks(list));
        effect
    }
}
