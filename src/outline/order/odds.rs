//! Odds: how unlikely each fault of a chart is, as ten times the natural logarithm of one in how many.
//!
//! The rates are those of charts that cities have published: one label in fifty stands a row early, one number in a
//! hundred is printed twice. What no chart is known to have costs more than any two faults together.

use crate::outline::numbering;

/// A label stands a row early or late; each further one that moves with it adds less.
pub(super) const MOVED: u32 = 39;
const MOVED_TOO: u32 = 15;
/// A label that is early stands above one of a higher level, which opens the section that it belongs to.
pub(super) const CROSSED: u32 = 60;
/// The number of a 事業 is printed twice.
const TWICE: u32 = 46;
/// The number of a section is printed twice.
const SECTION_TWICE: u32 = 53;
/// A number is skipped, and each further one with it.
const SKIPPED: u32 = 46;
const SKIPPED_TOO: u32 = 4;
/// The first number under a section is neither 1 nor the next.
const NO_START: u32 = 70;
/// A number is lower than one before it.
const BACKWARD: u32 = 85;
/// Numbers that run on through all parents start again.
const STARTS_AGAIN: u32 = 10;
/// A section has no 事業.
pub(super) const EMPTY: u32 = 60;
/// A 事業 stands above the lowest level.
pub(super) const TOO_HIGH: u32 = 95;
/// A section has no section above it, or a 事業 none at all.
pub(super) const NO_PARENT: u32 = 120;
/// A label names other parents than those it stands under.
pub(super) const OTHER_PARENT: u32 = 45;
/// A label opens a section that has the number and the words of one running on another level.
pub(super) const NAMESAKE: u32 = 80;
/// A running section is named again in words that are a slip or two away.
const REWORDED: u32 = 39;
/// Two sections happen to be worded nearly alike.
const ALIKE_BY_CHANCE: u32 = 46;
const RATHER_ALIKE_BY_CHANCE: u32 = 15;
/// From how many percent of equal letters on a slip explains the rest.
const A_SLIP: u32 = 85;

/// A row stands in other columns as a whole, and one of its cells in another than the cell before it.
const SLIPPED: u32 = 22;
const TORN: u32 = 35;
/// A cell after the project that is neither a description nor a department.
const UNPLACED: u32 = 55;
/// A description begins with a number as sections or 事業 have it.
pub(in crate::outline) const NUMBERED_DESCRIPTION: u32 = 30;

/// Two readings are about as likely where the odds of one are less than some four times those of the other.
pub(super) const ABOUT_AS_LIKELY: u32 = 15;

/// Labels that stand a row early or late together.
pub(super) fn moved(count: usize) -> u32 {
    if count == 0 { 0 } else { MOVED + MOVED_TOO * small(count - 1) }
}

/// The first number under a section; `before` is the last one under the section before, where numbers run on, and whether
/// it was printed twice.
pub(super) fn first(number: u32, before: Option<(u32, bool)>) -> u32 {
    match before {
        None if numbering::begins_count(0, number) => 0,
        Some((before, twice)) if number > before => following(before, twice, number, TWICE),
        Some(_) if number == 1 => STARTS_AGAIN,
        None if number == 1 => 0,
        Some(_) | None => NO_START,
    }
}

/// A number of a 事業 after another under one section; `twice` says that the one before was printed twice.
pub(super) fn next(before: u32, twice: bool, number: u32) -> u32 {
    following(before, twice, number, TWICE)
}

/// The same for sections.
pub(super) fn next_section(before: u32, twice: bool, number: u32) -> u32 {
    following(before, twice, number, SECTION_TWICE)
}

fn following(before: u32, twice: bool, number: u32, again: u32) -> u32 {
    // After a double number, counting goes on from it or from what it should have been.
    let begins = number > before && numbering::begins_count(before, number);
    if number == before + 1 || twice && number == before + 2 || begins {
        0
    } else if number == before {
        again
    } else if number < before {
        BACKWARD
    } else {
        skipped(before, number)
    }
}

fn skipped(before: u32, number: u32) -> u32 {
    SKIPPED + SKIPPED_TOO * (number - before).min(12)
}

/// A running section is named again in other words, of which so many percent are the same.
pub(super) fn reworded(alike: u32) -> u32 {
    REWORDED + 2 * A_SLIP.saturating_sub(alike)
}

/// Another section happens to have the same number and so many percent of the same words.
pub(super) fn alike_by_chance(alike: u32) -> u32 {
    if alike >= A_SLIP { ALIKE_BY_CHANCE } else { RATHER_ALIKE_BY_CHANCE }
}

/// A row stands in other columns than the header's, and so many times a cell in others than the cell before it.
pub(in crate::outline) fn slipped(breaks: Option<usize>) -> u32 {
    breaks.map_or(0, |breaks| SLIPPED + TORN * small(breaks))
}

/// So many cells after the project are neither a description nor a department.
pub(in crate::outline) fn unplaced(count: usize) -> u32 {
    UNPLACED * small(count)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).min(8)
}
