//! Files of events: each has one that is hostile, between two that are not and have to be kept.

use super::{CHARACTERS, Named, written};

/// What the hostile event is.
const EVENTS: &[(&str, &str)] = &[
    ("no-id", "Event(when: \"1931\", title: \"X\")"),
    ("empty-id", "Event(id: \"\", when: \"1931\", title: \"X\")"),
    ("id-taken", "Event(id: \"before\", when: \"1931\", title: \"X\")"),
    ("id-hostile", "Event(id: \"\u{1b}[31m\u{202e}\", when: \"1931\", title: \"X\")"),
    ("id-of-a-path", "Event(id: \"/../..\", when: \"1931\", title: \"X\")"),
    ("id-of-an-option", "Event(id: \"-q\", when: \"1931\", title: \"X\")"),
    ("id-a-number", "Event(id: 7, when: \"1931\", title: \"X\")"),
    ("id-twice", "Event(id: \"x\", id: \"y\", when: \"1931\", title: \"X\")"),
    ("no-when", "Event(id: \"x\", title: \"X\")"),
    ("when-in-words", "Event(id: \"x\", when: \"last Thursday\", title: \"X\")"),
    ("when-backwards", "Event(id: \"x\", when: \"1932/1931\", title: \"X\")"),
    ("when-not-there", "Event(id: \"x\", when: \"1931-02-30\", title: \"X\")"),
    ("when-hostile", "Event(id: \"x\", when: \"1931\u{202e}\u{1b}[2J\", title: \"X\")"),
    ("when-a-number", "Event(id: \"x\", when: 1931, title: \"X\")"),
    ("no-title", "Event(id: \"x\", when: \"1931\")"),
    ("empty-title", "Event(id: \"x\", when: \"1931\", title: \"\")"),
    ("title-not-closed", "Event(id: \"x\", when: \"1931\", title: \"X)"),
    ("quotes-not-in-order", "Event(id: \"x\", when: \"1931\", title: \"say \"so\" again\")"),
    ("unknown-field", "Event(id: \"x\", wehn: \"1931\", title: \"X\")"),
    ("field-of-another", "Event(id: \"x\", when: \"1931\", title: \"X\", quote: \"so\")"),
    ("actors-a-string", "Event(id: \"x\", when: \"1931\", title: \"X\", actors: \"me\")"),
    ("actors-of-numbers", "Event(id: \"x\", when: \"1931\", title: \"X\", actors: [1, 2.5, -0, 0x1F, inf, NaN])"),
    ("actors-empty", "Event(id: \"x\", when: \"1931\", title: \"X\", actors: [\"\", \" \", \"\"])"),
    ("tags-a-map", "Event(id: \"x\", when: \"1931\", title: \"X\", tags: {\"a\": \"b\"})"),
    ("tags-twice", "Event(id: \"x\", when: \"1931\", title: \"X\", tags: [\"a\", \"a\", \"A\", \"ä\", \"a\u{308}\"])"),
    ("place-hostile", "Event(id: \"x\", when: \"1931\", title: \"X\", place: \"\u{9b}31m\u{e0041}\")"),
    (
        "citations-a-citation",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: Citation(source: \"gazette\"))",
    ),
    ("citation-no-source", "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(quote: \"so\")])"),
    (
        "citation-of-nobody",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"nobody\", quote: \"ran aground\")])",
    ),
    ("citation-of-nothing", "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\")])"),
    (
        "citation-hostile-source",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"\u{1b}]0;x\u{7}\", quote: \"q\")])",
    ),
    (
        "citation-twice",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\"), (source: \"gazette\", lines: \"1\")])",
    ),
    (
        "citation-empty-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \"\")])",
    ),
    (
        "citation-blank-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \" \\n\\t\")])",
    ),
    (
        "citation-invisible-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \"\u{200b}\u{ad}\")])",
    ),
    (
        "citation-silent-with-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", stance: Silent, quote: \"ran\")])",
    ),
    (
        "citation-missing-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \"the lamp exploded in the harbour\")])",
    ),
    (
        "citation-near-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \"The coaster ran upstream on Tuesday night\")])",
    ),
    (
        "citation-turned-quote",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", quote: \"The lamp was\", suffix: \"out\")])",
    ),
    ("lines-zero", "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"0\")])"),
    (
        "lines-backwards",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"3-1\")])",
    ),
    (
        "lines-beyond-the-end",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"2-900\")])",
    ),
    (
        "lines-huge",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1-99999999999999999999999\")])",
    ),
    (
        "lines-largest",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"18446744073709551615\")])",
    ),
    (
        "lines-negative",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"-1\")])",
    ),
    ("lines-a-number", "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: 2)])"),
    (
        "lines-in-other-digits",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"٢\")])",
    ),
    (
        "stance-unknown",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", stance: Shrugs)])",
    ),
    (
        "stance-in-quotes",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", stance: \"Denies\")])",
    ),
    (
        "as-written-hostile",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", as_written: \"on \u{202e}yadseuT\")])",
    ),
    (
        "as-written-contradicts",
        "Event(id: \"x\", when: \"1931-11-03\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", as_written: \"on Friday\")])",
    ),
    (
        "as-written-huge",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", as_written: \"99999999999999999999 years ago\")])",
    ),
    (
        "reckoned-from-itself",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", as_written: \"two days later\", reckoned_from: \"x\")])",
    ),
    (
        "reckoned-from-nobody",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", as_written: \"two days later\", reckoned_from: \"nobody\")])",
    ),
    (
        "citation-when-wrong",
        "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [(source: \"gazette\", lines: \"1\", when: \"1931-13\")])",
    ),
    ("named-wrong", "Evnet(id: \"x\", when: \"1931\", title: \"X\")"),
    ("a-source", "Source(id: \"x\", title: \"X\")"),
    ("a-string", "\"Event\""),
    ("a-number", "1931"),
    ("nothing-between-commas", ",,,"),
    ("brackets-crossed", "Event(id: \"x\", when: \"1931\", title: \"X\", tags: [\"a\"))"),
    ("bracket-too-many", "Event(id: \"x\", when: \"1931\", title: \"X\"))"),
    ("list-too-early-closed", "Event(id: \"x\", when: \"1931\", title: \"X\")],"),
    ("comment-not-closed", "/* Event(id: \"x\", when: \"1931\", title: \"X\")"),
    ("event-not-closed", "Event(id: \"x\", when: \"1931\", title: \"X\""),
    ("tuple", "(\"x\", \"1931\", \"X\")"),
    ("map", "{\"id\": \"x\", \"when\": \"1931\"}"),
    ("without-colons", "Event(id \"x\", when \"1931\", title \"X\")"),
    ("equals-signs", "Event(id = \"x\", when = \"1931\", title = \"X\")"),
    ("semicolons", "Event(id: \"x\"; when: \"1931\"; title: \"X\")"),
    ("raw-field-names", "Event(r#id: \"x\", r#when: \"1931\", r#title: \"X\")"),
    ("far-away", "Event(id: \"x\", when: \"Y-9E16\", title: \"X\"), Event(id: \"y\", when: \"Y9E16\", title: \"Y\")"),
    ("all-of-time", "Event(id: \"x\", when: \"../..\", title: \"X\"), Event(id: \"y\", when: \"XXXX\", title: \"Y\")"),
];

fn between_two(hostile: &str) -> String {
    let good = |id: &str, when: &str| {
        format!(
            "    Event(id: \"{id}\", when: \"{when}\", title: \"{id}\", citations: [(source: \"gazette\", lines: \"1\")])"
        )
    };
    format!("[\n{},\n    {hostile},\n{},\n]\n", good("before", "1930"), good("after", "1932"))
}

pub fn files() -> Vec<Named> {
    let tables = EVENTS.iter().map(|(name, event)| (*name, between_two(event)));
    let event =
        |title: &str| between_two(&format!("Event(id: \"x\", when: \"1931\", title: \"X\", account: \"{title}\")"));
    let deep = format!("Event(id: \"x\", when: \"1931\", title: \"X\", tags: {}{})", "[".repeat(500), "]".repeat(500));
    let many = |piece: &str, count: usize| {
        between_two(&format!("Event(id: \"x\", when: \"1931\", title: \"X\", {})", piece.repeat(count)))
    };
    let whole = [
        ("empty-file", String::new()),
        ("empty-list", "[]".to_owned()),
        ("a-chronology", "Chronology(title: \"T\")".to_owned()),
        ("no-list", between_two("").replace(['[', ']'], "")),
        ("deep", between_two(&deep)),
        ("account-long", event(&"A sentence of the account. ".repeat(300))),
        ("account-one-word", event(&"w".repeat(8000))),
        ("account-of-lines", event(&"\\n".repeat(2000))),
        ("many-tags", many("tags: [\"t\", \"u\"],", 200)),
        ("many-fields", many("a: 1, ", 500)),
        (
            "many-actors",
            between_two(&format!(
                "Event(id: \"x\", when: \"1931\", title: \"X\", actors: [{}])",
                (0..400).map(|nth| format!("\"actor {nth}\",")).collect::<String>()
            )),
        ),
        (
            "many-citations",
            between_two(&format!(
                "Event(id: \"x\", when: \"1931\", title: \"X\", citations: [{}])",
                "(source: \"gazette\", lines: \"2\"),".repeat(120)
            )),
        ),
        ("many-of-one-id", between_two(&"Event(id: \"x\", when: \"1931\", title: \"X\"),".repeat(100))),
        (
            "many-on-one-day",
            between_two(
                &(0..150)
                    .map(|nth| format!("Event(id: \"x{nth}\", when: \"1931-11-03\", title: \"X\"),"))
                    .collect::<String>(),
            ),
        ),
    ];
    let accounts = CHARACTERS.map(|(name, text)| (format!("account-{name}"), event(text).into_bytes()));
    written(tables).into_iter().chain(written(whole)).chain(accounts).collect()
}
