//! A column of places in files.

use std::sync::Arc;

use crate::model::Location;

/// Where each row stands in the files. Rows follow each other as they do in the files, so a file is named only where
/// another one begins.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Each file, with the first row that stands in it.
    files: Vec<(usize, Arc<str>)>,
    lines: Vec<u32>,
    columns: Vec<u32>,
}

impl Places {
    /// Adds a row. A line or column beyond 2^32 − 1, of which the files that are read have none, becomes that.
    pub fn push(&mut self, location: &Location) {
        if self.files.last().is_none_or(|(_, file)| *file != location.file) {
            self.files.push((self.lines.len(), Arc::clone(&location.file)));
        }
        self.lines.push(u32::try_from(location.line).unwrap_or(u32::MAX));
        self.columns.push(u32::try_from(location.column).unwrap_or(u32::MAX));
    }

    /// Adds all rows of another column.
    pub fn append(&mut self, other: Self) {
        let rows = self.lines.len();
        self.files.extend(other.files.into_iter().map(|(first, file)| (rows + first, file)));
        self.lines.extend(other.lines);
        self.columns.extend(other.columns);
    }

    /// Where a row stands.
    pub fn get(&self, row: usize) -> Location {
        let file = self.files.partition_point(|(first, _)| *first <= row).saturating_sub(1);
        let (_, file) = &self.files[file];
        Location { file: Arc::clone(file), line: self.lines[row] as usize, column: self.columns[row] as usize }
    }

    /// Gives back the memory that was taken for more rows.
    pub fn close(&mut self) {
        self.files.shrink_to_fit();
        self.lines.shrink_to_fit();
        self.columns.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn what_was_put_in_comes_out(given in prop::collection::vec(("[abc]", 1..900_usize, 1..90_usize), 0..40)) {
            let location = |(file, line, column): &(String, usize, usize)| {
                Location { file: file.as_str().into(), line: *line, column: *column }
            };
            let given: Vec<Location> = given.iter().map(location).collect();
            let mut places = Places::default();
            given.iter().for_each(|location| places.push(location));
            places.close();
            prop_assert_eq!((0..given.len()).map(|row| places.get(row)).collect::<Vec<_>>(), given);
        }
    }
}
