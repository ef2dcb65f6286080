//! A dossier from a stranger: every field, text and file name of it is hostile.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::Path;
use std::sync::LazyLock;

use dateline::load::Root;
use dateline::shell::Place;
use tempfile::TempDir;

use crate::stage::{folder, literal, put};

/// Every sort of character that a terminal would obey, or that hides: C0 (a title, a colour, a cleared screen, a
/// bell), DEL, C1, bidi overrides and isolates, zero-width, soft hyphen, tags, line separators, noncharacters; then
/// what is wide, and what is markup in a picture.
pub const EVIL: &str = "evil\u{1b}]0;owned\u{7}\u{1b}[31m\u{1b}[2J\u{8}\u{0}\u{7f}\u{9b}32m\u{9d}0;x\u{9c}\u{202e}live\u{202c}\u{2066}\
                    \u{2069}\u{200b}\u{200d}\u{200f}\u{2060}\u{feff}\u{ad}\u{61c}\u{e0041}\u{e007f}\u{2028}\u{2029}\u{fffe}\u{85}\
                    日本語👩‍👩‍👧‍👦🇩🇪<script>&amp;]]>";

/// A letter under 10,000 marks.
pub static TOWER: LazyLock<String> = LazyLock::new(|| format!("a{}z", "\u{301}".repeat(10_000)));

/// A chronology whose every field is hostile, in `folder/dossier`; `folder/originals` holds files with hostile
/// names.
pub fn write(folder: &Path, ids: &str) -> Place {
    let evil = |what: &str| literal(&format!("{what} {EVIL} {}", *TOWER));
    let short = |what: &str| literal(&format!("{what} {EVIL}"));
    let (one, two, first) =
        (literal(&format!("one{ids}")), literal(&format!("two{ids}")), literal(&format!("first{ids}")));
    let quote = literal(&format!("quoted {EVIL} words"));
    let event = |id: &str, when: &str, more: &str| {
        format!(
            "Event(id: {id}, when: {when}, title: {title}, account: {account}, actors: [{actor}, {actor}], place: {place}, \
             tags: [{tag}], citations: [{more}])",
            title = evil("title"),
            account = evil("account"),
            actor = short("actor"),
            place = short("place"),
            tag = short("tag"),
        )
    };
    let citation = |source: &str, stance: &str, quote: &str| {
        format!(
            "Citation(source: {source}, stance: {stance}, quote: {quote}, prefix: {empty}, suffix: {empty}, when: \"2021\", \
             as_written: {written}, reckoned_from: {from}, by: {by}, note: {note})",
            empty = literal(""),
            written = short("written"),
            from = short("from"),
            by = short("by"),
            note = evil("note"),
        )
    };
    let source = |id: &str, more: &str| {
        format!(
            "Source(id: {id}, title: {title}, outlet: {outlet}, author: {author}, published: \"2021-05\", url: {url}, \
             archived: (url: {url}, captured: \"2021\"), language: {language}, texts: [{more}])",
            title = evil("source"),
            outlet = short("outlet"),
            author = short("author"),
            url = literal(&format!("https://example.org/{EVIL}")),
            language = short("en"),
        )
    };
    let both = format!("{}, {}", citation(&one, "Asserts", &quote), citation(&two, "Denies", &quote));
    let dossier = folder.join("dossier");
    let opening = format!(
        "Chronology(title: {title}, about: {about}, sources: [{a}, {b}], events: [{x}, {y}, {z}, {bad}])",
        title = evil("chronology"),
        about = evil("about"),
        a = source(&one, "Text(kind: Digest, file: \"one.txt\"), Text(kind: Original, file: \"two.txt\")"),
        b = source(
            &two,
            &format!("Text(kind: Translation, file: \"two.txt\"), Text(kind: Original, file: {})", short("no"))
        ),
        x = event(&first, "\"2021-04~\"", &both),
        y = event(
            "\"second\"",
            "\"[2020-01-01..2022-04-22]\"",
            &format!("{}, {both}", citation(&two, "Qualifies", &evil("absent")))
        ),
        z = event("\"third\"", "\"Y-13800000000\"", &citation(&short("stranger"), "Silent", &evil("absent"))),
        bad = event(&short("bad"), &short("2021-4"), ""),
    );
    put(&dossier, "chronology.ron", &opening);
    put(
        &dossier,
        &format!("events/{}.ron", EVIL.replace(['/', '\0'], "")),
        &format!("[Event(id: \"fourth\", {EVIL}: 1), Event(id: \"fifth\"]"),
    );
    let text = format!(
        "{EVIL}\r\n{tower} then\u{b}\u{c}\r{EVIL}\nhere stand the quoted {EVIL} words, and {tower}\n\t\ttabs\t{EVIL}\n{long}\n",
        tower = *TOWER,
        long = EVIL.repeat(60),
    );
    put(&dossier, "one.txt", &text);
    put(&dossier, "two.txt", &format!("\u{feff}{text}{text}"));
    put(&folder.join("originals"), &format!("{}.txt", EVIL.replace(['/', '\0'], "")), "stranger");
    Place { root: Root::Path(dossier), originals: Some(folder.join("originals")) }
}

/// A hostile dossier, with hostile ids too.
pub fn dossier() -> (TempDir, Place) {
    let home = folder();
    let place = write(home.path(), EVIL);
    (home, place)
}
