//! Numbers in cells of their own: `①` beside its title is one cell in two.

use std::borrow::Cow;

use super::cell::Reading;
use super::mark::Signs;
use crate::table::{Cell, Row};

/// The row with each lone number joined to the words that follow it, in their column. Only the cells before the first
/// words without a number count, and only those left of the column `end`, where descriptions and departments begin: a
/// figure there is a figure.
pub(super) fn join<'r>(row: &'r Row, signs: &Signs, end: usize) -> Cow<'r, Row> {
    let mut joined: Option<Row> = None;
    let mut lone: Option<(usize, &Cell)> = None;
    for (column, cell) in row.filled() {
        if lone.is_none() && column >= end {
            break;
        }
        let reading = Reading::of(&cell.text, signs);
        match (lone.take(), &reading.numeral) {
            (Some((at, number)), None) => {
                let cells = &mut joined.get_or_insert_with(|| row.clone()).cells;
                let text = format!("{} {}", number.text, cell.text);
                cells[column] = Cell { text, ..number.clone() };
                cells[at].text.clear();
            }
            (_, Some(numeral)) if reading.words.is_empty() && !numeral.numbers.is_empty() => {
                lone = Some((column, cell));
            }
            (_, Some(_)) => {}
            (None, None) => break,
        }
    }
    joined.map_or(Cow::Borrowed(row), Cow::Owned)
}

/// The row with the words of a column that has no heading of its own put where its heading is, if that is free.
pub(super) fn fold<'r>(row: Cow<'r, Row>, spans: &[(usize, usize)]) -> Cow<'r, Row> {
    let filled = |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.text.is_empty());
    let mut row = row;
    for &(first, end) in spans {
        if !filled(&row, first)
            && let Some(from) = (first + 1..end).find(|at| filled(&row, *at))
        {
            row.to_mut().cells.swap(first, from);
        }
    }
    row
}
