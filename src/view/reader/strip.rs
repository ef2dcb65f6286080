//! The strip over a source: how much of it is used, and where dates stand that nobody cites.

use std::ops::{Range, RangeInclusive};

use crate::app::App;
use crate::model::{SourceId, Verdict};
use crate::phrases;
use crate::text::{Body, Shown};
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::reader::Mark;
use crate::view::theme::Role;

/// The lines as stretches that neither overlap nor touch, in order: a text may have millions of them.
fn stretches(lines: impl Iterator<Item = RangeInclusive<usize>>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = lines.map(|lines| *lines.start()..lines.end() + 1).collect();
    lines.sort_unstable_by_key(|stretch| stretch.start);
    lines.dedup_by(|next, before| {
        let joined = next.start <= before.end;
        if joined {
            before.end = before.end.max(next.end);
        }
        joined
    });
    lines
}

/// Whether one of the stretches has a line of this one.
fn meet(stretches: &[Range<usize>], lines: &Range<usize>) -> bool {
    let next = stretches.get(stretches.partition_point(|stretch| stretch.end <= lines.start));
    next.is_some_and(|next| next.start < lines.end)
}

/// One segment a line, or several lines a segment: in the colour of what is cited where a citation rests on them,
/// broken where a date stands that nobody cites.
pub fn draw(
    app: &App,
    canvas: &mut Canvas,
    (x, y, room): (u16, u16, u16),
    source: SourceId,
    body: &Body,
    marks: &[Mark],
) {
    let lines = body.lines.count();
    if lines == 0 || room < 30 {
        return;
    }
    let cited = stretches(marks.iter().map(|(range, _)| body.lines.touched(range)));
    let dates = app.text_dates();
    let places = dates.iter().flat_map(|(dates, uncited)| uncited.iter().map(|at| &dates.dates()[*at].at));
    let dated = stretches(places.map(|place| body.lines.touched(place)));
    let uncited = dates.as_ref().map_or(0, |(_, uncited)| uncited.len());
    let cut_at = dates.as_ref().and_then(|(dates, _)| dates.cut_at());
    let count: usize = cited.iter().map(ExactSizeIterator::len).sum();
    let words = format!("{count} of {lines} lines used");
    let unplaced: Vec<(String, Role)> = unplaced(app, source).collect();
    let also: usize = unplaced.iter().map(|(words, _)| Shown::of(words).width()).sum();
    let width = usize::from(room.min(64)).min(usize::from(room).saturating_sub(words.len() + also + 3));
    let segments = lines.min(width.max(1));
    let wide = (width / segments).clamp(1, 4);
    let bar = if wide > 2 { wide - 1 } else { wide };
    for segment in 0..segments {
        let stretch =
            segment * lines / segments..((segment + 1) * lines / segments).max(segment * lines / segments + 1);
        let here = stretch.contains(&app.place.reader.at.line);
        let (used, dated) = (meet(&cited, &stretch), meet(&dated, &stretch));
        let role = if here {
            Role::Accent
        } else if used {
            Role::Asserting
        } else if dated {
            Role::Hedged
        } else {
            Role::Rule
        };
        let glyph = match (used, dated) {
            (_, true) => glyphs::DATED,
            (true, false) => glyphs::USED,
            (false, false) => glyphs::UNUSED,
        };
        canvas.line(x + columns(segment * wide), y, columns(bar), glyph, role);
    }
    let mut at = canvas.put(x + columns(segments * wide) + 2, y, words, Role::Margin);
    for (words, role) in unplaced {
        at = canvas.put_cut(at, y, (x + room).saturating_sub(at), words, role);
    }
    // What the broken segments mean, where there is room to say it.
    let legend = phrases::dates_not_cited(uncited, cut_at);
    let width = columns(Shown::of(&legend).width() + 3);
    if uncited > 0 && at + 3 + width <= x + room {
        let at = x + room - width;
        canvas.line(at, y, 2, glyphs::DATED, Role::Hedged);
        canvas.put(at + 3, y, legend, Role::Margin);
    }
}

/// How many citations of a source have no place in it, by verdict: ` · ! 2 missing`.
fn unplaced(app: &App, source: SourceId) -> impl Iterator<Item = (String, Role)> {
    let cited = app.desk.chronology().citations_of_source(source);
    [Verdict::Ambiguous, Verdict::Elsewhere, Verdict::Missing].into_iter().filter_map(|verdict| {
        let count = cited.iter().filter(|id| app.desk.evidence.verdict(**id) == Some(verdict)).count();
        let (mark, role) = glyphs::verdict(verdict);
        (count > 0).then(|| (format!(" · {mark} {count} {}", verdict.word()), role))
    })
}
