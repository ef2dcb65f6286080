//! Stories: these keys → this screen. The screens are snapshots under `tests/snapshots`; after a change
//! that is meant, look at each and accept it with `INSTA_UPDATE=always cargo test --test stories`.

#[path = "stage/screens.rs"]
mod screens;

use dateline::app::Message;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use screens::{fixture, harbour, in_ascii, opened, shown, stories, told};

/// A page in windows-1251 is shown as its readable text, and the heading says how it was read.
#[test]
fn a_page_is_read_as_its_text() {
    let place = fixture("press");
    let mut session = opened(&place, (100, 24));
    session.press_all("4").expect("a key");
    insta::with_settings!({ description => "keys: 4", omit_expression => true }, {
        insta::assert_snapshot!(shown(&session));
    });
}

/// Marking words is told without colours and without any letter beyond ASCII that is the explorer's own.
#[test]
fn words_are_marked_in_ascii() {
    let place = harbour();
    let mut session = opened(&place, (80, 24));
    session.press_all("enter w j h h tab h").expect("keys");
    let screen = in_ascii(&session);
    insta::with_settings!({ description => "keys: enter w j h h tab h", omit_expression => true }, {
        insta::assert_snapshot!(screen);
    });
}

stories! {
    /// It opens on the contested event, with its passages beside it.
    it_opens_with_a_passage: "" at 120 x 36;
    three_panes_on_a_wide_screen: "" at 200 x 60;
    panes_stack_on_a_narrow_screen: "" at 80 x 24;
    the_list_stands_alone_on_a_tiny_screen: "" at 40 x 12;
    the_passage_moves_with_the_selection: "j" at 120 x 36;
    a_silent_source_says_so: "j" at 80 x 24;
    the_next_passage_comes_to_the_top: "n" at 120 x 36;
    rival_dates_stand_below_the_date: "k k" at 120 x 36;
    rival_dates_in_three_panes: "k k" at 200 x 60;
    years_are_leapt_over: "}" at 80 x 24;
    an_event_without_citation_says_so: "G" at 120 x 36;

    two_accounts_side_by_side: "s" at 120 x 36;
    two_accounts_stacked: "s" at 80 x 24;
    one_account_at_a_time_where_there_is_no_room: "s tab" at 60 x 16;
    the_sides_scroll_apart: "s S tab j j" at 120 x 36;
    the_next_pair: "s n" at 120 x 36;

    the_reader_opens_at_the_passage: "enter" at 120 x 36;
    the_reader_names_events_below_the_text: "enter" at 80 x 24;
    from_a_passage_to_its_other_event: "enter tab j enter" at 120 x 36;
    the_next_date_that_nobody_cites: "enter u" at 120 x 36;
    the_next_date_on_a_narrow_screen: "enter u" at 80 x 24;
    the_next_date_on_a_tiny_screen: "enter u" at 40 x 12;
    finding_in_a_text: "enter / o i l enter n" at 120 x 36;
    the_reader_names_who_retells_a_source: "enter } } }" at 120 x 36;
    another_text_of_the_same_source: "k j n enter t" at 120 x 36;

    searching_as_one_types: "/ l i g h t" at 120 x 36;
    searching_finds_by_tag_and_actor: "/ a u n e" at 120 x 36;
    a_hit_is_gone_to_and_the_filter_stays: "/ l i g h t enter" at 120 x 36;
    escape_clears_the_filter: "/ l i g h t enter esc" at 120 x 36;
    escape_from_the_search_restores_everything: "/ o i l esc" at 120 x 36;
    nothing_found_shows_the_way_out: "/ a c t o r : a u n e space w h e n : 1 9 3 3" at 120 x 36;
    dates_answer_with_possibly: "/ w h e n : 1 9 3 1 - 1 1 - 1 9" at 120 x 36;
    a_mistake_in_the_query_is_told: "/ a k t o r : a u n e" at 120 x 36;
    facets_count_what_is_left: "f" at 120 x 36;
    a_facet_is_kept: "f tab tab j space" at 120 x 36;
    a_facet_writes_the_query: "f space enter" at 120 x 36;

    a_day_is_typed_and_what_was_published_by_then: "K 1 9 3 1 - 1 1 - 2 0" at 120 x 36;
    as_known_on_a_day: "K 1 9 3 1 - 1 1 - 2 0 enter" at 120 x 36;
    as_known_on_a_day_on_a_narrow_screen: "K 1 9 3 1 - 1 1 - 2 0 enter" at 80 x 24;
    as_known_on_a_day_on_a_tiny_screen: "K 1 9 3 1 - 1 1 - 2 0 enter" at 40 x 12;
    nothing_had_been_published: "K 1 9 3 0 enter" at 80 x 24;
    /// What is no date is told as it is typed.
    a_day_that_is_no_date: "K 2 0 2 2 - 0 4 - 3 1" at 80 x 24;
    what_is_no_date_is_told: "K 1 9 3 1 - 1 3 enter" at 80 x 24;
    a_publication_is_chosen_from_the_list: "K down down" at 120 x 36;
    the_story_grows_by_a_publication: "P P p" at 120 x 36;
    the_sources_and_what_depends_on_them: "x" at 120 x 36;
    a_source_is_left_out: "x enter" at 120 x 36;
    several_sources_are_left_out: "x space j space enter" at 80 x 24;
    what_is_left_out_comes_back: "x enter x enter" at 80 x 24;
    both_at_once: "x enter K 1 9 3 1 - 1 1 - 2 0 enter" at 120 x 36;
    the_proof_is_copied: "y" at 80 x 24;
    the_proof_of_two_accounts_is_copied: "s y" at 120 x 36;
    the_proof_of_a_passage_is_copied: "enter y" at 120 x 36;
    a_line_without_a_passage_has_no_proof: "enter g y" at 80 x 24;
    words_are_marked: "enter w j j h h tab h" at 120 x 36;
    words_are_marked_on_a_narrow_screen: "enter w j h h" at 80 x 24;
    marked_words_are_cited: "enter w h c" at 80 x 24;
    a_mark_is_given_up: "enter w j esc" at 80 x 24;

    help_is_made_from_the_keymap: "?" at 120 x 36;
    help_is_searched_by_typing: "? q u o t e" at 120 x 36;
    the_palette_finds_by_purpose: ": c o m p a r e" at 80 x 24;
    the_palette_runs_a_command: ": c o m p a r e enter" at 120 x 36;
    what_is_wrong_with_the_files: "!" at 120 x 36;
    what_is_wrong_on_a_narrow_screen: "!" at 80 x 24;
}

/// Back and forward restore the view, the selection and the scroll exactly.
#[test]
fn back_and_forward_restore_the_place() {
    let place = harbour();
    let mut session = opened(&place, (80, 24));
    let mut seen = vec![shown(&session)];
    for keys in ["enter", "j", "enter", "s", "n"] {
        let before = session.app.place.clone();
        session.press_all(keys).expect("these are keys");
        assert_ne!(session.app.place, before, "{keys} goes somewhere");
        seen.push(shown(&session));
    }
    session.press_all("ctrl-o").expect("a key");
    assert_eq!(session.app.place.view.name(), "Timeline");
    let timeline = session.app.place.clone();
    session.press_all("ctrl-o ctrl-o").expect("keys");
    session.press_all("alt-right alt-right").expect("keys");
    assert_eq!(session.app.place, timeline);
}

/// A resize, a reload and a filter keep the selection.
#[test]
fn the_place_is_kept() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("j j").expect("keys");
    let key = |session: &Headless| session.app.remembered().map(|place| place.event);
    let selected = key(&session);
    for size in [(40, 12), (1, 1), (0, 0), (200, 60), (80, 24)] {
        session.take(Message::Resize(Size::new(size.0, size.1)));
        assert_eq!(key(&session), selected, "{size:?}");
    }
    session.press_all("r").expect("a key");
    assert_eq!(key(&session), selected);
    session.press_all("/ c o u n c i l enter").expect("keys");
    session.press_all("esc").expect("a key");
    assert!(session.app.place.query.is_empty());
}

/// Esc goes one step back, and never leaves.
#[test]
fn escape_leads_home() {
    let place = harbour();
    for keys in [
        "enter",
        "s",
        "f",
        "?",
        ": x",
        "!",
        "enter / o enter",
        "tab",
        "/ o i l enter",
        "s S tab /",
        "3 enter",
        "3 tab",
        "3 j enter s",
    ] {
        let mut session = opened(&place, (120, 36));
        session.press_all(keys).expect("keys");
        session.press_all("esc esc esc esc esc").expect("keys");
        assert_eq!(session.app.place.view.name(), "Timeline", "{keys}");
        assert!(session.app.sheet.is_none() && session.app.place.query.is_empty(), "{keys}");
    }
}

/// Where text is typed every character is text, on every keyboard.
#[test]
fn typed_characters_are_text() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("/ q ? : f 1 e ! д ) ( s").expect("keys");
    assert_eq!(session.app.place.query, "q?:f1e!д)(s");
    session.take(Message::Paste("two\nlines".to_owned()));
    assert_eq!(session.app.place.query, "q?:f1e!д)(stwo lines");
}

/// Command keys work by position on a Russian keyboard.
#[test]
fn command_keys_work_by_position() {
    let place = harbour();
    let press = |keys: &str| {
        let mut session = opened(&place, (80, 24));
        session.press_all(keys).expect("keys");
        shown(&session)
    };
    assert_eq!(press("о о ы"), press("j j s"));
    assert_eq!(press(". l"), press("/ l"));
}

/// Files that are read again under a search do not leave it with what is no longer there.
#[test]
fn a_reading_under_a_search_ends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chronology.ron");
    let event = |id: &str| format!("(id: \"{id}\", when: \"2022\", title: \"{id}\")");
    let written = |events: &[String]| {
        let text = format!("(title: \"T\", sources: [], events: [{}])", events.join(", "));
        std::fs::write(&file, text).expect("written");
    };
    written(&[event("a"), event("b"), event("c")]);
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    for sheet in ["/", "f"] {
        written(&[event("a"), event("b"), event("c")]);
        let mut session = opened(&place, (80, 24));
        session.press_all(&format!("G {sheet}")).expect("keys");
        written(&[event("a")]);
        session.read_again();
        session.press_all("esc").expect("a key");
        assert!(shown(&session).contains("▌"), "{sheet}: an event is selected");
        assert_eq!(session.app.remembered().map(|place| place.event).as_deref(), Some("a"), "{sheet}");
    }
}

/// Enter that is pressed before the query has been answered goes where the answer leads, not where an
/// earlier one would have.
#[test]
fn enter_waits_for_the_answer() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("/ a").expect("keys");
    let mut asked = None;
    for key in "une".chars().map(dateline::keymap::Key::char) {
        asked = session.app.update(Message::Key(key));
    }
    let enter = "enter".parse().expect("a key");
    assert_eq!(session.app.update(Message::Key(enter)), None);
    assert!(session.app.sheet.is_some(), "it waits");
    session.answer(&asked.expect("each letter asks anew"));
    assert!(session.app.sheet.is_none(), "it has gone there");
    assert_eq!(session.app.remembered().map(|place| place.event).as_deref(), Some("oil-asked"));
}

/// What was pressed before the query has been answered is done also if more citations have been looked up meanwhile,
/// and the query is asked anew.
#[test]
fn enter_waits_for_a_newer_answer() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    let old = asked(&mut session, "/ a u n e").expect("each letter asks anew");
    assert_eq!(session.app.update(Message::Key("enter".parse().expect("a key"))), None);
    let (summary, diagnostics) = (session.app.desk.summary.clone(), Vec::new());
    let new = session.app.update(Message::Checked { summary, diagnostics }).expect("it is asked anew");
    session.answer(&old);
    assert!(session.app.sheet.is_some(), "it still waits");
    session.answer(&new);
    assert!(session.app.sheet.is_none(), "it has gone there");
    assert_eq!(session.app.remembered().map(|place| place.event).as_deref(), Some("oil-asked"));
}

/// What is known on a day and without a source holds when the files are read again, and in every view.
#[test]
fn which_sources_count_outlives_a_reading() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("x enter K 1 9 3 1 - 1 1 - 2 0 enter").expect("these are keys");
    let before = session.app.desk.basis.clone();
    assert!(before.known_on().is_some() && before.left_out().len() == 1);
    session.read_again();
    assert_eq!(session.app.desk.basis, before);
    assert_eq!(session.app.desk.summary.counted, 1, "the log alone was published by then and is not left out");
    for view in ["s", "4", "1"] {
        session.press_all(view).expect("a key");
        let screen = shown(&session);
        assert!(screen.contains("known on 20 November 1931") && screen.contains("without The Courier"), "{screen}");
    }
    session.press_all("K enter x enter").expect("these are keys");
    assert!(session.app.desk.basis.is_whole());
}

/// Only what counts is found, and what is possibly known is marked.
#[test]
fn a_search_finds_what_was_known() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("K 1 9 3 1 - 1 1 - 1 9 enter / s o u r c e : c o u r i e r").expect("these are keys");
    assert_eq!(session.app.found.as_ref().map(|found| found.len()), Some(0));
    session.press_all("esc K enter / s o u r c e : c o u r i e r").expect("these are keys");
    assert!(session.app.found.as_ref().is_some_and(|found| !found.is_empty()));
}

/// Who speaks stands before the words, wherever a citation is shown.
#[test]
fn who_speaks_stands_before_the_words() {
    for (keys, size, by, words) in [
        ("", (120, 36), "by pilots", "At seven in the evening"),
        ("", (80, 24), "by pilots", "At seven in the evening"),
        ("s", (120, 36), "by the clerk", "At no hour of that night"),
        ("s", (80, 24), "by the clerk", "At no hour of that night"),
        ("/ l i g h t", (120, 36), "by pilots", "At seven in the evening"),
        ("/ b y : c l e r k", (120, 36), "by the clerk", "At no hour of that night"),
    ] {
        let screen = told(keys, size);
        let rows: Vec<&str> = screen.lines().collect();
        let row = |words: &str| rows.iter().position(|row| row.contains(words));
        assert!(row(by).is_some_and(|by| Some(by) < row(words)), "{keys} at {size:?}\n{screen}");
    }
    // In the reader, beside or below the passage under the cursor.
    for size in [(120, 36), (200, 60), (80, 24)] {
        assert!(told("enter", size).contains("by pilots"), "{size:?}\n{}", told("enter", size));
    }
}

/// `by:` leaves the events that somebody speaks on.
#[test]
fn speakers_filter() {
    let place = harbour();
    for (query, events) in [("by:clerk", 1), ("by:councillor", 1), ("-by:pilots", 6)] {
        let session =
            Headless::open(&place, Size::new(80, 24), Keymap::built_in(), Some(query)).expect("the fixture opens");
        assert_eq!(session.app.outline.events(), events, "{query}");
    }
}

/// Presses the last of some keys without waiting for the answer: what it asks for.
fn asked(session: &mut Headless, keys: &str) -> Option<dateline::app::Effect> {
    let (before, last) = keys.rsplit_once(' ').expect("several keys");
    session.press_all(before).expect("these are keys");
    session.app.update(Message::Key(last.parse().expect("a key")))
}

/// The last wish about which sources count holds, however late the answers come.
#[test]
fn the_last_wish_about_sources_holds() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    let then = asked(&mut session, "K 1 9 3 1 - 1 1 - 1 9 enter").expect("a day is asked for");
    let now = asked(&mut session, "K enter").expect("now is asked for, though the day is still to come");
    session.answer(&then);
    session.answer(&now);
    assert!(session.app.desk.basis.is_whole());
    // Two publications back are two steps, though neither has been answered; and what is left out stays so.
    let mut effects = vec![asked(&mut session, "x enter").expect("a source is left out")];
    effects.extend(["P", "P"].map(|key| asked(&mut session, &format!("esc {key}")).expect("a step")));
    effects.iter().for_each(|effect| session.answer(effect));
    let basis = &session.app.desk.basis;
    assert_eq!(basis.known_on().map(|date| date.written()), Some("1931-11-20"));
    assert_eq!(basis.left_out().len(), 1);
}

/// A basis that was asked for before the files were read again does not count sources of the old reading.
#[test]
fn a_basis_of_an_older_reading_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chronology.ron");
    let source = |key: &str| format!("(id: \"{key}\", title: \"{key}\")");
    let event = |key: &str| {
        format!("(id: \"e\", when: \"2020\", title: \"E\", citations: [(source: \"{key}\", lines: \"1\")])")
    };
    let write = |sources: &[&str]| {
        let all: Vec<String> = sources.iter().map(|key| source(key)).collect();
        let events = event(sources[0]);
        std::fs::write(&file, format!("(title: \"T\", sources: [{}], events: [{events}])", all.join(", ")))
    };
    write(&["a", "b", "c"]).expect("a file");
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let mut session = opened(&place, (120, 36));
    let late = asked(&mut session, "x G enter").expect("the last source is left out");
    write(&["c", "a"]).expect("a file");
    session.read_again();
    session.answer(&late);
    // The wish is carried over by the key of the source.
    let chronology = session.app.desk.chronology();
    let left_out: Vec<&str> =
        session.app.desk.basis.left_out().iter().map(|source| chronology.source(*source).key.as_str()).collect();
    assert_eq!(left_out, ["c"]);
    shown(&session);
}

/// What the date that was gone to means is told whole: in the line below, where the margin has no room for it.
#[test]
fn what_a_date_means_is_told_whole() {
    let home = tempfile::tempdir().expect("a folder");
    let chronology = r#"(title: "Dates", sources: [(id: "s", title: "S", published: "2022-04-22", texts: [(kind: Original, file: "s.txt")])], events: [(id: "a", when: "2022", title: "A", citations: [(source: "s", lines: "1")])])"#;
    let text = format!("{}On Thursday, last month and two weeks ago they met.", "A line.\n".repeat(40));
    std::fs::write(home.path().join("chronology.ron"), chronology).expect("a file");
    std::fs::write(home.path().join("s.txt"), text).expect("a file");
    let place = Place { root: Root::Path(home.path().to_owned()), originals: None };
    let told = "“last month” → March 2022 · the month before April 2022";
    for (size, is_last) in [((100, 20), true), ((120, 36), true), ((80, 24), false), ((80, 19), false)] {
        let mut session = opened(&place, size);
        session.press_all("4 u u").expect("keys");
        let screen = shown(&session);
        let last = screen.lines().last().expect("a line");
        let expected = if is_last { format!("{told} · 2 of 3") } else { told.to_owned() };
        assert!(screen.contains(&expected) && last.contains(told) == is_last, "{size:?}\n{screen}");
    }
}
