//! A window of time, and the arithmetic of zooming and panning.

use crate::app::axis::{Extent, Moment};
use crate::model::Chronology;
use crate::model::stored::Record;
use crate::when::When;

/// A second, an hour, a day, a year of the Gregorian calendar, in seconds.
pub(super) const HOUR: Moment = 3_600;
pub(super) const DAY: Moment = 24 * HOUR;
pub(super) const YEAR: Moment = 31_556_952;

/// The lengths of windows below three years. From there on they are 3 and 10 times a power of ten of years.
const SHORT: [Moment; 8] = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 31 * DAY, 92 * DAY, 366 * DAY];

/// A length of time that one asks for by name, in seconds: as long as the longest of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// 24 hours.
    Day,
    /// 31 days.
    Month,
    /// 366 days.
    Year,
    /// Ten years.
    Decade,
}

impl Step {
    /// How many seconds it has.
    #[must_use]
    pub fn seconds(self) -> Moment {
        match self {
            Self::Day => DAY,
            Self::Month => 31 * DAY,
            Self::Year => 366 * DAY,
            Self::Decade => 10 * YEAR,
        }
    }
}

/// The next shorter length of a window; the shortest is an hour.
fn shorter(length: Moment) -> Moment {
    lengths().take_while(|other| *other < length).last().unwrap_or(SHORT[0])
}

/// The next longer length of a window.
fn longer(length: Moment) -> Moment {
    lengths().find(|other| *other > length).unwrap_or(length)
}

/// Every length that zooming comes by, from an hour to 10^17 years.
fn lengths() -> impl Iterator<Item = Moment> {
    let powers = (0..=16).map(|power| 10_i128.pow(power));
    SHORT.into_iter().chain(powers.flat_map(|power| [3 * power * YEAR, 10 * power * YEAR]))
}

/// A time that is to a length what `time` is to `whole`. Windows of far more years than there are seconds in one are
/// reckoned to a millionth of a millionth of them, for their products have no room in a number.
fn part(time: Moment, length: Moment, whole: Moment) -> Moment {
    const EXACT: Moment = 1_000_000_000_000;
    time.checked_mul(length).map_or_else(
        || {
            let unit = (whole / EXACT).max(1);
            time / unit * length / (whole / unit)
        },
        |product| product / whole,
    )
}

/// A stretch of time that an axis shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The middle is kept, and not the start: what is zoomed in and out again is then the same.
    centre: Moment,
    /// How many seconds it shows, at least an hour.
    length: Moment,
}

impl Window {
    /// A window about a moment; it is at least an hour long.
    #[must_use]
    pub fn about(centre: Moment, length: Moment) -> Self {
        Self { centre, length: length.max(HOUR) }
    }

    /// From a moment to before another.
    #[must_use]
    pub fn between(start: Moment, end: Moment) -> Self {
        let length = (end - start).max(HOUR);
        Self { centre: start + length / 2, length }
    }

    /// Its middle.
    #[must_use]
    pub fn centre(self) -> Moment {
        self.centre
    }

    /// How many seconds it shows.
    #[must_use]
    pub fn length(self) -> Moment {
        self.length
    }

    /// Its first second.
    #[must_use]
    pub fn start(self) -> Moment {
        self.centre - self.length / 2
    }

    /// The first second after it.
    #[must_use]
    pub fn end(self) -> Moment {
        self.start() + self.length
    }
}

/// All the time that a chronology tells of: what windows are cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct World {
    first: Moment,
    last: Moment,
    is_dated: bool,
}

impl Default for World {
    /// Where nothing is dated: the day that numbers count from.
    fn default() -> Self {
        Self { first: 0, last: DAY - 1, is_dated: false }
    }
}

impl World {
    /// From the first known end of an event to the last.
    #[must_use]
    pub fn between(first: Moment, last: Moment) -> Self {
        Self { first, last: last.max(first), is_dated: true }
    }

    /// All the time of a chronology: from the first end that is known of any event to the last.
    #[must_use]
    pub fn of(chronology: &Chronology) -> Self {
        let known = |end: &Moment| *end != Moment::MIN && *end != Moment::MAX;
        let extents = chronology.events().map(|event| Extent::of(chronology.when(event)));
        let ends = extents.filter(|extent| extent.is_known()).flat_map(|extent| [extent.first, extent.last]);
        ends.filter(known)
            .fold(None, |world: Option<Self>, end| {
                Some(match world {
                    None => Self::between(end, end),
                    Some(Self { first, last, .. }) => Self::between(first.min(end), last.max(end)),
                })
            })
            .unwrap_or_default()
    }

    /// Writes it.
    pub fn store(self, to: &mut Record) {
        to.put(self.first);
        to.put(self.last);
        to.put(u8::from(self.is_dated));
    }

    /// Reads it again.
    #[must_use]
    pub fn stored(from: &mut Record) -> Option<Self> {
        let (first, last, is_dated) = (from.small()?, from.small()?, from.small::<u8>()? == 1);
        (first <= last).then_some(Self { first, last, is_dated })
    }

    /// Whether anything in it has a date.
    #[must_use]
    pub fn is_dated(self) -> bool {
        self.is_dated
    }

    /// From its first to its last second.
    #[must_use]
    pub fn length(self) -> Moment {
        self.last - self.first + 1
    }

    /// The window that shows everything, with a little air.
    #[must_use]
    pub fn whole(self) -> Window {
        let air = (self.length() / 16).max(2 * DAY);
        Window::between(self.first - air, self.last + 1 + air)
    }

    /// From its first to its last second.
    #[must_use]
    pub(super) fn tight(self) -> Window {
        Window::between(self.first, self.last + 1)
    }

    /// A window as far as it is of use: not wider than everything (`None`), and with no more than a little air
    /// before the first event and after the last.
    fn clamped(self, window: Window) -> Option<Window> {
        let Window { centre, length } = window;
        if length >= self.whole().length {
            return None;
        }
        let (air, half) = (length / 16, length / 2);
        let (least, most) = (self.first - air + half, self.last + 1 + air - (length - half));
        let centre = if least > most { (self.first + self.last) / 2 } else { centre.clamp(least, most) };
        Some(Window { centre, length })
    }

    /// What a view shows that asks for a window, or for everything.
    #[must_use]
    pub fn shown(self, window: Option<Window>) -> Window {
        window.and_then(|window| self.clamped(window)).unwrap_or_else(|| self.whole())
    }

    /// A window of a length about a moment; everything (`None`), if that is not longer.
    #[must_use]
    pub fn about(self, centre: Moment, length: Moment) -> Option<Window> {
        self.clamped(Window::about(centre, length))
    }

    /// The day of the calendar that a moment lies in.
    #[must_use]
    pub fn day(self, moment: Moment) -> Option<Window> {
        self.about(moment.div_euclid(DAY) * DAY + DAY / 2, Step::Day.seconds())
    }

    /// The next shorter window about a moment.
    #[must_use]
    pub fn zoom_in(self, window: Option<Window>, centre: Moment) -> Option<Window> {
        self.about(centre, shorter(self.shown(window).length))
    }

    /// The next longer window about a moment.
    #[must_use]
    pub fn zoom_out(self, window: Option<Window>, centre: Moment) -> Option<Window> {
        self.about(centre, longer(self.shown(window).length))
    }

    /// The next shorter window, which leaves a moment where it is.
    #[must_use]
    pub fn zoom_in_under(self, window: Option<Window>, moment: Moment) -> Option<Window> {
        let here = self.shown(window);
        self.under(here, moment, shorter(here.length))
    }

    /// The next longer window, which leaves a moment where it is.
    #[must_use]
    pub fn zoom_out_under(self, window: Option<Window>, moment: Moment) -> Option<Window> {
        let here = self.shown(window);
        self.under(here, moment, longer(here.length))
    }

    fn under(self, here: Window, moment: Moment, length: Moment) -> Option<Window> {
        self.about(moment + part(here.centre - moment, length, here.length), length)
    }

    /// Moves a window by so many quarters of its length.
    #[must_use]
    pub fn pan(self, window: Option<Window>, quarters: Moment) -> Option<Window> {
        let window = window?;
        self.shift(Some(window), window.length * quarters / 4)
    }

    /// Moves a window by a time.
    #[must_use]
    pub fn shift(self, window: Option<Window>, by: Moment) -> Option<Window> {
        let window = window?;
        self.clamped(Window { centre: window.centre + by, ..window })
    }

    /// The window that a date fills but for an eighth of air on either side; where the date has one known end
    /// only, at least a month about that.
    #[must_use]
    pub fn fit(self, when: &When) -> Option<Window> {
        let least = if Extent::of(when).bounded().is_some() { HOUR } else { Step::Month.seconds() };
        self.holding(Extent::told(when)?, least)
    }

    fn holding(self, Extent { first, last }: Extent, least: Moment) -> Option<Window> {
        let length = last - first + 1;
        self.about(first + length / 2, (length + length / 4).max(least))
    }

    /// Moves a window just so far that an extent is in it, with air; as much of it as has room.
    #[must_use]
    pub fn reveal(self, window: Option<Window>, extent: Extent) -> Option<Window> {
        let window = window?;
        if extent.meets(window) || !extent.is_known() {
            return Some(window);
        }
        let air = window.length / 16;
        let by = if extent.last < window.start() {
            // Its end first, then as much of it as there is room for.
            let first = extent.first.max(extent.last - (window.length - 2 * air));
            first - air - window.start()
        } else {
            let last = extent.last.min(extent.first + (window.length - 2 * air));
            last + air - window.end()
        };
        self.shift(Some(window), by)
    }
}

#[cfg(test)]
mod tests;
