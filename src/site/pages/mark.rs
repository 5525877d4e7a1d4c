//! The page of a mark (新規, 主管課 …): everything in the plan that has it.

use serde::Serialize;

use super::department::{Group, groups};
use super::parts::{Chip, Row, SectionItem, chip, row, section_item};
use crate::plan::{DepartmentId, ListingId, MarkId, Plan};
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The view of a mark's page.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView<'a> {
    /// Its words.
    pub name: &'a str,
    /// Its sign, where that is a symbol.
    pub symbol: Option<&'a str>,
    /// The marked sections.
    pub sections: Vec<SectionItem<'a>>,
    /// How many marked 事業 (延べ) there are.
    pub listings: usize,
    /// The marked 事業 by the sections they stand under.
    pub groups: Vec<Group<'a>>,
    /// The departments that have the mark, each with the 事業 where it has it.
    pub departments: Vec<MarkedDepartment<'a>>,
}

/// A department, and where it has a mark.
#[derive(Debug, Clone, Serialize)]
pub struct MarkedDepartment<'a> {
    /// The department.
    pub department: Chip<'a>,
    /// The listings where it has the mark.
    pub rows: Vec<Row<'a>>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, id: MarkId) -> MarkView<'a> {
    let plan = site.plan;
    let mark = plan.mark(id);
    let listings = listings(plan, id);
    let sections = plan.section_ids().filter(|(_, section)| section.marks.contains(&id));
    MarkView {
        name: &mark.name,
        symbol: mark.symbol.as_deref(),
        sections: sections.map(|(id, _)| section_item(site, here, id)).collect(),
        listings: listings.len(),
        groups: groups(site, here, &listings, 0, plan.levels.len()),
        departments: departments(site, here, id),
    }
}

/// The listings that have a mark, in the chart's order.
fn listings(plan: &Plan, id: MarkId) -> Vec<ListingId> {
    plan.listing_ids().filter(|(_, listing)| listing.marks.contains(&id)).map(|(id, _)| id).collect()
}

/// Where the departments have a mark: all pairs of one and a listing.
pub(super) fn assignments(plan: &Plan, id: MarkId) -> Vec<(DepartmentId, ListingId)> {
    let mut found = Vec::new();
    for (at, listing) in plan.listing_ids() {
        let marked = listing.department_marks.iter().filter(|(_, marks)| marks.contains(&id));
        found.extend(marked.map(|(&department, _)| (department, at)));
    }
    found.sort_unstable();
    found
}

fn departments<'a>(site: &PlanSite<'a>, here: &Here, id: MarkId) -> Vec<MarkedDepartment<'a>> {
    let found = assignments(site.plan, id);
    let of_one = found.chunk_by(|(one, _), (next, _)| one == next);
    of_one
        .map(|chunk| MarkedDepartment {
            department: chip(site, here, chunk[0].0),
            rows: chunk.iter().map(|&(_, listing)| row(site, here, listing)).collect(),
        })
        .collect()
}
