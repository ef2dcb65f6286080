//! What comes in and what is wished for: both are values, so nearly every behaviour is a unit test.

use std::sync::Arc;

use crate::app::{Grounds, Laid, Listed, Opened, Summary, Table};
use crate::keymap::Key;
use crate::layout::Size;
use crate::model::{Basis, Bearing, Diagnostic, Evidence, TextId};
use crate::query::{Completion, Found, Suggestion};
use crate::text::{Link, Mentioned, Occurrences};

/// Which way a wheel is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Away from oneself, towards the beginning.
    Up,
    /// Towards oneself, towards the end.
    Down,
    /// To the left, or up with Shift held.
    Left,
    /// To the right, or down with Shift held.
    Right,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size.
    Resize(Size),
    /// The wheel was turned over a cell.
    Wheel {
        /// The column under the pointer.
        column: u16,
        /// The row under the pointer.
        row: u16,
        /// Which way.
        turn: Turn,
    },
    /// The pointer was pressed on a cell.
    Point {
        /// The column under the pointer.
        column: u16,
        /// The row under the pointer.
        row: u16,
    },
    /// The pointer was moved to a cell while it was pressed.
    Drag {
        /// The column under the pointer.
        column: u16,
        /// The row under the pointer.
        row: u16,
    },
    /// The files have been read, or the first events of them.
    Loaded(Arc<Opened>),
    /// So many hundredths of the files have been read.
    Read(u8),
    /// Some of the texts that were awaited have been read, and are on the shelf.
    TextsRead,
    /// The files could not be read (again); what was read before still stands.
    Unreadable(String),
    /// More citations have been looked up in their texts: what is known of them by now.
    Anchored(Arc<Evidence>),
    /// All citations have been looked up, and what is known of them has been told.
    Checked {
        /// What the standings add up to.
        summary: Summary,
        /// What is wrong with the citations.
        diagnostics: Vec<Diagnostic>,
    },
    /// The best hits of a query are known; the whole is to come.
    Page {
        /// Of which one: answers to older ones are dropped.
        generation: u64,
        /// The best hits.
        found: Arc<Found>,
    },
    /// A query has been answered.
    Found {
        /// Which one: answers to older ones are dropped.
        generation: u64,
        /// The answer.
        found: Arc<Found>,
        /// The events found, laid out.
        laid: Laid,
    },
    /// It has been found out what may have been meant by a query.
    Suggested {
        /// By which one.
        generation: u64,
        /// What to type instead, if something is near.
        suggestion: Option<Suggestion>,
    },
    /// The standings have been reckoned on another basis.
    Weighed {
        /// Which sources count.
        basis: Arc<Basis>,
        /// What the standings add up to.
        summary: Summary,
        /// The events that are shown then, laid out.
        laid: Laid,
    },
    /// The columns of the matrix have been laid out.
    Tabulated {
        /// Which ones: those asked for earlier are dropped.
        number: u64,
        /// The columns.
        table: Table,
    },
    /// What depends on each source, most events first.
    Borne {
        /// Which sources count.
        basis: Arc<Basis>,
        /// One for each source.
        bearings: Vec<Bearing>,
    },
    /// A text has been read for the dates that it mentions.
    DatesRead {
        /// Of which reading of the files.
        opened: Arc<Opened>,
        /// The text.
        text: TextId,
        /// Its dates.
        found: Arc<Mentioned>,
    },
    /// Words have been looked for in a text.
    FoundIn {
        /// Of which reading of the files.
        opened: Arc<Opened>,
        /// The text.
        text: TextId,
        /// The words.
        needle: String,
        /// Where they stand.
        found: Arc<Occurrences>,
    },
    /// What could stand at the cursor of a query.
    Completed {
        /// The query.
        query: String,
        /// The cursor, in bytes.
        cursor: usize,
        /// The completions, best first.
        completions: Vec<Completion>,
    },
    /// Something that was wished for has been done, or not: a sentence for the person.
    Outcome(String),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Answer a query.
    Find {
        /// Its number.
        generation: u64,
        /// Its words.
        query: String,
        /// What the answer rests on.
        grounds: Grounds,
    },
    /// Find out what may have been meant by a query that has been answered.
    Suggest {
        /// Its number.
        generation: u64,
        /// The answer.
        found: Arc<Found>,
        /// What it rests on.
        grounds: Grounds,
    },
    /// Reckon what the standings add up to on another basis.
    Weigh(Grounds),
    /// Lay the columns of the matrix out.
    Tabulate {
        /// Their number.
        number: u64,
        /// The number of the last question: with a newer one the list becomes another.
        generation: u64,
        /// The rows.
        listed: Listed,
        /// What the cells rest on.
        grounds: Grounds,
    },
    /// Reckon what depends on each source.
    Bear(Grounds),
    /// Read a text for the dates that it mentions.
    ReadDates {
        /// Of which reading of the files.
        opened: Arc<Opened>,
        /// The text.
        text: TextId,
    },
    /// Look on in texts that have been read since the last query was answered, if it looks into texts.
    SearchOn,
    /// Look for words in a text.
    FindIn {
        /// Of which reading of the files.
        opened: Arc<Opened>,
        /// The text.
        text: TextId,
        /// The words.
        needle: String,
    },
    /// Find what could stand at the cursor of a query.
    Complete {
        /// The number of the last question: with a newer one nobody waits for it.
        generation: u64,
        /// The reading of the files whose names and dates are meant.
        opened: Arc<Opened>,
        /// The query.
        query: String,
        /// The cursor, in bytes.
        cursor: usize,
    },
    /// Read the files again.
    Load,
    /// Open the editor.
    Edit {
        /// The file, relative to the chronology's folder.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Put a text into the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, in few words.
        what: String,
    },
    /// Keep the bookmarks and the place for the next start.
    Remember,
    /// Open an address outside.
    Open(Link),
    /// Switch the capture of the mouse.
    Mouse(bool),
    /// Draw every cell again.
    Redraw,
    /// Stop, as Ctrl-Z does elsewhere.
    Suspend,
    /// Leave.
    Quit,
}
