//! The clipboard: through the command of the configuration, else through the terminal (OSC 52).

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use crate::phrases::copied;
use crate::shell::child;
use crate::shell::tty::Out;
use crate::text::strays;

/// The most that is sent to a terminal, in bytes of base64: what the strictest ones take (an OSC 52 of
/// 100 000 bytes with its frame, less a quarter for those that count otherwise). A longer one is cut or
/// dropped without a word.
const LONGEST: usize = 74_994;
/// How long the command may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long is waited for what it complained of, once it has ended.
const PATIENCE_WITH_COMPLAINTS: Duration = Duration::from_secs(1);
/// How much of what a command complains of is shown, in bytes.
const COMPLAINT: usize = 200;

/// Copies a text; says what was done, in a sentence. `command` is an argument vector; no shell is involved.
///
/// # Errors
/// The terminal is gone.
pub fn copy(command: &[String], text: &str, what: &str) -> io::Result<String> {
    let hidden = strays(text).count();
    let Some((program, arguments)) = command.split_first() else { return through_terminal(text, what, hidden) };
    match run(program, arguments, text) {
        Ok(()) => Ok(copied::copied_with(program, what, hidden)),
        Err(why) => Ok(copied::command_failed(&why, &through_terminal(text, what, hidden)?)),
    }
}

/// OSC 52, as xterm has it. No terminal says whether it obeyed.
fn through_terminal(text: &str, what: &str, hidden: usize) -> io::Result<String> {
    let encoded = text.len().div_ceil(3) * 4;
    if encoded > LONGEST {
        return Ok(copied::too_long(text.len()));
    }
    queue!(Out, CopyToClipboard::to_clipboard_from(text))?;
    Ok(copied::sent_to_terminal(what, hidden))
}

/// Runs the command with the text on its standard input, and nothing of the terminal in its hands.
fn run(program: &str, arguments: &[String], text: &str) -> Result<(), String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{program} could not be started: {error}"))?;
    // Writing and reading go on beside the waiting: a command that does neither must not hold us up.
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        std::thread::spawn(move || drop(input.write_all(text.as_bytes())));
    }
    let (sink, complaint) = channel();
    if let Some(mut errors) = child.stderr.take() {
        std::thread::spawn(move || {
            let mut said = vec![0; COMPLAINT];
            let read = errors.read(&mut said).unwrap_or(0);
            said.truncate(read);
            // Those that stay in the background keep the pipe; it is emptied for them.
            let _ = sink.send(String::from_utf8_lossy(&said).trim().to_owned());
            let _ = io::copy(&mut errors, &mut io::sink());
        });
    }
    let Some(status) = child::wait(&mut child, PATIENCE) else {
        let _ = child.kill();
        let _ = child.wait();
        return Err(format!("{program} did not end in time"));
    };
    if status.success() {
        return Ok(());
    }
    let said = complaint.recv_timeout(PATIENCE_WITH_COMPLAINTS).unwrap_or_default();
    let said = said.lines().next().unwrap_or_default();
    Err(if said.is_empty() { format!("{program} ended with {status}") } else { format!("{program}: {said}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(program: &str, arguments: &[&str], text: &str) -> Result<(), String> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        run(program, &arguments, text)
    }

    #[cfg(unix)]
    #[test]
    fn commands_get_the_text_or_say_why_not() {
        let long = "x".repeat(1_000_000);
        assert_eq!(ran("grep", &["-q", "proof"], "a proof\n"), Ok(()));
        // Whoever does not read is no reason to wait.
        assert_eq!(ran("true", &[], &long), Ok(()));
        let why = |result: Result<(), String>| result.expect_err("it fails");
        assert!(why(ran("no-such-copier", &[], "x")).starts_with("no-such-copier could not be started: "));
        assert_eq!(why(ran("false", &[], "x")), "false ended with exit status: 1");
        assert_eq!(why(ran("sh", &["-c", "echo no display >&2; echo more >&2; exit 3"], "x")), "sh: no display");
        assert_eq!(why(ran("sleep", &["60"], &long)), "sleep did not end in time");
        // One that stays in the background, as wl-copy does, keeps its standard error.
        assert_eq!(ran("sh", &["-c", "cat > /dev/null; sleep 60 &"], "x"), Ok(()));
    }

    #[test]
    fn what_no_terminal_takes_is_not_sent() {
        let words = copy(&[], &"x".repeat(56_246), "all of it").expect("nothing is written");
        assert_eq!(words, "too long for the terminal (56246 bytes); in config.ron: copy: [\"wl-copy\"]");
    }
}
