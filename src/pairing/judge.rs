//! What is sure among the pairs of the best assignment, and what must be asked.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use super::assignment::{Edges, assign};
use super::likeness::{DOUBT, MARGIN, SURE, is_identical, likeness};

/// So many pairs are all compared; of more, those that share a title, a text or a code.
const MOST_PAIRS: usize = 1_000_000;

/// What is known of an old item that was not simply recognised.
pub(super) enum Judged {
    /// It is none of the new ones.
    Ended,
    /// It may be one of these.
    Doubtful(Vec<usize>),
}

/// Judges the items of one kind. The likely partner of each is noted in the state.
pub(super) fn judge(state: &mut State, olds: &[usize], news: &[usize]) -> BTreeMap<usize, Judged> {
    let (olds, news) = leave_identical(state, olds, news);
    let mut edges = Edges::new();
    for (old, new) in candidates(state, &olds, &news) {
        let worth = likeness(state, old, new);
        if worth >= DOUBT {
            edges.insert((old, new), worth);
        }
    }
    let assigned = assign(&edges);
    let table = Table::new(&edges, &assigned);
    let mut judged = BTreeMap::new();
    for &old in &olds {
        if let Some(&new) = assigned.get(&old) {
            state.likely[old] = Some(new);
            let mut rivals = table.rivals(old, new);
            if edges[&(old, new)] < SURE || !rivals.is_empty() {
                rivals.retain(|rival| *rival != new);
                rivals.insert(0, new);
                judged.insert(old, Judged::Doubtful(rivals));
            }
        }
    }
    for &old in olds.iter().filter(|old| !assigned.contains_key(old)) {
        let open = |new: &usize| match table.old_of.get(new) {
            Some(taken_by) => judged.contains_key(taken_by) && edges[&(old, *new)] + MARGIN > edges[&(*taken_by, *new)],
            None => true,
        };
        let open: Vec<_> = table.of_old(old).filter(open).collect();
        let fate = if open.is_empty() { Judged::Ended } else { Judged::Doubtful(open) };
        judged.insert(old, fate);
    }
    judged
}

/// Pairs what nothing tells apart, and gives the rest.
fn leave_identical(state: &mut State, olds: &[usize], news: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &new in news {
        by_title.entry(state.new_looks[new].title.clone()).or_default().push(new);
    }
    let mut taken = BTreeSet::new();
    let mut rest = Vec::new();
    for &old in olds {
        let same = by_title.get(&state.old_looks[old].title).into_iter().flatten();
        let found = same.copied().find(|new| !taken.contains(new) && is_identical(state, old, *new));
        match found {
            Some(new) => {
                taken.insert(new);
                state.likely[old] = Some(new);
            }
            None => rest.push(old),
        }
    }
    (rest, news.iter().copied().filter(|new| !taken.contains(new)).collect())
}

/// The pairs that are worth comparing.
fn candidates(state: &State, olds: &[usize], news: &[usize]) -> BTreeSet<(usize, usize)> {
    if olds.len().saturating_mul(news.len()) <= MOST_PAIRS {
        return olds.iter().flat_map(|&old| news.iter().map(move |&new| (old, new))).collect();
    }
    let mut by_key: BTreeMap<(u8, &str), Vec<usize>> = BTreeMap::new();
    for &new in news {
        let look = &state.new_looks[new];
        for key in [(0, look.title.as_str()), (1, look.text.as_str()), (2, state.new[new].code.as_str())] {
            by_key.entry(key).or_default().push(new);
        }
    }
    let mut pairs = BTreeSet::new();
    for &old in olds {
        let look = &state.old_looks[old];
        for key in [(0, look.title.as_str()), (1, look.text.as_str()), (2, state.old[old].code.as_str())] {
            let found = by_key.get(&key).filter(|_| !key.1.is_empty());
            pairs.extend(found.into_iter().flatten().map(|&new| (old, new)));
        }
    }
    pairs
}

/// The assignment, read from both sides.
struct Table<'a> {
    edges: &'a Edges,
    new_of: &'a BTreeMap<usize, usize>,
    old_of: BTreeMap<usize, usize>,
    olds_of_new: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Table<'a> {
    fn new(edges: &'a Edges, new_of: &'a BTreeMap<usize, usize>) -> Self {
        let old_of = new_of.iter().map(|(old, new)| (*new, *old)).collect();
        let mut olds_of_new: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(old, new) in edges.keys() {
            olds_of_new.entry(new).or_default().push(old);
        }
        Self { edges, new_of, old_of, olds_of_new }
    }

    fn of_old(&self, old: usize) -> impl Iterator<Item = usize> + '_ {
        self.edges.range((old, 0)..=(old, usize::MAX)).map(|((_, new), _)| *new)
    }

    fn worth(&self, old: usize, new: usize) -> u32 {
        self.edges.get(&(old, new)).copied().unwrap_or(0)
    }

    /// The new items that an old one could be with nearly the same right: another assignment with them is hardly worse.
    fn rivals(&self, old: usize, new: usize) -> Vec<usize> {
        let own = self.worth(old, new);
        let others = self.of_old(old).filter(|&other| other != new);
        let mut rivals: Vec<usize> = others
            .filter(|other| {
                let now = own + self.old_of.get(other).map_or(0, |held_by| self.worth(*held_by, *other));
                let then =
                    self.worth(old, *other) + self.old_of.get(other).map_or(0, |held_by| self.worth(*held_by, new));
                now < then + MARGIN
            })
            .collect();
        let contested = self.olds_of_new.get(&new).into_iter().flatten();
        let is_contested = contested
            .filter(|other| **other != old && !self.new_of.contains_key(other))
            .any(|other| own < self.worth(*other, new) + MARGIN);
        if is_contested {
            rivals.push(new);
        }
        rivals
    }
}
