//! The marks of an event: its date, as it is drawn in the columns of an axis.

use crate::app::axis::Spot;
use crate::when::{End, Shape, Stretch};

/// A mark in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It was then.
    Then,
    /// It went on.
    Lasted,
    /// It may have been here.
    SomeDay,
    /// It was more likely here than beside it.
    Likely,
    /// It goes on, or nobody says how long.
    NoEnd,
    /// It had gone on before, or nobody says since when.
    NoStart,
    /// Not before this.
    NotBefore,
    /// Not after this.
    NotAfter,
    /// Another source dates it here.
    Rival,
    /// Ties a rival date to the date of the event.
    Tie,
    /// Another source dates it more exactly here.
    Finer,
    /// Another source dates it less exactly, so that it may have been here.
    Coarser,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 12] = [
        Self::Then,
        Self::Lasted,
        Self::SomeDay,
        Self::Likely,
        Self::NoEnd,
        Self::NoStart,
        Self::NotBefore,
        Self::NotAfter,
        Self::Rival,
        Self::Tie,
        Self::Finer,
        Self::Coarser,
    ];
}

/// The same mark in neighbouring columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first column.
    pub from: u16,
    /// The column after the last.
    pub until: u16,
    /// The mark.
    pub mark: Mark,
}

/// A date that touches no more columns than that is one mark; a day, which no tick below it divides, may touch one
/// more.
const POINT: i32 = 2;
const DAY: i128 = 86_400;
/// The columns of the soft end before an arrow.
const SOFT: i32 = 3;
/// What is about then is drawn that part of its length longer on either side.
const BESIDE: i128 = 3;

/// The marks of one event in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    cells: Vec<Option<Mark>>,
}

/// Columns on and beside an axis.
struct Columns<'a, C: Fn(i128) -> Spot> {
    column: &'a C,
    width: i32,
}

fn is_exact(stretch: Stretch) -> bool {
    stretch.until - stretch.from <= DAY
}

impl<C: Fn(i128) -> Spot> Columns<'_, C> {
    /// The column of a moment: −1 before the axis, its width after it.
    fn at(&self, moment: i128) -> i32 {
        match (self.column)(moment) {
            Spot::Before => -1,
            Spot::Column(column) => i32::from(column),
            Spot::After => self.width,
        }
    }

    fn first(&self, stretch: Stretch) -> i32 {
        self.at(stretch.from)
    }

    /// The column after the last.
    fn end(&self, stretch: Stretch) -> i32 {
        self.at(stretch.until - 1) + 1
    }

    /// The column from which on something has begun that began in a stretch: a day is exact, of anything longer only
    /// the end is sure.
    fn begun(&self, stretch: Stretch) -> i32 {
        if is_exact(stretch) { self.first(stretch) } else { self.end(stretch) - 1 }
    }

    /// The column before which something still goes on that ends in a stretch.
    fn going_on(&self, stretch: Stretch) -> i32 {
        if is_exact(stretch) { self.end(stretch) } else { self.first(stretch) + 1 }
    }
}

impl Marks {
    /// The marks of a date on an axis of so many columns; `column` says where a moment falls.
    pub fn of(shape: &Shape, width: u16, column: &impl Fn(i128) -> Spot) -> Self {
        let mut marks = Self { cells: vec![None; width.into()] };
        marks.draw(shape, &Columns { column, width: width.into() });
        marks
    }

    /// Where a rival date would be drawn, and a tie from there to the marks. A rival beyond the axis is tied to
    /// its end.
    pub fn add_rival(&mut self, shape: &Shape, column: &impl Fn(i128) -> Spot) {
        let columns = Columns { column, width: i32::try_from(self.cells.len()).unwrap_or(i32::MAX) };
        let (Some(at), Some((from, until))) = (middle(shape, &columns), self.span()) else { return };
        let (from, until) = (i32::from(from), i32::from(until));
        if at < from {
            self.fill(at.max(0), from, Mark::Tie);
        } else if at >= until {
            self.fill(until, at, Mark::Tie);
        }
        self.fill(at, at + 1, Mark::Rival);
    }

    /// Where a finer date would be drawn, if the date of the event has more columns than that.
    pub fn add_finer(&mut self, shape: &Shape, column: &impl Fn(i128) -> Spot) {
        let columns = Columns { column, width: i32::try_from(self.cells.len()).unwrap_or(i32::MAX) };
        let is_wide = self.span().is_some_and(|(from, until)| until - from > 1);
        if let Some(at) = middle(shape, &columns).filter(|_| is_wide) {
            self.fill(at, at + 1, Mark::Finer);
        }
    }

    /// Where some of the coarser dates reach beyond the marks, like ones together.
    #[must_use]
    pub fn beyond(&self, coarser: &[Marks]) -> Vec<Run> {
        let reached = |at: usize| coarser.iter().any(|date| date.cells.get(at).is_some_and(Option::is_some));
        let cells = self.cells.iter().enumerate();
        let cells = cells.map(|(at, own)| (own.is_none() && reached(at)).then_some(Mark::Coarser)).collect();
        Self { cells }.runs()
    }

    /// The first column, and the column after the last; none where nothing lies on the axis.
    #[must_use]
    pub fn span(&self) -> Option<(u16, u16)> {
        let first = self.cells.iter().position(Option::is_some)?;
        let last = self.cells.iter().rposition(Option::is_some)?;
        Some((narrow(first), narrow(last + 1)))
    }

    /// The marks from left to right, like ones together.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (at, mark) in self.cells.iter().enumerate().filter_map(|(at, mark)| Some((narrow(at), (*mark)?))) {
            match runs.last_mut() {
                Some(last) if last.mark == mark && last.until == at => last.until = at + 1,
                _ => runs.push(Run { from: at, until: at + 1, mark }),
            }
        }
        runs
    }

    fn fill(&mut self, from: i32, until: i32, mark: Mark) {
        for column in from.max(0)..until {
            let Some(cell) = usize::try_from(column).ok().and_then(|at| self.cells.get_mut(at)) else { return };
            *cell = Some(mark);
        }
    }

    fn draw<C: Fn(i128) -> Spot>(&mut self, shape: &Shape, columns: &Columns<'_, C>) {
        let width = columns.width;
        match shape {
            Shape::Nowhere => {}
            Shape::Within(stretch) => {
                let (from, until) = (columns.first(*stretch), columns.end(*stretch));
                let whole = from >= 0 && until <= width;
                let most = POINT + i32::from(is_exact(*stretch));
                if whole && until - from <= most {
                    let middle = columns.at(stretch.from + (stretch.until - 1 - stretch.from) / 2);
                    self.fill(middle, middle + 1, Mark::Then);
                } else {
                    self.fill(from, until, Mark::SomeDay);
                }
            }
            Shape::Perhaps(stretch) => self.fill(columns.first(*stretch), columns.end(*stretch), Mark::SomeDay),
            Shape::About(stretch) => {
                let side = (stretch.until - stretch.from) / BESIDE;
                let around = Stretch { from: stretch.from - side, until: stretch.until + side };
                self.fill(columns.first(around), columns.end(around), Mark::SomeDay);
                self.fill(columns.first(*stretch), columns.end(*stretch), Mark::Likely);
            }
            Shape::Lasted(start, end) => self.bar(*start, *end, columns),
            Shape::NotBefore(moment) => {
                let wall = columns.at(*moment);
                self.fill(wall + 1, width, Mark::SomeDay);
                if wall < width {
                    self.fill(width - 1, width, Mark::NoEnd);
                }
                if wall >= 0 {
                    self.fill(wall, wall + 1, Mark::NotBefore);
                }
            }
            Shape::NotAfter(moment) => {
                let wall = columns.at(*moment - 1);
                self.fill(0, wall, Mark::SomeDay);
                self.fill(0, wall.min(1), Mark::NoStart);
                if wall >= 0 {
                    self.fill(wall, wall + 1, Mark::NotAfter);
                }
            }
            Shape::OneOf(parts) => {
                for part in parts {
                    match part {
                        // None of them is more than possible.
                        Shape::Within(stretch) => self.draw(&Shape::Perhaps(*stretch), columns),
                        other => self.draw(other, columns),
                    }
                }
            }
            Shape::Each(parts) => parts.iter().for_each(|part| self.draw(part, columns)),
        }
    }

    /// What lasted: solid where it is told, soft where it is in doubt, an arrow where no end is told.
    fn bar<C: Fn(i128) -> Spot>(&mut self, start: End, end: End, columns: &Columns<'_, C>) {
        let width = columns.width;
        let (soft_from, from) = match start {
            End::In(stretch) => (columns.first(stretch), columns.begun(stretch)),
            End::Doubted(stretch) => (columns.first(stretch), columns.end(stretch)),
            End::Beyond(stretch) => (0, columns.begun(stretch)),
            End::Open => (0, 1 + SOFT),
            // Nothing but its end is known to have been.
            End::Unknown => (0, end.stretch().map_or(width, |end| columns.begun(end))),
        };
        let (until, soft_until) = match end {
            End::In(stretch) => (columns.going_on(stretch), columns.end(stretch)),
            End::Doubted(stretch) => (columns.first(stretch), columns.end(stretch)),
            End::Beyond(stretch) => (columns.going_on(stretch), width),
            End::Open => (width - 1 - SOFT, width),
            End::Unknown => (start.stretch().map_or(0, |start| columns.going_on(start)), width),
        };
        self.fill(soft_from, soft_until, Mark::SomeDay);
        self.fill(from, until, Mark::Lasted);
        let is_told = |end: End| matches!(end, End::In(_) | End::Doubted(_));
        if !is_told(start) && soft_until > 0 {
            self.fill(0, 1, Mark::NoStart);
        }
        if !is_told(end) && soft_from < width {
            self.fill(width - 1, width, Mark::NoEnd);
        }
    }
}

/// The column to point to where there is room for one mark only.
fn middle<C: Fn(i128) -> Spot>(shape: &Shape, columns: &Columns<'_, C>) -> Option<i32> {
    let centre = |stretch: Stretch| columns.at(stretch.from + (stretch.until - 1 - stretch.from) / 2);
    match shape {
        Shape::Nowhere => None,
        Shape::Within(stretch) | Shape::Perhaps(stretch) | Shape::About(stretch) => Some(centre(*stretch)),
        Shape::Lasted(End::In(stretch) | End::Doubted(stretch) | End::Beyond(stretch), _) => {
            Some(columns.first(*stretch))
        }
        Shape::Lasted(_, End::In(stretch) | End::Doubted(stretch) | End::Beyond(stretch)) => {
            Some(columns.end(*stretch) - 1)
        }
        Shape::Lasted(..) => None,
        Shape::NotBefore(moment) => Some(columns.at(*moment)),
        Shape::NotAfter(moment) => Some(columns.at(*moment - 1)),
        Shape::OneOf(parts) | Shape::Each(parts) => parts.first().and_then(|part| middle(part, columns)),
    }
}

fn narrow(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::When;

    /// 2000-01-01.
    const START: i128 = 10_957 * DAY;

    /// An axis from 2000-01-01 on, a number of days in a column.
    fn days(each: i128, width: u16) -> impl Fn(i128) -> Spot {
        move |moment| {
            let column = (moment - START).div_euclid(each * DAY);
            match u16::try_from(column) {
                Ok(column) if column < width => Spot::Column(column),
                _ if column < 0 => Spot::Before,
                _ => Spot::After,
            }
        }
    }

    pub(crate) fn drawn(marks: &Marks) -> String {
        let sign = |mark: &Option<Mark>| match mark {
            None => ' ',
            Some(Mark::Then) => '●',
            Some(Mark::Lasted) => '━',
            Some(Mark::SomeDay) => '╌',
            Some(Mark::Likely) => '╍',
            Some(Mark::NoEnd) => '→',
            Some(Mark::NoStart) => '←',
            Some(Mark::NotBefore) => '├',
            Some(Mark::NotAfter) => '┤',
            Some(Mark::Rival) => '◊',
            Some(Mark::Finer) => '◇',
            Some(Mark::Coarser) => '·',
            Some(Mark::Tie) => '┄',
        };
        marks.cells.iter().map(sign).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn dates_are_drawn_as_far_as_they_are_known() {
        for (written, each, expected) in [
            ("2000-01-05", 1, "    ●"),
            ("2000-01-05T03:40:00Z", 1, "    ●"),
            ("2000-01", 31, "●"),
            ("2000-01", 1, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"),
            ("2000-01-05?", 1, "    ╌"),
            ("2000-01-05~", 1, "   ╌╍╌"),
            ("2000-02~", 10, "  ╌╍╍╍╌"),
            ("2000-02-14~", 10, "    ╍"),
            ("2000-03~", 5, "         ╌╌╌╍╍╍╍╍╍╍╌╌"),
            ("2000-01-05/2000-01-09", 1, "    ━━━━━"),
            ("2000-01-05/2000-01-09~", 1, "    ━━━━╌"),
            ("2000-01-05~/2000-01-09", 1, "    ╌━━━━"),
            ("2000-01-05/..", 1, "    ━━━━━━━━━━━━━━━━━━━━━━╌╌╌→"),
            ("2000-01-05/", 1, "    ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌→"),
            ("../2000-01-09", 1, "←╌╌╌━━━━━"),
            ("../2000-01-02", 1, "←╌"),
            ("/2000-01-09", 1, "←╌╌╌╌╌╌╌━"),
            ("[2000-01-05..2000-01-09]", 1, "    ╌╌╌╌╌"),
            ("[2000-01-05..]", 1, "    ├╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌→"),
            ("[1999..]", 1, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌→"),
            ("[2001..]", 1, ""),
            ("[..2000-01-20]", 1, "←╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤"),
            ("[..2000-01-01]", 1, "┤"),
            ("[..2001]", 1, "←╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"),
            ("[..1999]", 1, ""),
            ("2000/2001-06", 40, "╌╌╌╌╌╌╌╌╌━━━━╌"),
            ("2000-01-10/2000-02", 3, "   ━━━━━━━━╌╌╌╌╌╌╌╌╌"),
            ("2000/2000", 40, "╌╌╌╌╌╌╌╌╌╌"),
            ("2000/..", 40, "╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━━━━╌╌╌→"),
            ("2000/", 40, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌→"),
            ("/2000", 40, "←╌╌╌╌╌╌╌╌╌"),
            ("[1999-12-25..2000-01-02]", 1, "╌╌"),
            ("[1999-12-31..2000-01-01]", 1, "╌"),
            ("[2000-01-05,2000-01-09]", 1, "    ╌   ╌"),
            ("{2000-01-05,2000-01-09}", 1, "    ●   ●"),
            ("1999", 1, ""),
            ("2001", 1, ""),
            ("1999/2001", 1, "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━"),
            ("XXXX", 1, ""),
        ] {
            let when = When::parse(written).expect("it is EDTF");
            let marks = Marks::of(&when.shape(), 30, &days(each, 30));
            assert_eq!(drawn(&marks), expected, "{written}");
        }
    }

    #[test]
    fn rival_dates_are_ghosts_with_a_tie() {
        for (written, rival, expected) in [
            ("2000-01-09", "2000-01-05", "    ◊┄┄┄●"),
            ("2000-01-05", "2000-01-09", "    ●┄┄┄◊"),
            ("[2000-01-05..2000-01-09]", "2000-01-06", "    ╌◊╌╌╌"),
            ("2000-01-05", "2000-01-01/2000-01-03", "◊┄┄┄●"),
            ("2000-01-05", "1999", "┄┄┄┄●"),
            ("2000-01-05", "XXXX", "    ●"),
            ("[..2000-01-20]", "2000-01-02", "←◊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤"),
        ] {
            let shape = |written| When::parse(written).expect("it is EDTF").shape();
            let mut marks = Marks::of(&shape(written), 30, &days(1, 30));
            marks.add_rival(&shape(rival), &days(1, 30));
            assert_eq!(drawn(&marks), expected, "{written}; {rival}");
        }
    }
}
