//! The pages that plans share: home, content pages, departments of several plans, and the 404 page.

use std::collections::{BTreeMap, BTreeSet};

use super::citation::Citation;
use super::frame::{GLOSSARY, PlanNav, Site, SourceNote};
use super::pages::{
    GoneView, NotFoundView, Page, View, changes_view, content_view, glossary_view, home_view, search_view,
    shared_department_view,
};
use super::route::{Here, Route};
use super::summary::{DepartmentSummary, PlanSummary};
use super::target::Destinations;
use crate::config::{LogEntry, PageRecord};
use crate::content::ContentPage;
use crate::diag::Sink;

/// Where there are more plans, or publishers with several plans, than these, pages that list them say less of each, and each
/// plan has a sitemap of its own: they may be thousands. Each plan's own pages say what is not said of it.
pub const MANY: usize = 12;

/// The most names that departments of one slug are called by together.
const MOST_NAMES: usize = 3;

/// The departments of publishers with several plans, by slug, since that is their address.
pub type SharedDepartments<'a> = BTreeMap<&'a str, SharedDepartment<'a>>;

/// The departments of one slug, of publishers with several plans.
#[derive(Debug, Default)]
pub struct SharedDepartment<'a> {
    /// What they are called: most often alike.
    pub name: String,
    /// Where each is found, by publisher.
    pub owners: BTreeMap<&'a str, Vec<DepartmentPlace<'a>>>,
}

/// A department of a plan.
pub type DepartmentPlace<'a> = (&'a PlanSummary, &'a DepartmentSummary);

/// The departments of publishers with several plans.
#[must_use]
pub fn shared_departments<'a>(plans: &[&'a PlanSummary]) -> SharedDepartments<'a> {
    let mut by_publisher: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for &plan in plans {
        if let Some(publisher) = plan.publisher.as_deref() {
            by_publisher.entry(publisher).or_default().push(plan);
        }
    }
    let mut found = SharedDepartments::new();
    for (publisher, plans) in by_publisher.into_iter().filter(|(_, plans)| plans.len() > 1) {
        for (plan, unit) in plans.iter().flat_map(|&plan| plan.departments.iter().map(move |unit| (plan, unit))) {
            let shared = found.entry(&unit.slug).or_default();
            shared.owners.entry(publisher).or_default().push((plan, unit));
        }
    }
    for shared in found.values_mut() {
        let names: BTreeSet<_> = shared.owners.values().map(|places| places[0].1.name.as_str()).collect();
        let first: Vec<_> = names.iter().take(MOST_NAMES).copied().collect();
        shared.name = first.join("・") + if names.len() > MOST_NAMES { "など" } else { "" };
    }
    found
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
    /// The departments that several of these plans have.
    pub departments: &'a SharedDepartments<'a>,
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
    /// The departments of one slug, of publishers with several plans.
    Department(&'a str),
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
        let units = self.departments.keys().copied().map(SharedPage::Department);
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
            SharedPage::Department(slug) => {
                let view = shared_department_view(self, &here, slug);
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
        frame.description = Some(self.description(page, title));
        frame.qr = match page {
            SharedPage::Department(_) => self.site.qr(&here),
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
            | SharedPage::Department(_)
            | SharedPage::NotFound => path.clone(),
        };
        Page { path, name: record.clone(), record, frame, view }
    }

    /// One sentence about a page: the one that its Markdown gives, where it does.
    fn description(&self, page: SharedPage<'a>, title: &str) -> String {
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
            SharedPage::Department(slug) => match self.only_publisher(slug) {
                Some(publisher) => format!("{publisher}の課が担当する事業を、計画ごとに載せています。"),
                None => format!("{title}が担当する事業を、発行した団体と計画ごとに載せています。"),
            },
            SharedPage::Search => format!("{site}の事業を、ことば、番号、担当課で検索できます。"),
            SharedPage::Changes => format!("{site}の更新を、新しいものから順に載せています。"),
            SharedPage::Glossary => format!("{site}に出てくる言葉の意味と、その出典を載せています。"),
            SharedPage::NotFound => format!("{site}に、お探しのページはありません。"),
        })
    }

    /// The citation of a page: the publisher is named where all plans have the same.
    fn citation(&self, page: SharedPage<'a>, title: &str) -> String {
        let publisher = match page {
            SharedPage::Department(slug) => self.only_publisher(slug),
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

    /// Whose department has a slug, where that is one publisher.
    pub(super) fn only_publisher(&self, slug: &str) -> Option<&'a str> {
        let mut publishers = self.departments.get(slug)?.owners.keys();
        publishers.next().copied().filter(|_| publishers.next().is_none())
    }

    /// The documents behind a page: those of the plans that it speaks of, else those of all plans. None, where they are many.
    fn sources(&self, page: SharedPage<'a>) -> Vec<SourceNote<'a>> {
        let plans = match page {
            SharedPage::Content(ContentPage { plan: Some(own), .. }) => {
                self.plans.iter().copied().filter(|plan| plan.id == own.name).collect()
            }
            SharedPage::Department(slug) => self.department(slug).map(|(plan, _)| plan).collect(),
            SharedPage::Content(_)
            | SharedPage::Home
            | SharedPage::Gone(_)
            | SharedPage::Search
            | SharedPage::Changes
            | SharedPage::Glossary
            | SharedPage::NotFound => self.plans.clone(),
        };
        let mut notes = Vec::new();
        for note in plans.iter().map(|plan| SourceNote::new(plan.publisher.as_deref(), &plan.source)) {
            if notes.contains(&note) {
                continue;
            }
            if notes.len() == MANY {
                return Vec::new();
            }
            notes.push(note);
        }
        notes
    }

    /// The plans that have the departments of a slug.
    fn department(&self, slug: &str) -> impl Iterator<Item = DepartmentPlace<'a>> {
        self.departments.get(slug).into_iter().flat_map(|shared| shared.owners.values()).flatten().copied()
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
            SharedPage::Department(slug) => Route::SharedDepartment(slug),
            SharedPage::Search => Route::Search,
            SharedPage::Changes => Route::Changes,
            SharedPage::Glossary => Route::Glossary,
            SharedPage::NotFound => Route::NotFound,
        }
    }
}
