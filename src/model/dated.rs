//! The dates of a chronology, each kept once.

use std::collections::HashMap;

use crate::model::DateId;
use crate::when::When;

/// Different dates, each stored once and stood for by a handle.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    dates: Vec<When>,
    by_writing: HashMap<String, DateId>,
}

impl Dates {
    /// The handle of a date, made if it is new. Two that are written differently are two, even if they mean the same.
    pub(super) fn intern(&mut self, when: When) -> DateId {
        if let Some(date) = self.by_writing.get(when.written()) {
            return *date;
        }
        let date = DateId::new(self.dates.len());
        self.by_writing.insert(when.written().to_owned(), date);
        self.dates.push(when);
        date
    }

    /// The date that a handle stands for.
    pub(super) fn when(&self, date: DateId) -> &When {
        &self.dates[date.index()]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
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
