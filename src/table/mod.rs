//! Tables: the cells of a chart, whatever format it came in.

use crate::diag::Sink;
use crate::text::{Place, SourceFile};

/// The cells of one chart or sheet, row by row, as they were printed.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The rows in the file's order, blank ones too.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The cells from the left; blank ones have an empty text. The index is the column.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text without surrounding white space.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Reads the tables of a chart, in the file's order; none where an error was reported.
#[must_use]
pub fn read(sink: &mut Sink, file: &SourceFile) -> Vec<Table> {
    let _ = (sink, file);
    Vec::new()
}
