//! The dates of a chronology, each kept once.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use crate::model::DateId;
use crate::model::columns::Strings;
use crate::model::stored::{Reader, Writer};
use crate::when::{When, WhenError};

/// Different dates, each stored once and stood for by a handle.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// Of dates that are kept as they are written, each is understood when it is first asked for.
    dates: Vec<OnceLock<Box<When>>>,
    written: Strings,
    /// Only until they are laid in order.
    by_writing: HashMap<String, DateId, RandomState>,
}

impl Dates {
    /// The handle of a date, made if it is new. Two that are written differently are two, even if they mean the same.
    pub fn intern(&mut self, when: &When) -> DateId {
        self.by_writing.get(when.written()).copied().unwrap_or_else(|| self.push(when.clone()))
    }

    /// The same of a date as it is written.
    ///
    /// # Errors
    /// Where that is none.
    pub fn parse(&mut self, written: &str) -> Result<DateId, WhenError> {
        match self.by_writing.get(written) {
            Some(date) => Ok(*date),
            None => Ok(self.push(When::parse(written)?)),
        }
    }

    /// Takes over the dates of another table. Returns the handle here of each of its handles.
    pub fn append(&mut self, other: Self) -> Vec<DateId> {
        let known = |dates: &Self, when: &When| dates.by_writing.get(when.written()).copied();
        other
            .dates
            .into_iter()
            .filter_map(OnceLock::into_inner)
            .map(|when| known(self, &when).unwrap_or_else(|| self.push(*when)))
            .collect()
    }

    fn push(&mut self, when: When) -> DateId {
        let date = DateId::new(self.dates.len());
        self.by_writing.insert(when.written().to_owned(), date);
        self.dates.push(OnceLock::from(Box::new(when)));
        date
    }

    /// Gives the dates that are `mentioned` new handles, in the order of [`When::list_key`], and forgets the others.
    /// Returns that of each old one; what it says of a forgotten one means nothing.
    pub fn lay_in_order(&mut self, mentioned: impl Iterator<Item = DateId>) -> Vec<DateId> {
        self.by_writing = HashMap::default();
        let mut laid = vec![DateId::new(0); self.dates.len()];
        let mut kept = vec![false; self.dates.len()];
        mentioned.for_each(|date| kept[date.index()] = true);
        let dates = std::mem::take(&mut self.dates).into_iter().enumerate();
        let mut dates: Vec<(usize, OnceLock<Box<When>>)> = dates.filter(|(old, _)| kept[*old]).collect();
        dates.sort_by_cached_key(|(_, when)| when.get().map(|when| when.list_key()));
        for (at, (old, _)) in dates.iter().enumerate() {
            laid[*old] = DateId::new(at);
        }
        self.dates = dates.into_iter().map(|(_, when)| when).collect();
        laid
    }

    /// The place of each date in time, when they are laid in order: dates with one [`When::list_key`] share theirs.
    pub fn ranks(&self) -> Vec<usize> {
        let mut rank = 0;
        let mut ranks = Vec::with_capacity(self.dates.len());
        for at in 0..self.dates.len() {
            if at > 0 && self.at(at - 1).list_key() != self.at(at).list_key() {
                rank += 1;
            }
            ranks.push(rank);
        }
        ranks
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
