//! The clean form (整った表): a chart that the program wrote itself, one listing a row, all parents on every row.
//!
//! Nothing is concluded or repaired here: each column says what stands in it, and what does not fit is an error that
//! names its cell. So what was written is what is read, to the last character.

mod group;
mod header;
pub mod names;
mod prepare;
mod read;
mod row;

use crate::config::PlanConfig;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Table;

pub use prepare::prepare;
pub(super) use read::read;

use header::CleanHeader;

/// Whether a table is in the clean form, by its first row.
#[must_use]
pub fn is_clean(table: &Table) -> bool {
    table.rows.first().is_some_and(CleanHeader::is_begun)
}

/// Reports a plan whose settings promise a chart in the clean form where there is none.
pub(super) fn report_none(sink: &mut Sink, tables: &[Table], config: &PlanConfig) {
    if tables.iter().any(is_clean) {
        return;
    }
    let first = tables.iter().find_map(|table| table.rows.iter().find_map(|row| row.filled().next()));
    if let Some((_, cell)) = first.filter(|_| config.clean) {
        let expected = [names::code(names::PROJECT), names::label(names::PROJECT)].join("、");
        sink.report(Diagnostic::new(Code::P31).at(&cell.place).cell(&cell.text).with("expected", expected));
    }
}
