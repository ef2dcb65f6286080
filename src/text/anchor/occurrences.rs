//! Every occurrence of one string in another, overlapping ones too, in linear time.

use memchr::memmem;

/// The byte positions at which `needle` begins in `text`, in order; none for an empty needle.
///
/// A needle that cannot overlap itself is left to `memmem`. One whose end is also its beginning could be
/// missed there, and searching again from every hit would take quadratic time for a text made to provoke
/// it, so it is found by the algorithm of Knuth, Morris and Pratt (SIAM J. Comput. 6, 1977).
pub(in crate::text) fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    if needle.is_empty() || needle.len() > text.len() {
        return Vec::new();
    }
    let borders = borders(needle);
    if borders[needle.len() - 1] == 0 {
        return memmem::find_iter(text, needle).collect();
    }
    let mut found = Vec::new();
    let mut matched = 0;
    for (at, &byte) in text.iter().enumerate() {
        matched = extended(needle, &borders, matched, byte);
        if matched == needle.len() {
            found.push(at + 1 - matched);
            matched = borders[matched - 1];
        }
    }
    found
}

/// For every beginning of `needle`, the length of its longest end that is also a beginning of it.
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        matched = extended(needle, &borders, matched, needle[at]);
        borders[at] = matched;
    }
    borders
}

/// How much of `needle` is matched when `byte` follows the `matched` bytes of it seen so far.
fn extended(needle: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while matched > 0 && needle[matched] != byte {
        matched = borders[matched - 1];
    }
    if needle[matched] == byte { matched + 1 } else { matched }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_by_trying_every_place(text in "[ab]{0,40}", needle in "[ab]{1,5}") {
            let slow: Vec<usize> = (0..text.len()).filter(|&at| text[at..].starts_with(&needle)).collect();
            prop_assert_eq!(occurrences(&text, &needle), slow);
        }
    }

    #[test]
    fn a_text_made_to_be_slow() {
        let (text, needle) = ("a".repeat(1_000_000), "a".repeat(500_000));
        assert_eq!(occurrences(&text, &needle).len(), 500_001);
    }
}
