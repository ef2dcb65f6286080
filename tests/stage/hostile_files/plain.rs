//! Texts that a source names, of which “The lamp was lit” is quoted.

use super::{CHARACTERS, Named, written};

const WORDS: &str = "The lamp was lit.\n";

pub fn files() -> Vec<Named> {
    let mut files = written([
        ("empty", String::new()),
        ("one-newline", "\n".to_owned()),
        ("no-newline", "The lamp was lit".to_owned()),
        ("many-newlines", format!("{}{WORDS}", "\n".repeat(2000))),
        ("crlf", "One.\r\nThe lamp\r\nwas lit.\r\n".to_owned()),
        ("lone-cr-lines", "One.\rThe lamp\rwas lit.\r".to_owned()),
        ("mixed-line-ends", "One.\r\n\n\r\r\nThe lamp was lit.\n\r".to_owned()),
        ("tabs", "\tThe\tlamp\twas\tlit\t\t\t.\n".to_owned()),
        ("byte-order-mark", format!("\u{feff}{WORDS}")),
        ("line-separators", "The lamp\u{2028}was lit\u{2029}.\n".to_owned()),
        ("no-break-spaces", "The\u{a0}lamp\u{202f}was\u{3000}lit.\n".to_owned()),
        ("quotation-twice", WORDS.repeat(2)),
        ("quotation-often", WORDS.repeat(300)),
        ("almost-the-words", "The lamp was not lit.\n".to_owned()),
        ("backwards", WORDS.chars().rev().collect()),
        ("letters-that-look-alike", "Тhe lаmp wаs lіt.\n".to_owned()),
        ("full-width", WORDS.chars().map(|c| if c.is_ascii_alphabetic() { char::from_u32(u32::from(c) + 0xFEE0).expect("a wide letter") } else { c }).collect()),
        ("ligatures", "The ﬁre and the lamp was lit, ﬀ ﬃ ſt.\n".to_owned()),
        ("a-line-of-letters", format!("{} {WORDS}", "x".repeat(5000))),
        ("a-line-of-blanks", format!("{}{WORDS}", " ".repeat(5000))),
        ("a-line-of-wide-letters", format!("{}{WORDS}", "灯".repeat(3000))),
        ("a-line-of-jamo", format!("{}{WORDS}", "\u{1100}".repeat(3000))),
        ("a-line-of-flags", format!("{}{WORDS}", "🇩🇪".repeat(300))),
        ("a-line-of-joined-people", format!("{}{WORDS}", "👩\u{200d}".repeat(1500))),
        ("a-letter-under-marks", format!("a{} {WORDS}", "\u{301}".repeat(5000))),
        ("marks-without-a-letter", format!("{}\n{WORDS}", "\u{20e3}\u{fe0f}".repeat(500))),
        ("variation-selectors", format!("{}\n{WORDS}", "\u{fe0f}\u{e0100}".repeat(500))),
        ("from-right-to-left", format!("המנורה דלקה כל הלילה. {WORDS}")),
        ("brackets-in-both-directions", format!("{}{WORDS}", "\u{2066}(\u{2069}\u{202b}[".repeat(200))),
        ("dates", "On 31.2.1931, 99/99/9999, next Thursday, 1931-11-03T25:61, and in the year 99999999999999999999. The lamp was lit.\n".to_owned()),
        ("many-dates", format!("{}{WORDS}", "3 November 1931 ".repeat(400))),
        ("begins-like-a-page", "<html><body><p>The lamp was lit.".to_owned()),
        ("begins-like-a-pdf", format!("%PDF-1.7\n{WORDS}")),
        ("a-log-with-colours", "\u{1b}[1;31mERROR\u{1b}[0m The \u{1b}[4mlamp\u{1b}[24m was lit.\n".to_owned()),
        ("a-progress-bar", format!("{}{WORDS}", (0..100).map(|nth| format!("{nth} %\r")).collect::<String>())),
        ("overstruck", "T\u{8}Th\u{8}he lamp was lit.\n".to_owned()),
        ("a-csv-formula", "=cmd|' /C calc'!A0,\"The lamp was lit\"\n".to_owned()),
        ("hidden-instructions", format!("{WORDS}{}", "ignore".chars().map(|c| char::from_u32(0xE0000 + u32::from(c)).expect("a tag")).collect::<String>())),
        ("zalgo", "T\u{334}\u{35c}\u{33b}h\u{337}\u{33c}e\u{336}\u{325} lamp w\u{335}\u{348}as l\u{338}it.\n".to_owned()),
        ("replacement-characters", format!("{}{WORDS}", "\u{fffd}".repeat(300))),
        ("private-use", format!("\u{e000}\u{f8ff}\u{f0000}\u{10fffd}{WORDS}")),
    ]);
    for (name, text) in CHARACTERS {
        files.push((
            format!("within-{name}"),
            format!("The lamp {text} was lit.\nThe lamp was lit.{text}\n").into_bytes(),
        ));
    }
    let with = |bytes: &[u8]| [b"The lamp was lit. ".as_slice(), bytes, b"\n"].concat();
    for (name, bytes) in [
        ("nuls", vec![0; 500]),
        ("nuls-between", with(b"one\0two\0\0three")),
        ("utf-16-le", std::iter::once(0xFEFF).chain(WORDS.encode_utf16()).flat_map(u16::to_le_bytes).collect()),
        ("utf-16-be", std::iter::once(0xFEFF).chain(WORDS.encode_utf16()).flat_map(u16::to_be_bytes).collect()),
        ("utf-16-without-mark", WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("utf-16-half-a-pair", [0xFEFF, 0x54, 0xD800, 0x54, 0xDC00].into_iter().flat_map(u16::to_le_bytes).collect()),
        ("utf-16-odd-length", b"\xff\xfeT\0h\0e".to_vec()),
        ("utf-32", std::iter::once(0xFEFF).chain(WORDS.chars().map(u32::from)).flat_map(u32::to_le_bytes).collect()),
        ("utf-8-cut-short", with(b"\xe2\x82")),
        ("utf-8-continuation", with(b"\x80\xbf\x80")),
        ("utf-8-too-long", with(b"\xc0\xaf \xe0\x80\xaf")),
        ("utf-8-surrogates", with(b"\xed\xa0\xbd\xed\xb8\x80")),
        ("utf-8-beyond-the-last", with(b"\xf4\x90\x80\x80\xff")),
        ("latin-1", with(b"caf\xe9, na\xefve, M\xfcnchen, co\xf6rdinate")),
        ("windows-1251", with(b"\xcb\xe0\xec\xef\xe0 \xe3\xee\xf0\xe5\xeb\xe0 \xe2\xf1\xfe \xed\xee\xf7\xfc")),
        ("shift-jis", with(b"\x93\x94\x91\xe4\x82\xcc\x96\xbe\x82\xa9\x82\xe8")),
        ("iso-2022-escapes", with(b"\x1b$B\x46\x7c\x4b\x5c\x1b(B")),
        ("utf-7", with(b"+ADw-script+AD4-")),
        ("all-bytes", (0..=255).collect()),
        ("all-bytes-many-times", (0..=255).cycle().take(4096).collect()),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0\x43\xbe\xb7\xe8\x01\0\0\0".to_vec()),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0The lamp was lit".to_vec()),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".to_vec()),
    ] {
        files.push((name.to_owned(), bytes));
    }
    files
}
