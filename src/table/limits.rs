//! Limits: how large a chart may be. Charts are small; what is larger is another file, or a trap.

use crate::diag::{Code, Diagnostic};
use crate::text::Place;

/// The largest chart that is read, in bytes: 16 MiB, some hundred times the largest chart known.
pub const LARGEST_CHART: usize = 16 * 1024 * 1024;
/// The most bytes that a packed chart (`.xlsx`, `.ods`) may unpack to.
pub const LARGEST_UNPACKED: u64 = 128 * 1024 * 1024;
/// The most rows of a chart: as many as a sheet of Excel has.
pub const MOST_ROWS: usize = 1_048_576;
/// The most cells of a row: as many as a sheet of Excel has columns.
pub const MOST_COLUMNS: usize = 16_384;
/// The most cells of a table, blank ones between filled ones too.
pub const MOST_CELLS: usize = 2_000_000;
/// The most characters of a cell: as many as a cell of Excel holds.
pub const MOST_LETTERS: usize = 32_767;
/// The most bytes of text in a table. A spreadsheet can repeat one long text in each of its cells.
const MOST_TEXT: usize = 4 * LARGEST_CHART;

/// Counts what a reader takes in.
#[derive(Debug, Default)]
pub(super) struct Gauge {
    rows: usize,
    cells: usize,
    text: usize,
}

/// Something of which a table has too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Excess {
    /// The phrase that names it in `ui.toml`.
    what: &'static str,
    limit: usize,
}

impl Gauge {
    /// Counts one row.
    pub(super) fn row(&mut self) -> Result<(), Excess> {
        self.rows += 1;
        Excess::of("limit-rows", self.rows, MOST_ROWS)
    }

    /// Counts one cell and its characters. Its column is counted from 0.
    pub(super) fn cell(&mut self, column: usize, text: &str) -> Result<(), Excess> {
        self.cells += 1;
        self.text += text.len();
        Excess::of("limit-columns", column + 1, MOST_COLUMNS)?;
        Excess::of("limit-cells", self.cells, MOST_CELLS)?;
        Excess::of("limit-text", self.text, MOST_TEXT)?;
        // Bytes are counted first, being at hand: no text has more characters than bytes.
        let letters = if text.len() > MOST_LETTERS { text.chars().count() } else { 0 };
        Excess::of("limit-letters", letters, MOST_LETTERS)
    }
}

impl Excess {
    /// An error where a count is above its limit.
    pub(super) fn of(what: &'static str, count: usize, limit: usize) -> Result<(), Self> {
        if count > limit { Err(Self { what, limit }) } else { Ok(()) }
    }

    /// The finding that refuses the table.
    pub(super) fn at(self, place: &Place) -> Diagnostic {
        Diagnostic::new(Code::F12).at(place).with_phrase("what", self.what).with("limit", self.limit)
    }
}
