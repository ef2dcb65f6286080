//! Events as a chronology's file has them.

use ron::ser::PrettyConfig;
use serde::{Serialize, Serializer};

use crate::model::{Chronology, Cited, EventId, Stance};

#[derive(Serialize)]
struct Event<'a> {
    id: &'a str,
    when: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actors: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<Citation<'a>>,
}

#[derive(Serialize)]
struct Citation<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<String>,
    #[serde(serialize_with = "stance")]
    stance: Stance,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_written: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reckoned_from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

fn stance<S: Serializer>(stance: &Stance, serializer: S) -> Result<S::Ok, S::Error> {
    let (number, name) = match stance {
        Stance::Asserts => (0, "Asserts"),
        Stance::Denies => (1, "Denies"),
        Stance::Qualifies => (2, "Qualifies"),
        Stance::Silent => (3, "Silent"),
    };
    serializer.serialize_unit_variant("Stance", number, name)
}

/// A file of events (`[Event(…), Event(…), …]`) that [`load`](super::load) reads back as the same events.
#[must_use]
pub fn write_events(chronology: &Chronology, events: &[EventId]) -> String {
    let elements = event_elements(chronology, events);
    if elements.is_empty() { "[]\n".to_owned() } else { format!("[\n{elements}]\n") }
}

/// What stands between the brackets of such a file: whole lines, so that a long list can be written in pieces.
#[must_use]
pub fn event_elements(chronology: &Chronology, events: &[EventId]) -> String {
    let events: Vec<Event> = events.iter().map(|id| event(chronology, *id)).collect();
    let config = PrettyConfig::new().struct_names(true).extensions(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut text = ron::ser::to_string_pretty(&events, config).expect("strings and names can always be written");
    // The reader takes `implicit_some` for granted: what stands before the list is not needed.
    let list = text.find("\n[\n").map_or(text.len(), |end| end + "\n[\n".len());
    text.drain(..list);
    text.truncate(text.rfind(']').unwrap_or(0));
    text
}

fn event<'a>(chronology: &'a Chronology, id: EventId) -> Event<'a> {
    Event {
        id: chronology.key(id),
        when: chronology.when(id).written(),
        title: chronology.event_title(id),
        account: chronology.account(id),
        actors: chronology.actors_of(id).iter().map(|id| chronology.actors().name(*id)).collect(),
        place: chronology.place_of(id).map(|id| chronology.places().name(id)),
        tags: chronology.tags_of(id).iter().map(|id| chronology.tags().name(*id)).collect(),
        citations: chronology.citations(id).map(|id| citation(chronology.citation(id))).collect(),
    }
}

fn citation(cited: Cited<'_>) -> Citation<'_> {
    Citation {
        source: cited.source(),
        quote: cited.quote(),
        prefix: cited.prefix(),
        suffix: cited.suffix(),
        lines: cited.lines().map(|lines| lines.to_string()),
        stance: cited.stance(),
        when: cited.when().map(crate::when::When::written),
        as_written: cited.as_written(),
        reckoned_from: cited.reckoned_from(),
        by: cited.by(),
        note: cited.note(),
    }
}
