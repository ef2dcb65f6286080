//! Where claims ultimately come from: `derived_from` followed to its roots.

use std::collections::BTreeSet;

use crate::model::{SourceId, source::Source};

/// The roots of every source.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    roots: Vec<Vec<SourceId>>,
    parents: Vec<Vec<SourceId>>,
    children: Vec<Vec<SourceId>>,
}

impl Origins {
    /// Follows `derived_from` from each source. A circle is broken where it closes: its members are
    /// then their own roots.
    #[must_use]
    pub fn of(sources: &[Source]) -> Self {
        let by_key: std::collections::HashMap<&str, SourceId> =
            sources.iter().enumerate().map(|(at, source)| (source.key.as_str(), SourceId::new(at))).collect();
        let parents: Vec<Vec<SourceId>> = sources
            .iter()
            .map(|source| source.derived_from.iter().filter_map(|key| by_key.get(key.as_str()).copied()).collect())
            .collect();
        let roots = (0..sources.len()).map(|at| roots_of(SourceId::new(at), &parents)).collect();
        let mut children = vec![Vec::new(); sources.len()];
        for (child, parents) in parents.iter().enumerate() {
            for parent in parents {
                children[parent.index()].push(SourceId::new(child));
            }
        }
        Self { roots, parents, children }
    }

    /// The sources that `source` says it retells.
    #[must_use]
    pub fn parents(&self, source: SourceId) -> &[SourceId] {
        &self.parents[source.index()]
    }

    /// The sources that `source` ultimately rests on; itself, if it retells nobody.
    #[must_use]
    pub fn roots(&self, source: SourceId) -> &[SourceId] {
        &self.roots[source.index()]
    }

    /// A source and all that derive from it, directly or through others, in order.
    #[must_use]
    pub fn derived(&self, source: SourceId) -> Vec<SourceId> {
        let mut derived = BTreeSet::from([source]);
        let mut open = vec![source];
        while let Some(parent) = open.pop() {
            open.extend(self.children[parent.index()].iter().filter(|child| derived.insert(**child)));
        }
        derived.into_iter().collect()
    }

    /// The origins among `sources`: groups that share no root, each with its members in order. Two
    /// articles that retell one report are one origin, and an article with two roots is not two.
    #[must_use]
    pub fn groups(&self, sources: impl IntoIterator<Item = SourceId>) -> Vec<Vec<SourceId>> {
        let mut groups: Vec<(Vec<SourceId>, Vec<SourceId>)> = Vec::new();
        for source in sources {
            let mut members = vec![source];
            let mut roots = self.roots(source).to_vec();
            groups.retain_mut(|(others, other_roots)| {
                let joined = other_roots.iter().any(|root| roots.contains(root));
                if joined {
                    members.append(others);
                    roots.append(other_roots);
                }
                !joined
            });
            members.sort_unstable();
            members.dedup();
            groups.push((members, roots));
        }
        groups.sort_unstable();
        groups.into_iter().map(|(members, _)| members).collect()
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
        ] {
            let origins = Origins::of(&sources(wire));
            assert_eq!(origins.groups(asserting.iter().map(|&at| SourceId::new(at))).len(), expected, "{asserting:?}");
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
    fn a_circle_ends() {
        let origins = Origins::of(&sources(&[("a", &["b"]), ("b", &["a"]), ("c", &["a"])]));
        assert_eq!(origins.groups([SourceId::new(0), SourceId::new(1), SourceId::new(2)]).len(), 1);
    }
}
