//! A text in the form in which quotations are compared.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

use super::occurrences::occurrences;
use super::selector::Selector;
use crate::text::Seeker;
use crate::text::hidden;
use crate::text::plain::plain;
use crate::text::trace::Trace;

/// A text, normalised once when that is first needed, to be asked for many quotations. It remembers which bytes of the
/// text each of its own came from.
///
/// Normalising tells apart what a careful reader does, and nothing else:
///
/// - quotation marks are `'` or `"`, dashes `-`, an ellipsis three dots;
/// - every run of white space, line ends and no-break spaces among it, is one blank;
/// - soft hyphens, zero-width and other invisible characters are left out;
/// - canonically equivalent spellings are one (`é` in one character or two). This is decided on canonical
///   decompositions, which equal each other exactly where the NFC forms do. Compatibility is not: a
///   ligature or a full-width letter differs from the plain one;
/// - letters keep their case.
///
/// A word that a hyphen divides at a line's end can be read in three ways: as it stands (`infor- mation`),
/// as one word (`information`), and as one that has the hyphen anyway (`well-known`). Nothing but the sense
/// tells which is meant, so a quotation is looked for in all three; see [`Normal::readings`].
#[derive(Clone, Debug)]
pub struct Normal<'t> {
    source: &'t str,
    division: Division,
    made: OnceCell<Made>,
    /// Whether any word of it is divided at a line's end.
    is_divided: OnceCell<bool>,
    undivided: OnceCell<Vec<(Division, Normal<'t>)>>,
}

/// What normalising makes of a text.
#[derive(Clone, Debug, Default)]
struct Made {
    text: String,
    trace: Trace,
}

/// How a word that is divided at a line's end is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// As it stands, with hyphen and line end.
    Kept,
    /// Without either.
    Joined,
    /// With the hyphen.
    Hyphenated,
}

impl<'t> Normal<'t> {
    /// A text, to be normalised, in linear time but for the order of the marks on one letter.
    pub fn of(source: &'t str) -> Self {
        Self::read_as(source, Division::Kept)
    }

    /// The same, with words that are divided at a line's end read in one way.
    pub(super) fn read_as(source: &'t str, division: Division) -> Self {
        let (made, is_divided, undivided) = Default::default();
        Self { source, division, made, is_divided, undivided }
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| Made::of(self.source, self.division))
    }

    /// The text as it is.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.made().text
    }

    /// Whether a quotation, itself normalised, certainly does not stand in it: told without normalising it, or not at
    /// all. The same letters would stand in it folded, too, unless a word is divided.
    pub(super) fn lacks(&self, quote: &str) -> bool {
        if self.made.get().is_some() || self.is_divided() {
            return false;
        }
        let stretches = quote.split(|c: char| !c.is_ascii_graphic() && c != ' ');
        let seeker = stretches.max_by_key(|stretch| stretch.len()).and_then(Seeker::new);
        seeker.is_some_and(|seeker| seeker.first(self.source).is_none())
    }

    fn is_divided(&self) -> bool {
        *self.is_divided.get_or_init(|| has_divided(self.source))
    }

    /// The text in each way in which its divided words can be read: as it stands, and where a word is divided
    /// in the other two ways. Those are made when they are first asked for.
    pub(super) fn readings(&self) -> impl Iterator<Item = (Division, &Self)> {
        let others = self.undivided.get_or_init(|| {
            if !self.is_divided() {
                return Vec::new();
            }
            [Division::Joined, Division::Hyphenated].map(|it| (it, Self::read_as(self.source, it))).into()
        });
        std::iter::once((Division::Kept, self)).chain(others.iter().map(|(division, normal)| (*division, normal)))
    }

    /// The bytes of the text as it is that a range of the normalised one came from.
    pub(in crate::text) fn source_of(&self, made: Range<usize>) -> Range<usize> {
        self.made().trace.source_of(made)
    }

    /// Whether the character of the normalised text that begins at `made` divides a word at a line's end.
    pub(in crate::text) fn divides_at(&self, made: usize) -> bool {
        let at = self.made().trace.source_of(made..made + 1).start;
        let c = self.source[at..].chars().next();
        c.is_some_and(|c| rest_of_divided(self.source, at, c).is_some())
    }

    /// Whether a range of the normalised text came from whole letters of the text as it is. An end before a
    /// mark or a vowel of the same syllable is none.
    pub(super) fn is_whole(&self, made: &Range<usize>) -> bool {
        let next = self.text()[made.end..].chars().next();
        self.made().trace.is_whole(made) && !next.is_some_and(belongs_to_letter_before)
    }

    /// Where a quotation, itself normalised, stands: bytes of the text as it is, of whole letters.
    pub(super) fn places_of(&self, quote: &str) -> Vec<Range<usize>> {
        let made = occurrences(self.text(), quote).into_iter().map(|start| start..start + quote.len());
        made.filter(|made| self.is_whole(made)).map(|made| self.made().trace.source_of(made)).collect()
    }

    /// Whether the selector's prefix and suffix stand straight before and after a range of the text, in any
    /// of its readings.
    pub(in crate::text) fn stands_between(&self, range: &Range<usize>, selector: &Selector) -> bool {
        (selector.prefix.is_none() && selector.suffix.is_none())
            || self.readings().any(|(division, text)| text.reads_between(range, selector, division))
    }

    fn reads_between(&self, range: &Range<usize>, selector: &Selector, division: Division) -> bool {
        let before = &self.text()[..self.made().trace.made_before(range.start)];
        let after = &self.text()[self.made().trace.made_from(range.end)..];
        let normalised = |words: &Option<String>| {
            words.as_deref().map(|words| Normal::read_as(words, division).text().trim().to_owned())
        };
        normalised(&selector.prefix).is_none_or(|prefix| before.trim_end().ends_with(&prefix))
            && normalised(&selector.suffix).is_none_or(|suffix| after.trim_start().starts_with(&suffix))
    }
}

impl Made {
    fn of(source: &str, division: Division) -> Self {
        let mut normal =
            Writer { source, made: Self { text: String::with_capacity(source.len()), trace: Trace::default() } };
        let mut letter = Letter::default();
        let mut characters = source.char_indices().peekable();
        while let Some((start, c)) = characters.next() {
            let mut end = start + c.len_utf8();
            if division != Division::Kept
                && let Some(rest) = rest_of_divided(source, start, c)
            {
                normal.close(&mut letter);
                if division == Division::Hyphenated {
                    normal.add("-", start..end);
                }
                while characters.next_if(|&(at, _)| at < rest).is_some() {}
            } else if c.is_whitespace() {
                normal.close(&mut letter);
                while let Some((at, white)) = characters.next_if(|&(_, c)| c.is_whitespace() || hidden::is_ignorable(c))
                {
                    if white.is_whitespace() {
                        end = at + white.len_utf8();
                    }
                }
                normal.add(" ", start..end);
            } else if c.is_ascii_graphic() && characters.peek().is_none_or(|(_, next)| next.is_ascii()) {
                normal.close(&mut letter);
                normal.add(plain(c).encode_utf8(&mut [0; 4]), start..end);
            } else if !hidden::is_ignorable(c) {
                normal.read(c, start..end, &mut letter);
            }
        }
        normal.close(&mut letter);
        normal.made
    }
}

/// A text that is being normalised.
struct Writer<'t> {
    source: &'t str,
    made: Made,
}

impl Writer<'_> {
    /// Reads one visible character.
    fn read(&mut self, c: char, source: Range<usize>, letter: &mut Letter) {
        let mut parts = Vec::new();
        match c {
            '…' => parts.extend(['.'; 3]),
            c if c.is_ascii() => parts.push(plain(c)),
            c => decompose_canonical(plain(c), |part| parts.push(plain(part))),
        }
        let is_mark = parts.first().is_some_and(|&part| canonical_combining_class(part) != 0);
        if is_mark && !letter.parts.is_empty() {
            letter.source.end = source.end;
        } else {
            self.close(letter);
            letter.source = source;
        }
        letter.parts.append(&mut parts);
    }

    /// Writes a letter with its marks, in canonical order.
    fn close(&mut self, letter: &mut Letter) {
        if letter.parts.is_empty() {
            return;
        }
        let class = |c: &char| canonical_combining_class(*c);
        for marks in letter.parts.chunk_by_mut(|a, b| class(a) != 0 && class(b) != 0) {
            marks.sort_by_key(class);
        }
        let written: String = letter.parts.drain(..).collect();
        self.add(&written, letter.source.clone());
    }

    fn add(&mut self, written: &str, source: Range<usize>) {
        let original = &self.source[source.clone()];
        let is_one = |text: &str| text.chars().nth(1).is_none();
        self.made.text.push_str(written);
        if written.len() == original.len() && (written == original || (is_one(written) && is_one(original))) {
            self.made.trace.even(source);
        } else {
            self.made.trace.uneven(source, written.len());
        }
    }
}

/// Where the rest of a word begins that is divided by the hyphen `c` at `start`: after one line end, with a
/// small letter.
fn rest_of_divided(source: &str, start: usize, c: char) -> Option<usize> {
    matches!(c, '-' | '\u{2010}').then(|| rest_after(source, start, c))?
}

/// The same for any character that may divide words.
pub(in crate::text) fn rest_after(source: &str, start: usize, c: char) -> Option<usize> {
    if !source[..start].ends_with(char::is_alphabetic) {
        return None;
    }
    let after = &source[start + c.len_utf8()..];
    let rest = after.trim_start();
    let blanks = &after[..after.len() - rest.len()];
    let is_one_line_end = blanks.bytes().filter(|byte| *byte == b'\n').count() == 1;
    (is_one_line_end && rest.starts_with(char::is_lowercase)).then(|| source.len() - rest.len())
}

/// Whether any word is divided at a line's end.
fn has_divided(source: &str) -> bool {
    memchr::memchr_iter(b'\n', source.as_bytes()).any(|feed| {
        let line = source[..feed].trim_end_matches(['\r', ' ', '\t']);
        let hyphen = line.char_indices().next_back();
        hyphen.is_some_and(|(at, c)| rest_of_divided(source, at, c).is_some())
    })
}

/// A base and its marks, as they are read.
#[derive(Default)]
struct Letter {
    parts: Vec<char>,
    source: Range<usize>,
}

/// Marks, and the vowels and final consonants of a Korean syllable written in parts.
fn belongs_to_letter_before(c: char) -> bool {
    canonical_combining_class(c) != 0 || matches!(c, '\u{1161}'..='\u{11FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalising() {
        let cases = [
            ("", ""),
            ("“It’s” «so» ‹x› `y´", "\"It's\" \"so\" 'x' 'y'"),
            ("1–2 — 3 − 4 \u{2011}", "1-2 - 3 - 4 -"),
            ("a \t\u{A0}\u{2009}\r\n b", "a b"),
            ("a \u{200B} b", "a b"),
            ("so\u{AD}ft\u{FEFF}", "soft"),
            ("wait…", "wait..."),
            ("\u{E9}", "e\u{301}"),
            ("e\u{301}", "e\u{301}"),
            ("e\u{301}\u{323}", "e\u{323}\u{301}"),
            ("e\u{200B}\u{301}", "e\u{301}"),
            ("ﬁ Ａ ABC", "ﬁ Ａ ABC"),
            ("infor-\nmation", "infor- mation"),
        ];
        for (text, expected) in cases {
            assert_eq!(Normal::of(text).text(), expected, "{text:?}");
        }
    }

    #[test]
    fn divided_words_in_three_readings() {
        let cases: [(&str, &[&str]); 9] = [
            ("in- and output", &["in- and output"]),
            ("infor-\nmation", &["infor- mation", "information", "infor-mation"]),
            ("infor\u{2010} \r\n  mation", &["infor- mation", "information", "infor-mation"]),
            (
                "fünf-\nmal é-\nà",
                &[
                    "fu\u{308}nf- mal e\u{301}- a\u{300}",
                    "fu\u{308}nfmal e\u{301}a\u{300}",
                    "fu\u{308}nf-mal e\u{301}-a\u{300}",
                ],
            ),
            ("infor-\n\nmation", &["infor- mation"]),
            ("North-\nSouth", &["North- South"]),
            ("1931-\nand", &["1931- and"]),
            ("so –\nand", &["so - and"]),
            ("-\na-", &["- a-"]),
        ];
        for (text, expected) in cases {
            let normal = Normal::of(text);
            let told: Vec<&str> = normal.readings().map(|(_, reading)| reading.text()).collect();
            assert_eq!(told, expected, "{text:?}");
        }
    }

    #[test]
    fn a_plain_text_is_one_piece() {
        let normal = Normal::of("one two, three.");
        assert_eq!(normal.source_of(4..7), 4..7);
        assert!(normal.made().trace.is_whole(&(4..7)));
    }
}
