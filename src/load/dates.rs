//! Dates that contradict the words beside them: a source's own words for a date, and weekdays that the chronicler
//! writes.

use std::collections::HashSet;

use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::load::words::{cut, keep_short};
use crate::model::{Chronology, CitationId, CountsFrom, Diagnostic, Location, Reckoned};
use crate::when::{Answer, DatedWeekday, When, dated_weekdays, nearest_weekday, weekday_name, weekdays_of};

use Part::Field;

/// A field with more contradictions than this has one cause, and nobody reads them all.
const TOLD_OF_A_FIELD: usize = 8;

/// Says of every event where words contradict its date, by file, line and column.
#[must_use]
pub fn diagnose_dates(chronology: &Chronology, pages: &Pages) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for event in chronology.events() {
        let from = said.len();
        let location = || chronology.location(event);
        said.extend(written(pages, location, "title", Some(chronology.event_title(event))));
        said.extend(written(pages, location, "account", chronology.account(event)));
        for id in chronology.citations(event) {
            let citation = chronology.citation(id);
            said.extend(as_written(chronology, pages, id));
            said.extend(written(pages, || citation.location(), "note", citation.note()));
        }
        let key = chronology.key(event);
        said[from..].iter_mut().for_each(|diagnostic| diagnostic.event = Some(key.to_owned()));
    }
    said.sort_by(|a, b| a.location.cmp(&b.location));
    keep_short(&mut said);
    said
}

/// The weekdays of a field that stand beside a full date and contradict it, each wording once.
fn written(pages: &Pages, location: impl Fn() -> Location, field: &str, text: Option<&str>) -> Vec<Diagnostic> {
    let Some(text) = text else { return Vec::new() };
    let mut wrong = dated_weekdays(text);
    wrong.retain(|dated| dated.day.weekday() != dated.weekday);
    if wrong.is_empty() {
        return Vec::new();
    }
    let location = &location();
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

/// The date of a citation, or else of its event, against the source's own words for it.
fn as_written(chronology: &Chronology, pages: &Pages, id: CitationId) -> Option<Diagnostic> {
    let citation = chronology.citation(id);
    let words = citation.as_written()?;
    let when = chronology.when_told(id);
    let of = if citation.when().is_some() { "of this citation" } else { "of the event" };
    let reckoned = chronology.reckoned(id).filter(|reckoned| reckoned.resolved.contradicts(when));
    let language = chronology.source_of(id).and_then(|source| chronology.source(source).language.as_deref());
    let named = weekdays_of(words, language);
    let weekday = named.first().filter(|_| named.iter().all(|day| when.on_weekday(*day) == Answer::No));
    let (why, is) = match (weekday, &reckoned) {
        (Some(weekday), None) => {
            let nearest = nearest_weekday(when.latest().day()?, *weekday);
            (what_it_is(when, weekday_name(*weekday)), format!("the nearest {} is {nearest}", weekday_name(*weekday)))
        }
        (weekday, Some(reckoned)) => {
            let meant = reckoned.resolved.when.words();
            let why = weekday.map(|weekday| what_it_is(when, weekday_name(*weekday)));
            let is = format!("{} is {}", counted_from(chronology, reckoned), reckoned.resolved.when.written());
            (why.unwrap_or_else(|| format!("{} is not {meant}", when.words())), is)
        }
        (None, None) => return None,
    };
    let message = format!("“{}” contradicts the date: {why}", cut(words, 60));
    let from =
        if citation.reckoned_from().is_none() { ", or name in `reckoned_from` what they count from" } else { "" };
    let hint = match reckoned {
        Some(_) => format!("{is}; correct the `when` {of}, or the words{from}"),
        None => format!("{is}; correct the `when` {of}, or the words"),
    };
    Some(pages.warning(&citation.location(), &[Field("as_written")], message).hint(hint))
}

/// ``the Thursday before Friday 22 April 2022 (`reuters`)``; where nothing had to be reckoned, `what they say`.
fn counted_from(chronology: &Chronology, reckoned: &Reckoned) -> String {
    let key = match reckoned.from {
        CountsFrom::Source(id) => &chronology.source(id).key,
        CountsFrom::Event(id) => chronology.key(id),
    };
    match reckoned.resolved.derivation() {
        Some(derivation) => format!("{derivation} (`{}`)", cut(key, 60)),
        None => "what they say".to_owned(),
    }
}

/// `22 April 2022 is a Friday`, `no day of 18 – 20 April 2022 is a Thursday`.
fn what_it_is(when: &When, weekday: &str) -> String {
    match when.span().single_day() {
        Some(day) => format!("{} is a {}", when.words(), weekday_name(day.weekday())),
        None => format!("no day of {} is a {weekday}", when.words()),
    }
}
