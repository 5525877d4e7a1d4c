//! The search page: the indexes it searches, and the ways into each plan that need no script.

use std::collections::BTreeSet;

use serde::Serialize;

use super::home::{self, Root};
use super::parts::{Link, Ways};
use crate::site::route::{Here, PlanRoute, Route};
use crate::site::shared::{MANY, SharedSite};
use crate::site::summary::PlanSummary;
use crate::text::reading;

/// The view of the search page.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView<'a> {
    /// The links to the indexes: first that of the content pages, then one of each plan. They hold no space.
    pub indexes: Vec<String>,
    /// Groups of words that mean the same, as JSON.
    pub synonyms: String,
    /// Words and their readings, as JSON.
    pub readings: String,
    /// How many bodies publish the plans.
    pub publishers: usize,
    /// What the top level is called, where all plans call it the same.
    pub top: &'a str,
    /// The plans: those in force first.
    pub plans: Vec<SearchPlan<'a>>,
    /// Whether the site has but one plan.
    pub single: bool,
    /// Whether the plans are so many that nothing but their names is shown.
    pub brief: bool,
    /// The departments of the only plan: by their reading where every one has one, else in the chart's order.
    pub departments: Vec<Link<'a>>,
    /// Whether they stand in the order of their readings (五十音順).
    pub by_reading: bool,
}

/// A plan on the search page, where it can be found without a script.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPlan<'a> {
    /// The link to its page.
    pub url: String,
    /// Its name.
    pub title: &'a str,
    /// Who publishes it, where its name does not begin with that.
    pub publisher: Option<&'a str>,
    /// Whether another plan follows it.
    pub ended: bool,
    /// Its top sections; none where the plans are many.
    pub roots: Vec<Root<'a>>,
    /// How many departments it names.
    pub department_count: usize,
    /// The other ways into it.
    pub ways: Ways<'a>,
}

/// What the top level is called where the plans do not agree.
const TOP: &str = "分野";

/// Makes the view.
pub(in crate::site) fn view<'a>(shared: &SharedSite<'a>, here: &Here) -> SearchView<'a> {
    let mut plans: Vec<_> = shared.plans.clone();
    plans.sort_by_key(|plan| plan.ended);
    let brief = plans.len() > MANY;
    let indexes = plans.iter().map(|plan| here.to(&Route::Plan(&plan.id, PlanRoute::SearchIndex)));
    let top = plans.first().map_or(TOP, |first| first.top.as_str());
    let publishers: BTreeSet<_> = plans.iter().filter_map(|plan| plan.publisher.as_deref()).collect();
    let (departments, by_reading) = match plans.as_slice() {
        &[only] => departments(only, here),
        _ => (Vec::new(), false),
    };
    // The words of the glossary are found by all their spellings.
    let spellings = shared.site.glossary.terms.iter().filter(|term| !term.also.is_empty());
    let spellings = spellings.map(|term| term.spellings().collect::<Vec<_>>());
    let synonyms = shared.synonyms.iter().map(|group| group.iter().map(String::as_str).collect());
    let synonyms: Vec<Vec<&str>> = synonyms.chain(spellings).collect();
    SearchView {
        departments,
        by_reading,
        synonyms: serde_json::to_string(&synonyms).expect("texts are JSON"),
        readings: serde_json::to_string(shared.readings).expect("texts are JSON"),
        publishers: publishers.len(),
        top: if plans.iter().all(|plan| plan.top == top) { top } else { TOP },
        indexes: [here.to(&Route::SearchIndex)].into_iter().chain(indexes).collect(),
        plans: plans.iter().map(|plan| search_plan(plan, here)).collect(),
        single: shared.plans.len() == 1,
        brief,
    }
}

fn search_plan<'a>(plan: &'a PlanSummary, here: &Here) -> SearchPlan<'a> {
    SearchPlan {
        url: here.to(&Route::Plan(&plan.id, PlanRoute::Top)),
        title: &plan.title,
        publisher: plan.publisher.as_deref().filter(|name| !plan.title.starts_with(name)),
        ended: plan.ended,
        roots: home::roots(plan, here),
        department_count: plan.departments.len(),
        ways: Ways::into_plan(&plan.id, plan.priority.as_deref(), here),
    }
}

/// The departments of a plan, and whether they stand in the order of their readings.
fn departments<'a>(plan: &'a PlanSummary, here: &Here) -> (Vec<Link<'a>>, bool) {
    let mut units: Vec<_> = plan.departments.iter().collect();
    let by_reading = units.iter().all(|unit| unit.reading.is_some());
    if by_reading {
        units.sort_by_key(|unit| unit.reading.as_deref().map(reading::order));
    }
    (
        units.into_iter().map(|unit| Link { url: here.to(&plan.department(unit)), title: &unit.name }).collect(),
        by_reading,
    )
}
