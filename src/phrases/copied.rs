//! The words of what is copied, and of what is said about it.

use crate::model::{LineRange, Stance, Tally, TextKind, Verdict};
use crate::phrases::{TEXT_CHANGED, citations_and_origins, counted, stances};

/// Copying where there is no event.
pub const NOTHING_TO_COPY: &str = "no event to copy here";
/// Citing a blank line.
pub const NO_WORDS: &str = "no words to cite on this line";
/// Marking where no word can be left off or taken in again.
pub const NO_MORE_WORDS: &str = "no more words to leave off or take in";
/// Beside the key that goes to the other end of what is marked.
pub const HINT_OTHER_END: &str = "other end";
/// Beside the key that leaves a marked word off.
pub const HINT_FEWER: &str = "fewer";
/// Beside the key that takes a word in again.
pub const HINT_MORE: &str = "more";
/// Beside the key that copies what is marked.
pub const HINT_COPY_CITATION: &str = "copy";
/// Beside the key that ends the marking.
pub const HINT_UNMARK: &str = "unmark";
/// A citation that has not been looked up yet.
pub const NOT_LOOKED_UP: &str = "not looked up yet";
/// Beside an address that counts the lines of what was read out of a page or a PDF.
pub const OF_EXTRACTED: &str = "lines of the text that is extracted from it";
/// What `found` means for a citation that names lines and quotes nothing.
pub const LINES_ARE_THERE: &str = "the lines are there";
/// What `normalised` means, in full.
pub const SAVE_FOR: &str = "save for quotation marks, dashes, spacing and line breaks";
/// A link without the words, where they are nobody's but the chronology's.
pub const NOT_OF_THE_PAGE: &str = "to the page only: the words were not found in its original";

/// `contested: 2 citations, 1 origin; 1 asserts, 1 denies`.
#[must_use]
pub fn standing(tally: &Tally) -> String {
    let counts: Vec<String> = [
        (tally.asserts, Stance::Asserts),
        (tally.denies, Stance::Denies),
        (tally.qualifies, Stance::Qualifies),
        (tally.silent, Stance::Silent),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, stance)| stances(count, stance))
    .collect();
    let counts = if counts.is_empty() { "nothing supports it".to_owned() } else { counts.join(", ") };
    format!("{}: {}; {counts}", tally.standing().word(), citations_and_origins(tally))
}

/// What the standing rests on, source by source; nothing where it rests on none.
#[must_use]
pub fn origins(named: &[String]) -> Option<String> {
    (!named.is_empty()).then(|| format!("Origins: {}", named.join("; ")))
}

/// `The Ledger asserts, by Reuters`: who speaks comes before the words.
#[must_use]
pub fn voice(outlet: &str, stance: Stance, by: Option<&str>) -> String {
    by.map_or_else(|| format!("{outlet} {}", stance.word()), |by| format!("{outlet} {}, by {by}", stance.word()))
}

/// `line 12`, `lines 12 to 14`.
#[must_use]
pub fn lines(lines: LineRange) -> String {
    if lines.first == lines.last {
        format!("line {}", lines.first)
    } else {
        format!("lines {} to {}", lines.first, lines.last)
    }
}

/// When a document was published.
#[must_use]
pub fn published(when: &str) -> String {
    format!("published {when}")
}

/// The date as a source gives it, with its own words for it.
#[must_use]
pub fn gives(when: Option<&str>, written: Option<&str>) -> Option<String> {
    match (when, written) {
        (Some(when), Some(written)) => Some(format!("Gives: {when} (“{written}”)")),
        (Some(when), None) => Some(format!("Gives: {when}")),
        (None, Some(written)) => Some(format!("Gives: “{written}”")),
        (None, None) => None,
    }
}

/// What the source's own words for a date mean.
#[must_use]
pub fn reckoned(words: &str) -> String {
    format!("Reckoned: {words}")
}

/// Why the source's own words for a date could not be reckoned.
#[must_use]
pub fn not_reckoned(why: &str) -> String {
    format!("Not reckoned: {why}")
}

/// The words of the chronology, where the text has others.
#[must_use]
pub fn quoted_otherwise(quote: &str) -> String {
    format!("As the chronology quotes it: “{quote}”")
}

/// Where the words stand.
#[must_use]
pub fn place(range: LineRange, kind: TextKind, address: &str, more: Option<&str>) -> String {
    let more = more.map_or_else(String::new, |more| format!(" ({more})"));
    format!("Place: {} of the {}, {address}{more}", lines(range), kind.word())
}

/// The lines that a citation gives, where its words were not found on them.
#[must_use]
pub fn place_as_cited(range: LineRange) -> String {
    format!("Cited as: {}", lines(range))
}

/// The verdict, what it means here, and whether the text has changed.
#[must_use]
pub fn verdict(verdict: Verdict, reason: &str, stale: bool) -> String {
    format!("Verdict: {} ({reason}){}", verdict.word(), if stale { TEXT_CHANGED } else { "" })
}

/// A verdict that is still to come.
#[must_use]
pub fn no_verdict() -> String {
    format!("Verdict: {NOT_LOOKED_UP}")
}

/// A link, and why it is none to the very words.
#[must_use]
pub fn link(url: &str, why: Option<&str>) -> String {
    why.map_or_else(|| format!("Link: {url}"), |why| format!("Link: {url} ({why})"))
}

/// Why a link does not lead to the words: they are those of another wording.
#[must_use]
pub fn words_of(kind: TextKind) -> String {
    format!("to the page only: the words are those of the {}", kind.word())
}

/// A copy kept by an archive.
#[must_use]
pub fn archived(url: &str, captured: Option<&str>) -> String {
    captured.map_or_else(|| format!("Archived: {url}"), |when| format!("Archived: {url} (captured {when})"))
}

/// Sources that were read and do not mention the event.
#[must_use]
pub fn silent(outlets: &[&str]) -> String {
    format!("Silent (read, and does not mention it): {}", outlets.join(", "))
}

/// Who asserts and who denies.
#[must_use]
pub fn contradicted(assert: &[String], deny: &[String]) -> String {
    let each = |names: &[String], one: &str, many: &str| {
        format!("{} {} it", names.join(" and "), if names.len() == 1 { one } else { many })
    };
    format!("Contradicted: {}; {}.", each(assert, "asserts", "assert"), each(deny, "denies", "deny"))
}

/// A speaker beside the outlet that carries the words.
#[must_use]
pub fn speaker(outlet: &str, by: Option<&str>) -> String {
    by.map_or_else(|| outlet.to_owned(), |by| format!("{outlet} ({by})"))
}

/// How many citations of an event are left aside.
#[must_use]
pub fn left_aside(count: usize) -> String {
    format!("{} of this event: not copied here.", counted(count, "more citation", "more citations"))
}

/// What is copied, in few words: `The Ledger, line 12, and 1 more`.
#[must_use]
pub fn what(outlet: &str, range: Option<LineRange>, more: usize) -> String {
    let place = range.map_or_else(String::new, |range| format!(", {}", lines(range)));
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("{outlet}{place}{more}")
}

/// A citation that is copied.
#[must_use]
pub fn citation_of(outlet: &str, range: LineRange) -> String {
    format!("a citation of {outlet}, {}", lines(range))
}

/// A citation of words from a text that stands in no file of the chronology: whoever pastes it gives words away
/// that the chronology keeps back.
#[must_use]
pub fn not_shipped(kind: TextKind, what: &str) -> String {
    format!("words of the {}, not shipped here; {what}", kind.word())
}

/// What is marked: its lines, its first and its last word.
#[must_use]
pub fn marked(range: LineRange, first: &str, last: &str) -> String {
    format!("{}: {first} … {last}", lines(range))
}

/// What a headless run does instead of copying.
#[must_use]
pub fn would_copy(what: &str, hidden: usize) -> String {
    format!("would copy: {what}{}", with_hidden(hidden))
}

/// A command of the configuration has taken the text.
#[must_use]
pub fn copied_with(program: &str, what: &str, hidden: usize) -> String {
    format!("copied with {program}: {what}{}", with_hidden(hidden))
}

/// The terminal was told to copy; none says whether it did.
#[must_use]
pub fn sent_to_terminal(what: &str, hidden: usize) -> String {
    format!("sent to the terminal’s clipboard: {what}{}", with_hidden(hidden))
}

/// The command failed; what was done then.
#[must_use]
pub fn command_failed(why: &str, then: &str) -> String {
    format!("{why}; {then}")
}

/// More than terminals take.
#[must_use]
pub fn too_long(bytes: usize) -> String {
    format!("too long for the terminal ({bytes} bytes); in config.ron: copy: [\"wl-copy\"]")
}

fn with_hidden(count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    format!("; {}", counted(count, "hidden character", "hidden characters"))
}
