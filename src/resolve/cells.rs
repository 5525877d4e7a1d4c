//! The cells of a chart, each with the record that it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{ListingId, Plan, SectionId};
use crate::table::{Cell, Row, Table};
use crate::text::{Place, fold};

/// A filled cell of a chart, and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct ChartCell<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// The code of its section or 事業; none before the first.
    pub record: Option<&'a str>,
    /// How many bytes of its text are the number that it begins with.
    pub number: usize,
    /// Whether it names a section again, as after a page break.
    pub is_again: bool,
}

/// What a cell holds, where it is the cell of a section or of a 事業.
#[derive(Debug, Clone, Copy)]
enum Holder {
    Section(SectionId),
    /// A section named again.
    Again(SectionId),
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
            put(place, if at == 0 { Holder::Section(id) } else { Holder::Again(id) });
        }
    }
    for (id, listing) in plan.listing_ids() {
        put(&listing.place, Holder::Listing(id));
    }
    holders
}

/// All filled cells but headings of columns, and cells that merely repeat a merged one, in the charts' order.
#[must_use]
pub fn cells<'a>(plan: &'a Plan, tables: &'a [Table]) -> Vec<ChartCell<'a>> {
    let holders = holders(plan);
    let headings: BTreeSet<_> = plan.levels.iter().map(|level| fold::key(&level.heading)).collect();
    let none = Holders::new();
    let mut cells = Vec::new();
    let mut record = None;
    for table in tables {
        let first = table.rows.iter().flat_map(Row::filled).next();
        let here = first.and_then(|(_, cell)| holders.get(&sheet_of(&cell.place))).unwrap_or(&none);
        for row in &table.rows {
            let held: Vec<_> = row.filled().map(|(_, cell)| (cell, held(here, cell))).collect();
            let is_known = held.iter().any(|(_, holder)| holder.is_some());
            if is_known || !held.iter().any(|(cell, _)| is_heading(&headings, cell)) {
                read_row(plan, &held, &mut record, &mut cells);
            }
        }
    }
    cells
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

/// The cells of a row. What stands in no cell of its own belongs to the 事業 of the row, or to the last one.
fn read_row<'a>(
    plan: &'a Plan,
    held: &[(&'a Cell, Option<Holder>)],
    record: &mut Option<&'a str>,
    cells: &mut Vec<ChartCell<'a>>,
) {
    let listing = held.iter().rev().find_map(|(_, holder)| match (*holder)? {
        Holder::Listing(id) => Some(plan.listing(id)),
        Holder::Section(_) | Holder::Again(_) => None,
    });
    *record = listing.map(|listing| listing.code.as_str()).or(*record);
    let mut number_of = None;
    for (cell, holder) in held.iter().filter(|(cell, _)| !cell.covered) {
        let (owner, label) = match holder {
            Some(Holder::Section(id)) => (Some(&*plan.section(*id).code), &*plan.section(*id).label),
            Some(Holder::Listing(id)) => (Some(&*plan.listing(*id).code), &*plan.listing(*id).label),
            Some(Holder::Again(id)) => (Some(&*plan.section(*id).code), ""),
            None => (number_of.take().or(*record), ""),
        };
        let number = if label.is_empty() { 0 } else { cell.text.find(label).map_or(0, |at| at + label.len()) };
        if cell.text[number..].trim().is_empty() {
            // The number stands in a cell of its own: the words follow in the next one.
            number_of = owner;
        }
        let is_again = matches!(holder, Some(Holder::Again(_)));
        cells.push(ChartCell { cell, record: owner, number, is_again });
    }
}
