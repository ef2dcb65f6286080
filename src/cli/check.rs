//! `dateline check`: every quotation looked up, and what is wrong with the files.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::args::PlainFormat;
use crate::cli::{Dossier, FINE, FOUND};
use crate::load;
use crate::model::{Anchor, CitationId, Diagnostic, Severity, Verdict};
use crate::out::{self, Page};
use crate::phrases::{DATES_NOT_RECKONED, TEXTS_READ, counted, originals_in_short, quoted, read_as, why_not_reckoned};
use crate::text::Shown;

#[derive(Debug, Serialize)]
struct Report<'a> {
    events: usize,
    citations: usize,
    verdicts: BTreeMap<&'static str, usize>,
    citations_checked: Vec<CheckedCitation<'a>>,
    diagnostics: Vec<ReportedDiagnostic<'a>>,
}

#[derive(Debug, Serialize)]
struct CheckedCitation<'a> {
    event: &'a str,
    source: &'a str,
    verdict: &'static str,
    stale: bool,
    text: Option<&'static str>,
    start: Option<usize>,
    end: Option<usize>,
    lines: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    found_in: Vec<Elsewhere<'a>>,
}

#[derive(Debug, Serialize)]
struct Elsewhere<'a> {
    source: &'a str,
    text: &'static str,
    lines: [usize; 2],
}

#[derive(Debug, Serialize)]
struct ReportedDiagnostic<'a> {
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
}

/// Reports. Under `strict` a citation that cannot be checked is an error like any other.
pub fn run(mut dossier: Dossier, strict: bool, format: PlainFormat) -> Result<u8, String> {
    dossier.diagnostics.extend(load::diagnose_dates(&dossier.chronology, &dossier.pages));
    if strict {
        let unchecked = load::diagnose_unchecked(&dossier.chronology, &dossier.evidence, &dossier.pages);
        dossier.diagnostics.extend(unchecked);
    }
    dossier.diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
    let dossier = &dossier;
    let verdicts = verdicts(dossier);
    match format {
        PlainFormat::Json => {
            let chronology = &dossier.chronology;
            let report = Report {
                events: chronology.event_count(),
                citations: chronology.citation_count(),
                verdicts: verdicts.iter().map(|(verdict, count)| (verdict.word(), *count)).collect(),
                citations_checked: chronology.all_citations().filter_map(|id| checked(dossier, id)).collect(),
                diagnostics: dossier.diagnostics.iter().map(reported).collect(),
            };
            out::raw(format!("{}\n", out::json(&report)?).as_bytes())?;
        }
        PlainFormat::Text => {
            let mut page = Page::new();
            dossier.diagnostics.iter().for_each(|diagnostic| draw(&mut page, diagnostic));
            readings(&mut page, dossier);
            originals(&mut page, dossier);
            not_reckoned(&mut page, dossier);
            summary(&mut page, dossier, &verdicts);
            page.print()?;
        }
    }
    let errors = dossier.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if errors { FOUND } else { FINE })
}

/// How many citations have each verdict; silent ones have none.
fn verdicts(dossier: &Dossier) -> BTreeMap<Verdict, usize> {
    let mut counts: BTreeMap<Verdict, usize> = Verdict::ALL.into_iter().map(|verdict| (verdict, 0)).collect();
    for id in dossier.chronology.all_citations() {
        if let Some(verdict) = dossier.evidence.verdict(id) {
            *counts.entry(verdict).or_default() += 1;
        }
    }
    counts
}

fn checked(dossier: &Dossier, id: CitationId) -> Option<CheckedCitation<'_>> {
    let chronology = &dossier.chronology;
    let finding = dossier.evidence.finding(id)?;
    let anchor = finding.anchors.first();
    let kind = |anchor: &Anchor| chronology.text(anchor.text).kind.name();
    // Offsets are of the file's bytes: a byte order mark counts. Where the text is extracted they are of that.
    let skipped = anchor.and_then(|anchor| dossier.shelf.get(anchor.text)).map_or(0, |body| body.skipped);
    Some(CheckedCitation {
        event: chronology.key(chronology.event_of(id)),
        source: chronology.citation(id).source(),
        verdict: finding.verdict.word(),
        stale: finding.stale,
        text: anchor.map(kind),
        start: anchor.map(|anchor| anchor.range.start + skipped),
        end: anchor.map(|anchor| anchor.range.end + skipped),
        lines: anchor.map(|anchor| [anchor.lines.first, anchor.lines.last]),
        found_in: finding
            .found_in
            .iter()
            .map(|(source, anchor)| Elsewhere {
                source: &chronology.source(*source).key,
                text: kind(anchor),
                lines: [anchor.lines.first, anchor.lines.last],
            })
            .collect(),
    })
}

fn reported(diagnostic: &Diagnostic) -> ReportedDiagnostic<'_> {
    ReportedDiagnostic {
        severity: diagnostic.severity.word(),
        file: &diagnostic.location.file,
        line: diagnostic.location.line,
        column: diagnostic.location.column,
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
    }
}

/// A diagnostic with the line it speaks of drawn below it.
fn draw(page: &mut Page, diagnostic: &Diagnostic) {
    page.line(format!("{}: {}", diagnostic.severity.word(), diagnostic.message));
    let number = diagnostic.location.line.to_string();
    let margin = " ".repeat(number.len());
    page.line(format!("{margin}--> {}", diagnostic.location));
    if let Some(snippet) = &diagnostic.snippet {
        let before: String = snippet.line.chars().take(snippet.start).collect();
        let wrong: String = snippet.line.chars().skip(snippet.start).take(snippet.length.max(1)).collect();
        let (before, wrong) = (Shown::of(&before).width(), Shown::of(&wrong).width().max(1));
        page.line(format!("{margin} |"));
        page.line(format!("{number} | {}", Shown::of(&snippet.line)));
        page.line(format!("{margin} | {}{}", " ".repeat(before), "^".repeat(wrong)));
    }
    if let Some(hint) = &diagnostic.hint {
        page.line(format!("{margin} = hint: {hint}"));
    }
    page.line("");
}

/// How the texts were read that are not simply there.
fn readings(page: &mut Page, dossier: &Dossier) {
    let chronology = &dossier.chronology;
    let texts = chronology.sources().flat_map(|source| chronology.texts(source));
    let read: Vec<String> = texts
        .filter_map(|text| {
            let body = dossier.shelf.get(text)?;
            Some(format!(
                "{}: {}, {}",
                body.label,
                read_as(&body.reading)?,
                counted(body.lines.count(), "line", "lines")
            ))
        })
        .collect();
    if !read.is_empty() {
        page.line(TEXTS_READ);
        read.iter().for_each(|line| page.line(format!("  {line}")));
        page.line("");
    }
}

/// Which originals were found, which files fit none, and which fingerprints found no file.
fn originals(page: &mut Page, dossier: &Dossier) {
    let Some(originals) = &dossier.originals else { return };
    let chronology = &dossier.chronology;
    let key = |text| &chronology.source(chronology.source_of_text(text)).key;
    page.line(format!("originals in {}: {}", originals.folder, originals_in_short(originals)));
    for text in &originals.absent {
        page.line(format!(
            "  {}: no file there has the fingerprint of its {}",
            key(*text),
            chronology.text(*text).kind.word()
        ));
    }
    for file in &originals.strangers {
        page.line(format!("  {file}: matches no fingerprint"));
    }
    page.line("");
}

/// Which words of sources for dates could not be reckoned, and why.
fn not_reckoned(page: &mut Page, dossier: &Dossier) {
    let chronology = &dossier.chronology;
    let told: Vec<String> = chronology
        .all_citations()
        .filter_map(|id| {
            let (cited, why) = (chronology.citation(id), why_not_reckoned(chronology, id)?);
            let words = quoted(cited.as_written().unwrap_or_default());
            Some(format!("  {}: {words}: {why}", cited.location()))
        })
        .collect();
    if !told.is_empty() {
        page.line(DATES_NOT_RECKONED);
        told.iter().for_each(|line| page.line(line));
        page.line("");
    }
}

fn summary(page: &mut Page, dossier: &Dossier, verdicts: &BTreeMap<Verdict, usize>) {
    let chronology = &dossier.chronology;
    let told: Vec<String> = verdicts
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(verdict, count)| format!("{count} {}", verdict.word()))
        .collect();
    let told = if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) };
    let silent = chronology.citation_count() - verdicts.values().sum::<usize>();
    let silent = if silent > 0 { format!("; {silent} silent") } else { String::new() };
    page.line(format!(
        "{}, {}{told}{silent}",
        counted(chronology.event_count(), "event", "events"),
        counted(chronology.citation_count(), "citation", "citations"),
    ));
    let errors = dossier.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
    let warnings = dossier.diagnostics.len() - errors;
    page.line(format!("{}, {}", counted(errors, "error", "errors"), counted(warnings, "warning", "warnings")));
}
