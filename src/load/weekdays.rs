//! Weekdays that contradict their dates: in a source's own words for a date, and in what the chronicler writes.

use std::collections::{HashMap, HashSet};

use crate::load::place::{Pages, Part};
use crate::load::read::Draft;
use crate::load::words::cut;
use crate::model::{Citation, Diagnostic, Event, Location};
use crate::when::{Answer, DatedWeekday, When, dated_weekdays, nearest_weekday, weekday_name, weekdays_of};

use Part::Field;

/// A field with more contradictions than this has one cause, and nobody reads them all.
const TOLD_OF_A_FIELD: usize = 8;

/// Says of every event where a weekday contradicts its date.
pub fn check(draft: &Draft, pages: &Pages) -> Vec<Diagnostic> {
    let languages: HashMap<&str, &str> =
        draft.sources.iter().filter_map(|source| Some((source.key.as_str(), source.language.as_deref()?))).collect();
    let mut said = Vec::new();
    for event in &draft.events {
        let from = said.len();
        said.extend(written(pages, &event.location, "title", Some(&event.title)));
        said.extend(written(pages, &event.location, "account", event.account.as_deref()));
        for citation in &event.citations {
            said.extend(as_written(pages, event, citation, languages.get(citation.source.as_str()).copied()));
            said.extend(written(pages, &citation.location, "note", citation.note.as_deref()));
        }
        said[from..].iter_mut().for_each(|diagnostic| diagnostic.event = Some(event.key.clone()));
    }
    said
}

/// The weekdays of a field that stand beside a full date and contradict it, each wording once.
fn written(pages: &Pages, location: &Location, field: &str, text: Option<&str>) -> Vec<Diagnostic> {
    let Some(text) = text else { return Vec::new() };
    let mut wrong = dated_weekdays(text);
    wrong.retain(|dated| dated.day.weekday() != dated.weekday);
    let mut told = HashSet::new();
    wrong.retain(|dated| told.insert(&text[dated.at.clone()]));
    wrong.iter().take(TOLD_OF_A_FIELD).map(|dated| contradiction(pages, location, field, text, dated)).collect()
}

fn contradiction(pages: &Pages, location: &Location, field: &str, text: &str, wrong: &DatedWeekday) -> Diagnostic {
    let words = &text[wrong.at.clone()];
    let (is, nearest) = (weekday_name(wrong.day.weekday()), nearest_weekday(wrong.day, wrong.weekday));
    let message = format!("“{}” contradicts itself: that day is a {is}", cut(words, 60));
    let hint = format!("the nearest {} is {nearest}; correct the weekday or the date", weekday_name(wrong.weekday));
    pages.warning_at_words(location, &[Field(field)], words, message).hint(hint)
}

/// The date of a citation, or else of its event, against the weekday that the source names.
fn as_written(pages: &Pages, event: &Event, citation: &Citation, language: Option<&str>) -> Option<Diagnostic> {
    let written = citation.as_written.as_deref()?;
    let when = citation.when.as_ref().unwrap_or(&event.when);
    let named = weekdays_of(written, language);
    let weekday = *named.first().filter(|_| named.iter().all(|day| when.on_weekday(*day) == Answer::No))?;
    let message = format!("“{}” contradicts the date: {}", cut(written, 60), what_it_is(when, weekday_name(weekday)));
    let nearest = nearest_weekday(when.latest().day()?, weekday);
    let of = if citation.when.is_some() { "of this citation" } else { "of the event" };
    let hint = format!("the nearest {} is {nearest}; correct the `when` {of}, or the words", weekday_name(weekday));
    Some(pages.warning(&citation.location, &[Field("as_written")], message).hint(hint))
}

/// `22 April 2022 is a Friday`, `no day of 18 – 20 April 2022 is a Thursday`.
fn what_it_is(when: &When, weekday: &str) -> String {
    match when.span().single_day() {
        Some(day) => format!("{} is a {}", when.words(), weekday_name(day.weekday())),
        None => format!("no day of {} is a {weekday}", when.words()),
    }
}
