//! The outline: which row of a chart stands under which, and what each cell says it is.
//!
//! Columns cannot be trusted: rows slip to the left or right, labels stand a row too early. What a cell says
//! it is (its number, its mark, its wording) and the sequence of the numbers can. So reading goes in steps,
//! each a file: the `header` and the numbering of its columns (`scheme`) say what to look for, `row`
//! turns each row into labels and projects, `order` puts labels where the numbering proves they belong, and
//! `tree` gives every part its code.

mod aside;
mod beside;
mod broken;
mod cell;
mod charts;
pub mod clean;
mod columns;
mod dated;
mod declared;
mod department;
mod digits;
mod ditto;
mod draft;
mod figures;
mod header;
mod heading_rows;
mod join;
mod kinds;
mod layout;
mod legend;
mod likely;
mod mark;
mod merged;
mod numbering;
mod numeral;
mod order;
mod passed;
mod preamble;
mod profile;
mod relisting;
mod remark;
mod roles;
mod row;
mod scheme;
mod shared;
mod slipped;
mod split;
mod tree;
mod units;
mod wording;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::config::{Departments, PlanConfig};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Row, Table};

pub use dated::report_all as report_dates;
pub use department::is_collective;
pub use draft::{DraftMark, DraftProject, DraftSection, Named, Outline, Preamble};
pub use relisting::unread;

use beside::Beside;
use columns::Headings;
use digits::Digits;
use header::{Below, Column};
use layout::Layout;
use mark::Signs;
use scheme::Scheme;
use units::Units;

/// Reads the outline of a plan from the tables of all its charts, in order. The settings say what the charts do not.
#[must_use]
pub fn read(sink: &mut Sink, tables: &[Table], config: &PlanConfig, departments: &Departments) -> Outline {
    let mut outline = read_as_printed(sink, tables, config, departments);
    outline.put_in_order();
    outline
}

fn read_as_printed(sink: &mut Sink, tables: &[Table], config: &PlanConfig, departments: &Departments) -> Outline {
    let units = Units::of(departments);
    if config.clean || tables.iter().any(clean::is_clean) {
        clean::report_none(sink, tables, config);
        return clean::read(sink, tables, config, &units);
    }
    let reader = Reader { config, headings: Headings::of(config), units };
    let files = charts::choose(sink, &reader.headings, tables);
    let charts = charts::drop_same(sink, files, |file| reader.read(&mut Sink::new(), file));
    reader.read(sink, &charts)
}

/// What is known of a plan before its charts are read.
struct Reader<'c> {
    config: &'c PlanConfig,
    headings: Headings,
    units: Units,
}

/// Rows of charts under one header row.
struct Part<'t> {
    header: Row,
    rows: Vec<&'t Row>,
}

impl Reader<'_> {
    /// Reads the outline of tables that are charts of one plan.
    fn read(&self, sink: &mut Sink, charts: &[&Table]) -> Outline {
        let mut outline = Outline::default();
        let mut found = Sink::new();
        let parts = self.parts(&mut found, charts, &mut outline.preamble);
        let Some(first) = parts.first() else {
            sink.absorb(found.into_sorted());
            return outline;
        };
        let mut signs = Signs::of(&outline.preamble.marks, self.config);
        let all: Vec<&Row> = parts.iter().flat_map(|part| part.rows.iter().copied()).collect();
        signs.learn(all.iter().copied());
        let mut below = Below::new(&all, &signs);
        let columns: Vec<_> =
            parts.iter().map(|part| header::columns(&self.headings, &part.header, &mut below)).collect();
        let alike = parts.iter().zip(&columns).filter(|(_, own)| **own == columns[0]);
        let alike: Vec<&Row> = alike.flat_map(|(part, _)| part.rows.iter().copied()).collect();
        signs.digits = Digits::learn(&columns[0], &alike, &all, &signs);
        let dates: Vec<_> =
            parts.iter().zip(&columns).map(|(part, own)| dated::report(sink, own, &part.rows)).collect();
        let are_many = dates.iter().any(|dates| dates.are_many);
        let numbers: BTreeMap<_, _> = dates.into_iter().flat_map(|dates| dates.numbers).collect();
        if !are_many && !numbers.is_empty() {
            let mended = dated::mend(charts, &numbers);
            return self.read(sink, &mended.iter().collect::<Vec<_>>());
        }
        sink.absorb(found.into_sorted());
        if are_many {
            return outline;
        }
        declared::report_idle(sink, self.config, &parts, &outline.preamble);
        declared::note_unknown(sink, &self.headings, &parts, &columns);
        let mut units = self.units.clone();
        units.learn(&all);
        parts.iter().zip(&columns).for_each(|(part, own)| units.assign(own, &part.rows));
        let (layout, rows) = arrange(sink, &signs, &units, &parts, columns);
        let spans = layout.spans();
        let header = layout.header;
        if header.levels.is_empty() {
            report_no_levels(sink, &first.header);
            return outline;
        }
        outline.levels = kinds::levels(&header.levels, self.config);
        let end = header.description.or(header.department).unwrap_or(usize::MAX);
        let (rows, mut beside): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        ditto::repeat_beside(sink, &mut beside);
        let own = |row| ditto::without_sections(merged::own(row, header.project), header.project);
        let rows: Vec<_> = rows.iter().map(|row| own(row)).collect();
        let joined = rows.iter().map(|row| join::join(row, &signs, end));
        let rows: Vec<_> = joined.map(|row| join::fold(row, &spans)).collect();
        let mut scheme = Scheme::learn(header, signs, units, &rows);
        let groups = row::read_all(sink, &mut scheme, &rows, beside, &layout.headings);
        let mut events = order::arrange(groups, outline.levels.len());
        ditto::resolve(&mut events);
        outline.columns = layout.headings;
        outline.priority = scheme.signs.priority;
        outline.marks = scheme.signs.marks;
        tree::build(sink, &mut outline, events);
        outline
    }

    /// The rows of all charts by the header row that they stand under. What stands above the first of a chart or on a cover,
    /// and what explains marks below its table, is the preamble's; remarks and totals are left out.
    fn parts<'t>(&self, sink: &mut Sink, charts: &[&'t Table], preamble: &mut Preamble) -> Vec<Part<'t>> {
        let mut parts: Vec<Part> = Vec::new();
        for table in charts {
            let headers = heading_rows::find(&self.headings, &table.rows);
            let first = headers.first().map_or(table.rows.len(), |first| first.start);
            let above = &table.rows[..first];
            if headers.is_empty() && passed::beside(sink, above) {
                continue;
            }
            let unread = preamble::read(above, preamble);
            passed::above(sink, above, &unread);
            let signs = Signs::of(&preamble.marks, self.config);
            let ends = headers.iter().skip(1).map(|next| next.start).chain([table.rows.len()]);
            for (at, end) in headers.iter().zip(ends) {
                let header = heading_rows::joined(&self.headings, &table.rows[at.clone()]);
                preamble::read_headings(&header, preamble);
                let mut rows = Vec::new();
                for row in &table.rows[at.end..end] {
                    if !preamble::read_legend(row, preamble) && !aside::note(sink, &signs, row) {
                        rows.push(row);
                    }
                }
                parts.push(Part { header, rows });
            }
        }
        parts
    }
}

/// The layout of the first header row, and all rows in the order that it gives them. `columns` are those of each part.
fn arrange<'t>(
    sink: &mut Sink,
    signs: &Signs,
    units: &Units,
    parts: &[Part<'t>],
    columns: Vec<Vec<Column>>,
) -> (Layout, Vec<(Cow<'t, Row>, Beside)>) {
    let all: Vec<&Row> = parts.iter().flat_map(|part| part.rows.iter().copied()).collect();
    let mut first = Layout::of(columns[0].clone(), &all);
    let profiles = first.profiles(signs, &all);
    let mut rows = Vec::with_capacity(all.len());
    for (part, columns) in parts.iter().zip(columns) {
        match first.following(columns) {
            Some(own) => rows.extend(own.arrange(sink, signs, units, &own.profiles(signs, &part.rows), &part.rows)),
            None => rows.extend(first.arrange(sink, signs, units, &profiles, &part.rows)),
        }
    }
    (first, rows)
}

/// Reports a chart whose header names no sections: nothing could stand above its projects.
fn report_no_levels(sink: &mut Sink, header: &Row) {
    let Some((_, cell)) = header.filled().next() else { return };
    let headings: Vec<_> = header.filled().map(|(_, cell)| cell.text.as_str()).collect();
    sink.report(Diagnostic::new(Code::P20).at(&cell.place).cell(&cell.text).with("headings", headings.join("、")));
}
