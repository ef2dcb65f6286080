use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::super::{emoji, hidden};
use super::*;

#[test]
fn what_is_shown() {
    let cases = [
        ("", "", 0),
        ("plain words", "plain words", 0),
        ("Kyïv, Łódź, 北京, 한국", "Kyïv, Łódź, 北京, 한국", 0),
        ("a\u{1B}[31mb", "a␛[31mb", 1),
        ("a\0b\u{7F}", "a␀b␡", 2),
        ("a\nb\rc\r\nd", "a␊b␍c␍␊d", 4),
        ("\u{85}\u{9B}", "‹0085›‹009B›", 2),
        ("a\u{202E}b\u{2066}", "a‹202E›b‹2066›", 2),
        ("\u{FEFF}a\u{200B}b\u{AD}c\u{2060}", "‹FEFF›a‹200B›b‹00AD›c‹2060›", 4),
        ("a\u{2028}b\u{2029}", "a‹2028›b‹2029›", 2),
        ("a\u{E0041}b", "a‹E0041›b", 1),
        ("\u{115F}\u{3164}\u{FFA0}\u{180E}\u{FFF9}", "‹115F›‹3164›‹FFA0›‹180E›‹FFF9›", 5),
        ("\u{1D173}\u{FFFF}", "‹1D173›‹FFFF›", 2),
        ("\u{2800}\u{A0}|", "\u{2800}\u{A0}|", 0),
        ("a\tb", "a       b", 0),
        ("\t|1234567\t|", "        |1234567        |", 0),
        ("e\u{301}", "e\u{301}", 0),
        ("\u{301}a", "◌\u{301}a", 0),
        ("a\u{200B}\u{301}", "a‹200B›◌\u{301}", 1),
        ("می\u{200C}خواهم", "می\u{200C}خواهم", 0),
        ("ന\u{D4D}\u{200D}", "ന\u{D4D}\u{200D}", 0),
        ("a\u{200C}b\u{200D}c", "a‹200C›b‹200D›c", 2),
        ("👩\u{200D}🚒 👍🏽 🇺🇸 1\u{FE0F}\u{20E3}", "👩\u{200D}🚒 👍🏽 🇺🇸 1\u{FE0F}\u{20E3}", 0),
        ("👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏽", "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏽", 0),
        ("👩\u{200D}", "👩‹200D›", 1),
        ("a\u{FE0F}b\u{E0100}", "a‹FE0F›b‹E0100›", 2),
        ("葛\u{E0100}", "葛\u{E0100}", 0),
        ("👍\u{E0067}\u{E007F}", "👍‹E0067›‹E007F›", 2),
        ("न्त्र्य", "न्त्र्य", 0),
        ("\u{17D8}", "‹17D8›", 1),
    ];
    for (text, expected, hidden) in cases {
        let shown = Shown::of(text);
        assert_eq!(shown.as_str(), expected, "{text:?}");
        assert_eq!(shown.hidden(), hidden, "{text:?}");
    }
}

#[test]
fn marks() {
    let marked: Vec<(String, bool)> =
        Shown::of("a\u{7F}\t\u{200B}").glyphs().map(|glyph| (glyph.symbol().to_owned(), glyph.is_mark())).collect();
    let expected = [
        ("a", false),
        ("␡", true),
        ("      ", false),
        ("‹", true),
        ("2", true),
        ("0", true),
        ("0", true),
        ("B", true),
        ("›", true),
    ];
    assert_eq!(marked, expected.map(|(symbol, is_mark)| (symbol.to_owned(), is_mark)));
}

#[test]
fn graphemes_without_end_are_capped() {
    let cases = [
        (format!("a{}b", "\u{301}".repeat(1_000_000)), format!("a{}‹+999985›b", "\u{301}".repeat(15))),
        ("\u{1100}".repeat(32_768), format!("{}‹+32758›", "\u{1100}".repeat(10))),
        (format!("👩{}", "\u{200D}👩".repeat(100)), format!("👩{}‹+192›", "\u{200D}👩".repeat(4))),
    ];
    for (text, expected) in cases {
        assert_eq!(Shown::of(&text).as_str(), expected);
    }
    assert_eq!(Shown::of(&"\u{1100}".repeat(32_768)).width(), 28);
}

#[test]
fn a_part_keeps_the_bytes_of_the_whole() {
    let shown = Shown::of_part("Kyïv\u{202E}!", 2..9);
    assert_eq!(shown.as_str(), "ïv‹202E›!");
    assert_eq!(shown.source_at(0), Some(2));
    let cases =
        [(2, Some(0)), (3, Some(0)), (4, Some(1)), (5, Some(2)), (7, Some(2)), (8, Some(8)), (1, None), (9, None)];
    for (byte, column) in cases {
        assert_eq!(shown.column_of(byte), column, "byte {byte}");
    }
    assert_eq!(shown.columns_of(4..6), 1..8);
    assert_eq!(shown.columns_of(9..20), 0..0);
    assert_eq!(Shown::of_part("é", 1..99).as_str(), "é");
    assert_eq!(Shown::of_part("abc", Range { start: 9, end: 2 }).as_str(), "");
}

#[test]
fn columns_and_bytes() {
    let shown = Shown::of("a\t北b");
    let cases = [(0, Some(0)), (1, Some(1)), (7, Some(1)), (8, Some(2)), (9, Some(2)), (10, Some(5)), (11, None)];
    for (column, byte) in cases {
        assert_eq!(shown.source_at(column), byte, "column {column}");
    }
    assert_eq!(shown.padded(20).source_at(15), None);
}

#[test]
fn cutting() {
    let cases = [
        ("abcdef", 6, "abcdef", "abcdef"),
        ("abcdef", 4, "abc…", "…def"),
        ("abcdef", 1, "…", "…"),
        ("abcdef", 0, "", ""),
        ("北京北京", 4, "北…", "…京"),
        ("北京北京", 5, "北京…", "…北京"),
        ("ab\u{202E}cd", 6, "ab…", "…cd"),
        ("ab\u{202E}cd", 9, "ab‹202E›…", "…‹202E›cd"),
        ("", 0, "", ""),
    ];
    for (text, width, start, end) in cases {
        let shown = Shown::of(text);
        assert_eq!(shown.cut(width).as_str(), start, "{text:?} at {width}");
        assert_eq!(shown.cut_start(width).as_str(), end, "{text:?} at {width}");
    }
    assert_eq!(Shown::of("a\u{202E}b").cut(2).hidden(), 1);
}

#[test]
fn formats_fill_columns() {
    let shown = Shown::of("北a");
    assert_eq!(format!("{shown}|{shown:5}|{shown:>5}|{shown:^5}|{shown:1}"), "北a|北a  |  北a| 北a |北a");
    assert_eq!(shown.padded(5).as_str(), "北a  ");
    assert_eq!(
        [Shown::from('\u{1B}'), Shown::from(String::from("\u{1B}"))],
        [Shown::of("\u{1B}"), Shown::from("\u{1B}")]
    );
}

#[test]
fn messages_are_short() {
    let long = "é".repeat(1_000_000);
    let cut = message(&long);
    assert_eq!(cut.glyphs().count(), 200);
    assert!(cut.as_str().ends_with("é…"));
    assert_eq!(cut.glyphs().last().map(|glyph| glyph.source()), Some(398..2_000_000));
    assert_eq!(message(&"x".repeat(200)).as_str(), "x".repeat(200));
    let torn = message(&format!("{}\u{202E}tail", "x".repeat(197)));
    assert_eq!(torn.as_str(), format!("{}…", "x".repeat(197)));
    assert_eq!(message("line\nbreak").as_str(), "line␊break");
}

/// Strings of less than so many pieces of what makes trouble.
pub(super) fn nasty(pieces: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-c \t\r\n]",
        proptest::sample::select(vec![
            "\u{301}",
            "\u{200D}",
            "\u{200C}",
            "\u{FE0F}",
            "\u{FE0E}",
            "👩",
            "🏽",
            "❤",
            "🇺",
            "🏴",
            "\u{E0067}",
            "\u{E007F}",
            "\u{1100}",
            "\u{1161}",
            "\u{11A8}",
            "\u{94D}",
            "क",
            "र",
            "\u{DDF}",
            "خ",
            "\u{600}",
            "\u{605}",
            "\u{110BD}",
            "北",
            "葛",
            "\u{E0100}",
            "1",
            "\u{20E3}",
            "\u{202E}",
            "\u{7F}",
            "\u{9B}",
            "\u{E33}",
            "\u{17D8}",
            "\u{A8FA}",
            "\u{1F1E6}",
            "\r\n",
            "\u{D4E}",
            "◌",
        ])
        .prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..pieces).prop_map(|pieces| pieces.concat())
}

/// What holds for every glyph of every text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let shown = Shown::of(text);
    let mut at = 0;
    let mut last = 0..0;
    let mut width = 0;
    for glyph in shown.glyphs() {
        let symbol = glyph.symbol();
        prop_assert_eq!(symbol.width(), glyph.width(), "{:?}", symbol);
        prop_assert!((1..=2).contains(&glyph.width()) || symbol.trim_matches(' ').is_empty(), "{:?}", symbol);
        prop_assert!(symbol.len() <= emoji::LONGEST);
        let mut before = None;
        for (i, c) in symbol.char_indices() {
            let rest = symbol[i + c.len_utf8()..].chars().next();
            let after = rest.or_else(|| text[glyph.source().end..].chars().next());
            let in_emoji = emoji::length(symbol) > i;
            prop_assert!(!hidden::is_hidden(c) || in_emoji || hidden::belongs(c, before, after), "{:?}", symbol);
            before = Some(c);
        }
        let source = glyph.source();
        prop_assert!(!source.is_empty());
        if source != last {
            prop_assert_eq!(source.start, at);
            at = source.end;
        } else {
            prop_assert!(glyph.is_mark());
        }
        prop_assert!(text.get(source.clone()).is_some());
        last = source;
        width += glyph.width();
    }
    prop_assert_eq!(at, text.len());
    prop_assert_eq!(width, shown.width());
    prop_assert_eq!(shown.glyphs().map(|glyph| glyph.symbol()).collect::<String>(), shown.as_str());
    // A joiner may lose the neighbour it belonged to when that became a stand-in.
    if !text.contains(['\u{200C}', '\u{200D}']) {
        let again = Shown::of(shown.as_str());
        prop_assert_eq!(again.as_str(), shown.as_str());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_glyph_is_fit_to_be_drawn(text in nasty(40)) {
        check(&text)?;
    }

    #[test]
    fn a_cut_fits_and_covers_the_text(text in nasty(40), width in 1..30_usize) {
        let shown = Shown::of(&text);
        for cut in [shown.cut(width), shown.cut_start(width)] {
            prop_assert!(cut.width() <= width);
            let sources: Vec<_> = cut.glyphs().map(|glyph| glyph.source()).collect();
            prop_assert!(sources.windows(2).all(|pair| pair[0] == pair[1] || pair[0].end == pair[1].start));
            prop_assert_eq!(sources.first().map_or(0, |source| source.start), 0);
            prop_assert_eq!(sources.last().map_or(0, |source| source.end), text.len());
        }
    }

    #[test]
    fn a_message_is_never_longer_than_200(text in nasty(40), times in 1..20_usize) {
        prop_assert!(message(&text.repeat(times)).glyphs().count() <= 200);
    }
}

#[test]
fn every_character_alone_is_fit_to_be_drawn() {
    // Planes 4 to 13 are unassigned.
    for c in ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
        check(c.encode_utf8(&mut [0; 4])).expect("a law of what is shown");
    }
}
