//! Files that are not what they seem, or do not stay what they were.

use std::io::{self, Read};
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::*;
use crate::load::regular::{Stamp, Stamped};

/// A file that says it has so many bytes, gives `gives` of them in pieces, and then fails if it is to.
struct Fake {
    says: u64,
    gives: usize,
    fails: Option<io::ErrorKind>,
    written_to: bool,
    read: std::cell::Cell<usize>,
}

impl Read for Fake {
    fn read(&mut self, block: &mut [u8]) -> io::Result<usize> {
        let left = self.gives - self.read.get();
        if left == 0
            && let Some(kind) = self.fails.take()
        {
            return Err(kind.into());
        }
        let length = left.min(block.len()).min(700_000);
        block[..length].fill(b'x');
        self.read.set(self.read.get() + length);
        Ok(length)
    }
}

impl Stamped for Fake {
    fn stamp(&self) -> io::Result<Stamp> {
        let late = if self.written_to && self.read.get() > 0 { 1 } else { 0 };
        let modified = Some(SystemTime::UNIX_EPOCH + Duration::from_nanos(late));
        Ok(Stamp { is_file: true, length: self.says, modified })
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let fake = |says, gives| Fake { says, gives, fails: None, written_to: false, read: 0.into() };
    let eio = Some(io::ErrorKind::Other);
    for (name, file, expected) in [
        ("empty", fake(0, 0), Ok(0)),
        ("steady", fake(3_000_000, 3_000_000), Ok(3_000_000)),
        ("interrupted", Fake { fails: Some(io::ErrorKind::Interrupted), ..fake(900, 900) }, Ok(900)),
        ("cut short", fake(3_000_000, 2_999_999), Err(Refusal::Changed)),
        ("cut short at once", fake(3_000_000, 0), Err(Refusal::Changed)),
        ("growing", fake(3_000_000, 3_000_001), Err(Refusal::Changed)),
        ("growing for ever", fake(3, usize::MAX), Err(Refusal::Changed)),
        ("written to", Fake { written_to: true, ..fake(900, 900) }, Err(Refusal::Changed)),
        ("too long", fake(4_000_001, 9), Err(Refusal::TooLong(4_000_000))),
        ("failing", Fake { fails: eio, ..fake(900, 800) }, Err(Refusal::System("other error".to_owned()))),
    ] {
        assert_eq!(read_regular(file, 4_000_000).map(|bytes| bytes.len()), expected, "{name}");
    }
}

/// What the reader has named may lie anywhere, but must be a file; nobody waits for a pipe.
#[cfg(unix)]
#[test]
fn what_is_named_is_a_file() {
    let folder = folder(&[("a.txt", "text"), ("long.txt", "12345678901")]);
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().expect("mkfifo runs").success());
    std::os::unix::fs::symlink("a.txt", at("link")).expect("linked");
    for (path, expected) in [
        ("a.txt", Ok("text")),
        ("link", Ok("text")),
        ("long.txt", Err(Refusal::TooLong(10))),
        ("none", Err(Refusal::Absent)),
        ("pipe", Err(Refusal::NoFile)),
        ("", Err(Refusal::NoFile)),
        ("/dev/zero", Err(Refusal::NoFile)),
    ] {
        let read = read_named(&at(path), 10).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(read, expected.map(str::to_owned), "{path}");
    }
}

/// Holes in a file are as long as what they stand for: they are refused before they are read.
#[test]
fn sparse_files_are_refused_at_once() {
    let main = "(title: \"T\", sources: [(id: \"s\", title: \"S\", texts: [(kind: Digest, file: \"s.txt\")])])";
    for length in [300 << 20, 1_u64 << 40] {
        let folder = folder(&[("chronology.ron", main)]);
        let sparse = fs::File::create(folder.path().join("s.txt")).expect("the folder is ours");
        sparse.set_len(length).expect("a hole takes no room");
        let loaded = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
        let said = rendered(&loaded.diagnostics);
        assert!(said[1].contains("s.txt: this file is longer than 256 MiB"), "{said:?}");
        let main = fs::File::create(folder.path().join("chronology.ron")).expect("the folder is ours");
        main.set_len(4 * length).expect("a hole takes no room");
        let error = load(&Root::Path(folder.path().to_owned()), None).expect_err("it is too long");
        assert_eq!(error.message, "this file is longer than 1024 MiB");
    }
}
