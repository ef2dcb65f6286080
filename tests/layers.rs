//! What is absent, written down: which module may use which, and which words may stand in which files.
//!
//! The sources are read as text, their comments and string literals taken out, and whatever is compiled for
//! tests only is left aside.

#[path = "stage/rules.rs"]
mod rules;
#[path = "stage/rust.rs"]
mod rust;

use std::collections::BTreeSet;

use rules::RULES;
use rust::{Source, bare, is_word, program, sources, test_modules};

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

// ─── The files themselves ───────────────────────────────────────────────────────────────────────────────

/// The most lines that a file has.
const LONGEST: usize = 400;

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
