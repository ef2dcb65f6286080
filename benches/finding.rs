//! Finding words in the titles of a million events. Run it with `cargo bench --bench finding`.
//!
//! The titles are invented (`stage/big`). They are folded, and their words and all names are put into an index, by two
//! threads. Then queries are answered about a whole chronology: the *page* is there when the best hits are known, the *whole* when
//! all have been counted, with facets, outline and axis. What follows from the standings is worked out before.

#[path = "stage/big/mod.rs"]
mod big;
#[path = "stage/finding.rs"]
mod finding;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use big::{Plan, Story};
use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{Desk, Effect, Grounds, Opened};
use dateline::load::on_two_threads;
use dateline::query::{Crew, Index, Material, Weighed, find_in_parts};
use dateline::shell::searcher::Searcher;
use dateline::text::Haystack;
use finding::QUERIES;

const PLAN: Plan = Plan { events: 1_000_000, texts: 0, seed: 6 };

fn titles(criterion: &mut Criterion) {
    let written: Vec<String> = Story::new(PLAN).event_titles().collect();
    let mut group = criterion.benchmark_group("1,000,000 titles");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("folded", |bencher| {
        bencher.iter(|| black_box(&written).iter().map(String::as_str).collect::<Haystack>());
    });
    group.finish();
}

/// What is asked of the whole, beside the queries for titles.
const KEYED: [&str; 3] = ["", "when:1900..1950 tre", "standing:contested -tag:law"];

fn events(criterion: &mut Criterion) {
    let desk = Desk::lay(Arc::new(Opened::of(Story::new(PLAN).chronology())));
    let grounds = desk.grounds(&desk.basis);
    let Grounds { opened, evidence, basis } = &grounds;
    let (chronology, index, weighed) = (&opened.chronology, opened.index(), Weighed::default());
    let crew = Crew::new(on_two_threads, &|| false);
    let material = Material { chronology, evidence, basis, index, sought: &[], weighed: &weighed, crew };
    let mut group = criterion.benchmark_group("1,000,000 events");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("index of folded titles", |bencher| {
        let titles: Haystack = chronology.events().map(|event| chronology.event_title(event)).collect();
        bencher.iter_batched(
            || titles.clone(),
            |titles| Index::with_titles(chronology, titles).prepare(chronology, crew),
            criterion::BatchSize::LargeInput,
        );
    });
    for query in QUERIES.into_iter().chain(KEYED) {
        group.bench_function(format!("{query:?}, page"), |bencher| {
            bencher.iter_custom(|times| {
                let first = || {
                    let (began, mut first) = (Instant::now(), None);
                    find_in_parts(&material, query, &mut |_| {
                        first.get_or_insert_with(|| began.elapsed());
                    });
                    first.expect("something is told")
                };
                (0..times).map(|_| first()).sum()
            });
        });
        group.bench_function(format!("{query:?}, whole"), |bencher| {
            bencher.iter(|| {
                let mut laid = None;
                find_in_parts(&material, query, &mut |found| laid = opened.lay_out(found.in_time(), crew));
                laid
            });
        });
    }
    // As somebody types: a word, three letters taken back, and those again.
    let typed = ["t", "tr", "tre", "trea", "treat", "treaty", "treat", "trea", "tre", "trea", "treat", "treaty"];
    let ask = |searcher: &mut Searcher, query: &str| {
        let question = Effect::Find { generation: 0, query: query.to_owned(), grounds: grounds.clone() };
        searcher.answer(&question, &|| false, &mut |message| {
            black_box(message);
        });
    };
    group.bench_function("treaty is typed", |bencher| {
        bencher.iter_batched_ref(
            Searcher::default,
            |searcher| typed[..6].iter().for_each(|query| ask(searcher, query)),
            criterion::BatchSize::PerIteration,
        );
    });
    group.bench_function("three letters are taken back and typed again", |bencher| {
        bencher.iter_batched_ref(
            || {
                let mut searcher = Searcher::default();
                typed[..6].iter().for_each(|query| ask(&mut searcher, query));
                searcher
            },
            |searcher| typed[6..].iter().for_each(|query| ask(searcher, query)),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, titles, events);
criterion_main!(benches);
