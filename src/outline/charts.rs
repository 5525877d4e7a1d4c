//! Which tables of a plan's files are charts, and that no two files are the same chart.

use std::collections::BTreeMap;

use super::columns::Headings;
use super::draft::Outline;
use super::header;
use super::likely;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Row, Table};

/// A table with this many filled cells in a row may be a chart whose header is missing.
const WIDE: usize = 3;

/// The tables to be read, those of a file together. A table without a header beside charts is left out with a warning if
/// it might be one; else it is a cover or a legend, and belongs to the preamble.
pub(super) fn choose<'t>(sink: &mut Sink, headings: &Headings, tables: &'t [Table]) -> Vec<Vec<&'t Table>> {
    let mut files = Vec::new();
    for tables in tables.chunk_by(|table, next| table.file == next.file) {
        let has_header = |table: &Table| table.rows.iter().any(|row| header::is_header(headings, row));
        if !tables.iter().any(has_header) {
            likely::report(sink, headings, tables);
            continue;
        }
        let (kept, others): (Vec<_>, Vec<_>) = tables.iter().partition(|table| has_header(table) || !is_wide(table));
        for first in others.iter().filter_map(|table| table.rows.iter().flat_map(Row::filled).next()) {
            sink.report(Diagnostic::new(Code::F18).at(&first.1.place).cell(&first.1.text));
        }
        files.push(kept);
    }
    files
}

fn is_wide(table: &Table) -> bool {
    table.rows.iter().any(|row| row.filled().count() >= WIDE)
}

/// Takes out each file that gives codes which an earlier one gives. `read` reads the outline of one file.
pub(super) fn drop_same<'t>(
    sink: &mut Sink,
    files: Vec<Vec<&'t Table>>,
    read: impl Fn(&[&'t Table]) -> Outline,
) -> Vec<&'t Table> {
    if files.len() < 2 {
        return files.into_iter().flatten().collect();
    }
    let mut given: BTreeMap<String, &str> = BTreeMap::new();
    let mut kept = Vec::new();
    for tables in files {
        let codes = printed_codes(&read(&tables));
        let file = tables[0].file.as_str();
        if let Some((code, other)) = codes.iter().find_map(|code| given.get_key_value(code)) {
            sink.report(Diagnostic::new(Code::F19).in_file(file).with("other", *other).with("code", code));
            continue;
        }
        given.extend(codes.into_iter().map(|code| (code, file)));
        kept.extend(tables);
    }
    kept
}

/// The codes of projects that are printed with all their numbers. Those counted by position start anew in each file.
fn printed_codes(outline: &Outline) -> Vec<String> {
    let printed = |at: usize| {
        let mut above = std::iter::successors(Some(at), |at| outline.sections[*at].parent);
        above.all(|at| !outline.sections[at].label.is_empty())
    };
    let projects = outline.projects.iter().filter(|project| !project.label.is_empty() && printed(project.section));
    projects.map(|project| project.code.clone()).collect()
}
