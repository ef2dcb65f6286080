//! Dates in the few columns of a list.
//!
//! Every expression has one list of forms, from the finest and longest to the coarsest and
//! shortest; what is shown is the first that has room. Nothing is ever cut.

use edtf_core::{Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, YearKind};

use super::point::{Months, Point, YearTold};
use super::{Bound, When, words};

/// Columns of [`When::brief`].
pub(super) const BRIEF: usize = 13;
/// Columns of [`When::brief_in_label`].
pub(super) const LABEL: usize = 20;
/// Columns of [`When::briefest`].
pub(super) const BRIEFEST: usize = 8;

/// The finest form that fits into so many columns, in a group headed by this year.
pub(super) fn fit(when: &When, group: i64, columns: usize) -> String {
    let list = Group { year: group, columns };
    let forms = list.forms(when);
    let fits = |form: &&String| form.chars().count() <= columns;
    match forms.iter().find(fits) {
        Some(form) => form.clone(),
        // Every list of forms ends in a year, and a year has at most eight columns.
        None => forms.last().cloned().unwrap_or_default(),
    }
}

struct Group {
    year: i64,
    columns: usize,
}

impl Group {
    fn forms(&self, when: &When) -> Vec<String> {
        match &when.edtf {
            Edtf::Date(date) => self.date(date),
            Edtf::DateTime(moment) => self.date_time(moment),
            Edtf::Interval(interval) => self.interval(interval),
            Edtf::Set(set) => self.set(set, when),
        }
    }

    fn date(&self, date: &Date) -> Vec<String> {
        let plain = self.unqualified(date);
        let (uncertain, approximate) = doubts(date);
        if uncertain || approximate {
            return hedged(&plain, uncertain, approximate);
        }
        let mut forms: Vec<String> = self.within(date).into_iter().collect();
        forms.extend(plain);
        forms
    }

    /// `in 2021`, `in Apr`, `the 1560s`: a date that lies somewhere in a larger whole.
    fn within(&self, date: &Date) -> Option<String> {
        match (YearTold::of(date), date.month.filter(|m| !is_masked(*m))) {
            (YearTold::Decade(first), None) => Some(words::decade(first)),
            // In eight columns the year speaks for itself.
            (YearTold::Wholly(year @ -9_999..=9_999), None) if self.columns > BRIEFEST => {
                Some(words::in_forms(&words::year_in_eight(year)))
            }
            (YearTold::Wholly(year), Some(month)) if date.day.is_some_and(is_masked) => {
                let month = self.point(Point::of_month(year, month.value()?));
                month.first().map(|month| words::in_forms(month))
            }
            _ => None,
        }
    }

    fn unqualified(&self, date: &Date) -> Vec<String> {
        if let Some(point) = Point::of(date) {
            return self.point(point);
        }
        let told = YearTold::of(date);
        if let (YearTold::Wholly(year), true) = (&told, date.year.significant_digits.is_some()) {
            return self.point(Point::of_year(*year));
        }
        let mut forms = match (&told, date.month) {
            (YearTold::Decade(first), None) => vec![words::decade_in_eight(*first)],
            (YearTold::Century(number), None) => words::century_forms(*number).to_vec(),
            (YearTold::Nothing, _) => words::SOME_YEAR_FORMS.map(str::to_owned).to_vec(),
            (YearTold::Wholly(year), Some(month)) if is_masked(month) => {
                return self.point(Point::of_year(*year));
            }
            (YearTold::Wholly(year), Some(month)) => self.season(*year, month),
            _ => Vec::new(),
        };
        match Point::ends(date) {
            // Months of a year that is not told would be taken for those of the outer years.
            Some((first, last)) if date.year.has_unspecified() => {
                forms.extend(self.range(Point::of_year(first.year), Point::of_year(last.year)));
            }
            Some((first, last)) => forms.extend(self.range(first, last)),
            None => forms.push(words::vast_year_in_eight(is_past(date)).to_owned()),
        }
        forms
    }

    /// `winter`, `winter 2001`. Other parts of a year are shown by their months.
    fn season(&self, year: i64, month: DateField) -> Vec<String> {
        let Some(name) = month.value().and_then(words::season) else {
            return Vec::new();
        };
        if year == self.year {
            vec![name.to_owned()]
        } else {
            vec![words::with_year(name, &words::year_in_eight(year))]
        }
    }

    fn date_time(&self, moment: &DateTime) -> Vec<String> {
        let Some(point) = Point::of(&moment.date) else {
            return self.date(&moment.date);
        };
        let mut forms = self.point(point);
        if let Some(day) = forms.first().filter(|_| point.year == self.year) {
            forms.insert(0, format!("{day} {:02}:{:02}", moment.time.hour, moment.time.minute));
        }
        forms
    }

    fn interval(&self, interval: &Interval) -> Vec<String> {
        let (start, end) = (dated(&interval.start), dated(&interval.end));
        match (start, end) {
            (Some(a), Some(b)) => {
                let ((u, x), (v, y)) = (doubts(a), doubts(b));
                let forms = match (Point::ends(a), Point::ends(b)) {
                    (Some((first, _)), Some((_, last))) => self.lasting(first, last),
                    _ => [self.unqualified(a), self.unqualified(b)].concat(),
                };
                hedged(&forms, u || v, x || y)
            }
            (Some(a), None) => around(&self.date_ungrouped(a), words::from_forms),
            (None, Some(b)) => around(&self.date_ungrouped(b), words::until_forms),
            (None, None) => vec![String::new()],
        }
    }

    /// Something that lasted is shown by its beginning where the whole has no room.
    fn lasting(&self, first: Point, last: Point) -> Vec<String> {
        let mut forms = self.narrowing(first, last);
        let room = |form: &String| form.chars().count() <= self.columns;
        let whole = forms.first().is_some_and(room);
        let own = self.point(first).into_iter().next();
        if !whole && self.columns <= BRIEFEST && first.day.is_some() && first.year == self.year {
            forms.clear();
            forms.extend(own);
        }
        forms.extend(self.point(Point::of_year(first.year)));
        forms
    }

    fn set(&self, set: &Set, when: &When) -> Vec<String> {
        let until: fn(&str) -> Vec<String> = match set.kind {
            SetKind::OneMember => |what| words::by_forms(what).to_vec(),
            SetKind::AllMembers => |what| words::until_forms(what).to_vec(),
        };
        match set.elements.as_slice() {
            [SetElement::Date(d)] => return self.date(d),
            [SetElement::OnOrBefore(d)] => return around(&self.date_ungrouped(d), until),
            [SetElement::OnOrAfter(d)] => {
                return around(&self.date_ungrouped(d), words::from_forms);
            }
            _ => {}
        }
        let ends = set.elements.iter().filter_map(|element| match element {
            SetElement::Date(d) | SetElement::OnOrBefore(d) | SetElement::OnOrAfter(d) => Point::ends(d),
            SetElement::Range(a, b) => Some((Point::ends(a)?.0, Point::ends(b)?.1)),
        });
        let (firsts, lasts): (Vec<Point>, Vec<Point>) = ends.unzip();
        let (Some(first), Some(last)) = (firsts.iter().min(), lasts.iter().max()) else {
            return vec![words::vast_year_in_eight(false).to_owned()];
        };
        let mut forms = self.listed(set);
        forms.extend(match (when.earliest(), when.latest(), set.elements.as_slice()) {
            (Bound::Day(_), Bound::Day(_), [SetElement::Range(..)]) => self.range(*first, *last),
            (Bound::Day(a), Bound::Day(b), _) => {
                let (first, last) = Point::hull(a.ymd(), b.ymd());
                self.range(first, last)
            }
            (_, Bound::Day(_), _) => around(&self.point(*last), until),
            (Bound::Day(_), ..) => around(&self.point(*first), words::from_forms),
            _ => self.range(Point::of_year(first.year), Point::of_year(last.year)),
        });
        forms
    }

    /// The elements side by side, if each is plain.
    fn listed(&self, set: &Set) -> Vec<String> {
        let told = |e: &SetElement| match e {
            SetElement::Date(d) if doubts(d) == (false, false) => self.point(Point::of(d)?).into_iter().next(),
            _ => None,
        };
        let Some(items) = set.elements.iter().take(4).map(told).collect::<Option<Vec<_>>>() else {
            return Vec::new();
        };
        if items.len() < set.elements.len() {
            return Vec::new();
        }
        vec![match set.kind {
            SetKind::OneMember => words::choice(&items),
            SetKind::AllMembers => words::both(&items),
        }]
    }

    /// A date that words like "from" are put before: without an "in" of its own.
    fn date_ungrouped(&self, date: &Date) -> Vec<String> {
        let (uncertain, approximate) = doubts(date);
        hedged(&self.unqualified(date), uncertain, approximate)
    }

    /// A point and its coarser neighbours: `24 Feb`, `Feb`, `2022`; the year where it is not the
    /// group's.
    fn point(&self, point: Point) -> Vec<String> {
        let mut forms = Vec::new();
        for point in [point, point.coarser(), point.coarser().coarser()] {
            let year = words::year_in_eight(point.year);
            let form = match point.without_year(Months::Short) {
                Some(rest) if point.year == self.year => rest,
                Some(rest) => words::with_year(&rest, &year),
                None => {
                    forms.extend(words::ago_in_thirteen(point.year));
                    year
                }
            };
            if forms.last() != Some(&form) {
                forms.push(form);
            }
        }
        forms
    }

    /// Two points and their coarser neighbours: `24 Feb–17 Mar`, `Feb–Mar`, `2022`; years that
    /// have no room beside each other become "the first or later", which is true as well.
    fn range(&self, first: Point, last: Point) -> Vec<String> {
        let mut forms = self.narrowing(first, last);
        if first.year != last.year {
            forms.extend(words::from_forms(&words::year_in_eight(first.year)).into_iter().next_back());
        }
        forms.push(words::year_in_eight(first.year));
        forms
    }

    fn narrowing(&self, first: Point, last: Point) -> Vec<String> {
        let mut forms = Vec::new();
        let (mut a, mut b) = (first, last);
        while a != b {
            forms.extend(self.pair(a, b));
            if a.month.is_none() && b.month.is_none() {
                return forms;
            }
            // The finer of the two gives way first.
            let days = a.day.is_some() || b.day.is_some();
            let coarsen = |p: Point| {
                if p.day.is_some() == days { p.coarser() } else { p }
            };
            (a, b) = (coarsen(a), coarsen(b));
        }
        forms.extend(self.point(a));
        forms
    }

    /// Two different points with a dash, in the ways that cannot be misread.
    fn pair(&self, a: Point, b: Point) -> Vec<String> {
        let (year_a, year_b) = (words::year_in_eight(a.year), words::year_in_eight(b.year));
        let rests = (a.without_year(Months::Short), b.without_year(Months::Short));
        if a.year == b.year {
            let (Some(first), Some(last)) = rests else {
                return Vec::new();
            };
            let days = a.day.zip(b.day).filter(|_| a.shares_month(b));
            let pair = match days {
                Some((day, _)) => format!("{day}–{last}"),
                None => format!("{first}–{last}"),
            };
            return vec![if a.year == self.year { pair } else { format!("{pair} {year_a}") }];
        }
        let modern = a.year >= 1_000 && b.year <= 9_999;
        match rests {
            (None, None) => {
                let mut forms = vec![format!("{year_a}–{year_b}")];
                if modern && a.year / 100 == b.year / 100 {
                    forms.push(format!("{year_a}–{:02}", b.year % 100));
                }
                forms
            }
            (first, last) => {
                let told = |rest: Option<String>, point: Point, year: &str| match rest {
                    Some(rest) if point.year == self.year => rest,
                    Some(rest) => words::with_year(&rest, year),
                    None => year.to_owned(),
                };
                let mut forms = Vec::new();
                // `Feb–Mar 2023` would say that February is of 2023 too.
                if first.is_none() || a.year != self.year {
                    let (a, b) = (told(first, a, &year_a), told(last, b, &year_b));
                    forms.push(format!("{a}–{b}"));
                }
                if let (Some(m), Some(n)) = (a.month, b.month)
                    && a.day.is_none()
                    && b.day.is_none()
                    && a.year.abs_diff(self.year) < 50
                    && b.year.abs_diff(self.year) < 50
                    && modern
                {
                    let (m, n) = (words::month_short(m), words::month_short(n));
                    forms.push(format!("{m}’{:02}–{n}’{:02}", a.year % 100, b.year % 100));
                }
                forms
            }
        }
    }
}

fn hedged(forms: &[String], uncertain: bool, approximate: bool) -> Vec<String> {
    around(forms, |form| words::hedged_forms(uncertain, approximate, form))
}

/// Each form in each of the wordings; at the end the last form bare, for where none has room.
fn around<L: IntoIterator<Item = String>>(forms: &[String], wordings: impl Fn(&str) -> L) -> Vec<String> {
    let worded = forms.iter().flat_map(|form| wordings(form));
    worded.chain(forms.last().cloned()).collect()
}

fn dated(end: &IntervalEndpoint) -> Option<&Date> {
    match end {
        IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrBefore(d) | IntervalEndpoint::OnOrAfter(d) => Some(d),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

/// Whether it is uncertain, and whether approximate: an estimate of a few digits is.
fn doubts(date: &Date) -> (bool, bool) {
    let estimated = date.year.significant_digits.is_some();
    (date.is_uncertain(), date.is_approximate() || estimated)
}

fn is_masked(field: DateField) -> bool {
    field.digits == [None, None]
}

fn is_past(date: &Date) -> bool {
    match date.year.kind {
        YearKind::Standard { negative, .. } => negative,
        YearKind::Big { value } => value < 0,
        YearKind::Exponential { significand, .. } => significand < 0,
    }
}
