//! Two threads that work beside the one that draws: a loader, and a searcher that never waits for it.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::{Effect, Message};
use crate::shell::Incoming;
use crate::shell::loader::Loader;
use crate::shell::searcher::Searcher;

/// The threads, and the number of the newest piece of work of each: it is how older work learns that nobody waits
/// for it any more.
pub struct Workers {
    loads: Sender<u64>,
    newest_load: Arc<AtomicU64>,
    questions: Sender<Effect>,
    newest_query: Arc<AtomicU64>,
}

impl Workers {
    /// Starts them.
    pub fn start(mut loader: Loader, sink: &Sender<Incoming>) -> Self {
        Self::with(move |cancelled, tell| loader.load(cancelled, tell), sink)
    }

    /// The same, with another way of loading.
    fn with(
        mut load: impl FnMut(&dyn Fn() -> bool, &mut dyn FnMut(Message)) + Send + 'static,
        sink: &Sender<Incoming>,
    ) -> Self {
        let (loads, waiting_loads) = channel();
        let (questions, waiting_questions) = channel();
        let workers = Self { loads, newest_load: Arc::default(), questions, newest_query: Arc::default() };
        let (newest, told) = (Arc::clone(&workers.newest_load), sink.clone());
        std::thread::spawn(move || {
            for number in waiting_loads {
                let cancelled = || newest.load(Ordering::Relaxed) != number;
                // A reading that somebody has asked for again is not begun.
                if !cancelled() {
                    load(&cancelled, &mut |message| tell(&told, message));
                }
            }
        });
        let (newest, told) = (Arc::clone(&workers.newest_query), sink.clone());
        std::thread::spawn(move || answer_all(&waiting_questions, &newest, &told));
        workers
    }

    /// Hands over a piece of work: reading the files, or a question.
    pub fn give(&self, effect: Effect) {
        // The threads end only with the program.
        match effect {
            Effect::Load => {
                let number = self.newest_load.fetch_add(1, Ordering::Relaxed) + 1;
                let _ = self.loads.send(number);
            }
            question => {
                if let Effect::Find { generation, .. } = question {
                    self.newest_query.store(generation, Ordering::Relaxed);
                }
                let _ = self.questions.send(question);
            }
        }
    }
}

/// Answers the questions in the order in which they come. Of several of one sort that wait, only the newest is
/// answered.
fn answer_all(waiting: &Receiver<Effect>, newest: &AtomicU64, sink: &Sender<Incoming>) {
    let mut searcher = Searcher::default();
    let mut questions = VecDeque::new();
    let overtaken = |question: &Effect| match question {
        Effect::Find { generation, .. } => newest.load(Ordering::Relaxed) != *generation,
        // A newer query brings another list, and other words to be completed or mended.
        Effect::Tabulate { generation, .. }
        | Effect::Complete { generation, .. }
        | Effect::Suggest { generation, .. } => newest.load(Ordering::Relaxed) > *generation,
        _ => false,
    };
    loop {
        if questions.is_empty() && !searcher.is_seeking() {
            let Ok(first) = waiting.recv() else { return };
            questions.push_back(first);
        }
        for newer in waiting.try_iter() {
            questions.retain(|older| discriminant(older) != discriminant(&newer));
            questions.push_back(newer);
        }
        match questions.pop_front() {
            Some(question) => searcher.answer(&question, &|| overtaken(&question), &mut |message| tell(sink, message)),
            // Nothing else is asked: more texts can be searched.
            None => searcher.go_on(&overtaken, &mut |message| tell(sink, message)),
        };
    }
}

fn tell(sink: &Sender<Incoming>, message: Message) {
    // Nobody listens any more once the program ends.
    let _ = sink.send(Incoming::Told(message));
}

#[cfg(test)]
mod tests;
