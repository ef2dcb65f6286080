//! Looking for the words of `text:` in the texts of the sources, a stretch of time at a time, so that whoever types is
//! told what has been found by then, and is never kept waiting.

use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::app::Opened;
use crate::model::{Chronology, SourceId};
use crate::query::{Query, Sought, TextPlace};
use crate::text::{Seeker, Shelf};

/// What was found for so many different words is kept, for whoever goes back to them.
const MOST_KEPT: usize = 16;
/// Texts of fewer bytes are searched by one thread: starting another takes as long.
const FEW_BYTES: usize = 1 << 18;

/// What has been found in the texts of a chronology, for the words that were looked for last.
#[derive(Default)]
pub struct Seeking {
    of: Option<Arc<Opened>>,
    /// Those asked for last at the end.
    known: Vec<Sought>,
}

impl Seeking {
    /// Makes ready to look for all that a query wants to find in texts.
    pub fn want(&mut self, opened: &Arc<Opened>, query: &Query) {
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, opened)) {
            *self = Self { of: Some(Arc::clone(opened)), known: Vec::new() };
        }
        let words = query.sought();
        for words in &words {
            let known = self.known.iter().position(|sought| sought.words() == words);
            let sought = match known {
                Some(at) => self.known.remove(at),
                None => self.begun(opened, words),
            };
            self.known.push(sought);
        }
        let spare = self.known.len().saturating_sub(MOST_KEPT.max(words.len()));
        self.known.drain(..spare);
    }

    /// Where words within these do not stand, these do not either.
    fn begun(&self, opened: &Opened, words: &str) -> Sought {
        let mut sought = begun(&opened.chronology, &opened.shelf, words);
        let within = self.known.iter().filter(|known| words.contains(known.words()));
        for known in within.cloned().collect::<Vec<_>>() {
            for source in opened.chronology.sources().filter(|source| known.place(*source) == Some(None)) {
                sought.record(source, texts_of(&opened.chronology, &opened.shelf, source).count(), None);
            }
        }
        sought
    }

    /// Whether more can be searched for a query now: of some sources the texts may still have to be read.
    pub fn can_go_on(&self, query: &Query) -> bool {
        let Some(opened) = &self.of else { return false };
        let wanted = query.sought();
        let mut known = self.known.iter().filter(|sought| wanted.iter().any(|words| words == sought.words()));
        known.any(|sought| searchable(&opened.chronology, &opened.shelf, sought).next().is_some())
    }

    /// What is known by now.
    pub fn known(&self) -> &[Sought] {
        &self.known
    }

    /// Looks on for the words of a query until all texts have been searched, or `enough` says so.
    pub fn go_on(&mut self, query: &Query, enough: &dyn Fn() -> bool) {
        let Some(opened) = &self.of else { return };
        let wanted = query.sought();
        for sought in self.known.iter_mut().filter(|sought| wanted.iter().any(|words| words == sought.words())) {
            search(&opened.chronology, &opened.shelf, sought, enough);
        }
    }
}

/// All that a query wants to find in texts, looked for in all of them.
#[must_use]
pub fn seek(chronology: &Chronology, shelf: &Shelf, query: &str) -> Vec<Sought> {
    let whole = |words: &String| {
        let mut sought = begun(chronology, shelf, words);
        search(chronology, shelf, &mut sought, &|| false);
        sought
    };
    Query::parse(query).sought().iter().map(whole).collect()
}

/// Sources of which no text is at hand are done with, unless one is still to be read.
fn begun(chronology: &Chronology, shelf: &Shelf, words: &str) -> Sought {
    let awaited = |source| chronology.texts(source).filter(|text| shelf.is_awaited(*text)).count();
    let texts = |source| texts_of(chronology, shelf, source).count() + awaited(source);
    let mut sought = Sought::new(chronology, words, chronology.sources().map(texts).sum());
    for source in chronology.sources().filter(|source| texts(*source) == 0) {
        sought.record(source, 0, None);
    }
    sought
}

fn texts_of<'a>(
    chronology: &'a Chronology,
    shelf: &'a Shelf,
    source: SourceId,
) -> impl Iterator<Item = (crate::model::TextId, &'a Arc<crate::text::Body>)> {
    chronology.texts(source).filter_map(|text| Some((text, shelf.get(text)?)))
}

/// The sources that have not been searched, and of which no text is still to be read.
fn searchable<'a>(
    chronology: &'a Chronology,
    shelf: &'a Shelf,
    sought: &'a Sought,
) -> impl Iterator<Item = SourceId> + 'a {
    sought.unsearched().filter(|source| !chronology.texts(*source).any(|text| shelf.is_awaited(text)))
}

/// Searches the sources that have not been searched yet and can be, the longest first, on two threads.
fn search(chronology: &Chronology, shelf: &Shelf, sought: &mut Sought, enough: &dyn Fn() -> bool) {
    let Some(seeker) = Seeker::new(sought.words()) else { return };
    let length = |source| texts_of(chronology, shelf, source).map(|(_, body)| body.content.len()).sum::<usize>();
    let searchable = searchable(chronology, shelf, sought);
    let mut left: Vec<(usize, SourceId)> = searchable.map(|source| (length(source), source)).collect();
    left.sort_by_key(|(length, source)| (Reverse(*length), *source));
    let next = AtomicUsize::new(0);
    let take_turns = |enough: &dyn Fn() -> bool| {
        let mut done = Vec::new();
        while !enough()
            && let Some((_, source)) = left.get(next.fetch_add(1, Ordering::Relaxed))
        {
            done.push((*source, first_place(chronology, shelf, &seeker, *source)));
        }
        done
    };
    let done = if left.iter().map(|(length, _)| length).sum::<usize>() < FEW_BYTES {
        take_turns(enough)
    } else {
        let ended = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| take_turns(&|| ended.load(Ordering::Relaxed)));
            let mut done = take_turns(enough);
            ended.store(true, Ordering::Relaxed);
            done.extend(other.join().expect("looking for words never panics"));
            done
        })
    };
    for (source, place) in done {
        sought.record(source, texts_of(chronology, shelf, source).count(), place);
    }
}

fn first_place(chronology: &Chronology, shelf: &Shelf, seeker: &Seeker, source: SourceId) -> Option<TextPlace> {
    texts_of(chronology, shelf, source).find_map(|(text, body)| {
        let at = seeker.first(&body.content)?;
        Some(TextPlace { text, line: body.lines.line_of(at) + 1 })
    })
}

#[cfg(test)]
mod tests;
