//! The charset of a file, and its characters.
//!
//! Told, in this order: by a byte order mark; in HTML by its `<meta>` or XML declaration; by the NULs of
//! UTF-16 in Latin letters; by being UTF-8; by detection (chardetng, which Firefox uses). Names and tables are those of the WHATWG Encoding
//! Standard.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use html5gum::{Token, Tokenizer};

use crate::text::Form;

/// How far into a page its charset is looked for, in bytes. (The standard says 1024; saved pages put more
/// before it.)
const PRESCAN: usize = 4096;

/// The characters of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// What they say, without a byte order mark.
    pub text: String,
    /// The name of the charset.
    pub charset: &'static str,
    /// How many bytes the byte order mark took.
    pub mark: usize,
    /// Whether something there is no character of the charset; U+FFFD stands for it.
    pub malformed: bool,
    /// Whether the charset was detected from few bytes.
    pub doubtful: bool,
}

/// A charset that is detected from fewer bytes beyond ASCII may as well be another.
const TELLING: usize = 5;

/// The characters of a file of that form; `None` where the bytes are no text at all.
#[must_use]
pub fn decode(bytes: Vec<u8>, form: Form) -> Option<Decoded> {
    let told = Encoding::for_bom(&bytes)
        .or_else(|| (form == Form::Html).then(|| declared(&bytes)).flatten().map(|it| (it, 0)));
    let told = told.map(|(encoding, mark)| (encoding, mark, false, false));
    let utf_16 = || unmarked_utf_16(&bytes).map(|encoding| (encoding, 0, true, false));
    let (encoding, mark, guessed, doubtful) = match told.or_else(utf_16) {
        Some(told) => told,
        None if is_utf8(&bytes) => (UTF_8, 0, false, false),
        None => (guess(&bytes), 0, true, bytes.iter().filter(|byte| !byte.is_ascii()).count() < TELLING),
    };
    let (text, malformed) = if encoding == UTF_8 {
        whole(bytes, mark)
    } else {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        (text.into_owned(), malformed)
    };
    is_text(&text, guessed).then(|| Decoded { text, charset: encoding.name(), mark, malformed, doubtful })
}

/// Reads UTF-8 without copying it, where nothing is malformed.
fn whole(mut bytes: Vec<u8>, mark: usize) -> (String, bool) {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

/// Whether bytes are UTF-8, or were: a file that was cut off or damaged has a few malformed places among many
/// good ones. In another charset hardly two letters in a row are UTF-8 by chance.
fn is_utf8(bytes: &[u8]) -> bool {
    const GOOD_FOR_ONE_BAD: usize = 10;
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * GOOD_FOR_ONE_BAD <= good
}

/// UTF-16 without a byte order mark, where it is mostly Latin letters: every other byte is NUL.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 1024;
    const FEWEST: usize = 4;
    let (pairs, _) = bytes[..bytes.len().min(LOOKED_AT)].as_chunks::<2>();
    let nuls = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let most = |nuls: usize| nuls >= FEWEST && nuls * 10 >= pairs.len() * 7;
    match (most(first), most(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// What the bytes look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Text has no NUL where its charset had to be guessed, and nowhere more control characters than letters.
fn is_text(text: &str, guessed: bool) -> bool {
    const CONTROLS_IN: usize = 20;
    let controls = text.chars().filter(|char| char.is_ascii_control() && !matches!(char, '\t' | '\n' | '\x0c' | '\r'));
    let controls = controls.count();
    if guessed { !text.contains('\0') && controls * CONTROLS_IN <= text.len() } else { controls * 2 <= text.len() }
}

/// The charset that a page names itself (13.2.3.2 of the HTML Standard, read as tokens).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let label = in_xml(head).or_else(|| in_meta(head))?;
    let encoding = Encoding::for_label(&label)?;
    Some(match encoding {
        // Whoever could read the label was not reading UTF-16.
        it if it == UTF_16LE || it == UTF_16BE => UTF_8,
        it if it == X_USER_DEFINED => WINDOWS_1252,
        it => it,
    })
}

/// `<?xml version="1.0" encoding="koi8-r"?>`
fn in_xml(head: &[u8]) -> Option<Vec<u8>> {
    let end = memchr::memchr(b'>', head)?;
    let declaration = head[..end].trim_ascii_start().strip_prefix(b"<?xml")?;
    quoted(after(declaration, b"encoding")?)
}

/// `<meta charset="koi8-r">`, or `<meta http-equiv="content-type" content="text/html; charset=koi8-r">`
fn in_meta(head: &[u8]) -> Option<Vec<u8>> {
    let tags = Tokenizer::new(head).flatten().filter_map(|token| match token {
        Token::StartTag(tag) if **tag.name == *b"meta" => Some(tag),
        _ => None,
    });
    for tag in tags {
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| value.to_vec());
        if let Some(label) = value(b"charset") {
            return Some(label);
        }
        let about_content = value(b"http-equiv").is_some_and(|value| value.eq_ignore_ascii_case(b"content-type"));
        if let Some(content) = value(b"content").filter(|_| about_content)
            && let Some(rest) = after(&content.to_ascii_lowercase(), b"charset")
        {
            return quoted(rest).or_else(|| bare(rest));
        }
    }
    None
}

/// What comes after `name`, blanks and an equals sign.
fn after<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let at = memchr::memmem::find(text, name)? + name.len();
    text[at..].trim_ascii_start().strip_prefix(b"=").map(<[u8]>::trim_ascii_start)
}

fn quoted(text: &[u8]) -> Option<Vec<u8>> {
    let (&quote, rest) = text.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    rest.split(|byte| *byte == quote).next().map(<[u8]>::to_vec)
}

fn bare(text: &[u8]) -> Option<Vec<u8>> {
    text.split(|byte| *byte == b';' || byte.is_ascii_whitespace()).next().map(<[u8]>::to_vec)
}
