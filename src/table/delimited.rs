//! Tab-separated text and CSV (RFC 4180): our own splitter, since places must be exact to the character.
//!
//! The `csv` crate counts bytes and loses count under CR LF, and after one stray `"` it takes the rest of the file for
//! one cell without a word.

use super::cursor::Cursor;
use super::limits::Gauge;
use super::{Cell, Row, Table};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::Source;

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A tab. Excel quotes cells with line breaks here too, but a lone `"` is a letter like any other.
    Tab,
    /// A comma, as in CSV, where a cell that begins with `"` must end with one.
    Comma,
}

impl Delimiter {
    /// What a text is really divided by: a file without one comma, but with tabs, is no CSV whatever its name says.
    pub(super) fn of(self, text: &str) -> Self {
        let (wanted, other) = match self {
            Self::Tab => ('\t', ','),
            Self::Comma => (',', '\t'),
        };
        let renamed = !text.contains(wanted) && text.contains(other);
        match (self, renamed) {
            (Self::Tab, false) | (Self::Comma, true) => Self::Tab,
            (Self::Comma, false) | (Self::Tab, true) => Self::Comma,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Comma => ',',
        }
    }
}

/// Splits a text into rows at line breaks (LF or CR LF) and into cells at the delimiter; none where it is too large.
pub(super) fn read(sink: &mut Sink, source: &Source, delimiter: Delimiter) -> Option<Table> {
    let text = source.text.as_str();
    let mut cursor = Cursor::new(source);
    let mut gauge = Gauge::default();
    let mut rows = Vec::new();
    while cursor.at() < text.len() {
        let row = read_row(sink, &mut cursor, &mut gauge, delimiter)?;
        rows.push(row);
    }
    Some(Table { file: source.file.to_string(), rows })
}

/// Reads one row and the line break after it.
fn read_row(sink: &mut Sink, cursor: &mut Cursor, gauge: &mut Gauge, delimiter: Delimiter) -> Option<Row> {
    let text = cursor.text();
    let mut row = Row::default();
    gauge.row().map_err(|excess| sink.report(excess.at(&cursor.place(0)))).ok()?;
    loop {
        let (cell, end) = read_cell(sink, cursor, delimiter);
        let counted = gauge.cell(row.cells.len(), &cell.text);
        counted.map_err(|excess| sink.report(excess.at(&cell.place))).ok()?;
        row.cells.push(cell);
        cursor.advance(end);
        let Some(next) = text[end..].chars().next() else { break };
        cursor.advance(end + next.len_utf8());
        if next == '\n' {
            break;
        }
    }
    row.drop_blank_end();
    Some(row)
}

/// Reads the cell at the cursor; the offset is that of the delimiter, line break or end after it.
fn read_cell(sink: &mut Sink, cursor: &mut Cursor, delimiter: Delimiter) -> (Cell, usize) {
    let text = cursor.text();
    let start = cursor.at();
    let bare_end = |from: usize| text[from..].find([delimiter.letter(), '\n']).map_or(text.len(), |at| from + at);
    match quoted(text, start, delimiter) {
        Quoted::Until(close) => {
            let content = text[start + 1..close].replace("\"\"", "\"").replace("\r\n", "\n");
            cursor.advance(start + 1);
            return (cell(cursor, &text[start + 1..close], content.trim()), bare_end(close + 1));
        }
        Quoted::Broken => {
            let line = text[start..bare_end(start)].trim();
            sink.report(Diagnostic::new(Code::F13).at(&cell(cursor, line, line).place).cell(line));
        }
        Quoted::Not => {}
    }
    let end = bare_end(start);
    let raw = &text[start..end];
    (cell(cursor, raw, raw.trim()), end)
}

/// A cell whose raw text begins at the cursor. Its place is that of its first line with text.
fn cell(cursor: &mut Cursor, raw: &str, text: &str) -> Cell {
    cursor.advance(cursor.at() + raw.len() - raw.trim_start().len());
    let width = text.lines().next().map_or(0, |line| line.chars().count());
    Cell { text: text.to_owned(), place: cursor.place(width), covered: false }
}

/// Whether a cell is quoted.
enum Quoted {
    /// It is, and its closing quote stands at this offset.
    Until(usize),
    /// It is not: a `"` in it is a letter.
    Not,
    /// It begins to be and does not end.
    Broken,
}

/// Looks for the quotes of the cell at `start`. A closing quote stands right before a delimiter, line break or end.
fn quoted(text: &str, start: usize, delimiter: Delimiter) -> Quoted {
    let stray = match delimiter {
        Delimiter::Tab => Quoted::Not,
        Delimiter::Comma => Quoted::Broken,
    };
    if !text[start..].starts_with('"') {
        return Quoted::Not;
    }
    let mut at = start + 1;
    while let Some(found) = text[at..].find('"').map(|quote| at + quote) {
        let after = &text[found + 1..];
        let next = after.trim_start_matches([' ', '\r']);
        let content = &text[start + 1..found];
        if delimiter == Delimiter::Tab && content[at - start - 1..].contains('\t') {
            return Quoted::Not;
        }
        if after.starts_with('"') {
            at = found + 2;
        } else if next.is_empty() || next.starts_with([delimiter.letter(), '\n']) {
            return Quoted::Until(found);
        } else {
            return if content.contains([delimiter.letter(), '\n']) { stray } else { Quoted::Not };
        }
    }
    stray
}
