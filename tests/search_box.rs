//! The search box: colours that do not wait for the answer, what could stand at the cursor, and queries to come back to.

#[path = "stage/pty.rs"]
mod pty;
#[path = "stage/screens.rs"]
mod screens;
mod stage;

use std::sync::Arc;

use dateline::app::{App, Effect, Message, Sheet};
use dateline::keymap::{Key, Keymap};
use dateline::query::{Crew, Query, Sought, TextPlace, find_sought};
use dateline::shell::headless::Headless;
use dateline::shell::print::screen;
use dateline::view::theme::{Palette, Role, Theme};
use pty::Session;
use screens::{harbour, opened, shown, stories};
use stage::folder;

stories! {
    the_search_offers_keys: "/" at 120 x 36;
    a_value_is_completed: "/ t a g : tab tab" at 120 x 36;
    a_value_is_completed_on_a_small_screen: "/ t a g : tab tab" at 80 x 24;
    queries_to_come_back_to: "/ o i l ctrl-s m y space o n e enter enter / ctrl-u - t a g : o i l | \" a \" enter ctrl-r" at 80 x 24;
    no_query_to_come_back_to: "ctrl-r" at 40 x 12;
    words_in_the_texts: "/ t e x t : l a m p" at 120 x 36;
    a_phrase_in_the_texts: "/ - t e x t : \" o i l , space i t \" space l i g h t" at 80 x 24;
    no_text_has_the_words: "/ t e x t : z e b r a" at 120 x 36;
    a_name_is_taken_from_another_query: "/ o i l ctrl-s o n e enter ctrl-u x ctrl-s o n e" at 80 x 24;
}

/// Presses a key without waiting for what comes of it.
fn asked(session: &mut Headless, key: &str) -> Option<Effect> {
    session.app.update(Message::Key(key.parse().expect("a key")))
}

/// The line that is typed, the cursor as `|`.
fn line(session: &Headless) -> String {
    match &session.app.sheet {
        Some(Sheet::Search(search)) => {
            let (before, after) = search.prompt.text().split_at(search.prompt.cursor());
            format!("{before}|{after}")
        }
        other => panic!("no search is open: {other:?}"),
    }
}

fn after(keys: &str) -> Headless {
    let mut session = opened(&harbour(), (120, 36));
    session.press_all(keys).expect("these are keys");
    session
}

/// A query, with the keys that type it.
fn typed(query: &str) -> String {
    let key = |char: char| if char == ' ' { "space".to_owned() } else { char.to_string() };
    query.chars().map(key).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_query_has_its_colours_before_it_is_answered() {
    let theme = Theme::of(Palette::Dark);
    for (query, expected) in
        [("oil tag:oil", "wwwwkkkkvvv"), ("-oil | x", "kwwwwkww"), ("\"a b\" 'c", "vvvvvwvv"), ("akt:x y", "bbbbbww")]
    {
        let mut session = opened(&harbour(), (120, 36));
        session.press_all("/").expect("a key");
        for char in query.chars() {
            let effect = session.app.update(Message::Key(Key::char(char)));
            assert!(effect.is_some(), "each letter asks, and nobody answers");
        }
        let buffer = screen(&session.app, &theme, false);
        let y = (0..36).find(|y| buffer[(1, *y)].symbol() == "/").expect("the prompt is there");
        let letter = |nth: usize| {
            let style = buffer[(3 + u16::try_from(nth).expect("few"), y)].style();
            let looks = |role: Role| {
                let other = theme.style(role);
                style.fg == other.fg && style.add_modifier == other.add_modifier
            };
            let roles = [('v', Role::QueryValue), ('k', Role::QueryKey), ('b', Role::QueryBad), ('w', Role::Bright)];
            roles.into_iter().find(|(_, role)| looks(*role)).map_or('?', |(letter, _)| letter)
        };
        assert_eq!((0..query.len()).map(letter).collect::<String>(), expected, "{query}");
    }
}

#[test]
fn tab_walks_among_what_could_stand_there() {
    for (keys, expected) in [
        ("/ tab", "actor:|"),
        ("/ tab tab", "tag:|"),
        ("/ tab tab backtab", "actor:|"),
        ("/ backtab tab", "actor:|"),
        ("/ s tab", "source:|"),
        ("/ s tab tab tab", "stance:|"),
        ("/ s tab tab tab tab", "source:|"),
        // Where there is but one, the next Tab goes on behind it.
        ("/ t a tab", "tag:|"),
        ("/ t a tab tab", "tag:light|"),
        // Another key takes what stands there.
        ("/ s t tab tab right tab", "stance:asserts|"),
        ("/ s t tab c o n t tab", "standing:contested|"),
        ("/ t a g : o i l left left backspace", "tag:|il"),
        // What is wrong is put right first.
        ("/ a k t o r : a u n e tab", "actor:aune|"),
        ("/ z z z z tab", "zzzz|"),
    ] {
        assert_eq!(line(&after(keys)), expected, "{keys}");
    }
}

#[test]
fn tab_waits_for_what_it_takes() {
    let mut session = after("/");
    let find = asked(&mut session, "s").expect("the letter asks");
    assert_eq!(asked(&mut session, "tab"), None);
    assert_eq!(line(&session), "s|", "nothing is known yet");
    session.answer(&find);
    assert_eq!(line(&session), "source:|");
    // An offer for a line that has changed is dropped.
    let mut session = after("/");
    let find = asked(&mut session, "s").expect("the letter asks");
    let Effect::Find { generation, query, grounds } = find else { panic!("{find:?}") };
    let found = dateline::query::find(
        &grounds.opened.chronology,
        &grounds.evidence,
        &grounds.basis,
        grounds.opened.index(),
        &query,
    );
    let complete = session
        .app
        .update(Message::Found {
            generation,
            laid: grounds.opened.lay_out(found.in_time(), Crew::alone()).expect("nobody cancels it"),
            found: found.into(),
        })
        .expect("it asks what fits");
    assert!(matches!(complete, Effect::Complete { .. }), "{complete:?}");
    session.press_all("t").expect("a key");
    session.answer(&complete);
    let Some(Sheet::Search(search)) = &session.app.sheet else { panic!("no search is open") };
    let offered: Vec<&str> = search.offer.iter().flat_map(|it| it.completions()).map(|it| it.with.as_str()).collect();
    assert_eq!(offered, ["standing:", "stance:"]);
}

/// Whoever types faster than an answer comes gets what was meant: keys after Enter are for where it leads.
#[test]
fn keys_after_enter_wait_for_it() {
    let mut session = after("/ a u n");
    let find = asked(&mut session, "e").expect("each letter asks");
    for key in ["enter", "4"] {
        assert_eq!(asked(&mut session, key), None);
    }
    assert_eq!(line(&session), "aune|", "it is not typed");
    session.answer(&find);
    assert_eq!(session.app.remembered().map(|place| place.event).as_deref(), Some("oil-asked"));
    assert_eq!(session.app.place.view, dateline::app::View::Reader);
    // The same after Tab, and a search in what is found; Esc gives it all up.
    let mut session = after("/ t a");
    let find = asked(&mut session, "g").expect("each letter asks");
    for key in ["tab", "o", "i", "l", "enter", "/", "space", "x"] {
        assert_eq!(asked(&mut session, key), None);
    }
    session.answer(&find);
    assert_eq!(line(&session), "tag:oil x|");
    let mut session = after("/ a u n");
    let find = asked(&mut session, "e").expect("each letter asks");
    ["enter", "4", "esc"].iter().for_each(|key| drop(asked(&mut session, key)));
    session.answer(&find);
    assert!(session.app.sheet.is_none() && session.app.place.query.is_empty());
    assert_eq!(session.app.place.view, dateline::app::View::Timeline);
}

#[test]
fn what_could_stand_there_is_shown_with_counts() {
    for size in [(120, 36), (80, 24), (200, 60), (60, 16)] {
        let mut session = opened(&harbour(), size);
        session.press_all("/ t a g :").expect("keys");
        let screen = shown(&session);
        assert!(screen.contains(" light 3 · oil 2"), "{size:?}\n{screen}");
        assert!(!screen.contains("wants a value"), "what is only begun is not wrong\n{screen}");
        session.press_all("left").expect("a key");
        assert!(!shown(&session).contains(" light 3 · oil 2"), "{size:?}");
    }
    // The help of the one that is taken stands at the foot.
    let screen = shown(&after("/ s t tab tab"));
    assert!(screen.contains("what a source does"), "{screen}");
}

/// Where many do not fit, the one that is taken is among those that are shown.
#[test]
fn the_one_that_is_taken_is_always_shown() {
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        let mut session = opened(&harbour(), (width, height));
        session.press_all("/").expect("a key");
        for _ in 0..20 {
            session.press_all("tab").expect("a key");
            let typed = line(&session).replace('|', "");
            let screen = shown(&session);
            assert_eq!(screen.matches(&typed).count(), 2, "{typed} at {width}×{height}\n{screen}");
        }
    }
}

#[test]
fn enter_works_also_when_citations_have_been_looked_up_under_an_empty_query() {
    let mut session = after("/");
    let (summary, diagnostics) = (session.app.desk.summary.clone(), Vec::new());
    let again = session.app.update(Message::Checked { summary, diagnostics }).expect("it is asked anew");
    session.answer(&again);
    session.press_all("enter").expect("a key");
    assert!(session.app.sheet.is_none());
}

/// Whoever types while the files are still being read, or read again, is not interrupted.
#[test]
fn a_search_goes_on_when_the_files_have_been_read() {
    let session = after("");
    let files = || Message::Loaded(session.app.desk.opened.clone());
    for read_before in [false, true] {
        let mut app = App::new(session.app.size, Keymap::built_in(), None);
        if read_before {
            app.update(files());
        }
        let place = app.place.timeline.selected;
        for key in ["/", "o", "i", "l"] {
            app.update(Message::Key(key.parse().expect("a key")));
        }
        let asked = app.update(files());
        assert!(matches!(&asked, Some(Effect::Find { query, .. }) if query == "oil"), "{read_before}: {asked:?}");
        let Some(Sheet::Search(search)) = &app.sheet else { panic!("it is closed: {:?}", app.sheet) };
        assert_eq!((search.prompt.text(), search.prompt.cursor()), ("oil", 3));
        app.update(Message::Key("esc".parse().expect("a key")));
        assert_eq!((&app.sheet, app.place.query.as_str()), (&None, ""));
        let first = app.desk.summary.contradictions.first().copied();
        assert_eq!(app.place.timeline.selected, place.or(first));
        assert!(app.place.timeline.selected.is_some());
    }
}

#[test]
fn queries_that_were_used_come_back() {
    let mut session = after("/ o i l enter / ctrl-u l i g h t enter esc / ctrl-r");
    let screen = shown(&session);
    let rows: Vec<&str> = screen.lines().map(str::trim).collect();
    let row = |words: &str| rows.iter().position(|row| row.trim_start_matches('▌').trim() == words);
    assert!(row("light").is_some() && row("light") < row("oil"), "the newest first\n{screen}");
    session.press_all("o").expect("a key");
    assert!(!shown(&session).contains("light"), "what does not fit is gone");
    session.press_all("enter").expect("a key");
    assert_eq!(line(&session), "oil|");
    // Esc goes back to what was before all of it.
    session.press_all("esc").expect("a key");
    assert!(session.app.sheet.is_none() && session.app.place.query.is_empty());
    // A query that was given up was not used.
    session.press_all("/ z z z esc / ctrl-r").expect("keys");
    assert!(!shown(&session).contains("zzz"));
    session.press_all("esc").expect("a key");
    assert_eq!(line(&session), "|", "the search is still open");
}

#[test]
fn a_query_is_saved_taken_and_forgotten() {
    let keys = format!("/ {} ctrl-s {} enter", typed("tag:oil"), typed("the oil"));
    let mut session = after(&keys);
    assert_eq!(line(&session), "tag:oil|", "one goes on where one was");
    assert!(shown(&session).contains("saved as “the oil”"));
    session.press_all("esc 4 ctrl-r").expect("keys");
    assert!(shown(&session).contains("the oil  tag:oil"), "{}", shown(&session));
    session.press_all("enter").expect("a key");
    assert_eq!(line(&session), "tag:oil|", "also from the reader");
    // Another query takes the name, and is told what it takes it from.
    session.press_all(&format!("ctrl-u {} ctrl-s {}", typed("light"), typed("the oil"))).expect("keys");
    assert!(shown(&session).contains("tag:oil"), "{}", shown(&session));
    session.press_all("enter ctrl-r").expect("keys");
    assert!(shown(&session).contains("the oil  light"));
    session.press_all("ctrl-x").expect("a key");
    assert!(session.app.queries.saved.is_empty());
    session.press_all("esc ctrl-u ctrl-s").expect("keys");
    assert!(shown(&session).contains("there is no query to save"));
}

/// What changes is written at once, and names are no longer those of an older state.
#[test]
fn what_is_saved_is_to_be_remembered() {
    let mut session = after("/ o i l ctrl-s a");
    assert_eq!(asked(&mut session, "enter"), Some(Effect::Remember));
    session.press_all("ctrl-r").expect("a key");
    assert_eq!(asked(&mut session, "ctrl-x"), Some(Effect::Remember));
}

/// A query that was saved (with Ctrl-S, which stops no raw terminal) is there at the next start and on the command line.
#[test]
fn queries_are_kept_from_one_run_to_the_next() {
    let home = folder();
    let mut session = Session::start(&[], home.path());
    for (keys, then) in [
        ("/praise", "1 of 30"),
        ("\u{13}", "name it"),
        ("cheers", "cheers"),
        ("\r", "saved as"),
        ("\r", "? keys"),
        ("/\u{15}before:2020", "/ before:2020"),
        ("\r", "? keys"),
    ] {
        session.press(keys);
        session.until(then);
    }
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    let mut session = Session::start(&[], home.path());
    session.press("\u{12}");
    session.until("cheers  praise");
    session.until("before:2020");
    session.press("\r");
    session.until("/ praise");
    session.press("\u{3}");
    assert_eq!(session.end().exit_code(), 0);
    let list = |query: &str| {
        let mut command = stage::dateline(home.path());
        command.args(["list", "-q", query]);
        stage::run(command)
    };
    let (saved, typed) = (list("@cheers"), list("praise"));
    assert_eq!((&saved.out, saved.err.as_str(), saved.out.lines().count()), (&typed.out, "", 1));
    let other = list("@jeers");
    let said = "dateline: no query is saved as “jeers”: the words are looked for\n";
    assert_eq!((other.code, other.out.as_str(), other.err.as_str()), (Some(0), "", said));
    assert_eq!(list("\"@jeers\"").err, "");
    assert_eq!(stage::ran(&["list", "-q", "@jeers"]).err, "", "whoever has saved none means the word");
    let mut session = Session::start(&["-q", "@cheers"], home.path());
    session.until("praise");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
}

/// An answer as it is when only these sources have been searched, each with the words on its first line or without them.
fn answer_after(find: &Effect, searched: &[(&str, bool)]) -> Message {
    let Effect::Find { generation, query, grounds } = find else { panic!("{find:?}") };
    let opened = &grounds.opened;
    let chronology = &opened.chronology;
    let words = Query::parse(query).sought();
    let mut sought = Sought::new(chronology, &words[0], 4);
    for (key, has) in searched {
        let source = chronology.source_by_key(key).expect("a source");
        let place = chronology.texts(source).next().filter(|_| *has).map(|text| TextPlace { text, line: 1 });
        sought.record(source, chronology.texts(source).count(), place);
    }
    let (evidence, basis, index) = (&grounds.evidence, &grounds.basis, opened.index());
    let found = find_sought(chronology, evidence, basis, index, &[sought], query);
    let laid = opened.lay_out(found.in_time(), Crew::alone()).expect("nobody cancels it");
    Message::Found { generation: *generation, found: Arc::new(found), laid }
}

#[test]
fn events_come_in_while_texts_are_searched() {
    let mut session = after("/ t e x t :");
    let find = asked(&mut session, "x").expect("the letter asks");
    let row = |session: &Headless, words: &str| shown(session).lines().any(|line| line.contains(words));
    session.app.update(answer_after(&find, &[("log", false)]));
    assert!(row(&session, "0 so far of 7") && row(&session, "searched 1 of 4 texts"), "{}", shown(&session));
    assert!(!row(&session, "No event matches"));
    // Enter waits for an event to go to.
    asked(&mut session, "enter");
    assert!(session.app.sheet.is_some());
    session.app.update(answer_after(&find, &[("log", false), ("gazette", true)]));
    assert!(session.app.sheet.is_none());
    let listed = session.app.outline.events();
    assert!(row(&session, "searched 3 of 4 texts"), "{}", shown(&session));
    let whole = answer_after(&find, &[("log", false), ("gazette", true), ("courier", true), ("wire", false)]);
    session.app.update(whole);
    assert!(session.app.outline.events() > listed && !row(&session, "searched"));
}

#[test]
fn the_hit_that_is_chosen_stays_it() {
    let mut session = after("/ t e x t :");
    let find = asked(&mut session, "x").expect("the letter asks");
    session.app.update(answer_after(&find, &[("gazette", true)]));
    asked(&mut session, "down");
    let chosen = session.app.event();
    session.app.update(answer_after(&find, &[("gazette", true), ("courier", true)]));
    assert_eq!(session.app.event(), chosen);
    let Some(Sheet::Search(search)) = &session.app.sheet else { panic!("the search is open") };
    assert!(search.chosen > 1, "an event came in before it");
}

#[test]
fn what_could_stand_there_is_told_while_texts_are_searched() {
    let mut session = after("/ a u n e space t e x t :");
    let find = asked(&mut session, "x").expect("the letter asks");
    let next = session.app.update(answer_after(&find, &[]));
    assert!(matches!(next, Some(Effect::Complete { .. })), "{next:?}");
}
