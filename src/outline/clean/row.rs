//! One row of the clean form: its cells by what they are.

use super::header::CleanHeader;
use crate::table::{Cell, Row};
use crate::text::{Place, fold};

/// A row and the header that says what its cells are.
#[derive(Clone, Copy)]
pub(super) struct CleanRow<'a> {
    pub(super) header: &'a CleanHeader,
    pub(super) row: &'a Row,
}

/// What a section or 事業 is called in a row: the cells of its group.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// The column of its code.
    pub(super) column: usize,
    row: &'a Row,
}

impl<'a> CleanRow<'a> {
    /// The text of a column; empty where the row is shorter.
    pub(super) fn text(&self, column: usize) -> &'a str {
        self.row.cells.get(column).map_or("", |cell| &cell.text)
    }

    /// The text of a column that a table need not have.
    pub(super) fn optional(&self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.text(column))
    }

    /// The cell of a column, or the last one before it: no row that is read is blank.
    pub(super) fn cell(&self, column: usize) -> Option<&'a Cell> {
        self.row.cells.get(column).or(self.row.cells.last())
    }

    /// The group of columns of a section or 事業.
    pub(super) fn item(&self, column: usize) -> Item<'a> {
        Item { column, row: self.row }
    }
}

impl<'a> Item<'a> {
    fn text(&self, offset: usize) -> &'a str {
        self.row.cells.get(self.column + offset).map_or("", |cell| &cell.text)
    }

    /// Its code, in plain figures.
    pub(super) fn code(&self) -> String {
        fold::key(self.text(0))
    }

    pub(super) fn label(&self) -> &'a str {
        self.text(1)
    }

    pub(super) fn title(&self) -> &'a str {
        self.text(2)
    }

    pub(super) fn marks(&self) -> &'a str {
        self.text(3)
    }

    pub(super) fn is_blank(&self) -> bool {
        (0..4).all(|offset| self.text(offset).is_empty())
    }

    /// The place of its title.
    pub(super) fn place(&self) -> Option<&'a Place> {
        self.row.cells.get(self.column + 2).or(self.row.cells.last()).map(|cell| &cell.place)
    }
}
