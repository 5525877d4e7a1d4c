//! Rows become events: a label opens or continues a section, a project row lists projects.

use std::borrow::Cow;

use super::beside::{self, Beside, Receiver};
use super::cell::Reading;
use super::department;
use super::draft::Named;
use super::mark::Taken;
use super::numeral::Numeral;
use super::order::{Group, Reading as RowReading};
use super::scheme::{Role, Scheme};
use super::split;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};
use crate::text::Place;

/// What a chart says, one thing after the other.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// The label of a section: a new one, or the running one named again.
    Label(Label),
    /// The projects of one row.
    Projects(ProjectRow),
}

/// The label of a section as one cell prints it.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Index of its level.
    pub(super) level: usize,
    /// Its number, where it has one.
    pub(super) numeral: Option<Numeral>,
    /// Its title.
    pub(super) title: String,
    /// Its marks.
    pub(super) taken: Taken,
    /// Whether it names the running section of its level again.
    pub(super) goes_on: bool,
    /// The cell's text.
    pub(super) cell: String,
    /// Its place.
    pub(super) place: Place,
}

/// The projects that one row lists, with the departments they share.
#[derive(Debug, Clone)]
pub(super) struct ProjectRow {
    /// One project, or several from a merged cell; never empty.
    pub(super) projects: Vec<RowProject>,
    /// Their departments, those of following rows too.
    pub(super) departments: Vec<Named>,
    /// Repairs and doubts about the row, to be reported with the project's code.
    pub(super) findings: Vec<Diagnostic>,
    /// The rows that its departments go on in.
    pub(super) overflow: Option<Overflow>,
    /// What stands in columns beside the plan's own: the column's index, and the text.
    pub(super) beside: Vec<(usize, String)>,
}

/// Rows that hold nothing but further departments of the row above.
#[derive(Debug, Clone)]
pub(super) struct Overflow {
    /// The place of their first cell.
    pub(super) place: Place,
    /// Its text.
    pub(super) cell: String,
    /// How many rows there are.
    pub(super) rows: usize,
}

/// One project of a row.
#[derive(Debug, Clone)]
pub(super) struct RowProject {
    /// Its number, where it has one.
    pub(super) number: Option<u32>,
    /// The number as printed.
    pub(super) label: String,
    /// Its title without number and marks.
    pub(super) title: String,
    /// Its marks.
    pub(super) taken: Taken,
    /// Its 内容.
    pub(super) description: String,
    /// Its place.
    pub(super) place: Place,
    /// Its text in the cell.
    pub(super) cell: String,
}

/// Reads all rows, in order: each project row with the labels since the one before it.
pub(super) fn read_all(
    sink: &mut Sink,
    scheme: &mut Scheme,
    rows: &[Cow<Row>],
    beside: Vec<Beside>,
    columns: &[String],
) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut labels = Vec::new();
    for (row, beside) in rows.iter().zip(beside) {
        let receiver = if let Some(projects) = read_row(sink, scheme, row, &mut labels, &mut groups) {
            let labels = std::mem::take(&mut labels);
            groups.push(Group { readings: vec![RowReading { labels, projects: Some(projects), strain: 0 }] });
            last_projects(&mut groups).map(Receiver::Own)
        } else {
            last_projects(&mut groups).filter(|_| labels.is_empty()).map(Receiver::Above)
        };
        beside::attach(sink, scheme, columns, &beside, receiver);
    }
    if !labels.is_empty() {
        groups.push(Group { readings: vec![RowReading { labels, projects: None, strain: 0 }] });
    }
    groups
}

/// The projects of the last group.
fn last_projects(groups: &mut [Group]) -> Option<&mut ProjectRow> {
    groups.last_mut()?.readings.first_mut()?.projects.as_mut()
}

/// Reads one row: labels up to the project, then its description, then departments.
fn read_row(
    sink: &mut Sink,
    scheme: &mut Scheme,
    row: &Row,
    labels: &mut Vec<Label>,
    groups: &mut [Group],
) -> Option<ProjectRow> {
    let mut cells = row.filled().peekable();
    let mut shift = None;
    let mut note_shift = |expected: usize, column: usize| {
        if column != expected && shift.is_none() {
            shift = Some((column, expected));
        }
    };
    while let Some((column, cell)) = cells.peek().copied() {
        match role_of(scheme, cell, column) {
            Some(role @ Role::Section(level)) => {
                note_shift(scheme.column_of(role), column);
                labels.push(label(scheme, cell, level));
                cells.next();
            }
            Some(Role::Project) => {
                note_shift(scheme.column_of(Role::Project), column);
                cells.next();
                let rest: Vec<_> = cells.collect();
                return Some(project_row(scheme, (column, cell), &rest, shift));
            }
            None => break,
        }
    }
    let last = last_projects(groups).filter(|_| labels.is_empty());
    continue_departments(sink, scheme, &cells.collect::<Vec<_>>(), last);
    None
}

/// What a cell is, by its number or by its column.
fn role_of(scheme: &Scheme, cell: &Cell, column: usize) -> Option<Role> {
    match Reading::of(&cell.text, &scheme.signs).numeral {
        Some(numeral) => scheme.role_of(numeral.form, column),
        None => scheme.role_without_number(column),
    }
}

fn label(scheme: &Scheme, cell: &Cell, level: usize) -> Label {
    let reading = Reading::of(&cell.text, &scheme.signs);
    Label {
        level,
        title: reading.words.to_owned(),
        taken: reading.taken,
        numeral: reading.numeral,
        goes_on: false,
        cell: cell.text.clone(),
        place: cell.place.clone(),
    }
}

/// Reads the cells from the project on: its description, then its departments.
fn project_row(
    scheme: &mut Scheme,
    (at, cell): (usize, &Cell),
    rest: &[(usize, &Cell)],
    shift: Option<(usize, usize)>,
) -> ProjectRow {
    let described = rest.first().filter(|(column, next)| is_description(scheme, at, *column, &next.text));
    let projects = split::projects(cell, described.map(|(_, cell)| *cell), &scheme.signs);
    let mut findings = Vec::new();
    let mut departments = Vec::new();
    for (_, cell) in &rest[usize::from(described.is_some())..] {
        if department::may_be_department(&cell.text) {
            departments.extend(read_departments(scheme, cell, &mut findings));
        } else {
            findings.push(Diagnostic::new(Code::P09).at(&cell.place).cell(&cell.text));
        }
    }
    let moved = described.and_then(|(column, _)| Some((*column, scheme.header.description?)));
    let shift = shift.or(moved.filter(|(column, expected)| column != expected));
    if let Some((column, expected)) = shift {
        findings.push(shifted(cell, column, expected));
    }
    if projects.len() > 1 {
        let count = projects.len();
        findings.push(Diagnostic::new(Code::P06).at(&cell.place).cell(&cell.text).with("count", count));
    }
    ProjectRow { projects, departments, findings, overflow: None, beside: Vec::new() }
}

/// Whether the cell after a project is its description: where the header has it, just as far from the project, it is
/// unless it must be a department; elsewhere it is unless it may be one.
fn is_description(scheme: &Scheme, project: usize, column: usize, text: &str) -> bool {
    let header = &scheme.header;
    let expected = header.description.and_then(|described| (described + project).checked_sub(header.project));
    if expected == Some(column) { !department::must_be_department(text) } else { !department::may_be_department(text) }
}

/// The note that a cell stands in another column than the header's; columns are counted from 1.
fn shifted(cell: &Cell, column: usize, expected: usize) -> Diagnostic {
    let found = Diagnostic::new(Code::P05).at(&cell.place).cell(&cell.text);
    found.with("column", column + 1).with("expected", expected + 1)
}

/// The names in a cell, and a note where nothing but a space divides them.
fn read_departments(scheme: &mut Scheme, cell: &Cell, findings: &mut Vec<Diagnostic>) -> Vec<Named> {
    let (named, spaced) = department::read(cell, &scheme.units, &mut scheme.signs);
    if spaced {
        let count = named.len();
        findings.push(Diagnostic::new(Code::P12).at(&cell.place).cell(&cell.text).with("count", count));
    }
    named
}

/// A row without a project goes on with the departments of the last one; anything else in it is reported.
fn continue_departments(sink: &mut Sink, scheme: &mut Scheme, cells: &[(usize, &Cell)], last: Option<&mut ProjectRow>) {
    let Some((column, first)) = cells.first() else { return };
    let all_departments = cells.iter().all(|(_, cell)| department::may_be_department(&cell.text));
    let Some(last) = last.filter(|_| all_departments) else {
        for (_, cell) in cells {
            sink.report(Diagnostic::new(Code::P09).at(&cell.place).cell(&cell.text));
        }
        return;
    };
    if let Some(expected) = scheme.header.department
        && expected != *column
    {
        last.findings.push(shifted(first, *column, expected));
    }
    for (_, cell) in cells {
        last.departments.extend(read_departments(scheme, cell, &mut last.findings));
    }
    let start = || Overflow { place: first.place.clone(), cell: first.text.clone(), rows: 0 };
    last.overflow.get_or_insert_with(start).rows += 1;
}
