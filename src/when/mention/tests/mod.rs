//! Dates in prose.

use super::*;

/// No token is looked at more often, on the average of a text.
const LOOKS: usize = 1_000;

fn when(written: &str) -> When {
    When::parse(written).expect(written)
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
        ("On Thursday", "[2022-04-22..]", "2022-04-21?", "the Thursday before Friday 22 April 2022, if published then"),
        ("in October 2019", "[2022-04-22..]", "2019-10", ""),
        ("On March 14", "XXXX", "XXXX-03-14", "the day of the report is not known"),
        ("three weeks after", "2022-02-24", "[2022-03-14..2022-03-20]", "3 weeks after Thursday 24 February 2022"),
        (
            "last Thursday",
            "2022-04-22",
            "[2022-04-14,2022-04-21]",
            "the Thursday before Friday 22 April 2022, or a week before that",
        ),
        (
            "last week",
            "2022-04-24",
            "[2022-04-11..2022-04-24]",
            "the week before the week of Sunday 24 April 2022, or that week",
        ),
        ("Tuesday, April 18", "2022-12-01", "2017-04-18", "the last Tuesday 18 April up to Thursday 1 December 2022"),
        ("in May", "2022", "[2021-05,2022-05]", "the last May up to 2022"),
        ("last spring", "2022-04-22", "2021-21", "the last spring that was over by Friday 22 April 2022"),
        ("in the spring", "2022-04-22", "2022-21", "the last spring up to Friday 22 April 2022"),
    ] {
        let resolved = resolve(written, None, &when(from)).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(resolved.when.canonical(), expected, "{written}");
        assert_eq!(resolved.derivation().unwrap_or_default(), derivation, "{written}");
    }
}

/// Where two readings are usual, only what agrees with neither is a contradiction.
#[test]
fn what_a_source_says_may_mean_one_of_several() {
    for (written, from, agrees, contradicts) in [
        (
            "last Thursday",
            "2022-04-22",
            &["2022-04-14", "2022-04-21", "2022-04"][..],
            &["2022-04-07", "2022-04-18"][..],
        ),
        ("next Saturday", "2022-04-22", &["2022-04-23", "2022-04-30"], &["2022-04-25"]),
        ("last week", "2022-04-24", &["2022-04-12", "2022-04-22"], &["2022-04-05", "2022-04-26"]),
        ("last week", "2022-04-22", &["2022-04-10", "2022-04-17"], &["2022-04-08", "2022-04-20"]),
        ("last March", "2022-04-22", &["2022-03", "2021-03-07"], &["2020-03", "2021-04"]),
        ("last spring", "2022-07-01", &["2022-21", "2021-04"], &["2020-21", "2022-07"]),
        ("in May", "2022", &["2021-05", "2022-05-03"], &["2021-11", "2022-04"]),
        ("on Thursday", "2022-04-22", &["2022-04-21"], &["2022-04-14"]),
    ] {
        let resolved = resolve(written, None, &when(from)).unwrap_or_else(|| panic!("{written}"));
        for told in agrees {
            assert!(!resolved.contradicts(&when(told)), "{written}: {told}");
        }
        for told in contradicts {
            assert!(resolved.contradicts(&when(told)), "{written}: {told}");
        }
    }
}

/// The end of the query box's `early 2019` and that of a text are the same day.
#[test]
fn thirds_are_the_same_wherever_they_are_read() {
    let starts = [
        "early",
        "early in",
        "the beginning of",
        "the start of",
        "mid",
        "the middle of",
        "late",
        "late in",
        "the end of",
    ];
    for start in starts.into_iter().chain(["mid-", "early-", "late-"]) {
        for whole in ["2019", "March 2021", "February 2020", "April 2022", "the 1950s", "the 1990s"] {
            let gap = if start.ends_with('-') { "" } else { " " };
            let whole = if gap.is_empty() { whole.trim_start_matches("the ") } else { whole };
            for side in ["", "by ", "before ", "after "] {
                let words = format!("{side}{start}{gap}{whole}");
                let typed = When::from_words(&words).unwrap_or_else(|error| panic!("{words}: {error}"));
                let told = resolve(&words, None, &when("2022-04-22")).unwrap_or_else(|| panic!("{words} in a text"));
                assert_eq!(typed.span(), told.when.span(), "{words}");
            }
        }
    }
}

#[test]
fn how_the_dates_of_a_text_were_reckoned() {
    let text = "In April 2021 he agreed. That same month he left; two days after 1 March 2022 he was back. He wrote on \
                Thursday, and the next day.";
    for (published, expected) in [
        (
            "2022-04-22",
            &[
                "",
                "the month of “April 2021”",
                "2 days after Tuesday 1 March 2022",
                "the Thursday before Friday 22 April 2022",
                "the day after “Thursday”",
            ],
        ),
        (
            "[2022-04..]",
            &[
                "",
                "the month of “April 2021”",
                "2 days after Tuesday 1 March 2022",
                "the Thursday before April 2022, if published then",
                "the day after “Thursday”",
            ],
        ),
    ] {
        let found = mentions(text, None, &when(published));
        let told: Vec<_> = found.iter().map(|one| one.derivation().unwrap_or_default()).collect();
        assert_eq!(told, expected, "{published}");
    }
}

#[test]
fn before_and_by_the_end_of_something() {
    for (words, expected) in [
        ("before the end of 2022", "[..2022-12]"),
        ("by the end of 2022", "[..2022-12]"),
        ("before the end of February 2022", "[..2022-02-28]"),
        ("after the start of 2022", "[2022-01..]"),
        ("before early 2022", "[..2021-12]"),
        ("before mid-2022", "[..2022-04]"),
        ("after the end of 2022", "[2023-01..]"),
        ("by late March 2022", "[..2022-03-31]"),
    ] {
        let typed = When::from_words(words).unwrap_or_else(|error| panic!("{words}: {error}"));
        let told = resolve(words, None, &when("2022-04-22")).unwrap_or_else(|| panic!("{words} in a text"));
        assert_eq!((typed.canonical(), told.when.canonical()), (expected.into(), expected.into()), "{words}");
    }
}

/// The rows of a table: a text in which `{words|EDTF}` or `{words|EDTF|rule}` stands for words that are a date, and
/// `¶` for the end of a line. `@` names the day of the report.
fn wrong(table: &str, language: Option<&str>) -> (usize, Vec<String>) {
    let (mut published, mut rows, mut wrong) = ("", 0, Vec::new());
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        if let Some(date) = row.strip_prefix("@ ") {
            published = date;
            continue;
        }
        rows += 1;
        let (text, expected) = marked(row);
        let found = mentions(&text, language, &when(published));
        let found: Vec<_> =
            found.iter().map(|one| (&text[one.at.clone()], one.when.written().to_owned(), one.rule.name())).collect();
        let fits = found.len() == expected.len()
            && found.iter().zip(&expected).all(|(found, expected)| {
                found.0 == expected.0 && found.1 == expected.1 && (expected.2.is_empty() || found.2 == expected.2)
            });
        if !fits {
            wrong.push(format!("{row}\n    found {found:?}"));
        }
    }
    (rows, wrong)
}

/// The text of a row, and the dates in it: words, EDTF, rule.
fn marked(row: &str) -> (String, Vec<(String, String, String)>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    for (nth, piece) in row.replace('¶', "\n").split(['{', '}']).enumerate() {
        let mut parts = piece.split('|').map(str::to_owned);
        let words = parts.next().unwrap_or_default();
        text.push_str(&words);
        if nth % 2 == 1 {
            expected.push((words, parts.next().unwrap_or_default(), parts.next().unwrap_or_default()));
        }
    }
    (text, expected)
}

#[test]
fn the_tables_of_mentions() {
    let tables = [
        (include_str!("absolute.txt"), None, 130),
        (include_str!("relative.txt"), None, 150),
        (include_str!("uncertain.txt"), None, 25),
        (include_str!("none.txt"), None, 100),
        (include_str!("german.txt"), Some("de"), 20),
    ];
    let mut all = Vec::new();
    for (table, language, at_least) in tables {
        let (rows, wrong) = wrong(table, language);
        assert!(rows >= at_least, "{rows} rows");
        all.extend(wrong);
    }
    assert!(all.is_empty(), "{} rows:\n{}", all.len(), all.join("\n"));
}

/// Each token is looked at a bounded number of times, though a date be begun at each and never end.
#[test]
fn the_work_is_bounded_whatever_the_text() {
    let lexicon = lexicon(None);
    let mut most = (0, "");
    for piece in [
        "The lamp went out, and nobody knew why. ",
        "24 February 2022, ",
        "24 to ",
        "the day after ",
        "the day before the ",
        "two days after the ",
        "early in the ",
        "the first week of ",
        "the first half of the last week of ",
        "between the 1 and ",
        "from early late mid ",
        "March, ",
        "1 and 2, ",
        "January, March 3, ",
        "on Thursday, ",
        "Thursday at 5 pm on ",
        "at 5 pm on the ",
        "since before until ",
        "in the winter of ",
        "the week of the ",
        "last this next ",
        "New Year’s ",
    ] {
        let text = piece.repeat(200);
        let tokens = tokens(&text, 0..text.len(), lexicon);
        let mut grammar = Grammar::new(&text, &tokens, lexicon);
        for at in 0..tokens.len() {
            let _ = grammar.read(at);
        }
        most = most.max((grammar.looks.get() / tokens.len(), piece));
    }
    assert!(most.0 <= LOOKS, "{most:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn places_are_exact(
        text in "((on|in|the|from|between|and|of|last|March|may|24|2022|2022-04-22|weeks|ago|after|Thursday|first|’s|–|\\.|,|ß|\\PC)( |\n|-)?){0,24}",
        published in proptest::sample::select(vec!["2022-04-22", "2022-04", "2022", "../2022", "[2022-04-22..]", "XXXX", "-0043-03~", "9999-12-31"]),
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
