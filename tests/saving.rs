//! The state file is old or new, whole, whatever happens while it is written: a kill at any moment, an error or a kill
//! at every system call.
//!
//! The test starts itself again as the process that writes. Errors are injected by strace, where the machine has it.
#![cfg(unix)]

mod stage;

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use dateline::app::Remembered;
use dateline::shell::state::{recall_from, remember_in};
use stage::folder;

/// Set in the environment of the process that is to write: how often.
const TIMES: &str = "DATELINE_TEST_TIMES";
/// Set there too: the file.
const FILE: &str = "DATELINE_TEST_FILE";
/// How the chronology is called in the state.
const LABEL: &str = "a";
/// The two states, as the names of their events: long enough to be written in more than one piece.
const STATES: [char; 2] = ['b', 'a'];

fn state(letter: char) -> Remembered {
    let event = letter.to_string().repeat(100_000);
    Remembered { event, view: "Reader".to_owned(), reading: None, bookmarks: Vec::new(), axis: None }
}

#[test]
fn writes_where_it_is_told_to() {
    let (Some(file), Ok(times)) = (std::env::var_os(FILE), std::env::var(TIMES)) else { return };
    let file = PathBuf::from(file);
    say("begun");
    for letter in STATES.into_iter().cycle().take(times.parse().expect("a number")) {
        // Whether it can be written is what the other process looks at.
        let _ = remember_in(&file, LABEL, state(letter), &[]);
    }
}

/// Says something at once, past what the test harness keeps to itself.
fn say(words: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{words}").and_then(|()| out.flush());
}

/// This test as a process that writes.
fn writer(mut command: Command, file: &Path, times: usize) -> Command {
    command.args(["--exact", "writes_where_it_is_told_to", "--nocapture", "--test-threads=1"]);
    command.env(FILE, file).env(TIMES, times.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn this_test() -> PathBuf {
    std::env::current_exe().expect("this test")
}

/// Looks at what is there: one of the two states, and nothing set aside. Returns which.
fn look(file: &Path, told: &str) -> char {
    let event = recall_from(file, LABEL).map(|there| there.event).unwrap_or_default();
    let letter = event.chars().next().unwrap_or_else(|| panic!("{told}: neither the old state nor the new one"));
    assert!(STATES.contains(&letter) && event == state(letter).event, "{told}: a mixture");
    let aside = stage::everything(file.parent().expect("a folder")).into_iter();
    let aside: Vec<PathBuf> = aside.filter(|path| path.to_string_lossy().contains(".bad")).collect();
    assert_eq!(aside, Vec::<PathBuf>::new(), "{told}");
    letter
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_state_or_the_new_one() {
    let home = folder();
    let file = home.path().join("state.ron");
    remember_in(&file, LABEL, state('a'), &[]).expect("it can be written");
    for round in 0..60_u64 {
        let mut child = writer(Command::new(this_test()), &file, usize::MAX).spawn().expect("it starts");
        let mut begun = Vec::new();
        let mut out = child.stdout.take().expect("it is piped");
        let mut byte = [0];
        while !begun.ends_with(b"begun\n") && out.read(&mut byte).expect("it says something") == 1 {
            begun.push(byte[0]);
        }
        std::thread::sleep(Duration::from_micros(round * 250));
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        look(&file, &format!("killed in round {round}"));
    }
    remember_in(&file, LABEL, state('b'), &[]).expect("it can be written");
    assert_eq!(look(&file, "afterwards"), 'b');
    assert_eq!(stage::everything(home.path()), [file], "nothing is left beside it");
}

/// A run of the writer under strace with some options; what strace noted of the files of the state.
fn traced(folder: &Path, options: &[&str]) -> String {
    let log = folder.with_extension("log");
    let mut strace = Command::new("strace");
    strace.arg("-f").arg("-o").arg(&log);
    for name in ["", "state.ron", "state.ron.tmp"] {
        strace.arg("-P").arg(if name.is_empty() { folder.to_owned() } else { folder.join(name) });
    }
    strace.args(options).arg(this_test());
    writer(strace, &folder.join("state.ron"), 1).output().expect("strace starts");
    fs::read_to_string(log).expect("strace notes what it sees")
}

/// The calls of a log in their order, each with its number among those of its name.
fn calls(log: &str) -> Vec<(String, usize)> {
    let mut counted: HashMap<String, usize> = HashMap::new();
    let names = log.lines().filter_map(|line| {
        let call = line.split_whitespace().nth(1)?.split_once('(')?.0;
        (!call.is_empty() && call.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')).then_some(call)
    });
    let numbered = names.map(|name| {
        let nth = counted.entry(name.to_owned()).or_default();
        *nth += 1;
        (name.to_owned(), *nth)
    });
    numbered.collect()
}

#[test]
fn an_error_or_a_kill_at_every_system_call_leaves_the_old_state_or_the_new_one() {
    let works = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    if !works.is_ok_and(|output| output.status.success()) {
        say("strace cannot be run here: no errors were injected");
        return;
    }
    let begin = || {
        let home = folder();
        let folder = home.path().join("state");
        remember_in(&folder.join("state.ron"), LABEL, state('a'), &[]).expect("it can be written");
        (home, folder)
    };
    let (_home, folder) = begin();
    let log = traced(&folder, &[]);
    assert_eq!(look(&folder.join("state.ron"), "without an error"), 'b', "{log}");
    let calls = calls(&log);
    for name in ["openat", "flock", "write", "fsync", "read", "rename"] {
        assert!(calls.iter().any(|(call, _)| call.starts_with(name)), "no {name} was seen:\n{log}");
    }
    let mut faults = Vec::new();
    for (name, nth) in &calls {
        for fault in ["error=ENOSPC", "error=EIO", "error=EINTR", "signal=KILL"] {
            faults.push(format!("inject={name}:{fault}:when={nth}"));
        }
    }
    let old = AtomicUsize::new(0);
    let try_out = &|fault: &String| {
        let (_home, folder) = begin();
        let log = traced(&folder, &["-e", fault]);
        assert!(log.contains("(INJECTED)") || log.contains("SIGKILL"), "{fault}:\n{log}");
        let file = folder.join("state.ron");
        if look(&file, fault) == 'a' {
            old.fetch_add(1, Ordering::Relaxed);
        }
        // And whoever writes next is none the worse for it.
        remember_in(&file, LABEL, state('b'), &[]).expect("it can be written");
        assert_eq!(look(&file, fault), 'b');
    };
    std::thread::scope(|scope| {
        for half in faults.chunks(faults.len().div_ceil(2)) {
            scope.spawn(move || half.iter().for_each(try_out));
        }
    });
    assert!(old.into_inner() > 0, "no fault had an effect");
}
