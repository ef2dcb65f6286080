//! Dates in prose.

use super::*;

fn when(written: &str) -> When {
    When::parse(written).expect(written)
}

fn found(text: &str, language: Option<&str>, published: &str) -> Vec<(String, String)> {
    let mentions = mentions(text, language, &when(published));
    mentions.into_iter().map(|one| (text[one.at].to_owned(), one.when.canonical())).collect()
}

#[test]
fn what_a_source_says_is_reckoned_from_its_date() {
    for (written, from, expected, derivation) in [
        ("on Thursday", "2022-04-22", "2022-04-21", "the Thursday before Friday 22 April 2022"),
        ("on Friday", "2022-04-22", "2022-04-22", "Friday 22 April 2022 itself"),
        ("last month", "2022-04", "2022-03", "the month before April 2022"),
        ("that same month", "2021-04", "2021-04", "April 2021 itself"),
        ("On March 14", "2022-04-22", "2022-03-14", "the last 14 March up to Friday 22 April 2022"),
        ("in October 2019", "2022-04-22", "2019-10", ""),
        ("on Feb.24", "2022-04-22", "2022-02-24", "the last 24 February up to Friday 22 April 2022"),
        (
            "the first three weeks of March",
            "2022-04-22",
            "[2022-03-01..2022-03-21]",
            "the last March up to Friday 22 April 2022",
        ),
        ("three weeks after", "2022-02-24", "[2022-03-14..2022-03-20]", "3 weeks after Thursday 24 February 2022"),
    ] {
        let resolved = resolve(written, None, &when(from)).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(resolved.when.canonical(), expected, "{written}");
        assert_eq!(resolved.derivation().unwrap_or_default(), derivation, "{written}");
    }
}

#[test]
fn dates_are_found_in_a_text() {
    for (text, published, expected) in [
        ("He met them on 24 February 2022.", "2022-04-22", vec![("24 February 2022", "2022-02-24")]),
        ("On Thursday, and in March", "2022-04-22", vec![("Thursday", "2022-04-21"), ("March", "2022-03")]),
        ("You may march 14 miles.", "2022-04-22", vec![]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(at, when)| ((*at).to_owned(), (*when).to_owned())).collect();
        assert_eq!(found(text, None, published), expected, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn places_are_exact(
        text in "((on|in|the|from|between|and|of|last|March|may|24|2022|2022-04-22|weeks|ago|after|Thursday|first|’s|–|\\.|,|ß|\\PC)( |\n|-)?){0,24}",
        published in proptest::sample::select(vec!["2022-04-22", "2022-04", "2022", "../2022", "-0043-03~", "9999-12-31"]),
    ) {
        let mut end = 0;
        for one in mentions(&text, None, &when(published)) {
            proptest::prop_assert!(one.at.start >= end && one.at.start < one.at.end, "{:?}", one.at);
            proptest::prop_assert!(text.is_char_boundary(one.at.start) && text.is_char_boundary(one.at.end));
            end = one.at.end;
        }
        let _ = resolve(&text, Some("de"), &when(published)).map(|resolved| resolved.derivation());
    }
}
