//! Two editions as lists of items that can be paired.

use crate::pairing::{self, Item, Kind, Text};
use crate::plan::Plan;

/// The items of both editions. Where they have as many levels, those of one depth are compared whatever they are called.
pub(super) fn of_editions(before: &Plan, after: &Plan) -> [Vec<Item>; 2] {
    let [mut old, new] =
        [before, after].map(|plan| pairing::of_plan(plan, |listing| Text::Words(listing.description.clone())));
    if before.levels.len() == after.levels.len() {
        for (item, section) in old.iter_mut().zip(&before.sections) {
            item.kind = Kind::Section(after.levels[section.level].folder.clone());
        }
    }
    [old, new]
}
