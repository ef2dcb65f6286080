//! `dateline fingerprint`: the entry that names a file by its SHA-256.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::cli::{FINE, UNUSABLE};
use crate::out::{self, Page};

pub fn run(files: &[PathBuf]) -> Result<u8, String> {
    let mut code = FINE;
    let mut page = Page::new();
    for file in files {
        match fingerprint(file) {
            Ok(sha256) => page.line(format!("Text(kind: Original, sha256: \"{sha256}\"),  // {}", file.display())),
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
fn fingerprint(path: &PathBuf) -> std::io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other("it is not a regular file"));
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
