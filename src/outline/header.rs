//! The header row: which rows name the columns, and what each column then is.

use std::collections::BTreeMap;

use super::cell::Reading;
use super::columns::{Heading, Headings, PURPOSE, key};
use super::mark::Signs;
use crate::config::ColumnRole;
use crate::table::Row;

/// The columns of a chart in the order that rows are read in: sections from the top down, 事業, 内容, 担当課.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The columns of sections, from the top level down.
    pub(super) levels: Vec<LevelColumn>,
    /// The column of the 事業.
    pub(super) project: usize,
    /// The column of the 内容, where there is one.
    pub(super) description: Option<usize>,
    /// The first column of the 担当課, where there is one.
    pub(super) department: Option<usize>,
}

/// A column of sections.
#[derive(Debug, Clone)]
pub(super) struct LevelColumn {
    /// Its heading as printed.
    pub(super) heading: String,
    /// Its index.
    pub(super) column: usize,
}

/// A column as the header row prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its index in the printed row.
    pub(super) at: usize,
    /// Its heading as printed.
    pub(super) heading: String,
    /// What stands in it.
    pub(super) content: Content,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Sections of one level.
    Level,
    /// 事業.
    Project,
    /// 内容.
    Description,
    /// 担当課.
    Department,
    /// 部.
    Division,
    /// The numbers of the column to its right.
    NumberOfNext,
    /// The numbers of the 事業, in a column elsewhere.
    NumberOfProject,
    /// Anything else.
    Other,
}

/// Whether a row is a header: it has headings of two kinds, among those of sections or 事業, of 内容 and of 担当課.
/// One alone may be a cell like any other: 関係課 is a heading and a department.
pub(super) fn is_header(headings: &Headings, row: &Row) -> bool {
    let (mut named, mut described, mut assigned) = (false, false, false);
    for (_, cell) in row.filled() {
        match headings.kind(&cell.text) {
            Heading::Level | Heading::LevelOrBeside | Heading::Column(ColumnRole::Project) => named = true,
            Heading::Column(ColumnRole::Description) => described = true,
            Heading::Column(ColumnRole::Department | ColumnRole::Division) => assigned = true,
            Heading::Column(ColumnRole::Number | ColumnRole::Other) | Heading::Unknown => {}
        }
    }
    usize::from(named) + usize::from(described) + usize::from(assigned) >= 2
}

/// The columns of a header row. Where words do not say what a column is, the cells below it do.
pub(super) fn columns(headings: &Headings, row: &Row, below: &mut Below) -> Vec<Column> {
    let kinds = kinds(headings, row);
    let project = project_of(&kinds);
    let description = description_of(headings, row, &kinds, project);
    let mut columns: Vec<Column> = (row.filled().zip(&kinds))
        .map(|((at, cell), (_, kind))| {
            let content = match kind {
                _ if Some(at) == project => Content::Project,
                _ if Some(at) == description => Content::Description,
                Heading::Level => Content::Level,
                Heading::LevelOrBeside | Heading::Unknown | Heading::Column(ColumnRole::Project)
                    if Some(at) < project =>
                {
                    Content::Level
                }
                Heading::Column(ColumnRole::Department) => Content::Department,
                Heading::Column(ColumnRole::Division) => Content::Division,
                Heading::Column(ColumnRole::Number) => Content::NumberOfNext,
                Heading::LevelOrBeside | Heading::Unknown | Heading::Column(_) => Content::Other,
            };
            Column { at, heading: cell.text.lines().map(str::trim).collect(), content }
        })
        .collect();
    own_numbers(&mut columns, below);
    columns
}

/// The kinds of a header's columns. Where none is of 課, the 部 are the departments.
fn kinds(headings: &Headings, row: &Row) -> Vec<(usize, Heading)> {
    let mut kinds: Vec<_> = row.filled().map(|(at, cell)| (at, headings.kind(&cell.text))).collect();
    if !kinds.iter().any(|(_, kind)| kind.is(ColumnRole::Department)) {
        for (_, kind) in kinds.iter_mut().filter(|(_, kind)| kind.is(ColumnRole::Division)) {
            *kind = Heading::Column(ColumnRole::Department);
        }
    }
    kinds
}

/// The column of the 事業: the last with such a heading before any 内容 or 担当課, else one that has them to its right.
/// Where none has such a heading, the last column of sections before 内容 and 担当課.
fn project_of(kinds: &[(usize, Heading)]) -> Option<usize> {
    let is_end = |kind: &Heading| kind.is(ColumnRole::Description) || kind.is(ColumnRole::Department);
    let end = kinds.iter().position(|(_, kind)| is_end(kind)).unwrap_or(kinds.len());
    let last_end = kinds.iter().rposition(|(_, kind)| is_end(kind)).unwrap_or(kinds.len());
    let is_project = |(_, kind): &&(usize, Heading)| kind.is(ColumnRole::Project);
    let may_be =
        |(_, kind): &&(usize, Heading)| matches!(kind, Heading::Level | Heading::LevelOrBeside | Heading::Unknown);
    let named = (kinds[..end].iter().rev().find(is_project))
        .or_else(|| kinds[..last_end].iter().rev().find(is_project))
        .or_else(|| kinds.iter().find(is_project));
    let found = named.or_else(|| kinds[..end].iter().rev().find(may_be)).or_else(|| kinds.iter().rev().find(may_be));
    found.map(|(at, _)| *at)
}

/// The column of the 内容: the first such heading after the 事業, one of its purpose only where there is no other; else the last one before it that is not of a level.
fn description_of(headings: &Headings, row: &Row, kinds: &[(usize, Heading)], project: Option<usize>) -> Option<usize> {
    let described = |(at, kind): &&(usize, Heading)| kind.is(ColumnRole::Description).then_some(*at);
    let after = || kinds.iter().filter(|(at, _)| Some(*at) > project).filter_map(|column| described(&column));
    after().find(|at| key(&row.cells[*at].text) != PURPOSE).or_else(|| after().next()).or_else(|| {
        let levels: Vec<_> = (row.filled())
            .filter(|(at, cell)| Some(*at) != project && headings.kind(&cell.text) == Heading::Level)
            .map(|(_, cell)| key(&cell.text))
            .collect();
        let of_level = |at: usize| levels.iter().any(|level| key(&row.cells[at].text).starts_with(level.as_str()));
        kinds.iter().rev().filter_map(|column| described(&column)).find(|at| !of_level(*at))
    })
}

/// Says of each column of numbers whose they are: those of the column to the right where its cells have none of their
/// own and are as many, else those of the 事業 on the same terms, else just something printed beside.
fn own_numbers(columns: &mut [Column], below: &mut Below) {
    let project = columns.iter().find(|column| column.content == Content::Project).map(|column| column.at);
    for at in 0..columns.len() {
        if columns[at].content != Content::NumberOfNext {
            continue;
        }
        let numbers = below.tally(columns[at].at).filled;
        let mut numbered = |column: usize| {
            let tally = below.tally(column);
            tally.numbered * 2 <= tally.filled && numbers * 4 >= tally.filled * 3 && numbers * 3 <= tally.filled * 4
        };
        let next = columns.get(at + 1).filter(|next| matches!(next.content, Content::Level | Content::Project));
        columns[at].content = if next.is_some_and(|next| numbered(next.at)) {
            Content::NumberOfNext
        } else if project.is_some_and(&mut numbered) {
            Content::NumberOfProject
        } else {
            Content::Other
        };
    }
}

/// The rows of a chart below its headers. Each column is counted once, however often its header is printed.
pub(super) struct Below<'r> {
    rows: &'r [&'r Row],
    signs: &'r Signs,
    tallies: BTreeMap<usize, Tally>,
}

impl<'r> Below<'r> {
    /// The rows of a chart, and its marks.
    pub(super) fn new(rows: &'r [&'r Row], signs: &'r Signs) -> Self {
        Self { rows, signs, tallies: BTreeMap::new() }
    }

    fn tally(&mut self, column: usize) -> Tally {
        *self.tallies.entry(column).or_insert_with(|| Tally::of(self.rows, column, self.signs))
    }
}

/// How many cells of a column are filled, and how many of them begin with a number.
#[derive(Clone, Copy)]
struct Tally {
    filled: usize,
    numbered: usize,
}

impl Tally {
    fn of(rows: &[&Row], column: usize, signs: &Signs) -> Self {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let mut tally = Self { filled: 0, numbered: 0 };
        for cell in cells.filter(|cell| !cell.text.is_empty() && !cell.covered) {
            tally.filled += 1;
            tally.numbered += usize::from(Reading::of(&cell.text, signs).numeral.is_some());
        }
        tally
    }
}
