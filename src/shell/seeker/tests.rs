use std::cell::Cell;

use super::*;
use crate::model::{Source, Text, TextId, TextKind};
use crate::query::Searched;
use crate::text::Body;

/// A chronology of sources with these texts; `None` for one that is not at hand.
fn opened(texts: &[&[Option<&str>]]) -> Arc<Opened> {
    let text = |_: &Option<&str>| Text { kind: TextKind::Original, file: None, sha256: None };
    let source = |(at, texts): (usize, &&[Option<&str>])| Source {
        key: format!("s{at}"),
        texts: texts.iter().map(text).collect(),
        ..Source::default()
    };
    let sources = texts.iter().enumerate().map(source).collect();
    let mut opened = Opened::of(Chronology::new(String::new(), String::new(), sources, Vec::new()));
    for (at, content) in texts.iter().copied().flatten().enumerate() {
        if let Some(content) = content {
            opened.shelf.put(TextId::new(at), Arc::new(Body::new((*content).to_owned())));
        }
    }
    Arc::new(opened)
}

/// What is known of each source: the number of the text, counted through all of them, and the line.
fn places(sought: &Sought, sources: usize) -> Vec<Option<Option<(usize, usize)>>> {
    let place = |at| sought.place(SourceId::new(at)).map(|place| place.map(|it| (it.text.index(), it.line)));
    (0..sources).map(place).collect()
}

#[test]
fn the_first_line_of_the_first_text_is_told() {
    let opened = opened(&[
        &[Some("no word\nof it"), Some("Die\nStraße\nstrasse")],
        &[],
        &[None],
        &[None, Some("Eine STRASSE")],
        &[Some("x")],
    ]);
    let sought = seek(&opened.chronology, &opened.shelf, "text:strasse -text:strasse text:\"of it\"");
    assert_eq!(sought.len(), 2);
    let expected = [Some(Some((1, 2))), Some(None), Some(None), Some(Some((4, 1))), Some(None)];
    assert_eq!(places(&sought[0], 5), expected);
    assert_eq!(places(&sought[1], 5)[0], Some(Some((0, 2))));
    assert_eq!(sought[0].searched(), Searched { texts: 4, of: 4 });
}

/// It goes on where it was left, and what was found is kept for those who come back.
#[test]
fn a_search_goes_on() {
    let opened = opened(&[&[Some("a")], &[Some("bb a")], &[Some("ccc")]]);
    let mut seeking = Seeking::default();
    let query = Query::parse("text:a");
    seeking.want(&opened, &query);
    let looks = Cell::new(0);
    // The longest texts come first.
    for (enough, expected) in [
        (0, [None, None, None]),
        (1, [None, Some(Some((1, 1))), None]),
        (9, [Some(Some((0, 1))), Some(Some((1, 1))), Some(None)]),
    ] {
        looks.set(0);
        seeking.go_on(&query, &|| looks.replace(looks.get() + 1) >= enough);
        assert_eq!(places(&seeking.known()[0], 3), expected);
    }
    for typed in ["text:ab", "text:a"] {
        seeking.want(&opened, &Query::parse(typed));
    }
    let known: Vec<_> = seeking.known().iter().map(|sought| (sought.words(), sought.is_whole())).collect();
    // Where there is no `a` there is no `ab`: those sources are done with.
    assert_eq!(known, [("ab", false), ("a", true)]);
    assert_eq!(places(&seeking.known()[0], 3), [None, None, Some(None)]);
    for nth in 0..99 {
        seeking.want(&opened, &Query::parse(&format!("text:x{nth}")));
    }
    assert_eq!(seeking.known().len(), MOST_KEPT);
}

#[test]
fn two_threads_find_what_one_finds() {
    let texts: Vec<String> =
        (0..400).map(|nth| format!("{}\nnumber {nth} of many", "of no account ".repeat(100))).collect();
    let texts: Vec<[Option<&str>; 1]> = texts.iter().map(|text| [Some(text.as_str())]).collect();
    let texts: Vec<&[Option<&str>]> = texts.iter().map(<[_; 1]>::as_slice).collect();
    let opened = opened(&texts);
    let sought = seek(&opened.chronology, &opened.shelf, "text:\"number 7\"");
    let having: Vec<usize> = (0..400)
        .filter(|at| sought[0].place(SourceId::new(*at)) == Some(Some(TextPlace { text: TextId::new(*at), line: 2 })))
        .collect();
    let expected: Vec<usize> = (0..400).filter(|at| at.to_string().starts_with('7')).collect();
    assert_eq!(having, expected);
    assert!(sought[0].is_whole());
}

/// What has been found stays; what is still to be read is not searched, and nobody spins on it.
#[test]
fn awaited_texts_are_searched_when_they_are_there() {
    let mut opened = Arc::into_inner(opened(&[&[None], &[None, None], &[None], &[None]])).expect("nobody else has it");
    let shelf = Shelf::awaiting(5);
    let body = |words: &str| Some(Arc::new(Body::new(words.to_owned())));
    shelf.settle(TextId::new(0), body("the word"));
    shelf.settle(TextId::new(1), body("of it"));
    opened.shelf = shelf;
    let opened = Arc::new(opened);
    let (mut seeking, query) = (Seeking::default(), Query::parse("text:word"));
    seeking.want(&opened, &query);
    assert_eq!(seeking.known()[0].searched(), Searched { texts: 0, of: 5 });
    let (first, second) = (Some(Some((0, 1))), Some(Some((2, 2))));
    for (came, expected) in [
        (None, [first, None, None, None]),
        (Some((2, body("no\nword"))), [first, second, None, None]),
        (Some((3, None)), [first, second, Some(None), None]),
        (Some((4, body("x"))), [first, second, Some(None), Some(None)]),
    ] {
        if let Some((at, body)) = came {
            opened.shelf.settle(TextId::new(at), body);
        }
        assert!(seeking.can_go_on(&query));
        seeking.go_on(&query, &|| false);
        assert!(!seeking.can_go_on(&query), "nothing is left to do until the next comes");
        assert_eq!(places(&seeking.known()[0], 4), expected);
    }
    assert!(seeking.known()[0].is_whole());
}
