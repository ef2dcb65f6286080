//! What holds of every query.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use crate::model::EventId;
use crate::query::fixture::Fixture;
use crate::query::parse::{Atom, unwritten, written};
use crate::query::{Found, Key, Query, clear_key, toggle_kept, toggle_left_out};

const PIECES: [&str; 40] = [
    "war",
    "regul",
    "e",
    "tre",
    "Łódź",
    "страна",
    "京",
    "\u{301}",
    "'",
    "\"",
    "\\",
    "|",
    "-",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    ":",
    "actor:",
    "tag:",
    "when:",
    "before:",
    "-after:",
    "standing:",
    "source:",
    "acter:",
    "text:",
    "2021",
    "2021..2022",
    "[..2022]",
    "\"the exchange\"",
    "staff",
    "contested",
    "ledger",
    "actor:donors",
    "-tag:staff",
    "when:2022",
    "..",
];

/// Parts that stand by themselves.
const PARTS: [&str; 22] = [
    "war",
    "regul",
    "e",
    "tre | lodz",
    "-the",
    "\"the ex\"",
    "'off",
    "-'off | kyiv",
    "actor:the",
    "-actor:\"the exchange\"",
    "tag:staff | -place:moscow",
    "source:ledger",
    "stance:denies",
    "standing:c",
    "-verdict:found",
    "when:2021",
    "-when:2021",
    "before:2022-03",
    "after:2021",
    "when:2018..2020 | war",
    "acter:x",
    "actor:zebra",
];

/// Anything, and what looks like a query.
pub(super) fn typed() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(select(&PIECES[..]), 0..10).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

fn events(found: &Found) -> BTreeSet<EventId> {
    found.hits().map(|hit| hit.event).collect()
}

/// What a query means, without its spelling: the conditions that ask for anything.
fn meaning(query: &str) -> BTreeSet<BTreeSet<String>> {
    let parsed = Query::parse(query);
    let clauses = parsed.clauses().iter().map(|clause| {
        let terms = clause.terms.iter().filter_map(|term| {
            let atom = match &term.atom {
                Atom::Word(word) => format!("word {word}"),
                Atom::Phrase(phrase) if phrase.is_empty() => return None,
                Atom::Phrase(phrase) => format!("phrase {phrase}"),
                Atom::Keyed { key, value, .. } => format!("{key:?} {value}"),
                Atom::Unknown { name, .. } => format!("{name}:"),
            };
            Some(format!("{}{atom}", if term.negated { "not " } else { "" }))
        });
        terms.collect::<BTreeSet<_>>()
    });
    clauses.filter(|clause| !clause.is_empty()).collect()
}

proptest! {
    #[test]
    fn tokens_cover_all_that_is_not_blank(query in typed()) {
        let parsed = Query::parse(&query);
        prop_assert_eq!(parsed.text(), &query);
        let mut at = 0;
        for token in parsed.tokens() {
            prop_assert!(token.span.start >= at && token.span.start < token.span.end && token.span.end <= query.len());
            prop_assert!(query[at..token.span.start].trim().is_empty());
            at = token.span.end;
        }
        prop_assert!(query[at..].trim().is_empty());
    }

    #[test]
    fn a_value_is_read_as_it_was_written(value in "\\PC{1,12}") {
        let query = format!("tag:{} x", written(&value));
        let parsed = Query::parse(&query);
        prop_assert_eq!(parsed.clauses().len(), 2);
        prop_assert_eq!(parsed.clauses()[0].terms[0].value(), Some(value.as_str()));
        if written(&value).starts_with('"') {
            prop_assert_eq!(unwritten(&written(&value)), value);
        }
    }

    #[test]
    fn whatever_is_typed_is_answered(query in typed(), cursor in 0usize..40) {
        let fixture = Fixture::new();
        let found = fixture.find(&query);
        prop_assert!(found.len() <= fixture.chronology.event_count());
        prop_assert_eq!(found.possibly(), found.hits().filter(|hit| hit.possibly).count());
        prop_assert!(found.hits().is_sorted_by_key(|hit| (std::cmp::Reverse(hit.score), hit.event)));
        for (nth, hit) in found.hits().enumerate() {
            prop_assert_eq!(found.is_possibly(hit.event), hit.possibly);
            prop_assert_eq!(found.event(nth), Some(hit.event));
            prop_assert_eq!(found.hit(nth), Some(hit));
        }
        prop_assert_eq!(found.hit(found.len()), None);
        let in_time: BTreeSet<EventId> = found.hits().map(|hit| hit.event).collect();
        prop_assert!(in_time.into_iter().eq(found.in_time().iter().copied()));
        prop_assert!(found.in_time().is_sorted());
        let spans = found.troubles.iter().map(|trouble| &trouble.span).chain(found.parts.iter().map(|part| &part.span));
        for span in spans {
            prop_assert!(query.get(span.clone()).is_some_and(|part| !part.is_empty()));
        }
        for completion in fixture.complete(&query, cursor) {
            prop_assert!(query.get(completion.replace).is_some());
        }
    }

    #[test]
    fn a_hit_of_the_whole_is_a_hit_of_each_part(parts in prop::collection::vec(select(&PARTS[..]), 1..5)) {
        let fixture = Fixture::new();
        let everything: BTreeSet<EventId> = fixture.chronology.events().collect();
        let each = parts.iter().map(|part| events(&fixture.find(part)));
        let of_each = each.fold(everything, |left, right| left.intersection(&right).copied().collect());
        prop_assert_eq!(events(&fixture.find(&parts.join(" "))), of_each, "{:?}", parts);
    }

    #[test]
    fn parts_leave_what_they_find_alone(query in typed()) {
        let fixture = Fixture::new();
        let found = fixture.find(&query);
        for part in found.parts {
            let alone = fixture.find(&query[part.span.clone()]);
            let understood = alone.troubles.is_empty() || alone.len() < fixture.chronology.event_count();
            if understood {
                prop_assert_eq!(alone.len(), part.alone, "{}", &query[part.span]);
            }
        }
    }

    #[test]
    fn marks_are_whole_graphemes_in_order(query in typed(), text in "(?s)([a-eߌ ]|war|the regulator|\\PC|\u{301}){0,20}") {
        use unicode_segmentation::UnicodeSegmentation;
        let edges: BTreeSet<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut end = 0;
        for mark in Query::parse(&query).marks(&text) {
            prop_assert!(mark.start >= end && mark.start < mark.end);
            prop_assert!(edges.contains(&mark.start) && edges.contains(&mark.end));
            end = mark.end;
        }
    }

    #[test]
    fn toggling_twice_changes_nothing(query in typed(), key in select(&["standing", "actor", "tag", "source", "year"][..]), value in "(a|donors|2021|\"the x\"|[a-c |\"\\\\]{1,4})") {
        // Where several clauses name one key, a value can be taken out of one and put back into another.
        let named = if key == "year" { Key::When } else { Key::named(key).expect("it is a key") };
        let parsed = Query::parse(&query);
        prop_assume!(!parsed.clauses().iter().flat_map(|clause| &clause.terms).any(|term| term.key() == Some(named)));
        for toggle in [toggle_kept, toggle_left_out] {
            let once = toggle(&query, key, &value);
            let twice = toggle(&once, key, &value);
            prop_assert_eq!(meaning(&twice), meaning(&query), "{} then {}", once, twice);
            if !value.trim_matches(['"', ' ', '\\']).is_empty() {
                prop_assert_ne!(meaning(&once), meaning(&query));
            }
        }
    }

    #[test]
    fn keeping_a_second_value_adds_it(query in typed(), first in "[a-c ]{1,3}x", second in "[a-c ]{1,3}y") {
        let before = clear_key(&query, "actor");
        let one = toggle_kept(&before, "actor", &first);
        let two = toggle_kept(&one, "actor", &second);
        prop_assert_eq!(meaning(&toggle_kept(&two, "actor", &second)), meaning(&one));
        prop_assert_eq!(meaning(&clear_key(&two, "actor")), meaning(&before));
    }
}

proptest! {
    // Each case asks a query for every value of every facet.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_facet_finds_what_it_counts(query in typed()) {
        let fixture = Fixture::new();
        for group in fixture.find(&query).facets.groups {
            let others = clear_key(&query, group.key);
            for value in group.values {
                let kept = toggle_kept(&others, group.key, &value.query_value);
                let found = fixture.find(&kept);
                prop_assert_eq!(found.len(), value.count + value.possibly, "{}", kept);
            }
        }
    }
}
