//! Corrections: the words of `plan.toml` take the place of printed slips before the chart is read, and the records
//! whose cells they stand in keep both.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cells::cells;
use crate::config::{Correct, names_place};
use crate::diag::{Code, Diagnostic, Sink};
use crate::outline::clean;
use crate::plan::{Correction, ListingId, Plan, SectionId};
use crate::table::{Cell, Table};
use crate::text::{Place, fold};

/// The place of a correction that stands in no chart but in the settings, as the plan's title does.
const SETTINGS: &str = "plan.toml";

/// A cell by its table, row and column.
type At = (usize, usize, usize);

/// A correction that was made, and the cells that it was made in.
#[derive(Debug)]
pub struct Corrected {
    correction: Correction,
    places: Vec<Place>,
}

/// Corrects the cells of a chart. An entry whose printed words do not stand once at its place is an error. `read` gives
/// the plan as it is printed, for entries that name a record.
pub fn correct(
    sink: &mut Sink,
    tables: &mut [Table],
    entries: &[Correct],
    read: impl FnOnce(&[Table]) -> Plan,
) -> Vec<Corrected> {
    let is_clean = tables.iter().any(clean::is_clean);
    let is_record = |entry: &&Correct| !entry.place.contains([':', '：', '!', '！']);
    let plan = entries.iter().any(|entry| is_record(&entry)).then(|| read(tables));
    // Of a chart that cannot be read, nobody knows which cells belong to a record.
    let is_unread = plan.as_ref().is_some_and(|plan| plan.listings.is_empty());
    let mut changes: BTreeMap<At, Vec<(Range<usize>, &str)>> = BTreeMap::new();
    let mut made = Vec::new();
    for entry in entries.iter().filter(|entry| !is_unread || !is_record(entry)) {
        let target = match &plan {
            Some(plan) if is_record(&entry) => Target::of_record(plan, tables, &fold::key(&entry.place)),
            Some(_) | None => Target::of_place(&entry.place),
        };
        let found = find(tables, &target, &entry.printed);
        let is_free = |(at, range): &(At, Range<usize>)| {
            changes
                .get(at)
                .is_none_or(|made| made.iter().all(|(own, _)| own.end <= range.start || range.end <= own.start))
        };
        let is_once =
            if target.is_repeated { found.windows(2).all(|pair| pair[0].0 != pair[1].0) } else { found.len() == 1 };
        if found.is_empty()
            && is_clean
            && let Some(places) = places_of_made(plan.as_ref(), entry)
        {
            made.push(Corrected { correction: correction(entry), places });
        } else if found.is_empty() || is_once && !found.iter().all(is_free) {
            sink.report(about(entry, Code::G12));
        } else if is_once {
            made.push(Corrected { correction: correction(entry), places: places(tables, &found) });
            for (at, range) in found {
                changes.entry(at).or_default().push((range, &entry.shown));
            }
        } else {
            sink.report(about(entry, Code::G13).with("count", found.len()));
        }
    }
    for (at, ranges) in changes {
        change(tables, at, ranges);
    }
    made
}

/// Where a correction stands that a chart in the clean form has already: the place of its record, whose words must hold
/// those shown; no place where it is one of `plan.toml` itself, such as the plan's title.
fn places_of_made(plan: Option<&Plan>, entry: &Correct) -> Option<Vec<Place>> {
    let (plan, code) = (plan?, fold::key(&entry.place));
    if code == SETTINGS {
        return Some(Vec::new());
    }
    let shown = fold::key(&entry.shown);
    let holds = |words: &[&str]| fold::key(&words.concat()).contains(&shown);
    let section = plan.sections.iter().find(|section| section.code == code);
    let section = section.filter(|section| holds(&[&section.label, &section.title]));
    let listing = plan.listings.iter().find(|listing| listing.code == code).filter(|listing| {
        let mut words = vec![listing.label.as_str(), &listing.title, &listing.description];
        words.extend(listing.cells.iter().map(|(_, text)| text.as_str()));
        words.extend(listing.departments.iter().map(|&id| plan.department(id).label.as_str()));
        words.extend(listing.collectives.iter().map(String::as_str));
        holds(&words)
    });
    let place = section.map(|section| &section.places[0]).or(listing.map(|listing| &listing.place))?;
    Some(vec![place.clone()])
}

fn about(entry: &Correct, code: Code) -> Diagnostic {
    let found = Diagnostic::new(code).at(&entry.at).cell(&entry.printed);
    found.with("printed", &entry.printed).with("place", &entry.place)
}

fn correction(entry: &Correct) -> Correction {
    Correction { printed: entry.printed.clone(), shown: entry.shown.clone(), reason: entry.reason.clone() }
}

/// The cells that an entry means.
struct Target {
    /// The place in words, folded; empty where a record is meant.
    words: String,
    /// Its place without the column, and the column, where words end with one.
    column: Option<(String, u32)>,
    /// The cells of a record.
    places: BTreeSet<Place>,
    /// Whether one correction may stand in several cells: a section is named again on further pages.
    is_repeated: bool,
}

impl Target {
    fn of_place(place: &str) -> Self {
        let words = fold::key(place);
        let column = words.rsplit_once(':').and_then(|(line, column)| Some((line.to_owned(), column.parse().ok()?)));
        Self { words, column, places: BTreeSet::new(), is_repeated: false }
    }

    /// The cells of a record. Those of a merged row belong to each of its 事業.
    fn of_record(plan: &Plan, tables: &[Table], code: &str) -> Self {
        let section = plan.sections.iter().find(|section| section.code == code);
        let own = plan.listings.iter().find(|listing| listing.code == code);
        let in_row = |place: &Place| own.is_some_and(|own| row(&own.place) == row(place));
        let listings = plan.listings.iter().filter(|listing| in_row(&listing.place));
        let codes: BTreeSet<_> = listings.map(|listing| listing.code.as_str()).collect();
        let is_own = |record: Option<&str>| {
            record.is_some_and(|record| codes.contains(record) || (section.is_some() && record == code))
        };
        let places = cells(plan, tables).into_iter().filter(|cell| is_own(cell.record));
        let places = places.map(|cell| cell.cell.place.clone()).collect();
        Self { words: String::new(), column: None, places, is_repeated: section.is_some() }
    }

    fn is_at(&self, place: &Place) -> bool {
        if self.words.is_empty() {
            return self.places.contains(place);
        }
        let width = place.width.max(1);
        let is_in = |(line, column): &(String, u32)| {
            (place.column..place.column.saturating_add(width)).contains(column) && names_place(line, place)
        };
        // Folding names is dear: the figures are looked at first.
        let may_be = match &place.sheet {
            Some(sheet) => self.words.ends_with(&*sheet.cell_ref),
            None => self.words.contains(&format!(":{}", place.line)),
        };
        may_be && (names_place(&self.words, place) || place.sheet.is_none() && self.column.as_ref().is_some_and(is_in))
    }
}

/// The file, sheet and line of a place.
fn row(place: &Place) -> (&str, Option<&str>, u32) {
    (&place.file, place.sheet.as_ref().map(|at| &*at.sheet), place.line)
}

/// Where the cells that an entry means hold its printed words.
fn find(tables: &[Table], target: &Target, printed: &str) -> Vec<(At, Range<usize>)> {
    let mut found = Vec::new();
    for (table, rows) in tables.iter().enumerate() {
        for (row, cells) in rows.rows.iter().enumerate() {
            for (column, cell) in cells.filled().filter(|(_, cell)| !cell.covered) {
                if cell.text.contains(printed) && target.is_at(&cell.place) {
                    let parts = cell.text.match_indices(printed);
                    found.extend(parts.map(|(at, part)| ((table, row, column), at..at + part.len())));
                }
            }
        }
    }
    found
}

fn cell(tables: &mut [Table], (table, row, column): At) -> Option<&mut Cell> {
    tables.get_mut(table)?.rows.get_mut(row)?.cells.get_mut(column)
}

fn places(tables: &[Table], found: &[(At, Range<usize>)]) -> Vec<Place> {
    found.iter().map(|((table, row, column), _)| tables[*table].rows[*row].cells[*column].place.clone()).collect()
}

/// Writes the corrected words into a cell, and into those below it that repeat it as a merged one.
fn change(tables: &mut [Table], at: At, mut ranges: Vec<(Range<usize>, &str)>) {
    ranges.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let Some(first) = cell(tables, at) else { return };
    let printed = first.text.clone();
    for (range, shown) in ranges {
        first.text.replace_range(range, shown);
    }
    let text = first.text.clone();
    let (table, mut row, column) = at;
    while let Some(below) = cell(tables, (table, row + 1, column)).filter(|cell| cell.covered && cell.text == printed) {
        below.text.clone_from(&text);
        row += 1;
    }
}

/// Tells each section and 事業 what was corrected in its cells; what belongs to none is the plan's.
pub fn remember(plan: &mut Plan, tables: &[Table], made: Vec<Corrected>) {
    if made.is_empty() {
        return;
    }
    let records: BTreeMap<Place, String> = (cells(plan, tables).into_iter())
        .filter_map(|cell| Some((cell.cell.place.clone(), cell.record?.to_owned())))
        .collect();
    for Corrected { correction, places } in made {
        let codes: BTreeSet<_> = places.iter().filter_map(|place| records.get(place)).collect();
        let sections = plan.section_ids().filter(|(_, section)| codes.contains(&section.code));
        let sections: Vec<SectionId> = sections.map(|(id, _)| id).collect();
        let listings = listings(plan, &codes, &correction.shown);
        if sections.is_empty() && listings.is_empty() {
            plan.corrections.push(correction.clone());
        }
        for id in sections {
            plan.sections[id.0].corrections.push(correction.clone());
        }
        for id in listings {
            plan.listings[id.0].corrections.push(correction.clone());
        }
    }
}

/// The listings of some codes. Of several in one row, those that hold the words shown, or all of them.
fn listings(plan: &Plan, codes: &BTreeSet<&String>, shown: &str) -> Vec<ListingId> {
    let own = plan.listings.iter().filter(|listing| codes.contains(&listing.code));
    let rows: BTreeSet<_> = own.map(|listing| row(&listing.place)).collect();
    let all: Vec<_> = plan.listing_ids().filter(|(_, listing)| rows.contains(&row(&listing.place))).collect();
    let holds = |text: &String| text.contains(shown);
    let holding = all.iter().filter(|(_, listing)| [&listing.cell, &listing.description].into_iter().any(holds));
    let holding: Vec<_> = holding.map(|(id, _)| *id).collect();
    if holding.is_empty() { all.into_iter().map(|(id, _)| id).collect() } else { holding }
}
