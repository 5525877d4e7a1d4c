//! L17: a plan that neither its chart nor its settings name.

use super::chart::Chart;
use crate::diag::{Code, Diagnostic, Sink};

/// Reports a plan whose only name is that of its folder.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let Some(first) = chart.plan.listings.first().filter(|_| chart.plan.title == chart.plan.id) else { return };
    sink.report(Diagnostic::new(Code::L17).in_file(&first.place.file).with("name", &chart.plan.id));
}
