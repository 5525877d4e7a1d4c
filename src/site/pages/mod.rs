//! The views: one file per kind of page, each holding only what that page shows.

mod changes;
pub(super) mod chart;
pub(super) mod comparison;
mod content;
mod corrections;
pub(super) mod data;
pub(super) mod department;
pub(super) mod departments;
mod editions;
pub(super) mod ended;
mod glossary;
mod gone;
mod home;
pub(super) mod mark;
pub(super) mod matrix;
mod not_found;
mod parts;
pub(super) mod plan;
pub(super) mod priority;
pub(super) mod progress;
pub(super) mod project;
mod reports;
mod search;
pub(super) mod section;
mod shared_department;
pub(super) mod whole;

use serde::Serialize;

pub use changes::{ChangesView, LogItem, LogLink, anchor as log_anchor};
pub use chart::ChartView;
pub use comparison::{ChangeField, ChangeGroup, ChangeRow, ChangeSide, ComparisonView, Count, Marked};
pub use content::ContentView;
pub use data::{ColumnItem, DataView, FileItem};
pub use department::{Block, DepartmentView, Group, Shared, Unit};
pub use departments::{DepartmentLine, DepartmentsView, Division};
pub use editions::{EditionItem, EditionLink};
pub use ended::{EndedItem, EndedView, Former};
pub use glossary::{GlossaryView, TermPlan, TermUse, TermView};
pub use gone::GoneView;
pub use home::{HomePlan, HomeView, Publisher};
pub use mark::{MarkView, MarkedDepartment};
pub use matrix::{MatrixCell, MatrixRow, MatrixView, Top};
pub use not_found::NotFoundView;
pub use parts::{Beside, Chip, Counts, Filter, LevelCount, Link, Node, Row, SectionItem, SourcePlace};
pub use plan::PlanView;
pub use priority::PriorityView;
pub use progress::{Line, ProgressGroup, ProgressRow, ProgressView, Segment, TopLine};
pub use project::{Difference, DifferentText, ProjectView, RelatedListing};
pub use reports::{ReportItem, Tag, Totals, TotalsRow, YearLink, YearReports};
pub use search::{SearchPlan, SearchView};
pub use section::SectionView;
pub use shared_department::{SharedDepartmentView, SharedPlan, SharedPublisher};
pub use whole::{Part, TableCell, TableRow, WholeView};

pub(super) use changes::view as changes_view;
pub(super) use content::view as content_view;
pub(super) use glossary::view as glossary_view;
pub(super) use home::view as home_view;
pub(super) use parts::originals;
pub(super) use search::view as search_view;
pub(super) use shared_department::view as shared_department_view;

use super::frame::Frame;
use crate::output::File;
use crate::text::Place;

/// A page that is ready to be rendered.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Its path inside the site.
    pub path: String,
    /// The code of its section or 事業, the name of its department, or its file: what diagnostics call it.
    pub record: String,
    /// The same in words, such as 「事業 1-3-2-2」.
    pub name: String,
    /// What is the same on every page.
    pub frame: Frame<'a>,
    /// What is its own.
    pub view: View<'a>,
}

/// What a template shows, by kind of page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each kind is described where its view is")]
pub enum View<'a> {
    Home(HomeView<'a>),
    Plan(PlanView<'a>),
    Section(Box<SectionView<'a>>),
    Project(Box<ProjectView<'a>>),
    Departments(DepartmentsView<'a>),
    Department(Box<DepartmentView<'a>>),
    Mark(Box<MarkView<'a>>),
    Ended(EndedView<'a>),
    Priority(PriorityView<'a>),
    Progress(Box<ProgressView<'a>>),
    Whole(WholeView<'a>),
    Chart(ChartView<'a>),
    Matrix(MatrixView<'a>),
    Data(DataView<'a>),
    Comparison(Box<ComparisonView<'a>>),
    Content(ContentView<'a>),
    Gone(GoneView<'a>),
    SharedDepartment(SharedDepartmentView<'a>),
    Search(SearchView<'a>),
    Changes(ChangesView<'a>),
    Glossary(GlossaryView<'a>),
    NotFound(NotFoundView),
}

impl Page<'_> {
    /// The page's file, once its bytes are there.
    #[must_use]
    pub fn finished(&self, bytes: Vec<u8>) -> File {
        File { bytes, record: self.record.clone(), name: self.name.clone(), links: self.links().to_vec() }
    }

    /// The addresses that people wrote on it, each with its place, in the page's order.
    #[must_use]
    pub fn links(&self) -> &[(String, Place)] {
        match &self.view {
            View::Home(view) => &view.links,
            View::Content(view) => &view.links,
            View::Plan(_)
            | View::Section(_)
            | View::Project(_)
            | View::Departments(_)
            | View::Department(_)
            | View::Mark(_)
            | View::Ended(_)
            | View::Priority(_)
            | View::Progress(_)
            | View::Whole(_)
            | View::Chart(_)
            | View::Matrix(_)
            | View::Data(_)
            | View::Comparison(_)
            | View::SharedDepartment(_)
            | View::Gone(_)
            | View::Search(_)
            | View::Changes(_)
            | View::Glossary(_)
            | View::NotFound(_) => &[],
        }
    }
}

impl View<'_> {
    /// The template that shows it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::Plan(_) => "plan.html",
            Self::Section(_) => "section.html",
            Self::Project(_) => "project.html",
            Self::Departments(_) => "departments.html",
            Self::Department(_) => "department.html",
            Self::Mark(_) => "mark.html",
            Self::Ended(_) => "ended.html",
            Self::Priority(_) => "priority.html",
            Self::Progress(_) => "progress.html",
            Self::Whole(_) => "whole.html",
            Self::Chart(_) => "chart.html",
            Self::Matrix(_) => "matrix.html",
            Self::Data(_) => "data.html",
            Self::Comparison(_) => "comparison.html",
            Self::Content(_) => "content.html",
            Self::Gone(_) => "gone.html",
            Self::SharedDepartment(_) => "shared_department.html",
            Self::Search(_) => "search.html",
            Self::Changes(_) => "changes.html",
            Self::Glossary(_) => "glossary.html",
            Self::NotFound(_) => "404.html",
        }
    }
}
