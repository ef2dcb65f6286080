use std::sync::Mutex;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use super::*;
use crate::app::{Grounds, Listed, Opened};
use crate::model::{Chronology, Event};

/// So long is waited for what must come, and then the test has failed.
const LONG: Duration = Duration::from_secs(60);

fn grounds() -> Grounds {
    Grounds { opened: Arc::default(), evidence: Arc::default(), basis: Arc::default() }
}

fn query(generation: u64) -> Effect {
    Effect::Find { generation, query: "harbour".to_owned(), grounds: grounds() }
}

fn next(incoming: &Receiver<Incoming>) -> Result<Message, RecvTimeoutError> {
    match incoming.recv_timeout(LONG)? {
        Incoming::Told(message) => Ok(message),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_question_is_answered_while_files_are_read() {
    let (sink, incoming) = channel();
    let (answered, go_on) = channel::<()>();
    let go_on = Mutex::new(go_on);
    let slow = move |_: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)| {
        go_on.lock().expect("nobody panics").recv().expect("the test goes on");
        tell(Message::Outcome("read".to_owned()));
    };
    let workers = Workers::with(slow, &sink);
    workers.give(Effect::Load);
    workers.give(query(1));
    let first = next(&incoming).expect("the answer comes before the files are read");
    assert!(matches!(first, Message::Found { generation: 1, .. }), "{first:?}");
    answered.send(()).expect("the loader waits");
    assert_eq!(next(&incoming), Ok(Message::Outcome("read".to_owned())));
}

#[test]
fn a_reading_is_told_that_another_is_wanted() {
    let (sink, incoming) = channel();
    let (begun, has_begun) = channel();
    let slow = move |cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)| {
        if begun.send(()).is_ok() {
            while !cancelled() {
                std::thread::yield_now();
            }
        }
        tell(Message::Outcome("read".to_owned()));
    };
    let workers = Workers::with(slow, &sink);
    workers.give(Effect::Load);
    has_begun.recv_timeout(LONG).expect("the first reading begins");
    drop(has_begun);
    workers.give(Effect::Load);
    for _ in 0..2 {
        assert_eq!(next(&incoming), Ok(Message::Outcome("read".to_owned())));
    }
}

#[test]
fn of_the_queries_that_wait_only_the_newest_is_answered() {
    let (sink, incoming) = channel();
    let (questions, waiting) = channel();
    for question in [query(1), Effect::Weigh(grounds()), query(2), query(3)] {
        questions.send(question).expect("the queue is there");
    }
    drop(questions);
    answer_all(&waiting, &AtomicU64::new(3), &Answering::default(), &sink);
    drop(sink);
    let told: Vec<String> = incoming.iter().map(|message| format!("{message:?}")).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("Weighed") && told[1].contains("generation: 3"), "{told:#?}");
}

#[test]
fn what_a_newer_query_has_overtaken_has_no_answer() {
    let event = Event::new("flood".to_owned(), "1912".parse().expect("a date"), String::new());
    let chronology = Chronology::new(String::new(), String::new(), Vec::new(), vec![event]);
    let grounds = Grounds { opened: Arc::new(Opened::of(chronology)), ..grounds() };
    let columns = Effect::Tabulate { number: 1, generation: 1, listed: Listed::All(1), grounds };
    for (question, newest, answers) in
        [(query(1), 1, 1), (query(1), 2, 0), (columns.clone(), 0, 1), (columns.clone(), 1, 1), (columns, 2, 0)]
    {
        let (sink, incoming) = channel();
        let (questions, waiting) = channel();
        questions.send(question).expect("the queue is there");
        drop(questions);
        answer_all(&waiting, &AtomicU64::new(newest), &Answering::default(), &sink);
        drop(sink);
        assert_eq!(incoming.iter().count(), answers, "{newest}");
    }
}

#[test]
fn the_loader_waits_for_a_query_and_not_for_ever() {
    let answering = Arc::new(Answering::default());
    answering.wait(LONG);
    answering.set(true);
    let (told, order) = channel();
    let (loader, load) = (Arc::clone(&answering), told.clone());
    let waiting = std::thread::spawn(move || {
        loader.wait(LONG);
        load.send("loaded").expect("the test listens");
    });
    // It is told before anybody who waits goes on.
    told.send("answered").expect("the test listens");
    answering.set(false);
    waiting.join().expect("it does not panic");
    assert_eq!(order.try_iter().collect::<Vec<_>>(), ["answered", "loaded"]);
    answering.set(true);
    answering.wait(Duration::from_millis(1));
}
