//! Ditto marks: 〃 and 同上 stand for what the cell above says, in any column.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::beside::Beside;
use super::department;
use super::draft::Named;
use super::row::{Event, ProjectRow};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};
use crate::text::fold;

/// What stands for the cell above, after folding.
const DITTO: &[&str] = &["〃", "同上", "々", "\"", "”", "′′", "''", "仝"];

/// Whether a cell only repeats the one above.
pub(super) fn is_ditto(text: &str) -> bool {
    text.len() < 12 && DITTO.contains(&fold::key(text).as_str())
}

/// Puts names in the place of ditto marks: one mark alone stands for all departments above, one of several for the
/// department at its own position. A mark with nothing above it is reported and names nobody.
pub(super) fn resolve(events: &mut [Event]) {
    let mut above: Vec<Named> = Vec::new();
    let mut described = String::new();
    for event in events {
        let Event::Projects(row) = event else { continue };
        repeat_description(&mut described, row);
        repeat_divisions(&above, row);
        if row.departments.iter().any(|named| is_ditto(&named.name)) {
            let found = |code, named: &Named| Diagnostic::new(code).at(&named.place).cell(&named.name);
            let alone = row.departments.len() == 1;
            let mut names = Vec::with_capacity(above.len());
            for (at, named) in std::mem::take(&mut row.departments).into_iter().enumerate() {
                let repeated = match (is_ditto(&named.name), alone) {
                    (false, _) => std::slice::from_ref(&named),
                    (true, true) => &above[..],
                    (true, false) => above.get(at..=at).unwrap_or_default(),
                };
                if repeated.is_empty() {
                    row.findings.push(found(Code::P17, &named));
                } else if is_ditto(&named.name) {
                    let list: Vec<_> = repeated.iter().map(|named| named.name.as_str()).collect();
                    row.findings.push(found(Code::P16, &named).with("names", list.join("、")));
                }
                names.extend(repeated.iter().map(|above| Named { place: named.place.clone(), ..above.clone() }));
            }
            row.departments = names;
        }
        above.clone_from(&row.departments);
    }
}

/// Puts the 部 above in the place of ditto marks in the column of the 部: above a department, or as one itself.
fn repeat_divisions(above: &[Named], row: &mut ProjectRow) {
    let own = |named: &Named| department::is_division(&named.name).then(|| named.name.clone());
    let division = above.iter().rev().find_map(|named| named.division.clone().or_else(|| own(named)));
    for named in row.departments.iter_mut().filter(|named| named.division.as_deref().is_some_and(is_ditto)) {
        if is_ditto(&named.name) {
            named.division = None;
            if let Some(division) = &division {
                named.name.clone_from(division);
            }
        } else {
            named.division.clone_from(&division);
        }
    }
}

/// Puts the 内容 above in the place of ditto marks.
fn repeat_description(above: &mut String, row: &mut ProjectRow) {
    for project in &mut row.projects {
        if is_ditto(&project.description) {
            let mark = std::mem::replace(&mut project.description, above.clone());
            let place = row.described.as_ref().unwrap_or(&project.place);
            row.findings.push(finding(&mark, above).at(place).cell(&mark));
        }
        above.clone_from(&project.description);
    }
}

/// Puts what stands above in the place of ditto marks in the columns beside the plan's own, of all rows in order.
pub(super) fn repeat_beside(sink: &mut Sink, rows: &mut [Beside]) {
    let mut above: BTreeMap<usize, String> = BTreeMap::new();
    for (column, cell) in rows.iter_mut().flat_map(|row| &mut row.cells) {
        if is_ditto(&cell.text) {
            let words = above.get(column).cloned().unwrap_or_default();
            sink.report(finding(&cell.text, &words).at(&cell.place).cell(&cell.text));
            cell.text = words;
        } else {
            above.insert(*column, cell.text.clone());
        }
    }
    for row in rows {
        row.cells.retain(|(_, cell)| !cell.text.is_empty());
    }
}

/// What a ditto mark was read as; a doubt where nothing stands above it.
fn finding(mark: &str, words: &str) -> Diagnostic {
    if words.is_empty() {
        Diagnostic::new(Code::P17).cell(mark)
    } else {
        Diagnostic::new(Code::P16).with("names", words)
    }
}

/// The row without the ditto marks that stand before its 事業: the sections above go on.
pub(super) fn without_sections(row: Cow<'_, Row>, project: usize) -> Cow<'_, Row> {
    let own = |cell: &Cell| !is_ditto(&cell.text) && !department::may_be_department(&cell.text);
    let marks: Vec<usize> =
        row.filled().filter(|(at, cell)| *at < project && is_ditto(&cell.text)).map(|(at, _)| at).collect();
    if !marks.last().is_some_and(|last| row.filled().any(|(at, cell)| at > *last && own(cell))) {
        return row;
    }
    let mut row = row.into_owned();
    for at in marks {
        row.cells[at].text.clear();
    }
    Cow::Owned(row)
}
