//! A scanner over RON that never gives up: it knows strings, characters, comments and brackets, and no
//! more of the grammar. What it makes of broken text is a guess, but it always moves on.

use std::ops::Range;

/// How deep brackets may nest: ron's own limit.
pub const DEPTH: usize = 128;

/// What sort of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// An identifier or a number.
    Word,
    /// A string or a character, quotes included.
    Text,
    /// A string that is not closed: it runs to the end.
    UnclosedText,
    /// A block comment that is not closed: it runs to the end.
    UnclosedComment,
    /// A single byte that means nothing here.
    Other,
    /// There is nothing more.
    End,
}

/// A token and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the scanned text.
    pub range: Range<usize>,
}

/// Why a value could not be delimited, and the byte to point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: Wrong,
    /// The byte at which it shows.
    pub at: usize,
}

/// What can be wrong with the outline of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A string is not closed.
    Text,
    /// A block comment is not closed.
    Comment,
    /// A bracket is not closed.
    Bracket,
    /// A bracket is closed by one of another sort.
    Pair,
    /// Something that belongs to no element.
    Stray,
    /// Brackets nest too deep.
    Depth,
    /// It is too long.
    Size,
}

/// Walks over the tokens of a text, skipping blanks and comments.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    /// A scanner that starts at byte `at`.
    #[must_use]
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { bytes: text.as_bytes(), at }
    }

    /// The next token, without moving on.
    #[must_use]
    pub fn peek(&self) -> Token {
        self.clone().token()
    }

    /// The next token.
    pub fn token(&mut self) -> Token {
        if let Some(open) = self.skip_blanks() {
            self.at = self.bytes.len();
            return Token { kind: Kind::UnclosedComment, range: open..self.at };
        }
        let start = self.at;
        let kind = self.kind();
        Token { kind, range: start..self.at }
    }

    /// Skips blanks and comments; the start of a block comment that is not closed.
    fn skip_blanks(&mut self) -> Option<usize> {
        loop {
            match self.bytes.get(self.at..).unwrap_or_default() {
                [b' ' | b'\t'..=b'\r', ..] => self.at += 1,
                [0xC2, 0x85, ..] => self.at += 2,
                [0xE2, 0x80, 0x8E | 0x8F | 0xA8 | 0xA9, ..] => self.at += 3,
                [b'/', b'/', rest @ ..] => {
                    self.at += 2 + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                }
                [b'/', b'*', ..] => {
                    let open = self.at;
                    if !self.skip_block_comment() {
                        return Some(open);
                    }
                }
                _ => return None,
            }
        }
    }

    fn skip_block_comment(&mut self) -> bool {
        let mut depth = 0_usize;
        loop {
            match self.bytes.get(self.at..).unwrap_or_default() {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return true;
                    }
                }
                [] => return false,
                _ => self.at += 1,
            }
        }
    }

    /// Reads one token that begins here, no blank before it.
    fn kind(&mut self) -> Kind {
        let rest = &self.bytes[self.at..];
        let Some(&first) = rest.first() else { return Kind::End };
        let simple = match first {
            b'(' | b'[' | b'{' => Kind::Open(first),
            b')' | b']' | b'}' => Kind::Close(first),
            b',' => Kind::Comma,
            b':' => Kind::Colon,
            b'"' => return self.string(1),
            b'\'' => return self.character(0),
            b'b' if rest.get(1) == Some(&b'"') => return self.string(2),
            b'b' if rest.get(1) == Some(&b'\'') => return self.character(1),
            _ if word(first) => return self.word(),
            _ => Kind::Other,
        };
        self.at += 1;
        simple
    }

    /// A string with escapes, whose first byte stands `opening` bytes on.
    fn string(&mut self, opening: usize) -> Kind {
        self.at += opening;
        loop {
            let rest = &self.bytes[self.at..];
            match memchr::memchr2(b'"', b'\\', rest) {
                Some(found) if rest[found] == b'"' => {
                    self.at += found + 1;
                    return Kind::Text;
                }
                Some(found) if found + 2 <= rest.len() => self.at += found + 2,
                _ => {
                    self.at = self.bytes.len();
                    return Kind::UnclosedText;
                }
            }
        }
    }

    /// A character such as `'a'` or `'\u{41}'`; a lone apostrophe is nothing.
    fn character(&mut self, prefix: usize) -> Kind {
        const LONGEST: usize = 12;
        let inside = &self.bytes[self.at + prefix + 1..];
        let from = if inside.first() == Some(&b'\\') { 2 } else { 1 };
        let close = inside.iter().take(LONGEST).skip(from).position(|&byte| byte == b'\'');
        match close {
            Some(found) if from == 2 || one_character(&inside[..from + found]) => {
                self.at += prefix + 1 + from + found + 1;
                Kind::Text
            }
            _ => {
                self.at += prefix + 1;
                Kind::Other
            }
        }
    }

    /// A word, or a raw string such as `r#"…"#`.
    fn word(&mut self) -> Kind {
        let rest = &self.bytes[self.at..];
        let prefix = if rest.starts_with(b"br") { 2 } else { usize::from(rest[0] == b'r') };
        if prefix > 0 {
            let hashes = rest[prefix..].iter().take_while(|&&byte| byte == b'#').count();
            match rest.get(prefix + hashes) {
                Some(b'"') => return self.raw_string(prefix + hashes + 1, hashes),
                Some(&next) if hashes == 1 && word(next) => self.at += prefix + hashes,
                _ => {}
            }
        }
        self.at += self.bytes[self.at..].iter().take_while(|&&byte| word(byte)).count();
        Kind::Word
    }

    fn raw_string(&mut self, opening: usize, hashes: usize) -> Kind {
        self.at += opening;
        while let Some(found) = memchr::memchr(b'"', &self.bytes[self.at..]) {
            self.at += found + 1;
            if self.bytes[self.at..].iter().take(hashes).filter(|&&byte| byte == b'#').count() == hashes {
                self.at += hashes;
                return Kind::Text;
            }
        }
        self.at = self.bytes.len();
        Kind::UnclosedText
    }
}

/// Whether a byte may stand in an identifier or a number.
fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-') || byte >= 0x80
}

fn one_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1)
}

/// The end of the value that begins at `from`: a string, a word, or a bracketed group with or without
/// a name before it. Values end by themselves, so a missing comma after one does no harm.
///
/// # Errors
/// Where it has no end within `longest` bytes.
pub fn value_end(text: &str, from: usize, longest: usize) -> Result<usize, Fault> {
    let mut scanner = Scanner::new(text, from);
    let mut open: Vec<(u8, usize)> = Vec::new();
    let fault = |what, at| Err(Fault { what, at });
    loop {
        let Token { kind, range } = scanner.token();
        match kind {
            Kind::Open(_) if open.len() == DEPTH => return fault(Wrong::Depth, range.start),
            Kind::Open(bracket) => open.push((bracket, range.start)),
            Kind::Close(bracket) => match open.pop() {
                None => return fault(Wrong::Stray, range.start),
                Some((opened, _)) if closing(opened) == bracket => {}
                Some((_, at)) => return fault(Wrong::Pair, at),
            },
            Kind::End => return fault(Wrong::Bracket, open.last().map_or(from, |&(_, at)| at)),
            Kind::UnclosedText => return fault(Wrong::Text, range.start),
            Kind::UnclosedComment => return fault(Wrong::Comment, range.start),
            Kind::Comma | Kind::Colon | Kind::Other if open.is_empty() => return fault(Wrong::Stray, range.start),
            Kind::Word if open.is_empty() && scanner.peek().kind == Kind::Open(b'(') => continue,
            _ => {}
        }
        if range.end - from > longest {
            return fault(Wrong::Size, from);
        }
        if open.is_empty() {
            return Ok(range.end);
        }
    }
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// A field of a struct: its name and the bytes of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the name stands.
    pub named: Range<usize>,
    /// Where the value stands.
    pub value: Range<usize>,
}

/// The fields of the struct that begins at `from`, as far as they can be made out.
pub fn fields_of(text: &str, from: usize) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    let mut scanner = Scanner::new(text, from);
    while scanner.peek().kind == Kind::Word {
        scanner.token();
    }
    if scanner.token().kind != Kind::Open(b'(') {
        return fields;
    }
    loop {
        let named = scanner.token();
        if named.kind == Kind::Comma {
            continue;
        }
        if named.kind != Kind::Word || scanner.token().kind != Kind::Colon {
            return fields;
        }
        let start = scanner.peek().range.start;
        let Ok(end) = value_end(text, start, usize::MAX) else { return fields };
        fields.push(Field { name: &text[named.range.clone()], named: named.range, value: start..end });
        scanner = Scanner::new(text, end);
    }
}

/// The items of the list that begins at `from`, as far as they can be made out.
#[must_use]
pub fn items_of(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut scanner = Scanner::new(text, from);
    if scanner.token().kind != Kind::Open(b'[') {
        return items;
    }
    loop {
        let next = scanner.peek();
        if next.kind == Kind::Comma {
            scanner.token();
            continue;
        }
        let Ok(end) = value_end(text, next.range.start, usize::MAX) else { return items };
        items.push(next.range.start..end);
        scanner = Scanner::new(text, end);
    }
}

#[cfg(test)]
mod tests;
