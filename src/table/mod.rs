//! Tables: the cells of a chart, whatever format it came in.

mod cursor;
mod delimited;
mod html;
mod limits;
mod markdown;
mod sheet;

use crate::diag::{Code, Diagnostic, Sink, read_declared, read_source};
use crate::text::{Place, Source, SourceFile};

pub use limits::{LARGEST_CHART, LARGEST_UNPACKED, MOST_CELLS, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS};

use delimited::Delimiter;

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
    /// The cells from the left up to the last filled one; blank ones have an empty text. The index is the column.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text without surrounding white space.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it is part of a merged cell that begins above it, whose text it repeats.
    pub covered: bool,
}

impl Row {
    /// The cells that hold text, with their columns.
    pub fn filled(&self) -> impl DoubleEndedIterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
    }

    /// Takes away the blank cells after the last filled one.
    fn drop_blank_end(&mut self) {
        let filled = self.cells.iter().rposition(|cell| !cell.text.is_empty());
        self.cells.truncate(filled.map_or(0, |last| last + 1));
    }
}

/// The formats that charts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tab-separated text.
    Tsv,
    /// Comma-separated text (RFC 4180).
    Csv,
    /// A workbook of Excel or an `OpenDocument` spreadsheet.
    Sheet,
    /// The pipe tables of a Markdown text.
    Markdown,
    /// The tables of an HTML page.
    Html,
}

/// The format of a file by its name; none where it is no chart.
#[must_use]
pub fn format_of(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "tsv" => Some(Format::Tsv),
        "csv" => Some(Format::Csv),
        "xlsx" | "xlsm" | "xls" | "ods" => Some(Format::Sheet),
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" => Some(Format::Html),
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
    let tables = match format_by_content(format, &file.bytes) {
        Format::Tsv => read_delimited(sink, file, Delimiter::Tab),
        Format::Csv => read_delimited(sink, file, Delimiter::Comma),
        Format::Sheet => sheet::read(sink, file),
        Format::Markdown => read_all(sink, file, read_text, markdown::read),
        Format::Html => read_all(sink, file, read_page, html::read),
    };
    if !tables.is_empty() && tables.iter().all(|table| table.rows.iter().all(|row| row.filled().next().is_none())) {
        sink.report(Diagnostic::new(Code::F03).in_file(&file.path));
        return Vec::new();
    }
    tables
}

/// The format of a file whose name may be wrong: many programs save a page, or text, under the name of a workbook.
fn format_by_content(named: Format, bytes: &[u8]) -> Format {
    let is_page = || bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xEF\xBB\xBF<");
    match named {
        Format::Sheet if !sheet::is_sheet(bytes) && is_page() => Format::Html,
        Format::Sheet | Format::Tsv | Format::Csv | Format::Markdown | Format::Html => named,
    }
}

/// Reads a text that has one table.
fn read_delimited(sink: &mut Sink, file: &SourceFile, named: Delimiter) -> Vec<Table> {
    let Some(source) = read_text(sink, file) else { return Vec::new() };
    delimited::read(sink, &source, named.of(&source.text)).into_iter().collect()
}

/// Reads a text that may have any number of tables. One without any is not a chart but some other text.
fn read_all(
    sink: &mut Sink,
    file: &SourceFile,
    decode: fn(&mut Sink, &SourceFile) -> Option<Source>,
    read: fn(&mut Sink, &Source) -> Option<Vec<Table>>,
) -> Vec<Table> {
    let tables = decode(sink, file).and_then(|source| read(sink, &source));
    if tables.as_ref().is_some_and(Vec::is_empty) {
        sink.report(Diagnostic::new(Code::F08).in_file(&file.path).with("name", &file.name));
    }
    tables.unwrap_or_default()
}

/// Decodes a page, which may say itself what it is written in.
fn read_page(sink: &mut Sink, file: &SourceFile) -> Option<Source> {
    let declared = html::declared(&file.bytes);
    read_declared(sink, file, declared.as_deref())
}

/// Decodes a text. Lines that end with CR alone, as old Macs wrote them, end with LF here.
fn read_text(sink: &mut Sink, file: &SourceFile) -> Option<Source> {
    let source = read_source(sink, file)?;
    let old_mac = source.text.contains('\r') && !source.text.contains('\n');
    Some(if old_mac { Source::new(&file.path, source.text.replace('\r', "\n")) } else { source })
}
