//! Writes an invented chronology of any size, the same bytes for the same numbers:
//!
//! ```sh
//! cargo run --release --example big -- FOLDER --events 1000000 --texts 1G --seed 6
//! ```

#[path = "../benches/stage/big/mod.rs"]
mod big;

use std::io;
use std::path::PathBuf;

use clap::Parser;

use big::disk::Layout;
use big::{Plan, Story};

/// Writes an invented chronology of any size.
#[derive(Parser)]
struct Arguments {
    /// The folder to write it into; it is made.
    folder: PathBuf,
    /// How many events.
    #[arg(long, default_value_t = 10_000)]
    events: usize,
    /// How many bytes of texts, about: 500K, 20M, 1G; 0 for none.
    #[arg(long, value_parser = bytes, default_value = "0")]
    texts: u64,
    /// What all chance comes from.
    #[arg(long, default_value_t = 6)]
    seed: u64,
    /// All events in chronology.ron, instead of in files of 64 MiB each.
    #[arg(long)]
    one: bool,
}

/// `20M`: so many bytes.
fn bytes(written: &str) -> Result<u64, String> {
    let (digits, shift) = match written.char_indices().next_back() {
        Some((at, 'K')) => (&written[..at], 10),
        Some((at, 'M')) => (&written[..at], 20),
        Some((at, 'G')) => (&written[..at], 30),
        _ => (written, 0),
    };
    let number: u64 = digits.parse().map_err(|_| "a number, with K, M or G behind it or not".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "more than any disk holds".to_owned())
}

fn main() -> io::Result<()> {
    let Arguments { folder, events, texts, seed, one } = Arguments::parse();
    let layout = if one { Layout::OneFile } else { Layout::EventFiles };
    Story::new(Plan { events, texts, seed }).write(&folder, layout)
}
