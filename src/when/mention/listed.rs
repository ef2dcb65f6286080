//! Dates of a list whose last tells the year of all: `January, February and March 2021`.

use super::expression::{Expression, Named};
use super::grammar::{Grammar, Read};
use super::token::Kind;
use crate::when::words::Sense;

/// No list has more dates.
const LONGEST: usize = 6;

impl Grammar<'_> {
    /// The same date with the year that the last of its list tells.
    pub fn listed(&self, read: Read) -> Read {
        let Expression::Named(named) = read.told else { return read };
        if named.year.is_some() || named.month.is_none() {
            return read;
        }
        match self.last_of_list(read.to) {
            Some(last) => Read { told: Expression::Named(named.completed(last)), ..read },
            None => read,
        }
    }

    /// The date with its year that ends a list of which one date ends here.
    fn last_of_list(&self, at: usize) -> Option<Named> {
        let mut next = at;
        for _ in 1..LONGEST {
            let comma = usize::from(self.is_mark(next, &[',']));
            let and = usize::from(self.sense(next + comma) == Sense::And);
            if comma + and == 0 {
                return None;
            }
            let (named, to) = self.item(next + comma + and)?;
            if named.year.is_some() {
                return (and > 0).then_some(named);
            }
            next = to;
        }
        None
    }

    /// A day and month or a month, in capitals, with its year perhaps.
    fn item(&self, at: usize) -> Option<(Named, usize)> {
        if let Some(read) = self.day_and_month(at) {
            let Expression::Named(named) = read.told else { return None };
            return Some((named, read.to));
        }
        let (month, to) = self.month(at).filter(|_| self.is_capital(at))?;
        let ends = !matches!(self.kind(to), Some(Kind::Figures(_)));
        ends.then_some((Named { month: Some(month), ..Named::default() }, to))
    }
}
