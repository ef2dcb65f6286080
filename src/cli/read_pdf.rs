//! The child process that reads a PDF: from standard input, text to standard output. Nobody types its
//! name; [`PdfReader`] starts it.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::load::PdfReader;

/// Reads a PDF, where that is what this process was started for.
pub fn asked(arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    let arguments: Vec<String> = arguments.skip(1).map_while(|argument| argument.into_string().ok()).collect();
    let [name, seconds, memory] = arguments.as_slice() else { return None };
    let (seconds, memory) = (seconds.parse().ok()?, memory.parse().ok()?);
    (name == PdfReader::ARGUMENT).then(|| run(seconds, memory))
}

#[cfg(feature = "pdf")]
fn run(seconds: u64, memory: u64) -> ExitCode {
    use std::io::Read as _;

    use crate::load::{limit_this_process, read_pdf};
    use crate::out;

    let read = limit_this_process(seconds, memory).map_err(|error| error.to_string()).and_then(|()| {
        let mut pdf = Vec::new();
        std::io::stdin().lock().read_to_end(&mut pdf).map_err(|error| error.to_string())?;
        read_pdf(&pdf)
    });
    match read.and_then(|text| out::raw(text.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            out::complain(&why);
            ExitCode::from(PdfReader::REFUSED)
        }
    }
}

#[cfg(not(feature = "pdf"))]
fn run(_: u64, _: u64) -> ExitCode {
    crate::out::complain("this dateline does not read PDF");
    ExitCode::from(PdfReader::REFUSED)
}
