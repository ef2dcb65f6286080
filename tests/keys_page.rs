//! `docs/keys.md` is made from the keymap; `UPDATE=1 cargo test --test keys_page` rewrites it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use dateline::command::Command;
use dateline::keymap::{Context, Key, Keymap};

const INTRODUCTION: &str = "\
# Keys

This page is made from the keymap, `assets/keymap.ron`. It is not edited by hand:
`UPDATE=1 cargo test --test keys_page` rewrites it. [Configuration](configuration.md) says how to change keys.

A key is looked up in the context one is in, and then in *everywhere*. Where text is typed – in the search,
the palette and the help – only that context counts, and every other character is text.
On Russian, Ukrainian and Greek keyboards the commands lie on the same places as on a Latin one.
";

/// What a context is, in a sentence below its heading.
fn about(context: Context) -> &'static str {
    match context {
        Context::Everywhere => "In every view, wherever no text is typed.",
        Context::Timeline => "The axis, the list of events and the passages of the selected one.",
        Context::FaceOff => "Two passages of one event, beside each other.",
        Context::Matrix => "Events down, sources across.",
        Context::Reader => "A source in full.",
        Context::Axis => "The axis on the whole screen: the events on their places in time, in lanes.",
        Context::Marking => {
            "The reader, while words are marked; up and down take in whole lines, tab goes to the other end."
        }
        Context::Search => "While a search is typed, for events or in a text.",
        Context::Facets => "The facets with their counts.",
        Context::Sources => "The sources that can be left out.",
        Context::Bookmarks => "The bookmarks, and the time between them.",
        Context::Crowd => {
            "The events that share a column of a crowded lane of the axis: one is gone to, and read at the second press."
        }
        Context::Link => "The web address of a source, and that of its archived copy.",
        Context::Palette => "The list of all commands.",
        Context::Help => "The page of keys and marks.",
        Context::Diagnostics => "The problems of the files, and the list of originals.",
    }
}

/// A key as code in a table; a bar would end the cell.
fn cell(key: Key) -> String {
    format!("`{}`", key.to_string().replace('|', "\\|"))
}

fn page() -> String {
    let keymap = Keymap::built_in();
    let mut page = INTRODUCTION.to_owned();
    let mut write = |text: String| page.write_str(&text).expect("a String takes any text");
    for context in Context::ALL {
        let mut commands: Vec<Command> = Vec::new();
        for (at, _, command) in keymap.iter() {
            if at == context && !commands.contains(&command) {
                commands.push(command);
            }
        }
        write(format!("\n## {}\n\n{}\n", context.name(), about(context)));
        if commands.is_empty() {
            write("\nNo keys of its own.\n".to_owned());
            continue;
        }
        write("\n| key | command | what it does |\n|---|---|---|\n".to_owned());
        for command in commands {
            let own = keymap.iter().filter(|(at, _, of)| *at == context && *of == command);
            let keys: Vec<String> = own.map(|(_, key, _)| cell(key)).collect();
            write(format!("| {} | `{}` | {} |\n", keys.join(" "), command.name(), command.help()));
        }
    }
    write("\n## Without a key\n\nThese are in the palette: press `:` and type the name.\n".to_owned());
    write("\n| command | what it does |\n|---|---|\n".to_owned());
    for command in Command::ALL.iter().filter(|command| !keymap.iter().any(|(_, _, of)| of == **command)) {
        write(format!("| `{}` | {} |\n", command.name(), command.help()));
    }
    page
}

#[test]
fn the_page_is_what_the_keymap_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/keys.md is out of date: UPDATE=1 cargo test --test keys_page rewrites it");
}

/// The configuration page names every context that a key can be set for.
#[test]
fn the_configuration_names_every_context() {
    let page = include_str!("../docs/configuration.md");
    let sentence = page.split("`context` is one of ").nth(1).and_then(|rest| rest.split("`keys`").next());
    let names: Vec<&str> = sentence.expect("the sentence").split('`').skip(1).step_by(2).collect();
    assert_eq!(names, Context::ALL.map(Context::name));
}
