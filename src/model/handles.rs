//! Small integers that stand for the parts of a chronology.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::sync::OnceLock;

use compact_str::CompactString;
use foldhash::fast::RandomState;

use crate::model::columns::Strings;
use crate::model::stored::{Reader, Writer};

/// A handle: a number that only one table can be indexed with. Four bytes, and one that may be none takes no more.
pub trait Handle: Copy + Eq + Ord {
    /// The handle of the `index`-th entry.
    ///
    /// # Panics
    /// Beyond 2^32 − 1 entries, which the size caps of the reader rule out.
    fn new(index: usize) -> Self;
    /// The position in the table, counted from 0.
    fn index(self) -> usize;
    /// The handle that is stored as this number: that of the entry, counted from 1. None is 0.
    fn of_number(number: u32) -> Option<Self>;
    /// The number as which it is stored.
    fn number(self) -> u32;
}

macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The handle of the `index`-th entry of its table.
            #[must_use]
            pub fn new(index: usize) -> Self {
                <Self as Handle>::new(index)
            }
            /// The position in its table, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                <Self as Handle>::index(self)
            }
        }

        impl Handle for $name {
            fn new(index: usize) -> Self {
                let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
                Self(number.expect("the reader caps files far below 2^32 entries"))
            }
            fn index(self) -> usize {
                self.0.get() as usize - 1
            }
            fn of_number(number: u32) -> Option<Self> {
                NonZeroU32::new(number).map(Self)
            }
            fn number(self) -> u32 {
                self.0.get()
            }
        }
    )*};
}

handles! {
    /// An event; handles are in order of time, so the smaller is the earlier.
    EventId;
    /// A source, in the order of the file.
    SourceId;
    /// A text; the texts of one source have neighbouring handles.
    TextId;
    /// A citation; the citations of one event have neighbouring handles.
    CitationId;
    /// A person or body that takes part in events.
    ActorId;
    /// A subject that events share.
    TagId;
    /// Where something happened.
    PlaceId;
    /// Whose statements sources carry.
    SpeakerId;
    /// A date as it is written; handles are in the order of [`crate::when::When::list_key`].
    DateId;
}

/// Distinct names, each stored once and stood for by a handle.
#[derive(Clone, Debug)]
pub struct Names<H> {
    names: Strings,
    /// Made when it is first needed. Short names stand in the table itself: looking one up is waiting for memory, and it
    /// waits once less.
    by_name: OnceLock<HashMap<CompactString, u32, RandomState>>,
    handle: PhantomData<H>,
}

impl<H> Default for Names<H> {
    fn default() -> Self {
        Self { names: Strings::default(), by_name: OnceLock::new(), handle: PhantomData }
    }
}

impl<H: Handle> Names<H> {
    /// The handle of `name`, made if it is new.
    pub fn intern(&mut self, name: &str) -> H {
        if let Some(known) = self.get(name) {
            return known;
        }
        let handle = H::new(self.names.len());
        if let Some(by_name) = self.by_name.get_mut() {
            by_name.insert(name.into(), u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        }
        self.names.push(name);
        handle
    }

    /// Takes over the names of another table. Returns the handle here of each of its handles.
    pub(super) fn append(&mut self, other: &Self) -> Vec<H> {
        other.names.iter().map(|name| self.intern(name)).collect()
    }

    /// Gives the names new handles, in the order in which they are `mentioned`, and puts those in their places. A name
    /// that is not mentioned is forgotten.
    pub(super) fn renumber<'m>(&mut self, mentioned: impl Iterator<Item = &'m mut H>)
    where
        H: 'm,
    {
        let mut renumbered: Vec<Option<H>> = vec![None; self.names.len()];
        let mut order = Strings::default();
        for handle in mentioned {
            *handle = *renumbered[handle.index()].get_or_insert_with(|| {
                order.push(self.names.get(handle.index()));
                H::new(order.len() - 1)
            });
        }
        order.close();
        *self = Self { names: order, ..Self::default() };
    }

    /// The name that `handle` stands for.
    #[must_use]
    pub fn name(&self, handle: H) -> &str {
        self.names.get(handle.index())
    }

    /// The handle of exactly this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<H> {
        let by_name = self.by_name.get_or_init(|| self.names.iter().map(CompactString::from).zip(0..).collect());
        by_name.get(name).map(|&at| H::new(at as usize))
    }

    /// Every handle with its name, in order of first mention.
    pub fn iter(&self) -> impl Iterator<Item = (H, &str)> {
        self.names.iter().enumerate().map(|(at, name)| (H::new(at), name))
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes them.
    pub(super) fn store(&self, to: &mut Writer) {
        to.strings(self.names.iter());
    }

    /// Reads them again, all of them at once.
    pub(super) fn stored(from: &mut Reader) -> Option<Self> {
        Some(Self { names: from.strings()?.read()?, ..Self::default() })
    }
}
