//! Dated cells: numbers such as 1-2 that a spreadsheet has turned into dates.

use std::collections::BTreeSet;

use super::header::{Column, Content};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};
use crate::text::dated;

/// How many dates make a column one of numbers that were all turned into dates.
const MANY: usize = 3;
/// How many of the numbers that were probably typed are told.
const TOLD: usize = 8;

/// Reports the dates that stand where numbers or titles should. Says whether they are so many that nothing can be read.
pub(super) fn report(sink: &mut Sink, columns: &[Column], rows: &[&Row]) -> bool {
    let is_numbered = |column: &&Column| {
        matches!(column.content, Content::Level | Content::Project | Content::NumberOfNext | Content::NumberOfProject)
    };
    let mut all = Vec::new();
    for column in columns.iter().filter(is_numbered) {
        let cells = rows.iter().filter_map(|row| row.cells.get(column.at));
        let cells: Vec<&Cell> = cells.filter(|cell| !cell.covered && !cell.text.is_empty()).collect();
        let dates: Vec<&Cell> = cells.iter().copied().filter(|cell| dated::typed(&cell.text).is_some()).collect();
        if dates.len() >= MANY && dates.len() * 2 > cells.len() {
            all.extend(dates);
            continue;
        }
        for cell in dates {
            let typed = dated::typed(&cell.text).unwrap_or_default();
            sink.report(Diagnostic::new(Code::P25).at(&cell.place).cell(&cell.text).with("typed", typed));
        }
    }
    report_all(sink, all)
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
