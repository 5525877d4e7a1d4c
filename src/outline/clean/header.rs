//! The header row of the clean form: which column holds what.

use std::collections::BTreeMap;

use super::group::{self, WIDTH};
use super::names;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};

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
    /// Whether a row begins as the header of the clean form does: with groups of sections and of 事業.
    pub(super) fn is_begun(row: &Row) -> bool {
        group::find(&texts(row)).len() > 1
    }

    /// Reads the header row. Each heading that should be another is an error.
    pub(super) fn read(sink: &mut Sink, row: &Row) -> Option<Self> {
        let texts = texts(row);
        let groups = group::find(&texts);
        let wrong = wrong(&texts, &groups);
        for (at, expected) in &wrong {
            let Some(cell) = row.cells.get(*at).or(row.cells.last()) else { continue };
            sink.report(Diagnostic::new(Code::P31).at(&cell.place).cell(&cell.text).with("expected", expected));
        }
        let (&(_, project), levels) = groups.split_last().filter(|_| wrong.is_empty())?;
        let mut header = Self {
            levels: levels.iter().map(|(heading, at)| ((*heading).to_owned(), *at)).collect(),
            project,
            relisting: None,
            original: None,
            description: None,
            departments: BTreeMap::new(),
            others: Vec::new(),
        };
        for at in free(&texts, &groups) {
            header.take(texts[at], at);
        }
        Some(header)
    }

    /// Reports each column of cells that has no heading.
    pub(super) fn report_nameless(sink: &mut Sink, row: &Row, rows: &[Row]) {
        let texts = texts(row);
        let mut nameless = BTreeMap::<usize, (&Cell, usize)>::new();
        for (at, cell) in rows.iter().flat_map(Row::filled) {
            if texts.get(at).is_none_or(|heading| heading.is_empty()) {
                nameless.entry(at).or_insert((cell, 0)).1 += 1;
            }
        }
        for (cell, count) in nameless.into_values() {
            sink.report(Diagnostic::new(Code::P36).at(&cell.place).cell(&cell.text).with("count", count));
        }
    }

    /// The cells of codes.
    pub(super) fn codes<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r Cell> {
        let levels = self.levels.iter().map(|(_, at)| *at);
        let columns: Vec<_> = levels.chain([self.project]).chain(self.original).collect();
        rows.iter().flat_map(move |row| columns.clone().into_iter().filter_map(|at| row.cells.get(at)))
    }

    /// The heading of a column, as people know it.
    pub(super) fn heading(&self, column: usize) -> String {
        let groups = self.levels.iter().map(|(heading, at)| (heading.as_str(), *at));
        let group = groups.chain([(names::PROJECT, self.project)]).find(|(_, at)| (*at..at + WIDTH).contains(&column));
        if let Some((heading, at)) = group {
            return group::headings(heading)[column - at].clone();
        }
        if Some(column) == self.relisting {
            return names::RELISTING.to_owned();
        }
        let unit = self.departments.iter().find(|(_, columns)| columns.contains(&Some(column)));
        unit.map_or_else(String::new, |(nth, columns)| match columns {
            [Some(named), ..] if *named == column => names::department(*nth),
            _ => names::department_marks(*nth),
        })
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

/// The headings of a row.
fn texts(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.text.as_str()).collect()
}

/// The columns that belong to no group.
fn free(texts: &[&str], groups: &[(&str, usize)]) -> Vec<usize> {
    let is_free = |at: &usize| groups.iter().all(|(_, start)| !(*start..start + WIDTH).contains(at));
    (0..texts.len()).filter(is_free).collect()
}

/// The headings that should be others: their columns, and what should stand there.
fn wrong(texts: &[&str], groups: &[(&str, usize)]) -> Vec<(usize, String)> {
    let mut wrong = Vec::new();
    for (heading, start) in groups {
        let expected = group::headings(heading);
        let is_right = |at: &usize| texts.get(start + at) == Some(&expected[*at].as_str());
        let missing = (0..WIDTH).find(|at| !is_right(at));
        wrong.extend(missing.map(|at| (start + at, expected[at].clone())));
    }
    if groups.last().is_none_or(|(heading, _)| *heading != names::PROJECT) {
        wrong.push((groups.last().map_or(0, |(_, start)| start + WIDTH), names::code(names::PROJECT)));
    }
    let free = || free(texts, groups).into_iter();
    wrong.extend(free().filter_map(|at| Some((at, names::meant(texts[at], texts)?))));
    let is_whole = wrong.is_empty();
    let alone = |at: usize| Some((at.saturating_sub(1), names::code(names::of_label(texts[at])?)));
    wrong.extend(free().filter_map(alone).filter(|_| is_whole));
    wrong
}
