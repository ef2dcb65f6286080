//! What must hold whatever the bytes: one function for each way in which bytes of strangers come. The fuzz targets in
//! `fuzz/` and the mutations of `tests/mutations.rs` run the same functions.
#![allow(dead_code, reason = "each user takes its part")]

use std::fs;
use std::ops::Range;
use std::sync::LazyLock;

use dateline::app::Message;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::{Extract, PdfReader, Root, evidence, extract, load};
use dateline::model::{Basis, Chronology, Diagnostic, Evidence};
use dateline::query::{Crew, Index, Query, clear_key, complete, find, toggle_kept, toggle_left_out};
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::text::anchor::{Match, Place as Anchored, Selector, anchor, anchor_near, find_all};
use dateline::text::cite::selector_of;
use dateline::text::{Body, Lines, Normal, compare, wrap_text};
use dateline::view::theme::{Palette, Theme};
use dateline::when::{Explanation, When, WhenError, mentions, resolve};

#[path = "strict.rs"]
mod strict;

use strict::strays_in_lines;

/// What takes any bytes, and panics where something does not hold.
pub type Target = fn(&[u8]);

/// Their names, and the folders of `tests/corpus` that hold such bytes.
pub const TARGETS: [(&str, Target, &[&str]); 5] = [
    ("ron", ron, &["chronologies", "events"]),
    ("edtf", edtf, &["dates"]),
    ("query", query, &["queries"]),
    ("html", html, &["html", "markdown", "plain"]),
    ("anchoring", anchoring, &["quotations"]),
];

/// The chronology that files of events and texts of strangers are put into. The text of its source has another name
/// where `FILE` stands.
pub const CHRONOLOGY: &str = r#"Chronology(
    title: "The lamp",
    sources: [
        Source(id: "gazette", title: "Coaster aground", published: "1931-11-05",
            texts: [Text(kind: Original, file: "FILE")]),
    ],
)
"#;

/// The text of that source.
pub const GAZETTE: &str =
    "The coaster ran aground on Tuesday night.\nHer master saw no light.\nThe lamp was lit, says the Board.\n";

/// The keys that walk through the views.
const WALK: [&str; 7] = ["", "j", "enter", "G", "s", "a", "!"];

/// A file of a folder: its path and contents.
pub type File<'a> = (&'a str, &'a [u8]);

/// Puts files into a folder, opens it, and walks through the views at some sizes; `tell` sees it when it is opened.
pub fn explored<T>(files: &[File], query: &str, sizes: &[(u16, u16)], tell: impl FnOnce(&Headless) -> T) -> T {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let size = |(width, height)| Size::new(width, height);
    let mut session =
        Headless::open(&place, size(sizes[0]), Keymap::built_in(), Some(query)).expect("there is a chronology");
    session.app.desk.diagnostics.iter().for_each(is_told_well);
    let told = tell(&session);
    for key in WALK {
        session.press_all(key).expect("these are keys");
        for shown in sizes {
            session.take(Message::Resize(size(*shown)));
            look(&session, key);
        }
    }
    told
}

/// Looks at the screen: nothing on it is obeyed by a terminal, or hidden.
fn look(session: &Headless, key: &str) {
    let text = print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Text);
    assert_eq!(strays_in_lines(text.as_bytes()), Vec::<String>::new(), "after “{key}”\n{text}");
}

/// A diagnostic says where, what, and what to do, and is no longer than a few lines.
fn is_told_well(diagnostic: &Diagnostic) {
    let Diagnostic { location, message, hint, .. } = diagnostic;
    assert!(!location.file.is_empty() && location.line >= 1 && location.column >= 1, "{diagnostic:?}");
    assert!((1..=200).contains(&message.chars().count()), "{diagnostic:?}");
    let length = hint.as_ref().map_or(0, |hint| hint.chars().count());
    assert!((1..=200).contains(&length), "it does not say what to do: {diagnostic:?}");
}

/// RON: as a chronology, and as its events.
pub fn ron(bytes: &[u8]) {
    let gazette = ("gazette.txt", GAZETTE.as_bytes());
    let chronology = CHRONOLOGY.replace("FILE", "gazette.txt");
    let size = [(80, 24)];
    explored(&[("chronology.ron", bytes), gazette], "", &size, |_| ());
    explored(&[("chronology.ron", chronology.as_bytes()), ("events/a.ron", bytes), gazette], "", &size, |_| ());
}

/// Dates: as EDTF, in words, in a query, and as a source writes them.
pub fn edtf(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    for read in [When::parse(&input), When::from_words(&input), When::from_query(&input)] {
        match read {
            Ok(when) => is_a_date(&input, &when),
            Err(WhenError { message, at, .. }) => {
                assert!(input.get(at.clone()).is_some() && (!at.is_empty() || at.start == input.len()), "{at:?}");
                assert!(!message.is_empty() && message.len() <= input.len() + 200, "{message}");
            }
        }
    }
    if let Some(plain) = Explanation::of_plain(&input) {
        assert_eq!(When::parse(&input).map(|when| Explanation::from(&when)), Ok(plain));
    }
    let published = When::parse("1931-11-05").expect("it is a date");
    if let Some(resolved) = resolve(&input, Some("en"), &published) {
        assert!(!resolved.when.words().is_empty());
    }
}

fn is_a_date(input: &str, when: &When) {
    assert_eq!(when.written(), input);
    let canonical = when.canonical();
    let again = When::parse(&canonical).expect("the canonical form is valid");
    assert_eq!((again.canonical(), again.span(), again.words()), (canonical, when.span(), when.words()));
    let words = when.words();
    // More words than these are not read.
    if words.len() <= 4096 {
        let read_back = When::from_words(&words).map(|read| (read.span(), read.words()));
        assert_eq!(read_back, Ok((when.span(), words)));
    }
    assert!((1..=13).contains(&when.brief(1931).chars().count()), "{}", when.brief(1931));
    assert!((1..=8).contains(&when.briefest(1931).chars().count()), "{}", when.briefest(1931));
    assert_eq!(strays_in_lines(when.words().as_bytes()), Vec::<String>::new());
}

/// The chronology that is searched.
static SEARCHED: LazyLock<(Chronology, Evidence, Index)> = LazyLock::new(|| {
    let loaded = load(&Root::BuiltIn, None).expect("it is part of the program");
    let evidence = evidence(&loaded.chronology, &loaded.shelf);
    let index = Index::of(&loaded.chronology);
    (loaded.chronology, evidence, index)
});

/// Queries: parsed, answered, completed, and written anew by the facets.
pub fn query(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let (chronology, evidence, index) = &*SEARCHED;
    let mut at = 0;
    for token in Query::parse(&typed).tokens() {
        assert!(token.span.start >= at && !token.span.is_empty(), "{:?} after {at}", token.span);
        assert_eq!(typed[at..token.span.start].trim(), "");
        at = token.span.end;
    }
    assert_eq!(typed[at..].trim(), "");
    let found = find(chronology, evidence, &Basis::default(), index, &typed);
    assert!(found.len() <= chronology.event_count());
    for trouble in &found.troubles {
        assert!(typed.get(trouble.span.clone()).is_some_and(|part| !part.is_empty()), "{trouble:?}");
        assert!(!trouble.message.is_empty());
    }
    for cursor in (0..=typed.len()).take(64) {
        let completions = complete(chronology, index, Crew::alone(), &typed, cursor);
        for completion in completions.expect("nobody cancels it") {
            assert!(typed.get(completion.replace.clone()).is_some(), "{completion:?}");
        }
    }
    for event in found.hits().take(5) {
        let title = chronology.event_title(event.event);
        for mark in found.query.marks(title) {
            assert!(title.get(mark.clone()).is_some_and(|part| !part.is_empty()), "{mark:?}");
        }
    }
    for written in
        [toggle_kept(&typed, "actor", &typed), toggle_left_out(&typed, "tag", "x"), clear_key(&typed, "when")]
    {
        assert_eq!(Query::parse(&written).text(), written);
    }
}

/// Texts: the bytes as a page, as Markdown, and as what their first bytes say.
pub fn html(bytes: &[u8]) {
    for name in ["a.html", "a.md", "a.txt", "a"] {
        match extract(name, bytes.to_vec(), &PdfReader::none()) {
            Ok(Extract { content, .. }) => is_readable(name, &content),
            Err((message, hint)) => assert!(!message.is_empty() && !hint.is_empty(), "{name}"),
        }
    }
}

fn is_readable(name: &str, content: &str) {
    let lines = Lines::of(content);
    assert!(lines.ranges().all(|line| content.get(line).is_some_and(|line| !line.contains('\n'))), "{name}");
    for row in wrap_text(content, 20) {
        assert_eq!(strays_in_lines(row.shown.as_str().as_bytes()), Vec::<String>::new(), "{name}");
        assert!(content.get(row.source).is_some(), "{name}");
    }
    for mention in mentions(content, Some("en"), &When::unknown()) {
        assert!(content.get(mention.at).is_some_and(|words| !words.is_empty()), "{name}");
    }
}

/// A quotation and the text that it is looked for in.
pub struct Quotation<'a> {
    pub selector: Selector,
    pub text: &'a str,
}

impl<'a> Quotation<'a> {
    /// The first line has the quotation, behind a TAB what stands before it, and behind another what stands after it;
    /// the rest is the text.
    pub fn of(written: &'a str) -> Self {
        let (first, text) = written.split_once('\n').unwrap_or((written, written));
        let mut parts = first.split('\t').map(|part| Some(part.to_owned()).filter(|part| !part.is_empty()));
        let mut part = || parts.next().flatten();
        Self { selector: Selector { quote: part(), prefix: part(), suffix: part(), lines: None }, text }
    }
}

/// Quotations: what is found lies in the text, says what is quoted, and is found again where it is cited anew.
pub fn anchoring(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    let Quotation { selector, text } = Quotation::of(&written);
    let quote = selector.quote.clone().unwrap_or_default();
    let (normal, lines) = (Normal::of(text), Lines::of(text));
    let found = find_all(&normal, &quote);
    for place in &found {
        let words = words_at(text, &place.range);
        assert!(place.how == Match::Normalised || words == quote, "{words:?}");
    }
    let near = anchor_near(&normal, &lines, &selector);
    for place in [anchor(&normal, &lines, &selector), near] {
        match place {
            Anchored::At { range, how, .. } => {
                assert!(found.iter().any(|place| place.range == range && place.how == how) || how == Match::Normalised);
                is_cited_again(text, range);
            }
            Anchored::Near { range, .. } => {
                let passage = words_at(text, &range);
                for change in compare(&quote, passage) {
                    assert!(quote.get(change.quote).is_some() && passage.get(change.text).is_some());
                }
            }
            Anchored::Ambiguous { places, .. } => assert!(places > 1, "{places}"),
            Anchored::Missing | Anchored::Lines { .. } | Anchored::LinesBeyondEnd { .. } => {}
        }
    }
}

fn words_at<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let words = text.get(range.clone()).expect("a place lies on the boundaries of characters");
    assert!(!words.is_empty());
    words
}

fn is_cited_again(text: &str, range: Range<usize>) {
    let body = Body::new(text.to_owned());
    let Some(selector) = selector_of(&body, range.clone()) else { return };
    let words = words_at(text, &range).trim();
    assert_eq!(selector.quote.as_deref(), Some(words));
    let place = anchor(&Normal::of(text), &body.lines, &selector);
    assert!(!matches!(place, Anchored::Missing), "{selector:?} is not found where it was cited");
}
