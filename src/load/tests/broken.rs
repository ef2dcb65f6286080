//! Files that are not RON: a broken element loses only itself.

use super::*;

/// A file of events, the ids that are kept, and what is said.
#[test]
fn event_files() {
    let table: &[(&str, &[&str], &[&str])] = &[
        ("", &[], &[]),
        ("// only a comment", &[], &[]),
        ("[]", &[], &[]),
        ("[]]", &[], &["events/a.ron:1:3 error the list of events has ended before this | is there a ] too many?"]),
        (
            "Chronology(title: \"T\")",
            &[],
            &["events/a.ron:1:1 error expected a list of events | the file holds [Event(…), Event(…), …]"],
        ),
        (
            "EVENT(a)",
            &["a"],
            &["events/a.ron:1:1 error expected a list of events | the file holds [Event(…), Event(…), …]"],
        ),
        ("[EVENT(a)", &["a"], &["events/a.ron:1:1 error the list of events is not closed | close it with ]"]),
        ("\u{feff}[EVENT(a),\r\nEVENT(b)\r\n]\r\n", &["a", "b"], &[]),
        (
            "[EVENT(a)\nEVENT(b)]",
            &["a", "b"],
            &[
                "events/a.ron:2:1 error a comma is missing before this event | put it behind the bracket that closes the one before",
            ],
        ),
        (
            "[EVENT(a),\n],\nEVENT(b)]",
            &["a", "b"],
            &["events/a.ron:2:2 error the list of events has ended before this | is there a ] too many?"],
        ),
        (
            "[EVENT(a)),\nEVENT(b)]",
            &["a", "b"],
            &[
                "events/a.ron:1:82 error this belongs to no event | is there a bracket or a comma too many before it, or a comma too few?",
            ],
        ),
        (
            "[EVENT(a),\n)\nEVENT(b)]",
            &["a", "b"],
            &[
                "events/a.ron:2:1 error this belongs to no event | is there a bracket or a comma too many before it, or a comma too few?",
            ],
        ),
        (
            "[EVENT(a),, EVENT(b)]",
            &["a", "b"],
            &[
                "events/a.ron:1:83 error this belongs to no event | is there a bracket or a comma too many before it, or a comma too few?",
            ],
        ),
        ("[EVENT(a), /* EVENT(b) /* nested */ */ EVENT(c) // ]\n]", &["a", "c"], &[]),
        (
            "[EVENT(a), /* EVENT(b),\n EVENT(c)]",
            &["a", "c"],
            &[
                "events/a.ron:1:84 error one event left out: the comment that begins here is not closed | close it with */",
            ],
        ),
        (
            "[Event(id: \"x\", when: \"2022\" title: \"X\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:30 error one event left out: a comma is missing before this | each field and each item ends with a comma",
            ],
        ),
        (
            "[Event(id: \"x\", when: \"2022, title: \"X\"),\nEVENT(b),\nEVENT(c)]",
            &["b", "c"],
            &[
                "events/a.ron:1:23 error one event left out: the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "[Event(\n  id: \"x\",\n  when: \"2022,\n  title: \"X\"),\nEVENT(b),\nEVENT(c)]",
            &["b", "c"],
            &[
                "events/a.ron:3:9 error one event left out: the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "[Event(\n  id: \"x\",\n  when: 2022\",\n  title: \"X\"),\nEVENT(b),\nEVENT(c)]",
            &["b", "c"],
            &[
                "events/a.ron:3:13 error one event left out: the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "[Event(id: \"x\", title: \"a \"word\" b\", when: \"2022\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:24 error one event left out: the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "[Event(id: \"x\", title: \"a\", when: \"2022\", tags: [\"y\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:49 error one event left out: this bracket is not closed | ( is closed by ), and [ by ], in the reverse order of opening",
            ],
        ),
        (
            "[Event(id: \"x\", title: \"a\", when: \"2022\",\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:7 error one event left out: this bracket is not closed | ( is closed by ), and [ by ], in the reverse order of opening",
            ],
        ),
        (
            "[Event(id: \"x\", title: \"a\", when: \"2022\"], tags: []),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:7 error one event left out: this bracket is not closed | ( is closed by ), and [ by ], in the reverse order of opening",
            ],
        ),
        (
            "[EVENT(a), tags: [\"y\"]),\nEVENT(b)]",
            &["a", "b"],
            &[
                "events/a.ron:1:84 error this belongs to no event | is there a bracket or a comma too many before it, or a comma too few?",
            ],
        ),
        (
            "[Event(id: \"x\", title: r#\"a \") ] \"#, when: \"2022-13\"), EVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:44 error one event left out: “2022-13” is not a date: there is no month 13 | months are 01 to 12; seasons are 21 (spring) to 24 (winter)",
            ],
        ),
        (
            "[Event(id: \"x\", title: r#\"a\", when: \"2022\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:24 error one event left out: the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "[Event(id: \"x\", place: ((((DEEP)))), title: \"a\", when: \"2022\"),\nEVENT(b)]",
            &["b"],
            &["events/a.ron:1:151 error one event left out: the brackets nest too deep | 128 levels are read"],
        ),
        (
            "[Event(id: \"x\", title: \"HUGE\", when: \"2022\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:2 error one event left out: this event is longer than 1 MiB | is a bracket or a quote missing? Long texts belong in a file of their own",
            ],
        ),
        (
            "[Event(id: \"x\", LONG: \"a\", when: \"2022\"),\nEVENT(b)]",
            &["b"],
            &[
                "events/a.ron:1:17 error one event left out: an event has no field `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` | an event has: id, when, title, account, actors, place, tags, citations",
            ],
        ),
        (
            "[Event(id: \"x\", title: \"a\n\"),\n\u{202e}«EVENT(b)]",
            &[],
            &[
                "events/a.ron:1:2 error one event left out: the field `when` is missing | an event needs a date: when: \"2022-04\"",
                "events/a.ron:3:1 error one event left out: expected Event(…) | its fields stand between ( and )",
            ],
        ),
    ];
    for (file, ids, expected) in table {
        let written = file;
        let mut file = file.replace("DEEP", &format!("{}{}", "[".repeat(200), "]".repeat(200)));
        file = file.replace("HUGE", &"x".repeat(1 << 20)).replace("LONG", &"x".repeat(100_000));
        for id in ["a", "b", "c"] {
            let event = format!(
                "Event(id: \"{id}\", when: \"2022\", title: \"T\", citations: [(source: \"s\", lines: \"1\")])"
            );
            file = file.replace(&format!("EVENT({id})"), &event);
        }
        let source = "sources: [(id: \"s\", title: \"S\", texts: [(kind: Digest, file: \"s.txt\")])]";
        let rest = "[(id: \"rest\", when: \"2022\", title: \"R\", citations: [(source: \"s\", lines: \"1\")])]";
        let loaded = given(&[
            ("chronology.ron", &format!("(title: \"T\", {source})")),
            ("events/a.ron", &file),
            ("events/rest.ron", rest),
            ("s.txt", "1\n"),
        ]);
        assert_eq!((kept(&loaded).as_slice(), rendered(&loaded.diagnostics)), (*ids, owned(expected)), "{written}");
    }
}
