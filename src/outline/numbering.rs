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

/// Whether a level is numbered on through all its parents, as (1) to (8) under three of them: more parents begin with a
/// number after the last of the parent before than start again at 1.
pub(super) fn runs_on(groups: &[Vec<Option<u32>>]) -> bool {
    let numbered: Vec<Vec<u32>> = groups.iter().map(|group| group.iter().flatten().copied().collect()).collect();
    let ends: Vec<(u32, u32)> = numbered.iter().filter_map(|group| Some((*group.first()?, *group.last()?))).collect();
    let count = |is: fn(u32, u32) -> bool| ends.windows(2).filter(|pair| is(pair[0].1, pair[1].0)).count();
    count(goes_on) > count(|_, first| first == 1)
}

/// Whether a parent's first number goes on from the last one before it. After a double number, one is left out.
fn goes_on(last: u32, first: u32) -> bool {
    first == last + 1 || first == last + 2
}

/// The number that the next parent's first one follows, where the level runs on: the last one printed, or the one that it
/// should have been where it is printed twice.
pub(super) fn last(printed: &[Option<u32>]) -> Option<u32> {
    let last = printed.iter().flatten().copied().max()?;
    let twice = printed.iter().flatten().filter(|number| **number == last).count() > 1;
    Some(last + u32::from(twice))
}

/// Gives each sibling its number, in the order they are printed: its own where it is the first to claim it; else, and
/// where none is printed, the lowest that no printed sibling claims. Their first number should follow `before`: 0, or
/// the last number of the parent before where the level runs on.
pub(super) fn number(printed: &[Option<u32>], before: u32) -> Vec<Given> {
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
    mark_gaps(&mut numbers, before);
    numbers
}

/// From this number on, numbers are codes under which a city files things, and need not count from 1: nobody counts to a
/// thousand within one section, while codes of 事務事業 have four figures or more.
const CODE: u32 = 1000;
/// How far one such code stands from another where it begins a count of its own: at least by another tens digit, as codes
/// give their last figure to the things within a group. What is nearer is a number left out.
const APART: u32 = 10;

/// Whether a number is a code that begins a count of its own after another number.
pub(super) fn begins_count(before: u32, number: u32) -> bool {
    number >= CODE && number.abs_diff(before) >= APART
}

/// Marks each number that stands after a gap, whatever order they are printed in.
fn mark_gaps(numbers: &mut [Given], before: u32) {
    let given: BTreeSet<u32> = numbers.iter().map(|given| given.number).collect();
    for entry in numbers.iter_mut().filter(|entry| !entry.twice && entry.number > before + 1) {
        let expected = entry.number - 1;
        let before = given.range(..entry.number).next_back().copied().unwrap_or(before);
        entry.skipped = (!given.contains(&expected) && !begins_count(before, entry.number)).then_some(expected);
    }
}
