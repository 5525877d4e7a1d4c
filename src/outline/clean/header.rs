//! The header row of the clean form: which column holds what.

use std::collections::BTreeMap;

use super::names;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Row;

/// How many columns a group of sections or 事業 has: codes, printed numbers, names and marks.
const GROUP: usize = 4;

/// The columns of a table in the clean form.
#[derive(Debug, Clone)]
pub(super) struct CleanHeader {
    /// The levels from the top: their headings, and the columns of their codes. The other three of a group follow.
    pub(super) levels: Vec<(String, usize)>,
    /// The column of the codes of 事業.
    pub(super) project: usize,
    pub(super) relisting: Option<usize>,
    pub(super) original: Option<usize>,
    pub(super) description: Option<usize>,
    /// The departments of a row by their numbers: the columns of names, 部 and marks.
    pub(super) departments: BTreeMap<usize, [Option<usize>; 3]>,
    /// The columns beside the plan's own: their printed headings and their columns.
    pub(super) others: Vec<(String, usize)>,
}

impl CleanHeader {
    /// Whether a row begins as the header of the clean form does: with a column of codes and one of printed numbers.
    pub(super) fn is_begun(row: &Row) -> bool {
        let texts: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        texts.windows(2).filter(|pair| is_group(pair[0], pair[1])).count() > 1
    }

    /// Reads the header row. A group that is not complete is an error.
    pub(super) fn read(sink: &mut Sink, row: &Row) -> Option<Self> {
        let text = |at: usize| row.cells.get(at).map_or("", |cell| cell.text.as_str());
        let starts: Vec<_> = (0..row.cells.len()).filter(|&at| is_group(text(at), text(at + 1))).collect();
        let (&project, levels) = starts.split_last()?;
        let mut is_whole = true;
        for &start in &starts {
            let heading = names::of_code(text(start)).unwrap_or_default();
            let expected = [names::code(heading), names::label(heading), heading.to_owned(), names::marks(heading)];
            if let Some(missing) = (0..GROUP).find(|&at| text(start + at) != expected[at]) {
                let cell = row.cells.get(start + missing).unwrap_or(&row.cells[start]);
                let found = Diagnostic::new(Code::P31).at(&cell.place).cell(&cell.text);
                sink.report(found.with("expected", expected.join("、")));
                is_whole = false;
            }
        }
        let levels = levels.iter().map(|&at| (names::of_code(text(at)).unwrap_or_default().to_owned(), at)).collect();
        let mut header = Self {
            levels,
            project,
            relisting: None,
            original: None,
            description: None,
            departments: BTreeMap::new(),
            others: Vec::new(),
        };
        let is_free = |at: &usize| starts.iter().all(|start| !(*start..start + GROUP).contains(at));
        for at in (0..row.cells.len()).filter(is_free) {
            header.take(text(at), at);
        }
        is_whole.then_some(header)
    }

    /// The heading of a column, as people know it.
    pub(super) fn heading(&self, column: usize) -> String {
        let groups = self.levels.iter().map(|(heading, at)| (heading.as_str(), *at));
        let group = groups.chain([(names::PROJECT, self.project)]).find(|(_, at)| (*at..at + GROUP).contains(&column));
        if let Some((heading, at)) = group {
            let all = [names::code(heading), names::label(heading), heading.to_owned(), names::marks(heading)];
            return all[column - at].clone();
        }
        if Some(column) == self.relisting {
            return names::RELISTING.to_owned();
        }
        let unit = self.departments.iter().find(|(_, columns)| columns.contains(&Some(column)));
        unit.map_or_else(String::new, |(nth, _)| names::department_marks(*nth))
    }

    /// Takes a column that belongs to no group. A heading that stands twice is another column the second time.
    fn take(&mut self, heading: &str, at: usize) {
        let slot = match heading {
            "" | names::PAGE => return,
            names::RELISTING => &mut self.relisting,
            names::ORIGINAL => &mut self.original,
            names::DESCRIPTION => &mut self.description,
            other => {
                let Some((nth, part)) = names::of_department(other) else {
                    self.others.push((names::of_other(other).to_owned(), at));
                    return;
                };
                &mut self.departments.entry(nth).or_default()[names::part(part)]
            }
        };
        match slot {
            Some(_) => self.others.push((heading.to_owned(), at)),
            None => *slot = Some(at),
        }
    }
}

fn is_group(first: &str, second: &str) -> bool {
    names::of_code(first).is_some_and(|heading| !heading.is_empty() && second == names::label(heading))
}
