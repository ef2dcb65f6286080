//! What is said of things that are not dates.

use super::*;

/// Input, the part of it that is wrong, what is said.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, &str)] = &[
    ("2021-4", "4", "a month has two digits; did you mean 2021-04?"),
    ("2021/4", "2021/4", "a date is not written like this; did you mean 2021-04?"),
    ("24.02.2022", "24.02.2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("24 Feb 2022", "24 Feb 2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("Feb 2022", "Feb 2022", "a date is not written like this; did you mean 2022-02?"),
    ("2021-13", "13", "there is no month 13; months are 01 to 12; seasons are 21 (spring) to 24 (winter)"),
    ("2021-02-30", "30", "February 2021 has 28 days"),
    ("2021-04-31", "31", "April 2021 has 30 days"),
    ("Feb 30 2022", "Feb 30 2022", "February 2022 has 28 days"),
    ("31.4.2022", "31.4.2022", "April 2022 has 30 days"),
    ("Thursday, 31 April 2022", "Thursday, 31 April 2022", "April 2022 has 30 days"),
    ("2022-W10", "2022-W10", "weeks are told by their days; did you mean 2022-03-07/2022-03-13?"),
    ("2020-W53", "2020-W53", "weeks are told by their days; did you mean 2020-12-28/2021-01-03?"),
    ("2021-W53", "W53", "a month has two digits; April is 04"),
    ("April 2021", "April 2021", "a date is not written like this; did you mean 2021-04?"),
    ("ca. 1950", "ca. 1950", "a date is not written like this; did you mean 1950~?"),
    ("c. 1950", "c. 1950", "a date is not written like this; did you mean 1950~?"),
    ("1920s", "1920s", "a date is not written like this; did you mean 192X?"),
    ("the 1920s", "the 1920s", "a date is not written like this; did you mean 192X?"),
    ("19th century", "19th century", "a date is not written like this; did you mean 18XX?"),
    ("44 BC", "44 BC", "a date is not written like this; did you mean -0043?"),
    ("AD 43", "AD 43", "a date is not written like this; did you mean 0043?"),
    ("43", "43", "a date is not written like this; did you mean 0043?"),
    ("987", "987", "a date is not written like this; did you mean 0987?"),
    ("13800000000", "13800000000", "a date is not written like this; did you mean Y13800000000?"),
    ("-13,800,000,000", "-13,800,000,000", "a date is not written like this; did you mean Y-13800000000?"),
    ("2021-2022", "2021-2022", "a date is not written like this; did you mean 2021/2022?"),
    ("2021–2022", "2021–2022", "a date is not written like this; did you mean 2021/2022?"),
    ("24 Feb – 17 Mar 2022", "24 Feb – 17 Mar 2022", "a date is not written like this; did you mean 2022-02-24/2022-03-17?"),
    ("Feb to Apr 2022", "Feb to Apr 2022", "a date is not written like this; did you mean 2022-02/2022-04?"),
    ("2021..2022", "2021..2022", "a date is not written like this; did you mean 2021/2022?"),
    ("04/05/2022", "04/05/2022", "a date is not written like this; did you mean 2022-05-04 or 2022-04-05?"),
    ("24/02/2022", "24/02/2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("02/24/2022", "02/24/2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("Thursday 24 February 2022", "Thursday 24 February 2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("February 24th, 2022", "February 24th, 2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("spring 2020", "spring 2020", "a date is not written like this; did you mean 2020-21?"),
    ("Q1 2021", "Q1 2021", "a date is not written like this; did you mean 2021-33?"),
    ("2021-Q3", "Q3", "a month has two digits; did you mean 2021-35?"),
    ("2021-H2", "H2", "a month has two digits; did you mean 2021-41?"),
    ("192x", "192x", "a date is not written like this; did you mean 192X?"),
    ("19uu", "19uu", "a date is not written like this; did you mean 19XX?"),
    ("2021/open", "2021/open", "a date is not written like this; did you mean 2021/..?"),
    ("unknown/2021", "unknown/2021", "a date is not written like this; did you mean /2021?"),
    ("1984?~", "1984?~", "a date is not written like this; did you mean 1984%?"),
    ("2022-02-24 03:40", "2022-02-24 03:40", "a date is not written like this; did you mean 2022-02-24T03:40?"),
    ("2022-02-24 03:40 UTC", "2022-02-24 03:40 UTC", "a date is not written like this; did you mean 2022-02-24T03:40Z?"),
    ("2022-02-24t03:40z", "2022-02-24t03:40z", "a date is not written like this; did you mean 2022-02-24T03:40Z?"),
    ("[2021-04..2022-04-22]", "2022", "the ends of this range are not of one kind; did you mean [2021-04-01..2022-04-22]?"),
    ("perhaps April 2021", "perhaps April 2021", "a date is not written like this; it is written 2021-04?"),
    ("until 24 Feb 2022", "until 24 Feb 2022", "a date is not written like this; did you mean ../2022-02-24?"),
    ("since March 2022", "since March 2022", "a date is not written like this; did you mean 2022-03/..?"),
    ("by 21 April 2022", "by 21 April 2022", "a date is not written like this; did you mean [..2022-04-21]?"),
    ("", "", "there is no date; a date looks like 2021, 2021-04 or 2021-04-24"),
    ("hello", "hello", "this is not a date; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("2022-02-24T25:00", "25", "hours are 00 to 23; midnight begins the next day, T00:00:00"),
    ("2022-02-24T24:00:00Z", "24", "hours are 00 to 23; midnight begins the next day, T00:00:00"),
    ("20220224", "20220224", "a date is not written like this; did you mean 2022-02-24?"),
    (" 2021 ", " 2021 ", "a date is not written like this; did you mean 2021?"),
    ("2021.", "2021.", "a date is not written like this; did you mean 2021?"),
    ("2021-02-3", "3", "a day has two digits; did you mean 2021-02-03?"),
    ("2023-02-29", "29", "February 2023 has 28 days"),
    ("-0044-02-30", "30", "February 45 BC has 29 days"),
    ("[2021,  2022]", "[2021,  2022]", "a date is not written like this; did you mean [2021,2022]?"),
    ("[2021, 2022-13]", "13", "there is no month 13; months are 01 to 12; seasons are 21 (spring) to 24 (winter)"),
    ("2021/2020", "2020", "the end is before the start"),
    ("../..", ".", "an interval needs a date at one end; as in 2021/.."),
    ("Août 2021", "û", "this character does not belong in a date; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("24 Feb", "24 Feb", "the year is missing; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("2021-04-12T", "", "a time is hours, minutes and seconds; as in T03:40:00"),
    ("2021-00", "00", "there is no month 00; months are 01 to 12; seasons are 21 (spring) to 24 (winter)"),
    ("2021-04-00", "00", "days begin at 01"),
    ("Y2021", "2021", "this year is too small for a Y; did you mean 2021?"),
    ("-44", "-44", "a date is not written like this; did you mean -0044?"),
    ("about c. 1950?", " ", "a blank does not belong here; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("2022-02-24T03:40Z/2022-02-24T05:00Z", "T03", "intervals and sets have no times of day; leave the times out: 2022-02-24"),
    ("2022-02-24T08:00/2022-02-25", "T08", "intervals and sets have no times of day; leave the times out: 2022-02-24/2022-02-25"),
    ("2022-02-24T08:00-05:00/..", "T08", "intervals and sets have no times of day; leave the times out: 2022-02-24/.."),
    ("2022-02-24T08:00/soon", "T08", "intervals and sets have no times of day; they run between days; as in 2022-02-24/2022-02-25"),
    ("[2022-02-24T03:40:00Z,2022-02-25]", "T03", "intervals and sets have no times of day; leave the times out: [2022-02-24,2022-02-25]"),
    ("spring", "spring", "the year is missing; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("24-Feb-2022", "24-Feb-2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("[2021", "1", "a bracket is not closed; as in [2021,2022]"),
    ("2021-25-01", "01", "a season has no days"),
    ("May", "May", "the year is missing; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
    ("2021-4-5", "-", "a month has two digits; did you mean 2021-04-05?"),
    ("2004-06-01/2004-6-20", "-", "a month has two digits; did you mean 2004-06-01/2004-06-20?"),
    ("Feb. 24, 2022", "Feb. 24, 2022", "a date is not written like this; did you mean 2022-02-24?"),
    ("24 February", "24 February", "the year is missing; a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02"),
];

#[test]
fn mistakes() {
    for (input, at, said) in MISTAKES {
        let error = When::parse(input).expect_err(input);
        assert_eq!(error.to_string(), *said, "{input}");
        assert_eq!(&input[error.at], *at, "{input}");
    }
}

/// Leniency ends where a date could be misread.
#[test]
fn what_is_accepted() {
    for (input, valid) in [
        ("[2021, 2022]", true),
        ("{2021-04, 2021-05, 2021-06}", true),
        ("[2021,  2022]", false),
        ("[2021 ,2022]", false),
        ("2022-02-24T03:40", true),
        ("2022-02-24T03:40+02", true),
        ("2022-02-24T03", false),
        ("2022-02-24T3:40", false),
        ("2022-02-24T03:4", false),
        ("2021-4", false),
        ("2021-04-24 ", false),
        ("[2021-04..2022-04-22]", false),
        ("[2021-04-01..2022-04-22]", true),
    ] {
        assert_eq!(When::parse(input).is_ok(), valid, "{input}");
    }
}

/// What the grammar of Annex A leaves out, production by production.
#[test]
fn what_is_refused() {
    let refused = [
        // Level 0: dates, times, intervals.
        "985",
        "19850",
        "1985-4",
        "1985-004",
        "1985-04-1",
        "1985-04-012",
        "1985-04-31",
        "1985-",
        "1985-04-",
        "-0000",
        "1985-13",
        "1985-20",
        "1985-42",
        "1985-99",
        "1985-00",
        "+1985",
        "1985:04",
        "85-04-12",
        "1985-102",
        "1985-W15",
        "1985-04-12T",
        "1985-04-12T23",
        "1985-04-12T23:20:3",
        "1985-04-12T23:20:61",
        "1985-04-12T23:60:00",
        "1985-04-12T24:00:00",
        "1985-04-12T23:20:30z",
        "1985-04-12T23:20:30+2",
        "1985-04-12T23:20:30+0200",
        "1985-04-12T23:20:30+15:00",
        "1985-04-12T23:20:30-00:00",
        "1985-04-12T23:20:30+01:60",
        "1985-04-12T23:20:30.5",
        "1985-04T23:20:30",
        "1985T23:20:30",
        "-0043-03-15T12:00:00",
        "Y17000T12:00:00",
        "1985-04-12?T23:20:30",
        "1985-04-1XT23:20:30",
        "1985/1984",
        "1985/1986/1987",
        "1985-04-12/10",
        "1985-04/1984-05",
        // Level 1: years of more digits, seasons, doubts, open digits, ends.
        "Y1985",
        "Y0017000",
        "Y",
        "Y-",
        "Y17000-04",
        "Y99999999999999999999",
        "y17000",
        "1985-21-12",
        "2001-21-XX",
        "1985??",
        "1985-04?~",
        "?",
        "~1985-04-12-",
        "1985-X",
        "X985-04-1",
        "-1XXX",
        "-19X5-04",
        "1985-4X",
        "1985-X4-31",
        "1985-02-3X",
        "/",
        "../",
        "/..",
        "../..",
        "1985/...",
        ".../1985",
        "1985/ ..",
        "open/1985",
        "unknown/1985",
        // Level 2: powers, significant digits, sets.
        "Y0E7",
        "Y17E",
        "Y17E-7",
        "Y1E3",
        "Y17E100001",
        "1950S0",
        "1950S5",
        "1950S",
        "19X0S2",
        "1950S2-04",
        "Y17101E4S10",
        "1950SX",
        "[]",
        "{}",
        "[1985",
        "1985]",
        "[1985}",
        "[1985,]",
        "[,1985]",
        "[..]",
        "[1985,,1986]",
        "[[1985]]",
        "{[1985],1986}",
        "[1986..1985]",
        "[1985..1986..1987]",
        "[1985-04..1986]",
        "[198X..1990]",
        "[1985?..1990]",
        "[1985-21..1985-23]",
        "[1950S2..1990]",
        "[1985/1986]",
        "[1985;1986]",
        "1985..1986",
        "..1985",
        "1985..",
        "1985/..1986",
        "1985../1986",
        "1985-(04)",
        "(1985)?-04",
    ];
    let accepted: Vec<_> = refused.iter().filter(|input| When::parse(input).is_ok()).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}

#[test]
fn long_inputs_give_short_messages() {
    for input in ["2".repeat(100_000), "[2021,".repeat(50_000), "é ".repeat(50_000)] {
        let error = When::parse(&input).expect_err("not a date");
        assert!(error.to_string().len() < 200);
    }
}

/// What is missing before the dots is told at the part that lacks it.
#[test]
fn what_a_range_lacks_has_a_place() {
    for (input, at) in [("Y..", 0..1), ("2021..Y", 6..7)] {
        assert_eq!(When::from_query(input).map_err(|error| error.at), Err(at), "{input}");
    }
}
