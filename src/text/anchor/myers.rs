//! Edit distances by bit vectors: sixty-four rows of the table in a few operations on one word.
//!
//! G. Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic programming*,
//! J. ACM 46 (1999), in the form of H. Hyyrö, *A bit-vector algorithm for computing Levenshtein and Damerau
//! edit distances*, Nordic J. Computing 10 (2003). A pattern of more than 64 characters is a column of
//! blocks, and blocks in which no row can come within the bound are left out (E. Ukkonen, 1985).

use std::cmp::Ordering;

/// A pattern made ready to be compared with many texts.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    symbols: Symbols,
    /// For each symbol, which rows of which block it equals; all zero for the symbol 0, which is any
    /// character that the pattern does not have.
    equal: Vec<u64>,
}

/// Where a match ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The byte after the first of several that are equally near and close together.
    pub(super) first: usize,
    /// The byte after the last of them.
    pub(super) last: usize,
    /// How many characters must be put in, left out or exchanged.
    pub(super) distance: usize,
}

impl Pattern {
    /// Makes a pattern ready; its time and memory grow with its length times its different characters.
    pub(super) fn of(pattern: impl Iterator<Item = char> + Clone) -> Self {
        let symbols = Symbols::of(pattern.clone());
        let length = pattern.clone().count();
        let blocks = length.div_ceil(64);
        let mut equal = vec![0; (symbols.count() + 1) * blocks];
        for (row, c) in pattern.enumerate() {
            equal[symbols.of_char(c) * blocks + row / 64] |= 1 << (row % 64);
        }
        Self { length, blocks, symbols, equal }
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// How many words of 64 rows each character of a text costs at most.
    pub(super) fn blocks(&self) -> usize {
        self.blocks
    }

    /// Where stretches of `text` end whose distance from the pattern is at most `most`: of those that end
    /// within half a pattern of each other the nearest. Where there are very many, the farthest are left out,
    /// and among those that are all equally far the last.
    pub(super) fn ends(&self, text: &str, most: usize) -> Vec<End> {
        let mut ends: Vec<End> = Vec::new();
        if self.length == 0 {
            return ends;
        }
        let reach = self.length / 2;
        let mut column = Column::new(self, 0, most);
        let mut bound = most;
        // Where the last of the ends begins to reach from.
        let mut reaches_from = None;
        for (nth, (at, c)) in text.char_indices().enumerate() {
            let Some(distance) = column.step(c).filter(|distance| *distance <= bound) else { continue };
            let at = at + c.len_utf8();
            let end = End { first: at, last: at, distance };
            match ends.last_mut() {
                Some(last) if reaches_from.is_some_and(|from| nth - from <= reach) => {
                    match distance.cmp(&last.distance) {
                        Ordering::Less => (*last, reaches_from) = (end, Some(nth)),
                        // It reaches from the first, lest one match swallow a whole text.
                        Ordering::Equal => last.last = at,
                        Ordering::Greater => {}
                    }
                }
                _ => {
                    ends.push(end);
                    reaches_from = Some(nth);
                    if ends.len() >= MOST_ENDS {
                        bound = without_farthest(&mut ends);
                        reaches_from = None;
                    }
                }
            }
        }
        ends
    }

    /// The least distance of the pattern from any stretch of `text`.
    pub(super) fn least(&self, text: impl Iterator<Item = char>) -> usize {
        let mut column = Column::new(self, 0, self.length);
        text.filter_map(|c| column.step(c)).min().unwrap_or(self.length).min(self.length)
    }

    /// The distances of the whole pattern from ever longer beginnings of `text`: from its first character,
    /// from its first two, and so on.
    pub(super) fn distances(&self, text: impl Iterator<Item = char>) -> impl Iterator<Item = usize> {
        let mut column = Column::new(self, 1, usize::MAX);
        text.enumerate().map(move |(nth, c)| column.step(c).unwrap_or(nth + 1))
    }
}

/// How many ends are kept: some megabytes, whatever the text.
const MOST_ENDS: usize = 1 << 16;

/// Leaves out the farthest, unless that is all, and returns how near what is yet to come has to be.
fn without_farthest(ends: &mut Vec<End>) -> usize {
    let farthest = ends.iter().map(|end| end.distance).max().unwrap_or_default();
    if ends.iter().any(|end| end.distance < farthest) {
        ends.retain(|end| end.distance < farthest);
    } else {
        ends.truncate(MOST_ENDS / 2);
    }
    farthest.saturating_sub(1)
}

/// The characters of a pattern, numbered from 1.
#[derive(Clone, Debug)]
struct Symbols {
    ascii: [usize; 128],
    /// The others, in order, with their numbers.
    others: Vec<(char, usize)>,
    count: usize,
}

impl Symbols {
    fn of(pattern: impl Iterator<Item = char>) -> Self {
        let mut sorted: Vec<char> = pattern.collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut symbols = Self { ascii: [0; 128], others: Vec::new(), count: sorted.len() };
        for (nth, c) in sorted.into_iter().enumerate() {
            match symbols.ascii.get_mut(c as usize) {
                Some(slot) => *slot = nth + 1,
                None => symbols.others.push((c, nth + 1)),
            }
        }
        symbols
    }

    fn count(&self) -> usize {
        self.count
    }

    fn of_char(&self, c: char) -> usize {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| {
            self.others.binary_search_by_key(&c, |&(other, _)| other).map_or(0, |at| self.others[at].1)
        })
    }
}

/// One column of the table: how far each beginning of the pattern is from the text read so far.
struct Column<'p> {
    pattern: &'p Pattern,
    blocks: Vec<Block>,
    /// How many blocks are kept up to date.
    active: usize,
    /// What the uppermost row grows by with each character: 0 where a match may begin anywhere, 1 where it
    /// begins with the text.
    rise: u64,
    most: usize,
}

/// Sixty-four rows: where a row is one more or one less than the row above, and what the lowest one is.
#[derive(Clone, Copy)]
struct Block {
    more: u64,
    less: u64,
    lowest: usize,
}

/// How the lowest row of a block changed from one column to the next; at most one of the two is 1.
#[derive(Clone, Copy)]
struct Carry {
    more: u64,
    less: u64,
}

impl<'p> Column<'p> {
    fn new(pattern: &'p Pattern, rise: u64, most: usize) -> Self {
        let lowest = |block: usize| pattern.length.min(64 * (block + 1));
        let blocks = (0..pattern.blocks).map(|at| Block { more: u64::MAX, less: 0, lowest: lowest(at) }).collect();
        // Row r begins at r: below the first block that reaches beyond the bound nothing can come within it.
        let active = (most / 64 + 1).min(pattern.blocks);
        Self { pattern, blocks, active, rise, most }
    }

    /// Reads one character; the distance of the whole pattern, where it is within the bound.
    fn step(&mut self, c: char) -> Option<usize> {
        let all = self.pattern.blocks;
        if all == 0 {
            return None;
        }
        let symbol = self.pattern.symbols.of_char(c) * all;
        let equal = &self.pattern.equal[symbol..symbol + all];
        let mut carry = Carry { more: self.rise, less: 0 };
        for (at, (block, &equal)) in self.blocks[..self.active].iter_mut().zip(equal).enumerate() {
            carry = block.step(equal, carry, self.pattern.shift(at));
        }
        let last = self.active - 1;
        let before = self.blocks[last].lowest + usize::from(carry.less == 1) - usize::from(carry.more == 1);
        if self.active < all && before <= self.most && (equal[self.active] & 1 == 1 || carry.less == 1) {
            let rows = self.pattern.rows(self.active);
            let mut next = Block { more: u64::MAX, less: 0, lowest: before + rows };
            next.step(equal[self.active], carry, self.pattern.shift(self.active));
            self.blocks[self.active] = next;
            self.active += 1;
        } else {
            while self.active > 1
                && self.blocks[self.active - 1].lowest >= self.most.saturating_add(self.pattern.rows(self.active - 1))
            {
                self.active -= 1;
            }
        }
        let lowest = self.blocks[self.active - 1].lowest;
        (self.active == all && lowest <= self.most).then_some(lowest)
    }
}

#[cfg(test)]
thread_local! {
    /// How many steps this thread has taken: what tests hold against a bound instead of the time.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Pattern {
    /// How many rows a block has.
    fn rows(&self, block: usize) -> usize {
        (self.length - 64 * block).min(64)
    }

    /// Which bit of a block is its lowest row.
    fn shift(&self, block: usize) -> usize {
        self.rows(block) - 1
    }
}

impl Block {
    fn step(&mut self, equal: u64, above: Carry, lowest: usize) -> Carry {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
        let across = equal | self.less;
        let equal = equal | above.less;
        let down = ((equal & self.more).wrapping_add(self.more) ^ self.more) | equal;
        let more = self.less | !(down | self.more);
        let less = self.more & down;
        let carry = Carry { more: more >> lowest & 1, less: less >> lowest & 1 };
        self.lowest = self.lowest + usize::from(carry.more == 1) - usize::from(carry.less == 1);
        let more = more << 1 | above.more;
        let less = less << 1 | above.less;
        self.more = less | !(across | more);
        self.less = more & across;
        carry
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The last row of the table, computed cell by cell: for a match that begins anywhere, or with the text.
    fn slow(pattern: &[char], text: &[char], rise: usize) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut last = Vec::new();
        for (nth, c) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = (nth + 1) * rise;
            for row in 1..=pattern.len() {
                let exchanged = diagonal + usize::from(pattern[row - 1] != *c);
                diagonal = column[row];
                column[row] = exchanged.min(column[row] + 1).min(column[row - 1] + 1);
            }
            last.push(column[pattern.len()]);
        }
        last
    }

    /// The edit distance of two texts, in characters.
    pub(in crate::text::anchor) fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        slow(&a, &b, 1).last().copied().unwrap_or(a.len())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn as_cell_by_cell(
            pattern in "[abcé]{1,12}|[abé]{60,70}|[ab]{120,200}",
            mut text in "[abcéж]{0,400}",
            at in 0..300_usize,
            most in 0..80_usize,
        ) {
            // Half of the texts hold the pattern itself, somewhat changed.
            if at % 2 == 0 {
                let place = text.char_indices().map(|(byte, _)| byte).nth(at).unwrap_or(text.len());
                text.insert_str(place, &pattern.replacen('a', "b", at % 5));
            }
            let (letters, chars): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            let ready = Pattern::of(pattern.chars());
            prop_assert_eq!(ready.distances(text.chars()).collect::<Vec<_>>(), slow(&letters, &chars, 1));
            let expected = slow(&letters, &chars, 0);
            let mut column = Column::new(&ready, 0, most);
            for (c, expected) in chars.iter().zip(&expected) {
                prop_assert_eq!(column.step(*c), (*expected <= most).then_some(*expected));
            }
            prop_assert_eq!(ready.least(text.chars()), expected.iter().copied().min().unwrap_or(usize::MAX).min(letters.len()));
            let ends = ready.ends(&text, most);
            prop_assert_eq!(ends.iter().map(|end| end.distance).min(), expected.into_iter().filter(|it| *it <= most).min());
            prop_assert!(ends.iter().all(|end| text.is_char_boundary(end.first) && text.is_char_boundary(end.last)));
        }
    }

    #[test]
    fn very_many_ends() {
        let pattern = Pattern::of("abc".chars());
        assert!(pattern.ends(&"ab ".repeat(2 * MOST_ENDS), 2).len() <= MOST_ENDS);
        let text = format!("{}abc{}", "ab ".repeat(2 * MOST_ENDS), "ax ".repeat(2 * MOST_ENDS));
        let ends = pattern.ends(&text, 2);
        assert!(ends.len() <= MOST_ENDS);
        let nearest = ends.iter().min_by_key(|end| end.distance).copied();
        assert_eq!(nearest, Some(End { first: 6 * MOST_ENDS + 3, last: 6 * MOST_ENDS + 3, distance: 0 }));
    }

    #[test]
    fn an_empty_pattern_or_text() {
        let (empty, some) = (Pattern::of("".chars()), Pattern::of("ab".chars()));
        assert!(empty.ends("abc", 3).is_empty() && some.ends("", 2).is_empty());
        assert_eq!((empty.least("abc".chars()), some.least("".chars())), (0, 2));
        assert_eq!(empty.distances("ab".chars()).collect::<Vec<_>>(), [1, 2]);
    }
}
