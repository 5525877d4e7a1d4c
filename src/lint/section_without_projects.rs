//! L01: a section that has nothing under it.

use super::chart::{Chart, about_section};
use crate::diag::{Code, Sink};

/// Reports each section without a section or 事業 under it.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let empty = |section: &&crate::plan::Section| section.sections.is_empty() && section.listings.is_empty();
    for section in chart.plan.sections.iter().filter(empty) {
        sink.report(about_section(Code::L01, section).with("title", &section.title));
    }
}
