//! Who reported an event first, as far as the dates of publication tell.

use crate::model::{Basis, Chronology, EventId, Evidence, SourceId, Stance};
use crate::when::{Answer, Lag, When};

/// The first report of an event, or its first denial, among the sources that are cited for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstReport {
    /// The sources of which one was first, in the order of the file: a single one where that is established. A
    /// source whose publication is not dated may always have been; one that derives from another one never was.
    pub sources: Vec<SourceId>,
    /// Whether they were all published on one and the same day, so that each of them was first.
    pub together: bool,
    /// The dated roots that all of them retell and that are not cited for the event themselves.
    pub retelling: Vec<SourceId>,
    /// From the event to the publication.
    pub lag: Lag,
}

impl FirstReport {
    /// The first of the sources that assert an event, or qualify it; of those only that `basis` may admit.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis, event: EventId) -> Option<Self> {
        let reporting = [Stance::Asserts, Stance::Qualifies];
        let cited = cited(chronology, evidence, basis, event, &reporting);
        let mut first = Self::among(chronology, event, &cited)?;
        first.retelling.retain(|root| basis.admits(*root) != Answer::No);
        Some(first)
    }

    /// The first of the sources that deny it.
    #[must_use]
    pub fn denial(chronology: &Chronology, evidence: &Evidence, basis: &Basis, event: EventId) -> Option<Self> {
        let first = Self::among(chronology, event, &cited(chronology, evidence, basis, event, &[Stance::Denies]))?;
        // That a source retells another one does not say that the other denies it too.
        Some(Self { retelling: Vec::new(), ..first })
    }

    /// The first of some sources that are cited for an event; nothing where there is none.
    fn among(chronology: &Chronology, event: EventId, cited: &[SourceId]) -> Option<Self> {
        let published = |source: &SourceId| chronology.source(*source).published.as_ref();
        // A source is not first if another one is certainly before it; it takes the earliest end to tell.
        let earliest_end = cited.iter().filter_map(published).min_by_key(|when| (when.latest(), when.time_key()));
        let late = |when: &When| earliest_end.is_some_and(|end| end.before(when) == Answer::Yes);
        let timely: Vec<SourceId> =
            cited.iter().filter(|source| !published(source).is_some_and(late)).copied().collect();
        let sources = without_retellers(chronology, &timely);
        sources.first()?;
        let dates: Vec<Option<&When>> = sources.iter().map(published).collect();
        let day = |when: &Option<&When>| when.filter(|when| !when.is_hedged())?.span().single_day();
        let first_day = dates.first().and_then(day);
        let together = first_day.is_some() && dates.iter().all(|when| day(when) == first_day);
        // What is undated was published before its retellers, so that their dates bound it too.
        let bounds = if dates.contains(&None) { timely.iter().map(published).collect() } else { dates };
        let lag = Lag::of_event(chronology.when(event), &bounds);
        let retelling = shared_roots(chronology, &sources, cited, earliest_end);
        Some(Self { sources, together, retelling, lag })
    }
}

/// The sources that are cited for an event with one of these stances, and support what they say.
fn cited(
    chronology: &Chronology,
    evidence: &Evidence,
    basis: &Basis,
    event: EventId,
    stances: &[Stance],
) -> Vec<SourceId> {
    let counts = |id| basis.counts(chronology, id) != Answer::No && evidence.may_support(id);
    let telling = |id: &_| stances.contains(&chronology.citation(*id).stance()) && counts(*id);
    let mut sources: Vec<_> =
        chronology.citations(event).filter(telling).filter_map(|id| chronology.source_of(id)).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// The sources of which none derives from another one of them: whatever the dates say, a retelling comes after
/// what it retells. In a circle it cannot be told, and its members stay.
fn without_retellers(chronology: &Chronology, sources: &[SourceId]) -> Vec<SourceId> {
    let derived: Vec<Vec<SourceId>> = sources.iter().map(|source| chronology.origins().derived(*source)).collect();
    let retells = |one: usize, other: usize| derived[other].binary_search(&sources[one]).is_ok();
    let is_reteller = |one: usize| (0..sources.len()).any(|other| retells(one, other) && !retells(other, one));
    (0..sources.len()).filter(|one| !is_reteller(*one)).map(|one| sources[one]).collect()
}

/// The roots of all `sources` that are dated, not later than `first`, and not among the `cited`.
fn shared_roots(
    chronology: &Chronology,
    sources: &[SourceId],
    cited: &[SourceId],
    first: Option<&When>,
) -> Vec<SourceId> {
    let Some((one, others)) = sources.split_first() else { return Vec::new() };
    let roots = |source: &SourceId| chronology.origins().roots(*source);
    let shared = roots(one).iter().filter(|root| others.iter().all(|other| roots(other).contains(root)));
    let in_time = |root: &&SourceId| {
        let published = chronology.source(**root).published.as_ref();
        let late = |when: &When| first.is_some_and(|first| when.after(first) == Answer::Yes);
        published.is_some_and(|when| !late(when)) && !cited.contains(root)
    };
    shared.filter(in_time).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, Event, Source};

    fn when(written: &str) -> When {
        When::parse(written).expect("a date")
    }

    /// Sources with a date of publication and what they retell; citations with a stance; the event's date; the
    /// sources that may have been first, whether together, what they retell, and the lag.
    #[test]
    fn the_first_report() {
        use Stance::{Asserts, Denies, Qualifies, Silent};
        type Case<'a> = (&'a [(&'a str, &'a str, &'a [&'a str])], &'a [(&'a str, Stance)], &'a str, &'a str);
        let cases: &[Case] = &[
            (
                &[("a", "2022-04-22", &[]), ("b", "2022-04-23", &[])],
                &[("b", Asserts), ("a", Asserts)],
                "2021-04",
                "a; 12 to 13 months after it",
            ),
            (
                &[("a", "2022-04-22", &[]), ("b", "2022-04-23", &[])],
                &[("a", Denies), ("b", Qualifies)],
                "2022-04-22",
                "b; 1 day after it",
            ),
            (
                &[("a", "2022-04-22", &[]), ("b", "2022-04-23", &[])],
                &[("a", Silent), ("b", Asserts)],
                "2022-04-23",
                "b; on the same day",
            ),
            (
                &[("a", "2022-04-22", &[]), ("b", "2022-04-22", &[])],
                &[("a", Asserts), ("b", Asserts), ("b", Qualifies)],
                "2022-04-20",
                "a b together; 2 days after it",
            ),
            // The order is not established.
            (
                &[("a", "2022-04", &[]), ("b", "2022-04-22", &[])],
                &[("a", Asserts), ("b", Asserts)],
                "2022-03-31",
                "a b; 1 to 22 days after it",
            ),
            (
                &[("a", "", &[]), ("b", "2022-04-22", &[])],
                &[("a", Asserts), ("b", Asserts)],
                "2022-03-31",
                "a b; at most 22 days after it",
            ),
            (
                &[("a", "2022-04-22?", &[]), ("b", "2022-04-22", &[])],
                &[("a", Asserts), ("b", Asserts)],
                "2022-04-20",
                "a b; about 2 days after it",
            ),
            (
                &[("a", "[2022-04-22..]", &[]), ("b", "2022-05-01", &[]), ("c", "2022-05-02", &[])],
                &[("a", Asserts), ("b", Asserts), ("c", Asserts)],
                "2022-04-20",
                "a b; 2 to 11 days after it",
            ),
            // A root that nobody cites.
            (
                &[("wire", "2022-04-22", &[]), ("a", "2022-04-23", &["wire"]), ("b", "2022-04-24", &["wire"])],
                &[("a", Asserts), ("b", Asserts)],
                "2022-04-20",
                "a retelling wire; 3 days after it",
            ),
            (
                &[("wire", "2022-04-22", &[]), ("a", "2022-04-23", &["wire"])],
                &[("a", Asserts), ("wire", Asserts)],
                "2022-04-20",
                "wire; 2 days after it",
            ),
            (
                &[("wire", "2022-05-22", &[]), ("a", "2022-04-23", &["wire"])],
                &[("a", Asserts)],
                "2022-04-20",
                "a; 3 days after it",
            ),
            (
                &[("wire", "", &[]), ("a", "2022-04-23", &["wire"])],
                &[("a", Asserts)],
                "2022-04-20",
                "a; 3 days after it",
            ),
            (
                &[
                    ("wire", "2022-04-22", &[]),
                    ("a", "[2022-04-22..]", &["wire"]),
                    ("b", "[2022-04-22..]", &["wire", "a"]),
                ],
                &[("a", Asserts), ("b", Asserts)],
                "2021-04-22",
                "a retelling wire; at least 1 year after it",
            ),
            // A retelling is never first, whatever the days say, nor where what is between them is not cited.
            (
                &[("wire", "2022-04-22", &[]), ("a", "2022-04-22", &["wire"])],
                &[("a", Asserts), ("wire", Asserts)],
                "2022-04-20",
                "wire; 2 days after it",
            ),
            (
                &[("wire", "2022-04", &[]), ("between", "", &["wire"]), ("a", "2022-04-22", &["between"])],
                &[("a", Asserts), ("wire", Asserts)],
                "2022-03-31",
                "wire; 1 to 30 days after it",
            ),
            (
                &[("wire", "", &[]), ("a", "2022-04-22", &["wire"])],
                &[("a", Asserts), ("wire", Asserts)],
                "2022-04-20",
                "wire; at most 2 days after it",
            ),
            // What it retells does not report the event; a circle has no beginning.
            (
                &[("wire", "2022-04-22", &[]), ("a", "2022-04-22", &["wire"])],
                &[("a", Asserts), ("wire", Denies)],
                "2022-04-20",
                "a retelling wire; 2 days after it",
            ),
            (
                &[("a", "2022-04-22", &["b"]), ("b", "2022-04-22", &["a"])],
                &[("a", Asserts), ("b", Asserts)],
                "2022-04-20",
                "a b together; 2 days after it",
            ),
            // No publication is dated.
            (&[("a", "", &[])], &[("a", Asserts)], "2022", "a; "),
            (&[("a", "", &[]), ("b", "", &["a"]), ("c", "", &[])], &[("a", Asserts), ("b", Asserts)], "2022", "a; "),
            // Nothing can be said.
            (&[("a", "2022", &[])], &[("a", Denies), ("nobody", Asserts)], "2022", "nothing"),
            (&[("a", "2022", &[])], &[], "2022", "nothing"),
        ];
        for (sources, citations, date, expected) in cases {
            let source = |(key, published, from): &(&str, &str, &[&str])| Source {
                key: (*key).to_owned(),
                published: (!published.is_empty()).then(|| when(published)),
                derived_from: from.iter().map(|&key| key.to_owned()).collect(),
                ..Source::default()
            };
            let cited = |(source, stance): &(&str, Stance)| Citation {
                source: (*source).to_owned(),
                stance: *stance,
                ..Citation::default()
            };
            let event = Event {
                citations: citations.iter().map(cited).collect(),
                ..Event::new("e", when(date), String::new())
            };
            let whole =
                Chronology::new(String::new(), String::new(), sources.iter().map(source).collect(), vec![event]);
            let evidence = Evidence::pending(whole.citation_count());
            let event = whole.event_by_key("e").expect("it is there");
            let keys =
                |ids: &[SourceId]| ids.iter().map(|id| whole.source(*id).key.clone()).collect::<Vec<_>>().join(" ");
            let told = FirstReport::of(&whole, &evidence, &Basis::default(), event).map_or_else(
                || "nothing".to_owned(),
                |first| {
                    let together = if first.together && first.sources.len() > 1 { " together" } else { "" };
                    let retelling = if first.retelling.is_empty() {
                        String::new()
                    } else {
                        format!(" retelling {}", keys(&first.retelling))
                    };
                    let lag = first.lag.words().unwrap_or_default();
                    format!("{}{together}{retelling}; {lag}", keys(&first.sources))
                },
            );
            assert_eq!(told, *expected, "{sources:?} {citations:?} {date}");
        }
    }
}
