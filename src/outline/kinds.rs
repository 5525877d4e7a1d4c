//! The table of kinds: what a level's heading is called in data and in addresses.

use crate::plan::Level;
use crate::text::fold;

/// Heading, kind, folder. A heading that is not here is `level-N`. Entries are lasting: they are part of addresses.
const KINDS: &[(&str, &str, &str)] = &[
    ("基本目標", "goal", "goals"),
    ("課題", "issue", "issues"),
    ("施策", "measure", "measures"),
    ("基本理念", "principle", "principles"),
    ("基本方針", "policy", "policies"),
    ("基本的方向", "orientation", "orientations"),
    ("基本方向", "orientation", "orientations"),
    ("目標", "goal", "goals"),
    ("重点目標", "priority-goal", "priority-goals"),
    ("主要課題", "main-issue", "main-issues"),
    ("重点課題", "priority-issue", "priority-issues"),
    ("施策の方向", "direction", "directions"),
    ("施策の方向性", "direction", "directions"),
    ("施策の基本的方向", "direction", "directions"),
    ("施策目標", "measure-goal", "measure-goals"),
    ("基本施策", "basic-measure", "basic-measures"),
    ("主要施策", "main-measure", "main-measures"),
    ("重点施策", "priority-measure", "priority-measures"),
    ("分野", "field", "fields"),
    ("柱", "pillar", "pillars"),
    ("章", "chapter", "chapters"),
    ("節", "part", "parts"),
    ("項", "item", "items"),
];

/// The known kind of a heading: its kind and folder.
fn known(heading: &str) -> Option<(&'static str, &'static str)> {
    let key = fold::key(heading);
    KINDS.iter().find(|(name, ..)| *name == key).map(|(_, kind, folder)| (*kind, *folder))
}

/// Whether a heading names a level of sections that many plans have.
pub(super) fn is_known(heading: &str) -> bool {
    heading.len() < 60 && known(heading).is_some()
}

/// The levels of a plan by their headings, from the top. Two levels never share a kind.
pub(super) fn levels<'h>(headings: impl Iterator<Item = &'h str>) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for (at, heading) in headings.enumerate() {
        let free = known(heading).filter(|(kind, _)| levels.iter().all(|level| level.kind != *kind));
        let (kind, folder) = free.map_or_else(
            || (format!("level-{}", at + 1), format!("level-{}", at + 1)),
            |(kind, folder)| (kind.to_owned(), folder.to_owned()),
        );
        levels.push(Level { heading: heading.to_owned(), kind, folder });
    }
    levels
}
