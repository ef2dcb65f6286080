//! The command line that scripts depend on: exit codes, formats, and words on the right stream.

#[path = "stage/json.rs"]
mod json;
mod stage;

use std::fs;

use json::{LISTED, has_keys, json, list, text};
use serde_json::Value;
use stage::{Ran, flowing, folder, put, ran, shipped};

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
    // dates
    Case {
        arguments: &["dates", "no/such/file", "--published", "2022"],
        code: 2,
        out: &[],
        err: &["no/such/file cannot be read"],
    },
    Case { arguments: &["dates", "no/such/file"], code: 2, out: &[], err: &["--published"] },
    Case { arguments: &["dates", "/dev/null", "--published", "2022"], code: 2, out: &[], err: &["not a regular file"] },
    Case {
        arguments: &["dates", "Cargo.toml", "--published", "2022-4"],
        code: 2,
        out: &[],
        err: &["--published", "2022-04"],
    },
    Case {
        arguments: &["dates", "clippy.toml", "--published", "2022", "--language", "xx"],
        code: 2,
        out: &[],
        err: &["--language “xx”: dates are read in en, de"],
    },
    Case {
        arguments: &["dates", "clippy.toml", "--published", "2022", "--language", "de-AT"],
        code: 0,
        out: &[],
        err: &["no date"],
    },
    Case {
        arguments: &["dates", "clippy.toml", "--published", "2022", "--format", "json"],
        code: 0,
        out: &["[]"],
        err: &[],
    },
    Case { arguments: &["dates", "clippy.toml", "--published", "2022"], code: 0, out: &[], err: &["mentions no date"] },
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
    has_keys(&event, &format!("{LISTED} account first_report first_denial passages"));
    let passages = list(&event["passages"]);
    assert_eq!(passages.len(), 5);
    for passage in passages {
        for key in ["source", "outlet", "title", "derived_from", "stance", "verdict", "lines", "passage", "quote"] {
            assert!(passage.get(key).is_some(), "{key} is missing from {passage}");
        }
        assert_eq!(passage["passage"], passage["quote"], "found word for word");
    }
    assert_eq!(passages[0]["derived_from"], serde_json::json!(["reuters"]));
    has_keys(&event["first_report"], "sources days words");
    assert_eq!(event["first_report"]["sources"], serde_json::json!(["coinomist"]));
    assert_eq!(event["first_denial"]["sources"], serde_json::json!(["nairatalktoday"]));
    let silent = json(&["show", "first-visit", "--without", "coinomist", "--format", "json"]);
    assert!(silent["first_report"].is_null(), "{silent}");
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

// ─── Which sources count ────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_list_can_be_as_known_on_a_day() {
    assert_eq!(list(&json(&["list", "--format", "json", "--known-on", "2021-06"])).len(), 0);
    assert_eq!(list(&json(&["list", "--format", "json", "--known-on", "2023"])).len(), stage::built_in().event_count());
}

#[test]
fn a_source_can_be_left_out() {
    let events = json(&["list", "--format", "json", "--without", "nairatalktoday", "-q", "id:data-shared"]);
    assert_ne!(text(&events[0], "standing"), "contested");
}

#[test]
fn what_does_not_count_is_named_beside_an_event() {
    let shown = ran(&["show", "data-shared", "--without", "nairatalktoday"]).out;
    let shown = flowing(&shown);
    assert!(shown.contains("Counted: without NairaTalkToday"), "{shown}");
    assert!(shown.contains("Not counted: NairaTalkToday denies, by Binance"), "{shown}");
    assert!(!shown.contains("Standing: contested"), "{shown}");
    let passages = json(&["show", "data-shared", "--without", "nairatalktoday", "--format", "json"]);
    assert!(list(&passages["passages"]).iter().all(|passage| text(passage, "source") != "nairatalktoday"));
    for (arguments, why) in [
        (["list", "--without", "nairatalktodai"], "did you mean “nairatalktoday”?"),
        (["list", "--known-on", "2021-13"], "there is no month 13"),
    ] {
        let refused = ran(&arguments);
        assert_eq!(refused.code, Some(2));
        assert!(refused.err.contains(why), "{}", refused.err);
    }
}

// ─── dates ──────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_dates_that_a_text_mentions_are_found() {
    let file = shipped().join("sources/coinomist.digest.txt");
    let dates = json(&["dates", file.to_str().expect("letters"), "--published", "2022-04-22", "--format", "json"]);
    let content = std::fs::read_to_string(&file).expect("the digest");
    for date in list(&dates) {
        has_keys(date, "start end text when rule");
        let byte = |key: &str| usize::try_from(date[key].as_u64().expect("a number")).expect("a place in the file");
        assert_eq!(&content[byte("start")..byte("end")], text(date, "text"), "{date}");
    }
    let found: Vec<_> = list(&dates).iter().map(|date| (text(date, "when"), text(date, "rule"))).collect();
    for expected in
        [("2019-10", "month-year"), ("2022-02-24", "day-month"), ("2022-03-14", "day-month"), ("2021", "year")]
    {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn the_dates_of_an_extracted_text_count_in_what_was_extracted() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.html");
    std::fs::write(&page, "<!doctype html><title>T</title><p>Kyïv, <b>24&nbsp;February</b></p>").expect("a page");
    let page = page.to_str().expect("letters");
    let dates = json(&["dates", page, "--published", "2022-04-22", "--format", "json"]);
    let [date] = list(&dates) else { panic!("{dates}") };
    assert_eq!((text(date, "when"), date["start"].as_u64()), ("2022-02-24", Some(7)), "{date}");
    let read = ran(&["dates", page, "--published", "2022-04-22"]);
    assert_eq!((read.code, read.out.as_str()), (Some(0), "1: “24 February”: Thursday 24 February 2022 (day-month)\n"));
}
