//! What the outline gives to `resolve`: sections and projects with their codes, names not yet resolved.

use super::mark;
use crate::config::MarkConfig;
use crate::plan::{Level, Places};
use crate::text::Place;

/// The tree of a plan, in the order of its charts.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// What stands before the first header row.
    pub preamble: Preamble,
    /// The levels that the header names, from the top down.
    pub levels: Vec<Level>,
    /// The marks that may stand in the chart.
    pub marks: Vec<DraftMark>,
    /// Which of them is the priority.
    pub priority: usize,
    /// The headings of columns beside the plan's own, such as 指標.
    pub columns: Vec<String>,
    /// All sections, a parent before its children.
    pub sections: Vec<DraftSection>,
    /// All projects as listed.
    pub projects: Vec<DraftProject>,
}

impl Outline {
    /// Puts each section behind its parent and each project under its section, where a chart comes back to one that it had
    /// left: a row that is added at its end. What is in order stays as it is.
    pub(super) fn put_in_order(&mut self) {
        let mut ways: Vec<Vec<usize>> = Vec::with_capacity(self.sections.len());
        for (at, section) in self.sections.iter().enumerate() {
            let above = section.parent.map_or_else(Vec::new, |parent| ways[parent].clone());
            ways.push(above.into_iter().chain([at]).collect());
        }
        let mut order: Vec<usize> = (0..ways.len()).collect();
        order.sort_by(|a, b| ways[*a].cmp(&ways[*b]));
        let mut place = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            place[*from] = to;
        }
        let mut sections: Vec<_> = std::mem::take(&mut self.sections).into_iter().enumerate().collect();
        sections.sort_by_key(|(at, _)| place[*at]);
        let moved = |section: DraftSection| DraftSection { parent: section.parent.map(|at| place[at]), ..section };
        self.sections = sections.into_iter().map(|(_, section)| moved(section)).collect();
        for project in &mut self.projects {
            project.section = place[project.section];
        }
        self.projects.sort_by_key(|project| project.section);
    }
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
    /// The legend: signs and what they mean.
    pub marks: Vec<DraftMark>,
}

/// A mark that a chart may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMark {
    /// Its sign as printed: a symbol such as ★, or words such as 新規.
    pub sign: String,
    /// What it means.
    pub name: String,
    /// The name of its page, where `plan.toml` gives one.
    pub slug: Option<String>,
    /// Whether it stands at departments, and not at sections and 事業.
    pub of_departments: bool,
    /// Whether the legend or `plan.toml` explains it.
    pub explained: bool,
}

impl DraftMark {
    /// A mark of a section or 事業 that nothing but itself explains.
    pub(super) fn of_item(sign: impl Into<String>, name: impl Into<String>) -> Self {
        Self { sign: sign.into(), name: name.into(), slug: None, of_departments: false, explained: false }
    }

    /// A mark as `plan.toml` gives it.
    pub(super) fn given(mark: &MarkConfig) -> Self {
        Self {
            sign: mark.symbol.clone(),
            name: mark.name.clone(),
            slug: mark.slug.clone(),
            of_departments: mark.of_departments,
            explained: true,
        }
    }

    /// A mark that a legend explains. Its words tell whether it is one of departments.
    pub(super) fn explained(sign: &str, name: &str) -> Self {
        Self { of_departments: mark::is_of_departments(name), explained: true, ..Self::of_item(sign, name) }
    }

    /// Whether its sign is a symbol and no word.
    #[must_use]
    pub fn is_symbol(&self) -> bool {
        !self.sign.contains(char::is_alphanumeric)
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
    /// Its other marks: indexes into the outline's.
    pub marks: Vec<usize>,
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
    /// Whether it is marked as a priority itself.
    pub priority: bool,
    /// Its other marks: indexes into the outline's.
    pub marks: Vec<usize>,
    /// Whether it is marked 再掲.
    pub relisting: bool,
    /// The code of the listing that it repeats, where the chart names it.
    pub original: Option<String>,
    /// Its 内容; empty where none is printed.
    pub description: String,
    /// What stands in columns beside the plan's own: the column's index, and the text.
    pub cells: Vec<(usize, String)>,
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
    /// The 部 above it, where the chart has it.
    pub division: Option<String>,
    /// Its marks: indexes into the outline's.
    pub marks: Vec<usize>,
    /// Its place.
    pub place: Place,
}
