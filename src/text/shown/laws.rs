//! What is shown and what is quoted are the same bytes: 100,000 texts.

use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;

use super::tests::nasty;
use crate::text::{Body, Shown, cite};

proptest! {
    // The simplest numbers by chance: the others took half of the time.
    #![proptest_config(ProptestConfig {
        cases: 100_000,
        rng_algorithm: RngAlgorithm::XorShift,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_quoted_from_any_columns_is_what_the_source_has_there(
        text in nasty(13),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let shown = Shown::of(&text);
        // Together, in order, the glyphs stand for the whole text; several for one place stand side by side.
        let mut end = 0;
        for source in shown.glyphs().map(|glyph| glyph.source()) {
            prop_assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
            prop_assert!(source.start == end || source.end == end, "{:?}", source);
            end = source.end;
        }
        prop_assert_eq!(end, text.len());
        // From every column to its byte, and from there back to where its glyphs begin.
        let mut before = None;
        for column in 0..shown.width() {
            let byte = shown.source_at(column);
            prop_assert!(byte >= before && byte.is_some());
            if byte != before {
                prop_assert_eq!(byte.and_then(|byte| shown.column_of(byte)), Some(column));
            }
            before = byte;
        }
        prop_assert_eq!(shown.source_at(shown.width()), None);
        if text.is_empty() {
            return Ok(());
        }
        let [one, other] = [from, to].map(|at| at.index(shown.width()));
        let columns = one.min(other)..one.max(other) + 1;
        let glyphs: Vec<_> = shown.glyphs().map(|glyph| glyph.source()).collect();
        let first = shown.source_at(columns.start).expect("each column shows a byte");
        let last = shown.source_at(columns.end - 1).expect("each column shows a byte");
        let range = first..glyphs.iter().find(|source| source.start == last).expect("a glyph shows it").end;
        let covered = shown.columns_of(range.clone());
        prop_assert!(covered.start <= columns.start && columns.end <= covered.end);
        // The quotation is cut out of the source, save for the blanks around it.
        let body = Body::new(text.clone());
        let quote = cite::selector_of(&body, range.clone()).and_then(|selector| selector.quote);
        prop_assert_eq!(quote.as_deref().unwrap_or_default(), text[range].trim());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_plain_is_shown_as_it_is(
        plain in "[ -~]{0,9}|([ -~]|[À-ſΑ-ώЀ-ҁ–—‘’“”…]){0,9}",
        any in "\\PC{0,5}|[\u{0}-\u{600}]{0,3}|[\u{2000}-\u{2030}]{0,2}",
        behind in "(\\PC|[\u{0}-\u{600}]){0,3}",
    ) {
        let shown = Shown::of(&plain);
        let is_told = |text: &str, width: usize| Shown::plain_width(text).is_none_or(|told| told == width);
        prop_assert!(is_told(&plain, shown.width()));
        if Shown::plain_width(&plain).is_some() {
            prop_assert_eq!(shown.as_str(), plain.as_str());
            let together = Shown::of(&format!("{plain} {behind}"));
            prop_assert!(together.as_str().starts_with(&plain));
        }
        prop_assert!(!plain.is_ascii() || Shown::plain_width(&plain).is_some());
        prop_assert!(Shown::plain_width(&any).is_none() || Shown::of(&any).as_str() == any);
        prop_assert!(is_told(&any, Shown::of(&any).width()));
    }
}
