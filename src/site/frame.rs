//! The frame: what is the same on every page — title, navigation, breadcrumb, footer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::city::City;
use super::marks::Number;
use super::route::{Here, PlanRoute, Route, absolute, external, qr_path};
use crate::config::{CityConfig, Glossary, PageConfig, SiteConfig};
use crate::content::ContentPage;
use crate::plan::{Plan, SourceDocument};

/// What the first page is called in titles, navigation and breadcrumbs.
const HOME: &str = "ホーム";

/// The longest address that becomes a QR code, in bytes: its modules are still large enough for paper.
pub const QR_LIMIT: usize = 300;

/// What is made of the pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// A site of its own.
    #[default]
    Site,
    /// The main part of each page, for a website that has a frame of its own. What needs the site's scripts is left out.
    Fragments,
}

/// What the page of the words that the pages explain is called.
pub(super) const GLOSSARY: &str = "用語集";

/// What all pages of the site share, whatever plan they belong to.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    /// The site's name.
    pub title: &'a str,
    /// The site's own address, ending with `/`, where it is known.
    pub base_url: Option<&'a str>,
    /// The content pages that the navigation lists, in its order.
    pub content: Vec<&'a ContentPage>,
    /// The names of the theme's files under `assets/`.
    pub assets: Vec<&'a str>,
    /// Whether it has a log of what changed.
    pub has_log: bool,
    /// What its first page is called in breadcrumbs, where the city's own first page stands before it.
    pub home: &'a str,
    /// What the city's website has around all pages.
    pub city: &'a CityConfig,
    /// What pages say of themselves.
    pub page: &'a PageConfig,
    /// What is made of them.
    pub form: Form,
    /// The words that the pages explain.
    pub glossary: &'a Glossary,
}

/// The view of the frame.
#[derive(Debug, Clone, Serialize)]
pub struct Frame<'a> {
    /// The site's name.
    pub site_title: &'a str,
    /// The page's own title, as the browser's tab shows it before the site's name.
    pub title: String,
    /// The title of the plan, else of the site; none where it is the page's own title.
    pub title_of: Option<&'a str>,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The link to the first page.
    pub home: String,
    /// The link to the search page, where there is one.
    pub search: Option<String>,
    /// The link to what changed on the site, where there is a log.
    pub changes: Option<String>,
    /// The link to the feed of it, where the site's own address is known too.
    pub feed: Option<String>,
    /// The link to the page of the glossary, where there is one.
    pub glossary: Option<String>,
    /// The navigation.
    pub nav: Vec<NavItem<'a>>,
    /// The way from the first page to this one (現在位置), which is its last item.
    pub crumbs: Vec<Crumb<'a>>,
    /// The links to the theme's assets by their names.
    pub assets: BTreeMap<&'a str, String>,
    /// The full address of the page, where the site's own address is known.
    pub address: Option<String>,
    /// The link to the picture of the page's address as a QR code, on pages that flyers lead to.
    pub qr: Option<String>,
    /// What a person writes who quotes the page (書誌), without its address.
    pub citation: String,
    /// The path of the page inside the site.
    pub path: String,
    /// The plan that the page belongs to.
    pub plan: Option<PlanFrame<'a>>,
    /// The documents that what stands on the page was taken from.
    pub sources: Vec<SourceNote<'a>>,
    /// What the city's website has around the page.
    pub city: City<'a>,
}

/// A document that a plan was taken from, as far as anything is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SourceNote<'a> {
    /// Who publishes it.
    pub publisher: Option<&'a str>,
    /// Its name, such as 資料6.
    pub document: Option<&'a str>,
    /// Its date as printed (資料の日付).
    pub date: Option<&'a str>,
    /// Its date as ISO 8601.
    pub date_iso: Option<&'a str>,
    /// The body that it was laid before.
    pub body: Option<&'a str>,
    /// Where it is published.
    pub source_url: Option<&'a str>,
}

impl<'a> SourceNote<'a> {
    /// What is said of a source document.
    pub(super) fn new(publisher: Option<&'a str>, source: &'a SourceDocument) -> Self {
        Self {
            publisher,
            document: source.document.as_deref(),
            date: source.date_printed.as_deref().or(source.date.as_deref()),
            date_iso: source.date.as_deref(),
            body: source.body.as_deref(),
            source_url: source.url.as_deref().and_then(external),
        }
    }
}

/// One item of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem<'a> {
    /// Its link.
    pub url: String,
    /// Its words, in front of `suffix`.
    pub title: &'a str,
    /// What follows the title, such as `から探す`.
    pub suffix: &'static str,
    /// The value of `aria-current`: `page` on the page itself, `true` below it.
    pub current: Option<&'static str>,
}

/// One item of the breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crumb<'a> {
    /// Its link; none on the page itself.
    pub url: Option<String>,
    /// Its full address, where the site's own address is known.
    pub address: Option<String>,
    /// Its number, where it has one.
    pub number: Option<Number<'a>>,
    /// Its title.
    pub title: &'a str,
}

/// What the frame says of the page's plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFrame<'a> {
    /// Its id.
    pub id: &'a str,
    /// The plan's name.
    pub title: &'a str,
    /// The link to its own page.
    pub url: String,
    /// Who publishes it.
    pub publisher: Option<&'a str>,
    /// Its years.
    pub period: Option<&'a str>,
    /// The name of the source document, such as 資料6.
    pub document: Option<&'a str>,
    /// Its date as printed (資料の日付).
    pub date: Option<&'a str>,
    /// Its date as ISO 8601.
    pub date_iso: Option<&'a str>,
    /// The body that it was laid before.
    pub body: Option<&'a str>,
    /// Where it is published.
    pub source_url: Option<&'a str>,
    /// The link to the page about its data.
    pub data: String,
    /// Present where the plan has ended.
    pub banner: Option<Banner>,
}

/// The banner on the pages of a plan that has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Banner {
    /// The link to the plan that follows.
    pub url: String,
}

impl Banner {
    /// The banner that leads to a plan of this site by its id, or to one elsewhere by its address.
    fn of(next: &str, here: &Here) -> Self {
        let here = || here.to(&Route::Plan(next, PlanRoute::Top));
        Self { url: external(next).map_or_else(here, str::to_owned) }
    }
}

/// What the navigation needs of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlanNav<'a> {
    pub id: &'a str,
    /// The heading of the top level, such as 基本目標.
    pub top: &'a str,
    /// What a priority is called, where the plan has any.
    pub priority: Option<&'a str>,
    /// The latest fiscal year that was evaluated.
    pub progress: Option<i16>,
}

impl<'a> Site<'a> {
    /// A site by its name, its settings, its content pages, the names of its theme's assets and its glossary.
    #[must_use]
    pub fn new(
        title: &'a str,
        config: &'a SiteConfig,
        content: &'a [ContentPage],
        assets: Vec<&'a str>,
        glossary: &'a Glossary,
    ) -> Self {
        let mut content: Vec<_> = content.iter().filter(|page| page.nav.is_some() && page.path != "index").collect();
        content.sort_by_key(|page| (page.nav, &page.path));
        let (city, page) = (&config.city, &config.page);
        let (base_url, form, has_log) = (config.base_url.as_deref(), Form::Site, false);
        Self { title, home: HOME, base_url, content, assets, has_log, city, page, form, glossary }
    }

    /// The same site, its first page called otherwise in breadcrumbs where the city's own first page stands before it.
    #[must_use]
    pub fn called(self, home: &'a str) -> Self {
        if self.city.breadcrumb.is_empty() { self } else { Self { home, ..self } }
    }

    /// The same site, for pages of a plan that says of them what the site does not.
    #[must_use]
    pub fn with_page(self, page: &'a PageConfig) -> Self {
        Self { page, ..self }
    }

    /// The same site in another form.
    #[must_use]
    pub fn in_form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The frame of a page that belongs to no plan.
    pub(super) fn frame(&self, route: &Route<'_>, title: &'a str, plan: Option<PlanNav<'a>>) -> Frame<'a> {
        let here = Here::on(route);
        let mut crumbs = self.first_crumbs(&here);
        if *route != Route::Home {
            crumbs.push(self.crumb(&here, route, None, title));
        }
        if let Some(last) = crumbs.last_mut() {
            last.url = None;
        }
        let title = if *route == Route::Home { HOME } else { title };
        Frame {
            site_title: self.title,
            title: title.to_owned(),
            title_of: (title != self.title).then_some(self.title),
            description: None,
            home: here.to(&Route::Home),
            search: self.has(&Route::Search).then(|| here.to(&Route::Search)),
            changes: self.has_log.then(|| here.to(&Route::Changes)),
            feed: self.feed(&here),
            glossary: (!self.glossary.terms.is_empty()).then(|| here.to(&Route::Glossary)),
            nav: self.nav(&here, plan),
            crumbs,
            assets: self.assets.iter().map(|&name| (name, here.to(&Route::Asset(name)))).collect(),
            address: self.base_url.map(|base| absolute(base, here.path())),
            qr: None,
            citation: String::new(),
            path: here.path().to_owned(),
            plan: None,
            sources: Vec::new(),
            city: City::new(self.city, self.page),
        }
    }

    /// One item of a breadcrumb.
    pub(super) fn crumb(
        &self,
        here: &Here,
        route: &Route<'_>,
        number: Option<Number<'a>>,
        title: &'a str,
    ) -> Crumb<'a> {
        let address = self.base_url.map(|base| absolute(base, &route.path()));
        Crumb { url: Some(here.to(route)), address, number, title }
    }

    /// The first items of every breadcrumb: the way from the city's own first page, and the first page of the site.
    pub(super) fn first_crumbs(&self, here: &Here) -> Vec<Crumb<'a>> {
        let outside = self.city.breadcrumb.iter().map(|step| Crumb {
            url: step.url.clone(),
            address: step.url.clone(),
            number: None,
            title: &step.title,
        });
        outside.chain([self.crumb(here, &Route::Home, None, self.home)]).collect()
    }

    /// Whether a page is made: fragments have no search, no page for wrong addresses and no feed.
    pub(super) fn has(&self, route: &Route<'_>) -> bool {
        match self.form {
            Form::Site => true,
            Form::Fragments => !matches!(route, Route::Search | Route::NotFound | Route::Feed),
        }
    }

    /// The link to the feed of what changed, where there is a log and the site's own address is known.
    pub(super) fn feed(&self, here: &Here) -> Option<String> {
        (self.has_log && self.base_url.is_some() && self.has(&Route::Feed)).then(|| here.to(&Route::Feed))
    }

    /// The link to the QR code of a page, where the site's own address is known and short enough to be read off paper.
    pub(super) fn qr(&self, here: &Here) -> Option<String> {
        let address = absolute(self.base_url?, here.path());
        (self.form == Form::Site && address.len() <= QR_LIMIT).then(|| here.to_path(&qr_path(here.path())))
    }

    fn nav(&self, here: &Here, plan: Option<PlanNav<'a>>) -> Vec<NavItem<'a>> {
        let mut items = vec![nav_item(here, &Route::Home, HOME, "")];
        if let Some(plan) = plan {
            let to = |route| Route::Plan(plan.id, route);
            items.push(nav_item(here, &to(PlanRoute::Top), plan.top, "から探す"));
            items.push(nav_item(here, &to(PlanRoute::Departments), "担当課", "から探す"));
            if let Some(priority) = plan.priority {
                items.push(nav_item(here, &to(PlanRoute::Priority), priority, ""));
            }
            if let Some(year) = plan.progress {
                items.push(nav_item(here, &to(PlanRoute::Progress(year)), "進捗状況", ""));
            }
            items.push(nav_item(here, &to(PlanRoute::Whole), "計画全体", ""));
        }
        items.extend(self.content.iter().map(|page| nav_item(here, &Route::Content(&page.path), &page.title, "")));
        if !self.glossary.terms.is_empty() {
            items.push(nav_item(here, &Route::Glossary, GLOSSARY, ""));
        }
        items
    }
}

impl<'a> PlanFrame<'a> {
    /// What the frame of one page says of its plan.
    pub(super) fn new(plan: &'a Plan, here: &Here) -> Self {
        let source = &plan.source;
        Self {
            id: &plan.id,
            title: &plan.title,
            url: here.to(&Route::Plan(&plan.id, PlanRoute::Top)),
            publisher: plan.publisher.as_deref(),
            period: plan.period.as_deref(),
            document: source.document.as_deref(),
            date: source.date_printed.as_deref().or(source.date.as_deref()),
            date_iso: source.date.as_deref(),
            body: source.body.as_deref(),
            source_url: source.url.as_deref().and_then(external),
            data: here.to(&Route::Plan(&plan.id, PlanRoute::Data)),
            banner: plan.successor.as_deref().map(|next| Banner::of(next, here)),
        }
    }
}

fn nav_item<'a>(here: &Here, route: &Route<'_>, title: &'a str, suffix: &'static str) -> NavItem<'a> {
    let path = route.path();
    let current = (path == here.path()).then_some("page");
    NavItem { url: here.to_path(&path), title, suffix, current }
}
