//! Long empty stretches are folded, so that what is crowded gets the room.
//!
//! A window is cut at its empty stretches, the widest first, as long as one takes more columns than
//! [`WIDEST`] at the scale of its own surroundings. What is left between the folds gets columns by how many
//! events it holds.

use std::ops::Range;

use crate::app::axis::scale::Piece;
use crate::app::axis::{Extent, Moment, Scale, Times, Window, World};
use crate::when::length_in_brief;

/// An empty stretch of more columns than this is folded.
const WIDEST: Moment = 12;
/// Of a window that shows less than everything, only what is empty for at least this part of it is folded.
const LONG: Moment = 4;
/// The fewest columns of a stretch between two folds.
const NARROWEST: u16 = 8;
/// Beside what is drawn between two folds there is room for as many dates as its first, at most.
const DATES_BESIDE: Moment = 4;
/// The columns of a fold besides its words: the signs of the break, and a blank beside each.
const BREAKS: usize = 4;
/// The columns that most folds take, for reckoning how many there may be.
const USUAL: u16 = 9;

/// How long a fold is, in few words.
pub(super) fn words(seconds: Moment) -> String {
    length_in_brief(seconds)
}

impl Scale {
    /// The window over so many columns, its long empty stretches folded.
    #[must_use]
    pub fn folded(times: &Times, world: World, window: Window, width: u16) -> Self {
        let cuts = Cuts::of(times, world, window, width);
        if cuts.folds.is_empty() {
            return Self::linear(window, width);
        }
        let drawn = cuts.drawn(times);
        let mut widths = shares(times, &drawn, cuts.left(times)).into_iter();
        let mut pieces: Vec<Piece> = Vec::with_capacity(2 * drawn.len() + 1);
        let mut add = |time: Range<Moment>, width: u16, folded: bool| {
            let start = pieces.last().map_or(0, |piece| piece.columns.end);
            pieces.push(Piece { from: time.start, until: time.end, columns: start..start + width, folded });
        };
        // A window may begin or end with a fold.
        let (start, end) = cuts.ends(times);
        let mut from = start;
        for stretch in drawn {
            if from < stretch.start {
                add(from..stretch.start, wide(from..stretch.start), true);
            }
            from = stretch.end;
            add(stretch, widths.next().unwrap_or(NARROWEST), false);
        }
        if from < end {
            add(from..end, wide(from..end), true);
        }
        Self::of(pieces)
    }
}

/// The columns of a fold.
fn wide(fold: Range<Moment>) -> u16 {
    columns(words(fold.end - fold.start).chars().count() + BREAKS)
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// A window, and where it is cut.
struct Cuts {
    window: Window,
    /// Whether it shows everything: then it ends where the last event does, and has its air beyond.
    whole: bool,
    width: u16,
    /// The empty stretches that are folded, from left to right.
    folds: Vec<Range<Moment>>,
    /// Those that are not.
    gaps: Vec<Range<Moment>>,
}

impl Cuts {
    fn of(times: &Times, world: World, window: Window, width: u16) -> Self {
        let whole = window == world.whole();
        let window = if whole { world.tight() } else { window };
        // A third of the columns may go to breaks, and what is drawn between them must keep its least.
        let most =
            usize::from(width / 3 / USUAL).min(usize::from(width.saturating_sub(NARROWEST) / (USUAL + NARROWEST)));
        let mut gaps = if most == 0 { Vec::new() } else { gaps(times, world, window, width) };
        if !whole {
            // A window that was asked for begins and ends where it says, and tells of no less time than it can.
            let is_within = |gap: &Range<Moment>| window.start() < gap.start && gap.end < window.end();
            gaps.retain(|gap| is_within(gap) && gap.end - gap.start >= window.length() / LONG);
        }
        let mut cuts = Self { window, whole, width, folds: Vec::new(), gaps };
        while cuts.folds.len() < most {
            let Some(at) = cuts.widest(times) else { break };
            let gap = cuts.gaps.swap_remove(at);
            let place = cuts.folds.partition_point(|fold| fold.start < gap.start);
            cuts.folds.insert(place, gap);
        }
        cuts
    }

    /// What is drawn between the folds, with some air beside it.
    fn drawn(&self, times: &Times) -> Vec<Range<Moment>> {
        let mut starts = vec![self.window.start()];
        starts.extend(self.folds.iter().map(|fold| fold.end));
        let ends = self.folds.iter().map(|fold| fold.start).chain([self.window.end()]);
        let stretches = starts.into_iter().zip(ends).enumerate().filter(|(_, (start, end))| start < end);
        stretches
            .map(|(nth, (start, end))| {
                let before = nth.checked_sub(1).map(|nth| &self.folds[nth]);
                let (left, right) = self.air(times, start..end, (before, self.folds.get(nth)));
                start - left..end + right
            })
            .collect()
    }

    /// The air left and right of what is drawn between two folds: a column of the unfolded window, but little
    /// beside what is there to be told apart.
    fn air(
        &self,
        times: &Times,
        stretch: Range<Moment>,
        (before, after): (Option<&Range<Moment>>, Option<&Range<Moment>>),
    ) -> (Moment, Moment) {
        let length = |gap: &Range<Moment>| gap.end - gap.start;
        let beside = [before, after].into_iter().flatten().map(length).min().unwrap_or(0);
        let alone = !self.gaps.iter().any(|gap| stretch.start <= gap.start && gap.end <= stretch.end);
        let air = if alone { beside / 16 } else { length(&stretch) / 8 };
        let air = air.min(self.window.length() / Moment::from(self.width));
        // A burst has its columns for itself, but a date of it is no wider than a mark; one date alone needs none.
        let date = times.first_length(stretch.start);
        let is_burst = length(&stretch) > date;
        let air = if is_burst { air.min((length(&stretch) / 2).max(DATES_BESIDE * date)) } else { air };
        let air = air.max(2 * Moment::from(self.width));
        let beyond = if self.whole { air } else { 0 };
        let beside = |gap: Option<&Range<Moment>>| gap.map_or(beyond, |gap| air.min(length(gap) / 4));
        (beside(before), beside(after))
    }

    /// The columns that the folds leave to what is drawn.
    fn left(&self, times: &Times) -> u16 {
        let taken: u16 = self.breaks(times).into_iter().map(wide).sum();
        self.width.saturating_sub(taken)
    }

    /// The first moment that is shown, and the first after it.
    fn ends(&self, times: &Times) -> (Moment, Moment) {
        let drawn = self.drawn(times);
        let start = drawn.first().map_or(self.window.start(), |first| first.start.min(self.window.start()));
        (start, drawn.last().map_or(self.window.end(), |last| last.end.max(self.window.end())))
    }

    /// What is folded, less the air.
    fn breaks(&self, times: &Times) -> Vec<Range<Moment>> {
        let drawn = self.drawn(times);
        let (mut from, end) = self.ends(times);
        let mut breaks = Vec::with_capacity(drawn.len() + 1);
        for stretch in drawn.iter().chain([&(end..end)]) {
            if from < stretch.start {
                breaks.push(from..stretch.start);
            }
            from = stretch.end;
        }
        breaks
    }

    /// Which gap takes the most columns, if they are more than [`WIDEST`], once the others are folded.
    fn widest(&self, times: &Times) -> Option<usize> {
        let drawn = self.drawn(times);
        let widths = shares(times, &drawn, self.left(times));
        let taken = |gap: &Range<Moment>| {
            let at = drawn.partition_point(|stretch| stretch.end <= gap.start);
            let (stretch, wide) = (drawn.get(at)?, widths.get(at)?);
            Some((gap.end - gap.start) * Moment::from(*wide) / (stretch.end - stretch.start).max(1))
        };
        // A break that saves little would only disturb.
        let worth = |gap: &Range<Moment>| WIDEST.max(2 * Moment::from(wide(gap.clone())));
        let wide = |(at, gap): (usize, &Range<Moment>)| Some((taken(gap).filter(|taken| *taken > worth(gap))?, at));
        // Of equally wide ones the longest.
        let length = |at: usize| self.gaps[at].end - self.gaps[at].start;
        let widest = self.gaps.iter().enumerate().filter_map(wide).max_by_key(|(taken, at)| (*taken, length(*at)));
        widest.map(|(_, at)| at)
    }
}

/// The columns of each stretch between the folds: the least for each, and the rest by how many events begin in
/// it.
fn shares(times: &Times, stretches: &[Range<Moment>], width: u16) -> Vec<u16> {
    let least = NARROWEST.min(width / columns(stretches.len()).max(1));
    let rest = usize::from(width - least * columns(stretches.len()));
    let counts: Vec<usize> = stretches.iter().map(|stretch| times.begin(stretch.start, stretch.end)).collect();
    let all = counts.iter().sum::<usize>().max(1);
    let mut shares: Vec<u16> = counts.iter().map(|count| least + columns(count * rest / all)).collect();
    // What rounding left over goes to the fullest.
    let over = width - shares.iter().sum::<u16>();
    if let Some(fullest) = (0..counts.len()).rev().max_by_key(|at| counts[*at]) {
        shares[fullest] += over;
    }
    shares
}

/// The empty stretches of a window; the longest only.
fn gaps(times: &Times, world: World, window: Window, width: u16) -> Vec<Range<Moment>> {
    let longest = window.length().min(world.length() / 3 + 1);
    // With less, the air beside it would have less than a second a column.
    let shortest = 16 * Moment::from(width);
    let mut gaps = Vec::new();
    let mut gap = |from: Moment, until: Moment| {
        if until - from >= shortest {
            gaps.push(from..until);
        }
    };
    let filled = filled(times, window, longest, shortest);
    if filled.is_empty() {
        return Vec::new();
    }
    let mut from = window.start();
    for Extent { first, last } in filled {
        gap(from, first);
        from = from.max(last + 1);
    }
    gap(from, window.end());
    gaps.sort_unstable_by_key(|gap| gap.start - gap.end);
    gaps.truncate(CANDIDATES);
    gaps
}

/// What is not empty of a window, from left to right; with less than `shortest` between them two are one.
///
/// What may lie anywhere in a third of all the time there is, or lasts longer than the window, fills nothing: a
/// burst of days would never have room beside it. Only where nothing else is in it does it stand for itself.
fn filled(times: &Times, window: Window, longest: Moment, shortest: Moment) -> Vec<Extent> {
    let shown = || times.stretches(window.start(), window.end());
    let is_wide = |it: &Extent| it.last - it.first >= longest;
    let mut filled: Vec<Extent> = Vec::new();
    for narrow in shown().filter(|it| !is_wide(it)) {
        match filled.last_mut() {
            Some(before) if narrow.first - before.last <= shortest => before.last = before.last.max(narrow.last),
            _ => filled.push(narrow),
        }
    }
    // By where they begin: the one that goes on longest meets the next, if any does.
    let (mut alone, mut reached) = (Vec::new(), None);
    for wide in shown().filter(is_wide) {
        let from = wide.first.max(window.start());
        let next = filled.get(filled.partition_point(|it| it.last < from));
        if reached < Some(from) && next.is_none_or(|next| next.first > wide.last) {
            alone.push(wide);
            reached = reached.max(Some(wide.last));
        }
    }
    filled.extend(alone);
    filled.sort_unstable_by_key(|it| it.first);
    filled
}

/// How many empty stretches are looked at: more than can be folded on the widest screen.
const CANDIDATES: usize = 64;
