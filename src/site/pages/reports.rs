//! What yearly evaluations say on the pages of 事業, sections and departments: a history, and totals by year.

use std::borrow::Cow;

use serde::Serialize;

use super::parts::{Beside, Link, department_link};
use crate::plan::{DepartmentId, EndedId, Evaluation, ListingId, Plan, Report, Standing, StatusId};
use crate::site::plan_site::{PlanPage, PlanSite};
use crate::site::route::Here;
use crate::text::fiscal;

/// The most statuses that have a colour of their own; those after share the last.
const COLOURS: usize = 6;

/// A standing as every page shows it: always in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag<'a> {
    /// The name of its colour: `s0` to `s5` for the city's own in their order, else `mixed`, `partly`, `unrated` or
    /// `unreported`.
    pub kind: Cow<'static, str>,
    /// Its label.
    pub label: &'a str,
    /// What it means, where that is more than the label.
    pub meaning: Option<&'a str>,
}

impl<'a> Tag<'a> {
    /// The tag of a standing.
    pub(super) fn new(plan: &'a Plan, standing: Standing) -> Self {
        let own = |kind, label| Self { kind: Cow::Borrowed(kind), label, meaning: None };
        match standing {
            Standing::Rated(id) => {
                let status = plan.status(id);
                let kind = format!("s{}", id.0.min(COLOURS - 1)).into();
                Self { kind, label: &status.label, meaning: status.name.as_deref() }
            }
            Standing::Mixed => own("mixed", "課により異なる"),
            Standing::Partly => own("partly", "一部未報告"),
            Standing::Unrated => own("unrated", "評価の記載なし"),
            Standing::Unreported => own("unreported", "未報告"),
        }
    }
}

/// What was reported of a 事業 in one year.
#[derive(Debug, Clone, Serialize)]
pub struct YearReports<'a> {
    /// The fiscal year in words, with the link to the page of all its reports.
    pub year: YearLink,
    /// How the 事業 stands.
    pub tag: Tag<'a>,
    /// Whether these are the reports of the original, which a 再掲 shows.
    pub of_original: bool,
    /// The reports.
    pub reports: Vec<ReportItem<'a>>,
    /// Departments that have not reported although others have.
    pub silent: Vec<Link<'a>>,
}

/// A fiscal year and its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearLink {
    /// The year in words.
    pub title: String,
    /// The link to its page.
    pub url: String,
    /// Whether that is the page itself.
    pub current: bool,
}

/// One report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportItem<'a> {
    /// The department; none where all report together.
    pub department: Option<Link<'a>>,
    /// The name of one that the chart has no more.
    pub former_department: Option<&'a str>,
    /// Its status.
    pub tag: Tag<'a>,
    /// What was done.
    pub text: &'a str,
    /// What was aimed at.
    pub target: &'a str,
    /// What was reached.
    pub result: &'a str,
    /// What stands in other columns.
    pub beside: Vec<Beside<'a>>,
}

/// How many 事業 (実数) stand how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals<'a> {
    /// The standings, the city's own first.
    pub columns: Vec<Tag<'a>>,
    /// The rows, each with a number for each column and their sum.
    pub rows: Vec<TotalsRow>,
}

/// One row of totals: a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalsRow {
    /// The year.
    pub year: YearLink,
    /// The numbers of 事業, in the order of the columns.
    pub cells: Vec<usize>,
    /// Their sum, which is the number of 事業.
    pub sum: usize,
}

/// The reports of a listing by year, the latest first; a year without any says so.
pub(super) fn history<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId) -> Vec<YearReports<'a>> {
    let plan = site.plan;
    let years = plan.evaluations.iter().enumerate().rev();
    years
        .map(|(at, evaluation)| {
            let shown = evaluation.reported_at(plan, id);
            let reports = evaluation.reports_of(plan, id);
            let standing = evaluation.standing(plan, id);
            let is_silent = |unit: &DepartmentId| !reports.iter().any(|report| report.department == Some(*unit));
            let asked = plan.listing(shown).departments.iter().copied();
            let silent = asked.filter(|unit| standing == Standing::Partly && is_silent(unit));
            YearReports {
                year: year_link(site, here, at),
                tag: Tag::new(plan, standing),
                of_original: shown != id,
                reports: reports.iter().map(|report| item(site, here, evaluation, report)).collect(),
                silent: silent.map(|unit| department_link(site, here, unit)).collect(),
            }
        })
        .collect()
}

/// The reports of something ended, the latest year first; years without any are left out.
pub(super) fn history_of_ended<'a>(site: &PlanSite<'a>, here: &Here, id: EndedId) -> Vec<YearReports<'a>> {
    let years = site.plan.evaluations.iter().enumerate().rev();
    years
        .filter_map(|(at, evaluation)| {
            let reports = evaluation.ended.get(&id)?;
            Some(YearReports {
                year: year_link(site, here, at),
                tag: Tag::new(site.plan, evaluation.standing_of_ended(id)),
                of_original: false,
                reports: reports.iter().map(|report| item(site, here, evaluation, report)).collect(),
                silent: Vec::new(),
            })
        })
        .collect()
}

fn item<'a>(site: &PlanSite<'a>, here: &Here, evaluation: &'a Evaluation, report: &'a Report) -> ReportItem<'a> {
    let cells = report.cells.iter();
    ReportItem {
        department: report.department.map(|unit| department_link(site, here, unit)),
        former_department: report.former_department.as_deref(),
        tag: Tag::new(site.plan, report.status.map_or(Standing::Unrated, Standing::Rated)),
        text: &report.text,
        target: &report.target,
        result: &report.result,
        beside: cells.map(|(at, text)| Beside { heading: &evaluation.columns[*at], text }).collect(),
    }
}

/// The link to a year's page; `at` is the year's place in the plan.
pub(super) fn year_link(site: &PlanSite<'_>, here: &Here, at: usize) -> YearLink {
    let url = site.link(here, PlanPage::Progress(at));
    let current = site.route(PlanPage::Progress(at)).path() == here.path();
    YearLink { title: fiscal::words(site.plan.evaluations[at].year), url, current }
}

/// Totals of some listings by year, the latest first. Each 事業 counts once, where it is first listed.
pub(super) fn totals<'a>(
    site: &PlanSite<'a>,
    here: &Here,
    listings: &[ListingId],
    standing: impl Fn(&Evaluation, ListingId) -> Standing,
) -> Totals<'a> {
    let plan = site.plan;
    if plan.evaluations.is_empty() {
        return Totals::default();
    }
    let counted: Vec<_> = listings.iter().copied().filter(|&id| plan.listing(id).original.is_none()).collect();
    if counted.is_empty() {
        return Totals::default();
    }
    let years: Vec<Vec<Standing>> =
        plan.evaluations.iter().map(|year| counted.iter().map(|&id| standing(year, id)).collect()).collect();
    let columns = columns(plan, &years.concat());
    let rows = years.iter().enumerate().rev();
    let rows = rows.map(|(at, found)| TotalsRow {
        year: year_link(site, here, at),
        cells: cells(&columns, found),
        sum: found.len(),
    });
    Totals { rows: rows.collect(), columns: columns.into_iter().map(|column| Tag::new(plan, column)).collect() }
}

/// The columns of a table of totals: all statuses of the city, what else occurs, and last what is not reported.
pub(super) fn columns(plan: &Plan, found: &[Standing]) -> Vec<Standing> {
    let own = (0..plan.statuses.len()).map(|at| Standing::Rated(StatusId(at)));
    let others = [Standing::Mixed, Standing::Partly, Standing::Unrated];
    let others = others.into_iter().filter(|other| found.contains(other));
    own.chain(others).chain([Standing::Unreported]).collect()
}

/// How many of some standings belong to each column.
pub(super) fn cells(columns: &[Standing], found: &[Standing]) -> Vec<usize> {
    columns.iter().map(|column| found.iter().filter(|standing| *standing == column).count()).collect()
}
