//! Expressions from standard input, one a line: as many threads as there are processors answer them.
//!
//! What has come is answered before more is waited for, a block of whole lines at a time. The block is cut into
//! parts, one for each thread, and the answers are written in the order of the lines.

use std::borrow::Cow;
use std::io::{self, Error, ErrorKind, Read, Write};
use std::thread;

use super::answer;
use crate::cli::args::PlainFormat;
use crate::when::{Explanation, month_name};

/// The longest line that is taken for an expression; the rest of a longer one is left away.
const LONGEST: usize = 4096;
/// So much is read at a time: what is answered to it stays in the cache of a processor.
const BLOCK: usize = 1 << 17;
/// Less is not worth a thread.
const PART: usize = 1 << 14;
/// A thread keeps 2 to the power of this many answers, in case their lines come again.
const KEPT_BITS: u32 = 14;
/// Longer lines hardly come again.
const LONGEST_KEPT: usize = 31;

/// Answers every line of the input, in order; whether all are valid.
pub fn answer(input: &mut impl Read, out: &mut impl Write, format: PlainFormat) -> io::Result<bool> {
    let processors = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut answerers: Vec<Answerer> = (0..processors).map(|_| Answerer::new(format)).collect();
    let mut lines = Vec::new();
    let mut valid = true;
    loop {
        let read = read(input, &mut lines);
        let ended = read.map_err(|error| Error::other(format!("standard input cannot be read: {error}")))? == 0;
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
            own.into_iter().chain(others).collect::<io::Result<Vec<bool>>>()
        });
        valid &= answered?.into_iter().all(|valid| valid);
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

/// Adds what has come, as much of it as a block holds; how much that was.
fn read(input: &mut impl Read, lines: &mut Vec<u8>) -> io::Result<usize> {
    let held = lines.len();
    lines.resize(held + BLOCK, 0);
    let read = loop {
        match input.read(&mut lines[held..]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    lines.truncate(held + read.as_ref().copied().unwrap_or(0));
    read
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
    /// Each line has one place for its answer, if no other had it before: where lines come in turns, the first that
    /// come are found again, and the last would never be.
    kept: Vec<Kept>,
}

#[derive(Clone, Default)]
struct Kept {
    line: Key,
    answer: Vec<u8>,
    valid: bool,
}

/// A line of at most [`LONGEST_KEPT`] bytes, nulls, and its length: it is compared and hashed at one go.
type Key = [u8; LONGEST_KEPT + 1];

fn key(line: &[u8]) -> Option<Key> {
    let mut key = Key::default();
    key.get_mut(..line.len())?.copy_from_slice(line);
    key[LONGEST_KEPT] = u8::try_from(line.len()).ok().filter(|length| usize::from(*length) <= LONGEST_KEPT)?;
    Some(key)
}

impl Answerer {
    fn new(format: PlainFormat) -> Self {
        Self { format, out: Vec::new(), kept: vec![Kept::default(); 1 << KEPT_BITS] }
    }

    fn run(&mut self, lines: &[u8]) -> io::Result<bool> {
        let mut valid = true;
        let mut rest = lines;
        while !rest.is_empty() {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
            valid &= self.line(&line[..line.len().min(LONGEST)])?;
            rest = &rest[rest.len().min(end + 1)..];
        }
        Ok(valid)
    }

    fn line(&mut self, line: &[u8]) -> io::Result<bool> {
        // Checking alone is quicker than putting what is wrong right.
        let input = str::from_utf8(line).map_or_else(|_| String::from_utf8_lossy(line), Cow::Borrowed);
        if self.format == PlainFormat::Json && plain_day(&input, &mut self.out) {
            return Ok(true);
        }
        if let Some(explanation) = Explanation::of_plain(&input) {
            answer::explained(&input, &explanation, self.format, &mut self.out)?;
            self.end_answer();
            return Ok(true);
        }
        let Some(key) = key(line) else { return self.long_way(&input) };
        let place = place(&key);
        let kept = &self.kept[place];
        if kept.line == key && !kept.answer.is_empty() {
            self.out.extend_from_slice(&kept.answer);
            return Ok(kept.valid);
        }
        let start = self.out.len();
        let valid = self.long_way(&input)?;
        if self.kept[place].answer.is_empty() {
            self.kept[place] = Kept { line: key, answer: self.out[start..].to_owned(), valid };
        }
        Ok(valid)
    }

    fn long_way(&mut self, input: &str) -> io::Result<bool> {
        let valid = answer::answer(input, self.format, &mut self.out)?;
        self.end_answer();
        Ok(valid)
    }

    fn end_answer(&mut self) {
        if self.format == PlainFormat::Text {
            self.out.push(b'\n');
        }
    }
}

/// Answers a day in plain digits with what it says itself: `1985-04-12`. Days after the 28th and years before 1000 go
/// a longer way.
fn plain_day(line: &str, out: &mut Vec<u8>) -> bool {
    let &[b'1'..=b'9', e, a, r, b'-', m, n, b'-', d, i] = line.as_bytes() else { return false };
    if ![e, a, r, m, n, d, i].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = |tens: u8, ones: u8| (tens - b'0') * 10 + ones - b'0';
    let (month, day) = (number(m, n), number(d, i));
    if !(1..=12).contains(&month) || !(1..=28).contains(&day) {
        return false;
    }
    let (year, day) = (&line[..4], line[8..].trim_start_matches('0'));
    let bounds = ["\",\"valid\":true,\"level\":0,\"earliest\":\"", line, "\",\"latest\":\"", line];
    answer::add(out, &["{\"input\":\"", line]);
    answer::add(out, &bounds);
    answer::add(out, &["\",\"words\":\"", day, " ", month_name(month), " ", year, "\"}\n"]);
    true
}

/// The place of a line among the answers that are kept. Each eight bytes are mixed in as Fibonacci hashing does it: times
/// 2 to the 64th over the golden ratio, of which the high bits count.
fn place(key: &Key) -> usize {
    let eights = key.chunks_exact(8).map(|bytes| bytes.try_into().map_or(0, u64::from_le_bytes));
    let hash = eights.fold(0, |hash: u64, eight| (hash.rotate_left(23) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    usize::try_from(hash >> (u64::BITS - KEPT_BITS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answered(input: &[u8], format: PlainFormat) -> (Vec<u8>, bool) {
        let mut out = Vec::new();
        let valid = answer(&mut &*input, &mut out, format).expect("memory");
        (out, valid)
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
                super::answer::answer(&line, format, &mut expected).expect("memory");
                if format == PlainFormat::Text {
                    expected.push(b'\n');
                }
            }
            let (found, valid) = answered(lines.join("\n").as_bytes(), format);
            assert!(found == expected && !valid, "{format:?}");
        }
    }

    /// What is alone as it is among others: days, and bytes of any sort, of which some come again.
    fn line() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            3 => "[0-2][0-9]{3}-[0-3][0-9]-[0-3][0-9][?~%]?".prop_map(String::into_bytes),
            2 => "202[0-3](-0[1-9])?[?~%]?(/|/\\.\\.)?".prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>().prop_filter("one line", |b| *b != b'\n'), 0..70),
            1 => "2021\u{0}{0,3}".prop_map(String::into_bytes),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_line_is_answered_as_if_it_were_alone(lines in prop::collection::vec(line(), 1..60)) {
            let twice = [lines.clone(), lines].concat();
            for format in [PlainFormat::Json, PlainFormat::Text] {
                let mut expected = Vec::new();
                let mut all_valid = true;
                for line in &twice {
                    let line = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
                    all_valid &= answer::answer(&line, format, &mut expected).expect("memory");
                    expected.extend_from_slice(if format == PlainFormat::Text { b"\n" } else { b"" });
                }
                let input = [twice.join(&b'\n'), vec![b'\n']].concat();
                prop_assert_eq!(answered(&input, format), (expected, all_valid));
            }
        }
    }

    #[test]
    fn lines_end_in_many_ways() {
        for (input, answers) in [("", 0), ("2021", 1), ("2021\n", 1), ("2021\r\n2022", 2), ("\n\n", 2)] {
            assert_eq!(
                answered(input.as_bytes(), PlainFormat::Json).0.split_inclusive(|b| *b == b'\n').count(),
                answers,
                "{input:?}"
            );
        }
        assert!(answered(b"2021\r\n2022\n", PlainFormat::Json).1);
        assert!(!answered(b"2021\r\n\xff\n", PlainFormat::Json).1);
        let endless = vec![b'2'; 3 * BLOCK];
        assert_eq!(answered(&endless, PlainFormat::Json).0.split_inclusive(|b| *b == b'\n').count(), 1);
    }
}
