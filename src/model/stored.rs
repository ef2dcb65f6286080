//! What is in memory → parts that can be kept, and back.
//!
//! A part is a piece of bytes that is written, and read again, as a whole. What is read of every row stands in columns
//! of numbers, which are read at once; strings stand in parts of a thousand, each read when one of them is first asked
//! for. A *record* lies behind its parts: it says in which of them what stands, and holds the little things itself.
//! Whoever reads believes nothing: a record with one byte too few, or a number that leads nowhere, gives `None`.

use std::fmt;
use std::sync::Arc;

use crate::model::columns::Strings;
use crate::model::handles::Handle;

/// So many numbers are in a part.
const IN_A_PART: usize = if cfg!(test) { 4 } else { 1 << 16 };

/// Where parts are read from.
pub trait Fetch: Send + Sync + fmt::Debug {
    /// Reads the bytes of a part in the place of others: exactly those that were written, or nothing that is to be
    /// believed.
    fn read_part(&self, number: usize, bytes: &mut Vec<u8>) -> Option<()>;
    /// The bytes of a part: exactly those that were written, or nothing.
    fn part(&self, number: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_part(number, &mut bytes).map(|()| bytes)
    }
    /// Takes note that something could not be read, so that nothing that comes from here is to be believed any more.
    fn spoil(&self);
    /// Whether that has happened.
    fn is_spoilt(&self) -> bool;
}

/// What a column of numbers may hold.
pub trait Number: Copy {
    /// How many bytes it takes.
    const LENGTH: usize;
    /// Adds its bytes.
    fn put(self, to: &mut Vec<u8>);
    /// The number of some bytes, of which there are [`Self::LENGTH`]; nothing where they mean none.
    fn take(bytes: &[u8]) -> Option<Self>;
    /// Adds the numbers of some bytes; nothing where they are not that many numbers.
    fn take_all(bytes: &[u8], to: &mut Vec<Self>) -> Option<()> {
        let (before, expected) = (to.len(), bytes.len() / Self::LENGTH);
        to.extend(bytes.chunks_exact(Self::LENGTH).map_while(Self::take));
        (bytes.len().is_multiple_of(Self::LENGTH) && to.len() == before + expected).then_some(())
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Number for $number {
            const LENGTH: usize = size_of::<$number>();
            fn put(self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }
            fn take(bytes: &[u8]) -> Option<Self> {
                Some(Self::from_le_bytes(bytes.try_into().ok()?))
            }
            fn take_all(bytes: &[u8], to: &mut Vec<Self>) -> Option<()> {
                let (numbers, rest) = bytes.as_chunks();
                to.extend(numbers.iter().map(|number| Self::from_le_bytes(*number)));
                rest.is_empty().then_some(())
            }
        }
    )*};
}

numbers!(u16 u32 u64 i128);

impl Number for u8 {
    const LENGTH: usize = 1;
    fn put(self, to: &mut Vec<u8>) {
        to.push(self);
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        bytes.first().copied()
    }
    fn take_all(bytes: &[u8], to: &mut Vec<Self>) -> Option<()> {
        to.extend_from_slice(bytes);
        Some(())
    }
}

impl<H: Handle> Number for H {
    const LENGTH: usize = u32::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        self.number().put(to);
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        Self::of_number(u32::take(bytes)?)
    }
    fn take_all(bytes: &[u8], to: &mut Vec<Self>) -> Option<()> {
        let (numbers, rest) = bytes.as_chunks();
        let mut are_all = rest.is_empty();
        // No way out of the loop: there are millions of them, and none is wrong.
        to.extend(numbers.iter().map(|number| {
            Self::of_number(u32::from_le_bytes(*number)).unwrap_or_else(|| {
                are_all = false;
                Self::new(0)
            })
        }));
        are_all.then_some(())
    }
}

impl<H: Handle> Number for Option<H> {
    const LENGTH: usize = u32::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        self.map_or(0, H::number).put(to);
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        Some(H::of_number(u32::take(bytes)?))
    }
    fn take_all(bytes: &[u8], to: &mut Vec<Self>) -> Option<()> {
        let (numbers, rest) = bytes.as_chunks();
        to.extend(numbers.iter().map(|number| H::of_number(u32::from_le_bytes(*number))));
        rest.is_empty().then_some(())
    }
}

/// Little things, one behind the other: written, and read in the same order.
#[derive(Clone, Debug, Default)]
pub struct Record {
    bytes: Vec<u8>,
    /// The byte that is read next.
    at: usize,
}

impl From<Vec<u8>> for Record {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0 }
    }
}

impl Record {
    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes a small number.
    pub fn put<T: Number>(&mut self, number: T) {
        number.put(&mut self.bytes);
    }

    /// Writes a number.
    pub fn put_count(&mut self, number: usize) {
        self.put(u64::try_from(number).expect("no machine counts beyond 64 bits"));
    }

    /// Writes a string.
    pub fn put_string(&mut self, string: &str) {
        self.put_count(string.len());
        self.bytes.extend_from_slice(string.as_bytes());
    }

    /// Writes a string that there may not be.
    pub fn put_optional(&mut self, string: Option<&str>) {
        self.put(u8::from(string.is_some()));
        string.into_iter().for_each(|string| self.put_string(string));
    }

    fn take(&mut self, length: usize) -> Option<&[u8]> {
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(bytes)
    }

    /// Reads a small number.
    pub fn small<T: Number>(&mut self) -> Option<T> {
        T::take(self.take(T::LENGTH)?)
    }

    /// Reads a number.
    pub fn count(&mut self) -> Option<usize> {
        self.small::<u64>()?.try_into().ok()
    }

    /// Reads a string.
    pub fn string(&mut self) -> Option<String> {
        let length = self.count()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    /// Reads a string that there may not be. The outer `None` is one that cannot be read.
    pub fn optional(&mut self) -> Option<Option<String>> {
        match self.small::<u8>()? {
            0 => Some(None),
            1 => self.string().map(Some),
            _ => None,
        }
    }

    /// Reads so many bytes.
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Reads several things, as many as a number says that stands before them.
    pub fn several<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.count()?).map(|_| read(self)).collect()
    }

    /// That there is no more to read.
    pub fn finish(&self) -> Option<()> {
        (self.at == self.bytes.len()).then_some(())
    }
}

/// Writes what is in memory.
pub struct Writer<'k> {
    /// Which part holds what, and the little things.
    pub record: Record,
    keep: &'k mut dyn FnMut(&[u8]),
    parts: usize,
}

impl<'k> Writer<'k> {
    /// Parts are handed to `keep`, one after the other, counted from `parts`.
    pub fn new(parts: usize, keep: &'k mut dyn FnMut(&[u8])) -> Self {
        Self { record: Record::default(), keep, parts }
    }

    /// Writes a column of numbers.
    pub fn column<T: Number>(&mut self, numbers: impl IntoIterator<Item = T>) {
        let (first, mut count, mut part) = (self.parts, 0, Vec::new());
        for number in numbers {
            number.put(&mut part);
            count += 1;
            if part.len() == IN_A_PART * T::LENGTH {
                self.part(&mut part);
            }
        }
        if !part.is_empty() {
            self.part(&mut part);
        }
        self.record.put_count(first);
        self.record.put_count(count);
    }

    /// Writes a column of strings.
    pub fn strings<'s>(&mut self, strings: impl IntoIterator<Item = &'s str>) {
        let (first, mut rows, mut block) = (self.parts, 0, Strings::default());
        for string in strings {
            block.push(string);
            rows += 1;
            if block.is_full_block() {
                self.part(&mut block.bytes_of_block());
                block = Strings::default();
            }
        }
        if block.len() > 0 {
            self.part(&mut block.bytes_of_block());
        }
        self.record.put_count(first);
        self.record.put_count(rows);
    }

    fn part(&mut self, part: &mut Vec<u8>) {
        (self.keep)(part);
        part.clear();
        self.parts += 1;
    }

    /// Writes the record; the number of its part.
    #[must_use]
    pub fn finish(self) -> usize {
        (self.keep)(self.record.bytes());
        self.parts
    }
}

/// Reads what was written, in the same order.
#[derive(Clone, Debug)]
pub struct Reader {
    fetch: Arc<dyn Fetch>,
    /// The little things.
    pub record: Record,
    /// The part that was read last: its memory is used again.
    bytes: Vec<u8>,
}

impl Reader {
    /// Reads the record in a part.
    #[must_use]
    pub fn new(fetch: Arc<dyn Fetch>, record: usize) -> Option<Self> {
        let record = fetch.part(record)?.into();
        Some(Self { fetch, record, bytes: Vec::new() })
    }

    /// Whether something could not be read of what this reads from.
    #[must_use]
    pub fn is_spoilt(&self) -> bool {
        self.fetch.is_spoilt()
    }

    /// A column of numbers.
    pub fn column<T: Number>(&mut self) -> Option<Vec<T>> {
        let (first, count) = (self.record.count()?, self.record.count()?);
        let mut column = Vec::new();
        for part in 0..count.div_ceil(IN_A_PART) {
            self.fetch.read_part(first.checked_add(part)?, &mut self.bytes)?;
            let bytes = &self.bytes;
            // No more is set aside than has been read of it, whatever the count says.
            column.reserve_exact(if part == 0 { count.min(bytes.len().saturating_mul(1 << 12)) } else { 0 });
            let expected = count.min((part + 1) * IN_A_PART);
            T::take_all(bytes, &mut column)?;
            (column.len() == expected).then_some(())?;
        }
        Some(column)
    }

    /// A column of so many numbers.
    pub fn column_of<T: Number>(&mut self, rows: usize) -> Option<Vec<T>> {
        self.column().filter(|column| column.len() == rows)
    }

    /// A column of strings, none of which is read yet.
    pub fn strings(&mut self) -> Option<Strings> {
        let (first, rows) = (self.record.count()?, self.record.count()?);
        Strings::fetched(Arc::clone(&self.fetch), first, rows)
    }
}

/// That every handle stands for one of so many.
pub fn are_within<'h, H: Handle + 'h>(handles: impl IntoIterator<Item = &'h H>, count: usize) -> Option<()> {
    let most = handles.into_iter().fold(0, |most, handle| most.max(handle.number()));
    (most as usize <= count).then_some(())
}
