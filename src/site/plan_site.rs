//! One plan in the site: its pages, and the links between them.

use super::citation;
use super::data::DataFile;
use super::describe;
use super::frame::{Crumb, Frame, PlanFrame, PlanNav, Site, SourceNote};
use super::marks::Number;
use super::pages::{
    Page, View, chart, comparison, data, department, departments, ended, mark, matrix, plan, priority, progress,
    project, section, whole,
};
use super::route::{Here, PlanRoute, Route};
use crate::comparison::Comparison;
use crate::pairing::Part;
use crate::plan::{DepartmentId, EndedId, ListingId, MarkId, Plan, SectionId};

/// A plan and the site it stands in.
#[derive(Debug, Clone)]
pub struct PlanSite<'a> {
    /// What all pages of the site share.
    pub site: &'a Site<'a>,
    /// The plan.
    pub plan: &'a Plan,
    /// The files of its data, and how many bytes each has. The page about the data and the summary have them.
    pub files: &'a [(DataFile, usize)],
    /// The comparison with the plan before.
    pub(super) before: Option<&'a Comparison<'a>>,
    /// Those with the plans that follow.
    pub(super) after: &'a [Comparison<'a>],
    /// What the navigation of every page says of it.
    nav: PlanNav<'a>,
    /// For each section, its place among those of its level, and theirs in the chart's order.
    levels: Vec<Vec<SectionId>>,
}

/// A page of a plan, before it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPage {
    /// The plan's own page.
    Top,
    /// The whole plan on one page.
    Whole,
    /// Its sections as a drawing.
    Chart,
    /// Its departments and sections as a table of counts.
    Matrix,
    /// The comparison with the plan before.
    Comparison,
    /// Its priorities.
    Priority,
    /// A section.
    Section(SectionId),
    /// A listing of a 事業.
    Listing(ListingId),
    /// The page about its data.
    Data,
    /// The index of departments.
    Departments,
    /// A department.
    Department(DepartmentId),
    /// A mark other than that of the priorities.
    Mark(MarkId),
    /// The evaluation of a fiscal year, by its place in the plan.
    Progress(usize),
    /// What the chart has no more.
    Ended(EndedId),
}

impl<'a> PlanSite<'a> {
    /// Puts a plan into its site.
    #[must_use]
    pub fn new(site: &'a Site<'a>, plan: &'a Plan) -> Self {
        let mut levels = vec![Vec::new(); plan.levels.len()];
        for (id, section) in plan.section_ids() {
            levels[section.level].push(id);
        }
        Self { site, plan, files: &[], before: None, after: &[], nav: PlanNav::of(plan), levels }
    }

    /// The same plan with the files of its data.
    #[must_use]
    pub fn with_files(self, files: &'a [(DataFile, usize)]) -> Self {
        Self { files, ..self }
    }

    /// The same plan beside its other editions: the comparison with the one before, and those with the ones that follow.
    #[must_use]
    pub fn beside(self, before: Option<&'a Comparison<'a>>, after: &'a [Comparison<'a>]) -> Self {
        Self { before, after, ..self }
    }

    /// All pages of the plan, in a fixed order.
    #[must_use]
    pub fn pages(&self) -> Vec<PlanPage> {
        use PlanPage::{Chart, Data, Departments, Matrix, Top, Whole};
        let mut pages = vec![Top, Whole, Chart, Matrix, Data, Departments];
        if has_priorities(self.plan) {
            pages.push(PlanPage::Priority);
        }
        pages.extend(self.before.map(|_| PlanPage::Comparison));
        pages.extend(self.plan.section_ids().map(|(id, _)| PlanPage::Section(id)));
        pages.extend(self.plan.listing_ids().map(|(id, _)| PlanPage::Listing(id)));
        pages.extend((0..self.plan.departments.len()).map(|id| PlanPage::Department(DepartmentId(id))));
        pages.extend((0..self.plan.marks.len()).map(|id| PlanPage::Mark(MarkId(id))));
        pages.extend((0..self.plan.evaluations.len()).map(PlanPage::Progress));
        pages.extend((0..self.plan.ended.len()).map(|id| PlanPage::Ended(EndedId(id))));
        pages
    }

    /// Makes the view of one page.
    #[must_use]
    pub fn page(&self, page: PlanPage) -> Page<'a> {
        let here = Here::on(&self.route(page));
        let view = match page {
            PlanPage::Top => View::Plan(plan::view(self, &here)),
            PlanPage::Whole => View::Whole(whole::view(self, &here)),
            PlanPage::Chart => View::Chart(chart::view(self, &here)),
            PlanPage::Matrix => View::Matrix(matrix::view(self, &here)),
            PlanPage::Data => View::Data(data::view(self, &here)),
            PlanPage::Comparison => View::Comparison(Box::new(comparison::view(self, &here))),
            PlanPage::Priority => View::Priority(priority::view(self, &here)),
            PlanPage::Section(id) => View::Section(Box::new(section::view(self, &here, id))),
            PlanPage::Listing(id) => View::Project(Box::new(project::view(self, &here, id))),
            PlanPage::Departments => View::Departments(departments::view(self, &here)),
            PlanPage::Department(id) => View::Department(Box::new(department::view(self, &here, id))),
            PlanPage::Mark(id) => View::Mark(Box::new(mark::view(self, &here, id))),
            PlanPage::Progress(at) => View::Progress(Box::new(progress::view(self, &here, at))),
            PlanPage::Ended(id) => View::Ended(ended::view(self, &here, id)),
        };
        let (record, name) = self.names(page);
        Page { path: here.path().to_owned(), record, name, frame: self.frame(page, &here), view }
    }

    /// The address of a page.
    #[must_use]
    pub fn route(&self, page: PlanPage) -> Route<'a> {
        let route = match page {
            PlanPage::Top => PlanRoute::Top,
            PlanPage::Whole => PlanRoute::Whole,
            PlanPage::Chart => PlanRoute::Chart,
            PlanPage::Matrix => PlanRoute::Matrix,
            PlanPage::Data => PlanRoute::Data,
            PlanPage::Comparison => PlanRoute::Comparison,
            PlanPage::Priority => PlanRoute::Priority,
            PlanPage::Section(id) => self.section_route(id),
            PlanPage::Listing(id) => PlanRoute::Project(&self.plan.listing(id).id),
            PlanPage::Departments => PlanRoute::Departments,
            PlanPage::Department(id) => PlanRoute::Department(&self.plan.department(id).slug),
            PlanPage::Mark(id) => PlanRoute::Mark(&self.plan.mark(id).slug),
            PlanPage::Progress(at) => PlanRoute::Progress(self.plan.evaluations[at].year),
            PlanPage::Ended(id) => PlanRoute::of_ended(self.plan.ended(id)),
        };
        Route::Plan(&self.plan.id, route)
    }

    /// The link from one page to another.
    pub(super) fn link(&self, here: &Here, page: PlanPage) -> String {
        here.to(&self.route(page))
    }

    /// All sections of a section's level, in the chart's order.
    pub(super) fn level_of(&self, id: SectionId) -> &[SectionId] {
        &self.levels[self.plan.section(id).level]
    }

    /// How many sections of each level there are.
    pub(super) fn level_sizes(&self) -> impl Iterator<Item = usize> + '_ {
        self.levels.iter().map(Vec::len)
    }

    fn section_route(&self, id: SectionId) -> PlanRoute<'a> {
        let section = self.plan.section(id);
        PlanRoute::Section(&self.plan.levels[section.level].folder, &section.id)
    }

    fn frame(&self, page: PlanPage, here: &Here) -> Frame<'a> {
        let mut frame = self.site.frame(&self.route(page), "", Some(self.nav));
        frame.title_of = Some(&self.plan.title);
        frame.title = self.title(page);
        frame.description = Some(describe::page(self.plan, page));
        frame.qr = match page {
            PlanPage::Section(_) | PlanPage::Listing(_) | PlanPage::Department(_) => self.site.qr(here),
            PlanPage::Top
            | PlanPage::Whole
            | PlanPage::Chart
            | PlanPage::Matrix
            | PlanPage::Priority
            | PlanPage::Departments
            | PlanPage::Mark(_)
            | PlanPage::Data
            | PlanPage::Progress(_)
            | PlanPage::Comparison
            | PlanPage::Ended(_) => None,
        };
        frame.citation = citation::of_plan(self, page);
        frame.sources = vec![SourceNote::new(self.plan.publisher.as_deref(), &self.plan.source)];
        frame.crumbs = self.crumbs(page, here);
        frame.plan = Some(PlanFrame::new(self.plan, here));
        for item in frame.nav.iter_mut().filter(|item| item.current.is_none()) {
            let branch = match page {
                PlanPage::Section(_) | PlanPage::Listing(_) | PlanPage::Mark(_) | PlanPage::Ended(_) => PlanPage::Top,
                PlanPage::Department(_) => PlanPage::Departments,
                PlanPage::Progress(_) => PlanPage::Progress(self.plan.evaluations.len() - 1),
                PlanPage::Top
                | PlanPage::Whole
                | PlanPage::Chart
                | PlanPage::Matrix
                | PlanPage::Data
                | PlanPage::Comparison
                | PlanPage::Priority
                | PlanPage::Departments => continue,
            };
            item.current = (item.url == self.link(here, branch)).then_some("true");
        }
        frame
    }

    fn crumbs(&self, page: PlanPage, here: &Here) -> Vec<Crumb<'a>> {
        let plan = self.plan;
        let mut crumbs = self.site.first_crumbs(here);
        crumbs.push(self.crumb(here, PlanPage::Top));
        match page {
            PlanPage::Section(id) => {
                crumbs.extend(plan.ancestors(id).into_iter().map(|up| self.crumb(here, PlanPage::Section(up))));
            }
            PlanPage::Listing(id) => {
                let section = plan.listing(id).section;
                let above = plan.ancestors(section).into_iter().chain([section]);
                crumbs.extend(above.map(|up| self.crumb(here, PlanPage::Section(up))));
            }
            PlanPage::Department(_) => crumbs.push(self.crumb(here, PlanPage::Departments)),
            PlanPage::Ended(id) => {
                let under = plan.ended(id).under;
                let above = under.into_iter().flat_map(|up| plan.ancestors(up).into_iter().chain([up]));
                crumbs.extend(above.map(|up| self.crumb(here, PlanPage::Section(up))));
            }
            PlanPage::Top
            | PlanPage::Whole
            | PlanPage::Chart
            | PlanPage::Matrix
            | PlanPage::Data
            | PlanPage::Comparison
            | PlanPage::Priority
            | PlanPage::Departments
            | PlanPage::Mark(_)
            | PlanPage::Progress(_) => {}
        }
        if page != PlanPage::Top {
            crumbs.push(self.crumb(here, page));
        }
        if let Some(last) = crumbs.last_mut() {
            last.url = None;
        }
        crumbs
    }

    fn crumb(&self, here: &Here, page: PlanPage) -> Crumb<'a> {
        let number = match page {
            PlanPage::Section(id) => Some(Number::of_section(self.plan, id)),
            PlanPage::Listing(id) => Some(Number::of_listing(self.plan, id)),
            PlanPage::Top
            | PlanPage::Whole
            | PlanPage::Chart
            | PlanPage::Matrix
            | PlanPage::Data
            | PlanPage::Comparison
            | PlanPage::Priority
            | PlanPage::Departments
            | PlanPage::Department(_)
            | PlanPage::Mark(_)
            | PlanPage::Progress(_)
            | PlanPage::Ended(_) => None,
        };
        self.site.crumb(here, &self.route(page), number, self.name(page))
    }
}

impl<'a> PlanNav<'a> {
    fn of(plan: &'a Plan) -> Self {
        let priority = has_priorities(plan).then_some(plan.priority_mark.name.as_str());
        let progress = plan.evaluations.last().map(|evaluation| evaluation.year);
        Self { id: &plan.id, top: top_heading(plan), priority, progress }
    }
}

/// Where a part of some plan has its page.
pub(super) fn part_route(plan: &Plan, part: Part) -> Route<'_> {
    let route = match part {
        Part::Section(id) => {
            let section = plan.section(id);
            PlanRoute::Section(&plan.levels[section.level].folder, &section.id)
        }
        Part::Listing(id) => PlanRoute::Project(&plan.listing(id).id),
        Part::Department(id) => PlanRoute::Department(&plan.department(id).slug),
    };
    Route::Plan(&plan.id, route)
}

/// Whether the chart marks any section or 事業 as a priority.
pub(super) fn has_priorities(plan: &Plan) -> bool {
    plan.sections.iter().any(|section| section.priority) || plan.listings.iter().any(|listing| listing.priority)
}

/// What the top level is called.
pub(super) fn top_heading(plan: &Plan) -> &str {
    plan.levels.first().map_or("計画", |level| level.heading.as_str())
}
