//! The words for addresses on the web, and for what cannot be seen in a quotation.

use crate::text::{Link, Mixed, NoLink, boundary_before, mixed, strays};

/// `o` where no source is looked at.
pub const NO_SOURCE: &str = "no source to open here";
/// Above the addresses of a source.
pub const COPY_OR_OPEN: &str = "Copying tells nobody. Opening tells the other side who is reading, and when.";
/// An address that does not fit on the screen.
pub const NO_ROOM: &str = "not all of the address has room here: copy it, or make the window larger";
/// Where a source can be read.
pub const PAGE: &str = "the page";

/// A source without an address.
#[must_use]
pub fn none(source: &str) -> String {
    format!("{source} has no web address here")
}

/// A copy kept by an archive.
#[must_use]
pub fn archived(captured: Option<&str>) -> String {
    captured.map_or_else(|| "the archived copy".to_owned(), |when| format!("the archived copy, captured {when}"))
}

/// A host that is not ASCII: as it is looked up, and as it is written.
#[must_use]
pub fn host(host: &str, written: &str) -> String {
    format!("host {host}, written {written}")
}

/// A word that mixes scripts whose letters look alike.
#[must_use]
pub fn mixes(mixed: Mixed) -> String {
    format!("mixes {mixed}")
}

/// The same as a warning before opening.
#[must_use]
pub fn looks_like_another(mixed: Mixed) -> String {
    format!("{} in one word: is it what it seems?", mixes(mixed))
}

/// An id, with what one cannot see in it.
#[must_use]
pub fn id(key: &str) -> String {
    mixed(key).map_or_else(|| key.to_owned(), |(_, mixed)| format!("{key} ({})", mixes(mixed)))
}

/// An address that is not opened.
#[must_use]
pub fn refused(why: NoLink) -> String {
    format!("not opened or copied: {why}")
}

/// An address as it is written, with what one cannot see in it.
#[must_use]
pub fn told(written: &str) -> String {
    let also = match Link::of(written) {
        Ok(link) => {
            let host = link.host_as_written().map(|_| format!("host {}", link.host()));
            host.into_iter().chain(link.mixed().map(mixes)).collect::<Vec<_>>().join("; ")
        }
        Err(why) => format!("no link: {why}"),
    };
    if also.is_empty() { written.to_owned() } else { format!("{written} ({also})") }
}

/// What is copied.
#[must_use]
pub fn address_of(what: &str, source: &str) -> String {
    format!("the address of {what}, {source}")
}

/// A command was given the address.
#[must_use]
pub fn opened_with(program: &str, url: &str) -> String {
    format!("given to {program}: {url}")
}

/// The command that opens addresses is not there.
#[must_use]
pub fn no_program(program: &str) -> String {
    format!("there is no {program}; in config.ron: open: [\"firefox\"]")
}

/// The command that opens addresses is there, and cannot be run.
#[must_use]
pub fn not_started(program: &str, why: &str) -> String {
    format!("{program} could not be started: {why}")
}

/// The command that opens addresses has failed.
#[must_use]
pub fn failed(program: &str, status: &str) -> String {
    format!("{program} ended with {status}; it may not have opened the address")
}

/// What a headless run does instead of opening.
#[must_use]
pub fn would_open(url: &str) -> String {
    format!("would open {url}")
}

/// How many characters cannot be seen in the first 64 KiB of a quotation, as the chronology has it or as the text does,
/// whichever hides more; nothing where all can be seen.
#[must_use]
pub fn hidden(wordings: [Option<&str>; 2]) -> Option<String> {
    let count = |words: &str| strays(&words[..boundary_before(words, 1 << 16)]).count();
    let most = wordings.into_iter().flatten().map(count).max().filter(|count| *count > 0);
    most.map(|count| format!("{count} hidden"))
}
