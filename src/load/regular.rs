//! Regular files, read in blocks: one that changes under the reader is refused, not taken for what it was.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use crate::load::files::Refusal;

/// How many bytes are read at a time.
const BLOCK: usize = 1 << 20;

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Whether it is a regular file, and no folder, pipe or device.
    pub is_file: bool,
    /// How many bytes it has.
    pub length: u64,
    /// When it was last written to, where the system knows.
    pub modified: Option<SystemTime>,
}

/// What can be read, and asked how it stands.
pub trait Stamped: Read {
    /// What it says of itself now.
    ///
    /// # Errors
    /// The system's.
    fn stamp(&self) -> io::Result<Stamp>;
}

impl Stamped for File {
    fn stamp(&self) -> io::Result<Stamp> {
        let now = self.metadata()?;
        Ok(Stamp { is_file: now.is_file(), length: now.len(), modified: now.modified().ok() })
    }
}

/// A regular file, read block by block.
#[derive(Debug)]
pub struct Blocks<F> {
    file: F,
    before: Stamp,
    left: u64,
}

impl<F: Stamped> Blocks<F> {
    /// A file that has just been opened.
    ///
    /// # Errors
    /// Where it is not a regular file, is longer than `longest` bytes, or cannot be asked.
    pub fn of(file: F, longest: u64) -> Result<Self, Refusal> {
        let before = file.stamp()?;
        if !before.is_file {
            return Err(Refusal::NoFile);
        }
        if before.length > longest {
            return Err(Refusal::TooLong(longest));
        }
        Ok(Self { file, before, left: before.length })
    }

    /// How many bytes it has.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.before.length
    }

    /// Reads what comes next into `block`; how many bytes that is, 0 at the end.
    ///
    /// # Errors
    /// Where it cannot be read, or is not at the end what it was at the beginning: cut short, longer, or written to.
    pub fn read(&mut self, block: &mut [u8]) -> Result<usize, Refusal> {
        loop {
            match self.file.read(block) {
                Ok(0) if self.left == 0 && self.file.stamp()? == self.before => return Ok(0),
                Ok(0) => return Err(Refusal::Changed),
                Ok(read) => {
                    let left = u64::try_from(read).ok().and_then(|read| self.left.checked_sub(read));
                    self.left = left.ok_or(Refusal::Changed)?;
                    return Ok(read);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Hands over the bytes of a file, block by block.
///
/// # Errors
/// As for [`Blocks`].
pub fn each_block(file: impl Stamped, longest: u64, mut take: impl FnMut(&[u8])) -> Result<(), Refusal> {
    each_of(Blocks::of(file, longest)?, &mut take)
}

fn each_of(mut blocks: Blocks<impl Stamped>, take: &mut dyn FnMut(&[u8])) -> Result<(), Refusal> {
    let mut block = vec![0; BLOCK];
    loop {
        match blocks.read(&mut block)? {
            0 => return Ok(()),
            read => take(&block[..read]),
        }
    }
}

/// The bytes of a file.
///
/// # Errors
/// As for [`each_block`].
pub fn read_regular(file: impl Stamped, longest: u64) -> Result<Vec<u8>, Refusal> {
    let blocks = Blocks::of(file, longest)?;
    // What grows as it is read takes up to twice as much.
    let mut bytes = Vec::with_capacity(usize::try_from(blocks.length()).unwrap_or(0));
    each_of(blocks, &mut |block| bytes.extend_from_slice(block))?;
    Ok(bytes)
}

/// Opens a file that the reader has named, wherever it is; never waits, as for somebody to write to a pipe.
///
/// # Errors
/// The system's.
pub fn open_named(path: &Path) -> Result<File, Refusal> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NO_WAITING);
    Ok(options.open(path)?)
}

/// The bytes of a file that the reader has named.
///
/// # Errors
/// As for [`each_block`].
pub fn read_named(path: &Path, longest: u64) -> Result<Vec<u8>, Refusal> {
    read_regular(open_named(path)?, longest)
}

/// Makes opening a pipe return at once, whether or not anybody writes to it.
#[cfg(unix)]
pub const NO_WAITING: i32 = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
