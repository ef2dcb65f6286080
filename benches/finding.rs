//! Finding words in the titles of a million events. Run it with `cargo bench --bench finding`.
//!
//! The titles are invented (`stage/big`) and folded once; then each query is looked for letter for letter, which is
//! what a first page needs, and altogether, its hits in order. Two threads share the titles. How others fare with the
//! same titles and queries, `peers` tells.

#[path = "stage/big/mod.rs"]
mod big;
#[path = "stage/finding.rs"]
mod finding;

use std::hint::black_box;
use std::time::Duration;

use big::{Plan, Story};
use criterion::{Criterion, criterion_group, criterion_main};
use dateline::text::Haystack;
use finding::{Fits, QUERIES, found};

const PLAN: Plan = Plan { events: 1_000_000, texts: 0, seed: 6 };

fn titles(criterion: &mut Criterion) {
    let written: Vec<String> = Story::new(PLAN).event_titles().collect();
    let haystack: Haystack = written.iter().map(String::as_str).collect();
    let mut group = criterion.benchmark_group("1,000,000 titles");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("folded", |bencher| {
        bencher.iter(|| black_box(&written).iter().map(String::as_str).collect::<Haystack>());
    });
    for query in QUERIES {
        group.bench_function(format!("{query}, letter for letter"), |bencher| {
            bencher.iter(|| {
                let mut fits = Fits::new(query, haystack.len());
                fits.literal(black_box(&haystack));
                fits
            });
        });
        group.bench_function(format!("{query}, all in order"), |bencher| {
            bencher.iter(|| found(query, black_box(&haystack)));
        });
    }
    group.finish();
}

criterion_group!(benches, titles);
criterion_main!(benches);
