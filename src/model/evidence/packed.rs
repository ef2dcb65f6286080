//! Findings in few bytes: a citation that simply stands in its text takes 25.

mod stored;

use std::collections::HashMap;

use crate::model::{Anchor, CitationId, Finding, LineRange, TextId, Verdict};

/// Findings by citation. What has more to say – which words differ, in how many places or in which other sources they
/// stand – is kept as it is.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    outcomes: Vec<Outcome>,
    /// Where the anchors of each citation begin, if it has any.
    anchors_from: Vec<u32>,
    anchors: Vec<PackedAnchor>,
    whole: HashMap<CitationId, Finding>,
}

/// The verdict in the lowest four bits, counted from 1, and 0 while the citation is pending; a bit for what is stale, one
/// for what was given up; and in the two highest the number of anchors that are packed.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome(u8);

const VERDICT: u8 = 0b1111;
const STALE: u8 = 1 << 4;
const GIVEN_UP: u8 = 1 << 5;
const ANCHORS: u32 = 6;
/// Of more anchors than this a finding is kept as it is.
const MOST_ANCHORS: u8 = 3;

impl Outcome {
    fn of(finding: &Finding, anchors: u8) -> Self {
        let verdict = Verdict::ALL.iter().zip(1..).find(|(verdict, _)| **verdict == finding.verdict);
        let stale = if finding.stale { STALE } else { 0 };
        let given_up = if finding.given_up { GIVEN_UP } else { 0 };
        Self(verdict.map_or(0, |(_, number)| number) | stale | given_up | anchors << ANCHORS)
    }

    fn verdict(self) -> Option<Verdict> {
        Verdict::ALL.get(usize::from(self.0 & VERDICT).checked_sub(1)?).copied()
    }

    fn anchors(self) -> usize {
        usize::from(self.0 >> ANCHORS)
    }
}

/// An anchor at which no words differ.
#[derive(Clone, Copy, Debug)]
struct PackedAnchor {
    text: TextId,
    range: [u32; 2],
    lines: [u32; 2],
}

impl PackedAnchor {
    /// `None` where words differ, or a number is beyond 2^32.
    fn of(anchor: &Anchor) -> Option<Self> {
        let Anchor { text, range, lines, changes } = anchor;
        let small = |from: usize, to: usize| Some([u32::try_from(from).ok()?, u32::try_from(to).ok()?]);
        let (range, lines) = (small(range.start, range.end)?, small(lines.first, lines.last)?);
        changes.is_empty().then_some(Self { text: *text, range, lines })
    }

    fn unpacked(&self) -> Anchor {
        let [start, end] = self.range.map(|byte| byte as usize);
        let [first, last] = self.lines.map(|line| line as usize);
        Anchor { text: self.text, range: start..end, lines: LineRange { first, last }, changes: Vec::new() }
    }
}

impl Findings {
    /// Of so many citations, all of them pending.
    pub fn pending(citations: usize) -> Self {
        let outcomes = vec![Outcome::default(); citations];
        Self { outcomes, anchors_from: vec![0; citations], ..Self::default() }
    }

    /// Records a finding; it takes the place of one that is there.
    ///
    /// # Panics
    /// Where there is no such citation.
    pub fn record(&mut self, citation: CitationId, finding: Finding) {
        self.whole.remove(&citation);
        let packed = packed(&finding);
        let count = packed.as_ref().map_or(0, |(count, _)| *count);
        self.outcomes[citation.index()] = Outcome::of(&finding, count);
        match packed {
            Some((_, anchors)) => {
                let from = u32::try_from(self.anchors.len());
                self.anchors_from[citation.index()] = from.expect("the reader caps files far below 2^30 citations");
                self.anchors.extend(anchors);
            }
            None => {
                self.whole.insert(citation, finding);
            }
        }
    }

    /// What was found for a citation, if it has been looked at.
    pub fn get(&self, citation: CitationId) -> Option<Finding> {
        if let Some(finding) = self.whole.get(&citation) {
            return Some(finding.clone());
        }
        let Outcome(bits) = self.outcome(citation);
        let anchors = self.packed_anchors(citation).iter().map(PackedAnchor::unpacked).collect();
        let (stale, given_up) = (bits & STALE != 0, bits & GIVEN_UP != 0);
        Some(Finding { stale, given_up, anchors, ..Finding::nowhere(self.verdict(citation)?) })
    }

    /// The verdict alone.
    pub fn verdict(&self, citation: CitationId) -> Option<Verdict> {
        self.outcome(citation).verdict()
    }

    /// Where a citation stands, the deciding text first.
    pub fn anchors(&self, citation: CitationId) -> impl Iterator<Item = Anchor> {
        let whole = self.whole.get(&citation).into_iter().flat_map(|finding| finding.anchors.iter().cloned());
        self.packed_anchors(citation).iter().map(PackedAnchor::unpacked).chain(whole)
    }

    fn outcome(&self, citation: CitationId) -> Outcome {
        self.outcomes.get(citation.index()).copied().unwrap_or_default()
    }

    fn packed_anchors(&self, citation: CitationId) -> &[PackedAnchor] {
        let count = self.outcome(citation).anchors();
        let from = self.anchors_from.get(citation.index()).map_or(0, |from| *from as usize);
        &self.anchors[from..from + count]
    }
}

/// Whatever the order in which the findings were recorded.
impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        let citations = self.outcomes.len();
        let same = |at| self.get(CitationId::new(at)) == other.get(CitationId::new(at));
        citations == other.outcomes.len() && (0..citations).all(same)
    }
}

/// The anchors of a finding that says nothing more than them, and their number.
fn packed(finding: &Finding) -> Option<(u8, Vec<PackedAnchor>)> {
    let Finding { verdict: _, stale: _, given_up: _, anchors, found_in, places, distance } = finding;
    let count = u8::try_from(anchors.len()).ok().filter(|count| *count <= MOST_ANCHORS)?;
    let is_simple = found_in.is_empty() && *places == 0 && *distance == 0;
    let anchors: Option<Vec<PackedAnchor>> = anchors.iter().map(PackedAnchor::of).collect();
    Some((count, anchors.filter(|_| is_simple)?))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::model::tests::stored::again;
    use crate::model::{Change, SourceId};

    fn anchor() -> impl Strategy<Value = Anchor> {
        let far = prop_oneof![0..99_usize, Just(u32::MAX as usize), Just(usize::MAX / 2)];
        let changes = prop_oneof![4 => Just(Vec::new()), 1 => Just(vec![Change { quote: 1..2, text: 3..3 }])];
        (0..9_usize, far, 0..9_usize, 1..9_usize, changes).prop_map(|(text, start, length, first, changes)| Anchor {
            text: TextId::new(text),
            range: start..start + length,
            lines: LineRange { first, last: first + length },
            changes,
        })
    }

    fn finding() -> impl Strategy<Value = Finding> {
        let few = || prop_oneof![3 => Just(0_usize), 1 => 1..9_usize];
        let found_in =
            prop_oneof![3 => Just(Vec::new()), 1 => vec(anchor().prop_map(|at| (SourceId::new(1), at)), 1..3)];
        let verdict = prop::sample::select(&Verdict::ALL[..]);
        (verdict, any::<bool>(), any::<bool>(), vec(anchor(), 0..6), found_in, few(), few()).prop_map(
            |(verdict, stale, given_up, anchors, found_in, places, distance)| Finding {
                verdict,
                stale,
                anchors,
                found_in,
                places,
                distance,
                given_up,
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

        /// Recorded in any order, some of them twice.
        #[test]
        fn what_is_recorded_is_found(given in vec((0..8_usize, finding()), 0..24)) {
            let mut findings = Findings::pending(8);
            let mut naive: Vec<Option<Finding>> = vec![None; 8];
            for (citation, finding) in given {
                findings.record(CitationId::new(citation), finding.clone());
                naive[citation] = Some(finding);
            }
            for (at, expected) in naive.iter().enumerate() {
                let id = CitationId::new(at);
                prop_assert_eq!(&findings.get(id), expected);
                prop_assert_eq!(findings.verdict(id), expected.as_ref().map(|finding| finding.verdict));
                let anchors = expected.as_ref().map(|finding| finding.anchors.clone()).unwrap_or_default();
                prop_assert_eq!(findings.anchors(id).collect::<Vec<_>>(), anchors);
            }
            prop_assert_eq!(findings.get(CitationId::new(8)), None);
            let mut anew = Findings::pending(8);
            for (at, finding) in naive.into_iter().enumerate().rev() {
                finding.into_iter().for_each(|finding| anew.record(CitationId::new(at), finding));
            }
            prop_assert_eq!(&anew, &findings);
            prop_assert_eq!(Findings::stored(&mut again(|to| findings.store(to)), 8, 18), Some(anew));
        }
    }
}
