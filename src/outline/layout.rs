//! The layout: puts each row into the order that rows are read in, and takes out what stands beside the plan's own cells.
//!
//! A chart whose columns run 基本目標, 課題, 施策, 事業, 内容, 担当課 is left as it is: its rows may slip, and the reader
//! knows cells by their numbers. One that has other columns, or the same in another order, is mapped by its headings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::beside::Beside;
use super::columns::key;
use super::header::{Column, Content, Header, LevelColumn};
use super::mark::Signs;
use super::profile::Profile;
use super::slipped;
use super::units::Units;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};

/// What becomes of the cells of a printed column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// They are read, in this column.
    Read(usize),
    /// They stand under this heading beside the plan's own columns.
    Beside(usize),
    /// They name the 部 of the row's 担当課.
    Division,
}

/// A cell of a row, and what becomes of it.
#[derive(Clone, Copy)]
pub(super) struct Aimed<'r> {
    /// The cell.
    pub(super) cell: &'r Cell,
    /// The column that it stands in.
    pub(super) at: usize,
    /// The column that it would stand in, had its row not slipped.
    printed: Option<usize>,
    /// What that column is.
    pub(super) target: Target,
    /// The column that it is read in, where it is.
    pub(super) to: usize,
}

/// Where each printed column of a chart goes.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Where the reader finds what.
    pub(super) header: Header,
    /// The headings of the columns that stand beside the plan's own.
    pub(super) headings: Vec<String>,
    columns: Vec<Column>,
    targets: Vec<Target>,
    /// Whether the columns that are read stay where they are printed.
    in_place: bool,
}

impl Layout {
    /// The layout that a header row declares.
    pub(super) fn of(columns: Vec<Column>, rows: &[&Row]) -> Self {
        let mut levels: Vec<&Column> = columns.iter().filter(|column| column.content == Content::Level).collect();
        let project = columns.iter().find(|column| column.content == Content::Project);
        // Levels that stand to the right of the 事業 have no order of their own: the higher one has fewer sections.
        if levels.iter().any(|level| project.is_some_and(|project| level.at > project.at)) {
            levels.sort_by_key(|level| distinct(rows, level.at));
        }
        let of = |content| columns.iter().filter(move |column| column.content == content);
        let order: Vec<&Column> = levels
            .iter()
            .copied()
            .chain(project)
            .chain(of(Content::Description))
            .chain(of(Content::Department))
            .collect();
        let numbers_stay = of(Content::NumberOfProject).next().is_none();
        let in_place = numbers_stay && order.is_sorted_by_key(|column| column.at);
        let printed = Printed { columns: &columns, width: columns.last().map_or(0, |last| last.at + 1) };
        let (targets, headings) = if in_place { printed.in_place() } else { printed.reordered(&order) };
        let place = |column: &Column| match targets[column.at] {
            Target::Read(at) => at,
            Target::Beside(_) | Target::Division => column.at,
        };
        let header = Header {
            levels: (levels.iter())
                .map(|level| LevelColumn { heading: level.heading.clone(), column: place(level) })
                .collect(),
            project: project.map_or(0, place),
            description: of(Content::Description).next().map(place),
            department: of(Content::Department).next().map(place),
        };
        Self { header, headings, columns, targets, in_place }
    }

    /// The layout of a further header row of the same plan, whose columns go where those of the first go. None where it
    /// has the same headings in the same order, or cannot be mapped.
    pub(super) fn following(&mut self, columns: Vec<Column>) -> Option<Self> {
        let names = |columns: &[Column]| {
            let mut names: Vec<_> = columns.iter().map(|column| key(&column.heading)).collect();
            names.dedup();
            names
        };
        if names(&self.columns) == names(&columns) {
            return None;
        }
        let printed = Printed { columns: &columns, width: columns.last().map_or(0, |last| last.at + 1) };
        let targets = printed.mapped(self)?;
        let stays = |(at, target): (usize, &Target)| !matches!(target, Target::Read(to) if *to != at);
        let in_place = self.in_place && targets.iter().enumerate().all(stays);
        Some(Self { header: self.header.clone(), headings: Vec::new(), columns, targets, in_place })
    }

    /// Whether all cells are read where they stand.
    fn changes_nothing(&self) -> bool {
        self.in_place && self.targets.iter().all(|target| matches!(target, Target::Read(_)))
    }

    /// The columns that one heading of sections or 事業 covers, as they are read, where there are several: the first, and
    /// the one after the last. Numbers stand apart from titles in them.
    pub(super) fn spans(&self) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let end = self.columns.get(at + 1).map_or(self.targets.len(), |next| next.at);
            let places = self.targets.get(column.at).zip(end.checked_sub(1).and_then(|last| self.targets.get(last)));
            if let (Content::Level | Content::Project, Some((Target::Read(first), Target::Read(last)))) =
                (column.content, places)
                && last > first
            {
                spans.push((*first, last + 1));
            }
        }
        spans
    }

    /// What the cells of each column are like, where rows have to be put in order by it.
    pub(super) fn profiles(&self, signs: &Signs, rows: &[&Row]) -> Vec<Profile> {
        if self.changes_nothing() { Vec::new() } else { Profile::of_all(&self.columns, rows, signs) }
    }

    /// Puts rows into the order that they are read in. A row that has slipped is known by what its cells are.
    pub(super) fn arrange<'r>(
        &self,
        sink: &mut Sink,
        signs: &Signs,
        units: &Units,
        profiles: &[Profile],
        rows: &[&'r Row],
    ) -> Vec<(Cow<'r, Row>, Beside)> {
        if self.changes_nothing() {
            return rows.iter().map(|row| (Cow::Borrowed(*row), Beside::default())).collect();
        }
        let slips: Vec<isize> = rows.iter().map(|row| Profile::slip(profiles, row, signs)).collect();
        for (row, slip) in rows.iter().zip(&slips).filter(|(_, slip)| **slip != 0 && !self.in_place) {
            self.note_slip(sink, row, *slip);
        }
        let aimed: Vec<_> = rows.iter().zip(&slips).map(|(row, slip)| self.aimed(row, *slip)).collect();
        self.report_unheaded(sink, &aimed);
        let department = self.columns.iter().find(|column| column.content == Content::Department);
        let aimed = slipped::mended(sink, units, &self.header, department.map(|column| column.at), aimed);
        rows.iter().zip(aimed).map(|(row, aimed)| Self::arrange_row(row, aimed)).collect()
    }

    /// The cells of a row, each with what becomes of it.
    fn aimed<'r>(&self, row: &'r Row, slip: isize) -> Vec<Aimed<'r>> {
        let aim = |(at, cell): (usize, &'r Cell)| {
            let printed = at.checked_add_signed(-slip);
            let target = printed.map_or(Target::Read(at), |printed| self.target(printed));
            let to = match target {
                Target::Read(to) if !self.in_place => to,
                Target::Read(_) | Target::Beside(_) | Target::Division => at,
            };
            Aimed { cell, at, printed, target, to }
        };
        row.filled().map(aim).collect()
    }

    /// Notes that a row has slipped, where the reader will not see it any more.
    fn note_slip(&self, sink: &mut Sink, row: &Row, slip: isize) {
        let project = self.columns.iter().find(|column| column.content == Content::Project).map(|column| column.at);
        let at = project.and_then(|at| at.checked_add_signed(slip));
        let named = at.and_then(|at| Some((at, row.cells.get(at)?))).filter(|(_, cell)| !cell.text.is_empty());
        let Some((at, cell)) = named.or_else(|| row.filled().next()) else { return };
        let expected = at.saturating_add_signed(-slip);
        let found = Diagnostic::new(Code::P05).at(&cell.place).cell(&cell.text);
        sink.report(found.with("column", at + 1).with("expected", expected + 1));
    }

    fn arrange_row<'r>(row: &'r Row, aimed: Vec<Aimed<'r>>) -> (Cow<'r, Row>, Beside) {
        let mut beside = Beside::default();
        let mut cells: Vec<Option<Cell>> = Vec::new();
        for aimed in aimed {
            match aimed.target {
                Target::Read(_) => put(&mut cells, aimed.to, aimed.cell),
                Target::Beside(heading) => beside.cells.push((heading, aimed.cell.clone())),
                Target::Division => beside.divisions.push(aimed.cell.clone()),
            }
        }
        let Some(first) = row.cells.first() else { return (Cow::Borrowed(row), beside) };
        let blank = || Cell { text: String::new(), place: first.place.clone(), covered: false };
        (Cow::Owned(Row { cells: cells.into_iter().map(|cell| cell.unwrap_or_else(blank)).collect() }), beside)
    }

    /// Reports cells right of the last heading that are joined to what stands under it: each, but where most rows have one,
    /// which lacks a heading, the first.
    fn report_unheaded(&self, sink: &mut Sink, rows: &[Vec<Aimed>]) {
        let Some(last) = self.columns.last() else { return };
        let mut unheaded: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
        for aimed in
            rows.iter().flatten().filter(|aimed| !aimed.cell.covered && !matches!(aimed.target, Target::Read(_)))
        {
            if let Some(printed) = aimed.printed.filter(|printed| *printed >= self.targets.len()) {
                unheaded.entry(printed).or_default().push(aimed.cell);
            }
        }
        for cells in unheaded.values() {
            let count = if cells.len() * 2 > rows.len() { 1 } else { cells.len() };
            for cell in &cells[..count] {
                let found = Diagnostic::new(Code::P27).at(&cell.place).cell(&cell.text);
                sink.report(found.with("heading", &last.heading));
            }
        }
    }

    /// What becomes of a printed column; those right of the last heading belong to it.
    fn target(&self, at: usize) -> Target {
        self.targets.get(at).copied().unwrap_or_else(|| match self.targets.last() {
            Some(Target::Read(last)) => Target::Read(last + at + 1 - self.targets.len()),
            Some(other) => *other,
            None => Target::Read(at),
        })
    }
}

/// Puts a cell into a row; one whose column is taken goes on in the same cell.
fn put(cells: &mut Vec<Option<Cell>>, at: usize, cell: &Cell) {
    if cells.len() <= at {
        cells.resize(at + 1, None);
    }
    match &mut cells[at] {
        Some(taken) => {
            taken.text.push('\n');
            taken.text.push_str(&cell.text);
        }
        free => *free = Some(cell.clone()),
    }
}

/// How many different sections a column names.
fn distinct(rows: &[&Row], column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.cells.get(column));
    let texts: std::collections::BTreeSet<_> =
        cells.filter(|cell| !cell.text.is_empty()).map(|cell| key(&cell.text)).collect();
    texts.len()
}

/// The columns of a header row, with those that have no heading between them.
struct Printed<'c> {
    columns: &'c [Column],
    width: usize,
}

impl Printed<'_> {
    /// The heading that each printed column belongs to: its own, else the nearest to its left.
    fn owners(&self) -> impl Iterator<Item = Option<&Column>> {
        (0..self.width).map(|at| self.columns.iter().rev().find(|column| column.at <= at))
    }

    /// Columns stay where they are; what is beside them is taken out.
    fn in_place(&self) -> (Vec<Target>, Vec<String>) {
        let mut headings = Vec::new();
        let targets =
            self.owners().enumerate().map(|(at, owner)| aside(&mut headings, owner).unwrap_or(Target::Read(at)));
        (targets.collect(), headings)
    }

    /// Columns go into this order, each with the column of its numbers before it and those without a heading behind it.
    fn reordered(&self, order: &[&Column]) -> (Vec<Target>, Vec<String>) {
        let mut headings = Vec::new();
        let mut targets: Vec<_> =
            self.owners().map(|owner| aside(&mut headings, owner).unwrap_or(Target::Read(0))).collect();
        let mut next = 0;
        let mut read = |at: usize| {
            targets[at] = Target::Read(next);
            next += 1;
        };
        for column in order {
            let index = self.columns.iter().position(|other| other == *column).unwrap_or(0);
            let before = index.checked_sub(1).map(|before| &self.columns[before]);
            before.filter(|before| before.content == Content::NumberOfNext).iter().for_each(|number| read(number.at));
            if column.content == Content::Project {
                let own = self.columns.iter().filter(|other| other.content == Content::NumberOfProject);
                own.for_each(|number| read(number.at));
            }
            let end = self.columns.get(index + 1).map_or(self.width, |next| next.at);
            (column.at..end).for_each(&mut read);
        }
        (targets, headings)
    }

    /// Columns go where the same headings of an earlier layout went; none where a section or 事業 has no place there.
    fn mapped(&self, first: &mut Layout) -> Option<Vec<Target>> {
        let header = first.header.clone();
        let mut headings = std::mem::take(&mut first.headings);
        let mut departments = header.department.into_iter().flat_map(|first| first..);
        let targets: Vec<Option<Target>> = (self.owners())
            .map(|owner| {
                let Some(owner) = owner else { return Some(Target::Read(0)) };
                let named = |level: &&LevelColumn| key(&level.heading) == key(&owner.heading);
                match owner.content {
                    Content::Level => header.levels.iter().find(named).map(|level| Target::Read(level.column)),
                    Content::Project | Content::NumberOfNext | Content::NumberOfProject => {
                        Some(Target::Read(header.project))
                    }
                    Content::Description => header.description.map(Target::Read),
                    Content::Department => departments.next().map(Target::Read),
                    Content::Division | Content::Other => aside(&mut headings, Some(owner)),
                }
            })
            .collect();
        first.headings = headings;
        targets.into_iter().collect()
    }
}

/// Where a column goes that is not read with the plan's own.
fn aside(headings: &mut Vec<String>, owner: Option<&Column>) -> Option<Target> {
    let owner = owner?;
    match owner.content {
        Content::Division => Some(Target::Division),
        Content::Other => {
            let known = headings.iter().position(|heading| key(heading) == key(&owner.heading));
            Some(Target::Beside(known.unwrap_or_else(|| {
                headings.push(owner.heading.clone());
                headings.len() - 1
            })))
        }
        Content::Level
        | Content::Project
        | Content::Description
        | Content::Department
        | Content::NumberOfNext
        | Content::NumberOfProject => None,
    }
}
