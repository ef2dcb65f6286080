use super::*;
use crate::app::axis::Window;
use proptest::prelude::*;

/// From a day (year, month, day) and so many seconds later.
const SCALES: [(&str, (i64, u8, u8), Moment); 20] = [
    ("an hour", (2022, 2, 24), HOUR),
    ("six hours", (2022, 2, 24), 6 * HOUR),
    ("a day", (2022, 2, 24), DAY),
    ("three days", (2022, 2, 27), 3 * DAY),
    ("a week", (2024, 2, 26), 7 * DAY),
    ("a month", (2022, 2, 20), 31 * DAY),
    ("a quarter", (2022, 2, 1), 92 * DAY),
    ("half a year", (2021, 11, 15), 183 * DAY),
    ("a year", (2021, 7, 1), 366 * DAY),
    ("three years", (2019, 7, 1), 3 * YEAR),
    ("a decade", (2010, 6, 1), 10 * YEAR),
    ("thirty years", (1990, 6, 1), 30 * YEAR),
    ("a century", (1920, 6, 1), 100 * YEAR),
    ("round the year 1", (-150, 1, 1), 300 * YEAR),
    ("a millennium", (1000, 6, 1), 1_000 * YEAR),
    ("three millennia", (-1_500, 6, 1), 3_000 * YEAR),
    ("since the ice", (-11_000, 6, 1), 13_000 * YEAR),
    ("a million years", (-998_000, 6, 1), 1_000_000 * YEAR),
    ("since the dinosaurs", (-70_000_000, 1, 1), 70_002_022 * YEAR),
    ("since the beginning", (-13_800_000_000, 1, 1), 13_800_002_022 * YEAR),
];

fn scale((year, month, day): (i64, u8, u8), length: Moment, width: u16) -> Scale {
    let start = begin(Day::from_ymd(year, month, day).expect("a day"));
    Scale::linear(Window::between(start, start + length), width)
}

fn labels(ticks: &[Tick], upper: bool) -> String {
    let of_row = ticks.iter().filter(|tick| (tick.rank != Rank::Lower) == upper && !tick.label.is_empty());
    of_row.map(|tick| tick.label.as_str()).collect::<Vec<_>>().join(" | ")
}

/// What an axis says, for each scale at 40, 80 and 200 columns: the upper row, and below it the lower one, if it
/// has any. The words are in `labels.txt`.
#[test]
fn ticks_suit_the_scale() {
    let mut found = String::new();
    for (name, from, length) in SCALES {
        for width in [40, 80, 200] {
            let ticks = scale(from, length, width).ticks(None);
            found.push_str(&format!("{name}, {width}\n    {}\n", labels(&ticks, true)));
            if ticks.iter().any(|tick| tick.rank == Rank::Lower) {
                found.push_str(&format!("    {}\n", labels(&ticks, false)));
            }
        }
    }
    for (nth, (found, expected)) in found.lines().zip(include_str!("labels.txt").lines()).enumerate() {
        assert_eq!(found, expected, "line {}", nth + 1);
    }
    assert_eq!(found.lines().count(), include_str!("labels.txt").lines().count());
}

#[test]
fn in_one_row_the_larger_units_come_first() {
    for (from, length, width, expected) in [
        ((2022, 2, 20), 13 * DAY, 78, "Feb 2022 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | March | 3 | 4"),
        ((2022, 1, 15), 151 * DAY, 78, "2022 | Feb | Mar | Apr | May | Jun"),
        ((2019, 7, 1), 1_064 * DAY, 118, "2019 | Oct | 2020 | Apr | Jul | Oct | 2021 | Apr | Jul | Oct | 2022 | Apr"),
        ((2000, 1, 2), 10 * YEAR, 60, "2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009"),
        ((1900, 6, 1), 100 * YEAR, 78, "1900 | 1910 | 1920 | 1930 | 1940 | 1950 | 1960 | 1970 | 1980 | 1990"),
    ] {
        let ticks = scale(from, length, width).ticks_in_a_row(None, (0, 0));
        let labels: Vec<&str> =
            ticks.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect();
        assert_eq!(labels.join(" | "), expected);
    }
    let free = scale((2019, 7, 1), 1_064 * DAY, 118).ticks_in_a_row(None, (12, 10));
    let told = |tick: &&Tick| !tick.label.is_empty();
    let first = free.iter().find(told).map(|tick| (tick.column, tick.label.as_str()));
    assert_eq!(first, Some((14, "2019")), "the ends are left free, and where it begins is told beside");
    assert_eq!(free.iter().rfind(told).map(|tick| tick.label.as_str()), Some("2022"));
}

/// From T-zero on the lower row counts; the calendar stays above it.
#[test]
fn ticks_count_from_zero() {
    let zero = begin(Day::from_ymd(2022, 2, 24).expect("a day"));
    for (from, length, expected) in [
        ((2022, 2, 24), 6 * HOUR, "0 | +1 h | +2 h | +3 h | +4 h | +5 h"),
        ((2022, 2, 20), 31 * DAY, "0 | +7 d | +14 d | +21 d"),
        ((2021, 7, 1), 366 * DAY, "−6 mo | −3 mo | 0 | +3 mo"),
        ((2010, 6, 1), 20 * YEAR, "−10 y | −8 y | −6 y | −4 y | −2 y | 0 | +2 y | +4 y | +6 y"),
        ((-13_800_000_000, 1, 1), 13_800_002_022 * YEAR, "−12 bn y | −10 bn y | −8 bn y | −6 bn y | −4 bn y | −2 bn y"),
    ] {
        assert_eq!(labels(&scale(from, length, 80).ticks(Some(zero)), false), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is shown: labels of a row stand apart and on the screen, and no tick is told twice.
    #[test]
    fn labels_never_touch(
        start in -500_000_000_000_000_000_i128..100_000_000_000, power in 12_u32..60, zero in any::<Option<i32>>(),
        width in 0_u16..400, free in (0_u16..30, 0_u16..30),
    ) {
        let window = Window::between(start, start + (1_i128 << power));
        let scale = Scale::linear(window, width);
        let zero = zero.map(|zero| Moment::from(zero) * 50);
        let row = |ticks: Vec<Tick>, lower: Option<bool>| {
            let of_row = ticks.into_iter().filter(|it| !it.label.is_empty());
            let of_row = of_row.filter(|it| lower.is_none_or(|lower| lower == (it.rank == Rank::Lower)));
            of_row.map(|it| (it.column, it.column + super::width(&it.label))).collect::<Vec<_>>()
        };
        let both = scale.ticks(zero);
        prop_assert!(both.len() <= usize::from(width) * 2 + 1);
        for row in [row(both.clone(), Some(true)), row(both, Some(false)), row(scale.ticks_in_a_row(zero, free), None)] {
            prop_assert!(row.iter().all(|(_, end)| *end <= width));
            prop_assert!(row.windows(2).all(|two| two[0].1 + APART <= two[1].0), "{:?}", row);
        }
    }
}
