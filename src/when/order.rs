//! Before, after, during: what is certain, what is possible, and how a list is sorted.

use std::cmp::Ordering;

use edtf_core::{Edtf, IntervalEndpoint, Set, SetElement, SetKind};

use super::moment::SECONDS_IN_A_DAY;
use super::{Beginning, Bound, Day, Span, When};

/// No zone is further from UTC (ISO 8601-2 has ±14:00), so a clock without a zone may be this
/// far from what it shows.
pub(super) const WIDEST_SHIFT: i64 = 14 * 3_600;

/// Whether something holds of a date that is not wholly known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Whatever the date was.
    Yes,
    /// For some of the days it may have been.
    Possibly,
    /// For none of them.
    No,
}

impl Answer {
    /// Whether this and another thing hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether this or another thing holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.min(other)
    }
}

impl std::ops::Not for Answer {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::Possibly => Self::Possibly,
            Self::No => Self::Yes,
        }
    }
}

/// What dates are sorted by in time: see [`When::time_key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeKey {
    earliest: Bound,
    latest: Bound,
    /// Seconds of the UTC day; a day without a time of day comes before its times.
    second: Option<i64>,
}

/// What dates are sorted by in a list with headed years: see [`When::list_key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListKey {
    placed: Bound,
    dated_start: bool,
    latest: Bound,
    instant: Option<i64>,
}

impl When {
    /// The key of [`When::cmp_in_time`], for sorting many.
    pub fn time_key(&self) -> TimeKey {
        if let Some(instant) = self.instant() {
            let day = Bound::Day(Day::from_number(instant.div_euclid(SECONDS_IN_A_DAY)));
            let second = Some(instant.rem_euclid(SECONDS_IN_A_DAY));
            return TimeKey { earliest: day, latest: day, second };
        }
        let Span { earliest, latest } = self.span;
        let earliest = if earliest == Bound::Unknown { latest } else { earliest };
        TimeKey { earliest, latest, second: None }
    }

    /// Orders by the earliest possible day, then the latest, then the time of day.
    ///
    /// A total preorder. Date-times stand on their UTC day, so that two of them are in their true
    /// order whatever their zones; they follow a bare mention of that day. An open start comes
    /// before every day, an unknown start counts as the latest day, and what has neither
    /// comes last.
    pub fn cmp_in_time(&self, other: &When) -> Ordering {
        self.time_key().cmp(&other.time_key())
    }

    /// The key of a list whose years are headings: by the days as written, an open or unknown
    /// start standing at the latest day, so that [`When::group_year`] never falls from one entry
    /// to the next.
    ///
    /// It differs from [`When::time_key`] for open starts, which that one puts first, and for
    /// zones that move a time across midnight.
    pub fn list_key(&self) -> ListKey {
        let Span { earliest, latest } = self.span;
        let (placed, dated_start) = match (earliest, latest) {
            _ if self.group_year().is_none() => (Bound::Unknown, true),
            (Bound::Day(_), _) => (earliest, true),
            (_, Bound::Day(_)) => (latest, false),
            _ => (Bound::Unknown, true),
        };
        ListKey { placed, dated_start, latest, instant: self.instant() }
    }

    /// Whether it is known which of two came first, or that they are of the same day.
    ///
    /// What counts is when each began: an interval that starts on 24 February precedes a day of
    /// March that it reaches beyond. Two certain dates on one same day are in no dispute. Two
    /// date-times are told apart by their instants; where only one of them has a zone, and they
    /// are within 14 hours, the order is not established.
    pub fn order_established(&self, other: &When) -> bool {
        Beginning::of(self).order_established(&Beginning::of(other))
    }

    /// The days on one of which it began.
    pub(super) fn beginning(&self) -> Span {
        match &self.edtf {
            Edtf::Interval(interval) => match &interval.start {
                IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrAfter(d) => super::span_of(&Edtf::Date(*d)),
                IntervalEndpoint::OnOrBefore(d) => {
                    Span { earliest: Bound::NegativeInfinity, latest: super::span_of(&Edtf::Date(*d)).latest }
                }
                IntervalEndpoint::Open | IntervalEndpoint::Unknown => {
                    Span { earliest: Bound::NegativeInfinity, latest: self.span.latest }
                }
            },
            Edtf::Set(set) if set.kind == SetKind::AllMembers => {
                let spans = members(set);
                let latest = spans.iter().map(|s| s.latest).min().unwrap_or(Bound::Unknown);
                Span { earliest: self.span.earliest, latest }
            }
            _ => self.span,
        }
    }

    /// The days on one of which it ended.
    pub(super) fn ending(&self) -> Span {
        match &self.edtf {
            Edtf::Interval(interval) => match &interval.end {
                IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrBefore(d) => super::span_of(&Edtf::Date(*d)),
                IntervalEndpoint::OnOrAfter(d) => {
                    Span { earliest: super::span_of(&Edtf::Date(*d)).earliest, latest: Bound::PositiveInfinity }
                }
                IntervalEndpoint::Open | IntervalEndpoint::Unknown => {
                    Span { earliest: self.span.earliest, latest: Bound::PositiveInfinity }
                }
            },
            _ => self.span,
        }
    }

    /// Whether all of it lies before the other begins.
    ///
    /// `Yes` if its latest possible day is earlier than the other's earliest, `No` if not even
    /// its earliest is. Two date-times are compared by their instants.
    pub fn before(&self, other: &When) -> Answer {
        if let (Some(a), Some(b)) = (self.instant(), other.instant()) {
            return if a < b { Answer::Yes } else { Answer::No };
        }
        if self.span.ends_before(&other.span) {
            return Answer::Yes;
        }
        // Within the other's own day only a time of day could tell.
        let within_the_day = other.instant().is_some();
        // An unknown start is no later than the end.
        let limit = match other.span.earliest {
            Bound::Unknown => other.span.latest,
            bound => bound,
        };
        let too_late = match (self.span.earliest, limit) {
            (_, Bound::NegativeInfinity) => true,
            (Bound::Day(a), Bound::Day(b)) => a > b || a == b && !within_the_day,
            _ => false,
        };
        if too_late { Answer::No } else { Answer::Possibly }
    }

    /// Whether all of it lies after the other has ended; the mirror image of [`When::before`].
    pub fn after(&self, other: &When) -> Answer {
        if let (Some(a), Some(b)) = (self.instant(), other.instant()) {
            return if a > b { Answer::Yes } else { Answer::No };
        }
        if other.span.ends_before(&self.span) {
            return Answer::Yes;
        }
        let within_the_day = other.instant().is_some();
        let limit = match other.span.latest {
            Bound::Unknown => other.span.earliest,
            bound => bound,
        };
        let too_early = match (self.span.latest, limit) {
            (_, Bound::PositiveInfinity) => true,
            (Bound::Day(a), Bound::Day(b)) => a < b || a == b && !within_the_day,
            _ => false,
        };
        if too_early { Answer::No } else { Answer::Possibly }
    }

    /// Whether it happened during the other.
    ///
    /// `Yes` if every day it may have been lies inside the other, `No` if none does. Something
    /// that lasted need only touch it, and touches it certainly if it began by its end and
    /// lasted to its beginning; an open or unknown end is certain of nothing beyond the dated
    /// one. Of one-of and all-of sets each element is asked.
    pub fn during(&self, other: &When) -> Answer {
        if let (Some(a), Some(b)) = (self.instant(), other.instant()) {
            return if a == b { Answer::Yes } else { Answer::No };
        }
        if !self.span.overlaps(&other.span) {
            return Answer::No;
        }
        match &self.edtf {
            Edtf::Set(set) => {
                let answers: Vec<Answer> = members(set).iter().map(|s| inside(s, other)).collect();
                let all = |answer| answers.iter().all(|a| *a == answer);
                let any_is_enough = set.kind == SetKind::AllMembers;
                if all(Answer::Yes) || any_is_enough && answers.contains(&Answer::Yes) {
                    Answer::Yes
                } else if all(Answer::No) {
                    Answer::No
                } else {
                    Answer::Possibly
                }
            }
            Edtf::Interval(_) if self.certainly_touches(&other.span) => Answer::Yes,
            _ => inside(&self.span, other),
        }
    }

    /// Where it begins and ends, and where each of its parts does: of two stretches of time between which none of these
    /// days lies, neither of them in one, it answers the same.
    pub(crate) fn landmarks(&self) -> Vec<Bound> {
        let mut spans = vec![self.span];
        match &self.edtf {
            Edtf::Set(set) => spans.extend(members(set)),
            Edtf::Interval(interval) => spans.extend([&interval.start, &interval.end].into_iter().filter_map(told)),
            _ => {}
        }
        spans.iter().flat_map(|span| [span.earliest, span.latest]).collect()
    }

    fn certainly_touches(&self, span: &Span) -> bool {
        let Edtf::Interval(interval) = &self.edtf else {
            return false;
        };
        let (start, end) = (told(&interval.start), told(&interval.end));
        let (Some(start), Some(end)) = (start.or(end), end.or(start)) else {
            return false;
        };
        let began = match (start.latest, span.latest) {
            (Bound::Day(_), Bound::PositiveInfinity) => true,
            (Bound::Day(a), Bound::Day(b)) => a <= b,
            _ => false,
        };
        let lasted = match (end.earliest, span.earliest) {
            (Bound::Day(_), Bound::NegativeInfinity) => true,
            (Bound::Day(a), Bound::Day(b)) => a >= b,
            _ => false,
        };
        began && lasted
    }
}

/// What an end of an interval says of it.
fn told(end: &IntervalEndpoint) -> Option<Span> {
    match end {
        IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrBefore(d) | IntervalEndpoint::OnOrAfter(d) => {
            Some(super::span_of(&Edtf::Date(*d)))
        }
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn inside(span: &Span, other: &When) -> Answer {
    if !span.overlaps(&other.span) {
        Answer::No
    // A day is not inside a moment of it.
    } else if other.span.encloses(span) && other.instant().is_none() {
        Answer::Yes
    } else {
        Answer::Possibly
    }
}

/// The spans of a set's elements, one by one.
fn members(set: &Set) -> Vec<Span> {
    let span = |element: &SetElement| {
        let alone = Set { kind: SetKind::OneMember, elements: vec![*element] };
        super::span_of(&Edtf::Set(alone))
    };
    set.elements.iter().map(span).collect()
}
