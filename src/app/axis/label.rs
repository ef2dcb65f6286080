//! The words of a label: title, date, and who dates it elsewhere.

use crate::app::axis::{Moment, Scale};
use crate::app::dates::dates_of;
use crate::app::opened::Desk;
use crate::model::{EventId, GivenDate};
use crate::phrases;
use crate::text::Shown;
use crate::when::Day;

/// The label of an event, and where it stands. Before the title stands the mark of the standing, and a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The event.
    pub event: EventId,
    /// The first column.
    pub column: u16,
    /// How many columns it may take.
    pub width: u16,
    /// The title.
    pub title: String,
    /// The date in words; empty where there is no room.
    pub date: String,
    /// Who gives a rival date, and which; empty where nobody does.
    pub rivals: String,
    /// Of the selected event, who gives a coarser or a finer date, and which.
    pub others: String,
}

/// Seconds: on an axis that is longer a month or a day without its year may be taken for another.
const YEAR: Moment = 366 * 86_400;
/// The columns of a short label's title.
const SHORT: usize = 12;
/// The mark of the standing, and the blank after it.
pub const MARK: u16 = 2;
/// The blanks between title and date.
pub const GAP: u16 = 2;

impl Label {
    /// The columns of all of it.
    #[must_use]
    pub fn whole(&self) -> u16 {
        let date = if self.date.is_empty() { 0 } else { GAP + columns(&self.date) };
        let rivals = if self.rivals.is_empty() { 0 } else { columns(phrases::lanes::RIVALS) + columns(&self.rivals) };
        let others = if self.others.is_empty() { 0 } else { columns(phrases::lanes::ALSO) + columns(&self.others) };
        [columns(&self.title), date, rivals, others].into_iter().fold(MARK, u16::saturating_add)
    }

    /// The columns of the first letters of the title.
    #[must_use]
    pub fn short(&self) -> u16 {
        MARK + columns(&self.title).min(u16::try_from(SHORT).unwrap_or(u16::MAX))
    }

    /// Only the first letters of the title.
    #[must_use]
    pub fn cut(self) -> Self {
        Self { date: String::new(), rivals: String::new(), others: String::new(), ..self }
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(Shown::of(text).width()).unwrap_or(u16::MAX)
}

/// The dates that sources give an event and that are rivals of another.
pub(super) fn rivals_of(desk: &Desk, event: EventId) -> Vec<GivenDate<'_>> {
    let own = desk.chronology().when(event).span();
    let dates = dates_of(desk, event);
    let others = dates.rivals().into_iter().filter(|date| date.when.span() != own && !date.sources.is_empty());
    others.cloned().collect()
}

/// The other dates that sources give: coarser or finer, and true as well.
pub(super) fn others_of(desk: &Desk, event: EventId) -> Vec<GivenDate<'_>> {
    let own = desk.chronology().when(event).span();
    let dates = dates_of(desk, event);
    let rivals = dates.rivals();
    let others =
        dates.iter().filter(|date| date.when.span() != own && !date.sources.is_empty() && !rivals.contains(date));
    others.cloned().collect()
}

/// What labels are worded by.
pub struct Labels<'a> {
    desk: &'a Desk,
    /// The year that goes without saying; none where each is told.
    year: Option<i64>,
}

impl<'a> Labels<'a> {
    /// Labels on an axis: the year that most of its columns lie in goes without saying, unless the axis has room
    /// for more than a year.
    #[must_use]
    pub fn of(desk: &'a Desk, scale: &Scale) -> Self {
        let years = (0..scale.width()).map(|column| year(scale.moment(column)));
        let (mut longest, mut run) = ((0, i64::MIN), (0, i64::MIN));
        for year in years {
            run = if run.1 == year { (run.0 + 1, year) } else { (1, year) };
            longest = longest.max(run);
        }
        let is_long = scale.ends().is_some_and(|(start, end)| end - start > YEAR);
        Self { desk, year: (!is_long).then_some(longest.1) }
    }

    /// The label of an event.
    #[must_use]
    pub fn label(&self, event: EventId) -> Label {
        let date = self.desk.chronology().when(event).brief_in_label(self.year);
        let rivals = self.told(&rivals_of(self.desk, event), phrases::lanes::RIVALS);
        let title = self.desk.title(event).to_owned();
        Label { event, column: 0, width: 0, title, date, rivals, others: String::new() }
    }

    /// The label of the selected event: with the date in full, and with those that are coarser or finer.
    #[must_use]
    pub fn in_full(&self, event: EventId) -> Label {
        let date = self.desk.chronology().when(event).words();
        let others = self.told(&others_of(self.desk, event), phrases::lanes::ALSO);
        Label { date, others, ..self.label(event) }
    }

    /// Who gives which date.
    fn told(&self, dates: &[GivenDate], and: &str) -> String {
        let given = |date: &GivenDate| {
            let source = date.sources.first().map_or("", |source| self.desk.source_name(*source));
            let more = date.sources.len().saturating_sub(1);
            phrases::lanes::given(source, more, &date.when.brief_in_label(self.year))
        };
        dates.iter().map(given).collect::<Vec<_>>().join(and)
    }
}

fn year(moment: i128) -> i64 {
    let day = moment.div_euclid(86_400).clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    Day::from_number(i64::try_from(day).unwrap_or_default()).ymd().0
}
