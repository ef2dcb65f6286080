//! The sources of the program, read as text.

use std::fs;
use std::path::Path;

/// A file under `src/`.
pub struct Source {
    /// Its path from `src/` on, with `/`.
    pub path: String,
    /// Everything in it.
    pub whole: String,
    /// What the program is made of: no comments, no contents of string literals, no tests.
    pub code: String,
}

impl Source {
    pub fn new(path: &str, whole: &str) -> Self {
        Self { path: path.to_owned(), whole: whole.to_owned(), code: without_tests(&bare(whole)).to_owned() }
    }

    /// `view` of `view/paint.rs`, `layout` of `layout.rs`.
    pub fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    pub fn depth(&self) -> usize {
        let parts = self.path.trim_end_matches(".rs").split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }
}

pub fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Whether `word` stands in `code` and is not a part of a longer word.
pub fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let joined_before = word.starts_with(is_word) && code[..at].ends_with(is_word);
        let joined_after = word.ends_with(is_word) && code[at + word.len()..].starts_with(is_word);
        !joined_before && !joined_after
    })
}

/// Rust without its comments and without what stands in string and character literals; line ends stay.
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if !out.ends_with(is_word) && raw_string(rest).is_some() {
            raw_string(rest).unwrap_or(1)
        } else if char == '"' {
            quoted(rest, '"')
        } else if char == '\'' && is_char_literal(rest) {
            quoted(rest, '\'')
        } else {
            out.push(char);
            rest = &rest[char.len_utf8()..];
            continue;
        };
        out.extend(rest[..length].chars().filter(|char| *char == '\n'));
        out.push(' ');
        rest = &rest[length..];
    }
    out
}

pub fn block_comment(rest: &str) -> usize {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 && at < rest.len() {
        let step = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
    }
    at
}

pub fn raw_string(rest: &str) -> Option<usize> {
    let open = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = open.len() - open.trim_start_matches('#').len();
    let inside = open[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(rest.len() - inside.len() + inside.find(&end)? + end.len())
}

pub fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if char == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `'a'` and `'\n'`, and not the lifetime `'a`.
pub fn is_char_literal(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        _ => chars.next() == Some('\''),
    }
}

/// What stands before the `mod tests { … }` at the foot of a file.
pub fn without_tests(code: &str) -> &str {
    code.find("#[cfg(test)]\nmod tests {").map_or(code, |at| &code[..at])
}

/// The modules of other files that are compiled for tests only: `text/wrap/tests` of `mod tests;`.
pub fn test_modules(source: &Source) -> Vec<String> {
    let folder = match source.path.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        None if source.module() == "lib" => String::new(),
        _ => format!("{}/", source.path.trim_end_matches(".rs")),
    };
    let declared = source.code.split("#[cfg(test)]").skip(1);
    declared
        .filter_map(|after| {
            let line = after.trim_start().lines().next()?;
            let name = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ").strip_prefix("mod ")?;
            Some(format!("{folder}{}", name.strip_suffix(';')?))
        })
        .collect()
}

/// Every file under `src/` that the program is made of.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the sources are here") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let parts: Vec<_> =
                    path.strip_prefix(&root).expect("it is below").iter().map(|it| it.to_string_lossy()).collect();
                files.push(Source::new(&parts.join("/"), &fs::read_to_string(&path).expect("a source is text")));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

pub fn program(sources: Vec<Source>) -> Vec<Source> {
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    let of_tests = |path: &str| {
        tests.iter().any(|test| path.strip_prefix(test.as_str()).is_some_and(|rest| rest.starts_with(['/', '.'])))
    };
    sources.into_iter().filter(|source| !of_tests(&source.path)).collect()
}
