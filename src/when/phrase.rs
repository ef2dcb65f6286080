//! Dates in plain words, whole.

use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Precision, Qualifier, Set, SetElement, SetKind,
    TimeShift,
};

use super::day::days_in_month;
use super::point::{Months, Point, YearTold, fitting, told_month};
use super::{When, words};

/// The expression in plain words: see [`When::words`].
pub(super) fn expression(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => self::date(date, Months::Long),
        Edtf::DateTime(moment) => date_time(moment),
        Edtf::Interval(interval) => self::interval(interval),
        Edtf::Set(set) => self::set(set),
    }
}

/// The first whole year of the Gregorian calendar: before it nobody lived by these weekdays.
pub(super) const GREGORIAN: i64 = 1583;

/// `Thursday 24 February 2022`, for one whole day that nobody doubts.
pub(super) fn weekday_words(when: &When) -> Option<String> {
    let day = when.span().single_day().filter(|day| !when.is_hedged() && day.ymd().0 >= GREGORIAN)?;
    let words = match &when.edtf {
        Edtf::Date(date) => Point::of(date)?.words(Months::Long),
        Edtf::DateTime(_) => when.words(),
        _ => return None,
    };
    Some(words::with_weekday(words::weekday_name(day.weekday()), &words))
}

/// What sort of date it is.
pub(super) fn kind(edtf: &Edtf) -> &'static str {
    use words::kind;
    match edtf {
        Edtf::DateTime(_) => kind::MOMENT,
        Edtf::Interval(_) => kind::INTERVAL,
        Edtf::Set(set) if set.kind == SetKind::OneMember => kind::ONE_OF,
        Edtf::Set(_) => kind::ALL_OF,
        Edtf::Date(date) => match (date.precision(), Point::of(date)) {
            (Precision::Season, _) => kind::PART_OF_YEAR,
            (_, Some(point)) => kind_of_point(point),
            (Precision::Day, None) => kind::SOME_DAY,
            (Precision::Month, None) => kind::SOME_MONTH,
            (Precision::Year, None) => kind::SOME_YEAR,
        },
    }
}

pub(super) fn kind_of_point(point: Point) -> &'static str {
    use words::kind;
    match (point.month, point.day) {
        (_, Some(_)) => kind::DAY,
        (Some(_), None) => kind::MONTH,
        (None, None) => kind::YEAR,
    }
}

/// A date with its doubts, in plain words.
pub(super) fn date(date: &Date, months: Months) -> String {
    let told = unqualified(date, months);
    let whole = date.year.qualifier;
    let parts = [Some(whole), date.month.map(|m| m.qualifier), date.day.map(|d| d.qualifier)];
    if parts.iter().flatten().all(|q| *q == whole) {
        return if whole.is_qualified() { words::hedged(whole.uncertain, whole.approximate, &told) } else { told };
    }
    let qualifiers: Vec<Qualifier> = parts.into_iter().flatten().collect();
    let mut notes = Vec::new();
    for (i, qualifier) in qualifiers.iter().enumerate() {
        let told_already = qualifiers.iter().take(i).any(|q| q == qualifier);
        if qualifier.is_qualified() && !told_already {
            let alike = qualifiers.iter().zip(words::PARTS).filter(|(q, _)| *q == qualifier);
            let parts: Vec<&str> = alike.map(|(_, part)| part).collect();
            notes.push(words::part_note(&parts, qualifier.uncertain, qualifier.approximate));
        }
    }
    words::noted(&told, &notes)
}

fn unqualified(date: &Date, months: Months) -> String {
    let year = YearTold::of(date);
    if date.year.significant_digits.is_some() {
        return significant(date, &year);
    }
    if let Some(point) = Point::of(date) {
        return point.words(months);
    }
    let Some(month) = date.month else {
        return year_noun(&year);
    };
    match (told_month(month, date.day, leap_or(&year)), date.day) {
        (Some(code @ 21..), _) => match year {
            YearTold::Wholly(y) => words::part_of_year(code, y),
            _ => words::part_of_some_year(code, &some_year(&year)),
        },
        (Some(m), None) => in_year_of(months.name(m), &year),
        (Some(m), Some(day)) => day_of(day, m, &year, months),
        (None, None) if masked(month) => in_year(words::SOME_MONTH, &year),
        (None, None) => some_months(month, &year, months),
        (None, Some(day)) if masked(month) && masked(day) => in_year(words::SOME_DAY, &year),
        (None, Some(day)) if masked(month) && day.value().is_some() => {
            let nth = words::the_nth(day.value().unwrap_or(1));
            in_year(&words::of(&nth, words::SOME_MONTH), &year)
        }
        // The first of January and the last of December are both possible.
        (None, Some(_)) if Point::ends(date).is_none_or(|(first, _)| first.month.is_none()) => {
            in_year(words::SOME_DAY, &year)
        }
        (None, Some(_)) => between_ends(words::SOME_DAY, date),
    }
}

/// The year; 2000 where it is not told, since February may then have 29 days.
fn leap_or(year: &YearTold) -> i64 {
    match year {
        YearTold::Wholly(year) => *year,
        _ => 2000,
    }
}

fn masked(field: DateField) -> bool {
    field.digits == [None, None]
}

/// `19th century` as the name of something.
fn year_noun(year: &YearTold) -> String {
    match year {
        YearTold::Wholly(y) => words::year(*y),
        YearTold::Decade(first) => words::decade(*first),
        YearTold::Century(number) => words::century(*number),
        YearTold::Nothing => words::SOME_YEAR.to_owned(),
        YearTold::Between(first, last) => words::between(words::SOME_YEAR, &words::year(*first), &words::year(*last)),
        YearTold::Vast(significand, exponent) => words::vast_year(*significand, *exponent),
    }
}

/// One year of it: `some year in the 1560s`.
fn some_year(year: &YearTold) -> String {
    match year {
        YearTold::Decade(_) | YearTold::Century(_) => words::within(words::SOME_YEAR, &year_noun(year)),
        _ => year_noun(year),
    }
}

/// `some day in 2021`, `some day between 1000 and 1999`.
fn in_year(what: &str, year: &YearTold) -> String {
    match year {
        YearTold::Nothing => words::of(what, words::SOME_YEAR),
        YearTold::Between(first, last) => words::between(what, &words::year(*first), &words::year(*last)),
        _ => words::within(what, &year_noun(year)),
    }
}

/// `April 2021`, `April of some year in the 2010s`.
fn in_year_of(what: &str, year: &YearTold) -> String {
    match year {
        YearTold::Wholly(y) => words::with_year(what, &words::year(*y)),
        _ => words::of(what, &some_year(year)),
    }
}

fn some_months(month: DateField, year: &YearTold, months: Months) -> String {
    let names: Vec<String> = fitting(month, 12).map(|m| months.name(m).to_owned()).collect();
    match (names.first(), names.last()) {
        (Some(first), Some(last)) if names.len() > 3 => {
            in_year_of(&words::between(words::SOME_MONTH, first, last), year)
        }
        _ => in_year_of(&words::listed(&names, words::OR), year),
    }
}

fn day_of(day: DateField, month: u8, year: &YearTold, months: Months) -> String {
    let in_month = |what: &str| in_year_of(&words::day_and_month(what, months.name(month)), year);
    if masked(day) {
        return words::within(words::SOME_DAY, &in_year_of(months.name(month), year));
    }
    let last = days_in_month(leap_or(year), month);
    let days: Vec<String> = fitting(day, last).map(|day| day.to_string()).collect();
    match (day.digits, days.first(), days.last()) {
        ([Some(_), None], Some(first), Some(last)) if days.len() > 2 => {
            in_month(&words::between(words::SOME_DAY, first, last))
        }
        _ => in_month(&words::listed(&days, words::OR)),
    }
}

fn significant(date: &Date, year: &YearTold) -> String {
    match Point::ends(date) {
        Some((first, last)) if first == last => first.words(Months::Long),
        Some((first, last)) => {
            let (first, last) = (words::bare_year(first.year), words::bare_year(last.year));
            let estimate = match year {
                YearTold::Wholly(y) => words::bare_year(*y),
                _ => year_noun(year),
            };
            words::estimated(&words::between(words::SOME_YEAR, &first, &last), &estimate)
        }
        None => year_noun(year),
    }
}

fn between_ends(what: &str, date: &Date) -> String {
    match Point::ends(date) {
        Some((first, last)) => {
            let (first, last) = first.pair(last);
            words::between(what, &first, &last)
        }
        None => what.to_owned(),
    }
}

fn date_time(moment: &DateTime) -> String {
    let time = &moment.time;
    let clock = if time.second == 0 {
        format!("{:02}:{:02}", time.hour, time.minute)
    } else {
        format!("{:02}:{:02}:{:02}", time.hour, time.minute, time.second)
    };
    let offset = time.shift.map(|shift| match shift {
        TimeShift::Utc => 0,
        TimeShift::Offset { minutes, .. } => minutes,
    });
    words::at_time(&date(&moment.date, Months::Long), &clock, &words::zone(offset))
}

/// The date as a point, if nothing about it is in doubt.
fn plain(date: &Date) -> Option<Point> {
    Point::of(date).filter(|_| !date.is_uncertain() && !date.is_approximate())
}

fn short(date: &Date) -> String {
    self::date(date, Months::Short)
}

fn interval(interval: &Interval) -> String {
    use IntervalEndpoint as End;
    let told = |end: &End| match end {
        End::Date(d) => Some(short(d)),
        End::OnOrBefore(d) => Some(words::or_earlier(&short(d))),
        End::OnOrAfter(d) => Some(words::or_later(&short(d))),
        End::Open | End::Unknown => None,
    };
    if let (End::Date(a), End::Date(b)) = (&interval.start, &interval.end) {
        if a == b {
            return words::throughout(&short(a));
        }
        if let (Some(first), Some(last)) = (plain(a), plain(b)) {
            let (first, last) = first.pair(last);
            return words::dash(&first, &last);
        }
    }
    match (told(&interval.start), told(&interval.end)) {
        (Some(first), Some(last)) => words::from_to(&first, &last),
        (Some(first), None) if interval.end == End::Open => words::from(&first),
        (Some(first), None) => words::from_no_end(&first),
        (None, Some(last)) if interval.start == End::Open => words::until(&last),
        (None, Some(last)) => words::until_no_start(&last),
        (None, None) => words::NOT_KNOWN.to_owned(),
    }
}

fn set(set: &Set) -> String {
    if let [only] = set.elements.as_slice() {
        return match set.kind {
            SetKind::OneMember => one_element(only),
            SetKind::AllMembers => every_element(only),
        };
    }
    let items = elided(&set.elements);
    match set.kind {
        SetKind::OneMember => words::one_of(&words::listed(&items, words::OR)),
        SetKind::AllMembers => words::listed(&items, words::AND),
    }
}

fn one_element(element: &SetElement) -> String {
    match element {
        SetElement::Date(d) => date(d, Months::Long),
        SetElement::OnOrBefore(d) => match plain(d).and_then(|d| d.stepped(1)) {
            // “By 1949” would leave it open whether 1949 counts; a day does.
            Some(next) if next.day.is_none() => words::earlier_than(&next.words(Months::Short)),
            _ => words::by(&short(d)),
        },
        SetElement::OnOrAfter(d) => words::or_later(&short(d)),
        SetElement::Range(a, b) => {
            let (first, last) = ends_of(a, b);
            words::between(&words::some(unit(a)), &first, &last)
        }
    }
}

fn every_element(element: &SetElement) -> String {
    match element {
        SetElement::Date(d) => date(d, Months::Long),
        SetElement::OnOrBefore(d) => words::every(unit(d), None, Some(&short(d))),
        SetElement::OnOrAfter(d) => words::every(unit(d), Some(&short(d)), None),
        SetElement::Range(a, b) => {
            let (first, last) = ends_of(a, b);
            words::every(unit(a), Some(&first), Some(&last))
        }
    }
}

/// What the point is, as [`words::PARTS`] has it.
pub(super) fn unit_of_point(point: Point) -> &'static str {
    let [year, month, day] = words::PARTS;
    match (point.month, point.day) {
        (_, Some(_)) => day,
        (Some(_), None) => month,
        (None, None) => year,
    }
}

fn unit(date: &Date) -> &'static str {
    let [year, month, day] = words::PARTS;
    match date.precision() {
        Precision::Year => year,
        Precision::Month | Precision::Season => month,
        Precision::Day => day,
    }
}

fn ends_of(a: &Date, b: &Date) -> (String, String) {
    match (Point::of(a), Point::of(b)) {
        (Some(first), Some(last)) => first.pair(last),
        _ => (short(a), short(b)),
    }
}

/// The elements in short words; days and months of one year tell it once, at the end.
fn elided(elements: &[SetElement]) -> Vec<String> {
    let points: Vec<Point> = elements
        .iter()
        .filter_map(|e| match e {
            SetElement::Date(d) => plain(d).filter(|p| p.month.is_some()),
            _ => None,
        })
        .collect();
    let one_year = points.len() == elements.len() && points.windows(2).all(|p| matches!(p, [a, b] if a.year == b.year));
    if one_year {
        let last = points.len().saturating_sub(1);
        let told = |(i, p): (usize, &Point)| match p.without_year(Months::Short) {
            Some(rest) if i < last => rest,
            _ => p.words(Months::Short),
        };
        return points.iter().enumerate().map(told).collect();
    }
    let told = |e: &SetElement| match e {
        SetElement::Date(d) => short(d),
        SetElement::OnOrBefore(d) => words::or_earlier(&short(d)),
        SetElement::OnOrAfter(d) => words::or_later(&short(d)),
        SetElement::Range(a, b) => {
            let (first, last) = ends_of(a, b);
            words::up_to(&first, &last)
        }
    };
    elements.iter().map(told).collect()
}
