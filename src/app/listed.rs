//! Which events a list holds.

use std::sync::Arc;

use crate::model::EventId;

/// The events of a list, in order of time: every one of a chronology, or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// So many, from the first on.
    All(usize),
    /// These.
    These(Arc<Vec<EventId>>),
}

impl Default for Listed {
    fn default() -> Self {
        Self::All(0)
    }
}

impl Listed {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::These(events) => events.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event of a rank, counted from 0.
    #[must_use]
    pub fn event(&self, rank: usize) -> Option<EventId> {
        match self {
            Self::All(count) => (rank < *count).then(|| EventId::new(rank)),
            Self::These(events) => events.get(rank).copied(),
        }
    }

    /// The rank of the first event that `is_before` does not hold of, if it holds of all before that and of none after.
    #[must_use]
    pub fn partition_point(&self, is_before: impl Fn(EventId) -> bool) -> usize {
        match self {
            Self::All(count) => {
                let (mut low, mut high) = (0, *count);
                while low < high {
                    let middle = low + (high - low) / 2;
                    if is_before(EventId::new(middle)) { low = middle + 1 } else { high = middle }
                }
                low
            }
            Self::These(events) => events.partition_point(|event| is_before(*event)),
        }
    }

    /// How many events of the list are earlier than this one, which need not be in it.
    #[must_use]
    pub fn before(&self, event: EventId) -> usize {
        match self {
            Self::All(count) => event.index().min(*count),
            Self::These(_) => self.partition_point(|other| other < event),
        }
    }

    /// The rank of an event, if it is in the list.
    #[must_use]
    pub fn rank(&self, event: EventId) -> Option<usize> {
        let rank = self.before(event);
        (self.event(rank) == Some(event)).then_some(rank)
    }

    /// The events, in order of time.
    pub fn iter(&self) -> impl Iterator<Item = EventId> + Clone + '_ {
        (0..self.len()).filter_map(|rank| self.event(rank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_some_answer_alike() {
        let these =
            |events: &[usize]| Listed::These(Arc::new(events.iter().map(|event| EventId::new(*event)).collect()));
        for (all, some) in [(Listed::All(0), these(&[])), (Listed::All(3), these(&[0, 1, 2]))] {
            assert_eq!((all.len(), all.is_empty()), (some.len(), some.is_empty()));
            assert!(all.iter().eq(some.iter()));
            for at in 0..5 {
                let event = EventId::new(at);
                assert_eq!(all.event(at), some.event(at), "{at}");
                assert_eq!((all.before(event), all.rank(event)), (some.before(event), some.rank(event)), "{at}");
                let earlier = |list: &Listed| list.partition_point(|other| other < event);
                assert_eq!((earlier(&all), earlier(&some)), (all.before(event), some.before(event)), "{at}");
            }
        }
        let some = these(&[1, 4, 5]);
        let asked = [0, 1, 2, 4, 6].map(|event| (some.before(EventId::new(event)), some.rank(EventId::new(event))));
        assert_eq!(asked, [(0, None), (0, Some(0)), (1, None), (1, Some(1)), (3, None)]);
    }
}
