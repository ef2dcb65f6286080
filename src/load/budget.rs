//! What all the files of a chronology may take together. Each may be long; a thousand long ones are none that
//! anybody means.

use std::time::Duration;

use crate::load::files::{Files, LONGEST_RON, LONGEST_TEXT, Refusal};

/// What the files of a chronology may take.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The RON files.
    pub ron: Allowance,
    /// RON files of so many bytes and more are not held whole, and are read in windows of no more than so many.
    pub window: usize,
    /// Of RON files that have fewer bytes together it is not told how far their reading is.
    pub untold: u64,
    /// The texts.
    pub texts: Allowance,
    /// How long reading the PDFs among them may take.
    pub pdfs: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            ron: Allowance::new(LONGEST_RON, LONGEST_RON),
            window: 8 << 20,
            untold: 8 << 20,
            texts: Allowance::new(LONGEST_TEXT, 2 << 30),
            pdfs: Duration::from_secs(120),
        }
    }
}

/// How many bytes files may have.
#[derive(Clone, Debug)]
pub struct Allowance {
    each: u64,
    all: u64,
    left: u64,
}

impl Allowance {
    /// So many bytes each, and so many together.
    #[must_use]
    pub fn new(each: u64, all: u64) -> Self {
        Self { each, all, left: all }
    }

    /// How long the next file may be.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.each.min(self.left)
    }

    /// Counts a file of so many bytes.
    pub fn count(&mut self, length: u64) {
        self.left = self.left.saturating_sub(length);
    }

    /// Reads a file, as far as the allowance goes; what it has counts.
    ///
    /// # Errors
    /// As for [`Files::read`], and where the files would be too long together.
    pub fn read(&mut self, files: &Files, label: &str) -> Result<Vec<u8>, Refusal> {
        let bytes = files.read(label, self.most()).map_err(|refusal| match refusal {
            Refusal::TooLong(longest) if longest < self.each => Refusal::TooMuch(self.all),
            refusal => refusal,
        })?;
        self.count(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(bytes)
    }
}
