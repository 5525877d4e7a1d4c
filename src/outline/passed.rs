//! What is passed over: cells above a header row, or on sheets without one, that are no part of the plan, and rows there
//! that may well be.

use std::collections::BTreeSet;

use super::department;
use super::numeral::{Numeral, Shell};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};

/// How many characters a 内容 has at least, beside a unit.
const SENTENCE: usize = 12;

/// Reports what stands above the header row of a chart. `unread` are the cells that say nothing of the plan itself.
pub(super) fn above(sink: &mut Sink, rows: &[Row], unread: &[&Cell]) {
    let unread = places(unread);
    let (like_rows, words): (Vec<_>, Vec<_>) =
        rows.iter().map(|row| own(row, &unread)).partition(|(row, own)| is_like_a_row(row, own));
    let first = like_rows.iter().find_map(|(_, own)| own.first());
    if let Some(first) = first {
        sink.report(Diagnostic::new(Code::F24).at(&first.place).cell(&first.text).with("count", like_rows.len()));
    }
    note(sink, &words.into_iter().flat_map(|(_, own)| own).collect::<Vec<_>>());
}

/// Reports a sheet without a header row that is too narrow for a chart of its own and yet like the rows of one; says whether
/// it is one.
pub(super) fn beside(sink: &mut Sink, rows: &[Row]) -> bool {
    let cells: Vec<&Cell> = rows.iter().flat_map(Row::filled).map(|(_, cell)| cell).collect();
    let is_item = |cell: &&&Cell| is_numbered(&cell.text) || department::must_be_department(&cell.text);
    let items = cells.iter().filter(is_item).count();
    let all = places(&cells);
    let is_list = items > 1 && items * 2 >= cells.len() || rows.iter().any(|row| is_like_a_row(row, &own(row, &all).1));
    if let Some(first) = cells.first().filter(|_| is_list) {
        sink.report(Diagnostic::new(Code::F18).at(&first.place).cell(&first.text));
    }
    is_list
}

fn note(sink: &mut Sink, unread: &[&Cell]) {
    if let Some(first) = unread.first() {
        sink.report(Diagnostic::new(Code::F23).at(&first.place).cell(&first.text).with("count", unread.len()));
    }
}

/// Which cells these are, in memory: two may say the same.
fn places(cells: &[&Cell]) -> BTreeSet<*const Cell> {
    cells.iter().map(|cell| std::ptr::from_ref(*cell)).collect()
}

/// A row and those of its cells that are unread.
fn own<'r>(row: &'r Row, unread: &BTreeSet<*const Cell>) -> (&'r Row, Vec<&'r Cell>) {
    let is_unread = |cell: &&Cell| unread.contains(&std::ptr::from_ref(*cell));
    (row, row.filled().map(|(_, cell)| cell).filter(is_unread).collect())
}

/// Whether a row has a numbered title with something beside it, or a sentence and a unit. `own` are its unread cells.
fn is_like_a_row(row: &Row, own: &[&Cell]) -> bool {
    let others = row.filled().filter(|(_, cell)| !cell.covered).count();
    let is_sentence = |cell: &&Cell| cell.text.chars().count() >= SENTENCE;
    let has_unit = || own.iter().any(|cell| department::must_be_department(&cell.text));
    others > 1 && (own.iter().any(|cell| is_numbered(&cell.text)) || has_unit() && own.iter().any(is_sentence))
}

/// Whether a text is a title with a number before it, and no name such as 第2次計画推進会議.
pub(super) fn is_numbered(text: &str) -> bool {
    let numeral = Numeral::read(text);
    let is_number = |numeral: &Numeral| !numeral.numbers.is_empty() && numeral.form.shell != Shell::Ordinal(None);
    numeral.is_some_and(|numeral| is_number(&numeral) && !text[numeral.length..].trim().is_empty())
}
