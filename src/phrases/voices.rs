//! The words for who says it, and on whose word: origins, chains of retelling, first reports.

use crate::model::{Chronology, FirstReport, Source, SourceId, Stance, Tally};
use crate::phrases::counted;
use crate::when::When;

/// How many names a list has before the rest is counted.
const NAMED: usize = 5;
/// How many sources of a chain are named.
const LINKS: usize = 8;
/// Between the sources of a chain, each of which retells the next.
const LINK: &str = " ← ";

/// Sources that retell the same root.
pub const NOT_PROOF: &str = "One origin: their agreement is not proof.";
/// Before the chains of a source.
pub const RETELLS: &str = "retells";
/// The heading of the first report.
pub const FIRST: &str = "Who was first";
/// Before the source of the first report, where the first denial has its own.
pub const REPORTED: &str = "reported";
/// Before the source of the first denial.
pub const DENIED: &str = "denied";

/// `1 asserts`, `2 deny`.
#[must_use]
pub fn stances(count: usize, stance: Stance) -> String {
    let many = match stance {
        Stance::Asserts => "assert",
        Stance::Denies => "deny",
        Stance::Qualifies => "qualify",
        Stance::Silent => "silent",
    };
    counted(count, stance.word(), many)
}

/// `6 citations, 2 origins`: the citations that a standing rests on, and where they come from.
#[must_use]
pub fn citations_and_origins(tally: &Tally) -> String {
    let citations = counted(tally.citations(), "citation", "citations");
    format!("{citations}, {}", counted(tally.origins.len(), "origin", "origins"))
}

/// `Reuters, 22 April 2022`.
#[must_use]
pub fn dated(source: &Source) -> String {
    match &source.published {
        Some(published) => format!("{}, {}", source.name(), published.words()),
        None => source.name().to_owned(),
    }
}

/// Each origin of an event in words: `The Ledger and Harbour Post, both from Coast Wire, 20 November 1931`.
#[must_use]
pub fn origins(chronology: &Chronology, tally: &Tally) -> Vec<String> {
    tally.origins.iter().map(|group| origin(chronology, group)).collect()
}

fn origin(chronology: &Chronology, group: &[SourceId]) -> String {
    let of = |source: &SourceId| chronology.origins().roots(*source);
    let mut roots: Vec<SourceId> = group.iter().flat_map(of).copied().collect();
    roots.sort_unstable();
    roots.dedup();
    let from_all = group.iter().all(|source| of(source).len() == roots.len());
    let (told, untold): (Vec<SourceId>, Vec<SourceId>) = roots.into_iter().partition(|root| group.contains(root));
    let retelling: Vec<SourceId> = group.iter().filter(|source| !told.contains(source)).copied().collect();
    let name = |source: &SourceId| chronology.source(*source).name().to_owned();
    let named = |sources: &[SourceId]| listed(&sources.iter().map(name).collect::<Vec<_>>(), "and");
    let roots: Vec<&Source> = untold.iter().map(|root| chronology.source(*root)).collect();
    let roots = listed_dated(&roots, "and", "");
    match (told.is_empty(), untold.is_empty(), retelling.len()) {
        (false, true, 0) => named(&told),
        (false, true, _) => format!("{}, retold by {}", named(&told), named(&retelling)),
        (false, false, _) => format!("{}, retold by {}; also from {roots}", named(&told), named(&retelling)),
        (true, _, 1) => format!("{}, from {roots}", named(&retelling)),
        (true, _, 2) if from_all => format!("{}, both from {roots}", named(&retelling)),
        _ if from_all => format!("{}, all from {roots}", named(&retelling)),
        _ => format!("{}, between them from {roots}", named(&retelling)),
    }
}

/// The chains of a source as they are drawn, each source with its date: `Harbour Post, 21 Nov 1931 ← Coast
/// Wire`. Nothing for a source that retells nobody.
#[must_use]
pub fn chains_dated(chronology: &Chronology, source: SourceId) -> Option<String> {
    chains(chronology, source, dated)
}

/// The same without the dates.
#[must_use]
pub fn chains_bare(chronology: &Chronology, source: SourceId) -> Option<String> {
    chains(chronology, source, |source| source.name().to_owned())
}

fn chains(chronology: &Chronology, source: SourceId, name: fn(&Source) -> String) -> Option<String> {
    let chains = chronology.origins().chains(source);
    let drawn = chains.iter().map(|chain| links(chronology, chain, name, "…").join(LINK));
    (!chains.is_empty()).then(|| drawn.collect::<Vec<_>>().join("  +  "))
}

/// The chains of a source as they are read aloud: `Retells Harbour Post, which retells Coast Wire, 20 November
/// 1931; and the firm’s statement.` Nothing for a source that retells nobody.
#[must_use]
pub fn chains_told(chronology: &Chronology, source: SourceId) -> Option<String> {
    let chains = chronology.origins().chains(source);
    let told = chains.iter().map(|chain| links(chronology, chain, dated, "others").join(", which retells "));
    (!chains.is_empty()).then(|| format!("Retells {}.", told.collect::<Vec<_>>().join("; and ")))
}

/// The names along a chain; of a long one the first and the last.
fn links(chronology: &Chronology, chain: &[SourceId], name: fn(&Source) -> String, skipped: &str) -> Vec<String> {
    let name = |source: &SourceId| name(chronology.source(*source));
    match chain {
        [first @ .., last] if chain.len() > LINKS => {
            let shown = first.iter().take(LINKS - 2).map(name);
            shown.chain([skipped.to_owned(), name(last)]).collect()
        }
        _ => chain.iter().map(name).collect(),
    }
}

/// `retold by The Ledger, Harbour Post`; nothing for a source that nobody retells.
#[must_use]
pub fn retold_by(chronology: &Chronology, source: SourceId) -> Option<String> {
    let children = chronology.origins().children(source);
    let names: Vec<String> = children.iter().map(|source| chronology.source(*source).name().to_owned()).collect();
    (!names.is_empty()).then(|| format!("retold by {}", listed(&names, "and")))
}

/// `The Ledger, 22 April 2022, 12 to 13 months after it; retelling Coast Wire, 20 April 2022`.
#[must_use]
pub fn first_report(chronology: &Chronology, first: &FirstReport) -> String {
    let sources: Vec<&Source> = first.sources.iter().map(|id| chronology.source(*id)).collect();
    let who = match sources.len() {
        many if many > NAMED => format!("one of {many} sources"),
        _ => listed_dated(&sources, if first.together { "and" } else { "or" }, UNDATED),
    };
    let lag = first.lag.words().map_or_else(String::new, |lag| format!(", {lag}"));
    let roots: Vec<&Source> = first.retelling.iter().map(|id| chronology.source(*id)).collect();
    let roots = listed_dated(&roots, "and", "");
    let retelling = if roots.is_empty() { String::new() } else { format!("; retelling {roots}") };
    format!("{who}{lag}{retelling}")
}

/// The same where no heading says that it is the first: `first by The Ledger, …`.
#[must_use]
pub fn first_by(chronology: &Chronology, first: &FirstReport) -> String {
    format!("first by {}", first_report(chronology, first))
}

/// A source whose publication nobody has dated.
const UNDATED: &str = "undated";

/// `a and b, 22 April 2022`, `a, April 2022, or b, 22 April 2022`; `undated` stands for a date that is not known.
fn listed_dated(sources: &[&Source], link: &str, undated: &str) -> String {
    let date = |source: &&Source| source.published.as_ref().map_or_else(|| undated.to_owned(), When::words);
    let with_date = |name: &str, date: &str| if date.is_empty() { name.to_owned() } else { format!("{name}, {date}") };
    let Some(first) = sources.first().map(date) else { return String::new() };
    if sources.len() > NAMED || sources.iter().all(|source| date(source) == first) {
        let names: Vec<String> = sources.iter().map(|source| source.name().to_owned()).collect();
        let date = if sources.len() > NAMED { "" } else { first.as_str() };
        return with_date(&listed(&names, link), date);
    }
    let each = sources.iter().map(|source| with_date(source.name(), &date(source)));
    each.collect::<Vec<_>>().join(&format!(", {link} "))
}

/// `a, b and c`; of many the first, and how many more.
pub(super) fn listed(names: &[String], link: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        many if many.len() > NAMED => {
            let shown = NAMED - 1;
            format!("{} {link} {} more", many[..shown].join(", "), many.len() - shown)
        }
        [first @ .., last] => format!("{} {link} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Citation, Event, Evidence};

    /// A chronology in which the first source named is cited by an event, and all that are asked for.
    fn whole(sources: &[(&str, &str, &[&str])], cited: &[&str]) -> Chronology {
        let source = |(key, published, from): &(&str, &str, &[&str])| Source {
            key: (*key).to_owned(),
            published: When::parse(published).ok(),
            derived_from: from.iter().map(|&key| key.to_owned()).collect(),
            ..Source::default()
        };
        let citation = |key: &&str| Citation { source: (*key).to_owned(), ..Citation::default() };
        let event = Event {
            citations: cited.iter().map(citation).collect(),
            ..Event::new("e", When::parse("2022-04-20").expect("a date"), String::new())
        };
        Chronology::new(String::new(), String::new(), sources.iter().map(source).collect(), vec![event])
    }

    const SOURCES: &[(&str, &str, &[&str])] = &[
        ("wire", "2022-04-20", &[]),
        ("firm", "", &[]),
        ("post", "2022-04-21", &["wire"]),
        ("ledger", "2022-04-22", &["post", "firm"]),
        ("herald", "2022-04-22", &["wire"]),
        ("log", "2022-04", &[]),
    ];

    #[test]
    fn origins_are_named() {
        let cases: &[(&[&str], &[&str])] = &[
            (&["log"], &["log"]),
            (&["post"], &["post, from wire, 20 April 2022"]),
            (&["post", "herald"], &["post and herald, both from wire, 20 April 2022"]),
            (&["post", "ledger"], &["post and ledger, between them from wire, 20 April 2022, and firm"]),
            (&["wire", "herald"], &["wire, retold by herald"]),
            (&["wire", "ledger"], &["wire, retold by ledger; also from firm"]),
            (&["herald", "log"], &["herald, from wire, 20 April 2022", "log"]),
            (&[], &[]),
        ];
        for (cited, expected) in cases {
            let whole = whole(SOURCES, cited);
            let event = whole.event_by_key("e").expect("it is there");
            let tally = Tally::of(&whole, &Evidence::pending(whole.citation_count()), &Basis::default(), event);
            assert_eq!(origins(&whole, &tally), *expected, "{cited:?}");
            let counted = citations_and_origins(&tally);
            assert!(counted.starts_with(&format!("{} citation", cited.len())), "{counted}");
        }
    }

    #[test]
    fn chains_are_drawn_and_told() {
        let whole = whole(SOURCES, &[]);
        for (key, drawn, told, by) in [
            ("wire", None, None, Some("retold by post and herald")),
            ("post", Some("wire"), Some("Retells wire, 20 April 2022."), Some("retold by ledger")),
            (
                "ledger",
                Some("post ← wire  +  firm"),
                Some("Retells post, 21 April 2022, which retells wire, 20 April 2022; and firm."),
                None,
            ),
        ] {
            let source = whole.source_by_key(key).expect("it is there");
            assert_eq!(chains_bare(&whole, source).as_deref(), drawn, "{key}");
            assert_eq!(chains_told(&whole, source).as_deref(), told, "{key}");
            assert_eq!(retold_by(&whole, source).as_deref(), by, "{key}");
        }
        let long: Vec<String> = (0..30).map(|at| at.to_string()).collect();
        let before: Vec<Vec<&str>> =
            (0..30_usize).map(|at| at.checked_sub(1).map(|at| long[at].as_str()).into_iter().collect()).collect();
        let line: Vec<(&str, &str, &[&str])> =
            long.iter().zip(&before).map(|(key, from)| (key.as_str(), "", from.as_slice())).collect();
        let line = self::whole(&line, &[]);
        let last = line.source_by_key("29").expect("it is there");
        assert_eq!(chains_bare(&line, last).as_deref(), Some("28 ← 27 ← 26 ← 25 ← 24 ← 23 ← … ← 0"));
    }

    #[test]
    fn first_reports_are_told() {
        for (cited, expected) in [
            (&["post", "ledger"][..], "post, 21 April 2022, 1 day after it; retelling wire, 20 April 2022"),
            (&["ledger", "herald"], "ledger and herald, 22 April 2022, 2 days after it; retelling wire, 20 April 2022"),
            (&["ledger", "log"], "ledger, 22 April 2022, or log, April 2022, at most 2 days after it"),
            (&["ledger", "firm"], "firm, undated, at most 2 days after it"),
            (&["wire"], "wire, 20 April 2022, on the same day"),
        ] {
            let whole = whole(SOURCES, cited);
            let event = whole.event_by_key("e").expect("it is there");
            let first = FirstReport::of(&whole, &Evidence::pending(whole.citation_count()), &Basis::default(), event);
            assert_eq!(first_report(&whole, &first.expect("one is dated")), expected, "{cited:?}");
        }
    }
}
