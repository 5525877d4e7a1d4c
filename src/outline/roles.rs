//! Roles: what the cells at the left of a row can be. Where two levels share a form of number, the columns and the cells
//! beside them say how likely each way is, and the sequence of the numbers decides later.

use super::cell::Reading;
use super::department;
use super::numeral::{Form, Numeral};
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

/// All ways to read the cells at the left of a row, the likeliest first; those with a project, if any has one. Where none
/// has by its numbers, a cell may lack its number in the very column where it should stand.
pub(super) fn of(scheme: &Scheme, cells: &[(usize, &Cell)]) -> Vec<Roles> {
    let all = ways(scheme, cells, by_number);
    if all.iter().any(Roles::has_project) {
        return all;
    }
    let unnumbered = ways(scheme, cells, by_column);
    let is_likely = |roles: &Roles| roles.has_project() && cells.len() > roles.of.len();
    if unnumbered.iter().any(is_likely) { unnumbered } else { all }
}

/// What a cell can be by the form of its number and its column.
type Candidates = fn(&Scheme, usize, &Cell, Option<&Numeral>) -> Vec<Role>;

/// What a cell can be by its number; by its column where cells have none there, though it may begin with a figure.
fn by_number(scheme: &Scheme, column: usize, _: &Cell, numeral: Option<&Numeral>) -> Vec<Role> {
    let form = numeral.map(|numeral| numeral.form);
    let mut roles = form.map(|form| scheme.roles_of(form)).unwrap_or_default();
    if numeral.is_some_and(Numeral::is_beyond_circles) {
        roles.extend(scheme.circled());
    }
    if form.is_none_or(Form::is_common_in_words) {
        roles.extend(scheme.role_without_number(column));
    }
    roles
}

/// The same, and by its column where its number is missing.
fn by_column(scheme: &Scheme, column: usize, cell: &Cell, numeral: Option<&Numeral>) -> Vec<Role> {
    let roles = by_number(scheme, column, cell, numeral);
    let may_lack = roles.is_empty() && numeral.is_none() && !department::may_be_department(&cell.text);
    if may_lack { scheme.role_by_column(column).into_iter().collect() } else { roles }
}

fn ways(scheme: &Scheme, cells: &[(usize, &Cell)], candidates: Candidates) -> Vec<Roles> {
    let mut all = vec![Roles { of: Vec::new(), strain: 0 }];
    for (at, (column, cell)) in cells.iter().enumerate() {
        let numeral = Reading::of(&cell.text, &scheme.signs).numeral;
        let open = |roles: &Roles| roles.of.len() == at && !roles.has_project();
        if !all.iter().any(open) {
            break;
        }
        all = all
            .iter()
            .flat_map(|roles| {
                if open(roles) {
                    extended(scheme, roles, candidates(scheme, *column, cell, numeral.as_ref()))
                } else {
                    vec![roles.clone()]
                }
            })
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
fn extended(scheme: &Scheme, roles: &Roles, mut next: Vec<Role>) -> Vec<Roles> {
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
