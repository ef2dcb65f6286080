//! Finding in the titles of a million events: dateline beside frizbee, nucleo and skim's matcher, two threads each.
//!
//! All of them take turns, so that a busy machine is unjust to none; what is printed is the median and the least of
//! so many turns, in milliseconds.

#[path = "../../stage/big/mod.rs"]
mod big;
#[path = "../../stage/finding.rs"]
mod finding;

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use big::{Plan, Story};
use dateline::text::Haystack;
use finding::{Fits, QUERIES, THREADS, found};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};

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

fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse().expect("a number of titles, and of turns"));
    let (events, turns) = (numbers.next().unwrap_or(1_000_000), numbers.next().unwrap_or(11));
    let written: Vec<String> = Story::new(Plan { events, texts: 0, seed: 6 }).event_titles().collect();
    let begun = Instant::now();
    let haystack: Haystack = written.iter().map(String::as_str).collect();
    let folded = begun.elapsed();
    let titles = Titles { written, haystack };
    let mut table = format!("{events} titles, folded once in {} ms\n\n| | ", folded.as_millis());
    table += &WAYS.map(|(name, _)| name).join(" | ");
    writeln!(table, " |\n|---|{}", "---|".repeat(WAYS.len())).expect("a string takes all");
    for query in QUERIES {
        let mut times = WAYS.map(|_| Vec::new());
        let mut counts = WAYS.map(|_| 0);
        for _ in 0..turns {
            for (((_, find), times), count) in WAYS.iter().zip(&mut times).zip(&mut counts) {
                let begun = Instant::now();
                *count = black_box(find(&titles, black_box(query)));
                times.push(begun.elapsed());
            }
        }
        let cells = times.iter_mut().zip(counts).map(|(times, count)| cell(times, count));
        writeln!(table, "| {query} | {} |", cells.collect::<Vec<_>>().join(" | ")).expect("a string takes all");
    }
    std::io::stdout().write_all(table.as_bytes())
}

/// `12.3 (11.9) of 4567`: the median, the least, and how many are found.
fn cell(times: &mut [Duration], count: usize) -> String {
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.1} ({:.1}) of {count}", ms(times[times.len() / 2]), ms(times[0]))
}
