//! Weekdays in prose, and whether dates agree with them.

use chrono::Weekday::{self, *};

use super::*;

#[test]
fn whether_a_date_was_on_a_weekday() {
    for (date, weekday, expected) in [
        ("2022-04-22", Fri, Answer::Yes),
        ("2022-04-22", Thu, Answer::No),
        ("2022-04-22T03:40", Thu, Answer::No),
        ("2022-04-18/2022-04-20", Tue, Answer::Possibly),
        ("2022-04-18/2022-04-20", Thu, Answer::No),
        ("[2022-04-18..2022-04-23]", Sun, Answer::No),
        ("[2022-04-18..2022-04-24]", Sun, Answer::Possibly),
        // What is doubtful or open may have been any day.
        ("2022-04-22?", Thu, Answer::Possibly),
        ("2022-04-22~", Thu, Answer::Possibly),
        ("2022-04", Thu, Answer::Possibly),
        ("[2022-04-22..]", Thu, Answer::Possibly),
        ("2022-04-22/", Thu, Answer::Possibly),
        ("/2022-04-22", Thu, Answer::Possibly),
        // Nobody lived by the Gregorian calendar then.
        ("1066-10-14", Sun, Answer::Possibly),
    ] {
        assert_eq!(when(date).on_weekday(weekday), expected, "{date} {weekday}");
    }
}

#[test]
fn the_nearest_one() {
    for (day, weekday, expected) in [
        ("2022-04-22", Fri, "2022-04-22"),
        ("2022-04-22", Thu, "2022-04-21"),
        ("2022-04-22", Mon, "2022-04-25"),
        ("2022-04-22", Tue, "2022-04-19"),
        ("2022-03-01", Mon, "2022-02-28"),
    ] {
        let day = when(day).span().single_day().expect("a day");
        assert_eq!(nearest_weekday(day, weekday).to_string(), expected, "{day} {weekday}");
    }
}

#[test]
fn weekdays_in_the_words_of_a_source() {
    let cases: &[(&str, Option<&str>, &[Weekday])] = &[
        ("on Thursday", None, &[Thu]),
        ("on thursday", Some("en-GB"), &[Thu]),
        ("last Tues. afternoon", Some("EN"), &[Tue]),
        ("Monday or Tuesday", None, &[Mon, Tue]),
        ("Thursday's", None, &[Thu]),
        ("Tuesday night", None, &[Tue, Wed]),
        ("am Donnerstag", Some("de"), &[Thu]),
        ("in der Nacht zum Sonnabend", Some("de-AT"), &[Sat, Sun]),
        // Beside it, not on it.
        ("the day after Thursday", None, &[]),
        ("by Friday", None, &[]),
        ("seit Montag", Some("de"), &[]),
        // No weekday, or not in that language.
        ("the sun was up", None, &[]),
        ("they sat", None, &[]),
        ("on Thursdays", None, &[]),
        ("on Thursday", Some("xx"), &[]),
        ("Montag", None, &[]),
        ("", None, &[]),
    ];
    for (words, language, expected) in cases {
        assert_eq!(weekdays_of(words, *language), *expected, "{words} {language:?}");
    }
}

#[test]
fn weekdays_with_a_full_date() {
    type Case<'a> = (&'a str, &'a [(&'a str, Weekday, &'a str)]);
    let cases: &[Case] = &[
        ("met on Friday 22 April 2022 in Oslo", &[("Friday 22 April 2022", Fri, "2022-04-22")]),
        ("Friday, 22 April 2022.", &[("Friday, 22 April 2022", Fri, "2022-04-22")]),
        ("Friday, April 22, 2022", &[("Friday, April 22, 2022", Fri, "2022-04-22")]),
        ("the Friday 22nd of April 2022", &[("Friday 22nd of April 2022", Fri, "2022-04-22")]),
        ("Friday the 22nd of April, 2022", &[("Friday the 22nd of April, 2022", Fri, "2022-04-22")]),
        ("Fri 2022-04-22", &[("Fri 2022-04-22", Fri, "2022-04-22")]),
        ("Fri., 22 Apr. 2022", &[("Fri., 22 Apr. 2022", Fri, "2022-04-22")]),
        ("Thursday (2022-04-22)", &[("Thursday (2022-04-22", Thu, "2022-04-22")]),
        (
            "Monday, 18 April 2022, Tuesday 19 April 2022",
            &[("Monday, 18 April 2022", Mon, "2022-04-18"), ("Tuesday 19 April 2022", Tue, "2022-04-19")],
        ),
        // Not a full date, not straight after it, or no weekday.
        ("Friday 22 April", &[]),
        ("Friday, April 2022", &[]),
        ("He came on Friday. 22 April 2022 was wet.", &[]),
        ("on Friday he said that 22 April 2022 was wet", &[]),
        ("The Sun, 22 April 2022", &[]),
        ("Friday 31 April 2022", &[]),
        ("Friday", &[]),
        ("Sunday 14 October 1066", &[]),
    ];
    for (text, expected) in cases {
        let found = dated_weekdays(text);
        let found: Vec<_> = found.iter().map(|one| (&text[one.at.clone()], one.weekday, one.day.to_string())).collect();
        let expected: Vec<_> = expected.iter().map(|(at, weekday, day)| (*at, *weekday, (*day).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_list_of_days_without_end() {
    assert_eq!(dated_weekdays(&format!("Monday 1{}", " and 1".repeat(100_000))), []);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(Fri|day|,| |22|April|2022|-|the|\\PC){0,20}") {
        for one in dated_weekdays(&text) {
            proptest::prop_assert!(text.is_char_boundary(one.at.start) && text.is_char_boundary(one.at.end));
        }
        proptest::prop_assert!(weekdays_of(&text, None).len() <= 2 * text.len());
    }
}
