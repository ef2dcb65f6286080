//! The documentation tells the truth: every file that a page shows is written, every command is run, and
//! what it prints is compared with the page. `UPDATE=1 cargo test --test worked_example` takes what the
//! commands print now into the pages.
//!
//! A fenced block says in its first line what it is: `ron file=PATH` or `text file=PATH` is a file in full,
//! `console` holds commands after `$ ` and what they print, `console exit=1` tells the last one's exit code.
//! `text copied=PATH keys=enter,y` holds what these keys copy in the explorer. A `ron` block of neither sort is an
//! excerpt from one of the files.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::app::{Effect, Message};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;

const FIXTURE: &str = "tests/fixtures/worked-example";

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A fenced block of a page.
struct Block {
    /// The words after the fence: the language, then `file=` or `exit=`.
    info: Vec<String>,
    lines: Vec<String>,
}

impl Block {
    fn language(&self) -> &str {
        self.info.first().map_or("", String::as_str)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.info.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// A page as prose and blocks in turn.
enum Piece {
    Prose(String),
    Block(Block),
}

fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<Block> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Block { info: info.split_whitespace().map(str::to_owned).collect(), lines: Vec::new() });
            }
            (None, None) => pieces.push(Piece::Prose(line.to_owned())),
            (Some(_), Some("")) => pieces.extend(open.take().map(Piece::Block)),
            (Some(block), _) => block.lines.push(line.to_owned()),
        }
    }
    assert!(open.is_none(), "a block is not closed");
    pieces
}

fn written(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Prose(line) => format!("{line}\n"),
        Piece::Block(block) => format!("```{}\n{}```\n", block.info.join(" "), block.text()),
    };
    pieces.iter().map(piece).collect()
}

/// What a shell prints for a command in `folder`, both streams together, and its exit code. No setting of
/// the person who runs the tests reaches it.
fn run(command: &str, folder: &Path) -> (String, i32) {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let beside = program.parent().expect("the program is in a folder").display();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{beside}:{path}"))
        .env("HOME", folder)
        .output()
        .expect("there is a shell");
    let printed = String::from_utf8(output.stdout).expect("dateline prints UTF-8");
    (printed, output.status.code().expect("no signal ended it"))
}

/// The block with what its commands print today.
fn replayed(block: &Block, folder: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    let mut code = 0;
    for command in block.lines.iter().filter_map(|line| line.strip_prefix("$ ")) {
        let (printed, exit) = run(command, folder);
        lines.push(format!("$ {command}"));
        lines.extend(printed.lines().map(str::to_owned));
        code = exit;
    }
    let expected = block.option("exit").map_or(0, |exit| exit.parse().expect("an exit code"));
    assert_eq!(code, expected, "the exit code of: {}", block.text());
    lines
}

/// What the last of some keys, with commas between them, puts into the clipboard in the explorer.
fn copied(chronology: &Path, keys: &str) -> String {
    let place = Place { root: Root::Path(chronology.to_owned()), originals: None };
    let mut session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it opens");
    let (before, last) = keys.rsplit_once(',').unwrap_or(("", keys));
    session.press_all(&before.replace(',', " ")).expect("keys");
    match session.app.update(Message::Key(last.parse().expect("a key"))) {
        Some(Effect::Copy { text, .. }) => text,
        other => panic!("{keys} copies nothing: {other:?}"),
    }
}

/// Goes through a page as its reader would, in `folder`.
fn follow(page: &str, folder: &Path) {
    let path = project(page);
    let before = fs::read_to_string(&path).expect("the page is there");
    let mut pieces = pieces(&before);
    for piece in &mut pieces {
        let Piece::Block(block) = piece else { continue };
        match (block.option("file"), block.language()) {
            (Some(file), _) => {
                let file = folder.join(file);
                fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder can be made");
                fs::write(file, block.text()).expect("the file can be written");
            }
            (None, "console") => block.lines = replayed(block, folder),
            (None, _) if block.option("copied").is_some() => {
                let chronology = folder.join(block.option("copied").unwrap_or_default());
                let text = copied(&chronology, block.option("keys").expect("keys"));
                block.lines = text.lines().map(str::to_owned).collect();
            }
            (None, "ron") => {
                let (excerpt, files) = (block.text(), tree(&project(FIXTURE)));
                assert!(
                    files.values().any(|file| file.contains(&excerpt)),
                    "{page}: in no file of the example:\n{excerpt}"
                );
            }
            _ => {}
        }
    }
    let after = written(&pieces);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, after).expect("the page can be written");
    } else {
        assert!(before == after, "{page} is out of date; UPDATE=1 rewrites it. It should be:\n{after}");
    }
}

/// Every file below a folder, by its path in it.
fn tree(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below the folder").to_owned();
                files.insert(name, fs::read_to_string(path).expect("the file is text"));
            }
        }
    }
    files
}

/// A folder with the finished example in it.
fn finished() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in tree(&project(FIXTURE)) {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(file, text).expect("the file can be written");
    }
    folder
}

#[test]
fn nothing_is_wrong_with_the_finished_example() {
    for (command, code) in [
        ("dateline check lighthouse --originals originals --strict", 0),
        ("dateline check lighthouse --strict", 0),
        ("dateline check every-field.ron --originals originals --strict", 0),
    ] {
        let (printed, exit) = run(command, finished().path());
        assert_eq!(exit, code, "{command}: {printed}");
        assert!(printed.contains("0 errors, 0 warnings"), "{command}: {printed}");
    }
}

#[test]
fn whoever_follows_the_worked_example_ends_with_its_files() {
    let folder = tempfile::tempdir().expect("a folder");
    follow("docs/file-format.md", folder.path());
    assert_eq!(tree(folder.path()), tree(&project(FIXTURE)));
}

#[test]
fn the_other_pages_show_what_the_commands_print() {
    for page in ["docs/command-line.md", "docs/configuration.md"] {
        follow(page, finished().path());
    }
}
