//! The words for which sources count: as known on a day, and without some.

use crate::phrases::counted;
use crate::when::When;

/// After the last publication comes now.
pub const EVERYTHING_KNOWN: &str = "now: everything that has been published";
/// In the title line, after the key that asks for a day.
pub const ENTER_ENDS: &str = "enter ends";
/// In the title line, after the key that leaves sources out.
pub const BRINGS_BACK: &str = "brings back";
/// In the title line, after the key that clears the filter.
pub const CLEARS: &str = "clears";
/// Before the day that is typed.
pub const KNOWN_ON_PROMPT: &str = "as known on ";
/// Below the prompt, while nothing is typed.
pub const KNOWN_ON_EMPTY: &str =
    "Enter with nothing typed: now. A day, a month or a year: what had been published by its end.";
/// The heading of the publications.
pub const PUBLICATIONS: &str = "Published";
/// A source that has no date.
pub const UNDATED: &str = "no date: possibly known";
/// Beside a source that had been published by then.
pub const KNOWN: &str = "known";
/// Beside a source that had not been published by then.
pub const LATER: &str = "later";
/// The heading of the sources that can be left out.
pub const WITHOUT_TITLE: &str = "Leave out";
/// Below that heading.
pub const WITHOUT_HELP: &str = "What depends on each source, and on all that derives from it: most events first.";
/// Beside a source on which nothing depends.
pub const NOTHING_DEPENDS: &str = "no event stands or falls with it";
/// In their place, where there is none.
pub const NO_SOURCES: &str = "This chronology has no source.";
/// While that is being reckoned.
pub const RECKONING: &str = "reckoning what depends on each source";
/// The heading of the citations that did not exist yet.
pub const NOT_YET_KNOWN: &str = "Not yet known";
/// The heading of the citations that are left out.
pub const LEFT_OUT: &str = "Left out";
/// Of the source that is read, where it is left out.
pub const LEFT_OUT_TOO: &str = "left out";
/// Of the source that is read, where it was published after the day.
pub const PUBLISHED_LATER: &str = "not yet published";
/// Of the source that is read, where it may have been published after the day.
pub const POSSIBLY_LATER: &str = "possibly not yet published";
/// Beside a key of the status line.
pub const HINT_EARLIER: &str = "publication before";
/// Beside a key of the status line.
pub const HINT_LATER: &str = "next";
/// Beside a key of the status line.
pub const HINT_AS_KNOWN: &str = "as known then";
/// Beside a key of the status line.
pub const HINT_MARK_SEVERAL: &str = "mark several";
/// Beside a key of the status line.
pub const HINT_ALL_BACK: &str = "all back";
/// Beside a key of the status line.
pub const HINT_BRING_BACK: &str = "bring it back";

/// What `K` does where nothing had been published.
pub const OPENS_KNOWN_ON: &str = "takes another day; with nothing typed, enter goes back to now";
/// What `p` does where nothing had been published.
pub const GOES_TO_FIRST: &str = "goes to the first publication";

/// The day on which the chronology is looked at: `as known on Friday 22 April 2022`. Of a month or a year that is its
/// last day; a date in doubt, or without an end, stays as it is: `as known about April 2022`.
#[must_use]
pub fn as_known(date: &When) -> String {
    match last_day(date) {
        Some(day) => format!("as known on {}", with_weekday(&day)),
        None => format!("as known {}", date.words()),
    }
}

/// The same where there is little room: `known on 22 April 2022`.
#[must_use]
pub fn known(date: &When) -> String {
    match last_day(date) {
        Some(day) => format!("known on {}", day.words()),
        None => format!("known {}", date.words()),
    }
}

/// The last day that a date may mean, where that is not in doubt.
fn last_day(date: &When) -> Option<When> {
    let one_of_several = date.is_set_one_of() || date.is_interval();
    if date.is_hedged() && !one_of_several {
        return None;
    }
    if date.span().single_day().is_some() {
        return Some(date.clone());
    }
    When::parse(&date.latest().day()?.to_string()).ok()
}

fn with_weekday(day: &When) -> String {
    day.weekday_words().unwrap_or_else(|| day.words())
}

/// What is left out: `without The Ledger, Harbour Post`.
#[must_use]
pub fn without(names: &[String]) -> String {
    format!("without {}", names.join(", "))
}

/// Which sources count: the day, and those that are left out; nothing where every source counts.
#[must_use]
pub fn counted_are(known_on: Option<&When>, left_out: &[String]) -> String {
    let without = (!left_out.is_empty()).then(|| without(left_out));
    known_on.map(as_known).into_iter().chain(without).collect::<Vec<_>>().join(", ")
}

/// What leaving sources out does: `2 events fall, 1 contested no more`.
#[must_use]
pub fn fall(fallen: usize, settled: usize, other: usize) -> String {
    let mut parts = Vec::new();
    if fallen > 0 {
        parts.push(counted(fallen, "event falls", "events fall"));
    }
    if settled > 0 {
        parts.push(format!("{settled} no longer contested"));
    }
    if other > 0 {
        parts.push(format!("{other} otherwise changed"));
    }
    if parts.is_empty() { "no event stands otherwise".to_owned() } else { parts.join(", ") }
}

/// Beside an event that stands otherwise with every source: what it was without leaving any out, or what
/// it came to be later.
#[must_use]
pub fn stands_otherwise(left_out: bool, word: &str) -> String {
    if left_out { format!("was {word}") } else { format!("later {word}") }
}

/// A standing that sources of uncertain date decide.
#[must_use]
pub fn possibly(word: &str) -> String {
    format!("possibly {word}")
}

/// How many events stand otherwise as known then, below the passages of an event.
#[must_use]
pub fn changes_since(otherwise: usize, hidden: usize) -> String {
    let stand = match otherwise {
        0 => "Every event shown stands as it does now".to_owned(),
        1 => "1 event stands otherwise than it does now".to_owned(),
        _ => format!("{otherwise} events stand otherwise than they do now"),
    };
    let gone = match hidden {
        0 => "none is missing".to_owned(),
        _ => format!("{} not been told yet", counted(hidden, "event had", "events had")),
    };
    format!("{stand}; {gone}.")
}

/// From when on a source is known.
#[must_use]
pub fn from_date(date: Option<&When>) -> String {
    date.map_or_else(String::new, |date| format!("published {}", date.words()))
}

/// Nothing had been published by then.
#[must_use]
pub fn nothing_published(date: &When) -> String {
    let day = last_day(date).map_or_else(|| date.words(), |day| with_weekday(&day));
    format!("Nothing had been published by {day}.")
}

/// When the first source appeared, and which.
#[must_use]
pub fn first_published(date: &str, names: &[String]) -> String {
    format!("The first source appeared on {date}: {}.", names.join(", "))
}

/// What a publication brought.
#[must_use]
pub fn appeared(names: &[String]) -> String {
    format!("published that day: {}", names.join(", "))
}

/// Where there is no publication to step to.
#[must_use]
pub fn no_publication(dated: usize, later: bool) -> &'static str {
    match (dated, later) {
        (0, _) => "no source has a date of publication",
        (_, true) => "this is now; P goes back one publication",
        (_, false) => "this is the first publication",
    }
}

/// How many sources count.
#[must_use]
pub fn sources_of(counted: usize, all: usize) -> String {
    format!("{counted} of {all} sources")
}

/// What depends on a source: how many events fall, lose or gain their contest, or change otherwise.
#[must_use]
pub fn depends(fall: usize, settle: usize, flare: usize, change: usize) -> String {
    let parts: Vec<String> = [
        (fall, "falls", "fall"),
        (settle, "no longer contested", "no longer contested"),
        (flare, "newly contested", "newly contested"),
        (change, "otherwise", "otherwise"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    if parts.is_empty() { NOTHING_DEPENDS.to_owned() } else { parts.join(" · ") }
}

/// What becomes of a standing.
#[must_use]
pub fn becomes(before: &str, after: &str) -> String {
    format!("{before}, then {after}")
}

/// How many sources go with one.
#[must_use]
pub fn and_derived(count: usize) -> String {
    format!("and {} derived from it", counted(count, "source", "sources"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_on_which_something_is_known() {
        for (typed, in_full, short) in [
            ("2022-04-22", "as known on Friday 22 April 2022", "known on 22 April 2022"),
            ("before April 2022", "as known on Thursday 31 March 2022", "known on 31 March 2022"),
            ("April 2022", "as known on Saturday 30 April 2022", "known on 30 April 2022"),
            ("1930", "as known on Wednesday 31 December 1930", "known on 31 December 1930"),
            ("2021/2022-04", "as known on Saturday 30 April 2022", "known on 30 April 2022"),
            ("2022-04~", "as known about April 2022", "known about April 2022"),
            ("since 2020", "as known from 2020", "known from 2020"),
            ("44 BC", "as known on 31 December 44 BC", "known on 31 December 44 BC"),
        ] {
            let date = When::from_query(typed).expect("a date");
            assert_eq!((as_known(&date).as_str(), known(&date).as_str()), (in_full, short), "{typed}");
        }
    }
}
