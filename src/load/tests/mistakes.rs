//! One mistake at a time, and what is said of it.

use super::*;

/// An element of `events/a.ron` (it stands on the second line), the ids that are kept, and what is said.
#[test]
fn events_and_citations() {
    let good = "citations: [(source: \"s\", quote: \"One line.\")]";
    let table: &[(&str, &[&str], &[&str])] = &[
        // Nothing wrong: names of structs left out, `Some` written or not.
        ("(id: \"a\", when: \"2022\", title: \"A\", GOOD)", &["a"], &[]),
        ("Event(id: \"a\", when: \"2022\", title: \"A\", place: Some(\"x\"), account: None, GOOD)", &["a"], &[]),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [Citation(source: \"s\", stance: Silent)])",
            &["a"],
            &[],
        ),
        // Dates.
        (
            "Event(id: \"a\", when: \"2022-13\", title: \"A\", GOOD)",
            &[],
            &[
                "events/a.ron:2:22 error one event left out: “2022-13” is not a date: there is no month 13 | months are 01 to 12; seasons are 21 (spring) to 24 (winter)",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", when: \"2021-4\")])",
            &["a"],
            &[
                "events/a.ron:2:86 error one date left out: “2021-4” is not a date: a month has two digits | did you mean 2021-04?",
            ],
        ),
        // Fields.
        (
            "Event(id: \"a\", wehn: \"2022\", title: \"A\", GOOD)",
            &[],
            &[
                "events/a.ron:2:16 error one event left out: an event has no field `wehn` | did you mean `when`? an event has: id, when, title, account, actors, place, tags, citations",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", xyzzy: \"A\", GOOD)",
            &[],
            &[
                "events/a.ron:2:42 error one event left out: an event has no field `xyzzy` | an event has: id, when, title, account, actors, place, tags, citations",
            ],
        ),
        (
            "Event(id: \"a\", title: \"A\", GOOD)",
            &[],
            &[
                "events/a.ron:2:1 error one event left out: the field `when` is missing | an event needs a date: when: \"2022-04\"",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", id: \"b\", GOOD)",
            &[],
            &["events/a.ron:2:42 error one event left out: the field `id` stands here twice | keep one of the two"],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", quot: \"x\")])",
            &[],
            &[
                "events/a.ron:2:68 error one event left out: a citation has no field `quot` | did you mean `quote`? a citation has: source, quote, prefix, suffix, lines, stance, when, as_written, reckoned_from, by, note",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\",\n  citations: [(source: \"s\", lines: \"1\"),\n    (quote: \"x\")])",
            &[],
            &[
                "events/a.ron:4:5 error one event left out: the field `source` is missing | a citation needs the id of its source: source: \"gazette\"",
            ],
        ),
        (
            "Evnet(id: \"a\", when: \"2022\", title: \"A\", GOOD)",
            &[],
            &["events/a.ron:2:1 error one event left out: expected Event(…), not `Evnet` | did you mean `Event`?"],
        ),
        // Types.
        (
            "Event(id: \"a\", when: 2022, title: \"A\", GOOD)",
            &[],
            &["events/a.ron:2:22 error one event left out: expected a string | put it in quotes: \"2022\""],
        ),
        (
            "Event(id: \"a\", when: “2022”, title: \"A\", GOOD)",
            &[],
            &[
                "events/a.ron:2:22 error one event left out: expected a string in straight double quotes | write it between \" and \"",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", actors: \"x\", GOOD)",
            &[],
            &["events/a.ron:2:50 error one event left out: expected a list | write it between [ and ]: [\"x\"]"],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", stance: \"Denies\")])",
            &[],
            &[
                "events/a.ron:2:76 error one event left out: expected a name without quotes | names of fields, and words such as Asserts or Digest, stand without quotes",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", stance: Denys)])",
            &[],
            &[
                "events/a.ron:2:76 error one event left out: there is no stance `Denys` | did you mean `Denies`? there are: Asserts, Denies, Qualifies, Silent",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", place: \"a\\q\", GOOD)",
            &[],
            &[
                "events/a.ron:2:50 error one event left out: a string has no such escape | a backslash is written \\\\, or the whole string r\"…\"",
            ],
        ),
        (
            "\"a\", 12, [],",
            &[],
            &[
                "events/a.ron:2:1 error one event left out: expected Event(…) | its fields stand between ( and )",
                "events/a.ron:2:6 error one event left out: expected Event(…) | its fields stand between ( and )",
                "events/a.ron:2:10 error one event left out: expected Event(…) | its fields stand between ( and )",
            ],
        ),
        // Lines, quotes, ids.
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", quote: \"One line.\", lines: \"0\")])",
            &["a"],
            &[
                "events/a.ron:2:95 error “0” names no lines: they are left out | lines are counted from 1: \"12\" or \"12-14\"",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\"), (source: \"s\", quote: \" \")])",
            &["a"],
            &[
                "events/a.ron:2:54 warning this citation has neither quote nor lines | quote the words it rests on: quote: \"…\"; or stance: Silent, if there are none",
                "events/a.ron:2:90 warning this quote is empty | quote the words it rests on, or leave it out",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"othr\", lines: \"1\", reckoned_from: \"nobody\")])",
            &["a"],
            &[
                "events/a.ron:2:63 error there is no source `othr` | did you mean `other`?",
                "events/a.ron:2:98 error there is no source or event `nobody` to reckon from | name the id of a source or of an event",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"rest\")])",
            &["a"],
            &[],
        ),
        // From the event itself, and in a circle; an id that a source has means the source.
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"a\")])",
            &["a"],
            &[
                "events/a.ron:2:95 error the words for the date of `a` count from itself | name the event or the source that they count from",
            ],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"b\")]),\nEvent(id: \"b\", when: \"2022\", title: \"B\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"c\")]),\nEvent(id: \"c\", when: \"2022\", title: \"C\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"a\")])",
            &["a", "b", "c"],
            &[
                "events/a.ron:4:95 warning the dates of these events are reckoned from each other: a → b → c → a | which of them is dated by itself? Let its words count from a source",
            ],
        ),
        (
            "Event(id: \"s\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"s\")])",
            &["s"],
            &[],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \" \")",
            &["a"],
            &[
                "events/a.ron:2:11 warning the event `a` has no citation | say who tells it: citations: [(source: \"…\", quote: \"…\")]",
                "events/a.ron:2:37 warning the event `a` has an empty title | say in one line what happened",
            ],
        ),
        (
            "Event(id: \"\", when: \"2022\", title: \"A\", GOOD)",
            &[],
            &["events/a.ron:2:11 error one event left out: its id is empty | give it an id: id: \"first-visit\""],
        ),
        (
            "Event(id: \"a\", when: \"2022\", title: \"A\", GOOD),\nEvent(id: \"a\", when: \"2022\", title: \"B\", GOOD)",
            &["a"],
            &[
                "events/a.ron:3:11 error one event left out: the id `a` is taken | the first stands at events/a.ron:2:1; give this one an id of its own",
            ],
        ),
        (
            "Event(id: \"b\", when: \"soon\", title: \"A\", GOOD),\nEvent(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\", reckoned_from: \"b\")])",
            &["a"],
            &[
                "events/a.ron:2:22 error one event left out: “soon”: this is not a date | a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02",
            ],
        ),
    ];
    for (event, ids, expected) in table {
        let loaded = with_events(&event.replace("GOOD", good));
        assert_eq!((kept(&loaded).as_slice(), rendered(&loaded.diagnostics)), (*ids, owned(expected)), "{event}");
    }
}

/// The file of the chronology itself, the ids of the events that are kept, and what is said.
#[test]
fn chronologies_and_sources() {
    let table: &[(&str, &[&str], &[&str])] = &[
        (
            "",
            &["a"],
            &[
                "chronology.ron:1:1 error expected Chronology(…) | the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])",
            ],
        ),
        (
            "// only\n/* comments */",
            &["a"],
            &[
                "chronology.ron:2:15 error expected Chronology(…) | the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])",
            ],
        ),
        (
            "[]",
            &["a"],
            &[
                "chronology.ron:1:1 error expected Chronology(…) | the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])",
            ],
        ),
        (
            "Chronology",
            &["a"],
            &[
                "chronology.ron:1:1 error expected Chronology(…) | the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])",
            ],
        ),
        (
            "Chronology()",
            &["a"],
            &[
                "chronology.ron:1:1 error the field `title` is missing | a chronology needs title: \"…\"",
                "events/a.ron:1:64 error there is no source `s` | name the id of one of the sources",
            ],
        ),
        (
            "Cronology(title: \"T\")",
            &["a"],
            &[
                "chronology.ron:1:1 error expected Chronology(…) | the file holds Chronology(title: \"…\", about: \"…\", sources: […], events: […])",
                "events/a.ron:1:64 error there is no source `s` | name the id of one of the sources",
            ],
        ),
        (
            "(title: \"T\", SOURCE",
            &["a"],
            &["chronology.ron:1:1 error this bracket is not closed | end the file with )"],
        ),
        (
            "\u{feff}#![enable(implicit_some, foo)]\r\n(title: \"T\", SOURCE)",
            &["a"],
            &["chronology.ron:1:26 error ron has no such extension | take it out: dateline needs none"],
        ),
        (
            "(title: \"T, about: \"A\", SOURCE)",
            &["a"],
            &[
                "chronology.ron:1:9 error the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "(\n title: \"T,\n about: \"A\",\n SOURCE)",
            &["a"],
            &[
                "chronology.ron:2:9 error the quotes of this string are not in order | close it with \"; a quote inside a string is written \\\"",
            ],
        ),
        (
            "(title: 12, abut: \"A\"\n SOURCE, about: \"A\", about: \"B\")",
            &["a"],
            &[
                "chronology.ron:1:9 error expected a string | put it in quotes: \"12\"",
                "chronology.ron:1:13 error a chronology has no field `abut` | did you mean `about`? a chronology has: title, about, sources, events",
                "chronology.ron:2:2 error a comma is missing before this | each field and each item ends with a comma",
                "chronology.ron:2:48 error the field `about` stands here twice | keep one of the two",
            ],
        ),
        (
            "(title: \"T\", sources: \"s\")",
            &["a"],
            &["chronology.ron:1:23 error expected a list | write it between [ and ]"],
        ),
        (
            "(title: \"T\", SOURCE)\n)",
            &["a"],
            &["chronology.ron:2:1 error the chronology has ended before this | is there a ) too many?"],
        ),
        (
            "(title: \"T\", SOURCE),\nabout: \"A\",\n)",
            &["a"],
            &["chronology.ron:1:47 error the chronology has ended before this | is there a ) too many?"],
        ),
        (
            "(title: \"T\", SOURCE @ about: \"A\",\n)",
            &["a"],
            &[
                "chronology.ron:1:47 error this belongs to no field | is there a bracket or a comma too many before it, or a comma too few?",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", published: \"2022-04-31\", archived: (url: \"https://u\", captured: \"x\"))])",
            &["a"],
            &[
                "chronology.ron:2:34 error one date left out: “2022-04-31” is not a date: April 2022 has 30 days | write it as far as it is known: 2021, 2021-04, 2021-04-24; `dateline when` explains a date",
                "chronology.ron:2:87 error one date left out: “x”: this is not a date | a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\"), (id: \"s\", title: \"S\"), (id: \" \", title: \"S\"), (id: \"t\", title: \"\")])",
            &["a"],
            &[
                "chronology.ron:2:29 error one source left out: the id `s` is taken | the first stands at chronology.ron:2:1; give this one an id of its own",
                "chronology.ron:2:52 error one source left out: its id is empty | give it an id: id: \"gazette\"",
                "chronology.ron:2:87 warning the source `t` has an empty title | write the document’s own title",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", derived_from: [\"t\", \"u\"]),\n(id: \"t\", title: \"S\", derived_from: [\"s\"])])",
            &["a"],
            &[
                "chronology.ron:2:43 error there is no source `u` to derive from | name the id of one of the sources",
                "chronology.ron:3:38 error these sources derive from each other: s → t → s | which of them was first? It derives from none of the others",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", derived_from: [\"s\"])])",
            &["a"],
            &["chronology.ron:2:38 error `s` derives from itself | take it out"],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\"), (id: \"t\", title: \"T\")])",
            &["a"],
            &[
                "chronology.ron:2:29 warning the source `t` is neither cited nor derived from | cite it; stance: Silent, if it does not mention an event",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", texts: [Text(kind: Digst)])])",
            &["a"],
            &[
                "chronology.ron:2:42 error one source left out: there is no kind of text `Digst` | did you mean `Digest`? there are: Original, Digest, Translation, Transcript",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", texts: [\n(kind: Digest),\n(kind: Original, sha256: \"abc\")])])",
            &["a"],
            &[
                "chronology.ron:3:1 error this text has neither file nor sha256 | name its file, or its fingerprint: file: \"sources/a.txt\" or sha256: \"…\"",
                "chronology.ron:4:26 error this is not a SHA-256 fingerprint: it has 64 digits from 0 to 9 and a to f | `dateline fingerprint FILE` prints it",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", texts: [\n(kind: Digest, file: \"one.txt\"),\n(kind: Original, file: \"two.txt\", sha256: \"ZERO\")])])",
            &["a"],
            &[
                "chronology.ron:4:1 warning this text has 2 lines, the digest has 1 | texts of one source go together line by line",
            ],
        ),
        (
            "(title: \"T\", sources: [\n(id: \"s\", title: \"S\", texts: [\n(kind: Digest, file: \"cut.txt\"),\n(kind: Original, file: \"zeros\")])])",
            &["a"],
            &[
                "chronology.ron:3:22 warning cut.txt: some bytes are not UTF-8; \u{fffd} stands for them | was the file cut off, or is it in another charset?",
                "chronology.ron:4:24 error one text left out: zeros: this is no text | name a file of plain text, Markdown, HTML or PDF",
            ],
        ),
    ];
    let event = "[Event(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", lines: \"1\")])]";
    for (main, ids, expected) in table {
        let main = main.replace("SOURCE", "sources: [(id: \"s\", title: \"S\")]").replace("ZERO", &"0".repeat(64));
        let folder =
            folder(&[("chronology.ron", &main), ("events/a.ron", event), ("one.txt", "1\n"), ("two.txt", "1\r\n2")]);
        write(folder.path(), "cut.txt", b"\xEF\xBB\xBFcaf\xC3");
        write(folder.path(), "zeros", &[0; 40]);
        let loaded = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
        assert_eq!((kept(&loaded).as_slice(), rendered(&loaded.diagnostics)), (*ids, owned(expected)), "{main}");
    }
}
