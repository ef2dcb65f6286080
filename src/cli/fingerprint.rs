//! `dateline fingerprint`: the entry that names a file by its SHA-256.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::{FINE, UNUSABLE};
use crate::load::{Extract, LONGEST_TEXT, extract};
use crate::out::{self, Page};
use crate::phrases;
use crate::shell::pdf_reader;
use crate::text::Lines;

pub fn run(files: &[PathBuf]) -> Result<u8, String> {
    let mut code = FINE;
    let mut page = Page::new();
    for file in files {
        match fingerprint(file) {
            Ok(sha256) => {
                page.line(format!("Text(kind: Original, sha256: \"{sha256}\"),  // {}", file.display()));
                if let Some(remark) = remark(file) {
                    page.line(format!("// {remark}"));
                }
            }
            Err(error) => {
                out::complain(&format!("dateline: {} cannot be read: {error}", file.display()));
                code = UNUSABLE;
            }
        }
    }
    page.print()?;
    Ok(code)
}

/// Reads in blocks, so that the size of a file does not matter. Only regular files are read: a pipe or a
/// device may never end.
fn fingerprint(path: &Path) -> io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
            read => hasher.update(&block[..read]),
        }
    }
}

/// How the file is read as a text and what the fingerprint of that is, where the text is not the file itself;
/// or why it is no text.
fn remark(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LONGEST_TEXT + 1).read_to_end(&mut bytes).ok()?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_TEXT) {
        return Some(phrases::unreadable(&format!("it is longer than {} MiB", LONGEST_TEXT >> 20)));
    }
    match extract(&path.to_string_lossy(), bytes, &pdf_reader()) {
        Ok(Extract { content, reading, .. }) => {
            phrases::extracted(&reading, Lines::of(&content).count(), reading.sha256.as_deref()?)
        }
        Err((message, _)) => Some(phrases::unreadable(&message)),
    }
}
