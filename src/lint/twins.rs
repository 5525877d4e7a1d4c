//! Twins: words that differ in one letter, found without comparing each with each.

use std::collections::BTreeMap;

/// Stands for any one letter in a pattern; no chart holds it.
const ANY: &str = "\u{0}";

/// What each word is nearly: for each word that another, more frequent one differs from in one letter, that other one.
/// Words are lists of letters with the number of times they are used; letters before `fixed` must be the same, and a word
/// without letters has no twin.
pub(super) fn of<'a>(words: &[(Vec<&'a str>, usize)], fixed: usize) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<Vec<&'a str>, Vec<usize>> = BTreeMap::new();
    for (at, (letters, _)) in words.iter().enumerate().filter(|(_, (letters, _))| !letters.is_empty()) {
        for pattern in patterns(letters, fixed) {
            alike.entry(pattern).or_default().push(at);
        }
        // A word that lacks one letter of another has that other's pattern.
        alike.entry(letters.clone()).or_default().push(at);
    }
    let mut pairs = Vec::new();
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let weight = |at: usize| (words[at].1, std::cmp::Reverse(at));
        let usual = group.iter().copied().max_by_key(|&at| weight(at)).unwrap_or_default();
        pairs.extend(group.iter().copied().filter(|&at| at != usual).map(|rare| (rare, usual)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The word with each letter from `fixed` on left open, and with each left out.
fn patterns<'a>(letters: &[&'a str], fixed: usize) -> impl Iterator<Item = Vec<&'a str>> {
    (fixed..letters.len()).flat_map(move |at| {
        let (before, after) = (&letters[..at], &letters[at + 1..]);
        [[before, &[ANY], after].concat(), [before, after].concat()]
    })
}
