//! Columns with gaps.

use super::Strings;
use crate::model::stored::{Reader, Writer};

const BITS: usize = u64::BITS as usize;

/// Which rows have a value: a bit for each row, and how many have one before every 64th, so that a row finds its
/// value in a column that has no gaps.
#[derive(Clone, Debug, Default)]
pub struct Present {
    bits: Vec<u64>,
    before: Vec<u32>,
    rows: usize,
    values: u32,
}

impl Present {
    /// Adds a row that has a value.
    pub fn push_some(&mut self) {
        self.push_none();
        let last = self.rows - 1;
        self.bits[last / BITS] |= 1 << (last % BITS);
        self.values += 1;
    }

    /// Adds a row that has none.
    pub fn push_none(&mut self) {
        if self.rows.is_multiple_of(BITS) {
            self.bits.push(0);
            self.before.push(self.values);
        }
        self.rows += 1;
    }

    /// Adds all rows of another one.
    fn append(&mut self, other: &Self) {
        let shift = self.rows % BITS;
        for (nth, bits) in other.bits.iter().enumerate() {
            let rows = BITS.min(other.rows - nth * BITS);
            // Of these rows some have room in the last place, and the others come into the next one.
            let (low, high) = if shift == 0 { (0, *bits) } else { (bits << shift, bits >> (BITS - shift)) };
            self.bits.last_mut().into_iter().for_each(|last| *last |= low);
            if shift == 0 || shift + rows > BITS {
                self.before.push(self.values + low.count_ones());
                self.bits.push(high);
            }
            self.rows += rows;
            self.values += bits.count_ones();
        }
    }

    /// Where the value of a row stands in the column of the values; `None` where it has none.
    pub fn place(&self, row: usize) -> Option<usize> {
        let (bits, bit) = (self.bits[row / BITS], 1_u64 << (row % BITS));
        let earlier = (bits & (bit - 1)).count_ones();
        (bits & bit != 0).then(|| (self.before[row / BITS] + earlier) as usize)
    }

    /// Gives back the memory that was taken for more rows.
    pub fn close(&mut self) {
        self.bits.shrink_to_fit();
        self.before.shrink_to_fit();
    }

    /// Reads what [`OptionalStrings::store`] wrote, for so many rows.
    fn stored(from: &mut Reader, rows: usize) -> Option<Self> {
        let bits: Vec<u64> = from.column_of(rows.div_ceil(BITS))?;
        let mut values = 0;
        let before = bits.iter().map(|bits| {
            values += bits.count_ones();
            values - bits.count_ones()
        });
        let before = before.collect();
        // A row that there is not has no value.
        let beyond = bits.last().filter(|_| !rows.is_multiple_of(BITS)).map_or(0, |last| last >> (rows % BITS));
        (beyond == 0).then_some(Self { bits, before, rows, values })
    }
}

/// Strings that rows may lack. An empty one is not the same as none.
#[derive(Clone, Debug, Default)]
pub struct OptionalStrings {
    present: Present,
    strings: Strings,
}

impl OptionalStrings {
    /// Adds a row.
    pub fn push(&mut self, string: Option<&str>) {
        match string {
            Some(string) => {
                self.present.push_some();
                self.strings.push(string);
            }
            None => self.present.push_none(),
        }
    }

    /// Adds all rows of another column, whose strings are given back block by block.
    pub fn append(&mut self, other: Self) {
        self.present.append(&other.present);
        self.strings.append(other.strings);
    }

    /// The string of a row.
    pub fn get(&self, row: usize) -> Option<&str> {
        Some(self.strings.get(self.present.place(row)?))
    }

    /// Gives back the memory that was taken for more rows.
    pub fn close(&mut self) {
        self.present.close();
        self.strings.close();
    }

    /// Writes such a column.
    pub fn store<'s>(to: &mut Writer, rows: impl Iterator<Item = Option<&'s str>> + Clone) {
        let mut present = Present::default();
        rows.clone().for_each(|row| if row.is_some() { present.push_some() } else { present.push_none() });
        to.column(present.bits);
        to.strings(rows.flatten());
    }

    /// Reads such a column of so many rows.
    pub fn stored(from: &mut Reader, rows: usize) -> Option<Self> {
        let column = Self { present: Present::stored(from, rows)?, strings: from.strings()? };
        (column.strings.len() == column.present.values as usize).then_some(column)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn what_was_put_in_comes_out(given in prop::collection::vec(prop::option::of(".{0,3}"), 0..400)) {
            let mut strings = OptionalStrings::default();
            given.iter().for_each(|string| strings.push(string.as_deref()));
            strings.close();
            let kept: Vec<Option<&str>> = (0..given.len()).map(|row| strings.get(row)).collect();
            prop_assert_eq!(kept, given.iter().map(Option::as_deref).collect::<Vec<_>>());
        }

        #[test]
        fn one_column_comes_behind_another(
            one in prop::collection::vec(prop::option::of("[a-z]"), 0..200),
            other in prop::collection::vec(prop::option::of("[a-z]"), 0..200),
        ) {
            let column = |given: &[Option<String>]| {
                let mut strings = OptionalStrings::default();
                given.iter().for_each(|string| strings.push(string.as_deref()));
                strings
            };
            let mut strings = column(&one);
            strings.append(column(&other));
            strings.push(Some("behind"));
            let given = one.iter().chain(&other).map(Option::as_deref).chain([Some("behind")]);
            let given: Vec<Option<&str>> = given.collect();
            let kept: Vec<Option<&str>> = (0..given.len()).map(|row| strings.get(row)).collect();
            prop_assert_eq!(kept, given);
        }
    }
}
