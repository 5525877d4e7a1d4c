//! The first page: the city's own words, and the way into each plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::content;
use super::parts::{Counts, LevelCount, Link, Ways};
use super::shared_department::url as shared_department_url;
use crate::diag::Sink;
use crate::site::marks::Number;
use crate::site::route::{Here, PlanRoute, Route};
use crate::site::shared::{MANY, SharedDepartment, SharedSite};
use crate::site::summary::{PlanSummary, RootSummary};
use crate::site::target::Destinations;
use crate::text::Place;

/// How many departments the first page names.
const BUSIEST: usize = 12;

/// The view of the first page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// The site's name.
    pub title: &'a str,
    /// The one publisher, where the site's name begins with it.
    pub publisher: Option<&'a str>,
    /// The site's name without the publisher.
    pub rest: &'a str,
    /// The body of `content/index.md`, where there is one: safe HTML.
    pub body: Option<String>,
    /// The plans by publisher.
    pub publishers: Vec<Publisher<'a>>,
    /// Whether the site has but one plan.
    pub single: bool,
    /// Whether the plans are so many that little more than their names is shown.
    pub brief: bool,
    /// The departments of all publishers with several plans, where these publishers are many.
    pub departments: Vec<Link<'a>>,
    /// The addresses in the body, each with the place where it was written.
    #[serde(skip)]
    pub links: Vec<(String, Place)>,
}

/// A publisher and its plans.
#[derive(Debug, Clone, Serialize)]
pub struct Publisher<'a> {
    /// Its name, where the charts give one.
    pub name: Option<&'a str>,
    /// Its plans: those in force first.
    pub plans: Vec<HomePlan<'a>>,
    /// The departments that its plans share; none where it has but one plan, or where publishers with
    /// several plans are many.
    pub departments: Vec<Link<'a>>,
}

/// A plan on the first page.
#[derive(Debug, Clone, Serialize)]
pub struct HomePlan<'a> {
    /// The link to its page.
    pub url: String,
    /// Its name.
    pub title: &'a str,
    /// Its years.
    pub period: Option<&'a str>,
    /// Whether another plan follows it.
    pub ended: bool,
    /// What its top level is called.
    pub top: &'a str,
    /// Its top sections; none where it is not the only plan.
    pub roots: Vec<Root<'a>>,
    /// The plan, counted.
    pub counts: Counts<'a>,
    /// How many departments it names.
    pub department_count: usize,
    /// Those of them that answer for the most 事業; none where it is not the only plan.
    pub busiest: Vec<Link<'a>>,
    /// The other ways into it.
    pub ways: Ways<'a>,
}

/// A top section on the first page and on the search page.
#[derive(Debug, Clone, Serialize)]
pub struct Root<'a> {
    /// The link to its page.
    pub url: String,
    /// Its number.
    pub number: Number<'a>,
    /// Its title.
    pub title: &'a str,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(
    shared: &SharedSite<'a>,
    sink: &mut Sink,
    here: &Here,
    destinations: &Destinations<'_>,
) -> HomeView<'a> {
    let index = shared.content.iter().find(|page| page.path == "index");
    let mut publishers: BTreeMap<Option<&str>, Vec<HomePlan<'a>>> = BTreeMap::new();
    for plan in &shared.plans {
        publishers.entry(plan.publisher.as_deref()).or_default().push(home_plan(shared, plan, here));
    }
    let only = publishers.keys().copied().flatten().next().filter(|_| publishers.len() == 1);
    let (publisher, rest) = parted(shared.site.title, only);
    let owners: BTreeSet<_> = shared.departments.values().flat_map(|department| department.owners.keys()).collect();
    let many = owners.len() > MANY;
    let publishers = publishers.into_iter().map(|(name, mut plans)| {
        plans.sort_by_key(|plan| plan.ended);
        let own = name.filter(|_| !many).map(|name| departments(shared, here, name));
        Publisher { name, plans, departments: own.unwrap_or_default() }
    });
    let (body, links) = index.map(|page| content::body(sink, here, destinations, page)).unzip();
    HomeView {
        title: shared.site.title,
        publisher,
        rest,
        body,
        links: links.unwrap_or_default(),
        publishers: publishers.collect(),
        single: shared.plans.len() == 1,
        brief: shared.plans.len() > MANY,
        departments: if many { all_departments(shared, here) } else { Vec::new() },
    }
}

fn home_plan<'a>(shared: &SharedSite<'a>, plan: &'a PlanSummary, here: &Here) -> HomePlan<'a> {
    // One of several plans has a card, which holds nothing of its content: there may be thousands.
    let only = (shared.plans.len() == 1).then_some(plan);
    HomePlan {
        url: here.to(&Route::Plan(&plan.id, PlanRoute::Top)),
        title: &plan.title,
        period: plan.period.as_deref(),
        ended: plan.ended,
        top: &plan.top,
        roots: only.map_or_else(Vec::new, |plan| roots(plan, here)),
        counts: counts(plan),
        department_count: plan.departments.len(),
        busiest: only.map_or_else(Vec::new, |plan| busiest(plan, here)),
        ways: Ways::into_plan(&plan.id, plan.priority.as_deref(), here),
    }
}

/// The top sections of a plan.
pub(super) fn roots<'a>(plan: &'a PlanSummary, here: &Here) -> Vec<Root<'a>> {
    let root = |root: &'a RootSummary| Root {
        url: here.to_path(&root.path),
        number: Number::new(&root.label, &root.code),
        title: &root.title,
    };
    plan.roots.iter().map(root).collect()
}

/// A name that is that of a publisher and more, in these two parts: a line may end between them.
pub(super) fn parted<'a>(title: &'a str, publisher: Option<&'a str>) -> (Option<&'a str>, &'a str) {
    let rest = publisher.and_then(|name| title.strip_prefix(name)).filter(|rest| !rest.trim().is_empty());
    rest.map_or((None, title), |rest| (publisher, rest))
}

/// The departments with the most listings, in the chart's order: few, so that the page does not grow with the plan.
fn busiest<'a>(plan: &'a PlanSummary, here: &Here) -> Vec<Link<'a>> {
    let mut found: Vec<_> = plan.departments.iter().enumerate().collect();
    found.sort_by_key(|(at, unit)| (std::cmp::Reverse(unit.listings), *at));
    found.truncate(BUSIEST);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, unit)| Link { url: here.to(&plan.department(unit)), title: &unit.name }).collect()
}

fn counts(plan: &PlanSummary) -> Counts<'_> {
    let levels = plan.sections.iter();
    Counts {
        sections: levels.map(|(heading, count)| LevelCount { heading, count: *count, direct: false }).collect(),
        projects: plan.projects,
        listings: plan.listings,
        direct: false,
    }
}

fn departments<'a>(shared: &SharedSite<'a>, here: &Here, publisher: &str) -> Vec<Link<'a>> {
    let found = shared.departments.iter().filter_map(|(slug, department)| {
        let (_, unit) = department.owners.get(publisher)?.first()?;
        Some(Link { url: shared_department_url(shared, here, slug, publisher), title: &unit.name })
    });
    found.collect()
}

/// The departments of all publishers, each address once.
fn all_departments<'a>(shared: &SharedSite<'a>, here: &Here) -> Vec<Link<'a>> {
    let link = |(slug, department): (&&str, &'a SharedDepartment<'a>)| Link {
        url: here.to(&Route::SharedDepartment(slug)),
        title: &department.name,
    };
    shared.departments.iter().map(link).collect()
}
