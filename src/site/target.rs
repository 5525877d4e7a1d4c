//! What links of content pages lead to: each plan resolves those that are asked of it.

use std::collections::{BTreeMap, BTreeSet};

use super::plan_site::{PlanPage, PlanSite, has_priorities};
use crate::config::{self, LogEntry};
use crate::content::{ContentPage, Piece, Target};
use crate::diag::{Code, Diagnostic, Sink};
use crate::plan::{DepartmentId, EndedId, MarkId, Plan};
use crate::text::Place;

/// The parts of plans that content pages link to: the plan's id (none for the only plan), and the item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    asked: BTreeSet<(Option<String>, String)>,
}

/// What became of a link to a part of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// It leads to a file of the site.
    Found {
        /// The path inside the site.
        path: String,
        /// The title of what is there.
        title: String,
        /// What else the number could mean, since it has had it too; none where it can mean but one thing.
        rival: Option<String>,
    },
    /// There is no such part.
    Unknown {
        /// What it may have been meant to be.
        nearest: String,
    },
}

impl Targets {
    /// Gathers what the content pages and the log ask for.
    #[must_use]
    pub fn of(content: &[ContentPage], log: &[LogEntry]) -> Self {
        let pieces = content.iter().flat_map(|page| page.body.pieces.iter().map(move |piece| (page, piece)));
        let asked = pieces.filter_map(|(page, piece)| match piece {
            Piece::Href(Target::Plan { plan, item }, _) | Piece::Title(Target::Plan { plan, item }, _) => {
                Some((plan_of(page, plan.as_deref()).map(str::to_owned), item.clone()))
            }
            Piece::Href(Target::Content { .. } | Target::File { .. }, _)
            | Piece::Title(Target::Content { .. } | Target::File { .. }, _)
            | Piece::Html(_) => None,
        });
        let plan = |entry: &LogEntry| entry.plan.as_ref().map(|plan| plan.name.clone());
        let told = log.iter().flat_map(|entry| entry.links.iter().map(move |item| (plan(entry), item.clone())));
        Self { asked: asked.chain(told).collect() }
    }

    /// Resolves what is asked of one plan. Links that name no plan are meant for the `only` one.
    #[must_use]
    pub fn resolve(&self, site: &PlanSite<'_>, only: Option<&str>) -> BTreeMap<String, Resolved> {
        let id = site.plan.id.as_str();
        let mine = self.asked.iter().filter(|(plan, _)| plan.as_deref().or(only) == Some(id));
        mine.map(|(_, item)| (item.clone(), resolve(site, item))).collect()
    }
}

/// The plan that a link on a page means: the one it names, else the page's own.
fn plan_of<'a>(page: &'a ContentPage, named: Option<&'a str>) -> Option<&'a str> {
    named.or(page.plan.as_ref().map(|plan| plan.name.as_str()))
}

fn resolve(site: &PlanSite<'_>, item: &str) -> Resolved {
    let pages = find(site, item);
    let Some(&page) = pages.first() else { return Resolved::Unknown { nearest: nearest(site, item) } };
    let rival = pages.iter().find(|&&other| other != page).map(|&other| site.name(other).to_owned());
    Resolved::Found { path: site.route(page).path(), title: site.name(page).to_owned(), rival }
}

/// The pages that an item can mean, the likeliest first. `id=1-2` is a number in an address and `code=1-2` one of the
/// chart; a number alone can be either, its id before its present code, since an id is what was published.
fn find(site: &PlanSite<'_>, item: &str) -> Vec<PlanPage> {
    let plan = site.plan;
    match item {
        "" => return vec![PlanPage::Top],
        "whole" => return vec![PlanPage::Whole],
        "chart" => return vec![PlanPage::Chart],
        "matrix" => return vec![PlanPage::Matrix],
        "comparison" if site.before.is_some() => return vec![PlanPage::Comparison],
        "departments" => return vec![PlanPage::Departments],
        "progress" if !plan.evaluations.is_empty() => return vec![PlanPage::Progress(plan.evaluations.len() - 1)],
        "priority" if has_priorities(plan) => return vec![PlanPage::Priority],
        _ => {}
    }
    if let Some(id) = item.strip_prefix("id=") {
        return numbered(plan, id, By::Id).into_iter().take(1).collect();
    }
    if let Some(code) = item.strip_prefix("code=") {
        return numbered(plan, code, By::Code).into_iter().take(1).collect();
    }
    let unit = plan.departments.iter().position(|unit| unit.label == item || unit.slug == item);
    let mark = plan.marks.iter().position(|mark| mark.name == item || mark.slug == item);
    let former = plan.departments.iter().position(|unit| unit.former.iter().any(|name| name == item));
    let units = [unit.map(DepartmentId).map(PlanPage::Department), mark.map(MarkId).map(PlanPage::Mark)];
    let mut found = Vec::new();
    for by in [By::Id, By::Code, By::Former] {
        // Of one way there is one page: a section before a 事業 of the same number.
        found.extend(numbered(plan, item, by).into_iter().take(1));
    }
    let named = units.into_iter().flatten().chain(former.map(DepartmentId).map(PlanPage::Department)).take(1);
    if found.is_empty() { named.collect() } else { found }
}

/// What a number is looked up among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// Those in addresses.
    Id,
    /// Those of the chart.
    Code,
    /// Those that the chart had before.
    Former,
}

/// The sections, the 事業 and what has ended that have a number.
fn numbered(plan: &Plan, number: &str, by: By) -> Vec<PlanPage> {
    let has = |id: &str, code: &str, former: &[String]| match by {
        By::Id => id == number,
        By::Code => code == number,
        By::Former => former.iter().any(|code| code == number),
    };
    let sections = plan.section_ids().filter(|(_, at)| has(&at.id, &at.code, &at.former));
    let listings = plan.listing_ids().filter(|(_, at)| has(&at.id, &at.code, &at.former));
    let ended = plan.ended.iter().enumerate().filter(|(_, at)| match by {
        By::Id => at.id == number,
        By::Code => false,
        By::Former => at.code == number || at.former.iter().any(|code| code == number),
    });
    let pages = sections.map(|(id, _)| PlanPage::Section(id)).chain(listings.map(|(id, _)| PlanPage::Listing(id)));
    pages.chain(ended.map(|(at, _)| PlanPage::Ended(EndedId(at)))).collect()
}

fn nearest(site: &PlanSite<'_>, item: &str) -> String {
    let plan = site.plan;
    let codes = plan.sections.iter().map(|at| at.code.as_str()).chain(plan.listings.iter().map(|at| at.code.as_str()));
    let names = plan.departments.iter().map(|unit| unit.label.as_str());
    let names = names.chain(plan.marks.iter().map(|mark| mark.name.as_str()));
    let known: Vec<_> = codes
        .chain(names)
        .chain(["whole", "chart", "matrix", "departments", "priority", "progress", "comparison"])
        .collect();
    config::nearest(item, &known).to_owned()
}

/// Where the links of a content page lead, once all plans are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Destinations<'a> {
    /// All content pages.
    pub content: &'a [ContentPage],
    /// The paths of all files under `content/` that are published as they are.
    pub files: &'a BTreeSet<&'a str>,
    /// The parts of plans, by plan and item.
    pub plans: &'a BTreeMap<&'a str, &'a BTreeMap<String, Resolved>>,
    /// Whether all plans could be read; if not, nobody knows where a link to a plan leads.
    pub complete: bool,
}

impl Destinations<'_> {
    /// The path and title that a link leads to; reports a link that leads nowhere.
    pub(super) fn find(
        &self,
        sink: &mut Sink,
        page: &ContentPage,
        target: &Target,
        place: &Place,
    ) -> Option<(String, String)> {
        if let Some((title, rival)) = self.rival(page, target) {
            let two = Diagnostic::new(Code::C14).at(place).with("target", written(target));
            sink.report(two.with("number", number(target)).with("title", title).with("rival", rival));
        }
        match self.look_up(page, target) {
            Ok(found) => Some(found),
            Err(_) if !self.is_judged(page, target) => None,
            Err(nearest) => {
                let unknown = Diagnostic::new(Code::C02).at(place);
                sink.report(unknown.with("target", written(target)).with("nearest", nearest));
                None
            }
        }
    }

    /// The path and title of what an entry of the log leads to; reports a part that its plan does not have.
    pub(super) fn of_entry(&self, sink: &mut Sink, entry: &LogEntry, item: &str) -> Option<(String, String)> {
        let plan = entry.plan.as_ref().map(|plan| plan.name.as_str());
        let found = self.part(plan, None, item);
        let is_judged = self.complete && plan.is_none_or(|plan| self.plans.contains_key(plan));
        if let Err(nearest) = found.as_ref().map_err(|nearest| nearest.trim_start_matches("plan:"))
            && is_judged
        {
            let unknown = Diagnostic::new(Code::G19).at(&entry.at).cell(item).with("found", item);
            sink.report(unknown.with("nearest", nearest));
        }
        found.ok()
    }

    /// Whether a link that leads nowhere is a finding of its own: not where the plan it means could not be read, or
    /// where the page's own plan is unknown, which is reported once where the page names it.
    fn is_judged(&self, page: &ContentPage, target: &Target) -> bool {
        match target {
            Target::Plan { plan: Some(_), .. } => self.complete,
            Target::Plan { plan: None, .. } => {
                self.complete && page.plan.as_ref().is_none_or(|plan| self.plans.contains_key(plan.name.as_str()))
            }
            Target::Content { .. } | Target::File { .. } => true,
        }
    }

    /// What a link leads to, or what it may have been meant to be.
    fn look_up(&self, page: &ContentPage, target: &Target) -> Result<(String, String), String> {
        match target {
            Target::Plan { plan, item } => self.part(plan_of(page, plan.as_deref()), plan.as_deref(), item),
            Target::Content { path, anchor } => self.page(path, anchor.as_deref()),
            Target::File { path } => self.file(path),
        }
    }

    /// A part of a plan, which the link may have named.
    fn part(&self, meant: Option<&str>, plan: Option<&str>, item: &str) -> Result<(String, String), String> {
        let ids: Vec<_> = self.plans.keys().copied().collect();
        let id = match meant {
            Some(id) => id,
            None if ids.len() == 1 => ids[0],
            None => return Err(format!("plan:{}/{item}", ids.first().unwrap_or(&""))),
        };
        let Some(parts) = self.plans.get(id) else {
            let meant = config::nearest(id, &ids);
            return Err(format!("plan:{meant}/{item}"));
        };
        match parts.get(item) {
            Some(Resolved::Found { path, title, rival: _ }) => Ok((path.clone(), title.clone())),
            Some(Resolved::Unknown { nearest }) => {
                Err(plan.map_or_else(|| format!("plan:{nearest}"), |plan| format!("plan:{plan}/{nearest}")))
            }
            None => Err(format!("plan:{id}/")),
        }
    }

    /// What a number means that has stood for two things, and what else it could mean.
    fn rival(&self, page: &ContentPage, target: &Target) -> Option<(&str, &str)> {
        let Target::Plan { plan, item } = target else { return None };
        let only = || self.plans.keys().next().copied().filter(|_| self.plans.len() == 1);
        let parts = self.plans.get(plan_of(page, plan.as_deref()).or_else(only)?)?;
        match parts.get(item)? {
            Resolved::Found { title, rival: Some(rival), .. } => Some((title, rival)),
            Resolved::Found { rival: None, .. } | Resolved::Unknown { .. } => None,
        }
    }

    fn page(&self, path: &str, anchor: Option<&str>) -> Result<(String, String), String> {
        if let Some(page) = self.content.iter().find(|page| page.path == path) {
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            return Ok((format!("{path}.html{anchor}"), page.title.clone()));
        }
        let known: Vec<_> = self.content.iter().map(|page| page.path.as_str()).collect();
        Err(format!("{}.md", config::nearest(path, &known)))
    }

    fn file(&self, path: &str) -> Result<(String, String), String> {
        if self.files.contains(path) {
            let name = path.rsplit('/').next().unwrap_or(path);
            return Ok((path.to_owned(), name.to_owned()));
        }
        let known: Vec<_> = self.files.iter().copied().collect();
        Err(config::nearest(path, &known).to_owned())
    }
}

/// A target as it is written in Markdown.
fn written(target: &Target) -> String {
    match target {
        Target::Plan { plan: Some(plan), item } => format!("plan:{plan}/{item}"),
        Target::Plan { plan: None, item } => format!("plan:{item}"),
        Target::Content { path, anchor } => {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("{path}.md{anchor}")
        }
        Target::File { path } => path.clone(),
    }
}

/// The number that a target is written with.
fn number(target: &Target) -> &str {
    match target {
        Target::Plan { item, .. } => item,
        Target::Content { path, .. } | Target::File { path } => path,
    }
}
