//! Dates that are told from an event: `since the war began`, `two days after the fire`, `the first three weeks of the
//! war`. The event has no date in those words: whoever asks knows it.

use super::calendar::{counted, day_on, day_point, plus};
use super::grammar::Grammar;
use super::meaning::Meaning;
use super::rule::Rule;
use super::token::{Kind, Token, tokens};
use super::{Bias, Report, Resolved, leads_in, resolve_towards};
use crate::when::words::{self as w, Sense, lexicon};
use crate::when::{Day, When};

/// What a date in a source's own words means, reckoned from an event: as [`super::resolve`], and where the words name the
/// event, by its place in them.
#[must_use]
pub fn resolve_about(as_written: &str, language: Option<&str>, event: &When) -> Option<Resolved> {
    let report = Report::event(event);
    resolve_towards(Bias::Past, as_written, language, event, &report)
        .or_else(|| named_event(as_written, language, event))
}

fn named_event(as_written: &str, language: Option<&str>, event: &When) -> Option<Resolved> {
    let lexicon = lexicon(language);
    let tokens = tokens(as_written, 0..as_written.len(), lexicon);
    let grammar = Grammar::new(as_written, &tokens, lexicon);
    let sense = |at: usize| match tokens.get(at)?.kind {
        Kind::Word(sense) => Some(sense),
        _ => None,
    };
    let named = |from: usize| tokens.len() > from && tokens[from..].iter().all(may_name);
    let ends = Ends::of(event)?;
    let (begun, ended) = (day_in_words(event, ends.begins), day_in_words(event, ends.ends));
    // “At the time”, “at the meeting”: when that was.
    if sense(0) == Some(Sense::At) && named(1) {
        return Some(Resolved {
            when: event.clone(),
            rule: Rule::Same,
            derivation: Some(w::itself(&event.weekday_words().unwrap_or_else(|| event.words()))),
            other: None,
        });
    }
    let start = tokens.iter().take_while(|token| leads_in(token)).count();
    let (meaning, rule, derivation) = match sense(start)? {
        Sense::Since if named(start + 1) => (Meaning::From(day_point(ends.begins.0)), Rule::Since, w::since_it(&begun)),
        Sense::Until if named(start + 1) => (Meaning::UpTo(day_point(ends.ends.1)), Rule::Until, w::until_it(&ended)),
        Sense::By if named(start + 1) => (Meaning::By(day_point(ends.begins.1)), Rule::By, w::until_it(&begun)),
        Sense::Before if named(start + 1) => {
            (Meaning::By(day_point(plus(ends.begins.1, -1))), Rule::Before, w::before_it("", &begun))
        }
        Sense::After if named(start + 1) => {
            (Meaning::NotBefore(day_point(plus(ends.ends.0, 1))), Rule::After, w::after_it("", &ended))
        }
        Sense::Nth(1) => {
            let (count, unit, next) = grammar.length(start + 1)?;
            (sense(next) == Some(Sense::Of) && named(next + 1)).then_some(())?;
            let last = plus(day_on(unit, ends.begins.1, count), -1);
            let stretch = Meaning::Lasting(day_point(ends.begins.0), day_point(last));
            (stretch, Rule::Nth, w::length_from(&w::count(count, w::unit(unit)), &begun))
        }
        _ => {
            let (count, unit, next) = grammar.length(start)?;
            named(next + 1).then_some(())?;
            let length = w::count(count, w::unit(unit));
            let (from, steps, rule, derivation) = match sense(next)? {
                Sense::After => (ends.ends, count, Rule::Later, w::after_it(&length, &ended)),
                Sense::Before => (ends.begins, -count, Rule::Earlier, w::before_it(&length, &begun)),
                _ => return None,
            };
            (counted(unit, from.0, steps).hull(counted(unit, from.1, steps))?, rule, derivation)
        }
    };
    let when = meaning.when(event.doubts())?;
    Some(Resolved { when, rule, derivation: Some(derivation.trim_start().to_owned()), other: None })
}

/// The day on which an event began or ended, with its weekday, where it is a single one; else the date of the event.
fn day_in_words(event: &When, (first, last): (Day, Day)) -> String {
    let day = (first == last).then(|| Meaning::day(first).when(event.doubts())).flatten();
    let day = day.as_ref().unwrap_or(event);
    day.weekday_words().unwrap_or_else(|| day.words())
}

/// Between which days an event began, and between which it ended.
struct Ends {
    begins: (Day, Day),
    ends: (Day, Day),
}

impl Ends {
    /// Of what lasted, the beginning is its first day; of anything else any of its days.
    fn of(event: &When) -> Option<Ends> {
        let (first, last) = (event.earliest().day()?, event.latest().day());
        match last {
            Some(last) if event.is_interval() => Some(Ends { begins: (first, first), ends: (last, last) }),
            None if event.is_interval() => Some(Ends { begins: (first, first), ends: (first, first) }),
            _ => Some(Ends { begins: (first, last?), ends: (first, last?) }),
        }
    }
}

/// Whether a word may belong to what an event is called: nothing that tells a date itself.
fn may_name(token: &Token) -> bool {
    match token.kind {
        Kind::Figures(_) | Kind::Hyphened(_) | Kind::Tied(_) => false,
        Kind::Mark(_) => true,
        Kind::Word(sense) => !matches!(
            sense,
            Sense::Month(_)
                | Sense::ShortMonth(_)
                | Sense::Weekday(_)
                | Sense::ShortWeekday(_)
                | Sense::Single(_)
                | Sense::Several(_)
                | Sense::DayWord(_)
                | Sense::Season(_)
                | Sense::Count(_)
                | Sense::Which(_)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_an_event() {
        for (written, event, expected) in [
            ("since the war began", "2022-02-24", "2022-02-24/.. from Thursday 24 February 2022 on"),
            ("before the War with Ukraine", "2022-02-24", "[..2022-02-23] before Thursday 24 February 2022"),
            ("until the truce", "2022-03-10/2022-03-12", "../2022-03-12 up to Saturday 12 March 2022"),
            ("after the talks", "2022-03-10/2022-03-12", "[2022-03-13..] after Saturday 12 March 2022"),
            ("by the vote", "2022-03", "[..2022-03-31] up to March 2022"),
            (
                "first three weeks of the war",
                "2022-02-24",
                "2022-02-24/2022-03-16 the 3 weeks from Thursday 24 February 2022 on",
            ),
            (
                "in the first two days of it",
                "2022-02-24/",
                "2022-02-24/2022-02-25 the 2 days from Thursday 24 February 2022 on",
            ),
            ("two days after the fire", "2022-02-24", "2022-02-26 2 days after Thursday 24 February 2022"),
            ("three days before the fire", "2022-02-24~", "2022-02-21~ 3 days before about 24 February 2022"),
            ("at the time", "2021-04", "2021-04 April 2021 itself"),
            ("that same month", "2021-04-07", "2021-04 the month of Wednesday 7 April 2021"),
            // Before something of which only the month is known may be late in it.
            ("before the meeting", "2021-04", "[..2021-04-29] before April 2021"),
            // What names no event, or tells a date that cannot be read.
            ("before", "2021-04", ""),
            ("recent", "2021-04", ""),
            ("since last Smarch", "2021-04", ""),
            ("first three weeks", "2021-04", ""),
            ("two days after", "[2021-04..]", ""),
            ("Over the years", "2021-04", ""),
            ("since the war began", "../2021-04", ""),
        ] {
            let resolved = resolve_about(written, None, &When::parse(event).expect(event));
            let told = resolved.map(|it| format!("{} {}", it.when.canonical(), it.derivation().unwrap_or_default()));
            assert_eq!(told.unwrap_or_default(), expected, "{written}");
        }
    }
}
