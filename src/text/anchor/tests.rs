use proptest::prelude::*;

use super::*;

fn selector(quote: &str, prefix: &str, suffix: &str, lines: &str) -> Selector {
    let given = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    Selector { quote: given(quote), prefix: given(prefix), suffix: given(suffix), lines: lines.parse().ok() }
}

fn place(text: &str, selector: &Selector) -> Place {
    anchor(&Normal::of(text), &Lines::of(text), selector)
}

#[test]
fn finding() {
    use Match::{Exact, Normalised};
    type Case = (&'static str, &'static str, &'static [(&'static str, Match)]);
    let cases: [Case; 22] = [
        ("He said no.", "said", &[("said", Exact)]),
        ("no, no", "no", &[("no", Exact), ("no", Exact)]),
        ("ha ha ha", "ha ha", &[("ha ha", Exact), ("ha ha", Exact)]),
        ("it's it’s", "it's", &[("it's", Exact)]),
        ("it’s", "it's", &[("it’s", Normalised)]),
        ("“No” – never", "\"No\" - never", &[("“No” – never", Normalised)]),
        ("one\r\n  two", "one two", &[("one\r\n  two", Normalised)]),
        ("one two", "one\ntwo\n", &[("one two", Normalised)]),
        ("so\u{AD}ft\u{AD} touch", "soft touch", &[("so\u{AD}ft\u{AD} touch", Normalised)]),
        ("soft\u{AD}", "soft", &[("soft", Exact)]),
        ("wait…", "wait...", &[("wait…", Normalised)]),
        ("wait…", "wait.", &[]),
        ("caf\u{E9}", "cafe\u{301}", &[("caf\u{E9}", Normalised)]),
        ("cafe\u{301} x", "caf\u{E9} x", &[("cafe\u{301} x", Normalised)]),
        ("“cafe\u{301}", "\"cafe", &[]),
        ("“caf\u{E9}", "\"cafe", &[]),
        ("“\u{1100}\u{1161}\u{11A8}", "\"가", &[]),
        ("No", "no", &[]),
        ("a b", "", &[]),
        ("a b", " ", &[]),
        ("a\u{200B}b", "\u{200B}", &[]),
        ("", "a", &[]),
    ];
    for (text, quote, expected) in cases {
        let found = find_all(&Normal::of(text), quote);
        let found: Vec<_> = found.iter().map(|found| (&text[found.range.clone()], found.how)).collect();
        assert_eq!(found, expected, "{quote:?} in {text:?}");
    }
}

#[test]
fn anchoring() {
    let text = "The firm denied it.\nThe firm agreed.\nOne “firm” more:\nit’s the end\n";
    let at = |words: &str, nth: usize, how, moved| {
        let start = text.match_indices(words).nth(nth).map_or(0, |(at, _)| at);
        Place::At { range: start..start + words.len(), how, moved }
    };
    let whole = |range| Place::Lines { range };
    let cases = [
        (("denied it", "", "", ""), at("denied it", 0, Match::Exact, false)),
        (("denied it", "", "", "1"), at("denied it", 0, Match::Exact, false)),
        (("denied it", "", "", "2-4"), at("denied it", 0, Match::Exact, true)),
        (("denied it", "", "", "90"), at("denied it", 0, Match::Exact, true)),
        (("it's the", "", "", "4"), at("it’s the", 0, Match::Normalised, false)),
        (("firm", "", "", ""), Place::Ambiguous { places: 3, distance: 0 }),
        (("firm", "", "", "2"), at("firm", 1, Match::Exact, false)),
        (("firm", "", "", "1-2"), Place::Ambiguous { places: 2, distance: 0 }),
        (("firm", "", "", "4"), Place::Ambiguous { places: 3, distance: 0 }),
        (("firm", "The ", "", ""), Place::Ambiguous { places: 2, distance: 0 }),
        (("firm", "it. The", " agreed", ""), at("firm", 1, Match::Exact, false)),
        (("firm", "one", "", ""), Place::Missing),
        (("firm", "One \"", "\" more", ""), at("firm", 2, Match::Exact, false)),
        (("denied it", " \n", " ", ""), at("denied it", 0, Match::Exact, false)),
        (("it.\nThe firm", "", "", "2"), at("it.\nThe firm", 0, Match::Exact, false)),
        (("it. The firm", "", "", "1"), at("it.\nThe firm", 0, Match::Normalised, false)),
        (("nowhere", "", "", ""), Place::Missing),
        (("nowhere", "", "", "1"), Place::Missing),
        ((" ", "", "", "1"), Place::Missing),
        (("", "", "", "2"), whole(20..36)),
        (("", "", "", "1-2"), whole(0..36)),
        (("", "", "", "4-5"), Place::LinesBeyondEnd { count: 4 }),
        (("", "", "", ""), Place::Missing),
    ];
    for ((quote, prefix, suffix, lines), expected) in cases {
        let selector = selector(quote, prefix, suffix, lines);
        assert_eq!(place(text, &selector), expected, "{selector:?}");
    }
}

#[test]
fn prefix_and_suffix_may_reach_over_what_normalising_changes() {
    let text = "He said:\u{A0}“yes”… She said: “yes”.";
    let chosen = place(text, &selector("yes", "He said: \"", "\"...", ""));
    assert_eq!(chosen, Place::At { range: 13..16, how: Match::Exact, moved: false });
    // A place that fits word for word but for its suffix does not hide the one that fits normalised.
    let text = "it's so, and it’s not";
    let chosen = place(text, &selector("it's", "", " not", ""));
    assert_eq!(chosen, Place::At { range: 13..19, how: Match::Normalised, moved: false });
}

#[test]
fn line_ranges_made_by_hand_do_no_harm() {
    for (first, last) in [(0, 0), (3, 1), (0, usize::MAX), (usize::MAX, 0)] {
        for quote in [None, Some("a".to_owned())] {
            let selector = Selector { quote, lines: Some(LineRange { first, last }), ..Selector::default() };
            place("a\nb\nc", &selector);
            place("", &selector);
        }
    }
}

#[test]
fn a_large_text_is_normalised_once_for_many_quotations() {
    let text = "The “firm” said – again – that it’s naïve. ".repeat(40_000);
    let normal = Normal::of(&text);
    assert_eq!(find_all(&normal, "\"firm\" said - again").len(), 40_000);
    assert!(find_all(&normal, "not there").is_empty());
    assert_eq!(Normal::of(&"\u{301}".repeat(1_000_000)).text().len(), 2_000_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_place_reads_like_the_quotation(
        text in "(?s)([ab'’“e …–\u{301}\u{323}\u{200B}\u{AD}éệ\r\n]|\u{1100}|\u{1161}|가|각){0,40}",
        quote in "(?s)([ab'\" e.\u{301}é-]){1,4}",
    ) {
        let normal = Normal::of(&text);
        let expected = Normal::of(&quote);
        for found in find_all(&normal, &quote) {
            let there = Normal::of(&text[found.range.clone()]);
            prop_assert_eq!(there.text().trim(), expected.text().trim());
        }
    }

    /// What is told without normalising a text is what normalising it tells.
    #[test]
    fn a_text_that_is_told_to_lack_a_quotation_lacks_it(
        text in "(?s)([abA'’“e …–\u{301}\u{323}\u{200B}\u{AD}éệﬁ\r\n-]|[ab] ?-\n[ab]|\u{1100}|\u{94D}|\u{1161}|가|각){0,40}",
        quote in "(?s)([abA'\" e.\u{301}é-]){1,4}",
    ) {
        let (untouched, normalised) = (Normal::of(&text), Normal::of(&text));
        normalised.text();
        prop_assert_eq!(find_all(&untouched, &quote), find_all(&normalised, &quote));
    }

    #[test]
    fn every_part_of_a_text_is_found_in_it(text in "\\PC{1,40}", start in 0..40_usize, length in 1..20_usize) {
        let part: String = text.chars().skip(start % text.chars().count()).take(length).collect();
        prop_assume!(!Normal::of(&part).text().trim().is_empty());
        let found = find_all(&Normal::of(&text), &part);
        prop_assert!(found.iter().all(|found| found.how == Match::Exact && text[found.range.clone()] == part));
        if text.match_indices(&part).count() == 1 && found.len() == 1 {
            let selector = Selector { quote: Some(part.clone()), ..Selector::default() };
            let range = found[0].range.clone();
            prop_assert_eq!(place(&text, &selector), Place::At { range, how: Match::Exact, moved: false });
        }
        prop_assert!(!found.is_empty());
    }

    #[test]
    fn what_differs_only_in_dress_is_found(words in "[a-c]{1,4}( [a-c]{1,4}){0,3}") {
        let dressed = format!("“{}”…\u{AD}", words.replace(' ', "\u{A0}\n"));
        let found = find_all(&Normal::of(&dressed), &format!("\"{words}\"..."));
        prop_assert_eq!(found, [Found { range: 0..dressed.len() - 2, how: Match::Normalised }]);
    }

    #[test]
    fn normalising_twice_changes_nothing(text in any::<String>()) {
        let once = Normal::of(&text).text().to_owned();
        let twice = Normal::of(&once);
        prop_assert_eq!(twice.text(), &once);
    }
}
