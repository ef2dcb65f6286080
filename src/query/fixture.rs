//! A small invented chronology for the tests.

use crate::model::{
    Basis, Chronology, Citation, Event, Evidence, Finding, Location, Source, Stance, Text, TextKind, Verdict,
};
use crate::query::{Completion, Crew, Found, Index, Material, Suggestion, Weighed, complete, find, suggest};
use crate::when::When;

/// key, when, title, actors, place, tags, citations
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, Stance, &'static str)],
);

const LEDGER: (&str, Stance, &str) = ("ledger", Stance::Asserts, "");

const EVENTS: &[Row] = &[
    ("treaty", "2018-05-02", "A treaty of the Red Cross is signed", &["the Red Cross"], "Geneva", &["law"], &[LEDGER]),
    ("red-river", "2018-06", "The Red River floods", &[], "", &["weather"], &[LEDGER]),
    ("visit", "2019-10", "Exchange’s chief visits", &["the exchange"], "Moscow", &["travel"], &[LEDGER]),
    ("audit", "2020", "Software audit", &["the exchange"], "", &[], &[]),
    (
        "meeting",
        "2021-04",
        "Regulator meets regional head",
        &["the regulator", "regional head"],
        "Moscow",
        &["regulator"],
        &[LEDGER, ("record", Stance::Asserts, "")],
    ),
    (
        "donors",
        "2021-04~",
        "Donors’ names are asked for",
        &["the regulator", "donors"],
        "",
        &["customer data"],
        &[LEDGER],
    ),
    (
        "agrees",
        "2021",
        "Exchange agrees to share data",
        &["the exchange"],
        "",
        &["customer data", "regulator"],
        &[LEDGER, ("harbour", Stance::Denies, "a spokeswoman of the exchange")],
    ),
    (
        "ends",
        "[..2022-04-21]",
        "Contact with officials ends",
        &["the exchange"],
        "",
        &["regulator"],
        &[("harbour", Stance::Denies, "a spokeswoman of the exchange"), ("ledger", Stance::Silent, "")],
    ),
    ("war", "2022-02-24", "War begins", &[], "", &["war"], &[LEDGER]),
    (
        "trading",
        "2022-02-24/2022-03-17",
        "Rouble trading rises",
        &["the exchange"],
        "",
        &["markets"],
        &[("harbour", Stance::Qualifies, "an analyst")],
    ),
    ("kyiv", "2022-03", "Kyïv office closes", &["the exchange"], "Kyïv", &["staff"], &[LEDGER]),
    (
        "appeal",
        "2022-03-14",
        "Volunteers write an appeal against warships",
        &["volunteers"],
        "Łódź",
        &["staff"],
        &[("harbour", Stance::Asserts, "")],
    ),
    ("strasse", "2022-04", "Talks in the Lange Straße", &["Łukasz “Lu” Groß"], "Berlin", &[], &[LEDGER]),
    ("moskva", "2022-05-01", "МОСКВА: пресс-конференция", &[], "Москва", &[], &[]),
    ("tokyo", "2022-06", "東京で会議が開かれる", &["外務省"], "東京", &[], &[]),
];

pub(super) struct Fixture {
    pub chronology: Chronology,
    pub evidence: Evidence,
    pub index: Index,
}

impl Fixture {
    pub fn new() -> Self {
        let source = |key: &str, outlet: &str, title: &str, published: &str| Source {
            published: When::parse(published).ok(),
            key: key.to_owned(),
            outlet: outlet.to_owned(),
            title: title.to_owned(),
            texts: vec![Text { kind: TextKind::Original, file: None, sha256: None }],
            ..Source::default()
        };
        let sources = vec![
            source("ledger", "The Ledger", "A door kept open", "2022-04-22"),
            source("harbour", "Harbour Post", "Exchange says it gave nothing", "2022-04-23"),
            source("record", "Parliament record", "Questions and answers", ""),
            source("wire", "Meridian Wire", "Files", "2022-04-20"),
        ];
        let chronology =
            Chronology::new("A fixture".to_owned(), String::new(), sources, EVENTS.iter().map(event).collect());
        let mut evidence = Evidence::pending(chronology.citation_count());
        for citation in chronology.all_citations() {
            let verdict = match (chronology.citation(citation).stance(), chronology.citation(citation).source()) {
                (Stance::Silent, _) => continue,
                (_, "ledger") => Verdict::Found,
                (_, "harbour") => Verdict::Normalised,
                _ => Verdict::Unchecked,
            };
            evidence.record(citation, Finding::nowhere(verdict));
        }
        let index = Index::of(&chronology);
        Self { chronology, evidence, index }
    }

    pub fn find(&self, query: &str) -> Found {
        find(&self.chronology, &self.evidence, &Basis::default(), &self.index, query)
    }

    pub fn suggestion(&self, query: &str) -> Option<Suggestion> {
        let (basis, weighed) = (Basis::default(), Weighed::default());
        let material = Material {
            chronology: &self.chronology,
            evidence: &self.evidence,
            basis: &basis,
            index: &self.index,
            sought: &[],
            weighed: &weighed,
            crew: Crew::alone(),
        };
        suggest(&material, &self.find(query)).expect("nobody cancels it")
    }

    pub fn complete(&self, query: &str, cursor: usize) -> Vec<Completion> {
        complete(&self.chronology, &self.index, Crew::alone(), query, cursor).expect("nobody cancels it")
    }

    /// The keys of the events found, in their order; a `?` behind those that are only possible.
    pub fn keys(&self, query: &str) -> String {
        let key = |hit: crate::query::Hit| {
            format!("{}{}", self.chronology.key(hit.event), if hit.possibly { "?" } else { "" })
        };
        self.find(query).hits().map(key).collect::<Vec<_>>().join(" ")
    }
}

fn event(&(key, when, title, actors, place, tags, citations): &Row) -> Event {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let citation = |&(source, stance, by): &(&str, Stance, &str)| Citation {
        source: source.to_owned(),
        stance,
        by: (!by.is_empty()).then(|| by.to_owned()),
        ..Citation::default()
    };
    Event {
        key: key.to_owned(),
        when: When::parse(when).expect("the dates of the fixture are good"),
        title: title.to_owned(),
        account: None,
        actors: owned(actors),
        place: (!place.is_empty()).then(|| place.to_owned()),
        tags: owned(tags),
        citations: citations.iter().map(citation).collect(),
        location: Location::default(),
    }
}
