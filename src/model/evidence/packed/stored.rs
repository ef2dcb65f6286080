//! Findings, kept and read again.

use super::{Findings, Outcome, PackedAnchor};
use crate::model::stored::{Number, Reader, Record, Writer};
use crate::model::{Anchor, Change, CitationId, Finding, LineRange, SourceId, TextId, Verdict};

impl Findings {
    /// Writes them.
    pub fn store(&self, to: &mut Writer) {
        to.column(self.outcomes.iter().map(|Outcome(bits)| *bits));
        to.column(self.anchors_from.iter().copied());
        to.column(self.anchors.iter().copied());
        let mut whole: Vec<_> = self.whole.iter().collect();
        whole.sort_unstable_by_key(|(citation, _)| **citation);
        to.record.put_count(whole.len());
        for (citation, finding) in whole {
            to.record.put(*citation);
            put_finding(&mut to.record, finding);
        }
    }

    /// Reads them again, for so many citations and texts.
    pub fn stored(from: &mut Reader, citations: usize, texts: usize) -> Option<Self> {
        let outcomes: Vec<u8> = from.column_of(citations)?;
        let outcomes: Vec<Outcome> = outcomes.into_iter().map(Outcome).collect();
        let anchors_from: Vec<u32> = from.column_of(citations)?;
        let anchors: Vec<PackedAnchor> = from.column()?;
        let count = |(outcome, from): (&Outcome, &u32)| (*from as usize).checked_add(outcome.anchors());
        let fits = outcomes.iter().zip(&anchors_from).all(|anchored| count(anchored) <= Some(anchors.len()))
            && anchors.iter().all(|anchor| anchor.text.index() < texts);
        let whole = from.record.several(|from| Some((from.small::<CitationId>()?, finding(from)?)))?;
        fits.then(|| Self { outcomes, anchors_from, anchors, whole: whole.into_iter().collect() })
    }
}

impl Number for PackedAnchor {
    const LENGTH: usize = 5 * u32::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        self.text.put(to);
        self.range.into_iter().chain(self.lines).for_each(|number| number.put(to));
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        let (text, rest) = bytes.split_at_checked(u32::LENGTH)?;
        let number = |nth: usize| u32::take(rest.get(nth * u32::LENGTH..(nth + 1) * u32::LENGTH)?);
        Some(Self { text: TextId::take(text)?, range: [number(0)?, number(1)?], lines: [number(2)?, number(3)?] })
    }
}

fn put_finding(to: &mut Record, finding: &Finding) {
    let Finding { verdict, stale, anchors, found_in, places, distance, given_up } = finding;
    to.put_string(verdict.word());
    to.put(u8::from(*stale));
    to.put(u8::from(*given_up));
    to.put_count(*places);
    to.put_count(*distance);
    to.put_count(anchors.len());
    anchors.iter().for_each(|anchor| put_anchor(to, anchor));
    to.put_count(found_in.len());
    for (source, anchor) in found_in {
        to.put(*source);
        put_anchor(to, anchor);
    }
}

fn finding(from: &mut Record) -> Option<Finding> {
    let verdict = from.string()?;
    let verdict = Verdict::ALL.into_iter().find(|known| known.word() == verdict)?;
    let (stale, given_up) = (from.small::<u8>()? == 1, from.small::<u8>()? == 1);
    let (places, distance) = (from.count()?, from.count()?);
    let anchors = from.several(anchor)?;
    let found_in = from.several(|from| Some((from.small::<SourceId>()?, anchor(from)?)))?;
    Some(Finding { verdict, stale, anchors, found_in, places, distance, given_up })
}

fn put_anchor(to: &mut Record, anchor: &Anchor) {
    let Anchor { text, range, lines, changes } = anchor;
    to.put(*text);
    [range.start, range.end, lines.first, lines.last].into_iter().for_each(|number| to.put_count(number));
    to.put_count(changes.len());
    for Change { quote, text } in changes {
        [quote.start, quote.end, text.start, text.end].into_iter().for_each(|number| to.put_count(number));
    }
}

fn anchor(from: &mut Record) -> Option<Anchor> {
    let (text, range) = (from.small()?, from.count()?..from.count()?);
    let lines = LineRange { first: from.count()?, last: from.count()? };
    let changes =
        from.several(|from| Some(Change { quote: from.count()?..from.count()?, text: from.count()?..from.count()? }))?;
    Some(Anchor { text, range, lines, changes })
}
