//! The dates that the text in the reader mentions: which of them nobody cites, and what the one under the cursor
//! means.

use std::sync::Arc;

use crate::app::opened::Opened;
use crate::app::reader::marks;
use crate::app::{App, Effect, Reader, View};
use crate::layout;
use crate::model::TextId;
use crate::phrases;
use crate::text::{Mentioned, Pager, wrap_line};
use crate::when::Mention;

/// Of so many texts the dates are kept: one goes to and fro between a few.
const KEPT: usize = 8;

/// What a date means has at most so many rows in the margin,
const MEANING_ROWS: usize = 2;
/// and so many columns of it stand before them.
pub const MEANING_AT: u16 = 5;

/// What is known of the dates of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextDates {
    /// The newest last.
    known: Vec<(TextId, Arc<Mentioned>)>,
    /// The text that is being read for dates.
    asked: Option<TextId>,
    /// The text that `uncited` speaks of.
    counted: Option<TextId>,
    /// The places of the dates that no citation covers.
    uncited: Vec<usize>,
}

impl App {
    fn text_in_reader(&self) -> Option<TextId> {
        let text = (self.place.view == View::Reader).then(|| self.place.reader.text(&self.desk, self.kind))??;
        (!self.desk.opened.shelf.is_awaited(text)).then_some(text)
    }

    /// The dates of the text in the reader, once it has been read for them, and the places of those that no citation
    /// covers.
    #[must_use]
    pub fn text_dates(&self) -> Option<(&Mentioned, &[usize])> {
        let text = self.text_in_reader().filter(|text| self.text_dates.counted == Some(*text))?;
        let (_, known) = self.text_dates.known.iter().find(|(of, _)| *of == text)?;
        Some((known, &self.text_dates.uncited))
    }

    /// Asks for the dates of the text in the reader, if nobody has.
    pub(super) fn ask_for_dates(&mut self) -> Option<Effect> {
        let text = self.text_in_reader()?;
        let dates = &mut self.text_dates;
        if dates.asked == Some(text) || dates.known.iter().any(|(of, _)| *of == text) {
            return None;
        }
        dates.asked = Some(text);
        Some(Effect::ReadDates { opened: Arc::clone(&self.desk.opened), text })
    }

    /// Takes in the dates of a text, unless the files have been read again since.
    pub(super) fn dates_read(&mut self, opened: &Arc<Opened>, text: TextId, found: Arc<Mentioned>) {
        if !Arc::ptr_eq(opened, &self.desk.opened) {
            return;
        }
        let dates = &mut self.text_dates;
        if dates.asked == Some(text) {
            dates.asked = None;
        }
        dates.known.retain(|(of, _)| *of != text);
        if dates.known.len() >= KEPT {
            dates.known.remove(0);
        }
        dates.known.push((text, found));
    }

    /// Tells the dates that are cited from the others, for another text than before.
    pub(super) fn count_dates_of_another_text(&mut self) {
        if self.text_in_reader().is_some_and(|text| self.text_dates.counted != Some(text)) {
            self.count_dates();
        }
    }

    /// Tells the dates that are cited from the others.
    pub(super) fn count_dates(&mut self) {
        let found = self.text_in_reader().and_then(|text| {
            let (_, known) = self.text_dates.known.iter().find(|(of, _)| *of == text)?;
            let cited: Vec<_> = marks(&self.desk, text).into_iter().map(|(range, _)| range).collect();
            let body = self.desk.opened.shelf.get(text)?;
            Some((text, known.uncited(&body.content, &cited)))
        });
        let (text, uncited) = found.unzip();
        self.text_dates.counted = text;
        self.text_dates.uncited = uncited.unwrap_or_default();
    }

    /// The date that the reader speaks of: the one that was gone to, else the first on the row of the cursor.
    #[must_use]
    pub fn date_at_cursor(&self) -> Option<&Mention> {
        let (dates, _) = self.text_dates()?;
        let body = self.reader_body()?;
        let reader = &self.place.reader;
        let pager = Pager::new(&body, self.reader_size().0);
        let row = pager.from(reader.at).next()?.source;
        let on_row = || dates.touching(row.clone()).map(|(_, date)| date);
        on_row().find(|date| reader.date == Some(date.at.start)).or_else(|| on_row().next())
    }

    /// To the next date that no citation covers, round and round.
    pub(super) fn next_date(&mut self) {
        self.go_to_date(|starts, reader| {
            let from = reader.date.map_or(reader.at.byte, |date| date + 1);
            let next = starts.iter().position(|start| *start >= from);
            (next.unwrap_or(0), next.is_none().then_some(phrases::BACK_TO_FIRST_DATE))
        });
    }

    /// To the one before it.
    pub(super) fn previous_date(&mut self) {
        self.go_to_date(|starts, reader| {
            let before = starts.iter().rposition(|start| *start < reader.date.unwrap_or(reader.at.byte));
            (before.unwrap_or(starts.len() - 1), before.is_none().then_some(phrases::ON_TO_LAST_DATE))
        });
    }

    /// Goes to the uncited date that `choose` picks from where they begin, and says which it is; what `choose` has to
    /// say comes first.
    fn go_to_date(&mut self, choose: impl Fn(&[usize], &Reader) -> (usize, Option<&'static str>)) {
        let Some((dates, uncited)) = self.text_dates() else {
            let being_read = self.text_in_reader().is_some();
            self.notice = Some(if being_read { phrases::DATES_BEING_READ } else { self.why_no_text() }.to_owned());
            return;
        };
        let count = (dates.dates().len(), dates.cut_at());
        let starts: Vec<usize> = uncited.iter().map(|at| dates.dates()[*at].at.start).collect();
        if starts.is_empty() {
            self.notice = Some(phrases::no_date_uncited(count.0, count.1));
            return;
        }
        let (chosen, remark) = choose(&starts, &self.place.reader);
        self.notice = Some(phrases::date_gone_to(chosen, starts.len(), count, remark));
        let start = starts[chosen];
        let width = self.reader_size().0;
        if let Some(body) = self.reader_body() {
            self.place.reader.at = Pager::new(&body, width).position_of(start);
            self.place.reader.date = Some(start);
            self.place.reader.citation = None;
        }
        self.reveal_reader();
        // What it means comes before how many there are, where nothing beside the text says the whole of it.
        if let Some(words) = self.date_in_words().filter(|words| !self.has_room_beside(words)) {
            self.notice = Some(phrases::date_told(&words, chosen, starts.len(), remark));
        }
    }

    /// Whether words about the row of the cursor have room beside the text or below it, as the view draws them.
    fn has_room_beside(&self, words: &str) -> bool {
        let places = layout::reader(self.size);
        let rows = |width: u16| wrap_line(words, 0..words.len(), width.max(1).into()).take(MEANING_ROWS + 1).count();
        match (places.margin, places.foot) {
            (Some(margin), _) => {
                let rows = rows(margin.width.saturating_sub(MEANING_AT));
                // The dates of the row stand over it.
                rows <= MEANING_ROWS && self.rows_to_cursor() + 1 + rows <= usize::from(margin.height)
            }
            (None, Some(foot)) => rows(foot.width.saturating_sub(2)) + 2 <= usize::from(foot.height),
            (None, None) => false,
        }
    }

    /// How many rows of the text stand over that of the cursor.
    fn rows_to_cursor(&self) -> usize {
        let (reader, width) = (&self.place.reader, self.reader_size().0);
        let Some(body) = self.reader_body() else { return 0 };
        let pager = Pager::new(&body, width);
        let above =
            pager.from(reader.top).take_while(|row| (row.line, row.source.start) < (reader.at.line, reader.at.byte));
        above.take(self.size.height.into()).count()
    }

    /// What the date under the cursor means: `→ March 2022 · the month before Friday 22 April 2022`.
    #[must_use]
    pub fn meaning_at_cursor(&self) -> Option<String> {
        Some(phrases::date_means(self.date_at_cursor()?))
    }

    /// The same after its words: `“last month” → March 2022 · …`.
    #[must_use]
    pub fn date_in_words(&self) -> Option<String> {
        let (date, body) = (self.date_at_cursor()?, self.reader_body()?);
        Some(format!("{} {}", phrases::date_words(&body.content[date.at.clone()]), self.meaning_at_cursor()?))
    }
}
