//! What is kept answers like the files, or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::CACHE_FORMAT;
use super::*;
use crate::load::{load, write_events};
use crate::model::EventId;

const MAIN: &str = r#"Chronology(
    title: "Harbour",
    about: "What was dug, and when.",
    sources: [
        Source(id: "gazette", title: "Digging", outlet: "The Gazette", published: "1912-04-22",
            archived: (url: "https://example.org/a", captured: "1912-05"), derived_from: ["wire"]),
        Source(id: "wire", title: "Wire", outlet: "Wire", texts: [Text(kind: Digest, file: "wire.txt")]),
        Source(id: "lost", title: "Lost", outlet: "Lost", derived_from: ["nobody"]),
    ],
    events: [
        Event(id: "first", when: "1912-04", title: "The first spade", actors: ["the mayor"], place: "Harbour",
            tags: ["digging"], citations: [Citation(source: "wire", quote: "A spade", lines: "1"),
                Citation(source: "gazette", stance: Denies, when: "1912-05", as_written: "last May", by: "the mayor")]),
        Event(id: "last", when: "1913", title: "Die letzte Straße", account: "It is said.", citations: [
            Citation(source: "nobody", quote: "x", prefix: "a", suffix: "b", note: "n")]),
        Event(id: "broken", when: "1913-99", title: "Never"),
    ],
)
"#;

fn events(nth: usize) -> String {
    let event = |of: usize| {
        format!(
            "Event(id: \"e{nth}-{of}\", when: \"19{:02}-{:02}\", title: \"Event {of} of {nth}\", tags: [\"t{}\"],\n  \
             citations: [Citation(source: \"wire\", quote: \"spade\", reckoned_from: \"first\", as_written: \"then\")]),\n",
            10 + of,
            1 + (of * 7 + nth) % 12,
            of % 3
        )
    };
    format!("[\n{}]\n", (0..5).map(event).collect::<String>())
}

/// A chronology in a folder, last written to a day ago.
struct Fixture {
    home: tempfile::TempDir,
}

impl Fixture {
    fn new() -> Self {
        let fixture = Self { home: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir_all(fixture.story().join("events/more")).expect("the folder is ours");
        fixture.write("chronology.ron", MAIN);
        fixture.write("wire.txt", "A spade was seen.\n");
        fixture.write("events/1.ron", &events(1));
        fixture.write("events/more/2.ron", &format!("\u{feff}{}", events(2)));
        fixture
    }

    fn story(&self) -> PathBuf {
        self.home.path().join("story")
    }

    fn write(&self, label: &str, text: &str) {
        let path = self.story().join(label);
        fs::write(&path, text).expect("the folder is ours");
        self.stamp(label, Duration::from_secs(86_400));
    }

    fn stamp(&self, label: &str, ago: Duration) {
        let file = File::options().write(true).open(self.story().join(label)).expect("it is there");
        file.set_modified(SystemTime::now() - ago).expect("the file is ours");
    }

    fn cache(&self) -> Cache {
        self.cache_in(&self.home.path().join("cache"))
    }

    fn cache_in(&self, folder: &Path) -> Cache {
        Cache::of(&Root::Path(self.story()), None, folder).expect("it is there").for_at_least(0)
    }

    fn read(&self) -> Loaded {
        load(&Root::Path(self.story()), None).expect("it can be read")
    }

    /// Reads the files, and keeps what was read.
    fn keep(&self) -> Loaded {
        let (cache, loaded) = (self.cache(), self.read());
        let before = cache.before().expect("it is there");
        cache
            .write(&before, &loaded.chronology, (&loaded.of_files, &loaded.pages), &[], &|| false)
            .expect("the folder is ours");
        loaded
    }
}

fn from_cache(kept: &Kept) -> Option<Loaded> {
    kept.load(None, &PdfReader::none()).expect("the texts can be read")
}

/// All that anybody is told, in one string.
fn told(loaded: &Loaded) -> String {
    let chronology = &loaded.chronology;
    let all: Vec<EventId> = chronology.events().collect();
    let sources: Vec<_> = chronology.sources().map(|source| chronology.source(source)).collect();
    let texts: Vec<_> = chronology
        .sources()
        .flat_map(|source| {
            chronology.texts(source).map(|text| (chronology.text(text), loaded.shelf.get(text).is_some()))
        })
        .collect();
    let places: Vec<_> = chronology.all_citations().map(|id| chronology.citation(id).location()).collect();
    let evidence = crate::load::evidence(chronology, &loaded.shelf);
    let of_evidence = crate::load::diagnose_evidence(chronology, &loaded.shelf, &evidence, &loaded.pages);
    let heads = (chronology.title(), chronology.about(), all.iter().map(|event| chronology.location(*event)));
    format!(
        "{} {} {:?}\n{}\n{sources:?}\n{texts:?}\n{places:?}\n{:?}\n{of_evidence:?}\n{:?}\n",
        heads.0,
        heads.1,
        heads.2.collect::<Vec<_>>(),
        write_events(chronology, &all),
        loaded.diagnostics,
        loaded.files
    )
}

#[test]
fn what_is_kept_says_the_same_as_the_files() {
    let fixture = Fixture::new();
    assert!(fixture.cache().open().is_none(), "nothing is kept yet");
    let loaded = fixture.keep();
    assert!(loaded.diagnostics.len() > 2, "mistakes are kept, too: {:?}", loaded.diagnostics);
    let kept = fixture.cache().open().expect("it has just been kept");
    let again = from_cache(&kept).expect("it is whole");
    assert_eq!(told(&again), told(&loaded));
    assert_eq!((kept.is_spoilt(), kept.is_confirmed(&|| false)), (false, Some(true)));
    assert_eq!(kept.is_confirmed(&|| true), None);
    // One that is not long enough is not looked for.
    assert!(fixture.cache().for_at_least(1 << 20).open().is_none());
    assert!(fixture.cache().for_at_least(1 << 20).before().is_none());
    fixture.cache().remove();
    assert!(fixture.cache().open().is_none());
    // What is open can be read to its end.
    assert_eq!(told(&from_cache(&kept).expect("it is still there")), told(&loaded));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_it() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = Fixture::new();
    fixture.keep();
    let folder = fixture.home.path().join("cache");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("it is there").map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(mode(&files[0]), 0o600);
}

#[test]
fn other_files_are_not_believed() {
    type Change = fn(&Fixture);
    let changes: [(&str, Change); 6] = [
        ("longer", |it| it.write("events/1.ron", &format!("{} ", events(1)))),
        ("of another time", |it| it.stamp("events/1.ron", Duration::from_secs(86_000))),
        ("one more", |it| it.write("events/3.ron", &events(3))),
        ("one less", |it| fs::remove_file(it.story().join("events/more/2.ron")).expect("it is there")),
        ("written to a moment ago", |it| it.stamp("chronology.ron", Duration::ZERO)),
        ("written to in time to come", |it| {
            let file = File::options().write(true).open(it.story().join("chronology.ron")).expect("it is there");
            file.set_modified(SystemTime::now() + Duration::from_secs(3_600)).expect("the file is ours");
        }),
    ];
    for (name, change) in changes {
        let fixture = Fixture::new();
        fixture.keep();
        assert!(fixture.cache().open().is_some(), "{name}");
        change(&fixture);
        assert!(fixture.cache().open().is_none(), "{name}");
        // A text is none of the files that are kept.
        let fixture = Fixture::new();
        fixture.keep();
        fixture.write("wire.txt", "There was none.\n");
        let kept = fixture.cache().open().expect("the RON files are the same");
        assert_eq!(told(&from_cache(&kept).expect("it is whole")), told(&fixture.read()));
    }
}

/// Files that look as before, and say something else: they are believed at first, and found out behind the first frame.
#[test]
fn other_contents_are_found_out() {
    let fixture = Fixture::new();
    let before = fs::metadata(fixture.story().join("events/1.ron")).and_then(|it| it.modified()).expect("it is there");
    fixture.keep();
    fixture.write("events/1.ron", &events(1).replace("Event 1 of", "Event I of"));
    let file = File::options().write(true).open(fixture.story().join("events/1.ron")).expect("it is there");
    file.set_modified(before).expect("the file is ours");
    let kept = fixture.cache().open().expect("it looks as before");
    assert_eq!(kept.is_confirmed(&|| false), Some(false));
}

/// Nothing is kept of files that were written to while they were read.
#[test]
fn what_changed_meanwhile_is_not_kept() {
    let fixture = Fixture::new();
    let (cache, loaded) = (fixture.cache(), fixture.read());
    let before = cache.before().expect("it is there");
    fixture.stamp("events/1.ron", Duration::from_secs(10));
    let files = (&loaded.of_files[..], &loaded.pages);
    cache.write(&before, &loaded.chronology, files, &[], &|| false).expect("it is no error");
    assert!(cache.open().is_none());
    let before = cache.before().expect("it is there");
    cache.write(&before, &loaded.chronology, files, &[], &|| true).expect("it is no error");
    assert!(cache.open().is_none(), "it was cancelled");
}

/// As often as there are bytes, with another one of them changed by a bit.
fn flipped(whole: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..whole.len()).map(|at| {
        let mut bytes = whole.to_owned();
        bytes[at] ^= 1 << (at % 8);
        bytes
    })
}

/// Every byte another one, and the file cut short everywhere: what is read is the same, or it is noticed; nothing panics.
#[test]
fn damage_is_never_believed() {
    let fixture = Fixture::new();
    let expected = told(&fixture.keep());
    let cache = fixture.cache();
    let whole = fs::read(&cache.path).expect("it was kept");
    assert!(whole.len() > 3_000, "{} bytes", whole.len());
    let cut = (0..whole.len()).step_by(97).map(|at| whole[..at].to_vec());
    let longer = [whole.iter().copied().chain([0]).collect(), Vec::new(), vec![0; whole.len()]];
    let (mut refused, mut spoilt) = (0, 0);
    for bytes in flipped(&whole).chain(cut).chain(longer) {
        fs::write(&cache.path, bytes).expect("the folder is ours");
        let Some(kept) = cache.open() else {
            refused += 1;
            continue;
        };
        assert_eq!(kept.is_confirmed(&|| false), Some(false));
        let Some(loaded) = from_cache(&kept) else {
            refused += 1;
            continue;
        };
        let now = told(&loaded);
        assert!(kept.is_spoilt(), "it was read, and nobody noticed");
        assert!(now != expected);
        spoilt += 1;
    }
    assert!(refused > 0 && spoilt > 0, "{refused} refused, {spoilt} noticed");
    // It is cut short while it is read.
    fs::write(&cache.path, &whole).expect("the folder is ours");
    let kept = cache.open().expect("it is whole again");
    let loaded = from_cache(&kept).expect("it is whole again");
    File::options().write(true).open(&cache.path).and_then(|file| file.set_len(100)).expect("the file is ours");
    assert_ne!(told(&loaded), expected);
    assert!(kept.is_spoilt());
}

impl Fixture {
    /// Keeps what is found for the citations, too; where that lies.
    fn prove(&self) -> PathBuf {
        let loaded = self.keep();
        let evidence = crate::load::evidence(&loaded.chronology, &loaded.shelf);
        let found = crate::load::diagnose_evidence(&loaded.chronology, &loaded.shelf, &evidence, &loaded.pages);
        let kept = self.cache().open().expect("it was kept");
        kept.write_proof(&loaded.chronology, None, (&evidence, &found), SystemTime::now()).expect("the folder is ours");
        self.cache().path.with_extension("proof")
    }

    /// What is kept of the citations, as far as it is believed.
    fn proved(&self, originals: Option<&Path>) -> Option<String> {
        let (Loaded { chronology, .. }, proof) = self.cache().open()?.load_proved(originals)?;
        let found = chronology.all_citations().map(|id| (proof.evidence.verdict(id), proof.evidence.lines(id)));
        Some(format!("{:?}\n{:?}", found.collect::<Vec<_>>(), proof.diagnostics))
    }
}

/// What was found for the citations holds as long as the texts, the folder of originals and the chronology are as they
/// were, and no longer.
#[test]
fn what_was_found_is_believed_of_the_same_texts_alone() {
    let fixture = Fixture::new();
    assert_eq!(fixture.proved(None), None);
    let path = fixture.prove();
    let expected = fixture.proved(None).expect("nothing has changed");
    assert!(expected.contains("Found"), "{expected}");
    assert_eq!(fixture.proved(Some(&fixture.story())), None, "a folder of originals");
    let text = fs::read_to_string(fixture.story().join("wire.txt")).expect("it is there");
    fixture.write("wire.txt", "A rake was seen.\n");
    assert_eq!(fixture.proved(None), None, "another text");
    fixture.write("wire.txt", &text);
    fixture.stamp("wire.txt", Duration::from_secs(7_200));
    assert_eq!(fixture.proved(None), None, "written to at another time");
    fs::remove_file(fixture.story().join("wire.txt")).expect("the folder is ours");
    assert_eq!(fixture.proved(None), None, "no text");
    fixture.write("wire.txt", &text);
    fixture.prove();
    let of_before = fs::read(&path).expect("it was kept");
    fixture.write("events/1.ron", &events(3));
    fixture.prove();
    assert!(fixture.proved(None).is_some());
    fs::write(&path, of_before).expect("the folder is ours");
    assert_eq!(fixture.proved(None), None, "of another chronology");
    // One that is written to just now may be written to again within the same tick.
    fixture.stamp("wire.txt", Duration::ZERO);
    fs::remove_file(&path).expect("the folder is ours");
    fixture.prove();
    assert_eq!(fixture.proved(None), None, "a fresh text");
}

/// Every byte another one, and the file cut short everywhere: what was found is the same, or it is not believed.
#[test]
fn damaged_findings_are_never_believed() {
    let fixture = Fixture::new();
    let path = fixture.prove();
    let expected = fixture.proved(None).expect("nothing has changed");
    let whole = fs::read(&path).expect("it was kept");
    let cut = (0..whole.len()).map(|at| whole[..at].to_vec());
    for (nth, bytes) in flipped(&whole).chain(cut).enumerate() {
        fs::write(&path, bytes).expect("the folder is ours");
        assert_eq!(fixture.proved(None), None, "{nth} of {}", whole.len());
    }
    fs::write(&path, &whole).expect("the folder is ours");
    assert_eq!(fixture.proved(None), Some(expected));
}

#[test]
fn where_nothing_can_be_kept_nothing_is() {
    let fixture = Fixture::new();
    let loaded = fixture.read();
    let no_folder = fixture.story().join("chronology.ron");
    let cache = fixture.cache_in(&no_folder);
    let before = cache.before().expect("it is there");
    let written = cache.write(&before, &loaded.chronology, (&loaded.of_files, &loaded.pages), &[], &|| false);
    assert!(written.is_err() && cache.open().is_none());
    assert!(Cache::of(&Root::BuiltIn, None, &no_folder).is_none());
    assert!(Cache::of(&Root::Path("no such story".into()), None, &no_folder).is_none());
}

/// What is written by two at once is what one of them has written; what is broken off disturbs nobody.
#[test]
fn several_write_at_once() {
    let fixture = Fixture::new();
    let expected = told(&fixture.keep());
    std::mem::forget(Writing::begin(&fixture.cache().path).expect("the folder is ours"));
    let mut broken_off = Writing::begin(&fixture.cache().path).expect("the folder is ours");
    broken_off.keep(b"half");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| fixture.keep());
        }
    });
    drop(broken_off);
    let kept = fixture.cache().open().expect("one of them is there");
    assert_eq!(told(&from_cache(&kept).expect("it is whole")), expected);
    assert_eq!(kept.is_confirmed(&|| false), Some(true));
    let left = fs::read_dir(fixture.home.path().join("cache")).expect("it is there").count();
    assert_eq!(left, 2, "the story, and what is left of the one that was killed");
}

/// Whoever changes what is written takes another number for the format, and then writes it and the sum down here.
#[test]
fn the_format_has_a_number() {
    let fixture = Fixture::new();
    let chronology = fixture.read().chronology;
    let mut sum = Sha256::new();
    let mut keep = |part: &[u8]| sum.update(part);
    let mut to = Writer::new(0, &mut keep);
    chronology.store(&mut to).expect("it can be kept");
    chronology.store_citations(&mut to);
    let _ = to.finish();
    let sum: String = sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((CACHE_FORMAT, sum.as_str()), (3, "4fdfa43579b307a3424a8fd768c9d8cdee912a211619d5f89c5821c81b85a6aa"));
}
