//! The pages that plans share: home, content pages, departments of several plans, and the 404 page.

use std::collections::{BTreeMap, BTreeSet};

use super::citation::Citation;
use super::data::DataFile;
use super::frame::{GLOSSARY, PlanNav, Site, SourceNote};
use super::pages::{
    GoneView, NotFoundView, Page, View, changes_view, content_view, glossary_view, home_view, search_view,
    shared_department_view,
};
use super::plan_site::{PlanPage, PlanSite, has_priorities, top_heading};
use super::route::{Here, Route};
use super::target::{Destinations, Resolved, Targets};
use crate::config::{LogEntry, PageRecord};
use crate::content::ContentPage;
use crate::diag::Sink;
use crate::plan::{DepartmentId, Plan, SourceDocument};

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
    /// Its top sections.
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
    /// How its name is read.
    pub reading: Option<String>,
    /// Its slug.
    pub slug: String,
    /// The path of its page inside the site.
    pub path: String,
    /// How many listings (延べ) of the plan name it.
    pub listings: usize,
}

impl PlanSummary {
    /// Sums a plan up. `only` is its id where the site has no other plan.
    #[must_use]
    pub fn of(site: &PlanSite<'_>, targets: &Targets, only: Option<&str>) -> Self {
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
            roots: roots(site),
            departments: departments(site, plan),
            files: site.files.to_vec(),
            targets: targets.resolve(site, only),
            uses: uses(site),
        }
    }

    fn nav(&self) -> PlanNav<'_> {
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

fn departments(site: &PlanSite<'_>, plan: &Plan) -> Vec<DepartmentSummary> {
    let summary = |(at, unit): (usize, &crate::plan::Department)| DepartmentSummary {
        name: unit.label.clone(),
        reading: unit.reading.clone(),
        slug: unit.slug.clone(),
        path: site.route(PlanPage::Department(DepartmentId(at))).path(),
        listings: unit.listings.len(),
    };
    plan.departments.iter().enumerate().map(summary).collect()
}

/// All plans and the pages that they share.
#[derive(Debug)]
pub struct SharedSite<'a> {
    /// What all pages of the site share.
    pub site: &'a Site<'a>,
    /// All content pages.
    pub content: &'a [ContentPage],
    /// The content pages that were published and are gone.
    pub gone: &'a [PageRecord],
    /// The paths of all files under `content/` that are published as they are.
    pub files: BTreeSet<&'a str>,
    /// Groups of words that mean the same to the search.
    pub synonyms: &'a [Vec<String>],
    /// What changed on the site, the latest first.
    pub log: &'a [LogEntry],
    /// Words and their readings in Hiragana: the search finds a word by its reading.
    pub readings: &'a [(String, String)],
    /// All plans that could be read.
    pub plans: Vec<&'a PlanSummary>,
    /// Whether all plans could be read.
    pub complete: bool,
}

/// A shared page, before it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedPage<'a> {
    /// The site's first page.
    Home,
    /// A content page.
    Content(&'a ContentPage),
    /// A content page that was published and is gone.
    Gone(&'a PageRecord),
    /// A department of a publisher with several plans.
    Department {
        /// The publisher.
        publisher: &'a str,
        /// The department's slug.
        slug: &'a str,
    },
    /// The search page.
    Search,
    /// What changed on the site, and when.
    Changes,
    /// The words that the pages explain.
    Glossary,
    /// The page for addresses that lead nowhere.
    NotFound,
}

impl<'a> SharedSite<'a> {
    /// All shared pages, in a fixed order. `content/index.md` is no page of its own: it opens the home page.
    #[must_use]
    pub fn pages(&self) -> Vec<SharedPage<'a>> {
        let content = self.content.iter().filter(|page| page.path != "index").map(SharedPage::Content);
        let units = self.shared_departments().into_keys();
        let units = units.map(|(publisher, slug)| SharedPage::Department { publisher, slug });
        let log = (!self.log.is_empty()).then_some(SharedPage::Changes);
        let glossary = (!self.site.glossary.terms.is_empty()).then_some(SharedPage::Glossary);
        let own = [SharedPage::Home, SharedPage::Search, SharedPage::NotFound].into_iter().chain(log).chain(glossary);
        let mut pages: Vec<_> = own.chain(content).chain(units).collect();
        // Where the program has a page of its own by now, that one answers for the address.
        let taken: BTreeSet<_> = pages.iter().map(|page| Self::route(*page).path()).collect();
        let gone = self.gone.iter().map(SharedPage::Gone);
        pages.extend(gone.filter(|page| !taken.contains(&Self::route(*page).path())));
        pages.into_iter().filter(|page| self.site.has(&Self::route(*page))).collect()
    }

    /// Makes the view of one page. Links of content pages that lead nowhere go to the sink.
    #[must_use]
    pub fn page(&self, sink: &mut Sink, page: SharedPage<'a>) -> Page<'a> {
        let route = Self::route(page);
        let here = Here::on(&route);
        let plans = self.plans.iter().map(|plan| (plan.id.as_str(), &plan.targets)).collect();
        let (content, files, complete) = (self.content, &self.files, self.complete);
        let destinations = Destinations { content, files, plans: &plans, complete };
        let (title, view) = match page {
            SharedPage::Home => (self.site.title, View::Home(home_view(self, sink, &here, &destinations))),
            SharedPage::Content(page) => {
                (page.title.as_str(), View::Content(content_view(sink, &here, &destinations, page)))
            }
            SharedPage::Gone(page) => (page.title.as_str(), View::Gone(GoneView::new(self, &here, page))),
            SharedPage::Department { publisher, slug } => {
                let view = shared_department_view(self, &here, publisher, slug);
                (view.name, View::SharedDepartment(view))
            }
            SharedPage::Search => ("検索", View::Search(search_view(self, &here))),
            SharedPage::Changes => ("更新履歴", View::Changes(changes_view(self, sink, &here, &destinations))),
            SharedPage::Glossary => (GLOSSARY, View::Glossary(glossary_view(self, &here))),
            SharedPage::NotFound => {
                let title = "ページが見つかりません";
                (title, View::NotFound(NotFoundView::new(title, self.site.base_url)))
            }
        };
        let mut frame = self.site.frame(&route, title, self.nav());
        frame.description = Some(self.description(page));
        frame.qr = match page {
            SharedPage::Department { .. } => self.site.qr(&here),
            SharedPage::Home
            | SharedPage::Content(_)
            | SharedPage::Gone(_)
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::NotFound => None,
        };
        frame.citation = self.citation(page, title);
        frame.sources = self.sources(page);
        let path = here.path().to_owned();
        let record = match page {
            SharedPage::Content(page) => page.file.clone(),
            SharedPage::Home
            | SharedPage::Gone(_)
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::Department { .. }
            | SharedPage::NotFound => path.clone(),
        };
        Page { path, name: record.clone(), record, frame, view }
    }

    /// One sentence about a page: the one that its Markdown gives, where it does.
    fn description(&self, page: SharedPage<'a>) -> String {
        let site = self.site.title;
        let written = match page {
            SharedPage::Content(page) => page.description.clone(),
            SharedPage::Home => {
                self.content.iter().find(|page| page.path == "index").and_then(|page| page.description.clone())
            }
            SharedPage::Department { .. }
            | SharedPage::Gone(_)
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::NotFound => None,
        };
        written.unwrap_or_else(|| match page {
            SharedPage::Home => format!("{site}の事業を、番号や担当課から探せます。"),
            SharedPage::Content(page) => format!("{site}の「{}」のページです。", page.title),
            SharedPage::Gone(page) => format!("{site}の「{}」のページは、今はありません。", page.title),
            SharedPage::Department { publisher, .. } => {
                format!("{publisher}の課が担当する事業を、計画ごとに載せています。")
            }
            SharedPage::Search => format!("{site}の事業を、ことば、番号、担当課で検索できます。"),
            SharedPage::Changes => format!("{site}の更新を、新しいものから順に載せています。"),
            SharedPage::Glossary => format!("{site}に出てくる言葉の意味と、その出典を載せています。"),
            SharedPage::NotFound => format!("{site}に、お探しのページはありません。"),
        })
    }

    /// The citation of a page: the publisher is named where all plans have the same.
    fn citation(&self, page: SharedPage<'a>, title: &str) -> String {
        let publisher = match page {
            SharedPage::Department { publisher, .. } => Some(publisher),
            SharedPage::Home
            | SharedPage::Content(_)
            | SharedPage::Gone(_)
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::NotFound => self.publisher(),
        };
        let page = (title != self.site.title).then(|| title.to_owned());
        Citation { publisher, page, work: self.site.title, source: None }.text()
    }

    /// Who publishes all plans, where that is one.
    #[must_use]
    pub fn publisher(&self) -> Option<&'a str> {
        let mut publishers: Vec<_> = self.plans.iter().map(|plan| plan.publisher.as_deref()).collect();
        publishers.dedup();
        if let [only] = publishers.as_slice() { *only } else { None }
    }

    /// The documents behind a page: those of the plan that it speaks of, else those of all plans.
    fn sources(&self, page: SharedPage<'a>) -> Vec<SourceNote<'a>> {
        let own = match page {
            SharedPage::Content(page) => page.plan.as_ref().map(|plan| plan.name.as_str()),
            SharedPage::Home
            | SharedPage::Gone(_)
            | SharedPage::Department { .. }
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::NotFound => None,
        };
        let plans = self.plans.iter().filter(|plan| own.is_none_or(|own| own == plan.id));
        let mut notes: Vec<_> = plans.map(|plan| SourceNote::new(plan.publisher.as_deref(), &plan.source)).collect();
        notes.dedup();
        notes
    }

    /// The departments of publishers with several plans: where each is found.
    #[must_use]
    pub fn shared_departments(&self) -> BTreeMap<(&'a str, &'a str), Vec<(&'a PlanSummary, &'a DepartmentSummary)>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for &plan in &self.plans {
            let Some(publisher) = plan.publisher.as_deref().filter(|&name| self.has_several_plans(name)) else {
                continue;
            };
            for unit in &plan.departments {
                found.entry((publisher, unit.slug.as_str())).or_default().push((plan, unit));
            }
        }
        found
    }

    fn has_several_plans(&self, publisher: &str) -> bool {
        self.plans.iter().filter(|plan| plan.publisher.as_deref() == Some(publisher)).count() > 1
    }

    fn nav(&self) -> Option<PlanNav<'a>> {
        match self.plans.as_slice() {
            &[only] => Some(only.nav()),
            _ => None,
        }
    }

    fn route(page: SharedPage<'a>) -> Route<'a> {
        match page {
            SharedPage::Home => Route::Home,
            SharedPage::Content(page) => Route::Content(&page.path),
            SharedPage::Gone(page) => Route::Content(&page.path),
            SharedPage::Department { slug, .. } => Route::SharedDepartment(slug),
            SharedPage::Search => Route::Search,
            SharedPage::Changes => Route::Changes,
            SharedPage::Glossary => Route::Glossary,
            SharedPage::NotFound => Route::NotFound,
        }
    }
}
