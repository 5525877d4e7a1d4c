//! The page of a plan: what it is, and the ways into it.

use serde::Serialize;

use super::corrections::{CorrectionItem, corrections};
use super::ended::{self, EndedItem};
use super::home::parted;
use super::parts::{Counts, Detail, Filter, Link, Node, Ways, filters, node};
use crate::site::plan_site::{PlanSite, has_priorities, top_heading};
use crate::site::route::{Here, PlanRoute, Route};

/// The view of a plan's own page.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView<'a> {
    /// The plan's name.
    pub title: &'a str,
    /// Who publishes it, where its name begins with that.
    pub publisher: Option<&'a str>,
    /// Its name without the publisher.
    pub rest: &'a str,
    /// What the top level is called, such as 基本目標.
    pub top: &'a str,
    /// The whole plan, counted.
    pub counts: Counts<'a>,
    /// How many departments it names.
    pub departments: usize,
    /// The top sections with what is below them, without their 事業.
    pub sections: Vec<Node<'a>>,
    /// The ways to what has a mark.
    pub filters: Vec<Filter<'a>>,
    /// The other ways into the plan.
    pub ways: Ways<'a>,
    /// The comparisons with its other editions: what each is called, and the plan that it compares this one with.
    pub comparisons: Vec<Link<'a>>,
    /// What was corrected outside sections and 事業.
    pub corrections: Vec<CorrectionItem<'a>>,
    /// What the chart has no more.
    pub ended: Vec<EndedItem<'a>>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> PlanView<'a> {
    let plan = site.plan;
    let (publisher, rest) = parted(&plan.title, plan.publisher.as_deref());
    PlanView {
        title: &plan.title,
        publisher,
        rest,
        top: top_heading(plan),
        counts: Counts::of_plan(site),
        departments: plan.departments.len(),
        sections: plan.roots().map(|(id, _)| node(site, here, id, 3, Detail::Sections)).collect(),
        filters: filters(site, here, None),
        comparisons: comparisons(site, here),
        corrections: corrections(&plan.corrections),
        ended: ended::all(site, here),
        ways: Ways::into_plan(&plan.id, has_priorities(plan).then_some(&plan.priority_mark.name), here),
    }
}

fn comparisons<'a>(site: &PlanSite<'a>, here: &Here) -> Vec<Link<'a>> {
    let link = |after: &str, title: &'a str| Link { url: here.to(&Route::Plan(after, PlanRoute::Comparison)), title };
    let before = site.before.iter().map(|found| link(&found.after.id, &found.before.title));
    before.chain(site.after.iter().map(|found| link(&found.after.id, &found.after.title))).collect()
}
