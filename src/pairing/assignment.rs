//! The best assignment as a whole: of all ways to pair two lists, one whose likenesses add up to the most.

use std::collections::BTreeMap;

/// Pairs of two lists and what each counts; a pair that is not there counts nothing.
pub(super) type Edges = BTreeMap<(usize, usize), u32>;

/// More items that all look alike are not assigned: nobody could tell them apart.
const MOST: usize = 1_200;

/// For each first of a pair the second that it is assigned to. Lists that have nothing to do with one another are
/// assigned each by itself.
pub(super) fn assign(edges: &Edges) -> BTreeMap<usize, usize> {
    let mut assigned = BTreeMap::new();
    for group in groups(edges) {
        let [firsts, seconds] = [|pair: &(usize, usize)| pair.0, |pair: &(usize, usize)| pair.1].map(|side| {
            let mut all: Vec<usize> = group.iter().map(side).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        if firsts.len().max(seconds.len()) <= MOST {
            let worth = |row: usize, column: usize| {
                let pair = firsts.get(row).zip(seconds.get(column));
                pair.and_then(|(a, b)| edges.get(&(*a, *b))).map_or(0, |worth| i64::from(*worth))
            };
            let columns = solve(firsts.len().max(seconds.len()), worth);
            let pairs = firsts.iter().zip(columns).filter_map(|(first, column)| Some((*first, *seconds.get(column)?)));
            assigned.extend(pairs.filter(|pair| edges.contains_key(pair)));
        }
    }
    assigned
}

/// The pairs, those together that share an item directly or over others.
fn groups(edges: &Edges) -> Vec<Vec<(usize, usize)>> {
    let mut leader: BTreeMap<(bool, usize), (bool, usize)> = BTreeMap::new();
    let find = |leader: &BTreeMap<_, _>, mut at: (bool, usize)| {
        while let Some(up) = leader.get(&at).filter(|up| **up != at) {
            at = *up;
        }
        at
    };
    for &(first, second) in edges.keys() {
        let (a, b) = (find(&leader, (false, first)), find(&leader, (true, second)));
        let (low, high) = (a.min(b), a.max(b));
        leader.insert((false, first), low);
        leader.insert((true, second), low);
        leader.insert(high, low);
        leader.insert(low, low);
    }
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for &pair in edges.keys() {
        groups.entry(find(&leader, (false, pair.0))).or_default().push(pair);
    }
    groups.into_values().collect()
}

/// The column of each row in a square of so many rows, so that the worths add up to the most: the Hungarian method
/// with potentials (Kuhn 1955, Munkres 1957), cubic in the size.
fn solve(size: usize, worth: impl Fn(usize, usize) -> i64) -> Vec<usize> {
    let (mut of_row, mut of_column) = (vec![0_i64; size + 1], vec![0_i64; size + 1]);
    // Row and column 0 stand for none; the others are counted from 1.
    let mut row_of = vec![0_usize; size + 1];
    for row in 1..=size {
        let mut from = vec![0_usize; size + 1];
        let (mut least, mut seen) = (vec![i64::MAX; size + 1], vec![false; size + 1]);
        let mut column = 0;
        row_of[0] = row;
        while row_of[column] != 0 {
            seen[column] = true;
            let here = row_of[column];
            let (mut step, mut next) = (i64::MAX, 0);
            for other in 1..=size {
                if !seen[other] {
                    let cost = -worth(here - 1, other - 1) - of_row[here] - of_column[other];
                    if cost < least[other] {
                        (least[other], from[other]) = (cost, column);
                    }
                    if least[other] < step {
                        (step, next) = (least[other], other);
                    }
                }
            }
            for other in 0..=size {
                if seen[other] {
                    of_row[row_of[other]] += step;
                    of_column[other] -= step;
                } else if least[other] < i64::MAX {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    let mut columns = vec![0; size];
    for (column, row) in row_of.iter().enumerate().skip(1) {
        columns[row - 1] = column - 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_whole_wins_over_the_best_single_pair() {
        let edges = Edges::from([((0, 0), 10), ((0, 1), 9), ((1, 0), 9)]);
        assert_eq!(assign(&edges), BTreeMap::from([(0, 1), (1, 0)]));
    }

    #[test]
    fn every_way_of_small_squares_is_no_better() {
        let mut seed = 7_u32;
        for size in 1..6_usize {
            for _ in 0..60 {
                let worths: Vec<i64> = (0..size * size)
                    .map(|_| {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        i64::from(seed >> 24)
                    })
                    .collect();
                let worth = |row: usize, column: usize| worths[row * size + column];
                let found: i64 = solve(size, worth).iter().enumerate().map(|(row, column)| worth(row, *column)).sum();
                assert_eq!(found, best(size, &worth, 0, &mut vec![false; size]));
            }
        }
    }

    fn best(size: usize, worth: &impl Fn(usize, usize) -> i64, row: usize, taken: &mut Vec<bool>) -> i64 {
        if row == size {
            return 0;
        }
        let mut most = i64::MIN;
        for column in 0..size {
            if !taken[column] {
                taken[column] = true;
                most = most.max(worth(row, column) + best(size, worth, row + 1, taken));
                taken[column] = false;
            }
        }
        most
    }
}
