//! Tables of cases: what an expression is, says, and answers.

use super::*;

mod briefly;
mod distances;
mod expressions;
mod in_words;
mod laws;
mod mistakes;
mod moments;
mod order;
mod weekdays;

fn when(input: &str) -> When {
    When::parse(input).unwrap_or_else(|error| panic!("{input}: {error}"))
}
