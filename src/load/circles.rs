//! Circles among things that point at each other.

use std::collections::HashSet;

/// A circle: each of its members points at the next, the last at the first.
#[derive(Debug, PartialEq, Eq)]
pub struct Circle<T> {
    /// Its members, by their numbers.
    pub members: Vec<usize>,
    /// How the last points at the first.
    pub closed_by: T,
}

/// Each circle once, found from the member that comes first. `pointers` holds for each thing how it points at which
/// others.
///
/// Depth first, without recursion, for a chain may be long.
#[must_use]
pub fn circles<T: Copy>(pointers: &[Vec<(T, usize)>]) -> Vec<Circle<T>> {
    let mut found = Vec::new();
    let mut done = vec![false; pointers.len()];
    for start in 0..pointers.len() {
        if done[start] {
            continue;
        }
        let mut path = vec![(start, pointers[start].iter())];
        let mut on_path = HashSet::from([start]);
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            match rest.next() {
                None => {
                    done[at] = true;
                    on_path.remove(&at);
                    path.pop();
                }
                Some((closed_by, first)) if on_path.contains(first) => {
                    let members = path.iter().map(|(member, _)| *member).skip_while(|member| member != first);
                    found.push(Circle { members: members.collect(), closed_by: *closed_by });
                }
                Some((_, next)) if !done[*next] => {
                    on_path.insert(*next);
                    path.push((*next, pointers[*next].iter()));
                }
                Some(_) => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_once() {
        for (pointers, expected) in [
            (&[][..], &[][..]),
            (&[&[1][..], &[2], &[]], &[]),
            (&[&[0]], &[&[0][..]]),
            (&[&[1], &[0]], &[&[0, 1]]),
            (&[&[1], &[2], &[1, 0]], &[&[1, 2], &[0, 1, 2]]),
            (&[&[], &[2], &[0, 1]], &[&[1, 2]]),
        ] {
            let pointers: Vec<Vec<((), usize)>> =
                pointers.iter().map(|all| all.iter().map(|to| ((), *to)).collect()).collect();
            let members: Vec<Vec<usize>> = circles(&pointers).into_iter().map(|circle| circle.members).collect();
            assert_eq!(members, expected, "{pointers:?}");
        }
        let chain: Vec<Vec<((), usize)>> = (0..100_000).map(|at| vec![((), (at + 1) % 100_000)]).collect();
        assert_eq!(circles(&chain).len(), 1);
    }
}
