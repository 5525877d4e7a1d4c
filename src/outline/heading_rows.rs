//! Heading rows: where a table has its header, how many rows it takes, and where it is printed again.
//!
//! The first header may be a row with two headings in it. One that is printed again must look like a header
//! throughout, since 施策 and 関係課 are words of data rows too.

use std::ops::Range;

use super::cell::Reading;
use super::columns::{Heading, Headings, is_year, key};
use super::department;
use super::header;
use super::mark::Signs;
use crate::config::ColumnRole;
use crate::table::{Cell, Row};

/// The most rows that a header has below its first.
const MOST_LOWER: usize = 2;
/// One heading in so many may be unknown where a header is printed again.
const MOST_UNKNOWN: usize = 4;
/// Headings of several years, which say no more than the years do.
const TIMETABLES: &[&str] =
    &["年次計画", "スケジュール", "年度", "実施年度", "実施時期", "期間", "実施期間", "計画期間"];
/// The longest heading that nothing knows, in characters.
const LONGEST: usize = 15;

/// The rows of each header of a table, in order.
pub(super) fn find(headings: &Headings, rows: &[Row]) -> Vec<Range<usize>> {
    let Some(first) = rows.iter().position(|row| header::is_header(headings, row)) else { return Vec::new() };
    let finder = Finder { headings, signs: Signs::bare(), rows, first };
    let above = first.checked_sub(1).filter(|above| finder.is_upper(*above));
    let mut at = finder.end(first);
    let mut found = Vec::new();
    found.push(above.unwrap_or(first)..at);
    while at < rows.len() {
        if !finder.is_again(&rows[at]) {
            at += 1;
            continue;
        }
        let above = above.filter(|above| same(&rows[at - 1], &rows[*above]));
        let lower = if same(&rows[at], &rows[first]) { finder.end_again(at) } else { finder.end(at) };
        found.push(above.map_or(at, |_| at - 1)..lower);
        at = lower;
    }
    found
}

/// Whether two rows hold the same headings in the same columns.
fn same(row: &Row, other: &Row) -> bool {
    let keys = |row: &Row| row.filled().map(|(at, cell)| (at, key(&cell.text))).collect::<Vec<_>>();
    keys(row) == keys(other)
}

struct Finder<'r> {
    headings: &'r Headings,
    signs: Signs,
    rows: &'r [Row],
    first: usize,
}

impl Finder<'_> {
    /// Where the header ends that begins with this row.
    fn end(&self, at: usize) -> usize {
        let most = self.rows.len().min(at + 1 + MOST_LOWER);
        (at + 1..most).find(|lower| !self.is_lower(*lower)).unwrap_or(most)
    }

    /// The same where the first header is printed again: its lower rows are printed again too, or left out.
    fn end_again(&self, at: usize) -> usize {
        let lower = self.rows[self.first + 1..self.end(self.first)].iter();
        let again = self.rows[at + 1..].iter().zip(lower).take_while(|(row, first)| same(row, first));
        at + 1 + again.count()
    }

    /// Whether a row is of the words that headings are: none has a number or is long.
    fn is_worded(&self, row: &Row) -> bool {
        row.filled().all(|(_, cell)| self.headings.knows(&cell.text) || self.is_word(cell))
    }

    fn is_word(&self, cell: &Cell) -> bool {
        let is_short = cell.text.chars().count() <= LONGEST && !cell.text.contains('。');
        is_short && Reading::of(&cell.text, &self.signs).numeral.is_none()
    }

    /// Whether a row divides the headings of the row above it. What it says stands under a heading of several columns, or
    /// says more exactly what the heading above it says.
    fn is_lower(&self, at: usize) -> bool {
        let (upper, lower) = (&self.rows[at - 1], &self.rows[at]);
        let own: Vec<_> = lower.filled().filter(|(_, cell)| !cell.covered).collect();
        let kind = |cell: &Cell| self.headings.kind(&cell.text);
        let above = |column: usize| upper.cells.get(column).filter(|cell| !cell.text.is_empty());
        let divides = |column: usize, cell: &Cell| {
            let Some(heading) = above(column) else { return true };
            let exact = kind(cell) == kind(heading) && kind(cell) != Heading::Unknown;
            let adds = kind(heading).is(ColumnRole::Other) && cell.text.starts_with(['(', '（']);
            above(column + 1).is_none() && column + 1 < lower.cells.len().max(upper.cells.len()) || exact || adds
        };
        let is_aside = |(column, _): &(usize, &Cell)| {
            let owner = upper.filled().rfind(|(at, _)| at <= column);
            owner.is_some_and(|(_, cell)| {
                matches!(kind(cell), Heading::Column(ColumnRole::Department | ColumnRole::Other))
            })
        };
        let is_unit = |cell: &Cell| {
            let text = cell.text.as_str();
            text.chars().count() > 1 && !self.headings.knows(text) && department::may_be_department(text)
        };
        own.len() >= 2
            && self.is_worded(lower)
            && own.iter().all(|(column, cell)| divides(*column, cell) && !is_unit(cell))
            && (own.iter().any(|(_, cell)| self.headings.knows(&cell.text)) || own.iter().all(is_aside))
    }

    /// Whether a row above the first header has headings over several columns of it: 予算 over R5 and R6.
    fn is_upper(&self, at: usize) -> bool {
        let (upper, lower) = (&self.rows[at], &self.rows[at + 1]);
        let is_over = |(column, cell): (usize, &Cell)| {
            let below = lower.cells.get(column).filter(|cell| !cell.text.is_empty());
            below.is_some_and(|below| cell.covered || key(&below.text) != key(&cell.text))
        };
        let is_known = |(_, cell): (usize, &Cell)| self.headings.knows(&cell.text) && !is_year(&key(&cell.text));
        let begins = upper.filled().next().map(|(column, _)| column);
        begins.is_some_and(|column| column > 0 || upper.filled().count() > 1)
            && self.is_worded(upper)
            && upper.filled().all(is_over)
            && upper.filled().any(is_known)
    }

    /// Whether a row is a header again: the first with some of its headings left out, or another one of as many.
    fn is_again(&self, row: &Row) -> bool {
        let filled = row.filled().count();
        let most = filled / MOST_UNKNOWN;
        let unknown = row.filled().filter(|(_, cell)| !self.headings.knows(&cell.text)).take(most + 1).count();
        let first = &self.rows[self.first];
        unknown <= most
            && header::is_header(self.headings, row)
            && self.is_worded(row)
            && (filled >= first.filled().count() || is_part(row, first))
    }
}

/// Whether the headings of a row are those of a header, each as far to one side as the others.
fn is_part(row: &Row, header: &Row) -> bool {
    let keys: Vec<_> = header.filled().map(|(at, cell)| (at, key(&cell.text))).collect();
    let cells: Vec<_> = row.filled().map(|(at, cell)| (at, key(&cell.text))).collect();
    let Some((start, first)) = cells.first() else { return false };
    let starts = keys.iter().filter(|(_, key)| key == first).map(|(at, _)| *at);
    starts.into_iter().any(|from| {
        let stands =
            |(at, key): &(usize, String)| keys.iter().any(|(to, known)| known == key && to + start == at + from);
        cells.iter().all(stands)
    })
}

/// The one row that header rows make together: lower words divide the headings above them.
pub(super) fn joined(headings: &Headings, rows: &[Row]) -> Row {
    let Some((first, lower)) = rows.split_first() else { return Row::default() };
    lower.iter().fold(first.clone(), |upper, lower| divided(headings, &upper, lower))
}

fn divided(headings: &Headings, upper: &Row, lower: &Row) -> Row {
    let mut header = upper.clone();
    let blank = |cell: &Cell| Cell { text: String::new(), covered: false, ..cell.clone() };
    header.cells.extend(lower.cells.iter().skip(upper.cells.len()).map(blank));
    let keys: Vec<_> = lower.filled().map(|(_, cell)| key(&cell.text)).collect();
    let kind = |cell: &Cell| headings.kind(&cell.text);
    for (column, cell) in lower.filled().filter(|(_, cell)| !cell.covered) {
        let Some((start, owner)) = upper.filled().rfind(|(at, _)| *at <= column) else {
            header.cells[column] = cell.clone();
            continue;
        };
        let own = key(&cell.text);
        let is_of_years = is_year(&own) && !TIMETABLES.contains(&key(&owner.text).as_str());
        let is_one_of_many = is_of_years || keys.iter().filter(|key| **key == own).count() > 1;
        let after_number =
            start + 1 == column && lower.cells.get(start).is_some_and(|cell| kind(cell).is(ColumnRole::Number));
        let text = match (kind(cell), kind(owner)) {
            _ if own == key(&owner.text) => owner.text.clone(),
            (Heading::Unknown, Heading::Column(ColumnRole::Department | ColumnRole::Division)) => {
                format!("{}（{}）", owner.text, cell.text)
            }
            (Heading::Unknown, Heading::Level | Heading::Column(ColumnRole::Project | ColumnRole::Description)) => {
                if start == column || after_number {
                    owner.text.clone()
                } else {
                    cell.text.clone()
                }
            }
            (Heading::Column(ColumnRole::Other) | Heading::LevelOrBeside, _) if !is_one_of_many => cell.text.clone(),
            (
                Heading::Unknown | Heading::LevelOrBeside | Heading::Column(ColumnRole::Other),
                Heading::Unknown | Heading::LevelOrBeside | Heading::Column(ColumnRole::Other),
            ) => format!("{} {}", owner.text, cell.text),
            (Heading::Level | Heading::LevelOrBeside | Heading::Unknown | Heading::Column(_), _) => cell.text.clone(),
        };
        header.cells[column] = Cell { text, ..cell.clone() };
    }
    header
}
