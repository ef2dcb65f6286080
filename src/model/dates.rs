//! The dates that the sources of an event give, and which of them cannot all be right.

use std::borrow::Cow;

use crate::model::{Basis, Chronology, EventId, Evidence, SourceId, Stance};
use crate::when::{Answer, Bound, Span, When};

/// Of more different dates than this only the first are held against each other: nobody reads so many, and the
/// work grows with their square.
const COMPARED: usize = 64;

/// A date of an event, and who gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenDate<'c> {
    /// The date.
    pub when: Cow<'c, When>,
    /// The sources that give it, in the order of the citations; none where only the chronology does.
    pub sources: Vec<SourceId>,
}

/// The different dates that count for an event, in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenDates<'c> {
    dates: Vec<GivenDate<'c>>,
}

impl<'c> GivenDates<'c> {
    /// The dates that the citations of an event give: those that count on the basis, and whose words are not
    /// known to be missing. The event's own date is one of them where it is a rival of theirs, and none of them lies
    /// within it.
    #[must_use]
    pub fn of(chronology: &'c Chronology, evidence: &Evidence, basis: &Basis, event: EventId) -> Self {
        let mut dates: Vec<GivenDate<'c>> = Vec::new();
        for id in chronology.citations(event) {
            let counts = basis.counts(chronology, id) != Answer::No && evidence.may_support(id);
            if !counts || chronology.citation(id).stance() == Stance::Silent {
                continue;
            }
            let (Some(source), Some(when)) = (chronology.source_of(id), chronology.date_of(id)) else { continue };
            match dates.iter().position(|date| same(&date.when, &when)) {
                Some(at) if dates[at].sources.contains(&source) => {}
                Some(at) => dates[at].sources.push(source),
                None if dates.len() < COMPARED => dates.push(GivenDate { when, sources: vec![source] }),
                None => {}
            }
        }
        let own = chronology.when(event);
        let stood_for = dates.iter().any(|date| same(&date.when, own) || own.span().encloses(&date.when.span()));
        if !stood_for && dates.iter().any(|date| are_rivals(&date.when, own)) {
            dates.push(GivenDate { when: Cow::Borrowed(own), sources: Vec::new() });
        }
        dates.sort_by_key(|date| date.when.list_key());
        Self { dates }
    }

    /// Every date, in order of time.
    pub fn iter(&self) -> impl Iterator<Item = &GivenDate<'c>> {
        self.dates.iter()
    }

    /// The dates that are rivals of another: neither contains the other.
    #[must_use]
    pub fn rivals(&self) -> Vec<&GivenDate<'c>> {
        let has_rival = |date: &&GivenDate| self.dates.iter().any(|other| are_rivals(&date.when, &other.when));
        self.dates.iter().filter(has_rival).collect()
    }

    /// The dates of sources that lie within that of another, which is only coarser, each with the narrowest such one: first the finer,
    /// then the coarser.
    #[must_use]
    pub fn coarser(&self) -> Vec<(&GivenDate<'c>, &GivenDate<'c>)> {
        let of_sources = || self.dates.iter().filter(|date| !date.sources.is_empty());
        let around = |date: &GivenDate| {
            let wider = of_sources().filter(|other| lies_within(date.when.span(), other.when.span()));
            wider.min_by_key(|other| other.when.span().days().unwrap_or(i64::MAX))
        };
        of_sources().filter_map(|date| Some((date, around(date)?))).collect()
    }

    /// The days between which all the rivals lie; `None` without a rival, or with an end that nobody knows.
    #[must_use]
    pub fn range(&self) -> Option<Span> {
        let spans: Vec<Span> = self.rivals().iter().map(|date| date.when.span()).collect();
        let earliest = spans.iter().map(|span| span.earliest).min()?;
        let latest = spans.iter().map(|span| span.latest).max()?;
        let known = spans.iter().all(|span| span.earliest != Bound::Unknown && span.latest != Bound::Unknown);
        known.then_some(Span { earliest, latest })
    }
}

/// The rival dates of an event, in order of time, each with the sources that give it; none where the sources
/// agree, or some are only coarser. See [`GivenDates`] for which citations count.
#[must_use]
pub fn rivals<'c>(
    chronology: &'c Chronology,
    evidence: &Evidence,
    basis: &Basis,
    event: EventId,
) -> Vec<GivenDate<'c>> {
    GivenDates::of(chronology, evidence, basis, event).rivals().into_iter().cloned().collect()
}

fn same(one: &When, other: &When) -> bool {
    one.span() == other.span() && one.canonical() == other.canonical()
}

/// Whether neither of two dates may contain the other. An end that nobody knows may lie anywhere on its side of
/// the end that is known.
fn are_rivals(one: &When, other: &When) -> bool {
    let (one, other) = (one.span(), other.span());
    !may_contain(one, other) && !may_contain(other, one)
}

fn may_contain(outer: Span, inner: Span) -> bool {
    let either = |bound: Bound, otherwise: Bound| if bound == Bound::Unknown { otherwise } else { bound };
    let starts = either(outer.earliest, Bound::NegativeInfinity) <= either(inner.earliest, inner.latest);
    let ends = either(outer.latest, Bound::PositiveInfinity) >= either(inner.latest, inner.earliest);
    starts && ends
}

fn lies_within(inner: Span, outer: Span) -> bool {
    inner != outer && outer.encloses(&inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, CitationId, Event, Finding, Source, Verdict};

    /// An event of the first date, with a citation for each of the others: `a 2022-03` is the date that source `a`
    /// gives, `-a 2022-03` one that it gives in denying, `0a` is silent.
    fn chronology(own: &str, given: &[&str]) -> Chronology {
        let citation = |written: &&str| {
            let (name, date) = written.split_once(' ').unwrap_or((written, ""));
            let stance = match name.as_bytes()[0] {
                b'-' => Stance::Denies,
                b'0' => Stance::Silent,
                _ => Stance::Asserts,
            };
            let source = name.trim_start_matches(['-', '0']).to_owned();
            Citation { source, stance, when: When::parse(date).ok(), ..Citation::default() }
        };
        let event = Event {
            citations: given.iter().map(citation).collect(),
            ..Event::new("event", When::parse(own).expect("a date"), String::new())
        };
        let source = |key: &str| Source {
            key: key.to_owned(),
            published: When::parse("2022-05-01").ok().filter(|_| key != "late"),
            ..Source::default()
        };
        let sources = ["a", "b", "c", "late"].map(source).to_vec();
        Chronology::new(String::new(), String::new(), sources, vec![event])
    }

    fn named(chronology: &Chronology, date: &GivenDate) -> String {
        let names: Vec<&str> = date.sources.iter().map(|id| chronology.source(*id).key.as_str()).collect();
        format!("{} ({})", date.when.written(), names.join(" "))
    }

    #[test]
    fn which_dates_are_rivals_and_which_only_coarser() {
        type Case<'a> = (&'a str, &'a [&'a str], &'a str, &'a str, Option<(&'a str, &'a str)>);
        let days = |first, last| Some((first, last));
        let cases: &[Case] = &[
            ("2021", &[], "", "", None),
            ("2021", &["a 2021-04"], "", "", None),
            // The year and the month of it.
            ("2021-04", &["a 2021", "b 2021-04"], "", "2021-04 (b) in 2021 (a)", None),
            ("2021-04", &["a 2021-04", "b 2021-04", "a 2021-04"], "", "", None),
            (
                "2022",
                &["a 2022-04-21", "b 2022", "c 2022-04"],
                "",
                "2022-04 (c) in 2022 (b), 2022-04-21 (a) in 2022-04 (c)",
                None,
            ),
            // Rivals, and a third that both lie in.
            (
                "2022",
                &["a 2022-03-02", "b 2022-04-21"],
                "2022-03-02 (a), 2022-04-21 (b)",
                "",
                days("2022-03-02", "2022-04-21"),
            ),
            (
                "2022",
                &["a 2022-04", "b 2022-03", "c 2022"],
                "2022-03 (b), 2022-04 (a)",
                "2022-03 (b) in 2022 (c), 2022-04 (a) in 2022 (c)",
                days("2022-03-01", "2022-04-30"),
            ),
            // They share days, and neither contains the other.
            (
                "2022",
                &["a 2022-03-01/2022-03-20", "b 2022-03-10/2022-04"],
                "2022-03-01/2022-03-20 (a), 2022-03-10/2022-04 (b)",
                "",
                days("2022-03-01", "2022-04-30"),
            ),
            // A doubt widens nothing.
            ("2022", &["a 2022-03?", "b 2022-03"], "", "", None),
            // The event has a date that its source contradicts.
            ("2022-04-21", &["a 2022-03-02"], "2022-03-02 (a), 2022-04-21 ()", "", days("2022-03-02", "2022-04-21")),
            (
                "2022-04",
                &["a 2022-03-02", "b 2022-04-21"],
                "2022-03-02 (a), 2022-04-21 (b)",
                "",
                days("2022-03-02", "2022-04-21"),
            ),
            (
                "2022-04-21",
                &["a 2022-03-02", "b 2022"],
                "2022-03-02 (a), 2022-04-21 ()",
                "2022-03-02 (a) in 2022 (b)",
                days("2022-03-02", "2022-04-21"),
            ),
            // Open and unknown ends.
            ("2022", &["a [..2022-04-21]", "b 2022-03-02"], "", "2022-03-02 (b) in [..2022-04-21] (a)", None),
            (
                "2022",
                &["a [..2022-04-21]", "b 2022-05"],
                "[..2022-04-21] (a), 2022-05 (b)",
                "",
                days("-inf", "2022-05-31"),
            ),
            ("2022-02-24/", &["a 2022-02-24/", "b 2022-02-24/2022-03-16"], "", "", None),
            ("2022-02-24/", &["a 2022-02-24/", "b 2022-01"], "2022-01 (b), 2022-02-24/ (a)", "", None),
            // Who denies it gives a date all the same; who is silent does not.
            ("2022", &["a 2022-03", "-b 2022-04"], "2022-03 (a), 2022-04 (b)", "", days("2022-03-01", "2022-04-30")),
            ("2022", &["a 2022-03", "0b 2022-04"], "", "", None),
            ("2022", &["a 2022-03", "nobody 2022-04"], "", "", None),
        ];
        for (own, given, rival, coarser, range) in cases {
            let chronology = chronology(own, given);
            let event = chronology.events().next().expect("one event");
            let dates = GivenDates::of(&chronology, &Evidence::default(), &Basis::default(), event);
            let told: Vec<String> = dates.rivals().into_iter().map(|date| named(&chronology, date)).collect();
            assert_eq!(told.join(", "), *rival, "{own} {given:?}");
            let told = dates
                .coarser()
                .into_iter()
                .map(|(fine, coarse)| format!("{} in {}", named(&chronology, fine), named(&chronology, coarse)));
            assert_eq!(told.collect::<Vec<_>>().join(", "), *coarser, "{own} {given:?}");
            let told = dates.range().map(|span| (span.earliest.to_string(), span.latest.to_string()));
            assert_eq!(told, range.map(|(first, last)| (first.to_owned(), last.to_owned())), "{own} {given:?}");
        }
    }

    #[test]
    fn what_does_not_count_is_no_rival() {
        let chronology = chronology("2022", &["a 2022-03", "b 2022-04"]);
        let event = chronology.events().next().expect("one event");
        let all = rivals(&chronology, &Evidence::default(), &Basis::default(), event);
        assert_eq!(all.len(), 2);
        let without = Basis::of(&chronology, None, vec![SourceId::new(1)]);
        assert_eq!(rivals(&chronology, &Evidence::default(), &without, event), []);
        let earlier = Basis::of(&chronology, When::parse("2022-04").ok(), Vec::new());
        assert_eq!(rivals(&chronology, &Evidence::default(), &earlier, event), []);
        let mut evidence = Evidence::pending(2);
        evidence.record(CitationId::new(0), Finding::nowhere(Verdict::Missing));
        assert_eq!(rivals(&chronology, &evidence, &Basis::default(), event), []);
    }

    #[test]
    fn many_dates_are_bounded() {
        let given: Vec<String> = (0..2 * COMPARED).map(|at| format!("a {}", 1000 + at)).collect();
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let chronology = chronology("1000/3000", &given);
        let event = chronology.events().next().expect("one event");
        assert_eq!(rivals(&chronology, &Evidence::default(), &Basis::default(), event).len(), COMPARED);
    }
}
