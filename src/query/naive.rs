//! Finding, event by event and name by name, as it is meant: what the fast way must agree with, whatever is asked of
//! whatever chronology.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use crate::model::{
    Basis, Chronology, Citation, CitationId, Event, EventId, Evidence, Finding, Source, SourceId, Stance, Standing,
    Verdict,
};
use crate::query::laws::typed;
use crate::query::material::{Material, Weighed};
use crate::query::nearest::nearest;
use crate::query::needle::{Needle, Tier};
use crate::query::parse::{Atom, Clause, Term};
use crate::query::{
    Crew, Field, FieldKind, Found, Index, Key, Query, Suggestion, find, find_in_parts, folded, hits, suggest, values,
};
use crate::when::{Answer, Bound, When};

/// An event with its score, whether it is only possible, and what matched other than the title.
#[derive(Clone, Debug, PartialEq)]
struct Hit {
    event: EventId,
    score: i64,
    possibly: bool,
    field: Option<Field>,
}

struct Clauses<'m> {
    material: &'m Material<'m>,
    query: Query,
}

fn and(left: Answer, right: Answer) -> Answer {
    match (left, right) {
        (Answer::No, _) | (_, Answer::No) => Answer::No,
        (Answer::Yes, Answer::Yes) => Answer::Yes,
        _ => Answer::Possibly,
    }
}

impl Clauses<'_> {
    /// The clauses that ask for something.
    fn asked(&self) -> impl Iterator<Item = &Clause> {
        self.query
            .clauses()
            .iter()
            .filter(|clause| clause.terms.iter().any(|term| !matches!(self.term(term), Asked::Nothing)))
    }

    fn term<'t>(&self, term: &'t Term) -> Asked<'t> {
        let needle = match &term.atom {
            Atom::Word(word) => Needle::fuzzy(word),
            Atom::Phrase(phrase) => Needle::exact(phrase),
            Atom::Keyed { key, value, .. } => {
                return match values::understood(self.material, *key, value, 0..0) {
                    Ok(_) => Asked::Keyed(*key, value),
                    Err(_) => Asked::Wrong,
                };
            }
            Atom::Unknown { .. } => return Asked::Wrong,
        };
        needle.map_or(Asked::Nothing, Asked::Words)
    }

    fn clause(&self, clause: &Clause, event: EventId) -> Answer {
        let answers = clause.terms.iter().filter_map(|term| {
            let answer = match self.term(term) {
                Asked::Words(needle) => {
                    if self.fits(&needle, event).next().is_some() {
                        Answer::Yes
                    } else {
                        Answer::No
                    }
                }
                // No text has been searched: nothing is known of an event that cites a source.
                Asked::Keyed(Key::Text, _) => {
                    let cites = self.material.speaking(event).next().is_some();
                    return Some(if term.negated && !cites { Answer::Yes } else { Answer::No });
                }
                Asked::Keyed(key, value) => self.keyed(key, value, event),
                Asked::Wrong | Asked::Nothing => return None,
            };
            Some(if term.negated { !answer } else { answer })
        });
        answers.reduce(|one, other| !and(!one, !other)).unwrap_or(Answer::Yes)
    }

    fn keyed(&self, key: Key, value: &str, event: EventId) -> Answer {
        let chronology = self.material.chronology;
        let when = chronology.when(event);
        let asked = || When::from_query(value.trim()).expect("it was understood");
        let cited = |test: &dyn Fn(CitationId) -> bool| {
            let counted = |id: &CitationId| self.material.basis.counts(chronology, *id) != Answer::No;
            let holds = chronology.citations(event).filter(counted).any(test);
            if holds { Answer::Yes } else { Answer::No }
        };
        match key {
            Key::When => when.during(&asked()),
            Key::Before => when.before(&asked()),
            Key::After => when.after(&asked()),
            Key::Known => Basis::of(chronology, Some(asked()), Vec::new()).shows(chronology, event),
            Key::Standing => {
                let standing = Standing::of(chronology, self.material.evidence, self.material.basis, event);
                let typed = folded(value).trim().replace(' ', "-");
                if standing.word().starts_with(&typed) { Answer::Yes } else { Answer::No }
            }
            Key::Verdict => cited(&|id| {
                let verdict = self.material.evidence.verdict(id);
                verdict.is_some_and(|verdict| verdict.word().starts_with(folded(value).trim()))
            }),
            _ => {
                let matter = values::understood(self.material, key, value, 0..0).expect("it was understood");
                matter.answer(self.material, event)
            }
        }
    }

    /// Where a word fits an event: the grades, with the fields and what they say.
    fn fits(&self, needle: &Needle, event: EventId) -> impl Iterator<Item = (i64, Option<Field>, String)> {
        let chronology = self.material.chronology;
        let field = |kind, text: &str| (Some(Field { kind, text: text.to_owned() }), text.to_owned());
        let title = (None, chronology.event_title(event).to_owned());
        let tags = chronology.tags_of(event).iter().map(|tag| field(FieldKind::Tag, chronology.tags().name(*tag)));
        let actors =
            chronology.actors_of(event).iter().map(|actor| field(FieldKind::Actor, chronology.actors().name(*actor)));
        let place = chronology.place_of(event).map(|place| field(FieldKind::Place, chronology.places().name(place)));
        let texts: Vec<_> = std::iter::once(title).chain(tags).chain(actors).chain(place).collect();
        texts.into_iter().filter_map(|(field, text)| {
            let text = folded(&text);
            let tier = match needle.tier(&text)? {
                Tier::Scattered => 0,
                Tier::Inside => 1,
                Tier::Start => 2,
                Tier::Whole => 3,
            };
            let spot = match field.as_ref().map(|field| field.kind) {
                None => 3,
                Some(FieldKind::Tag) => 2,
                Some(_) => 1,
            };
            Some((3 * tier + spot, field, text))
        })
    }

    /// The word of a clause that fits best: its grade, where, and fuzzy-matcher's score.
    fn best(&self, clause: &Clause, event: EventId) -> Option<(i64, Option<Field>, i64)> {
        let mut best: Option<(i64, Option<Field>, i64)> = None;
        for term in clause.terms.iter().filter(|term| !term.negated) {
            let Asked::Words(needle) = self.term(term) else { continue };
            for (grade, field, text) in self.fits(&needle, event) {
                if best.as_ref().is_none_or(|best| grade > best.0) {
                    best = Some((grade, field, needle.score(&text)));
                }
            }
        }
        best
    }

    fn shown(&self, event: EventId) -> Answer {
        self.material.basis.shows(self.material.chronology, event)
    }

    fn hits(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        for event in self.material.chronology.events() {
            let answer = self.asked().map(|clause| self.clause(clause, event)).fold(self.shown(event), and);
            if answer == Answer::No {
                continue;
            }
            let fits: Vec<_> = self.asked().filter_map(|clause| self.best(clause, event)).collect();
            let worst = fits.iter().map(|fit| fit.0).min().unwrap_or(0);
            let sum: i64 = fits.iter().map(|fit| fit.0).sum();
            let fine: i64 = fits.iter().map(|fit| fit.2).sum();
            let score = (worst * 10_000 + sum.min(9_999)) * 10_000;
            let field = fits.into_iter().find_map(|fit| fit.1);
            hits.push((fine.min(9_999), Hit { event, score, possibly: answer == Answer::Possibly, field }));
        }
        hits.sort_by_key(|(_, hit)| (Reverse(hit.score), hit.event));
        for (fine, hit) in hits.iter_mut().take(super::find::SCORED) {
            hit.score += *fine;
        }
        hits.sort_by_key(|(_, hit)| (Reverse(hit.score), hit.event));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn parts(&self) -> Vec<(Range<usize>, usize)> {
        let alone = |clause: &Clause| {
            if clause.terms.iter().all(|term| matches!(self.term(term), Asked::Wrong | Asked::Nothing)) {
                return 0;
            }
            let leaves = |event: &EventId| and(self.clause(clause, *event), self.shown(*event)) != Answer::No;
            self.material.chronology.events().filter(leaves).count()
        };
        self.asked().map(|clause| (clause.span(), alone(clause))).collect()
    }

    /// How many events have a value certainly and how many possibly, of those that all but the clauses on a key leave.
    fn facet(&self, key: Key, of: impl Fn(EventId) -> Answer) -> (usize, usize) {
        let (mut certain, mut possible) = (0, 0);
        for event in self.material.chronology.events() {
            let others = self.asked().filter(|clause| clause.key() != Some(key));
            if others.map(|clause| self.clause(clause, event)).fold(self.shown(event), and) != Answer::No {
                match of(event) {
                    Answer::Yes => certain += 1,
                    Answer::Possibly => possible += 1,
                    Answer::No => {}
                }
            }
        }
        (certain, possible)
    }

    /// The group, the value and its counts, of every value of every group.
    fn facets(&self) -> BTreeSet<(String, String, (usize, usize))> {
        let Material { chronology, evidence, basis, .. } = *self.material;
        let yes = |holds: bool| if holds { Answer::Yes } else { Answer::No };
        let counts = |id: &CitationId| basis.counts(chronology, *id) != Answer::No;
        let mut facets = BTreeSet::new();
        let mut add = |group: &str, value: String, counts| facets.insert((group.to_owned(), value, counts));
        for standing in Standing::ALL {
            let has = |event| yes(Standing::of(chronology, evidence, basis, event) == standing);
            add("standing", standing.word().to_owned(), self.facet(Key::Standing, has));
        }
        for verdict in Verdict::ALL {
            let has =
                |event| yes(chronology.citations(event).filter(counts).any(|id| evidence.verdict(id) == Some(verdict)));
            add("verdict", verdict.word().to_owned(), self.facet(Key::Verdict, has));
        }
        for (actor, name) in chronology.actors().iter() {
            let has = |event| yes(chronology.actors_of(event).contains(&actor));
            add("actor", name.to_owned(), self.facet(Key::Actor, has));
        }
        for (tag, name) in chronology.tags().iter() {
            add("tag", name.to_owned(), self.facet(Key::Tag, |event| yes(chronology.tags_of(event).contains(&tag))));
        }
        for source in chronology.sources() {
            let speaks = |id: &CitationId| {
                chronology.source_of(*id) == Some(source) && chronology.citation(*id).stance() != Stance::Silent
            };
            if chronology.all_citations().any(|id| speaks(&id)) {
                let has = |event| yes(chronology.citations(event).filter(counts).any(|id| speaks(&id)));
                add("source", chronology.source(source).key.clone(), self.facet(Key::Source, has));
            }
        }
        let years: BTreeSet<i64> =
            chronology.events().filter_map(|event| chronology.when(event).group_year()).collect();
        for year in years {
            let touches = |when: &When| {
                let of = |bound: Bound| if let Bound::Day(day) = bound { Some(day.ymd().0) } else { None };
                let span = when.span();
                of(span.earliest).is_none_or(|first| first <= year) && of(span.latest).is_none_or(|last| last >= year)
            };
            let asked = When::from_query(&super::years::written_year(year)).expect("a year is a date");
            let has = |event| {
                let when = chronology.when(event);
                if touches(when) { when.during(&asked) } else { Answer::No }
            };
            add("year", super::years::written_year(year), self.facet(Key::When, has));
        }
        facets
    }

    /// The query with what is nearest, and the words of all titles and names looked through.
    fn suggestion(&self, found: &Found) -> Option<Suggestion> {
        let index = self.material.index;
        let texts =
            [&index.titles, &index.tags, &index.actors, &index.places].into_iter().flat_map(|texts| texts.rows.iter());
        let words: BTreeSet<&str> =
            texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())).collect();
        let keyed = found.troubles.iter().filter_map(|trouble| Some((trouble.span.clone(), trouble.nearest.clone()?)));
        let lost = self.query.clauses().iter().filter_map(|clause| match &clause.terms[..] {
            [Term { negated: false, atom: Atom::Word(word), span }] => {
                let is_lost = self.parts().iter().any(|(part, alone)| part == span && *alone == 0);
                is_lost.then(|| (span.clone(), word))
            }
            _ => None,
        });
        let lost = lost.take(8).filter_map(|(span, word)| Some((span, nearest(word, words.iter().copied())?.name)));
        let mut changes: Vec<(Range<usize>, String)> = keyed.chain(lost).collect();
        changes.sort_by_key(|(span, _)| span.start);
        let mut query = self.query.text().to_owned();
        for (span, nearest) in changes.iter().rev() {
            query.replace_range(span.clone(), nearest);
        }
        let count = Self { material: self.material, query: Query::parse(&query) }.hits().len();
        (!changes.is_empty()).then_some(Suggestion { query, count })
    }
}

/// What a term asks for.
enum Asked<'t> {
    Words(Needle),
    Keyed(Key, &'t str),
    Wrong,
    Nothing,
}

mod tests;
