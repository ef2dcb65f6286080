use proptest::prelude::*;
use serde::Serialize;

use super::*;
use crate::when::When;

/// The same by way of serde, the plain way.
#[derive(Serialize)]
struct Answered<'a> {
    input: &'a str,
    valid: bool,
    level: Option<u8>,
    earliest: Option<String>,
    latest: Option<String>,
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

fn plain_json(input: &str) -> String {
    let parsed = When::parse(input);
    let when = parsed.as_ref().ok();
    let bound = |bound: Bound| (bound != Bound::Unknown).then(|| bound.to_string());
    let answered = Answered {
        input,
        valid: when.is_some(),
        level: when.map(When::level),
        earliest: when.and_then(|when| bound(when.earliest())),
        latest: when.and_then(|when| bound(when.latest())),
        words: when.map(When::words),
        error: parsed.as_ref().err().map(ToString::to_string),
    };
    out::json(&answered).expect("json") + "\n"
}

fn plain_text(input: &str) -> String {
    let lines = match When::parse(input) {
        Ok(when) => Explanation::from(&when).lines().map(|(label, told)| (label, told.into_owned())).to_vec(),
        Err(error) => vec![("not a date", error.to_string())],
    };
    let lines = lines.iter().map(|(label, told)| format!("  {label:<14} {}\n", Shown::of(told)));
    format!("{}\n", Shown::of(input)) + &lines.collect::<String>()
}

fn answered(input: &str, format: PlainFormat) -> String {
    let mut out = Vec::new();
    let valid = answer(input, format, &mut out).expect("memory");
    assert_eq!(valid, When::parse(input).is_ok());
    String::from_utf8(out).expect("text")
}

/// Dates of all levels, right and wrong, and whatever else.
fn expression() -> impl Strategy<Value = String> {
    let date = "[0-9]{4}[?~%]?|[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?[?~%]?|-?[0-9X]{4}(-[?~%]?[0-9X]{2}[?~%]?){0,2}\
                |Y-?[0-9]{1,18}(E[0-9]{1,2})?(S[1-9])?|[12][0-9]{3}-[2-4][0-9]|[12][0-9]{3}S[1-4]";
    let end = prop_oneof![4 => date, 1 => Just("..".to_owned()), 1 => Just(String::new())].boxed();
    prop_oneof![
        6 => date,
        2 => (end.clone(), end.clone()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => (date, date).prop_map(|(a, b)| format!("[{a}..{b}]")),
        1 => prop::collection::vec(date, 1..4).prop_map(|dates| format!("{{{}}}", dates.join(","))),
        1 => "[12][0-9]{3}-0[1-9]-[012][0-9]T[0-2][0-9]:[0-5][0-9](:[0-6][0-9])?(Z|[+-][01][0-9](:[0-5][0-9])?)?",
        1 => "[ -~–—éא\u{1b}\u{202e}\"\\\\\t]{0,12}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_short_ways_say_what_the_long_ones_say(input in expression()) {
        prop_assert_eq!(answered(&input, PlainFormat::Json), plain_json(&input));
        prop_assert_eq!(answered(&input, PlainFormat::Text), plain_text(&input));
    }
}

/// All that is plain, and all that nearly is.
#[test]
fn every_day_of_a_leap_year_and_what_is_no_day() {
    for month in 0..=13 {
        for day in 0..=32 {
            for input in [format!("2024-{month:02}-{day:02}"), format!("2023-{month:02}-{day:02}%")] {
                assert_eq!(answered(&input, PlainFormat::Json), plain_json(&input));
            }
        }
        for input in [format!("1900-{month:02}"), format!("1900-{month:02}~"), format!("{month:04}")] {
            assert_eq!(answered(&input, PlainFormat::Text), plain_text(&input));
        }
    }
}
