//! Which sources are taken into account: all, or what was known on a day, or all but some.

use crate::model::{Chronology, CitationId, EventId, Evidence, SourceId, Stance, Standing, Tally};
use crate::when::{Answer, Day, When};

/// The sources that count. The whole chronology counts them all; *as known on* a day, those published
/// later do not; and some may be left out, with everything that derives from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    known_on: Option<When>,
    left_out: Vec<SourceId>,
    /// Whether each source had been published by then; empty where all count.
    known: Vec<Answer>,
    /// Whether each source is left out, or derives from one that is; empty where none is.
    out: Vec<bool>,
}

impl Basis {
    /// What was known on a day (at the end of the last day that `known_on` may mean), without some sources.
    ///
    /// A source is known if it was published by then. Where its date of publication is not wholly known,
    /// or not told at all, it was possibly known.
    #[must_use]
    pub fn of(chronology: &Chronology, known_on: Option<When>, left_out: Vec<SourceId>) -> Self {
        let known = known_on.as_ref().map_or_else(Vec::new, |day| {
            let published = chronology.sources().map(|source| chronology.source(source).published.as_ref());
            published.map(|published| published.map_or(Answer::Possibly, |at| published_by(at, day))).collect()
        });
        Self { known_on, known, ..Self::default() }.without(chronology, left_out)
    }

    /// What is known on the same day, without other sources.
    #[must_use]
    pub fn without(&self, chronology: &Chronology, left_out: Vec<SourceId>) -> Self {
        let mut out = Vec::new();
        if !left_out.is_empty() {
            out = vec![false; chronology.sources().len()];
            for source in left_out.iter().flat_map(|source| chronology.origins().derived(*source)) {
                out[source.index()] = true;
            }
        }
        Self { known_on: self.known_on.clone(), known: self.known.clone(), left_out, out }
    }

    /// Whether every source counts.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.known_on.is_none() && self.left_out.is_empty()
    }

    /// The day on which the chronology is looked at, where it is not today.
    #[must_use]
    pub fn known_on(&self) -> Option<&When> {
        self.known_on.as_ref()
    }

    /// The sources that somebody left out, without those that derive from them.
    #[must_use]
    pub fn left_out(&self) -> &[SourceId] {
        &self.left_out
    }

    /// Whether a source had been published by the day. It may be left out all the same.
    #[must_use]
    pub fn knows(&self, source: SourceId) -> Answer {
        self.known.get(source.index()).copied().unwrap_or(Answer::Yes)
    }

    /// Whether a source is left out, by itself or with one that it derives from.
    #[must_use]
    pub fn leaves_out(&self, source: SourceId) -> bool {
        self.out.get(source.index()).copied().unwrap_or(false)
    }

    /// Whether a source counts.
    #[must_use]
    pub fn admits(&self, source: SourceId) -> Answer {
        if self.leaves_out(source) { Answer::No } else { self.knows(source) }
    }

    /// Whether a citation counts: as its source does. One of a source that does not exist counts for nothing
    /// known on a day.
    #[must_use]
    pub fn counts(&self, chronology: &Chronology, citation: CitationId) -> Answer {
        match chronology.source_of(citation) {
            Some(source) => self.admits(source),
            None if self.known_on.is_some() => Answer::No,
            None => Answer::Yes,
        }
    }

    /// Whether an event was known on the day: whether one of the sources that speak of it was. An event that
    /// nobody is cited for has nothing to lose, and is shown. What is left out hides no event.
    #[must_use]
    pub fn shows(&self, chronology: &Chronology, event: EventId) -> Answer {
        if self.known_on.is_none() {
            return Answer::Yes;
        }
        let speaking = chronology.citations(event).filter(|id| chronology.citation(*id).stance() != Stance::Silent);
        let known = speaking.map(|id| chronology.source_of(id).map_or(Answer::No, |source| self.knows(source)));
        known.reduce(likelier).unwrap_or(Answer::Yes)
    }
}

fn published_by(published: &When, day: &When) -> Answer {
    match published.after(day) {
        Answer::Yes => Answer::No,
        Answer::Possibly => Answer::Possibly,
        Answer::No => Answer::Yes,
    }
}

fn likelier(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
        (Answer::No, Answer::No) => Answer::No,
        _ => Answer::Possibly,
    }
}

/// What depends on a source: what leaving it out, with everything that derives from it, would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// The source.
    pub source: SourceId,
    /// How many other sources derive from it and go with it.
    pub derived: usize,
    /// The events that nothing would support any more.
    pub fall: Vec<EventId>,
    /// The events that would be contested no more.
    pub settle: Vec<EventId>,
    /// The events that would be contested then, and are not now.
    pub flare: Vec<EventId>,
    /// The other events whose standing would change.
    pub change: Vec<EventId>,
}

impl Bearing {
    /// How many events would stand otherwise.
    #[must_use]
    pub fn events(&self) -> usize {
        self.fall.len() + self.settle.len() + self.flare.len() + self.change.len()
    }

    /// What leaving out each source would do, on top of `basis`: those that most events fall with first,
    /// then those that most events change with, then as in the file.
    #[must_use]
    pub fn of_each(chronology: &Chronology, evidence: &Evidence, basis: &Basis) -> Vec<Self> {
        let mut each: Vec<Self> =
            chronology.sources().map(|source| Self::of(chronology, evidence, basis, source)).collect();
        each.sort_by_key(|bearing| std::cmp::Reverse((bearing.fall.len(), bearing.events())));
        each
    }

    /// What leaving out one source would do, on top of `basis`.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis, source: SourceId) -> Self {
        let kept = basis.left_out.iter().copied().filter(|other| *other != source).collect();
        let with = basis.without(chronology, kept);
        let mut left_out = with.left_out.clone();
        left_out.push(source);
        let without = basis.without(chronology, left_out);
        let gone = chronology.origins().derived(source);
        let mut events: Vec<EventId> = gone
            .iter()
            .flat_map(|source| chronology.citations_of_source(*source))
            .map(|citation| chronology.event_of(*citation))
            .filter(|event| basis.shows(chronology, *event) != Answer::No)
            .collect();
        events.sort_unstable();
        events.dedup();
        let mut bearing = Self {
            source,
            derived: gone.len() - 1,
            fall: Vec::new(),
            settle: Vec::new(),
            flare: Vec::new(),
            change: Vec::new(),
        };
        for event in events {
            let standing = |basis| Tally::of(chronology, evidence, basis, event).standing();
            match (standing(&with), standing(&without)) {
                (before, after) if before == after => {}
                (_, Standing::Unsourced) => bearing.fall.push(event),
                (Standing::Contested, _) => bearing.settle.push(event),
                (_, Standing::Contested) => bearing.flare.push(event),
                _ => bearing.change.push(event),
            }
        }
        bearing
    }
}

/// The days by which sources had been published, in order, without repeats: what one steps through to see a
/// story grow. Where a date is a span that is its last day, or its first if no last one is known. Sources
/// without a date have no part in it.
#[must_use]
pub fn publications(chronology: &Chronology) -> Vec<Day> {
    let dated = chronology.sources().filter_map(|source| chronology.source(source).published.as_ref());
    let mut days: Vec<Day> = dated.filter_map(|date| date.latest().day().or(date.earliest().day())).collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, Event, Finding, Source, Verdict};

    /// A wire report of the 3rd, two articles that retell it, a letter of the 5th, a note without a date; each
    /// event is cited as written: `+` asserts, `-` denies, `0` is silent.
    fn chronology(events: &[(&str, &str)]) -> Chronology {
        let source = |key: &str, published: &str, from: &[&str]| Source {
            key: key.to_owned(),
            published: When::parse(published).ok(),
            derived_from: from.iter().map(|&key| key.to_owned()).collect(),
            ..Source::default()
        };
        let sources = vec![
            source("wire", "2020-05-03", &[]),
            source("post", "2020-05-04", &["wire"]),
            source("mail", "[2020-05-04..]", &["wire"]),
            source("letter", "2020-05-05", &[]),
            source("note", "", &[]),
        ];
        let citation = |written: &str| Citation {
            source: written[1..].to_owned(),
            stance: match &written[..1] {
                "-" => Stance::Denies,
                "0" => Stance::Silent,
                _ => Stance::Asserts,
            },
            ..Citation::default()
        };
        let event = |&(key, citations): &(&str, &str)| Event {
            citations: citations.split_whitespace().map(citation).collect(),
            ..Event::new(key, When::parse("2020-05").expect("a month"), key)
        };
        Chronology::new(String::new(), String::new(), sources, events.iter().map(event).collect())
    }

    fn day(written: &str) -> Option<When> {
        Some(When::parse(written).expect("a date"))
    }

    #[test]
    fn what_was_known_on_a_day() {
        let events = [("a", "+wire"), ("b", "+mail 0wire"), ("c", "+post -letter"), ("d", "+note"), ("e", "")];
        let chronology = chronology(&events);
        for (known_on, expected) in [
            ("2020-05-02", "- - - ?single-origin unsourced"),
            ("2020-05-03", "single-origin - - ?single-origin unsourced"),
            ("2020-05-04", "single-origin ?single-origin single-origin ?single-origin unsourced"),
            ("2020-05-05", "single-origin ?single-origin contested ?single-origin unsourced"),
            ("2020", "single-origin ?single-origin contested ?single-origin unsourced"),
        ] {
            let basis = Basis::of(&chronology, day(known_on), Vec::new());
            let told = chronology.events().map(|event| {
                let tally = Tally::of(&chronology, &Evidence::default(), &basis, event);
                match basis.shows(&chronology, event) {
                    Answer::Yes => tally.standing().word().to_owned(),
                    Answer::Possibly => format!("?{}", tally.standing().word()),
                    Answer::No => "-".to_owned(),
                }
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{known_on}");
        }
    }

    #[test]
    fn a_standing_is_unsure_where_a_source_of_uncertain_date_decides() {
        let chronology = chronology(&[("a", "+wire -mail"), ("b", "+wire +mail"), ("c", "+wire +note")]);
        let basis = Basis::of(&chronology, day("2020-05-04"), Vec::new());
        let unsure =
            chronology.events().map(|event| Tally::of(&chronology, &Evidence::default(), &basis, event).unsure);
        assert_eq!(unsure.collect::<Vec<_>>(), [true, false, true]);
        let later = Basis::of(&chronology, None, Vec::new());
        assert!(chronology.events().all(|event| !Tally::of(&chronology, &Evidence::default(), &later, event).unsure));
    }

    #[test]
    fn what_depends_on_a_source() {
        let chronology =
            chronology(&[("a", "+wire"), ("b", "+post -letter"), ("c", "+mail +letter"), ("d", "+note -note")]);
        let told = |basis: &Basis| {
            let each = Bearing::of_each(&chronology, &Evidence::default(), basis).into_iter().map(|it| {
                let key = &chronology.source(it.source).key;
                format!("{key} {}/{}/{}/{}", it.fall.len(), it.settle.len(), it.flare.len(), it.change.len())
            });
            each.collect::<Vec<_>>().join(", ")
        };
        let whole = Basis::default();
        assert_eq!(told(&whole), "wire 1/1/0/1, note 1/0/0/0, letter 0/1/0/1, post 0/1/0/0, mail 0/0/0/1");
        // What is out already is not counted again, and what brings it back is.
        let without = Basis::of(&chronology, None, vec![SourceId::new(3)]);
        assert_eq!(told(&without), "wire 3/0/0/0, post 1/0/0/0, mail 1/0/0/0, note 1/0/0/0, letter 0/1/0/1");
        assert!(without.leaves_out(SourceId::new(3)) && !without.leaves_out(SourceId::new(0)));
        let wire = Basis::of(&chronology, None, vec![SourceId::new(0)]);
        assert_eq!([0, 1, 2, 3].map(|at| wire.leaves_out(SourceId::new(at))), [true, true, true, false]);
    }

    #[test]
    fn words_that_are_missing_bear_nothing() {
        let chronology = chronology(&[("a", "+wire")]);
        let mut evidence = Evidence::pending(1);
        evidence.record(CitationId::new(0), Finding::nowhere(Verdict::Missing));
        let bearing = Bearing::of(&chronology, &evidence, &Basis::default(), SourceId::new(0));
        assert_eq!(bearing.events(), 0);
    }

    #[test]
    fn the_days_of_publication() {
        let days: Vec<String> = publications(&chronology(&[])).iter().map(Day::to_string).collect();
        assert_eq!(days, ["2020-05-03", "2020-05-04", "2020-05-05"]);
    }
}
