//! What was probably meant.

use strsim::damerau_levenshtein;

use crate::query::folded;

/// Longer names are not compared: the cost grows with the square.
const LONGEST: usize = 64;

/// A known name that is close to what was typed.
pub(super) struct Nearest {
    /// The whole name.
    pub name: String,
    /// The piece of it that was meant: `regulator` of “the regulator”.
    pub piece: String,
    distance: usize,
}

/// The known name nearest to `typed`, as a whole or by a word or an ending of it, if any is near: one
/// letter in three may differ.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Nearest> {
    let typed = folded(typed);
    let length = typed.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let mut best: Option<Nearest> = None;
    for name in known {
        for piece in pieces(name) {
            let piece_folded = folded(piece);
            let most = best.as_ref().map_or((length / 3).max(1), |best| best.distance.saturating_sub(1));
            let close = piece_folded.chars().count().abs_diff(length) <= most;
            let distance = if close { damerau_levenshtein(&typed, &piece_folded) } else { usize::MAX };
            if distance <= most && distance < length && best.as_ref().is_none_or(|best| distance < best.distance) {
                best = Some(Nearest { name: name.to_owned(), piece: piece.to_owned(), distance });
            }
        }
    }
    best
}

/// The whole, each word, and from each word to the end.
fn pieces(name: &str) -> impl Iterator<Item = &str> {
    let words = || name.split_inclusive(|ch: char| ch.is_whitespace() || ch == '-');
    let mut at = 0;
    let tails = words().map(move |word| {
        let tail = &name[at..];
        at += word.len();
        tail
    });
    tails.chain(words().map(|word| word.trim_end_matches(|ch: char| ch.is_whitespace() || ch == '-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_and_the_piece_that_was_meant() {
        let known = ["the exchange", "the regulator", "regional head", "Łódź city council"];
        for (typed, expected) in [
            ("regulater", Some(("the regulator", "regulator"))),
            ("the regulater", Some(("the regulator", "the regulator"))),
            ("lodz", Some(("Łódź city council", "Łódź"))),
            ("cuoncil", Some(("Łódź city council", "council"))),
            ("regionalhead", Some(("regional head", "regional head"))),
            ("zebra", None),
            ("", None),
            ("x", None),
        ] {
            let found = nearest(typed, known);
            let found = found.as_ref().map(|near| (near.name.as_str(), near.piece.as_str()));
            assert_eq!(found, expected, "{typed:?}");
        }
    }
}
