//! What is stored by columns is what was given.

mod naive;
pub mod stored;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::model::{
    Archived, Basis, Builder, Chronology, Citation, CitationId, Doubled, Event, EventId, Evidence, Finding, LineRange,
    Location, Source, SourceId, Stance, Standing, Tally, Text, TextKind, Verdict, one_by_one,
};
use crate::when::When;
use naive::Naive;

/// Some of them mean the same, some have no beginning, one says nothing.
const DATES: [&str; 12] = [
    "2022",
    "2022-01-01/2022-12-31",
    "2021-04",
    "2021-04-XX",
    "../2021-04-30",
    "XXXX",
    "-0044-03-15",
    "2022-02-24T03:40Z",
    "2022-02-24",
    "[2021..]",
    "Y-4000000000",
    "2022~",
];

fn date() -> impl Strategy<Value = When> {
    prop::sample::select(&DATES[..]).prop_map(|written| When::parse(written).expect("a date"))
}

fn location() -> impl Strategy<Value = Location> {
    ("[ab]", 1..99_usize, 1..99_usize).prop_map(|(file, line, column)| Location {
        file: file.as_str().into(),
        line,
        column,
    })
}

/// Of a source that may not exist.
fn citation() -> impl Strategy<Value = Citation> {
    let words = || of("[xyé]{0,3}");
    let lines = of((1..9_usize, 0..9_usize).prop_map(|(first, more)| LineRange { first, last: first + more }));
    let place = (words(), words(), words(), lines, location());
    let said = (prop::sample::select(&Stance::ALL[..]), of(date()), words(), of("[s-v]"), words(), words());
    ("[s-v]", place, said).prop_map(|(source, place, said)| {
        let (quote, prefix, suffix, lines, location) = place;
        let (stance, when, as_written, reckoned_from, by, note) = said;
        Citation { source, quote, prefix, suffix, lines, stance, when, as_written, reckoned_from, by, note, location }
    })
}

fn event() -> impl Strategy<Value = Event> {
    let names = || vec("[abc]", 0..3);
    let words = ("(key-)?[a-f]{1,2}|[a-f]{8,10}", ".{0,5}", of("[xy]{0,3}"));
    (words, date(), names(), of("[pq]"), names(), vec(citation(), 0..4), location()).prop_map(
        |((key, title, account), when, actors, place, tags, citations, location)| Event {
            key,
            when,
            title,
            account,
            actors,
            place,
            tags,
            citations,
            location,
        },
    )
}

fn source() -> impl Strategy<Value = Source> {
    let words = || of("[xyé]{0,3}");
    let text = (prop::sample::select(&TextKind::ALL[..]), words(), words());
    let texts = vec(text.prop_map(|(kind, file, sha256)| Text { kind, file, sha256 }), 0..3);
    let archived = of(("[xy]", of(date())).prop_map(|(url, captured)| Archived { url, captured }));
    let known = ((".{0,3}", ".{0,3}"), words(), of(date()), words(), archived, words());
    ("[s-v]", vec("[s-v]", 0..2), known, texts, location()).prop_map(|(key, derived_from, known, texts, location)| {
        let ((title, outlet), author, published, url, archived, language) = known;
        Source { key, title, outlet, author, published, url, archived, language, derived_from, texts, location }
    })
}

fn parts() -> impl Strategy<Value = (Vec<Source>, Vec<Event>)> {
    (vec(source(), 0..5), vec(event(), 0..40))
}

fn assert_same(whole: &Chronology, naive: &Naive) {
    assert_eq!(whole.event_count(), naive.events.len());
    for (id, event) in whole.events().zip(&naive.events) {
        assert_eq!(whole.key(id), event.key);
        assert_eq!(whole.when(id), &event.when);
        assert_eq!(whole.when_of(whole.date(id)), &event.when);
        assert_eq!(whole.event_title(id), event.title);
        assert_eq!(whole.account(id), event.account.as_deref());
        assert!(whole.actors_of(id).iter().map(|actor| whole.actors().name(*actor)).eq(&event.actors));
        assert!(whole.tags_of(id).iter().map(|tag| whole.tags().name(*tag)).eq(&event.tags));
        assert_eq!(whole.place_of(id).map(|place| whole.places().name(place)), event.place.as_deref());
        assert_eq!(whole.location(id), event.location);
        assert_eq!(whole.citations(id).len(), event.citations.len());
        assert_eq!(whole.event_by_key(&event.key), naive.event(&event.key).map(EventId::new));
    }
    assert_eq!(whole.citation_count(), naive.citations().count());
    for (id, (event, cited)) in whole.all_citations().zip(naive.citations()) {
        assert_eq!(whole.event_of(id), EventId::new(event));
        assert!(whole.citations(whole.event_of(id)).any(|own| own == id));
        assert_eq!(whole.source_of(id), naive.source(&cited.source).map(SourceId::new));
        assert_eq!(as_given(whole, id), *cited);
        assert_eq!(whole.when_told(id), cited.when.as_ref().unwrap_or(&naive.events[event].when));
    }
}

/// That every question is answered as from the parts.
fn assert_answers(whole: &Chronology, naive: &Naive) {
    assert_eq!((whole.title(), whole.about()), ("T", "About"));
    assert_same(whole, naive);
    for key in ["", "a", "key", "key-", "zz", "key-ffffffffffff"] {
        assert_eq!(whole.event_by_key(key), naive.event(key).map(EventId::new), "{}", key);
    }
    for source in whole.sources() {
        let cited = whole.all_citations().filter(|id| whole.source_of(*id) == Some(source));
        assert!(whole.citations_of_source(source).iter().copied().eq(cited));
        let texts: Vec<Text> = whole.texts(source).map(|text| whole.text(text).clone()).collect();
        assert!(whole.texts(source).all(|text| whole.source_of_text(text) == source));
        assert_eq!(Source { texts, ..whole.source(source).clone() }, naive.sources[source.index()]);
        let key = &whole.source(source).key;
        assert_eq!(whole.source_by_key(key), naive.source(key).map(SourceId::new));
    }
    let actors = naive.events.iter().flat_map(|event| &event.actors);
    assert_eq!(whole.actors().iter().map(|(_, name)| name).collect::<Vec<_>>(), each_once(actors));
    let speakers = naive.citations().filter_map(|(_, cited)| cited.by.as_ref());
    assert_eq!(whole.speakers().iter().map(|(_, name)| name).collect::<Vec<_>>(), each_once(speakers));
    assert!(whole.speakers().iter().all(|(speaker, name)| whole.speakers().get(name) == Some(speaker)));
    let mut dates: Vec<_> = whole.dates().map(|date| whole.when_of(date)).collect();
    assert!(dates.is_sorted_by_key(|when| when.list_key()), "{:?}", dates);
    dates.sort_by_key(|when| when.written());
    dates.dedup();
    assert_eq!(dates.len(), whole.date_count());
}

/// A citation as it was given, from all that the chronology says of it.
fn as_given(whole: &Chronology, id: CitationId) -> Citation {
    let cited = whole.citation(id);
    let owned = |words: Option<&str>| words.map(str::to_owned);
    Citation {
        source: cited.source().to_owned(),
        quote: owned(cited.quote()),
        prefix: owned(cited.prefix()),
        suffix: owned(cited.suffix()),
        lines: cited.lines(),
        stance: cited.stance(),
        when: cited.when().cloned(),
        as_written: owned(cited.as_written()),
        reckoned_from: owned(cited.reckoned_from()),
        by: owned(cited.by()),
        note: owned(cited.note()),
        location: cited.location(),
    }
}

/// Names in the order in which they are first mentioned.
fn each_once<'n>(names: impl Iterator<Item = &'n String>) -> Vec<&'n str> {
    let mut each = Vec::new();
    names.for_each(|name| {
        if !each.contains(&name.as_str()) {
            each.push(name.as_str())
        }
    });
    each
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_was_put_in_comes_out((sources, events) in parts()) {
        let naive = Naive::new(sources.clone(), events.clone());
        assert_answers(&Chronology::new("T".to_owned(), "About".to_owned(), sources, events), &naive);
    }

    #[test]
    fn what_was_put_into_two_comes_out_of_one((sources, events) in parts(), at in any::<prop::sample::Index>()) {
        let naive = Naive::new(sources.clone(), events.clone());
        let (first, second) = events.split_at(at.index(events.len() + 1));
        let [mut builder, other] = [first, second].map(|events| {
            let mut builder = Builder::default();
            events.iter().for_each(|event| builder.add(event));
            builder
        });
        builder.append(other, one_by_one);
        let (whole, _) = builder.finish(String::new(), String::new(), sources.clone(), one_by_one);
        assert_same(&whole, &naive);
        let alone = Chronology::new(String::new(), String::new(), sources, events);
        prop_assert!(whole.actors().iter().eq(alone.actors().iter()) && whole.tags().iter().eq(alone.tags().iter()));
        prop_assert!(whole.places().iter().eq(alone.places().iter()));
        prop_assert!(whole.speakers().iter().eq(alone.speakers().iter()));
        prop_assert_eq!(whole.date_count(), alone.date_count());
    }

    #[test]
    fn who_has_a_key_that_is_taken_is_told((sources, events) in parts()) {
        let mut builder = Builder::default();
        events.iter().for_each(|event| builder.add(event));
        let (_, told) = builder.finish(String::new(), String::new(), sources, one_by_one);
        let doubled = events.iter().enumerate().filter_map(|(at, event)| {
            let first = events[..at].iter().find(|other| other.key == event.key)?;
            Some(Doubled { key: event.key.clone(), location: event.location.clone(), first: first.location.clone() })
        });
        prop_assert_eq!(told, doubled.collect::<Vec<_>>());
    }

    /// With any verdicts, and with any sources left out.
    #[test]
    fn a_standing_is_that_of_the_tally((sources, events) in parts(), found in vec(0..9_usize, 20), out in vec(0..5_usize, 0..2)) {
        let whole = Chronology::new(String::new(), String::new(), sources, events);
        let mut evidence = Evidence::pending(whole.citation_count());
        for (id, nth) in whole.all_citations().zip(found.into_iter().cycle()) {
            Verdict::ALL.get(nth).into_iter().for_each(|verdict| evidence.record(id, Finding::nowhere(*verdict)));
        }
        let left_out = out.into_iter().filter(|at| *at < whole.sources().len()).map(SourceId::new).collect();
        for basis in [Basis::default(), Basis::of(&whole, When::parse("2022").ok(), left_out)] {
            for event in whole.events() {
                let tally = Tally::of(&whole, &evidence, &basis, event);
                prop_assert_eq!(Standing::of(&whole, &evidence, &basis, event), tally.standing(), "{:?}", tally);
            }
        }
    }

    /// Laid in order of time already, it is stored in that order.
    #[test]
    fn a_chronology_of_what_was_put_out_is_the_same((sources, events) in parts()) {
        let naive = Naive::new(sources.clone(), events);
        assert_same(&Chronology::new(String::new(), String::new(), sources, naive.events.clone()), &naive);
    }
}
