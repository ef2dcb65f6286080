//! Finding in titles: dateline beside frizbee, nucleo and skim's matcher, two threads each, in one process.

use std::hint::black_box;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use dateline::app::{Desk, Grounds, Opened};
use dateline::load::{Root, load, on_two_threads};
use dateline::query::{Crew, Material, Weighed, find_in_parts, hits};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};

use crate::finding::{QUERIES, THREADS};
use crate::times::Times;

/// One way to find something; gives how many titles it finds.
type Way = fn(&Titles, &str) -> usize;

const WAYS: [(&str, Way); 6] = [
    ("dateline, first page", first_page),
    ("dateline, all hits", all_hits),
    ("dateline, whole answer", whole_answer),
    ("frizbee", frizbee),
    ("nucleo", nucleo),
    ("skim", skim),
];

/// The titles as each wants them.
struct Titles {
    written: Vec<String>,
    grounds: Grounds,
    weighed: Weighed,
}

impl Titles {
    /// Asks the chronology with these titles, until nobody waits for the answer any more.
    fn ask<T>(&self, cancelled: &(dyn Fn() -> bool + Sync), question: impl FnOnce(&Material) -> T) -> T {
        let Grounds { opened, evidence, basis } = &self.grounds;
        let (chronology, index, weighed) = (&opened.chronology, opened.index(), &self.weighed);
        let crew = Crew::new(on_two_threads, cancelled);
        question(&Material { chronology, evidence, basis, index, sought: &[], weighed, crew })
    }
}

/// Ends when the best hits are told.
fn first_page(titles: &Titles, query: &str) -> usize {
    let told = AtomicUsize::new(usize::MAX);
    titles.ask(&|| told.load(Relaxed) < usize::MAX, |material| {
        find_in_parts(material, query, &mut |found| told.store(found.len(), Relaxed));
    });
    told.into_inner()
}

fn all_hits(titles: &Titles, query: &str) -> usize {
    titles.ask(&|| false, |material| hits(material, query).map_or(0, |found| found.len()))
}

/// With what each part of the query leaves, facets, and all that the list and the axis need.
fn whole_answer(titles: &Titles, query: &str) -> usize {
    let mut count = 0;
    titles.ask(&|| false, |material| {
        find_in_parts(material, query, &mut |found| {
            count = found.len();
            if found.is_whole() {
                black_box(titles.grounds.opened.lay_out(found.in_time(), material.crew));
            }
        });
    });
    count
}

fn frizbee(titles: &Titles, query: &str) -> usize {
    let mut matcher = frizbee::Matcher::from_query(query, &frizbee::Config::default());
    matcher.match_list_parallel(&titles.written, THREADS).len()
}

fn nucleo(titles: &Titles, query: &str) -> usize {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    in_parts(titles, |part| {
        let mut matcher = nucleo_matcher::Matcher::new(nucleo_matcher::Config::DEFAULT);
        pattern.match_list(part, &mut matcher).len()
    })
}

/// Each word for itself, and sorted by the sum of the scores.
fn skim(titles: &Titles, query: &str) -> usize {
    let words: Vec<&str> = query.split(' ').collect();
    in_parts(titles, |part| {
        let matcher = SkimMatcherV2::default().ignore_case();
        let score = |title: &String| words.iter().map(|word| matcher.fuzzy_match(title, word)).sum::<Option<i64>>();
        let mut scores: Vec<(i64, usize)> =
            part.iter().enumerate().filter_map(|(row, title)| Some((-score(title)?, row))).collect();
        scores.sort_unstable();
        scores.len()
    })
}

/// Each thread takes a part of the titles.
fn in_parts(titles: &Titles, find: impl Fn(&[String]) -> usize + Sync) -> usize {
    let part = titles.written.len().div_ceil(THREADS);
    std::thread::scope(|scope| {
        let parts: Vec<_> = titles.written.chunks(part).map(|part| scope.spawn(|| find(part))).collect();
        parts.into_iter().map(|part| part.join().expect("no matcher panics")).sum()
    })
}

/// A table: for each query and each way the time in milliseconds, and how many titles are found.
///
/// # Errors
/// The chronology cannot be read.
pub fn table(chronology: PathBuf, turns: usize) -> io::Result<String> {
    // Read as anybody's, and not invented here: what that leaves of the memory would slow the answers down.
    let loaded = load(&Root::Path(chronology), None).map_err(|error| io::Error::other(error.to_string()))?;
    let desk = Desk::lay(Arc::new(Opened::of(loaded.chronology)));
    let grounds = desk.grounds(&desk.basis);
    let chronology = &grounds.opened.chronology;
    grounds.opened.index().prepare(chronology, Crew::new(on_two_threads, &|| false));
    let written = chronology.events().map(|event| chronology.event_title(event).to_owned()).collect();
    let titles = Titles { written, grounds, weighed: Weighed::default() };
    // In a thread of its own, as the explorer searches: it has its own share of the memory.
    std::thread::scope(|scope| scope.spawn(|| taken(&titles, turns)).join())
        .map_err(|_| io::Error::other("it panicked"))
}

/// Each way in turn, for each query.
fn taken(titles: &Titles, turns: usize) -> String {
    let mut table = format!("{} titles\n\n| |", titles.written.len());
    WAYS.iter().for_each(|(name, _)| table += &format!(" {name} |"));
    table += &format!("\n|---|{}\n", "---|".repeat(WAYS.len()));
    for query in QUERIES {
        let mut times = WAYS.map(|_| Times::default());
        let mut counts = WAYS.map(|_| 0);
        for _ in 0..turns {
            for (((_, find), times), count) in WAYS.iter().zip(&mut times).zip(&mut counts) {
                times.take(|| *count = black_box(find(titles, black_box(query))));
            }
        }
        table += &format!("| {query} |");
        times.iter().zip(counts).for_each(|(times, count)| table += &format!(" {times} of {count} |"));
        table += "\n";
    }
    table
}
