//! The face-off: which pairs there are, and how the words of two passages are compared.

mod stage;

use std::path::Path;

use dateline::app::{Differences, View};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::screen;
use dateline::view::theme::{Palette, Theme};
use ratatui::style::Modifier;

fn at(path: &Path) -> Place {
    Place { root: Root::Path(path.to_owned()), originals: None }
}

fn opened(place: &Place, keys: &str) -> Headless {
    let mut session = Headless::open(place, Size::new(120, 36), Keymap::built_in(), None).expect("it opens");
    session.press_all(keys).expect("these are keys");
    session
}

/// Two reports that agree save for a number, a name and a “not”.
fn reports() -> tempfile::TempDir {
    let folder = stage::folder();
    stage::put(folder.path(), "a.txt", "On 12 May the bridge fell, says Vane.\nNobody saw it fall.\n");
    stage::put(folder.path(), "b.txt", "On 13 May the bridge did not fall, says Aune.\n");
    let whole = r#"(title: "T", sources: [
        (id: "a", title: "First", outlet: "A", texts: [(kind: Original, file: "a.txt")]),
        (id: "b", title: "Second", outlet: "B", texts: [(kind: Original, file: "b.txt")]),
        (id: "c", title: "Third", outlet: "C"),
    ], events: [
        (id: "fall", when: "2020", title: "The fall", citations: [
            (source: "a", quote: "the bridge fell"), (source: "b", stance: Denies, quote: "the bridge did not fall"),
            (source: "c", stance: Silent),
        ]),
        (id: "seen", when: "2021", title: "Two voices in one report", citations: [
            (source: "a", quote: "the bridge fell"), (source: "a", stance: Denies, quote: "Nobody saw it"),
        ]),
    ])"#;
    stage::put(folder.path(), "chronology.ron", whole);
    folder
}

/// The words of a line of the screen that wear all of these attributes, without colours.
fn wearing(session: &Headless, line: &str, attributes: Modifier) -> Vec<String> {
    let buffer = screen(&session.app, &Theme::of(Palette::None), false);
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    let row = rows.into_iter().find(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().contains(line));
    let cells = row.unwrap_or_else(|| panic!("no line has {line}")).iter();
    let kept: String = cells.map(|cell| if cell.modifier.contains(attributes) { cell.symbol() } else { " " }).collect();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// `d` dims what both passages say, then marks what one says, then shows the quotations again. What is not
/// cited stays as it is.
#[test]
fn differences_are_shown_on_a_key() {
    let folder = reports();
    let place = at(folder.path());
    let mut session = opened(&place, "s");
    let line = "the bridge did";
    let cited = ["the", "bridge", "fell", "the", "bridge", "did", "not", "fall"];
    assert_eq!(wearing(&session, line, Modifier::UNDERLINED), cited);

    session.press_all("d").expect("a key");
    assert_eq!(wearing(&session, line, Modifier::DIM | Modifier::ITALIC), ["the", "bridge", "the", "bridge", "did"]);
    assert_eq!(wearing(&session, line, Modifier::BOLD | Modifier::UNDERLINED), ["fell", "not", "fall"]);

    session.press_all("d").expect("a key");
    assert_eq!(wearing(&session, line, Modifier::ITALIC), ["the", "bridge", "the", "bridge", "did"]);
    assert_eq!(wearing(&session, line, Modifier::UNDERLINED), ["fell", "not", "fall"]);
    let telling = wearing(&session, line, Modifier::UNDERLINED | Modifier::BOLD);
    assert_eq!(telling, ["not"], "numbers, names and negations stand out most");

    session.press_all("d").expect("a key");
    assert_eq!(session.app.place.face_off.differences, Differences::Off);
}

/// The state is named on the screen, in words.
#[test]
fn the_comparison_says_what_it_shows() {
    let folder = reports();
    let place = at(folder.path());
    for (keys, words) in [("s d", "dimmed: words of both"), ("s d d", "underlined: only here")] {
        let session = opened(&place, keys);
        assert!(!wearing(&session, words, Modifier::empty()).is_empty(), "{keys}");
    }
}

/// Back restores the comparison, and going on to another pair keeps it.
#[test]
fn the_comparison_is_part_of_the_place() {
    let folder = reports();
    let place = at(folder.path());
    let mut session = opened(&place, "s d d");
    let before = session.app.place.clone();
    session.press_all("enter ctrl-o").expect("keys");
    assert_eq!(session.app.place, before);
    session.press_all("n N").expect("keys");
    assert_eq!(session.app.place.face_off.differences, Differences::OwnMarked);
}

/// Where a side has no words there is nothing to compare, and that is said.
#[test]
fn silence_is_not_compared() {
    let folder = reports();
    let place = at(folder.path());
    let session = opened(&place, "s n d");
    assert_eq!(session.app.notice.as_deref(), Some("one side has no passage: there is nothing to compare"));
    assert_eq!(session.app.place.face_off.differences, Differences::Off);
}

/// A source that carries a claim and its denial is set against itself.
#[test]
fn one_source_may_contradict_itself() {
    let folder = reports();
    let place = at(folder.path());
    let session = opened(&place, "G s");
    assert_eq!(session.app.place.view, View::FaceOff);
    let pair = session.app.pair().expect("a pair");
    let stances = pair.map(|id| session.app.desk.chronology().citation(id).stance().word());
    assert_eq!(stances, ["asserts", "denies"]);
    assert!(!wearing(&session, "Both stand in one source.", Modifier::empty()).is_empty());
}
