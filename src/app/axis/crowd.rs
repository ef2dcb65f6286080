//! A lane with more events than it has room for: how many fall in each column.

use crate::app::axis::{Extent, Moment, Scale};
use crate::when::Weight;

/// What a column of a crowded lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrowdCell {
    /// Nothing.
    Empty,
    /// Perhaps some of so many events.
    Fog(u32),
    /// Something that lasted.
    Lasting,
    /// So many events; of lasting ones those that cover the column.
    Events(u32),
}

impl CrowdCell {
    /// How many events are certain in it.
    #[must_use]
    pub fn events(self) -> u32 {
        match self {
            Self::Events(count) => count,
            Self::Lasting => 1,
            Self::Empty | Self::Fog(_) => 0,
        }
    }
}

/// How many events fall in the fullest of some columns; where none is certain, how many may.
#[must_use]
pub fn most(cells: &[CrowdCell]) -> u32 {
    let perhaps = |cell: &CrowdCell| if let CrowdCell::Fog(events) = cell { *events } else { 0 };
    let certain = cells.iter().map(|cell| cell.events()).max().filter(|most| *most > 0);
    certain.or_else(|| cells.iter().map(perhaps).max()).unwrap_or(0)
}

/// Dates of up to this many columns count as a point.
const POINT: usize = 2;

/// The columns of an axis by the moments at which they begin, for asking often.
pub struct Starts {
    starts: Vec<Moment>,
    end: Moment,
}

impl Starts {
    /// The columns of a scale.
    #[must_use]
    pub fn of(scale: &Scale) -> Self {
        let starts = (0..scale.width()).map(|column| scale.cell(column).start).collect();
        Self { starts, end: scale.ends().map_or(0, |(_, end)| end) }
    }

    /// The first and the last column of an extent; none off the axis.
    #[must_use]
    pub fn columns(&self, extent: Extent) -> Option<(usize, usize)> {
        let start = *self.starts.first()?;
        if !extent.is_known() || extent.first >= self.end || extent.last < start {
            return None;
        }
        let column = |moment: Moment| self.starts.partition_point(|start| *start <= moment).saturating_sub(1);
        Some((column(extent.first), column(extent.last)))
    }
}

/// Where an event of a crowded lane stands.
#[derive(Clone, Copy)]
enum Stand {
    At(usize),
    Through(usize, usize),
    Perhaps(usize, usize),
}

fn stand(extent: Extent, weight: Weight, starts: &Starts) -> Option<Stand> {
    let (first, last) = starts.columns(extent)?;
    Some(match weight {
        Weight::Firm if last - first < POINT => Stand::At(first + (last - first) / 2),
        Weight::Lasting => Stand::Through(first, last),
        Weight::Firm | Weight::Vague => Stand::Perhaps(first, last),
    })
}

/// The column of a crowded lane in which an event is counted first; none where it is not counted.
#[must_use]
pub fn column_of(extent: Extent, weight: Weight, starts: &Starts) -> Option<usize> {
    match stand(extent, weight, starts)? {
        Stand::At(column) | Stand::Through(column, _) => Some(column),
        Stand::Perhaps(..) => None,
    }
}

/// Whether an event of a crowded lane is counted in a column.
#[must_use]
pub fn is_counted(extent: Extent, weight: Weight, starts: &Starts, column: usize) -> bool {
    match stand(extent, weight, starts) {
        Some(Stand::At(at)) => at == column,
        Some(Stand::Through(first, last)) => (first..=last).contains(&column),
        Some(Stand::Perhaps(..)) | None => false,
    }
}

/// How many events fall in each column of a lane.
///
/// A point counts in its column, what lasted in every column that it covers. What may lie in many columns makes
/// fog only, so that a year of "perhaps" never outweighs a day of "yes".
#[must_use]
pub fn cells(events: impl Iterator<Item = (Extent, Weight)>, starts: &Starts) -> Vec<CrowdCell> {
    let width = starts.starts.len();
    let mut points = vec![0_u32; width];
    // What begins in a column, and what has ended before it: their sums tell what covers it.
    let mut lasting = vec![0_i64; width + 1];
    let mut fog = vec![0_i64; width + 1];
    // Neighbours often have one date.
    let mut before = None;
    for (extent, weight) in events {
        let stand = match before {
            Some((same, stand)) if same == (extent, weight) => stand,
            _ => stand(extent, weight, starts),
        };
        before = Some(((extent, weight), stand));
        let over = match stand {
            None => continue,
            Some(Stand::At(column)) => {
                points[column] += 1;
                continue;
            }
            Some(Stand::Through(first, last)) => (&mut lasting, first, last),
            Some(Stand::Perhaps(first, last)) => (&mut fog, first, last),
        };
        let (over, first, last) = over;
        over[first] += 1;
        over[last + 1] -= 1;
    }
    let (mut going_on, mut perhaps) = (0, 0);
    let cell = |column: usize| {
        going_on += lasting[column];
        perhaps += fog[column];
        let events = i64::from(points[column]) + going_on;
        let counted = |events: i64| u32::try_from(events).unwrap_or(u32::MAX);
        match counted(events) {
            0 if perhaps > 0 => CrowdCell::Fog(counted(perhaps)),
            0 => CrowdCell::Empty,
            1 if points[column] == 0 => CrowdCell::Lasting,
            events => CrowdCell::Events(events),
        }
    };
    (0..width).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::axis::Window;
    use crate::when::When;
    use proptest::prelude::*;

    fn drawn(dates: &[&str]) -> String {
        let day = |written: &str| Extent::of(&When::parse(written).expect("a date"));
        let window = Window::between(day("2000-01-01").first, day("2000-01-20").last + 1);
        let starts = Starts::of(&Scale::linear(window, 20));
        let events = dates.iter().map(|written| {
            let when = When::parse(written).expect("a date");
            (Extent::of(&when), when.shape().weight())
        });
        let sign = |cell: CrowdCell| match cell {
            CrowdCell::Empty => ' ',
            CrowdCell::Fog(_) => '_',
            CrowdCell::Lasting => '=',
            CrowdCell::Events(count) => char::from_digit(count, 10).unwrap_or('+'),
        };
        cells(events, &starts).into_iter().map(sign).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn events_are_counted_where_they_are() {
        for (dates, expected) in [
            (&[][..], ""),
            (&["2000-01-03"], "  1"),
            (&["2000-01-03", "2000-01-03", "2000-01-05"], "  2 1"),
            (&["2000-01-03/2000-01-06"], "  ===="),
            (&["2000-01-03/2000-01-06", "2000-01-04"], "  =2=="),
            (&["2000-01-03/2000-01-06", "2000-01-06/2000-01-08"], "  ===2=="),
            (&["[2000-01-03..2000-01-06]", "2000-01-04"], "  _1__"),
            (&["2000-01"], "____________________"),
            (&["1999-12-31", "2000-01-21"], ""),
            (&["../2000-01-02"], "=="),
            (&["2000-01-05~"], "    _"),
        ] {
            assert_eq!(drawn(dates), expected, "{dates:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Every day of the window is counted once.
        #[test]
        fn nothing_is_lost(days in prop::collection::vec(1_u8..=20, 0..200)) {
            let dates: Vec<String> = days.iter().map(|day| format!("2000-01-{day:02}")).collect();
            let window = Extent::of(&When::parse("2000-01-01/2000-01-20").expect("a date"));
            let starts = Starts::of(&Scale::linear(Window::between(window.first, window.last + 1), 7));
            let events = dates.iter().map(|it| (Extent::of(&When::parse(it).expect("a date")), Weight::Firm));
            let counted: u32 =
                cells(events, &starts).iter().map(|cell| if let CrowdCell::Events(count) = cell { *count } else { 0 }).sum();
            prop_assert_eq!(counted as usize, dates.len());
        }
    }
}
