//! The state, and how it changes: `update(Message) -> Option<Effect>`. Nothing here reads a file, draws
//! or asks for the time.

pub mod axis;
mod bookmarks;
mod cited;
mod dates;
mod differing;
mod face_off;
mod filter;
mod grip;
mod heading;
mod hints;
mod history;
mod laid;
mod link;
mod listed;
mod loaded;
mod marking;
mod matrix;
mod message;
mod opened;
mod outline;
mod passage;
mod pointer;
mod prompt;
mod proof;
mod queries;
mod reader;
mod run;
mod run_axis;
mod run_crowd;
mod run_face_off;
mod run_find;
mod run_matrix;
mod run_queries;
mod run_reader;
mod run_search;
mod run_sheet;
mod run_timeline;
mod sheet;
mod standing;
mod text_dates;
mod timeline;
mod view;
mod weigh;
mod zero;

use std::collections::VecDeque;
use std::sync::Arc;

pub use axis::{Axis, AxisPlace, Lanes, Scale, Tick};
pub use bookmarks::BookmarkList;
pub use cited::{in_order, kinds_at_hand, marked, speaking, text_of};
pub use dates::dates_of;
pub use differing::{Differing, differing_in};
pub use face_off::{Differences, FaceOff, Pair, Side, compared, in_one_source, pairs};
pub use heading::{date_and_place, dated};
pub use hints::{Hint, Hints};
pub use history::{History, Place, Remembered, RememberedAxis};
pub use laid::Laid;
pub use link::{Address, AddressRow, Links};
pub use listed::Listed;
pub use marking::{End, Marking};
pub use matrix::{Matrix, MatrixCell, Sum, Table, cells};
pub use message::{Effect, Message, Turn};
pub use opened::{Desk, Grounds, Opened, Summary};
pub use outline::{Brace, Breaks, Edges, Outline, OutlineRow};
pub use passage::{FACT_AT, PassageRow, TextRow, rows as passage_rows};
pub use prompt::Prompt;
pub use proof::{Proof, proof};
pub use queries::{KeptQuery, MOST_USED, Naming, Queries, QueryList};
pub use reader::{Reader, marks};
pub use run_find::FindInText;
pub use run_search::Offer;
pub use sheet::{Crowd, Facets, Find, Picker, Search, Sheet};
pub use standing::{standing_beside, standing_in_full, standing_words};
pub use text_dates::{MEANING_AT, TextDates};
pub use timeline::{Focus, Timeline};
pub use view::View;
pub use weigh::{KnownOn, Sources, Wish, published_on};

use crate::command::Command;
use crate::keymap::{Context, Key, Keymap};
use crate::layout::{self, Size};
use crate::model::{Basis, EventId, SourceId, TextId, TextKind};
use crate::query::{Found, Suggestion};

/// The whole state of the explorer.
#[derive(Clone, Debug)]
pub struct App {
    /// The size of the screen.
    pub size: Size,
    /// What is on the table.
    pub desk: Desk,
    /// Where one is.
    pub place: Place,
    /// T-zero: the event that time is counted from, wherever one goes.
    pub zero: Option<EventId>,
    /// What lies over the view.
    pub sheet: Option<Sheet>,
    /// What the query found; none while it is not answered yet, or empty outside search and facets.
    pub found: Option<Arc<Found>>,
    /// What may have been meant by it, as far as that has been found out.
    pub suggestion: Option<Suggestion>,
    /// The events that it holds, laid out.
    filtered: Laid,
    /// The events that the basis shows, laid out.
    unfiltered: Laid,
    /// The rows of the list.
    pub outline: Outline,
    /// The columns of the matrix, as they were when the list was last laid out there; made anew on the way in.
    pub table: Table,
    /// The columns that are still to come, and how often some were asked for.
    awaited: Option<run_matrix::Awaited>,
    tables: u64,
    /// What the axis shows: the strip above the list, and the full screen.
    pub axis: Axis,
    /// Which kind of text to show where a source has several.
    pub kind: TextKind,
    /// What is looked for in the text.
    pub find: FindInText,
    /// A word about what was just done; gone at the next key.
    pub notice: Option<String>,
    /// What is being done, for as long as it takes.
    pub busy: Option<String>,
    /// How many hundredths of the files have been read, as long as they are being read and are long.
    pub so_far: Option<u8>,
    /// The keys.
    pub keymap: Keymap,
    /// The keys of the events with a bookmark, also of those that are not in the files at present.
    pub bookmarks: Vec<String>,
    /// The queries to come back to.
    pub queries: Queries,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Where the pointer holds the axis.
    grip: Option<grip::Grip>,
    /// The event that one has chosen, and the one that is selected instead because the window went on without it.
    strayed: Option<(EventId, EventId)>,
    /// The dates that the texts mention.
    text_dates: TextDates,
    /// Which words are being looked for in which text.
    asked_for: Option<(TextId, String)>,
    history: History,
    read: bool,
    generation: u64,
    /// The number of the question that `found` answers.
    answered: u64,
    /// The number of the last one of which the best hits were told before the answer.
    paged: u64,
    /// The number of the last one of which it was asked what may have been meant, and whether that is known.
    suggested: (u64, bool),
    /// What was pressed in the search before its answer came: it is run when it has come.
    waiting: Option<Command>,
    /// What was pressed after that.
    held: VecDeque<Key>,
    /// The selection and scroll to go back to when the query has been answered.
    restoring: Option<Timeline>,
    /// Whether texts have been read that a query may have to be looked for in.
    texts_came: bool,
    /// The line of a source to go to, once its text has been read.
    line_to_go_to: Option<(SourceId, usize)>,
    /// Where to open, once the files have been read.
    wanted: Option<Remembered>,
    /// Which sources are to count, once the files have been read.
    pub wish: Wish,
    /// Which sources somebody last asked to count; the desk has them when the answer has come.
    asked: Arc<Basis>,
}

impl App {
    /// An explorer with nothing on the table yet. It will open where one was, if that is still there, else
    /// on the first contested event, else on the first.
    #[must_use]
    pub fn new(size: Size, keymap: Keymap, wanted: Option<Remembered>) -> Self {
        Self {
            size,
            desk: Desk::default(),
            place: Place::default(),
            zero: None,
            sheet: None,
            found: None,
            suggestion: None,
            filtered: Laid::default(),
            unfiltered: Laid::default(),
            outline: Outline::of(&Laid::default(), layout::frame(size).room),
            table: Table::default(),
            awaited: None,
            tables: 0,
            axis: Axis::default(),
            kind: TextKind::Original,
            find: FindInText::default(),
            notice: None,
            busy: Some(crate::phrases::READING.to_owned()),
            so_far: None,
            keymap,
            bookmarks: wanted.as_ref().map_or_else(Vec::new, |wanted| wanted.bookmarks.clone()),
            queries: Queries::default(),
            mouse: false,
            grip: None,
            strayed: None,
            text_dates: TextDates::default(),
            asked_for: None,
            history: History::default(),
            read: false,
            generation: 0,
            answered: 0,
            paged: 0,
            suggested: (0, true),
            waiting: None,
            held: VecDeque::new(),
            restoring: None,
            texts_came: false,
            line_to_go_to: None,
            wanted,
            wish: Wish::default(),
            asked: Arc::default(),
        }
    }

    /// Takes in what happened; says what is to be done about it.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        let told = matches!(message, Message::Loaded(_) | Message::Checked { .. } | Message::DatesRead { .. });
        let before = (self.place.timeline.selected, self.place.axis.window);
        // What comes of an effect is taken in while that is performed: no other may come of it.
        let is_outcome = matches!(message, Message::Outcome(_) | Message::Resize(_));
        let effect = self.take(message).or_else(|| if is_outcome { None } else { self.press_held() });
        // Whoever moves the selection and not the window finds it in the window all the same.
        if before.0 != self.place.timeline.selected && before.1 == self.place.axis.window {
            self.reveal_event();
        }
        self.lay_axis();
        if told {
            self.count_dates();
        } else {
            self.count_dates_of_another_text();
        }
        effect
            .or_else(|| self.ask_for_places())
            .or_else(|| self.ask_for_dates())
            .or_else(|| self.ask_for_completions())
            .or_else(|| self.ask_for_suggestion())
            .or_else(|| self.ask_for_table())
            .or_else(|| std::mem::take(&mut self.texts_came).then_some(Effect::SearchOn))
    }

    fn take(&mut self, message: Message) -> Option<Effect> {
        if self.desk.opened.partial
            && matches!(message, Message::Key(_) | Message::Wheel { .. } | Message::Point { .. })
        {
            // Whoever looks round is not to be led away when the rest has been read.
            self.wanted = None;
        }
        match message {
            Message::Key(key) => return self.key_in_turn(key),
            Message::Paste(text) => return self.paste(&text),
            Message::Wheel { column, row, turn } => self.wheel(column, row, turn),
            Message::Point { column, row } => {
                self.grip = None;
                return self.point(column, row);
            }
            Message::Drag { column, row } => {
                if !self.drag(column) {
                    return self.point(column, row);
                }
            }
            Message::Resize(size) => {
                self.size = size;
                self.resized();
            }
            Message::Loaded(opened) => return self.loaded(opened),
            Message::Read(hundredths) => self.so_far = Some(hundredths),
            Message::TextsRead => self.texts_read(),
            Message::Unreadable(why) => {
                self.busy = None;
                self.so_far = None;
                self.notice = Some(why);
            }
            Message::Anchored(evidence) => self.desk.evidence = evidence,
            Message::Checked { summary, diagnostics } => return self.checked(summary, diagnostics),
            Message::Found { generation, found, laid } => {
                if generation == self.generation {
                    if self.sheet.is_none()
                        && let Some(trouble) = found.troubles.first()
                    {
                        self.notice = Some(crate::phrases::in_the_query(&trouble.message));
                    }
                    return self.answered(generation, found, laid);
                }
            }
            Message::Page { generation, found } => return self.paged(generation, found),
            Message::Suggested { generation, suggestion } => return self.suggested(generation, suggestion),
            Message::Weighed { basis, summary, laid } => return self.weighed(basis, summary, laid),
            Message::Tabulated { number, table } => self.tabulated(number, table),
            Message::Borne { basis, bearings } => self.borne(&basis, bearings),
            Message::DatesRead { opened, text, found } => self.dates_read(&opened, text, found),
            Message::FoundIn { opened, text, needle, found } => self.found_in(&opened, text, &needle, found),
            Message::Completed { query, cursor, completions } => return self.completed(&query, cursor, completions),
            Message::Outcome(words) => self.notice = Some(words),
        }
        None
    }

    /// The context that keys are looked up in now.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.sheet {
            Some(Sheet::Search(_) | Sheet::Queries(_) | Sheet::Naming(_) | Sheet::Find(_) | Sheet::KnownOn(_)) => {
                Context::Search
            }
            Some(Sheet::Sources(_)) => Context::Sources,
            Some(Sheet::Bookmarks(_)) => Context::Bookmarks,
            Some(Sheet::Link(_)) => Context::Link,
            Some(Sheet::Facets(_)) => Context::Facets,
            Some(Sheet::Palette(_)) => Context::Palette,
            Some(Sheet::Help(_)) => Context::Help,
            Some(Sheet::Crowd(_)) => Context::Crowd,
            Some(Sheet::Diagnostics(_) | Sheet::Originals(_)) => Context::Diagnostics,
            None if self.place.view == View::Reader && self.place.reader.marking.is_some() => Context::Marking,
            None => self.place.view.context(),
        }
    }

    /// The event that the passage pane shows: the hit under the cursor while a search is typed, else the
    /// selected one.
    #[must_use]
    pub fn event(&self) -> Option<EventId> {
        if let Some(Sheet::Search(search)) = &self.sheet
            && let Some(found) = &self.found
        {
            return found.event(search.chosen);
        }
        match self.place.view {
            View::FaceOff => self.place.face_off.event,
            // What is filtered out is selected no more.
            _ => self.place.timeline.selected.filter(|_| self.outline.events() > 0),
        }
    }

    /// Whether the files have been read, once at least.
    #[must_use]
    pub fn has_read(&self) -> bool {
        self.read
    }

    /// Whether the query has been answered, as it stands now.
    #[must_use]
    pub fn has_answer(&self) -> bool {
        self.place.query.trim().is_empty() || self.is_answered()
    }

    /// Whether the last question about events has been answered.
    fn is_answered(&self) -> bool {
        self.answered == self.generation
    }

    /// Whether the best hits are known, at least.
    fn has_page(&self) -> bool {
        self.is_answered() || self.paged == self.generation
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        let context = self.context();
        if let Some(command) = self.keymap.command(context, key) {
            return self.run(command);
        }
        if context.takes_text() {
            return self.edit(|prompt| prompt.edit(key));
        }
        self.notice = Some(crate::phrases::no_such_key(&key.to_string()));
        None
    }

    fn paste(&mut self, text: &str) -> Option<Effect> {
        self.notice = None;
        if self.context().takes_text() {
            return self.edit(|prompt| {
                prompt.insert(text);
                !text.is_empty()
            });
        }
        None
    }

    fn resized(&mut self) {
        self.refit_list();
        self.reveal_reader();
        self.clamp_face_off();
    }
}
