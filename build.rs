//! Makes the built-in chronology part of the program: a list of the files of `data/binance-russia`.

#![expect(clippy::disallowed_macros, reason = "cargo reads a build script's standard output")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "data/binance-russia";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(FOLDER);
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("/// The files of the built-in chronology: path and contents, sorted by path.\n");
    list.push_str("static BUILT_IN: &[(&str, &[u8])] = &[\n");
    for file in files {
        let label: Vec<_> = file.strip_prefix(&root)?.iter().map(|part| part.to_string_lossy()).collect();
        list.push_str(&format!("    ({:?}, include_bytes!({:?})),\n", label.join("/"), file.to_string_lossy()));
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), list)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
