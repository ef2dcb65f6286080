//! What is typed, and what comes of it: tables of cases.

mod dates;
mod texts;

use crate::model::Basis;
use crate::query::fixture::Fixture;
use crate::query::{Query, TokenKind, clear_key, toggle_kept, toggle_left_out};

/// The tokens as `kind:text`, in their order.
fn tokens(query: &str) -> String {
    let parsed = Query::parse(query);
    let shown = parsed.tokens().iter().map(|token| {
        let kind = match token.kind {
            TokenKind::Word => "w",
            TokenKind::Phrase => "p",
            TokenKind::Key => "k",
            TokenKind::Value => "v",
            TokenKind::Not => "n",
            TokenKind::Or => "o",
            TokenKind::Bad => "b",
        };
        format!("{kind}{}‹{}›", token.span.start, &query[token.span.clone()])
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn tokens_and_their_spans() {
    for (query, expected) in [
        ("", ""),
        ("  ", ""),
        ("regul", "w0‹regul›"),
        ("a | b c", "w0‹a› o2‹|› w4‹b› w6‹c›"),
        ("a|b", "w0‹a› o1‹|› w2‹b›"),
        ("-a", "n0‹-› w1‹a›"),
        ("- a", "b0‹-› w2‹a›"),
        ("a -", "w0‹a› b2‹-›"),
        ("--a", "n0‹-› w1‹-a›"),
        ("\"two words\" x", "p0‹\"two words\"› w12‹x›"),
        ("\"two wor", "p0‹\"two wor›"),
        ("'word x", "p0‹'word› w6‹x›"),
        ("actor:regul", "k0‹actor:› v6‹regul›"),
        ("Actor:x", "k0‹Actor:› v6‹x›"),
        ("-actor:\"the regulator\"", "n0‹-› k1‹actor:› v7‹\"the regulator\"›"),
        ("actor:", "k0‹actor:›"),
        ("actor: x", "k0‹actor:› w7‹x›"),
        ("acter:x y", "b0‹acter:x› w8‹y›"),
        ("03:40", "w0‹03:40›"),
        ("when:2021..2022-03", "k0‹when:› v5‹2021..2022-03›"),
        ("actor:\"a \\\" b\" c", "k0‹actor:› v6‹\"a \\\" b\"› w15‹c›"),
        ("Łódź\u{a0}東京", "w0‹Łódź› w9‹東京›"),
    ] {
        assert_eq!(tokens(query), expected, "{query:?}");
    }
}

#[test]
fn queries_and_the_events_they_find() {
    let fixture = Fixture::new();
    for (query, expected) in [
        // Words: tiers first, the title before the tags before the rest, ties by time.
        ("war", "war appeal audit"),
        ("tre", "treaty red-river visit meeting donors"),
        ("regul", "meeting agrees ends donors"),
        ("regu head", "meeting"),
        ("head regu", "meeting"),
        ("exchange agrees", "agrees"),
        ("zzz", ""),
        // Folding.
        ("kyiv", "kyiv"),
        ("KYÏV", "kyiv"),
        ("lodz", "appeal"),
        ("strasse", "strasse"),
        ("STRASSE", "strasse"),
        ("москва", "moskva"),
        ("京", "tokyo"),
        ("会議", "tokyo"),
        ("donors'", "donors"),
        // Exact words, phrases, exclusion, alternatives.
        ("'tre", "treaty"),
        ("\"agrees to\"", "agrees"),
        ("\"to agrees\"", ""),
        ("regul -donors", "meeting agrees ends"),
        ("kyiv | lodz", "kyiv appeal"),
        ("kyiv | lodz volunteers", "appeal"),
        ("kyiv|lodz -staff", ""),
        // Keys.
        ("actor:regul", "meeting donors"),
        ("actor:\"the regulator\" actor:donors", "donors"),
        ("actor:donors | actor:volunteers", "donors appeal"),
        ("actor:gulator tag:war", "war"),
        ("actor:lukasz", "strasse"),
        ("tag:war", "war"),
        ("tag:cust", "agrees donors"),
        ("place:moscow", "visit meeting"),
        ("place:京", "tokyo"),
        ("source:harbour", "agrees trading appeal ends"),
        ("source:\"door kept\"", "treaty red-river visit agrees meeting donors war kyiv strasse"),
        ("outlet:parliament", "meeting"),
        ("standing:contested", "agrees"),
        ("standing:single", "treaty red-river visit donors war kyiv appeal strasse"),
        ("standing:\"single origin\" tag:war", "war"),
        ("standing:c", "agrees meeting"),
        ("stance:denies", "agrees ends"),
        ("stance:silent", "ends"),
        ("verdict:norm", "agrees trading appeal ends"),
        ("verdict:unchecked", "meeting"),
        ("id:war", "war"),
        ("id:re", "red-river"),
        ("by:spokeswoman", "agrees ends"),
        ("by:an", "trading"),
        // Dates answer in three ways.
        ("when:2021", "agrees meeting donors ends?"),
        ("when:2021-04", "agrees? meeting donors ends?"),
        ("when:2022-03", "trading kyiv appeal ends?"),
        ("when:2018..2019", "treaty red-river visit ends?"),
        ("before:2019", "treaty red-river ends?"),
        ("after:2022-04", "moskva tokyo"),
        ("-when:2021 regulator", "ends?"),
        ("-before:2022 -after:2022-04 tag:staff", "kyiv appeal"),
        ("when:2021 tag:markets", ""),
        // What had been published by then; who says nothing tells nothing, and of no date it is possible.
        ("known:2022-04-22 tag:staff", "kyiv"),
        ("known:2022-04-23 tag:staff", "kyiv appeal"),
        ("known:2022-04-22 tag:regulator", "agrees meeting"),
        ("known:2021 place:moscow", "meeting?"),
        ("-known:2022-04-22 tag:markets", "trading"),
        // What waits for more asks for nothing yet.
        ("war |", "war appeal audit"),
        ("war -", "war appeal audit"),
        ("war \"", "war appeal audit"),
    ] {
        assert_eq!(fixture.keys(query), expected, "{query:?}");
    }
    assert_eq!(fixture.find("").len(), fixture.chronology.event_count());
}

#[test]
fn what_is_wrong_and_what_may_have_been_meant() {
    let fixture = Fixture::new();
    for (query, span, message, nearest) in [
        ("actor:regulater", 0..15, "there is no such actor; the nearest is the regulator", Some("actor:regulator")),
        (
            "war -actor:regulater",
            5..20,
            "there is no such actor; the nearest is the regulator",
            Some("actor:regulator"),
        ),
        ("actor:zebra", 0..11, "there is no such actor", None),
        ("actor:", 0..6, "actor: wants a value after the colon", None),
        ("acter:donors", 0..12, "there is no key acter: – the nearest is actor:", Some("actor:donors")),
        ("source:legder", 0..13, "there is no such source; the nearest is ledger", Some("source:ledger")),
        ("outlet:harbor", 0..13, "there is no such outlet; the nearest is Harbour Post", Some("outlet:Harbour")),
        ("standing:contsted", 0..17, "there is no such standing; the nearest is contested", Some("standing:contested")),
        ("stance:maybe", 0..12, "there is no such stance; it is one of asserts, denies, qualifies, silent", None),
        ("verdict:fuond", 0..13, "there is no such verdict; the nearest is found", Some("verdict:found")),
        (
            "tag:\"custmer data\"",
            0..18,
            "there is no such tag; the nearest is customer data",
            Some("tag:\"customer data\""),
        ),
        ("id:treatie", 0..10, "there is no such event; the nearest is treaty", Some("id:treaty")),
        (
            "by:spokeswomen",
            0..14,
            "there is no such speaker; the nearest is a spokeswoman of the exchange",
            Some("by:spokeswoman"),
        ),
    ] {
        let troubles = fixture.find(query).troubles;
        assert_eq!(troubles.len(), 1, "{query:?}: {troubles:?}");
        assert_eq!(troubles[0].span, span, "{query:?}");
        assert_eq!(troubles[0].message, message, "{query:?}");
        assert_eq!(troubles[0].nearest.as_deref(), nearest, "{query:?}");
    }
}

#[test]
fn the_rest_still_filters_and_there_is_a_way_out() {
    let fixture = Fixture::new();
    let found = fixture.find("actor:regulater when:2021");
    assert_eq!(fixture.keys("actor:regulater when:2021"), fixture.keys("when:2021"));
    assert_eq!(found.possibly(), 1);
    let parts: Vec<_> = found.parts.iter().map(|part| (part.span.clone(), part.alone)).collect();
    assert_eq!(parts, [(0..15, 0), (16..25, 4)]);
    for (query, expected) in [
        ("actor:regulater when:2021", Some(("actor:regulator when:2021", 2))),
        ("regulater -actor:doners", Some(("regulator -actor:donors", 3))),
        ("war", None),
        ("zzzzzz", None),
        ("actor:zebra", None),
        ("kyiv lodz", None),
    ] {
        let suggestion = fixture.suggestion(query);
        assert_eq!(suggestion.as_ref().map(|way| (way.query.as_str(), way.count)), expected, "{query:?}");
    }
}

#[test]
fn what_matched_where_it_was_not_the_title() {
    let fixture = Fixture::new();
    for (query, expected) in [
        ("regul", "meeting:- agrees:tag=regulator ends:tag=regulator donors:actor=the regulator"),
        ("lodz volunteers", "appeal:place=Łódź"),
        ("tag:war", "war:-"),
    ] {
        let found = fixture.find(query);
        let hits = found.hits().map(|hit| {
            let field = found.field(&fixture.chronology, &fixture.index, &Basis::default(), hit.event);
            let field = field.map_or("-".to_owned(), |field| format!("{}={}", field.kind.word(), field.text));
            format!("{}:{field}", fixture.chronology.key(hit.event))
        });
        assert_eq!(hits.collect::<Vec<_>>().join(" "), expected, "{query:?}");
    }
}

#[test]
fn matched_letters_in_any_text() {
    for (query, text, expected) in [
        ("kyiv", "The Kyïv office", "Kyïv"),
        ("strasse", "Lange Straße 1", "Straße"),
        ("stras", "Lange Straße 1", "Straß"),
        ("москва", "МОСКВА", "МОСКВА"),
        ("war", "Ward of war", "war"),
        ("tre", "the Red Cross", "t|Re"),
        ("\"red c\"", "the Red Cross", "Red C"),
        ("e", "Cafe\u{301} e\u{308}t", "e\u{308}"),
        ("東", "東京東", "東|東"),
        ("regul when:2021 actor:the", "the regulator", "regul"),
        ("-the | regul", "the regulator", "regul"),
        ("red cross", "The Red Cross", "Red|Cross"),
        ("", "The Red Cross", ""),
    ] {
        let marked: Vec<&str> = Query::parse(query).marks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked.join("|"), expected, "{query:?} in {text:?}");
    }
}

/// A group of facets as `label count`, `+n` for possible ones, `■` for kept, `−` for left out.
fn facet(fixture: &Fixture, query: &str, key: &str) -> String {
    let facets = fixture.find(query).facets;
    let group = facets.groups.iter().find(|group| group.key == key).expect("the group is there");
    let shown = group.values.iter().map(|value| {
        let mark = if value.kept {
            "■"
        } else if value.left_out {
            "−"
        } else {
            ""
        };
        let possibly = if value.possibly > 0 { format!("+{}", value.possibly) } else { String::new() };
        format!("{mark}{} {}{possibly}", value.label, value.count)
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn facets_count_what_the_other_groups_leave() {
    let fixture = Fixture::new();
    for (query, key, expected) in [
        ("", "standing", "contested 1, denied 1, qualified 1, corroborated 1, single-origin 8, unsourced 3"),
        (
            "standing:contested",
            "standing",
            "■contested 1, denied 1, qualified 1, corroborated 1, single-origin 8, unsourced 3",
        ),
        ("tag:staff", "standing", "contested 0, denied 0, qualified 0, corroborated 0, single-origin 2, unsourced 0"),
        (
            "tag:staff",
            "verdict",
            "found 1, normalised 1, near 0, moved 0, ambiguous 0, elsewhere 0, missing 0, unchecked 0",
        ),
        ("", "tag", "regulator 3, customer data 2, staff 2, law 1, markets 1, travel 1, war 1, weather 1"),
        (
            "actor:\"the exchange\" -tag:staff",
            "tag",
            "regulator 2, customer data 1, −staff 1, law 0, markets 1, travel 1, war 0, weather 0",
        ),
        ("tag:staff", "source", "The Ledger 1, Harbour Post 1, Parliament record 0"),
        ("", "year", "2018 2+1, 2019 1+1, 2020 1+1, 2021 3+1, 2022 7+1"),
        ("when:2021 | when:2022", "year", "2018 2+1, 2019 1+1, 2020 1+1, ■2021 3+1, ■2022 7+1"),
        ("when:2021", "standing", "contested 1, denied 1, qualified 0, corroborated 1, single-origin 1, unsourced 0"),
        (
            "when:2022 actor:\"the exchange\" | actor:volunteers",
            "actor",
            "■the exchange 3, the regulator 0, donors 0, Łukasz “Lu” Groß 1, regional head 0, the red cross 0, ■volunteers 1, 外務省 1",
        ),
    ] {
        assert_eq!(facet(&fixture, query, key).to_lowercase(), expected.to_lowercase(), "{query:?}");
    }
    let facets = fixture.find("").facets;
    let keys: Vec<_> = facets.groups.iter().map(|group| group.key).collect();
    assert_eq!(keys, ["standing", "verdict", "actor", "tag", "source", "year"]);
}

#[test]
fn facets_write_the_query() {
    for (query, key, value, kept, left_out) in [
        ("", "actor", "donors", "actor:donors", "-actor:donors"),
        ("", "actor", "\"the exchange\"", "actor:\"the exchange\"", "-actor:\"the exchange\""),
        ("", "actor", "the exchange", "actor:\"the exchange\"", "-actor:\"the exchange\""),
        ("", "year", "2021", "when:2021", "-when:2021"),
        ("war", "actor", "a", "war actor:a", "war -actor:a"),
        ("actor:a", "actor", "b", "actor:a | actor:b", "actor:a -actor:b"),
        ("actor:a war", "actor", "b", "actor:a | actor:b war", "actor:a war -actor:b"),
        ("actor:a | actor:b war", "actor", "b", "actor:a war", "actor:a war -actor:b"),
        ("actor:a | actor:b war", "actor", "a", "actor:b war", "actor:b war -actor:a"),
        ("x actor:a war", "actor", "A", "x war", "x war -actor:A"),
        ("-actor:a x", "actor", "a", "x actor:a", "x"),
        ("-actor:a", "actor", "b", "-actor:a actor:b", "-actor:a -actor:b"),
        ("actor:a | war", "actor", "a", "actor:a | war actor:a", "actor:a | war -actor:a"),
        ("\"open phr", "tag", "x", "\"open phr\" tag:x", "\"open phr\" -tag:x"),
        ("\"open\\", "tag", "x", "\"open\\\\\" tag:x", "\"open\\\\\" -tag:x"),
        ("war |", "tag", "x", "war tag:x", "war -tag:x"),
        ("war | -", "tag", "x", "war tag:x", "war -tag:x"),
        ("", "tag", "a\"b|c", "tag:\"a\\\"b|c\"", "-tag:\"a\\\"b|c\""),
        ("war", "colour", "x", "war", "war"),
        ("war", "tag", "", "war", "war"),
    ] {
        assert_eq!(toggle_kept(query, key, value), kept, "keep {value:?} in {query:?}");
        assert_eq!(toggle_left_out(query, key, value), left_out, "leave {value:?} out of {query:?}");
    }
}

#[test]
fn a_key_is_cleared() {
    for (query, key, expected) in [
        ("actor:a | actor:b war -actor:c", "actor", "war"),
        ("actor:a | war", "actor", "actor:a | war"),
        ("war when:2021 | when:2022 tag:x", "year", "war tag:x"),
        ("war", "tag", "war"),
        ("", "tag", ""),
    ] {
        assert_eq!(clear_key(query, key), expected, "{query:?}");
    }
}

#[test]
fn tab_offers_keys_and_values() {
    let fixture = Fixture::new();
    for (query, cursor, expected) in [
        ("a", 1, "actor:@0..1, after:@0..1"),
        ("war -ta", 7, "tag:@5..7"),
        ("when", 4, "when:@0..4"),
        ("tga", 3, "tag:@0..3"),
        ("war", 3, ""),
        (
            "tag:",
            4,
            "regulator 3@4..4, \"customer data\" 2@4..4, staff 2@4..4, law 1@4..4, markets 1@4..4, travel 1@4..4, war 1@4..4, weather 1@4..4",
        ),
        ("tag:w", 5, "war 1@4..5, weather 1@4..5"),
        ("tag:data x", 8, "\"customer data\" 2@4..8"),
        ("actor:\"the", 10, "\"the exchange\" 6@6..10, \"the regulator\" 2@6..10, \"the Red Cross\" 1@6..10"),
        ("actor:regulator", 9, "\"regional head\" 1@6..15, \"the regulator\" 2@6..15"),
        ("act:", 4, "actor:@0..4"),
        ("acter:x", 6, "actor:@0..6"),
        ("actor:don", 3, "actor:@0..6"),
        ("standing:c", 10, "contested@9..10, corroborated@9..10"),
        ("stance:d", 8, "denies 2@7..8"),
        ("source:harb", 11, "harbour 4@7..11"),
        ("verdict:fuond", 13, "found@8..13"),
        ("when:202", 8, "2022 8@5..8, 2021 3@5..8, 2020 1@5..8"),
        ("\"a phrase", 5, ""),
        ("id:tre", 6, "treaty@3..6"),
        ("place:Łó", 10, "Łódź 1@6..10"),
        ("place:Łó", 99, "Łódź 1@6..10"),
    ] {
        let offered = fixture.complete(query, cursor).into_iter().map(|one| {
            let count = one.count.map_or(String::new(), |count| format!(" {count}"));
            format!("{}{count}@{:?}", one.with, one.replace)
        });
        assert_eq!(offered.collect::<Vec<_>>().join(", "), expected, "{query:?} at {cursor}");
    }
    assert_eq!(fixture.complete("", 0).len(), 15);
}
