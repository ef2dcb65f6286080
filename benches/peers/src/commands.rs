//! Finding from the shell: `dateline list -q` on a chronology beside `fzf --filter` on the titles of the same events.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::finding::QUERIES;
use crate::times::Times;

/// The commands that are compared.
pub struct Commands<'a> {
    /// The program `dateline`.
    pub dateline: &'a Path,
    /// A folder with a chronology.
    pub chronology: &'a Path,
    /// The titles of its events, a line each.
    pub titles: &'a Path,
    /// Where dateline keeps what it has read.
    pub cache: &'a Path,
}

impl Commands<'_> {
    /// A table: for each query the time of each command in milliseconds, by the clock, and the share that dateline takes.
    pub fn table(&self, turns: usize) -> io::Result<String> {
        if self.cache.exists() {
            fs::remove_dir_all(self.cache)?;
        }
        let mut first = Times::default();
        first.take(|| self.list("nothing"))?;
        let mut table = format!("The first time, when the files are read: {first} ms\n\n");
        table += "| | `dateline list -q` | `fzf --filter` | share |\n|---|---|---|---|\n";
        for query in QUERIES {
            let [mut own, mut others] = <[Times; 2]>::default();
            for _ in 0..turns {
                own.take(|| self.list(query))?;
                others.take(|| self.fzf(query))?;
            }
            table += &format!("| {query} | {own} | {others} | {:.2} |\n", own.median() / others.median());
        }
        Ok(table)
    }

    fn list(&self, query: &str) -> io::Result<()> {
        let mut command = Command::new(self.dateline);
        command.arg("list").arg(self.chronology).args(["-q", query]).env("XDG_CACHE_HOME", self.cache);
        run(command.stdin(Stdio::null()))
    }

    fn fzf(&self, query: &str) -> io::Result<()> {
        // It ends with 1 where nothing is found.
        run(Command::new("fzf").args(["--filter", query]).stdin(File::open(self.titles)?))
    }
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.stdout(Stdio::null()).status()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(io::Error::other(format!("{command:?} ended with {status}"))),
    }
}
