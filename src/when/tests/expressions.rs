//! Every production of ISO 8601-2:2019 Annex A, levels 0 to 2, in examples of our own.

use super::*;

/// Expression, level, earliest, latest, whether in doubt, words.
#[rustfmt::skip]
pub(super) const EXPRESSIONS: &[(&str, u8, &str, &str, bool, &str)] = &[
    ("1985-04-12", 0, "1985-04-12", "1985-04-12", false, "12 April 1985"),
    ("1985-04", 0, "1985-04-01", "1985-04-30", false, "April 1985"),
    ("1985", 0, "1985-01-01", "1985-12-31", false, "1985"),
    ("0987", 0, "0987-01-01", "0987-12-31", false, "AD 987"),
    ("0043", 0, "0043-01-01", "0043-12-31", false, "AD 43"),
    ("0000", 0, "0000-01-01", "0000-12-31", false, "1 BC"),
    ("-0043", 1, "-0043-01-01", "-0043-12-31", false, "44 BC"),
    ("-0043-03-15", 1, "-0043-03-15", "-0043-03-15", false, "15 March 44 BC"),
    ("2022-02-24T03:40Z", 0, "2022-02-24", "2022-02-24", false, "24 February 2022, 03:40 UTC"),
    ("2022-02-24T03:40:27", 0, "2022-02-24", "2022-02-24", false, "24 February 2022, 03:40:27"),
    ("2022-02-24T05:40:00+02:00", 0, "2022-02-24", "2022-02-24", false, "24 February 2022, 05:40 UTC+2"),
    ("2022-02-24T03:40:00-03:30", 0, "2022-02-24", "2022-02-24", false, "24 February 2022, 03:40 UTC-3:30"),
    ("2022-02-24T03:40+02", 0, "2022-02-24", "2022-02-24", false, "24 February 2022, 03:40 UTC+2"),
    ("1964/2008", 0, "1964-01-01", "2008-12-31", false, "1964 – 2008"),
    ("2004-06/2006-08", 0, "2004-06-01", "2006-08-31", false, "Jun 2004 – Aug 2006"),
    ("2004-02-01/2005-02-08", 0, "2004-02-01", "2005-02-08", false, "1 Feb 2004 – 8 Feb 2005"),
    ("2022-02-24/2022-03-17", 0, "2022-02-24", "2022-03-17", false, "24 Feb – 17 Mar 2022"),
    ("2022-03-14/2022-03-17", 0, "2022-03-14", "2022-03-17", false, "14 – 17 Mar 2022"),
    ("2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28", false, "1 Feb 2004 – Feb 2005"),
    ("2004-02-01/2005", 0, "2004-02-01", "2005-12-31", false, "1 Feb 2004 – 2005"),
    ("2005/2006-02", 0, "2005-01-01", "2006-02-28", false, "2005 – Feb 2006"),
    ("2021/2021-03", 0, "2021-01-01", "2021-03-31", false, "2021 – Mar 2021"),
    ("2022-02-24/2022-03", 0, "2022-02-24", "2022-03-31", false, "24 Feb – Mar 2022"),
    ("2022/2022", 0, "2022-01-01", "2022-12-31", false, "throughout 2022"),
    ("Y170000002", 1, "Y170000002", "Y170000002", false, "the year 170,000,002"),
    ("Y-170000002", 1, "Y-170000002", "Y-170000002", false, "170,000,003 BC"),
    ("Y-13800000000", 1, "Y-13800000000", "Y-13800000000", false, "13.8 billion years ago"),
    ("Y-12000", 1, "Y-12000", "Y-12000", false, "12,000 years ago"),
    ("Y17E7", 2, "Y170000000", "Y170000000", false, "the year 170,000,000"),
    ("Y-17E7", 2, "Y-170000000", "Y-170000000", false, "170 million years ago"),
    ("Y17E100", 2, "unknown", "unknown", false, "the year 17×10^100"),
    ("Y-17E100000", 2, "unknown", "unknown", false, "17×10^100000 years ago"),
    ("Y17101E4S3", 2, "Y171000000", "Y171999999", true, "some year between 171,000,000 and 171,999,999, estimated at 171,010,000"),
    ("1950S2", 2, "1900-01-01", "1999-12-31", true, "some year between 1900 and 1999, estimated at 1950"),
    ("1950S1~", 2, "1000-01-01", "1999-12-31", true, "about some year between 1000 and 1999, estimated at 1950"),
    ("2001-21", 1, "2001-03-01", "2001-05-31", false, "spring 2001"),
    ("2001-24", 1, "2001-12-01", "2002-02-28", false, "winter 2001–02"),
    ("2001-28", 2, "2001-12-01", "2002-02-28", false, "winter 2001–02 (northern)"),
    ("2001-30", 2, "2001-12-01", "2002-02-28", false, "summer 2001–02 (southern)"),
    ("2001-34", 2, "2001-04-01", "2001-06-30", false, "the second quarter of 2001"),
    ("2001-38", 2, "2001-05-01", "2001-08-31", false, "the second third of 2001"),
    ("2001-41", 2, "2001-07-01", "2001-12-31", false, "the second half of 2001"),
    ("201X-24", 2, "2010-12-01", "2020-02-29", true, "winter of some year in the 2010s"),
    ("201X-40", 2, "2010-01-01", "2019-06-30", true, "the first half of some year in the 2010s"),
    ("1984?", 1, "1984-01-01", "1984-12-31", true, "perhaps 1984"),
    ("2004-06~", 1, "2004-06-01", "2004-06-30", true, "about June 2004"),
    ("2004-06-11%", 1, "2004-06-11", "2004-06-11", true, "perhaps about 11 June 2004"),
    ("2021-04~", 1, "2021-04-01", "2021-04-30", true, "about April 2021"),
    ("2022-02-24?", 1, "2022-02-24", "2022-02-24", true, "perhaps 24 February 2022"),
    ("201X", 1, "2010-01-01", "2019-12-31", true, "the 2010s"),
    ("20XX", 1, "2000-01-01", "2099-12-31", true, "the 21st century"),
    ("156X", 1, "1560-01-01", "1569-12-31", true, "the 1560s"),
    ("18XX", 1, "1800-01-01", "1899-12-31", true, "the 19th century"),
    ("00XX", 1, "0000-01-01", "0099-12-31", true, "the 1st century"),
    ("1XXX", 2, "1000-01-01", "1999-12-31", true, "some year between 1000 and 1999"),
    ("XXXX", 2, "0000-01-01", "9999-12-31", true, "some year"),
    ("000X", 1, "0000-01-01", "0009-12-31", true, "some year between 1 BC and AD 9"),
    ("1X99", 2, "1099-01-01", "1999-12-31", true, "some year between 1099 and 1999"),
    ("2004-XX", 1, "2004-01-01", "2004-12-31", true, "some month in 2004"),
    ("2021-04-XX", 1, "2021-04-01", "2021-04-30", true, "some day in April 2021"),
    ("2021-XX-XX", 1, "2021-01-01", "2021-12-31", true, "some day in 2021"),
    ("2021-04-1X", 2, "2021-04-10", "2021-04-19", true, "some day between 10 and 19 April 2021"),
    ("2021-04-X1", 2, "2021-04-01", "2021-04-21", true, "1, 11 or 21 April 2021"),
    ("2021-04-3X", 2, "2021-04-30", "2021-04-30", true, "30 April 2021"),
    ("2021-02-2X", 2, "2021-02-20", "2021-02-28", true, "some day between 20 and 28 February 2021"),
    ("2004-1X", 2, "2004-10-01", "2004-12-31", true, "October, November or December 2004"),
    ("2004-0X", 2, "2004-01-01", "2004-09-30", true, "some month between January and September 2004"),
    ("2004-X1", 2, "2004-01-01", "2004-11-30", true, "January or November 2004"),
    ("201X-04", 2, "2010-04-01", "2019-04-30", true, "April of some year in the 2010s"),
    ("15XX-12-25", 2, "1500-12-25", "1599-12-25", true, "25 December of some year in the 16th century"),
    ("XXXX-12-25", 2, "0000-12-25", "9999-12-25", true, "25 December of some year"),
    ("XXXX-12-XX", 2, "0000-12-01", "9999-12-31", true, "some day in December of some year"),
    ("XXXX-12", 2, "0000-12-01", "9999-12-31", true, "December of some year"),
    ("1XXX-XX", 2, "1000-01-01", "1999-12-31", true, "some month between 1000 and 1999"),
    ("1XXX-12", 2, "1000-12-01", "1999-12-31", true, "December of some year between 1000 and 1999"),
    ("1984-1X", 2, "1984-10-01", "1984-12-31", true, "October, November or December 1984"),
    ("1985-XX-12", 2, "1985-01-12", "1985-12-12", true, "the 12th of some month in 1985"),
    ("1X32-X1-X1", 2, "1032-01-01", "1932-11-21", true, "some day between 1 Jan 1032 and 21 Nov 1932"),
    ("156X-XX-XX", 2, "1560-01-01", "1569-12-31", true, "some day in the 1560s"),
    ("156X-XX", 2, "1560-01-01", "1569-12-31", true, "some month in the 1560s"),
    ("XXXX-XX-23", 2, "0000-01-23", "9999-12-23", true, "the 23rd of some month of some year"),
    ("2004-06~-11", 2, "2004-06-11", "2004-06-11", true, "11 June 2004 (year and month approximate)"),
    ("2004?-06-11", 2, "2004-06-11", "2004-06-11", true, "11 June 2004 (year uncertain)"),
    ("?2004-06-~11", 2, "2004-06-11", "2004-06-11", true, "11 June 2004 (year uncertain; day approximate)"),
    ("2004-06?-%11", 2, "2004-06-11", "2004-06-11", true, "11 June 2004 (year and month uncertain; day uncertain and approximate)"),
    ("2004?-06", 2, "2004-06-01", "2004-06-30", true, "June 2004 (year uncertain)"),
    ("../2022-02-24", 1, "-inf", "2022-02-24", true, "until 24 Feb 2022"),
    ("/2022-02-24", 1, "unknown", "2022-02-24", true, "until 24 Feb 2022, no start given"),
    ("2022-02-24/..", 1, "2022-02-24", "inf", false, "from 24 Feb 2022"),
    ("2022-02-24/", 1, "2022-02-24", "unknown", false, "from 24 Feb 2022, no end given"),
    ("2022-03/", 1, "2022-03-01", "unknown", false, "from Mar 2022, no end given"),
    ("../2021", 1, "-inf", "2021-12-31", true, "until 2021"),
    ("2021/..", 1, "2021-01-01", "inf", false, "from 2021"),
    ("2021~/", 1, "2021-01-01", "unknown", true, "from about 2021, no end given"),
    ("../2022-02~", 1, "-inf", "2022-02-28", true, "until about Feb 2022"),
    ("2004-06-01~/2004-06-20", 1, "2004-06-01", "2004-06-20", true, "from about 1 Jun 2004 to 20 Jun 2004"),
    ("2004-06-01~/2004-06-20?", 1, "2004-06-01", "2004-06-20", true, "from about 1 Jun 2004 to perhaps 20 Jun 2004"),
    ("2021-04?/2022-05", 1, "2021-04-01", "2022-05-31", true, "from perhaps Apr 2021 to May 2022"),
    ("2004-02-XX/2004-03-1X", 2, "2004-02-01", "2004-03-19", true, "from some day in Feb 2004 to some day between 10 and 19 Mar 2004"),
    ("2004-02-01/2004-02-02~", 1, "2004-02-01", "2004-02-02", true, "from 1 Feb 2004 to about 2 Feb 2004"),
    ("..2004-02-01/2004-03", 2, "-inf", "2004-03-31", true, "from 1 Feb 2004 or earlier to Mar 2004"),
    ("2004-02-01/2004-03-05..", 2, "2004-02-01", "inf", false, "from 1 Feb 2004 to 5 Mar 2004 or later"),
    ("[2022-02-24..2022-04-22]", 2, "2022-02-24", "2022-04-22", true, "some day between 24 Feb and 22 Apr 2022"),
    ("[2021-04-01..2022-04-22]", 2, "2021-04-01", "2022-04-22", true, "some day between 1 Apr 2021 and 22 Apr 2022"),
    ("[2021-04..2021-06]", 2, "2021-04-01", "2021-06-30", true, "some month between Apr and Jun 2021"),
    ("[2019..2021]", 2, "2019-01-01", "2021-12-31", true, "some year between 2019 and 2021"),
    ("[1899..1901]", 2, "1899-01-01", "1901-12-31", true, "some year between 1899 and 1901"),
    ("[2022-04-22..]", 2, "2022-04-22", "inf", true, "22 Apr 2022 or later"),
    ("[..2022-04-22]", 2, "-inf", "2022-04-22", true, "by 22 Apr 2022"),
    ("[..2022]", 2, "-inf", "2022-12-31", true, "before 2023"),
    ("[2022..]", 2, "2022-01-01", "inf", true, "2022 or later"),
    ("[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31", true, "one of 1667, 1668 or 1670 to 1672"),
    ("[2022-02-24,2022-03-03]", 2, "2022-02-24", "2022-03-03", true, "one of 24 Feb or 3 Mar 2022"),
    ("[2022-03-03, 2022-03-04]", 2, "2022-03-03", "2022-03-04", true, "one of 3 Mar or 4 Mar 2022"),
    ("[1760-01,1760-02,1760-12..]", 2, "1760-01-01", "inf", true, "one of Jan 1760, Feb 1760 or Dec 1760 or later"),
    ("[2021]", 2, "2021-01-01", "2021-12-31", true, "2021"),
    ("{2022-02-24,2022-03-03}", 2, "2022-02-24", "2022-03-03", false, "24 Feb and 3 Mar 2022"),
    ("{1960,1961-12}", 2, "1960-01-01", "1961-12-31", false, "1960 and Dec 1961"),
    ("{1667,1668,1670..1672}", 2, "1667-01-01", "1672-12-31", false, "1667, 1668 and 1670 to 1672"),
    ("{..1984}", 2, "-inf", "1984-12-31", false, "every year up to 1984"),
    ("{1984..}", 2, "1984-01-01", "inf", false, "every year from 1984 on"),
    ("{1960..1962}", 2, "1960-01-01", "1962-12-31", false, "every year from 1960 to 1962"),
    ("{2022-02-24..2022-02-27}", 2, "2022-02-24", "2022-02-27", false, "every day from 24 to 27 Feb 2022"),
    ("[..1983-12-03]", 2, "-inf", "1983-12-03", true, "by 3 Dec 1983"),
    ("[1667,1760-12]", 2, "1667-01-01", "1760-12-31", true, "one of 1667 or Dec 1760"),
    ("{2021-21,2021-22}", 2, "2021-03-01", "2021-08-31", false, "spring 2021 and summer 2021"),
    ("-0009/-0003", 1, "-0009-01-01", "-0003-12-31", false, "10 BC – 4 BC"),
    ("9999-12-31", 0, "9999-12-31", "9999-12-31", false, "31 December 9999"),
    ("-9999-04-02~", 1, "-9999-04-02", "-9999-04-02", true, "about 2 April 10000 BC"),
    ("Y-13800000000~", 1, "Y-13800000000", "Y-13800000000", true, "about 13.8 billion years ago"),
    ("Y-13800000000/Y-4500000000", 1, "Y-13800000000", "Y-4500000000", false, "13.8 billion years ago – 4.5 billion years ago"),
    ("Y-13800000000/", 1, "Y-13800000000", "unknown", false, "from 13.8 billion years ago, no end given"),
    ("/Y9000000000000000000", 1, "unknown", "unknown", true, "until the year 9,000,000,000,000,000,000, no start given"),
    ("[Y17E100..]", 2, "unknown", "inf", true, "the year 17×10^100 or later"),
    ("2001-22", 1, "2001-06-01", "2001-08-31", false, "summer 2001"),
    ("2001-23~", 1, "2001-09-01", "2001-11-30", true, "about autumn 2001"),
    ("-0043-24", 1, "-0043-12-01", "-0042-02-28", false, "winter 44 BC"),
    ("1984%", 1, "1984-01-01", "1984-12-31", true, "perhaps about 1984"),
    ("1984-06?", 1, "1984-06-01", "1984-06-30", true, "perhaps June 1984"),
    ("190X", 1, "1900-01-01", "1909-12-31", true, "the decade 1900–1909"),
    ("%1984", 1, "1984-01-01", "1984-12-31", true, "perhaps about 1984"),
    ("~2004-06", 2, "2004-06-01", "2004-06-30", true, "June 2004 (year approximate)"),
    ("2004-?06", 2, "2004-06-01", "2004-06-30", true, "June 2004 (month uncertain)"),
    ("-1950S2", 2, "-1999-01-01", "-1900-12-31", true, "some year between 2000 BC and 1901 BC, estimated at 1951 BC"),
    ("Y-171010000S3", 2, "Y-171999999", "Y-171000000", true, "some year between 172,000,000 BC and 171 million years ago, estimated at 171.01 million years ago"),
    ("1950S4", 2, "1950-01-01", "1950-12-31", true, "1950"),
    ("2004-X4", 2, "2004-04-01", "2004-04-30", true, "April 2004"),
    ("2004-X2-3X", 2, "2004-12-30", "2004-12-31", true, "30 or 31 December 2004"),
    ("2004-X1-31", 2, "2004-01-31", "2004-01-31", true, "31 January 2004"),
    ("2001-X2-29", 2, "2001-12-29", "2001-12-29", true, "29 December 2001"),
    ("2016-12-31T23:59:60Z", 0, "2016-12-31", "2016-12-31", false, "31 December 2016, 23:59:60 UTC"),
    ("9999-12-31T23:59:59-14:00", 0, "9999-12-31", "9999-12-31", false, "31 December 9999, 23:59:59 UTC-14"),
    ("Y1000000000000", 1, "Y1000000000000", "Y1000000000000", false, "the year 1,000,000,000,000"),
    ("Y-1000000000000", 1, "Y-1000000000000", "Y-1000000000000", false, "1 trillion years ago"),
    ("Y1E12/..", 2, "Y1000000000000", "inf", false, "from the year 1,000,000,000,000"),
    ("2021-21/2021-23", 1, "2021-03-01", "2021-11-30", false, "from spring 2021 to autumn 2021"),
    ("/1984-06-02~", 1, "unknown", "1984-06-02", true, "until about 2 Jun 1984, no start given"),
    ("{..1983-12-31,1984-10-10..1984-11-01}", 2, "-inf", "1984-11-01", false, "31 Dec 1983 or earlier and 10 Oct to 1 Nov 1984"),
    ("[..1949]", 2, "-inf", "1949-12-31", true, "before 1950"),
    ("[..2022-02]", 2, "-inf", "2022-02-28", true, "before Mar 2022"),
    ("[..156X]", 2, "-inf", "1569-12-31", true, "by the 1560s"),
    ("[2021-04-X1,2022]", 2, "2021-04-01", "2022-12-31", true, "one of 1, 11 or 21 Apr 2021; or 2022"),
    ("{2004?-06,2005}", 2, "2004-06-01", "2005-12-31", true, "Jun 2004 (year uncertain) and 2005"),
    ("[2020~,2021]", 2, "2020-01-01", "2021-12-31", true, "one of about 2020 or 2021"),
];

#[test]
fn expressions() {
    for (input, level, earliest, latest, hedged, words) in EXPRESSIONS {
        let when = when(input);
        assert_eq!(when.words(), *words, "{input}");
        assert_eq!(when.level(), *level, "{input}");
        assert_eq!(when.earliest().to_string(), *earliest, "{input}");
        assert_eq!(when.latest().to_string(), *latest, "{input}");
        assert_eq!(when.is_hedged(), *hedged, "{input}");
        assert_eq!(when.written(), *input);
    }
}

/// The seasons and other parts of a year (ISO 8601-2:2019 §4.8): northern where nothing is said.
#[test]
fn parts_of_a_year() {
    let spring = ("2001-03-01", "2001-05-31");
    let summer = ("2001-06-01", "2001-08-31");
    let autumn = ("2001-09-01", "2001-11-30");
    let winter = ("2001-12-01", "2002-02-28");
    let codes = [
        (21, spring),
        (22, summer),
        (23, autumn),
        (24, winter),
        (25, spring),
        (26, summer),
        (27, autumn),
        (28, winter),
        (29, autumn),
        (30, winter),
        (31, spring),
        (32, summer),
        (33, ("2001-01-01", "2001-03-31")),
        (34, ("2001-04-01", "2001-06-30")),
        (35, ("2001-07-01", "2001-09-30")),
        (36, ("2001-10-01", "2001-12-31")),
        (37, ("2001-01-01", "2001-04-30")),
        (38, ("2001-05-01", "2001-08-31")),
        (39, ("2001-09-01", "2001-12-31")),
        (40, ("2001-01-01", "2001-06-30")),
        (41, ("2001-07-01", "2001-12-31")),
    ];
    for (code, (earliest, latest)) in codes {
        let when = when(&format!("2001-{code}"));
        assert_eq!(when.earliest().to_string(), earliest, "{code}");
        assert_eq!(when.latest().to_string(), latest, "{code}");
    }
    assert_eq!(when("2003-24").latest().to_string(), "2004-02-29", "a leap year's winter");
}

#[test]
fn canonical_spellings() {
    for (input, canonical) in [
        ("2021-04", "2021-04"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("[2021, 2022]", "[2021,2022]"),
        ("2022-02-24T03:40", "2022-02-24T03:40:00"),
        ("2022-02-24T03:40Z", "2022-02-24T03:40:00Z"),
        ("2022-02-24T03:40-03:30", "2022-02-24T03:40:00-03:30"),
    ] {
        assert_eq!(when(input).canonical(), canonical);
    }
}

#[test]
fn days_of_the_week() {
    for (input, words) in [
        ("2022-02-24", Some("Thursday 24 February 2022")),
        ("2022-02-24T03:40Z", Some("Thursday 24 February 2022, 03:40 UTC")),
        ("-0043-03-15", None),
        ("2022-02-24?", None),
        ("2022-02", None),
        ("2022-02-24/2022-02-24", None),
        ("[2022-02-24]", None),
    ] {
        assert_eq!(when(input).weekday_words().as_deref(), words, "{input}");
    }
}

#[test]
fn queries() {
    for (input, canonical) in [
        ("2021..2022-03", "2021/2022-03"),
        ("..2021", "../2021"),
        ("2021..", "2021/.."),
        ("2021", "2021"),
        ("[2021..2022]", "[2021..2022]"),
        ("2021/..", "2021/.."),
    ] {
        let when = When::from_query(input).expect("a query");
        assert_eq!(when.canonical(), canonical);
        assert_eq!(when.written(), input);
    }
    for (input, at, message) in [
        ("2021-4x..2022", "x", "a month has two digits"),
        ("2021..2022-13", "13", "there is no month 13"),
        ("2022..2021", "2022..2021", "the end is before the start"),
        ("..", "..", "an interval needs a date at one end"),
    ] {
        let error = When::from_query(input).expect_err(input);
        assert_eq!((&input[error.at], error.message.as_str()), (at, message));
    }
}

#[test]
fn explanations() {
    let told = |input| Explanation::from(&when(input)).lines().map(|(_, told)| told.into_owned());
    for (input, expected) in [
        ("2021-04-12?", ["perhaps 12 April 2021", "2021-04-12", "2021-04-12", "one day", "uncertain", "1"]),
        ("2021~/..", ["from about 2021", "2021-01-01", "open", "an interval", "approximate", "1"]),
        ("[2021,2023]", ["one of 2021 or 2023", "2021-01-01", "2023-12-31", "one of several", "none", "2"]),
        ("/2021-04", ["until Apr 2021, no start given", "not known", "2021-04-30", "an interval", "none", "1"]),
        ("2021-XX", ["some month in 2021", "2021-01-01", "2021-12-31", "a month, not wholly told", "none", "1"]),
    ] {
        assert_eq!(told(input), expected);
    }
}
