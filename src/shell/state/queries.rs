//! The queries that are kept between two runs, and how those of two explorers become one.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::{State, change, file, read};
use crate::app::{MOST_USED, Queries};

/// The queries that were kept.
#[must_use]
pub fn recall_queries() -> Queries {
    file().map_or_else(Queries::default, |file| recall_queries_from(&file))
}

/// The same, from any file.
#[must_use]
pub fn recall_queries_from(file: &Path) -> Queries {
    let State { queries, saved, .. } = read(file).unwrap_or_default();
    Queries { used: queries, saved }
}

/// Keeps queries. `before` are those that were recalled, or kept last: what another explorer has done to its own
/// meanwhile stays.
///
/// # Errors
/// They could not be written; what was there before still is.
pub fn keep_queries(queries: &Queries, before: &Queries) -> io::Result<()> {
    keep_queries_in(&file().ok_or(io::ErrorKind::NotFound)?, queries, before)
}

pub(super) fn keep_queries_in(file: &Path, queries: &Queries, before: &Queries) -> io::Result<()> {
    change(file, |state| {
        state.queries = merged_used(&state.queries, &queries.used, &before.used);
        merge_saved(&mut state.saved, &queries.saved, &before.saved);
    })
}

/// First what both had before and nobody has forgotten, then what is new in the file, then what is new here.
fn merged_used(there: &[String], here: &[String], before: &[String]) -> Vec<String> {
    let old = here.iter().filter(|query| before.contains(query) && there.contains(query));
    let theirs = there.iter().filter(|query| !before.contains(query) && !here.contains(query));
    let ours = here.iter().filter(|query| !before.contains(query));
    let mut all: Vec<String> = old.chain(theirs).chain(ours).cloned().collect();
    all.drain(..all.len().saturating_sub(MOST_USED));
    all
}

/// What was saved, changed or forgotten here since `before` is so there too.
fn merge_saved(
    there: &mut BTreeMap<String, String>,
    here: &BTreeMap<String, String>,
    before: &BTreeMap<String, String>,
) {
    there.retain(|name, _| here.contains_key(name) || !before.contains_key(name));
    let changed = here.iter().filter(|(name, query)| before.get(*name) != Some(query));
    there.extend(changed.map(|(name, query)| (name.clone(), query.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries(used: &[&str], saved: &[(&str, &str)]) -> Queries {
        Queries {
            used: used.iter().map(|query| (*query).to_owned()).collect(),
            saved: saved.iter().map(|(name, query)| ((*name).to_owned(), (*query).to_owned())).collect(),
        }
    }

    #[test]
    fn queries_of_two_explorers_are_both_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        let before = queries(&["old", "older", "oldest"], &[("all", "a"), ("bad", "b"), ("changed", "c")]);
        keep_queries_in(&file, &before, &Queries::default()).expect("written");
        assert_eq!(recall_queries_from(&file), before);
        // Both began with these; one forgets, one uses an old one again, both use and save new ones.
        let one = queries(&["old", "oldest", "one"], &[("all", "a"), ("changed", "c1"), ("one", "1")]);
        let two =
            queries(&["older", "oldest", "old", "two"], &[("all", "a"), ("bad", "b"), ("changed", "c"), ("two", "2")]);
        keep_queries_in(&file, &one, &before).expect("written");
        keep_queries_in(&file, &two, &before).expect("written");
        let both =
            queries(&["oldest", "old", "one", "two"], &[("all", "a"), ("changed", "c1"), ("one", "1"), ("two", "2")]);
        assert_eq!(recall_queries_from(&file), both);
        // Nothing new to keep changes nothing.
        keep_queries_in(&file, &two, &two).expect("written");
        assert_eq!(recall_queries_from(&file).saved, both.saved);
    }

    #[test]
    fn where_one_was_and_queries_do_not_touch_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.ron");
        std::fs::write(&file, "(places: {\"a\": (1, (event: \"e\", view: \"Reader\", reading: None))})")
            .expect("written");
        keep_queries_in(&file, &queries(&["new"], &[]), &Queries::default()).expect("written");
        assert!(super::super::recall_from(&file, "a").is_some());
        let place = super::super::recall_from(&file, "a").expect("it is there");
        super::super::remember_in(&file, "a", place, &[]).expect("written");
        assert_eq!(recall_queries_from(&file), queries(&["new"], &[]));
    }
}
