//! `projects/<id>.json`: one 事業 with all that stands above it.

use serde::Serialize;

use super::{About, ProjectEntry, about, project};
use crate::plan::{ListingId, Plan};
use crate::site::route::{Here, PlanRoute, Route};

/// A 事業 with all that stands above it, as a file of its own; addresses are relative to that file.
#[derive(Serialize)]
struct Single<'a> {
    plan: About<'a>,
    sections: Vec<AboveEntry<'a>>,
    project: ProjectEntry<'a>,
}

/// A section above a 事業.
#[derive(Serialize)]
struct AboveEntry<'a> {
    kind: &'a str,
    heading: &'a str,
    id: &'a str,
    code: &'a str,
    label: &'a str,
    title: &'a str,
    priority: bool,
    url: String,
}

/// Makes the file of one listing.
///
/// # Panics
/// Never: all keys are texts.
#[must_use]
pub fn project_file(plan: &Plan, id: ListingId) -> Vec<u8> {
    let listing = plan.listing(id);
    let here = Here::on(&Route::Plan(&plan.id, PlanRoute::ProjectJson(&listing.id)));
    let to = |route| here.to(&Route::Plan(&plan.id, route));
    let above = plan.ancestors(listing.section).into_iter().chain([listing.section]);
    let above = above.map(|up| {
        let section = plan.section(up);
        let level = &plan.levels[section.level];
        AboveEntry {
            kind: &level.kind,
            heading: &level.heading,
            id: &section.id,
            code: &section.code,
            label: &section.label,
            title: &section.title,
            priority: section.priority,
            url: to(PlanRoute::Section(&level.folder, &section.id)),
        }
    });
    let project = ProjectEntry { url: to(PlanRoute::Project(&listing.id)), ..project(plan, id) };
    let single = Single { plan: about(plan), sections: above.collect(), project };
    let mut bytes = serde_json::to_vec(&single).expect("all keys are texts");
    bytes.push(b'\n');
    bytes
}
