//! The grid of one sheet: its filled cells and merged regions, which become a table with places like `D37`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refusal;
use crate::diag::{Code, Diagnostic};
use crate::table::limits::{Excess, Gauge, MOST_COLUMNS, MOST_ROWS};
use crate::table::{Cell, Row, Table};
use crate::text::{Place, SheetCell};

/// A sheet while it is read.
pub(super) struct Grid {
    file: Arc<str>,
    sheet: Arc<str>,
    cells: BTreeMap<(u32, u32), Filled>,
    merged: Vec<Region>,
    gauge: Gauge,
    findings: Vec<Diagnostic>,
}

/// What a cell of the grid holds.
struct Filled {
    text: String,
    covered: bool,
}

/// A merged region: its first and last row and column, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    /// The first is never below the last.
    rows: (u32, u32),
    /// The first is never right of the last.
    columns: (u32, u32),
}

impl Region {
    /// The region between two corners, whichever is which.
    pub(super) fn new(corner: (u32, u32), other: (u32, u32)) -> Self {
        let ordered = |a: u32, b: u32| (a.min(b), a.max(b));
        Self { rows: ordered(corner.0, other.0), columns: ordered(corner.1, other.1) }
    }
}

impl Grid {
    pub(super) fn new(file: &str, sheet: &str) -> Self {
        let (cells, merged, findings) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { file: file.into(), sheet: sheet.into(), cells, merged, gauge: Gauge::default(), findings }
    }

    /// Fills a cell. Row and column are counted from 0.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
        let text = text.trim();
        let rows = Excess::of("limit-rows", row as usize + 1, MOST_ROWS);
        let counted = rows.and_then(|()| self.gauge.cell(column as usize, text));
        counted.map_err(|excess| Refusal::TooMuch(excess, self.place(row, column, "")))?;
        if !text.is_empty() {
            self.cells.insert((row, column), Filled { text: text.to_owned(), covered: false });
        }
        Ok(())
    }

    /// Fills a cell with the error that its formula gives, and reports it.
    pub(super) fn put_error(&mut self, row: u32, column: u32, error: &str) -> Result<(), Refusal> {
        self.put(row, column, error)?;
        let found = Diagnostic::new(Code::F16).at(&self.place(row, column, error)).cell(error);
        self.findings.push(found.with("error", error));
        Ok(())
    }

    /// Reports a formula whose result the file does not hold.
    pub(super) fn put_unsaved(&mut self, row: u32, column: u32) {
        let found = Diagnostic::new(Code::F16).at(&self.place(row, column, ""));
        self.findings.push(found.with_phrase("error", "formula-unsaved"));
    }

    /// Notes a merged region.
    pub(super) fn merge(&mut self, region: Region) -> Result<(), Refusal> {
        let (row, column) = (region.rows.0, region.columns.0);
        self.gauge.cell(0, "").map_err(|excess| Refusal::TooMuch(excess, self.place(row, column, "")))?;
        self.merged.push(region);
        Ok(())
    }

    /// The table of the sheet. In a merged region the text of its first cell stands again in each row, marked as
    /// covered; what else the region covers is blank, as it is on paper.
    pub(super) fn into_table(mut self) -> Result<(Table, Vec<Diagnostic>), Refusal> {
        let last_row = self.cells.keys().next_back().map_or(0, |(row, _)| *row);
        for region in std::mem::take(&mut self.merged) {
            self.fill(region, last_row)?;
        }
        let mut table = Table { file: self.file.to_string(), rows: Vec::new() };
        let mut blank = Vec::new();
        for ((row, column), filled) in std::mem::take(&mut self.cells) {
            table.rows.resize_with(row as usize + 1, Row::default);
            let cells = &mut table.rows[row as usize].cells;
            for between in u32::try_from(cells.len()).unwrap_or(u32::MAX)..column {
                let place = self.place(row, between, "");
                self.gauge.cell(0, "").map_err(|excess| Refusal::TooMuch(excess, place.clone()))?;
                blank.push(Cell { text: String::new(), place, covered: false });
            }
            cells.append(&mut blank);
            let place = self.place(row, column, &filled.text);
            cells.push(Cell { text: filled.text, place, covered: filled.covered });
        }
        Ok((table, self.findings))
    }

    /// Carries out one merge, down to the last row that has text.
    fn fill(&mut self, region: Region, last_row: u32) -> Result<(), Refusal> {
        let (first, left) = (region.rows.0, region.columns.0);
        let own = self.cells.get(&(first, left)).map(|filled| filled.text.clone());
        for row in first..=region.rows.1.min(last_row) {
            let below = self.cells.range((row, left)..=(row, region.columns.1));
            let hidden: Vec<_> = below.map(|(at, _)| *at).filter(|at| *at != (first, left)).collect();
            for at in &hidden {
                self.cells.remove(at);
            }
            let text = own.as_deref().unwrap_or_default();
            let counted = self.gauge.cell(MOST_COLUMNS.min(left as usize), text);
            counted.map_err(|excess| Refusal::TooMuch(excess, self.place(row, left, "")))?;
            if row > first && !text.is_empty() {
                self.cells.insert((row, left), Filled { text: text.to_owned(), covered: true });
            }
        }
        Ok(())
    }

    /// The place of a cell: spreadsheets count rows from 1 and name columns by letters.
    fn place(&self, row: u32, column: u32, text: &str) -> Place {
        let shown = text.lines().next().unwrap_or_default();
        let cell_ref = format!("{}{}", column_name(column), row.saturating_add(1));
        Place {
            file: self.file.clone(),
            line: row.saturating_add(1),
            column: column.saturating_add(1),
            width: u32::try_from(shown.chars().count()).unwrap_or(u32::MAX),
            excerpt: shown.into(),
            sheet: Some(SheetCell { sheet: self.sheet.clone(), cell_ref: cell_ref.into() }),
        }
    }
}

/// The letters of a column counted from 0: A, B, …, Z, AA, AB, ….
fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The row and column, from 0, of a name such as `D37` or `$D$37`.
pub(super) fn cell_of_name(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let split = name.find(|letter: char| letter.is_ascii_digit())?;
    let column = name[..split].bytes().try_fold(0u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?);
        column.checked_mul(26)?.checked_add(digit + 1)
    })?;
    let row: u32 = name[split..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
