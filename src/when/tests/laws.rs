//! What holds of every date.

use proptest::prelude::*;

use super::*;

/// Expressions of all levels; a few of them (30 February, intervals that run backwards) are not
/// valid and are left out by `any_when`.
fn expression() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        6 => (1890..2060_i64).prop_map(|y| format!("{y:04}")),
        2 => "[0-9X]{4}",
        1 => "-[0-9]{4}",
        1 => "[0-9]{4}S[1-4]",
    ];
    let large = "Y-?[1-9][0-9]{4,17}(S[1-4])?|Y-?[1-9][0-9]?E[4-9][0-9]?";
    let month = prop_oneof![4 => (1..=12_u8).prop_map(|m| format!("{m:02}")), 1 => "[01X][0-9X]"];
    let day = prop_oneof![4 => (1..=28_u8).prop_map(|d| format!("{d:02}")), 1 => "[0-3X][0-9X]"];
    let mark = "[?~%]?";
    let date = prop_oneof![
        2 => (year.clone(), mark).prop_map(|(y, q)| format!("{y}{q}")),
        3 => (year.clone(), mark, month.clone(), mark).prop_map(|(y, p, m, q)| format!("{y}{p}-{m}{q}")),
        4 => (year.clone(), month, mark, day, mark).prop_map(|(y, m, p, d, q)| format!("{y}-{m}{p}-{d}{q}")),
        1 => (year, 21..=41_u8, mark).prop_map(|(y, s, q)| format!("{y}-{s}{q}")),
        1 => (large, mark).prop_map(|(y, q)| format!("{y}{q}")),
    ]
    .boxed();
    let end = prop_oneof![6 => date.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let (first, last) = (1700..1999_i64, 1999..2040_i64);
    let range = prop_oneof![
        (first.clone(), last.clone()).prop_map(|(a, b)| format!("{a}..{b}")),
        (first.clone(), 1..=12_u8, last.clone(), 1..=12_u8).prop_map(|(a, m, b, n)| format!("{a}-{m:02}..{b}-{n:02}")),
        (1..=28_u8, last.clone(), 1..=12_u8).prop_map(|(d, y, m)| format!("{y}-{m:02}-{d:02}..{y}-{m:02}-28")),
        (first, last, 1..=28_u8).prop_map(|(a, b, d)| format!("{a}-02-{d:02}..{b}-12-{d:02}")),
    ];
    let element = prop_oneof![
        1 => range,
        4 => date.clone(),
        1 => date.clone().prop_map(|d| format!("..{d}")),
        1 => date.clone().prop_map(|d| format!("{d}..")),
        1 => (date.clone(), date.clone()).prop_map(|(a, b)| format!("{a}..{b}")),
    ];
    let list = prop::collection::vec(element, 1..4).prop_map(|e| e.join(","));
    prop_oneof![
        4 => date,
        2 => (end.clone(), end).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => list.clone().prop_map(|l| format!("[{l}]")),
        1 => list.prop_map(|l| format!("{{{l}}}")),
        1 => "(2022|[0-9]{4})-02-2[0-8]T[01][0-9]:[0-5][0-9](:[0-5][0-9]|:60)?(Z|[+-](0[1-9]|1[0-3])(:[0-5][0-9])?)?",
    ]
}

fn any_when() -> impl Strategy<Value = When> {
    expression().prop_filter_map("not valid", |e| When::parse(&e).ok())
}

/// Anything, and times and dates of a few days, of which zones can decide.
fn near_in_time() -> impl Strategy<Value = When> {
    let time = "2022-02-2[0-3]T([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[1-9]|1[0-3]))?";
    let date = "2022-02-2[0-3]~?(/(\\.\\.|2022-03)?)?";
    let near = prop_oneof![4 => time, 1 => date];
    prop_oneof![9 => near.prop_filter_map("not valid", |near| When::parse(&near).ok()), 1 => any_when()]
}

fn is_day(bound: Bound) -> bool {
    bound.day().is_some()
}

/// What looks like a date in plain digits, of which a part is none.
fn nearly_plain() -> impl Strategy<Value = String> {
    let point = "(0|1|2|9)[0-9]{3}(-[0-4][0-9](-[0-3][0-9])?)?";
    let years = || "202[01](-0[1-3](-0[1-3])?)?";
    prop_oneof![
        (point, "[?~%]?|/|/\\.\\.|-XX|X|[?~%]-[0-3][0-9]").prop_map(|(point, end)| format!("{point}{end}")),
        (point, "T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|\\+02)?").prop_map(|(day, clock)| format!("{day}{clock}")),
        (point, "/|\\.\\.", point).prop_map(|(from, link, to)| format!("{from}{link}{to}")),
        (years(), years()).prop_map(|(from, to)| format!("{from}/{to}")),
        (years(), years()).prop_map(|(from, to)| format!("[{from}..{to}]")),
        point.prop_map(|point| format!("../{point}")),
        "Y-?[0-9]{4,17}(E2|S2)?",
        "[0-2][0-9]{1,3}X{1,2}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn earliest_is_not_after_latest(when in any_when()) {
        if is_day(when.earliest()) && is_day(when.latest()) {
            prop_assert!(when.earliest() <= when.latest());
            prop_assert!(when.span().days().is_some_and(|days| days >= 1));
        }
    }

    #[test]
    fn canonical_is_a_fixed_point(when in any_when()) {
        let again = When::parse(&when.canonical()).expect("the canonical form is valid");
        prop_assert_eq!(again.canonical(), when.canonical());
        prop_assert_eq!(again.span(), when.span());
        prop_assert_eq!(again.words(), when.words());
    }

    #[test]
    fn words_lead_back(when in any_when()) {
        prop_assert_eq!(super::in_words::not_read_back(&when), None);
    }

    #[test]
    fn words_are_plain(when in any_when()) {
        let words = when.words();
        prop_assert!(!words.is_empty() && !words.contains(['X', '[', '{', '/', '~', '%', '?']), "{}", words);
        prop_assert_eq!(Explanation::of(when.written()), Ok(Explanation::from(&when)));
    }

    /// Whatever the straight way understands, the long way understands as the same.
    #[test]
    fn the_straight_way_says_what_the_long_way_says(input in nearly_plain()) {
        if let Some(explanation) = Explanation::of_plain(&input) {
            prop_assert_eq!(When::parse(&input).map(|when| Explanation::from(&when)), Ok(explanation), "{}", input);
        }
    }

    #[test]
    fn brief_forms_have_room(when in any_when(), year in prop_oneof![1890..2060_i64, any::<i64>()]) {
        for group in [year, when.group_year().unwrap_or(0)] {
            let (brief, briefest) = (when.brief(group), when.briefest(group));
            prop_assert!((1..=13).contains(&brief.chars().count()), "{}", brief);
            prop_assert!((1..=8).contains(&briefest.chars().count()), "{}", briefest);
            prop_assert!(!brief.contains(['X', '…']) && !briefest.contains(['X', '…']));
        }
    }

    #[test]
    fn time_is_a_total_preorder(a in any_when(), b in any_when(), c in any_when()) {
        prop_assert_eq!(a.cmp_in_time(&a), std::cmp::Ordering::Equal);
        prop_assert_eq!(a.cmp_in_time(&b), b.cmp_in_time(&a).reverse());
        if a.cmp_in_time(&b).is_le() && b.cmp_in_time(&c).is_le() {
            prop_assert!(a.cmp_in_time(&c).is_le());
        }
    }

    #[test]
    fn headings_never_fall(mut list in prop::collection::vec(any_when(), 0..12)) {
        list.sort_by_key(When::list_key);
        let years: Vec<i64> = list.iter().filter_map(When::group_year).collect();
        prop_assert!(years.is_sorted(), "{:?}", years);
    }

    #[test]
    fn before_and_after_agree(a in any_when(), b in any_when()) {
        prop_assert_eq!(a.before(&b) == Answer::Yes, b.after(&a) == Answer::Yes);
        if a.before(&b) == Answer::Yes {
            prop_assert_eq!(b.before(&a), Answer::No);
            prop_assert_eq!(a.after(&b), Answer::No);
            prop_assert_eq!(a.during(&b), Answer::No);
        }
        if a.after(&b) == Answer::Yes {
            prop_assert_eq!(b.after(&a), Answer::No);
        }
    }

    #[test]
    fn order_is_mutual(a in any_when(), b in any_when()) {
        prop_assert_eq!(a.order_established(&b), b.order_established(&a));
        prop_assert!(a.during(&a) != Answer::No);
        if a.before(&b) == Answer::Yes && a.instant().is_some() == b.instant().is_some() {
            prop_assert!(a.cmp_in_time(&b).is_lt());
        }
    }

    /// The order is what the spans of both beginnings say, as they are written and in UTC.
    #[test]
    fn spans_say_the_order(a in near_in_time(), b in near_in_time(), other in any_when()) {
        let in_utc = |when: &When| {
            let day = |second: i64| Bound::Day(Day::from_number(second.div_euclid(86_400)));
            when.instant().map_or(when.beginning(), |second| Span { earliest: day(second), latest: day(second) })
        };
        for (a, b) in [(&a, &b), (&a, &a), (&a, &other), (&other, &b), (&other, &other)] {
            let (one, next) = (a.beginning(), b.beginning());
            let expected = if let (Some(one), Some(next)) = (a.instant(), b.instant()) {
                a.has_zone() == b.has_zone() || one.abs_diff(next) > 14 * 3_600
            } else if one.single_day().is_some() && one == next {
                !a.is_hedged() && !b.is_hedged()
            } else {
                one.ends_before(&next) && in_utc(a).ends_before(&in_utc(b))
                    || next.ends_before(&one) && in_utc(b).ends_before(&in_utc(a))
            };
            prop_assert_eq!(a.order_established(b), expected, "{} and {}", a, b);
        }
    }

    #[test]
    fn nothing_panics(input in prop_oneof![
        ".{0,40}",
        r"[0-9X?~%/.,TZ:+\-\[\]{} YESWux]{0,24}",
        "(about|ca\\.|until|by|24|Feb|2022|44|BC|1920s|19th| |-|/|–|,|to|century|\u{e9}){0,8}",
        (expression(), any::<prop::sample::Index>(), any::<char>()).prop_map(|(e, at, c)| {
            let mut characters: Vec<char> = e.chars().collect();
            let at = at.index(characters.len() + 1);
            characters.insert(at, c);
            characters.into_iter().collect()
        }),
    ]) {
        for read in [When::parse(&input), When::from_words(&input), When::from_query(&input)] {
            match read {
                Ok(when) => {
                    prop_assert_eq!(when.written(), input.as_str());
                    prop_assert!(when.brief(2021).chars().count() <= 13);
                    prop_assert!(when.briefest(2021).chars().count() <= 8);
                }
                Err(error) => {
                    prop_assert!(input.get(error.at.clone()).is_some(), "{:?}", error.at);
                    prop_assert!(!error.at.is_empty() || error.at.start == input.len());
                    prop_assert!(!error.message.is_empty());
                }
            }
        }
    }

    #[test]
    fn suggestions_are_dates(input in "(about |until )?[0-9]{1,4}([-/. ](Feb|[0-9]{1,2}))?([-/. ][0-9]{1,4})?(s| BC)?") {
        if let Err(WhenError { hint: Some(hint), .. }) = When::parse(&input)
            && let Some(spelt) = hint.strip_prefix("did you mean ").and_then(|h| h.strip_suffix('?'))
        {
            for one in spelt.split(" or ") {
                prop_assert!(When::parse(one).is_ok(), "{} for {}", one, input);
            }
        }
    }

    #[test]
    fn distances_have_room(a in any_when(), b in any_when()) {
        let distance = Distance::between(&a, &b);
        prop_assert!((1..=13).contains(&distance.brief().chars().count()), "{}", distance.brief());
        prop_assert!((1..=8).contains(&distance.briefest().chars().count()), "{}", distance.briefest());
        prop_assert_eq!(distance.words("it").is_some(), distance.is_known());
    }

    #[test]
    fn distances_are_antisymmetric(a in any_when(), b in any_when()) {
        let (there, back) = (Distance::between(&a, &b), Distance::between(&b, &a));
        let minus = |bound: Option<i64>| bound.map(|bound| -bound);
        prop_assert_eq!((there.least(), there.most()), (minus(back.most()), minus(back.least())));
        prop_assert_eq!(there.unit(), back.unit());
        prop_assert_eq!(there.elapsed(), back.elapsed());
    }

    #[test]
    fn a_distance_holds_that_of_any_two_days(a in any_when(), b in any_when(), i in any::<u16>(), j in any::<u16>()) {
        let distance = Distance::between(&a, &b);
        // Some day of each, of those that lie in its span.
        let some_day = |when: &When, nth: u16| {
            let first = when.earliest().day()?.number();
            Some(first + i64::from(nth) % when.span().days()?)
        };
        if let (Some(from), Some(to)) = (some_day(&a, i), some_day(&b, j))
            && distance.unit() == TimeUnit::Day
        {
            prop_assert!(distance.least().is_none_or(|least| least <= to - from));
            prop_assert!(distance.most().is_none_or(|most| to - from <= most));
        }
    }

    #[test]
    fn distances_of_days_obey_the_triangle(a in any_when(), b in any_when(), c in any_when()) {
        let [ab, bc, ac] = [(&a, &b), (&b, &c), (&a, &c)].map(|(from, to)| Distance::between(from, to));
        if [ab, bc, ac].iter().all(|distance| distance.unit() == ab.unit()) {
            let sum = |one: Option<i64>, other: Option<i64>| Some(one? + other?);
            if let (Some(least), Some(most)) = (sum(ab.least(), bc.least()), sum(ab.most(), bc.most())) {
                prop_assert!(ac.least().is_some_and(|it| least <= it) && ac.most().is_some_and(|it| it <= most));
            }
        }
    }
}
