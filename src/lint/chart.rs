//! What the rules look at: the plan, and the words of its charts, each with the record that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Departments;
use crate::diag::{Code, Diagnostic};
use crate::plan::{DepartmentId, Listing, ListingId, Plan, Section, SectionId};
use crate::table::{Cell, Row, Table};
use crate::text::{Place, fold};

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
        let unread = found.iter().filter(|found| matches!(found.code, Code::P09 | Code::P17));
        let unread = unread.filter_map(|found| found.record.clone()).collect();
        let words = read(plan, tables);
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

impl Words<'_> {
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

/// What a cell holds, where it is the cell of a section or of a 事業.
#[derive(Debug, Clone, Copy)]
enum Holder {
    Section(SectionId),
    /// A section named again: its words were compared with the first when the chart was read.
    Again,
    Listing(ListingId),
}

/// The cells of sections and 事業 of one file or sheet, by line and column.
type Holders = BTreeMap<(u32, u32), Holder>;

/// The file and sheet of a place.
fn sheet_of(place: &Place) -> (&str, Option<&str>) {
    (&place.file, place.sheet.as_ref().map(|at| &*at.sheet))
}

/// Where each section and 事業 stands.
fn holders<'a>(plan: &'a Plan) -> BTreeMap<(&'a str, Option<&'a str>), Holders> {
    let mut holders: BTreeMap<_, Holders> = BTreeMap::new();
    let mut put = |place: &'a Place, holder| {
        let Place { line, column, .. } = place;
        holders.entry(sheet_of(place)).or_default().entry((*line, *column)).or_insert(holder);
    };
    for (id, section) in plan.section_ids() {
        for (at, place) in section.places.iter().enumerate() {
            put(place, if at == 0 { Holder::Section(id) } else { Holder::Again });
        }
    }
    for (id, listing) in plan.listing_ids() {
        put(&listing.place, Holder::Listing(id));
    }
    holders
}

/// The words of all cells but headings of columns, cells that merely repeat a merged one, and sections named again.
fn read<'a>(plan: &'a Plan, tables: &'a [Table]) -> Vec<Words<'a>> {
    let holders = holders(plan);
    let headings: BTreeSet<_> = plan.levels.iter().map(|level| fold::key(&level.heading)).collect();
    let none = Holders::new();
    let mut words = Vec::new();
    let mut record = None;
    for table in tables {
        let first = table.rows.iter().flat_map(Row::filled).next();
        let here = first.and_then(|(_, cell)| holders.get(&sheet_of(&cell.place))).unwrap_or(&none);
        for row in &table.rows {
            let held: Vec<_> = row.filled().map(|(_, cell)| (cell, held(here, cell))).collect();
            let is_known = held.iter().any(|(_, holder)| holder.is_some());
            if is_known || !held.iter().any(|(cell, _)| is_heading(&headings, cell)) {
                read_row(plan, &held, &mut record, &mut words);
            }
        }
    }
    words
}

/// Whether a cell is the heading of a level.
fn is_heading(headings: &BTreeSet<String>, cell: &Cell) -> bool {
    // Headings are short: a long cell is not worth folding.
    cell.text.len() < 60 && headings.contains(&fold::key(&cell.text))
}

/// The section or 事業 whose cell this is. Of several in a merged cell, the first.
fn held(holders: &Holders, cell: &Cell) -> Option<Holder> {
    let Place { line, column, width, sheet, .. } = &cell.place;
    let last = if sheet.is_some() { *column } else { column.saturating_add(width.saturating_sub(1)) };
    holders.range((*line, *column)..=(*line, last)).next().map(|(_, holder)| *holder)
}

/// The words of a row. What stands in no cell of its own belongs to the 事業 of the row, or to the last one.
fn read_row<'a>(
    plan: &'a Plan,
    held: &[(&'a Cell, Option<Holder>)],
    record: &mut Option<&'a str>,
    words: &mut Vec<Words<'a>>,
) {
    let listing = held.iter().rev().find_map(|(_, holder)| match (*holder)? {
        Holder::Listing(id) => Some(plan.listing(id)),
        Holder::Section(_) | Holder::Again => None,
    });
    *record = listing.map(|listing| listing.code.as_str()).or(*record);
    let mut number_of = None;
    for (cell, holder) in held.iter().filter(|(cell, _)| !cell.covered) {
        let (owner, label) = match holder {
            Some(Holder::Section(id)) => (Some(&*plan.section(*id).code), &*plan.section(*id).label),
            Some(Holder::Listing(id)) => (Some(&*plan.listing(*id).code), &*plan.listing(*id).label),
            Some(Holder::Again) => continue,
            None => (number_of.take().or(*record), ""),
        };
        let start = if label.is_empty() { 0 } else { cell.text.find(label).map_or(0, |at| at + label.len()) };
        let text = &cell.text[start..];
        if text.trim().is_empty() {
            // The number stands in a cell of its own: the words follow in the next one.
            number_of = owner;
            continue;
        }
        words.push(Words { text, record: owner, cell, skip: cell.text[..start].chars().count() });
    }
}
