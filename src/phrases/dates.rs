//! The words for the dates that sources give: rivals, and what is only coarser.

use crate::model::{Chronology, CitationId, CountsFrom, GivenDate, GivenDates};
use crate::phrases::{counted, quoted, voices};
use crate::when::{Day, Mention, Span, When, days_in_month};

/// How many dates are named before the rest is counted.
const NAMED: usize = 6;
/// Beside a date that no citation gives: it is the chronicler's.
const OWN: &str = "this chronology";
/// The name of the line that tells of rival dates, where lines have names.
pub const DATES_GIVEN: &str = "Dates given";

/// `2 March 2022 (The Ledger) · 21 April 2022 (Harbour Post) · together 2 Mar – 21 Apr 2022`; nothing
/// where the dates are no rivals.
#[must_use]
pub fn rival_dates(chronology: &Chronology, dates: &GivenDates) -> Option<String> {
    let rivals = dates.rivals();
    if rivals.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = rivals.iter().take(NAMED).map(|date| given(chronology, date)).collect();
    if rivals.len() > NAMED {
        parts.push(format!("{} more", rivals.len() - NAMED));
    }
    parts.extend(range_of_rivals(dates).map(|words| format!("{TOGETHER} {words}")));
    Some(parts.join(" · "))
}

/// The same with the mark of a rival date and their number before it: `◊ 2 dates: …`.
#[must_use]
pub fn marked_rivals(chronology: &Chronology, dates: &GivenDates) -> Option<String> {
    let count = counted(dates.rivals().len(), "date", "dates");
    Some(format!("◊ {count}: {}", rival_dates(chronology, dates)?))
}

/// Each date that lies within a coarser one: `April 2021 (The Ledger) lies within 2021 (Harbour Post)`.
pub fn coarser_dates(chronology: &Chronology, dates: &GivenDates) -> Vec<String> {
    let pairs = dates.coarser();
    let told = pairs.iter().take(NAMED);
    told.map(|(fine, coarse)| format!("{} lies within {}", given(chronology, fine), given(chronology, coarse)))
        .collect()
}

/// `April 2021 (The Ledger and Harbour Post)`.
fn given(chronology: &Chronology, date: &GivenDate) -> String {
    let names: Vec<String> = date.sources.iter().map(|id| chronology.source(*id).name().to_owned()).collect();
    let who = if names.is_empty() { OWN.to_owned() } else { voices::listed(&names, "and") };
    format!("{} ({who})", date.when.words())
}

/// Before the range that rival dates span.
pub const TOGETHER: &str = "together";

/// The range that the rivals span, `2 Mar – 21 Apr 2022`; nothing without a rival.
#[must_use]
pub fn range_of_rivals(dates: &GivenDates) -> Option<String> {
    let Span { earliest, latest } = dates.range()?;
    let (first, last) = (earliest.day().map(Day::ymd), latest.day().map(Day::ymd));
    // Whole months are told as months, and whole years as years.
    let months = first.is_none_or(|(_, _, day)| day == 1)
        && last.is_none_or(|(year, month, day)| day == days_in_month(year, month));
    let years = months && first.is_none_or(|(_, month, _)| month == 1) && last.is_none_or(|(_, month, _)| month == 12);
    let end = |day: Option<(i64, u8, u8)>| match day {
        Some((year, ..)) if !(0..=9999).contains(&year) || years => edtf_year(year),
        Some((year, month, _)) if months => format!("{year:04}-{month:02}"),
        Some((year, month, day)) => format!("{year:04}-{month:02}-{day:02}"),
        None => "..".to_owned(),
    };
    Some(When::parse(&format!("{}/{}", end(first), end(last))).ok()?.words())
}

/// A year as EDTF writes it.
pub(super) fn edtf_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// Before what the date words of a source mean.
pub const RECKONED: &str = "reckoned";

/// What the date words of a citation mean, where they had to be reckoned or nobody gives the date beside them:
/// `21 April 2022, the Thursday before Friday 22 April 2022 (Coast Wire)`; without the date where that of the citation is
/// the same, and without the source where it is the citation's own.
#[must_use]
pub fn reckoned_date(chronology: &Chronology, id: CitationId) -> Option<String> {
    let reckoned = chronology.reckoned(id)?;
    let meant = &reckoned.resolved.when;
    let given = chronology.citation(id).when();
    let date = given.is_none_or(|given| given.canonical() != meant.canonical()).then(|| meant.words());
    let base = match reckoned.from {
        CountsFrom::Source(id) => chronology.source(id).name(),
        CountsFrom::Event(id) => chronology.event_title(id),
    };
    // The source of the citation is named beside it.
    let own = chronology.citation(id).reckoned_from().is_none();
    let how = reckoned.resolved.derivation().map(|how| if own { how } else { format!("{how} ({base})") });
    let parts: Vec<String> = date.into_iter().chain(how).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Before the reason why date words were not reckoned.
pub const NOT_RECKONED: &str = "not reckoned";

/// Above the words for dates that could not be reckoned.
pub const DATES_NOT_RECKONED: &str = "words for dates that are not reckoned (give a date to what they count from, or name \
                                      something dated in `reckoned_from`):";

/// Why the date words of a citation could not be reckoned: `the source has no date`; nothing where they were, or tell
/// no date.
#[must_use]
pub fn why_not_reckoned(chronology: &Chronology, id: CitationId) -> Option<String> {
    let base = match chronology.undated_base(id)? {
        CountsFrom::Source(_) if chronology.citation(id).reckoned_from().is_none() => "the source".to_owned(),
        CountsFrom::Source(id) => quoted(chronology.source(id).name()),
        CountsFrom::Event(id) => quoted(chronology.event_title(id)),
    };
    Some(format!("{base} has no date"))
}

/// `u` before the text has been read for dates.
pub const DATES_BEING_READ: &str = "the dates of this text are being looked for";
/// `u` beyond the last.
pub const BACK_TO_FIRST_DATE: &str = "no more: back to the first";
/// `U` before the first.
pub const ON_TO_LAST_DATE: &str = "no more: on to the last";
/// Beside a date that no citation covers.
pub const DATE_NOT_CITED: &str = "not cited";

/// `u` where there is none: of how many dates, and where the reading for them ended, if not at the end of the text.
#[must_use]
pub fn no_date_uncited(dates: usize, cut_at: Option<usize>) -> String {
    let within = within_first(cut_at);
    match dates {
        0 => format!("no date{}", if within.is_empty() { " in this text" } else { &within }),
        1 => format!("1 date{within}, and it is cited"),
        _ => format!("{dates} dates{within}, and each is cited"),
    }
}

/// `6 dates, 2 not cited: 1 of 2`, after what else there is to say.
#[must_use]
pub fn date_gone_to(
    chosen: usize,
    uncited: usize,
    (dates, cut_at): (usize, Option<usize>),
    remark: Option<&str>,
) -> String {
    let remark = remark.map_or_else(String::new, |remark| format!("{remark} · "));
    let (dates, within) = (counted(dates, "date", "dates"), within_first(cut_at));
    format!("{remark}{dates}{within}, {uncited} not cited: {} of {uncited}", chosen + 1)
}

/// `“last month” → March 2022 · … · 1 of 2`: what one of the dates that nobody cites means, where that is told in a line.
#[must_use]
pub fn date_told(words: &str, chosen: usize, uncited: usize, remark: Option<&str>) -> String {
    let remark = remark.map_or_else(String::new, |remark| format!(" · {remark}"));
    format!("{words} · {} of {uncited}{remark}", chosen + 1)
}

/// `2 dates, not cited`.
#[must_use]
pub fn dates_not_cited(count: usize, cut_at: Option<usize>) -> String {
    format!("{}{}, {DATE_NOT_CITED}", counted(count, "date", "dates"), within_first(cut_at))
}

/// ` in the first 8 MiB`, where no more of a text was read for dates.
fn within_first(cut_at: Option<usize>) -> String {
    cut_at.map_or_else(String::new, |bytes| format!(" in the first {} MiB", bytes.div_ceil(1 << 20)))
}

/// The words that tell a date in a text, in quotation marks.
#[must_use]
pub fn date_words(words: &str) -> String {
    quoted(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `→ March 2022 · the month before Friday 22 April 2022`: what words of a text mean, and how that was reckoned, or by
/// which rule it was read.
#[must_use]
pub fn date_means(date: &Mention) -> String {
    let how = date.derivation().map_or_else(|| date.rule.name().replace('-', " "), str::to_owned);
    format!("→ {} · {how}", date.when.words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Citation, Event, Evidence, Source};

    #[test]
    fn a_text_that_was_read_in_part() {
        for (cut_at, none, cited, gone_to, legend) in [
            (
                None,
                "no date in this text",
                "1 date, and it is cited",
                "3 dates, 2 not cited: 1 of 2",
                "2 dates, not cited",
            ),
            (
                Some((8 << 20) - 5),
                "no date in the first 8 MiB",
                "1 date in the first 8 MiB, and it is cited",
                "3 dates in the first 8 MiB, 2 not cited: 1 of 2",
                "2 dates in the first 8 MiB, not cited",
            ),
        ] {
            assert_eq!(no_date_uncited(0, cut_at), none);
            assert_eq!(no_date_uncited(1, cut_at), cited);
            assert_eq!(date_gone_to(0, 2, (3, cut_at), None), gone_to);
            assert_eq!(dates_not_cited(2, cut_at), legend);
        }
    }

    #[test]
    fn who_gives_which_date() {
        let cases: &[(&[&str], Option<&str>, &[&str])] = &[
            (&["2021-04"], None, &[]),
            (&["2021-04", "2021"], None, &["April 2021 (The Ledger) lies within 2021 (Harbour Post)"]),
            (
                &["2022-04-21", "2022-03-02", "2022-03-02"],
                Some(
                    "2 March 2022 (Harbour Post and Wire) · 21 April 2022 (The Ledger) · together 2 Mar – 21 Apr 2022",
                ),
                &[],
            ),
            (
                &["[..2022-04-21]", "2022-05"],
                Some("by 21 Apr 2022 (The Ledger) · May 2022 (Harbour Post) · together until May 2022"),
                &[],
            ),
            (
                &["Y-13800000000", "-0043"],
                Some(
                    "13.8 billion years ago (The Ledger) · 44 BC (Harbour Post) · 2020 – 2023 (this chronology) · together 13.8 billion years ago – 2023",
                ),
                &[],
            ),
        ];
        for (given, rivals, coarser) in cases {
            let names = ["The Ledger", "Harbour Post", "Wire"];
            let source = |name: &str| Source { key: name.to_owned(), ..Source::default() };
            let citation = |(source, when): (&str, &&str)| Citation {
                source: source.to_owned(),
                when: When::parse(when).ok(),
                ..Citation::default()
            };
            let event = Event {
                citations: names.into_iter().zip(given.iter()).map(citation).collect(),
                ..Event::new("event", When::parse("..").or(When::parse("2020/2023")).expect("a date"), String::new())
            };
            let chronology = Chronology::new(String::new(), String::new(), names.map(source).to_vec(), vec![event]);
            let event = chronology.events().next().expect("one event");
            let dates = GivenDates::of(&chronology, &Evidence::default(), &Basis::default(), event);
            assert_eq!(rival_dates(&chronology, &dates).as_deref(), *rivals, "{given:?}");
            assert_eq!(coarser_dates(&chronology, &dates), *coarser, "{given:?}");
        }
    }
}
