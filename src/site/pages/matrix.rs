//! Who does what: departments × sections as a table of counts, each leading to the 事業 that it counts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::department::{GROUPED_LEVELS, section_at};
use super::parts::{Link, SectionItem, anchor, department_link, section_item};
use crate::plan::{DepartmentId, SectionId};
use crate::site::marks::Number;
use crate::site::plan_site::{PlanPage, PlanSite};
use crate::site::route::Here;

/// How many steps of colour the counts have.
const HEATS: usize = 4;

/// The view of the table.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixView<'a> {
    /// The heading of the columns' level, such as 課題.
    pub heading: &'a str,
    /// The columns under their top sections.
    pub tops: Vec<Top<'a>>,
    /// The sections of the columns.
    pub columns: Vec<SectionItem<'a>>,
    /// The departments with their counts, in the chart's order.
    pub rows: Vec<MatrixRow<'a>>,
}

/// A top section over its columns.
#[derive(Debug, Clone, Serialize)]
pub struct Top<'a> {
    /// The section.
    pub item: SectionItem<'a>,
    /// How many columns it covers.
    pub columns: usize,
}

/// A department and its counts.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow<'a> {
    /// The department.
    pub department: Link<'a>,
    /// How many listings (延べ) name it.
    pub listings: usize,
    /// One cell for each column; none where it has nothing there.
    pub cells: Vec<Option<MatrixCell<'a>>>,
}

/// The listings of a department under a section.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell<'a> {
    /// The link to them on the department's page.
    pub url: String,
    /// How many (延べ).
    pub listings: usize,
    /// How much that is beside the most of any cell: from 1, little, to 4.
    pub heat: usize,
    /// The section's number, for those who do not see the column.
    pub number: Number<'a>,
    /// Its title.
    pub title: &'a str,
}

/// Makes the view. The columns are the sections by which a department's page groups its 事業.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> MatrixView<'a> {
    let plan = site.plan;
    let columns = columns(site);
    let level = columns.iter().map(|&id| plan.section(id).level).max().unwrap_or(0);
    let most = most(site);
    let tops = columns.chunk_by(|&a, &b| site.plan.top_of(a) == site.plan.top_of(b));
    MatrixView {
        heading: plan.levels.get(level).map_or("", |level| &level.heading),
        tops: tops
            .map(|under| Top { item: section_item(site, here, plan.top_of(under[0])), columns: under.len() })
            .collect(),
        columns: columns.iter().map(|&id| section_item(site, here, id)).collect(),
        rows: (0..plan.departments.len()).map(|at| row(site, here, DepartmentId(at), &columns, most)).collect(),
    }
}

/// The sections that listings are counted by, in the chart's order.
fn columns(site: &PlanSite<'_>) -> Vec<SectionId> {
    let mut columns: Vec<_> = site.plan.listing_ids().filter_map(|(id, _)| column_of(site, id)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The section that a listing is counted under: as deep as a department's page groups.
fn column_of(site: &PlanSite<'_>, listing: crate::plan::ListingId) -> Option<SectionId> {
    (0..GROUPED_LEVELS).rev().find_map(|depth| section_at(site, listing, depth))
}

/// How many listings of a department stand under each column.
fn counts(site: &PlanSite<'_>, id: DepartmentId) -> BTreeMap<SectionId, usize> {
    let mut counts = BTreeMap::new();
    for column in site.plan.department(id).listings.iter().filter_map(|&listing| column_of(site, listing)) {
        *counts.entry(column).or_default() += 1;
    }
    counts
}

/// The largest count of the table.
fn most(site: &PlanSite<'_>) -> usize {
    let departments = 0..site.plan.departments.len();
    departments.filter_map(|at| counts(site, DepartmentId(at)).into_values().max()).max().unwrap_or(1)
}

/// How strongly a count is coloured: by its root, so that small counts can still be told apart.
fn heat(listings: usize, most: usize) -> usize {
    (1..HEATS).find(|step| listings * HEATS * HEATS <= most * step * step).unwrap_or(HEATS)
}

fn row<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId, columns: &[SectionId], most: usize) -> MatrixRow<'a> {
    let department = site.plan.department(id);
    let counts = counts(site, id);
    let page = site.link(here, PlanPage::Department(id));
    let cell = |column: &SectionId| {
        let &listings = counts.get(column)?;
        let section = site.plan.section(*column);
        Some(MatrixCell {
            url: format!("{page}#{}", anchor(site.plan, *column)),
            listings,
            heat: heat(listings, most),
            number: Number::new(&section.label, &section.code),
            title: &section.title,
        })
    };
    MatrixRow {
        department: department_link(site, here, id),
        listings: department.listings.len(),
        cells: columns.iter().map(cell).collect(),
    }
}
