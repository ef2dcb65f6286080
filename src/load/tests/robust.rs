//! Whatever the bytes: no panic, and what was not touched is still there.

use proptest::prelude::*;

use super::*;
use crate::load::read::Draft;

/// Five events as people write them.
fn good() -> String {
    let event = |id: usize| {
        format!(
            "    Event(\n        id: \"e{id}\",\n        when: \"202{id}\",\n        title: \"Title – {id} (a, b)\",\n        \
             actors: [\"x\", \"y\"],\n        citations: [\n            Citation(source: \"s\", quote: \"said \\\"so\\\"\"), // so\n            \
             (source: \"t\", lines: \"{id}\"),\n        ],\n    ),\n"
        )
    };
    format!("[\n{}]\n", (1..=5).map(event).collect::<String>())
}

fn ids(text: String) -> Vec<String> {
    let mut draft = Draft::default();
    read::events(&Page::new("e.ron", text), &mut draft);
    let (chronology, _) = draft.finish(&Pages::default());
    chronology.events().map(|event| chronology.key(event).to_owned()).collect()
}

fn read_both(text: String) {
    let page = Page::new("x.ron", text);
    let mut draft = Draft::default();
    read::chronology(&page, &mut draft);
    read::events(&page, &mut draft);
    let mut pages = Pages::default();
    pages.push(page);
    let (_, diagnostics) = draft.finish(&pages);
    for diagnostic in &diagnostics {
        let snippet = diagnostic.snippet.as_ref().expect("what is wrong in a file is shown");
        assert!(snippet.length >= 1 && snippet.start <= snippet.line.chars().count());
    }
}

/// Pieces that RON is made of, and that break it.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Chronology(",
        "Event(",
        "Source(",
        "Citation(",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ",",
        ":",
        "\n",
        " ",
        "\\",
        "//",
        "/*",
        "*/",
        "r#\"",
        "\"#",
        "#",
        "!",
        "id",
        "when:",
        "title:",
        "sources:",
        "events: [",
        "citations: [",
        "\"2022\"",
        "\"é\"",
        "é",
        "\u{2028}",
        "\u{feff}",
        "Some(",
        "12",
        "-",
        "b'",
        "#![enable(",
        "derived_from: [\"a\"]",
        "id: \"a\"",
        "@",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn arbitrary_text(text in "\\PC{0,200}") {
        read_both(text);
    }

    #[test]
    fn text_made_of_ron(text in pieces()) {
        read_both(text.clone());
        read_both(format!("Chronology(title: \"T\", sources: [{text}"));
        read_both(format!("[Event(id: \"a\", when: \"2022\", title: \"A\", {text}), Event(id: \"b\")]"));
    }

    #[test]
    fn a_mutation_costs_an_event_and_at_most_its_neighbour(
        at in any::<prop::sample::Index>(), removed in 0_usize..3, added in prop::sample::select(vec![
            "", "\"", "(", ")", "[", "]", "{", "}", ",", "'", "/*", "//", "\\", "é", ":", "r#\"", "#", "x",
        ])
    ) {
        let text = good();
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let from = at.index(starts.len());
        let to = (from + removed).min(starts.len() - 1);
        let mutated = format!("{}{added}{}", &text[..starts[from]], &text[starts[to]..]);
        let touched = text[..starts[from]].matches("    Event(").count();
        let left = ids(mutated.clone());
        for event in 1..=5_usize {
            if event.abs_diff(touched) > 1 {
                prop_assert!(left.contains(&format!("e{event}")), "e{event} is lost, kept {left:?}:\n{mutated}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn arbitrary_bytes_in_every_file(main in any::<Vec<u8>>(), events in any::<Vec<u8>>(), text in any::<Vec<u8>>()) {
        let folder = folder(&[]);
        let sealed = "(title: \"T\", sources: [(id: \"s\", title: \"S\", texts: [(kind: Digest, file: \"s.txt\")])])";
        write(folder.path(), "chronology.ron", &main);
        write(folder.path(), "events/a.ron", &events);
        let _ = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
        write(folder.path(), "chronology.ron", sealed.as_bytes());
        write(folder.path(), "s.txt", &text);
        let _ = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
    }
}

#[test]
fn a_file_made_to_be_slow_is_given_up() {
    for piece in [
        "[",
        "(\n",
        "Event(\n",
        "Event(\"\n",
        ")\n",
        "/*",
        "@\n",
        "]\n(a)",
        "Event(id: \"a\", é: [\n",
        "r#\"",
        "#![",
        "'",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let mut draft = Draft::default();
        let page = Page::new("x.ron", text);
        read::events(&page, &mut draft);
        read::chronology(&page, &mut draft);
        assert!(draft.diagnostics.len() <= 2100, "{piece:?}: {}", draft.diagnostics.len());
    }
}

#[test]
fn many_events_are_read_in_one_go() {
    let event =
        |id| format!("(id: \"{id}\", when: \"2022\", title: \"T\", citations: [(source: \"s\", lines: \"1\")]),");
    let text = format!("[{}]", (0..3000).map(event).collect::<String>());
    assert_eq!(ids(text).len(), 3000);
}
