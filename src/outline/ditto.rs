//! Ditto marks in department cells: 〃 and 同上 stand for the departments of the project above.

use super::department;
use super::draft::Named;
use super::row::{Event, ProjectRow};
use crate::diag::{Code, Diagnostic};
use crate::text::fold;

/// What stands for the cell above, after folding.
const DITTO: &[&str] = &["〃", "同上", "々", "\"", "”", "′′", "''", "仝"];

/// Whether a department cell only repeats the one above.
pub(super) fn is_ditto(text: &str) -> bool {
    text.len() < 12 && DITTO.contains(&fold::key(text).as_str())
}

/// Puts names in the place of ditto marks: one mark alone stands for all departments above, one of several for the
/// department at its own position. A mark with nothing above it is reported and names nobody.
pub(super) fn resolve(events: &mut [Event]) {
    let mut above: Vec<Named> = Vec::new();
    for event in events {
        let Event::Projects(row) = event else { continue };
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
