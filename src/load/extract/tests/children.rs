//! The child process that reads a PDF, and children that misbehave.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use super::*;

/// A program that does what `script` says.
fn program(script: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("reader");
    // The shell writes it: no descriptor of ours is open for writing when it is started.
    let write = "printf '%s\\n' '#!/bin/sh' \"$1\" > \"$2\" && chmod +x \"$2\"";
    let status = Command::new("sh").args(["-c", write, "sh", script]).arg(&path).status();
    assert!(status.expect("there is a shell").success());
    (folder, path)
}

/// What a reader that does what `script` says makes of a PDF of 4 MB, within a second and 8 MB of text.
fn read_by(script: &str) -> Result<String, String> {
    let (_folder, path) = program(script);
    let limits = Limits { time: Duration::from_secs(1), memory: 64, output: 8 << 20 };
    let pdf = [b"%PDF-1.4\n".as_slice(), &vec![b'x'; 4 << 20]].concat();
    PdfReader::at(path).within(limits).text(pdf).map_err(|(message, _)| message)
}

#[test]
fn a_child_that_misbehaves_is_stopped_and_told_of() {
    const STOPPED: &str = "the reader of this PDF was stopped after 1 second";
    let cases = [
        ("exec sleep 60", STOPPED),
        ("sleep 60", STOPPED),
        ("exec >&- 2>&-; exec sleep 60", STOPPED),
        ("exec yes", "this PDF holds more than 8 MiB of text"),
        ("kill -s KILL $$", "this PDF cannot be read: its reader was killed"),
        ("exit 101", "this PDF cannot be read: its reader failed on it"),
        ("echo words; exit 1", "this PDF cannot be read: its reader failed on it"),
        ("echo 'it is locked' >&2; echo more >&2; exit 3", "this PDF cannot be read: it is locked"),
        ("exit 3", "this PDF cannot be read: "),
        (
            "echo 'memory allocation of 9 bytes failed' >&2; kill -s ABRT $$",
            "this PDF cannot be read: its reader had not enough memory",
        ),
        (
            "echo 'thread main has overflowed its stack' >&2; kill -s ABRT $$",
            "this PDF cannot be read: it nests too deep for its reader",
        ),
        ("yes >&2", STOPPED),
        ("printf '\\377'", "the reader of this PDF gave no text"),
        ("exit 0", "no text is in this PDF: its pages may be pictures"),
    ];
    for (script, expected) in cases {
        let begun = Instant::now();
        assert_eq!(read_by(script), Err(expected.to_owned()), "{script}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{script} took {:?}", begun.elapsed());
    }
}

#[test]
fn a_child_is_asked_and_heard() {
    assert_eq!(read_by("echo \"$@\"").as_deref(), Ok("--read-pdf-from-standard-input 1 64\n"));
    // It need not read to the end before it speaks, nor read at all.
    assert_eq!(read_by("exec cat").map(|text| text.len()), Ok((4 << 20) + 9));
    assert_eq!(read_by("echo words; exec <&-; sleep 0.1").as_deref(), Ok("words\n"));
}

#[test]
fn a_reader_that_is_not_there_is_told_of() {
    let reader = PdfReader::at(PathBuf::from("/nowhere/dateline"));
    let (message, _) = reader.text(b"%PDF-1.4".to_vec()).expect_err("there is no such program");
    assert!(message.starts_with("the program that reads PDF cannot be started: "), "{message}");
    let (message, _) = reader.text(b"words".to_vec()).expect_err("it is not asked");
    assert_eq!(message, "this is no PDF: it does not begin with %PDF-");
    let (message, _) = PdfReader::none().text(b"%PDF-1.4".to_vec()).expect_err("nobody reads it");
    assert_eq!(message, "this dateline does not read PDF");
}
