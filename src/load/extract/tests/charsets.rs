//! Bytes → characters.

use encoding_rs::{EUC_JP, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1255};

use super::*;

const RUSSIAN: &str = "Смотритель маяка запер дверь и ушёл домой задолго до рассвета.";
const JAPANESE: &str = "灯台守は夜明け前に扉を閉めて、静かに家へ帰りました。";
const FRENCH: &str = "Le gardien a fermé la porte à l’aube, et la lampe s’est éteinte d’elle-même.";
const GREEK: &str = "Ο φύλακας του φάρου έκλεισε την πόρτα και έφυγε πριν από την αυγή.";
const HEBREW: &str = "שומר המגדלור נעל את הדלת והלך הביתה לפני עלות השחר.";
const CHINESE: &str = "灯塔看守人在黎明前锁上了门,独自回家去了。";

fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn the_charset_of_plain_text_is_told() {
    let cases = [
        (RUSSIAN.as_bytes().to_vec(), "UTF-8", RUSSIAN),
        (utf_16(RUSSIAN, u16::to_le_bytes), "UTF-16LE", RUSSIAN),
        (utf_16(RUSSIAN, u16::to_be_bytes), "UTF-16BE", RUSSIAN),
        (encoded(WINDOWS_1251, RUSSIAN), "windows-1251", RUSSIAN),
        (encoded(KOI8_R, RUSSIAN), "KOI8-U", RUSSIAN),
        (encoded(SHIFT_JIS, JAPANESE), "Shift_JIS", JAPANESE),
        (encoded(EUC_JP, JAPANESE), "EUC-JP", JAPANESE),
        (encoded(GBK, CHINESE), "GBK", CHINESE),
        (encoded(WINDOWS_1252, FRENCH), "windows-1252", FRENCH),
        (encoded(WINDOWS_1253, GREEK), "windows-1253", GREEK),
        (encoded(WINDOWS_1255, HEBREW), "windows-1255", HEBREW),
    ];
    for (bytes, charset, expected) in cases {
        let read = read("a.txt", &bytes).expect(charset);
        assert_eq!((read.content.as_str(), read.reading.charset, read.skipped), (expected, charset, 0));
        assert!(!read.reading.malformed, "{charset}");
        assert_eq!(read.reading.sha256.is_some(), charset != "UTF-8");
    }
}

#[test]
fn utf_16_without_a_mark_is_told_by_its_nuls() {
    let bare = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let page = format!("<!DOCTYPE html><p>{FRENCH}</p>");
    for (name, text) in [("a.txt", FRENCH), ("a.html", page.as_str()), ("a", page.as_str())] {
        for (bytes, charset) in [(bare(text, u16::to_le_bytes), "UTF-16LE"), (bare(text, u16::to_be_bytes), "UTF-16BE")]
        {
            let read = read(name, &bytes).expect(charset);
            assert_eq!((read.content.trim_end(), read.reading.charset), (FRENCH, charset), "{name}");
            assert!(!read.reading.malformed && !read.reading.doubtful, "{name}");
        }
    }
    // A NUL here and there is none of it.
    assert_eq!(read("a.txt", b"one\0two\0three\0four\0five, and more").expect("text").reading.charset, "UTF-8");
    assert!(read("a.txt", &[0; 40]).is_err());
}

#[test]
fn a_charset_guessed_from_few_bytes_is_doubtful() {
    let cases = [
        (b"ok \xC3( and \xE2\x28\xA1 end".to_vec(), true),
        (encoded(WINDOWS_1252, "au café"), true),
        (encoded(WINDOWS_1251, RUSSIAN), false),
        (encoded(WINDOWS_1252, FRENCH), false),
        (FRENCH.as_bytes().to_vec(), false),
        (utf_16("é", u16::to_le_bytes), false),
    ];
    for (bytes, doubtful) in cases {
        assert_eq!(read("a.txt", &bytes).expect("text").reading.doubtful, doubtful, "{bytes:?}");
    }
    let page = [b"<meta charset=windows-1252><p>".as_slice(), &encoded(WINDOWS_1252, FRENCH)].concat();
    assert!(!read("a.html", &page).expect("a page").reading.doubtful);
}

#[test]
fn a_page_tells_its_charset_itself() {
    let cases = [
        ("<meta charset=koi8-r>", "KOI8-R"),
        ("<meta charset='KOI8-R'>", "KOI8-R"),
        ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R"),
        ("<META CONTENT=\"text/html;Charset = 'koi8-r'\" HTTP-EQUIV=\"content-type\">", "KOI8-R"),
        ("<?xml version='1.0' encoding=\"koi8-r\"?>", "KOI8-R"),
        (
            "<!-- <meta charset=utf-8> --><title>a</title><meta name=x content='charset=utf-8'><meta charset=koi8-r>",
            "KOI8-R",
        ),
        // Nobody knows this one: it is detected.
        ("<meta charset=klingon>", "KOI8-U"),
        ("", "KOI8-U"),
    ];
    for (head, charset) in cases {
        let page = [head.as_bytes(), b"<p>", &encoded(KOI8_R, RUSSIAN)].concat();
        let read = read("a.html", &page).expect(head);
        assert_eq!((read.content.trim_end(), read.reading.charset), (RUSSIAN, charset), "{head}");
    }
    // A label that could be read is no label of UTF-16; a byte order mark knows better than a label.
    for page in [
        format!("<meta charset=utf-16><p>{RUSSIAN}").into_bytes(),
        format!("\u{feff}<meta charset=koi8-r><p>{RUSSIAN}").into_bytes(),
    ] {
        let read = read("a.html", &page).expect("a page");
        assert_eq!((read.content.trim_end(), read.reading.charset), (RUSSIAN, "UTF-8"));
    }
    // Only pages have labels.
    let read = read("a.txt", format!("<meta charset=koi8-r> {RUSSIAN}").as_bytes()).expect("text");
    assert_eq!(read.reading.charset, "UTF-8");
}

#[test]
fn what_is_malformed_is_shown_and_told() {
    let cut = &RUSSIAN.as_bytes()[..RUSSIAN.len() - 2];
    let damaged = [b"\xEF\xBB\xBF".as_slice(), "é".as_bytes(), b"\xFF.\n"].concat();
    let japanese = [b"<meta charset=shift_jis>".as_slice(), &encoded(SHIFT_JIS, JAPANESE), b"\x81"].concat();
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.txt", &[cut, b"\xD1"].concat(), "UTF-8"),
        ("a.txt", &damaged, "UTF-8"),
        ("a.html", &japanese, "Shift_JIS"),
    ];
    for (name, bytes, charset) in cases {
        let read = read(name, bytes).expect(charset);
        assert!(read.reading.malformed && read.content.contains('\u{fffd}'), "{:?}", read.content);
        // Its bytes are no longer the file's, so it has a fingerprint of its own.
        assert_eq!((read.reading.charset, read.skipped, read.reading.is_extracted()), (*charset, 0, true));
    }
}
