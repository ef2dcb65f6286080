//! Dates read back from words: those that are said, and those that people type.

use super::*;

/// What is typed, and the EDTF that it means.
const TYPED: &[(&str, &str)] = &[
    // A date.
    ("about April 2021", "2021-04~"),
    ("About april 2021", "2021-04~"),
    ("ca. 1950", "1950~"),
    ("c. 1950", "1950~"),
    ("perhaps about 1950", "1950%"),
    ("1950?", "1950?"),
    ("about 1950?", "1950%"),
    ("24 Feb 2022", "2022-02-24"),
    ("Feb 24, 2022", "2022-02-24"),
    ("February 24th 2022", "2022-02-24"),
    ("Thursday, 24 February 2022", "2022-02-24"),
    ("on the 24th of February 2022", "2022-02-24"),
    ("24-Feb-2022", "2022-02-24"),
    ("2022 Feb 24", "2022-02-24"),
    ("24.2.2022", "2022-02-24"),
    ("24.02.2022", "2022-02-24"),
    ("24/02/2022", "2022-02-24"),
    ("02/24/2022", "2022-02-24"),
    ("20220224", "2022-02-24"),
    ("2021-4", "2021-04"),
    ("2021/4", "2021-04"),
    ("Sept. 2021", "2021-09"),
    ("15 March 44 BC", "-0043-03-15"),
    ("March AD 33", "0033-03"),
    // Years and what is longer.
    ("4 BC", "-0003"),
    ("44 B.C.", "-0043"),
    ("AD 33", "0033"),
    ("33 CE", "0033"),
    ("1990s", "199X"),
    ("the 1560s", "156X"),
    ("1900s", "19XX"),
    ("the decade 1900–1909", "190X"),
    ("19th century", "18XX"),
    ("the 5th century BC", "[-0499..-0400]"),
    ("2 million years ago", "Y-2000000"),
    ("13.8 billion years ago", "Y-13800000000"),
    ("12,000 years ago", "Y-12000"),
    ("the year 12,000", "Y12000"),
    ("the year 17×10^100", "Y17E100"),
    // Parts.
    ("spring 2020", "2020-21"),
    ("fall of 2020", "2020-23"),
    ("2020 autumn", "2020-23"),
    ("winter 2021/22", "2021-24"),
    ("winter 2021-2022", "2021-24"),
    ("winter 2021", "2021-24"),
    ("winter 1999–00", "1999-24"),
    ("summer 2001–02", "2001-30"),
    ("summer 2001–02 (southern)", "2001-30"),
    ("Q1 2021", "2021-33"),
    ("2021 H2", "2021-41"),
    ("the second half of 2021", "2021-41"),
    ("early 2019", "2019-37"),
    ("mid-2019", "2019-38"),
    ("late 2019", "2019-39"),
    ("the end of 2019", "2019-39"),
    ("early April 2021", "[2021-04-01..2021-04-10]"),
    ("late February 2021", "[2021-02-21..2021-02-28]"),
    ("early 1950s", "[1950..1953]"),
    ("late 19th century", "[1867..1899]"),
    ("late 2000s", "[2007..2009]"),
    ("mid-2000s", "[2004..2006]"),
    ("early 1900s", "[1900..1903]"),
    // Before, after, between, one of several.
    ("before 1950", "[..1949]"),
    ("before March 2022", "[..2022-02]"),
    ("before 1 March 2022", "[..2022-02-28]"),
    ("before 10,001 BC", "[..Y-10001]"),
    ("by 1950", "[..1950]"),
    ("after 24 Feb 2022", "[2022-02-25..]"),
    ("before about 1950", "[..1949~]"),
    ("after perhaps 1950", "[1951?..]"),
    ("after perhaps about 1950", "[1951%..]"),
    ("after 1950", "[1951..]"),
    ("1950 or later", "[1950..]"),
    ("between 24 Feb and 22 Apr 2022", "[2022-02-24..2022-04-22]"),
    ("between April 2021 and 22 Apr 2022", "[2021-04-01..2022-04-22]"),
    ("2021 or 2022", "[2021,2022]"),
    ("3 or 4 March 2022", "[2022-03-03,2022-03-04]"),
    ("24 Feb and 3 Mar 2022", "{2022-02-24,2022-03-03}"),
    // What lasted.
    ("24 Feb – 17 Mar 2022", "2022-02-24/2022-03-17"),
    ("24 Feb-17 Mar 2022", "2022-02-24/2022-03-17"),
    ("Feb 24 – Mar 17, 2022", "2022-02-24/2022-03-17"),
    ("Feb 24 – 27, 2022", "2022-02-24/2022-02-27"),
    ("14–17 Mar 2022", "2022-03-14/2022-03-17"),
    ("14-17 Mar 2022", "2022-03-14/2022-03-17"),
    ("Feb-March 2022", "2022-02/2022-03"),
    ("from Feb to March 2022", "2022-02/2022-03"),
    ("2021–22", "2021/2022"),
    ("2021-2022", "2021/2022"),
    ("2021 to 2022", "2021/2022"),
    ("44–43 BC", "-0043/-0042"),
    ("10 BC – AD 4", "-0009/0004"),
    ("15 March 44 BC – 20 March", "-0043-03-15/-0043-03-20"),
    ("13.8 – 4.5 billion years ago", "Y-13800000000/Y-4500000000"),
    ("since 2020", "2020/.."),
    ("from 24 Feb 2022", "2022-02-24/.."),
    ("until 2020", "../2020"),
    // A time of day.
    ("3 March 2022 03:40 UTC", "2022-03-03T03:40:00Z"),
    ("3 March 2022, 03:40", "2022-03-03T03:40:00"),
    ("3 March 2022 at 3:40 pm", "2022-03-03T15:40:00"),
    ("March 3, 2022 12:05 a.m. GMT+2", "2022-03-03T00:05:00+02:00"),
    ("2022-03-03 03:40:27", "2022-03-03T03:40:27"),
    ("3 March 2022, 03:40 UTC-3:30", "2022-03-03T03:40:00-03:30"),
    // EDTF, in small letters too, and older drafts of it.
    ("2021-04~", "2021-04~"),
    ("2022-02-24t03:40z", "2022-02-24T03:40:00Z"),
    ("192x", "192X"),
    ("2021/open", "2021/.."),
    ("[2021, 2022]", "[2021,2022]"),
];

#[test]
fn typed_words() {
    let read = |typed| When::from_words(typed).map_or_else(|error| error.to_string(), |when| when.canonical());
    let wrong = TYPED.iter().filter(|(typed, edtf)| read(typed) != *edtf);
    let wrong: Vec<String> = wrong.map(|(typed, edtf)| format!("{typed} is {} and not {edtf}", read(typed))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(When::from_words("4 BC").expect("a year").written(), "4 BC");
}

/// Nothing is guessed: what is no date, or could be two, stays an error.
#[test]
fn words_that_are_not_understood() {
    let typed = [
        "",
        "hello",
        "May",
        "spring",
        "24 Feb",
        "20",
        "202",
        "-44",
        "04/05/2022",
        "31 April 2021",
        "today",
        "2022-13",
        "the 90s",
        "2,000 years ago",
        "0 BC",
        "AD 0",
        "between 2022 and 2021",
        "2021 and",
        "and",
        "or",
        "one of 2021",
        "early",
        "mid-",
        "from",
        "until",
        "about",
        "about about 2021",
        "3 March 2022 25:00",
        "3 March 2022 13:00 pm",
        "winter 2001–03",
        "spring 2001–02",
        "1.5 years ago",
        "every day",
        "2021–",
        "–2021",
        "24 to 22 Feb 2022",
        "27 BC to 14",
        "the 0th century BC",
        "winter of the year 9,223,372,036,854,775,807–08",
        "before 11 June 2004 (year uncertain)",
        "early about 1950",
    ];
    let read = typed.iter().filter_map(|typed| Some((typed, When::from_words(typed).ok()?.canonical())));
    assert_eq!(read.collect::<Vec<_>>(), []);
}

#[test]
fn every_expression_is_read_back_from_its_words() {
    let mut wrong = Vec::new();
    for (input, ..) in super::expressions::EXPRESSIONS {
        wrong.extend(not_read_back(&when(input)));
    }
    for code in 21..=41 {
        for year in ["2001", "1999", "9999", "0043", "-0043", "201X", "190X", "XXXX", "1X99"] {
            for mark in ["", "?", "~"] {
                wrong.extend(not_read_back(&when(&format!("{year}-{code}{mark}"))));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is wrong where words do not lead back to the same days, the same instant and the same words.
pub(super) fn not_read_back(when: &When) -> Option<String> {
    let words = when.words();
    let again = match When::from_words(&words) {
        Ok(again) => again,
        Err(error) => return Some(format!("{when}: {words}: {error}")),
    };
    let same = again.words() == words && again.span() == when.span() && again.instant() == when.instant();
    (!same).then(|| format!("{when}: {words}: {}: {}", again.canonical(), again.words()))
}

/// Each of these has thousands of places where one date could end and another begin.
#[test]
fn words_without_end_are_refused() {
    for (piece, end) in [
        ("1 or 2 - ", "2021"),
        ("some day in april - ", "2021"),
        ("april - ", "some day in 2021"),
        ("some year or ", "2021"),
        ("1 or 2 april – ", "2021"),
        ("1, ", "some day between 10 or april 2021"),
        ("from 1 to 2 or later ", "2021"),
        ("a-b ", "2021"),
        ("1-", "2021"),
        ("perhaps ", "2021"),
    ] {
        let text = format!("{}{end}", piece.repeat((4096 - end.len()) / piece.len()));
        for read in [When::from_words(&text), When::from_query(&text)] {
            assert!(read.is_err(), "{piece}");
        }
    }
}

#[test]
fn every_mask_of_digits_is_read_back() {
    let fields = |most: u8| (0..=most).map(|n| format!("{n:02}")).chain((0..=9).map(|n| format!("X{n}")));
    let months: Vec<String> = fields(12).chain(["XX", "0X", "1X"].map(str::to_owned)).collect();
    let days: Vec<String> = fields(31).chain(["XX", "0X", "1X", "2X", "3X"].map(str::to_owned)).collect();
    let mut wrong = Vec::new();
    for year in ["2021", "18XX"] {
        for month in &months {
            let dated = days.iter().map(|day| format!("{year}-{month}-{day}"));
            let masks = std::iter::once(format!("{year}-{month}")).chain(dated).filter(|mask| mask[5..].contains('X'));
            wrong.extend(masks.filter_map(|mask| not_read_back(&When::parse(&mask).ok()?)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
