use proptest::prelude::*;

use super::*;

fn rows(text: &str, width: usize) -> Vec<String> {
    wrap_line(text, 0..text.len(), width).map(|row| row.shown.as_str().to_owned()).collect()
}

#[test]
fn wrapping() {
    let cases: [(&str, usize, &[&str]); 19] = [
        ("", 10, &[""]),
        ("one", 10, &["one"]),
        ("one two three", 7, &["one two", "three"]),
        ("one two three", 8, &["one two", "three"]),
        ("one two   three", 7, &["one two", "three"]),
        ("one   ", 4, &["one"]),
        ("one   ", 3, &["one"]),
        ("abcdefgh", 3, &["abc", "def", "gh"]),
        ("a bcdefgh", 3, &["a", "bcd", "efg", "h"]),
        ("  indented", 4, &["  in", "dent", "ed"]),
        ("      six", 4, &["", "six"]),
        ("北京北京", 5, &["北京", "北京"]),
        ("at 北京北京", 6, &["at 北", "京北京"]),
        ("北", 1, &["北"]),
        ("a\tb", 9, &["a       b"]),
        ("a\tb", 8, &["a", "b"]),
        ("a\u{A0}b c", 4, &["a\u{A0}b", "c"]),
        ("ab\u{202E}c", 7, &["ab", "‹202E›c"]),
        ("one two", 0, &["o", "n", "e", "t", "w", "o"]),
    ];
    for (text, width, expected) in cases {
        assert_eq!(rows(text, width), expected, "{text:?} at {width}");
        assert_eq!(rows_of(text, 0..text.len(), width), expected.len(), "{text:?} at {width}");
    }
}

#[test]
fn rows_know_their_place() {
    let text = "first\r\nΚύριε ἐλέησον";
    let found: Vec<_> =
        wrap_text(text, 7).map(|row| (row.line, row.first, row.shown.source_at(0), row.shown.to_string())).collect();
    let expected = [(0, true, Some(0), "first"), (1, true, Some(7), "Κύριε"), (1, false, Some(18), "ἐλέησον")];
    assert_eq!(found, expected.map(|(line, first, at, shown)| (line, first, at, shown.to_owned())));
}

/// A line of several stretches, with a grapheme that lies across the first multiple.
fn long_line() -> String {
    let words = "some words of a long line, 北京 and é\t";
    let mut line = words.repeat(STRETCH / words.len());
    line.push_str(&format!("x{}", "\u{301}".repeat(6000)));
    line.push_str(&"   ".repeat(STRETCH));
    line.push_str(&words.repeat(3 * STRETCH / words.len()));
    line.push_str(&"東京".repeat(STRETCH / 2));
    line.push_str(&"🇫🇷".repeat(STRETCH / 4));
    line.push_str(&"\u{202E}".repeat(STRETCH));
    line
}

#[test]
fn rows_are_the_same_wherever_the_wrapping_began() {
    let line = long_line();
    let text = format!("before\n{line}\nafter");
    let range = 7..7 + line.len();
    let all: Vec<Row> = wrap_line(&text, range.clone(), 40).collect();
    for byte in
        (0..text.len()).step_by(1997).chain([6, 7, range.end - 1, range.end, text.len(), 7 + STRETCH, 7 + STRETCH - 1])
    {
        let index = all.iter().position(|row| byte < row.source.end).unwrap_or(all.len() - 1);
        let after: Vec<Row> = rows_from(&text, range.clone(), byte, 40).take(5).collect();
        assert_eq!(after, all[index..all.len().min(index + 5)], "from byte {byte}");
        let before = rows_before(&text, range.clone(), byte, 40, 7);
        assert_eq!(before, all[index.saturating_sub(7)..index], "before byte {byte}");
    }
    let end = rows_before(&text, range.clone(), range.end, 40, usize::MAX);
    assert_eq!(end, all[..all.len() - 1]);
}

#[test]
fn the_first_rows_of_ten_megabytes() {
    let text = "word and word ".repeat(10_000_000 / 14);
    let start: Vec<Row> = wrap_line(&text, 0..text.len(), 60).take(50).collect();
    assert_eq!(start.len(), 50);
    let middle: Vec<Row> = rows_from(&text, 0..text.len(), 5_000_000, 60).take(50).collect();
    assert!(middle[0].source.contains(&5_000_000));
    assert_eq!(rows_before(&text, 0..text.len(), 9_999_999, 60, 50).len(), 50);
    assert_eq!(rows_from(&text, 0..text.len(), usize::MAX, 60).count(), 1);
    // A grapheme is no longer than a stretch, and each stretch of marks takes one row.
    let marks = "\u{301}".repeat(1_000_000);
    assert_eq!(wrap_line(&marks, 0..marks.len(), 60).count(), (2_000_000_usize).div_ceil(STRETCH));
    assert_eq!(rows_from(&marks, 0..marks.len(), 1_999_999, 60).count(), 1);
}

/// No word is torn where a stretch ends, nor a grapheme, if there is an end of one nearby.
#[test]
fn stretches_begin_with_words() {
    let cases = [
        ("four ", "four "),
        ("four\u{A0}five\t", "four\u{A0}"),
        ("北", "北"),
        ("e\u{301}", "e\u{301}e"),
        ("👩\u{200D}🚒", "👩\u{200D}🚒👩"),
    ];
    for (piece, begins) in cases {
        let text = piece.repeat(3 * STRETCH / piece.len());
        for nth in 1..3 {
            let start = stretch_start(&text, &(0..text.len()), nth);
            assert!((nth * STRETCH..nth * STRETCH + SLACK).contains(&start), "{piece:?}");
            assert!(text[start..].starts_with(begins), "{piece:?}");
        }
    }
    let marks = "\u{301}".repeat(2 * STRETCH);
    assert_eq!(stretch_start(&marks, &(0..marks.len()), 1), STRETCH);
}

#[test]
fn ranges_that_do_not_fit() {
    assert_eq!(wrap_line("é", 1..99, 3).count(), 1);
    assert_eq!(rows_of("abc", Range { start: 9, end: 2 }, 3), 1);
    assert_eq!(rows_from("abc", 1..2, 0, 3).count(), 1);
    assert_eq!(rows_before("", 0..0, 5, 3, 3), []);
}

proptest! {
    #[test]
    fn nothing_is_lost_but_blanks_at_breaks(
        text in "([a-c]{1,9}|[ \t]|北|é|e\u{301}|\u{202E}|👩\u{200D}🚒|\\PC){0,40}",
        width in 1..20_usize,
    ) {
        let rows: Vec<Row> = wrap_line(&text, 0..text.len(), width).collect();
        let mut at = 0;
        let mut drawn = 0;
        for (i, row) in rows.iter().enumerate() {
            prop_assert_eq!(row.first, i == 0);
            prop_assert_eq!(row.source.start, at);
            prop_assert!(row.shown.width() <= width || row.shown.glyphs().count() == 1);
            for glyph in row.shown.glyphs() {
                let source = glyph.source();
                let passed = text.get(drawn..source.start).unwrap_or_default();
                prop_assert!(passed.chars().all(char::is_whitespace), "{:?}", passed);
                drawn = source.end;
            }
            at = row.source.end;
        }
        prop_assert_eq!(at, text.len());
        prop_assert!(text[drawn..].chars().all(char::is_whitespace));
        prop_assert_eq!(rows_of(&text, 0..text.len(), width), rows.len());
    }

    #[test]
    fn every_byte_is_in_the_row_that_it_is_looked_for_in(text in "([a-c]{1,9}| |北|\u{202E}){1,40}", width in 1..20_usize) {
        for byte in 0..text.len() {
            let row = rows_from(&text, 0..text.len(), byte, width).next().expect("every line has a row");
            prop_assert!(row.source.contains(&byte));
        }
    }
}
