use proptest::prelude::*;

use super::super::myers::STEPS;
use super::super::myers::tests::distance;
use super::*;

fn near(text: &str, selector: &Selector) -> Place {
    anchor_near(&Normal::of(text), &Lines::of(text), selector)
}

fn quoted(quote: &str) -> Selector {
    Selector { quote: Some(quote.to_owned()), ..Selector::default() }
}

#[test]
fn what_is_too_short_or_too_long_is_near_nothing() {
    let text = "one two three four five six ".repeat(400);
    for quote in ["", " ", "one", "three fous", &"onetwothreefourfivesixx"[..20], &text[..LONGEST + 8]] {
        assert_eq!(near(&text, &quoted(quote)), Place::Missing, "{quote:?}");
    }
    let long = text[..LONGEST - 40].trim().replacen("two", "zwei", 1);
    assert!(matches!(near(&text[..LONGEST], &quoted(&long)), Place::Near { distance: 3, .. }));
}

/// Texts and quotations that give as much work as can be: none takes more steps than are reckoned for it, and
/// those that weigh the places found.
#[test]
fn texts_made_to_be_slow() {
    let marks = "\u{301}".repeat(200_000);
    let cases = [
        ("a".repeat(400_000), format!("{}b", "a".repeat(219))),
        ("a ".repeat(200_000), format!("{}b", "a ".repeat(110))),
        ("ab".repeat(100_000), "ba ".repeat(70)),
        (marks.clone(), format!("e{}", "\u{301}".repeat(200))),
        (format!("e{marks}"), format!("words that end in e{}", "\u{323}".repeat(200))),
        ("-\n".repeat(100_000), "a-\nb ".repeat(40)),
        ("a-\nb".repeat(50_000), "a-\nc ".repeat(40)),
        ("é ".repeat(100_000), "è ".repeat(100)),
        ("東".repeat(100_000), "東京".repeat(100)),
        ("a:\u{301}".repeat(50_000), "a:\u{323}".repeat(60)),
        ("word ".repeat(40_000), format!("{}end", "word ".repeat(800))),
    ];
    for (text, quote) in cases {
        STEPS.set(0);
        let place =
            near(&text, &Selector { prefix: Some(quote.clone()), suffix: Some(text.clone()), ..quoted(&quote) });
        let begins: String = quote.chars().take(8).collect();
        let bound = near_steps(&quote, text.len() + 32 * MOST_WEIGHED);
        assert!(STEPS.get() <= bound, "{begins:?}: {place:?} after {} steps of {bound}", STEPS.get());
        if let Place::Near { range, .. } = place {
            assert!(text.get(range).is_some(), "{begins:?}");
        }
    }
}

#[test]
fn a_longer_text_than_is_searched() {
    let text = "word ".repeat(4_000_000);
    assert_eq!(near(&text, &quoted(&format!("{}end", "word ".repeat(800)))), Place::Missing);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_place_is_within_the_bound_and_of_whole_characters(
        text in "(?s)(one|two|three|чотири|五|é|e\u{301}|-\n|[ ,.“”\u{AD}\n])( |[a-c]){0,2}{0,60}",
        quote in "(?s)((one|two|three|four|чотири|五|é|e)[ ,.-]?){3,12}",
        lines in 0..4_usize,
    ) {
        let selector = Selector { lines: (lines > 0).then_some(LineRange { first: lines, last: lines }), ..quoted(&quote) };
        if let Place::Near { range, distance: told } = near(&text, &selector) {
            let passage = text.get(range);
            prop_assert!(passage.is_some());
            let normal = |text: &str| Normal::of(text).text().trim().to_owned();
            let (quote, passage) = (normal(&quote), normal(passage.unwrap_or_default()));
            prop_assert_eq!(told, distance(&quote, &passage));
            prop_assert!(told * 5 <= quote.chars().count() * 2);
        }
    }

    /// One word of a sentence is exchanged: the sentence is near, and that word is all that differs. What stands
    /// around it has none of its letters: by letters, a word after it may be as near as the one exchanged. And
    /// the word stands once: of two neighbours that are one, either may be the one exchanged.
    #[test]
    fn one_exchanged_word_is_near_and_is_marked(
        words in prop::collection::vec("[a-m]{2,7}", 6..20),
        before in prop::collection::vec("[n-z]{2,7}", 0..30),
        at in 0..20_usize,
        other in "[n-z]{2,6}",
    ) {
        let at = at % words.len();
        prop_assume!(words.iter().filter(|word| **word == words[at]).count() == 1);
        let mut changed = words.clone();
        changed[at] = other.clone();
        let text = format!("{}. {}. Too. So try not to.", before.join(" "), changed.join(" "));
        let quote = words.join(" ");
        let place = near(&text, &quoted(&quote));
        let start = text.find(&changed.join(" "));
        let expected = start.map(|start| start..start + changed.join(" ").len());
        let Place::Near { range, .. } = place else { return Err(TestCaseError::fail(format!("{place:?}"))) };
        prop_assert_eq!(Some(range.clone()), expected);
        let changes = compare(&quote, &text[range.clone()]);
        let told: Vec<_> = changes.iter().map(|it| (&quote[it.quote.clone()], &text[range.clone()][it.text.clone()])).collect();
        prop_assert_eq!(told, [(words[at].as_str(), other.as_str())]);
    }

    #[test]
    fn nothing_panics(text in any::<String>(), quote in any::<String>(), prefix in any::<String>(), at in any::<usize>()) {
        let lines = LineRange { first: at, last: at / 2 };
        let selector = Selector { prefix: Some(prefix), lines: Some(lines), ..quoted(&quote) };
        near(&text, &selector);
        near(&text, &quoted(&text.replace('a', "b")));
        near(&text.repeat(3), &selector);
    }
}
