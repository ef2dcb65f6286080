//! Weekdays that contradict their dates, and quotations that stop too soon.

use super::*;

/// A chronology of one event on Friday 22 April 2022 with these fields, and this citation of an English, a
/// German and an untold source.
fn with_event(fields: &str, citation: &str) -> Loaded {
    given(&[
        (
            "chronology.ron",
            &format!(
                "(title: \"T\", sources: [\n\
                 (id: \"s\", title: \"S\", language: \"en-GB\", texts: [(kind: Original, file: \"s.txt\")]),\n\
                 (id: \"g\", title: \"G\", language: \"de\", derived_from: [\"s\"], texts: [(kind: Original, file: \"g.txt\"), (kind: Translation, file: \"s.txt\")]),\n\
                 (id: \"u\", title: \"U\", derived_from: [\"g\"], texts: [(kind: Original, file: \"s.txt\")]), (id: \"v\", title: \"V\", derived_from: [\"u\"]),\n\
                 ], events: [(id: \"a\", when: \"2022-04-22\", title: \"A\", {fields} citations: [(source: \"v\", stance: Silent),\n\
                 ({citation})])])"
            ),
        ),
        ("s.txt", "It gave the data, but only some. It did not sign.\nThe firm agreed. However, it waited.\n"),
        ("g.txt", "Sie gab die Daten heraus, aber nicht alle. Not sollte keiner leiden.\nDie Firma stimmte zu.\n"),
    ])
}

/// A citation, with a stroke before the part that is pointed at, and what is said of it.
#[test]
fn weekdays() {
    let table = [
        ("source: \"s\", lines: \"1\", as_written: \"on Friday\"", ""),
        (
            "source: \"s\", lines: \"1\", as_written: |\"on Thursday\"",
            "“on Thursday” contradicts the date: 22 April 2022 is a Friday | the nearest Thursday is 2022-04-21; correct the `when` of the event, or the words",
        ),
        (
            "source: \"s\", lines: \"1\", when: \"2022-04-25\", as_written: |\"Tues.\"",
            "“Tues.” contradicts the date: 25 April 2022 is a Monday | the nearest Tuesday is 2022-04-26; correct the `when` of this citation, or the words",
        ),
        (
            "source: \"s\", lines: \"1\", when: \"2022-04-18/2022-04-20\", as_written: |\"Friday\"",
            "“Friday” contradicts the date: no day of 18 – 20 Apr 2022 is a Friday | the nearest Friday is 2022-04-22; correct the `when` of this citation, or the words",
        ),
        (
            "source: \"g\", lines: \"1\", as_written: |\"am Donnerstag\"",
            "“am Donnerstag” contradicts the date: 22 April 2022 is a Friday | the nearest Thursday is 2022-04-21; correct the `when` of the event, or the words",
        ),
        ("source: \"g\", lines: \"1\", as_written: \"on Thursday\"", ""),
        ("source: \"s\", lines: \"1\", when: \"2022-04\", as_written: \"on Thursday\"", ""),
        ("source: \"s\", lines: \"1\", when: \"2022-04-22?\", as_written: \"on Thursday\"", ""),
        ("source: \"s\", lines: \"1\", as_written: \"Thursday or Friday\"", ""),
        ("source: \"s\", lines: \"1\", as_written: \"Thursday night\"", ""),
        ("source: \"s\", lines: \"1\", as_written: \"before Thursday\"", ""),
        (
            "source: \"u\", lines: \"1\", as_written: |\"on Thursday\"",
            "“on Thursday” contradicts the date: 22 April 2022 is a Friday | the nearest Thursday is 2022-04-21; correct the `when` of the event, or the words",
        ),
        (
            "source: \"s\", lines: \"1\", note: \"Told on |Monday, 22 April 2022, in Oslo.\"",
            "“Monday, 22 April 2022” contradicts itself: that day is a Friday | the nearest Monday is 2022-04-25; correct the weekday or the date",
        ),
        ("source: \"s\", lines: \"1\", note: \"Told on Friday, 22 April 2022, in Oslo.\"", ""),
    ];
    for (marked, expected) in table {
        let citation = marked.replace('|', "");
        let loaded = with_event("", &citation);
        let column = marked.find('|').map_or(0, |at| marked[..at].chars().count() + 2);
        let place = format!("chronology.ron:6:{column} warning ");
        let expected: Vec<String> = (!expected.is_empty()).then(|| format!("{place}{expected}")).into_iter().collect();
        assert_eq!(rendered(&loaded.diagnostics), expected, "{citation}");
        assert!(loaded.diagnostics.iter().all(|said| said.event.as_deref() == Some("a")), "{citation}");
    }
}

#[test]
fn weekdays_that_the_chronicler_writes() {
    let citation = "source: \"s\", lines: \"1\"";
    for (fields, expected) in [
        ("account: \"On Friday 22 April 2022 it was so.\",", ""),
        ("account: \"It was so on Fri 2022-04-21 and Thu 2022-04-22.\",", "Fri 2022-04-21|Thu 2022-04-22"),
        ("account: r#\"So on Sunday, April 25, 2022\"#,", "Sunday, April 25, 2022"),
        // Each of them is told, and the same words once.
        (
            "account: \"Mon 2022-04-22, then Fri 2022-04-22, Tue 2022-04-22 and again Mon 2022-04-22.\",",
            "Mon 2022-04-22|Tue 2022-04-22",
        ),
        // Words that are spelt with escapes there cannot be pointed at, the whole field can.
        ("account: \"On Monday,\\n26 April 2022.\",", "\"On Monday,\\n26 April 2022.\""),
    ] {
        let loaded = with_event(fields, citation);
        let underlined = loaded.diagnostics.iter().map(|said| {
            let snippet = said.snippet.as_ref().expect("it points at something");
            snippet.line.chars().skip(snippet.start).take(snippet.length).collect::<String>()
        });
        let expected: Vec<&str> = expected.split('|').filter(|words| !words.is_empty()).collect();
        assert_eq!(underlined.collect::<Vec<_>>(), expected, "{fields}");
    }
    let many: String = (1..=30).map(|day| format!("Mon 2022-06-{day:02}. ")).collect();
    assert_eq!(with_event(&format!("account: \"{many}\","), citation).diagnostics.len(), 8);
}

#[test]
fn clipped_quotations() {
    let hint = "take the word into the quotation; or say in the note why not, with the word in quotation marks";
    let table = [
        ("source: \"s\", quote: \"It gave the data\"", Some("the quotation stops just before “but”, line 1 of `s`")),
        ("source: \"s\", quote: \"It  gave the data\"", Some("the quotation stops just before “but”, line 1 of `s`")),
        (
            "source: \"s\", quote: \"The firm agreed\"",
            Some("the quotation stops just before a sentence that begins with “However”, line 2 of `s`"),
        ),
        ("source: \"s\", quote: \"It did\"", Some("the quotation stops just before “not”, line 1 of `s`")),
        (
            "source: \"g\", quote: \"Sie gab die Daten heraus\"",
            Some("the quotation stops just before “aber”, line 1 of `g`"),
        ),
        // A translation is not in the language of its source.
        ("source: \"g\", quote: \"It gave the data\"", Some("the quotation stops just before “but”, line 1 of `g`")),
        ("source: \"s\", quote: \"It gave the data, but\"", None),
        ("source: \"g\", quote: \"aber nicht alle\"", None),
        ("source: \"s\", quote: \"It gave the data\", note: \"The “but” is of the data's extent only.\"", None),
        (
            "source: \"s\", quote: \"It gave the data\", note: \"All but this.\"",
            Some("the quotation stops just before “but”, line 1 of `s`"),
        ),
        // Whole lines are not a quotation.
        ("source: \"s\", lines: \"1\"", None),
        ("source: \"s\", quote: \"It gave the data\", stance: Silent", None),
    ];
    for (citation, expected) in table {
        let loaded = with_event("", citation);
        let evidence = evidence(&loaded.chronology, &loaded.shelf);
        let said = diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages);
        let column = "(source: \"s\", quote: ".len() + 1;
        let expected = expected.map(|words| format!("chronology.ron:6:{column} warning {words} | {hint}"));
        assert_eq!(rendered(&said), expected.into_iter().collect::<Vec<_>>(), "{citation}");
        assert!(said.iter().all(|said| said.event.as_deref() == Some("a")), "{citation}");
    }
}
