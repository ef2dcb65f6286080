//! The words of the interface: in this file those that are needed in many places, below it the others, by what
//! they are about. A translation touches nothing else. (The help lines of the commands stand in the table of
//! commands, the words for dates in `when`.)

mod anchoring;
pub mod axis;
pub mod copied;
mod counting;
mod dates;
mod hints;
mod keys;
pub mod lanes;
pub mod links;
pub mod matrix;
pub mod queries;
mod reading;
mod voices;
mod weighing;

use crate::command::Command;
use crate::model::{Stance, Standing, TextKind, Verdict};
use crate::text::Originals;

pub use anchoring::*;
pub use counting::*;
pub use dates::*;
pub use hints::*;
pub use keys::*;
pub use reading::*;
pub use voices::*;
pub use weighing::*;

/// `reading · 37 %`: how much of long files has been read.
#[must_use]
pub fn reading_so_far(hundredths: u8) -> String {
    format!("reading · {}", hundredths_read(hundredths))
}

/// `37 %`.
#[must_use]
pub fn hundredths_read(hundredths: u8) -> String {
    format!("{hundredths} %")
}

/// `the first 1,024 events`: of files that are still being read.
#[must_use]
pub fn first_events(count: usize) -> String {
    format!("the first {}", counted(count, "event", "events"))
}

/// While files are read.
pub const READING: &str = "reading the files";
/// After they have been read again.
pub const READ_AGAIN: &str = "read again";
/// What was kept of the files turned out to be damaged, or not to be what is in them: they have been read.
pub const CACHE_WAS_WRONG: &str = "what was kept was not what the files say: they have been read again";
/// After they have been read again, and something is wrong with them.
#[must_use]
pub fn read_again(problems: usize) -> String {
    format!("{READ_AGAIN}: {}", counted(problems, "problem", "problems"))
}

/// An event nobody is cited for.
pub const NO_CITATION: &str = "No source is cited for this event.";
/// A source that does not mention an event.
pub const SILENT: &str = "Read; it does not mention this.";
/// A source none of whose texts is there.
pub const NO_TEXT: &str = "No text of this source is at hand.";
/// The same, as long as nobody can know.
pub const TEXTS_NOT_READ: &str = "The texts have not been read yet.";
/// A source whose text is on its way, though the chronology is there.
pub const TEXT_BEING_READ: &str = "Its text is being read.";
/// A citation that has not been looked up yet.
pub const PENDING: &str = "Being looked up in the text.";
/// After a filter was cleared.
pub const FILTER_CLEARED: &str = "filter cleared; ctrl-o brings it back";
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
/// Where only one side of the face-off has room.
pub const ONE_SIDE: [&str; 2] = ["side 1 of 2", "side 2 of 2"];
/// `d` where a side has no passage.
pub const NOTHING_TO_COMPARE: &str = "one side has no passage: there is nothing to compare";
/// The words that both passages have are dimmed.
pub const SHARED_DIMMED: &str = "dimmed: words of both";
/// The words that only one passage has are marked.
pub const OWN_MARKED: &str = "underlined: only here";
/// `n` in a face-off with one pair.
pub const ONLY_PAIR: &str = "this is the only pair";
/// Enter on a problem that no event is left of.
pub const NO_EVENT_THERE: &str = "no event stands there; e opens the file";
/// The heading of events that no year is known for.
pub const NO_YEAR: &str = "no year";
/// The empty chronology.
pub const NO_EVENTS: &str = "There is no event in this chronology.";

/// Before the date as a source gives it.
pub const GIVES: &str = "gives";
/// Before the names of actors.
pub const ACTORS: &str = "actors";
/// Before the names of tags.
pub const TAGS: &str = "tags";
/// After a panic.
pub const PANICKED: &str = "dateline made a mistake and has ended; the terminal is as it was, and nothing was changed";

/// A query that nothing satisfies.
pub const NO_EVENT_MATCHES: &str = "No event matches all of it.";
/// What Esc does while a search is typed.
pub const GOES_BACK: &str = "goes back to what was shown before";
/// Two sources that rest on different roots, as far as is known.
pub const NO_SHARED_ORIGIN: &str = "They share no origin that is known.";
/// Two passages of one source.
pub const IN_ONE_SOURCE: &str = "Both stand in one source.";
/// Before the names of the roots that two sources share.
pub const BOTH_RETELL: &str = "Both retell ";
/// After those names.
pub const ONE_ORIGIN: &str = ": one origin.";
/// What the counts of the facets count.
pub const COUNTS_ARE: &str = "counts are of the events that the other facets leave";
/// The heading of the events that the facets leave.
pub const WHAT_IS_LEFT: &str = "What is left";
/// Before the query that the facets have written.
pub const AS_A_QUERY: &str = "as a query  ";
/// The foot of the help page.
pub const HELP_FOOT: &str = "type to search, enter runs · the keys come from the keymap, yours go on top of it";
/// The heading of the legend.
pub const MARKS_MEAN: &str = "What the marks mean";
/// A search of the commands without a hit.
pub const NO_COMMAND: &str = "No command does that.";
/// While citations are looked up.
pub const CHECKING: &str = "checking the quotations";
/// The foot of a brace.
pub const ORDER_UNKNOWN: &str = "order not established";
/// Beside an event that a date filter could not decide.
pub const POSSIBLY: &str = "possibly";
/// The heading of the voices.
pub const ON_WHOSE_WORD: &str = "On whose word";
/// A source that was not read for an event.
pub const NOT_READ: &str = "not read";
/// The heading of the dates as the sources give them.
pub const WHEN_AS_GIVEN: &str = "When, as each gives it";
/// The heading of actors, place and tags.
pub const WHO_AND_WHERE: &str = "Who and where";
/// The heading of the chronicler’s remarks.
pub const NOTES: &str = "Notes";
/// The title line over the palette.
pub const PALETTE_TITLE: &str = "commands by name and purpose";
/// The title line over the originals.
pub const ORIGINALS_TITLE: &str = "originals at hand";
/// At the foot of a pane that goes on below.
pub const MORE_BELOW: &str = " ↓ more";
/// The list of problems without one.
pub const NOTHING_WRONG: &str = "Nothing is wrong with the files";
/// A source whose original is named by its fingerprint only.
pub const ORIGINAL_NOT_AT_HAND: &str = "the original is not at hand";
/// The foot of the search.
pub const SEARCH_FOOT: &str = "words in any order · key:value · tab completes";
/// Beside a hit that a date filter could not decide.
pub const POSSIBLY_THEN: &str = "possibly in this time";
/// Beside the verdict on a sealed text that has another fingerprint now.
pub const TEXT_CHANGED: &str = ", text changed";

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
        None => "no text is at hand".to_owned(),
    }
}

/// A mistake in the query that filters the events.
#[must_use]
pub fn in_the_query(message: &str) -> String {
    format!("in the query: {message}")
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
    format!("nothing to do here for “{}”", command.help())
}

/// A key that does nothing.
#[must_use]
pub fn no_such_key(key: &str) -> String {
    format!("{key} does nothing here; ? shows the keys")
}

/// `3 events`, `1 event`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// A reading that found nothing but a broken file.
#[must_use]
pub fn broken_now(why: &str) -> String {
    format!("not read again, {why}")
}

/// A remark of the chronicler on what an outlet says.
#[must_use]
pub fn noted(outlet: &str, note: &str) -> String {
    format!("{outlet}: {note}")
}

/// A remark of the chronicler.
#[must_use]
pub fn note(note: &str) -> String {
    format!("Note: {note}")
}

/// The rest of a list that is cut short.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
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

/// What a standing means, in a few words.
#[must_use]
pub fn standing_means(standing: Standing) -> &'static str {
    match standing {
        Standing::Corroborated => "2 origins or more",
        Standing::SingleOrigin => "1 origin",
        Standing::Contested => "asserted, denied",
        Standing::Denied => "only denied",
        Standing::Qualified => "with reservations",
        Standing::Unsourced => "no support",
    }
}

/// What a stance means, in a few words.
#[must_use]
pub fn stance_means(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "says so",
        Stance::Denies => "says no",
        Stance::Qualifies => "with a reservation",
        Stance::Silent => "read, does not say",
    }
}

/// What a verdict means, in a few words.
#[must_use]
pub fn verdict_means(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Found => "word for word",
        Verdict::Normalised => "save for typography",
        Verdict::Near => "almost those words",
        Verdict::Moved => "on other lines",
        Verdict::Ambiguous => "in several places",
        Verdict::Elsewhere => "in another source",
        Verdict::Missing => "not there",
        Verdict::Unchecked => "text not at hand",
    }
}

/// Which passage `n` leads on from.
#[must_use]
pub fn passage_of(at: usize, count: usize) -> String {
    format!("next passage {at}/{count}")
}
