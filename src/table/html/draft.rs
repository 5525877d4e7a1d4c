//! A table of a page while it is read: `rowspan` and `colspan` fill what they cover.

use std::collections::BTreeMap;

use super::Line;
use super::words::Words;
use crate::table::limits::{Excess, Gauge};
use crate::table::{Cell, Row};
use crate::text::Place;

/// The most columns and rows that a cell can cover (HTML Standard, 4.9.11).
const MOST_COLUMNS: usize = 1000;
const MOST_ROWS: usize = 65_534;

/// A table that is open.
pub(super) struct Draft {
    pub(super) rows: Vec<Row>,
    /// The lines that stand above it.
    pub(super) before: Vec<Line>,
    row: Option<Row>,
    cell: Option<OpenCell>,
    /// By column: cells of earlier rows that go on downwards.
    covering: BTreeMap<usize, Covering>,
}

/// A cell that is open.
pub(super) struct OpenCell {
    pub(super) words: Words,
    pub(super) place: Option<Place>,
    columns: usize,
    rows: usize,
}

/// A cell that covers rows below its own.
struct Covering {
    /// How many rows it still covers.
    rows: usize,
    cell: Cell,
}

impl Draft {
    pub(super) fn new(before: Vec<Line>) -> Self {
        Self { rows: Vec::new(), before, row: None, cell: None, covering: BTreeMap::new() }
    }

    /// Whether a cell is open.
    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// The cell that is open.
    pub(super) fn cell(&mut self) -> Option<&mut OpenCell> {
        self.cell.as_mut()
    }

    pub(super) fn start_row(&mut self, gauge: &mut Gauge) -> Result<(), Excess> {
        self.end_row(gauge)?;
        self.row = Some(Row::default());
        gauge.row()
    }

    pub(super) fn start_cell(
        &mut self,
        gauge: &mut Gauge,
        columns: Option<usize>,
        rows: Option<usize>,
    ) -> Result<(), Excess> {
        self.end_cell(gauge)?;
        if self.row.is_none() {
            self.start_row(gauge)?;
        }
        let columns = columns.unwrap_or(1).clamp(1, MOST_COLUMNS);
        // 0 means all rows to the end.
        let rows = rows.map_or(1, |rows| if rows == 0 { MOST_ROWS } else { rows.min(MOST_ROWS) });
        self.cell = Some(OpenCell { words: Words::default(), place: None, columns, rows });
        Ok(())
    }

    pub(super) fn end_cell(&mut self, gauge: &mut Gauge) -> Result<(), Excess> {
        let Some(open) = self.cell.take() else { return Ok(()) };
        let text = open.words.finish();
        let width = text.lines().next().map_or(0, |line| line.chars().count());
        let place = open.place.map_or_else(|| Place::of_file(""), |place| Place { width: to_u32(width), ..place });
        let cell = Cell { text, place, covered: false };
        self.fill_covered(gauge)?;
        let first = self.row.get_or_insert_with(Row::default).cells.len();
        for column in 0..open.columns {
            let blank = Cell { text: String::new(), ..cell.clone() };
            let here = if column == 0 { cell.clone() } else { blank };
            if open.rows > 1 {
                let cell = Cell { covered: true, ..here.clone() };
                self.covering.insert(first + column, Covering { rows: open.rows - 1, cell });
            }
            self.push(gauge, here)?;
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self, gauge: &mut Gauge) -> Result<(), Excess> {
        self.end_cell(gauge)?;
        if self.row.is_none() {
            return Ok(());
        }
        self.fill_covered(gauge)?;
        while let Some((_, next)) = self.covering.range(self.columns()..).next() {
            let blank = Cell { text: String::new(), covered: false, ..next.cell.clone() };
            self.push(gauge, blank)?;
            self.fill_covered(gauge)?;
        }
        if let Some(mut row) = self.row.take() {
            row.drop_blank_end();
            self.rows.push(row);
        }
        Ok(())
    }

    /// How many columns the open row has so far.
    fn columns(&self) -> usize {
        self.row.as_ref().map_or(0, |row| row.cells.len())
    }

    /// Fills the columns next in the open row that cells of earlier rows cover.
    fn fill_covered(&mut self, gauge: &mut Gauge) -> Result<(), Excess> {
        while let Some(mut covering) = self.covering.remove(&self.columns()) {
            let (column, cell) = (self.columns(), covering.cell.clone());
            covering.rows -= 1;
            if covering.rows > 0 {
                self.covering.insert(column, covering);
            }
            self.push(gauge, cell)?;
        }
        Ok(())
    }

    fn push(&mut self, gauge: &mut Gauge, cell: Cell) -> Result<(), Excess> {
        gauge.cell(self.columns(), &cell.text)?;
        self.row.get_or_insert_with(Row::default).cells.push(cell);
        Ok(())
    }
}

/// A count as a place keeps it.
fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
