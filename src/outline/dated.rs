//! Dated cells: numbers such as 1-2 that a spreadsheet has turned into dates.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{Column, Content};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row, Table};
use crate::text::{Place, dated};

/// How many dates make a column one whose numbers have to be typed again.
const MANY: usize = 3;
/// How many of the numbers that were probably typed are told.
const TOLD: usize = 8;

/// What the columns of numbers and titles hold of dates.
#[derive(Default)]
pub(super) struct Dates {
    /// Whether they are so many that nothing can be read.
    pub(super) are_many: bool,
    /// The numbers that few are read as, since the others of their column are of the same kind.
    pub(super) numbers: BTreeMap<Place, String>,
}

/// Reports the dates that stand where numbers or titles should.
pub(super) fn report(sink: &mut Sink, columns: &[Column], rows: &[&Row]) -> Dates {
    let is_numbered = |column: &&Column| {
        matches!(column.content, Content::Level | Content::Project | Content::NumberOfNext | Content::NumberOfProject)
    };
    let mut found = Dates::default();
    let mut all = Vec::new();
    for column in columns.iter().filter(is_numbered) {
        let cells = rows.iter().filter_map(|row| row.cells.get(column.at));
        let cells: Vec<&Cell> = cells.filter(|cell| !cell.covered && !cell.text.is_empty()).collect();
        let dates: Vec<_> = cells.iter().filter_map(|cell| Some((*cell, dated::typed(&cell.text)?))).collect();
        let numbers: BTreeSet<_> = cells
            .iter()
            .filter(|cell| dated::typed(&cell.text).is_none())
            .filter_map(|cell| parts(&cell.text))
            .collect();
        let is_number = |typed: &str| parts(typed).is_some_and(|parts| numbers.contains(&parts));
        if dates.len() >= MANY && (dates.len() * 2 > cells.len() || dates.iter().any(|(_, typed)| is_number(typed))) {
            all.extend(dates.into_iter().map(|(cell, _)| cell));
            continue;
        }
        for (cell, typed) in dates {
            let taken = if is_number(&typed) { &typed } else { &cell.text };
            let date = Diagnostic::new(Code::P25).at(&cell.place).cell(&cell.text);
            sink.report(date.with("typed", &typed).with("taken", taken));
            if is_number(&typed) {
                found.numbers.insert(cell.place.clone(), typed);
            }
        }
    }
    found.are_many = report_all(sink, all);
    found
}

/// How many numbers a text joins with hyphens; none where it is more than that.
fn parts(text: &str) -> Option<usize> {
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    let folded = crate::text::fold::key(text);
    folded.split('-').all(is_number).then(|| folded.split('-').count())
}

/// Tables with these numbers in place of their dates.
pub(super) fn mend(tables: &[&Table], numbers: &BTreeMap<Place, String>) -> Vec<Table> {
    let mut mended: Vec<Table> = tables.iter().copied().cloned().collect();
    for cell in mended.iter_mut().flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells) {
        if let Some(number) = numbers.get(&cell.place) {
            cell.text.clone_from(number);
        }
    }
    mended
}

/// Reports cells of numbers that are dates, as one finding at the first; says whether there are any.
pub fn report_all<'c>(sink: &mut Sink, cells: impl IntoIterator<Item = &'c Cell>) -> bool {
    let mut dates: Vec<(&Cell, String)> =
        cells.into_iter().filter_map(|cell| Some((cell, dated::typed(&cell.text)?))).collect();
    dates.sort_by_key(|(cell, _)| (cell.place.line, cell.place.column));
    let Some((first, _)) = dates.first() else { return false };
    let mut told = BTreeSet::new();
    let typed: Vec<&str> = dates.iter().map(|(_, typed)| typed.as_str()).filter(|typed| told.insert(*typed)).collect();
    let more = if typed.len() > TOLD { "、…" } else { "" };
    let typed = typed[..typed.len().min(TOLD)].join("、") + more;
    let found = Diagnostic::new(Code::P26).at(&first.place).cell(&first.text);
    sink.report(found.with("count", dates.len()).with("typed", typed));
    true
}
