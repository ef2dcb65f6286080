//! The dates of a chronology, each kept once.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::DateId;
use crate::when::{When, WhenError};

/// Different dates, each stored once and stood for by a handle.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    dates: Vec<When>,
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
        other.dates.into_iter().map(|when| known(self, &when).unwrap_or_else(|| self.push(when))).collect()
    }

    fn push(&mut self, when: When) -> DateId {
        let date = DateId::new(self.dates.len());
        self.by_writing.insert(when.written().to_owned(), date);
        self.dates.push(when);
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
        let mut dates: Vec<(usize, When)> = dates.filter(|(old, _)| kept[*old]).collect();
        dates.sort_by_cached_key(|(_, when)| when.list_key());
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
        for (at, when) in self.dates.iter().enumerate() {
            if at > 0 && self.dates[at - 1].list_key() != when.list_key() {
                rank += 1;
            }
            ranks.push(rank);
        }
        ranks
    }

    /// The date that a handle stands for.
    pub fn when(&self, date: DateId) -> &When {
        &self.dates[date.index()]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.dates.len()
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
