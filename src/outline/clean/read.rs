//! Reads the outline of charts in the clean form, and reports each cell that does not hold what its column takes.

use std::collections::BTreeMap;

use super::header::CleanHeader;
use super::row::{CleanRow, Item};
use super::{is_clean, names};
use crate::config::PlanConfig;
use crate::diag::{Code, Diagnostic, Sink};
use crate::outline::draft::{DraftMark, DraftProject, DraftSection, Named, Outline};
use crate::outline::header::LevelColumn;
use crate::outline::mark::Signs;
use crate::outline::units::Units;
use crate::outline::{dated, department, kinds, mark};
use crate::table::Table;

/// Reads the outline. The settings give all that stands in no row: title, source, kinds of levels, marks.
pub(in crate::outline) fn read(sink: &mut Sink, tables: &[Table], config: &PlanConfig, units: &Units) -> Outline {
    let mut outline = Outline::default();
    (outline.marks, outline.priority) = mark::declared(config);
    let (sections, projects) = (BTreeMap::new(), BTreeMap::new());
    let mut reader = Reader { sink, outline, units, sections, projects, originals: Vec::new() };
    for table in tables.iter().filter(|table| is_clean(table)) {
        let Some((first, rows)) = table.rows.split_first() else { continue };
        let Some(header) = CleanHeader::read(reader.sink, first) else { continue };
        CleanHeader::report_nameless(reader.sink, first, rows);
        if dated::report_all(reader.sink, header.codes(rows)) {
            continue;
        }
        reader.take_header(&header, config);
        for row in rows.iter().filter(|row| row.filled().next().is_some()) {
            reader.take_row(CleanRow { header: &header, row });
        }
    }
    reader.check_originals();
    reader.outline
}

struct Reader<'s> {
    sink: &'s mut Sink,
    outline: Outline,
    /// The units of the city.
    units: &'s Units,
    /// The sections by their codes.
    sections: BTreeMap<String, usize>,
    /// The 事業 by their codes.
    projects: BTreeMap<String, usize>,
    /// What stands in the column of originals, for a look once all 事業 are known.
    originals: Vec<(String, Diagnostic)>,
}

impl Reader<'_> {
    fn take_header(&mut self, header: &CleanHeader, config: &PlanConfig) {
        if self.outline.levels.is_empty() {
            let column =
                |(heading, column): &(String, usize)| LevelColumn { heading: heading.clone(), column: *column };
            let columns: Vec<_> = header.levels.iter().map(column).collect();
            self.outline.levels = kinds::levels(&columns, config);
        }
        for (heading, _) in &header.others {
            if !self.outline.columns.contains(heading) {
                self.outline.columns.push(heading.clone());
            }
        }
    }

    /// A row: its sections from the top down, then its 事業 where it has one.
    fn take_row(&mut self, row: CleanRow) {
        let mut parent = None;
        let levels = row.header.levels.len().min(self.outline.levels.len());
        let filled = (0..levels).filter(|&level| !row.item(row.header.levels[level].1).is_blank()).count();
        for level in 0..levels {
            let item = row.item(row.header.levels[level].1);
            if item.is_blank() && level < filled {
                return self.refuse(&row, item.column, "clean-parent");
            }
            if !item.is_blank() {
                let Some(section) = self.take_section(&row, item, level, parent) else { return };
                parent = Some(section);
            }
        }
        let project = row.item(row.header.project);
        match parent {
            None => self.refuse(&row, row.header.levels.first().map_or(0, |(_, at)| *at), "clean-parent"),
            Some(section) if !project.is_blank() => self.take_project(&row, project, section),
            Some(_) => {}
        }
    }

    /// The section that a row stands under: opened by its first row, and said in the same words by all others.
    fn take_section(&mut self, row: &CleanRow, item: Item, level: usize, parent: Option<usize>) -> Option<usize> {
        let code = item.code();
        if let Some(&known) = self.sections.get(&code) {
            self.compare(row, item, known);
            return Some(known);
        }
        let above = parent.map(|up| self.outline.sections[up].code.clone());
        if !is_below(&code, above.as_deref()) {
            self.refuse(row, item.column, "clean-code");
            return None;
        }
        let (priority, marks) = self.marks(row, item.column + 3, item.marks());
        let at = self.outline.sections.len();
        self.sections.insert(code.clone(), at);
        self.outline.sections.push(DraftSection {
            level,
            parent,
            code,
            label: item.label().to_owned(),
            title: item.title().to_owned(),
            priority,
            marks,
            places: item.place().into_iter().cloned().collect(),
        });
        Some(at)
    }

    /// Reports a cell of a section that differs from the one in the section's first row.
    fn compare(&mut self, row: &CleanRow, item: Item, known: usize) {
        let section = &self.outline.sections[known];
        let differs = [(1, item.label(), &section.label), (2, item.title(), &section.title)];
        for (offset, here, first) in differs.into_iter().filter(|(_, here, first)| here != first) {
            let Some(cell) = row.cell(item.column + offset) else { continue };
            let found = Diagnostic::new(Code::P34).at(&cell.place).cell(&cell.text).record(&section.code);
            self.sink.report(found.with("here", here).with("first", first).with("code", &section.code));
        }
    }

    fn take_project(&mut self, row: &CleanRow, item: Item, section: usize) {
        let code = item.code();
        if !is_below(&code, Some(&self.outline.sections[section].code)) {
            return self.refuse(row, item.column, "clean-code");
        }
        if let (Some(_), Some(cell)) = (self.projects.get(&code), row.cell(item.column)) {
            self.sink
                .report(Diagnostic::new(Code::P33).at(&cell.place).cell(&cell.text).record(&code).with("code", &code));
            return;
        }
        let relisting = row.optional(row.header.relisting);
        if !["", names::RELISTING].contains(&relisting) {
            self.refuse(row, row.header.relisting.unwrap_or_default(), "clean-relisting");
        }
        let (priority, marks) = self.marks(row, item.column + 3, item.marks());
        let Some(place) = item.place().cloned() else { return };
        let original = self.original(row, &code);
        let departments = self.departments(row);
        self.projects.insert(code.clone(), self.outline.projects.len());
        self.outline.projects.push(DraftProject {
            section,
            code,
            label: item.label().to_owned(),
            title: item.title().to_owned(),
            priority,
            marks,
            relisting: relisting == names::RELISTING,
            original,
            description: row.optional(row.header.description).to_owned(),
            cells: self.others(row),
            departments,
            place,
            cell: item.title().to_owned(),
        });
    }

    /// The code of the original, where the row names one.
    fn original(&mut self, row: &CleanRow, code: &str) -> Option<String> {
        let column = row.header.original?;
        let original = crate::text::fold::key(row.text(column));
        let cell = row.cell(column).filter(|_| !original.is_empty())?;
        let found = Diagnostic::new(Code::P35).at(&cell.place).cell(&cell.text).record(code);
        let found = found.with("column", names::ORIGINAL).with_phrase("expected", "clean-original");
        self.originals.push((original.clone(), found));
        Some(original)
    }

    fn departments(&mut self, row: &CleanRow) -> Vec<Named> {
        let mut named = Vec::new();
        let mut signs = Signs::bare();
        for columns in row.header.departments.values() {
            let Some(cell) = columns[0].and_then(|at| row.row.cells.get(at)).filter(|cell| !cell.text.is_empty())
            else {
                continue;
            };
            let (several, _) = department::read(cell, self.units, &mut signs);
            if several.len() > 1 {
                self.refuse(row, columns[0].unwrap_or_default(), "clean-department");
                named.extend(several);
                continue;
            }
            let division = Some(row.optional(columns[1])).filter(|name| !name.is_empty()).map(str::to_owned);
            let marks = columns[2].map_or_else(Vec::new, |at| self.marks(row, at, row.text(at)).1);
            named.push(Named { name: cell.text.clone(), division, marks, place: cell.place.clone() });
        }
        named
    }

    /// What stands in the columns beside the plan's own.
    fn others(&self, row: &CleanRow) -> Vec<(usize, String)> {
        let filled = row.header.others.iter().filter(|(_, at)| !row.text(*at).is_empty());
        let at = |heading: &String| self.outline.columns.iter().position(|own| own == heading).unwrap_or_default();
        filled.map(|(heading, column)| (at(heading), row.text(*column).to_owned())).collect()
    }

    /// The marks that a cell names: whether the priorities' is among them, and the others.
    fn marks(&mut self, row: &CleanRow, column: usize, text: &str) -> (bool, Vec<usize>) {
        let Some(found) = named_marks(&self.outline.marks, text) else {
            self.refuse(row, column, "clean-mark");
            return (false, Vec::new());
        };
        let others = found.iter().copied().filter(|at| *at != self.outline.priority).collect();
        (found.contains(&self.outline.priority), others)
    }

    /// Reports each original that is no 事業, or a 再掲 itself.
    fn check_originals(&mut self) {
        for (code, found) in std::mem::take(&mut self.originals) {
            let known = self.projects.get(&code).map(|at| &self.outline.projects[*at]);
            if known.is_none_or(|project| project.relisting) {
                self.sink.report(found);
            }
        }
    }

    /// Reports a cell that does not hold what its column takes.
    fn refuse(&mut self, row: &CleanRow, column: usize, expected: &'static str) {
        let Some(cell) = row.cell(column) else { return };
        let heading = row.header.heading(column);
        let found = Diagnostic::new(Code::P35).at(&cell.place).cell(row.text(column)).with("column", heading);
        self.sink.report(found.with_phrase("expected", expected));
    }
}

/// Whether a code is that of its parent, `-`, and a number of its own.
fn is_below(code: &str, parent: Option<&str>) -> bool {
    let own = match parent {
        Some(parent) => code.strip_prefix(parent).and_then(|rest| rest.strip_prefix('-')),
        None => Some(code),
    };
    own.is_some_and(|own| own.parse::<u32>().is_ok_and(|number| number.to_string() == own))
}

/// The marks of names that are divided by a sign which a name may hold too: the longest names win.
fn named_marks(marks: &[DraftMark], text: &str) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let follows = |mark: &DraftMark| {
            let after = rest.strip_prefix(mark.name.as_str())?;
            (after.is_empty() || after.starts_with(names::BETWEEN_MARKS)).then_some(after)
        };
        let known = marks.iter().enumerate().filter_map(|(at, mark)| Some((at, mark, follows(mark)?)));
        let (at, _, after) = known.max_by_key(|(at, mark, _)| (mark.name.len(), std::cmp::Reverse(*at)))?;
        found.push(at);
        rest = after.strip_prefix(names::BETWEEN_MARKS).unwrap_or(after);
    }
    Some(found)
}
