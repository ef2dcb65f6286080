//! What a file says: bytes in, lines out.

mod charsets;
#[cfg(all(unix, feature = "pdf"))]
mod children;
mod marked_down;
mod pages;

use proptest::prelude::*;

use super::*;

/// The lines of a text.
fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn read(name: &str, bytes: &[u8]) -> Result<Extract, Unreadable> {
    extract(name, bytes.to_vec(), &PdfReader::none())
}

#[test]
fn the_form_follows_from_the_name_and_then_from_the_first_bytes() {
    let cases: &[(&str, &[u8], Form)] = &[
        ("a.txt", b"<html>", Form::Plain),
        ("a.TXT", b"%PDF-1.4", Form::Plain),
        ("sources/a.md", b"", Form::Markdown),
        ("a.Markdown", b"", Form::Markdown),
        ("a.html", b"words", Form::Html),
        ("a.htm", b"", Form::Html),
        ("a.xhtml", b"", Form::Html),
        ("a.pdf", b"", Form::Pdf),
        ("a.b/c", b"%PDF-1.4", Form::Pdf),
        ("letter", b" \r\n<!DOCTYPE html><p>", Form::Html),
        ("letter.save", b"\xEF\xBB\xBF<HTML lang=en>", Form::Html),
        ("letter", b"<?xml version='1.0'?>\n<html>", Form::Html),
        ("letter", b"<?xml version='1.0'?><feed>", Form::Plain),
        ("letter", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Form::Html),
        ("letter", b"# Heading", Form::Plain),
        ("letter.log", b"words <html>", Form::Plain),
        ("pdf", b"", Form::Plain),
        (".html", b"", Form::Html),
        ("", b"", Form::Plain),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(form(name, bytes), *expected, "{name}: {}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn plain_text_in_utf_8_is_the_file_itself() {
    let kept = read("a.txt", "\u{feff}one\r\n\r\ntwo\0".as_bytes()).expect("it is text");
    assert_eq!((kept.content.as_str(), kept.skipped, kept.reading.malformed), ("one\r\n\r\ntwo\0", 3, false));
    assert_eq!(kept.reading, Reading::plain());
    assert!(!kept.reading.is_extracted());
}

#[test]
fn what_was_extracted_has_a_fingerprint_of_its_own() {
    let page = read("a.html", "\u{feff}<p>one<p>two".as_bytes()).expect("it is a page");
    assert_eq!((page.content.as_str(), page.skipped), ("one\ntwo\n", 0));
    assert_eq!(page.reading.sha256, Some(fingerprint(b"one\ntwo\n")));
    // Other furniture in the markup, the same text.
    let again = read("b.html", b"<div class=x><p>one</p>\n\n<p id=2>two</p></div><script>3</script>").expect("a page");
    assert_eq!(again.reading, page.reading);
    assert!(page.reading.is_extracted());
}

#[test]
fn what_is_no_text_is_refused() {
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\\r\xa8f";
    let cases: &[(&str, &[u8])] = &[
        ("a.png", png),
        ("a.txt", png),
        ("a.html", png),
        ("zeros", &[0; 64]),
        ("bells", &[7; 64]),
        ("", &[0xFE, 0, 1, 2]),
    ];
    for (name, bytes) in cases {
        assert_eq!(read(name, bytes).expect_err(name).0, "this is no text");
    }
    assert_eq!(read("a.pdf", b"%PDF-1.4").expect_err("nothing reads it").0, "this dateline does not read PDF");
    assert_eq!(read("empty.txt", b"").expect("empty is a text").content, "");
    assert_eq!(read("empty.html", b"").expect("empty is a page").content, "");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        name in "a(\\.(txt|md|html))?",
    ) {
        let _ = read(&name, &bytes);
    }

    #[test]
    fn any_markup_is_read(page in "[<>/a-c =\"'!\\-&;#x0-9\n\\[\\]|*`_]{0,200}", name in "a\\.(md|html)") {
        let read = read(&name, page.as_bytes()).expect("it is text");
        prop_assert!(read.content.is_empty() || read.content.ends_with('\n'), "{:?}", read.content);
    }

    #[test]
    fn words_survive_whatever_stands_around_them(
        words in proptest::collection::vec("[a-zäß]{1,8}", 1..6),
        tags in proptest::collection::vec("</?(p|div|b|li|td|tr|table|pre|h1|span|br|svg|select)>", 0..12),
        at in any::<prop::sample::Index>(),
    ) {
        let words = words.join(" ");
        let at = at.index(tags.len() + 1);
        let page = format!("{}{words}{}", tags[..at].concat(), tags[at..].concat());
        let read = html::text(&page);
        prop_assert!(read.contains(&words), "{page}: {read:?}");
    }
}
