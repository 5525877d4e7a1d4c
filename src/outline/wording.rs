//! Wordings: whether two titles are the same words, the same section misspelt, or two sections.

use crate::text::fold;

/// How alike two titles must be to be one section's, as a share of their letters. セクシュアル and セクシャル in
/// a title of thirty letters are 0.97 alike; titles of different sections are seldom 0.5.
const ALIKE: f64 = 0.6;

/// How two titles of one number compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// Letter for letter.
    Same,
    /// The same words in other spaces, widths or brackets.
    Respaced,
    /// Nearly the same words: one of them is a slip.
    Alike,
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
        Wording::Respaced
    } else if strsim::normalized_levenshtein(&first, &second) >= ALIKE {
        Wording::Alike
    } else {
        Wording::Other
    }
}
