//! What a date looks like on a line of time.

use edtf_core::{Date, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};

use super::{Bound, When};

const DAY: i128 = 86_400;

/// A stretch of time as it is written, zones left aside: seconds since the beginning of 1970, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins.
    pub from: i128,
    /// Where it has ended.
    pub until: i128,
}

/// What a date looks like on a line of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing is known that could be drawn.
    Nowhere,
    /// At some time within it; seen from afar, then.
    Within(Stretch),
    /// Perhaps within it: the expression doubts itself (`?`).
    Perhaps(Stretch),
    /// Likely within it, else beside it (`~`): how far beside, nobody says.
    About(Stretch),
    /// It went on from one end to the other.
    Lasted(End, End),
    /// At some time from here on.
    NotBefore(i128),
    /// At some time before this.
    NotAfter(i128),
    /// One of these.
    OneOf(Vec<Shape>),
    /// Each of these.
    Each(Vec<Shape>),
}

/// An end of something that lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It began or ended in this stretch, coarse as that may be.
    In(Stretch),
    /// The same, in doubt.
    Doubted(Stretch),
    /// It had begun by this stretch, or still went on in it; what is beyond is open.
    Beyond(Stretch),
    /// It has no end on this side.
    Open,
    /// Nobody says.
    Unknown,
}

/// How an event counts where there is no room for its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// At some time within its stretch, without a doubt.
    Firm,
    /// Through the whole of it.
    Lasting,
    /// Somewhere in it, if there.
    Vague,
}

impl When {
    /// What it looks like on a line of time.
    pub fn shape(&self) -> Shape {
        if self.is_any_year() {
            return Shape::Nowhere;
        }
        match &self.edtf {
            Edtf::Date(date) => of_date(date),
            Edtf::DateTime(moment) => of_moment(moment),
            Edtf::Interval(interval) => of_interval(interval),
            Edtf::Set(set) => of_set(set),
        }
    }
}

impl Stretch {
    fn hull(self, other: Stretch) -> Stretch {
        Stretch { from: self.from.min(other.from), until: self.until.max(other.until) }
    }
}

impl End {
    /// When it began or ended, as far as that is told.
    #[must_use]
    pub fn stretch(self) -> Option<Stretch> {
        match self {
            End::In(stretch) | End::Doubted(stretch) | End::Beyond(stretch) => Some(stretch),
            End::Open | End::Unknown => None,
        }
    }
}

impl Shape {
    /// How it counts where there is no room for it.
    pub fn weight(&self) -> Weight {
        match self {
            Shape::Within(_) => Weight::Firm,
            Shape::Lasted(..) | Shape::Each(_) => Weight::Lasting,
            _ => Weight::Vague,
        }
    }
}

/// The days of a date as a stretch; none where they are beyond reckoning.
fn stretch_of(date: &Date) -> Option<Stretch> {
    let span = super::span_of(&Edtf::Date(*date));
    let (Bound::Day(first), Bound::Day(last)) = (span.earliest, span.latest) else { return None };
    Some(Stretch { from: i128::from(first.number()) * DAY, until: (i128::from(last.number()) + 1) * DAY })
}

fn is_about(date: &Date) -> bool {
    date.is_approximate() || date.year.significant_digits.is_some()
}

fn of_date(date: &Date) -> Shape {
    match stretch_of(date) {
        None => Shape::Nowhere,
        Some(stretch) if is_about(date) => Shape::About(stretch),
        Some(stretch) if date.is_uncertain() => Shape::Perhaps(stretch),
        Some(stretch) => Shape::Within(stretch),
    }
}

fn of_moment(moment: &DateTime) -> Shape {
    let Some(day) = stretch_of(&moment.date) else { return Shape::Nowhere };
    let time = &moment.time;
    let clock = i128::from(time.hour) * 3_600 + i128::from(time.minute) * 60 + i128::from(time.second);
    Shape::Within(Stretch { from: day.from + clock, until: day.from + clock + 1 })
}

fn of_interval(interval: &Interval) -> Shape {
    let end = |end: &IntervalEndpoint| match end {
        IntervalEndpoint::Open => End::Open,
        IntervalEndpoint::Unknown => End::Unknown,
        IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            stretch_of(date).map_or(End::Unknown, End::Beyond)
        }
        IntervalEndpoint::Date(date) => match stretch_of(date) {
            None => End::Unknown,
            Some(stretch) if is_about(date) || date.is_uncertain() || date.has_unspecified() => End::Doubted(stretch),
            Some(stretch) => End::In(stretch),
        },
    };
    let (start, end) = (end(&interval.start), end(&interval.end));
    if start.stretch().is_none() && end.stretch().is_none() { Shape::Nowhere } else { Shape::Lasted(start, end) }
}

fn of_set(set: &Set) -> Shape {
    let one_of = set.kind == SetKind::OneMember;
    let mut parts: Vec<Shape> = set.elements.iter().map(if one_of { of_choice } else { of_member }).collect();
    parts.retain(|part| *part != Shape::Nowhere);
    match parts.len() {
        0 => Shape::Nowhere,
        1 => parts.swap_remove(0),
        _ if one_of => Shape::OneOf(parts),
        _ => Shape::Each(parts),
    }
}

/// An element of a set of which one member is meant.
fn of_choice(element: &SetElement) -> Shape {
    let shape = match element {
        SetElement::Date(date) => return of_date(date),
        SetElement::Range(first, last) => {
            stretch_of(first).zip(stretch_of(last)).map(|(first, last)| Shape::Within(first.hull(last)))
        }
        SetElement::OnOrBefore(date) => stretch_of(date).map(|stretch| Shape::NotAfter(stretch.until)),
        SetElement::OnOrAfter(date) => stretch_of(date).map(|stretch| Shape::NotBefore(stretch.from)),
    };
    shape.unwrap_or(Shape::Nowhere)
}

/// An element of a set of which every member is meant.
fn of_member(element: &SetElement) -> Shape {
    let shape = match element {
        SetElement::Date(date) => return of_date(date),
        SetElement::Range(first, last) => {
            stretch_of(first).zip(stretch_of(last)).map(|(first, last)| Shape::Lasted(End::In(first), End::In(last)))
        }
        SetElement::OnOrBefore(date) => stretch_of(date).map(|stretch| Shape::Lasted(End::Open, End::In(stretch))),
        SetElement::OnOrAfter(date) => stretch_of(date).map(|stretch| Shape::Lasted(End::In(stretch), End::Open)),
    };
    shape.unwrap_or(Shape::Nowhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shape in a few signs; stretches in days since the beginning of 2000, both ends told.
    fn told(shape: &Shape) -> String {
        let day = |moment: i128| (moment.div_euclid(DAY) - 10_957).to_string();
        let stretch = |it: &Stretch| {
            let (first, last) = (day(it.from), day(it.until - 1));
            if first == last { first } else { format!("{first}…{last}") }
        };
        let end = |end: &End| match end {
            End::In(it) => stretch(it),
            End::Doubted(it) => format!("({})", stretch(it)),
            End::Beyond(it) => format!("‹{}›", stretch(it)),
            End::Open => "∞".to_owned(),
            End::Unknown => "?".to_owned(),
        };
        let all = |parts: &[Shape], and: &str| parts.iter().map(told).collect::<Vec<_>>().join(and);
        match shape {
            Shape::Nowhere => "nowhere".to_owned(),
            Shape::Within(it) => format!("in {}", stretch(it)),
            Shape::Perhaps(it) => format!("perhaps {}", stretch(it)),
            Shape::About(it) => format!("about {}", stretch(it)),
            Shape::Lasted(start, last) => format!("{} to {}", end(start), end(last)),
            Shape::NotBefore(from) => format!("not before {}", day(*from)),
            Shape::NotAfter(until) => format!("not after {}", day(until - 1)),
            Shape::OneOf(parts) => all(parts, " or "),
            Shape::Each(parts) => all(parts, " and "),
        }
    }

    #[test]
    fn every_expression_has_its_shape() {
        for (written, expected) in [
            ("2000-01-05", "in 4"),
            ("2000-01-05T03:40:00", "in 4"),
            ("2000-01-05T23:59:59-11:00", "in 4"),
            ("2000-02", "in 31…59"),
            ("2000", "in 0…365"),
            ("2000-21", "in 60…151"),
            ("200X", "in 0…3652"),
            ("2000-01-XX", "in 0…30"),
            ("2000-01-05?", "perhaps 4"),
            ("2000-01~", "about 0…30"),
            ("2000-01%", "about 0…30"),
            ("2004S3", "about 0…3652"),
            ("XXXX", "nowhere"),
            ("XXXX-12-25", "nowhere"),
            ("2000-01-05/2000-01-09", "4 to 8"),
            ("2000-01/2000-02", "0…30 to 31…59"),
            ("2000-01~/2000-02-09", "(0…30) to 39"),
            ("2000-01-XX/2000-02-09", "(0…30) to 39"),
            ("2000-01-05/", "4 to ?"),
            ("2000-01-05/..", "4 to ∞"),
            ("/2000-01-05", "? to 4"),
            ("../2000-01-05", "∞ to 4"),
            ("[2000-01-05..2000-01-09]", "in 4…8"),
            ("[2000-01-05..]", "not before 4"),
            ("[..2000-01]", "not after 30"),
            ("[2000-01-05,2000-02]", "in 4 or in 31…59"),
            ("[2000-01-05]", "in 4"),
            ("{2000-01-05,2000-02}", "in 4 and in 31…59"),
            ("{2000-01-05..2000-01-09}", "4 to 8"),
            ("{2000-01-05..}", "4 to ∞"),
            ("Y9E99", "nowhere"),
        ] {
            let when = When::parse(written).expect("it is EDTF");
            assert_eq!(told(&when.shape()), expected, "{written}");
        }
    }

    #[test]
    fn a_time_of_day_is_that_second_as_written() {
        let when = When::parse("1970-01-02T03:40:00+09:00").expect("it is EDTF");
        assert_eq!(when.shape(), Shape::Within(Stretch { from: 99_600, until: 99_601 }));
    }
}
