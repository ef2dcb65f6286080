//! Expressions from standard input, one a line: as many threads as there are processors answer them.
//!
//! What has come is answered before more is waited for, a block of whole lines at a time. The block is cut into
//! parts, one for each thread, and the answers are written in the order of the lines.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::thread;

use crate::cli::args::PlainFormat;
use crate::when::month_name;

/// The longest line that is taken for an expression; the rest of a longer one is left away.
const LONGEST: usize = 4096;
/// So much is read at a time.
const BLOCK: usize = 1 << 20;
/// Less is not worth a thread.
const PART: usize = 1 << 14;
/// So many answers a thread keeps, for lines that come again.
const KEPT: usize = 1 << 15;

/// Answers every line of the input, in order; whether all are valid.
pub fn answer(input: &mut impl Read, out: &mut impl Write, format: PlainFormat) -> std::io::Result<bool> {
    let processors = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut answerers: Vec<Answerer> = (0..processors).map(|_| Answerer::new(format)).collect();
    let mut lines = Vec::new();
    let mut valid = true;
    loop {
        let held = lines.len();
        let read = input.by_ref().take(1).read_to_end(&mut lines)?;
        let ended = read == 0;
        if !ended {
            lines.resize(held + BLOCK, 0);
            let more = input.read(&mut lines[held + 1..])?;
            lines.truncate(held + 1 + more);
        }
        let whole = if ended { lines.len() } else { lines.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) };
        let parts = parts(&lines[..whole], processors);
        let answered = thread::scope(|scope| {
            let mut running = Vec::new();
            let mut work = answerers.iter_mut().zip(&parts);
            let own = work.next();
            running.extend(work.map(|(answerer, part)| scope.spawn(move || answerer.run(part))));
            let own = own.map(|(answerer, part)| answerer.run(part));
            let others = running
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            own.into_iter().chain(others).collect::<std::io::Result<Vec<bool>>>()
        })?;
        valid &= answered.into_iter().all(|valid| valid);
        for answerer in &mut answerers {
            out.write_all(&answerer.out)?;
            answerer.out.clear();
        }
        if ended {
            return Ok(valid);
        }
        out.flush()?;
        lines.drain(..whole);
        // Of a line that is too long the rest is never kept.
        lines.truncate(LONGEST);
    }
}

/// The lines in so many parts at most, none of them tiny.
fn parts(lines: &[u8], most: usize) -> Vec<&[u8]> {
    let size = (lines.len() / most + 1).max(PART);
    let mut rest = lines;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let from = size.min(rest.len());
        let end = rest[from..].iter().position(|b| *b == b'\n').map_or(rest.len(), |at| from + at + 1);
        let (part, others) = rest.split_at(end);
        parts.push(part);
        rest = others;
    }
    parts
}

/// What a thread works with.
struct Answerer {
    format: PlainFormat,
    out: Vec<u8>,
    /// Answers to lines that came before, and whether they are valid.
    kept: HashMap<Vec<u8>, (Vec<u8>, bool)>,
}

impl Answerer {
    fn new(format: PlainFormat) -> Self {
        Self { format, out: Vec::new(), kept: HashMap::new() }
    }

    fn run(&mut self, lines: &[u8]) -> std::io::Result<bool> {
        let mut valid = true;
        for line in lines.split_inclusive(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            valid &= self.line(&line[..line.len().min(LONGEST)])?;
        }
        Ok(valid)
    }

    fn line(&mut self, line: &[u8]) -> std::io::Result<bool> {
        if self.format == PlainFormat::Json && plain_day(line, &mut self.out) {
            return Ok(true);
        }
        if let Some((answer, valid)) = self.kept.get(line) {
            self.out.extend_from_slice(answer);
            return Ok(*valid);
        }
        let start = self.out.len();
        let valid = super::answer(&String::from_utf8_lossy(line), self.format, &mut self.out)?;
        if self.format == PlainFormat::Text {
            self.out.push(b'\n');
        }
        if self.kept.len() < KEPT {
            self.kept.insert(line.to_vec(), (self.out[start..].to_vec(), valid));
        }
        Ok(valid)
    }
}

/// Answers a day that stands in plain digits, as most do, with what it says itself: `1985-04-12`. Days after the
/// 28th and years before 1000 go the long way.
fn plain_day(line: &[u8], out: &mut Vec<u8>) -> bool {
    let &[y @ b'1'..=b'9', e, a, r, b'-', m, n, b'-', d, i] = line else { return false };
    if ![e, a, r, m, n, d, i].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = |tens: u8, ones: u8| (tens - b'0') * 10 + ones - b'0';
    let (month, day) = (number(m, n), number(d, i));
    if !(1..=12).contains(&month) || !(1..=28).contains(&day) {
        return false;
    }
    let day = if d == b'0' { &line[9..] } else { &line[8..] };
    let pieces: [&[u8]; 11] = [
        b"{\"input\":\"",
        line,
        b"\",\"valid\":true,\"level\":0,\"earliest\":\"",
        line,
        b"\",\"latest\":\"",
        line,
        b"\",\"words\":\"",
        day,
        b" ",
        month_name(month).as_bytes(),
        b" ",
    ];
    pieces.iter().for_each(|piece| out.extend_from_slice(piece));
    out.extend_from_slice(&[y, e, a, r]);
    out.extend_from_slice(b"\"}\n");
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(input: &[u8], format: PlainFormat) -> (String, bool) {
        let mut out = Vec::new();
        let valid = answer(&mut &*input, &mut out, format).expect("memory");
        (String::from_utf8(out).expect("text"), valid)
    }

    /// Every line as if it had been asked alone, whatever way it goes.
    #[test]
    fn each_line_is_answered_in_its_order() {
        let mut lines: Vec<String> = (0..60_000_u32)
            .map(|n| match n % 4 {
                0 => format!("{}-{:02}-{:02}", 990 + n % 1_100, n % 14, n % 33),
                1 => format!("{}-{:02}~", 1800 + n % 200, 1 + n % 12),
                2 => format!("not {}", n % 7),
                _ => String::new(),
            })
            .collect();
        lines.push("é".repeat(LONGEST));
        for format in [PlainFormat::Json, PlainFormat::Text] {
            let mut expected = Vec::new();
            for line in &lines {
                let line = String::from_utf8_lossy(&line.as_bytes()[..line.len().min(LONGEST)]).into_owned();
                super::super::answer(&line, format, &mut expected).expect("memory");
                if format == PlainFormat::Text {
                    expected.push(b'\n');
                }
            }
            let (found, valid) = answered(lines.join("\n").as_bytes(), format);
            assert!(found.as_bytes() == expected && !valid, "{format:?}");
        }
    }

    #[test]
    fn lines_end_in_many_ways() {
        for (input, answers) in [("", 0), ("2021", 1), ("2021\n", 1), ("2021\r\n2022", 2), ("\n\n", 2)] {
            assert_eq!(answered(input.as_bytes(), PlainFormat::Json).0.lines().count(), answers, "{input:?}");
        }
        assert!(answered(b"2021\r\n2022\n", PlainFormat::Json).1);
        assert!(!answered(b"2021\r\n\xff\n", PlainFormat::Json).1);
        let endless = vec![b'2'; 3 * BLOCK];
        assert_eq!(answered(&endless, PlainFormat::Json).0.lines().count(), 1);
    }
}
