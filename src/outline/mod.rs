//! The outline: which row of a chart stands under which, and what each cell says it is.
//!
//! Columns cannot be trusted: rows slip to the left or right, labels stand a row too early. What a cell says
//! it is (its number, its mark, its wording) and the sequence of the numbers can. So reading goes in steps,
//! each a file: the `header` and the numbering of its columns (`scheme`) say what to look for, `row`
//! turns each row into labels and projects, `repair` puts labels where the numbering proves they belong,
//! and `tree` gives every part its code.

mod cell;
mod charts;
mod department;
mod ditto;
mod draft;
mod header;
mod join;
mod kinds;
mod mark;
mod merged;
mod numbering;
mod numeral;
mod preamble;
mod repair;
mod row;
mod scheme;
mod split;
mod tree;
mod wording;

use crate::diag::Sink;
use crate::table::{Row, Table};

pub use department::is_collective;
pub use draft::{DraftProject, DraftSection, Named, Outline, Preamble};

use header::Header;
use scheme::Scheme;

/// Reads the outline of a plan from the tables of all its charts, in order.
#[must_use]
pub fn read(sink: &mut Sink, tables: &[Table]) -> Outline {
    let files = charts::choose(sink, tables);
    let charts = charts::drop_same(sink, files, |file| read_charts(&mut Sink::new(), file));
    read_charts(sink, &charts)
}

/// Reads the outline of tables that are charts of one plan.
fn read_charts(sink: &mut Sink, charts: &[&Table]) -> Outline {
    let mut outline = Outline::default();
    let mut rows: Vec<&Row> = Vec::new();
    let mut header: Option<Header> = None;
    for table in charts {
        let first = table.rows.iter().position(header::is_header).unwrap_or(table.rows.len());
        let (before, chart) = table.rows.split_at(first);
        preamble::read(before, &mut outline.preamble);
        if !chart.is_empty() {
            header.get_or_insert_with(|| Header::read(&header::joined(chart)));
        }
        rows.extend(chart.iter().filter(|row| !header::is_header(row)));
    }
    let Some(header) = header else { return outline };
    outline.levels = kinds::levels(header.levels.iter().map(|level| level.heading.as_str()));
    let symbols = outline.preamble.symbols();
    let end = header.description.or(header.department).unwrap_or(usize::MAX);
    let rows: Vec<_> = rows.into_iter().map(|row| merged::own(row, header.project)).collect();
    let rows: Vec<_> = rows.iter().map(|row| join::join(row, &symbols, end)).collect();
    let scheme = Scheme::learn(header, symbols, &rows);
    let mut events = row::read_all(sink, &scheme, &rows);
    ditto::resolve(&mut events);
    let events = repair::place_labels(events, outline.levels.len());
    tree::build(sink, &mut outline, events);
    outline
}
