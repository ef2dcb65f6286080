//! Two threads that work beside the one that draws: a loader, and a searcher that never waits for it.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::app::{Effect, Message};
use crate::shell::Incoming;
use crate::shell::loader::Loader;
use crate::shell::searcher::Searcher;

/// The loader waits so long for an answer at most, each time it is asked whether it shall go on.
const WAIT: Duration = Duration::from_millis(200);

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
        let answering = Arc::<Answering>::default();
        let (newest, told, answers) = (Arc::clone(&workers.newest_load), sink.clone(), Arc::clone(&answering));
        std::thread::spawn(move || {
            for number in waiting_loads {
                let cancelled = || {
                    answers.wait(WAIT);
                    newest.load(Ordering::Relaxed) != number
                };
                // A reading that somebody has asked for again is not begun.
                if !cancelled() {
                    load(&cancelled, &mut |message| tell(&told, message));
                }
            }
        });
        let (newest, told) = (Arc::clone(&workers.newest_query), sink.clone());
        std::thread::spawn(move || answer_all(&waiting_questions, &newest, &answering, &told));
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
fn answer_all(waiting: &Receiver<Effect>, newest: &AtomicU64, answering: &Answering, sink: &Sender<Incoming>) {
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
            Some(question) => {
                let is_typed = matches!(question, Effect::Find { .. });
                answering.set(is_typed);
                searcher.answer(&question, &|| overtaken(&question), &mut |message| tell(sink, message));
                answering.set(false);
            }
            // Nothing else is asked: more texts can be searched.
            None => {
                searcher.go_on(&overtaken, &mut |message| tell(sink, message));
            }
        }
    }
}

/// Whether a query is being answered, which somebody types and looks at. The loader waits for that: an answer takes both
/// of two processors.
#[derive(Default)]
struct Answering {
    is: Mutex<bool>,
    over: Condvar,
}

impl Answering {
    fn set(&self, is: bool) {
        *self.is.lock().unwrap_or_else(PoisonError::into_inner) = is;
        self.over.notify_all();
    }

    /// Waits until none is being answered, or for so long.
    fn wait(&self, most: Duration) {
        let is = self.is.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.over.wait_timeout_while(is, most, |is| *is));
    }
}

fn tell(sink: &Sender<Incoming>, message: Message) {
    // Nobody listens any more once the program ends.
    let _ = sink.send(Incoming::Told(message));
}

#[cfg(test)]
mod tests;
