//! Whole chronologies.

use super::{CHARACTERS, Named, written};

/// A chronology with nothing wrong; `gazette.txt` is beside it.
const GOOD: &str = r#"Chronology(
    title: "The lamp",
    about: "Who says that it burned.",
    sources: [
        Source(id: "gazette", title: "Coaster aground", published: "1931-11-05",
            texts: [Text(kind: Original, file: "gazette.txt")]),
        Source(id: "board", title: "The lamp was lit", derived_from: ["gazette"]),
    ],
    events: [
        Event(id: "aground", when: "1931-11-03", title: "The coaster runs aground",
            citations: [Citation(source: "gazette", quote: "ran aground")]),
        Event(id: "lit", when: "1931-11", title: "The lamp is said to be lit",
            citations: [Citation(source: "board", stance: Denies, lines: "1")]),
    ],
)
"#;

/// What is exchanged in the good one: a name, what stands there, what stands there instead.
const EXCHANGED: &[(&str, &str, &str)] = &[
    ("no-title", "    title: \"The lamp\",\n", ""),
    ("empty-title", "\"The lamp\"", "\"\""),
    ("blank-title", "\"The lamp\"", "\" \\t \\n \""),
    ("title-twice", "    about:", "    title: \"Another\",\n    about:"),
    ("title-a-number", "\"The lamp\"", "1931"),
    ("title-a-list", "\"The lamp\"", "[\"The\", \"lamp\"]"),
    ("title-a-char", "\"The lamp\"", "'T'"),
    ("title-some", "\"The lamp\"", "Some(\"The lamp\")"),
    ("title-none", "\"The lamp\"", "None"),
    ("title-unit", "\"The lamp\"", "()"),
    ("title-bytes", "\"The lamp\"", "b\"The lamp\""),
    ("title-raw", "\"The lamp\"", "r##\"The \"# lamp\"##"),
    ("title-in-curly-quotes", "\"The lamp\"", "“The lamp”"),
    ("title-not-closed", "\"The lamp\"", "\"The lamp"),
    ("title-bad-escape", "\"The lamp\"", "\"The \\lamp\""),
    ("title-half-surrogate", "\"The lamp\"", "\"\\u{d800}\""),
    ("title-escape-too-large", "\"The lamp\"", "\"\\u{110000}\""),
    ("title-escaped-escape", "\"The lamp\"", "\"\\u{1b}]0;owned\\u{7}\\x1b[2J\""),
    ("unknown-field", "    about:", "    abuot:"),
    ("unknown-field-hostile", "    about:", "    r#\u{202e}:"),
    ("colon-missing", "about:", "about"),
    ("comma-missing", "burned.\",", "burned.\""),
    ("sources-a-map", "sources: [", "sources: {"),
    ("sources-a-string", "events: [", "sources: \"none\", events: ["),
    ("sources-nested", "sources: [", "sources: [["),
    ("events-missing-bracket", "events: [", "events: "),
    ("events-twice", "    events: [", "    events: [],\n    events: ["),
    ("list-not-closed", "    ],\n)", "    \n)"),
    ("chronology-not-closed", "    ],\n)\n", "    ],\n"),
    ("closed-twice", "    ],\n)\n", "    ],\n))))\n"),
    ("text-behind-the-end", "    ],\n)\n", "    ],\n)\nand then?\n"),
    ("another-chronology-behind", "    ],\n)\n", "    ],\n)\nChronology(title: \"Another\")\n"),
    ("comment-not-closed", "    events:", "    /* events:"),
    ("comments-nested", "    events:", "    /* /* */ */ events:"),
    ("comment-hostile", "    events:", "    // \u{1b}[2J\u{202e}\n    events:"),
    ("source-id-twice", "id: \"board\"", "id: \"gazette\""),
    ("source-id-empty", "id: \"board\"", "id: \"\""),
    ("source-id-like-a-path", "id: \"board\"", "id: \"../../etc/passwd\""),
    ("source-id-like-an-option", "id: \"board\"", "id: \"--help\""),
    ("source-id-mixes-scripts", "id: \"board\"", "id: \"bоаrd\""),
    ("source-without-title", "title: \"The lamp was lit\", ", ""),
    ("source-of-itself", "derived_from: [\"gazette\"]", "derived_from: [\"board\"]"),
    ("source-of-nobody", "derived_from: [\"gazette\"]", "derived_from: [\"nobody\", \"\", \"nobody\"]"),
    ("sources-in-a-circle", "published:", "derived_from: [\"board\"], published:"),
    ("source-named-wrong", "Source(id: \"board\"", "Sauce(id: \"board\""),
    ("source-field-twice", "title: \"The lamp was lit\"", "title: \"A\", title: \"B\""),
    ("published-no-date", "1931-11-05", "Thursday"),
    ("published-far-away", "1931-11-05", "Y-170000000000000002"),
    ("published-a-number", "\"1931-11-05\"", "19311105"),
    ("url-javascript", "published:", "url: \"javascript:alert(1)\", published:"),
    ("url-userinfo", "published:", "url: \"https://bank.example@evil.example/\", published:"),
    ("url-bidi", "published:", "url: \"https://exa\u{202e}elpm\u{202c}.org\", published:"),
    ("url-newline", "published:", "url: \"https://example.org/\\n--help\", published:"),
    ("url-homograph", "published:", "url: \"https://аррӏе.example/\", published:"),
    ("archived-without-url", "published:", "archived: (captured: \"1931\"), published:"),
    ("archived-captured-wrong", "published:", "archived: (url: \"x\", captured: \"soon\"), published:"),
    ("language-hostile", "published:", "language: \"\u{1b}[31m\", published:"),
    ("language-unknown", "published:", "language: \"tlh-Piqd\", published:"),
    ("file-leads-up", "\"gazette.txt\"", "\"../gazette.txt\""),
    ("file-leads-up-inside", "\"gazette.txt\"", "\"a/../../gazette.txt\""),
    ("file-absolute", "\"gazette.txt\"", "\"/etc/passwd\""),
    ("file-a-device", "\"gazette.txt\"", "\"/dev/zero\""),
    ("file-a-drive", "\"gazette.txt\"", "\"C:\\\\gazette.txt\""),
    ("file-a-url", "\"gazette.txt\"", "\"file:///etc/passwd\""),
    ("file-the-folder", "\"gazette.txt\"", "\".\""),
    ("file-empty", "\"gazette.txt\"", "\"\""),
    ("file-with-nul", "\"gazette.txt\"", "\"gazette.txt\\u{0}.pdf\""),
    ("file-home", "\"gazette.txt\"", "\"~/gazette.txt\""),
    ("file-command", "\"gazette.txt\"", "\"$(reboot);`reboot`|reboot\""),
    ("file-absent-hostile", "\"gazette.txt\"", "\"\u{1b}[2J\u{202e}txt.ettezag\""),
    ("file-the-chronology", "\"gazette.txt\"", "\"chronology.ron\""),
    ("file-below-a-file", "\"gazette.txt\"", "\"gazette.txt/x\""),
    ("kind-unknown", "kind: Original", "kind: Fake"),
    ("kind-in-quotes", "kind: Original", "kind: \"Original\""),
    ("kind-with-value", "kind: Original", "kind: Original(1)"),
    ("kind-missing", "kind: Original, ", ""),
    ("seal-short", "file: \"gazette.txt\"", "file: \"gazette.txt\", sha256: \"abc\""),
    (
        "seal-no-digits",
        "file: \"gazette.txt\"",
        "sha256: \"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"",
    ),
    (
        "seal-broken",
        "file: \"gazette.txt\"",
        "file: \"gazette.txt\", sha256: \"0000000000000000000000000000000000000000000000000000000000000000\"",
    ),
    ("text-without-anything", ", file: \"gazette.txt\"", ""),
    ("text-twice", "file: \"gazette.txt\")", "file: \"gazette.txt\"), Text(kind: Digest, file: \"gazette.txt\")"),
    ("extension-unknown", "Chronology(", "#![enable(execute)]\nChronology("),
    ("extension-not-closed", "Chronology(", "#![enable(implicit_some\nChronology("),
    ("extension-of-newtypes", "Chronology(", "#![enable(unwrap_newtypes, unwrap_variant_newtypes)]\nChronology("),
    ("named-wrong", "Chronology(", "Chronologie("),
    ("without-a-name", "Chronology(", "("),
    ("braces", "Chronology(", "Chronology{"),
    ("json", "Chronology(\n    title: ", "{\"title\": "),
];

/// What has to be read as a whole.
fn whole() -> Vec<Named> {
    let nested = |open: &str, close: &str| format!("Chronology(title: {}{})", open.repeat(3000), close.repeat(3000));
    let mut files = written([
        ("empty", String::new()),
        ("only-blanks", " \t\r\n\n".repeat(50)),
        ("only-a-comment", "// nothing".to_owned()),
        ("nuls", "\0".repeat(1000)),
        ("letters", "It was a dark night, and nobody wrote RON.\n".repeat(20)),
        ("lines-at-crlf", GOOD.replace('\n', "\r\n")),
        ("lines-at-cr", GOOD.replace('\n', "\r")),
        ("byte-order-mark", format!("\u{feff}{GOOD}")),
        ("two-byte-order-marks", format!("\u{feff}\u{feff}{GOOD}")),
        ("one-line", GOOD.replace('\n', " ")),
        ("backwards", GOOD.chars().rev().collect()),
        ("upper-case", GOOD.to_uppercase()),
        ("twice", GOOD.repeat(2)),
        ("no-sources-no-events", "Chronology(title: \"Nothing\")".to_owned()),
        ("empty-chronology", "Chronology()".to_owned()),
        ("list-of-events", "[Event(id: \"a\", when: \"1931\", title: \"A\")]".to_owned()),
        ("a-string", "\"Chronology\"".to_owned()),
        ("a-number", "12345678901234567890123456789012345678901234567890".to_owned()),
        ("deep-brackets", nested("[", "]")),
        ("deep-parentheses", nested("(", ")")),
        ("deep-braces", nested("{", "}")),
        ("deep-some", nested("Some(", ")")),
        ("deep-comments", "/*".repeat(4000)),
        ("quotation-marks", "\"".repeat(3999)),
        ("raw-string-of-many-hashes", format!("Chronology(title: r{0}\"x\"{0})", "#".repeat(2000))),
        ("long-field-name", GOOD.replace("about", &"a".repeat(6000))),
        ("long-title", GOOD.replace("The lamp\"", &format!("{}\"", "lamp ".repeat(1500)))),
        ("long-word-title", GOOD.replace("The lamp\"", &format!("{}\"", "W".repeat(8000)))),
        ("long-source-id", GOOD.replace("\"board\"", &format!("\"{}\"", "b".repeat(3000)))),
        ("long-source-id-elsewhere", GOOD.replacen("id: \"gazette\"", &format!("id: \"{}\"", "g".repeat(3000)), 1)),
        (
            "many-sources-of-one-id",
            GOOD.replace("    events:", "  events: [], sources: [SAME],\n  events:")
                .replace("SAME", &"(id: \"x\", title: \"X\"),".repeat(150)),
        ),
        ("many-mistakes", format!("Chronology(title: \"M\", events: [{}])", "(id: 1),".repeat(1200))),
        ("many-strays", format!("Chronology(title: \"M\", {})", "x y ".repeat(1200))),
        ("shell-script", "#!/bin/sh\nrm -rf /\n".to_owned()),
        ("elf", "\u{7f}ELF\u{2}\u{1}\u{1}\0\0\0\0".to_owned()),
        ("half", GOOD[..GOOD.len() / 2].to_owned()),
        ("half-a-string", GOOD[..GOOD.find("runs aground").expect("it is there")].to_owned()),
        ("second-half", GOOD[GOOD.len() / 2..].to_owned()),
    ]);
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(GOOD.encode_utf16()).flat_map(bytes).collect()
    };
    let broken = |bytes: &[u8]| {
        GOOD.replace("burned", "\u{1}")
            .bytes()
            .flat_map(|byte| if byte == 1 { bytes.to_vec() } else { vec![byte] })
            .collect()
    };
    for (name, bytes) in [
        ("utf-16-le", utf_16(u16::to_le_bytes)),
        ("utf-16-be", utf_16(u16::to_be_bytes)),
        ("utf-16-without-mark", GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("utf-8-cut-short", broken(b"\xe2\x82")),
        ("utf-8-too-long", broken(b"\xc0\xaf\xe0\x80\xaf")),
        ("utf-8-surrogate", broken(b"\xed\xa0\x80")),
        ("utf-8-beyond-the-last", broken(b"\xf4\x90\x80\x80")),
        ("latin-1", broken(b"br\xfblait")),
        ("all-bytes", (0..=255).collect()),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0\x43\xbe\xb7\xe8\x01\0\0\0".to_vec()),
    ] {
        files.push((name.to_owned(), bytes));
    }
    files
}

pub fn files() -> Vec<Named> {
    let exchanged = EXCHANGED.iter().map(|(name, from, to)| {
        assert!(GOOD.contains(from), "{name}: {from}");
        (*name, GOOD.replacen(from, to, 1))
    });
    let in_a_title =
        CHARACTERS.map(|(name, text)| (format!("title-{name}"), GOOD.replace("The lamp", text).into_bytes()));
    written(exchanged).into_iter().chain(whole()).chain(in_a_title).collect()
}
