//! Long RON files, read window by window, so that no more of one is held than is being read.
//!
//! This reads what is well formed and nothing else. Anything odd in a file – a bracket too many, a field that there
//! is not, an element that is no event – gives `None`, and the file is read again, and whole, by
//! [`read`](super::read), which says what is wrong. A mistake *inside* an event that has a beginning and an end (a
//! date that is none) is told from here.

use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;

use crate::load::convert::{self, items_at};
use crate::load::direct;
use crate::load::pages::{Long, SPACING};
use crate::load::place::{Mark, Page};
use crate::load::progress::Progress;
use crate::load::read::{Draft, Sort};
use crate::load::regular::{Blocks, Stamped};
use crate::load::scan::{Kind, Scanner, Token, value_end};
use crate::load::shape;
use crate::load::split::LONGEST;

/// How many bytes behind what is read must be at hand, and how many before it are kept: a snippet shows as much of
/// a line.
const MARGIN: usize = 1024;

/// How many bytes are read at a time at most: what is read fits into the cache of the processor.
const WINDOW: usize = 1 << 20;

/// Reads a file that holds a list of events. `window` is the number of bytes read at a time, unless that is too many.
///
/// Nothing, where the file is not well formed, or cannot be read: the draft is then of no use.
pub fn events<F: Stamped>(
    label: &str,
    file: Blocks<F>,
    window: usize,
    draft: &mut Draft,
    progress: &mut Progress<'_>,
) -> Option<Long> {
    let mut windows = Windows::new(label, file, window, draft, progress)?;
    windows.take(Kind::Open(b'['))?;
    windows.list(Sort::Event)?;
    windows.end()
}

/// Reads a file that holds the chronology itself.
///
/// Nothing, as for [`events`].
pub fn chronology<F: Stamped>(
    label: &str,
    file: Blocks<F>,
    window: usize,
    draft: &mut Draft,
    progress: &mut Progress<'_>,
) -> Option<Long> {
    let mut windows = Windows::new(label, file, window, draft, progress)?;
    let mut seen: Vec<String> = Vec::new();
    let first = windows.token()?;
    if first.kind == Kind::Word {
        (windows.text(&first) == "Chronology").then_some(())?;
        windows.pass(&first);
    }
    windows.take(Kind::Open(b'('))?;
    loop {
        let named = windows.token()?;
        windows.pass(&named);
        if named.kind == Kind::Close(b')') {
            break;
        }
        let name = windows.page.text.get(named.range)?.to_owned();
        windows.take(Kind::Colon)?;
        match name.as_str() {
            _ if seen.contains(&name) => return None,
            "title" => windows.draft.title = windows.string()?,
            "about" => windows.draft.about = windows.string()?,
            "sources" | "events" => {
                windows.take(Kind::Open(b'['))?;
                windows.list(if name == "sources" { Sort::Source } else { Sort::Event })?;
            }
            _ => return None,
        }
        seen.push(name);
        let next = windows.token()?;
        match next.kind {
            Kind::Comma => windows.pass(&next),
            Kind::Close(b')') => {}
            _ => return None,
        }
    }
    seen.iter().any(|name| name == "title").then_some(())?;
    windows.end()
}

/// A file, of which a part is at hand.
struct Windows<'a, 't, F> {
    file: Blocks<F>,
    window: usize,
    /// The part at hand.
    page: Page,
    /// The byte of the file at which it begins.
    from: usize,
    /// The byte of the part at which reading goes on.
    at: usize,
    /// The bytes behind it that are the beginning of a character.
    rest: Vec<u8>,
    /// Whether the file has no more.
    ended: bool,
    marks: Vec<Mark>,
    options: Options,
    draft: &'a mut Draft,
    progress: &'a mut Progress<'t>,
}

impl<'a, 't, F: Stamped> Windows<'a, 't, F> {
    fn new(
        label: &str,
        file: Blocks<F>,
        window: usize,
        draft: &'a mut Draft,
        progress: &'a mut Progress<'t>,
    ) -> Option<Self> {
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let page = Page::new(label, String::new());
        let (rest, marks) = (Vec::new(), Vec::new());
        // A byte order mark is in the first window as a whole.
        let window = window.clamp('\u{feff}'.len_utf8(), WINDOW);
        let mut windows =
            Self { file, window, page, from: 0, at: 0, rest, ended: false, marks, options, draft, progress };
        windows.more()?;
        Some(windows)
    }

    /// Reads one window more, and forgets what is long past.
    fn more(&mut self) -> Option<()> {
        let kept = crate::text::boundary_before(&self.page.text, self.at.saturating_sub(MARGIN));
        let start = self.page.mark(kept);
        let mut bytes = std::mem::take(&mut self.page.text).into_bytes();
        bytes.drain(..kept);
        bytes.append(&mut self.rest);
        let held = bytes.len();
        let mut filled = held;
        bytes.resize(filled + self.window, 0);
        while filled < bytes.len() && !self.ended {
            match self.file.read(&mut bytes[filled..]).ok()? {
                0 => self.ended = true,
                read => filled += read,
            }
        }
        bytes.truncate(filled);
        self.progress.pass(filled - held, self.draft);
        self.from += kept;
        self.at -= kept;
        let mut text = self.valid(bytes)?;
        if self.marks.is_empty() && text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
            self.from += '\u{feff}'.len_utf8();
        }
        self.page = Page::part_of(Arc::clone(&self.page.label), text, start);
        self.remember();
        Some(())
    }

    /// The text of some bytes; where they end within a character, what there is of that is kept for the next ones.
    fn valid(&mut self, bytes: Vec<u8>) -> Option<String> {
        let error = match String::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(error) => error,
        };
        let (valid, broken) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len().is_some());
        if self.ended || broken {
            return None;
        }
        let mut bytes = error.into_bytes();
        self.rest = bytes.split_off(valid);
        String::from_utf8(bytes).ok()
    }

    /// Remembers some places of the part at hand.
    fn remember(&mut self) {
        loop {
            let next = self.marks.last().map_or(0, |last| last.byte + SPACING - self.from);
            if next > self.page.text.len() {
                return;
            }
            let mark = self.page.mark(crate::text::boundary_before(&self.page.text, next));
            self.marks.push(Mark { byte: self.from + mark.byte, ..mark });
        }
    }

    fn text(&self, token: &Token) -> &str {
        &self.page.text[token.range.clone()]
    }

    /// What `read` finds, once there is enough behind it that more would change nothing; it gives the byte behind what
    /// it found, too.
    fn settled<T>(&mut self, read: impl Fn(&Page, usize) -> Option<(T, usize)>) -> Option<T> {
        loop {
            match read(&self.page, self.at) {
                Some((found, end)) if self.ended || end + MARGIN <= self.page.text.len() => return Some(found),
                _ if self.ended || self.page.text.len() - self.at > 2 * LONGEST => return None,
                _ => self.more()?,
            }
        }
    }

    /// The next token. It is not passed over yet; what stands before it is.
    fn token(&mut self) -> Option<Token> {
        let token = self.settled(|page, at| {
            let token = Scanner::new(&page.text, at).token();
            let end = token.range.end;
            (!matches!(token.kind, Kind::UnclosedText | Kind::UnclosedComment)).then_some((token, end))
        })?;
        self.at = token.range.start;
        Some(token)
    }

    fn pass(&mut self, token: &Token) {
        self.at = token.range.end;
    }

    fn take(&mut self, kind: Kind) -> Option<()> {
        let token = self.token()?;
        self.pass(&token);
        (token.kind == kind).then_some(())
    }

    fn string(&mut self) -> Option<String> {
        let token = self.token()?;
        self.pass(&token);
        self.options.from_str(self.text(&token)).ok()
    }

    /// Reads a list from behind its opening bracket on.
    fn list(&mut self, sort: Sort) -> Option<()> {
        loop {
            let next = self.token()?;
            if next.kind == Kind::Close(b']') {
                self.pass(&next);
                return Some(());
            }
            match sort {
                Sort::Event if self.plain_events() => continue,
                Sort::Event => self.event()?,
                Sort::Source => self.source()?,
            }
            let next = self.token()?;
            match next.kind {
                Kind::Comma => self.pass(&next),
                Kind::Close(b']') => {}
                _ => return None,
            }
        }
    }

    /// Reads as many events as are at hand, are written plainly, and have a comma behind them; whether
    /// there was one.
    fn plain_events(&mut self) -> bool {
        let (text, mut lists, mut any) = (&self.page.text, direct::Lists::default(), false);
        while let Some(read) = direct::event(text, self.at, &mut lists)
            && let Some(next) = direct::behind_comma(text, read.end)
            && next + MARGIN <= text.len()
        {
            convert::event(&self.page, self.at, &read.event, read.citations.iter().copied(), self.draft);
            self.at = next;
            lists.take_back(read);
            any = true;
        }
        any
    }

    fn event(&mut self) -> Option<()> {
        let end = self.element()?;
        let (event, citations) = match direct::event(&self.page.text, self.at, &mut direct::Lists::default()) {
            Some(direct::Direct { event, citations, .. }) => (event, citations),
            None => {
                let event: shape::Event<'_> = self.options.from_str(&self.page.text[self.at..end]).ok()?;
                let places = items_at(&self.page, self.at, "citations").take(event.citations.len()).collect();
                (event, places)
            }
        };
        convert::event(&self.page, self.at, &event, citations.into_iter(), self.draft);
        self.at = end;
        Some(())
    }

    fn source(&mut self) -> Option<()> {
        let end = self.element()?;
        let source = self.options.from_str(&self.page.text[self.at..end]).ok()?;
        convert::source(&self.page, self.at, source, self.draft);
        self.at = end;
        Some(())
    }

    /// The byte behind the element that begins here.
    fn element(&mut self) -> Option<usize> {
        self.settled(|page, at| value_end(&page.text, at, LONGEST).ok().map(|end| (end, end)))
    }

    /// That there is nothing more; the places to remember.
    fn end(mut self) -> Option<Long> {
        self.take(Kind::End)?;
        Some(Long { label: self.page.label, marks: self.marks })
    }
}
