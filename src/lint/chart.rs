//! What the rules look at: the plan, and the words of its charts, each with the record that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Departments;
use crate::diag::{Code, Diagnostic};
use crate::plan::{DepartmentId, Listing, Plan, Section};
use crate::resolve::{self, ChartCell};
use crate::table::{Cell, Table};
use crate::text::fold;

/// A plan with the words of its charts.
pub(super) struct Chart<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// The words of all cells that the plan shows, in the charts' order.
    pub(super) words: Vec<Words<'a>>,
    departments: &'a Departments,
    /// Where the words of each record begin.
    starts: BTreeMap<&'a str, usize>,
    /// Records with a cell that could not be read as what it is: what seems missing there may be that cell.
    unread: BTreeSet<String>,
}

/// The words of one cell, without the number that it begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// The code of the section or 事業 that they belong to; none before the first.
    pub(super) record: Option<&'a str>,
    /// The cell.
    pub(super) cell: &'a Cell,
    /// How many characters of the cell stand before the words.
    skip: usize,
}

impl<'a> Chart<'a> {
    /// Gathers the words. What was found so far says which cells could not be read.
    pub(super) fn new(plan: &'a Plan, tables: &'a [Table], departments: &'a Departments, found: &[Diagnostic]) -> Self {
        let unread = found.iter().filter(|found| matches!(found.code, Code::P09 | Code::P17 | Code::P28));
        let unread = unread.filter_map(|found| found.record.clone()).collect();
        // A section named again was compared with its first words when the chart was read.
        let cells = resolve::cells(plan, tables).into_iter().filter(|cell| !cell.is_again);
        let words: Vec<_> = cells.map(Words::of).filter(|words| !words.text.trim().is_empty()).collect();
        let mut starts = BTreeMap::new();
        for (at, record) in words.iter().enumerate().filter_map(|(at, words)| Some((at, words.record?))) {
            starts.entry(record).or_insert(at);
        }
        Self { plan, words, departments, starts, unread }
    }

    /// Whether a cell of a listing could not be read as what it is.
    pub(super) fn has_unread_cell(&self, listing: &Listing) -> bool {
        self.unread.contains(&listing.code)
    }

    /// Whether departments.toml names a department: then its name is meant as it is.
    pub(super) fn is_listed(&self, id: DepartmentId) -> bool {
        self.departments.find(&self.plan.department(id).name, self.plan.publisher.as_deref()).is_some()
    }

    /// A finding at the cell that first names a department.
    pub(super) fn about_department(&self, code: Code, id: DepartmentId) -> Diagnostic {
        let department = self.plan.department(id);
        let key = fold::key(&department.name);
        let first = department.listings.first().map(|&id| self.plan.listing(id));
        let record = first.map(|listing| listing.code.as_str());
        let start = record.and_then(|record| self.starts.get(record)).copied().unwrap_or(self.words.len());
        let own = self.words[start..].iter().take(MOST_CELLS_OF_A_RECORD).filter(|words| words.record == record);
        let named = own.into_iter().find(|words| fold::key(words.text).contains(&key));
        match (named, first) {
            (Some(words), _) => words.whole(code),
            (None, Some(listing)) => about_listing(code, listing),
            (None, None) => Diagnostic::new(code),
        }
    }
}

/// How many cells from its own on are searched for a department of a 事業.
const MOST_CELLS_OF_A_RECORD: usize = 500;

impl<'a> Words<'a> {
    fn of(cell: ChartCell<'a>) -> Self {
        let (number, text) = cell.cell.text.split_at(cell.number);
        Self { text, record: cell.record, cell: cell.cell, skip: number.chars().count() }
    }

    /// A finding at a part of the words, by its byte offset and its text.
    pub(super) fn part(&self, code: Code, at: usize, part: &str) -> Diagnostic {
        let before = self.skip + self.text[..at].chars().count();
        self.with_record(Diagnostic::new(code).at(&self.cell.place.part(before, part.chars().count())))
    }

    /// A finding at the whole cell.
    pub(super) fn whole(&self, code: Code) -> Diagnostic {
        self.with_record(Diagnostic::new(code).at(&self.cell.place))
    }

    /// Where a part of the words stands, as people write it.
    pub(super) fn place(&self, at: usize) -> String {
        self.cell.place.part(self.skip + self.text[..at].chars().count(), 1).written()
    }

    fn with_record(&self, found: Diagnostic) -> Diagnostic {
        let found = found.cell(&self.cell.text);
        match self.record {
            Some(record) => found.record(record),
            None => found,
        }
    }
}

/// A finding about a listing as a whole.
pub(super) fn about_listing(code: Code, listing: &Listing) -> Diagnostic {
    Diagnostic::new(code).at(&listing.place).cell(&listing.cell).record(&listing.code)
}

/// A finding about a section as a whole.
pub(super) fn about_section(code: Code, section: &Section) -> Diagnostic {
    let found = Diagnostic::new(code).cell(format!("{} {}", section.label, section.title).trim());
    let found = found.record(&section.code);
    match section.places.first() {
        Some(place) => found.at(place),
        None => found,
    }
}
