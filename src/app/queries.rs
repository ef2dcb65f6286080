//! Queries to come back to: those that were used, and those that were saved under a name.

use std::collections::BTreeMap;

use crate::app::prompt::Prompt;
use crate::app::sheet::Search;
use crate::query::{Choice, pick};

/// So many queries that were used are kept, the newest.
pub const MOST_USED: usize = 100;
/// Queries of more bytes are not kept: nobody typed them.
const LONGEST: usize = 1000;

/// The queries of a person, whatever the chronology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    /// Those that were used, each once, the newest last.
    pub used: Vec<String>,
    /// Those that were saved, by name.
    pub saved: BTreeMap<String, String>,
}

/// A query to come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptQuery<'a> {
    /// The name that it was saved under; none if it was only used.
    pub name: Option<&'a str>,
    /// The query.
    pub query: &'a str,
}

impl Queries {
    /// Remembers that a query was used.
    pub fn note(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() || query.len() > LONGEST {
            return;
        }
        self.used.retain(|other| other != query);
        self.used.push(query.to_owned());
        self.used.drain(..self.used.len().saturating_sub(MOST_USED));
    }

    /// Forgets one: its name, where it has one, else that it was used.
    pub(super) fn forget(&mut self, kept: &(Option<String>, String)) {
        match kept {
            (Some(name), _) => drop(self.saved.remove(name)),
            (None, query) => self.used.retain(|other| other != query),
        }
    }

    /// Those that fit what is typed, best first; while nothing is typed all of them: the saved ones by name, then those
    /// that were used, the newest first.
    #[must_use]
    pub fn fitting(&self, typed: &str) -> Vec<KeptQuery<'_>> {
        let saved = self.saved.iter().map(|(name, query)| KeptQuery { name: Some(name), query });
        let used = self.used.iter().rev().filter(|query| !self.saved.values().any(|saved| saved == *query));
        let all: Vec<KeptQuery> = saved.chain(used.map(|query| KeptQuery { name: None, query })).collect();
        if typed.trim().is_empty() {
            return all;
        }
        // A value is looked for as the words of it, without its key.
        let words: Vec<String> = all.iter().map(|kept| kept.query.replace([':', '"', '|', '-', '\''], " ")).collect();
        let choices = all.iter().zip(&words);
        let choices: Vec<Choice> =
            choices.map(|(kept, words)| Choice { name: kept.name.unwrap_or(words), also: &[], help: words }).collect();
        pick(typed, &choices).into_iter().map(|at| all[at]).collect()
    }
}

/// The kept queries, as a list to choose from by typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryList {
    /// What is typed.
    pub prompt: Prompt,
    /// Which one is chosen, counted from 0.
    pub chosen: usize,
    /// The search to go back to.
    pub search: Option<Search>,
}

/// A name for a query, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What is typed.
    pub prompt: Prompt,
    /// The query that is to have it.
    pub query: String,
    /// The search to go back to.
    pub search: Option<Search>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_is_kept_once_the_newest_last() {
        let mut queries = Queries::default();
        for query in ["oil", " ", "light ", "oil", &"x".repeat(LONGEST + 1)] {
            queries.note(query);
        }
        assert_eq!(queries.used, ["light", "oil"]);
        (0..2 * MOST_USED).for_each(|nth| queries.note(&nth.to_string()));
        assert_eq!(queries.used.len(), MOST_USED);
        assert_eq!(queries.used.last().map(String::as_str), Some("199"));
    }

    #[test]
    fn what_fits_is_listed_with_its_name() {
        let mut queries = Queries::default();
        ["tag:oil", "light", "actor:aune"].iter().for_each(|query| queries.note(query));
        queries.saved.insert("the keeper".to_owned(), "actor:aune".to_owned());
        let listed = |typed: &str| {
            let all = queries.fitting(typed).into_iter();
            all.map(|kept| format!("{} {}", kept.name.unwrap_or("-"), kept.query)).collect::<Vec<_>>()
        };
        assert_eq!(listed(""), ["the keeper actor:aune", "- light", "- tag:oil"]);
        assert_eq!(listed("keep"), ["the keeper actor:aune"]);
        assert_eq!(listed("aune"), ["the keeper actor:aune"]);
        assert_eq!(listed("oil"), ["- tag:oil"]);
        assert_eq!(listed("zzz"), [""; 0]);
    }
}
