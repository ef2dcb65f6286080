//! The keys that matter now, for the status line: most useful first.

use crate::app::passage::{kinds_at_hand, speaking};
use crate::app::{App, Focus, Sheet, View, pairs};
use crate::command::Command;
use crate::model::Standing;

/// A command worth naming, with the words to name it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The command.
    pub command: Command,
    /// The words beside its key.
    pub words: String,
}

/// What the status line shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Those on the left, where nothing is typed and nothing is to be said.
    pub left: Vec<Hint>,
    /// Those on the right; they are given up from the left, the last one never.
    pub right: Vec<Hint>,
}

fn hint(command: Command) -> Hint {
    Hint { command, words: command.hint().to_owned() }
}

fn called(command: Command, words: impl Into<String>) -> Hint {
    Hint { command, words: words.into() }
}

impl App {
    /// The keys that matter now.
    #[must_use]
    pub fn hints(&self) -> Hints {
        use Command as C;
        let (left, right) = match &self.sheet {
            Some(Sheet::Search(_)) => (
                vec![],
                vec![
                    called(C::Complete, "complete"),
                    called(C::Up, "hit before"),
                    called(C::Down, "next hit"),
                    called(C::Escape, "as before"),
                    called(C::Enter, "go there"),
                ],
            ),
            Some(Sheet::Find(_)) => (vec![], vec![called(C::Escape, "as before"), called(C::Enter, "done, then n N")]),
            Some(Sheet::Facets(_)) => (
                vec![],
                vec![
                    called(C::ClearFacet, "clear"),
                    called(C::NextGroup, "next facet"),
                    called(C::LeaveOut, "leave out"),
                    called(C::Keep, "keep"),
                    called(C::Escape, "as before"),
                    called(C::Enter, "done"),
                ],
            ),
            Some(Sheet::Palette(_)) => {
                (vec![], vec![called(C::Down, "next"), called(C::Escape, "close"), called(C::Enter, "run")])
            }
            Some(Sheet::Help(picker)) => (
                vec![],
                if picker.prompt.text().is_empty() {
                    vec![called(C::Down, "scroll"), called(C::Escape, "close")]
                } else {
                    vec![called(C::Down, "next"), called(C::Escape, "close"), called(C::Enter, "run")]
                },
            ),
            Some(Sheet::Diagnostics(_)) => (
                vec![],
                vec![
                    called(C::Reload, "read again"),
                    called(C::Editor, "open in editor"),
                    called(C::Enter, "go to the event"),
                    called(C::Down, "next problem"),
                    called(C::Escape, "close"),
                ],
            ),
            Some(Sheet::Originals(_)) => (vec![], vec![called(C::Down, "scroll"), called(C::Escape, "close")]),
            None => match self.place.view {
                View::Timeline => self.timeline_hints(),
                View::FaceOff => self.face_off_hints(),
                View::Reader => self.reader_hints(),
            },
        };
        Hints { left, right }
    }

    fn timeline_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let event = self.place.timeline.selected;
        let count = event.map_or(0, |event| speaking(&self.desk, event).len());
        let at = self.place.timeline.passage.min(count.saturating_sub(1)) + 1;
        let mut right = Vec::new();
        if self.place.timeline.focus == Focus::Second {
            right.extend([called(C::Down, "scroll"), called(C::OtherPane, "list")]);
        } else if self.size.width >= crate::layout::BESIDE {
            right.push(called(C::OtherPane, "passage"));
        }
        if count > 1 {
            right.push(called(C::NextPassage, format!("next passage {at}/{count}")));
        }
        if !self.desk.summary.contradictions.is_empty() {
            right.push(called(C::NextContradiction, "contradiction"));
        }
        if event.is_some_and(|event| !pairs(&self.desk, event).is_empty()) {
            let contested = event.is_some_and(|event| self.desk.tally(event).standing() == Standing::Contested);
            right.push(called(C::Beside, if contested { "who denies it" } else { "side by side" }));
        }
        if count > 0 {
            right.push(hint(C::Enter));
        }
        right.push(hint(C::Help));
        let mut left = vec![hint(C::Search)];
        if self.size.width >= 100 {
            left.push(hint(C::Facets));
        }
        if self.size.width >= crate::layout::THREE {
            left.push(hint(C::Palette));
        }
        (left, right)
    }

    fn face_off_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let count = self.place.face_off.event.map_or(0, |event| pairs(&self.desk, event).len());
        let mut right = vec![
            called(C::Search, "find"),
            called(C::ScrollTogether, if self.place.face_off.apart { "together" } else { "apart" }),
        ];
        if !self.find.needle.is_empty() {
            right.push(called(C::NextPassage, "next match"));
        } else if count > 1 {
            right.push(called(C::NextPassage, "next pair"));
        }
        if self.desk.summary.contradictions.len() > 1 {
            right.push(hint(C::NextContradiction));
        }
        right.extend([hint(C::Enter), called(C::OtherPane, "other side"), hint(C::Escape), hint(C::Help)]);
        (vec![], right)
    }

    fn reader_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let mut right = vec![called(C::Search, "find"), called(C::NextGroup, "next source")];
        let kinds = self.place.reader.source.map_or(0, |source| kinds_at_hand(&self.desk, source).len());
        if kinds > 1 {
            right.push(hint(C::TextKind));
        }
        right.push(called(C::OtherPane, if self.place.reader.focus == Focus::First { "margin" } else { "text" }));
        right.push(called(C::NextPassage, if self.find.needle.is_empty() { "next cited" } else { "next match" }));
        if self.citation_at_cursor().is_some() {
            right.push(called(C::Enter, "its event"));
        }
        right.extend([hint(C::Escape), hint(C::Help)]);
        (vec![], right)
    }
}
