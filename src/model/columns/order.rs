//! From handles to rows.

/// In which row what a handle stands for is stored: events have their handles in order of time, and their rows as they
/// were given.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The row of each handle; empty where handles and rows are in the same order.
    rows: Vec<u32>,
}

impl Order {
    /// The row of each handle, of so many rows as are `stored`; one that is not named stands for nothing.
    pub fn of(rows: Vec<u32>, stored: usize) -> Self {
        Self { rows: if rows.len() == stored && rows.is_sorted() { Vec::new() } else { rows } }
    }

    /// The row of the `at`-th handle.
    pub fn row(&self, at: usize) -> usize {
        self.rows.get(at).map_or(at, |row| *row as usize)
    }

    /// A column that was in the order of the rows, in that of the handles.
    pub fn applied<T: Copy>(&self, column: Vec<T>) -> Vec<T> {
        let mut column =
            if self.rows.is_empty() { column } else { self.rows.iter().map(|row| column[*row as usize]).collect() };
        column.shrink_to_fit();
        column
    }
}
