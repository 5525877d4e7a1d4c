//! Before a clean chart is read: which of its tables count, and which of its cells hold words.

use std::collections::BTreeSet;

use super::header::CleanHeader;
use super::{is_clean, names};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Table;

/// Where one of the tables is in the clean form, leaves only such, and marks the cells that hold no words of the plan, or
/// repeat a section of an earlier row, as covered: rules about words pass over them.
pub fn prepare(sink: &mut Sink, tables: &mut Vec<Table>) {
    if !tables.iter().any(is_clean) {
        return;
    }
    let files: BTreeSet<String> =
        tables.iter().filter(|table| is_clean(table)).map(|table| table.file.clone()).collect();
    tables.retain(|table| {
        let is_stray = !is_clean(table) && !files.contains(&table.file) && !is_companion(table);
        if let Some((_, cell)) = table.rows.iter().find_map(|row| row.filled().next()).filter(|_| is_stray) {
            sink.report(Diagnostic::new(Code::P32).at(&cell.place).cell(&cell.text));
        }
        is_clean(table)
    });
    let mut seen = BTreeSet::new();
    for table in tables {
        cover(table, &mut seen);
    }
}

/// Whether a table is another one that the program writes beside that of the 事業.
fn is_companion(table: &Table) -> bool {
    let text = |at: usize| table.rows.first().and_then(|row| row.cells.get(at)).map_or("", |cell| cell.text.as_str());
    names::COMPANIONS.contains(&(text(0), text(1)))
}

fn cover(table: &mut Table, seen: &mut BTreeSet<String>) {
    let mut unheard = Sink::new();
    let Some(header) = table.rows.first().and_then(|row| CleanHeader::read(&mut unheard, row)) else { return };
    let mut words: BTreeSet<usize> = header.others.iter().map(|(_, at)| *at).collect();
    words.extend(header.description);
    words.extend(header.departments.values().filter_map(|columns| columns[0]));
    words.insert(header.project + 2);
    for row in table.rows.iter_mut().skip(1) {
        let mut own = words.clone();
        for (_, code) in &header.levels {
            if row.cells.get(*code).is_some_and(|cell| !cell.text.is_empty() && seen.insert(cell.text.clone())) {
                own.insert(code + 2);
            }
        }
        for (at, cell) in row.cells.iter_mut().enumerate() {
            cell.covered = !own.contains(&at);
        }
    }
}
