//! The matrix: what its screens look like, where its keys lead, and what it keeps.

mod stage;

use std::collections::HashSet;
use std::path::Path;

use dateline::app::{App, Message, Sum, View, cells};
use dateline::keymap::Keymap;
use dateline::layout::{Measure, Size};
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};

fn at(path: &Path) -> Place {
    Place { root: Root::Path(path.to_owned()), originals: None }
}

fn harbour() -> Place {
    at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour"))
}

fn opened(place: &Place, (width, height): (u16, u16), keys: &str) -> Headless {
    let mut session =
        Headless::open(place, Size::new(width, height), Keymap::built_in(), None).expect("the chronology opens");
    session.press_all(keys).expect("these are keys");
    session
}

fn shown(session: &Headless) -> String {
    print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Text)
}

fn in_ascii(session: &Headless) -> String {
    print(&screen(&session.app, &Theme::of(Palette::None), true), Format::Text)
}

/// The outlets of [`many`]: long names, short ones, and two that share their initials.
const OUTLETS: [&str; 14] = [
    "The Ledger",
    "Harbour Post",
    "Parliament record",
    "Gazette",
    "The Evening Herald of Trade",
    "Signal",
    "Coast Watch",
    "Courier",
    "Dockers’ Voice",
    "Pilot",
    "Hill Press",
    "Almanac",
    "日本語新聞",
    "Notice",
];

/// A chronology of 16 events by 14 sources: what stands in a cell follows from where it stands.
fn many() -> tempfile::TempDir {
    let folder = stage::folder();
    let mut texts = vec![String::new(); OUTLETS.len()];
    let mut events = String::new();
    for event in 0..16 {
        let mut citations = String::new();
        for (source, text) in texts.iter_mut().enumerate() {
            let quote = format!("case {event} was heard");
            let said = match (event * 5 + source * 3) % 11 {
                0 => continue,
                1 | 2 => "stance: Silent".to_owned(),
                3 => format!("stance: Denies, quote: \"{quote}\""),
                4 => format!("stance: Qualifies, quote: \"{quote}\""),
                5 => "quote: \"nobody ever wrote these words down\"".to_owned(),
                _ => format!("quote: \"{quote}\""),
            };
            text.push_str(&format!("It says that {quote} in this place.\n"));
            citations.push_str(&format!("(source: \"s{source}\", {said}), "));
            if (event + source) % 7 == 6 {
                citations.push_str(&format!("(source: \"s{source}\", quote: \"{event} was heard in this\"), "));
            }
        }
        events.push_str(&format!(
            "(id: \"e{event}\", when: \"{}-{:02}\", title: \"The case number {event} is heard\", citations: [{citations}]),\n",
            1990 + event / 8,
            event % 8 + 1,
        ));
    }
    let mut sources = String::new();
    for (nth, (outlet, text)) in OUTLETS.iter().zip(texts).enumerate() {
        stage::put(folder.path(), &format!("sources/{nth}.txt"), &text);
        sources.push_str(&format!(
            "(id: \"s{nth}\", title: \"Report {nth}\", outlet: \"{outlet}\", published: \"1992-03-{:02}\", texts: [(kind: Original, file: \"sources/{nth}.txt\")]),\n",
            nth + 1
        ));
    }
    let whole = format!("(title: \"Many sources\", sources: [{sources}], events: [{events}])");
    stage::put(folder.path(), "chronology.ron", &whole);
    folder
}

macro_rules! stories {
    ($($place:ident $name:ident: $keys:literal at $width:literal x $height:literal by $draw:ident;)*) => {$(
        #[test]
        fn $name() {
            let place = stories!(@ $place);
            let screen = $draw(&opened(&place.0, ($width, $height), $keys));
            insta::with_settings!({ description => concat!("keys: ", $keys), omit_expression => true }, {
                insta::assert_snapshot!(screen);
            });
        }
    )*};
    (@ harbour) => { (harbour(), ()) };
    (@ many) => {{ let folder = many(); (at(folder.path()), folder) }};
}

stories! {
    harbour the_cell_under_the_cursor_has_its_passage_below: "3 j" at 120 x 36 by shown;
    harbour words_give_way_before_the_lines: "3" at 80 x 24 by shown;
    harbour a_wide_screen_has_every_sum: "3" at 200 x 60 by shown;
    harbour marks_alone_where_it_is_tiny: "3" at 40 x 12 by shown;
    harbour no_passage_where_it_is_low: "3 l" at 60 x 16 by in_ascii;
    harbour it_was_read_and_is_silent: "3 j l enter" at 120 x 36 by shown;
    harbour the_filter_holds_here_too: "3 / l i g h t enter" at 120 x 36 by shown;
    harbour nothing_found_names_the_way_out: "3 / z z z enter" at 80 x 24 by shown;
    many many_sources_are_initials_and_the_one_is_named: "3 l l l l" at 120 x 36 by shown;
    many sources_scroll_sideways_under_fixed_headers: "3 end j" at 80 x 24 by shown;
    many sources_scroll_sideways_in_ascii: "3 l l l l l l l l" at 80 x 24 by in_ascii;
    many fourteen_sources_have_their_lines: "3" at 200 x 60 by shown;
}

/// What Enter does follows from the cell: both sides, the passage, or a word about why there is none.
#[test]
fn enter_follows_the_cell() {
    let place = harbour();
    for (keys, view, notice) in [
        ("3", "Face-off", None),
        ("3 l", "Face-off", None),
        ("3 j", "Reader", None),
        ("3 j l", "Matrix", Some("The Gazette was read, and is silent on this")),
        ("3 j j l", "Matrix", Some("The Gazette was not read for this event")),
    ] {
        let mut session = opened(&place, (120, 36), keys);
        let before = session.app.place.clone();
        session.press_all("enter").expect("a key");
        assert_eq!((session.app.place.view.name(), session.app.notice.as_deref()), (view, notice), "{keys}");
        if session.app.place.view != View::Matrix {
            session.press_all("esc").expect("a key");
            assert_eq!(session.app.place, before, "{keys}: esc leads back to the cell");
        }
    }
}

/// The face-off has the source of the cell on the side with the focus.
#[test]
fn the_face_off_opens_on_the_source_of_the_cell() {
    let place = harbour();
    for (keys, source) in [("3 enter", "courier"), ("3 l enter", "gazette"), ("3 l l s", "log")] {
        let session = opened(&place, (120, 36), keys);
        let pair = session.app.pair().expect("a pair");
        let citation = pair[session.app.place.face_off.focus.index()];
        assert_eq!(session.app.desk.chronology().citation(citation).source(), source, "{keys}");
    }
}

/// From every view one comes to the cell of what is looked at.
#[test]
fn it_opens_where_one_is() {
    let place = harbour();
    for (keys, event, source) in [
        ("3", "light-out", "courier"),
        ("n 3", "light-out", "gazette"),
        ("j 3 l 1 j 3", "blame", "gazette"),
        ("s tab 3", "light-out", "gazette"),
        ("k enter 3", "no-oil", "courier"),
        ("3 l l 4 3", "light-out", "log"),
    ] {
        let session = opened(&place, (120, 36), keys);
        let chronology = session.app.desk.chronology();
        let here = session.app.column_source().map(|source| chronology.source(source).key.as_str());
        assert_eq!(session.app.place.view, View::Matrix, "{keys}");
        assert_eq!(session.app.event().map(|event| chronology.key(event)), Some(event), "{keys}");
        assert_eq!(here, Some(source), "{keys}");
    }
}

/// `n` and `N` go round the cells of a row that say something.
#[test]
fn passages_of_a_row_are_gone_through() {
    let place = harbour();
    let mut session = opened(&place, (120, 36), "3 j");
    let mut seen = Vec::new();
    for key in ["n", "n", "N"] {
        session.press_all(key).expect("a key");
        seen.push(session.app.column());
    }
    assert_eq!(seen, [Some(2), Some(0), Some(2)], "the silent one between them is passed over");
    session.press_all("j n").expect("keys");
    session.press_all("n").expect("a key");
    assert_eq!(session.app.notice.as_deref(), Some("this is the only passage"));
}

/// An event of which one source says two things, and a second source denies it.
fn twice() -> tempfile::TempDir {
    let folder = stage::folder();
    stage::put(folder.path(), "a.txt", "The bridge fell.\nOr so Vane says.\nNobody saw it.\n");
    stage::put(folder.path(), "b.txt", "It stands.\n");
    let whole = r#"(title: "T", sources: [
        (id: "a", title: "First", outlet: "A", texts: [(kind: Original, file: "a.txt")]),
        (id: "b", title: "Second", outlet: "B", texts: [(kind: Original, file: "b.txt")]),
    ], events: [(id: "fall", when: "2020", title: "The fall", citations: [
        (source: "a", quote: "The bridge fell"), (source: "a", stance: Qualifies, quote: "Or so Vane says"),
        (source: "a", stance: Denies, quote: "Nobody saw it"), (source: "b", stance: Denies, quote: "It stands"),
    ])])"#;
    stage::put(folder.path(), "chronology.ron", whole);
    folder
}

/// `n` goes through what one source says before it goes on; Enter and the reader keep the citation.
#[test]
fn every_citation_of_a_cell_is_come_to() {
    let folder = twice();
    let place = at(folder.path());
    for (keys, quote, other, says) in [
        ("3", "Nobody saw it", "The bridge fell", Some("citation 1 of 3")),
        ("3 n", "The bridge fell", "It stands", Some("citation 2 of 3")),
        ("3 n n", "Or so Vane says", "It stands", Some("citation 3 of 3")),
        ("3 n n n", "It stands", "The bridge fell", None),
        ("3 n n n n", "Nobody saw it", "The bridge fell", Some("citation 1 of 3")),
        ("3 l N", "Or so Vane says", "It stands", Some("citation 3 of 3")),
        ("3 N", "It stands", "The bridge fell", None),
        ("3 n 2 3", "The bridge fell", "It stands", Some("citation 2 of 3")),
    ] {
        let mut session = opened(&place, (120, 36), keys);
        let screen = shown(&session);
        assert_eq!(screen.contains(" of 3"), says.is_some(), "{keys}");
        assert!(says.is_none_or(|says| screen.contains(says)), "{keys}");
        session.press_all("enter").expect("a key");
        let pair = session.app.pair().expect("a pair");
        let quoted = pair.map(|id| session.app.desk.chronology().citation(id).quote().unwrap_or_default());
        let focus = session.app.place.face_off.focus.index();
        assert_eq!((quoted[focus], quoted[1 - focus]), (quote, other), "{keys}");
        session.press_all("enter").expect("a key");
        let read = session.app.place.reader.citation;
        assert_eq!((session.app.place.view, read), (View::Reader, Some(pair[focus])), "{keys}");
    }
    let small = opened(&place, (40, 12), "3 n");
    assert_eq!(small.app.notice.as_deref(), Some("citation 2 of 3"));
}

/// Back and forward restore the cell; it is kept for the next start, too.
#[test]
fn the_cell_is_come_back_to() {
    let folder = many();
    let place = at(folder.path());
    let mut session = opened(&place, (80, 24), "3 end G { j");
    let there = (session.app.place.clone(), shown(&session));
    session.press_all("4 1 2").expect("keys");
    session.press_all("ctrl-o ctrl-o ctrl-o").expect("keys");
    assert_eq!((session.app.place.clone(), shown(&session)), there);

    let mut again = App::new(Size::new(80, 24), Keymap::built_in(), session.app.remembered());
    again.update(Message::Loaded(session.app.desk.opened.clone()));
    assert_eq!(again.place.view, View::Matrix);
    assert_eq!((again.column_source(), again.event()), (session.app.column_source(), session.app.event()));
}

/// At every size the cursor is on the screen, and the sums of a column add up to the events shown.
#[test]
fn the_cursor_is_on_the_screen_and_sums_add_up() {
    let folder = many();
    let place = at(folder.path());
    let mut session = opened(&place, (120, 36), "3 / c a s e enter end");
    for (width, height) in [(120, 36), (40, 12), (60, 16), (80, 24), (200, 60), (1, 1), (0, 0), (120, 36)] {
        session.take(Message::Resize(Size::new(width, height)));
        let places = session.app.matrix_layout();
        let (first, at) = (session.app.place.matrix.first, session.app.column().expect("a column"));
        assert!(places.columns.shown == 0 || (first..first + places.columns.shown).contains(&at), "{width}×{height}");
        assert_eq!(shown(&session).lines().count(), usize::from(height));
    }
    let events = session.app.outline.events();
    for at in 0..session.app.table.sources().len() {
        let sum = session.app.table.sum(at).expect("every column has its sum");
        let each = [Measure::Speaks, Measure::Unsupported, Measure::Silent];
        let read: usize = each.iter().map(|measure| sum.measured(*measure, events)).sum();
        assert_eq!(read + sum.measured(Measure::NotRead, events), events);
        assert!(
            read < events && sum.measured(Measure::Unsupported, events) + sum.measured(Measure::Speaks, events) > 0
        );
    }
}

/// A source counts once for each stance that it takes of an event, along the row as down the column.
#[test]
fn rows_and_columns_count_the_same() {
    use Measure::{Asserts, Denies, Qualifies, Silent, Speaks};
    let folder = twice();
    let place = at(folder.path());
    let session = opened(&place, (120, 36), "3");
    let app = &session.app;
    let row = cells(&app.desk, app.event().expect("an event"));
    let measures = [Speaks, Asserts, Denies, Qualifies, Silent];
    assert_eq!(measures.map(|it| Sum::of(&row).measured(it, 2)), [2, 1, 2, 1, 0]);
    assert_eq!(measures.map(|it| app.table.sum(0).expect("a column").measured(it, 1)), [1, 1, 1, 1, 0]);
    assert!(shown(&session).contains("●1 ×1 ±1"), "{}", shown(&session));

    let folder = many();
    let place = at(folder.path());
    let session = opened(&place, (120, 36), "3");
    let app = &session.app;
    let events = || (0..app.outline.events()).filter_map(|at| app.outline.event(at));
    for measure in measures {
        let rows: usize = events().map(|event| Sum::of(&cells(&app.desk, event)).measured(measure, 14)).sum();
        let columns = (0..14).filter_map(|at| app.table.sum(at)).map(|sum| sum.measured(measure, 16));
        assert_eq!(rows, columns.sum::<usize>(), "{measure:?}");
    }
}

/// Columns whose heads would read the same are told apart by their numbers, at every width.
#[test]
fn no_two_columns_have_one_head() {
    for (outlet, counted) in [("Outlet ", true), ("Reuters", false), ("The Evening Herald of Trade ", true)] {
        for (count, size) in [(30, (120, 36)), (30, (80, 24)), (8, (120, 36)), (8, (200, 60)), (4, (120, 36))] {
            let folder = stage::folder();
            let name = |nth| if counted { format!("{outlet}{nth}") } else { outlet.to_owned() };
            let source = |nth| format!("(id: \"s{nth}\", title: \"T\", outlet: \"{}\"),", name(nth));
            let sources: String = (0..count).map(source).collect();
            let citations: String = (0..count).map(|nth| format!("(source: \"s{nth}\"),")).collect();
            let events = format!("(id: \"e\", when: \"2020\", title: \"It\", citations: [{citations}])");
            let whole = format!("(title: \"T\", sources: [{sources}], events: [{events}])");
            stage::put(folder.path(), "chronology.ron", &whole);
            let place = at(folder.path());
            let session = opened(&place, size, "3");
            let columns = session.app.matrix_layout().columns;
            let screen = shown(&session);
            let row = session.app.matrix_layout().header.y + u16::from(!columns.named());
            let names = screen.lines().nth(row.into()).expect("a row of heads");
            let (first, width) = (usize::from(columns.x), usize::from(columns.pitch));
            let head = |nth| names.chars().skip(first + nth * width).take(width - 1).collect::<String>();
            let heads: HashSet<String> = (0..columns.shown).map(head).filter(|head| !head.trim().is_empty()).collect();
            assert_eq!(heads.len(), columns.shown, "{outlet}, {size:?}: {heads:?}");
        }
    }
}

/// A filter leaves the columns that its events cite, and the cursor stays at the nearest.
#[test]
fn a_filter_leaves_the_sources_of_its_events() {
    let place = harbour();
    let mut session = opened(&place, (120, 36), "3 l l");
    assert_eq!(session.app.table.sources().len(), 3);
    session.press_all("/ t a g : o i l enter").expect("keys");
    let chronology = session.app.desk.chronology();
    let keys = |session: &Headless| -> Vec<String> {
        session.app.table.sources().iter().map(|source| chronology.source(*source).key.clone()).collect()
    };
    assert_eq!(keys(&session), ["courier", "gazette"]);
    assert_eq!(session.app.column(), Some(1));
}

/// Years, contradictions and facets are gone through without leaving the matrix.
#[test]
fn events_are_gone_through_without_leaving() {
    let folder = many();
    let place = at(folder.path());
    for (keys, event) in
        [("3 )", "e1"), ("3 ) (", "e0"), ("3 }", "e8"), ("3 G", "e15"), ("3 G {", "e8"), ("3 f enter j", "e1")]
    {
        let session = opened(&place, (120, 36), keys);
        assert_eq!(session.app.place.view, View::Matrix, "{keys}");
        let here = session.app.event().expect("an event");
        assert_eq!(session.app.desk.chronology().key(here), event, "{keys}");
    }
}

/// What is left out or not yet published has no column.
#[test]
fn what_does_not_count_has_no_column() {
    let place = harbour();
    let mut session = opened(&place, (120, 36), "3 l");
    session.press_all("x enter").expect("keys");
    let chronology = session.app.desk.chronology();
    let keys: Vec<&str> =
        session.app.table.sources().iter().map(|source| chronology.source(*source).key.as_str()).collect();
    assert_eq!(keys, ["courier", "log"]);
    assert_eq!(session.app.place.view, View::Matrix);
}

/// A press of the mouse puts the cursor on a cell.
#[test]
fn a_press_selects_a_cell() {
    let place = harbour();
    let mut session = opened(&place, (120, 36), "3");
    let places = session.app.matrix_layout();
    let screen = shown(&session);
    let row = screen.lines().position(|line| line.contains("councillor")).expect("it is on the screen");
    session.take(Message::Point { column: places.columns.at(2) + 3, row: u16::try_from(row).expect("a row") });
    let event = session.app.event().expect("an event");
    assert_eq!((session.app.desk.chronology().key(event), session.app.column()), ("blame", Some(2)));
}
