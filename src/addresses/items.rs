//! Records and plans as items that can be paired.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{AddressKind, AddressRecord};
use crate::pairing::{self, Item, Kind, Part, Text, part};
use crate::plan::{Listing, Plan};
use crate::resolve;
use crate::text::fold;

/// The items of a plan; of its texts only the stand-ins are compared, since records keep no more.
pub(super) fn of_plan(plan: &Plan) -> Vec<Item> {
    pairing::of_plan(plan, |listing| Text::Print(stand_in(listing)))
}

/// What stands for the 内容 of a listing.
pub(super) fn stand_in(listing: &Listing) -> String {
    if listing.description.is_empty() { String::new() } else { resolve::hash(&listing.description) }
}

/// The items of records.
pub(super) fn of_records(records: &[&AddressRecord]) -> Vec<Item> {
    let sections: BTreeMap<&str, usize> = records
        .iter()
        .enumerate()
        .filter(|(_, record)| matches!(record.kind, AddressKind::Section(_)))
        .map(|(at, record)| (record.code.as_str(), at))
        .collect();
    let projects = || records.iter().filter(|record| record.kind == AddressKind::Project);
    let mut below: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut duties: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for project in projects() {
        for (end, _) in project.code.match_indices('-') {
            below.entry(&project.code[..end]).or_default().insert(fold::key(&project.title));
        }
        for name in &project.departments {
            duties.entry(fold::key(name)).or_default().insert(fold::key(&project.title));
        }
    }
    let item = |(at, record): (usize, &&AddressRecord)| {
        let above = record.code.rfind('-').and_then(|end| sections.get(&record.code[..end]));
        let company = match record.kind {
            AddressKind::Section(_) => below.get(record.code.as_str()).cloned().unwrap_or_default(),
            AddressKind::Project => record.departments.iter().map(|name| fold::key(name)).collect(),
            AddressKind::Department => duties.get(&fold::key(&record.title)).cloned().unwrap_or_default(),
        };
        let code = if record.kind == AddressKind::Department { &record.id } else { &record.code };
        Item {
            kind: kind(&record.kind),
            code: code.clone(),
            title: record.title.clone(),
            text: Text::Print(record.print.clone()),
            parent: above.copied().filter(|above| *above != at),
            company,
            relisting: record.relisting,
        }
    };
    records.iter().enumerate().map(item).collect()
}

/// The kind of items that a kind of records is.
pub(super) fn kind(kind: &AddressKind) -> Kind {
    match kind {
        AddressKind::Section(folder) => Kind::Section(folder.clone()),
        AddressKind::Project => Kind::Project,
        AddressKind::Department => Kind::Department,
    }
}

/// The item of a record's kind that people call by a code, or a department by its name.
pub(super) fn find(plan: &Plan, record: &AddressRecord, new: &[Item], name: &str) -> Option<usize> {
    let kind = kind(&record.kind);
    let name = fold::key(name);
    let is_called = |at: usize| match part(plan, at) {
        Part::Section(_) | Part::Listing(_) => new[at].code == name,
        Part::Department(_) => fold::key(&new[at].title) == name,
    };
    (0..new.len()).find(|&at| new[at].kind == kind && is_called(at))
}
