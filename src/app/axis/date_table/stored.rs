//! The table of the dates, kept and read again.

use super::{DateTable, Told};
use crate::app::axis::Extent;
use crate::app::axis::stretches::Blocks;
use crate::model::stored::{Number, Reader, Writer, are_within};
use crate::model::{Chronology, DateId};
use crate::when::Weight;

const WEIGHTS: [Weight; 3] = [Weight::Firm, Weight::Lasting, Weight::Vague];

impl DateTable {
    /// Writes it.
    pub fn store(&self, to: &mut Writer) {
        to.column(self.extents.iter().copied());
        to.column(self.weights.iter().copied());
        to.column(self.alike.iter().copied());
        to.column(self.firsts.iter().copied());
        to.column(self.lasts.iter().copied());
        to.column(self.told.iter().copied());
        to.column(self.told_lasts.iter().copied());
    }

    /// Reads it again; nothing where it is not that of this chronology.
    #[must_use]
    pub fn stored(from: &mut Reader, chronology: &Chronology) -> Option<Self> {
        let dates = chronology.date_count();
        let extents: Vec<Extent> = from.column_of(dates)?;
        let (weights, alike): (_, Vec<DateId>) = (from.column_of(dates)?, from.column_of(dates)?);
        let firsts: Vec<DateId> = from.column()?;
        let lasts: Vec<DateId> = from.column_of(firsts.len())?;
        let told: Vec<Told> = from.column()?;
        let told_lasts: Vec<u32> = from.column_of(told.len())?;
        [&alike, &firsts, &lasts].into_iter().try_for_each(|handles| are_within(handles, dates))?;
        are_within(told.iter().map(|told| &told.date), dates)?;
        told_lasts.iter().all(|at| (*at as usize) < told.len()).then_some(())?;
        Some(Self {
            of_events: chronology.events().map(|event| chronology.date(event)).collect(),
            blocks: Blocks::of(extents.iter().copied(), |extent| extent),
            told_blocks: Blocks::of(told.iter().map(|told| told.extent), |extent| extent),
            extents,
            weights,
            alike,
            firsts,
            lasts,
            told,
            told_lasts,
        })
    }
}

impl Number for Extent {
    const LENGTH: usize = 2 * i128::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        self.first.put(to);
        self.last.put(to);
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        let (first, last) = bytes.split_at_checked(i128::LENGTH)?;
        Some(Self { first: i128::take(first)?, last: i128::take(last)? })
    }
}

impl Number for Weight {
    const LENGTH: usize = u8::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        WEIGHTS.into_iter().zip(0_u8..).filter(|(weight, _)| *weight == self).for_each(|(_, number)| number.put(to));
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        WEIGHTS.get(usize::from(u8::take(bytes)?)).copied()
    }
}

impl Number for Told {
    const LENGTH: usize = u32::LENGTH + Extent::LENGTH + u8::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        self.date.put(to);
        self.extent.put(to);
        u8::from(self.is_dated).put(to);
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        let (date, rest) = bytes.split_at_checked(u32::LENGTH)?;
        let (extent, is_dated) = rest.split_at_checked(Extent::LENGTH)?;
        Some(Self { date: DateId::take(date)?, extent: Extent::take(extent)?, is_dated: is_dated == [1] })
    }
}
