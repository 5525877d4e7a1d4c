//! Tables: the cells of a chart, whatever format it came in.

mod tsv;

use crate::diag::{Code, Diagnostic, Sink, read_source};
use crate::text::{Place, SourceFile};

/// The largest chart that is read, in bytes: 16 MiB, some hundred times the largest chart known.
pub const LARGEST_CHART: usize = 16 * 1024 * 1024;

/// The cells of one chart or sheet, row by row, as they were printed.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The file the table came from, as people know it.
    pub file: String,
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

impl Row {
    /// The cells that hold text, with their columns.
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
    }
}

/// The formats that charts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tab-separated text.
    Tsv,
}

/// The format of a file by its name; none where it is no chart.
#[must_use]
pub fn format_of(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "tsv" => Some(Format::Tsv),
        _ => None,
    }
}

/// Reads the tables of a chart, in the file's order; none where an error was reported.
#[must_use]
pub fn read(sink: &mut Sink, format: Format, file: &SourceFile) -> Vec<Table> {
    if file.bytes.len() > LARGEST_CHART {
        let size = file.bytes.len().div_ceil(1024 * 1024);
        let limit = LARGEST_CHART / (1024 * 1024);
        sink.report(Diagnostic::new(Code::F09).in_file(&file.path).with("size", size).with("limit", limit));
        return Vec::new();
    }
    let tables = match format {
        Format::Tsv => read_source(sink, file).map(|source| vec![tsv::read(&source)]).unwrap_or_default(),
    };
    if !tables.is_empty() && tables.iter().all(|table| table.rows.iter().all(|row| row.filled().next().is_none())) {
        sink.report(Diagnostic::new(Code::F03).in_file(&file.path));
        return Vec::new();
    }
    tables
}
