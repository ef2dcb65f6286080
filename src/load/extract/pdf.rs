//! A PDF is read by a child process: dateline itself, started anew.
//!
//! What reads PDF may overflow its stack, eat the memory or never end, and none of that may bring the program
//! down. So the child gets the file on its standard input and nothing else, sets limits for itself as its
//! first act, and is stopped when its time is over. What it prints is taken only if it ended well.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Unreadable;
use crate::load::words::count;

/// What the child may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many MiB of address space it may have. (Where the system is a Unix.)
    pub memory: u64,
    /// How many bytes of text it may give.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(20), memory: 2048, output: 64 << 20 }
    }
}

/// What reads PDF: a program that is started for each one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfReader {
    program: Option<PathBuf>,
    limits: Limits,
}

/// How the child is told what it is: [`PdfReader::ARGUMENT`], seconds, MiB.
type Asked = [String; 3];

impl PdfReader {
    /// The first argument of the child. No one types it.
    pub const ARGUMENT: &str = "--read-pdf-from-standard-input";

    /// The exit code of a child that says on standard error what is wrong with the PDF.
    pub const REFUSED: u8 = 3;

    /// Nothing reads PDF.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// This program reads PDF, called with [`PdfReader::ARGUMENT`], seconds and MiB.
    #[must_use]
    pub fn at(program: PathBuf) -> Self {
        Self { program: Some(program), limits: Limits::default() }
    }

    /// The same within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same with no more time than is left.
    #[must_use]
    pub fn no_longer_than(&self, left: Duration) -> Self {
        let limits = Limits { time: self.limits.time.min(left), ..self.limits.clone() };
        self.clone().within(limits)
    }

    /// The text of a PDF, a line for each line that a reader of the page sees.
    ///
    /// # Errors
    /// Whatever goes wrong: no program, no PDF, no text, a limit that was reached, a child that died.
    pub fn text(&self, pdf: Vec<u8>) -> Result<String, Unreadable> {
        let Some(program) = self.program.as_ref().filter(|_| cfg!(feature = "pdf")) else {
            return refused("this dateline does not read PDF", "build it with the feature “pdf”, or make a text of it");
        };
        if self.limits.time.is_zero() {
            return refused("reading the PDFs before this one took too long", MAKE_A_TEXT);
        }
        // Where readers of PDF look for it: in the first 1024 bytes (PDF 1.7, Annex H, note 13).
        if memchr::memmem::find(&pdf[..pdf.len().min(1024)], b"%PDF-").is_none() {
            return refused("this is no PDF: it does not begin with %PDF-", "name the file after what it is");
        }
        let text = Running::start(program, self.asked(), pdf)?.text(&self.limits)?;
        if text.trim().is_empty() {
            return refused(
                "no text is in this PDF: its pages may be pictures",
                "make a text of it with an OCR program",
            );
        }
        Ok(text)
    }

    fn asked(&self) -> Asked {
        [Self::ARGUMENT.to_owned(), self.limits.time.as_secs().max(1).to_string(), self.limits.memory.to_string()]
    }
}

const MAKE_A_TEXT: &str = "make a text of it with another program, and name that file";

fn refused<T>(message: impl Into<String>, hint: &'static str) -> Result<T, Unreadable> {
    Err((message.into(), hint))
}

/// A child at work. It is stopped and reaped however this ends.
struct Running {
    child: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only where it has been reaped already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(program: &PathBuf, asked: Asked, pdf: Vec<u8>) -> Result<Self, Unreadable> {
        let mut command = Command::new(program);
        command.args(asked).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| {
            (
                format!("the program that reads PDF cannot be started: {error}"),
                "was dateline moved while it ran? Start it again",
            )
        })?;
        // On threads of their own: neither side waits for the other to read first. A child that goes away
        // early breaks the pipe, and that is told by how it ended.
        if let Some(mut stdin) = child.stdin.take() {
            thread::spawn(move || stdin.write_all(&pdf));
        }
        Ok(Self { child })
    }

    fn text(mut self, limits: &Limits) -> Result<String, Unreadable> {
        let end = Instant::now() + limits.time;
        let left = || end.saturating_duration_since(Instant::now());
        let complaint = gather(self.child.stderr.take(), COMPLAINT);
        let told = gather(self.child.stdout.take(), limits.output.saturating_add(1));
        let after = count(usize::try_from(limits.time.as_secs()).unwrap_or(usize::MAX), "second");
        let stopped = || refused(format!("the reader of this PDF was stopped after {after}"), MAKE_A_TEXT);
        let Ok(bytes) = told.recv_timeout(left()) else { return stopped() };
        if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.output) {
            return refused(format!("this PDF holds more than {} MiB of text", limits.output >> 20), "split it");
        }
        let Some(status) = self.ended(end) else { return stopped() };
        if status.code() == Some(PdfReader::REFUSED.into()) {
            let complaint = complaint.recv_timeout(left()).unwrap_or_default();
            let complaint = String::from_utf8_lossy(&complaint);
            let why = complaint.lines().next().unwrap_or_default();
            return refused(format!("this PDF cannot be read: {why}"), MAKE_A_TEXT);
        }
        if !status.success() {
            let complaint = complaint.recv_timeout(left()).unwrap_or_default();
            return refused(format!("this PDF cannot be read: {}", died(status, &complaint)), MAKE_A_TEXT);
        }
        String::from_utf8(bytes).or_else(|_| refused("the reader of this PDF gave no text", MAKE_A_TEXT))
    }

    /// How the child ended; `None` where it goes on beyond `end`.
    fn ended(&mut self, end: Instant) -> Option<ExitStatus> {
        // It has closed its output, so it is about to end.
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(1)),
                _ => return None,
            }
        }
    }
}

/// How much of what a child complains of is heard, in bytes.
const COMPLAINT: u64 = 4096;

/// Reads on a thread of its own; tells the first `most` bytes once they or the other side have come to an end,
/// and lets the rest go by, so that the child is not held up.
fn gather(from: Option<impl Read + Send + 'static>, most: u64) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    thread::spawn(move || {
        let Some(mut from) = from else { return };
        let mut bytes = Vec::new();
        // A pipe that breaks has come to an end, and nobody may be waiting any more.
        let _ = from.by_ref().take(most).read_to_end(&mut bytes);
        let _ = tell.send(bytes);
        let _ = io::copy(&mut from, &mut io::sink());
    });
    told
}

/// What a child died of, as far as it can be told.
fn died(status: ExitStatus, complaint: &[u8]) -> &'static str {
    // The words of Rust's own runtime.
    let says = |words: &str| memchr::memmem::find(complaint, words.as_bytes()).is_some();
    if says("memory allocation of") || says("capacity overflow") {
        "its reader had not enough memory"
    } else if says("overflowed its stack") {
        "it nests too deep for its reader"
    } else if status.code().is_none() {
        "its reader was killed"
    } else {
        "its reader failed on it"
    }
}
