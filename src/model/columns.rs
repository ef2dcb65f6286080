//! How a chronology is stored: by columns, a million events in the same way as fourteen.
//!
//! A row is counted from 0. Where every row has a number, the column is a plain `Vec`; strings, lists and what a row may
//! lack have columns of their own. Whoever fills a column closes it: that gives back the memory that was taken for more
//! rows.

mod citations;
mod events;
mod keys;
mod lists;
mod order;
mod places;
mod present;
mod strings;

pub(super) use citations::{Citations, Named as NamedByCitations};
pub(super) use events::{Events, Named as NamedByEvents};
use keys::Keys;
pub(super) use lists::Lists;
pub(super) use order::Order;
use places::Places;
use present::OptionalStrings;
pub(super) use strings::Strings;
