//! The fast way finds the same.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

const NAMES: [&str; 9] = ["the exchange", "donors", "staff", "war", "Łódź", "ledger", "Red Cross", "東京", "regulator"];
const DATES: [&str; 8] = ["2021", "2021-04", "2021~", "[..2022]", "2022-02-24", "2020/2022", "2019-10", "XXXX"];
const OUTLETS: [&str; 3] = ["The Ledger", "Harbour Post", ""];

/// A chronology of few names, so that they meet often.
fn chronologies() -> impl Strategy<Value = (Chronology, Evidence)> {
    let names = || prop::collection::vec(select(&NAMES[..]), 0..3);
    let titles = "((war|[Tt]reaty|tre|the|Red|Cross|regular|e|Łodz|東京|[a-e]{1,3})[ -]){0,6}";
    let citation =
        (0..4_usize, select(&[Stance::Asserts, Stance::Denies, Stance::Qualifies, Stance::Silent][..]), any::<bool>());
    let citations = prop::collection::vec(citation, 0..4);
    let event = (titles, select(&DATES[..]), names(), names(), prop::option::of(select(&NAMES[..])), citations);
    let verdicts = prop::collection::vec(prop::option::of(select(&Verdict::ALL[..])), 40);
    (prop::collection::vec(event, 0..14), verdicts).prop_map(|(events, verdicts)| {
        let source = |nth: usize| Source {
            key: format!("s{nth}"),
            outlet: OUTLETS[nth].to_owned(),
            title: "A title".to_owned(),
            published: ["2022-02", "2022-03", ""].get(nth).and_then(|date| When::parse(date).ok()),
            ..Source::default()
        };
        let events = events.into_iter().enumerate().map(|(nth, (title, when, actors, tags, place, citations))| {
            let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
            let citation = |(source, stance, by): (usize, Stance, bool)| Citation {
                source: format!("s{source}"),
                stance,
                by: by.then(|| "a spokeswoman".to_owned()),
                ..Citation::default()
            };
            Event {
                actors: owned(actors),
                tags: owned(tags),
                place: place.map(str::to_owned),
                citations: citations.into_iter().map(citation).collect(),
                ..Event::new(format!("e{nth}"), When::parse(when).expect("a date"), title)
            }
        });
        let chronology = Chronology::new(String::new(), String::new(), (0..3).map(source).collect(), events.collect());
        let mut evidence = Evidence::pending(chronology.citation_count());
        for (id, verdict) in chronology.all_citations().zip(verdicts.iter().cycle()) {
            if let Some(verdict) = verdict.filter(|_| chronology.citation(id).stance() != Stance::Silent) {
                evidence.record(id, Finding::nowhere(verdict));
            }
        }
        (chronology, evidence)
    })
}

/// What is typed, and words that the titles have.
fn queries() -> impl Strategy<Value = String> {
    const WORDS: [&str; 12] = [
        "tre",
        "treaty",
        "the red",
        "rgltr",
        "-tre",
        "war | 'the",
        "e",
        "war | tag:war",
        "id:e1",
        "source:s0",
        "known:2022-02",
        "by:spokes",
    ];
    prop_oneof![typed(), prop::collection::vec(select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_way_finds_the_same(
        (chronology, evidence) in chronologies(),
        query in queries(),
        known_on in prop::option::of(select(&["2022-02-10", "2022-03", "2020"][..])),
        without in prop::option::of(0..3_usize),
    ) {
        let known_on = known_on.map(|day| When::parse(day).expect("a day"));
        let basis = Basis::of(&chronology, known_on, without.map(SourceId::new).into_iter().collect());
        let (index, weighed) = (Index::of(&chronology), Weighed::default());
        let material = Material {
            chronology: &chronology,
            evidence: &evidence,
            basis: &basis,
            index: &index,
            sought: &[],
            weighed: &weighed,
            crew: Crew::alone(),
        };
        let naive = Clauses { material: &material, query: Query::parse(&query) };
        let found = find(&chronology, &evidence, &basis, &index, &query);
        let expected = naive.hits();
        let same = |found: &Found| found.hits().map(|hit| Hit {
            event: hit.event,
            score: hit.score,
            possibly: hit.possibly,
            field: found.field(&chronology, &index, &basis, hit.event),
        }).collect::<Vec<_>>();
        prop_assert_eq!(&same(&found), &expected);
        prop_assert_eq!(&same(&hits(&material, &query).expect("nobody cancels it")), &expected);
        let parts: Vec<_> = found.parts.iter().map(|part| (part.span.clone(), part.alone)).collect();
        prop_assert_eq!(parts, naive.parts());
        let facets = found.facets.groups.iter().flat_map(|group| group.values.iter().map(|value| {
            let value_written = crate::query::parse::unwritten(&value.query_value);
            (group.key.to_owned(), value_written, (value.count, value.possibly))
        }));
        prop_assert_eq!(facets.collect::<BTreeSet<_>>(), naive.facets());
        let suggestion = suggest(&material, &found).expect("nobody cancels it");
        prop_assert_eq!(&suggestion, &naive.suggestion(&found));
        prop_assert!(found.is_mistaken() || suggestion.is_none());
        // What is told first stands first in the whole.
        let mut told = Vec::new();
        find_in_parts(&material, &query, &mut |found| told.push(found));
        prop_assert_eq!(told.last(), Some(&found));
        for page in &told[..told.len() - 1] {
            prop_assert!(!page.is_whole() && page.hits().eq(found.hits().take(page.len())));
        }
        let distinct: HashSet<EventId> = found.hits().map(|hit| hit.event).collect();
        prop_assert_eq!(distinct.len(), found.len());
    }
}

/// Of many events, which of those are the best is told before all are counted, and does not change any more.
#[test]
fn the_best_of_many_are_told_first() {
    const TITLES: [&str; 7] = [
        "the red cross",
        "a treaty",
        "treat it",
        "the red treaty of the red cross",
        "retreat",
        "the regular exchange",
        "war",
    ];
    let event = |nth: usize| Event {
        tags: if nth.is_multiple_of(9) { vec!["tre".to_owned()] } else { Vec::new() },
        actors: if nth.is_multiple_of(11) { vec!["the regulator".to_owned()] } else { Vec::new() },
        ..Event::new(format!("e{nth}"), When::parse("2021").expect("a date"), TITLES[nth % TITLES.len()].to_owned())
    };
    let chronology = Chronology::new(String::new(), String::new(), Vec::new(), (0..2_000).map(event).collect());
    let (evidence, basis, index) = (Evidence::default(), Basis::default(), Index::of(&chronology));
    let weighed = Weighed::default();
    let (chronology, evidence, basis, index) = (&chronology, &evidence, &basis, &index);
    let material = Material { chronology, evidence, basis, index, sought: &[], weighed: &weighed, crew: Crew::alone() };
    for query in [
        "tre",
        "treaty",
        "the red",
        "tre the",
        "the cross",
        "tre tag:tre",
        "tre when:2021",
        "tre -war",
        "tre -'war",
        "tre | the",
        "tre | tag:tre",
        "rgltr",
        "e",
        "'tre",
        "war",
        "",
    ] {
        let mut told = Vec::new();
        find_in_parts(&material, query, &mut |found| told.push(found));
        let [page, whole] = &told[..] else { panic!("{query}: told in {} parts", told.len()) };
        assert!(!page.is_whole() && whole.is_whole(), "{query}");
        assert!(page.hits().eq(whole.hits().take(page.len())), "{query}");
        assert!(page.len() >= whole.len().min(crate::query::find::SCREEN), "{query}");
        let naive = Clauses { material: &material, query: Query::parse(query) };
        assert!(
            whole.hits().map(|hit| (hit.event, hit.score)).eq(naive.hits().iter().map(|hit| (hit.event, hit.score)))
        );
    }
}

/// Nothing is told of a query that nobody waits for any more, however far it has come.
#[test]
fn what_is_cancelled_is_not_told() {
    let event = |nth: usize| Event::new(format!("e{nth}"), When::parse("2021").expect("a date"), "A treaty".to_owned());
    let chronology = Chronology::new(String::new(), String::new(), Vec::new(), (0..700).map(event).collect());
    let (evidence, basis, index) = (Evidence::default(), Basis::default(), Index::of(&chronology));
    let mut wholes = 0;
    for looks in 0..400 {
        let left = std::sync::atomic::AtomicUsize::new(looks);
        let cancelled = || {
            let one_less = |left: usize| left.checked_sub(1);
            left.fetch_update(std::sync::atomic::Ordering::Relaxed, std::sync::atomic::Ordering::Relaxed, one_less)
                .is_err()
        };
        let material = Material {
            chronology: &chronology,
            evidence: &evidence,
            basis: &basis,
            index: &index,
            sought: &[],
            weighed: &Weighed::default(),
            crew: Crew::new(crate::model::one_by_one, &cancelled),
        };
        let mut whole = None;
        let answered = find_in_parts(&material, "trty when:2021 -standing:contested", &mut |found| {
            whole = Some(found).filter(Found::is_whole);
        });
        assert_eq!(answered.is_some(), whole.is_some());
        wholes += usize::from(whole.is_some());
    }
    assert!((1..400).contains(&wholes), "{wholes}");
}
