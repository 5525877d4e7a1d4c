//! The outline: which row of a chart stands under which, and what each cell says it is.

use crate::diag::Sink;
use crate::table::Table;

/// The tree of a chart, with names not yet resolved.
#[derive(Debug, Clone, Default)]
pub struct Outline {}

/// Reads the outline of a plan from the tables of all its charts.
#[must_use]
pub fn read(sink: &mut Sink, tables: &[Table]) -> Outline {
    let _ = (sink, tables);
    Outline::default()
}
