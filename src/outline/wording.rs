//! Wordings: whether two titles are the same words, the same section misspelt, or two sections.

use crate::text::fold;

/// How alike two titles must be to be one section's, as a share of their letters in percent. セクシュアル and セクシャル
/// in a title of thirty letters are 97 % alike; titles of different sections are seldom 50 %.
const ALIKE: u32 = 60;

/// How two titles of one number compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// Letter for letter.
    Same,
    /// The same words in other spaces, widths or brackets.
    Respaced,
    /// Nearly the same words, so many percent of them: one of them may be a slip.
    Alike(u32),
    /// Other words.
    Other,
}

/// Compares two titles.
pub(super) fn compare(first: &str, second: &str) -> Wording {
    if first == second {
        return Wording::Same;
    }
    let (first, second) = (fold::key(first), fold::key(second));
    if first == second {
        return Wording::Respaced;
    }
    let letters = first.chars().count().max(second.chars().count());
    let same = letters.saturating_sub(strsim::levenshtein(&first, &second));
    match u32::try_from(same * 100 / letters.max(1)).unwrap_or(0) {
        alike @ ALIKE.. => Wording::Alike(alike),
        _ => Wording::Other,
    }
}
