//! Long files, read in windows: the same as read whole.

use proptest::prelude::*;

use super::*;
use crate::load::place::Part;
use crate::load::read::Draft;

/// What the files say, read in windows of so many bytes; of those that are longer than that.
/// From `untold` bytes on two threads read.
fn read_in(folder: &Path, window: usize, untold: u64) -> Loaded {
    let budget = Budget { window, untold, ..Budget::default() };
    let read = load_within(&Root::Path(folder.to_owned()), &PdfReader::none(), budget, &mut |_| {});
    with_dates(read.expect("there is a chronology"))
}

/// Reads a file both ways, if it can be read in windows; whether it can.
fn compared(text: &str, main: bool, window: usize) -> bool {
    let folder = folder(&[("x.ron", text)]);
    let files = Files::folder("testing", folder.path()).expect("it is there");
    let blocks = Blocks::of(files.open_file("x.ron").expect("it is there"), u64::MAX).expect("it is a file");
    let mut found = Draft::default();
    let read = if main { windows::chronology } else { windows::events };
    let Some(long) = read("x.ron", blocks, window, &mut found, &mut Progress::new(0, &mut |_| {})) else {
        return false;
    };
    let mut expected = Draft::default();
    let page = Page::new("x.ron", text.trim_start_matches('\u{feff}').to_owned());
    if main {
        read::chronology(&page, &mut expected)
    } else {
        read::events(&page, &mut expected)
    }
    assert_eq!((&found.title, &found.about), (&expected.title, &expected.about));
    assert_eq!(found.sources, expected.sources);
    assert_eq!(found.diagnostics, expected.diagnostics, "in windows of {window}:\n{text}");
    assert_eq!((&found.lost, found.incomplete), (&expected.lost, expected.incomplete));
    // What is pointed at afterwards is the same, too.
    let (mut whole, mut parts) = (Pages::default(), Pages::new(Arc::new(files)));
    whole.push(page);
    parts.push_long(long);
    let ((found, told), (expected, to_tell)) = (found.finish(&parts), expected.finish(&whole));
    assert_eq!(told, to_tell);
    assert_eq!(all_of(&found), all_of(&expected));
    for event in expected.events() {
        let (location, path) = (expected.location(event), [Part::Field("title")]);
        assert_eq!(parts.error(&location, &path, "m"), whole.error(&location, &path, "m"));
    }
    true
}

/// The events of a chronology as a file would have them, and where they and their citations stand.
fn all_of(chronology: &Chronology) -> (String, Vec<Location>) {
    let events: Vec<_> = chronology.events().collect();
    let cited = chronology.all_citations().map(|id| chronology.citation(id).location());
    let locations = events.iter().map(|event| chronology.location(*event)).chain(cited).collect();
    (write_events(chronology, &events), locations)
}

fn events(count: usize) -> String {
    let event = |nth: usize| {
        let comment = if nth.is_multiple_of(5) { "// a comment, (\n" } else { "" };
        let long = "ä".repeat(nth % 7 * 40);
        format!(
            "    {comment}Event(id: \"e{nth}\", when: \"20{:02}-02-30\", title: \"{long} – {nth}\", citations: [\n        \
             (source: \"s\", quote: \"said \\\"so\\\"\", lines: \"x\"), Citation(source: \"t\", lines: \"{nth}\")]),\n",
            nth % 100
        )
        .replace("-02-30", if nth.is_multiple_of(3) { "-02-30" } else { "" })
    };
    (0..count).map(event).collect()
}

#[test]
fn well_formed_files() {
    let events = events(20);
    let one_line = events.replace("// a comment, (\n", "").replace('\n', " ");
    let sources = "Source(id: \"s\", title: \"S\"), (id: \"t\", title: \"T\", published: \"never\"),";
    for window in [1, 100, 1024, 5000, 1 << 20] {
        for (text, main, expected) in [
            (format!("[\n{events}]"), false, true),
            (format!("\u{feff} [{events}] // the end"), false, true),
            (format!("[{one_line}]\n\n"), false, true),
            ("[]".to_owned(), false, true),
            (format!("Chronology(title: \"T\", about: \"é\", sources: [{sources}], events: [{events}])"), true, true),
            (format!("(events: [{one_line}], sources: [{sources}], title: r#\"T\"#, )"), true, true),
            ("(title: \"T\")".to_owned(), true, true),
            // What is written in a rarer way is still an event.
            (format!("[{events} (id: r\"a\", when: \"2022\", title: \"A\", account: Some(\"b\"))]"), false, true),
            // What is not well formed is left to others.
            (format!("[{events}"), false, false),
            (format!("[{events}]]"), false, false),
            (format!("[{events} Event(id: \"a\")]"), false, false),
            (format!("[{events} (id: \"a\", when: \"2022\", title: \"A\") (id: \"b\")]"), false, false),
            (format!("[{events}, ]"), false, false),
            (format!("#![enable(implicit_some)]\n[{events}]"), false, false),
            (format!("(events: [{events}], events: [], title: \"T\")"), true, false),
            (format!("(events: [{events}])"), true, false),
            (format!("(events: [{events}], title: \"T\", titel: \"T\")"), true, false),
            (format!("(title: \"T\", events: [{events}]"), true, false),
            (String::new(), false, false),
            (String::new(), true, false),
        ] {
            assert_eq!(compared(&text, main, window), expected, "in windows of {window}:\n{text}");
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in [b"[\xff]".as_slice(), b"\xff\xfe[\0]\0", b"[] // \xe2\x82"] {
        for window in [1, 2, 1000] {
            let mut draft = Draft::default();
            let folder = folder(&[]);
            write(folder.path(), "x.ron", bytes);
            let file = fs::File::open(folder.path().join("x.ron")).expect("it is there");
            let blocks = Blocks::of(file, u64::MAX).expect("it is a file");
            assert!(windows::events("x.ron", blocks, window, &mut draft, &mut Progress::new(0, &mut |_| {})).is_none());
        }
    }
}

/// Everything that is said of a chronology is the same, the mistakes that show only when all is read too.
#[test]
fn diagnostics() {
    let main = format!(
        "(title: \"T\", sources: [(id: \"s\", title: \"S\"), (id: \"s\", title: \"S\")], events: [{}])",
        events(9)
    );
    let odd =
        "[(id: \"z\", when: \"2022-02-24\", title: \"On Monday 24 February 2022\", citations: [(source: \"none\")])]";
    for broken in ["[]", "[(id: \"y\", when: \"2022\", title: \"Y\") (]"] {
        let folder = folder(&[
            ("chronology.ron", main.as_str()),
            ("events/a.ron", &format!("[{}]", events(40))),
            ("events/b.ron", odd),
            ("events/c.ron", broken),
        ]);
        let whole = read_in(folder.path(), usize::MAX, u64::MAX);
        let said = rendered(&whole.diagnostics);
        for expected in
            ["events/b.ron:1:43 warning “Monday 24 February 2022”", "there is no source `none`", "the id `e1` is taken"]
        {
            assert!(said.iter().any(|said| said.contains(expected)), "{expected}: {said:#?}");
        }
        for (window, untold) in [(0, u64::MAX), (300, u64::MAX), (10_000, u64::MAX), (0, 0), (300, 0), (usize::MAX, 0)]
        {
            let parts = read_in(folder.path(), window, untold);
            assert_eq!(parts.diagnostics, whole.diagnostics, "in windows of {window}");
            assert_eq!((kept(&parts), &parts.files), (kept(&whole), &whole.files));
            assert_eq!(all_of(&parts.chronology), all_of(&whole.chronology));
        }
    }
}

/// The first events are told once, and how far it is until all is read; the chronology is the same all the same.
#[test]
fn what_is_told_on_the_way() {
    let main = "(title: \"T\", sources: [(id: \"s\", title: \"S\")])";
    for broken in ["", "[(id: \"y\", when: \"2022\", title: \"Y\") (]"] {
        let folder = folder(&[
            ("chronology.ron", main),
            ("events/a.ron", &format!("[{}]", events(3000))),
            ("events/b.ron", broken),
        ]);
        let root = Root::Path(folder.path().to_owned());
        let read = |untold, window, tell: &mut dyn FnMut(Step)| {
            let budget = Budget { untold, window, ..Budget::default() };
            load_within(&root, &PdfReader::none(), budget, tell).expect("there is a chronology").chronology
        };
        let whole = read(u64::MAX, usize::MAX, &mut |step| panic!("{step:?} of short files"));
        for window in [1000, 50_000, usize::MAX] {
            let (mut first, mut hundredths) = (Vec::new(), Vec::new());
            let read = read(0, window, &mut |step| match step {
                Step::Begun(chronology) => first.push(*chronology),
                Step::Read(so_far) => hundredths.push(so_far),
            });
            assert_eq!(all_of(&read), all_of(&whole), "in windows of {window}");
            let [first] = first.as_slice() else { panic!("{} times the first events", first.len()) };
            assert!((1000..=3000).contains(&first.event_count()), "{}", first.event_count());
            assert_eq!((first.title(), first.sources().len()), ("T", 1));
            for event in first.events() {
                let there = whole.event_by_key(first.key(event)).expect("it is one of all");
                assert_eq!(write_events(first, &[event]), write_events(&whole, &[there]));
            }
            assert_eq!(hundredths.last(), Some(&100));
            assert!(!broken.is_empty() || hundredths.is_sorted(), "{hundredths:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_file_is_read_the_same_or_left_to_others(
        at in any::<prop::sample::Index>(), removed in 0_usize..4, window in 1_usize..3000, main in any::<bool>(),
        added in prop::sample::select(vec!["", "\"", "(", ")", "[", "]", ",", "'", "/*", "//", "\\", "é", ":", "r#\"", "#", "x", "\n"]),
    ) {
        let text = format!("[{}]", events(12));
        let text = if main { format!("(title: \"T\", events: {text})") } else { text };
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let from = at.index(starts.len());
        let to = (from + removed).min(starts.len() - 1);
        compared(&format!("{}{added}{}", &text[..starts[from]], &text[starts[to]..]), main, window);
    }
}
