//! Dated cells: numbers such as 1-2 that a spreadsheet has turned into dates.

use super::header::{Column, Content};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Row;
use crate::text::fold;

/// Names of months as English spreadsheets shorten them: 1-2 becomes 2-Jan.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reports the dates that stand where numbers or titles should.
pub(super) fn report(sink: &mut Sink, columns: &[Column], rows: &[&Row]) {
    let is_numbered = |column: &&Column| {
        matches!(column.content, Content::Level | Content::Project | Content::NumberOfNext | Content::NumberOfProject)
    };
    let columns: Vec<usize> = columns.iter().filter(is_numbered).map(|column| column.at).collect();
    for cell in rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.cells.get(*at))) {
        if !cell.covered && is_date(&cell.text) {
            sink.report(Diagnostic::new(Code::P25).at(&cell.place).cell(&cell.text));
        }
    }
}

/// Whether a text is nothing but a day: 1月2日, 2024/1/2, 2-Jan.
fn is_date(text: &str) -> bool {
    if text.len() > 24 || !text.contains(|letter: char| letter.is_numeric()) {
        return false;
    }
    let key = fold::key(text).to_lowercase();
    let (days, time) = key.split_at(key.find("0:00").unwrap_or(key.len()));
    let mut parts: Vec<&str> = days.split(['年', '月', '日', '/', '-']).collect();
    let written = parts.len() > 1 && parts.last() == Some(&"");
    if written {
        parts.pop();
    }
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_digit());
    let figures = parts.iter().filter(|part| is_number(part)).count();
    let months = parts.iter().filter(|part| MONTHS.contains(part)).count();
    let is_whole = figures + months == parts.len() && months < 2 && ["", "0:00", "0:00:00"].contains(&time);
    let has_year = parts.first().is_some_and(|first| first.len() == 4);
    is_whole && (months == 1 && parts.len() > 1 || parts.len() == 3 && has_year || written && parts.len() == 2)
}
