//! The readable text of HTML.
//!
//! The tokens are those of the HTML Standard, read by html5gum. No tree is built: a tree costs time in the
//! square of its depth, and a hostile page nests a million times. A line ends where an element begins or
//! ends that a browser shows as a block; the default style sheet of the standard (15.3, “flow content”)
//! says which ones do.
//!
//! All the words of a page are kept, its menus too. What looks for the “main content” guesses, and where it
//! guesses wrong a quotation is lost; a menu line costs nothing. What is hidden when a page opens
//! (`hidden`, `display: none`, `aria-hidden`) is kept for the same reason: scripts and style sheets, which
//! are never run, decide what a reader of the page comes to see. Text in attributes (`alt`, `title`,
//! `value`) is none.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

use super::paragraphs::Paragraphs;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements whose lines are kept.
const KEPT: &[&str] = &["listing", "plaintext", "pre", "textarea", "xmp"];

/// Elements whose contents are no text of the page.
const DROPPED: &[&str] = &["iframe", "noembed", "noscript", "script", "style", "template", "title"];

/// Elements in which no tags are looked for, and how their contents are read (13.2.6).
const RAW: &[(&str, State)] = &[
    ("iframe", State::RawText),
    ("noembed", State::RawText),
    ("noscript", State::RawText),
    ("plaintext", State::PlainText),
    ("script", State::ScriptData),
    ("style", State::RawText),
    ("textarea", State::RcData),
    ("title", State::RcData),
    ("xmp", State::RawText),
];

/// The readable text of a page.
#[must_use]
pub fn text(page: &str) -> String {
    let mut paragraphs = Paragraphs::new();
    read(page, &mut paragraphs);
    paragraphs.finish()
}

/// Adds the readable text of a page, or of a piece of one.
pub fn read(page: &str, paragraphs: &mut Paragraphs) {
    let xml = page.trim_start().starts_with("<?xml");
    let mut place = Place { paragraphs, name: String::new(), xml, kept: 0, dropped: None };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| place.meet(event));
    let mut tokens = Tokenizer::new_with_emitter(page, emitter);
    while let Some(Ok(state)) = tokens.next() {
        tokens.set_state(state);
    }
}

/// A place in a page.
struct Place<'a> {
    paragraphs: &'a mut Paragraphs,
    /// The element whose start tag is being read.
    name: String,
    /// In XHTML `<script/>` is the whole element; in HTML it is only its start.
    xml: bool,
    /// How many elements are open whose lines are kept.
    kept: usize,
    /// The element whose contents are dropped, and how many of that name are open.
    dropped: Option<(String, usize)>,
}

impl Place<'_> {
    /// What follows from an event: words and line ends, and how what comes next is to be read.
    fn meet(&mut self, event: CallbackEvent<'_>) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.name = String::from_utf8_lossy(name).into_owned(),
            CallbackEvent::CloseStartTag { self_closing } => {
                let name = std::mem::take(&mut self.name);
                if self_closing && self.xml {
                    self.open(&name);
                    self.close(&name);
                    return None;
                }
                self.open(&name);
                return RAW.iter().find(|(raw, _)| *raw == name).map(|(_, state)| *state);
            }
            CallbackEvent::EndTag { name } => self.close(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } if self.dropped.is_none() => {
                let text = String::from_utf8_lossy(value);
                if self.kept > 0 { self.paragraphs.lines(&text) } else { self.paragraphs.words(&text) }
            }
            _ => {}
        }
        None
    }

    fn open(&mut self, name: &str) {
        match &mut self.dropped {
            Some((dropped, count)) if dropped == name => *count += 1,
            Some(_) => {}
            None if DROPPED.contains(&name) => self.dropped = Some((name.to_owned(), 1)),
            None if KEPT.contains(&name) => {
                self.kept += 1;
                self.paragraphs.begin_lines();
            }
            None if name == "br" || BLOCKS.contains(&name) => self.paragraphs.end(),
            None if matches!(name, "td" | "th") => self.paragraphs.cell(),
            None => {}
        }
    }

    fn close(&mut self, name: &str) {
        match &mut self.dropped {
            Some((dropped, count)) if dropped == name => {
                *count -= 1;
                if *count == 0 {
                    self.dropped = None;
                }
            }
            Some(_) => {}
            None if KEPT.contains(&name) && self.kept > 0 => {
                self.kept -= 1;
                self.paragraphs.end_lines();
            }
            // `</br>` is a `<br>` (13.2.6.4.7).
            None if name == "br" || BLOCKS.contains(&name) => self.paragraphs.end(),
            None => {}
        }
    }
}
