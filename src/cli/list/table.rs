//! The list as a table, for people.

use std::ops::Range;

use crate::cli::Dossier;
use crate::model::{DateId, EventId, Standing, Tally};
use crate::query::{Crew, Found};
use crate::text::Shown;

/// What stands between the columns.
const GAP: &str = "  ";
/// So many rows or dates are looked at together.
const PIECE: usize = 1 << 14;
/// The width of the column of standings.
const STANDINGS: usize = 13;

/// A list of which each row can be made by itself.
pub struct Table<'a> {
    dossier: &'a Dossier,
    found: &'a Found,
    /// What stands in the first column, by date.
    dates: Vec<Cell>,
    /// Columns.
    id_width: usize,
}

/// A date as the table has it.
#[derive(Clone, Default)]
struct Cell {
    text: String,
    /// The columns of the date alone.
    width: usize,
    /// Whether it is shown as it is whatever stands behind the gap.
    is_settled: bool,
}

impl<'a> Table<'a> {
    /// The columns are as wide as the widest of what was found.
    pub fn of(dossier: &'a Dossier, found: &'a Found, crew: Crew<'_>) -> Self {
        let chronology = &dossier.chronology;
        let pieces = (0..found.len()).step_by(PIECE).map(|from| from..found.len().min(from + PIECE));
        let of_pieces = crew.each(pieces, |rows| {
            let events = || rows.clone().filter_map(|nth| found.event(nth));
            let mut dates: Vec<DateId> = events().map(|event| chronology.date(event)).collect();
            dates.dedup();
            (dates, events().map(|event| width(chronology.key(event))).max().unwrap_or(0))
        });
        let of_pieces = of_pieces.expect("nobody cancels it");
        let id_width = of_pieces.iter().map(|(_, width)| *width).max().unwrap_or(0);
        let mut has_date = vec![false; chronology.date_count()];
        of_pieces.into_iter().flat_map(|(dates, _)| dates).for_each(|date| has_date[date.index()] = true);
        let mut dates = vec![Cell::default(); has_date.len()];
        let pieces = || has_date.chunks(PIECE).zip((0..).step_by(PIECE));
        let words = crew.each(pieces().zip(dates.chunks_mut(PIECE)), |((has_date, first), cells)| {
            let dates = (first..).map(DateId::new).zip(has_date).zip(cells);
            let widths = dates.filter(|((_, has), _)| **has).map(|((date, _), cell)| {
                let (text, width) = shown(chronology.when_of(date).words());
                (cell.text, cell.width) = (text, width);
                width
            });
            widths.max().unwrap_or(0)
        });
        let date_width = words.expect("nobody cancels it").into_iter().max().unwrap_or(0);
        let filled = crew.each(pieces().zip(dates.chunks_mut(PIECE)), |((has_date, _), cells)| {
            for (_, cell) in has_date.iter().zip(cells).filter(|(has, _)| **has) {
                pad(&mut cell.text, date_width - cell.width);
                cell.text.push_str(GAP);
                cell.is_settled = is_shown_as_it_is(&cell.text);
            }
        });
        filled.expect("nobody cancels it");
        Self { dossier, found, dates, id_width }
    }

    /// Some rows, from the best on, each with its line end.
    pub fn lines(&self, rows: Range<usize>) -> String {
        let mut lines = String::new();
        for event in rows.filter_map(|nth| self.found.event(nth)) {
            self.line(event, &mut lines);
            lines.push('\n');
        }
        lines
    }

    fn line(&self, event: EventId, lines: &mut String) {
        let chronology = &self.dossier.chronology;
        let (key, title) = (chronology.key(event), chronology.event_title(event));
        let (standing, possibly) = (self.standing(event), self.possibly(event));
        let Cell { text: date, is_settled, .. } = self.date(chronology.date(event));
        if *is_settled && let (Some(width), Some(_)) = (Shown::plain_width(key), Shown::plain_width(title)) {
            [date, key].iter().for_each(|text| lines.push_str(text));
            pad(lines, self.id_width - width);
            [GAP, standing.word()].iter().for_each(|text| lines.push_str(text));
            pad(lines, STANDINGS - standing.word().len());
            [GAP, title, possibly].iter().for_each(|text| lines.push_str(text));
            return;
        }
        let (key, standing, widest) = (Shown::of(key), standing.word(), self.id_width);
        let line = format!("{date}{key:<widest$}{GAP}{standing:<STANDINGS$}{GAP}{title}{possibly}");
        lines.push_str(Shown::of(&line).as_str());
    }

    fn date(&self, date: DateId) -> &Cell {
        &self.dates[date.index()]
    }

    fn standing(&self, event: EventId) -> Standing {
        Standing::of(&self.dossier.chronology, &self.dossier.evidence, &self.dossier.basis, event)
    }

    /// Where the event itself is only possibly known, so is its standing.
    fn possibly(&self, event: EventId) -> &'static str {
        let Dossier { chronology, evidence, basis, .. } = self.dossier;
        if self.found.is_possibly(event) {
            "  (possibly)"
        } else if basis.known_on().is_some() && Tally::of(chronology, evidence, basis, event).unsure {
            "  (possibly so)"
        } else {
            ""
        }
    }
}

fn width(text: &str) -> usize {
    Shown::plain_width(text).unwrap_or_else(|| Shown::of(text).width())
}

/// As it is shown, and its columns.
fn shown(text: String) -> (String, usize) {
    if let Some(width) = Shown::plain_width(&text) {
        return (text, width);
    }
    let shown = Shown::of(&text);
    (shown.as_str().to_owned(), shown.width())
}

fn is_shown_as_it_is(text: &str) -> bool {
    Shown::plain_width(text).is_some() || Shown::of(text).as_str() == text
}

fn pad(lines: &mut String, columns: usize) {
    lines.extend(std::iter::repeat_n(' ', columns));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Basis, Chronology, Event};
    use crate::query::{Index, find};
    use crate::when::When;

    const DATES: [&str; 5] = ["2019-10", "2021-04~", "XXXX", "2022-02-24/2022-03-17", "2021"];

    fn dossier(events: &[(String, String)]) -> Dossier {
        let event = |((key, title), when): (&(String, String), &&str)| {
            Event::new(key, When::parse(when).expect("a date"), title.clone())
        };
        let events: Vec<Event> = events.iter().zip(DATES.iter().cycle()).map(event).collect();
        let chronology = Chronology::new(String::new(), String::new(), Vec::new(), events);
        Dossier { evidence: crate::model::Evidence::pending(0), chronology, ..Dossier::default() }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Each line is what the whole line looks like, and the columns stand below each other.
        #[test]
        fn a_line_is_shown_as_a_whole(
            events in prop::collection::vec(("[a-c]{1,6}|\\PC{1,4}", "[ -~]{0,8}|(\\PC|[\u{0}-\u{a0}\u{300}\u{600}\u{200d}]){0,6}"), 1..7),
        ) {
            let dossier = dossier(&events);
            let chronology = &dossier.chronology;
            let found = find(chronology, &dossier.evidence, &Basis::default(), &Index::of(chronology), "");
            let shown = |event: EventId| (Shown::of(&chronology.when(event).words()), Shown::of(chronology.key(event)));
            let dates = chronology.events().map(|event| shown(event).0.width()).max().unwrap_or(0);
            let ids = chronology.events().map(|event| shown(event).1.width()).max().unwrap_or(0);
            let line = |event: EventId| {
                let (date, id) = shown(event);
                let line = format!("{date:<dates$}  {id:<ids$}  {:<13}  {}", "unsourced", chronology.event_title(event));
                format!("{}\n", Shown::of(&line).as_str())
            };
            let expected: String = chronology.events().map(line).collect();
            prop_assert_eq!(Table::of(&dossier, &found, Crew::alone()).lines(0..found.len()), expected);
        }
    }
}
