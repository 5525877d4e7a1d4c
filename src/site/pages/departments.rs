//! The index of departments (担当課から探す).

use std::collections::BTreeMap;

use serde::Serialize;

use super::parts::{Row, originals, title_row};
use crate::plan::{DepartmentId, ListingId};
use crate::site::plan_site::{PlanPage, PlanSite};
use crate::site::route::Here;
use crate::text::reading;

/// The view of the department index.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentsView<'a> {
    /// All departments: by their reading where every one has one, else in the chart's order.
    pub departments: Vec<DepartmentLine<'a>>,
    /// The same by the 部 above them, where the chart has 部; those without one stand last.
    pub divisions: Vec<Division<'a>>,
    /// Whether they stand in the order of their readings (五十音順).
    pub by_reading: bool,
    /// Names that stand for departments without naming one; they have no page.
    pub collectives: Vec<Collective<'a>>,
}

/// A 部 and its departments.
#[derive(Debug, Clone, Serialize)]
pub struct Division<'a> {
    /// Its name; none for departments without one.
    pub name: Option<&'a str>,
    /// Its departments, in the order of the index.
    pub departments: Vec<DepartmentLine<'a>>,
}

/// One department of the index.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentLine<'a> {
    /// The link to its page.
    pub url: String,
    /// Its name.
    pub name: &'a str,
    /// The 部 above it, where the chart has it.
    pub division: Option<&'a str>,
    /// How its name is read.
    pub reading: Option<&'a str>,
    /// How many different 事業 (実数) name it.
    pub projects: usize,
    /// How many listings (延べ) name it.
    pub listings: usize,
}

/// A collective name and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Collective<'a> {
    /// The name, such as 関係各課.
    pub name: &'a str,
    /// The listings that print it.
    pub rows: Vec<Row<'a>>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> DepartmentsView<'a> {
    let plan = site.plan;
    let by_reading = !plan.departments.is_empty() && plan.departments.iter().all(|unit| unit.reading.is_some());
    let mut departments: Vec<_> = (0..plan.departments.len()).map(|id| line(site, here, DepartmentId(id))).collect();
    if by_reading {
        departments.sort_by_key(|line| line.reading.map(reading::order));
    }
    let divisions = divisions(&departments);
    DepartmentsView { departments, divisions, by_reading, collectives: collectives(site, here) }
}

/// Departments by their 部, in the order that these first stand in; none where no department has one.
fn divisions<'a>(departments: &[DepartmentLine<'a>]) -> Vec<Division<'a>> {
    let mut divisions: Vec<Division> = Vec::new();
    for line in departments {
        match divisions.iter_mut().find(|division| division.name == line.division) {
            Some(division) => division.departments.push(line.clone()),
            None => divisions.push(Division { name: line.division, departments: vec![line.clone()] }),
        }
    }
    divisions.sort_by_key(|division| division.name.is_none());
    divisions.retain(|_| departments.iter().any(|line| line.division.is_some()));
    divisions
}

fn line<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId) -> DepartmentLine<'a> {
    let department = site.plan.department(id);
    DepartmentLine {
        url: site.link(here, PlanPage::Department(id)),
        name: &department.name,
        division: department.division.as_deref(),
        reading: department.reading.as_deref(),
        projects: originals(site.plan, &department.listings),
        listings: department.listings.len(),
    }
}

fn collectives<'a>(site: &PlanSite<'a>, here: &Here) -> Vec<Collective<'a>> {
    let mut names: BTreeMap<&str, Vec<ListingId>> = BTreeMap::new();
    for (id, listing) in site.plan.listing_ids() {
        for name in &listing.collectives {
            names.entry(name).or_default().push(id);
        }
    }
    let rows = |ids: Vec<ListingId>| ids.into_iter().map(|id| title_row(site, here, id)).collect();
    names.into_iter().map(|(name, ids)| Collective { name, rows: rows(ids) }).collect()
}
