//! The strip over a source: how much of it is used, and where dates stand that nobody cites.

use crate::app::App;
use crate::model::{SourceId, Verdict};
use crate::phrases;
use crate::text::{Body, Shown};
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::reader::Mark;
use crate::view::theme::Role;

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
    let mut cited = vec![false; lines];
    for (range, _) in marks {
        cited[body.lines.touched(range)].fill(true);
    }
    let mut dated = vec![false; lines];
    let uncited = app.text_dates().map_or(0, |(dates, uncited)| {
        for at in uncited {
            dated[body.lines.touched(&dates.dates()[*at].at)].fill(true);
        }
        uncited.len()
    });
    let cut_at = app.text_dates().and_then(|(dates, _)| dates.cut_at());
    let count = cited.iter().filter(|cited| **cited).count();
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
        let used = cited[stretch.clone()].iter().any(|cited| *cited);
        let dated = dated[stretch].iter().any(|dated| *dated);
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
