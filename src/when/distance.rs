//! How far one date is from another.

/// What a distance is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// A second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// From a day of the calendar to the next.
    Day,
    /// A month; where days are counted in months, a twelfth of a year.
    Month,
    /// A year; where days are counted in years, 365.2425 of them.
    Year,
}
