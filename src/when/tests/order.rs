//! What came before what.

use std::cmp::Ordering;

use super::*;

#[test]
fn sorted_in_time() {
    let in_order = [
        "../2019",
        "../2022-02-24",
        "Y-13800000000",
        "-0043-03-15",
        "2019-10",
        "2021-01-01",
        "2021-XX-XX",
        "2021-04",
        "2022-01",
        "/2022-02-24",
        "2022-02-24",
        "2022-02-24T06:00+03:00",
        "2022-02-24T03:40Z",
        "2022-02-24T01:00-05:00",
        "2022-02-24/2022-03-17",
        "2022-02-24/..",
        "2022-02-24/",
        // 04:30 UTC on the 25th, whatever day is written.
        "2022-02-25T04:00Z",
        "2022-02-24T23:30-05:00",
        "Y17E100",
    ];
    for (i, a) in in_order.iter().enumerate() {
        for (j, b) in in_order.iter().enumerate() {
            let expected = match (*a, *b) {
                ("/2022-02-24", "2022-02-24") | ("2022-02-24", "/2022-02-24") => Ordering::Equal,
                _ => i.cmp(&j),
            };
            assert_eq!(when(a).cmp_in_time(&when(b)), expected, "{a} and {b}");
        }
    }
}

#[test]
fn listed_under_headings() {
    let in_order = [
        "2019-10",
        "2022-01",
        "2022-02-24",
        "2022-02-24T03:40Z",
        "2022-02-24T23:30-05:00",
        "2022-02-25T04:00Z",
        "[..2022-04-21]",
        "2022-04-21",
        "../2022-12",
    ];
    let keys: Vec<ListKey> = in_order.iter().map(|w| when(w).list_key()).collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn order_that_is_established() {
    for (a, b, expected) in [
        ("2021-04", "2021-05", true),
        ("2021-04", "2021-04", false),
        ("2021-04", "2021", false),
        ("2021-04~", "2021-05-01", true),
        ("2022-02-24", "2022-02-24", true),
        ("2022-02-24", "2022-02-24?", false),
        ("2022-02-24", "2022-02-24T03:40Z", true),
        ("2022-02-24", "2022-02-24/2022-03-17", true),
        ("2022-02-24/2022-03-17", "2022-03-14", true),
        ("2022-02-24/..", "2022-03-14", true),
        ("2022-03/", "2022-03", false),
        ("../2022-02-24", "2019-10", false),
        ("../2022-02-24", "2022-03", true),
        ("[2022-02-24..2022-04-22]", "2022-02-24", false),
        ("[2022-02-24..2022-04-22]", "2022-04-23", true),
        ("[..2022-04-21]", "2022-04-21", false),
        ("{2022-02-24,2022-03-03}", "2022-03-01", true),
        ("2022-02-24T03:40Z", "2022-02-24T03:41Z", true),
        ("2022-02-24T03:40Z", "2022-02-24T05:00", false),
        ("2022-02-24T03:40Z", "2022-02-25T05:00", true),
        // Written on the 24th, and 04:30 UTC on the 25th.
        ("2022-02-24T23:30-05:00", "2022-02-25", false),
        ("2022-02-24T23:30-05:00", "2022-02-26", true),
        ("Y17E100", "2022", false),
    ] {
        assert_eq!(when(a).order_established(&when(b)), expected, "{a} and {b}");
        assert_eq!(when(b).order_established(&when(a)), expected, "{b} and {a}");
    }
}

#[test]
fn before_and_after() {
    use Answer::{No, Possibly, Yes};
    for (event, asked, before, after) in [
        ("2021-04", "2022", Yes, No),
        ("2022", "2021-04", No, Yes),
        ("2021", "2021-04", Possibly, Possibly),
        ("2021-04", "2021", No, No),
        ("2022-02-24/2022-03-16", "2022-03", Possibly, No),
        ("../2022-02-24", "2022-03", Yes, No),
        ("../2022-02-24", "2022-01", Possibly, Possibly),
        ("/2022-02-24", "2022-01", Possibly, Possibly),
        ("2022-02-24/..", "2022-01", No, Yes),
        ("2022-02-24/", "2022-03", Possibly, Possibly),
        ("2021", "/2020", No, Yes),
        ("2020-06", "/2020", Possibly, No),
        ("2021", "../2020", No, Yes),
        ("2020-06", "2020/", No, Possibly),
        ("2022-02-24T03:40Z", "2022-02-24T05:00+03:00", No, Yes),
        ("2022-02-24", "2022-02-24T12:00Z", Possibly, Possibly),
        ("2022-02-24T12:00Z", "2022-02-24", No, No),
        ("Y17E100", "2022", Possibly, Possibly),
    ] {
        assert_eq!(when(event).before(&when(asked)), before, "{event} before {asked}");
        assert_eq!(when(event).after(&when(asked)), after, "{event} after {asked}");
    }
}

#[test]
fn during() {
    use Answer::{No, Possibly, Yes};
    for (event, asked, expected) in [
        ("2021-04", "2021", Yes),
        ("2021", "2021-04", Possibly),
        ("2022-03", "2021", No),
        ("2021-04~", "2021", Yes),
        // What lasted has only to touch it.
        ("2022-02-24/2022-03-16", "2022-02", Yes),
        ("2022-02-24/2022-03-16", "2022-03-01", Yes),
        ("2022-02-24/2022-03-16", "2022-04", No),
        ("2022-02/2022-03", "2022-02-10", Possibly),
        ("2022-02/2022-04", "2022-03-10", Yes),
        ("../2022-02-24", "2022", Yes),
        ("../2022-02-24", "2020", Possibly),
        ("../2022-02-24", "2023", No),
        ("2022-02-24/", "2022-02", Yes),
        ("2022-02-24/..", "2023", Possibly),
        ("2022-02-24/..", "2022/..", Yes),
        // Sets are asked element by element.
        ("[2001,2005]", "2002/2004", No),
        ("[2001,2005]", "2001/2003", Possibly),
        ("[2001,2005]", "2000/2009", Yes),
        ("{2001,2005}", "2001/2003", Yes),
        ("[2022-02-24..2022-04-22]", "2022-03", Possibly),
        ("2022-02-24T23:30-05:00", "2022-02-24", Yes),
        ("2022-02-24", "2022-02-24T12:00Z", Possibly),
        ("2022-02-24T12:00Z", "2022-02-24T14:00+02:00", Yes),
        ("2022", "2021/", Possibly),
        ("2022", "../2022", Yes),
    ] {
        assert_eq!(when(event).during(&when(asked)), expected, "{event} during {asked}");
    }
}
