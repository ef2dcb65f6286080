//! The rules, and their names.

/// Which rule read a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// `24 February 2022`, `February 24, 2022`.
    DayMonthYear,
    /// `2022-04-22`, `22.04.2022`.
    Numeric,
    /// `24 February`.
    DayMonth,
    /// `the 14th`.
    DayOfMonth,
    /// `February 2022`.
    MonthYear,
    /// `in February`.
    Month,
    /// `in 2019`.
    Year,
    /// `44 BC`.
    Era,
    /// `the 1990s`.
    Decade,
    /// `the 19th century`.
    Century,
    /// `spring 2022`.
    Season,
    /// `Q1 2021`, `the second half of 2021`.
    PartOfYear,
    /// `early March`, `the end of April`, `late 2019`.
    Part,
    /// `the first three weeks of March`.
    Nth,
    /// `on Thursday`, `last Tuesday`.
    Weekday,
    /// `yesterday`.
    DayWord,
    /// `last month`.
    LastUnit,
    /// `this year`, `earlier this week`.
    ThisUnit,
    /// `next week`.
    NextUnit,
    /// `last March`.
    LastMonth,
    /// `in March last year`.
    InYear,
    /// `three weeks ago`.
    Ago,
    /// `two weeks from now`; after “will”, `in two weeks`.
    FromNow,
    /// `the past three weeks`.
    PastUnits,
    /// `two days later`, `three weeks after 24 February`.
    Later,
    /// `two days earlier`.
    Earlier,
    /// `the day before`, `the following week`.
    Beside,
    /// `that same month`.
    Same,
    /// `Christmas`.
    Holiday,
    /// `24 February at 3:40 a.m.`
    Time,
    /// `24–26 February`, `from March to April`.
    Range,
    /// `between 24 February and 17 March`.
    Between,
    /// `since February`.
    Since,
    /// `until April`.
    Until,
    /// `by 21 April`.
    By,
    /// `before March`.
    Before,
    /// `after March`.
    After,
}

impl Rule {
    /// Every rule with its name.
    pub const ALL: [(Rule, &str); 37] = [
        (Rule::DayMonthYear, "day-month-year"),
        (Rule::Numeric, "numeric"),
        (Rule::DayMonth, "day-month"),
        (Rule::DayOfMonth, "day-of-month"),
        (Rule::MonthYear, "month-year"),
        (Rule::Month, "month"),
        (Rule::Year, "year"),
        (Rule::Era, "era"),
        (Rule::Decade, "decade"),
        (Rule::Century, "century"),
        (Rule::Season, "season"),
        (Rule::PartOfYear, "part-of-year"),
        (Rule::Part, "part"),
        (Rule::Nth, "nth"),
        (Rule::Weekday, "weekday"),
        (Rule::DayWord, "day-word"),
        (Rule::LastUnit, "last-unit"),
        (Rule::ThisUnit, "this-unit"),
        (Rule::NextUnit, "next-unit"),
        (Rule::LastMonth, "last-month"),
        (Rule::InYear, "in-year"),
        (Rule::Ago, "ago"),
        (Rule::FromNow, "from-now"),
        (Rule::PastUnits, "past-units"),
        (Rule::Later, "later"),
        (Rule::Earlier, "earlier"),
        (Rule::Beside, "beside"),
        (Rule::Same, "same"),
        (Rule::Holiday, "holiday"),
        (Rule::Time, "time"),
        (Rule::Range, "range"),
        (Rule::Between, "between"),
        (Rule::Since, "since"),
        (Rule::Until, "until"),
        (Rule::By, "by"),
        (Rule::Before, "before"),
        (Rule::After, "after"),
    ];

    /// Its name, as `dateline dates` prints it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Rule::ALL.iter().find(|(rule, _)| *rule == self).map_or("", |(_, name)| name)
    }
}
