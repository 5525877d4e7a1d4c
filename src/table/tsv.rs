//! Tab-separated text: our own splitter, since places must be exact to the character.

use super::{Cell, Row, Table};
use crate::text::Source;

/// Splits a text into rows at line breaks (LF or CR LF) and into cells at tabs. Nothing is quoted.
pub(super) fn read(source: &Source) -> Table {
    let mut start = 0;
    let mut rows = Vec::new();
    for line in source.text.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        rows.push(read_row(source, start, text.strip_suffix('\r').unwrap_or(text)));
        start += line.len();
    }
    Table { file: source.file.to_string(), rows }
}

/// Splits one line that starts at a byte offset of the source.
fn read_row(source: &Source, start: usize, line: &str) -> Row {
    let line_place = source.place(start..start + line.len());
    let mut at = 0;
    let mut column = 0;
    let mut cells = Vec::new();
    for raw in line.split('\t') {
        let text = raw.trim();
        let lead = raw.len() - raw.trim_start().len();
        let skip = column + line[at..at + lead].chars().count();
        cells.push(Cell { text: text.to_owned(), place: line_place.part(skip, text.chars().count()) });
        column += raw.chars().count() + 1;
        at += raw.len() + 1;
    }
    Row { cells }
}
