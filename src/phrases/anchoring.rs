//! The words for how anchoring went: what a passage has otherwise than its quotation, and why there is none.

use super::{and_more, copied, quoted};
use crate::model::{Anchor, Change, Chronology, Finding, LineRange, SourceId, Verdict};
use crate::text::Shown;

/// Before what a passage has otherwise than its quotation.
pub const DIFFERS: &str = "differs";
/// Before a quotation that differs from its passage.
pub const QUOTED: &str = "quoted";
/// After a verdict without a place on a sealed text that has another fingerprint now.
pub const CHANGED_SINCE: &str = "The text has changed since its fingerprint was recorded.";

/// How many places at which words differ are named.
const MOST_DIFFERING: usize = 3;
/// How many other sources that have the words are named.
const MOST_ELSEWHERE: usize = 3;
/// The longest words that are named there, in columns.
const LONGEST_DIFFERING: usize = 40;

/// What a passage has otherwise than its quotation: `“given”, quoted “shared”`; nothing where no word differs.
#[must_use]
pub fn differing_words(quote: &str, passage: &str, changes: &[Change]) -> Option<String> {
    let told = |words: &str| {
        let words = Shown::of(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = if words.width() > LONGEST_DIFFERING { words.cut(LONGEST_DIFFERING) } else { words };
        quoted(&words.to_string())
    };
    let words = changes.iter().take(MOST_DIFFERING).map(|it| (&quote[it.quote.clone()], &passage[it.text.clone()]));
    let mut named: Vec<String> = words
        .map(|words| match words {
            ("", there) => format!("{}, not quoted", told(there)),
            (quote, "") => format!("not {}, which is quoted", told(quote)),
            (quote, there) => format!("{}, quoted {}", told(there), told(quote)),
        })
        .collect();
    if let Some(more @ 1..) = changes.len().checked_sub(MOST_DIFFERING) {
        named.push(and_more(more));
    }
    (!changes.is_empty()).then(|| named.join("; "))
}

/// Where words stand that another source has: `in The Ledger, line 14`; nothing where none has them.
#[must_use]
pub fn stand_in(chronology: &Chronology, finding: &Finding) -> Option<String> {
    let place = |(source, anchor): &(SourceId, Anchor)| {
        format!("in {}, {}", chronology.source(*source).name(), copied::lines(anchor.lines))
    };
    let mut places: Vec<String> = finding.found_in.iter().take(MOST_ELSEWHERE).map(place).collect();
    if let Some(more @ 1..) = finding.found_in.len().checked_sub(MOST_ELSEWHERE) {
        places.push(and_more(more));
    }
    (!places.is_empty()).then(|| places.join("; "))
}

/// The lines that a citation gives, where its words were not found on them: `cited as line 12`.
#[must_use]
pub fn cited_as(lines: LineRange) -> String {
    format!("cited as {}", copied::lines(lines))
}

/// What a finding without a place says.
#[must_use]
pub fn not_anchored(chronology: &Chronology, finding: &Finding) -> String {
    if let Some(places) = stand_in(chronology, finding) {
        return format!("These words stand {places}, not in this source.");
    }
    let told = match finding.verdict {
        Verdict::Ambiguous if finding.distance > 0 => {
            "Almost these words stand in several places of the text; a prefix, suffix or lines would tell."
        }
        Verdict::Missing => "These words do not stand in the text at hand.",
        Verdict::Ambiguous => "These words stand in several places of the text; a prefix, suffix or lines would tell.",
        _ => "These words could not be looked up.",
    };
    told.to_owned()
}
