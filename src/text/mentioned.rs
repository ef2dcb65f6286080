//! The dates that a text mentions.

use std::ops::Range;

use crate::text::sentences_around;
use crate::when::{Mention, When, mentions};

/// Dates are looked for in so much of a text, in bytes: what lies beyond is no longer read by anybody, and a text may
/// have a gigabyte.
pub const LONGEST_READ: usize = 8 << 20;

/// The dates that a text mentions, as far as it was read for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentioned {
    dates: Vec<Mention>,
    /// Where the reading ended, in bytes.
    read: usize,
    is_whole: bool,
}

impl Mentioned {
    /// Looks for dates in a text in a language (a BCP 47 tag), and reckons them from when it was published. Without that
    /// day only those have a meaning that need none, and a day and month is one of some year.
    #[must_use]
    pub fn of(text: &str, language: Option<&str>, published: Option<&When>) -> Self {
        let read = read_of(text, LONGEST_READ);
        let published = published.cloned().unwrap_or_else(When::unknown);
        Self { dates: mentions(&text[..read], language, &published), read, is_whole: read == text.len() }
    }

    /// The dates, in the order of the text.
    #[must_use]
    pub fn dates(&self) -> &[Mention] {
        &self.dates
    }

    /// Where the reading ended, in bytes, if that is not the end of the text.
    #[must_use]
    pub fn cut_at(&self) -> Option<usize> {
        (!self.is_whole).then_some(self.read)
    }

    /// Those that share a byte with a stretch of the text, with their place among all.
    pub fn touching(&self, stretch: Range<usize>) -> impl Iterator<Item = (usize, &Mention)> {
        let from = self.dates.partition_point(|date| date.at.end <= stretch.start);
        self.dates.iter().enumerate().skip(from).take_while(move |(_, date)| date.at.start < stretch.end)
    }

    /// The places, among all, of the dates that stand in no sentence that one of these citations touches.
    #[must_use]
    pub fn uncited(&self, text: &str, cited: &[Range<usize>]) -> Vec<usize> {
        let mut covered: Vec<Range<usize>> = cited.iter().map(|stretch| sentences_around(text, stretch)).collect();
        covered.sort_by_key(|stretch| stretch.start);
        // From here on each reaches as far as any before it.
        let mut reach = 0;
        for stretch in &mut covered {
            reach = reach.max(stretch.end);
            stretch.end = reach;
        }
        let is_covered = |date: &Mention| {
            let before = covered.partition_point(|stretch| stretch.start < date.at.end);
            before > 0 && date.at.start < covered[before - 1].end
        };
        self.dates.iter().enumerate().filter(|(_, date)| !is_covered(date)).map(|(at, _)| at).collect()
    }
}

/// How much of a text is read: all of it, or whole lines.
fn read_of(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let end = super::boundary_before(text, longest);
    text[..end].rfind('\n').map_or(end, |feed| feed + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Option<When> {
        When::parse(written).ok()
    }

    /// Which dates stand in no sentence that one of these words touches.
    #[test]
    fn dates_that_nobody_cites() {
        let text = "On Thursday it came. In March 2021 it left.\nOn 2 June, in Oslo, they met. It rained in 2019.\n";
        for (cited, expected) in [
            (&[][..], &["Thursday", "March 2021", "2 June", "2019"][..]),
            (&["it came"], &["March 2021", "2 June", "2019"]),
            (&["it left", "they met"], &["Thursday", "2019"]),
            (&["came. In"], &["2 June", "2019"]),
            (&["it came", text], &[]),
        ] {
            let dates = Mentioned::of(text, None, day("2022-04-22").as_ref());
            let stretch = |words: &&str| {
                let at = text.find(words).expect("the words stand there");
                at..at + words.len()
            };
            let cited: Vec<_> = cited.iter().map(stretch).collect();
            let uncited = dates.uncited(text, &cited);
            let found: Vec<&str> = uncited.iter().map(|at| &text[dates.dates()[*at].at.clone()]).collect();
            assert_eq!(found, expected, "{cited:?}");
        }
    }

    #[test]
    fn without_a_day_of_publication_only_whole_dates_have_a_meaning() {
        let text = "On Thursday, and in March 2021.";
        let found = |published: Option<When>| {
            Mentioned::of(text, None, published.as_ref()).dates().iter().map(|date| date.when.canonical()).collect()
        };
        let (known, unknown): (Vec<String>, Vec<String>) = (found(day("2022-04-22")), found(None));
        assert_eq!((known.len(), unknown), (2, vec!["2021-03".to_owned()]));
    }

    #[test]
    fn dates_are_found_by_their_bytes() {
        let text = "In 2019. Then, in 2020, nothing. By 2021 all.";
        let dates = Mentioned::of(text, None, None);
        assert_eq!(dates.cut_at(), None);
        let touching = |stretch: Range<usize>| dates.touching(stretch).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(touching(0..text.len()), [0, 1, 2]);
        assert_eq!(touching(8..23), [1]);
        assert_eq!(touching(4..5), [0]);
        assert_eq!(touching(9..12), [0; 0]);
    }

    #[test]
    fn a_very_long_text_is_read_in_part() {
        let line = format!("{}\n", "x".repeat((1 << 20) - 1));
        let text = format!("In 2019.\n{}In 2020.\n", line.repeat(8));
        let dates = Mentioned::of(&text, None, None);
        assert_eq!((dates.dates().len(), dates.cut_at()), (1, Some(9 + (7 << 20))));
        for (text, expected) in [("one\ntwo\nthree", 8), ("one", 3), ("ééééééé", 10), ("", 0), ("one\ntwo\n", 8)]
        {
            assert_eq!(read_of(text, 11).min(read_of(text, 10)), expected, "{text}");
        }
    }
}
