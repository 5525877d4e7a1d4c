//! The order of a comparison: that of the edition that follows, and what ended where it stood.

use std::collections::BTreeMap;

use super::{Change, Entry};
use crate::pairing::Part;
use crate::plan::{DepartmentId, ListingId, Plan, SectionId};

/// Sorts entries. Questions stand last, since nothing says where they belong.
pub(super) fn arranged(before: &Plan, after: &Plan, mut entries: Vec<Entry>) -> Vec<Entry> {
    let (old, new) = (places(before), places(after));
    let mut followed: BTreeMap<usize, usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.changes.contains(&Change::Doubtful)) {
        if let Some(first) = entry.after.first() {
            followed.extend(entry.before.iter().map(|part| (old[part], new[first])));
        }
    }
    entries.sort_by_cached_key(|entry| {
        let is_question = entry.changes.contains(&Change::Doubtful);
        let place = entry.before.first().map_or(0, |part| old[part]);
        if let Some(first) = entry.after.first().filter(|_| !is_question) {
            return (is_question, new[first], 0, 0);
        }
        let above = followed.range(..place).next_back().map_or(0, |(_, new)| *new);
        (is_question, above, 1, place)
    });
    entries
}

/// The place of each part, as a reader goes through the plan: a section, its 事業, then what is below it; departments last.
fn places(plan: &Plan) -> BTreeMap<Part, usize> {
    let mut parts = Vec::new();
    for (root, _) in plan.roots() {
        walk(plan, root, &mut parts);
    }
    parts.extend((0..plan.departments.len()).map(|at| Part::Department(DepartmentId(at))));
    parts.into_iter().enumerate().map(|(at, part)| (part, at)).collect()
}

fn walk(plan: &Plan, id: SectionId, parts: &mut Vec<Part>) {
    let section = plan.section(id);
    parts.push(Part::Section(id));
    parts.extend(section.listings.iter().map(|&ListingId(at)| Part::Listing(ListingId(at))));
    for &child in &section.sections {
        walk(plan, child, parts);
    }
}
