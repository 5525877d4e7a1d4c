//! What had ended and stands in the chart again: it gets its address back, since that never meant anything else.

use std::collections::BTreeMap;

use super::items;
use crate::config::{AddressKind, AddressRecord, Addresses};
use crate::pairing::{self, Item, Part, Text};
use crate::plan::{Plan, SectionId};
use crate::text::fold;

/// The ended records that items without one are again. Only what nothing tells apart returns: a department by its name,
/// a section by its title and place, a 事業 by its title and its 内容 or place.
pub(super) fn returned<'a>(
    plan: &Plan,
    recorded: &'a Addresses,
    new: &[Item],
    ids: &[Option<String>],
) -> BTreeMap<usize, &'a AddressRecord> {
    let mut found = BTreeMap::new();
    let ended = recorded.records.iter().filter(|record| record.end.as_ref().is_some_and(|end| end.became.is_empty()));
    let ended: Vec<_> = ended.collect();
    for at in (0..new.len()).filter(|&at| ids[at].is_none()) {
        let is_it = |record: &&&AddressRecord| is_same(plan, record, new, at, ids);
        if let [record] = ended.iter().filter(is_it).collect::<Vec<_>>()[..] {
            found.insert(at, *record);
        }
    }
    let mut claims: BTreeMap<(&AddressKind, &str), usize> = BTreeMap::new();
    for record in found.values() {
        *claims.entry((&record.kind, &record.id)).or_default() += 1;
    }
    found.retain(|_, record| claims.get(&(&record.kind, record.id.as_str())) == Some(&1));
    found
}

fn is_same(plan: &Plan, record: &AddressRecord, new: &[Item], at: usize, ids: &[Option<String>]) -> bool {
    let item = &new[at];
    if items::kind(&record.kind) != item.kind
        || fold::key(&record.title) != fold::key(&item.title)
        || record.relisting != item.relisting
    {
        return false;
    }
    let under = record.end.as_ref().and_then(|end| end.under.as_deref());
    let is_in_place = under == above(plan, item, ids).as_deref();
    match pairing::part(plan, at) {
        Part::Department(_) => true,
        Part::Section(_) => is_in_place,
        Part::Listing(_) => is_in_place || (!record.print.is_empty() && item.text == Text::Print(record.print.clone())),
    }
}

/// The section above an item as records name it.
fn above(plan: &Plan, item: &Item, ids: &[Option<String>]) -> Option<String> {
    let above = item.parent?;
    let folder = &plan.levels[plan.section(SectionId(above)).level].folder;
    Some(format!("{folder}/{}", ids[above].as_ref()?))
}
