//! What follows from a chronology alone, kept beside it: nothing that must look at every event, or at every date, is
//! left to be done when it is opened again.

use std::sync::{Arc, OnceLock};

use super::{Opened, Summary};
use crate::app::axis::{DateTable, Times, World};
use crate::app::{Breaks, Laid, Listed};
use crate::model::Chronology;
use crate::model::stored::{Reader, Record, Writer, are_within};
use crate::query::Crew;

impl Opened {
    /// Writes how everything is laid out. The [index](Self::index) is written by itself.
    pub fn store(&self, to: &mut Writer) {
        self.dates.store(to);
        self.all.breaks.store(to);
        self.world.store(&mut to.record);
        self.summary.store(to);
    }

    /// A chronology with what was written of it: how it is laid out, and its index, which is read when it is asked for.
    /// Gives the chronology back where that cannot be read.
    ///
    /// # Errors
    /// The chronology, where that is not how it is laid out.
    ///
    /// # Panics
    /// Where the work of `crew` is called off.
    pub fn stored(
        chronology: Chronology,
        laid: Option<Reader>,
        index: Option<Reader>,
        crew: Crew<'_>,
    ) -> Result<Self, Box<Chronology>> {
        let read = |mut from: Reader| {
            let dates = Arc::new(DateTable::stored(&mut from, &chronology)?);
            let breaks = Arc::new(Breaks::stored(&mut from, chronology.event_count(), crew)?);
            let world = World::stored(&mut from.record)?;
            let summary = Summary::stored(&mut from, chronology.event_count())?;
            from.record.finish()?;
            Some((dates, breaks, world, summary))
        };
        let Some((dates, breaks, world, summary)) = laid.and_then(read) else { return Err(Box::new(chronology)) };
        let listed = Listed::All(chronology.event_count());
        let times = Times::of(&dates, &listed, crew).expect("nobody cancels it");
        let all = Laid { times: Arc::new(times), listed, breaks };
        let index = (OnceLock::new(), index);
        Ok(Self { index: index.0, kept_index: index.1, chronology, dates, all, world, summary, ..Self::default() })
    }
}

impl Summary {
    fn counts(&mut self) -> [&mut usize; 8] {
        let Self { contradictions: _, sources, origins, counted, hidden, possibly, fallen, settled, otherwise } = self;
        [sources, origins, counted, hidden, possibly, fallen, settled, otherwise]
    }

    fn store(&self, to: &mut Writer) {
        to.column(self.contradictions.iter().copied());
        self.clone().counts().into_iter().for_each(|count| to.record.put_count(*count));
    }

    fn stored(from: &mut Reader, events: usize) -> Option<Self> {
        let mut summary = Self { contradictions: from.column()?, ..Self::default() };
        are_within(&summary.contradictions, events)?;
        for count in summary.counts() {
            *count = Record::count(&mut from.record)?;
        }
        Some(summary)
    }
}
