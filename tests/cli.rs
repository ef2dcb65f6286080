//! The command line that scripts depend on: exit codes, formats, and words on the right stream.

mod stage;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use stage::{Ran, dateline, everything, folder, put, ran, run, screen, shipped, small};

/// Arguments → exit code, words on standard output, words on standard error. What is expected on neither
/// stream is that the stream is empty.
struct Case {
    arguments: &'static [&'static str],
    code: i32,
    out: &'static [&'static str],
    err: &'static [&'static str],
}

const CASES: &[Case] = &[
    // list
    Case { arguments: &["list"], code: 0, out: &["data-shared", "contested", "mp-praise"], err: &[] },
    Case { arguments: &["list", "-q", "praise"], code: 0, out: &["mp-praise", "14 March 2022"], err: &[] },
    Case { arguments: &["list", "-q", "id:meeting", "--format", "csv"], code: 0, out: &["meeting,2021-04,"], err: &[] },
    Case { arguments: &["list", "--query=standing:contested"], code: 0, out: &["data-shared"], err: &[] },
    Case { arguments: &["list", "-q", "-treaty standing:contested"], code: 0, out: &["data-shared"], err: &[] },
    Case { arguments: &["list", "-q", "zzzzqqqq"], code: 0, out: &[], err: &[] },
    Case { arguments: &["list", "-q", "zzzzqqqq", "--format", "json"], code: 0, out: &["[]"], err: &[] },
    Case {
        arguments: &["list", "-q", "standng:contested"],
        code: 0,
        out: &["data-shared"],
        err: &["standng", "nearest is standing"],
    },
    Case { arguments: &["list", "--format", "yaml"], code: 2, out: &[], err: &["yaml", "table", "json", "csv", "ron"] },
    Case {
        arguments: &["list", "no/such/place"],
        code: 2,
        out: &[],
        err: &["no/such/place", "there is no such file or folder", "chronology.ron"],
    },
    // show
    Case {
        arguments: &["show", "meeting"],
        code: 0,
        out: &[
            "NairaTalkToday asserts, by Reuters",
            "found, line 7",
            "“Russia's financial intelligence unit held a meeting",
        ],
        err: &[],
    },
    Case {
        arguments: &["show", "meeting", "--format", "markdown"],
        code: 0,
        out: &["## ", "> Russia's financial intelligence unit"],
        err: &[],
    },
    Case {
        arguments: &["show", "meetin"], code: 2, out: &[], err: &["no event “meetin”", "did you mean “meeting”?"]
    },
    Case { arguments: &["show", "zzzzqqqq"], code: 2, out: &[], err: &["no event “zzzzqqqq”", "dateline list"] },
    Case { arguments: &["show"], code: 2, out: &[], err: &["EVENT"] },
    Case { arguments: &["show", "no/such/place", "meeting"], code: 2, out: &[], err: &["no/such/place"] },
    // check
    Case { arguments: &["check"], code: 0, out: &[" events, ", "0 errors, 0 warnings"], err: &[] },
    Case { arguments: &["check", "--strict"], code: 0, out: &["0 errors, 0 warnings"], err: &[] },
    Case { arguments: &["check", "no/such/place"], code: 2, out: &[], err: &["no/such/place"] },
    // when
    Case {
        arguments: &["when", "2021-04~"],
        code: 0,
        out: &["about April 2021", "2021-04-01", "2021-04-30"],
        err: &[],
    },
    Case { arguments: &["when", "2021", "2022-03"], code: 0, out: &["2021\n", "March 2022"], err: &[] },
    Case { arguments: &["when", "-0043"], code: 0, out: &["44 BC"], err: &[] },
    Case { arguments: &["when", "2021-4"], code: 1, out: &["not a date", "2021-04"], err: &[] },
    Case { arguments: &["when", "yesterday", "2021"], code: 1, out: &["not a date", "2021-12-31"], err: &[] },
    Case { arguments: &["when"], code: 2, out: &[], err: &["EXPRESSION"] },
    Case { arguments: &["when", "2021", "--format", "yaml"], code: 2, out: &[], err: &["yaml", "text or json"] },
    // fingerprint
    Case { arguments: &["fingerprint", "no/such/file"], code: 2, out: &[], err: &["no/such/file cannot be read"] },
    Case { arguments: &["fingerprint", "/dev/null"], code: 2, out: &[], err: &["/dev/null", "not a regular file"] },
    Case { arguments: &["fingerprint"], code: 2, out: &[], err: &["FILES"] },
    // made from the tables
    Case { arguments: &["completions", "bash"], code: 0, out: &["_dateline()", "fingerprint"], err: &[] },
    Case { arguments: &["completions", "zsh"], code: 0, out: &["#compdef dateline"], err: &[] },
    Case { arguments: &["completions", "fish"], code: 0, out: &["complete -c dateline"], err: &[] },
    Case { arguments: &["completions", "tcsh"], code: 2, out: &[], err: &["tcsh", "bash"] },
    Case { arguments: &["man"], code: 0, out: &[".TH dateline 1", ".SH KEYS", "next contested event"], err: &[] },
    Case { arguments: &["--version"], code: 0, out: &["dateline 0."], err: &[] },
    Case { arguments: &["--help"], code: 0, out: &["Usage: dateline", "--originals", "list", "check"], err: &[] },
    // the explorer without a terminal
    Case { arguments: &[], code: 2, out: &[], err: &["standard output is not a terminal", "dateline list"] },
    Case { arguments: &["-q", "praise"], code: 2, out: &[], err: &["dateline list"] },
    // headless
    Case { arguments: &["--keys", ""], code: 0, out: &["Binance and Russia", "? keys"], err: &[] },
    Case { arguments: &["--print", "text"], code: 0, out: &["Binance and Russia"], err: &[] },
    Case {
        arguments: &["--keys", "j hyper-x"], code: 2, out: &[], err: &["“hyper-x” is not a key", "ctrl-", "pgdn"]
    },
    Case {
        arguments: &["--keys", "", "--size", "120"],
        code: 2,
        out: &[],
        err: &["“120” is not a size", "--size 120x36"],
    },
    Case { arguments: &["--keys", "", "--size", "axb"], code: 2, out: &[], err: &["“axb” is not a size"] },
    Case {
        arguments: &["--keys", "", "--size", "99999x10"], code: 2, out: &[], err: &["“99999x10” is not a size"]
    },
    Case { arguments: &["--keys", "", "--size=-1x10"], code: 2, out: &[], err: &["“-1x10” is not a size"] },
    Case { arguments: &["--keys", "", "--print", "png"], code: 2, out: &[], err: &["png", "svg"] },
    Case { arguments: &["--keys", "", "--theme", "drak"], code: 2, out: &[], err: &["drak", "dark"] },
    Case {
        arguments: &["no/such/place", "--keys", ""],
        code: 2,
        out: &[],
        err: &["no/such/place", "there is no such file or folder"],
    },
    Case { arguments: &["no/such/place"], code: 2, out: &[], err: &["dateline"] },
    Case {
        arguments: &["--config", "no/such/config", "--keys", ""],
        code: 2,
        out: &[],
        err: &["no/such/config cannot be read"],
    },
];

#[test]
fn every_command_says_what_it_should_and_ends_as_it_should() {
    for case in CASES {
        let Ran { code, out, err } = ran(case.arguments);
        let told = format!("{:?}\n--- out\n{out}--- err\n{err}", case.arguments);
        assert_eq!(code, Some(case.code), "{told}");
        for (stream, words) in [(&out, case.out), (&err, case.err)] {
            for word in words {
                assert!(stream.contains(word), "“{word}” is missing from {told}");
            }
        }
        assert!(!case.err.is_empty() || err.is_empty(), "{told}");
        assert!(!case.out.is_empty() || out.is_empty(), "{told}");
        assert!(!err.contains("panicked"), "{told}");
    }
}

fn json(arguments: &[&str]) -> Value {
    let Ran { code, out, err } = ran(arguments);
    assert!(code == Some(0) || code == Some(1), "{arguments:?}: {err}");
    serde_json::from_str(&out).expect("one JSON document")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Whether an object has these keys; those that end in `?` may be absent, and no other may be there.
fn has_keys(value: &Value, expected: &str) {
    let found = keys(value);
    let all: BTreeSet<&str> = expected.split(' ').map(|key| key.trim_end_matches('?')).collect();
    let must = expected.split(' ').filter(|key| !key.ends_with('?')).collect::<BTreeSet<_>>();
    assert!(found.is_superset(&must) && found.is_subset(&all), "{found:?} instead of {expected}");
}

const LISTED: &str =
    "id when earliest latest words title standing origins actors tags place citations possibly? score?";
const CITED: &str = "source stance verdict stale lines by";

// ─── list ───────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_list_in_json_has_the_keys_of_the_contract() {
    let events = json(&["list", "--format", "json"]);
    assert_eq!(list(&events).len(), stage::built_in().event_count());
    for event in list(&events) {
        has_keys(event, LISTED);
        assert!(event["origins"].is_u64() && event["actors"].is_array() && event["tags"].is_array());
        assert!(event["place"].is_string() || event["place"].is_null());
        assert!(event.get("possibly").is_none() && event.get("score").is_none(), "nothing was asked");
        let standings = ["contested", "denied", "qualified", "corroborated", "single-origin", "unsourced"];
        assert!(standings.contains(&text(event, "standing")), "{event}");
        for citation in list(&event["citations"]) {
            has_keys(citation, CITED);
            assert!(["asserts", "denies", "qualifies", "silent"].contains(&text(citation, "stance")), "{citation}");
            let silent = text(citation, "stance") == "silent";
            assert_eq!(citation["verdict"].is_null(), silent, "a silent citation has no verdict: {citation}");
            assert!(citation["stale"].is_boolean());
            assert!(citation["lines"].is_null() || list(&citation["lines"]).len() == 2);
        }
    }
    let shared = list(&events).iter().find(|event| text(event, "id") == "data-shared").expect("it is there");
    assert_eq!((text(shared, "earliest"), text(shared, "latest")), ("2021-04-01", "2022-04-22"));
    assert_eq!((text(shared, "standing"), shared["origins"].as_u64()), ("contested", Some(1)));
    assert_eq!(shared["citations"][0]["lines"], serde_json::json!([2, 2]));
    let ground = list(&events).iter().find(|event| text(event, "id") == "listing-as-ground").expect("it is there");
    assert!(ground["latest"].is_null(), "an end that is unknown: {ground}");
}

#[test]
fn a_list_is_in_order_of_time_and_with_bare_words_best_first() {
    let events = json(&["list", "--format", "json"]);
    let starts: Vec<&str> =
        list(&events).iter().map(|event| text(event, "earliest")).filter(|start| start.starts_with('2')).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    let ranked = json(&["list", "--format", "json", "-q", "binance"]);
    let scores: Vec<i64> = list(&ranked).iter().map(|event| event["score"].as_i64().expect("a score")).collect();
    assert!(scores.len() > 3 && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    let filtered = json(&["list", "--format", "json", "-q", "tag:war"]);
    assert!(list(&filtered).len() > 3 && list(&filtered).iter().all(|event| event.get("score").is_none()));
}

#[test]
fn a_date_that_cannot_be_decided_is_shown_and_marked() {
    let events = json(&["list", "--format", "json", "-q", "when:2021-06"]);
    let possibly: Vec<(&str, bool)> =
        list(&events).iter().map(|event| (text(event, "id"), event["possibly"] == Value::Bool(true))).collect();
    assert!(possibly.contains(&("data-shared", true)), "{possibly:?}");
    assert!(!possibly.iter().any(|(id, _)| *id == "meeting" || *id == "invasion"), "{possibly:?}");
}

#[test]
fn what_begins_with_a_minus_is_a_value() {
    let all = list(&json(&["list", "--format", "json"])).len();
    let with = list(&json(&["list", "--format", "json", "-q", "tag:war"])).len();
    let without = list(&json(&["list", "--format", "json", "-q", "-tag:war"])).len();
    assert_eq!(with + without, all);
    assert_eq!(list(&json(&["list", "--format", "json", "-q", "-treaty"])).len(), all);
}

#[test]
fn csv_has_the_columns_of_the_contract() {
    let out = ran(&["list", "--format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(out.as_bytes());
    let header: Vec<String> = rows.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(header.join(","), "id,when,earliest,latest,title,standing,origins,actors,tags,place");
    let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().expect("it is read again");
    assert_eq!(rows.len(), stage::built_in().event_count());
    let meeting = rows.iter().find(|row| &row[0] == "meeting").expect("it is there");
    assert_eq!((&meeting[7], &meeting[9]), ("Rosfinmonitoring; Binance", "Moscow"));
}

#[test]
fn ron_is_read_again() {
    let home = folder();
    let there = home.path().join("again");
    stage::copy(&shipped().join("sources"), &there.join("sources"));
    let opening = fs::read_to_string(shipped().join("chronology.ron")).expect("it is shipped");
    put(&there, "chronology.ron", &opening);
    put(&there, "events/x.ron", &ran(&["list", "--format", "ron"]).out);
    let again = there.to_str().expect("a path of letters");
    assert_eq!(json(&["list", again, "--format", "json"]), json(&["list", "--format", "json"]));
    let one = ran(&["list", "-q", "id:data-shared", "--format", "ron"]).out;
    assert_eq!(one.matches("Event(").count(), 1, "{one}");
}

// ─── show ───────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn an_event_in_json_has_what_a_list_has_and_every_passage() {
    let event = json(&["show", "data-shared", "--format", "json"]);
    has_keys(&event, &format!("{LISTED} account passages"));
    let passages = list(&event["passages"]);
    assert_eq!(passages.len(), 5);
    for passage in passages {
        for key in ["source", "outlet", "title", "stance", "verdict", "lines", "passage", "quote"] {
            assert!(passage.get(key).is_some(), "{key} is missing from {passage}");
        }
        assert_eq!(passage["passage"], passage["quote"], "found word for word");
    }
}

#[test]
fn the_linear_text_has_no_drawing_and_gives_the_source_before_the_words() {
    let drawing = |char: char| ('\u{2500}'..='\u{259f}').contains(&char) || char == '|';
    for id in ["data-shared", "meeting", "invasion"] {
        let out = ran(&["show", id]).out;
        assert!(!out.contains(drawing), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    }
    let out = stage::flowing(&ran(&["show", "data-shared"]).out);
    let at = |words: &str| out.find(words).expect("these words are shown");
    assert!(at("The Coinomist asserts") < at("has “leaked” the data of its clients"));
    assert!(at("NairaTalkToday denies") < at("gave no data on the Russian opposition figure"));
    assert!(!ran(&["list"]).out.contains(drawing));
}

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
];

#[test]
fn mistakes_are_told_with_their_place_and_the_rest_is_read() {
    for (old, new, code, strict, severity, words) in MISTAKES {
        let home = folder();
        small(home.path(), &[(old, new)]);
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
        assert!(report["events"].as_u64() >= Some(1), "one bad event never hides the others: {new}");
    }
}

#[test]
#[ignore = "no citation is ever near: one wrong word of eight is missing"]
fn almost_the_words_of_a_text_are_near_and_a_warning() {
    let home = folder();
    small(home.path(), &[("river on Friday", "river on Thursday")]);
    let path = home.path().to_str().expect("a path of letters");
    let report = json(&["check", path, "--format", "json"]);
    assert_eq!(report["verdicts"]["near"].as_u64(), Some(1), "{report}");
    assert_eq!(ran(&["check", path]).code, Some(0));
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

// ─── the explorer's doors ───────────────────────────────────────────────────────────────────────────────

#[test]
fn a_terminal_that_can_do_nothing_is_told_of_the_list() {
    let home = folder();
    let mut command = dateline(home.path());
    command.env("TERM", "dumb");
    let Ran { code, out, err } = run(command);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("TERM=dumb") && err.contains("dateline list"), "{err}");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let home = folder();
    for arguments in [
        &["list"] as &[&str],
        &["list", "--format", "json"],
        &["list", "--format", "csv"],
        &["list", "--format", "ron"],
        &["show", "data-shared"],
        &["check"],
        &["check", "--format", "json"],
        &["when", "2021"],
        &["completions", "bash"],
        &["man"],
        &["--keys", ""],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = std::process::Command::new(stage::DATELINE);
        command.env_clear().envs(stage::environment(home.path())).args(arguments);
        let output = command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output().expect("it starts");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), err.as_ref()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn colours_are_left_out_where_nobody_wants_them() {
    let ansi = |theme: Option<&str>, no_color: Option<&str>| {
        let home = folder();
        let mut command = dateline(home.path());
        command.args(["--keys", "", "--print", "ansi"]);
        command.args(theme.map(|theme| ["--theme", theme]).into_iter().flatten());
        command.envs(no_color.map(|value| ("NO_COLOR", value)));
        run(command).out
    };
    let coloured = |text: &str| text.contains("38;2;") || text.contains("48;2;");
    assert!(coloured(&ansi(None, None)), "dark truecolour unless told otherwise");
    assert!(coloured(&ansi(None, Some(""))), "an empty NO_COLOR says nothing");
    assert!(coloured(&ansi(Some("light"), Some("1"))), "a flag is nearer than the environment");
    for plain in [ansi(None, Some("1")), ansi(Some("none"), None)] {
        let codes = plain.split('\u{1b}').skip(1).filter_map(|rest| rest.split('m').next());
        let colours = codes.flat_map(|code| code.trim_start_matches('[').split(';')).filter(|code| code.len() > 1);
        assert_eq!(colours.collect::<Vec<_>>(), Vec::<&str>::new());
    }
    assert!(ansi(Some("terminal"), None).contains("\u{1b}[0;"), "the sixteen colours are codes too");
}

#[test]
fn a_screen_is_printed_as_text_as_codes_and_as_a_picture() {
    let text = ran(&["--keys", "s", "--print", "text", "--size", "120x36"]).out;
    assert_eq!(text.lines().count(), 36);
    assert!(!text.contains('\u{1b}') && text.contains("NairaTalkToday"));
    let ansi = ran(&["--keys", "s", "--print", "ansi", "--size", "120x36"]).out;
    assert!(ansi.contains("\u{1b}[0;") && ansi.contains("NairaTalkToday"));
    let svg = ran(&["--keys", "s", "--print", "svg", "--size", "120x36"]).out;
    assert!(svg.trim_start().starts_with("<svg") || svg.trim_start().starts_with("<?xml"), "{}", &svg[..80]);
    assert!(svg.trim_end().ends_with("</svg>"));
    assert_eq!(
        ran(&["--print", "text"]).out,
        ran(&["--keys", "", "--size", "120x36"]).out,
        "120×36 unless told otherwise"
    );
}

#[test]
fn keys_are_pressed_one_after_the_other_until_somebody_leaves() {
    assert!(screen(&[], "120x36", "space x").contains("Binance and Russia"));
    assert_eq!(screen(&[], "120x36", "s q j j j j"), screen(&[], "120x36", "s q"));
    assert_eq!(screen(&[], "120x36", "shift-g"), screen(&[], "120x36", "G"));
    assert_eq!(screen(&[], "120x36", "down"), screen(&[], "120x36", "j"));
    assert_eq!(screen(&["-q", "praise"], "120x36", ""), screen(&[], "120x36", "/ p r a i s e enter"));
    assert!(screen(&["-q", "-tag:war"], "120x36", "").contains("-tag:war"));
}

#[test]
fn a_headless_run_leaves_no_trace_and_is_touched_by_none() {
    let home = folder();
    let untouched = ran(&["--keys", "j j", "--print", "text"]).out;
    put(
        home.path(),
        "config/dateline/config.ron",
        "(theme: \"light\", ascii: true, keys: [(keys: [\"j\"], command: \"quit\")])",
    );
    put(home.path(), "state/dateline/state.ron", "(places: {\"built-in\": (1, \"invasion\")})");
    let before = everything(home.path());
    for keys in ["j j", "/ p r a i s e enter q", "e", "ctrl-z", "r", ": m o u s e enter q", "! esc ? esc q"] {
        let mut command = dateline(home.path());
        command.args(["--keys", keys, "--print", "text"]);
        let Ran { code, out, .. } = run(command);
        assert_eq!(code, Some(0), "{keys}");
        if keys == "j j" {
            assert_eq!(out, untouched, "nothing of the person's own is read");
        }
    }
    assert_eq!(everything(home.path()), before);
    let state = fs::read_to_string(home.path().join("state/dateline/state.ron")).expect("it is still there");
    assert_eq!(state, "(places: {\"built-in\": (1, \"invasion\")})");

    let mut command = dateline(home.path());
    let config = home.path().join("config/dateline/config.ron");
    command.args(["--keys", "j", "--print", "text", "--config"]).arg(config);
    assert!(run(command).out.contains("has been left"), "a configuration that is named is read");

    let empty = folder();
    for arguments in [&["--keys", "q"] as &[&str], &["list"], &["check"], &["show", "meeting"], &["when", "2021"]] {
        let mut command = dateline(empty.path());
        command.args(arguments);
        assert_eq!(run(command).code, Some(0));
    }
    assert_eq!(everything(empty.path()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_would_be_done_outside_is_named() {
    let home = folder();
    small(home.path(), &[]);
    let path = home.path().to_str().expect("letters");
    let shown = screen(&[path], "120x36", "g e");
    assert!(shown.contains("would open the editor at chronology.ron:"), "{shown}");
    assert!(screen(&[], "120x36", "ctrl-z").contains("would suspend"));
}

// ─── What is not there yet ──────────────────────────────────────────────────────────────────────────────

#[test]
#[ignore = "--known-on is not there yet"]
fn a_list_can_be_as_known_on_a_day() {
    assert_eq!(list(&json(&["list", "--format", "json", "--known-on", "2021-06"])).len(), 0);
    assert_eq!(list(&json(&["list", "--format", "json", "--known-on", "2023"])).len(), stage::built_in().event_count());
}

#[test]
#[ignore = "--without is not there yet"]
fn a_source_can_be_left_out() {
    let events = json(&["list", "--format", "json", "--without", "nairatalktoday", "-q", "id:data-shared"]);
    assert_ne!(text(&events[0], "standing"), "contested");
}

#[test]
#[ignore = "`dateline dates` is not there yet"]
fn the_dates_that_a_text_mentions_are_found() {
    let file = shipped().join("sources/coinomist.digest.txt");
    let dates = json(&["dates", file.to_str().expect("letters"), "--published", "2022-04-22", "--format", "json"]);
    for date in list(&dates) {
        has_keys(date, "start end text when rule");
    }
    assert!(list(&dates).iter().any(|date| text(date, "when") == "2019-10"));
}
