//! The same queries over the same titles through dateline and its peers: `peers.sh` beside this package runs all of it.
//!
//! All of them take turns, so that a busy machine is unjust to none; what is printed is the median of so many turns, and
//! the least in brackets.
//!
//! ```text
//! dateline-peers matchers CHRONOLOGY TURNS
//! dateline-peers titles EVENTS FILE
//! dateline-peers commands DATELINE CHRONOLOGY TITLES CACHE TURNS
//! ```

#[path = "../../stage/big/mod.rs"]
mod big;
mod commands;
#[path = "../../stage/finding.rs"]
mod finding;
mod matchers;
mod times;

use std::fs::File;
use std::io::{self, BufWriter, Write};

use big::{Plan, Story};
use commands::Commands;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |written: &str| written.parse::<usize>().map_err(io::Error::other);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let table = match arguments[..] {
        ["matchers", chronology, turns] => matchers::table(chronology.into(), number(turns)?)?,
        ["titles", events, file] => return write_titles(&story(number(events)?), file),
        ["commands", dateline, chronology, titles, cache, turns] => {
            let [dateline, chronology, titles, cache] = [dateline, chronology, titles, cache].map(str::as_ref);
            Commands { dateline, chronology, titles, cache }.table(number(turns)?)?
        }
        _ => return Err(io::Error::other("see the head of benches/peers/src/main.rs")),
    };
    io::stdout().write_all(table.as_bytes())
}

/// So many invented events, those that the example `big` writes.
fn story(events: usize) -> Story {
    Story::new(Plan { events, texts: 0, seed: 6 })
}

fn write_titles(story: &Story, file: &str) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    story.event_titles().try_for_each(|title| writeln!(out, "{title}"))?;
    out.flush()
}
