//! Yearly evaluations (事業評価・進行管理): the files under `evaluations/` become reports on the plan's 事業.
//!
//! A file is a table with a header row, in any format that charts come in, and its name begins with the fiscal year.
//! Several files of one year are one evaluation, so that a late report can be laid beside the others.

mod columns;
mod complete;
mod known;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Sink};
use crate::plan::{Evaluation, Plan};
use crate::table::{self, Format};
use crate::text::{SourceFile, fiscal};
use known::Known;

/// The folder of the files, inside a plan's folder.
pub const FOLDER: &str = "evaluations/";

/// Reads the evaluations of a plan, and holds them against it. `files` are those of its folder that are tables.
#[must_use]
pub fn read<'a>(
    sink: &mut Sink,
    plan: &Plan,
    files: impl IntoIterator<Item = (Format, &'a SourceFile)>,
) -> Vec<Evaluation> {
    let known = Known::of(plan);
    let mut years: BTreeMap<i16, (Evaluation, &SourceFile)> = BTreeMap::new();
    // Nobody knows what is missing from a year whose rows could not all be read.
    let mut broken = BTreeSet::new();
    for (format, file) in files {
        let name = file.name.strip_prefix(FOLDER).unwrap_or(&file.name);
        let Some(year) = fiscal::year(name).filter(|_| !name.contains('/')) else {
            sink.report(Diagnostic::new(Code::E01).in_file(&file.path).with("name", name));
            continue;
        };
        let mut own = Sink::new();
        let tables = table::read(&mut own, format, file);
        let empty = Evaluation { year, reports: BTreeMap::new(), ended: BTreeMap::new(), columns: Vec::new() };
        let (evaluation, _) = years.entry(year).or_insert((empty, file));
        rows::read(&mut own, (plan, &known), evaluation, &tables, file);
        if own.has_errors() {
            broken.insert(year);
        }
        sink.absorb(own.into_sorted());
    }
    let read: Vec<_> = years.into_values().collect();
    for (evaluation, file) in &read {
        complete::is_within(sink, plan, evaluation, file);
        if !broken.contains(&evaluation.year) {
            complete::is_complete(sink, plan, evaluation, file);
        }
    }
    read.into_iter().map(|(evaluation, _)| evaluation).collect()
}
