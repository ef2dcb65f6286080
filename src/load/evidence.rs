//! Anchors every citation: finds the words it quotes in the texts at hand, and says how that went.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::load::effort::{Effort, Share};
use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::load::words::{self, count};
use crate::load::{stale, turns};
use crate::model::{
    Anchor, Chronology, CitationId, Cited, Diagnostic, Evidence, Finding, LineRange, SourceId, Stance, TextId, Verdict,
};
use crate::text::{self, Body, Match, Normal, Place, Selector, Shelf};

/// Anchors every citation of a chronology.
#[must_use]
pub fn evidence(chronology: &Chronology, shelf: &Shelf) -> Evidence {
    let anchoring = Anchoring::new(chronology, shelf);
    let mut evidence = Evidence::pending(chronology.citation_count());
    for citation in by_source(chronology) {
        if let Some(finding) = anchoring.finding(citation) {
            evidence.record(citation, finding);
        }
    }
    evidence
}

/// Every citation, those of one source together: so each text is needed for a while, and then no more. A citation of a
/// source that does not exist comes last.
pub fn by_source(chronology: &Chronology) -> impl Iterator<Item = CitationId> {
    let of_sources = chronology.sources().flat_map(|source| chronology.citations_of_source(source)).copied();
    of_sources.chain(chronology.all_citations().filter(|id| chronology.source_of(*id).is_none()))
}

/// Of texts with more bytes than this together no normal form is kept: it takes as much memory as the text, or more.
const MOST_NORMAL: usize = 8 << 20;

/// Texts in the form in which they are compared, as long as they are likely to be needed.
#[derive(Debug, Default)]
struct Normals<'a> {
    of: HashMap<TextId, Rc<Normal<'a>>>,
    /// How many bytes their texts have.
    bytes: usize,
}

impl<'a> Normals<'a> {
    fn of(&mut self, text: TextId, content: &'a str) -> Rc<Normal<'a>> {
        if let Some(normal) = self.of.get(&text) {
            return Rc::clone(normal);
        }
        if self.bytes + content.len() > MOST_NORMAL {
            *self = Self::default();
        }
        self.bytes += content.len();
        let normal = Rc::new(Normal::of(content));
        self.of.insert(text, Rc::clone(&normal));
        normal
    }
}

/// The texts at hand, each normalised when a citation first needs it, and kept so for the next ones.
#[derive(Debug)]
pub struct Anchoring<'a> {
    pub(super) chronology: &'a Chronology,
    shelf: &'a Shelf,
    normals: RefCell<Normals<'a>>,
    /// How many bytes the texts of each source have that are at hand.
    pub(super) lengths: Vec<usize>,
    /// What may be done for a citation that does not stand where it should.
    pub(super) share: Share,
}

impl<'a> Anchoring<'a> {
    /// Nothing normalised yet.
    #[must_use]
    pub fn new(chronology: &'a Chronology, shelf: &'a Shelf) -> Self {
        Self::within(chronology, shelf, Effort::default())
    }

    /// The same with so much work in sum.
    pub(super) fn within(chronology: &'a Chronology, shelf: &'a Shelf, effort: Effort) -> Self {
        let length =
            |source| chronology.texts(source).filter_map(|text| shelf.get(text)).map(|body| body.content.len());
        let lengths = chronology.sources().map(|source| length(source).sum()).collect();
        let normals = RefCell::default();
        let anchoring = Self { chronology, shelf, normals, lengths, share: Share { last: None, bytes: 0 } };
        Self { share: effort.shared(&anchoring), ..anchoring }
    }

    /// What is found for the citations of one source, so that a caller can tell of each source as it is done.
    /// `Silent` ones have no finding.
    #[must_use]
    pub fn of_source(&self, source: SourceId) -> Vec<(CitationId, Finding)> {
        let cited = self.chronology.citations_of_source(source).iter();
        cited.filter_map(|&id| Some((id, self.finding(id)?))).collect()
    }

    /// What is found for a citation; nothing for a silent one.
    ///
    /// A citation without a quote and without lines names no place: it stays unchecked. One of a source
    /// that the chronology does not have is missing, unless its words stand elsewhere. Only where no text of
    /// the source has the words does one count that almost has them, and only then another source.
    #[must_use]
    pub fn finding(&self, id: CitationId) -> Option<Finding> {
        let citation = self.chronology.citation(id);
        if citation.stance() == Stance::Silent {
            return None;
        }
        if citation.quote().is_none() && citation.lines().is_none() {
            return Some(Finding::nowhere(Verdict::Unchecked));
        }
        let source = self.chronology.source_of(id);
        let texts: Vec<TextId> = source.into_iter().flat_map(|source| self.at_hand(source)).collect();
        if source.is_some() && texts.is_empty() {
            return Some(Finding::nowhere(Verdict::Unchecked));
        }
        let selector = selector(citation);
        let mut outcomes =
            self.look_in(&texts, citation.quote(), |body, normal| text::anchor(normal, &body.lines, &selector));
        let near_at_all = Some((self.near_steps(id), id)) <= self.share.last;
        if near_at_all && outcomes.iter().all(|outcome| outcome.verdict == Verdict::Missing) {
            outcomes = self
                .look_in(&texts, citation.quote(), |body, normal| text::anchor_near(normal, &body.lines, &selector));
            // A text that has words nearer to these than another is the one that is meant.
            let nearest = outcomes.iter().filter(|it| it.verdict != Verdict::Missing).map(|it| it.distance).min();
            outcomes.retain(|outcome| Some(outcome.distance) == nearest);
        }
        // A stable sort: among equals, the text that the file names first decides.
        outcomes.sort_by_key(|outcome| outcome.verdict);
        let mut finding = match outcomes.first() {
            Some(best) if best.verdict < Verdict::Elsewhere => Finding {
                places: best.places,
                distance: best.distance,
                stale: self.is_stale(best.text),
                ..Finding::nowhere(best.verdict)
            },
            _ => {
                let found_in = self.elsewhere(source, citation);
                let verdict = if found_in.is_empty() { Verdict::Missing } else { Verdict::Elsewhere };
                let stale = texts.iter().any(|&text| self.is_stale(text));
                let given_up = verdict == Verdict::Missing && !near_at_all;
                Finding { found_in, stale, given_up, ..Finding::nowhere(verdict) }
            }
        };
        if finding.verdict < Verdict::Elsewhere && finding.verdict != Verdict::Ambiguous {
            finding.anchors = outcomes.into_iter().filter_map(|outcome| outcome.anchor).collect();
        }
        Some(finding)
    }

    fn at_hand(&self, source: SourceId) -> impl Iterator<Item = TextId> {
        self.chronology.texts(source).filter(|&text| self.shelf.get(text).is_some())
    }

    fn is_stale(&self, text: TextId) -> bool {
        self.shelf.get(text).is_some_and(|body| body.sealed == Some(false))
    }

    /// A text at hand and the form in which it is compared.
    fn normal(&self, text: TextId) -> Option<(&'a Body, Rc<Normal<'a>>)> {
        let body: &'a Body = self.shelf.get(text)?;
        Some((body, self.normals.borrow_mut().of(text, &body.content)))
    }

    /// How it goes in each of some texts, looked at in one way.
    fn look_in(
        &self,
        texts: &[TextId],
        quote: Option<&str>,
        look: impl Fn(&Body, &Normal<'a>) -> Place,
    ) -> Vec<Outcome> {
        let at_hand = texts.iter().filter_map(|&text| Some((text, self.normal(text)?)));
        at_hand.map(|(text, (body, normal))| Outcome::of(text, body, quote, look(body, &normal))).collect()
    }

    /// The other sources that have the quoted words, each with the first place in the first text.
    fn elsewhere(&self, source: Option<SourceId>, citation: Cited) -> Vec<(SourceId, Anchor)> {
        let Some(quote) = citation.quote() else { return Vec::new() };
        let mut left = self.share.bytes;
        let mut affordable = |other: &SourceId| {
            let length = self.lengths[other.index()];
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        };
        let first_place = |other: SourceId| {
            self.at_hand(other).find_map(|text| {
                let (body, normal) = self.normal(text)?;
                let place = text::find_all(&normal, quote).into_iter().next()?;
                Some((other, anchor(text, body, place.range)))
            })
        };
        let others = self.chronology.sources().filter(|&other| Some(other) != source);
        others.take_while(|other| affordable(other)).filter_map(first_place).collect()
    }
}

/// How it went in one text.
struct Outcome {
    text: TextId,
    verdict: Verdict,
    anchor: Option<Anchor>,
    places: usize,
    distance: usize,
}

impl Outcome {
    fn of(text: TextId, body: &Body, quote: Option<&str>, place: Place) -> Self {
        let at = |verdict, range: std::ops::Range<usize>, distance| {
            let changes = match (verdict, quote) {
                (Verdict::Near, Some(quote)) => text::compare(quote, &body.content[range.clone()]),
                _ => Vec::new(),
            };
            let anchor = Some(Anchor { changes, ..anchor(text, body, range) });
            Self { text, verdict, anchor, places: 0, distance }
        };
        let nowhere = |verdict, places, distance| Self { text, verdict, anchor: None, places, distance };
        match place {
            Place::At { range, moved: true, .. } => at(Verdict::Moved, range, 0),
            Place::At { range, how: Match::Exact, .. } | Place::Lines { range } => at(Verdict::Found, range, 0),
            Place::At { range, how: Match::Normalised, .. } => at(Verdict::Normalised, range, 0),
            Place::Near { range, distance } => at(Verdict::Near, range, distance),
            Place::Ambiguous { places, distance } => nowhere(Verdict::Ambiguous, places, distance),
            Place::Missing | Place::LinesBeyondEnd { .. } => nowhere(Verdict::Missing, 0, 0),
        }
    }
}

fn anchor(text: TextId, body: &Body, range: std::ops::Range<usize>) -> Anchor {
    let lines = body.lines.touched(&range);
    Anchor { text, range, lines: LineRange { first: lines.start() + 1, last: lines.end() + 1 }, changes: Vec::new() }
}

fn selector(citation: Cited) -> Selector {
    Selector {
        quote: citation.quote().map(str::to_owned),
        prefix: citation.prefix().map(str::to_owned),
        suffix: citation.suffix().map(str::to_owned),
        lines: citation.lines(),
    }
}

/// What is wrong with the citations, from how their anchoring went: missing, elsewhere and lines beyond
/// the end are errors; near, moved and ambiguous are warnings, and so is each text that has changed.
#[must_use]
pub fn diagnose_evidence(
    chronology: &Chronology,
    shelf: &Shelf,
    evidence: &Evidence,
    pages: &Pages,
) -> Vec<Diagnostic> {
    let said = chronology.all_citations().filter_map(|id| {
        let finding = evidence.finding(id)?;
        let diagnostic = diagnose(chronology, shelf, id, &finding, pages)?;
        Some(diagnostic.of_event(chronology.key(chronology.event_of(id))))
    });
    let mut diagnostics: Vec<Diagnostic> = said.collect();
    diagnostics.extend(stale::diagnose(chronology, shelf, evidence, pages));
    diagnostics.extend(turns::diagnose(chronology, shelf, evidence, pages));
    diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
    words::keep_short(&mut diagnostics);
    diagnostics
}

fn diagnose(
    chronology: &Chronology,
    shelf: &Shelf,
    id: CitationId,
    finding: &Finding,
    pages: &Pages,
) -> Option<Diagnostic> {
    let citation = chronology.citation(id);
    let of = if citation.quote().is_some() { "quote" } else { "lines" };
    let error = |message: String| pages.error(&citation.location(), &[Part::Field(of)], message);
    let warning = |message: String| pages.warning(&citation.location(), &[Part::Field(of)], message);
    let source = citation.source();
    let changed = if finding.stale { ", a text of which has changed" } else { "" };
    let at = finding.anchors.first().map(|anchor| anchor.lines);
    Some(match (finding.verdict, at) {
        (Verdict::Missing, _) => match (citation.quote(), citation.lines(), chronology.source_of(id)) {
            (_, _, None) => return None,
            (None, Some(lines), Some(of)) => {
                let longest =
                    chronology.texts(of).filter_map(|text| shelf.get(text)).map(|body| body.lines.count()).max();
                error(format!("`{source}` has {}, the citation says {lines}", count(longest.unwrap_or(0), "line")))
                    .hint("lines are counted from 1, blank ones too")
            }
            _ => error(format!("the quoted words do not stand in `{source}`{changed}")).hint(if finding.given_up {
                words::GIVEN_UP
            } else {
                words::COPY_THE_QUOTATION
            }),
        },
        (Verdict::Elsewhere, _) => {
            let (other, place) = finding.found_in.first()?;
            let other = &chronology.source(*other).key;
            error(format!("the quoted words stand in `{other}`, line {}, not in `{source}`{changed}", place.lines))
                .hint(format!("source: \"{other}\", lines: \"{}\"", place.lines))
        }
        (Verdict::Moved, Some(now)) => {
            let said = citation.lines().map_or_else(String::new, |lines| format!(", the citation says {lines}"));
            let beyond = beyond_end(citation, shelf, finding).map_or_else(String::new, |end| format!("; {end}"));
            let message = format!("the words are on line {now}{said}{beyond}");
            pages.warning(&citation.location(), &[Part::Field("lines")], message).hint(format!("lines: \"{}\"", now))
        }
        (Verdict::Ambiguous, _) => {
            let almost = if finding.distance > 0 { "almost " } else { "" };
            let places = finding.places;
            warning(format!("{almost}the quoted words stand in `{source}` in {places} places{changed}"))
                .hint("add lines, or a prefix or suffix: the words just before or after them")
        }
        (Verdict::Near, Some(now)) => {
            let (quote, passage) = (citation.quote()?, passage(shelf, finding)?);
            let there = citation.lines().filter(|lines| !lines.touches(now));
            let there = there.map_or_else(String::new, |lines| format!(", on line {now} and not {lines}"));
            let beyond = beyond_end(citation, shelf, finding).map_or_else(String::new, |end| format!("; {end}"));
            match words::differing(quote, passage) {
                Some(differing) => {
                    warning(format!("almost the quoted words stand in `{source}`{there}{changed}: {differing}{beyond}"))
                        .hint(words::quote_instead(passage))
                }
                None => warning(format!("`{source}` has the quoted words{there}, with others before or after them"))
                    .hint("copy prefix and suffix from the text, letter for letter"),
            }
        }
        (_, Some(now)) if beyond_end(citation, shelf, finding).is_some() => {
            let (lines, end) = (citation.lines()?, beyond_end(citation, shelf, finding)?);
            pages
                .warning(&citation.location(), &[Part::Field("lines")], format!("the citation says {lines}; {end}"))
                .hint(format!("lines: \"{now}\""))
        }
        _ => return None,
    })
}

/// `the text has 4 lines`, for a quotation that stands there, with lines that lie beyond the end.
fn beyond_end(citation: Cited, shelf: &Shelf, finding: &Finding) -> Option<String> {
    let last = citation.lines().filter(|_| citation.quote().is_some())?.last;
    let end = shelf.get(finding.anchors.first()?.text)?.lines.count();
    (last > end).then(|| format!("the text has {}", count(end, "line")))
}

/// The words at the deciding place, as the text has them now.
fn passage<'a>(shelf: &'a Shelf, finding: &Finding) -> Option<&'a str> {
    let anchor = finding.anchors.first()?;
    shelf.get(anchor.text)?.content.get(anchor.range.clone())
}

/// What cannot be checked, as errors: for whoever wants every quotation looked up.
#[must_use]
pub fn diagnose_unchecked(chronology: &Chronology, evidence: &Evidence, pages: &Pages) -> Vec<Diagnostic> {
    let unchecked = chronology.all_citations().filter(|id| evidence.verdict(*id) == Some(Verdict::Unchecked));
    let mut diagnostics: Vec<Diagnostic> = unchecked
        .map(|id| {
            let citation = chronology.citation(id);
            let message =
                format!("the words cited from `{}` cannot be checked: no text of it is at hand", citation.source());
            pages
                .error(&citation.location(), &[Part::Field("quote")], message)
                .hint("name the folder that holds its original: --originals DIR")
                .of_event(chronology.key(chronology.event_of(id)))
        })
        .collect();
    words::keep_short(&mut diagnostics);
    diagnostics
}
