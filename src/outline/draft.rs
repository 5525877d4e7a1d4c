//! What the outline gives to `resolve`: sections and projects with their codes, names not yet resolved.

use crate::plan::{Level, Places};
use crate::text::Place;

/// The tree of a plan, in the order of its charts.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// What stands before the first header row.
    pub preamble: Preamble,
    /// The levels that the header names, from the top down.
    pub levels: Vec<Level>,
    /// All sections, a parent before its children.
    pub sections: Vec<DraftSection>,
    /// All projects as listed.
    pub projects: Vec<DraftProject>,
}

/// What a chart says of itself before its table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preamble {
    /// The plan's name, without 体系図.
    pub title: Option<String>,
    /// A municipality or prefecture that stands alone on its line.
    pub publisher: Option<String>,
    /// The name of the document, such as 資料6.
    pub document: Option<String>,
    /// The date as printed.
    pub date: Option<String>,
    /// The first line that is none of these, such as a committee.
    pub body: Option<String>,
    /// The legend: symbols and what they are called.
    pub marks: Vec<(char, String)>,
}

impl Preamble {
    /// The symbols that mark a priority: those of the legend, or ★ where the chart has none.
    #[must_use]
    pub fn symbols(&self) -> Vec<char> {
        let symbols: Vec<_> = self.marks.iter().map(|(symbol, _)| *symbol).collect();
        if symbols.is_empty() { vec!['★'] } else { symbols }
    }
}

/// A section as the chart prints it.
#[derive(Debug, Clone)]
pub struct DraftSection {
    /// Index of its level.
    pub level: usize,
    /// Index of the section above it.
    pub parent: Option<usize>,
    /// Its code.
    pub code: String,
    /// Its number as printed; empty where none is printed.
    pub label: String,
    /// Its title without number and marks.
    pub title: String,
    /// Whether it is marked as a priority.
    pub priority: bool,
    /// Where it is printed, first its own place, then where it is named again.
    pub places: Places,
}

/// A project as one row of the chart lists it.
#[derive(Debug, Clone)]
pub struct DraftProject {
    /// Index of its section.
    pub section: usize,
    /// Its code.
    pub code: String,
    /// Its number as printed; empty where none is printed.
    pub label: String,
    /// Its title without number and without 再掲.
    pub title: String,
    /// Whether it is marked 再掲.
    pub relisting: bool,
    /// Its 内容; empty where none is printed.
    pub description: String,
    /// The names in its department cells, in printed order.
    pub departments: Vec<Named>,
    /// Where it is printed.
    pub place: Place,
    /// The text of its cell.
    pub cell: String,
}

/// A name as printed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its place.
    pub place: Place,
}
