//! What the shared pages need of a plan: few words of each, since a site may have thousands.

use std::collections::{BTreeMap, BTreeSet};

use super::data::DataFile;
use super::frame::PlanNav;
use super::plan_site::{PlanPage, PlanSite, has_priorities, top_heading};
use super::route::{PlanRoute, Route};
use super::shared::MANY;
use super::target::{Resolved, Targets};
use crate::plan::{Plan, SourceDocument};

/// What the shared pages need of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSummary {
    /// The plan's id.
    pub id: String,
    /// The plan's name.
    pub title: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The document that it was taken from.
    pub source: SourceDocument,
    /// Its years.
    pub period: Option<String>,
    /// Whether another plan follows it.
    pub ended: bool,
    /// What its top level is called.
    pub top: String,
    /// What a priority is called, where it has any.
    pub priority: Option<String>,
    /// The latest fiscal year that was evaluated.
    pub progress: Option<i16>,
    /// How many sections each level has, by its heading.
    pub sections: Vec<(String, usize)>,
    /// How many different 事業 (実数).
    pub projects: usize,
    /// How many listings (延べ).
    pub listings: usize,
    /// Its top sections; none where the site has many plans.
    pub roots: Vec<RootSummary>,
    /// Its departments in the chart's order.
    pub departments: Vec<DepartmentSummary>,
    /// The files of its data, and how many bytes each has.
    pub files: Vec<(DataFile, usize)>,
    /// The parts of it that content pages link to.
    pub targets: BTreeMap<String, Resolved>,
    /// The listings that use a word of the glossary, by the word's place in it.
    pub uses: BTreeMap<usize, Vec<ListingSummary>>,
}

/// What the page of the glossary needs of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingSummary {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it is marked 再掲.
    pub relisting: bool,
}

/// What the home page says of a top section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootSummary {
    /// The path of its page inside the site.
    pub path: String,
    /// Its number as printed.
    pub label: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What the shared pages need of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentSummary {
    /// Its name.
    pub name: String,
    /// How its name is read; none where the site has other plans.
    pub reading: Option<String>,
    /// Its slug, which with the plan's id gives the path of its page.
    pub slug: String,
    /// How many listings (延べ) of the plan name it.
    pub listings: usize,
}

impl PlanSummary {
    /// Sums a plan up, which is one of so many of its site. `only` is its id where the site has no other plan.
    #[must_use]
    pub fn of(site: &PlanSite<'_>, targets: &Targets, only: Option<&str>, plans: usize) -> Self {
        let plan = site.plan;
        let levels = plan.levels.iter().map(|level| level.heading.clone());
        Self {
            id: plan.id.clone(),
            title: plan.title.clone(),
            publisher: plan.publisher.clone(),
            source: plan.source.clone(),
            period: plan.period.clone(),
            ended: plan.successor.is_some(),
            top: top_heading(plan).to_owned(),
            priority: has_priorities(plan).then(|| plan.priority_mark.name.clone()),
            progress: plan.evaluations.last().map(|evaluation| evaluation.year),
            sections: levels.zip(site.level_sizes()).collect(),
            projects: plan.project_count(),
            listings: plan.listings.len(),
            roots: if plans > MANY { Vec::new() } else { roots(site) },
            departments: departments(plan, only.is_some()),
            files: site.files.to_vec(),
            targets: targets.resolve(site, only),
            uses: uses(site),
        }
    }

    /// The page of one of its departments.
    pub(super) fn department<'a>(&'a self, unit: &'a DepartmentSummary) -> Route<'a> {
        Route::Plan(&self.id, PlanRoute::Department(&unit.slug))
    }

    /// What the navigation says of it.
    pub(super) fn nav(&self) -> PlanNav<'_> {
        PlanNav { id: &self.id, top: &self.top, priority: self.priority.as_deref(), progress: self.progress }
    }
}

fn roots(site: &PlanSite<'_>) -> Vec<RootSummary> {
    let root = |(id, section): (_, &crate::plan::Section)| RootSummary {
        path: site.route(PlanPage::Section(id)).path(),
        label: section.label.clone(),
        code: section.code.clone(),
        title: section.title.clone(),
    };
    site.plan.roots().map(root).collect()
}

/// The listings whose title, 内容 or other cells use a word of the glossary, by word.
fn uses(site: &PlanSite<'_>) -> BTreeMap<usize, Vec<ListingSummary>> {
    let mut uses: BTreeMap<usize, Vec<ListingSummary>> = BTreeMap::new();
    let words = &site.site.glossary.words;
    for listing in site.plan.listings.iter().filter(|_| !words.is_empty()) {
        let cells = listing.cells.iter().map(|(_, text)| text);
        let texts = [&listing.title, &listing.description].into_iter().chain(cells);
        let found: BTreeSet<_> = texts.flat_map(|text| words.find(text)).map(|found| found.word).collect();
        for word in found {
            let (id, code, title) = (listing.id.clone(), listing.code.clone(), listing.title.clone());
            let summary = ListingSummary { id, code, title, relisting: listing.relisting };
            uses.entry(word).or_default().push(summary);
        }
    }
    uses
}

fn departments(plan: &Plan, with_readings: bool) -> Vec<DepartmentSummary> {
    let summary = |unit: &crate::plan::Department| DepartmentSummary {
        name: unit.label.clone(),
        reading: unit.reading.clone().filter(|_| with_readings),
        slug: unit.slug.clone(),
        listings: unit.listings.len(),
    };
    plan.departments.iter().map(summary).collect()
}
