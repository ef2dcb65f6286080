//! The editor, at a line of a file. No shell is involved: the editor gets an argument vector.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::load::Root;

/// The path of a file of the chronology. It begins with `/` or `./`: no editor takes it for an option.
pub fn path(root: &Root, file: &str) -> PathBuf {
    let path = match root {
        Root::Path(path) if path.is_dir() => path.join(file),
        Root::Path(path) => path.clone(),
        Root::BuiltIn => PathBuf::from(file),
    };
    Path::new(".").join(path)
}

/// Opens the editor and waits for it.
///
/// # Errors
/// A sentence: there is no such editor, or it failed.
pub fn edit(path: &Path, line: usize, column: usize) -> Result<(), String> {
    let named =
        ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let arguments = arguments(named.as_deref().unwrap_or("vi"), path, line, column);
    let (program, rest) = arguments.split_first().ok_or("VISUAL and EDITOR name no program")?;
    let status = Command::new(program).args(rest).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("{program} could not be started: {error}; set EDITOR")),
    }
}

/// The argument vector for an editor: each kind has its own way to be told a line.
#[must_use]
pub fn arguments(editor: &str, path: &Path, line: usize, column: usize) -> Vec<String> {
    let mut words: Vec<String> = editor.split_whitespace().map(str::to_owned).collect();
    let name = words.first().map(|word| Path::new(word).file_name().unwrap_or_default().to_string_lossy().into_owned());
    let file = path.display().to_string();
    match name.as_deref().unwrap_or_default() {
        "hx" | "helix" | "subl" | "zed" => words.push(format!("{file}:{line}:{column}")),
        "code" | "codium" | "cursor" => words.extend(["--goto".to_owned(), format!("{file}:{line}:{column}")]),
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "mg" | "ne" | "jed"
        | "ed" => {
            words.extend([format!("+{line}"), file]);
        }
        _ => words.push(file),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_looks_like_an_option() {
        for (root, file, expected) in [
            ("-c.ron", "-c.ron", "./-c.ron"),
            ("+q", "", "./+q"),
            ("a b.ron", "a b.ron", "./a b.ron"),
            ("/no such/a.ron", "a.ron", "/no such/a.ron"),
            ("/", "-c.ron", "/-c.ron"),
            (".", "events/-c.ron", "././events/-c.ron"),
        ] {
            let path = path(&Root::Path(PathBuf::from(root)), file);
            assert_eq!(path.to_str(), Some(expected), "{root} {file}");
            assert_eq!(arguments("vi", &path, 7, 3)[2], expected);
        }
    }

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        for (editor, expected) in [
            ("vi", "vi|+7|a b.ron"),
            ("/usr/bin/nvim -R", "/usr/bin/nvim|-R|+7|a b.ron"),
            ("code --wait", "code|--wait|--goto|a b.ron:7:3"),
            ("hx", "hx|a b.ron:7:3"),
            ("micro", "micro|+7|a b.ron"),
            ("something", "something|a b.ron"),
        ] {
            assert_eq!(arguments(editor, Path::new("a b.ron"), 7, 3).join("|"), expected);
        }
    }
}
