//! Hostile chronologies, opened one after another in one terminal: each is explored, or refused with a sentence that says
//! where and why, and the terminal is the same afterwards.
#![cfg(unix)]

#[path = "stage/evil.rs"]
mod evil;
#[path = "stage/pty.rs"]
mod pty;
mod stage;
#[path = "stage/strict.rs"]
mod strict;

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use evil::EVIL;
use pty::{Session, modes, unbalanced};
use stage::{DATELINE, SMALL, flowing, folder, put, small};
use strict::strays_in_lines;

/// Files of `tests/corpus` that are opened as they are, and what has to be read of each.
const OPENED: [(&str, &str); 20] = [
    ("chronologies/all-bytes.ron", "not UTF-8"),
    ("chronologies/utf-16-le.ron", "UTF-16"),
    ("chronologies/empty.ron", "1:1"),
    ("chronologies/nuls.ron", "1:1"),
    ("chronologies/elf.ron", "1:1"),
    ("chronologies/json.ron", "1:1"),
    ("chronologies/deep-brackets.ron", "1:"),
    ("chronologies/many-mistakes.ron", "1200 errors"),
    ("chronologies/title-not-closed.ron", "2:"),
    ("chronologies/title-escape-title.ron", "The coaster runs aground"),
    ("chronologies/title-escape-clear.ron", "The coaster runs aground"),
    ("chronologies/title-bidi-override.ron", "The coaster runs aground"),
    ("chronologies/title-c1-csi.ron", "The coaster runs aground"),
    ("chronologies/title-tower-of-marks.ron", "The coaster runs aground"),
    ("chronologies/file-leads-up.ron", "leads out"),
    ("chronologies/file-absolute.ron", "leads out"),
    ("chronologies/file-a-device.ron", "leads out"),
    ("chronologies/sources-in-a-circle.ron", "circle"),
    ("chronologies/unknown-field-hostile.ron", "3:"),
    ("chronologies/half-a-string.ron", "quotes of this string"),
];

/// What cannot be kept in a repository is made here: the small chronology with something wrong around it, by what it
/// is called, and what has to be read of it.
fn make(folder: &Path) -> Vec<(String, &'static str)> {
    let at = |name: &str| folder.join(name);
    let text = |name: &str| format!("{name}/ledger.txt");
    let with_text = |name: &str| {
        small(&at(name), &[]);
        fs::remove_file(at(&text(name))).expect("it was there");
    };
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
    let sparse = |path: &str, mebibytes: u64| {
        File::create(at(path)).and_then(|file| file.set_len(mebibytes << 20)).expect("a file of holes");
    };
    let evil = EVIL.replace(['/', '\0'], "");
    small(&at(&evil), &[]);
    with_text("a text that is a pipe");
    pipe(&at(&text("a text that is a pipe")));
    with_text("a text that is a folder");
    fs::create_dir(at(&text("a text that is a folder"))).expect("a folder");
    with_text("a text that leads out");
    symlink("/etc/passwd", at(&text("a text that leads out"))).expect("a link");
    with_text("a text that leads to itself");
    symlink("ledger.txt", at(&text("a text that leads to itself"))).expect("a link");
    with_text("a text of a million marks");
    put(folder, &text("a text of a million marks"), &format!("a{} The bridge fell\n", "\u{301}".repeat(1_000_000)));
    with_text("a text on one line");
    put(folder, &text("a text on one line"), &"The bridge fell and ".repeat(100_000));
    with_text("a text of holes");
    sparse(&text("a text of holes"), 257);
    small(&at("a broken pdf"), &[("ledger.txt", "ledger.pdf")]);
    put(folder, "a broken pdf/ledger.pdf", "%PDF-1.7\n1 0 obj << /Length 99999999999 >> stream");
    fs::create_dir(at("nothing in it")).expect("a folder");
    fs::create_dir_all(at("a folder in its place/chronology.ron")).expect("folders");
    fs::create_dir(at("a pipe in its place")).expect("a folder");
    pipe(&at("a pipe in its place/chronology.ron"));
    fs::create_dir(at("a device in its place")).expect("a folder");
    symlink("/dev/zero", at("a device in its place/chronology.ron")).expect("a link");
    fs::create_dir(at("a chronology of holes")).expect("a folder");
    sparse("a chronology of holes/chronology.ron", 1025);
    pipe(&at("a pipe"));
    small(&at("events that lead to themselves"), &[]);
    symlink(".", at("events that lead to themselves/events")).expect("a link");
    small(&at("events that are pipes"), &[]);
    fs::create_dir(at("events that are pipes/events")).expect("a folder");
    pipe(&at(&format!("events that are pipes/events/{evil}.ron")));
    put(folder, "--help", SMALL);
    [
        (evil.as_str(), "The bridge is built"),
        ("a text that is a pipe", "regular"),
        ("a text that is a folder", "regular"),
        ("a text that leads out", "leads out"),
        ("a text that leads to itself", "ledger.txt"),
        ("a text of a million marks", "The bridge is built"),
        ("a text on one line", "The bridge is built"),
        ("a text of holes", "256 MiB"),
        ("a broken pdf", "PDF"),
        ("nothing in it", "no such file"),
        ("a folder in its place", "regular"),
        ("a pipe in its place", "regular"),
        ("a device in its place", "leads out"),
        ("a chronology of holes", "1024 MiB"),
        ("a pipe", "neither a file"),
        ("events that lead to themselves", "passed over"),
        ("events that are pipes", "regular"),
        ("--help", "The bridge is built"),
        ("not there at all", "no such file"),
    ]
    .map(|(name, words)| (name.to_owned(), words))
    .into()
}

#[test]
fn one_after_another_is_explored_or_refused_and_the_terminal_is_the_same() {
    let home = folder();
    let dossiers = home.path().join("dossiers");
    fs::create_dir(&dossiers).expect("a folder");
    let mut told = make(&dossiers);
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for (path, words) in OPENED {
        told.push((corpus.join(path).to_str().expect("letters").to_owned(), words));
    }
    for (nth, (file, _)) in told.iter().enumerate() {
        put(&home.path().join("names"), &nth.to_string(), file);
    }
    // A shell that opens what it is told by number, and says how that ended and that the terminal is as it was.
    let script = format!(
        "cd dossiers; before=$(stty -g); while read -r nth; do '{DATELINE}' -- \"$(cat ../names/$nth)\"; status=$?; \
         [ \"$(stty -g)\" = \"$before\" ] && printf 'left number %d with %d\\n' $nth $status; done"
    );
    let (mut session, before) = Session::of("sh", &["-c", &script], home.path(), &[], 120, 36);
    for (nth, (file, words)) in told.iter().enumerate() {
        let (explored, refused) = (format!("left number {nth} with 0"), format!("left number {nth} with 2"));
        session.press(&format!("{nth}\n"));
        session.wait_for(&format!("the opening of {file:?}"), |session| {
            session.text().contains("? keys") || session.text().contains(&refused)
        });
        if session.text().contains(&refused) {
            assert!(said(&session).contains(words), "{file:?}\n{}", session.text());
        } else {
            if !said(&session).contains(words) {
                session.press("!");
                session.wait_for(&format!("“{words}” of {file:?}"), |session| said(session).contains(words));
                session.press("\u{1b}");
                session.until_gone("esc close");
            }
            session.press("q");
            session.until(&explored);
        }
        assert_eq!(
            (modes(session.master.as_ref()), unbalanced(&session.bytes())),
            (before.clone(), vec![]),
            "{file:?}"
        );
        assert_eq!(strays_in_lines(session.text().as_bytes()), Vec::<String>::new(), "{file:?}");
    }
}

/// The screen, and what stands in its rightmost pane without its line ends.
fn said(session: &Session) -> String {
    let screen = session.text();
    let pane: Vec<&str> = screen.lines().filter_map(|row| row.rsplit('│').next()).collect();
    format!("{screen}\n{}", flowing(&pane.join("\n")))
}
