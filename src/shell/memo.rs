//! Answers that were given lately, to be given again: whoever deletes a letter, and types it again, waits for nothing.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::app::Laid;
use crate::query::Found;

/// So many bytes the answers may take together, about. The last one is kept whatever it takes.
const MOST: usize = 64 << 20;

/// Answers to queries that rest on the same grounds.
#[derive(Debug, Default)]
pub struct Memo {
    /// The last ones first.
    answers: VecDeque<Answer>,
}

#[derive(Debug)]
struct Answer {
    found: Arc<Found>,
    laid: Laid,
    bytes: usize,
}

impl Memo {
    /// The answer to a query, if it is kept.
    pub fn get(&mut self, query: &str) -> Option<(Arc<Found>, Laid)> {
        let at = self.answers.iter().position(|answer| answer.found.query.text() == query)?;
        let answer = self.answers.remove(at)?;
        let given = (Arc::clone(&answer.found), answer.laid.clone());
        self.answers.push_front(answer);
        Some(given)
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// The best hits of a query whose answer is kept, if they are the same whatever is known of the citations.
    pub fn page(&self, query: &str) -> Option<Arc<Found>> {
        let answer = self.answers.iter().find(|answer| answer.found.query.text() == query)?;
        let is_same = !answer.found.is_empty() && !answer.found.query.rests_on_evidence();
        is_same.then(|| Arc::new(answer.found.best()))
    }

    /// Keeps an answer; those that were given longest ago make room for it. `dates` is how many the chronology has.
    pub fn keep(&mut self, found: Arc<Found>, laid: Laid, dates: usize) {
        let bytes = bytes(&found, dates);
        self.answers.push_front(Answer { found, laid, bytes });
        while self.answers.len() > 1 && self.answers.iter().map(|answer| answer.bytes).sum::<usize>() > MOST {
            self.answers.pop_back();
        }
    }
}

/// About how much an answer takes: each hit stands in two lists and has a flag in the outline; the axis has seven sums a
/// date.
fn bytes(found: &Found, dates: usize) -> usize {
    const OF_ITSELF: usize = 100_000;
    found.len() * 10 + dates * 28 + OF_ITSELF
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opened;
    use crate::model::{Basis, Chronology, Event, Evidence};
    use crate::query::find;

    #[test]
    fn what_was_asked_last_is_kept() {
        let event = Event::new("flood".to_owned(), "1912".parse().expect("a date"), "A flood".to_owned());
        let opened = Opened::of(Chronology::new(String::new(), String::new(), Vec::new(), vec![event]));
        let mut memo = Memo::default();
        let ask = |query: &str| {
            let found = find(&opened.chronology, &Evidence::default(), &Basis::default(), opened.index(), query);
            (Arc::new(found), opened.all.clone())
        };
        // Of so many dates each takes a third of what there is.
        let dates = MOST / 3 / 28 - 10_000;
        for query in ["f", "fl", "flo"] {
            assert_eq!(memo.get(query), None);
            let (found, laid) = ask(query);
            memo.keep(found, laid, dates);
            assert_eq!(memo.get(query), Some(ask(query)));
        }
        assert_eq!(memo.get("f"), Some(ask("f")));
        let page = memo.page("fl").expect("it is kept");
        assert!(!page.is_whole() && page.hits().eq(ask("fl").0.hits()));
        assert_eq!(memo.page("flood"), None);
        let (found, laid) = ask("floo");
        memo.keep(found, laid, dates);
        let kept = ["f", "fl", "flo", "floo"].map(|query| memo.get(query).is_some());
        assert_eq!(kept, [true, false, true, true]);
        let (found, laid) = ask("flood");
        memo.keep(found, laid, 10 * dates);
        assert!(memo.get("floo").is_none() && memo.get("flood").is_some());
    }
}
