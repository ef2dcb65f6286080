//! The commands that judge: `check`, `when`, `fingerprint`, and the originals that a reader holds.

#[path = "stage/json.rs"]
mod json;
mod stage;

use std::fs;
use std::path::Path;

use json::{has_keys, json, list, text};
use serde_json::Value;
use stage::{Ran, dateline, flowing, folder, put, ran, run, screen, shipped, small};

// ─── check ──────────────────────────────────────────────────────────────────────────────────────────────

const REPORT: &str = "events citations verdicts citations_checked diagnostics";
const CHECKED: &str = "event source verdict stale text start end lines found_in?";
const DIAGNOSTIC: &str = "severity file line column message hint?";

#[test]
fn a_check_in_json_has_the_shape_of_the_contract_and_its_offsets_are_the_files() {
    let report = json(&["check", "--format", "json"]);
    has_keys(&report, REPORT);
    assert_eq!(report["events"].as_u64(), Some(stage::built_in().event_count() as u64));
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(0));
    has_keys(&report["verdicts"], "found normalised near elsewhere missing ambiguous moved unchecked");
    let checked = list(&report["citations_checked"]);
    assert_eq!(Some(checked.len() as u64), report["verdicts"]["found"].as_u64());
    for citation in checked {
        has_keys(citation, CHECKED);
        assert_eq!(text(citation, "text"), "Digest");
        let file = shipped().join(format!("sources/{}.digest.txt", text(citation, "source")));
        let bytes = fs::read(file).expect("it is shipped");
        let offset = |key: &str| usize::try_from(citation[key].as_u64().expect("an offset")).expect("it fits");
        let words = std::str::from_utf8(&bytes[offset("start")..offset("end")]).expect("whole characters");
        let event = json(&["show", text(citation, "event"), "--format", "json"]);
        let quoted = list(&event["passages"]).iter().any(|passage| passage["quote"] == words);
        assert!(quoted, "{words:?} is quoted by {}", text(citation, "event"));
    }
}

/// What is done to the small chronology → exit code, exit code with `--strict`, severity and words of the one
/// diagnostic.
const MISTAKES: &[(&str, &str, i32, i32, &str, &str)] = &[
    ("quote: \"built in 1912\", lines: \"2\"", "quote: \"swept away by ghosts at night\"", 1, 1, "error", ""),
    ("lines: \"2\")", "lines: \"1\")", 0, 0, "warning", ""),
    ("quote: \"built in 1912\", lines: \"2\"", "lines: \"40\"", 1, 1, "error", "40"),
    ("source: \"ledger\", quote: \"built", "source: \"leger\", quote: \"built", 1, 1, "error", "ledger"),
    ("id: \"fell\"", "id: \"built\"", 1, 1, "error", "built"),
    ("when: \"1912\"", "when: \"1912-3\"", 1, 1, "error", "1912-03"),
    ("title: \"The bridge is built\",", "titel: \"The bridge is built\",", 1, 1, "error", "title"),
    ("file: \"herald.txt\"", "file: \"../herald.txt\"", 1, 1, "error", "leads out"),
    ("file: \"herald.txt\"", "file: \"gone.txt\"", 1, 1, "error", "there is no such file"),
    (
        "title: \"Bridge down\"",
        "title: \"Bridge down\", derived_from: [\"leger\"]",
        1,
        1,
        "error",
        "did you mean `ledger`",
    ),
    ("title: \"Bridge down\"", "title: \"\", derived_from: [\"ledger\"]", 1, 1, "error", "derives from itself"),
    ("id: \"herald\"", "id: \"ledger\"", 1, 1, "error", "the id `ledger` is taken"),
    ("sources: [", "sources: [Source(id: \"idle\", title: \"Idle\"),", 0, 0, "warning", "neither cited nor derived"),
    (
        "citations: [Citation(source: \"ledger\", quote: \"built in 1912\", lines: \"2\")],",
        "",
        0,
        0,
        "warning",
        "no citation",
    ),
    (
        "quote: \"built in 1912\", lines: \"2\"",
        "quote: \"A ferry crossed\"",
        0,
        0,
        "warning",
        "just before “but”, line 3",
    ),
    ("quote: \"built in 1912\", lines: \"2\"", "quote: \"A ferry crossed, but\"", 0, 0, "warning", "just before “not”"),
    (
        "quote: \"built in 1912\", lines: \"2\"",
        "quote: \"built in 1912\", lines: \"2-8\"",
        0,
        0,
        "warning",
        "has 3 lines",
    ),
    ("lines: \"1\"),", "lines: \"1\", as_written: \"on Thursday\"),", 0, 0, "warning", "1 May 2020 is a Friday"),
    ("said to fall", "said to fall on Thursday 1 May 2020", 0, 0, "warning", "that day is a Friday"),
    ("file: \"ledger.txt\"", "file: \"ledger.txt\", sha256: \"ZEROS\"", 0, 0, "warning", "its SHA-256 is no longer"),
    (
        "file: \"ledger.txt\")",
        "file: \"ledger.txt\"), Text(kind: Digest, file: \"herald.txt\")",
        0,
        0,
        "warning",
        "this text has 2 lines, the original has 3",
    ),
];

#[test]
fn mistakes_are_told_with_their_place_and_the_rest_is_read() {
    for (old, new, code, strict, severity, words) in MISTAKES {
        let home = folder();
        small(home.path(), &[(old, &new.replace("ZEROS", &"0".repeat(64)))]);
        let path = home.path().to_str().expect("a path of letters");
        let told = ran(&["check", path]);
        assert_eq!(told.code, Some(*code), "{new}\n{}", told.out);
        assert_eq!(ran(&["check", path, "--strict"]).code, Some(*strict), "{new}");
        let report = json(&["check", path, "--format", "json"]);
        has_keys(&report, REPORT);
        let diagnostics = list(&report["diagnostics"]);
        assert!(!diagnostics.is_empty(), "{new}");
        diagnostics.iter().for_each(|diagnostic| has_keys(diagnostic, DIAGNOSTIC));
        let fits = |diagnostic: &&Value| {
            let said = format!("{} {}", text(diagnostic, "message"), text(diagnostic, "hint"));
            text(diagnostic, "severity") == *severity && said.contains(words)
        };
        let found = diagnostics.iter().find(fits);
        let found = found.unwrap_or_else(|| panic!("{new}: {diagnostics:?}"));
        assert_eq!(text(found, "file"), "chronology.ron", "{found}");
        assert!(found["line"].as_u64().is_some_and(|line| line > 1) && found["column"].as_u64() > Some(0), "{found}");
        let place = format!("chronology.ron:{}:{}", found["line"], found["column"]);
        assert!(told.out.contains(&place), "{place} is missing from\n{}", told.out);
        assert!(told.out.contains("^") && told.out.contains("= hint: "), "a snippet and a hint: {}", told.out);
        let problems = flowing(&screen(&[path], "112x200", "!"));
        for words in [&place, text(found, "message"), text(found, "hint")] {
            assert!(problems.contains(&flowing(words)), "{words} is missing from\n{problems}");
        }
        assert!(report["events"].as_u64() >= Some(1), "one bad event never hides the others: {new}");
    }
}

/// Date words of a source without a date are no mistake; `check`, `show` and the passage say that they are not reckoned.
#[test]
fn date_words_that_count_from_nothing_are_told() {
    let changes = [
        ("published: \"2020-05-02\",", ""),
        ("river on Friday\", lines: \"1\"", "river on Friday\", lines: \"1\", as_written: \"on Friday\""),
    ];
    let (_home, path) = stage::bridge(&changes);
    let told = ran(&["check", &path, "--strict"]);
    assert_eq!(told.code, Some(0), "{}", told.out);
    assert!(
        told.out.contains("words for dates that are not reckoned (give a date to what they count from"),
        "{}",
        told.out
    );
    assert!(told.out.contains("\n  chronology.ron:34:17: “on Friday”: the source has no date\n"), "{}", told.out);
    assert!(told.out.contains("0 errors, 0 warnings"), "{}", told.out);
    let shown = ran(&["show", &path, "fell"]).out;
    assert!(shown.contains("Gives “on Friday”. Not reckoned: the source has no date."), "{shown}");
    for size in ["120x36", "200x60"] {
        let passage = flowing(&screen(&[&path], size, "g j"));
        assert!(passage.contains("not reckoned: the source has no date"), "{passage}");
    }
}

#[test]
fn almost_the_words_of_a_text_are_near_and_a_warning() {
    let home = folder();
    small(home.path(), &[("river on Friday", "river on Thursday")]);
    let path = home.path().to_str().expect("a path of letters");
    let report = json(&["check", path, "--format", "json"]);
    assert_eq!(report["verdicts"]["near"].as_u64(), Some(1), "{report}");
    let told = ran(&["check", path]);
    assert_eq!(told.code, Some(0));
    assert!(told.out.contains("the text has “Friday”, the quotation “Thursday”"), "{}", told.out);
}

#[test]
fn a_citation_that_cannot_be_checked_is_an_error_only_where_one_is_strict() {
    let home = folder();
    let sealed = format!("Text(kind: Original, sha256: \"{}\")", "0".repeat(64));
    small(home.path(), &[("Text(kind: Original, file: \"herald.txt\")", &sealed)]);
    let path = home.path().to_str().expect("a path of letters");
    assert_eq!(ran(&["check", path]).code, Some(0));
    assert_eq!(ran(&["check", path, "--strict"]).code, Some(1));
    let report = json(&["check", path, "--format", "json"]);
    assert_eq!((report["verdicts"]["unchecked"].as_u64(), report["verdicts"]["found"].as_u64()), (Some(1), Some(2)));
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(0), "unchecked is no mistake: {report}");
}

#[test]
fn words_of_another_source_are_said_to_stand_there() {
    let home = folder();
    small(
        home.path(),
        &[(
            "source: \"ledger\", quote: \"built in 1912\", lines: \"2\"",
            "source: \"herald\", quote: \"built in 1912\"",
        )],
    );
    let report = json(&["check", home.path().to_str().expect("a path of letters"), "--format", "json"]);
    assert_eq!(report["verdicts"]["elsewhere"].as_u64(), Some(1));
    let checked =
        list(&report["citations_checked"]).iter().find(|it| text(it, "verdict") == "elsewhere").expect("it is checked");
    let found = list(&checked["found_in"]);
    has_keys(&found[0], "source text lines");
    assert_eq!((text(&found[0], "source"), &found[0]["lines"]), ("ledger", &serde_json::json!([2, 2])));
}

#[test]
fn a_sealed_text_that_was_changed_is_stale() {
    let home = folder();
    let sealed = format!("file: \"ledger.txt\", sha256: \"{}\"", "0".repeat(64));
    small(home.path(), &[("file: \"ledger.txt\"", &sealed)]);
    let path = home.path().to_str().expect("a path of letters");
    let report = json(&["check", path, "--format", "json"]);
    assert!(list(&report["citations_checked"]).iter().any(|it| it["stale"] == Value::Bool(true)), "{report}");
    assert!(list(&report["diagnostics"]).iter().all(|it| text(it, "severity") == "warning"), "{report}");
    assert_eq!(ran(&["check", path]).code, Some(0));
}

// ─── when ───────────────────────────────────────────────────────────────────────────────────────────────

/// Expression → earliest, latest, words; `""` is what is unknown.
const DATES: &[(&str, &str, &str, &str)] = &[
    ("2021", "2021-01-01", "2021-12-31", "2021"),
    ("2021-04", "2021-04-01", "2021-04-30", "April 2021"),
    ("2022-04-22", "2022-04-22", "2022-04-22", "22 April 2022"),
    ("2001-24", "2001-12-01", "2002-02-28", "winter"),
    ("-0043", "-0043-01-01", "-0043-12-31", "44 BC"),
    ("Y-13800000000", "Y-13800000000", "Y-13800000000", "13.8 billion years ago"),
    ("2021/..", "2021-01-01", "inf", "2021"),
    ("../2021", "-inf", "2021-12-31", "2021"),
    ("2021/", "2021-01-01", "", "from 2021"),
    ("[2021-01-01, 2021-03-04]", "2021-01-01", "2021-03-04", ""),
    ("2022-04-22T03:40", "2022-04-22", "2022-04-22", "22 April 2022"),
];

#[test]
fn dates_are_explained_one_object_a_line() {
    for (expression, earliest, latest, words) in DATES {
        let out = json(&["when", expression, "--format", "json"]);
        has_keys(&out, "input valid level earliest latest words");
        assert_eq!((text(&out, "input"), &out["valid"]), (*expression, &Value::Bool(true)));
        assert_eq!(out["latest"].is_null(), latest.is_empty(), "an end that was left out is unknown, not open: {out}");
        assert_eq!((text(&out, "earliest"), text(&out, "latest")), (*earliest, *latest), "{out}");
        assert!(text(&out, "words").contains(words), "{out}");
    }
}

#[test]
fn every_line_is_answered_whatever_is_wrong_with_it() {
    let long = "9".repeat(10_000);
    let lines = ["2021", "yesterday", "", "2021-4", "\u{1b}[31m", &long, "2022-03~", "-0043"];
    let valid = [true, false, false, false, false, false, true, true];
    let home = folder();
    let mut command = dateline(home.path());
    command.args(["when", "-", "--format", "json"]).write_stdin(lines.join("\n"));
    let Ran { code, out, err } = run(command);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    assert_eq!(answers.iter().map(|it| it["valid"] == Value::Bool(true)).collect::<Vec<_>>(), valid);
    for answer in &answers {
        let wrong = answer["valid"] == Value::Bool(false);
        has_keys(
            answer,
            if wrong {
                "input valid level earliest latest words error"
            } else {
                "input valid level earliest latest words"
            },
        );
    }
    assert!(text(&answers[3], "error").contains("2021-04"), "{}", answers[3]);

    let mut command = dateline(home.path());
    command.args(["when", "-"]).write_stdin("2021\r\n2022-03\r\n");
    let Ran { code, out, .. } = run(command);
    assert_eq!(code, Some(0));
    assert!(out.contains("2021-12-31") && out.contains("March 2022"), "{out}");
    let mut command = dateline(home.path());
    command.args(["when", "-"]).write_stdin("");
    assert_eq!(run(command).code, Some(0), "no line, no answer, no error");
    let mut command = dateline(home.path());
    command.args(["when", "-", "--format=json"]).write_stdin(b"2021\xff\n2021\n".to_vec());
    assert_eq!(run(command).out.lines().count(), 2, "a line that is no text is answered too");
}

// ─── fingerprint, originals ─────────────────────────────────────────────────────────────────────────────

#[test]
fn a_fingerprint_is_the_sha_256_of_the_file_in_an_entry_that_can_be_pasted() {
    let home = folder();
    // The test vectors of FIPS 180-4.
    for (words, sha256) in [
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ] {
        let file = put(home.path(), "text.txt", words);
        let Ran { code, out, .. } = ran(&["fingerprint", file.to_str().expect("letters")]);
        assert_eq!(code, Some(0));
        assert!(out.starts_with(&format!("Text(kind: Original, sha256: \"{sha256}\")")), "{out}");
    }
    let file = put(home.path(), "text.txt", "abc");
    let Ran { code, out, err } = ran(&["fingerprint", "no/such/file", file.to_str().expect("letters")]);
    assert_eq!(code, Some(2));
    assert!(out.contains("ba7816bf") && err.contains("no/such/file"), "the others are answered: {out}{err}");
}

/// The words of the small chronology's herald, held by the reader and not shipped.
fn sealed(folder: &Path) -> String {
    let text = "No bridge has fallen, the mayor says.\nThe mayor was on it on Saturday.\n";
    let original = put(folder, "held/some name.bin", text);
    put(folder, "held/stranger.txt", "something else");
    let entry = ran(&["fingerprint", original.to_str().expect("letters")]).out;
    let sha256 = entry.split('"').nth(1).expect("a fingerprint in quotation marks").to_owned();
    small(
        &folder.join("chronology"),
        &[("Text(kind: Original, file: \"herald.txt\")", &format!("Text(kind: Original, sha256: \"{sha256}\")"))],
    );
    folder.join("held").to_str().expect("letters").to_owned()
}

#[test]
fn originals_are_found_by_their_fingerprints_whatever_their_names() {
    let home = folder();
    let held = sealed(home.path());
    let path = home.path().join("chronology");
    let path = path.to_str().expect("letters");
    assert_eq!(ran(&["check", path, "--strict"]).code, Some(1));
    assert_eq!(ran(&["check", path, "--strict", "--originals", &held]).code, Some(0));
    assert_eq!(ran(&["--originals", &held, "check", path, "--strict"]).code, Some(0));
    let mut command = dateline(home.path());
    command.args(["check", path, "--strict"]).env("DATELINE_ORIGINALS", &held);
    assert_eq!(run(command).code, Some(0));
    let config = put(home.path(), "c.ron", &format!("(originals: {held:?})"));
    assert_eq!(ran(&["check", path, "--strict", "--config", config.to_str().expect("letters")]).code, Some(0));
    let shown = screen(&[path, "--originals", &held], "120x36", "");
    assert!(shown.contains("1 original at hand"), "{shown}");
    let Ran { code, err, .. } = ran(&["check", path, "--originals", "no/such/place"]);
    assert!(code == Some(2) && err.contains("folder of originals no/such/place"), "{err}");
}

#[test]
fn a_folder_of_originals_that_is_not_there_is_not_taken_for_a_chronology() {
    let Ran { err, .. } = ran(&["check", "--originals", "no/such/place"]);
    assert!(!err.contains("chronology.ron"), "{err}");
}
