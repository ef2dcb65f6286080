//! The time of day, as written and in UTC.

use super::*;

#[test]
fn moments_are_as_written() {
    const DAY: i128 = 86_400;
    let open = None;
    for (input, first, last) in [
        ("1970-01-01", Some(0), Some(DAY - 1)),
        ("1970-01", Some(0), Some(31 * DAY - 1)),
        ("1970", Some(0), Some(365 * DAY - 1)),
        ("1969-12-31", Some(-DAY), Some(-1)),
        ("1970-01-01T03:40Z", Some(13_200), Some(13_200)),
        ("1970-01-01T03:40:09", Some(13_209), Some(13_209)),
        // 04:30 UTC on the 2nd, and 14:00 UTC on the 31st, whatever the zones say.
        ("1970-01-01T23:30-05:00", Some(84_600), Some(84_600)),
        ("1970-01-01T04:00+14:00", Some(14_400), Some(14_400)),
        ("1972-06-30T23:59:60Z", Some(912 * DAY - 1), Some(912 * DAY - 1)),
        ("1970-01-01/..", Some(0), open),
        ("../1970-01-01", open, Some(DAY - 1)),
        ("/1970-01-01", open, Some(DAY - 1)),
        ("[1970-01-01,1970-01-03]", Some(0), Some(3 * DAY - 1)),
        ("Y10000000000000000", Some(315_569_519_999_937_832_780_800), Some(315_569_519_999_937_864_403_199)),
        ("Y17E100", open, open),
    ] {
        assert_eq!(when(input).moments(), (first, last), "{input}");
    }
}

#[test]
fn instants_are_in_utc() {
    for (input, instant) in [
        ("1970-01-01T00:00Z", Some(0)),
        ("1970-01-01T00:00", Some(0)),
        ("1970-01-01T02:00+02:00", Some(0)),
        ("1969-12-31T20:30-03:30", Some(0)),
        ("2022-02-24T03:40:27Z", Some(1_645_674_027)),
        ("2016-12-31T23:59:60Z", Some(1_483_228_800)),
        ("0000-01-01T00:00:00Z", Some(-62_167_219_200)),
        ("9999-12-31T23:59:59-14:00", Some(253_402_351_199)),
        ("2022-02-24", None),
    ] {
        assert_eq!(when(input).instant(), instant, "{input}");
    }
}
