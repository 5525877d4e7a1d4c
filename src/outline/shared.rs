//! Shared forms: charts where two levels are numbered alike, such as (1) under (1).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cell::Reading;
use super::mark::Signs;
use super::numeral::Form;
use crate::table::Row;

/// How many of a column's cells, in percent, must have its form. Every row is put straight by its 事業 first, so what is
/// left of other forms are labels that stand apart from their row and descriptions that begin with figures.
const CLEAR: usize = 60;

/// The form of each column's numbers, that of the projects last, in a chart where two of them share one. None where all
/// differ, or where a column is not clear. Each row is put straight first: the projects have the form that most rows
/// have last, and say by how much their row has slipped.
pub(super) fn forms(rows: &[Cow<Row>], signs: &Signs, columns: &[usize]) -> Option<Vec<Option<Form>>> {
    let (project, levels) = columns.split_last()?;
    let rows: Vec<_> = rows.iter().map(|row| leading(row, signs)).collect();
    let mut last = BTreeMap::<Form, usize>::new();
    for (_, form) in rows.iter().filter_map(|row| row.last()) {
        *last.entry(*form).or_default() += 1;
    }
    let own = clear(&last)?;
    let mut tallies = vec![BTreeMap::<Form, usize>::new(); levels.len()];
    for row in &rows {
        // A description may be numbered like its project: where one stands in its own column, the row has not slipped.
        let straight = row.iter().find(|cell| **cell == (*project, own));
        let Some((at, _)) = straight.or_else(|| row.iter().rfind(|(_, form)| *form == own)) else { continue };
        for (column, form) in row.iter().filter(|(column, _)| column < at) {
            if let Some(level) = levels.iter().position(|level| level + at == column + project) {
                *tallies[level].entry(*form).or_default() += 1;
            }
        }
    }
    let mut forms: Vec<Form> = tallies.iter().map(clear).collect::<Option<_>>()?;
    forms.push(own);
    let shares = (1..forms.len()).any(|at| forms[..at].contains(&forms[at]));
    shares.then(|| forms.into_iter().map(Some).collect())
}

/// The numbers that a row begins with: their columns and forms.
fn leading(row: &Row, signs: &Signs) -> Vec<(usize, Form)> {
    let numbered = row.filled().map_while(|(at, cell)| Some((at, Reading::of(&cell.text, signs).numeral?.form)));
    numbered.collect()
}

/// The form that nearly all of a column's cells have.
fn clear(tally: &BTreeMap<Form, usize>) -> Option<Form> {
    let all: usize = tally.values().sum();
    let (form, count) = tally.iter().max_by_key(|(_, count)| **count)?;
    (count * 100 >= all * CLEAR).then_some(*form)
}
