//! What stands beside the plan's own columns: 指標, 予算, 備考 and their like, marks in a column of their own, and 部.

use super::columns::key;
use super::department;
use super::ditto;
use super::row::{self, ProjectRow};
use super::scheme::Scheme;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Cell;

/// Headings of columns whose words are marks of the 事業.
const MARKS: &[&str] = &[
    "区分",
    "種別",
    "新規・継続",
    "新規継続",
    "新規/継続",
    "新規継続の別",
    "新規",
    "重点",
    "重点事業",
    "再掲",
    "方向性",
    "今後の方向性",
    "事業区分",
];

/// The cells of a row that stand beside the plan's own columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// The index of the column's heading, and the cell.
    pub(super) cells: Vec<(usize, Cell)>,
    /// The cells of the 部.
    pub(super) divisions: Vec<Cell>,
}

impl Beside {
    fn places(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().map(|(_, cell)| cell).chain(&self.divisions)
    }
}

/// The projects that get what stands beside the plan's own columns.
pub(super) enum Receiver<'r> {
    /// Those of the row itself.
    Own(&'r mut ProjectRow),
    /// Those of the row above, which goes on in this one.
    Above(&'r mut ProjectRow),
}

/// Gives the projects of a row what stands beside them. In a row without a project it goes on with those of the row
/// above; where there are none, it is reported. In a row that has nothing else, a 部 answers itself.
pub(super) fn attach(
    sink: &mut Sink,
    scheme: &mut Scheme,
    columns: &[String],
    beside: &Beside,
    is_alone: bool,
    receivers: Vec<Receiver>,
) {
    if receivers.is_empty() {
        for cell in beside.places().filter(|cell| !cell.covered) {
            sink.report(Diagnostic::new(Code::P09).at(&cell.place).cell(&cell.text));
        }
    }
    for receiver in receivers {
        let (own, row) = match receiver {
            Receiver::Own(row) => (true, row),
            Receiver::Above(row) => (false, row),
        };
        for (column, cell) in beside.cells.iter().filter(|(_, cell)| own || !cell.covered) {
            if own && MARKS.contains(&key(&columns[*column]).as_str()) {
                take_marks(scheme, row, &columns[*column], &cell.text);
            }
            add(row, *column, &cell.text);
        }
        let answers = if own { row.departments.is_empty() } else { is_alone };
        for cell in beside.divisions.iter().filter(|cell| own || !cell.covered) {
            match (answers, own) {
                (true, true) => put_itself(scheme, row, cell),
                (true, false) => row::continue_departments(scheme, &[cell], row),
                (false, _) => put_under(row, cell),
            }
        }
        if own {
            doubt_description(row);
        }
    }
}

/// Reports the 内容 of a row without a department that may be the name of one.
fn doubt_description(row: &mut ProjectRow) {
    let (Some(place), [project]) = (&row.described, &row.projects[..]) else { return };
    if row.departments.is_empty() && department::may_be_department(&project.description) {
        row.findings.push(Diagnostic::new(Code::P28).at(place).cell(&project.description));
    }
}

/// Marks the projects of a row as a cell of a column such as 区分 says.
fn take_marks(scheme: &Scheme, row: &mut ProjectRow, heading: &str, text: &str) {
    for project in &mut row.projects {
        scheme.signs.take_cell(heading, text, &mut project.taken);
    }
}

/// Adds a text to a column; what stands in further rows goes on in a line of its own.
fn add(row: &mut ProjectRow, column: usize, text: &str) {
    match row.beside.iter_mut().find(|(known, _)| *known == column) {
        Some((_, words)) => {
            words.push('\n');
            words.push_str(text);
        }
        None => row.beside.push((column, text.to_owned())),
    }
}

/// Puts the 部 of a cell in the place of the departments that its row has not. One that repeats the 部 above says so of
/// itself and of what stands above it.
fn put_itself(scheme: &mut Scheme, row: &mut ProjectRow, cell: &Cell) {
    let mut named = row::read_departments(scheme, cell, &mut row.findings);
    for named in named.iter_mut().filter(|named| ditto::is_ditto(&named.name)) {
        named.division = Some(named.name.clone());
    }
    row.departments.extend(named);
}

/// Puts the departments of a row that have no 部 yet under the one of a cell, or line by line under those of its lines.
fn put_under(row: &mut ProjectRow, cell: &Cell) {
    let lines: Vec<&str> = cell.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let free =
        row.departments.iter_mut().filter(|named| named.division.is_none() && !department::is_collective(&named.name));
    let free: Vec<_> = free.collect();
    let each = lines.len() > 1 && lines.len() == free.len();
    for (at, named) in free.into_iter().enumerate() {
        let line = if each { lines[at] } else { lines.last().copied().unwrap_or_default() };
        if !ditto::is_ditto(&named.name) {
            named.division = Some(line.to_owned());
        }
    }
}
