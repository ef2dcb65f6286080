//! Texts that are more than plain UTF-8: pages, Markdown, PDF, other charsets, through the whole program.
#![cfg(feature = "pdf")]

#[path = "stage/json.rs"]
mod json;
#[path = "stage/pdf.rs"]
mod pdf;
mod stage;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline::load::{Limits, PdfReader, extract};
use json::{list, text};
use pdf::{deflated, drawn, page, stream};
use serde_json::Value;
use stage::{DATELINE, dateline, folder, put, ran, run, screen};

/// A page as a newspaper's server gives it, in windows-1251.
const PAGE: &str = "<!DOCTYPE html>
<html><head><meta charset=windows-1251><title>Маяк</title><script>track()</script></head>
<body><nav><a href=/>Главная</a></nav>
<h1>Лампа горела до рассвета</h1>
<p>Смотритель запер дверь в&nbsp;три часа
и <b>ушёл домой</b>.</p>
<p>Правление маяков отрицает это.</body></html>
";
const WORDS: &str = "и ушёл домой.";

const LOG: &str = "# Log\n\nThe lamp was *lit* at dusk.\n\n| Day | Lamp |\n|---|---|\n| 3 | out |\n";

/// A chronology of a page, of Markdown, of a PDF and of plain text in Latin letters.
const CHRONOLOGY: &str = r#"(
    title: "The light",
    sources: [
        (id: "paper", title: "The lamp burned", texts: [(kind: Original, file: "paper.html")]),
        (id: "log", title: "Log", texts: [(kind: Transcript, file: "log.md")]),
        (id: "report", title: "Report", texts: [(kind: Original, file: "report.pdf")]),
        (id: "letter", title: "Letter", texts: [(kind: Original, file: "letter.txt")]),
    ],
    events: [
        (id: "left", when: "1931-11-03", title: "The keeper leaves", citations: [
            (source: "paper", quote: "и ушёл домой."),
            (source: "log", quote: "3	out", lines: "4"),
            (source: "report", quote: "The lamp was found cold", lines: "2"),
            (source: "letter", quote: "la lampe s’est éteinte"),
        ]),
    ],
)"#;

fn windows_1251(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

fn report() -> Vec<u8> {
    let content = drawn(&["Report on the light", "The lamp was found cold", "at dawn."]);
    page(stream("/Filter/FlateDecode", &deflated(&content)), "", &[])
}

fn put_bytes(folder: &Path, file: &str, bytes: &[u8]) {
    fs::write(put(folder, file, ""), bytes).expect("the folder is ours");
}

/// Writes the chronology and its texts.
fn light(folder: &Path) {
    put(folder, "chronology.ron", CHRONOLOGY);
    put_bytes(folder, "paper.html", &windows_1251(PAGE));
    put(folder, "log.md", LOG);
    put_bytes(folder, "report.pdf", &report());
    let letter = "Le gardien a fermé la porte à l’aube.\r\nOn dit que la lampe s’est éteinte d’elle-même.\r\n";
    put_bytes(folder, "letter.txt", &encoding_rs::WINDOWS_1252.encode(letter).0);
}

fn path(folder: &Path) -> String {
    folder.display().to_string()
}

#[test]
fn quotations_are_found_in_what_was_extracted_and_offsets_are_of_that() {
    let home = folder();
    light(home.path());
    let ran = ran(&["check", &path(home.path()), "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let report: Value = serde_json::from_str(&ran.out).expect("json");
    let checked = list(&report["citations_checked"]);
    let expected =
        [("paper", "paper.html", 3), ("log", "log.md", 4), ("report", "report.pdf", 2), ("letter", "letter.txt", 2)];
    for ((source, file, line), citation) in expected.into_iter().zip(checked) {
        assert_eq!((text(citation, "source"), text(citation, "verdict")), (source, "found"), "{source}");
        assert_eq!(citation["lines"], serde_json::json!([line, line]), "{source}");
        let bytes = fs::read(home.path().join(file)).expect("it is there");
        let content = extract(file, bytes, &PdfReader::at(DATELINE.into())).expect("it is read").content;
        let offset = |key: &str| usize::try_from(citation[key].as_u64().expect("an offset")).expect("it fits");
        assert!(CHRONOLOGY.contains(&content[offset("start")..offset("end")]), "{source}: {content}");
    }
}

#[test]
fn how_a_text_was_read_is_told() {
    let home = folder();
    light(home.path());
    let folder = path(home.path());
    let checked = ran(&["check", &folder]).out;
    let told = "texts extracted from their files:
  paper.html: HTML, windows-1251, 4 lines
  log.md: Markdown, 4 lines
  report.pdf: PDF, 3 lines
  letter.txt: windows-1252, 2 lines

1 event, 4 citations: 4 found
0 errors, 0 warnings
";
    assert_eq!(checked, told);
    let shown = ran(&["show", &folder, "left"]).out;
    for place in [
        "paper asserts (found, line 3, original, HTML, windows-1251)",
        "log asserts (found, line 4, transcript, Markdown)",
        "report asserts (found, line 2, original, PDF)",
        "letter asserts (found, line 2, original, windows-1252)",
    ] {
        assert!(shown.contains(place), "{place} in {shown}");
    }
    assert!(shown.contains(WORDS), "{shown}");
    // The reader names it beside the kind of text, and shows what was extracted.
    let screen = screen(&[&folder], "100x30", "4");
    for words in ["original · HTML, windows-1251", "Лампа горела до рассвета", WORDS] {
        assert!(screen.contains(words), "{words} in {screen}");
    }
    assert!(!screen.contains("track()") && !screen.contains('<'), "{screen}");
}

#[test]
fn nothing_hidden_in_a_page_reaches_the_terminal() {
    let home = folder();
    light(home.path());
    put(home.path(), "paper.html", "<p>ab&#27;]0;own&#7;c&#155;31m&#x202e;d&#xe0041;</p><p>и ушёл домой.");
    for out in [screen(&[&path(home.path())], "80x24", "4"), ran(&["show", &path(home.path()), "left"]).out] {
        assert!(out.contains("и ушёл домой."), "{out}");
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{e0041}']), "{out:?}");
    }
}

#[test]
fn a_fingerprint_names_the_file_and_what_was_extracted_from_it() {
    let home = folder();
    light(home.path());
    put(home.path(), "plain.txt", "words\n");
    put_bytes(home.path(), "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\r");
    let names = ["paper.html", "log.md", "report.pdf", "plain.txt", "picture.png"];
    let mut command = dateline(home.path());
    command.arg("fingerprint").args(names).current_dir(home.path());
    let ran = run(command);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    let [page, of_page, log, of_log, report, of_report, plain, picture, of_picture] = lines.as_slice() else {
        panic!("{lines:?}")
    };
    for (line, name) in [page, log, report, plain, picture].into_iter().zip(names) {
        assert!(
            line.starts_with("Text(kind: Original, sha256: \"") && line.ends_with(&format!("\"),  // {name}")),
            "{line}"
        );
    }
    for (line, words) in [
        (of_page, "// extracted as HTML, windows-1251, 4 lines: sha256 \""),
        (of_log, "// extracted as Markdown, 4 lines: sha256 \""),
        (of_report, "// extracted as PDF, 3 lines: sha256 \""),
        (of_picture, "// not readable as a text: this is no text"),
    ] {
        assert!(line.starts_with(words), "{line}");
    }
}

/// The page saved again, later: other furniture in its markup, the same words.
fn saved_again() -> Vec<u8> {
    windows_1251(&PAGE.replace("track()", "track(2)").replace("<p>", "<p class=new>"))
}

#[test]
fn a_seal_is_kept_by_the_file_or_by_what_was_extracted() {
    let home = folder();
    light(home.path());
    let of =
        |name: &str, bytes: &[u8]| extract(name, bytes.to_vec(), &PdfReader::at(DATELINE.into())).expect("it is read");
    let of_text = of("paper.html", &windows_1251(PAGE)).reading.sha256.expect("it is extracted");
    let of_file = dateline::load::fingerprint(&windows_1251(PAGE));
    let cases = [
        (&of_file, windows_1251(PAGE), 0),
        (&of_text, windows_1251(PAGE), 0),
        (&of_text, saved_again(), 0),
        (&of_file, saved_again(), 1),
        (&of_text, windows_1251(&PAGE.replace("три", "два")), 1),
    ];
    for (sha256, bytes, warnings) in cases {
        let sealed = format!("file: \"paper.html\", sha256: \"{sha256}\"");
        put(home.path(), "chronology.ron", &CHRONOLOGY.replace("file: \"paper.html\"", &sealed));
        put_bytes(home.path(), "paper.html", &bytes);
        let checked = ran(&["check", &path(home.path())]).out;
        assert_eq!(checked.matches("no longer the recorded one").count(), warnings, "{checked}");
    }
    // An original is found by either.
    let held = folder();
    put_bytes(held.path(), "saved.html", &saved_again());
    put(held.path(), "stranger.txt", "words");
    put_bytes(held.path(), "stranger.pdf", &report());
    put(home.path(), "chronology.ron", &CHRONOLOGY.replace("file: \"paper.html\"", &format!("sha256: \"{of_text}\"")));
    let checked = ran(&["check", &path(home.path()), "--originals", &path(held.path())]).out;
    assert!(checked.contains("1 original at hand, 2 files match no fingerprint"), "{checked}");
    assert!(checked.contains("4 citations: 4 found"), "{checked}");
}

#[test]
fn what_cannot_be_read_is_an_error_at_its_place_and_the_rest_is_read() {
    let pictures = page(stream("", b""), "", &[]);
    let cases: &[(&str, &[u8], &str)] = &[
        ("report.pdf", b"words", "this is no PDF"),
        ("report.pdf", b"%PDF-1.7\nwords", "this PDF cannot be read: "),
        ("report.pdf", &pictures, "its pages may be pictures"),
        ("letter.txt", b"%PDF-1.7\n\x00\x01\xff\xfe", "this is no text"),
        ("paper.html", b"\x89PNG\r\n\x1a\n\0\0\0\r", "this is no text"),
    ];
    for (file, bytes, words) in cases {
        let home = folder();
        light(home.path());
        put_bytes(home.path(), file, bytes);
        let ran = ran(&["check", &path(home.path()), "--format", "json"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{words}: {}", ran.out);
        let report: Value = serde_json::from_str(&ran.out).expect("json");
        assert_eq!((&report["verdicts"]["found"], &report["verdicts"]["unchecked"]), (&3.into(), &1.into()), "{words}");
        let [told] = list(&report["diagnostics"]) else { panic!("{words}: {}", ran.out) };
        let message = text(told, "message");
        assert!(message.starts_with(&format!("one text left out: {file}: ")) && message.contains(words), "{message}");
        let line = CHRONOLOGY.lines().position(|line| line.contains(file)).map(|line| line as u64 + 1);
        assert_eq!((text(told, "severity"), told["line"].as_u64()), ("error", line), "{words}");
        assert!(!text(told, "hint").is_empty(), "{words}");
    }
}

#[test]
fn malformed_characters_are_shown_and_told() {
    let home = folder();
    light(home.path());
    put_bytes(
        home.path(),
        "letter.txt",
        &["\u{feff}On dit que la lampe s’est éteinte".as_bytes(), b" h\xE9las.\n"].concat(),
    );
    let checked = ran(&["check", &path(home.path())]);
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    assert!(
        checked.out.contains("warning: letter.txt: some bytes are not UTF-8; \u{fffd} stands for them"),
        "{}",
        checked.out
    );
    assert!(checked.out.contains("letter.txt: malformed UTF-8, 1 line\n"), "{}", checked.out);
    assert!(checked.out.contains("4 citations: 4 found"), "{}", checked.out);
}

/// A PDF of one page whose form number 6 draws `forms`, which are the objects from there on.
fn forms(forms: &[(&str, &str)]) -> Vec<u8> {
    let more: Vec<Vec<u8>> = forms
        .iter()
        .map(|(draws, calls)| {
            let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<<{calls}>>>>");
            stream(&entries, draws.as_bytes())
        })
        .collect();
    page(stream("", b"/X Do"), "/XObject<</X 6 0 R>>", &more)
}

#[test]
fn no_pdf_brings_the_program_down() {
    let limits = Limits { time: Duration::from_secs(3), memory: 512, output: 1 << 20 };
    let reader = PdfReader::at(DATELINE.into()).within(limits.clone());
    let calls: Vec<String> = (7..17).map(|next| format!("/X {next} 0 R")).collect();
    let many = "/X Do ".repeat(10);
    let laughs: Vec<(&str, &str)> =
        calls.iter().map(|calls| (many.as_str(), calls.as_str())).chain([("", "")]).collect();
    let deep = |open: &str| page(stream("", drawn(&["a"]).as_slice()), &format!("/Deep {}", open.repeat(500_000)), &[]);
    let cases = [
        ("a form that draws itself", forms(&[("/X Do", "/X 6 0 R")])),
        ("a form that draws too much", forms(&laughs)),
        ("arrays that nest", deep("[")),
        ("dictionaries that nest", deep("<</A")),
        (
            "a page tree that goes in a circle",
            pdf::pdf(&["<</Type/Catalog/Pages 2 0 R>>".into(), "<</Type/Pages/Kids[2 0 R]/Count 1>>".into()]),
        ),
        (
            "a page without a size",
            pdf::pdf(&[
                "<</Type/Catalog/Pages 2 0 R>>".into(),
                "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
                "<</Type/Page/Parent 2 0 R>>".into(),
            ]),
        ),
        ("a font that is none", page(stream("", &drawn(&["a"])), "/Font 9", &[])),
        ("a stream that ends early", report()[..300].to_vec()),
    ];
    for (what, bytes) in cases {
        let begun = Instant::now();
        let read = reader.text(bytes);
        assert!(begun.elapsed() < Duration::from_secs(20), "{what} took {:?}", begun.elapsed());
        assert!(read.is_err(), "{what}: {read:?}");
    }
    // Where there is not enough memory, that is told.
    let little = PdfReader::at(DATELINE.into()).within(Limits { memory: 256, ..limits });
    let (message, _) = little.text(page(stream("", &vec![b' '; 100 << 20]), "", &[])).expect_err("it is too much");
    assert_eq!(message, "this PDF cannot be read: its reader had not enough memory");
}

/// Beside an event stand the sources that were not read for it, where it is worth a line: among few.
#[test]
fn sources_that_were_not_read_are_named_among_few() {
    for (more, named) in [(0, 1), (10, 11), (40, 0)] {
        let source = |nth| {
            format!(
                "Source(id: \"s{nth}\", title: \"Bridge {nth}\", texts: [Text(kind: Original, file: \"ledger.txt\")]),"
            )
        };
        let sources: String = (0..more).map(source).collect();
        let (_home, path) = stage::bridge(&[("    sources: [\n", &format!("    sources: [\n{sources}"))]);
        let screen = stage::screen(&[&path], "200x60", "g");
        assert_eq!(screen.matches("not read").count(), named, "{more} more\n{screen}");
    }
}
