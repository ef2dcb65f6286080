//! Finding in titles: dateline beside frizbee, nucleo and skim's matcher, two threads each, in one process.

use std::hint::black_box;
use std::time::Instant;

use dateline::text::Haystack;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};

use crate::finding::{Fits, QUERIES, THREADS, found};
use crate::times::Times;

/// One way to find something; gives how many titles it finds.
type Way = fn(&Titles, &str) -> usize;

const WAYS: [(&str, Way); 5] = [
    ("dateline, the literal pass", literal),
    ("dateline, all", |titles, query| found(query, &titles.haystack).len()),
    ("frizbee", frizbee),
    ("nucleo", nucleo),
    ("skim", skim),
];

/// The titles as each wants them.
struct Titles {
    written: Vec<String>,
    haystack: Haystack,
}

fn literal(titles: &Titles, query: &str) -> usize {
    let mut fits = Fits::new(query, titles.haystack.len());
    fits.literal(&titles.haystack);
    fits.ranked().len()
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
pub fn table(written: Vec<String>, turns: usize) -> String {
    let begun = Instant::now();
    let haystack: Haystack = written.iter().map(String::as_str).collect();
    let mut table = format!("{} titles, folded once in {} ms\n\n| |", written.len(), begun.elapsed().as_millis());
    let titles = Titles { written, haystack };
    WAYS.iter().for_each(|(name, _)| table += &format!(" {name} |"));
    table += &format!("\n|---|{}\n", "---|".repeat(WAYS.len()));
    for query in QUERIES {
        let mut times = WAYS.map(|_| Times::default());
        let mut counts = WAYS.map(|_| 0);
        for _ in 0..turns {
            for (((_, find), times), count) in WAYS.iter().zip(&mut times).zip(&mut counts) {
                times.take(|| *count = black_box(find(&titles, black_box(query))));
            }
        }
        table += &format!("| {query} |");
        times.iter().zip(counts).for_each(|(times, count)| table += &format!(" {times} of {count} |"));
        table += "\n";
    }
    table
}
