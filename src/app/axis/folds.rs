//! Long empty stretches are folded, so that what is crowded gets the room.
//!
//! A window is cut at its empty stretches, the widest first, as long as one takes more columns than
//! [`WIDEST`] at the scale of its own surroundings. What is left between the folds gets columns by how many
//! events it holds.

use std::ops::Range;

use crate::app::axis::scale::Piece;
use crate::app::axis::{Moment, Scale, Times, Window, World};
use crate::when::length_in_brief;

/// An empty stretch of more columns than this is folded.
const WIDEST: Moment = 12;
/// The fewest columns of a stretch between two folds.
const NARROWEST: u16 = 8;
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
        let window = world.without_air(window, width);
        let Some(folds) = folds(times, world, window, width) else { return Self::linear(window, width) };
        let mut stretches = Vec::with_capacity(folds.len() + 1);
        let mut from = window.start();
        for fold in &folds {
            stretches.push(from..fold.start);
            from = fold.end;
        }
        stretches.push(from..window.end());
        // A window may begin or end with a fold.
        let drawn: Vec<&Range<Moment>> = stretches.iter().filter(|stretch| !stretch.is_empty()).collect();
        let mut widths = shares(times, &drawn, left(&folds, width)).into_iter();
        let mut pieces: Vec<Piece> = Vec::with_capacity(stretches.len() + folds.len());
        for (nth, stretch) in stretches.iter().enumerate() {
            for (time, folded) in [(Some(stretch), false), (folds.get(nth), true)] {
                let Some(time) = time.filter(|time| !time.is_empty()) else { continue };
                let start = pieces.last().map_or(0, |piece| piece.columns.end);
                let width = if folded { self::wide(time) } else { widths.next().unwrap_or(NARROWEST) };
                let columns = start..start + width;
                pieces.push(Piece { from: time.start, until: time.end, columns, folded });
            }
        }
        Self::of(pieces)
    }
}

/// The columns of a fold.
fn wide(fold: &Range<Moment>) -> u16 {
    columns(words(fold.end - fold.start).chars().count() + BREAKS)
}

/// The columns that folds leave to what is drawn.
fn left(folds: &[Range<Moment>], width: u16) -> u16 {
    width.saturating_sub(folds.iter().map(wide).sum())
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The stretches to fold, from left to right; none where nothing is to be folded.
fn folds(times: &Times, world: World, window: Window, width: u16) -> Option<Vec<Range<Moment>>> {
    // A third of the columns may go to breaks, and what is drawn between them must keep its least.
    let most = usize::from(width / 3 / USUAL).min(usize::from(width.saturating_sub(NARROWEST) / (USUAL + NARROWEST)));
    // Air beside what happened: a column of the unfolded window, and enough seconds for any scale.
    let air = (window.length() / Moment::from(width.max(1))).max(Moment::from(width));
    let mut gaps = gaps(times, world, window, air);
    let mut folds: Vec<Range<Moment>> = Vec::new();
    while folds.len() < most {
        let wide = widest(times, window, width, &folds, &gaps);
        let Some(at) = wide else { break };
        let gap = gaps.swap_remove(at);
        let place = folds.partition_point(|fold| fold.start < gap.start);
        folds.insert(place, gap);
    }
    (!folds.is_empty()).then_some(folds)
}

/// Which gap takes the most columns, if it is more than [`WIDEST`], once the others are folded.
fn widest(times: &Times, window: Window, width: u16, folds: &[Range<Moment>], gaps: &[Range<Moment>]) -> Option<usize> {
    let mut starts = vec![window.start()];
    starts.extend(folds.iter().map(|fold| fold.end));
    let ends = folds.iter().map(|fold| fold.start).chain([window.end()]);
    let stretches: Vec<Range<Moment>> = starts.into_iter().zip(ends).map(|(start, end)| start..end).collect();
    let drawn: Vec<&Range<Moment>> = stretches.iter().filter(|stretch| !stretch.is_empty()).collect();
    let widths = shares(times, &drawn, left(folds, width));
    let taken = |gap: &Range<Moment>| {
        let at = drawn.partition_point(|stretch| stretch.end <= gap.start);
        let (stretch, wide) = (drawn.get(at)?, widths.get(at)?);
        Some((gap.end - gap.start) * Moment::from(*wide) / (stretch.end - stretch.start).max(1))
    };
    let wide = |(at, gap): (usize, &Range<Moment>)| Some((taken(gap).filter(|taken| *taken > WIDEST)?, at));
    // Of equally wide ones the longest.
    let length = |at: usize| gaps[at].end - gaps[at].start;
    let widest = gaps.iter().enumerate().filter_map(wide).max_by_key(|(taken, at)| (*taken, length(*at)));
    widest.map(|(_, at)| at)
}

/// The columns of each stretch between the folds: the least for each, and the rest by how many events begin in
/// it.
fn shares(times: &Times, stretches: &[&Range<Moment>], width: u16) -> Vec<u16> {
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

/// The empty stretches of a window, less some air beside what happened; the longest only.
fn gaps(times: &Times, world: World, window: Window, air: Moment) -> Vec<Range<Moment>> {
    // What may lie anywhere in a third of all the time there is, or lasts longer than the window, fills nothing.
    let longest = window.length().min(world.length() / 3 + 1);
    let mut gaps = Vec::new();
    let mut from = window.start();
    let mut gap = |from: Moment, until: Moment| {
        if until - from > 0 {
            gaps.push(from..until);
        }
    };
    let mut any = false;
    for (first, last) in times.stretches(longest) {
        if last < window.start() {
            continue;
        }
        if first >= window.end() {
            break;
        }
        gap(from, first - air);
        from = from.max(last + 1 + air);
        any = true;
    }
    if !any {
        return Vec::new();
    }
    gap(from, window.end());
    gaps.sort_unstable_by_key(|gap| gap.start - gap.end);
    gaps.truncate(CANDIDATES);
    gaps
}

/// How many empty stretches are looked at: more than can be folded on the widest screen.
const CANDIDATES: usize = 64;
