//! The page of what the chart has no more: what it was called, and where it went on, as far as that is known.

use serde::Serialize;

use super::parts::{SectionItem, section_item};
use super::reports::{YearReports, history_of_ended};
use crate::plan::{DepartmentId, Ended, EndedId, EndedKind, Plan};
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
    /// What was reported of it, the latest year first.
    pub history: Vec<YearReports<'a>>,
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
        heading: site.plan.ended_heading(&ended.kind),
        title: &ended.title,
        code: &ended.code,
        former: &ended.former,
        became: became.map(|page| item(site, here, page, &ended.kind)).collect(),
        under: ended.under.map(|id| section_item(site, here, id)),
        history: history_of_ended(site, here, id),
    }
}

/// Something ended, by its last code and title.
pub(super) fn of<'a>(site: &PlanSite<'a>, here: &Here, id: EndedId) -> EndedItem<'a> {
    let ended = site.plan.ended(id);
    item(site, here, (PlanPage::Ended(id), &ended.code), &ended.kind)
}

/// All that has ended in a plan.
pub(super) fn all<'a>(site: &PlanSite<'a>, here: &Here) -> Vec<EndedItem<'a>> {
    (0..site.plan.ended.len()).map(|at| of(site, here, EndedId(at))).collect()
}

fn item<'a>(site: &PlanSite<'a>, here: &Here, (page, code): (PlanPage, &'a str), kind: &EndedKind) -> EndedItem<'a> {
    EndedItem { url: site.link(here, page), heading: site.plan.ended_heading(kind), code, title: site.name(page) }
}

/// The page of an id of some kind, be it there still or ended too, and its code; a department has none.
fn find<'a>(plan: &'a Plan, kind: &EndedKind, id: &str) -> Option<(PlanPage, &'a str)> {
    let live = match kind {
        EndedKind::Section(folder) => plan
            .section_ids()
            .find(|(_, section)| section.id == id && plan.levels[section.level].folder == *folder)
            .map(|(at, section)| (PlanPage::Section(at), section.code.as_str())),
        EndedKind::Project => plan
            .listing_ids()
            .find(|(_, listing)| listing.id == id)
            .map(|(at, listing)| (PlanPage::Listing(at), listing.code.as_str())),
        EndedKind::Department => {
            let at = plan.departments.iter().position(|unit| unit.slug == id);
            at.map(|at| (PlanPage::Department(DepartmentId(at)), ""))
        }
    };
    let is_it = |(_, ended): &(usize, &Ended)| ended.kind == *kind && ended.id == id;
    let gone = || plan.ended.iter().enumerate().find(is_it);
    live.or_else(|| gone().map(|(at, ended)| (PlanPage::Ended(EndedId(at)), ended.code.as_str())))
}
