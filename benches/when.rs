//! `dateline when -` on a million lines, beside one thread that only parses them: each line once into the expression
//! (`edtf_core::Edtf::parse`), and once into a date with its bounds (`When::parse`). Run it with `cargo bench --bench when`; with `LINES_IN=folder` the lines are written there,
//! to be measured by other means.

use std::fs::File;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::when::When;
use edtf_core::Edtf;

const LINES: u64 = 1_000_000;

/// Numbers that look like chance, the same every time (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014: splitmix).
struct Chance(u64);

impl Chance {
    /// A number from `least` up to `most`.
    fn between(&mut self, least: u64, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        least + (mixed ^ (mixed >> 31)) % (most - least + 1)
    }
}

/// Where the years and days of the lines come from.
#[derive(Clone, Copy)]
enum Lines {
    /// Of two centuries, in steps: 100,000 different lines.
    Recurring,
    /// Of nine thousand years, by chance: most lines come once.
    Different,
}

/// The million: of every twenty lines ten are of level 0, six of level 1, three of level 2, one is a mistake.
fn million(which: Lines) -> String {
    let mut chance = Chance(1);
    let mut lines = String::new();
    for nth in 0..LINES {
        let (year, month, day) = match which {
            // Steps that share no factor with what they are taken of go through all of it.
            Lines::Recurring => (1800 + nth * 7 % 223, 1 + nth * 5 % 12, 1 + nth * 11 % 28),
            Lines::Different => (chance.between(1000, 9997), chance.between(1, 12), chance.between(1, 28)),
        };
        let line = match nth % 20 {
            0..=5 => format!("{year}-{month:02}-{day:02}"),
            6 | 7 => format!("{year}-{month:02}"),
            8 => format!("{year}"),
            9 => format!("{year}-{month:02}-{day:02}T{:02}:{:02}:00Z", nth % 24, nth % 60),
            10 => format!("{year}-{month:02}~"),
            11 => format!("{year}-{month:02}-{day:02}/{}-{month:02}", year + 1),
            12 => format!("{}X", year / 10),
            13 => format!("{year}-{month:02}-XX"),
            14 => format!("Y-{}", 10_000 + nth * 13_799),
            15 => format!("{year}/.."),
            16 => format!("[{year}-{month:02}-{day:02}..{}-{month:02}-{day:02}]", year + 2),
            17 => format!("{year}-{month:02}~-{day:02}"),
            18 => format!("{year}-{}", 25 + nth % 17),
            _ => format!("{year}-{month}"),
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

fn parsed_once(lines: &str, is_date: impl Fn(&str) -> bool) -> Duration {
    let begun = Instant::now();
    let valid = lines.lines().filter(|line| is_date(line)).count();
    let elapsed = begun.elapsed();
    assert!(valid > 900_000, "{valid}");
    elapsed
}

fn answered(path: &std::path::Path, format: &str) -> Duration {
    let begun = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["when", "-", "--format", format]);
    let input = File::open(path).expect("the million lines");
    let status = command.stdin(input).stdout(Stdio::null()).status().expect("dateline runs");
    assert_eq!(status.code(), Some(1), "one line of twenty is a mistake");
    begun.elapsed()
}

fn when(criterion: &mut Criterion) {
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = std::env::var_os("LINES_IN").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    for (name, which) in [("recurring", Lines::Recurring), ("different", Lines::Different)] {
        let lines = million(which);
        let path = folder.join(format!("{name}.txt"));
        std::fs::write(&path, &lines).expect("the million lines");
        let mut group = criterion.benchmark_group(format!("a million dates, {name}"));
        group.sample_size(10);
        group.bench_function("parsed once, the expression", |b| {
            b.iter_custom(|n| (0..n).map(|_| parsed_once(&lines, |line| black_box(Edtf::parse(line)).is_ok())).sum());
        });
        group.bench_function("parsed once, the date", |b| {
            b.iter_custom(|n| (0..n).map(|_| parsed_once(&lines, |line| black_box(When::parse(line)).is_ok())).sum());
        });
        for format in ["json", "text"] {
            group.bench_function(format, |b| b.iter_custom(|n| (0..n).map(|_| answered(&path, format)).sum()));
        }
        group.finish();
    }
}

criterion_group!(benches, when);
criterion_main!(benches);
