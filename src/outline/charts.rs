//! Which tables of a plan's files are charts, and that no two files are the same chart.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Headings;
use super::draft::{DraftProject, Outline};
use super::header;
use super::likely;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Row, Table};
use crate::text::fold;

/// A table with this many filled cells in a row may be a chart whose header is missing.
const WIDE: usize = 3;

/// The tables to be read, those of a file together. A table without a header beside charts is left out with a warning if
/// it is as wide as one; else it may be a cover or a legend, and is read like the lines above a header.
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

/// Takes out each file that gives codes which an earlier one gives or most of whose 事業 stand without numbers
/// under the same titles in an earlier one. `read` reads the outline of one file.
pub(super) fn drop_same<'t>(
    sink: &mut Sink,
    files: Vec<Vec<&'t Table>>,
    read: impl Fn(&[&'t Table]) -> Outline,
) -> Vec<&'t Table> {
    if files.len() < 2 {
        return files.into_iter().flatten().collect();
    }
    let mut given: BTreeMap<String, &str> = BTreeMap::new();
    let mut named: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut kept = Vec::new();
    for tables in files {
        let outline = read(&tables);
        let codes = printed_codes(&outline);
        let titles = unnumbered(&outline, &codes);
        let file = tables[0].file.as_str();
        let again: Vec<_> = titles.iter().filter_map(|(path, title)| Some((title, *named.get(path)?))).collect();
        let found = codes.iter().find_map(|code| Some((code, *given.get(code)?)));
        let found = found.map(|(code, other)| Diagnostic::new(Code::F19).with("other", other).with("code", code));
        let named_again = again.first().filter(|_| again.len() * 2 > outline.projects.len());
        let named_again =
            named_again.map(|(title, other)| Diagnostic::new(Code::F22).with("other", *other).with("title", title));
        if let Some(found) = found.or(named_again) {
            sink.report(found.in_file(file));
            continue;
        }
        named.extend(titles.into_iter().map(|(path, _)| (path, file)));
        given.extend(codes.into_iter().map(|code| (code, file)));
        kept.extend(tables);
    }
    kept
}

/// The projects whose codes are not printed: their titles and those of their sections, folded, and their own as printed.
fn unnumbered(outline: &Outline, printed: &BTreeSet<String>) -> Vec<(Vec<String>, String)> {
    let path = |project: &DraftProject| {
        let above = std::iter::successors(Some(project.section), |at| outline.sections[*at].parent);
        let titles = above.map(|at| fold::key(&outline.sections[at].title));
        titles.chain([fold::key(&project.title)]).collect()
    };
    let projects = outline.projects.iter().filter(|project| !printed.contains(&project.code));
    projects.map(|project| (path(project), project.title.clone())).collect()
}

/// The codes of projects that are printed with all their numbers. Those counted by position start anew in each file.
fn printed_codes(outline: &Outline) -> BTreeSet<String> {
    let printed = |at: usize| {
        let mut above = std::iter::successors(Some(at), |at| outline.sections[*at].parent);
        above.all(|at| !outline.sections[at].label.is_empty())
    };
    let projects = outline.projects.iter().filter(|project| !project.label.is_empty() && printed(project.section));
    projects.map(|project| project.code.clone()).collect()
}
