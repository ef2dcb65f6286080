use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::*;
use crate::load::CACHE_FORMAT;

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

/// A chronology that was last written to a day ago, and a loader that keeps what it reads of it.
fn keeping(folder: &Path) -> (Cache, Loader) {
    let story = folder.join("story");
    fs::create_dir_all(&story).expect("the folder is ours");
    write(&story, 4);
    yesterday(&story.join("chronology.ron"));
    let place = Place { root: Root::Path(story), originals: None };
    let cache = place.cache_in(&folder.join("cache")).expect("it is there").for_at_least(0);
    (cache.clone(), Loader::keeping(place, Some(cache)))
}

fn yesterday(file: &Path) {
    let file = fs::File::options().write(true).open(file).expect("it is there");
    let day = Duration::from_secs(86_400);
    let noon = std::time::UNIX_EPOCH + day * 20_000;
    file.set_modified(noon).expect("the file is ours");
}

const READ: [&str; 3] = ["loaded", "anchored 4", "checked, 0 wrong"];
const READ_INSTEAD: [&str; 5] = [
    "loaded",
    "loaded",
    "Outcome(\"what was kept was not what the files say: they have been read again\")",
    "anchored 4",
    "checked, 0 wrong",
];

#[test]
fn what_was_kept_is_laid_on_the_table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (cache, mut loader) = keeping(folder.path());
    assert!(cache.open().is_none());
    assert_eq!(told(&mut loader, &|| false), READ);
    assert!(cache.open().is_some(), "it was kept");
    let (_, mut again) = keeping(folder.path());
    assert_eq!(told(&mut again, &|| false), READ);
    let (read, kept) = (&loader.opened, &again.opened);
    assert!(read.kept_index.is_none() && kept.kept_index.is_some(), "it was not read again");
    assert_eq!(
        (&kept.dates, &kept.all, kept.world, &kept.summary),
        (&read.dates, &read.all, read.world, &read.summary)
    );
    assert_eq!(format!("{:?}", kept.index()), format!("{:?}", read.index()));
    assert_eq!(kept.root, read.root);
}

/// It looks as before, and says something else: the frame has been drawn when that is found out.
#[test]
fn files_that_say_something_else_are_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (cache, mut loader) = keeping(folder.path());
    told(&mut loader, &|| false);
    let main = folder.path().join("story/chronology.ron");
    let text = fs::read_to_string(&main).expect("it was written").replace("title: \"T\"", "title: \"U\"");
    fs::write(&main, text).expect("the folder is ours");
    yesterday(&main);
    let mut again = Loader::keeping(loader.place.clone(), Some(cache));
    assert_eq!(told(&mut again, &|| false), READ_INSTEAD);
    assert_eq!(again.opened.chronology.title(), "U");
    assert_eq!(told(&mut again, &|| false), READ, "what was read then has been kept");
}

/// Damaged behind the first frame, while somebody looks at it.
#[test]
fn what_is_damaged_is_read_from_the_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (cache, mut loader) = keeping(folder.path());
    told(&mut loader, &|| false);
    let mut again = Loader::keeping(loader.place.clone(), Some(cache.clone()));
    assert_eq!(told(&mut again, &|| true), ["loaded"], "no word of it has been read");
    let kept = fs::read_dir(folder.path().join("cache")).expect("it is there").next().expect("a file").expect("a file");
    let file = fs::File::options().write(true).open(kept.path()).expect("it is there");
    file.set_len(60).expect("the file is ours");
    assert!(!again.opened.is_damaged(), "nothing has been asked for");
    let key = again.opened.chronology.key(crate::model::EventId::new(0)).to_owned();
    assert_eq!((key.as_str(), again.opened.is_damaged()), ("", true));
    assert_eq!(told(&mut again, &|| false), [READ[0], READ_INSTEAD[2], READ[1], READ[2]]);
    assert!(!again.opened.is_damaged() && cache.open().is_some());
}

/// A long text with a letter that is not UTF-8: what is told of it is told with what was checked.
#[test]
fn long_texts_are_read_behind_the_first_frame() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), 4);
    let mut long = "of no account\n".repeat(80_000).into_bytes();
    long.extend(b"the words\n\xc3");
    fs::write(folder.path().join("a.txt"), long).expect("the folder is ours");
    let mut loader = Loader::new(Place { root: Root::Path(folder.path().to_owned()), originals: None });
    let text = crate::model::TextId::new(0);
    let mut told = Vec::new();
    loader.load(&|| false, &mut |message| {
        told.push(match message {
            Message::Loaded(opened) => {
                assert!(opened.diagnostics.is_empty());
                format!("loaded, awaited: {}", opened.shelf.is_awaited(text))
            }
            Message::TextsRead => "texts".to_owned(),
            Message::Anchored(evidence) => {
                format!("anchored: {:?}", evidence.verdict(crate::model::CitationId::new(3)))
            }
            Message::Checked { diagnostics, .. } => {
                let messages = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str());
                format!("checked: {}", messages.collect::<Vec<_>>().join("; "))
            }
            other => format!("{other:?}"),
        });
    });
    // How often it is told on the way depends on the machine.
    told.dedup();
    let guessed = "a.txt: read as windows-1250, a guess from few characters";
    assert_eq!(told[..2], ["loaded, awaited: true", "texts"]);
    assert_eq!(told[told.len() - 2], "anchored: Some(Found)");
    assert_eq!(told[told.len() - 1], format!("checked: {}", [guessed; 4].join("; ")));
    assert!(!loader.opened.shelf.is_awaited(text) && loader.opened.shelf.get(text).is_some());
    let mut awaited = Vec::new();
    loader.load(&|| false, &mut |message| {
        if let Message::Loaded(opened) = message {
            awaited.push(opened.shelf.is_awaited(text));
        }
    });
    assert_eq!(awaited, [false], "what is read again is told with its texts");
}

/// Whoever changes what is written of this takes another number for the format, and then writes it and the sum down here.
#[test]
fn the_format_of_what_follows_has_a_number() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), 3);
    let root = Root::Path(folder.path().to_owned());
    let opened = Opened::of(crate::load::load(&root, None).expect("it can be read").chronology);
    let mut sum = Sha256::new();
    let mut keep = |part: &[u8]| sum.update(part);
    let mut to = Writer::new(0, &mut keep);
    opened.store(&mut to);
    opened.index().store(&opened.chronology, &mut to);
    let _ = to.finish();
    let sum: String = sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((CACHE_FORMAT, sum.as_str()), (3, "d646269e7b36a9b88a0e1ad01bfa129f3a907921da41244f76036eeb96b9461c"));
}
