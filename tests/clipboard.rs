//! Copying in a real pseudo-terminal: what reaches the terminal's clipboard, and the command of the configuration.
#![cfg(unix)]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use pty::Session;
use stage::{bridge, put};

/// What was sent to the terminal's clipboard (OSC 52), each time.
fn sent(bytes: &str) -> Vec<String> {
    let encoded = bytes.split("\u{1b}]52;c;").skip(1).filter_map(|rest| rest.split(['\u{1b}', '\u{7}']).next());
    encoded.map(|encoded| String::from_utf8(base64(encoded)).expect("a text")).collect()
}

/// Reads base64 (RFC 4648, section 4).
fn base64(encoded: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<usize> = encoded.chars().filter_map(|digit| DIGITS.find(digit)).collect();
    let bits: Vec<bool> = digits.iter().flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1 == 1)).collect();
    bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
}

#[test]
fn the_proof_is_sent_to_the_terminals_clipboard() {
    let (home, path) = bridge(&[]);
    let mut session = Session::start(&[&path], home.path());
    session.press("y");
    session.until("sent to the terminal’s clipboard: The Ledger");
    let sent = sent(&session.bytes());
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(sent[0].contains("The Ledger asserts") && sent[0].contains("Contradicted: "), "{}", sent[0]);
    assert!(sent[0].contains("“The bridge fell into the river on Friday"), "{}", sent[0]);
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}

#[test]
fn the_command_of_the_configuration_gets_the_proof_and_one_that_fails_is_told() {
    let (home, path) = bridge(&[]);
    let copied = home.path().join("copied");
    let copier = |name: &str, script: &str| {
        let path = put(home.path(), name, &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may be run");
        path.display().to_string()
    };
    let working = copier("copier", &format!("cat > '{}'; test -t 1 || test -t 2 || exit 0; exit 1", copied.display()));
    let failing = copier("broken", "echo no display >&2; exit 1");
    for (program, words, sent_too) in
        [(&working, "copied with ", false), (&failing, "no display; sent to the terminal", true)]
    {
        put(home.path(), "config/dateline/config.ron", &format!("(copy: [\"{program}\", \"--anything\"])\n"));
        let mut session = Session::of(stage::DATELINE, &[&path], home.path(), &[], 200, 24).0;
        session.until("? keys");
        session.press("y");
        session.until(words);
        let sent = sent(&session.bytes());
        assert_eq!(sent.len(), usize::from(sent_too), "{sent:?}");
        if !sent_too {
            let memo = fs::read_to_string(&copied).expect("it was given the memo");
            assert!(memo.contains("The Ledger asserts") && memo.contains("Contradicted: "), "{memo}");
        }
        session.press("q");
        assert_eq!(session.end().exit_code(), 0);
        session.until_restored();
    }
}
