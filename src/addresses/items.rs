//! Records and plans as items that can be paired.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{AddressKind, AddressRecord};
use crate::pairing::{Item, Kind, Text};
use crate::plan::{DepartmentId, Listing, ListingId, Plan, SectionId};
use crate::resolve;
use crate::text::fold;

/// A part of a plan that has an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A section.
    Section(SectionId),
    /// A listing of a 事業.
    Listing(ListingId),
    /// A department.
    Department(DepartmentId),
}

/// The part of a plan at a place in the list of its items: sections, then listings, then departments.
pub(super) fn part(plan: &Plan, at: usize) -> Part {
    let (sections, listings) = (plan.sections.len(), plan.listings.len());
    if at < sections {
        Part::Section(SectionId(at))
    } else if at < sections + listings {
        Part::Listing(ListingId(at - sections))
    } else {
        Part::Department(DepartmentId(at - sections - listings))
    }
}

/// The items of a plan.
pub(super) fn of_plan(plan: &Plan) -> Vec<Item> {
    let title = |id: &ListingId| fold::key(&plan.listing(*id).title);
    let sections = plan.section_ids().map(|(id, section)| Item {
        kind: Kind::Section(plan.levels[section.level].folder.clone()),
        code: section.code.clone(),
        title: section.title.clone(),
        text: Text::Print(String::new()),
        parent: section.parent.map(|up| up.0),
        company: plan.listings_below(id).iter().map(title).collect(),
        relisting: false,
    });
    let listings = plan.listings.iter().map(|listing| Item {
        kind: Kind::Project,
        code: listing.code.clone(),
        title: listing.title.clone(),
        text: Text::Print(stand_in(listing)),
        parent: Some(listing.section.0),
        company: departments(plan, listing).into_iter().map(|name| fold::key(&name)).collect(),
        relisting: listing.relisting,
    });
    let departments = plan.departments.iter().map(|unit| Item {
        kind: Kind::Department,
        code: unit.slug.clone(),
        title: unit.label.clone(),
        text: Text::Print(String::new()),
        parent: None,
        company: unit.listings.iter().map(title).collect(),
        relisting: false,
    });
    sections.chain(listings).chain(departments).collect()
}

/// What stands for the 内容 of a listing.
pub(super) fn stand_in(listing: &Listing) -> String {
    if listing.description.is_empty() { String::new() } else { resolve::hash(&listing.description) }
}

/// The departments of a listing, by name.
pub(super) fn departments(plan: &Plan, listing: &Listing) -> Vec<String> {
    listing.departments.iter().map(|&id| plan.department(id).label.clone()).collect()
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
