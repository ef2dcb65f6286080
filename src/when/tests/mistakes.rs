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

#[test]
fn long_inputs_give_short_messages() {
    for input in ["2".repeat(100_000), "[2021,".repeat(50_000), "é ".repeat(50_000)] {
        let error = When::parse(&input).expect_err("not a date");
        assert!(error.to_string().len() < 200);
    }
}
