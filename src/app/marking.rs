//! Words that are marked in the reader, and the citation made of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::app::reader::marks;
use crate::app::{App, Effect};
use crate::command::Command;
use crate::model::{CitationId, LineRange};
use crate::phrases::copied;
use crate::text::{Body, Pager, Selector, cite, strays};

/// One of the two ends of what is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Where it begins.
    First,
    /// Where it ends.
    #[default]
    Last,
}

impl End {
    fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Last => 1,
        }
    }
}

/// What is marked: the lines from one to the cursor's, less some words at either end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// The line on which it was begun, counted from 0.
    pub origin: usize,
    /// The end at which words are left off and taken in again.
    pub end: End,
    /// How many words are left off at the first end and at the last.
    pub left_off: [usize; 2],
}

impl Marking {
    /// The whole of a line.
    #[must_use]
    pub fn of_line(line: usize) -> Self {
        Self { origin: line, ..Self::default() }
    }

    /// Some words, while the cursor is on the last of their lines; of a part of a word the whole.
    #[must_use]
    pub fn of_words(body: &Body, words: &Range<usize>) -> Self {
        let lines = body.lines.touched(words);
        let whole = body.lines.range(*lines.start()).start..body.lines.range(*lines.end()).end;
        let steps = || cite::steps(&body.content, whole.clone());
        let before = steps().take_while(|step| step.end <= words.start).count();
        let after = steps().rev().take_while(|step| step.start >= words.end).count();
        Self { origin: *lines.start(), left_off: [before, after], ..Self::default() }
    }

    /// The bytes that are marked while the cursor is on a line; nothing where there are no words.
    #[must_use]
    pub fn range(&self, body: &Body, cursor: usize) -> Option<Range<usize>> {
        let [first, last] = self.lines(cursor).map(|line| body.lines.range(line));
        let whole = cite::trimmed(&body.content, first.start..last.end)?;
        let start = cite::steps(&body.content, whole.clone()).nth(self.left_off[0])?.start;
        let end = cite::steps(&body.content, whole).rev().nth(self.left_off[1])?.end;
        (start < end).then_some(start..end)
    }

    fn lines(&self, cursor: usize) -> [usize; 2] {
        [self.origin.min(cursor), self.origin.max(cursor)]
    }

    /// After the cursor went from one line to another: the end that moved along is whole again.
    pub fn moved(&mut self, from: usize, to: usize) {
        if from == to {
            return;
        }
        let crossed = (from < self.origin && to > self.origin) || (from > self.origin && to < self.origin);
        let side = if to == self.origin { from } else { to };
        self.end = if side < self.origin { End::First } else { End::Last };
        if crossed {
            self.left_off = [0; 2];
        }
        self.left_off[self.end.index()] = 0;
    }

    /// The same with a word less at the end where words are left off, or with one more.
    #[must_use]
    pub fn stepped(mut self, command: Command) -> Option<Self> {
        let left_off = &mut self.left_off[self.end.index()];
        *left_off = if command == Command::FewerWords { *left_off + 1 } else { left_off.checked_sub(1)? };
        Some(self)
    }

    /// The same at the other end.
    #[must_use]
    pub fn at_other_end(mut self) -> Self {
        self.end = if self.end == End::First { End::Last } else { End::First };
        self
    }
}

impl App {
    /// The bytes that are marked in the reader's text.
    #[must_use]
    pub fn marked_words(&self) -> Option<Range<usize>> {
        self.place.reader.marking?.range(self.reader_body()?.as_ref(), self.place.reader.at.line)
    }

    /// Begins to mark, or ends it: the words that were looked for or that are cited, where the cursor is on one of
    /// their lines, else the cursor's line.
    pub(super) fn mark_words(&mut self) {
        self.place.reader.focus = super::Focus::First;
        if self.place.reader.marking.take().is_some() {
            return;
        }
        let Some(body) = self.reader_body() else { return };
        let marking = self.words_at_cursor(&body).map(|words| {
            let (width, _) = self.reader_size();
            self.place.reader.at = Pager::new(&body, width).position_of(words.end.saturating_sub(1));
            Marking::of_words(&body, &words)
        });
        let line = self.place.reader.at.line;
        let fits = |marking: &Marking| marking.range(&body, line).is_some();
        self.place.reader.marking = Some(marking.filter(fits).unwrap_or_else(|| Marking::of_line(line)));
    }

    /// The words on the cursor's line that were looked for last, or that are cited there.
    fn words_at_cursor(&self, body: &Body) -> Option<Range<usize>> {
        let reader = &self.place.reader;
        let on_line = |words: &Range<usize>| body.lines.touched(words).contains(&reader.at.line);
        let matched = self.places().and_then(|found| found.places.get(self.find.at)).cloned();
        let text = reader.text(&self.desk, self.kind)?;
        let cited = |id: CitationId| Some(self.desk.evidence.anchor_in(id, text)?.range.clone()).filter(on_line);
        let marks = || marks(&self.desk, text).into_iter().filter_map(|(_, id)| cited(id)).next();
        matched.filter(on_line).or_else(|| reader.citation.and_then(cited)).or_else(marks)
    }

    /// Leaves off a word of what is marked, or takes one in again.
    pub(super) fn step_marking(&mut self, command: Command) {
        let stepped = self.place.reader.marking.and_then(|marking| marking.stepped(command));
        let fits = |marking: &Marking| {
            self.reader_body().is_some_and(|body| marking.range(&body, self.place.reader.at.line).is_some())
        };
        match stepped.filter(fits) {
            Some(marking) => self.place.reader.marking = Some(marking),
            None => self.notice = Some(copied::NO_MORE_WORDS.to_owned()),
        }
    }

    /// What is marked, in few words: its lines, its first and its last word.
    #[must_use]
    pub fn marking_in_words(&self) -> Option<String> {
        let (body, range) = (self.reader_body()?, self.marked_words()?);
        let lines = body.lines.touched(&range);
        let mut words = body.content[range].split_whitespace();
        let first = words.next()?;
        let lines = LineRange { first: lines.start() + 1, last: lines.end() + 1 };
        Some(copied::marked(lines, &in_short(first), &in_short(words.next_back().unwrap_or(first))))
    }

    /// Copies a citation of the marked words, or of the line under the cursor.
    pub(super) fn cite(&mut self) -> Option<Effect> {
        let body = self.reader_body()?;
        let line = self.place.reader.at.line;
        let range = match self.place.reader.marking {
            Some(marking) => marking.range(&body, line),
            None => Some(body.lines.range(line)),
        };
        let Some(selector) = range.and_then(|range| cite::selector_of(&body, range)) else {
            self.notice = Some(copied::NO_WORDS.to_owned());
            return None;
        };
        let source = self.place.reader.source?;
        let key = &self.desk.chronology().source(source).key;
        let text = as_written(key, &selector);
        let lines = selector.lines?;
        let mut what = copied::citation_of(self.desk.source_name(source), lines);
        let shown = self.place.reader.text(&self.desk, self.kind).map(|text| self.desk.chronology().text(text));
        if let Some(shown) = shown.filter(|shown| shown.file.is_none()) {
            what = copied::not_shipped(shown.kind, &what);
        }
        self.place.reader.marking = None;
        Some(Effect::Copy { text, what })
    }
}

/// The beginning of a word that is longer than any that is meant as one.
fn in_short(word: &str) -> Cow<'_, str> {
    const LONG: usize = 60;
    match word.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", &word[..end]).into(),
        None => word.into(),
    }
}

/// A citation as the file format writes it, with a comma after it.
fn as_written(source: &str, selector: &Selector) -> String {
    let lines = selector.lines.map(|lines| lines.to_string());
    let fields = [
        ("source", Some(source)),
        ("quote", selector.quote.as_deref()),
        ("prefix", selector.prefix.as_deref()),
        ("suffix", selector.suffix.as_deref()),
        ("lines", lines.as_deref()),
    ];
    let fields = fields.iter().filter_map(|(name, value)| Some(format!("    {name}: {},\n", string((*value)?))));
    format!("Citation(\n{}),\n", fields.collect::<String>())
}

/// A string of RON, with the escapes of Rust; what cannot be seen is written by its number, so that it is
/// seen in the editor.
fn string(value: &str) -> String {
    let strays: Vec<usize> = strays(value).map(|(at, _)| at).collect();
    let mut out = String::from('"');
    for (at, char) in value.char_indices() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            _ if strays.binary_search(&at).is_ok() => out += &format!("\\u{{{:x}}}", u32::from(char)),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ends_are_moved_by_lines_and_trimmed_by_words() {
        let body = Body::new("One two three.\n\nFour five.\nSix\n".to_owned());
        let words = |marking: Marking, cursor| marking.range(&body, cursor).map(|range| &body.content[range]);
        let mut marking = Marking::of_line(0);
        assert_eq!(words(marking, 0), Some("One two three."));
        let fewer = |marking: Marking| marking.stepped(Command::FewerWords).expect("always");
        // A full stop is a step of its own.
        marking = fewer(marking);
        assert_eq!(words(marking, 0), Some("One two three"));
        marking = fewer(fewer(marking.at_other_end()));
        assert_eq!(words(marking, 0), Some("three"));
        assert_eq!(words(fewer(marking), 0), None, "a word at least is marked");
        // Down: the last end is whole again, the first as it was.
        marking.moved(0, 2);
        assert_eq!(words(marking, 2), Some("three.\n\nFour five."));
        marking = fewer(fewer(marking));
        assert_eq!(words(marking, 2), Some("three.\n\nFour"));
        marking = marking.stepped(Command::MoreWords).expect("one was left off");
        assert_eq!(words(marking, 2), Some("three.\n\nFour five"));
        marking.moved(2, 0);
        assert_eq!(words(marking, 0), Some("three."));
        let mut up = fewer(Marking::of_line(2));
        up.moved(2, 0);
        assert_eq!(words(up, 0), Some("One two three.\n\nFour five"));
        up.moved(0, 3);
        assert_eq!(words(up, 3), Some("Four five.\nSix"));
        assert_eq!(words(Marking::of_line(1), 1), None);
        assert_eq!(Marking::of_line(0).stepped(Command::MoreWords), None);
        assert_eq!(words(Marking::of_line(99), 98), None, "a text that has become shorter");
    }

    #[test]
    fn citations_are_written_as_in_files() {
        let selector = Selector {
            quote: Some("He said \"no\\yes\".\nThen\u{AD} left.".to_owned()),
            prefix: Some("it is".to_owned()),
            suffix: None,
            lines: Some(LineRange { first: 3, last: 4 }),
        };
        let expected = "Citation(\n    source: \"gazette\",\n    quote: \"He said \\\"no\\\\yes\\\".\\nThen\\u{ad} left.\",\n    \
                        prefix: \"it is\",\n    lines: \"3-4\",\n),\n";
        assert_eq!(as_written("gazette", &selector), expected);
    }

    proptest! {
        #[test]
        fn every_string_is_read_back(value in any::<String>(), odd in "[\"\\\\\n\r\t'\u{200B}\u{202E}#{}]{0,8}") {
            let value = value + &odd;
            let written = string(&value);
            prop_assert_eq!(ron::from_str::<String>(&written).expect("a string"), value);
            prop_assert!(!written.contains('\n'));
        }
    }
}
