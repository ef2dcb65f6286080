//! A column of places in files.

use std::sync::Arc;

use super::Strings;
use crate::model::Location;
use crate::model::stored::{Reader, Writer};

/// Where each row stands in the files. Rows follow each other as they do in the files, so a file is named only where
/// another one begins.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Each file, with the first row that stands in it.
    files: Vec<(usize, Arc<str>)>,
    lines: Vec<u32>,
    columns: Vec<u32>,
    /// What is stored elsewhere, in any order: there nothing else is here.
    stored: Option<Stored>,
}

/// The places of rows that are rarely asked for: as strings, which are fetched when they are.
#[derive(Clone, Debug)]
struct Stored {
    files: Vec<Arc<str>>,
    /// `0:12:5`: line 12, column 5 of the first file.
    places: Strings,
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
        if let Some(stored) = &self.stored {
            return stored.get(row).unwrap_or_default();
        }
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

impl Places {
    /// Writes the places of some rows.
    pub fn store(to: &mut Writer, rows: impl Iterator<Item = Location>) {
        let mut files: Vec<Arc<str>> = Vec::new();
        let mut places = Strings::default();
        for Location { file, line, column } in rows {
            let known = files.iter().position(|known| *known == file);
            let file = known.unwrap_or_else(|| {
                files.push(file);
                files.len() - 1
            });
            places.push(&format!("{file}:{line}:{column}"));
        }
        to.record.put_count(files.len());
        files.iter().for_each(|file| to.record.put_string(file));
        to.strings(places.iter());
    }

    /// Reads the places of so many rows.
    pub fn stored(from: &mut Reader, rows: usize) -> Option<Self> {
        let files = from.record.several(|record| record.string().map(Arc::from))?;
        let stored = Stored { files, places: from.strings()? };
        (stored.places.len() == rows).then(|| Self { stored: Some(stored), ..Self::default() })
    }
}

impl Stored {
    fn get(&self, row: usize) -> Option<Location> {
        let mut numbers = self.places.get(row).split(':').map_while(|number| number.parse().ok());
        let file: usize = numbers.next()?;
        Some(Location { file: Arc::clone(self.files.get(file)?), line: numbers.next()?, column: numbers.next()? })
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
