//! The views of what several kinds of page show alike: items of lists, trees and counts.

use serde::Serialize;

use super::mark;
use crate::plan::{DepartmentId, ListingId, MarkId, Plan, SectionId};
use crate::site::marks::{Badge, Number, Sign};
use crate::site::plan_site::{PlanPage, PlanSite};
use crate::site::route::{Here, PlanRoute, Route};
use crate::text::Place;

/// How many departments a listing shows in a list at most; its own page shows all.
const DEPARTMENTS_IN_LISTS: usize = 6;

/// A link and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link<'a> {
    /// Where it leads.
    pub url: String,
    /// Its words.
    pub title: &'a str,
}

/// A department as lists and pages of 事業 name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chip<'a> {
    /// The link to its page.
    pub url: String,
    /// Its name, with its 部 where the plan has two of the name.
    pub title: &'a str,
    /// The 部 above it, where its name does not say it already.
    pub above: Option<&'a str>,
    /// The marks that it has there, such as 主管課.
    pub marks: Vec<Sign<'a>>,
}

/// What stands in a column beside the plan's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Beside<'a> {
    /// The column's heading as printed, such as 指標.
    pub heading: &'a str,
    /// The text as printed.
    pub text: &'a str,
}

/// The way from a list to those in it that have a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter<'a> {
    /// The mark, its link leading to the part of its page that is this list's.
    pub sign: Sign<'a>,
    /// How many 事業 (延べ) of the list have it.
    pub listings: usize,
}

/// The ways into a plan other than its outline.
#[derive(Debug, Clone, Serialize)]
pub struct Ways<'a> {
    /// By department.
    pub departments: String,
    /// By priority, where the plan has any.
    pub priority: Option<Link<'a>>,
    /// Its sections as a drawing.
    pub chart: String,
    /// Its departments and sections as a table.
    pub matrix: String,
    /// All on one page.
    pub whole: String,
}

impl<'a> Ways<'a> {
    /// The ways into a plan by its id. `priority` is what a priority is called, where it has any.
    pub(super) fn into_plan(plan: &str, priority: Option<&'a str>, here: &Here) -> Self {
        let to = |route| here.to(&Route::Plan(plan, route));
        Self {
            departments: to(PlanRoute::Departments),
            priority: priority.map(|title| Link { url: to(PlanRoute::Priority), title }),
            chart: to(PlanRoute::Chart),
            matrix: to(PlanRoute::Matrix),
            whole: to(PlanRoute::Whole),
        }
    }
}

/// A section as other pages name it.
#[derive(Debug, Clone, Serialize)]
pub struct SectionItem<'a> {
    /// The link to its page.
    pub url: String,
    /// Its level's heading, such as 施策.
    pub heading: &'a str,
    /// Its number.
    pub number: Number<'a>,
    /// Its code.
    pub code: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its badge, where it is marked itself.
    pub badge: Option<Badge<'a>>,
    /// Its other marks.
    pub marks: Vec<Sign<'a>>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// A listing as other pages name it.
#[derive(Debug, Clone, Serialize)]
pub struct Row<'a> {
    /// The link to its page.
    pub url: String,
    /// Its number.
    pub number: Number<'a>,
    /// Its code.
    pub code: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether it is marked 再掲.
    pub relisting: bool,
    /// Its badge, where it is marked as a priority itself.
    pub badge: Option<Badge<'a>>,
    /// Its other marks.
    pub marks: Vec<Sign<'a>>,
    /// Its departments, or the first of them.
    pub departments: Vec<Chip<'a>>,
    /// How many more there are than `departments` shows.
    pub more: usize,
    /// Names that stand for departments without naming one.
    pub collectives: &'a [String],
    /// Whether it is the page itself.
    pub current: bool,
}

/// A section with everything below it.
#[derive(Debug, Clone, Serialize)]
pub struct Node<'a> {
    /// The section.
    pub item: SectionItem<'a>,
    /// The rank of its heading on the page.
    pub rank: usize,
    /// What is below it, counted.
    pub counts: Counts<'a>,
    /// The sections directly below it.
    pub sections: Vec<Node<'a>>,
    /// The listings directly below it.
    pub rows: Vec<Row<'a>>,
}

/// How much there is below a section, or in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts<'a> {
    /// The sections by level, from the top down; levels without any are left out.
    pub sections: Vec<LevelCount<'a>>,
    /// How many different 事業 (実数).
    pub projects: usize,
    /// How many listings (延べ), 再掲 among them.
    pub listings: usize,
    /// Whether all listings stand directly below.
    pub direct: bool,
}

/// How many sections of one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelCount<'a> {
    /// The level's heading.
    pub heading: &'a str,
    /// How many.
    pub count: usize,
    /// Whether they stand directly below.
    pub direct: bool,
}

/// Where something stands in the chart's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourcePlace<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The line, from 1.
    pub line: u32,
    /// The sheet, in a spreadsheet.
    pub sheet: Option<&'a str>,
    /// The cell, in a spreadsheet.
    pub cell_ref: Option<&'a str>,
}

impl<'a> SourcePlace<'a> {
    /// The place as readers of the site know it: without the folders above the file.
    pub(super) fn new(place: &'a Place) -> Self {
        Self {
            file: place.file.rsplit('/').next().unwrap_or(&place.file),
            line: place.line,
            sheet: place.sheet.as_ref().map(|cell| &*cell.sheet),
            cell_ref: place.sheet.as_ref().map(|cell| &*cell.cell_ref),
        }
    }
}

impl<'a> Counts<'a> {
    /// Counts everything below a section.
    pub(super) fn below(plan: &'a Plan, id: SectionId) -> Self {
        let mut sizes = vec![0; plan.levels.len()];
        count_sections(plan, id, &mut sizes);
        let direct = plan.section(id).sections.first().map(|&child| plan.section(child).level);
        let sections = plan.levels.iter().enumerate().zip(sizes).filter(|(_, count)| *count > 0);
        let sections = sections
            .map(|((at, level), count)| LevelCount { heading: &level.heading, count, direct: Some(at) == direct })
            .collect();
        let below = plan.listings_below(id);
        let direct = below.len() == plan.section(id).listings.len();
        Self { sections, projects: originals(plan, &below), listings: below.len(), direct }
    }

    /// Counts a whole plan.
    pub(super) fn of_plan(site: &PlanSite<'a>) -> Self {
        let levels = site.plan.levels.iter().zip(site.level_sizes());
        Self {
            sections: levels
                .map(|(level, count)| LevelCount { heading: &level.heading, count, direct: false })
                .collect(),
            projects: site.plan.project_count(),
            listings: site.plan.listings.len(),
            direct: false,
        }
    }
}

fn count_sections(plan: &Plan, id: SectionId, sizes: &mut [usize]) {
    for &child in &plan.section(id).sections {
        sizes[plan.section(child).level] += 1;
        count_sections(plan, child, sizes);
    }
}

/// How many of some listings repeat no other (実数): each 事業 counts where it is first listed, so that the numbers of
/// the parts add up to that of the whole.
pub(in crate::site) fn originals(plan: &Plan, listings: &[ListingId]) -> usize {
    listings.iter().filter(|&&id| plan.listing(id).original.is_none()).count()
}

/// A section as the page `here` names it.
pub(super) fn section_item<'a>(site: &PlanSite<'a>, here: &Here, id: SectionId) -> SectionItem<'a> {
    let section = site.plan.section(id);
    SectionItem {
        url: site.link(here, PlanPage::Section(id)),
        heading: &site.plan.levels[section.level].heading,
        number: Number::of_section(site.plan, id),
        code: &section.code,
        title: &section.title,
        badge: section.priority.then(|| Badge::of_section(site.plan, id)).flatten(),
        marks: Sign::of_all(site, here, &section.marks),
        current: false,
    }
}

/// A listing as the page `here` names it: by its title.
pub(super) fn title_row<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId) -> Row<'a> {
    let listing = site.plan.listing(id);
    Row {
        url: site.link(here, PlanPage::Listing(id)),
        number: Number::of_listing(site.plan, id),
        code: &listing.code,
        title: &listing.title,
        relisting: listing.relisting,
        badge: Badge::of_itself(site.plan, listing),
        marks: Sign::of_all(site, here, &listing.marks),
        departments: Vec::new(),
        more: 0,
        collectives: &[],
        current: false,
    }
}

/// A listing as a list on the page `here` shows it: with the first of its departments.
pub(super) fn row<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId) -> Row<'a> {
    let listing = site.plan.listing(id);
    let all = &listing.departments;
    let shown = if all.len() > DEPARTMENTS_IN_LISTS { &all[..DEPARTMENTS_IN_LISTS - 1] } else { all };
    Row {
        departments: chips(site, here, id, shown),
        more: all.len() - shown.len(),
        collectives: &listing.collectives,
        ..title_row(site, here, id)
    }
}

/// Departments of a listing, with the marks that they have there.
pub(super) fn chips<'a>(site: &PlanSite<'a>, here: &Here, listing: ListingId, ids: &[DepartmentId]) -> Vec<Chip<'a>> {
    let marks = &site.plan.listing(listing).department_marks;
    let marked = |id| marks.get(&id).map_or_else(Vec::new, |marks| Sign::of_all(site, here, marks));
    ids.iter().map(|&id| Chip { marks: marked(id), ..chip(site, here, id) }).collect()
}

/// A department without the marks that it has somewhere.
pub(super) fn chip<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId) -> Chip<'a> {
    let Link { url, title } = department_link(site, here, id);
    let department = site.plan.department(id);
    let above = department.division.as_deref().filter(|_| department.label == department.name);
    Chip { url, title, above, marks: Vec::new() }
}

/// What stands beside the plan's own columns in a listing's row.
pub(super) fn beside(plan: &Plan, id: ListingId) -> Vec<Beside<'_>> {
    let cells = plan.listing(id).cells.iter();
    cells.map(|(column, text)| Beside { heading: &plan.columns[*column], text }).collect()
}

/// The marks of 事業 in a plan, or below one of its sections, with the ways to those that have them.
pub(super) fn filters<'a>(site: &PlanSite<'a>, here: &Here, below: Option<SectionId>) -> Vec<Filter<'a>> {
    let plan = site.plan;
    if plan.marks.is_empty() {
        return Vec::new();
    }
    let inside: Vec<_> =
        below.map_or_else(|| plan.listing_ids().map(|(id, _)| id).collect(), |id| plan.listings_below(id));
    let marks = (0..plan.marks.len()).map(MarkId);
    let filter = |id: MarkId| {
        let listings = inside.iter().filter(|&&at| plan.listing(at).marks.contains(&id)).count();
        let mut sign = Sign::of_all(site, here, &[id]).pop()?;
        match below {
            Some(section) if listings > 0 => sign.url = format!("{}#{}", sign.url, anchor(plan, section)),
            None if listings > 0 || !mark::assignments(plan, id).is_empty() => {}
            None if plan.sections.iter().any(|section| section.marks.contains(&id)) => {}
            Some(_) | None => return None,
        }
        Some(Filter { sign, listings })
    };
    marks.filter_map(filter).collect()
}

/// The id of a section's part on the page of a mark, a department or the priorities.
pub(super) fn anchor(plan: &Plan, id: SectionId) -> String {
    format!("s-{}", plan.section(id).id)
}

/// A link to a department.
pub(super) fn department_link<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId) -> Link<'a> {
    Link { url: site.link(here, PlanPage::Department(id)), title: &site.plan.department(id).label }
}

/// How much a tree shows of the listings in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Nothing: the tree ends with sections.
    Sections,
    /// Their titles.
    Titles,
    /// Their titles and departments.
    Departments,
}

/// A section with everything below it, its heading of the given rank.
pub(super) fn node<'a>(site: &PlanSite<'a>, here: &Here, id: SectionId, rank: usize, detail: Detail) -> Node<'a> {
    let section = site.plan.section(id);
    let rows = section.listings.iter();
    Node {
        item: section_item(site, here, id),
        rank,
        counts: Counts::below(site.plan, id),
        sections: section.sections.iter().map(|&child| node(site, here, child, (rank + 1).min(6), detail)).collect(),
        rows: match detail {
            Detail::Sections => Vec::new(),
            Detail::Titles => rows.map(|&listing| title_row(site, here, listing)).collect(),
            Detail::Departments => rows.map(|&listing| row(site, here, listing)).collect(),
        },
    }
}
