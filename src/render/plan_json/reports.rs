//! Yearly evaluations in `plan.json`: the city's statuses, the years, and what was reported of each 事業.

use serde::Serialize;

use super::Texts;
use crate::plan::{EndedId, Evaluation, ListingId, Plan, Report};
use crate::site::route::PlanRoute;

/// A status of the city, in its order.
#[derive(Serialize)]
pub(super) struct StatusEntry<'a> {
    label: &'a str,
    name: Option<&'a str>,
}

/// A fiscal year that was evaluated, by the year it begins in.
#[derive(Serialize)]
pub(super) struct YearEntry {
    year: i16,
    url: String,
}

/// A report; `department` is null where all report together.
#[derive(Serialize)]
pub(super) struct ReportEntry<'a> {
    year: i16,
    department: Option<&'a str>,
    status: Option<&'a str>,
    text: &'a str,
    target: &'a str,
    result: &'a str,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    columns: Texts<'a, &'a str>,
}

pub(super) fn statuses(plan: &Plan) -> Vec<StatusEntry<'_>> {
    let used = plan.statuses.iter().filter(|_| !plan.evaluations.is_empty());
    used.map(|status| StatusEntry { label: &status.label, name: status.name.as_deref() }).collect()
}

pub(super) fn years(plan: &Plan) -> Vec<YearEntry> {
    let years = plan.evaluations.iter();
    years.map(|year| YearEntry { year: year.year, url: PlanRoute::Progress(year.year).path() }).collect()
}

/// What was reported at a listing itself, the earliest year first.
pub(super) fn of(plan: &Plan, id: ListingId) -> Vec<ReportEntry<'_>> {
    let years = plan.evaluations.iter().filter_map(|year| Some((year, year.reports.get(&id)?)));
    years.flat_map(|(year, reports)| reports.iter().map(move |report| entry(plan, year, report))).collect()
}

/// What was reported of something ended, the earliest year first.
pub(super) fn of_ended(plan: &Plan, id: EndedId) -> Vec<ReportEntry<'_>> {
    let years = plan.evaluations.iter().filter_map(|year| Some((year, year.ended.get(&id)?)));
    years.flat_map(|(year, reports)| reports.iter().map(move |report| entry(plan, year, report))).collect()
}

fn entry<'a>(plan: &'a Plan, year: &'a Evaluation, report: &'a Report) -> ReportEntry<'a> {
    let cells = report.cells.iter();
    let unit = report.department.map(|id| plan.department(id).label.as_str());
    ReportEntry {
        year: year.year,
        department: unit.or(report.former_department.as_deref()),
        status: report.status.map(|id| plan.status(id).label.as_str()),
        text: &report.text,
        target: &report.target,
        result: &report.result,
        columns: Texts(cells.map(|(at, text)| (year.columns[*at].as_str(), text.as_str())).collect()),
    }
}
