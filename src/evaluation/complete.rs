//! What an evaluation leaves out, and whether its year belongs to the plan.

use crate::diag::{Code, Diagnostic, Sink};
use crate::plan::{Evaluation, Plan, Standing};
use crate::text::{SourceFile, fiscal};

/// How many codes a finding names at most.
const CODES_TOLD: usize = 20;

/// Reports the 事業 without a report, and a year outside the plan's period. `file` is the first of the year.
pub(super) fn is_complete(sink: &mut Sink, plan: &Plan, evaluation: &Evaluation, file: &SourceFile) {
    let year = fiscal::words(evaluation.year);
    let originals = plan.listing_ids().filter(|(_, listing)| listing.original.is_none());
    let silent = originals
        .filter(|(id, _)| matches!(evaluation.standing(plan, *id), Standing::Unreported | Standing::Partly))
        .map(|(_, listing)| listing.code.as_str());
    let silent: Vec<_> = silent.collect();
    if !silent.is_empty() {
        let more = if silent.len() > CODES_TOLD { " …" } else { "" };
        let codes = silent[..silent.len().min(CODES_TOLD)].join(" ") + more;
        let missing = Diagnostic::new(Code::E11).in_file(&file.path).with("year", &year);
        sink.report(missing.with("count", silent.len()).with("codes", codes));
    }
}

/// Reports a year outside the plan's period. `file` is the first of the year.
pub(super) fn is_within(sink: &mut Sink, plan: &Plan, evaluation: &Evaluation, file: &SourceFile) {
    let Some(period) = &plan.period else { return };
    let years = fiscal::years(period);
    let (first, last) = (years.iter().min(), years.iter().max());
    let (Some(first), Some(last)) = (first, last) else { return };
    if first < last && !(*first..=*last).contains(&evaluation.year) {
        let outside = Diagnostic::new(Code::E12).in_file(&file.path).with("year", fiscal::words(evaluation.year));
        sink.report(outside.with("period", period));
    }
}
