//! What was typed, in parts. Reading a query never fails: what cannot be understood is a token of its own.
//!
//! As in fzf, `|` binds tighter than the blank: `a | b c` is (a or b) and c. There are no parentheses.

use std::ops::Range;

use crate::query::Key;
use crate::when::When;

/// A date in words that stands without quotation marks has no more words.
const MOST_WORDS: usize = 8;

/// What was typed, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    tokens: Vec<Token>,
    clauses: Vec<Clause>,
    open: bool,
}

/// A piece of a query, for the search box to colour while it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the query.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A bare word.
    Word,
    /// Exact words: `"a phrase"` or `'word`, with the marks.
    Phrase,
    /// A known key with its colon.
    Key,
    /// The value of a key, with its quotation marks.
    Value,
    /// The `-` before what is left out.
    Not,
    /// The `|` between alternatives.
    Or,
    /// What means nothing: an unknown key with its value, a `-` with nothing behind it.
    Bad,
}

/// Alternatives: one of the terms must hold. There is always one at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub terms: Vec<Term>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// With its `-`.
    pub span: Range<usize>,
    pub negated: bool,
    pub atom: Atom,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    Word(String),
    Phrase(String),
    Keyed { key: Key, value: String, value_span: Range<usize> },
    Unknown { name: String, value_span: Range<usize> },
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut reader = Reader { query: Self { text: text.to_owned(), ..Self::default() }, at: 0, joins: false };
        while reader.step() {}
        reader.query
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing, so that every event satisfies it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The pieces in order. Together they cover everything that is not blank.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Whether what it finds depends on what is known of citations.
    #[must_use]
    pub fn rests_on_evidence(&self) -> bool {
        let mut keys = self.clauses.iter().flat_map(|clause| &clause.terms).filter_map(Term::key);
        keys.any(|key| matches!(key, Key::Standing | Key::Verdict))
    }

    /// Whether the last quotation mark is never closed.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

impl Clause {
    pub fn span(&self) -> Range<usize> {
        let start = self.terms.first().map_or(0, |term| term.span.start);
        start..self.terms.last().map_or(start, |term| term.span.end)
    }

    /// The key that all of its terms ask about, if there is one.
    pub fn key(&self) -> Option<Key> {
        let key = self.terms.first()?.key()?;
        self.terms.iter().all(|term| term.key() == Some(key)).then_some(key)
    }

    /// What all of its terms keep: `actor:a | actor:b`.
    pub fn keeps(&self) -> Option<Key> {
        self.key().filter(|_| self.terms.iter().all(|term| !term.negated))
    }

    /// What it leaves out: `-actor:a`.
    pub fn leaves_out(&self) -> Option<Key> {
        self.key().filter(|_| self.terms.len() == 1 && self.terms[0].negated)
    }
}

impl Term {
    pub fn key(&self) -> Option<Key> {
        match self.atom {
            Atom::Keyed { key, .. } => Some(key),
            _ => None,
        }
    }

    pub fn value(&self) -> Option<&str> {
        match &self.atom {
            Atom::Keyed { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The term without its `-`.
    pub fn positive_span(&self) -> Range<usize> {
        self.span.start + usize::from(self.negated)..self.span.end
    }
}

/// A value as a query has to write it: in quotation marks where it needs them.
pub(super) fn written(value: &str) -> String {
    let plain = !value.is_empty() && !value.contains(|ch: char| ch.is_whitespace() || matches!(ch, '|' | '"'));
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// The value that is meant by one in quotation marks; anything else means itself.
pub(super) fn unwritten(value: &str) -> String {
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => unescaped(inner),
        None => value.to_owned(),
    }
}

/// In quotation marks `\"` is `"` and `\\` is `\`; any other `\` is itself.
fn unescaped(inner: &str) -> String {
    let mut plain = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(ch) = chars.next() {
        match chars.next_if(|&next| ch == '\\' && matches!(next, '"' | '\\')) {
            Some(escaped) => plain.push(escaped),
            None => plain.push(ch),
        }
    }
    plain
}

struct Reader {
    query: Query,
    at: usize,
    /// Whether a `|` waits for its right side.
    joins: bool,
}

impl Reader {
    fn rest(&self) -> &str {
        &self.query.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on to the first character that does not fit, and returns what was passed.
    fn pass(&mut self, fits: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(|ch| !fits(ch)).unwrap_or(self.rest().len());
        start..self.at
    }

    fn token(&mut self, start: usize, kind: TokenKind) {
        if start < self.at {
            self.query.tokens.push(Token { span: start..self.at, kind });
        }
    }

    fn slice(&self, range: Range<usize>) -> String {
        self.query.text[range].to_owned()
    }

    fn step(&mut self) -> bool {
        self.pass(char::is_whitespace);
        let start = self.at;
        match self.peek() {
            None => return false,
            Some('|') => {
                self.at += 1;
                self.token(start, TokenKind::Or);
                self.joins = true;
            }
            Some('-') => {
                self.at += 1;
                if self.peek().is_some_and(in_word) {
                    self.token(start, TokenKind::Not);
                    let atom = self.atom();
                    self.add(Term { span: start..self.at, negated: true, atom });
                } else {
                    self.token(start, TokenKind::Bad);
                }
            }
            Some(_) => {
                let atom = self.atom();
                self.add(Term { span: start..self.at, negated: false, atom });
            }
        }
        true
    }

    fn add(&mut self, term: Term) {
        match self.query.clauses.last_mut().filter(|_| self.joins) {
            Some(clause) => clause.terms.push(term),
            None => self.query.clauses.push(Clause { terms: vec![term] }),
        }
        self.joins = false;
    }

    fn atom(&mut self) -> Atom {
        let start = self.at;
        match self.peek() {
            Some('"') => {
                let phrase = self.quoted();
                self.token(start, TokenKind::Phrase);
                return Atom::Phrase(phrase);
            }
            Some('\'') => {
                self.at += 1;
                let phrase = self.value();
                self.token(start, TokenKind::Phrase);
                return Atom::Phrase(phrase);
            }
            _ => {}
        }
        if let Some(name) = key_name(self.rest()).map(str::to_owned) {
            self.at += name.len() + 1;
            return self.keyed(start, name);
        }
        let word = self.pass(in_word);
        self.token(start, TokenKind::Word);
        Atom::Word(self.slice(word))
    }

    fn keyed(&mut self, start: usize, name: String) -> Atom {
        let value_start = self.at;
        if let Some(key) = Key::named(&name) {
            self.token(start, TokenKind::Key);
            let value = if key.is_dated() { self.date() } else { self.value() };
            self.token(value_start, TokenKind::Value);
            Atom::Keyed { key, value, value_span: value_start..self.at }
        } else {
            self.value();
            self.token(start, TokenKind::Bad);
            Atom::Unknown { name, value_span: value_start..self.at }
        }
    }

    fn value(&mut self) -> String {
        if self.peek() == Some('"') {
            self.quoted()
        } else {
            let bare = self.pass(in_word);
            self.slice(bare)
        }
    }

    /// A value; where its first word is no date, with as many of the next words as make one: `spring 2020`.
    fn date(&mut self) -> String {
        let start = self.at;
        let value = self.value();
        if self.query.text[start..].starts_with('"') || When::from_query(&value).is_ok() {
            return value;
        }
        let mut end = self.at;
        for _ in 1..MOST_WORDS {
            self.pass(char::is_whitespace);
            let is_other = self.rest().starts_with(['|', '"', '\'']) || key_name(self.rest()).is_some();
            let is_negated = self.rest().strip_prefix('-').is_some_and(|rest| rest.starts_with(in_word));
            if is_other || is_negated || self.pass(in_word).is_empty() {
                break;
            }
            if When::from_query(&self.query.text[start..self.at]).is_ok() {
                end = self.at;
            }
        }
        self.at = end;
        self.slice(start..end)
    }

    /// From a quotation mark to its partner, or to the end: the partner may not be typed yet.
    fn quoted(&mut self) -> String {
        self.at += 1;
        let inner = self.at;
        let mut escaped = false;
        let end = self.rest().find(|ch| {
            let closes = ch == '"' && !escaped;
            escaped = ch == '\\' && !escaped;
            closes
        });
        let end = end.map_or(self.query.text.len(), |end| inner + end);
        self.query.open = end == self.query.text.len();
        self.at = if self.query.open { end } else { end + 1 };
        unescaped(&self.query.text[inner..end])
    }
}

fn in_word(ch: char) -> bool {
    !ch.is_whitespace() && ch != '|'
}

/// The letters before a colon: `03:40` is no key.
fn key_name(text: &str) -> Option<&str> {
    let end = text.find(|ch: char| !(ch.is_alphabetic() || matches!(ch, '-' | '_')))?;
    (text[end..].starts_with(':') && text.starts_with(char::is_alphabetic)).then_some(&text[..end])
}
