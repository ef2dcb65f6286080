//! Where claims ultimately come from: `derived_from` followed to its roots.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::columns::Lists;
use crate::model::stored::{Reader, Writer, are_within};
use crate::model::{SourceId, source::Source};

/// Sources that derive from many by many ways have more chains than anybody reads.
pub const MOST_CHAINS: usize = 12;

/// The roots of every source.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    roots: Lists<SourceId>,
    parents: Lists<SourceId>,
    children: Lists<SourceId>,
}

impl Origins {
    /// Follows `derived_from` from each source. A circle is broken where it closes: its members are
    /// then their own roots.
    #[must_use]
    pub fn of(sources: &[Source]) -> Self {
        let by_key: HashMap<&str, SourceId> =
            sources.iter().enumerate().map(|(at, source)| (source.key.as_str(), SourceId::new(at))).collect();
        let parents: Vec<Vec<SourceId>> = sources
            .iter()
            .map(|source| source.derived_from.iter().filter_map(|key| by_key.get(key.as_str()).copied()).collect())
            .collect();
        let mut origins = Self::default();
        for at in 0..sources.len() {
            origins.roots.push(roots_of(SourceId::new(at), &parents));
        }
        let told = parents.iter().enumerate();
        let told = told.flat_map(|(child, parents)| parents.iter().map(move |of| (of.index(), SourceId::new(child))));
        origins.children = Lists::grouped(sources.len(), told);
        parents.into_iter().for_each(|parents| origins.parents.push(parents));
        origins
    }

    /// Writes them.
    pub(super) fn store(&self, to: &mut Writer) {
        [&self.roots, &self.parents, &self.children].into_iter().for_each(|lists| lists.store(to));
    }

    /// Reads those of so many sources again.
    pub(super) fn stored(from: &mut Reader, sources: usize) -> Option<Self> {
        let mut lists = || Lists::stored(from, sources).filter(|lists| are_within(lists.items(), sources).is_some());
        Some(Self { roots: lists()?, parents: lists()?, children: lists()? })
    }

    /// The sources that `source` says it retells.
    #[must_use]
    pub fn parents(&self, source: SourceId) -> &[SourceId] {
        self.parents.get(source.index())
    }

    /// The sources that say that they retell `source`, in the order of the file.
    #[must_use]
    pub fn children(&self, source: SourceId) -> &[SourceId] {
        self.children.get(source.index())
    }

    /// The ways from what `source` retells to its roots: each begins with a parent and ends with a root, or
    /// where a circle closes. In the order of the file, and of many only the first [`MOST_CHAINS`].
    #[must_use]
    pub fn chains(&self, source: SourceId) -> Vec<Vec<SourceId>> {
        let mut chains = Vec::new();
        // Depth first, without recursion: a chain of sources may be long.
        let mut path = vec![(source, self.parents(source).iter(), true)];
        let mut on_path = HashSet::from([source]);
        while let Some((at, parents, is_end)) = path.last_mut() {
            match parents.find(|parent| !on_path.contains(parent)) {
                Some(&parent) => {
                    *is_end = false;
                    on_path.insert(parent);
                    path.push((parent, self.parents(parent).iter(), true));
                }
                None => {
                    on_path.remove(at);
                    if *is_end && path.len() > 1 {
                        chains.push(path.iter().skip(1).map(|(source, ..)| *source).collect());
                        if chains.len() == MOST_CHAINS {
                            break;
                        }
                    }
                    path.pop();
                }
            }
        }
        chains
    }

    /// The sources that `source` ultimately rests on; itself, if it retells nobody.
    #[must_use]
    pub fn roots(&self, source: SourceId) -> &[SourceId] {
        self.roots.get(source.index())
    }

    /// A source and all that derive from it, directly or through others, in order.
    #[must_use]
    pub fn derived(&self, source: SourceId) -> Vec<SourceId> {
        let mut derived = BTreeSet::from([source]);
        let mut open = vec![source];
        while let Some(parent) = open.pop() {
            open.extend(self.children(parent).iter().filter(|child| derived.insert(**child)));
        }
        derived.into_iter().collect()
    }

    /// Whether there is more than one origin among `sources`: see [`Self::groups`], which are made only for three sources
    /// or more of which not all share a root with the first.
    #[must_use]
    pub fn are_several(&self, sources: impl Iterator<Item = SourceId> + Clone) -> bool {
        let mut others = sources.clone();
        let Some(first) = others.next() else { return false };
        let shared = |other| self.roots(first).iter().any(|root| self.roots(other).contains(root));
        let count = others.clone().count();
        !others.all(shared) && (count == 1 || self.groups(sources).len() > 1)
    }

    /// The origins among `sources`: groups that share no root, each with its members in order. Two
    /// articles that retell one report are one origin, and an article with two roots is not two.
    #[must_use]
    pub fn groups(&self, sources: impl IntoIterator<Item = SourceId>) -> Vec<Vec<SourceId>> {
        let mut groups: Vec<Vec<SourceId>> = Vec::new();
        // The group each root is of; where two have grown together, one is empty and leads to the other.
        let mut of_root: HashMap<SourceId, usize> = HashMap::new();
        let mut joined: Vec<usize> = Vec::new();
        for source in sources {
            let mut group = groups.len();
            groups.push(vec![source]);
            joined.push(group);
            for root in self.roots(source) {
                let mut other = *of_root.entry(*root).or_insert(group);
                while joined[other] != other {
                    other = joined[other];
                }
                if other != group {
                    // The smaller goes into the greater, so that no source moves often.
                    let (from, to) =
                        if groups[other].len() < groups[group].len() { (other, group) } else { (group, other) };
                    let moved = std::mem::take(&mut groups[from]);
                    groups[to].extend(moved);
                    joined[from] = to;
                    group = to;
                }
            }
        }
        groups.retain(|members| !members.is_empty());
        for members in &mut groups {
            members.sort_unstable();
            members.dedup();
        }
        groups.sort_unstable();
        groups
    }
}

fn roots_of(start: SourceId, parents: &[Vec<SourceId>]) -> Vec<SourceId> {
    let mut seen = vec![start];
    let mut open = vec![start];
    let mut roots = Vec::new();
    while let Some(source) = open.pop() {
        if parents[source.index()].is_empty() {
            roots.push(source);
        }
        for &parent in &parents[source.index()] {
            if !seen.contains(&parent) {
                seen.push(parent);
                open.push(parent);
            }
        }
    }
    if roots.is_empty() {
        // Only circles lead on from here: every source on the way is as much a root as the next.
        roots = seen;
    }
    roots.sort_unstable();
    roots
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sources(edges: &[(&str, &[&str])]) -> Vec<Source> {
        edges
            .iter()
            .map(|(key, from)| Source {
                key: (*key).to_owned(),
                derived_from: from.iter().map(|&key| key.to_owned()).collect(),
                ..Source::default()
            })
            .collect()
    }

    #[test]
    fn origins_are_groups_that_share_no_root() {
        let wire: &[(&str, &[&str])] =
            &[("wire", &[]), ("a", &["wire"]), ("b", &["wire", "firm"]), ("firm", &[]), ("c", &["firm"]), ("d", &[])];
        for (asserting, expected) in [
            (vec![], 0),
            (vec![1], 1),
            (vec![1, 2], 1),
            (vec![1, 4], 2),
            (vec![1, 4, 2], 1),
            (vec![1, 5], 2),
            (vec![0, 1], 1),
            (vec![1, 1], 1),
            (vec![1, 2, 4], 1),
            (vec![1, 4, 5], 3),
            (vec![5, 1, 2], 2),
        ] {
            let origins = Origins::of(&sources(wire));
            let asserting = || asserting.iter().map(|&at| SourceId::new(at));
            assert_eq!(origins.groups(asserting()).len(), expected, "{:?}", asserting().collect::<Vec<_>>());
            assert_eq!(origins.are_several(asserting()), expected > 1, "{:?}", asserting().collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_derives_from_a_source_goes_with_it() {
        let edges: &[(&str, &[&str])] =
            &[("wire", &[]), ("a", &["wire"]), ("b", &["a", "firm"]), ("firm", &[]), ("x", &["y"]), ("y", &["x"])];
        let origins = Origins::of(&sources(edges));
        for (source, expected) in [(0, &[0, 1, 2][..]), (1, &[1, 2]), (2, &[2]), (3, &[2, 3]), (4, &[4, 5])] {
            let derived: Vec<usize> = origins.derived(SourceId::new(source)).into_iter().map(SourceId::index).collect();
            assert_eq!(derived, expected);
        }
    }

    #[test]
    fn chains_lead_to_the_roots() {
        let origins = Origins::of(&sources(&[
            ("wire", &[]),
            ("post", &["wire"]),
            ("ledger", &["post", "firm"]),
            ("firm", &[]),
            ("a", &["b"]),
            ("b", &["a", "c"]),
            ("c", &["c", "nobody"]),
        ]));
        let chains = |at| origins.chains(SourceId::new(at));
        let expected = |chains: &[&[usize]]| -> Vec<Vec<SourceId>> {
            chains.iter().map(|chain| chain.iter().map(|&at| SourceId::new(at)).collect()).collect()
        };
        assert_eq!(chains(0), expected(&[]));
        assert_eq!(chains(1), expected(&[&[0]]));
        assert_eq!(chains(2), expected(&[&[1, 0], &[3]]));
        // Circles end.
        assert_eq!(chains(4), expected(&[&[5, 6]]));
        assert_eq!(chains(5), expected(&[&[4], &[6]]));
        assert_eq!(chains(6), expected(&[]));
        assert_eq!(origins.children(SourceId::new(0)), [SourceId::new(1)]);
        assert_eq!(origins.children(SourceId::new(2)), []);
    }

    #[test]
    fn many_chains_are_cut_and_long_ones_are_walked() {
        // Each storey retells both sources of the one below it: 2^40 ways lead down.
        let key = |storey: usize, side: usize| format!("{storey}-{side}");
        let tower = (0..80).map(|at| Source {
            key: key(at / 2, at % 2),
            derived_from: if at < 2 { vec![] } else { vec![key(at / 2 - 1, 0), key(at / 2 - 1, 1)] },
            ..Source::default()
        });
        let origins = Origins::of(&tower.collect::<Vec<_>>());
        assert_eq!(origins.chains(SourceId::new(79)).len(), MOST_CHAINS);
        let before = |at: usize| at.checked_sub(1).map(SourceId::new).into_iter().collect();
        let mut line = Origins::default();
        (0..100_000).map(before).for_each(|parents: Vec<SourceId>| line.parents.push(parents));
        assert_eq!(line.chains(SourceId::new(99_999)).first().map(Vec::len), Some(99_999));
    }

    proptest! {
        /// As the words say it: who shares a root is of one origin, and so is who shares one with somebody of it.
        #[test]
        fn groups_are_what_hangs_together_by_roots(
            roots in prop::collection::vec(prop::collection::vec(0..12_usize, 1..4), 12),
            asked in prop::collection::vec(0..12_usize, 0..14),
        ) {
            let mut origins = Origins::default();
            roots.iter().for_each(|roots| origins.roots.push(roots.iter().copied().map(SourceId::new)));
            let shares = |a: usize, b: usize| a == b || roots[a].iter().any(|root| roots[b].contains(root));
            let mut expected: Vec<Vec<SourceId>> = Vec::new();
            for &start in &asked {
                let mut members = vec![start];
                let mut at = 0;
                while at < members.len() {
                    let near: Vec<usize> = asked.iter().copied().filter(|other| shares(members[at], *other)).collect();
                    near.into_iter().for_each(|other| if !members.contains(&other) { members.push(other) });
                    at += 1;
                }
                members.sort_unstable();
                expected.push(members.into_iter().map(SourceId::new).collect());
            }
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(origins.groups(asked.into_iter().map(SourceId::new)), expected);
        }
    }

    #[test]
    fn a_circle_ends() {
        let origins = Origins::of(&sources(&[("a", &["b"]), ("b", &["a"]), ("c", &["a"])]));
        assert_eq!(origins.groups([SourceId::new(0), SourceId::new(1), SourceId::new(2)]).len(), 1);
    }
}
