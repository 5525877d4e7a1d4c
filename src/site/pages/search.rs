//! The search page: the indexes it searches, and the ways into each plan that need no script.

use serde::Serialize;

use super::home::{HomePlan, home_plan};
use crate::site::route::{Here, PlanRoute, Route};
use crate::site::shared::SharedSite;

/// The view of the search page.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView<'a> {
    /// The links to the indexes: first that of the content pages, then one of each plan. They hold no space.
    pub indexes: Vec<String>,
    /// What the top level is called, where all plans call it the same.
    pub top: &'a str,
    /// The plans: those in force first.
    pub plans: Vec<HomePlan<'a>>,
    /// Whether the site has but one plan.
    pub single: bool,
}

/// What the top level is called where the plans do not agree.
const TOP: &str = "分野";

/// Makes the view.
pub(in crate::site) fn view<'a>(shared: &SharedSite<'a>, here: &Here) -> SearchView<'a> {
    let mut plans: Vec<_> = shared.plans.clone();
    plans.sort_by_key(|plan| plan.ended);
    let indexes = plans.iter().map(|plan| here.to(&Route::Plan(&plan.id, PlanRoute::SearchIndex)));
    let top = plans.first().map_or(TOP, |first| first.top.as_str());
    SearchView {
        top: if plans.iter().all(|plan| plan.top == top) { top } else { TOP },
        indexes: [here.to(&Route::SearchIndex)].into_iter().chain(indexes).collect(),
        plans: plans.iter().map(|plan| home_plan(plan, here)).collect(),
        single: shared.plans.len() == 1,
    }
}
