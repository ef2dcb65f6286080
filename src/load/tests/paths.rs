//! What is read from a folder, and what is not.

#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::load::files::{Files, Refusal};
use crate::text::Originals;

const MAIN: &str = "(title: \"T\", sources: [(id: \"s\", title: \"S\")])";

#[cfg(unix)]
#[test]
fn nothing_leads_out_of_the_folder() {
    let outside = folder(&[("secret.txt", "secret"), ("inner/x.txt", "x")]);
    let folder =
        folder(&[("a.txt", "text"), ("deep/b.txt", "b"), ("long.txt", "12345678901"), ("cap.txt", "1234567890")]);
    let at = |name: &str| folder.path().join(name);
    symlink(outside.path().join("secret.txt"), at("out.txt")).expect("linked");
    symlink("../secret.txt", at("up.txt")).expect("linked");
    symlink(outside.path(), at("outdir")).expect("linked");
    symlink("deep/b.txt", at("in.txt")).expect("linked");
    symlink("loop.txt", at("loop.txt")).expect("linked");
    symlink("/dev/zero", at("zero.txt")).expect("linked");
    let made = Command::new("mkfifo").arg(at("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("bound");
    let files = Files::folder("testing", folder.path()).expect("it is there");
    let absolute = at("a.txt").to_string_lossy().into_owned();
    for (path, expected) in [
        ("a.txt", Ok("text")),
        ("./a.txt", Ok("text")),
        ("deep/b.txt", Ok("b")),
        ("in.txt", Ok("b")),
        ("cap.txt", Ok("1234567890")),
        ("long.txt", Err(Refusal::TooLong(10))),
        ("", Err(Refusal::Absent)),
        ("none.txt", Err(Refusal::Absent)),
        ("a.txt/x", Err(Refusal::Absent)),
        ("deep", Err(Refusal::NoFile)),
        (".", Err(Refusal::NoFile)),
        ("pipe", Err(Refusal::NoFile)),
        ("socket", Err(Refusal::NoFile)),
        ("../a.txt", Err(Refusal::Outside)),
        ("deep/../a.txt", Err(Refusal::Outside)),
        (absolute.as_str(), Err(Refusal::Outside)),
        ("/etc/passwd", Err(Refusal::Outside)),
        ("out.txt", Err(Refusal::Outside)),
        ("up.txt", Err(Refusal::Outside)),
        ("outdir/secret.txt", Err(Refusal::Outside)),
        ("zero.txt", Err(Refusal::Outside)),
    ] {
        let read = files.read(path, 10).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(read, expected.map(str::to_owned), "{path}");
    }
    for path in ["loop.txt", "a\0.txt"] {
        assert!(files.read(path, 10).is_err(), "{path:?}");
    }
}

/// Whatever a path is made of, no byte from outside comes in by it.
#[cfg(unix)]
#[test]
fn no_path_leads_out() {
    const SECRET: &str = "what stands outside";
    let outside = folder(&[("secret.txt", SECRET), ("deep/secret.txt", SECRET)]);
    let folder = folder(&[("inner/a.txt", "text"), ("inner/deep/b.txt", "b"), ("secret.txt", SECRET)]);
    let at = |name: &str| folder.path().join("inner").join(name);
    symlink(outside.path(), at("outdir")).expect("linked");
    symlink(outside.path().join("secret.txt"), at("out.txt")).expect("linked");
    symlink("..", at("up")).expect("linked");
    symlink("../secret.txt", at("up.txt")).expect("linked");
    symlink("../up/secret.txt", at("deep/up.txt")).expect("linked");
    symlink("../deep", at("deep/in")).expect("linked");
    symlink("/", at("root")).expect("linked");
    let files = Files::folder("testing", &folder.path().join("inner")).expect("it is there");
    let absolute = outside.path().join("secret.txt").to_string_lossy().into_owned();
    let parts = [
        "..",
        ".",
        "",
        "a.txt",
        "b.txt",
        "deep",
        "in",
        "inner",
        "outdir",
        "out.txt",
        "up",
        "up.txt",
        "root",
        "etc",
        "passwd",
        "secret.txt",
        "\0",
        "~",
        "…",
        "a\0/..",
    ];
    let parts: Vec<String> = parts.map(str::to_owned).into_iter().chain([absolute]).collect();
    let inside = |path: &str| {
        let bytes = files.read(path, 1 << 20).ok()?;
        Some(bytes == b"text" || bytes == b"b")
    };
    // Every path of up to three parts, so that how many lead to a file of the folder is no matter of chance.
    let longer = |paths: &[String]| -> Vec<String> {
        paths.iter().flat_map(|path| parts.iter().map(move |part| format!("{path}/{part}"))).collect()
    };
    let two = longer(&parts);
    let three = longer(&two);
    let short: Vec<(&String, bool)> =
        parts.iter().chain(&two).chain(&three).filter_map(|path| Some((path, inside(path)?))).collect();
    assert!(short.iter().all(|(_, inside)| *inside), "{short:?}");
    assert_eq!(short.len(), 9, "so many lead to a file of the folder: {short:?}");
    let config = ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(path in proptest::collection::vec(proptest::sample::select(parts.clone()), 4..9))| {
        let path = path.join("/");
        prop_assert_ne!(inside(&path), Some(false), "{:?}", path);
    });
}

#[cfg(unix)]
#[test]
fn event_files_are_read_in_order_and_links_do_not_go_in_circles() {
    let event = |id: &str| {
        format!("[(id: \"{id}\", when: \"2022\", title: \"T\", citations: [(source: \"s\", lines: \"1\")])]")
    };
    let folder = folder(&[
        ("chronology.ron", MAIN),
        ("events/b/c.ron", &event("c")),
        ("events/a.ron", &event("a")),
        ("events/z.ron", &event("z")),
        ("events/.hidden.ron", "("),
        ("events/notes.txt", "("),
        ("other/d.ron", "("),
    ]);
    symlink("..", folder.path().join("events/b/up")).expect("linked");
    symlink("/etc/passwd", folder.path().join("events/y.ron")).expect("linked");
    let loaded = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
    let labels: Vec<&str> = loaded.files.iter().map(|file| file.label.as_str()).collect();
    assert_eq!(labels, ["chronology.ron", "events/a.ron", "events/b/c.ron", "events/y.ron", "events/z.ron"]);
    assert_eq!(loaded.files[1].path, Some(folder.path().join("events/a.ron")));
    assert_eq!(kept(&loaded), ["a", "c", "z"]);
    assert_eq!(
        rendered(&loaded.diagnostics),
        [
            "events/b/up:1:1 warning this is passed over | event files are looked for in folders, not through links; their names are UTF-8",
            "events/y.ron:1:1 error this path leads out of the chronology’s folder | put a copy of the file into the folder",
        ]
    );
}

#[test]
fn a_chronology_is_a_folder_or_a_file() {
    let event = "(id: \"a\", when: \"2022\", title: \"T\", citations: [(source: \"s\", lines: \"1\")])";
    let single = format!("(title: \"One\", sources: [(id: \"s\", title: \"S\")], events: [{event}])");
    let folder = folder(&[
        ("chronology.ron", MAIN),
        ("events/a.ron", &format!("[{event}]")),
        ("one.ron", &single),
        ("empty/x.txt", ""),
    ]);
    #[cfg(unix)]
    symlink("../one.ron", folder.path().join("empty/link.ron")).expect("linked");
    for (path, expected) in [
        ("", Ok(("T", 2))),
        ("chronology.ron", Ok(("T", 2))),
        ("one.ron", Ok(("One", 1))),
        #[cfg(unix)]
        ("empty/link.ron", Ok(("One", 1))),
        ("none", Err("none: there is no such file or folder")),
        ("one.ron/x", Err("one.ron/x: it is not a folder")),
        ("empty", Err("chronology.ron: there is no such file")),
    ] {
        match (load(&Root::Path(folder.path().join(path)), None), expected) {
            (Ok(loaded), Ok(expected)) => {
                assert_eq!((loaded.chronology.title(), loaded.files.len()), expected, "{path}");
                assert_eq!((kept(&loaded), rendered(&loaded.diagnostics)), (vec!["a"], vec![]), "{path}");
            }
            (Err(error), Err(expected)) => {
                let told = error.to_string();
                assert!(told.starts_with("opening the chronology /") && told.ends_with(expected), "{told}");
                assert_eq!(error.hint, "name a folder that holds chronology.ron, or a RON file");
            }
            (found, expected) => panic!("{path}: {found:?}, not {expected:?}"),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_chronology() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let error = load(&Root::Path(pipe), None).expect_err("a pipe is refused");
    assert_eq!(error.message, "it is neither a file nor a folder");
}

#[test]
fn originals_are_found_by_fingerprint() {
    let (held, lost, shipped) = ("line one\nline two\n", "gone", "shipped");
    let source = |id: &str, texts: &str| format!("(id: \"{id}\", title: \"S\", texts: [{texts}])");
    let sealed =
        |content: &str| format!("(kind: Original, sha256: \"{}\")", fingerprint(content.as_bytes()).to_uppercase());
    let main = format!(
        "(title: \"T\", sources: [{}, {}, {}, {}])",
        source("a", &sealed(held)),
        source("b", &sealed(lost)),
        source("c", &format!("(kind: Original, file: \"c.txt\", sha256: \"{}\")", fingerprint(shipped.as_bytes()))),
        source("d", &format!("(kind: Original, file: \"none.txt\", sha256: \"{}\")", fingerprint(held.as_bytes()))),
    );
    let project = folder(&[("chronology.ron", &main), ("c.txt", shipped)]);
    let originals =
        folder(&[("0.txt", held), ("1.txt", shipped), ("2.txt", "a stranger"), ("deep/3.txt", lost), (".4", lost)]);
    let root = Root::Path(project.path().to_owned());
    let loaded = load(&root, Some(originals.path())).expect("both are there");
    let text = TextId::new;
    assert_eq!(
        loaded.originals,
        Some(Originals {
            folder: originals.path().display().to_string(),
            matched: vec![(text(0), "0.txt".to_owned()), (text(3), "0.txt".to_owned())],
            strangers: vec!["2.txt".to_owned()],
            absent: vec![text(1)],
        })
    );
    let body = loaded.shelf.get(text(0)).expect("it was found");
    assert_eq!(
        (body.content.as_str(), body.lines.count(), body.sealed, body.label.as_str()),
        (held, 2, Some(true), "0.txt")
    );
    assert!(loaded.shelf.get(text(1)).is_none());
    let without = load(&root, None).expect("it is there");
    assert_eq!(without.originals, None);
    assert!(without.shelf.get(text(0)).is_none() && without.shelf.get(text(2)).is_some());
    let error = load(&root, Some(&originals.path().join("none"))).expect_err("there is no such folder");
    assert_eq!(
        (error.doing, error.message.as_str()),
        ("opening the folder of originals", "there is no such file or folder")
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_text() {
    let main = "(title: \"T\", sources: [(id: \"s\", title: \"S\", texts: [(kind: Digest, file: \"s.txt\")])])";
    let loaded = given(&[("chronology.ron", &format!("\u{feff}{main}")), ("s.txt", "\u{feff}a\0b\n")]);
    let body = loaded.shelf.get(TextId::new(0)).expect("it was read");
    assert_eq!((body.content.as_str(), body.skipped), ("a\0b\n", 3));
    assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn ron_is_utf_8_and_nothing_else() {
    let utf_16 =
        |text: &str| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let cases: &[(Vec<u8>, &str)] = &[
        (utf_16("[]"), "events/a.ron:1:1 error this file is UTF-16 | save it as UTF-8"),
        (
            b"[(id: \"caf\xE9\")]".to_vec(),
            "events/a.ron:1:1 error this file is not UTF-8: the first bad byte is at offset 10 | save it as UTF-8",
        ),
    ];
    for (bytes, expected) in cases {
        let folder = folder(&[("chronology.ron", "(title: \"T\")"), ("events/a.ron", "")]);
        write(folder.path(), "events/a.ron", bytes);
        let loaded = load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology");
        assert_eq!(rendered(&loaded.diagnostics), [*expected]);
    }
}
