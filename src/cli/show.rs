//! `dateline show`: an event with every passage quoted, as linear text: the source before the words, no
//! drawing.

use serde::Serialize;

use crate::cli::args::ShowFormat;
use crate::cli::list::ListedEvent;
use crate::cli::{Dossier, FINE};
use crate::keymap::nearest;
use crate::model::{CitationId, EventId, FirstReport, GivenDates, Reckoned, Stance, Tally, Verdict};
use crate::out::{self, Page};
use crate::phrases::{self, read_as};
use crate::text::compare;
use crate::when::{Answer, Resolved, When};

#[derive(Debug, Serialize)]
struct ShownEvent<'a> {
    #[serde(flatten)]
    event: ListedEvent<'a>,
    account: Option<&'a str>,
    /// Who reported it first, where that can be told.
    first_report: Option<First<'a>>,
    /// Who denied it first, where somebody did.
    first_denial: Option<First<'a>>,
    passages: Vec<Passage<'a>>,
}

#[derive(Debug, Serialize)]
struct First<'a> {
    /// One of these was first; a single one where that is established.
    sources: Vec<&'a str>,
    /// The least and the most days from the event to the publication; `null` where there is no telling.
    days: [Option<i64>; 2],
    words: String,
}

#[derive(Debug, Serialize)]
struct Passage<'a> {
    source: &'a str,
    outlet: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    derived_from: &'a [String],
    stance: &'static str,
    by: Option<&'a str>,
    verdict: Option<&'static str>,
    /// Whether a fingerprint is recorded that the text no longer has.
    #[serde(skip)]
    stale: bool,
    lines: Option<[usize; 2]>,
    /// Where the words stand, or what is known of it.
    #[serde(skip)]
    place: Option<String>,
    text: Option<&'static str>,
    /// How the text was read, where it is not the file itself. (JSON says it in no field of its own.)
    #[serde(skip)]
    read: Option<String>,
    /// The words as the text has them now.
    passage: Option<&'a str>,
    /// The words as the chronology quotes them.
    quote: Option<&'a str>,
    when: Option<&'a str>,
    as_written: Option<&'a str>,
    /// What those words mean, where they tell a date.
    resolved: Option<ResolvedDate>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ResolvedDate {
    when: String,
    words: String,
    /// How it was reckoned; `null` where the words tell the date in full.
    derivation: Option<String>,
}

impl ResolvedDate {
    fn of(reckoned: &Reckoned) -> Self {
        let Resolved { when, .. } = &reckoned.resolved;
        Self { when: when.canonical(), words: when.words(), derivation: reckoned.resolved.derivation() }
    }
}

pub fn run(dossier: &Dossier, key: &str, format: ShowFormat) -> Result<u8, String> {
    let chronology = &dossier.chronology;
    let Some(event) = chronology.event_by_key(key) else {
        dossier.complain_of_errors();
        let near = nearest(key, chronology.events().map(|event| chronology.key(event)));
        let hint =
            near.map_or_else(|| "“dateline list” names them all".to_owned(), |near| format!("did you mean “{near}”?"));
        return Err(format!("there is no event “{key}”; {hint}"));
    };
    match format {
        ShowFormat::Json => {
            let shown = ShownEvent {
                event: ListedEvent::of(dossier, event),
                account: chronology.account(event),
                first_report: FirstReport::of(chronology, &dossier.evidence, &dossier.basis, event)
                    .map(|first| First::of(dossier, &first)),
                first_denial: FirstReport::denial(chronology, &dossier.evidence, &dossier.basis, event)
                    .map(|first| First::of(dossier, &first)),
                passages: dossier.counted(event).map(|id| Passage::of(dossier, id)).collect(),
            };
            out::raw(format!("{}\n", out::json(&shown)?).as_bytes())?
        }
        ShowFormat::Text => text(dossier, event).print()?,
        ShowFormat::Markdown => markdown(dossier, event).print()?,
    };
    Ok(FINE)
}

impl<'a> First<'a> {
    fn of(dossier: &'a Dossier, first: &FirstReport) -> Self {
        let chronology = &dossier.chronology;
        Self {
            sources: first.sources.iter().map(|id| chronology.source(*id).key.as_str()).collect(),
            days: [first.lag.least, first.lag.most],
            words: phrases::first_report(chronology, first),
        }
    }
}

impl<'a> Passage<'a> {
    fn of(dossier: &'a Dossier, id: CitationId) -> Self {
        let chronology = &dossier.chronology;
        let cited = chronology.citation(id);
        let source = chronology.source_of(id).map(|id| chronology.source(id));
        let finding = dossier.evidence.finding(id);
        let anchor = finding.as_ref().and_then(|finding| finding.anchors.first());
        let lines = dossier.evidence.lines_or(id, cited.lines());
        let there = anchor.map(|anchor| phrases::copied::lines(anchor.lines));
        let elsewhere = || phrases::stand_in(chronology, finding.as_ref()?);
        Self {
            source: cited.source(),
            outlet: source.map_or("", |source| &source.outlet),
            title: source.map_or("", |source| &source.title),
            author: source.and_then(|source| source.author.as_deref()),
            published: source.and_then(|source| source.published.as_ref()).map(When::written),
            url: source.and_then(|source| source.url.as_deref()),
            derived_from: source.map_or(&[], |source| &source.derived_from),
            stance: cited.stance().word(),
            by: cited.by(),
            verdict: finding.as_ref().map(|finding| finding.verdict.word()),
            stale: finding.as_ref().is_some_and(|finding| finding.stale),
            lines: lines.map(|lines| [lines.first, lines.last]),
            place: there.or_else(elsewhere).or_else(|| cited.lines().map(phrases::cited_as)),
            text: anchor.map(|anchor| chronology.text(anchor.text).kind.name()),
            read: anchor.and_then(|anchor| read_as(&dossier.shelf.get(anchor.text)?.reading)),
            passage: anchor.and_then(|anchor| dossier.shelf.get(anchor.text)?.content.get(anchor.range.clone())),
            quote: cited.quote(),
            when: cited.when().map(When::written),
            as_written: cited.as_written(),
            resolved: chronology.reckoned(id).as_ref().map(ResolvedDate::of),
            note: cited.note(),
        }
    }

    /// `The Ledger asserts, by Reuters`.
    fn voice(&self) -> String {
        let name = if self.outlet.is_empty() { self.source } else { self.outlet };
        let by = self.by.map_or_else(String::new, |by| format!(", by {by}"));
        match self.stance {
            "silent" => format!("{name} is silent"),
            stance => format!("{name} {stance}{by}"),
        }
    }

    /// `found, line 12, digest`, `found, line 3, original, HTML`, `near, line 12, digest, text changed`, `found,
    /// line 12, 2 hidden`, `elsewhere: in The Ledger, line 14`, `missing, cited as line 12`.
    fn place(&self) -> String {
        let link = if self.verdict == Some(Verdict::Elsewhere.word()) { ": " } else { ", " };
        let found: Vec<&str> = [self.verdict, self.place.as_deref()].into_iter().flatten().collect();
        let text = self.text.map(str::to_lowercase);
        let hidden = phrases::links::hidden([self.quote, self.passage]);
        let parts = [Some(found.join(link)).filter(|found| !found.is_empty()), text, self.read.clone(), hidden];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + if self.stale { phrases::TEXT_CHANGED } else { "" }
    }

    /// `Title, by Author, published 22 April 2022`.
    fn document(&self, dossier: &Dossier) -> String {
        let source = dossier.chronology.source_by_key(self.source).map(|id| dossier.chronology.source(id));
        let published =
            source.and_then(|source| source.published.as_ref()).map(|when| format!("published {}", when.words()));
        let author = self.author.map(|author| format!("by {author}"));
        [Some(self.title.to_owned()), author, published, self.url.map(phrases::links::told)]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The words as the chronology has them, and what differs, where that is not what the text has.
    fn quoted(&self) -> Option<String> {
        let (quote, passage) = (self.quote.filter(|_| self.verdict == Some(Verdict::Near.word()))?, self.passage?);
        let differing = phrases::differing_words(quote, passage, &compare(quote, passage))?;
        Some(format!("Quoted as “{quote}”. What differs: {differing}."))
    }

    /// `gives April 2021, “in April 2021”`.
    fn date(&self, dossier: &Dossier, id: CitationId) -> Option<String> {
        let when = dossier.chronology.citation(id).when().map(When::words);
        let written = self.as_written.map(|words| format!("“{words}”"));
        let parts: Vec<String> = [when, written].into_iter().flatten().collect();
        let reckoned = phrases::reckoned_date(&dossier.chronology, id);
        let reckoned = reckoned.map_or_else(String::new, |words| format!(" {}.", phrases::copied::reckoned(&words)));
        let not = phrases::why_not_reckoned(&dossier.chronology, id);
        let not = not.map_or_else(String::new, |why| format!(" {}.", phrases::copied::not_reckoned(&why)));
        (!parts.is_empty()).then(|| format!("Gives {}.{reckoned}{not}", parts.join(", ")))
    }
}

/// `contested: 2 citations, 1 origin; 1 asserts, 1 denies`.
fn standing(tally: &Tally) -> String {
    phrases::copied::standing(tally)
}

fn facts(dossier: &Dossier, event: EventId) -> Vec<(&'static str, String)> {
    let chronology = &dossier.chronology;
    let when = chronology.when(event);
    let names = |names: Vec<&str>| names.join(", ");
    let first = |first: Option<FirstReport>| first.map(|it| phrases::first_report(chronology, &it)).unwrap_or_default();
    let tally = Tally::of(chronology, &dossier.evidence, &dossier.basis, event);
    [
        ("When", when.weekday_words().unwrap_or_else(|| when.words())),
        (phrases::DATES_GIVEN, dates_given(dossier, event)),
        ("Place", chronology.place_of(event).map(|id| chronology.places().name(id)).unwrap_or_default().to_owned()),
        ("Standing", standing(&tally)),
        ("Origins", phrases::origins(chronology, &tally).join("; ")),
        ("First reported by", first(FirstReport::of(chronology, &dossier.evidence, &dossier.basis, event))),
        ("First denied by", first(FirstReport::denial(chronology, &dossier.evidence, &dossier.basis, event))),
        ("Counted", counted(dossier)),
        ("Not counted", not_counted(dossier, event)),
        ("Actors", names(chronology.actors_of(event).iter().map(|id| chronology.actors().name(*id)).collect())),
        ("Tags", names(chronology.tags_of(event).iter().map(|id| chronology.tags().name(*id)).collect())),
        ("Id", phrases::links::id(chronology.key(event))),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect()
}

/// The rival dates of the event, and those that are only coarser.
fn dates_given(dossier: &Dossier, event: EventId) -> String {
    let chronology = &dossier.chronology;
    let dates = GivenDates::of(chronology, &dossier.evidence, &dossier.basis, event);
    let rivals = phrases::rival_dates(chronology, &dates);
    rivals.into_iter().chain(phrases::coarser_dates(chronology, &dates)).collect::<Vec<_>>().join("; ")
}

/// On what the standing rests, where not every source counts.
fn counted(dossier: &Dossier) -> String {
    let names: Vec<String> =
        dossier.basis.left_out().iter().map(|id| dossier.chronology.source(*id).name().to_owned()).collect();
    phrases::counted_are(dossier.basis.known_on(), &names)
}

/// The citations that do not count, with the day on which their sources appeared.
fn not_counted(dossier: &Dossier, event: EventId) -> String {
    let chronology = &dossier.chronology;
    let uncounted = chronology.citations(event).filter(|id| {
        chronology.citation(*id).stance() != Stance::Silent && dossier.basis.counts(chronology, *id) == Answer::No
    });
    let told = uncounted.map(|id| {
        let source = chronology.source_of(id).map(|source| chronology.source(source));
        let published = phrases::from_date(source.and_then(|source| source.published.as_ref()));
        let published = if published.is_empty() { String::new() } else { format!(" ({published})") };
        format!("{}{published}", Passage::of(dossier, id).voice())
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What the source of a citation retells, and what that retells.
fn chains(dossier: &Dossier, id: CitationId) -> Option<String> {
    phrases::chains_told(&dossier.chronology, dossier.chronology.source_of(id)?)
}

fn text(dossier: &Dossier, event: EventId) -> Page {
    let chronology = &dossier.chronology;
    let mut page = Page::new();
    page.line(chronology.event_title(event));
    for (name, value) in facts(dossier, event) {
        page.paragraph(&format!("{name}: {value}"), 0);
    }
    if let Some(account) = chronology.account(event) {
        page.line("");
        page.paragraph(account, 0);
    }
    for id in dossier.counted(event) {
        let passage = Passage::of(dossier, id);
        page.line("");
        let place = passage.place();
        page.line(if place.is_empty() { passage.voice() } else { format!("{} ({place})", passage.voice()) });
        page.paragraph(&passage.document(dossier), 2);
        if let Some(chains) = chains(dossier, id) {
            page.paragraph(&chains, 2);
        }
        if let Some(words) = passage.passage.or(passage.quote) {
            let words: Vec<&str> = words.split_whitespace().collect();
            page.paragraph(&phrases::quoted(&words.join(" ")), 2);
        }
        if let Some(quoted) = passage.quoted() {
            page.paragraph(&quoted, 2);
        }
        if let Some(date) = passage.date(dossier, id) {
            page.paragraph(&date, 2);
        }
        if let Some(note) = passage.note {
            page.paragraph(&format!("Note: {note}"), 2);
        }
    }
    page
}

fn markdown(dossier: &Dossier, event: EventId) -> Page {
    let chronology = &dossier.chronology;
    let mut page = Page::new();
    page.line(format!("## {}", marked_down(chronology.event_title(event))));
    page.line("");
    for (name, value) in facts(dossier, event) {
        page.line(format!("- **{name}:** {}", marked_down(&value)));
    }
    if let Some(account) = chronology.account(event) {
        page.line("");
        page.line(marked_down(account));
    }
    for id in dossier.counted(event) {
        let passage = Passage::of(dossier, id);
        page.line("");
        let place = passage.place();
        let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
        page.line(format!(
            "**{}**{place}: *{}*",
            marked_down(&passage.voice()),
            marked_down(&passage.document(dossier))
        ));
        if let Some(chains) = chains(dossier, id) {
            page.line("");
            page.line(marked_down(&chains));
        }
        if let Some(words) = passage.passage.or(passage.quote) {
            page.line("");
            for line in words.lines() {
                page.line(format!("> {}", marked_down(line)));
            }
        }
        for remark in [passage.quoted(), passage.date(dossier, id), passage.note.map(|note| format!("Note: {note}"))]
            .into_iter()
            .flatten()
        {
            page.line("");
            page.line(marked_down(&remark));
        }
    }
    page
}

/// A text in which nothing is taken for Markdown.
fn marked_down(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}
