//! A plan as tables: what its files for other programs hold, whatever format they are written in.

mod about;
mod codes;
mod departments;
mod evaluations;
mod file;
mod projects;
mod responsibilities;
mod sections;

use std::borrow::Cow;

use crate::outline::clean::names;
use crate::plan::{Listing, MarkId, Plan, Section};

pub use file::DataFile;

/// One table: a header row, then rows of as many cells.
#[derive(Debug, Clone, Default)]
pub struct DataTable<'a> {
    /// Its name for people, which is that of its sheet.
    pub title: &'static str,
    /// Its columns.
    pub columns: Vec<Column<'a>>,
    /// Its rows.
    pub rows: Vec<Vec<Cow<'a, str>>>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// Its heading.
    pub heading: Cow<'a, str>,
    /// What stands in it.
    pub about: Cow<'a, str>,
    /// Its values and what they mean, where it has few.
    pub values: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Column<'a> {
    fn new(heading: impl Into<Cow<'a, str>>, about: impl Into<Cow<'a, str>>) -> Self {
        Self { heading: heading.into(), about: about.into(), values: Vec::new() }
    }

    fn with(self, values: Vec<(Cow<'a, str>, Cow<'a, str>)>) -> Self {
        Self { values, ..self }
    }
}

/// All tables of a plan, each with the file that it is published as. The last explains the others.
#[must_use]
pub fn tables(plan: &Plan) -> Vec<(DataFile, DataTable<'_>)> {
    let mut tables = vec![
        (DataFile::Projects, projects::table(plan)),
        (DataFile::Responsibilities, responsibilities::table(plan)),
        (DataFile::Departments, departments::table(plan)),
        (DataFile::Sections, sections::table(plan)),
        (DataFile::About, about::table(plan)),
    ];
    tables.extend(evaluations::table(plan).map(|table| (DataFile::Evaluations, table)));
    let codes = codes::table(&tables);
    tables.push((DataFile::Codes, codes));
    tables
}

/// The table of all listings alone, in the clean form that is read back.
#[must_use]
pub fn projects(plan: &Plan) -> DataTable<'_> {
    projects::table(plan)
}

/// The names of marks in one cell.
fn marks(plan: &Plan, priority: Priority, marks: &[MarkId]) -> Cow<'static, str> {
    let priority = match priority {
        Priority::Marked => Some(plan.priority_mark.name.as_str()),
        Priority::Unmarked => None,
    };
    let names: Vec<_> = priority.into_iter().chain(marks.iter().map(|&id| plan.mark(id).name.as_str())).collect();
    names.join(&names::BETWEEN_MARKS.to_string()).into()
}

/// Whether the mark of the priorities stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Priority {
    Unmarked,
    Marked,
}

impl Priority {
    fn of_section(section: &Section) -> Self {
        if section.priority { Self::Marked } else { Self::Unmarked }
    }

    fn of_listing(listing: &Listing) -> Self {
        if listing.priority { Self::Marked } else { Self::Unmarked }
    }
}

/// A count as a cell.
fn count(count: usize) -> Cow<'static, str> {
    count.to_string().into()
}
