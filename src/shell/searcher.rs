//! Answering what the explorer asks about the chronology: queries, weighings, words and dates in texts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{Effect, Grounds, Message, Opened, Summary, Table};
use crate::load::on_two_threads;
use crate::model::{Bearing, TextId};
use crate::query::{Crew, Material, Query, Sought, Weighed, complete, find_in_parts, suggest};
use crate::shell::memo::Memo;
use crate::shell::seeker::Seeking;
use crate::text::{Folded, Mentioned, Occurrences, fold};

/// So many completions are offered; whoever wants another one types a letter more.
const MOST_COMPLETIONS: usize = 100;
/// Of fewer events the whole answer is there as soon as a part of it is drawn.
const MANY_EVENTS: usize = 20_000;

/// Answers questions, one after the other. A question brings all that it is about.
#[derive(Default)]
pub struct Searcher {
    /// The text that words were looked for in last.
    folded: Option<(Arc<Opened>, TextId, Folded)>,
    recent: Option<Recent>,
    /// What was looked for in all texts.
    seeking: Seeking,
    /// The query for which not all texts have been searched yet, and for how long to search on before it is answered anew.
    unfinished: Option<(Effect, Duration)>,
}

/// Texts are searched for so long at least before it is told what has been found in them,
const STRETCH: Duration = Duration::from_millis(40);
/// and for so many times as long as it takes to put an answer together.
const STRETCH_TO_ANSWER: u32 = 3;

/// What the last queries rested on, and what is kept of them.
struct Recent {
    grounds: Grounds,
    weighed: Weighed,
    memo: Memo,
    /// What was kept before more was known of the citations: the best hits are still the same, unless it was that which was
    /// asked for.
    before: Memo,
}

impl Recent {
    /// What it kept last.
    fn known(self) -> Memo {
        if self.memo.is_empty() { self.before } else { self.memo }
    }

    fn material<'a>(&'a self, sought: &'a [Sought], crew: Crew<'a>) -> Material<'a> {
        let Grounds { opened, evidence, basis } = &self.grounds;
        Material {
            chronology: &opened.chronology,
            evidence,
            basis,
            index: opened.index(),
            sought,
            weighed: &self.weighed,
            crew,
        }
    }
}

impl Searcher {
    /// Answers a question; `tell` gets the answer, in parts where it takes longer. Nothing more is told as soon as
    /// `cancelled` says that nobody waits for it any more, and nothing at all if the effect asks for nothing that is known
    /// here.
    pub fn answer(
        &mut self,
        question: &Effect,
        cancelled: &(dyn Fn() -> bool + Sync),
        tell: &mut dyn FnMut(Message),
    ) -> Option<()> {
        let crew = Crew::new(on_two_threads, cancelled);
        let answer = match question {
            Effect::Find { query, grounds, .. } => {
                self.unfinished = None;
                self.seeking.want(&grounds.opened, &Query::parse(query));
                return self.find(question, STRETCH, cancelled, tell);
            }
            Effect::Suggest { generation, found, grounds } => {
                self.recent(grounds);
                let suggestion = suggest(&self.recent.as_ref()?.material(self.seeking.known(), crew), found)?;
                Message::Suggested { generation: *generation, suggestion }
            }
            Effect::Weigh(grounds) => {
                let summary = Summary::of(&grounds.opened.chronology, &grounds.evidence, &grounds.basis);
                let laid = grounds.opened.lay_out_shown(&grounds.basis);
                Message::Weighed { basis: Arc::clone(&grounds.basis), summary, laid }
            }
            Effect::Tabulate { number, listed, grounds, .. } => {
                Message::Tabulated { number: *number, table: Table::of(cancelled, grounds, listed)? }
            }
            Effect::Bear(grounds) => {
                let bearings = Bearing::of_each(&grounds.opened.chronology, &grounds.evidence, &grounds.basis);
                Message::Borne { basis: Arc::clone(&grounds.basis), bearings }
            }
            Effect::ReadDates { opened, text } => {
                let chronology = &opened.chronology;
                let published = chronology.source(chronology.source_of_text(*text)).published.as_ref();
                let found = opened.shelf.get(*text).map_or_else(Mentioned::default, |body| {
                    Mentioned::of(&body.content, chronology.language_of(*text), published)
                });
                Message::DatesRead { opened: Arc::clone(opened), text: *text, found: Arc::new(found) }
            }
            Effect::FindIn { opened, text, needle } => {
                let found = self.folded(opened, *text).map_or_else(Occurrences::default, |folded| folded.find(needle));
                Message::FoundIn {
                    opened: Arc::clone(opened),
                    text: *text,
                    needle: needle.clone(),
                    found: Arc::new(found),
                }
            }
            Effect::Complete { opened, query, cursor, .. } => {
                let mut completions = complete(&opened.chronology, opened.index(), crew, query, *cursor)?;
                completions.truncate(MOST_COMPLETIONS);
                Message::Completed { query: query.clone(), cursor: *cursor, completions }
            }
            _ => return None,
        };
        tell(answer);
        Some(())
    }

    /// Whether the last query was answered with what had been found by then, and more may be found now. Where texts are
    /// still to be read that becomes so when they are: [`Effect::SearchOn`].
    #[must_use]
    pub fn is_seeking(&self) -> bool {
        self.unfinished.as_ref().is_some_and(|(question, _)| {
            matches!(question, Effect::Find { query, .. } if self.seeking.can_go_on(&Query::parse(query)))
        })
    }

    /// Looks on for the last query, and answers it anew with what has been found by now.
    pub fn go_on(&mut self, cancelled: &(dyn Fn(&Effect) -> bool + Sync), tell: &mut dyn FnMut(Message)) -> Option<()> {
        if !self.is_seeking() {
            return None;
        }
        let (question, stretch) = self.unfinished.take()?;
        self.find(&question, stretch, &|| cancelled(&question), tell)
    }

    /// What is kept of queries on these grounds.
    fn recent(&mut self, grounds: &Grounds) -> &mut Recent {
        let recent = match self.recent.take() {
            Some(recent) if recent.grounds == *grounds => recent,
            former => {
                let is_same = |then: &Grounds| then.opened == grounds.opened && then.basis == grounds.basis;
                let before = former.filter(|former| is_same(&former.grounds)).map(Recent::known);
                let (weighed, memo) = Default::default();
                Recent { grounds: grounds.clone(), weighed, memo, before: before.unwrap_or_default() }
            }
        };
        self.recent.insert(recent)
    }

    /// Gives the answer that is kept; else searches texts for a stretch of time, if the query wants that, and finds one.
    fn find(
        &mut self,
        question: &Effect,
        stretch: Duration,
        cancelled: &(dyn Fn() -> bool + Sync),
        tell: &mut dyn FnMut(Message),
    ) -> Option<()> {
        let Effect::Find { generation, query, grounds } = question else { return None };
        let (generation, opened) = (*generation, &grounds.opened);
        if let Some((found, laid)) = self.recent(grounds).memo.get(query) {
            tell(Message::Found { generation, found, laid });
            return Some(());
        }
        let is_long = opened.chronology.event_count() > MANY_EVENTS;
        let page = self.recent(grounds).before.page(query).filter(|_| is_long);
        if let Some(found) = &page {
            tell(Message::Page { generation, found: Arc::clone(found) });
        }
        let began = Instant::now();
        self.seeking.go_on(&Query::parse(query), &|| cancelled() || began.elapsed() >= stretch);
        let sought = Instant::now();
        let recent = self.recent.as_mut()?;
        let material = recent.material(self.seeking.known(), Crew::new(on_two_threads, cancelled));
        let mut whole = None;
        find_in_parts(&material, query, &mut |found| {
            let found = Arc::new(found);
            if found.is_whole() {
                whole = Some(found);
            } else if page.is_none() && is_long {
                tell(Message::Page { generation, found });
            }
        })?;
        let found = whole?;
        let laid = opened.lay_out(found.in_time(), material.crew)?;
        if found.searched.is_some() {
            self.unfinished = Some((question.clone(), STRETCH.max(sought.elapsed() * STRETCH_TO_ANSWER)));
        } else {
            recent.memo.keep(Arc::clone(&found), laid.clone(), opened.chronology.date_count());
        }
        tell(Message::Found { generation, found, laid });
        Some(())
    }

    /// A text, folded: kept for the next letters that are typed.
    fn folded(&mut self, opened: &Arc<Opened>, text: TextId) -> Option<&Folded> {
        if self.folded.as_ref().is_none_or(|(of, which, _)| !Arc::ptr_eq(of, opened) || *which != text) {
            self.folded = Some((Arc::clone(opened), text, fold(&opened.shelf.get(text)?.content)));
        }
        self.folded.as_ref().map(|(_, _, folded)| folded)
    }
}
