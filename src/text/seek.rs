//! Whether words stand in a text that is too long to be held, or that nobody looks at.

use memchr::memmem::Finder;

use super::fold::fold;
use super::folding::Folding;

/// So many bytes are folded at a time: they stay in the processor's cache from folding to searching.
const BLOCK: usize = 64 << 10;

/// Words to look for, without regard to case and diacritics (see [`fold`]).
#[derive(Clone, Debug)]
pub struct Seeker {
    finder: Finder<'static>,
}

impl Seeker {
    /// Looks for words; for nothing, where folding leaves nothing of them.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let needle = fold(words).text;
        (!needle.is_empty()).then(|| Self { finder: Finder::new(&needle).into_owned() })
    }

    /// Begins with a text.
    #[must_use]
    pub fn begin(&self) -> Seeking<'_> {
        Seeking { seeker: self, folding: Folding::default() }
    }

    /// Where in a text the words stand first, as the byte at which they begin: the first place that
    /// [`Folded::find`](super::Folded::find) tells.
    #[must_use]
    pub fn first(&self, text: &str) -> Option<usize> {
        let needle = std::str::from_utf8(self.finder.needle()).unwrap_or_default();
        if !self.stands_in(text) {
            return None;
        }
        fold(text).find(needle).places.first().map(|place| place.start)
    }

    /// Whether the words stand in a text: whether [`Folded::find`](super::Folded::find) finds them there.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        self.begin().goes_on(text)
    }
}

/// A text in which words are being looked for.
#[derive(Clone, Debug)]
pub struct Seeking<'a> {
    seeker: &'a Seeker,
    folding: Folding,
}

impl Seeking<'_> {
    /// Reads what comes next of the text; whether the words stand there, or began before it.
    pub fn goes_on(&mut self, text: &str) -> bool {
        let needle = self.seeker.finder.needle().len();
        let mut rest = text;
        while !rest.is_empty() {
            let (block, behind) = rest.split_at(super::boundary_before(rest, BLOCK));
            self.folding.keep(needle - 1);
            self.folding.push(block);
            if self.seeker.finder.find(&self.folding.bytes).is_some() {
                return true;
            }
            rest = behind;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn seeking() {
        for (text, words, expected) in [
            ("Kyïv", "kyiv", true),
            ("Die Straße", "STRASSE", true),
            ("data \r\n\n\twas shared", "data was", true),
            ("data was", "data  was", true),
            ("so\u{AD}ft", "soft", true),
            ("soft", "often", false),
            ("", "a", false),
        ] {
            assert_eq!(Seeker::new(words).expect("there are words").stands_in(text), expected, "{words} in {text}");
        }
        assert!(Seeker::new("").is_none() && Seeker::new("\u{301}").is_none());
    }

    #[test]
    fn over_the_edge_of_a_block() {
        let seeker = Seeker::new("two words").expect("there are words");
        for before in BLOCK - 12..BLOCK + 3 {
            let text = format!("{}Two\n\n  Wörds", "é".repeat(before / 2) + &"x".repeat(before % 2));
            assert!(seeker.stands_in(&text), "{before}");
            assert!(!seeker.stands_in(&text[..text.len() - 1]), "{before}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_found_is_what_stands_in_the_folded_text(
            text in "(?s)([abßé ]|\\PC|[\u{301}\u{200B}\n]){0,40}", words in "[abseß é]{1,3}", at in any::<prop::sample::Index>(),
        ) {
            let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let at = starts[at.index(starts.len())];
            let seeker = Seeker::new(&words).expect("there are words");
            let mut seeking = seeker.begin();
            let found = seeking.goes_on(&text[..at]) || seeking.goes_on(&text[at..]);
            prop_assert_eq!(found, !fold(&text).find(&words).places.is_empty());
        }
    }
}
