//! The dates of a chronology, each kept once.

use std::sync::OnceLock;

use crate::model::columns::Strings;
use crate::model::stored::{Reader, Writer};
use crate::model::{DateId, Names};
use crate::when::{ListKey, When, WhenError};

/// Different dates, each stored once and stood for by a handle.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// Of dates that are kept as they are written, each is understood when it is first asked for.
    dates: Vec<OnceLock<Box<When>>>,
    written: Strings,
    /// Only until they are laid in order.
    by_writing: Names<DateId>,
}

/// The number of a date, and its place in time.
pub(super) struct Placed {
    number: usize,
    rank: usize,
}

impl Dates {
    /// The handle of a date, made if it is new. Two that are written differently are two, even if they mean the same.
    pub fn intern(&mut self, when: &When) -> DateId {
        self.get(when.written()).unwrap_or_else(|| self.push(when.clone()))
    }

    /// The same of a date as it is written.
    ///
    /// # Errors
    /// Where that is none.
    pub fn parse(&mut self, written: &str) -> Result<DateId, WhenError> {
        match self.get(written) {
            Some(date) => Ok(date),
            None => Ok(self.push(When::parse(written)?)),
        }
    }

    /// The handle of the date that is written so, if there has been one.
    pub fn get(&self, written: &str) -> Option<DateId> {
        self.by_writing.get(written)
    }

    /// Takes over the dates of another table. Returns the handle here of each of its handles.
    pub fn append(&mut self, other: Self) -> Vec<DateId> {
        let known = |dates: &Self, when: &When| dates.get(when.written());
        other
            .dates
            .into_iter()
            .filter_map(OnceLock::into_inner)
            .map(|when| known(self, &when).unwrap_or_else(|| self.push(*when)))
            .collect()
    }

    fn push(&mut self, when: When) -> DateId {
        let date = self.by_writing.intern(when.written());
        self.dates.push(OnceLock::from(Box::new(when)));
        date
    }

    /// The dates in the order of [`When::list_key`], and which place in time each has: those with one key share theirs.
    pub fn in_order(&self) -> Vec<Placed> {
        let mut keyed: Vec<(ListKey, usize)> = (0..self.len()).map(|at| (self.at(at).list_key(), at)).collect();
        keyed.sort_unstable();
        let alike = keyed.chunk_by(|(one, _), (other, _)| one == other).zip(0..);
        alike.flat_map(|(alike, rank)| alike.iter().map(move |(_, number)| Placed { number: *number, rank })).collect()
    }

    /// Gives the dates that are `mentioned` new handles, in that `order`, and forgets the others. Returns the new handle
    /// of each old one – what it says of a forgotten one means nothing –, and the place in time of each new one.
    pub fn lay_in_order(
        &mut self,
        order: &[Placed],
        mentioned: impl Iterator<Item = DateId>,
    ) -> (Vec<DateId>, Vec<usize>) {
        self.by_writing = Names::default();
        let mut kept = vec![false; self.dates.len()];
        mentioned.for_each(|date| kept[date.index()] = true);
        let mut dates = std::mem::take(&mut self.dates);
        let (mut laid, mut ranks) = (vec![DateId::new(0); dates.len()], Vec::new());
        for Placed { number, rank } in order.iter().filter(|placed| kept[placed.number]) {
            laid[*number] = DateId::new(self.dates.len());
            self.dates.push(std::mem::take(&mut dates[*number]));
            ranks.push(*rank);
        }
        (laid, ranks)
    }

    /// The date that a handle stands for.
    pub fn when(&self, date: DateId) -> &When {
        self.at(date.index())
    }

    fn at(&self, at: usize) -> &When {
        // What is kept has been read as a date before.
        self.dates[at].get_or_init(|| Box::new(When::parse(self.written.get(at)).unwrap_or_else(|_| When::unknown())))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Writes them as they are written.
    pub fn store(&self, to: &mut Writer) {
        to.strings((0..self.len()).map(|at| self.at(at).written()));
    }

    /// Reads them again.
    pub fn stored(from: &mut Reader) -> Option<Self> {
        let written = from.strings()?.read()?;
        Some(Self { dates: vec![OnceLock::new(); written.len()], written, ..Self::default() })
    }

    /// Whether each of them can be read again.
    pub fn can_be_stored(&self) -> bool {
        (0..self.len()).map(|at| self.at(at)).all(|when| When::parse(when.written()).as_ref() == Ok(when))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Chronology, Event};
    use crate::when::When;

    #[test]
    fn each_writing_of_a_date_is_one() {
        let when = |written: &str| When::parse(written).expect("a date");
        let written = ["2022", "XXXX", "2021-04/2021-05", "2022", "2022-02?", "2021-04/2021-05", "2022~", "-0044"];
        let events = written.iter().enumerate().map(|(nth, date)| Event::new(nth.to_string(), when(date), ""));
        let whole = Chronology::new(String::new(), String::new(), Vec::new(), events.collect());
        let told: Vec<String> = whole.dates().map(|date| whole.when_of(date).to_string()).collect();
        assert_eq!(told, ["-0044", "2021-04/2021-05", "2022", "2022~", "2022-02?", "XXXX"]);
        for event in whole.events() {
            let nth: usize = whole.key(event).parse().expect("a number");
            assert_eq!(whole.when(event), &when(written[nth]));
            assert_eq!(whole.when_of(whole.date(event)), whole.when(event));
        }
    }
}
