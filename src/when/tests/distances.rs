//! How far one date is from another: in 13 columns, in 8, and in full.

use super::*;

const INVASION: &str = "2022-02-24";

#[test]
fn distances_in_words() {
    for (from, to, brief, briefest, words) in [
        // Days that are known.
        (INVASION, "2022-03-14", "+18 d", "+18 d", Some("18 days after it")),
        (INVASION, "2022-02-23", "−1 d", "−1 d", Some("1 day before it")),
        (INVASION, INVASION, "0 d", "0 d", Some("on the same day as it")),
        (INVASION, "2019-10-16", "−862 d", "−862 d", Some("862 days (2 years 4 months) before it")),
        (INVASION, "1983-10-04", "−38.4 y", "−38.4 y", Some("14,023 days (38 years 5 months) before it")),
        // Spans.
        (
            INVASION,
            "2019-10",
            "−862 d ±15",
            "−862±15d",
            Some("847 to 877 days (2 years 4 months to 2 years 5 months) before it"),
        ),
        (INVASION, "2021-04", "−315 d ±15", "−315±15d", Some("300 to 329 days (10 to 11 months) before it")),
        (INVASION, "2021", "−237 d ±182", "−8 mo ±7", Some("55 to 419 days (2 to 14 months) before it")),
        (
            INVASION,
            "[2022-02-24..2022-04-22]",
            "+29 d ±29",
            "+29±29 d",
            Some("up to 57 days (up to 2 months) after it"),
        ),
        (INVASION, "2022", "+128 d ±182", "+4 mo ±7", Some("between 54 days before and 310 days after it")),
        ("2022-02", "2022-02-24", "+10 d ±14", "+10±14 d", Some("between 4 days before and 23 days after it")),
        ("2021-04", "2021-04", "0 d ±29", "0 d ±29", Some("between 29 days before and 29 days after it")),
        ("2021-04", "2021", "+78 d ±197", "+78±197d", Some("between 119 days before and 274 days after it")),
        // What lasted, from a day and from a span.
        (INVASION, "2022-02-24/2022-03-17", "0 to +21 d", "0..+21 d", Some("from the same day to 21 days after it")),
        (
            INVASION,
            "2022-02-20/2022-03-17",
            "−4 to +21 d",
            "−4..+21d",
            Some("from 4 days before it to 21 days after it"),
        ),
        (INVASION, "2021-01-01/2021-12-31", "−419 to −55 d", "−2..0 y", Some("from 419 days to 55 days before it")),
        (INVASION, "{2022-02-25..2022-03-02}", "+1 to +6 d", "+1..+6 d", Some("from 1 day to 6 days after it")),
        (
            "2022-02",
            "2022-02-24/2022-03-17",
            "+20 d ±24",
            "+20±24 d",
            Some("between 4 days before and 44 days after it"),
        ),
        (
            "1969-07-20",
            "1914-07-28/1918-11-11",
            "−55 to −50 y",
            "−53 y ±3",
            Some("from 20,081 days to 18,514 days before it"),
        ),
        // Open ends.
        (INVASION, "[2022-02-25..]", "from +1 d", "+1 d..", Some("at least 1 day after it")),
        (INVASION, "2022-03-01/..", "from +5 d", "+5 d..", Some("at least 5 days after it")),
        (INVASION, "[..2022-04-21]", "by +56 d", "by +56 d", Some("not later than 56 days after it")),
        (INVASION, "[..2019-10-16]", "by −862 d", "..−862 d", Some("at least 862 days before it")),
        (INVASION, "[2019-10-16..]", "from −862 d", "−862 d..", Some("not earlier than 862 days before it")),
        (INVASION, "[2022-02-24..]", "from 0 d", "from 0 d", Some("not before it")),
        (INVASION, "[..2022-02-24]", "by 0 d", "by 0 d", Some("not after it")),
        ("[..2022-02-24]", "2022-03-14", "from +18 d", "+18 d..", Some("at least 18 days after it")),
        // A span keeps its ±, however far away, unless no figure shows it.
        (
            INVASION,
            "[2000-01-01..2000-01-07]",
            "−8087 d ±3",
            "−8087±3d",
            Some("8,084 to 8,090 days (22 years 2 months) before it"),
        ),
        (
            INVASION,
            "2000-01-01/2000-01-07",
            "−8090..−8084d",
            "−22.1 y",
            Some("from 8,090 days to 8,084 days before it"),
        ),
        (INVASION, "2000-01", "−8075 d ±15", "−22.1 y", Some("8,060 to 8,090 days (22 years) before it")),
        (INVASION, "[1600-01-01..]", "from −423 y", "−423 y..", Some("not earlier than 423 years before it")),
        (INVASION, "[2500-01-01..]", "from +477 y", "+477 y..", Some("at least 477 years after it")),
        // Nothing known.
        (INVASION, "XXXX", "–", "–", None),
        ("XXXX", INVASION, "–", "–", None),
        ("[..2022-02-24]", "[..2022-04-21]", "–", "–", None),
        // Hedged.
        (INVASION, "2021-04~", "c. −315 d ±15", "−315±15d", Some("about 300 to 329 days (10 to 11 months) before it")),
        (
            "1931-11-18",
            "1933~",
            "c. +592±182 d",
            "+19±7 mo",
            Some("about 410 to 774 days (1 year 1 month to 2 years 1 month) after it"),
        ),
        (INVASION, "2022-03-14?", "c. +18 d", "c. +18 d", Some("about 18 days after it")),
        (INVASION, "2022-02-24~", "c. 0 d", "c. 0 d", Some("about the same day as it")),
        // Times of day.
        ("2022-02-24T03:40Z", "2022-02-24T07:00Z", "+3 h 20 min", "+3h20m", Some("3 hours 20 minutes after it")),
        ("2022-02-24T03:40Z", "2022-02-24T07:00+02:00", "+1 h 20 min", "+1h20m", Some("1 hour 20 minutes after it")),
        (
            "2022-02-24T03:40",
            "2022-02-22T04:20",
            "−47 h 20 min",
            "−47h20m",
            Some("1 day 23 hours 20 minutes before it"),
        ),
        ("2022-02-24T03:40", "2022-02-24T03:40", "0 s", "0 s", Some("at the same moment as it")),
        ("2022-02-24T03:40:00Z", "2022-02-24T03:39:37Z", "−23 s", "−23 s", Some("23 seconds before it")),
        ("2022-02-24T03:40:00Z", "2022-02-24T04:39:45Z", "+1 h", "+1 h", Some("59 minutes 45 seconds after it")),
        (
            "2022-02-24T03:40Z",
            "2022-02-24T07:00",
            "+3 h ±15",
            "+3 h ±15",
            Some("between 10 hours 40 minutes before and 17 hours 20 minutes after it"),
        ),
        ("2022-02-24T03:40Z", "2022-02-27T08:40Z", "+3 d 5 h", "+3 d 5 h", Some("3 days 5 hours after it")),
        ("2022-02-24T03:40Z", "2022-03-14T02:00Z", "+18 d", "+18 d", Some("18 days after it")),
        ("2022-02-24T03:40Z", "2022-03-14", "+18 d", "+18 d", Some("18 days after it")),
        // Far away.
        (INVASION, "1066", "−956 y ±1", "−956±1 y", Some("955 to 956 years before it")),
        (INVASION, "-0043-03-15", "−2065 y", "−2065 y", Some("2,065 years before it")),
        (INVASION, "Y-300000", "−302 k y", "−302 k y", Some("302,021 to 302,022 years before it")),
        (INVASION, "Y-66000000", "−66 m y", "−66 m y", Some("66 million years before it")),
        (INVASION, "Y-13800000000", "−13.8 bn y", "−14 bn y", Some("13.8 billion years before it")),
        ("Y-13800000000", INVASION, "+13.8 bn y", "+14 bn y", Some("13.8 billion years after it")),
        (INVASION, "Y-138E8S3", "−13.9±0.1bn y", "−14 bn y", Some("13.8 billion to 13.9 billion years before it")),
        (INVASION, "Y9000000000000000", "+9e15 y", "+9e15 y", Some("9000 trillion years after it")),
    ] {
        let distance = Distance::between(&when(from), &when(to));
        let told = (distance.brief(), distance.briefest(), distance.words("it"));
        assert_eq!(told, (brief.to_owned(), briefest.to_owned(), words.map(str::to_owned)), "{from} {to}");
    }
}

#[test]
fn elapsed_time() {
    for (from, to, words, days) in [
        ("2019-10-16", INVASION, Some("2 years 4 months"), Some("862 days")),
        (INVASION, "2019-10-16", Some("2 years 4 months"), Some("862 days")),
        ("2021-04", INVASION, Some("10 to 11 months"), Some("300 to 329 days")),
        ("2021-04", "2021-04", Some("up to 29 days, in either order"), None),
        ("2021", "2021-04~", Some("about up to 9 months, in either order"), None),
        (INVASION, "2022-02-24", Some("the same day"), None),
        (INVASION, "2022-02-24?", Some("about the same day"), None),
        (INVASION, "2022-03-14", Some("18 days"), None),
        (INVASION, "2022-02-24/2022-04-30", Some("up to 3 months"), Some("up to 65 days")),
        // A day within what lasted, whichever comes first in a list.
        (INVASION, "2022-02-01/2022-03-31", Some("one during the other"), None),
        ("2022-02-01/2022-03-31", INVASION, Some("one during the other"), None),
        // At least rounds down, at most up; what is known to the day has its months.
        (INVASION, "[2022-04-11..]", Some("at least 1 month"), None),
        (INVASION, "[2022-04-19..]", Some("at least 1 month"), None),
        ("2021-01-01", "2021~", Some("about up to 1 year"), Some("up to 364 days")),
        ("1918-11-11", "1932-05-01", Some("13 years 6 months"), Some("4,920 days")),
        ("2001-03-01", "2013-08-18", Some("12 years 6 months"), Some("4,553 days")),
        ("2013-08-18", "2024-02-05", Some("10 years 6 months"), Some("3,823 days")),
        ("-0043-03-15", "-0030-09-02", Some("13 years 6 months"), Some("4,919 days")),
        ("2022-02-24T03:40Z", "2022-02-24T03:40", Some("up to 14 hours, in either order"), None),
        (INVASION, "[2022-03-14..]", Some("at least 18 days"), None),
        ("[..2022-02-24]", "2022-03-14", Some("at least 18 days"), None),
        ("2022-03-14", "[..2022-02-24]", Some("at least 18 days"), None),
        (INVASION, "[..2022-03-14]", None, None),
        (INVASION, "XXXX", None, None),
        ("2022-02-24T03:40Z", "2022-02-24T07:00Z", Some("3 hours 20 minutes"), None),
        ("2022-02-24T07:00Z", "2022-02-24T03:40Z", Some("3 hours 20 minutes"), None),
        ("2022-02-24T03:40Z", "2022-02-24T03:40Z", Some("the same moment"), None),
        ("2022-02-24T03:40Z", "2022-02-25T23:40", Some("1 day 6 hours to 2 days 10 hours"), None),
        ("Y-13800000000", INVASION, Some("13.8 billion years"), None),
    ] {
        let distance = Distance::between(&when(from), &when(to));
        let told = (distance.elapsed(), distance.elapsed_in_days());
        assert_eq!(told, (words.map(str::to_owned), days.map(str::to_owned)), "{from} {to}");
    }
}

#[test]
fn what_is_in_doubt() {
    for (from, to, uncertain) in [
        (INVASION, "2022-03-14", false),
        (INVASION, "2022-03-14~", true),
        ("2022-02-24~", "2022-03-14", true),
        (INVASION, "2021", true),
        (INVASION, "2022-02-24/2022-03-17", false),
        ("2022-02", "2022-02-24/2022-03-17", true),
        (INVASION, "[2022-03-14..]", true),
        (INVASION, "Y-13800000000", true),
        (INVASION, "[2000-01-01..2000-01-07]", true),
        (INVASION, "2000-01-01/2000-01-07", false),
        (INVASION, "XXXX", false),
        ("2022-02-24T03:40Z", "2022-02-24T07:00Z", false),
        ("2022-02-24T03:40Z", "2022-02-24T07:00", true),
    ] {
        assert_eq!(Distance::between(&when(from), &when(to)).is_uncertain(), uncertain, "{from} {to}");
    }
}
