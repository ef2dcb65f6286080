//! `dateline when -` on a million lines, beside one thread that only parses them: each line once through
//! `edtf_core::Edtf::parse`. Run it with `cargo bench --bench when`.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use edtf_core::Edtf;

const LINES: u64 = 1_000_000;

/// The million: of every twenty lines ten are of level 0, six of level 1, three of level 2, one is a mistake.
fn million() -> String {
    let mut lines = String::new();
    for nth in 0..LINES {
        // Steps that share no factor with what they are taken of go through all of it.
        let (year, month, day) = (1800 + nth * 7 % 223, 1 + nth * 5 % 12, 1 + nth * 11 % 28);
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

fn parsed_once(lines: &str) -> Duration {
    let begun = Instant::now();
    let valid = lines.lines().filter(|line| std::hint::black_box(Edtf::parse(line)).is_ok()).count();
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
    let lines = million();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("million.txt");
    std::fs::write(&path, &lines).expect("the million lines");
    let mut group = criterion.benchmark_group("a million dates");
    group.sample_size(10);
    group.bench_function("parsed once", |b| b.iter_custom(|n| (0..n).map(|_| parsed_once(&lines)).sum()));
    for format in ["json", "text"] {
        group.bench_function(format, |b| b.iter_custom(|n| (0..n).map(|_| answered(&path, format)).sum()));
    }
    group.finish();
}

criterion_group!(benches, when);
criterion_main!(benches);
