//! `dateline man`: the manual page, made from the command line's own help and the keymap.

use clap::CommandFactory;

use crate::cli::FINE;
use crate::cli::args::Args;
use crate::command::{Command, Purpose};
use crate::keymap::{Context, Keymap};
use crate::out;

pub fn run() -> Result<u8, String> {
    let mut page = Vec::new();
    let failed = |error: std::io::Error| error.to_string();
    clap_mangen::Man::new(Args::command()).render(&mut page).map_err(failed)?;
    let mut keys = String::from(".SH KEYS\n");
    let keymap = Keymap::built_in();
    for purpose in Purpose::ALL {
        keys.push_str(&format!(".SS {}\n", purpose.title()));
        for command in Command::ALL.iter().filter(|command| command.purpose() == purpose) {
            let names: Vec<String> =
                keymap.keys(Context::Timeline, *command).map(|key| roff(&key.to_string())).collect();
            let names = if names.is_empty() { format!(":{}", command.name()) } else { names.join(", ") };
            keys.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", names, roff(command.help())));
        }
    }
    page.extend_from_slice(keys.as_bytes());
    out::raw(&page)?;
    Ok(FINE)
}

/// A text in which nothing is taken for roff.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
