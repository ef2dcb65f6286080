//! What a source's own words for a date mean, and dates that contradict them.

use super::*;
use crate::model::CitationId;

/// What the words of a citation are, and what comes of them.
struct Case {
    /// The fields of the citation beside its source, which was published on Friday 22 April 2022.
    citation: &'static str,
    /// The date that they mean, and how it is reckoned.
    means: &'static str,
    /// What `check` says, with its hint; nothing where the date of the citation, or of the event of 21 April 2022,
    /// agrees.
    said: &'static str,
}

fn case(citation: &'static str, means: &'static str, said: &'static str) -> Case {
    Case { citation, means, said }
}

#[test]
fn words_for_dates() {
    let cases = [
        case(r#"as_written: "on Thursday""#, "2022-04-21 the Thursday before Friday 22 April 2022", ""),
        case(r#"as_written: "April 21""#, "2022-04-21 the last 21 April up to Friday 22 April 2022", ""),
        case(r#"as_written: "this month""#, "2022-04 the month of Friday 22 April 2022", ""),
        case(r#"as_written: "in 2022""#, "2022 ", ""),
        case(r#"as_written: "recently""#, "", ""),
        case(
            r#"as_written: "last month""#,
            "2022-03 the month before April 2022",
            "“last month” contradicts the date: 21 April 2022 is not March 2022 | the month before April 2022 (`s`) is \
             2022-03; correct the `when` of the event, or the words, or name in `reckoned_from` what they count from",
        ),
        case(
            r#"as_written: "in 2021""#,
            "2021 ",
            "“in 2021” contradicts the date: 21 April 2022 is not 2021 | what they say is 2021; correct the `when` of the \
             event, or the words, or name in `reckoned_from` what they count from",
        ),
        // A weekday that the date is not, and the date of the weekday.
        case(
            r#"when: "2022-04-20", as_written: "on Thursday""#,
            "2022-04-21 the Thursday before Friday 22 April 2022",
            "“on Thursday” contradicts the date: 20 April 2022 is a Wednesday | the Thursday before Friday 22 April 2022 \
             (`s`) is 2022-04-21; correct the `when` of this citation, or the words, or name in `reckoned_from` what they \
             count from",
        ),
        // What was still to come.
        case(
            r#"when: "2022-04-28", as_written: "on Thursday""#,
            "2022-04-28 the Thursday after Friday 22 April 2022",
            "",
        ),
        case(
            r#"when: "2023-03-14", as_written: "March 14""#,
            "2023-03-14 the first 14 March from Friday 22 April 2022 on",
            "",
        ),
        // Doubt, and spans that share a day, contradict nothing.
        case(
            r#"when: "2022-04-20?", as_written: "on Thursday""#,
            "2022-04-21 the Thursday before Friday 22 April 2022",
            "",
        ),
        case(r#"when: "2022-01-25", as_written: "two months ago""#, "2022-02 2 months before Friday 22 April 2022", ""),
        case(r#"when: "2022-01-05", as_written: "a year ago""#, "2021 the year before Friday 22 April 2022", ""),
        case(r#"when: "2022~", as_written: "last year""#, "2021 the year before 2022", ""),
        case(r#"when: "2022-03-31/2022-04-02", as_written: "last month""#, "2022-03 the month before April 2022", ""),
        case(
            r#"when: "2022-04-22T01:00:00Z", as_written: "on Thursday""#,
            "2022-04-21 the Thursday before Friday 22 April 2022",
            "“on Thursday” contradicts the date: 22 April 2022, 01:00 UTC is a Friday | the nearest Thursday is 2022-04-21; \
              correct the `when` of this citation, or the words",
        ),
        // From another source, from one of unknown date, from nothing.
        case(
            r#"when: "2022-03-01", as_written: "on Tuesday", reckoned_from: "early""#,
            "2022-03-01 the Tuesday before Wednesday 2 March 2022",
            "",
        ),
        case(r#"as_written: "last month", reckoned_from: "undated""#, "", ""),
        case(r#"as_written: "in April 2022", reckoned_from: "undated""#, "2022-04 ", ""),
        case(
            r#"as_written: "last month", reckoned_from: "open""#,
            "2022-03? the month before April 2022, if published then",
            "",
        ),
        // From events: of a day, of a month, of one that is itself reckoned from this one.
        case(
            r#"as_written: "that same month", reckoned_from: "strike""#,
            "2022-04 the month of Thursday 7 April 2022",
            "",
        ),
        case(
            r#"as_written: "two weeks after the strike", reckoned_from: "strike""#,
            "[2022-04-18..2022-04-24] 2 weeks after Thursday 7 April 2022",
            "",
        ),
        case(
            r#"as_written: "before the strike", reckoned_from: "strike""#,
            "[..2022-04-06] before Thursday 7 April 2022",
            "“before the strike” contradicts the date: 21 April 2022 is not by 6 Apr 2022 | before Thursday 7 April 2022 \
             (`strike`) is [..2022-04-06]; correct the `when` of the event, or the words",
        ),
        case(
            r#"as_written: "the next day", reckoned_from: "meeting""#,
            "[2022-04-02..2022-05-01] the day after April 2022",
            "",
        ),
        case(
            r#"as_written: "the next day", reckoned_from: "a""#,
            "",
            "the words for the date of `a` count from itself | name the event or the source that they count from",
        ),
        // Another language, and one that is not known.
        case(r#"source: "g", as_written: "am Donnerstag""#, "2022-04-21 the Thursday before Friday 22 April 2022", ""),
        case(r#"source: "x", as_written: "on Thursday""#, "", ""),
    ];
    let mut wrong = Vec::new();
    for Case { citation, means, said } in cases {
        let source = if citation.contains("source:") { "" } else { "source: \"s\", " };
        let loaded = given(&[(
            "chronology.ron",
            &format!(
                r#"(title: "T", sources: [
                (id: "s", title: "S", language: "en-GB", published: "2022-04-22", derived_from: ["early", "undated", "open", "g", "x"]),
                (id: "g", title: "G", language: "de", published: "2022-04-22"), (id: "x", title: "X", language: "xx", published: "2022-04-22"),
                (id: "early", title: "E", published: "2022-03-02"), (id: "undated", title: "U"),
                (id: "open", title: "O", published: "[2022-04-22..]")], events: [
                (id: "a", when: "2022-04-21", title: "A", citations: [({source}lines: "1", {citation})]),
                (id: "strike", when: "2022-04-07", title: "B", citations: [(source: "s", lines: "1", as_written: "two weeks before the vote", reckoned_from: "meeting")]),
                (id: "meeting", when: "2022-04", title: "C", citations: [(source: "s", lines: "1")]),
                ])"#
            ),
        )]);
        let event = loaded.chronology.event_by_key("a").expect("the event");
        let id: CitationId = loaded.chronology.citations(event).next().expect("its citation");
        let reckoned = loaded.chronology.reckoned(id).map(|reckoned| reckoned.resolved);
        let told = reckoned.map(|it| format!("{} {}", it.when.canonical(), it.derivation().unwrap_or_default()));
        let found = told.unwrap_or_default();
        if found != means {
            wrong.push(format!("{citation}\n  means {found}"));
        }
        let warned: Vec<_> = loaded
            .diagnostics
            .iter()
            .map(|it| format!("{} | {}", it.message, it.hint.as_deref().unwrap_or("")))
            .collect();
        if warned.join("\n") != said {
            wrong.push(format!("{citation}\n  said {}", warned.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that would tell a date, were what they count from dated.
#[test]
fn words_that_count_from_nothing() {
    let why = |citation: &str| {
        let loaded = given(&[(
            "chronology.ron",
            &format!(
                r#"(title: "T", sources: [(id: "undated", title: "U", outlet: "Log"), (id: "dated", title: "D", published: "2022-04-22"),
                (id: "some-year", title: "S", published: "XXXX")], events: [
                (id: "a", when: "2022", title: "A", citations: [(lines: "1", {citation})]),
                (id: "ever", when: "XXXX", title: "Some year", citations: []),
                ])"#
            ),
        )]);
        let event = loaded.chronology.event_by_key("a").expect("the event");
        let id = loaded.chronology.citations(event).next().expect("its citation");
        crate::phrases::why_not_reckoned(&loaded.chronology, id)
    };
    for (citation, expected) in [
        (r#"source: "undated", as_written: "last month""#, Some("the source has no date")),
        (r#"source: "some-year", as_written: "last month""#, Some("the source has no date")),
        (r#"source: "dated", as_written: "last month", reckoned_from: "undated""#, Some("“Log” has no date")),
        (r#"source: "dated", as_written: "the next day", reckoned_from: "ever""#, Some("“Some year” has no date")),
        // They are reckoned, tell no date, or are of another language.
        (r#"source: "dated", as_written: "last month""#, None),
        (r#"source: "undated", as_written: "last month", reckoned_from: "dated""#, None),
        (r#"source: "undated", as_written: "in March 2022""#, None),
        (r#"source: "undated", as_written: "recently""#, None),
        (r#"source: "undated", as_written: "letzten Monat""#, None),
        (r#"source: "undated""#, None),
        (r#"source: "nobody", as_written: "last month""#, None),
    ] {
        assert_eq!(why(citation).as_deref(), expected, "{citation}");
    }
}
