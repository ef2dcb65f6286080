//! Folding a text piece by piece without the way back, as where it is only asked what stands in it.
//!
//! What [`fold`](super::fold::fold) makes of a character does not depend on others but for white space, of which a
//! run is one blank. So stretches of ASCII are folded as bytes, and what becomes of other characters is looked up in a
//! table that is filled, 256 characters at a time, with what `fold` says.

use std::sync::OnceLock;

use memchr::memmem;

use super::fold::{fold_one, is_left_out};

/// A folded text that grows at its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folding {
    /// What has been folded.
    pub bytes: Vec<u8>,
    /// Whether it ends with a blank that white space after it belongs to.
    blank: bool,
}

impl Folding {
    /// Adds what comes next of the text.
    pub fn push(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (ascii, behind) = rest.split_at(ascii_run(rest.as_bytes()));
            self.push_ascii(ascii.as_bytes());
            rest = behind;
            let others = rest.chars().take_while(|c| !c.is_ascii());
            let mut length = 0;
            for c in others {
                length += c.len_utf8();
                self.push_other(c);
            }
            rest = &rest[length..];
        }
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.blank = false;
    }

    fn push_ascii(&mut self, ascii: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(ascii);
        let added = &mut self.bytes[start..];
        for byte in &mut *added {
            *byte = match *byte {
                b'A'..=b'Z' => *byte | 0x20,
                b'\t'..=b'\r' => b' ',
                b'`' => b'\'',
                other => other,
            };
        }
        let Some(last) = added.last() else { return };
        let ends_blank = *last == b' ';
        let leading = if self.blank { blanks(added) } else { 0 };
        let (mut read, mut written) = (leading, 0);
        while let Some(found) = memmem::find(&added[read..], b"  ") {
            let end = read + found + 1;
            added.copy_within(read..end, written);
            written += end - read;
            read = end + blanks(&added[end..]);
        }
        let length = added.len();
        added.copy_within(read..length, written);
        let length = start + written + (length - read);
        self.bytes.truncate(length);
        self.blank = ends_blank;
    }

    fn push_other(&mut self, c: char) {
        let (page, nth) = page_of(c);
        if page.white[nth / 64] >> (nth % 64) & 1 == 1 {
            if !self.blank {
                self.bytes.push(b' ');
            }
            self.blank = true;
            return;
        }
        self.bytes.extend_from_slice(page.letters_of(nth));
        self.blank &= page.left_out[nth / 64] >> (nth % 64) & 1 == 1;
    }
}

/// What a character folds to.
pub(super) fn letters_of(c: char) -> &'static [u8] {
    let (page, nth) = page_of(c);
    page.letters_of(nth)
}

/// How many bytes from the first on are ASCII.
pub(super) fn ascii_run(bytes: &[u8]) -> usize {
    const BEYOND: u64 = 0x8080_8080_8080_8080;
    if bytes.first().is_some_and(|byte| !byte.is_ascii()) {
        return 0;
    }
    let (stretches, _) = bytes.as_chunks::<64>();
    let is_ascii = |stretch: &&[u8; 64]| stretch.iter().fold(0, |all, byte| all | byte).is_ascii();
    let mut run = 64 * stretches.iter().take_while(is_ascii).count();
    let (eights, rest) = bytes[run..].as_chunks::<8>();
    for eight in eights {
        let beyond = u64::from_le_bytes(*eight) & BEYOND;
        if beyond != 0 {
            return run + usize::try_from(beyond.trailing_zeros() / 8).unwrap_or(0);
        }
        run += 8;
    }
    run + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b' ').count()
}

/// What 256 characters with consecutive numbers fold to.
#[derive(Debug)]
struct Page {
    letters: Vec<u8>,
    /// Where the letters of each end.
    ends: [u16; 256],
    /// A bit for each that is white space.
    white: [u64; 4],
    /// A bit for each that is left out.
    left_out: [u64; 4],
}

const PAGES: usize = char::MAX as usize / 256 + 1;

static TABLE: [OnceLock<Page>; PAGES] = [const { OnceLock::new() }; PAGES];

fn page_of(c: char) -> (&'static Page, usize) {
    let number = c as usize;
    (TABLE[number / 256].get_or_init(|| Page::of(number / 256)), number % 256)
}

impl Page {
    fn letters_of(&self, nth: usize) -> &[u8] {
        let start = if nth == 0 { 0 } else { self.ends[nth - 1] };
        &self.letters[start.into()..self.ends[nth].into()]
    }

    fn of(page: usize) -> Self {
        let mut filled = Self { letters: Vec::new(), ends: [0; 256], white: [0; 4], left_out: [0; 4] };
        let mut letters = String::new();
        for nth in 0..256 {
            // Surrogates are no characters, and fold to nothing.
            let c = u32::try_from(page * 256 + nth).ok().and_then(char::from_u32);
            if let Some(c) = c {
                letters.clear();
                fold_one(c, &mut letters);
                filled.letters.extend_from_slice(letters.as_bytes());
                filled.white[nth / 64] |= u64::from(c.is_whitespace()) << (nth % 64);
                filled.left_out[nth / 64] |= u64::from(is_left_out(c)) << (nth % 64);
            }
            filled.ends[nth] = u16::try_from(filled.letters.len()).expect("no character folds to 255 bytes");
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn folded(parts: &[&str]) -> String {
        let mut folding = Folding::default();
        for part in parts {
            folding.push(part);
        }
        String::from_utf8(folding.bytes).expect("letters are whole")
    }

    /// Each character alone, among blanks, and between letters; of the planes where nothing folds only some.
    #[test]
    fn every_character_is_folded_as_alone() {
        let sparse = ('\u{20000}'..=char::MAX).step_by(97);
        for c in ('\0'..'\u{20000}').chain('\u{E0000}'..'\u{E1000}').chain(sparse) {
            let text = format!("{c}x{c}{c}\u{AD} \n{c} {c}");
            assert_eq!(folded(&[&text]), fold(&text).text, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn blocks_fold_as_the_whole(text in "(?s)([aB` \t\r\n]{1,9}|[\u{301}“ß\u{AD}\u{A0}\u{FDFA}¨Я京]|\\PC|\u{301}){0,20}", at in any::<prop::sample::Index>()) {
            let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let at = starts[at.index(starts.len())];
            prop_assert_eq!(folded(&[&text[..at], &text[at..]]), fold(&text).text);
        }
    }
}
