//! Rows become events: a label opens or continues a section, a project row lists projects.

use std::borrow::Cow;

use super::beside::{self, Beside, Receiver};
use super::cell::Reading;
use super::department;
use super::ditto;
use super::draft::Named;
use super::mark::Taken;
use super::numeral::Numeral;
use super::order::{Group, Reading as RowReading, odds};
use super::roles::{self, Roles};
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
    /// Whether it has no number where others of its level have one.
    pub(super) lacks_number: bool,
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
    /// The place of its 内容.
    pub(super) described: Option<Place>,
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
        let cells: Vec<_> = row.filled().collect();
        let ways = roles::of(scheme, &cells);
        let receivers: Vec<_> = if ways.iter().any(Roles::has_project) {
            let above = std::mem::take(&mut labels);
            let readings = ways.iter().map(|roles| reading(scheme, roles, &cells, &above)).collect();
            groups.push(Group { readings });
            last_projects(&mut groups).map(Receiver::Own).collect()
        } else {
            continue_above(sink, scheme, &ways[0], &cells, &mut labels, &mut groups);
            last_projects(&mut groups).filter(|_| labels.is_empty()).map(Receiver::Above).collect()
        };
        beside::attach(sink, scheme, columns, &beside, cells.is_empty(), receivers);
    }
    if !labels.is_empty() {
        groups.push(Group { readings: vec![RowReading { labels, projects: None, strain: 0 }] });
    }
    groups
}

/// The projects of the last group, in each way to read it.
fn last_projects(groups: &mut [Group]) -> impl Iterator<Item = &mut ProjectRow> {
    let readings = groups.last_mut().map(|group| &mut group.readings[..]).unwrap_or_default();
    readings.iter_mut().filter_map(|reading| reading.projects.as_mut())
}

/// One way to read a row with a project: labels up to the project, then its description, then departments.
fn reading(scheme: &mut Scheme, roles: &Roles, cells: &[(usize, &Cell)], above: &[Label]) -> RowReading {
    let (before, rest) = cells.split_at(roles.of.len());
    let mut labels = above.to_vec();
    labels.extend(read_labels(scheme, roles, before));
    let (column, cell) = before[before.len() - 1];
    let mut projects = project_row(scheme, (column, cell), rest, roles.shift(scheme, before));
    let unplaced = projects.findings.iter().filter(|found| found.code == Code::P09).count();
    let next = rest.first().and_then(|(_, cell)| Reading::of(&cell.text, &scheme.signs).numeral);
    let numbered = next.is_some_and(|numeral| !scheme.roles_of(numeral.form).is_empty());
    let described = if numbered && projects.projects.len() < 2 { odds::NUMBERED_DESCRIPTION } else { 0 };
    if let (Some((_, next)), true) = (rest.first(), described > 0 && unplaced > 0) {
        // Beside cells that nothing can place, it may as well be a section.
        projects.findings.push(Diagnostic::new(Code::P21).at(&next.place).cell(&next.text));
    }
    let strain = roles.strain + described + odds::unplaced(unplaced);
    RowReading { labels, projects: Some(projects), strain }
}

/// The labels of a row.
fn read_labels(scheme: &Scheme, roles: &Roles, cells: &[(usize, &Cell)]) -> Vec<Label> {
    let labels = cells.iter().zip(&roles.of).filter_map(|((_, cell), role)| match role {
        Role::Section(level) => Some(label(scheme, cell, *level)),
        Role::Project => None,
    });
    labels.collect()
}

/// Reads a row without a project: labels of the rows below it, and what goes on with the row above it.
fn continue_above(
    sink: &mut Sink,
    scheme: &mut Scheme,
    roles: &Roles,
    cells: &[(usize, &Cell)],
    labels: &mut Vec<Label>,
    groups: &mut [Group],
) {
    let (before, rest) = cells.split_at(roles.of.len());
    labels.extend(read_labels(scheme, roles, before));
    let Some((_, first)) = rest.first() else { return };
    let all_departments = rest.iter().all(|(_, cell)| department::may_be_department(&cell.text));
    let mut found = false;
    for last in last_projects(groups).filter(|_| all_departments && labels.is_empty()) {
        if let Some(expected) = scheme.header.department
            && expected != rest[0].0
        {
            last.findings.push(shifted(first, rest[0].0, expected));
        }
        let cells: Vec<_> = rest.iter().map(|(_, cell)| *cell).collect();
        continue_departments(scheme, &cells, last);
        found = true;
    }
    if !found {
        for (_, cell) in rest {
            sink.report(Diagnostic::new(Code::P09).at(&cell.place).cell(&cell.text));
        }
    }
}

fn label(scheme: &Scheme, cell: &Cell, level: usize) -> Label {
    let role = Role::Section(level);
    let reading = scheme.read(role, &cell.text);
    Label {
        level,
        lacks_number: reading.numeral.is_none() && scheme.form_of(role).is_some(),
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
    let description = description(scheme, at, rest);
    let described = description.map(|index| &rest[index]);
    let projects = split::projects(cell, described.map(|(_, cell)| *cell), scheme);
    let mut findings = Vec::new();
    let mut departments = Vec::new();
    let assigned = rest.iter().enumerate().filter(|(index, _)| Some(*index) != description);
    for (column, cell) in assigned.map(|(_, cell)| cell) {
        let is_name = department::may_be_department(&cell.text) || scheme.units.knows(&cell.text);
        if is_name || is_assigned(scheme, at, *column, &cell.text) {
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
    if projects.iter().all(|project| project.label.is_empty() && project.number.is_none())
        && scheme.form_of(Role::Project).is_some_and(|form| !form.is_bullet())
    {
        findings.push(Diagnostic::new(Code::P22).at(&cell.place).cell(&cell.text));
    }
    if projects.len() > 1 {
        let count = projects.len();
        findings.push(Diagnostic::new(Code::P06).at(&cell.place).cell(&cell.text).with("count", count));
    }
    let described = described.map(|(_, cell)| cell.place.clone());
    ProjectRow { projects, departments, findings, overflow: None, beside: Vec::new(), described }
}

/// Which of the cells after a project is its description: the first, where the header has it, just as far from the project,
/// unless it must be a department and none stands in the column of departments; elsewhere the first unless it may be one.
/// Where a department has changed places with it, the second.
fn description(scheme: &Scheme, project: usize, rest: &[(usize, &Cell)]) -> Option<usize> {
    let (column, cell) = rest.first()?;
    let header = &scheme.header;
    let moved = |column: Option<usize>| (column? + project).checked_sub(header.project);
    if moved(header.description) != Some(*column) {
        return (!department::may_be_department(&cell.text)).then_some(0);
    }
    if ditto::is_ditto(&cell.text) || !department::must_be_department(&cell.text) && !scheme.units.knows(&cell.text) {
        return Some(0);
    }
    let assigned = rest[1..].iter().find(|(at, _)| Some(*at) == moved(header.department));
    assigned.map(|(column, cell)| {
        let is_name = department::may_be_department(&cell.text) || is_assigned(scheme, project, *column, &cell.text);
        usize::from(!is_name && rest[1].0 == *column)
    })
}

/// Whether a text that is no unit's name stands for one, such as 未定 or NPO: where the header has the department, just as
/// far from the project, and short enough.
fn is_assigned(scheme: &Scheme, project: usize, column: usize, text: &str) -> bool {
    let header = &scheme.header;
    let expected = header.department.and_then(|assigned| (assigned + project).checked_sub(header.project));
    expected == Some(column) && department::is_short(text) && Reading::of(text, &scheme.signs).numeral.is_none()
}

/// The note that a cell stands in another column than the header's; columns are counted from 1.
fn shifted(cell: &Cell, column: usize, expected: usize) -> Diagnostic {
    let found = Diagnostic::new(Code::P05).at(&cell.place).cell(&cell.text);
    found.with("column", column + 1).with("expected", expected + 1)
}

/// The names in a cell, and a note where nothing but a space divides them.
pub(super) fn read_departments(scheme: &mut Scheme, cell: &Cell, findings: &mut Vec<Diagnostic>) -> Vec<Named> {
    let (named, spaced) = department::read(cell, &scheme.units, &mut scheme.signs);
    if spaced {
        let count = named.len();
        findings.push(Diagnostic::new(Code::P12).at(&cell.place).cell(&cell.text).with("count", count));
    }
    named
}

/// A row without a project goes on with the departments of the row above.
pub(super) fn continue_departments(scheme: &mut Scheme, cells: &[&Cell], above: &mut ProjectRow) {
    for cell in cells {
        above.departments.extend(read_departments(scheme, cell, &mut above.findings));
    }
    let Some(first) = cells.first() else { return };
    let start = || Overflow { place: first.place.clone(), cell: first.text.clone(), rows: 0 };
    above.overflow.get_or_insert_with(start).rows += 1;
}
