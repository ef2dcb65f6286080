//! Words in the texts of the sources, known source by source.

use proptest::prelude::*;

use super::*;
use crate::model::{Basis, Chronology, EventId, SourceId, TextId};
use crate::query::{FieldKind, Found, Searched, Sought, TextPlace, find_sought};

/// Words, the sources that have them, and those that do not.
type Known<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

fn sought(chronology: &Chronology, known: &[Known]) -> Vec<Sought> {
    let source = |key: &&str| chronology.source_by_key(key).expect("a source of the fixture");
    let of_words = |&(words, having, lacking): &Known| {
        let mut sought = Sought::new(chronology, words, 4);
        for source in having.iter().map(source) {
            sought.record(source, 1, Some(TextPlace { text: TextId::new(source.index()), line: 7 }));
        }
        lacking.iter().map(source).for_each(|source| sought.record(source, 1, None));
        sought
    };
    known.iter().map(of_words).collect()
}

fn found(fixture: &Fixture, sought: &[Sought], basis: &Basis, query: &str) -> Found {
    find_sought(&fixture.chronology, &fixture.evidence, basis, &fixture.index, sought, query)
}

fn keys(fixture: &Fixture, sought: &[Sought], basis: &Basis, query: &str) -> String {
    let found = found(fixture, sought, basis, query);
    found.in_time().iter().map(|event| fixture.chronology.key(*event)).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_known_is_found() {
    let fixture = Fixture::new();
    let whole: Known = ("oil", &["harbour"], &["ledger", "record", "wire"]);
    let begun: Known = ("oil", &["harbour"], &["record"]);
    let cited = "agrees trading appeal ends";
    for (known, query, expected) in [
        (whole, "text:oil", cited),
        (whole, "text:OIL", cited),
        (whole, "text:\" Öil \"", cited),
        (whole, "text:oil tag:staff", "appeal"),
        (whole, "text:oil | tag:staff", "agrees trading kyiv appeal ends"),
        // What cites no source has no text that has the words.
        (whole, "-text:oil -source:ledger", "audit moskva tokyo"),
        (whole, "-text:oil source:record", "meeting"),
        (begun, "text:oil", cited),
        // The ledger has not been searched: nothing is said of what cites it.
        (begun, "-text:oil", "audit moskva tokyo"),
        (begun, "-text:oil | tag:war", "audit war moskva tokyo"),
        (begun, "text:other", ""),
        (begun, "-text:other", "audit moskva tokyo"),
    ] {
        let sought = sought(&fixture.chronology, &[known]);
        // In order of time, whatever fits best.
        assert_eq!(keys(&fixture, &sought, &Basis::default(), query), expected, "{query}");
    }
}

#[test]
fn it_is_told_where_they_stand_and_how_far_the_search_is() {
    let fixture = Fixture::new();
    let known = [("oil", ["harbour"].as_slice(), ["wire"].as_slice()), ("war", &[], &["ledger"])];
    let sought = sought(&fixture.chronology, &known);
    let oil = found(&fixture, &sought, &Basis::default(), "text:oil");
    let event = oil.event(0).expect("an event");
    let field = oil.field(&fixture.chronology, &fixture.index, &Basis::default(), event).expect("it says where");
    assert_eq!((field.kind, field.text.as_str()), (FieldKind::Text, "line 7, Harbour Post"));
    let searched = |query| found(&fixture, &sought, &Basis::default(), query).searched;
    assert_eq!(searched("text:oil"), Some(Searched { texts: 2, of: 4 }));
    assert_eq!(searched("text:oil -text:war"), Some(Searched { texts: 3, of: 8 }));
    assert_eq!(searched("oil"), None);
}

#[test]
fn a_source_that_does_not_count_has_no_words() {
    let fixture = Fixture::new();
    let harbour = fixture.chronology.source_by_key("harbour").expect("a source");
    let basis = Basis::of(&fixture.chronology, None, vec![harbour]);
    let sought = sought(&fixture.chronology, &[("oil", &["harbour"], &["ledger", "record", "wire"])]);
    assert_eq!(keys(&fixture, &sought, &basis, "text:oil"), "");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Each source that is searched adds events, and takes none away.
    #[test]
    fn what_is_found_stays(
        parts in prop::collection::vec(prop::sample::select(
            &["text:a", "-text:a", "text:b | tag:staff", "-text:b | war", "-text:c", "text:c | text:a", "tag:staff"][..],
        ), 1..4),
        places in prop::collection::vec((0..3_usize, 0..4_usize, any::<bool>()), 0..14),
    ) {
        let fixture = Fixture::new();
        let query = parts.join(" ");
        let mut sought: Vec<Sought> =
            ["a", "b", "c"].map(|words| Sought::new(&fixture.chronology, words, 4)).into();
        let mut before: Vec<EventId> = Vec::new();
        for (words, source, has) in places {
            let place = has.then(|| TextPlace { text: TextId::new(0), line: 1 });
            sought[words].record(SourceId::new(source), 1, place);
            let now = events(&fixture, &sought, &query);
            prop_assert!(before.iter().all(|event| now.contains(event)), "{query}");
            before = now;
        }
    }
}

fn events(fixture: &Fixture, sought: &[Sought], query: &str) -> Vec<EventId> {
    found(fixture, sought, &Basis::default(), query).in_time().to_vec()
}
