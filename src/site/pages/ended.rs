//! The page of what the chart has no more: what it was called, and where it went on, as far as that is known.

use serde::Serialize;

use super::parts::{SectionItem, section_item};
use crate::plan::{DepartmentId, Ended, EndedId, EndedKind, ListingId, Plan, SectionId};
use crate::site::plan_site::{PlanPage, PlanSite};
use crate::site::route::Here;

/// The view of the page of something ended.
#[derive(Debug, Clone, Serialize)]
pub struct EndedView<'a> {
    /// What it was: a level's heading, 事業 or 担当課.
    pub heading: &'a str,
    /// What it was called.
    pub title: &'a str,
    /// The code that it had last; empty for a department.
    pub code: &'a str,
    /// The codes or names that it had before that.
    pub former: &'a [String],
    /// What it went on in.
    pub became: Vec<EndedItem<'a>>,
    /// The section that it stood under.
    pub under: Option<SectionItem<'a>>,
}

/// Something as the pages of what has ended, or their list, name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndedItem<'a> {
    /// The link to its page.
    pub url: String,
    /// What it is or was: a level's heading, 事業 or 担当課.
    pub heading: &'a str,
    /// Its code, or the last that it had; empty for a department.
    pub code: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// What something was called before, and the name in its address, where these are not what the page shows anyway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Former<'a> {
    /// The codes that it had before, or a department's names.
    pub names: &'a [String],
    /// The name in the page's address, where that is another than the code.
    pub id: Option<&'a str>,
}

impl<'a> Former<'a> {
    /// What is to be said of former names; none where there is nothing.
    pub(super) fn new(names: &'a [String], id: &'a str, code: &str) -> Option<Self> {
        let id = Some(id).filter(|id| *id != code);
        (!names.is_empty() || id.is_some()).then_some(Self { names, id })
    }
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, id: EndedId) -> EndedView<'a> {
    let ended = site.plan.ended(id);
    let became = ended.became.iter().filter_map(|id| find(site.plan, &ended.kind, id));
    EndedView {
        heading: heading(site.plan, &ended.kind),
        title: &ended.title,
        code: &ended.code,
        former: &ended.former,
        became: became.map(|page| item(site, here, page, &ended.kind)).collect(),
        under: ended.under.map(|id| section_item(site, here, id)),
    }
}

/// All that has ended in a plan.
pub(super) fn all<'a>(site: &PlanSite<'a>, here: &Here) -> Vec<EndedItem<'a>> {
    let all = site.plan.ended.iter().enumerate();
    all.map(|(at, ended)| item(site, here, PlanPage::Ended(EndedId(at)), &ended.kind)).collect()
}

fn item<'a>(site: &PlanSite<'a>, here: &Here, page: PlanPage, kind: &'a EndedKind) -> EndedItem<'a> {
    let plan = site.plan;
    let code = match page {
        PlanPage::Section(id) => &plan.section(id).code,
        PlanPage::Listing(id) => &plan.listing(id).code,
        PlanPage::Ended(id) => &plan.ended(id).code,
        PlanPage::Top
        | PlanPage::Whole
        | PlanPage::Chart
        | PlanPage::Matrix
        | PlanPage::Data
        | PlanPage::Priority
        | PlanPage::Departments
        | PlanPage::Department(_)
        | PlanPage::Mark(_)
        | PlanPage::Progress(_) => "",
    };
    EndedItem { url: site.link(here, page), heading: heading(plan, kind), code, title: site.name(page) }
}

/// What a kind is called. A level that the plan has no more has no name that is known.
fn heading<'a>(plan: &'a Plan, kind: &EndedKind) -> &'a str {
    match kind {
        EndedKind::Section(folder) => {
            plan.levels.iter().find(|level| level.folder == *folder).map_or("項目", |level| &level.heading)
        }
        EndedKind::Project => "事業",
        EndedKind::Department => "担当課",
    }
}

/// The page of an id of some kind, be it there still or ended too.
fn find(plan: &Plan, kind: &EndedKind, id: &str) -> Option<PlanPage> {
    let live = match kind {
        EndedKind::Section(folder) => {
            let is_it =
                |section: &crate::plan::Section| section.id == id && plan.levels[section.level].folder == *folder;
            plan.sections.iter().position(is_it).map(|at| PlanPage::Section(SectionId(at)))
        }
        EndedKind::Project => {
            plan.listings.iter().position(|listing| listing.id == id).map(|at| PlanPage::Listing(ListingId(at)))
        }
        EndedKind::Department => {
            plan.departments.iter().position(|unit| unit.slug == id).map(|at| PlanPage::Department(DepartmentId(at)))
        }
    };
    let is_it = |ended: &Ended| ended.kind == *kind && ended.id == id;
    live.or_else(|| plan.ended.iter().position(is_it).map(|at| PlanPage::Ended(EndedId(at))))
}
