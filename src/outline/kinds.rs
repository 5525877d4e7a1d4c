//! The table of kinds: what a level's heading is called in data and in addresses.

use crate::plan::Level;

/// Heading, kind, folder. A heading that is not here is `level-N`.
const KINDS: &[(&str, &str, &str)] =
    &[("基本目標", "goal", "goals"), ("課題", "issue", "issues"), ("施策", "measure", "measures")];

/// The level at an index, counted from the top.
pub(super) fn level(at: usize, heading: &str) -> Level {
    let known = KINDS.iter().find(|(name, ..)| *name == heading);
    let (kind, folder) = known.map_or_else(
        || (format!("level-{}", at + 1), format!("level-{}", at + 1)),
        |(_, kind, folder)| ((*kind).to_owned(), (*folder).to_owned()),
    );
    Level { heading: heading.to_owned(), kind, folder }
}
