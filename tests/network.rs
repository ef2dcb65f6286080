//! dateline opens no socket to anywhere: what strace sees of it, where the machine has strace.
#![cfg(target_os = "linux")]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use pty::Session;
use stage::{DATELINE, bridge, environment, put};

/// Set for the run of this test that opens a socket itself.
const LISTEN: &str = "LISTEN";

/// The calls of a log that have to do with a socket of any kind but those between our own threads.
fn sockets(log: &Path) -> Vec<String> {
    let log = fs::read_to_string(log).expect("strace notes what it sees");
    assert!(log.contains("exited with"), "strace saw the end of it:\n{log}");
    let ours = |line: &&str| line.contains("socketpair(AF_UNIX");
    let calls = log.lines().filter(|line| ["AF_", "PF_", "socket(", "connect("].iter().any(|word| line.contains(word)));
    calls.filter(|line| !ours(line)).map(str::to_owned).collect()
}

/// The words that run a program under strace.
fn traced<'a>(log: &'a str, program: &[&'a str]) -> Vec<&'a str> {
    [&["-f", "-o", log, "-e", "trace=%net,exit_group"], program].concat()
}

fn strace(home: &Path, log: &str, program: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(traced(log, program)).env_clear().envs(environment(home)).current_dir(home);
    command
}

#[test]
fn no_socket_is_opened_to_anywhere() {
    if std::env::var_os(LISTEN).is_some() {
        let _ = TcpListener::bind("127.0.0.1:0");
        return;
    }
    let (home, path) = bridge(&[("outlet: \"The Ledger\",", "outlet: \"The Ledger\", url: \"https://example.org/\",")]);
    let log = home.path().join("log");
    let name = log.to_str().expect("letters");
    let works = strace(home.path(), name, &["true"]).output();
    if !works.is_ok_and(|output| output.status.success()) {
        let _ = writeln!(std::io::stderr(), "strace cannot be run here: nobody has looked for sockets");
        return;
    }

    // Whoever does open one is found out.
    let this = std::env::current_exe().expect("a test knows where it is");
    let this = [this.to_str().expect("letters"), "--exact", "no_socket_is_opened_to_anywhere"];
    strace(home.path(), name, &this).env(LISTEN, "yes").output().expect("strace starts");
    assert!(sockets(&log).iter().any(|call| call.contains("AF_INET")), "{:?}", sockets(&log));

    for arguments in
        [&["check", &path] as &[&str], &["list", &path], &["show", &path, "fell"], &[&path, "--keys", "o O"]]
    {
        let program = [&[DATELINE], arguments].concat();
        strace(home.path(), name, &program).output().expect("strace starts");
        assert_eq!(sockets(&log), Vec::<String>::new(), "{arguments:?}");
    }

    put(home.path(), "config/dateline/config.ron", "(open: [\"true\"])");
    let mut session = Session::of("strace", &traced(name, &[DATELINE, &path]), home.path(), &[], 80, 24).0;
    session.until("? keys");
    for (keys, words) in [("y", "clipboard"), ("o", "who is reading"), ("O", "given to true"), ("\r", "next cited")] {
        session.press(keys);
        session.until(words);
    }
    session.press("q");
    session.end();
    assert_eq!(sockets(&log), Vec::<String>::new(), "in the explorer");
}
