//! Numbering: printed numbers become the numbers of codes, each given once under its parent.

use std::collections::BTreeSet;

/// What became of one printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    /// The number that its code ends with.
    pub(super) number: u32,
    /// Whether it was printed on an earlier sibling already.
    pub(super) twice: bool,
    /// The number that should have come before it, where numbers are missing.
    pub(super) skipped: Option<u32>,
}

/// Gives each sibling its number, in the order they are printed: its own where it is the first to claim it; else, and
/// where none is printed, the lowest that no printed sibling claims.
pub(super) fn number(printed: &[Option<u32>]) -> Vec<Given> {
    let claimed: BTreeSet<u32> = printed.iter().flatten().copied().collect();
    let mut given = BTreeSet::new();
    let mut free = 1..;
    let mut next_free = move || free.find(|number| !claimed.contains(number)).unwrap_or(u32::MAX);
    let mut numbers = Vec::with_capacity(printed.len());
    for own in printed {
        let (number, twice) = match own {
            Some(own) if given.insert(*own) => (*own, false),
            Some(_) => (next_free(), true),
            None => (next_free(), false),
        };
        given.insert(number);
        numbers.push(Given { number, twice, skipped: None });
    }
    mark_gaps(&mut numbers);
    numbers
}

/// Marks each number that stands after a gap, whatever order they are printed in.
fn mark_gaps(numbers: &mut [Given]) {
    let given: BTreeSet<u32> = numbers.iter().map(|given| given.number).collect();
    for entry in numbers.iter_mut().filter(|entry| !entry.twice && entry.number > 1) {
        let before = entry.number - 1;
        entry.skipped = (!given.contains(&before)).then_some(before);
    }
}
