//! The keys that matter now, for the status line: most useful first.

use crate::app::cited::{kinds_at_hand, speaking};
use crate::app::{App, Differences, Focus, Sheet, View, pairs};
use crate::command::Command;
use crate::model::Standing;
use crate::phrases::{self, copied};

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
                    hint(C::SaveQuery),
                    hint(C::Queries),
                    called(C::Complete, phrases::HINT_COMPLETE),
                    called(C::Up, phrases::HINT_HIT_BEFORE),
                    called(C::Down, phrases::HINT_NEXT_HIT),
                    called(C::Escape, phrases::HINT_AS_BEFORE),
                    called(C::Enter, phrases::HINT_GO_THERE),
                ],
            ),
            Some(Sheet::Queries(_)) => (
                vec![],
                vec![
                    called(C::Down, phrases::HINT_NEXT),
                    hint(C::ForgetQuery),
                    hint(C::SaveQuery),
                    called(C::Escape, phrases::HINT_AS_BEFORE),
                    called(C::Enter, phrases::HINT_TAKE_IT),
                ],
            ),
            Some(Sheet::Naming(_)) => {
                (vec![], vec![called(C::Escape, phrases::HINT_AS_BEFORE), called(C::Enter, phrases::HINT_SAVE_IT)])
            }
            Some(Sheet::Find(_)) => {
                (vec![], vec![called(C::Escape, phrases::HINT_AS_BEFORE), called(C::Enter, phrases::HINT_DONE_THEN_N)])
            }
            Some(Sheet::Facets(_)) => (
                vec![],
                vec![
                    called(C::ClearFacet, phrases::HINT_CLEAR),
                    called(C::LeaveOut, phrases::HINT_LEAVE_OUT),
                    called(C::NextGroup, phrases::HINT_NEXT_FACET),
                    called(C::Keep, phrases::HINT_KEEP),
                    called(C::Escape, phrases::HINT_AS_BEFORE),
                    called(C::Enter, phrases::HINT_DONE),
                ],
            ),
            Some(Sheet::KnownOn(_)) => (
                vec![],
                vec![
                    called(C::Up, phrases::HINT_EARLIER),
                    called(C::Down, phrases::HINT_LATER),
                    called(C::Escape, phrases::HINT_AS_BEFORE),
                    called(C::Enter, phrases::HINT_AS_KNOWN),
                ],
            ),
            Some(Sheet::Sources(sources)) => {
                let chosen = sources.order.get(sources.chosen);
                let out = chosen.is_some_and(|source| sources.out.contains(source));
                let enter = match (sources.marked, out) {
                    (true, _) => phrases::HINT_DONE,
                    (false, true) => phrases::HINT_BRING_BACK,
                    (false, false) => phrases::HINT_LEAVE_OUT,
                };
                (
                    vec![],
                    vec![
                        called(C::ClearFacet, phrases::HINT_ALL_BACK),
                        called(C::LeaveOut, phrases::HINT_MARK_SEVERAL),
                        called(C::Down, phrases::HINT_NEXT),
                        called(C::Escape, phrases::HINT_AS_BEFORE),
                        called(C::Enter, enter),
                    ],
                )
            }
            Some(Sheet::Bookmarks(_)) if self.bookmarked().is_empty() => {
                (vec![], vec![called(C::Escape, phrases::HINT_CLOSE)])
            }
            Some(Sheet::Bookmarks(_)) => (
                vec![],
                vec![
                    called(C::Down, phrases::HINT_NEXT),
                    called(C::Bookmark, phrases::HINT_REMOVE),
                    called(C::ZeroHere, phrases::HINT_COUNT_FROM_IT),
                    called(C::Escape, phrases::HINT_CLOSE),
                    called(C::Enter, phrases::HINT_GO_THERE),
                ],
            ),
            Some(Sheet::Link(links)) => {
                let next = (links.addresses.len() > 1).then(|| called(C::Down, phrases::HINT_NEXT));
                let right =
                    [hint(C::OpenLink), called(C::Escape, phrases::HINT_CLOSE), called(C::Enter, C::CopyProof.hint())];
                (vec![], next.into_iter().chain(right).collect())
            }
            Some(Sheet::Crowd(crowd)) => {
                let read = crowd.events.get(crowd.chosen) == self.place.timeline.selected.as_ref();
                let enter = if read { C::Enter.hint() } else { phrases::HINT_GO_THERE };
                let right = vec![
                    called(C::Down, phrases::HINT_NEXT),
                    hint(C::Bookmark),
                    called(C::ZeroHere, phrases::HINT_COUNT_FROM_IT),
                    called(C::Escape, phrases::HINT_CLOSE),
                    called(C::Enter, enter),
                ];
                (vec![], right)
            }
            Some(Sheet::Palette(_)) => (
                vec![],
                vec![
                    called(C::Down, phrases::HINT_NEXT),
                    called(C::Escape, phrases::HINT_CLOSE),
                    called(C::Enter, phrases::HINT_RUN),
                ],
            ),
            Some(Sheet::Help(picker)) => (
                vec![],
                if picker.prompt.text().is_empty() {
                    vec![called(C::Down, phrases::HINT_SCROLL), called(C::Escape, phrases::HINT_CLOSE)]
                } else {
                    vec![
                        called(C::Down, phrases::HINT_NEXT),
                        called(C::Escape, phrases::HINT_CLOSE),
                        called(C::Enter, phrases::HINT_RUN),
                    ]
                },
            ),
            Some(Sheet::Diagnostics(_)) if self.desk.diagnostics.is_empty() => {
                (vec![], vec![called(C::Reload, phrases::HINT_READ_AGAIN), called(C::Escape, phrases::HINT_CLOSE)])
            }
            Some(Sheet::Diagnostics(_)) => (
                vec![],
                vec![
                    called(C::Reload, phrases::HINT_READ_AGAIN),
                    called(C::Editor, phrases::HINT_OPEN_IN_EDITOR),
                    called(C::Enter, phrases::HINT_GO_TO_THE_EVENT),
                    called(C::Down, phrases::HINT_NEXT_PROBLEM),
                    called(C::Escape, phrases::HINT_CLOSE),
                ],
            ),
            Some(Sheet::Originals(_)) => {
                (vec![], vec![called(C::Down, phrases::HINT_SCROLL), called(C::Escape, phrases::HINT_CLOSE)])
            }
            None => match self.place.view {
                View::Timeline => self.timeline_hints(),
                View::FaceOff => self.face_off_hints(),
                View::Matrix => self.matrix_hints(),
                View::Reader => self.reader_hints(),
                View::Axis => self.axis_hints(),
            },
        };
        Hints { left, right }
    }

    /// Whether the event that has the attention is contested, and there is room to say so beside the key.
    fn says_who_denies(&self) -> bool {
        let contested = self.event().is_some_and(|event| self.desk.tally(event).standing() == Standing::Contested);
        contested && self.size.width >= crate::layout::BESIDE
    }

    fn timeline_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let event = self.event();
        let count = event.map_or(0, |event| speaking(&self.desk, event).len());
        let at = self.place.timeline.passage.min(count.saturating_sub(1)) + 1;
        let mut right = Vec::new();
        if self.zero.is_some() && self.place.timeline.focus == Focus::First {
            return (vec![], self.zero_hints(count > 0));
        }
        if self.place.timeline.focus == Focus::Second {
            right.extend([called(C::Down, phrases::HINT_SCROLL), called(C::OtherPane, phrases::HINT_LIST)]);
        } else if self.size.width >= crate::layout::BESIDE {
            right.push(called(C::OtherPane, phrases::HINT_PASSAGE));
        }
        if count > 1 {
            right.push(called(C::NextPassage, phrases::passage_of(at, count)));
        }
        if self.desk.basis.known_on().is_some() && self.size.width >= crate::layout::BESIDE {
            right.push(called(C::PreviousPublication, phrases::HINT_EARLIER));
            right.push(called(C::NextPublication, phrases::HINT_LATER));
        }
        right.push(hint(C::KnownOn));
        if !self.desk.summary.contradictions.is_empty() {
            right.push(called(C::NextContradiction, phrases::HINT_CONTRADICTION));
        }
        if event.is_some() {
            right.push(hint(C::CopyProof));
        }
        if event.is_some_and(|event| !pairs(&self.desk, event).is_empty()) {
            right.push(called(
                C::Beside,
                if self.says_who_denies() { phrases::HINT_WHO_DENIES_IT } else { phrases::HINT_BESIDE },
            ));
        }
        if count > 0 {
            right.push(hint(C::Enter));
        }
        right.push(hint(C::Help));
        (self.finding_hints(), right)
    }

    /// While time is counted from an event; `readable` says whether there is something to read.
    fn zero_hints(&self, readable: bool) -> Vec<Hint> {
        use Command as C;
        let mut right = vec![hint(C::Search), hint(C::KnownOn), hint(C::CopyProof)];
        right.extend([called(C::Zero, phrases::HINT_END_ZERO), hint(C::ZeroHere)]);
        right.extend(readable.then(|| hint(C::Enter)));
        right.push(hint(C::Help));
        right
    }

    /// What finds events, and what shows them all again.
    fn finding_hints(&self) -> Vec<Hint> {
        use Command as C;
        let mut left = vec![hint(C::Search)];
        if !self.place.query.trim().is_empty() {
            left.push(hint(C::ClearFilter));
        }
        if self.size.width >= 100 {
            left.push(hint(C::Facets));
        }
        if self.size.width >= crate::layout::THREE {
            left.push(hint(C::Palette));
            left.push(hint(if self.bookmarks.is_empty() { C::Bookmark } else { C::Bookmarks }));
        }
        left
    }

    fn matrix_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let contested = self.event().is_some_and(|event| self.desk.tally(event).standing() == Standing::Contested);
        let mut right = Vec::new();
        if self.column().is_some() {
            right.push(hint(C::WithoutSource));
        }
        if self.place.matrix.focus == Focus::Second {
            right.extend([called(C::Down, phrases::HINT_SCROLL), called(C::OtherPane, phrases::matrix::HINT_CELLS)]);
        } else if self.matrix_layout().passage.is_some() && self.column().is_some() {
            right.push(called(C::OtherPane, phrases::HINT_PASSAGE));
        }
        if !self.desk.summary.contradictions.is_empty() {
            right.push(called(C::NextContradiction, phrases::HINT_CONTRADICTION));
        }
        if self.table.sources().len() > 1 {
            right.extend([called(C::NextPassage, phrases::matrix::HINT_NEXT_SAID), hint(C::NextColumn)]);
        }
        if self.cell().is_some_and(|cell| cell.speaks()) {
            right.push(if contested { called(C::Enter, phrases::matrix::HINT_BOTH_SIDES) } else { hint(C::Enter) });
        }
        if self.zero.is_some() {
            right.push(called(C::Zero, phrases::HINT_END_ZERO));
        }
        right.extend([hint(C::Escape), hint(C::Help)]);
        (self.finding_hints(), right)
    }

    fn axis_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let mut right = vec![called(C::NextLanes, self.place.axis.lanes.next().hint())];
        if self.axis.lanes.lanes().len() > 1 {
            right.insert(0, called(C::NextPassage, phrases::lanes::HINT_NEXT_IN_LANE));
        }
        if !self.desk.summary.contradictions.is_empty() {
            right.push(called(C::NextContradiction, phrases::HINT_CONTRADICTION));
        }
        right.push(match self.crowd_size() {
            0 => called(C::Enter, phrases::HINT_PASSAGE),
            size => called(C::Enter, phrases::lanes::here(size)),
        });
        if self.is_zoomed() {
            right.extend([hint(C::PanLeft), hint(C::PanRight), hint(C::ZoomOut)]);
        }
        right.extend([hint(C::ZoomIn), hint(C::Escape), hint(C::Help)]);
        (self.finding_hints(), right)
    }

    fn face_off_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        let count = self.place.face_off.event.map_or(0, |event| pairs(&self.desk, event).len());
        let scrolling = if self.place.face_off.apart { phrases::HINT_TOGETHER } else { phrases::HINT_APART };
        let mut right = vec![
            called(C::Search, phrases::HINT_FIND),
            called(C::ScrollTogether, scrolling),
            hint(C::Enter),
            hint(C::CopyProof),
        ];
        right.push(called(
            C::Differences,
            match self.place.face_off.differences {
                Differences::Off => phrases::HINT_DIFFERENCES,
                Differences::SharedDimmed => phrases::HINT_ONLY_HERE,
                Differences::OwnMarked => phrases::HINT_AS_CITED,
            },
        ));
        if self.desk.summary.contradictions.len() > 1 {
            right.push(hint(C::NextContradiction));
        }
        if !self.find.needle.is_empty() {
            right.push(called(C::NextPassage, phrases::HINT_NEXT_MATCH));
        } else if count > 1 {
            right.push(called(C::NextPassage, phrases::HINT_NEXT_PAIR));
        }
        right.extend([called(C::OtherPane, phrases::HINT_OTHER_SIDE), hint(C::Escape), hint(C::Help)]);
        (vec![], right)
    }

    fn reader_hints(&self) -> (Vec<Hint>, Vec<Hint>) {
        use Command as C;
        if self.place.reader.marking.is_some() {
            let right = vec![
                hint(C::Help),
                called(C::OtherPane, copied::HINT_OTHER_END),
                called(C::FewerWords, copied::HINT_FEWER),
                called(C::MoreWords, copied::HINT_MORE),
                called(C::Cite, copied::HINT_COPY_CITATION),
                called(C::Escape, copied::HINT_UNMARK),
            ];
            return (vec![], right);
        }
        let mut right = Vec::new();
        if self.size.width >= crate::layout::THREE {
            right.extend([hint(C::Cite), hint(C::CopyProof)]);
        }
        right.push(hint(C::MarkWords));
        right.extend([called(C::Search, phrases::HINT_FIND), called(C::NextGroup, phrases::HINT_NEXT_SOURCE)]);
        let kinds = self.place.reader.source.map_or(0, |source| kinds_at_hand(&self.desk, source).len());
        if kinds > 1 {
            right.push(hint(C::TextKind));
        }
        right.push(called(
            C::OtherPane,
            if self.place.reader.focus == Focus::First { phrases::HINT_MARGIN } else { phrases::HINT_TEXT },
        ));
        right.push(called(
            C::NextPassage,
            if self.find.needle.is_empty() { phrases::HINT_NEXT_CITED } else { phrases::HINT_NEXT_MATCH },
        ));
        if self.text_dates().is_some_and(|(_, uncited)| !uncited.is_empty()) {
            right.push(hint(C::NextDate));
        }
        if self.citation_at_cursor().is_some() {
            right.push(called(C::Enter, phrases::HINT_ITS_EVENT));
        }
        right.extend([hint(C::Escape), hint(C::Help)]);
        (vec![], right)
    }
}
