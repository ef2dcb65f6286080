//! Which event has which key.

use crate::model::EventId;
use crate::model::stored::{Reader, Writer, are_within};

/// Events by their keys: in the order of a number made of the key, so that a million strings need not be compared to
/// lay them in order, and hardly one to find one.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The numbers of the keys, ascending.
    numbers: Vec<u32>,
    /// The event of each; those of one number in the order of their keys.
    events: Vec<EventId>,
}

impl Keys {
    /// Events with the numbers of their keys, in the order of those numbers, then of the keys.
    pub fn of(numbers: Vec<u32>, events: Vec<EventId>) -> Self {
        Self { numbers, events }
    }

    /// The event of a key. `key_of` tells which one an event has.
    pub fn find<'k>(&self, key: &str, key_of: impl Fn(EventId) -> &'k str) -> Option<EventId> {
        let number = number(key);
        let from = self.numbers.partition_point(|other| *other < number);
        let length = self.numbers[from..].partition_point(|other| *other == number);
        let alike = &self.events[from..from + length];
        alike.binary_search_by(|event| key_of(*event).cmp(key)).ok().map(|at| alike[at])
    }

    /// Writes it.
    pub fn store(&self, to: &mut Writer) {
        to.column(self.numbers.iter().copied());
        to.column(self.events.iter().copied());
    }

    /// Reads it again, for so many events.
    pub fn stored(from: &mut Reader, events: usize) -> Option<Self> {
        let keys = Self { numbers: from.column_of(events)?, events: from.column_of(events)? };
        are_within(&keys.events, events)?;
        keys.numbers.is_sorted().then_some(keys)
    }
}

/// The number of a key, always and everywhere the same. It tells keys apart and needs to do nothing else: where somebody
/// chooses keys of one number, they are found by comparing them.
///
/// Eight bytes at a time, mixed as SplitMix64 does it (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
pub fn number(key: &str) -> u32 {
    let (words, rest) = key.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mixed = words.iter().chain([&last]).fold(key.len() as u64, |sum, word| {
        let sum = (sum ^ u64::from_le_bytes(*word)).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let sum = (sum ^ (sum >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        sum ^ (sum >> 31)
    });
    u32::try_from(mixed >> 32).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numbers_stay_what_they_are() {
        for (key, expected) in [
            ("", 0xE220_A839),
            ("first-visit", 0x9D9E_5DB9),
            ("a-longer-key-of-an-event", 0xFF44_93B6),
            ("первый", 0x93AC_06CA),
        ] {
            assert_eq!(number(key), expected, "{key}");
        }
    }

    #[test]
    fn numbers_tell_keys_apart() {
        let keys =
            (0..20_000).flat_map(|nth| [format!("e{nth}"), format!("{nth}-of-many-events"), "x".repeat(nth % 99)]);
        let keys: HashSet<String> = keys.collect();
        let numbers: HashSet<u32> = keys.iter().map(|key| number(key)).collect();
        assert!(keys.len() - numbers.len() < 5, "{} of {}", numbers.len(), keys.len());
    }
}
