//! The page of a department in all plans of its publisher.

use serde::Serialize;

use super::parts::Link;
use crate::site::route::Here;
use crate::site::shared::SharedSite;

/// The view of a department that several plans share.
#[derive(Debug, Clone, Serialize)]
pub struct SharedDepartmentView<'a> {
    /// Its name.
    pub name: &'a str,
    /// Who publishes the plans.
    pub publisher: &'a str,
    /// Its page in each plan that names it.
    pub plans: Vec<SharedPlan<'a>>,
    /// How many listings (延べ) of all plans name it.
    pub listings: usize,
}

/// A department in one plan.
#[derive(Debug, Clone, Serialize)]
pub struct SharedPlan<'a> {
    /// The link to its page in the plan, under the plan's name.
    pub link: Link<'a>,
    /// The plan's years.
    pub period: Option<&'a str>,
    /// Whether another plan follows.
    pub ended: bool,
    /// How many listings (延べ) of the plan name it.
    pub listings: usize,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(
    shared: &SharedSite<'a>,
    here: &Here,
    publisher: &'a str,
    slug: &'a str,
) -> SharedDepartmentView<'a> {
    let found = shared.shared_departments().remove(&(publisher, slug)).unwrap_or_default();
    let plans = found.iter().map(|(plan, unit)| SharedPlan {
        link: Link { url: here.to(&plan.department(unit)), title: &plan.title },
        period: plan.period.as_deref(),
        ended: plan.ended,
        listings: unit.listings,
    });
    SharedDepartmentView {
        name: found.first().map_or(slug, |(_, unit)| unit.name.as_str()),
        publisher,
        plans: plans.collect(),
        listings: found.iter().map(|(_, unit)| unit.listings).sum(),
    }
}
