//! The groups of columns in a header of the clean form: codes, printed numbers, names and marks of a level or of the 事業.

use super::names;

/// How many columns a group has.
pub(super) const WIDTH: usize = 4;
/// How many of its headings must be right for it to be known.
const KNOWN: usize = 3;

/// The headings of a group.
pub(super) fn headings(heading: &str) -> [String; WIDTH] {
    [names::code(heading), names::label(heading), heading.to_owned(), names::marks(heading)]
}

/// The groups of a header row from the left: what each belongs to, and its first column. One of the headings may be typed
/// wrongly, and two where those of codes and of printed numbers are right.
pub(super) fn find<'t>(texts: &[&'t str]) -> Vec<(&'t str, usize)> {
    (0..texts.len()).filter_map(|at| Some((begun(&texts[at..])?, at))).collect()
}

/// What the group belongs to that some headings begin with.
fn begun<'t>(texts: &[&'t str]) -> Option<&'t str> {
    let text = |at: usize| texts.get(at).copied().unwrap_or_default();
    let meant = [names::of_code(text(0)), names::of_label(text(1)), Some(text(2)), names::of_marks(text(3))];
    meant.into_iter().flatten().filter(|heading| !heading.is_empty()).find(|heading| {
        let expected = headings(heading);
        let is_right = |at: &usize| text(*at) == expected[*at];
        (0..WIDTH).filter(is_right).count() >= KNOWN || (0..2).all(|at| is_right(&at))
    })
}
