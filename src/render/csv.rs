//! CSV: a table as text (RFC 4180), in UTF-8 with its mark, since Excel takes it for another encoding without.
//!
//! Cells stand as they are. One that begins with `=` gets no sign before it that would keep a spreadsheet from
//! reckoning: it would be another text than the chart's, for every reader and for good.

use std::borrow::Cow;

use memchr::memchr2;

use crate::site::data::DataTable;

/// U+FEFF, which tells Excel that the text is UTF-8.
const MARK: &str = "\u{FEFF}";
/// What ends a row.
const BREAK: &str = "\r\n";

/// Makes the file.
#[must_use]
pub fn render(table: &DataTable) -> Vec<u8> {
    let mut text = MARK.to_owned();
    write_row(&mut text, table.columns.iter().map(|column| &column.heading));
    for row in &table.rows {
        write_row(&mut text, row.iter());
    }
    text.into_bytes()
}

fn write_row<'c>(text: &mut String, cells: impl Iterator<Item = &'c Cow<'c, str>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        write_cell(text, cell);
    }
    text.push_str(BREAK);
}

/// Writes a cell, in quotes where it holds a sign of the format or a space at its edge.
fn write_cell(text: &mut String, cell: &str) {
    let bytes = cell.as_bytes();
    let has_sign = memchr2(b',', b'"', bytes).is_some() || memchr2(b'\r', b'\n', bytes).is_some();
    if has_sign || cell.trim().len() < cell.len() {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
