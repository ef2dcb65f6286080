//! Stories about whole chronologies: files in, what was understood and what was said out.

mod addresses;
mod anchoring;
mod broken;
mod budgets;
mod changing;
mod doubts;
mod long;
mod mistakes;
mod paths;
mod reckoning;
mod robust;

use std::fs;
use std::path::Path;

use super::*;
use crate::model::TextId;

/// A folder with these files: path and contents.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, content) in files {
        write(folder.path(), path, content.as_bytes());
    }
    folder
}

fn write(folder: &Path, path: &str, content: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("it is below the folder")).expect("the folder is ours");
    fs::write(path, content).expect("the folder is ours");
}

/// What the files say, read within a budget.
fn load_within(root: &Root, pdf: &PdfReader, budget: Budget, tell: &mut dyn FnMut(Step)) -> Result<Loaded, LoadError> {
    with_texts(read_ron(root, budget, tell)?, None, pdf)
}

/// What is read from these files.
fn given(files: &[(&str, &str)]) -> Loaded {
    let folder = folder(files);
    with_dates(load(&Root::Path(folder.path().to_owned()), None).expect("there is a chronology"))
}

/// The same, with what is said of dates among what is wrong.
fn with_dates(mut loaded: Loaded) -> Loaded {
    loaded.diagnostics.extend(diagnose_dates(&loaded.chronology, &loaded.pages));
    loaded.diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
    loaded
}

/// A chronology of the sources `s` (a text of three lines) and `other` (no text), and these events.
fn with_events(events: &str) -> Loaded {
    let sources = "Source(id: \"s\", title: \"S\", texts: [Text(kind: Digest, file: \"s.txt\")]),\n\
                   Source(id: \"other\", title: \"O\", derived_from: [\"s\"]), Source(id: \"o2\", title: \"O\", derived_from: [\"other\"])";
    let cited = "Event(id: \"rest\", when: \"2030\", title: \"R\", citations: [(source: \"o2\", lines: \"1\")])";
    given(&[
        ("chronology.ron", &format!("Chronology(title: \"T\", sources: [\n{sources}\n])")),
        ("events/a.ron", &format!("[\n{events}\n]")),
        ("events/b.ron", &format!("[{cited}]")),
        ("s.txt", "One line.\nAnother line.\nThe third.\n"),
    ])
}

/// Diagnostics as `file:line:column severity message | hint`.
fn rendered(diagnostics: &[Diagnostic]) -> Vec<String> {
    let one = |diagnostic: &Diagnostic| {
        let hint = diagnostic.hint.as_ref().map_or_else(String::new, |hint| format!(" | {hint}"));
        format!("{} {} {}{hint}", diagnostic.location, diagnostic.severity.word(), diagnostic.message)
    };
    diagnostics.iter().map(one).collect()
}

/// The ids of the events that were kept, in order of time, without the one that is always there.
fn kept(loaded: &Loaded) -> Vec<&str> {
    let keys = loaded.chronology.events().map(|event| loaded.chronology.key(event));
    keys.filter(|key| *key != "rest").collect()
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}
