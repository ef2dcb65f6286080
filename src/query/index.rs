//! What a search looks at, prepared once for each chronology.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{ActorId, Chronology, EventId, SourceId, Stance, TagId};
use crate::text::Haystack;
use crate::when::{Bound, When};

/// The titles and names of a chronology, ready to be compared, and the order in which facets list them.
/// Belongs to the chronology it was made of, and to no other.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) titles: Haystack,
    pub(super) actors: Haystack,
    pub(super) tags: Haystack,
    pub(super) places: Haystack,
    /// Those whose statements are carried.
    pub(super) speakers: Haystack,
    /// The years under which events stand, ascending.
    pub(super) years: Vec<(i64, When)>,
    pub(super) actors_by_count: Vec<ActorId>,
    pub(super) tags_by_count: Vec<TagId>,
    /// The sources that are cited.
    pub(super) sources_by_count: Vec<SourceId>,
}

impl Index {
    /// Reads every title and name once.
    #[must_use]
    pub fn of(chronology: &Chronology) -> Self {
        let mut index = Self {
            titles: chronology.events().map(|event| chronology.event_title(event)).collect(),
            actors: chronology.actors().iter().map(|(_, name)| name).collect(),
            tags: chronology.tags().iter().map(|(_, name)| name).collect(),
            places: chronology.places().iter().map(|(_, name)| name).collect(),
            speakers: chronology.speakers().iter().map(|(_, name)| name).collect(),
            years: years(chronology),
            ..Self::default()
        };
        let actors = chronology.actors().iter().map(|(actor, _)| actor);
        index.actors_by_count = by_count(
            actors,
            chronology.events().flat_map(|event| chronology.actors_of(event).iter().copied()),
            |actor| index.actors.row(actor.index()).unwrap_or_default(),
        );
        let tags = chronology.tags().iter().map(|(tag, _)| tag);
        index.tags_by_count =
            by_count(tags, chronology.events().flat_map(|event| chronology.tags_of(event).iter().copied()), |tag| {
                index.tags.row(tag.index()).unwrap_or_default()
            });
        let cited: BTreeSet<SourceId> = chronology.events().flat_map(|event| sources_of(chronology, event)).collect();
        index.sources_by_count = by_count(
            cited.into_iter(),
            chronology.events().flat_map(|event| sources_of(chronology, event)),
            |source| chronology.source(source).outlet.as_str(),
        );
        index
    }
}

/// The sources that say something of an event, each once.
pub(super) fn sources_of(chronology: &Chronology, event: EventId) -> BTreeSet<SourceId> {
    let speaking = chronology.citations(event).filter(|id| chronology.citation(*id).stance() != Stance::Silent);
    speaking.filter_map(|citation| chronology.source_of(citation)).collect()
}

/// Those that are mentioned most, first; ties by name.
fn by_count<'a, H: Copy + Eq + std::hash::Hash>(
    handles: impl Iterator<Item = H>,
    mentions: impl Iterator<Item = H>,
    name: impl Fn(H) -> &'a str,
) -> Vec<H> {
    let mut counts: HashMap<H, usize> = HashMap::new();
    for mention in mentions {
        *counts.entry(mention).or_default() += 1;
    }
    let mut ordered: Vec<H> = handles.collect();
    ordered.sort_by_key(|&handle| (Reverse(counts.get(&handle).copied().unwrap_or(0)), name(handle)));
    ordered
}

fn years(chronology: &Chronology) -> Vec<(i64, When)> {
    let mut years: BTreeMap<i64, Option<When>> = BTreeMap::new();
    for event in chronology.events() {
        if let Some(year) = chronology.when(event).group_year() {
            years.entry(year).or_insert_with(|| When::from_query(&written_year(year)).ok());
        }
    }
    years.into_iter().filter_map(|(year, when)| when.map(|when| (year, when))).collect()
}

/// A year as EDTF writes it: four digits, or a `Y` before more.
pub(super) fn written_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// The years between which a date lies, both included; an open or unknown end has none.
pub(super) fn year_bounds(when: &When) -> (Option<i64>, Option<i64>) {
    let year = |bound: Bound| match bound {
        Bound::Day(day) => Some(day.ymd().0),
        _ => None,
    };
    let span = when.span();
    (year(span.earliest), year(span.latest))
}
