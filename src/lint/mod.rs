//! Lints: rules of a good plan, one file per rule.
//!
//! A rule looks at the finished plan or at the words of the chart, reports each matter once, and changes nothing.
//! What reading the chart finds anyway (a number twice or skipped, a relisting that differs) is no second rule here.

mod chart;

mod department_missing;
mod dependent_characters;
mod description_equal_to_title;
mod description_missing;
mod impossible_date;
mod invisible_characters;
mod mixed_width;
mod near_twin_departments;
mod near_twin_words;
mod plan_without_name;
mod renamed_department;
mod same_title;
mod section_without_projects;
mod sentence_title;
mod space_in_word;
mod twins;
mod unbalanced_brackets;
mod unknown_mark;

use rayon::prelude::*;

use crate::config::Departments;
use crate::diag::Sink;
use crate::plan::Plan;
use crate::table::Table;
use crate::watch::{Phase, Watch, during};

use chart::Chart;

/// A rule: what it finds in a chart goes to the sink.
type Rule = fn(&mut Sink, &Chart);

/// All rules, in the order of their codes.
const RULES: &[Rule] = &[
    section_without_projects::check,
    department_missing::check,
    description_missing::check,
    sentence_title::check,
    description_equal_to_title::check,
    same_title::check,
    near_twin_departments::check,
    near_twin_words::check,
    renamed_department::check,
    unknown_mark::check,
    dependent_characters::check,
    space_in_word::check,
    mixed_width::check,
    unbalanced_brackets::check,
    impossible_date::check,
    invisible_characters::check,
    plan_without_name::check,
];

/// Holds a plan and the charts it was read from against all rules.
pub fn check(watch: &dyn Watch, sink: &mut Sink, plan: &Plan, tables: &[Table], departments: &Departments) {
    let chart = Chart::new(plan, tables, departments, sink.found());
    let found_by = |rule: &Rule| {
        let mut own = Sink::new();
        during(watch, Phase::Read, || rule(&mut own, &chart));
        own.into_sorted()
    };
    let found: Vec<_> = RULES.par_iter().map(found_by).collect();
    sink.absorb(found.into_iter().flatten());
}
