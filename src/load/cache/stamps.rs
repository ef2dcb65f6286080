//! How the files of a chronology stood, and what was in them.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};

use crate::load::LoadError;
use crate::load::Root;
use crate::load::files::{Files, LONGEST_RON};
use crate::load::regular::{Stamped, each_block};
use crate::load::texts::OPENING_ORIGINALS;
use crate::model::stored::Record;
use crate::model::{Chronology, TextId};

/// A file that was written to so shortly before its stamp was taken may be written to again without another stamp: clocks
/// of file systems are as coarse as that.
const COARSE: Duration = Duration::from_secs(2);

/// The RON files of a chronology as the system describes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamps {
    files: Vec<FileStamp>,
    /// What is passed over.
    refused: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FileStamp {
    label: String,
    length: u64,
    /// In nanoseconds since 1970.
    modified: i128,
}

/// The SHA-256 of each file, in the order of the stamps.
pub type Sums = Vec<[u8; 32]>;

/// A time in nanoseconds since 1970.
fn nanoseconds(time: SystemTime) -> i128 {
    let whole = |distance: Duration| i128::try_from(distance.as_nanos()).unwrap_or(i128::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -whole(before.duration()), whole)
}

fn stamp(files: &Files, label: String) -> Option<FileStamp> {
    let stamp = files.open_file(&label).ok()?.stamp().ok().filter(|stamp| stamp.is_file)?;
    Some(FileStamp { label, length: stamp.length, modified: nanoseconds(stamp.modified?) })
}

impl Stamps {
    /// How the files of a chronology stand now; nothing where one of them cannot be asked. The files, opened, come with
    /// it.
    pub fn of(root: &Root) -> Result<Option<(Self, Arc<Files>)>, LoadError> {
        let Root::Path(path) = root else { return Ok(None) };
        let (files, main) = Files::open(path)?;
        let (event_files, refused) = files.event_files(&main);
        let labels = std::iter::once(main).chain(event_files);
        let stamps: Option<Vec<FileStamp>> = labels.map(|label| stamp(&files, label)).collect();
        Ok(stamps.map(|stamps| (Self { files: stamps, refused }, Arc::new(files))))
    }

    /// How the texts of a chronology stand now, and what is in the folder of originals; nothing where that cannot be
    /// opened. What is not there is passed over.
    pub fn of_texts(chronology: &Chronology, files: &Files, originals: Option<&Path>) -> Option<Self> {
        let mut stamps = Self { files: Vec::new(), refused: Vec::new() };
        let texts = (0..chronology.text_count()).filter_map(|text| chronology.text(TextId::new(text)).file.as_deref());
        let mut texts: Vec<&str> = texts.collect();
        texts.sort_unstable();
        texts.dedup();
        texts.into_iter().for_each(|label| stamps.add(files, label));
        if let Some(folder) = originals {
            let originals = Files::folder(OPENING_ORIGINALS, folder).ok()?;
            originals.names().iter().for_each(|label| stamps.add(&originals, label));
        }
        Some(stamps)
    }

    fn add(&mut self, files: &Files, label: &str) {
        match stamp(files, label.to_owned()) {
            Some(stamp) => self.files.push(stamp),
            None => self.refused.push(label.to_owned()),
        }
    }

    /// How many bytes the files have together.
    pub fn length(&self) -> u64 {
        self.files.iter().map(|file| file.length).sum()
    }

    /// The names of the files, in the order in which they are read.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.label.as_str())
    }

    /// Whether a file could have been written to after `then` and look the same.
    pub fn are_fresh(&self, then: SystemTime) -> bool {
        let coarse = i128::try_from(COARSE.as_nanos()).unwrap_or(i128::MAX);
        self.files.iter().any(|file| file.modified.saturating_add(coarse) > nanoseconds(then))
    }

    /// What is in the files now. `None` where one of them cannot be read to its end, or `cancelled` says so.
    pub fn sums(&self, files: &Files, cancelled: &dyn Fn() -> bool) -> Option<Sums> {
        let sum = |label: &str| {
            let (mut sum, mut goes_on) = (Sha256::new(), true);
            let add = |block: &[u8]| {
                goes_on = goes_on && !cancelled();
                if goes_on {
                    sum.update(block);
                }
            };
            each_block(files.open_file(label).ok()?, LONGEST_RON, add).ok()?;
            goes_on.then(|| sum.finalize().into())
        };
        self.labels().map(sum).collect()
    }

    /// Writes them.
    pub fn store(&self, to: &mut Record) {
        to.put_count(self.files.len());
        for FileStamp { label, length, modified } in &self.files {
            to.put_string(label);
            to.put(*length);
            to.put(*modified);
        }
        to.put_count(self.refused.len());
        self.refused.iter().for_each(|label| to.put_string(label));
    }

    /// Reads them again.
    pub fn stored(from: &mut Record) -> Option<Self> {
        let files = from.several(|from| {
            Some(FileStamp { label: from.string()?, length: from.small()?, modified: from.small()? })
        })?;
        Some(Self { files, refused: from.several(Record::string)? })
    }
}

/// Writes a time.
pub fn store_time(to: &mut Record, time: SystemTime) {
    to.put(nanoseconds(time));
}

/// Reads a time again; nothing for one before 1970.
pub fn stored_time(from: &mut Record) -> Option<SystemTime> {
    let nanoseconds = u64::try_from(from.small::<i128>()?).ok()?;
    UNIX_EPOCH.checked_add(Duration::from_nanos(nanoseconds))
}
