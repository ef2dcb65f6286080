//! The files of the cache: parts one behind the other, each with its checksum in a directory at the end.
//!
//! | bytes | what |
//! |---|---|
//! | 0–7 | `dateline` |
//! | 8–15 | the number of the format, and the checksum of the version of the program |
//! | 16–39 | where the directory begins, how many parts and how many records it names |
//! | 40–47 | the checksums of the directory, and of the 44 bytes before |
//! | 48– | the parts; then the directory: of each part its place, length and checksum, then the numbers of the records |
//!
//! All numbers are little endian. A checksum is CRC-32: it tells damage, not a forger; whoever may write here is the
//! user.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::model::stored::{Fetch, Number, Record};

/// The number of the format. Whoever changes what is written takes another one.
pub const CACHE_FORMAT: u32 = 3;

const MAGIC: &[u8; 8] = b"dateline";
const HEADER: usize = 48;
/// What is left of a writing that was broken off is taken away by a later one, after this time.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    from: u64,
    length: u32,
    sum: u32,
}

impl Part {
    const LENGTH: usize = 16;

    fn put(self, to: &mut Record) {
        to.put(self.from);
        to.put(self.length);
        to.put(self.sum);
    }

    fn read(from: &mut Record) -> Option<Self> {
        Some(Self { from: from.small()?, length: from.small()?, sum: from.small()? })
    }
}

/// The program that wrote a file: another version may understand the same bytes otherwise.
fn version() -> u32 {
    crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())
}

/// A file of the cache, open for reading. Whatever is not as it was written is nothing.
#[derive(Debug)]
pub struct Book {
    file: File,
    parts: Vec<Part>,
    /// The parts that are records.
    pub records: Vec<usize>,
    is_spoilt: AtomicBool,
}

impl Book {
    /// Opens a file; nothing where there is none that was written whole by this version of the program.
    pub fn open(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let length = file.metadata().ok().filter(fs::Metadata::is_file)?.len();
        let mut header = [0; HEADER];
        file.read_exact(&mut header).ok()?;
        let (body, sum) = header.split_at(HEADER - u32::LENGTH);
        let mut body = Record::from(body.strip_prefix(MAGIC)?.to_vec());
        let known = body.small() == Some(CACHE_FORMAT) && body.small() == Some(version());
        let (from, parts, records) = (body.small::<u64>()?, body.count()?, body.count()?);
        let sum_of_directory: u32 = body.small()?;
        let fits = known && u32::take(sum) == Some(crc32fast::hash(&header[..HEADER - u32::LENGTH]));
        fits.then_some(())?;
        let size = parts.checked_mul(Part::LENGTH)?.checked_add(records.checked_mul(u64::LENGTH)?)?;
        (from.checked_add(u64::try_from(size).ok()?) == Some(length)).then_some(())?;
        let mut directory = vec![0; size];
        file.seek(SeekFrom::Start(from)).ok()?;
        file.read_exact(&mut directory).ok()?;
        (crc32fast::hash(&directory) == sum_of_directory).then_some(())?;
        let mut directory = Record::from(directory);
        let parts: Option<Vec<Part>> = (0..parts).map(|_| Part::read(&mut directory)).collect();
        let records: Option<Vec<usize>> = (0..records).map(|_| directory.count()).collect();
        Some(Self { file, parts: parts?, records: records?, is_spoilt: AtomicBool::new(false) })
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// What tells this file from any other that was written: the checksums of all that is in it.
    pub fn identity(&self) -> [u8; 32] {
        let mut directory = Record::default();
        self.parts.iter().for_each(|part| part.put(&mut directory));
        Sha256::digest(directory.bytes()).into()
    }
}

/// Reads what stands at a place of a file, as several threads do at once.
#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], from: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, from)
}

/// Reads what stands at a place of a file, one thread after the other: it must go there first.
#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], from: u64) -> io::Result<()> {
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(from))?;
    file.read_exact(bytes)
}

impl Fetch for Book {
    fn read_part(&self, number: usize, bytes: &mut Vec<u8>) -> Option<()> {
        let part = *self.parts.get(number)?;
        bytes.resize(part.length as usize, 0);
        read_at(&self.file, bytes, part.from).ok()?;
        (crc32fast::hash(bytes) == part.sum).then_some(())
    }

    fn spoil(&self) {
        self.is_spoilt.store(true, Ordering::Relaxed);
    }

    fn is_spoilt(&self) -> bool {
        self.is_spoilt.load(Ordering::Relaxed)
    }
}

/// How many writings this process has begun.
static BEGUN: AtomicUsize = AtomicUsize::new(0);

/// A file of the cache that is being written. It is in nobody's way until it is [finished](Self::finish).
#[derive(Debug)]
pub struct Writing {
    out: Option<BufWriter<File>>,
    path: PathBuf,
    temporary: PathBuf,
    parts: Vec<Part>,
    at: u64,
    failed: Option<io::Error>,
}

impl Writing {
    /// Begins a file that is to be at a path. Its folder is made, for the user alone.
    ///
    /// # Errors
    /// The system's.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
        let (mut folders, mut options) = (DirBuilder::new(), OpenOptions::new());
        #[cfg(unix)]
        {
            std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        folders.recursive(true).create(folder)?;
        clear(folder);
        // Other explorers, and other threads, may write the same.
        let nth = BEGUN.fetch_add(1, Ordering::Relaxed);
        let temporary = path.with_extension(format!("tmp-{}-{nth}", std::process::id()));
        let file = options.write(true).create(true).truncate(true).open(&temporary)?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        out.write_all(&[0; HEADER])?;
        let at = u64::try_from(HEADER).unwrap_or(u64::MAX);
        Ok(Self { out: Some(out), path: path.to_owned(), temporary, parts: Vec::new(), at, failed: None })
    }

    /// How many parts have been written.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// Writes a part. That it could not be written is told in the end.
    pub fn keep(&mut self, bytes: &[u8]) {
        let length = u32::try_from(bytes.len()).map_err(io::Error::other);
        let written = length.and_then(|length| {
            self.out.as_mut().map_or(Ok(()), |out| out.write_all(bytes))?;
            Ok(length)
        });
        match written {
            Ok(length) => {
                self.parts.push(Part { from: self.at, length, sum: crc32fast::hash(bytes) });
                self.at += u64::from(length);
            }
            Err(error) => self.failed = self.failed.take().or(Some(error)),
        }
    }

    /// Writes the directory, and puts the file in its place, where it takes that of an older one.
    ///
    /// # Errors
    /// The system's. What was there before still is.
    pub fn finish(mut self, records: &[usize]) -> io::Result<()> {
        self.failed.take().map_or(Ok(()), Err)?;
        let mut directory = Record::default();
        self.parts.iter().for_each(|part| part.put(&mut directory));
        records.iter().for_each(|record| directory.put_count(*record));
        let mut header = Record::default();
        MAGIC.iter().for_each(|byte| header.put(*byte));
        header.put(CACHE_FORMAT);
        header.put(version());
        header.put(self.at);
        header.put_count(self.parts.len());
        header.put_count(records.len());
        header.put(crc32fast::hash(directory.bytes()));
        header.put(crc32fast::hash(header.bytes()));
        let mut file = match self.out.take() {
            Some(mut out) => {
                out.write_all(directory.bytes())?;
                out.into_inner().map_err(io::IntoInnerError::into_error)?
            }
            None => return Ok(()),
        };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(header.bytes())?;
        file.sync_all()?;
        fs::rename(&self.temporary, &self.path)
    }
}

impl Drop for Writing {
    /// What is not finished is taken away.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Takes a file of the cache away, whatever is wrong with it.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Takes away what is left of writings that were broken off.
fn clear(folder: &Path) {
    let abandoned = |path: &Path| {
        let modified = fs::metadata(path).and_then(|file| file.modified());
        let age = modified.ok().and_then(|modified| SystemTime::now().duration_since(modified).ok());
        let is_ours = path.extension().is_some_and(|it| it.to_string_lossy().starts_with("tmp-"));
        is_ours && age.is_some_and(|age| age > ABANDONED)
    };
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).filter(|path| abandoned(path)).for_each(|path| remove(&path));
}
