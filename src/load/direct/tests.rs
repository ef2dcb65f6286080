//! What is read directly is what serde reads.

use proptest::prelude::*;

use super::*;
use crate::load::scan::value_end;

/// Reads an event both ways; whether it was read directly.
fn compared(text: &str) -> bool {
    let Some(direct) = event(text, 0, &mut used()) else { return false };
    assert_eq!(value_end(text, 0, LONGEST), Ok(direct.end), "{text}");
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let serde: Event<'_> = options.from_str(&text[..direct.end]).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    assert_eq!(direct.event, serde, "{text}");
    true
}

/// The lists of an event that has been read.
fn used() -> Lists<'static> {
    let mut lists = Lists::default();
    let read = event(WHOLE, 0, &mut lists).expect("it is written plainly");
    lists.take_back(read);
    lists
}

/// An event with everything that one can have.
const WHOLE: &str = r#"Event(
    id: "first-visit", // the first
    when: "2019-10~",
    title: "A visit “to the sea” – \"so to speak\" (a, b)",
    account: "Two\nlines, a tab\t, a \\ and an é",
    actors: ["The envoy", "Ædile"],
    place: "Riga", tags: ["visits",],
    citations: [
        Citation(source: "gazette", quote: "went, \"he\" said", prefix: "he ", suffix: " then", lines: "3-4",
            stance: Denies, when: "2019-10", as_written: "last month", reckoned_from: "other", by: "An aide", note: ""),
        (source: "herald", stance: Silent),
    ],
)"#;

#[test]
fn what_is_read_directly() {
    for (text, expected) in [
        (WHOLE, true),
        ("(id:\"a\",when:\"2022\",title:\"A\")", true),
        ("Event(title: \"A\", id: \"a\", when: \"2022\", citations: [], actors: []),", true),
        ("( // why\n id: \"a\" , when : \"2022\" , title: \"\" , )", true),
        // What serde has to say something about, or knows better.
        ("(id: \"a\", when: \"2022\")", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", title: \"B\")", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", titel: \"B\")", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", place: Some(\"B\"))", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", place: None)", false),
        ("(id: \"a\", when: \"2022\", title: r\"A\")", false),
        ("(id: \"a\", when: \"2022\", title: \"\\u{41}\")", false),
        ("(id: \"a\" when: \"2022\", title: \"A\")", false),
        ("(id: \"a\", /* */ when: \"2022\", title: \"A\")", false),
        ("(id: \"a\", when: \"2022\", title: \"A\"", false),
        ("(id: \"a\", when: \"2022\", title: \"A", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", citations: [(quote: \"q\")])", false),
        ("(id: \"a\", when: \"2022\", title: \"A\", citations: [(source: \"s\", stance: Sure)])", false),
        ("Source(id: \"a\", when: \"2022\", title: \"A\")", false),
        ("", false),
    ] {
        assert_eq!(compared(text), expected, "{text}");
    }
    let long = format!("(id: \"a\", when: \"2022\", title: \"{}\")", "a".repeat(LONGEST));
    assert!(!compared(&long));
}

#[test]
fn where_things_stand() {
    let text = format!("[{WHOLE}, ");
    let direct = event(&text, 1, &mut Lists::default()).expect("it is written plainly");
    assert_eq!(&text[direct.end..], ", ");
    let starts: Vec<&str> = direct.citations.iter().map(|start| &text[*start..][..8]).collect();
    assert_eq!(starts, ["Citation", "(source:"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_event_is_read_as_serde_reads_it(
        at in any::<prop::sample::Index>(), removed in 0_usize..4, added in prop::sample::select(vec![
            "", "\"", "(", ")", "[", "]", ",", ",,", "'", "/*", "//", "\\", "\\\"", "\\u{e9}", "\\x41", "é", ":", "r\"", "#", "x",
            "Some(", "None", "\n", "\r", "\u{2028}", "\u{0}", "id: \"b\",", "title", "Event", "Citation", "Denies", " ", "_", "1",
        ])
    ) {
        let starts: Vec<usize> = WHOLE.char_indices().map(|(byte, _)| byte).collect();
        let from = at.index(starts.len());
        let to = (from + removed).min(starts.len() - 1);
        compared(&format!("{}{added}{}", &WHOLE[..starts[from]], &WHOLE[starts[to]..]));
    }

    #[test]
    fn words_are_read_as_serde_reads_them(title in "(\\\\[nrt\"'\\\\0x]|[a-zé\u{301}\r\n\t/ ]|\\PC){0,12}") {
        compared(&format!("(id: \"a\", when: \"2022\", title: \"{title}\")"));
    }
}
