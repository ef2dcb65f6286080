//! Many short texts, folded, laid out to be searched together.

use std::ops::Range;

use super::folding::Folding;
use crate::model::stored::{Reader, Writer};

/// What stands behind each row. Folding leaves none in a text, so nothing that is looked for goes over two rows.
const END: char = '\n';
/// The same as a byte.
const LAST: u8 = b'\n';

/// Folded texts, the titles of all events for example, in one piece of memory: a *row* each, numbered from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Haystack {
    letters: String,
    /// Where each row begins, and where the last one ends.
    starts: Vec<usize>,
}

impl Default for Haystack {
    fn default() -> Self {
        Self { letters: String::new(), starts: vec![0] }
    }
}

impl<'t> FromIterator<&'t str> for Haystack {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let mut haystack = Self::default();
        texts.into_iter().for_each(|text| haystack.push(text));
        haystack
    }
}

impl Haystack {
    /// Folds a text, and adds it as the last row.
    pub fn push(&mut self, text: &str) {
        let start = self.letters.len();
        if folds_to_lower_case(text.as_bytes()) {
            self.letters.push_str(text);
            self.letters[start..].make_ascii_lowercase();
        } else {
            let mut folding = Folding::default();
            folding.push(text);
            self.letters.push_str(std::str::from_utf8(&folding.bytes).expect("what is folded is made of characters"));
        }
        self.letters.push(END);
        self.starts.push(self.letters.len());
    }

    /// Adds the rows of another one.
    pub fn append(&mut self, other: &Self) {
        let behind = self.letters.len();
        self.letters.push_str(&other.letters);
        self.starts.extend(other.starts.iter().skip(1).map(|start| behind + start));
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row, folded; none beyond the last.
    #[must_use]
    pub fn row(&self, nth: usize) -> Option<&str> {
        let (start, end) = (*self.starts.get(nth)?, *self.starts.get(nth + 1)?);
        self.letters[start..end].strip_suffix(END)
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|nth| self.row(nth))
    }

    /// How many bytes the longest of some rows has.
    ///
    /// # Panics
    /// Where there are no such rows.
    #[must_use]
    pub fn longest(&self, rows: Range<usize>) -> usize {
        let starts = &self.starts[rows.start..=rows.end];
        // Behind each row stands its end.
        starts.iter().zip(&starts[1..]).map(|(start, next)| next - start - 1).max().unwrap_or(0)
    }

    /// Some rows in one piece, a line each.
    #[must_use]
    pub fn lines(&self, rows: Range<usize>) -> &str {
        &self.letters[self.starts[rows.start]..self.starts[rows.end]]
    }

    /// Some rows, in order.
    pub fn rows(&self, rows: Range<usize>) -> impl Iterator<Item = &str> {
        let (lines, mut start) = (self.lines(rows.clone()), 0);
        self.ends(rows).map(move |end| &lines[std::mem::replace(&mut start, end)..end - 1])
    }

    /// Where some rows end, behind the ends of their lines, as bytes of [`lines`](Self::lines).
    pub fn ends(&self, rows: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.starts[rows.start];
        self.starts[rows.start + 1..=rows.end].iter().map(move |end| end - first)
    }
}

impl Haystack {
    /// Writes all of it.
    pub fn store(&self, to: &mut Writer) {
        to.column(self.letters.bytes());
        to.column(self.starts.iter().map(|start| u64::try_from(*start).unwrap_or(u64::MAX)));
    }

    /// Reads it again.
    #[must_use]
    pub fn stored(from: &mut Reader) -> Option<Self> {
        let letters = String::from_utf8(from.column()?).ok()?;
        let starts: Vec<u64> = from.column()?;
        let starts: Vec<usize> = starts.into_iter().map_while(|start| usize::try_from(start).ok()).collect();
        let ends = |start: &usize| letters.as_bytes().get(start.wrapping_sub(1)) == Some(&LAST);
        let fits = starts.first() == Some(&0)
            && starts.is_sorted()
            && starts.last() == Some(&letters.len())
            && starts[1..].iter().all(ends);
        fits.then_some(Self { letters, starts })
    }
}

/// Whether all of a text is ASCII that folds to its lower case: most titles.
fn folds_to_lower_case(text: &[u8]) -> bool {
    let odd = |byte: u8| !byte.is_ascii() | matches!(byte, b'\t'..=b'\r') | (byte == b'`');
    // Without a way out in the middle it is done many bytes at a time.
    let has_odd = text.iter().fold(false, |has, byte| has | odd(*byte));
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    !has_odd && !pairs.fold(false, |has, (one, next)| has | ((*one == b' ') & (*next == b' ')))
}

/// The letters of a text, each with whether it begins a word.
pub fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    text.chars().scan(None, |previous, letter| {
        let starts = letter.is_alphanumeric() && is_edge(*previous, Some(letter));
        *previous = Some(letter);
        Some((letter, starts))
    })
}

/// Whether a word can begin or end between two letters. Scripts written without blanks allow it anywhere.
#[must_use]
#[inline]
pub fn is_edge(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return true };
    if left.is_ascii() && right.is_ascii() {
        return !left.is_ascii_alphanumeric() || !right.is_ascii_alphanumeric();
    }
    !left.is_alphanumeric() || !right.is_alphanumeric() || is_unspaced(left) || is_unspaced(right)
}

/// Letters of scripts that put no blanks between words: Thai and its neighbours, Khmer, kana, Han.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold;

    const TEXTS: &str = "(?s)([a-dA-C09 `é京Ж\n\t’-]|\\PC){0,12}|[A-z ]{0,40}";

    #[test]
    fn nothing() {
        let none = Haystack::default();
        assert!(none.is_empty() && none.row(0).is_none() && none.iter().next().is_none());
        assert_eq!((none.lines(0..0), none.ends(0..0).count(), none.longest(0..0)), ("", 0, 0));
        let empty: Haystack = ["", "\u{301}"].into_iter().collect();
        assert_eq!((empty.len(), empty.row(1), empty.lines(0..2)), (2, Some(""), "\n\n"));
    }

    proptest! {
        #[test]
        fn rows_are_the_folded_texts(texts in prop::collection::vec(TEXTS, 0..6), cut in 0..6_usize) {
            let haystack: Haystack = texts.iter().map(String::as_str).collect();
            let folded: Vec<String> = texts.iter().map(|text| fold(text).text).collect();
            prop_assert_eq!(haystack.iter().collect::<Vec<_>>(), &folded[..]);
            let rows = cut.min(texts.len())..texts.len();
            let lines = haystack.lines(rows.clone());
            prop_assert_eq!(lines.split_terminator('\n').collect::<Vec<_>>(), &folded[rows.clone()]);
            prop_assert_eq!(haystack.rows(rows.clone()).collect::<Vec<_>>(), &folded[rows.clone()]);
            prop_assert!(haystack.ends(rows.clone()).all(|end| lines[..end].ends_with('\n')));
            let part = |rows: Range<usize>| -> Haystack { texts[rows].iter().map(String::as_str).collect() };
            let mut joined = part(0..rows.start);
            joined.append(&part(rows));
            prop_assert_eq!(joined, haystack);
        }
    }
}
