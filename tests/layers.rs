//! What is absent, written down: which module may use which, and which words may stand in which files.
//!
//! The sources are read as text, their comments and string literals taken out, and whatever is compiled for
//! tests only is left aside.

#[path = "stage/rust.rs"]
mod rust;

use std::collections::BTreeSet;

use rust::{Source, bare, has_word, is_word, program, sources, test_modules};

// ─── The layers ─────────────────────────────────────────────────────────────────────────────────────────

/// Each module, and what stands to its left.
const LAYERS: &[(&str, &[&str])] = &[
    ("when", &[]),
    ("model", &["when"]),
    ("text", &["when", "model"]),
    ("query", &["when", "model", "text"]),
    ("load", &["when", "model", "text"]),
    ("command", &[]),
    ("keymap", &["command"]),
    ("layout", &[]),
    ("phrases", &["when", "model", "text", "command"]),
    ("out", &["text"]),
    ("app", &["when", "model", "text", "query", "command", "keymap", "layout", "phrases"]),
    ("view", &["when", "model", "text", "query", "command", "keymap", "layout", "phrases", "app"]),
    (
        "shell",
        &["when", "model", "text", "query", "load", "command", "keymap", "layout", "phrases", "out", "app", "view"],
    ),
    (
        "cli",
        &[
            "when", "model", "text", "query", "load", "command", "keymap", "layout", "phrases", "out", "app", "view",
            "shell",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// The top modules that a file mentions, by `crate::…`, `crate::{…}`, `dateline::…` or a `super::` that leads
/// out to the root.
fn mentions(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let to_root = "super::".repeat(source.depth());
    for root in ["crate::", "dateline::", &to_root] {
        for (at, _) in source.code.match_indices(root) {
            if root != to_root && source.code[..at].ends_with(is_word) {
                continue;
            }
            if root == to_root && source.code[..at].ends_with("super::") {
                continue;
            }
            found.extend(first_names(&source.code[at + root.len()..]));
        }
    }
    found
}

/// `app` of `app::App`; `app` and `text` of `{app::App, text::{Body, Shown}}`.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|char| is_word(*char)).collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut depth = 0_usize;
    let mut names = vec![String::new()];
    for char in group.chars() {
        match char {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ => names.last_mut().expect("it begins with one").push(char),
        }
    }
    names.iter().map(|text| name(text)).filter(|name| !name.is_empty()).collect()
}

/// `module → module (file)`, for everything that stands to the right of what mentions it.
fn misplaced(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let module = source.module();
        let allowed = LAYERS.iter().find(|(name, _)| *name == module).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            found.push(format!("{module} has no layer ({})", source.path));
            continue;
        };
        for mentioned in mentions(source) {
            let is_module = LAYERS.iter().any(|(name, _)| *name == mentioned);
            if is_module && mentioned != module && !allowed.contains(&mentioned.as_str()) {
                found.push(format!("{module} → {mentioned} ({})", source.path));
            }
        }
    }
    found
}

// ─── The words ──────────────────────────────────────────────────────────────────────────────────────────

/// Words that do not stand in some files.
struct Rule {
    /// What is absent.
    says: &'static str,
    /// The files or folders that it is about (a prefix of the path); `""` is all of them.
    within: &'static [&'static str],
    /// The files that may.
    except: &'static [&'static str],
    /// Only files that mention this too.
    beside: Option<&'static str>,
    /// The words.
    words: &'static [&'static str],
    /// A file that breaks it, and is found out.
    broken: (&'static str, &'static str),
}

/// Everything left of the shell and the loader: no files, no clock, no threads.
const PURE: &[&str] =
    &["when/", "model/", "text/", "query/", "command.rs", "keymap.rs", "layout.rs", "phrases.rs", "app/", "view/"];

const RULES: &[Rule] = &[
    Rule {
        says: "only paint names ratatui's text types and writes into a buffer",
        within: &[""],
        // A paragraph of Markdown is none of ratatui's.
        except: &["view/paint.rs", "load/extract/markdown.rs"],
        beside: None,
        words: &[
            "ratatui::text",
            "Span::",
            "Line::from",
            "Line::raw",
            "Line::styled",
            "Text::from",
            "Text::raw",
            "Paragraph",
            ".set_symbol",
            ".set_char",
            ".set_string",
            ".set_stringn",
            ".set_line",
            ".set_span",
            ".set_style",
            ".cell_mut",
        ],
        broken: ("view/list.rs", "fn draw(buffer: &mut Buffer) { buffer.set_string(0, 0, title, style); }"),
    },
    Rule {
        says: "in the views only the door and paint name the buffer",
        within: &["view/"],
        except: &["view/paint.rs", "view/mod.rs"],
        beside: None,
        words: &["Buffer", "Cell"],
        broken: ("view/strip.rs", "use ratatui::buffer::Buffer;"),
    },
    Rule {
        says: "the views name roles; colours are named by the theme",
        within: &["view/"],
        except: &["view/theme.rs"],
        beside: None,
        words: &["Color"],
        broken: ("view/margin.rs", "let hue = ratatui::style::Color::Red;"),
    },
    Rule {
        says: "the view may look, not touch",
        within: &["view/"],
        except: &[],
        beside: None,
        words: &[
            "&mut App",
            "&mut Place",
            "&mut Desk",
            "&mut Outline",
            "&mut self.app",
            "&mut screen.app",
            "RefCell",
            "Mutex",
        ],
        broken: ("view/help.rs", "pub fn help(app: &mut App) {}"),
    },
    Rule {
        says: "crossterm's Event is named in one file",
        within: &[""],
        except: &["shell/input.rs"],
        beside: Some("crossterm"),
        words: &["Event", "KeyEvent", "MouseEvent", "KeyCode"],
        broken: ("shell/mod.rs", "use crossterm::event::{self, Event};"),
    },
    Rule {
        says: "only the shell names the terminal library",
        within: &[""],
        except: &["shell/"],
        beside: None,
        words: &["crossterm"],
        broken: ("app/run.rs", "crossterm::terminal::size()"),
    },
    Rule {
        says: "the domain knows no terminal",
        within: &["when/", "model/", "text/", "load/", "query/", "command.rs", "keymap.rs", "phrases.rs"],
        except: &[],
        beside: None,
        words: &["ratatui", "crossterm"],
        broken: ("text/wrap.rs", "use ratatui::layout::Rect;"),
    },
    Rule {
        says: "the state knows rectangles, and nothing else of ratatui",
        within: &["app/", "layout.rs"],
        except: &[],
        beside: None,
        words: &["ratatui::style", "ratatui::buffer", "ratatui::widgets", "ratatui::Terminal", "ratatui::Frame", "Rgb"],
        broken: ("app/mod.rs", "use ratatui::style::Style;"),
    },
    Rule {
        says: "no files, clocks, threads or environment left of the shell",
        within: PURE,
        except: &[],
        beside: None,
        words: &[
            "std::fs",
            "fs::read",
            "std::time",
            "Instant",
            "SystemTime",
            "Local::now",
            "Utc::now",
            "std::env",
            "env::var",
            "std::thread",
            "thread::spawn",
            "std::process",
            "stdout()",
            "stderr()",
        ],
        broken: ("app/run.rs", "let now = std::time::Instant::now();"),
    },
    Rule {
        says: "no file shapes in the domain and the state",
        within: &["when/", "model/", "text/", "query/", "app/", "layout.rs"],
        except: &[],
        beside: None,
        words: &["serde", "Serialize", "Deserialize", "ron::"],
        broken: ("model/event.rs", "#[derive(serde::Deserialize)] struct Event;"),
    },
    Rule {
        says: "no network",
        within: &[""],
        except: &[],
        beside: None,
        words: &["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"],
        broken: ("shell/worker.rs", "std::net::TcpStream::connect(host)"),
    },
    Rule {
        says: "no unsafe code",
        within: &[""],
        except: &[],
        beside: None,
        words: &["unsafe"],
        broken: ("text/lines.rs", "let word = unsafe { str::from_utf8_unchecked(bytes) };"),
    },
];

impl Rule {
    fn concerns(&self, source: &Source) -> bool {
        let under = |places: &[&str]| places.iter().any(|place| source.path.starts_with(place));
        under(self.within) && !under(self.except) && self.beside.is_none_or(|word| has_word(&source.code, word))
    }

    /// `file: word`, for every word that should not be there.
    fn broken_in(&self, sources: &[Source]) -> Vec<String> {
        let concerned = sources.iter().filter(|source| self.concerns(source));
        concerned
            .flat_map(|source| {
                let words = self.words.iter().filter(|word| has_word(&source.code, word));
                words.map(|word| format!("{}: {word}", source.path))
            })
            .collect()
    }
}

// ─── The files themselves ───────────────────────────────────────────────────────────────────────────────

/// The most lines that a file has.
const LONGEST: usize = 450;

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &["util", "helper", "manager", "handler", "misc", "common"];

fn too_long(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter(|source| source.whole.lines().count() > LONGEST);
    long.map(|source| format!("{}: {} lines", source.path, source.whole.lines().count())).collect()
}

fn without_meaning(sources: &[Source]) -> Vec<String> {
    let path = |source: &&Source| EMPTY_NAMES.iter().any(|name| source.path.contains(name));
    sources.iter().filter(path).map(|source| source.path.clone()).collect()
}

const NONE: Vec<String> = Vec::new();

#[test]
fn each_module_uses_only_what_stands_to_its_left() {
    assert_eq!(misplaced(&program(sources())), NONE);
}

#[test]
fn words_stand_only_where_they_may() {
    let program = program(sources());
    for rule in RULES {
        assert_eq!(rule.broken_in(&program), NONE, "{}", rule.says);
    }
}

#[test]
fn files_are_short_and_their_names_mean_something() {
    let sources = sources();
    assert_eq!(too_long(&sources), NONE);
    assert_eq!(without_meaning(&sources), NONE);
}

#[test]
fn the_rules_are_about_something() {
    let program = program(sources());
    assert!(program.len() > 60, "only {} files", program.len());
    for place in RULES.iter().flat_map(|rule| rule.within.iter().chain(rule.except)) {
        assert!(program.iter().any(|source| source.path.starts_with(place)), "nothing is at {place}");
    }
    for (module, _) in LAYERS {
        assert!(program.iter().any(|source| source.module() == *module), "there is no module {module}");
    }
    assert!(!program.iter().any(|source| source.path.contains("tests") || source.path.contains("laws")));
    let view = program.iter().filter(|source| source.module() == "view");
    assert!(view.flat_map(mentions).any(|module| module == "app"), "the mentions are not read");
}

#[test]
fn a_broken_rule_is_found_out() {
    for rule in RULES {
        let (path, code) = rule.broken;
        let found = rule.broken_in(&[Source::new(path, code)]);
        assert!(!found.is_empty(), "{}", rule.says);
        // The same in a comment, in a string, and in tests says nothing.
        let harmless = [
            format!("// {code}\n/* {code} /* {code} */ */"),
            format!("const SAID: &str = r##\"{code}\"##;"),
            format!("fn main() {{}}\n#[cfg(test)]\nmod tests {{\n{code}\n}}\n"),
        ];
        for text in harmless {
            assert_eq!(rule.broken_in(&[Source::new(path, &text)]), NONE, "{text}");
        }
    }
}

#[test]
fn a_misplaced_use_is_found_out() {
    for (path, code, expected) in [
        ("when/day.rs", "use crate::model::Event;", "when → model (when/day.rs)"),
        ("model/mod.rs", "fn at() -> crate::load::Root { todo!() }", "model → load (model/mod.rs)"),
        ("app/run.rs", "use crate::{text::{Body, Shown}, view::Screen};", "app → view (app/run.rs)"),
        ("layout.rs", "use crate::app::App;", "layout → app (layout.rs)"),
        ("layout.rs", "use super::app::App;", "layout → app (layout.rs)"),
        ("text/wrap.rs", "use super::super::query::find;", "text → query (text/wrap.rs)"),
        ("text/anchor/mod.rs", "use super::super::query::find;", "text → query (text/anchor/mod.rs)"),
        ("load/read.rs", "use crate::query::Index;", "load → query (load/read.rs)"),
        ("main.rs", "dateline::shell::explore(settings)", "main → shell (main.rs)"),
        ("stray.rs", "", "stray has no layer (stray.rs)"),
    ] {
        assert_eq!(misplaced(&[Source::new(path, code)]), [expected], "{code}");
    }
    for (path, code) in [
        ("model/mod.rs", "use crate::when::When; use crate::model::Event;"),
        ("view/list.rs", "use crate::app::{App, View};\nuse super::paint::Canvas;"),
        ("text/shown/cut.rs", "use super::super::emoji;"),
        ("when/mod.rs", "//! As crate::model has it.\nconst SAID: &str = \"crate::app\";"),
        ("load/mod.rs", "macro_rules! m { () => { $crate::model::Event } }"),
        ("when/mod.rs", "use edtf_crate::model::Date;"),
    ] {
        assert_eq!(misplaced(&[Source::new(path, code)]), NONE, "{code}");
    }
}

#[test]
fn literals_and_comments_are_taken_out() {
    for (text, expected) in [
        ("a // b\nc", "a  \nc"),
        ("a /* b /* c */ d */ e", "a   e"),
        (r#"a "b \" c" d"#, "a   d"),
        (r##"a r#"b " c"# d"##, "a   d"),
        (r"a '\'' b '“' c", "a   b   c"),
        ("fn a<'b>(c: &'b str) {}", "fn a<'b>(c: &'b str) {}"),
        ("for r in rows {}", "for r in rows {}"),
    ] {
        assert_eq!(bare(text), expected, "{text}");
    }
    let source = Source::new("text/wrap.rs", "fn a() {}\n#[cfg(test)]\nmod tests;\n");
    assert_eq!(test_modules(&source), ["text/wrap/tests"]);
    let source = Source::new("query/mod.rs", "#[cfg(test)]\nmod laws;\nmod find;\n");
    assert_eq!(test_modules(&source), ["query/laws"]);
}

#[test]
fn a_long_file_and_an_empty_name_are_found_out() {
    let long = Source::new("view/list.rs", &"line\n".repeat(LONGEST + 1));
    assert_eq!(too_long(&[long]), [format!("view/list.rs: {} lines", LONGEST + 1)]);
    assert_eq!(too_long(&[Source::new("view/list.rs", &"line\n".repeat(LONGEST))]), NONE);
    assert_eq!(without_meaning(&[Source::new("app/utils.rs", "")]), ["app/utils.rs"]);
}
