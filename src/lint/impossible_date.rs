//! L15: a date that does not exist.

use std::collections::BTreeSet;

use super::chart::Chart;
use crate::diag::{Code, Sink};
use crate::text::impossible_dates;

/// Reports each date that no calendar has, once.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let mut reported = BTreeSet::new();
    for words in &chart.words {
        for (at, written) in impossible_dates(words.text) {
            if reported.insert(written) {
                sink.report(words.part(Code::L15, at, written).with("date", written));
            }
        }
    }
}
