//! A column of lists.

use crate::model::stored::{Number, Reader, Writer};

/// A list in every row: the items of all of them behind each other, and where those of each row begin.
#[derive(Clone, Debug)]
pub struct Lists<T> {
    items: Vec<T>,
    /// Where the items of each row begin, and where the last ones end.
    from: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { items: Vec::new(), from: vec![0] }
    }
}

impl<T> Lists<T> {
    /// Adds a row.
    ///
    /// # Panics
    /// Beyond 2^32 − 1 items, which the size caps of the reader rule out.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.from.push(u32::try_from(self.items.len()).expect("the reader caps files far below 2^32 items"));
    }

    /// Adds an item to the last row.
    ///
    /// # Panics
    /// As [`Self::push`].
    pub fn push_item(&mut self, item: T) {
        self.items.push(item);
        if let Some(to) = self.from.last_mut() {
            *to = u32::try_from(self.items.len()).expect("the reader caps files far below 2^32 items");
        }
    }

    /// Adds all rows of another column.
    ///
    /// # Panics
    /// As [`Self::push`].
    pub fn append(&mut self, other: Self) {
        let before = u32::try_from(self.items.len()).expect("the reader caps files far below 2^32 items");
        let sum = |to: &u32| before.checked_add(*to).expect("the reader caps files far below 2^32 items");
        self.from.extend(other.from.iter().skip(1).map(sum));
        self.items.extend(other.items);
    }

    /// Writes the lists.
    pub fn store(&self, to: &mut Writer)
    where
        T: Number,
    {
        to.column(self.from.iter().copied());
        to.column(self.items.iter().copied());
    }

    /// Reads the lists of so many rows. What the items are is not looked at.
    pub fn stored(from: &mut Reader, rows: usize) -> Option<Self>
    where
        T: Number,
    {
        let lists = Self { from: from.column_of(rows.checked_add(1)?)?, items: from.column()? };
        let fits = lists.from.first() == Some(&0)
            && lists.from.is_sorted()
            && lists.from.last().is_some_and(|last| *last as usize == lists.items.len());
        fits.then_some(lists)
    }

    /// The items of all rows.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The items of a row.
    pub fn get(&self, row: usize) -> &[T] {
        &self.items[self.from[row] as usize..self.from[row + 1] as usize]
    }

    /// The items of all rows.
    pub fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }

    /// The same, all rows behind each other.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// The same lists in another order: the rows as they are named.
    pub fn in_order(&self, rows: impl Iterator<Item = usize>) -> Self
    where
        T: Copy,
    {
        let mut lists = Self { items: Vec::with_capacity(self.items.len()), from: Vec::with_capacity(self.from.len()) };
        lists.from.push(0);
        rows.for_each(|row| lists.push(self.get(row).iter().copied()));
        lists
    }

    /// Items by rows, of so many rows, where each item comes with its row; those of one row stay in their order.
    ///
    /// # Panics
    /// As [`Self::push`].
    pub fn grouped(rows: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self
    where
        T: Copy,
    {
        let mut from = vec![0_u32; rows + 1];
        items.clone().for_each(|(row, _)| from[row + 1] += 1);
        for row in 0..rows {
            let sum = from[row].checked_add(from[row + 1]);
            from[row + 1] = sum.expect("the reader caps files far below 2^32 items");
        }
        let mut next = from.clone();
        let mut grouped: Vec<T> = items.clone().map(|(_, item)| item).collect();
        for (row, item) in items {
            grouped[next[row] as usize] = item;
            next[row] += 1;
        }
        Self { items: grouped, from }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn what_was_put_in_comes_out(given in prop::collection::vec(prop::collection::vec(0..9_u8, 0..4), 0..30)) {
            let mut lists = Lists::default();
            given.iter().for_each(|list| lists.push(list.iter().copied()));
            let kept: Vec<&[u8]> = (0..given.len()).map(|row| lists.get(row)).collect();
            prop_assert_eq!(&kept, &given);
            let mut one_by_one = Lists::default();
            for list in &given {
                one_by_one.push([]);
                list.iter().for_each(|item| one_by_one.push_item(*item));
            }
            let kept: Vec<&[u8]> = (0..given.len()).map(|row| one_by_one.get(row)).collect();
            prop_assert_eq!(&kept, &given);
            let backwards = lists.in_order((0..given.len()).rev());
            let kept: Vec<&[u8]> = (0..given.len()).rev().map(|row| backwards.get(row)).collect();
            prop_assert_eq!(&kept, &given);
        }

        #[test]
        fn groups_keep_their_order(rows in prop::collection::vec(0..5_usize, 0..40)) {
            let lists = Lists::grouped(5, rows.iter().copied().zip(0..));
            for row in 0..5 {
                let expected: Vec<i32> = (0..).zip(&rows).filter(|(_, of)| **of == row).map(|(at, _)| at).collect();
                prop_assert_eq!(lists.get(row), expected);
            }
        }
    }
}
