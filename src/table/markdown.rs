//! Markdown: its pipe tables (GitHub Flavored Markdown, 4.10). The lines between them say what they are of.

use super::cursor::Cursor;
use super::limits::{Excess, Gauge};
use super::{Cell, Row, Table};
use crate::diag::Sink;
use crate::text::Source;

/// Reads the pipe tables of a text, each with the lines before it; nothing where one is too large.
pub(super) fn read(sink: &mut Sink, source: &Source) -> Option<Vec<Table>> {
    let mut reader =
        Reader { cursor: Cursor::new(source), gauge: Gauge::default(), tables: Vec::new(), before: Vec::new() };
    let lines: Vec<&str> = source.text.split_inclusive('\n').collect();
    let mut at = 0;
    while at < lines.len() {
        let length = table_length(&lines[at..]);
        let read = if length == 0 { reader.line(lines[at]) } else { reader.table(&lines[at..at + length]) };
        read.map_err(|excess| sink.report(excess.at(&reader.cursor.place(0)))).ok()?;
        at += length.max(1);
    }
    Some(reader.tables)
}

/// How many lines the table has that begins with the first of these; 0 where none does.
fn table_length(lines: &[&str]) -> usize {
    match lines {
        [first, second, ..] if first.contains('|') && is_rule(second) => {
            2 + lines[2..].iter().take_while(|line| line.contains('|')).count()
        }
        _ => 0,
    }
}

/// Whether a line divides a table's header from its rows, as `| --- | :-: |` does.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
}

/// Reads the lines of a text one by one.
struct Reader<'s> {
    cursor: Cursor<'s>,
    gauge: Gauge,
    tables: Vec<Table>,
    /// The lines since the last table.
    before: Vec<Row>,
}

impl Reader<'_> {
    /// A line outside tables, without the marks of headings, lists and quotations.
    fn line(&mut self, line: &str) -> Result<(), Excess> {
        let start = self.cursor.at();
        let words = line.trim().trim_start_matches(['#', '>', '-', '*', '+', ' ']);
        if !words.is_empty() {
            self.cursor.advance(start + line.find(words).unwrap_or_default());
            let cell = self.cell(words);
            self.before.push(Row { cells: vec![cell] });
        }
        self.cursor.advance(start + line.len());
        self.gauge.row()
    }

    fn table(&mut self, lines: &[&str]) -> Result<(), Excess> {
        let mut table = Table { file: self.cursor.place(0).file.to_string(), rows: std::mem::take(&mut self.before) };
        for (at, line) in lines.iter().enumerate() {
            if at == 1 {
                self.cursor.advance(self.cursor.at() + line.len());
            } else {
                let row = self.row(line)?;
                table.rows.push(row);
            }
        }
        self.tables.push(table);
        Ok(())
    }

    /// Reads one row. Cells end at a `|` that has no `\` before it; the first and last `|` only close the row.
    fn row(&mut self, line: &str) -> Result<Row, Excess> {
        let start = self.cursor.at();
        self.gauge.row()?;
        let mut row = Row::default();
        let lead = line.len() - line.trim_start().len();
        let mut at = lead + usize::from(line[lead..].starts_with('|'));
        let end = line.trim_end().len();
        while at < end {
            let length = cell_length(&line[at..end]);
            let raw = &line[at..at + length];
            self.cursor.advance(start + at + raw.len() - raw.trim_start().len());
            let cell = self.cell(raw.trim());
            self.gauge.cell(row.cells.len(), &cell.text)?;
            row.cells.push(cell);
            at += length + 1;
        }
        row.drop_blank_end();
        self.cursor.advance(start + line.len());
        Ok(row)
    }

    fn cell(&self, raw: &str) -> Cell {
        Cell { text: words(raw), place: self.cursor.place(raw.chars().count()), covered: false }
    }
}

/// How many bytes a cell has before its closing `|`.
fn cell_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            '|' if !escaped => return at,
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    rest.len()
}

/// The words of a cell without their marks: `<br>` is a line break, `**` and a `\` before a sign show nothing.
fn words(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(letter) = rest.chars().next() {
        let (shown, length) = mark(rest).unwrap_or((&rest[..letter.len_utf8()], letter.len_utf8()));
        text.push_str(shown);
        rest = &rest[length..];
    }
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// What the mark at the start of a text shows, and its length; none where there is no mark.
fn mark(rest: &str) -> Option<(&str, usize)> {
    const MARKS: &[(&str, &str)] = &[
        ("<br>", "\n"),
        ("<br/>", "\n"),
        ("<br />", "\n"),
        ("<BR>", "\n"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("**", ""),
    ];
    if let Some((mark, shown)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
        return Some((shown, mark.len()));
    }
    let escaped = rest.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    Some((&rest[1..=escaped.len_utf8()], 2))
}
