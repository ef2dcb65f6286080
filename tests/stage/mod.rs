//! What the tests of the whole program share: a home of its own for every run, chronologies to write down,
//! and the program as a process.
#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use dateline::load::{Root, load};
use dateline::model::Chronology;
use tempfile::TempDir;

/// The program.
pub const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

/// A folder that is thrown away.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file and the folders above it.
pub fn put(folder: &Path, file: &str, text: &str) -> PathBuf {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(&path, text).expect("a file");
    path
}

/// A folder with these files.
pub fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let home = folder();
    for (file, text) in files {
        put(home.path(), file, text);
    }
    home
}

/// A RON string.
pub fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What the environment holds for every run: nothing of the person who runs the tests.
pub fn environment(home: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut environment = vec![
        ("HOME", home.to_owned()),
        ("XDG_CONFIG_HOME", home.join("config")),
        ("XDG_STATE_HOME", home.join("state")),
        ("XDG_CACHE_HOME", home.join("cache")),
        ("XDG_DATA_HOME", home.join("data")),
        ("TERM", "xterm-256color".into()),
    ];
    environment.extend(std::env::var_os("PATH").map(|path| ("PATH", path.into())));
    environment
}

/// The program as a process, at home in `home`.
pub fn dateline(home: &Path) -> Command {
    let mut command = Command::new(DATELINE);
    command.env_clear().envs(environment(home)).timeout(std::time::Duration::from_secs(30));
    command
}

/// What a run left: exit code, standard output, standard error.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs it.
pub fn run(mut command: Command) -> Ran {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs it with some arguments, in a home that nobody has lived in.
pub fn ran(arguments: &[&str]) -> Ran {
    let home = folder();
    let mut command = dateline(home.path());
    command.args(arguments);
    run(command)
}

/// The screen after some keys, without colours.
pub fn screen(arguments: &[&str], size: &str, keys: &str) -> String {
    let home = folder();
    let mut command = dateline(home.path());
    command.args(arguments).args(["--print", "text", "--size", size, "--keys", keys]).env("NO_COLOR", "1");
    let ran = run(command);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?} {keys}");
    ran.out
}

/// A text whose lines and blanks do not matter: what is wrapped in a column reads on.
pub fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folder of the built-in chronology.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/binance-russia")
}

/// The built-in chronology.
pub fn built_in() -> Chronology {
    load(&Root::BuiltIn, None).expect("it is part of the program").chronology
}

/// The title of an event of the built-in chronology: it may be worded anew.
pub fn title(key: &str) -> String {
    let chronology = built_in();
    let event = chronology.event_by_key(key).expect("there is such an event");
    chronology.event_title(event).to_owned()
}

/// Copies a folder and everything below it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let there = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).expect("a copy");
        }
    }
}

/// Everything below a folder, files and folders.
pub fn everything(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A small chronology with nothing wrong: two sources that disagree.
pub const SMALL: &str = r#"Chronology(
    title: "The bridge",
    about: "A bridge, and who says that it fell.",
    sources: [
        Source(
            id: "ledger",
            title: "Bridge down",
            outlet: "The Ledger",
            published: "2020-05-02",
            texts: [Text(kind: Original, file: "ledger.txt")],
        ),
        Source(
            id: "herald",
            title: "Bridge stands",
            outlet: "The Herald",
            published: "2020-05-03",
            texts: [Text(kind: Original, file: "herald.txt")],
        ),
    ],
    events: [
        Event(
            id: "built",
            when: "1912",
            title: "The bridge is built",
            tags: ["bridge"],
            citations: [Citation(source: "ledger", quote: "built in 1912", lines: "2")],
        ),
        Event(
            id: "fell",
            when: "2020-05-01",
            title: "The bridge is said to fall",
            tags: ["bridge"],
            citations: [
                Citation(source: "ledger", quote: "The bridge fell into the river on Friday", lines: "1"),
                Citation(source: "herald", quote: "No bridge has fallen", lines: "1", stance: Denies, by: "the mayor"),
            ],
        ),
    ],
)
"#;

/// The texts of [`SMALL`].
pub const SMALL_TEXTS: [(&str, &str); 2] = [
    (
        "ledger.txt",
        "The bridge fell into the river on Friday, the ferryman says.\nIt was built in 1912.\nA ferry crossed, but not at night.\n",
    ),
    ("herald.txt", "No bridge has fallen, the mayor says.\nThe mayor was on it on Saturday.\n"),
];

/// Writes [`SMALL`] and its texts, with some words of it replaced.
pub fn small(folder: &Path, changes: &[(&str, &str)]) {
    let mut text = SMALL.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old} is in the small chronology");
        text = text.replace(old, new);
    }
    put(folder, "chronology.ron", &text);
    for (file, text) in SMALL_TEXTS {
        put(folder, file, text);
    }
}

/// A folder with the small chronology in `bridge`.
pub fn bridge(changes: &[(&str, &str)]) -> (TempDir, String) {
    let home = folder();
    small(&home.path().join("bridge"), changes);
    let path = home.path().join("bridge").to_str().expect("letters").to_owned();
    (home, path)
}
