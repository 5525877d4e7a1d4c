//! Slipped departments: a row without any, and a cell beside the plan's own columns that may name one.

use std::collections::BTreeMap;

use super::department;
use super::header::Header;
use super::layout::{Aimed, Target};
use super::units::Units;
use crate::diag::{Code, Diagnostic, Sink};

/// Reads a cell under another heading as the department of its row, where the row has none and the city is known to have
/// it; one that may be a department all the same is reported, and stays. Where rows that have a department often name a
/// unit under that heading too, as under 実施場所, it is none. `department` is the printed column of departments.
pub(super) fn mended<'r>(
    sink: &mut Sink,
    units: &Units,
    header: &Header,
    department: Option<usize>,
    mut rows: Vec<Vec<Aimed<'r>>>,
) -> Vec<Vec<Aimed<'r>>> {
    let (Some(first), Some(expected)) = (header.department, department) else { return rows };
    let is_open: Vec<bool> = rows.iter().map(|row| lacks_department(units, header, first, row)).collect();
    let open = rows.iter().zip(&is_open).filter(|(_, is_open)| **is_open);
    if !open.flat_map(|(row, _)| row).any(|aimed| is_candidate(units, aimed)) {
        return rows;
    }
    let closed = rows.iter().zip(&is_open).filter(|(_, is_open)| !**is_open);
    let tallies = tallies(units, closed.flat_map(|(row, _)| row));
    let is_of_units = |target: &Target| {
        let heading = if let Target::Beside(heading) = target { tallies.get(heading) } else { None };
        heading.is_some_and(|(named, all)| named * 4 > *all)
    };
    for row in rows.iter_mut().zip(&is_open).filter_map(|(row, is_open)| is_open.then_some(row)) {
        let read = |aimed: &Aimed| matches!(aimed.target, Target::Read(_)).then_some(aimed.to + 1);
        let free = row.iter().filter_map(read).max().unwrap_or_default().max(first);
        let Some(named) = row.iter_mut().find(|aimed| is_candidate(units, aimed) && !is_of_units(&aimed.target)) else {
            continue;
        };
        let is_known = units.knows(&named.cell.text);
        let found = Diagnostic::new(if is_known { Code::P05 } else { Code::P28 });
        let found = found.at(&named.cell.place).cell(&named.cell.text);
        if is_known {
            sink.report(found.with("column", named.at + 1).with("expected", expected + 1));
            (named.target, named.to) = (Target::Read(first), free);
        } else {
            sink.report(found);
        }
    }
    rows
}

/// Whether a row has a 事業 and nothing that answers for it in the columns where that should stand.
fn lacks_department(units: &Units, header: &Header, first: usize, row: &[Aimed]) -> bool {
    let answers = |aimed: &Aimed| match aimed.target {
        Target::Read(to) if to >= first => {
            department::is_short(&aimed.cell.text) || department::may_be_department(&aimed.cell.text)
        }
        Target::Read(to) => {
            let text = &aimed.cell.text;
            Some(to) == header.description && (department::must_be_department(text) || units.knows(text))
        }
        Target::Beside(_) => false,
        Target::Division => true,
    };
    row.iter().any(|aimed| aimed.target == Target::Read(header.project) && !aimed.cell.covered)
        && !row.iter().any(answers)
}

/// Whether a cell beside the plan's own columns may name a department. Figures before a word count: 3か所, 5館.
fn is_candidate(units: &Units, aimed: &Aimed) -> bool {
    matches!(aimed.target, Target::Beside(_))
        && !aimed.cell.covered
        && !aimed.cell.text.contains(char::is_numeric)
        && (department::may_be_department(&aimed.cell.text) || units.knows(&aimed.cell.text))
}

/// How many cells under each heading may name a department, and how many there are.
fn tallies<'c, 'r: 'c>(units: &Units, cells: impl Iterator<Item = &'c Aimed<'r>>) -> BTreeMap<usize, (usize, usize)> {
    let mut tallies: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for aimed in cells {
        if let Target::Beside(heading) = aimed.target {
            let (named, all) = tallies.entry(heading).or_default();
            *named += usize::from(is_candidate(units, aimed));
            *all += 1;
        }
    }
    tallies
}
