//! What is copied: the memo that proves an event (`y`), and the citation that goes into a chronology (`c`).
//! Snapshots as in `stories.rs`.

#[path = "stage/json.rs"]
mod json;
mod stage;

use std::path::PathBuf;

use dateline::app::{Effect, Message, proof};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::model::Verdict;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};
use json::json;
use stage::{flowing, folder_of, ran};

fn fixture(name: &str) -> Place {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    Place { root: Root::Path(path), originals: None }
}

/// What a key would put into the clipboard, after some other keys in the harbour's chronology.
fn copied(keys: &str, last: char) -> String {
    copied_from("harbour", keys, last)
}

/// The same in another chronology among the fixtures.
fn copied_from(name: &str, keys: &str, last: char) -> String {
    let place = fixture(name);
    let mut session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("the fixture opens");
    session.press_all(keys).expect("keys");
    match session.app.update(Message::Key(dateline::keymap::Key::char(last))) {
        Some(Effect::Copy { text, .. }) => text,
        other => panic!("{last} after {keys:?} copies nothing: {other:?}, {:?}", session.app.notice),
    }
}

/// The memo of a contested event: every voice, its words, where they stand, and the contradiction.
#[test]
fn the_memo_of_an_event() {
    insta::assert_snapshot!(copied("", 'y'));
}

/// From the face-off the two passages alone are copied, and it is said how many are left aside.
#[test]
fn the_memo_of_two_accounts() {
    insta::assert_snapshot!(copied("s", 'y'));
}

/// From a cell of the matrix what its source says is copied; where it says nothing, the whole event.
#[test]
fn the_memo_of_a_cell() {
    let words = "At seven in the evening the lamp failed";
    let denial = "The Gazette";
    let cell = copied("3", 'y');
    assert!(cell.contains("The Courier") && cell.contains(words), "{cell}");
    assert_eq!(cell.matches("Found").count() + cell.matches("found").count(), 1, "{cell}");
    assert!(copied("3 l", 'y').contains(denial));
    for blank in ["j", "j j"] {
        assert_eq!(copied(&format!("3 {blank} l"), 'y'), copied(blank, 'y'), "silent, and not read");
    }
}

/// From the reader the passage under the cursor, with the contradiction that its event is in.
#[test]
fn the_memo_of_a_passage() {
    insta::assert_snapshot!(copied("enter", 'y'));
    assert!(copied("j", 'y').contains("Silent (read, and does not mention it): The Gazette"));
    assert!(copied("G", 'y').contains("No source is cited for this event."));
}

/// What `c` copies is read back by the file format, and its words are found where they were marked.
#[test]
fn a_copied_citation_is_found_again() {
    for keys in ["enter", "enter w h h tab h h", "enter w j j", "enter w k tab h h h", "s enter w h l h"] {
        let citation = copied(keys, 'c');
        let folder = tempfile::tempdir().expect("a folder");
        let fixture = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour");
        std::fs::create_dir(folder.path().join("sources")).expect("a folder");
        for file in ["courier.txt", "gazette.txt", "gazette.de.txt", "log.txt"] {
            std::fs::copy(fixture.join("sources").join(file), folder.path().join("sources").join(file))
                .expect("a text");
        }
        let chronology = std::fs::read_to_string(fixture.join("chronology.ron")).expect("the fixture");
        let event = format!("events: [Event(id: \"e\", when: \"1931\", title: \"T\", citations: [\n{citation}])],");
        assert!(chronology.contains("events: [],"));
        let written = chronology.replace("events: [],", &event);
        std::fs::write(folder.path().join("chronology.ron"), written).expect("written");
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
        let session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it is read");
        let of_the_event = session.app.desk.diagnostics.iter().find(|it| it.event.is_some());
        assert_eq!(of_the_event, None, "{citation}");
        let verdicts: Vec<_> = session
            .app
            .desk
            .chronology()
            .all_citations()
            .map(|id| session.app.desk.evidence.verdict(id).map(Verdict::word))
            .collect();
        assert_eq!(verdicts, [Some("found")], "{citation}");
    }
}

/// Where text is typed `y` is text; where there is nothing to copy that is said, and nothing is copied.
#[test]
fn nothing_is_copied_where_there_is_nothing() {
    let place = fixture("harbour");
    for (keys, notice) in [
        ("/", None),
        (":", None),
        ("?", None),
        ("enter g", Some("nothing rests on this line")),
        ("f", None),
        ("!", None),
    ] {
        let mut session =
            Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("the fixture opens");
        session.press_all(keys).expect("keys");
        let effect = session.app.update(Message::Key(dateline::keymap::Key::char('y')));
        assert!(!matches!(effect, Some(Effect::Copy { .. })), "{keys}: {effect:?}");
        assert_eq!(session.app.notice.as_deref(), notice, "{keys}");
    }
}

/// A link to words quotes the original, and nothing else; what the text has instead of the quotation is said.
#[test]
fn links_quote_the_original_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |file: &str, text: &str| std::fs::write(folder.path().join(file), text).expect("written");
    put("o.txt", "It was well-known.\nThe lamp failed at seven.\nThe lamp failed at nine.\n");
    put("d.txt", "A summary.\nAt seven the light went out.\n");
    put(
        "chronology.ron",
        r#"(title: "T", sources: [
            (id: "a", title: "A", outlet: "Page", url: "https://example.org/a#top",
             archived: (url: "https://archive.example/a", captured: "2022-05-01"),
             texts: [Text(kind: Digest, file: "d.txt"), Text(kind: Original, file: "o.txt")]),
            (id: "b", title: "B", outlet: "Unread", url: "https://example.org/b"),
        ], events: [(id: "e", when: "2022", title: "E", citations: [
            (source: "a", quote: "lamp failed", lines: "2"),
            (source: "a", quote: "went out"),
            (source: "a", quote: "It was\nwell–known."),
            (source: "a", quote: "never said"),
            (source: "b", quote: "a & b"),
        ])])"#,
    );
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it is read");
    let desk = &session.app.desk;
    let event = desk.chronology().events().next().expect("an event");
    let memo = |id| proof(desk, event, &[id]).text;
    for (id, lines) in desk.chronology().citations(event).zip([
        [
            "Link: https://example.org/a#top:~:text=lamp%20failed,-at%20seven",
            "Archived: https://archive.example/a (captured 1 May 2022)",
        ],
        [
            "Link: https://example.org/a#top (to the page only: the words are those of the digest)",
            "Place: line 2 of the digest, d.txt#line=1,2",
        ],
        ["As the chronology quotes it: “It was\nwell–known.”", "“It was well-known.”"],
        [
            "Link: https://example.org/a#top (to the page only: the words were not found in its original)",
            "Verdict: missing (not there)",
        ],
        ["Link: https://example.org/b#:~:text=a%20%26%20b", "Verdict: unchecked (text not at hand)"],
    ]) {
        for line in lines {
            assert!(memo(id).contains(line), "{line} is not in\n{}", memo(id));
        }
    }
}

/// Where the text has almost the words, the memo holds both wordings, each named for what it is.
#[test]
fn a_memo_of_almost_the_words_holds_both_wordings() {
    insta::assert_snapshot!(copied_from("ferry", "", 'y'));
}

/// The lines of a page are those of the text that was extracted from it, and the memo says so.
#[test]
fn a_memo_of_a_page_names_the_extraction() {
    insta::assert_snapshot!(copied_from("press", "", 'y'));
}

/// Where not every source counts, the memo names what does, before the words.
#[test]
fn a_memo_names_what_counts() {
    insta::assert_snapshot!(copied("K 1 9 3 1 - 1 1 - 2 0 enter", 'y'));
    for (keys, told) in [
        ("", None),
        ("K 1 9 3 1 - 1 1 - 2 0 enter", Some("as known on Friday 20 November 1931")),
        ("x enter", Some("without The Courier")),
        ("x enter K 1 9 3 1 - 1 1 - 2 0 enter", Some("as known on Friday 20 November 1931, without The Courier")),
    ] {
        let memo = copied(keys, 'y');
        let named = memo.lines().take_while(|line| !line.is_empty()).nth(4);
        assert_eq!(named, told, "{keys}\n{memo}");
    }
}

/// The memo of the only event of a chronology that stands in a folder of its own, with these files.
fn memo_of(files: &[(&str, &str)]) -> String {
    let folder = folder_of(files);
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it is read");
    let desk = &session.app.desk;
    let event = desk.chronology().events().next().expect("an event");
    let citations: Vec<_> = desk.chronology().citations(event).collect();
    proof(desk, event, &citations).text
}

/// What narrows a denial, and on whose word a source speaks, stand beside the words: without them a memo says more
/// than the chronology does.
#[test]
fn a_memo_keeps_the_note_and_what_is_retold() {
    let memo = memo_of(&[
        ("a.txt", "No customer funds were used.\n"),
        (
            "chronology.ron",
            r#"(title: "T", sources: [
                (id: "wire", title: "W", outlet: "Coast Wire", published: "2022-04-20"),
                (id: "a", title: "A", outlet: "The Ledger", published: "2022-04-22", derived_from: ["wire"],
                 texts: [Text(kind: Original, file: "a.txt")]),
                (id: "b", title: "B", outlet: "The Herald", derived_from: ["wire"]),
                (id: "c", title: "C", outlet: "The Gazette"),
            ], events: [(id: "e", when: "2022", title: "E", citations: [
                (source: "b", quote: "they were used"),
                (source: "a", stance: Denies, quote: "No customer funds", note: "Narrower than the claim."),
                (source: "c", stance: Silent, note: "Names the firm only."),
            ])])"#,
        ),
    ]);
    for told in [
        "\nOrigins: The Herald, from Coast Wire, 20 April 2022\n",
        "A, published 22 April 2022\nRetells Coast Wire, 20 April 2022.\n“No customer funds”\nNote: Narrower than the claim.\n",
        "\nNote: The Gazette: Names the firm only.\n",
    ] {
        assert!(memo.contains(told), "{told} is not in\n{memo}");
    }
}

/// The lines that a citation gives are a claim. Where its words stand in another source, that place is named in every
/// view, and the claim never stands for it.
#[test]
fn words_that_stand_elsewhere_say_where() {
    let files = [
        ("a.txt", "One.\nTwo.\n"),
        ("b.txt", "One.\nTwo.\nThe lamp failed.\n"),
        (
            "chronology.ron",
            r#"(title: "T", sources: [
                (id: "a", title: "A", outlet: "The Ledger", texts: [Text(kind: Original, file: "a.txt")]),
                (id: "b", title: "B", outlet: "The Herald", texts: [Text(kind: Original, file: "b.txt")]),
                (id: "c", title: "C", outlet: "The Gazette"),
            ], events: [(id: "e", when: "2022", title: "E", citations: [
                (source: "a", quote: "The lamp failed", lines: "2"),
                (source: "a", quote: "nobody ever said these words at all", lines: "2"),
                (source: "c", quote: "unread", lines: "2"),
            ])])"#,
        ),
    ];
    let memo = memo_of(&files);
    for told in [
        "“The lamp failed”\nCited as: line 2\nVerdict: elsewhere (in The Herald, line 3)\n",
        "words at all”\nCited as: line 2\nVerdict: missing (not there)\n",
        "“unread”\nCited as: line 2\nVerdict: unchecked (text not at hand)\n",
    ] {
        assert!(memo.contains(told), "{told} is not in\n{memo}");
    }
    let folder = folder_of(&files);
    let path = folder.path().to_str().expect("a path");
    let shown = ran(&["show", path, "e"]).out;
    for told in [
        "The Ledger asserts (elsewhere: in The Herald, line 3)\n",
        "The Ledger asserts (missing, cited as line 2)\n",
        "The Gazette asserts (unchecked, cited as line 2)\n",
    ] {
        assert!(shown.contains(told), "{told} is not in\n{shown}");
    }
    let event = json(&["show", path, "e", "--format", "json"]);
    for lists in ["citations", "passages"] {
        let lines: Vec<_> = event[lists].as_array().expect("a list").iter().map(|it| it["lines"].to_string()).collect();
        assert_eq!(lines, ["null", "null", "[2,2]"], "{lists}");
    }
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it is read");
    let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
    assert!(flowing(&drawn).contains("These words stand in The Herald, line 3, not in"), "{drawn}");
}

/// Why a verdict was given is said as it is: a citation of lines has no words to be found.
#[test]
fn a_memo_gives_the_true_reason_of_a_verdict() {
    let memo = memo_of(&[
        ("a.txt", "He said “no”.\nThe lamp failed.\n"),
        (
            "chronology.ron",
            r#"(title: "T", sources: [
                (id: "a", title: "A", outlet: "The Ledger", texts: [Text(kind: Original, file: "a.txt")]),
            ], events: [(id: "e", when: "2022", title: "E", citations: [
                (source: "a", lines: "2"),
                (source: "a", quote: "He said \"no\"."),
                (source: "a", quote: "The lamp failed."),
            ])])"#,
        ),
    ]);
    let reasons: Vec<&str> = memo.lines().filter_map(|line| line.strip_prefix("Verdict: ")).collect();
    let save = "normalised (save for quotation marks, dashes, spacing and line breaks)";
    assert_eq!(reasons, ["found (the lines are there)", save, "found (word for word)"], "{memo}");
}

/// A memo is sent to others: an address that no browser opens over the web is no link in it.
#[test]
fn a_memo_links_to_the_web_alone() {
    for (url, expected) in [
        ("https://example.org/a", 2),
        ("HTTP://example.org/a", 2),
        ("javascript:alert(1)", 0),
        ("file:///etc/passwd", 0),
        ("data:text/html,x", 0),
        ("example.org/a", 0),
    ] {
        let chronology = r#"(title: "T", sources: [
            (id: "a", title: "A", outlet: "O", url: "URL", archived: (url: "URL"), texts: [Text(kind: Original, file: "a.txt")]),
        ], events: [(id: "e", when: "2022", title: "E", citations: [(source: "a", quote: "pas\u{AD}sen-\ngers")])])"#;
        let chronology = chronology.replace("URL", url);
        let memo = memo_of(&[("a.txt", "Two pas\u{AD}sen-\ngers came."), ("chronology.ron", &chronology)]);
        let links = memo.lines().filter(|line| line.starts_with("Link: ") || line.starts_with("Archived: "));
        assert_eq!(links.count(), expected, "{memo}");
        assert_eq!(memo.contains("#:~:text=passengers"), expected == 2, "{memo}");
    }
}
