//! Dates of every sort that the file format knows, the plain ones far more often.

use super::dice::Dice;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day; recent years are more frequent, and no month is longer than February.
#[derive(Clone, Copy)]
pub struct Day {
    year: usize,
    month: usize,
    day: usize,
}

impl Day {
    pub fn any(dice: &mut Dice) -> Self {
        Self { year: 2024 - dice.rank(255), month: dice.between(1, 12), day: dice.between(1, 28) }
    }

    /// `1931-11-03`.
    pub fn edtf(self) -> String {
        format!("{}-{:02}", self.month_edtf(), self.day)
    }

    /// `3 November 1931`.
    pub fn words(self) -> String {
        format!("{} {} {}", self.day, MONTHS[self.month - 1], self.year)
    }

    fn month_edtf(self) -> String {
        format!("{}-{:02}", self.year, self.month)
    }
}

/// The date of an event as EDTF, and the day where it is one.
pub fn date(dice: &mut Dice) -> (String, Option<Day>) {
    let day = Day::any(dice);
    match dice.below(1000) {
        0..550 => (day.edtf(), Some(day)),
        kind => (other(dice, kind, day), None),
    }
}

fn other(dice: &mut Dice, kind: usize, day: Day) -> String {
    let Day { year, month, .. } = day;
    let (edtf, in_month) = (day.edtf(), day.month_edtf());
    let later = Day { year: year + dice.between(1, 3), ..day };
    match kind {
        550..690 => in_month,
        690..770 => year.to_string(),
        770..800 => format!("{edtf}T{:02}:{:02}", dice.below(24), dice.below(60)),
        800..820 => format!("{edtf}T{:02}:{:02}Z", dice.below(24), dice.below(60)),
        820..845 => format!("{edtf}{}", dice.one(&["?", "~", "%"])),
        845..860 => format!("{year}~"),
        860..880 => format!("{in_month}-{:02}/{in_month}-{:02}", dice.between(1, 14), dice.between(15, 28)),
        880..905 => format!("{in_month}/{}", later.month_edtf()),
        905..915 => format!("{in_month}/{}", dice.one(&["", ".."])),
        915..930 => format!("[{edtf}..{}]", later.edtf()),
        930..940 => format!("[..{edtf}]"),
        940..955 => format!("{year}-{}", dice.between(21, 24)),
        955..970 => format!("{}X", year / 10),
        970..975 => format!("{in_month}-XX"),
        975..980 => format!("{year}-XX"),
        980..985 => format!("XXXX-{month:02}"),
        985..990 => format!("-{:04}", dice.between(1, 3000)),
        990..995 => format!("Y-{}", dice.between(10_000, 13_800_000) * 1000),
        _ => format!("{{{edtf},{}}}", later.edtf()),
    }
}
