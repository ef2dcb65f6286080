//! Where a text has almost the words of a quotation.

use std::ops::Range;

use super::myers::{End, Pattern};
use super::{Normal, Place, Selector};
use crate::model::LineRange;
use crate::text::Lines;
use crate::text::compare::{Change, compare, is_word, words};

/// A quotation of fewer characters is never near anything: too many words are almost others.
const SHORTEST: usize = 12;
/// A quotation of a single word is near from this length on.
const SHORTEST_WORD: usize = 24;
/// A quotation of more characters is not looked for: near is for what a reader compares by eye.
const LONGEST: usize = 4096;
/// One character in so many may differ.
const LETTERS_PER_ERROR: usize = 5;
/// Or one word in so many, and always one, in a quotation of at least [`FEWEST_WORDS`].
const WORDS_PER_ERROR: usize = 5;
/// In shorter quotations an exchanged word leaves too little that is the same.
const FEWEST_WORDS: usize = 4;
/// Words may be exchanged as long as no more than two characters in so many differ.
const LETTERS_PER_TWO_ERRORS: usize = 5;
/// The most characters that may differ, in however long a quotation.
const MOST_ERRORS: usize = 256;
/// How many places are weighed, the nearest first; fewer of a long quotation, whose characters times the
/// places are no more than [`MOST_WEIGHED`].
const MOST_PLACES: usize = 64;
/// How many characters are weighed.
const MOST_WEIGHED: usize = 1 << 15;
/// How many beginnings of a stretch are tried that are equally near.
const MOST_STARTS: usize = 3;
/// How many steps of sixty-four rows the search for one quotation may take: some seconds. A quotation of 220
/// characters is looked for in texts of 256 MiB, the longest that are read, one of 4096 in 16 MiB.
const MOST_STEPS: usize = 1 << 30;
/// What prefix, suffix and position can weigh together.
const MOST_OF_CONTEXT: usize = (20 + 20 + 2) * WHOLE;
/// What fits wholly.
const WHOLE: usize = 1_000_000;
/// How far the end of a match is moved to make it one of whole words, and how much of prefix and suffix is
/// compared, in characters.
const REACH: usize = 64;

/// How many steps [`anchor_near`] takes for a quotation in a text of so many bytes.
#[must_use]
pub fn near_steps(quote: &str, text: usize) -> usize {
    quote.chars().take(LONGEST).count().div_ceil(64).saturating_mul(text)
}

/// Finds the place that has almost the words of a selector's quotation.
///
/// A quotation is near a stretch of whole words where at most one character in five differs, or where one
/// word in five does, and at least one in a quotation of four words or more; both counted after normalising,
/// a difference being what is put in, left out or exchanged (V. Levenshtein, 1966). A quotation of fewer than
/// 12 characters, or a single word of fewer than 24, is near nothing.
///
/// Several such places are weighed as the Hypothesis client does: 50 parts for how well the quotation fits,
/// 20 each for prefix and suffix, 2 for how far it is from the lines named. Only a tie of the best is
/// [`Place::Ambiguous`]. Whatever the input, time and memory are bounded: by the length of the text times
/// that of the quotation, which has at most 4096 characters.
///
/// It does not ask whether the quotation stands in the text word for word: that is [`anchor`](super::anchor)'s.
pub fn anchor_near(text: &Normal<'_>, lines: &Lines, selector: &Selector) -> Place {
    let quote = selector.quote.as_deref().filter(|quote| quote.len() <= LONGEST * 16);
    let Some(sought) = quote.and_then(Sought::of) else { return Place::Missing };
    if sought.pattern.blocks().saturating_mul(text.text().len()) > MOST_STEPS {
        return Place::Missing;
    }
    let context = Context::of(text, lines, selector);
    let mut ends = sought.pattern.ends(text.text(), sought.most_errors);
    ends.sort_by_key(|end| (end.distance, end.first));
    let mut best: Vec<Candidate> = Vec::new();
    let mut heaviest = 0;
    let most_places = (MOST_WEIGHED / sought.pattern.length()).min(MOST_PLACES);
    for end in ends.into_iter().take(most_places) {
        // A stretch of whole words is never nearer than the nearest stretch that ends there.
        if sought.weight(end.distance) + MOST_OF_CONTEXT < heaviest {
            break;
        }
        let Some(place) = sought.place_around(text, &end) else { continue };
        let weight = sought.weight(place.distance) + context.weight(&place);
        if weight > heaviest {
            (heaviest, best) = (weight, vec![place]);
        } else if weight == heaviest && best.iter().all(|other| other.made != place.made) {
            best.push(place);
        }
    }
    match &best[..] {
        [] => Place::Missing,
        [only] => Place::Near { range: only.range.clone(), distance: only.distance },
        [first, ..] => Place::Ambiguous { places: best.len(), distance: first.distance },
    }
}

/// A quotation that can be near something.
struct Sought {
    /// Normalised.
    quote: String,
    /// How many words it has.
    words: usize,
    /// Whether it begins with a word, and whether it ends with one: not with a mark.
    edges: (bool, bool),
    pattern: Pattern,
    /// The same from its end to its beginning.
    reversed: Pattern,
    most_errors: usize,
}

/// A stretch of whole words.
struct Candidate {
    /// Bytes of the normalised text.
    made: Range<usize>,
    /// Bytes of the text as it is.
    range: Range<usize>,
    /// In how many characters it differs.
    distance: usize,
    /// In how many words and marks.
    others: usize,
}

impl Sought {
    fn of(quote: &str) -> Option<Self> {
        let quote = Normal::of(quote).text().trim().to_owned();
        let length = quote.chars().take(LONGEST + 1).count();
        let all = words(&quote);
        let is_word_at = |word: Option<&Range<usize>>| word.is_some_and(|word| is_word(&quote[word.clone()]));
        let edges = (is_word_at(all.first()), is_word_at(all.last()));
        let words = count_words(&quote);
        let shortest = if words > 1 { SHORTEST } else { SHORTEST_WORD };
        if !(shortest..=LONGEST).contains(&length) {
            return None;
        }
        let in_letters = length / LETTERS_PER_ERROR;
        let in_words = if words < FEWEST_WORDS { 0 } else { length * 2 / LETTERS_PER_TWO_ERRORS };
        Some(Self {
            pattern: Pattern::of(quote.chars()),
            reversed: Pattern::of(quote.chars().rev()),
            most_errors: in_letters.max(in_words).min(MOST_ERRORS),
            words,
            edges,
            quote,
        })
    }

    /// How well a stretch fits that differs in so many characters, in millionths of the Hypothesis client's
    /// parts.
    fn weight(&self, distance: usize) -> usize {
        let length = self.pattern.length();
        50 * share(length.saturating_sub(distance), length)
    }

    /// The nearest stretch of whole words that ends about `end`; nothing where that is not near.
    fn place_around(&self, text: &Normal<'_>, end: &End) -> Option<Candidate> {
        let made = text.text();
        let from = back(made, end.first, self.widest() + REACH);
        let to = on(made, end.last, REACH);
        let mut near = words(&made[from..to]);
        near.iter_mut().for_each(|word| *word = from + word.start..from + word.end);
        // What the window cuts is no whole word.
        near.retain(|word| (word.start > from || from == 0) && (word.end < to || to == made.len()));
        // The word at an end, the one before, and the one after: that may be a full stop.
        let [first, last] = [end.first, end.last].map(|end| near.partition_point(|word| word.end < end));
        let is_about = |nth: usize| (nth + 1 >= first && nth <= first + 1) || (nth + 1 >= last && nth <= last + 1);
        let ends = near.iter().enumerate().filter(|(nth, _)| is_about(*nth)).map(|(_, word)| word);
        // A quotation that begins or ends with a word is near no stretch that does so with a mark.
        let ends = ends.filter(|end| !self.edges.1 || is_word(&made[(*end).clone()]));
        let starts: Vec<usize> =
            near.iter().filter(|start| !self.edges.0 || is_word(&made[(*start).clone()])).map(|it| it.start).collect();
        let stretches = ends.flat_map(|end| self.nearest_to(made, &starts, end.end));
        let places = stretches.filter_map(|stretch| {
            let wider = self.with_exchanged_ends(made, &near, &stretch);
            self.candidate(text, wider).or_else(|| self.candidate(text, stretch))
        });
        // Of several that are equally near the one with fewer other words and marks, then the shorter one.
        places.min_by_key(|place| (place.distance, place.others, place.made.len()))
    }

    /// A stretch, where it is near.
    fn candidate(&self, text: &Normal<'_>, made: Range<usize>) -> Option<Candidate> {
        let letters = text.text()[made.clone()].chars();
        let distance = self.pattern.distances(letters).last()?;
        if distance > self.most_errors || !text.is_whole(&made) {
            return None;
        }
        let range = text.source_of(made.clone());
        let (other_words, others) = self.others(&text.source()[range.clone()]);
        let has_few_other_words = self.words >= FEWEST_WORDS && other_words <= (self.words / WORDS_PER_ERROR).max(1);
        let is_near = distance * LETTERS_PER_ERROR <= self.pattern.length() || has_few_other_words;
        is_near.then_some(Candidate { made, range, distance, others })
    }

    /// The stretch with as many more words before and after it as the quotation has there and it has not:
    /// the first word of a quotation is exchanged, not left out, where another word stands in its place.
    fn with_exchanged_ends(&self, made: &str, near: &[Range<usize>], stretch: &Range<usize>) -> Range<usize> {
        let changes = compare(&self.quote, &made[stretch.clone()]);
        let lacking = |change: Option<&Change>, is_at_edge: fn(&Range<usize>, &str) -> bool| {
            let lacking = change.filter(|it| it.text.is_empty() && is_at_edge(&it.quote, &self.quote));
            lacking.map_or(0, |it| count_words(&self.quote[it.quote.clone()]))
        };
        let before = lacking(changes.first(), |quoted, _| quoted.start == 0);
        let after = lacking(changes.last(), |quoted, quote| quoted.end == quote.len());
        let is_word = |word: &&Range<usize>| is_word(&made[(*word).clone()]);
        let first = near.partition_point(|word| word.start < stretch.start);
        let next = near.partition_point(|word| word.start < stretch.end);
        let start = near[..first].iter().rev().take(before).take_while(is_word).last();
        let end = near[next..].iter().take(after).take_while(is_word).last();
        start.map_or(stretch.start, |word| word.start)..end.map_or(stretch.end, |word| word.end)
    }

    /// The most characters that a stretch may have.
    fn widest(&self) -> usize {
        self.pattern.length() + self.most_errors
    }

    /// The nearest stretches that begin where one of the words does and end at `end`: the shortest of them.
    fn nearest_to(&self, made: &str, words: &[usize], end: usize) -> Vec<Range<usize>> {
        let before = &made[back(made, end, self.widest())..end];
        let distances = self.reversed.distances(before.chars().rev());
        let starts = before.char_indices().rev().map(|(at, _)| end - before.len() + at);
        let (mut least, mut nearest) = (usize::MAX, Vec::new());
        for (start, distance) in starts.zip(distances).filter(|(start, _)| words.binary_search(start).is_ok()) {
            if distance < least {
                least = distance;
                nearest.clear();
            }
            if distance == least && nearest.len() < MOST_STARTS {
                nearest.push(start..end);
            }
        }
        nearest
    }

    /// How many words, and how many words and marks, of the quotation or of a passage the other has not.
    fn others(&self, passage: &str) -> (usize, usize) {
        let counted = compare(&self.quote, passage).into_iter().map(|it| {
            let (quoted, there) = (&self.quote[it.quote], &passage[it.text]);
            (count_words(quoted).max(count_words(there)), words(quoted).len().max(words(there).len()))
        });
        counted.fold((0, 0), |sum, (words, all)| (sum.0 + words, sum.1 + all))
    }
}

/// How many words a text has, punctuation left out.
fn count_words(text: &str) -> usize {
    words(text).into_iter().filter(|word| is_word(&text[word.clone()])).count()
}

/// What decides between several places.
struct Context<'a> {
    text: &'a str,
    lines: &'a Lines,
    named: Option<LineRange>,
    /// The end of what stands before the quotation, the beginning of what stands after it.
    around: [Option<Pattern>; 2],
}

impl<'a> Context<'a> {
    fn of(text: &'a Normal<'_>, lines: &'a Lines, selector: &Selector) -> Self {
        let normal = |words: &Option<String>| words.as_deref().map(|words| Normal::of(words).text().trim().to_owned());
        let prefix = normal(&selector.prefix).map(|it| Pattern::of(it[back(&it, it.len(), REACH)..].chars()));
        let suffix = normal(&selector.suffix).map(|it| Pattern::of(it[..on(&it, 0, REACH)].chars()));
        Self { text: text.text(), lines, named: selector.lines, around: [prefix, suffix] }
    }

    /// How well prefix, suffix and position of a place fit.
    fn weight(&self, place: &Candidate) -> usize {
        let before = self.text[..place.made.start].trim_end();
        let after = self.text[place.made.end..].trim_start();
        let [prefix, suffix] = &self.around;
        let prefix = prefix.as_ref().map_or(WHOLE, |prefix| {
            let start = back(before, before.len(), prefix.length());
            likeness(prefix, &before[start..])
        });
        let suffix = suffix.as_ref().map_or(WHOLE, |suffix| likeness(suffix, &after[..on(after, 0, suffix.length())]));
        let position = self.named.map_or(WHOLE, |named| self.proximity(&place.range, named));
        20 * prefix + 20 * suffix + 2 * position
    }

    /// How near a place is to the lines named, in millionths: all, where it touches one.
    fn proximity(&self, range: &Range<usize>, named: LineRange) -> usize {
        let there = self.lines.touched(range);
        let off = named.first.saturating_sub(there.end() + 1).max((there.start() + 1).saturating_sub(named.last));
        let count = self.lines.count();
        share(count.saturating_sub(off), count)
    }
}

/// How like a text is to what is expected there, in millionths.
fn likeness(expected: &Pattern, text: &str) -> usize {
    let length = expected.length();
    if length == 0 { WHOLE } else { share(length - expected.least(text.chars()), length) }
}

fn share(part: usize, whole: usize) -> usize {
    part.saturating_mul(WHOLE) / whole.max(1)
}

/// The byte so many characters before another; 0 where there are fewer.
fn back(text: &str, byte: usize, count: usize) -> usize {
    if count == 0 {
        return byte;
    }
    text[..byte].char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at)
}

/// The byte so many characters after another; the end of the text where there are fewer.
fn on(text: &str, byte: usize, count: usize) -> usize {
    text[byte..].char_indices().nth(count).map_or(text.len(), |(at, _)| byte + at)
}

#[cfg(test)]
mod tests;
