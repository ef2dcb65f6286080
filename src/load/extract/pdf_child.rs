//! What the child process does that reads a PDF.

use std::io;

/// Takes from this process what it does not need for reading: more than so many seconds of the processor and
/// MiB of address space, new files and connections, files that grow, a dump of its memory. On Linux it ends
/// with its parent. Where the system does not know a limit, the parent's clock remains.
///
/// # Errors
/// Where the system refuses.
#[cfg(unix)]
pub fn limit_this_process(seconds: u64, memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    let limits = [
        #[cfg(not(target_os = "openbsd"))]
        (Resource::As, memory << 20),
        (Resource::Cpu, seconds + 1),
        // Three are open: input, output and error.
        (Resource::Nofile, 3),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // Whoever started dateline may have allowed even less.
        let most = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
        let set = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        // macOS refuses to limit the address space: what it shares among all programs is larger already.
        if cfg!(target_os = "linux") {
            set?;
        }
    }
    Ok(())
}

/// See above.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn limit_this_process(_: u64, _: u64) -> io::Result<()> {
    Ok(())
}

/// The text of a PDF, a line for each line of its pages. Blank lines and the ends of pages are no lines, and a
/// word that is hyphenated at the end of a line stays so: what is extracted is simple and always the same.
///
/// Nothing here is safe from the PDF: it may panic, overflow the stack, or never end. Call it only in a
/// process that may die, after [`limit_this_process`].
///
/// # Errors
/// What the reader of PDF says is wrong.
pub fn read_pdf(pdf: &[u8]) -> Result<String, String> {
    let text = pdf_extract::extract_text_from_mem(pdf).map_err(|error| error.to_string())?;
    let mut lines = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{c}']).map(str::trim).filter(|line| !line.is_empty()) {
        lines.push_str(line);
        lines.push('\n');
    }
    Ok(lines)
}
