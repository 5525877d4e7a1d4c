//! Roles: what the cells at the left of a row can be. Where two levels share a form of number, the columns and the cells
//! beside them say how likely each way is, and the sequence of the numbers decides later.

use super::cell::Reading;
use super::numeral::Form;
use super::order::odds;
use super::scheme::{Role, Scheme};
use crate::table::Cell;

/// One way to read the cells at the left of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Roles {
    /// What each cell is, from the left, up to a project.
    pub(super) of: Vec<Role>,
    /// How unlikely its columns are.
    pub(super) strain: u32,
}

impl Roles {
    /// Whether a project ends it.
    pub(super) fn has_project(&self) -> bool {
        self.of.last() == Some(&Role::Project)
    }

    /// The first cell that stands in another column than it should: its column, and the right one.
    pub(super) fn shift(&self, scheme: &Scheme, cells: &[(usize, &Cell)]) -> Option<(usize, usize)> {
        let columns = cells.iter().zip(&self.of).map(|((column, _), role)| (*column, scheme.column_of(*role)));
        columns.into_iter().find(|(column, expected)| column != expected)
    }
}

/// All ways to read the cells at the left of a row, the likeliest first; those with a project, if any has one.
pub(super) fn of(scheme: &Scheme, cells: &[(usize, &Cell)]) -> Vec<Roles> {
    let mut all = vec![Roles { of: Vec::new(), strain: 0 }];
    for (at, (column, cell)) in cells.iter().enumerate() {
        let form = Reading::of(&cell.text, &scheme.signs).numeral.map(|numeral| numeral.form);
        let open = |roles: &Roles| roles.of.len() == at && !roles.has_project();
        if !all.iter().any(open) {
            break;
        }
        all = all
            .iter()
            .flat_map(|roles| if open(roles) { extended(scheme, roles, *column, form) } else { vec![roles.clone()] })
            .collect();
    }
    if all.iter().any(Roles::has_project) {
        all.retain(Roles::has_project);
    }
    if all.len() > 1 {
        for roles in &mut all {
            roles.strain = strain(scheme, roles, cells);
        }
        all.sort_by_key(|roles| roles.strain);
    }
    all
}

/// A way to read the cells before, with each role that the next cell can have; as it is where it can have none.
fn extended(scheme: &Scheme, roles: &Roles, column: usize, form: Option<Form>) -> Vec<Roles> {
    let mut next = match form {
        Some(form) => scheme.roles_of(form),
        None => scheme.role_without_number(column).into_iter().collect(),
    };
    if next.len() > 1 {
        let below = |role: &Role| roles.of.last().is_none_or(|last| scheme.column_of(*last) < scheme.column_of(*role));
        next.retain(below);
    }
    if next.is_empty() {
        return vec![roles.clone()];
    }
    next.into_iter().map(|role| Roles { of: roles.of.iter().copied().chain([role]).collect(), strain: 0 }).collect()
}

/// How unlikely the columns are: a row may slip as a whole, but seldom one cell and not the next.
fn strain(scheme: &Scheme, roles: &Roles, cells: &[(usize, &Cell)]) -> u32 {
    let columns = cells.iter().zip(&roles.of).map(|((column, _), role)| (*column, scheme.column_of(*role)));
    let slips: Vec<i64> = columns.map(|(column, expected)| signed(column) - signed(expected)).collect();
    let breaks = slips.windows(2).filter(|pair| pair[0] != pair[1]).count();
    odds::slipped(slips.iter().any(|slip| *slip != 0).then_some(breaks))
}

fn signed(column: usize) -> i64 {
    i64::try_from(column).unwrap_or(i64::MAX)
}
