//! `dateline fingerprint`: the entry that names a file by its SHA-256.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::{FINE, UNUSABLE};
use crate::load::{Extract, LONGEST_TEXT, Refusal, each_block, extract, open_named, read_named};
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
            Err(refusal) => {
                out::complain(&format!("dateline: {} cannot be read: {}", file.display(), refusal.words().0));
                code = UNUSABLE;
            }
        }
    }
    page.print()?;
    Ok(code)
}

/// Reads in blocks, so that the size of a file does not matter.
fn fingerprint(path: &Path) -> Result<String, Refusal> {
    let mut hasher = Sha256::new();
    each_block(open_named(path)?, u64::MAX, |block| hasher.update(block))?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// How the file is read as a text and what the fingerprint of that is, where the text is not the file itself;
/// or why it is no text.
fn remark(path: &Path) -> Option<String> {
    let bytes = match read_named(path, LONGEST_TEXT) {
        Ok(bytes) => bytes,
        Err(refusal) => return Some(phrases::unreadable(&refusal.words().0)),
    };
    match extract(&path.to_string_lossy(), bytes, &pdf_reader()) {
        Ok(Extract { content, reading, .. }) => {
            phrases::extracted(&reading, Lines::of(&content).count(), reading.sha256.as_deref()?)
        }
        Err((message, _)) => Some(phrases::unreadable(&message)),
    }
}
