//! The hostile files of `tests/corpus`: each is small and has one thing wrong, or one thing odd. They are made here, so
//! that what cannot be seen in a file can be read; `UPDATE=1 cargo test --test corpus` writes them.

mod chronologies;
mod events;
mod pages;
mod plain;
mod short;

/// A hostile file: its path below `tests/corpus`, and its bytes.
pub type Hostile = (String, Vec<u8>);

/// All of them, in order of their paths.
pub fn all() -> Vec<Hostile> {
    let groups = [
        ("chronologies", "ron", chronologies::files()),
        ("events", "ron", events::files()),
        ("plain", "txt", plain::files()),
        ("html", "html", pages::html()),
        ("markdown", "md", pages::markdown()),
        ("dates", "edtf", short::dates()),
        ("queries", "query", short::queries()),
        ("quotations", "txt", short::quotations()),
    ];
    let mut all: Vec<Hostile> = Vec::new();
    for (folder, end, files) in groups {
        all.extend(files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}.{end}"), bytes)));
    }
    all.sort();
    all
}

/// A file of a group: its name without its end.
type Named = (String, Vec<u8>);

/// Files of which the bytes are letters.
fn written<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Vec<Named> {
    files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
}

/// The characters that do harm or cannot be seen, with a name for each.
const CHARACTERS: [(&str, &str); 24] = [
    ("nul", "\0"),
    ("bell", "\u{7}"),
    ("backspace", "\u{8}\u{8}\u{8}"),
    ("vertical-tab", "\u{b}\u{c}"),
    ("lone-cr", "\r"),
    ("escape-colour", "\u{1b}[31m"),
    ("escape-clear", "\u{1b}[2J\u{1b}[H"),
    ("escape-title", "\u{1b}]0;owned\u{7}"),
    ("escape-clipboard", "\u{1b}]52;c;cm0gLXJm\u{7}"),
    ("escape-link", "\u{1b}]8;;http://evil.example\u{1b}\\here\u{1b}]8;;\u{1b}\\"),
    ("escape-unfinished", "\u{1b}["),
    ("delete", "\u{7f}"),
    ("c1-csi", "\u{9b}31m"),
    ("c1-string", "\u{90}q\u{9c}"),
    ("next-line", "\u{85}"),
    ("bidi-override", "\u{202e}desrever\u{202c}"),
    ("bidi-isolate", "\u{2066}\u{2067}\u{2069}"),
    ("zero-width", "\u{200b}\u{200c}\u{200d}\u{2060}"),
    ("soft-hyphen", "so\u{ad}ft"),
    ("byte-order-mark-inside", "\u{feff}"),
    ("line-separator", "\u{2028}\u{2029}"),
    ("tags", "\u{e0041}\u{e007f}"),
    ("noncharacter", "\u{fffe}\u{ffff}\u{10ffff}"),
    (
        "tower-of-marks",
        "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{30d}\u{30e}\u{30f}\u{310}\u{311}",
    ),
];
