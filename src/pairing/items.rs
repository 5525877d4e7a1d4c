//! A plan as a list of items that can be paired.

use super::{Item, Kind, Text};
use crate::plan::{DepartmentId, Listing, ListingId, Plan, SectionId};
use crate::text::fold;

/// A part of a plan that can be paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A section.
    Section(SectionId),
    /// A listing of a 事業.
    Listing(ListingId),
    /// A department.
    Department(DepartmentId),
}

/// The part of a plan at a place in the list of its items: sections, then listings, then departments.
#[must_use]
pub fn part(plan: &Plan, at: usize) -> Part {
    let (sections, listings) = (plan.sections.len(), plan.listings.len());
    if at < sections {
        Part::Section(SectionId(at))
    } else if at < sections + listings {
        Part::Listing(ListingId(at - sections))
    } else {
        Part::Department(DepartmentId(at - sections - listings))
    }
}

/// The items of a plan, each at the place of its [`part`]; `text` says what is compared of a 内容.
#[must_use]
pub fn of_plan(plan: &Plan, text: impl Fn(&Listing) -> Text) -> Vec<Item> {
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
        text: text(listing),
        parent: Some(listing.section.0),
        company: department_names(plan, listing).into_iter().map(|name| fold::key(&name)).collect(),
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

/// The departments of a listing, by name.
#[must_use]
pub fn department_names(plan: &Plan, listing: &Listing) -> Vec<String> {
    listing.departments.iter().map(|&id| plan.department(id).label.clone()).collect()
}
