//! Weekdays that contradict their dates: in a source's own words for a date, and in what the chronicler writes.

use std::collections::HashMap;

use crate::load::place::{Pages, Part};
use crate::load::read::Draft;
use crate::load::words::cut;
use crate::model::{Citation, Diagnostic, Event, Location};
use crate::when::{Answer, When, dated_weekdays, nearest_weekday, weekday_name, weekdays_of};

use Part::Field;

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

/// The first weekday of a field that stands beside a full date and contradicts it.
fn written(pages: &Pages, location: &Location, field: &str, text: Option<&str>) -> Option<Diagnostic> {
    let text = text?;
    let wrong = dated_weekdays(text).into_iter().find(|dated| dated.day.weekday() != dated.weekday)?;
    let words = &text[wrong.at];
    let (is, nearest) = (weekday_name(wrong.day.weekday()), nearest_weekday(wrong.day, wrong.weekday));
    let message = format!("“{}” contradicts itself: that day is a {is}", cut(words, 60));
    let hint = format!("the nearest {} is {nearest}; correct the weekday or the date", weekday_name(wrong.weekday));
    Some(pages.warning_at_words(location, &[Field(field)], words, message).hint(hint))
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
