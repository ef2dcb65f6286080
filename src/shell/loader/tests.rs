use std::fs;
use std::path::Path;

use super::*;

/// A chronology of some sources, each cited once.
fn write(folder: &Path, sources: usize) {
    let source = |nth: usize| format!("(id: \"s{nth}\", title: \"S\", texts: [(kind: Digest, file: \"a.txt\")]),");
    let event = |nth: usize| {
        format!("(id: \"e{nth}\", when: \"2022\", title: \"E\", citations: [(source: \"s{nth}\", quote: \"words\")]),")
    };
    let all = |one: &dyn Fn(usize) -> String| (0..sources).map(one).collect::<String>();
    let main = format!("(title: \"T\", sources: [{}], events: [{}])", all(&source), all(&event));
    fs::write(folder.join("chronology.ron"), main).expect("the folder is ours");
    fs::write(folder.join("a.txt"), "the words\n").expect("the folder is ours");
}

/// What is told, in one word each; with how many citations have been looked up.
fn told(loader: &mut Loader, cancelled: &dyn Fn() -> bool) -> Vec<String> {
    let mut told = Vec::new();
    let mut count = 0;
    loader.load(cancelled, &mut |message| {
        told.push(match message {
            Message::Loaded(opened) => {
                count = opened.chronology.citation_count();
                "loaded".to_owned()
            }
            Message::Unreadable(_) => "unreadable".to_owned(),
            Message::Anchored(evidence) => {
                let looked_up = (0..4).filter(|&id| evidence.finding(crate::model::CitationId::new(id)).is_some());
                format!("anchored {}", looked_up.count())
            }
            Message::Checked { diagnostics, .. } => format!("checked, {} wrong", diagnostics.len()),
            other => format!("{other:?}"),
        });
    });
    told
}

#[test]
fn what_is_left_is_looked_up_by_a_reading_that_finds_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), 4);
    let main = folder.path().join("chronology.ron");
    let mut loader = Loader::new(Place { root: Root::Path(folder.path().to_owned()), originals: None });
    let left = std::cell::Cell::new(2);
    let after_two = || left.replace(left.get() - 1) <= 0;
    assert_eq!(told(&mut loader, &after_two), ["loaded"]);
    let text = fs::read(&main).expect("it was written");
    fs::remove_file(&main).expect("it is there");
    assert_eq!(told(&mut loader, &|| false), ["unreadable", "anchored 4", "checked, 0 wrong"]);
    assert_eq!(told(&mut loader, &|| false), ["unreadable"], "nothing is left to look up");
    fs::write(&main, text).expect("the folder is ours");
    assert_eq!(told(&mut loader, &|| false), ["loaded", "anchored 4", "checked, 0 wrong"]);
}
