//! The words of the interface, in one table, so that a translation is one file. (The help lines of the
//! commands stand in the table of commands, the words for dates in `when`.)

use crate::command::Command;
use crate::model::{Stance, TextKind, Verdict};
use crate::text::Originals;

/// While files are read.
pub const READING: &str = "reading the files";
/// After they have been read again.
pub const READ_AGAIN: &str = "read again";
/// An event nobody is cited for.
pub const NO_CITATION: &str = "No source is cited for this event.";
/// A source that does not mention an event.
pub const SILENT: &str = "Read; it does not mention this.";
/// A source none of whose texts is there.
pub const NO_TEXT: &str = "No text of this source is at hand.";
/// A citation that has not been looked up yet.
pub const PENDING: &str = "Being looked up in the text.";
/// Backspace without a filter.
pub const NOTHING_FILTERED: &str = "nothing is filtered";
/// The command for originals, where none were asked for.
pub const NO_ORIGINALS_ASKED: &str = "no folder of originals was named; start with --originals DIR";
/// Esc where there is nothing to go back to.
pub const Q_LEAVES: &str = "q leaves";
/// The editor on what is inside the program.
pub const BUILT_IN_NOT_EDITABLE: &str = "the built-in chronology cannot be edited; open one by its path";
/// `)` on the only contested event.
pub const ONLY_CONTRADICTION: &str = "this is the only contradiction";
/// Enter on an event without a passage.
pub const NOTHING_TO_READ: &str = "no passage to read";
/// Enter on a line that nothing rests on.
pub const NOT_CITED: &str = "nothing rests on this line";
/// `n` in a source that nothing cites.
pub const NOTHING_CITED: &str = "nothing here is cited";
/// After a jump to an event that was filtered out.
pub const FILTER_LIFTED: &str = "filter lifted: it hid this event";
/// `s` on an event that one source tells.
pub const ONE_ACCOUNT: &str = "only one source was read for this event";
/// `n` in a face-off with one pair.
pub const ONLY_PAIR: &str = "this is the only pair";
/// Enter on a problem that no event is left of.
pub const NO_EVENT_THERE: &str = "no event stands there; e opens the file";
/// The heading of events that no year is known for.
pub const NO_YEAR: &str = "no year";
/// The empty chronology.
pub const NO_EVENTS: &str = "There is no event in this chronology.";

/// After a panic.
pub const PANICKED: &str = "dateline made a mistake and has ended; the terminal is as it was, and nothing was changed";

/// A quotation whose text is not there.
#[must_use]
pub fn quoted(quote: &str) -> String {
    format!("“{quote}”")
}

/// A citation of a source that does not exist.
#[must_use]
pub fn no_such_source(key: &str) -> String {
    format!("There is no source “{key}”.")
}

/// What a verdict without a place says.
#[must_use]
pub fn not_anchored(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Missing => "These words do not stand in the text at hand.",
        Verdict::Ambiguous => "These words stand in several places of the text; a prefix, suffix or lines would tell.",
        Verdict::Elsewhere => "These words stand in another source of this chronology, not in this one.",
        _ => "These words could not be looked up.",
    }
}

/// Back or forward where there is nothing.
#[must_use]
pub fn nowhere(back: bool) -> &'static str {
    if back { "nothing to go back to" } else { "nothing to go forward to" }
}

/// The mouse, switched.
#[must_use]
pub fn mouse(on: bool) -> &'static str {
    if on {
        "mouse on: wheel, click, drag; the terminal's own selection needs Shift"
    } else {
        "mouse off: the terminal selects text"
    }
}

/// A text was chosen.
#[must_use]
pub fn showing(kind: TextKind) -> String {
    format!("showing the {}", kind.word())
}

/// There is no other text to choose.
#[must_use]
pub fn only_text(kind: Option<TextKind>) -> String {
    match kind {
        Some(kind) => format!("only the {} is at hand", kind.word()),
        None => "no text of this source is at hand".to_owned(),
    }
}

/// `)` without a contradiction to go to.
#[must_use]
pub fn no_contradiction(hidden: usize) -> String {
    match hidden {
        0 => "no event is contested".to_owned(),
        _ => "the filter hides every contested event".to_owned(),
    }
}

/// `n` where there is nothing to go on to.
#[must_use]
pub fn passages(count: usize) -> &'static str {
    if count == 0 { "no passage" } else { "this is the only passage" }
}

/// The sides of the face-off, let go or joined.
#[must_use]
pub fn scrolling(apart: bool) -> &'static str {
    if apart { "scrolling apart" } else { "scrolling together" }
}

/// Words that are not in the text.
#[must_use]
pub fn not_in_text(needle: &str) -> String {
    format!("“{needle}” is not in this text")
}

/// A command that means nothing here.
#[must_use]
pub fn not_here(command: Command) -> String {
    format!("nothing to do here for “{}”", command.name())
}

/// `3 events`, `1 event`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// The rest of a list that is cut short.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// `1 asserts`, `2 deny`.
#[must_use]
pub fn stances(count: usize, stance: Stance) -> String {
    let many = match stance {
        Stance::Asserts => "assert",
        Stance::Denies => "deny",
        Stance::Qualifies => "qualify",
        Stance::Silent => "silent",
    };
    counted(count, stance.word(), many)
}

/// What looking for originals found, in a line.
#[must_use]
pub fn originals_in_short(originals: &Originals) -> String {
    let mut words = format!("{} at hand", counted(originals.matched.len(), "original", "originals"));
    if !originals.strangers.is_empty() {
        words += &format!(", {} no fingerprint", counted(originals.strangers.len(), "file matches", "files match"));
    }
    if !originals.absent.is_empty() {
        words += &format!(", {} no file", counted(originals.absent.len(), "fingerprint found", "fingerprints found"));
    }
    words
}

/// How many lines the list of originals has.
#[must_use]
pub fn originals_count(originals: &Originals) -> usize {
    originals.matched.len() + originals.strangers.len() + originals.absent.len()
}
