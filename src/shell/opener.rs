//! Opening an address outside: the command of the configuration, else the system's own. No shell is involved: it
//! gets an argument vector, the address last, and nothing of the terminal.

use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::phrases::links;
use crate::shell::child;
use crate::text::Link;

/// What opens addresses where the configuration names nothing.
const SYSTEMS_OWN: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
/// How long it is watched whether the command fails. It may go on as long as it likes, as a browser does.
const PATIENCE: Duration = Duration::from_millis(500);

/// Opens an address; says what was done, in a sentence.
pub fn open(command: &[String], link: &Link) -> String {
    let (program, arguments) = command.split_first().map_or((SYSTEMS_OWN, command), |(first, rest)| (first, rest));
    let mut command = Command::new(program);
    command.args(arguments).arg(link.url());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own is in the background: the terminal stops whoever reaches for it, and Ctrl-C passes by.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => return links::no_program(program),
        Err(error) => return links::not_started(program, &error.to_string()),
    };
    match child::wait(&mut child, PATIENCE) {
        Some(status) if !status.success() => links::failed(program, &status.to_string()),
        Some(_) => links::opened_with(program, link.url()),
        None => {
            std::thread::spawn(move || child.wait());
            links::opened_with(program, link.url())
        }
    }
}
