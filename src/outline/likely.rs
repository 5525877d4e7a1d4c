//! The likely header: in a chart without a header row, the line that its author took for one, and why it is none.

use super::cell::Reading;
use super::columns::Headings;
use super::header;
use super::mark::Signs;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row, Table};

/// How far from its beginning a chart can have its header.
const REACH: usize = 60;
/// The fewest and the longest cells of a line of headings.
const FEWEST: usize = 3;
const LONGEST: usize = 15;

/// Reports a chart without a header row at the line that is most like one.
pub(super) fn report(sink: &mut Sink, headings: &Headings, tables: &[Table]) {
    let rows = || tables.iter().flat_map(|table| table.rows.iter().take(REACH));
    let found = rows().find_map(|row| divided(headings, row)).or_else(|| {
        let known = rows().filter(|row| row.filled().any(|(_, cell)| headings.knows(&cell.text)));
        known.chain(rows()).find_map(|row| unknown(headings, row))
    });
    sink.report(found.unwrap_or_else(|| Diagnostic::new(Code::F04).in_file(&tables[0].file)));
}

/// The phrase that names a divider, and the characters that it is.
type Divider = (&'static str, fn(char) -> bool);

/// A line whose words would be a header if something else than this divided them.
fn divided(headings: &Headings, row: &Row) -> Option<Diagnostic> {
    let dividers: [Divider; 4] = [
        ("divider-bar", |letter| matches!(letter, '|' | '｜' | '│')),
        ("divider-comma", |letter| matches!(letter, ',' | '，' | '、')),
        ("divider-stroke", |letter| matches!(letter, '/' | '／' | ';' | '；')),
        ("divider-space", char::is_whitespace),
    ];
    let cell = |text: &str, at: &Cell| Cell { text: text.trim().to_owned(), ..at.clone() };
    let (_, first) = row.filled().next()?;
    dividers.into_iter().find_map(|(divider, is_divider)| {
        let words = row.filled().flat_map(|(_, at)| at.text.split(is_divider).map(move |text| cell(text, at)));
        let words = Row { cells: words.filter(|cell| !cell.text.is_empty()).collect() };
        let found = || Diagnostic::new(Code::F20).at(&first.place).cell(&first.text);
        (words.cells.len() > row.filled().count() && header::is_header(headings, &words))
            .then(|| found().with_phrase("divider", divider))
    })
}

/// A line of short words without numbers, some of which are no headings that we know.
fn unknown(headings: &Headings, row: &Row) -> Option<Diagnostic> {
    let signs = Signs::bare();
    let (_, first) = row.filled().next()?;
    let is_short = |cell: &Cell| cell.text.chars().count() <= LONGEST && !cell.text.contains('。');
    let is_word = |cell: &Cell| is_short(cell) && Reading::of(&cell.text, &signs).numeral.is_none();
    if row.filled().count() < FEWEST || !row.filled().all(|(_, cell)| is_word(cell)) {
        return None;
    }
    let unknown = row.filled().filter(|(_, cell)| !headings.knows(&cell.text));
    let unknown: Vec<_> = unknown.map(|(_, cell)| format!("「{}」", cell.text)).collect();
    let found = Diagnostic::new(Code::F21).at(&first.place).cell(&first.text);
    (!unknown.is_empty()).then(|| found.with("unknown", unknown.concat()))
}
