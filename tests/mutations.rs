//! Mutations of the hostile files, and no panic: a short round in `cargo test`, and as many seconds as `DATELINE_MUTATE`
//! says, shared by the targets. What fails is cut down and printed as a literal for a test.

#[path = "stage/hostile_files/mod.rs"]
mod hostile_files;
#[path = "stage/targets.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use targets::{TARGETS, Target};

/// How many mutations of each target are tried where no time is given.
const ROUNDS: u64 = 120;

/// How long a single mutation may take, on however busy a machine, before it hangs.
const HANGS: Duration = Duration::from_secs(60);

/// The longest mutation.
const LONGEST: usize = 1 << 16;

/// What readers look for, and what is at the edge of what they can count.
const TOKENS: [&str; 40] = [
    "\"",
    "\\",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "..",
    "/",
    "-",
    "|",
    "'",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u{1b}[",
    "\u{202e}",
    "\u{200b}",
    "\u{301}",
    "\u{feff}",
    "é",
    "灯",
    "👩\u{200d}",
    "<",
    "</",
    "<!--",
    "&#",
    "```",
    "r#\"",
    "/*",
    "Event(",
    "when:",
    "X",
    "Y-",
    "9223372036854775807",
    "18446744073709551616",
];

/// Numbers that look random and are always the same: `SplitMix64` (G. Steele, D. Lea, C. Flood, 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("a length");
        usize::try_from(self.roll() % end).expect("it is below a length")
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A stretch of some bytes: mostly short.
    fn stretch<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let from = self.below(bytes.len() + 1);
        let most = *self.one_of(&[1, 4, 16, 64, 4096]);
        &bytes[from..from + self.below((bytes.len() - from).min(most) + 1)]
    }
}

/// One seed changed in up to eight places.
fn mutation(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = dice.one_of(seeds).clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len() + 1);
        let piece = match dice.below(6) {
            0 if !bytes.is_empty() => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
                continue;
            }
            1 => {
                let gone = dice.stretch(&bytes[at..]).len();
                bytes.drain(at..at + gone);
                continue;
            }
            2 => dice.stretch(&bytes).repeat(*dice.one_of(&[1, 2, 3, 50])),
            3 => {
                let other = dice.one_of(seeds);
                dice.stretch(other).to_vec()
            }
            _ => dice.one_of(&TOKENS).repeat(*dice.one_of(&[1, 1, 2, 300])).into_bytes(),
        };
        bytes.splice(at..at, piece);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn fails(target: Target, bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| target(bytes))).is_err()
}

/// What still fails when pieces are left out, large ones first.
fn cut_down(target: Target, mut bytes: Vec<u8>) -> Vec<u8> {
    let mut size = bytes.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut shorter = bytes.clone();
            shorter.drain(at..(at + size).min(bytes.len()));
            if fails(target, &shorter) {
                bytes = shorter;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    bytes
}

fn literal(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

/// Tries mutations of a target, as many as `goes_on` lets; `tried` gets each before it is tried.
fn mutate(nth: usize, mut tried: impl FnMut(&[u8]), goes_on: impl Fn(u64) -> bool) -> Result<(), String> {
    let (name, target, groups) = TARGETS[nth];
    let in_groups = |path: &str| groups.iter().any(|group| path.starts_with(&format!("{group}/")));
    let seeds: Vec<Vec<u8>> =
        hostile_files::all().into_iter().filter(|(path, _)| in_groups(path)).map(|(_, bytes)| bytes).collect();
    let mut round = 0;
    while goes_on(round) {
        let bytes = mutation(&seeds, &mut Dice(round));
        tried(&bytes);
        if fails(target, &bytes) {
            let bytes = cut_down(target, bytes);
            return Err(format!("{name}, mutation {round}, cut down: {}", literal(&bytes)));
        }
        round += 1;
    }
    Ok(())
}

#[test]
fn mutations_of_hostile_files_break_nothing() {
    let seconds: Option<u64> = std::env::var("DATELINE_MUTATE").ok().map(|text| text.parse().expect("seconds"));
    let share = seconds.map(|seconds| Duration::from_secs(seconds) * 2 / u32::try_from(TARGETS.len()).expect("a few"));
    let trying = [(); 2].map(|()| Arc::new(Mutex::new(Vec::new())));
    let next = Arc::new(Mutex::new(0..TARGETS.len()));
    let (tell, told) = channel();
    for trying in &trying {
        let (trying, next, tell) = (Arc::clone(trying), Arc::clone(&next), tell.clone());
        thread::spawn(move || {
            let take = || next.lock().expect("nobody panics with it").next();
            while let Some(nth) = take() {
                let started = Instant::now();
                let goes_on = |round| share.map_or(round < ROUNDS, |share| started.elapsed() < share);
                let tried = |bytes: &[u8]| {
                    *trying.lock().expect("nobody panics with it") = bytes.to_vec();
                    tell.send(Ok(())).expect("the test waits");
                };
                let result = mutate(nth, tried, goes_on);
                if result.is_err() {
                    tell.send(result).expect("the test waits");
                }
            }
        });
    }
    drop(tell);
    let mut failures = Vec::new();
    loop {
        match told.recv_timeout(HANGS) {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => failures.push(failure),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                let bytes = trying.map(|bytes| literal(&bytes.lock().expect("nobody panics with it")));
                panic!("one of these hangs:\n{}", bytes.join("\n"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_fails_is_found_and_cut_down() {
    let fragile: Target = |bytes| assert!(!bytes.windows(2).any(|two| two == b"\"\""));
    let seeds = [b"(title: \"\", about: \"x\")".to_vec()];
    let bytes = (0..1000).map(|round| mutation(&seeds, &mut Dice(round))).find(|bytes| fails(fragile, bytes));
    assert_eq!(cut_down(fragile, bytes.expect("most have it still")), b"\"\"");
}
