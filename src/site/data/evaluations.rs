//! What was reported of each 事業 and fiscal year, one report a row; a 事業 without one has a row that says so.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Column, DataTable};
use crate::outline::clean::names;
use crate::plan::{Evaluation, ListingId, Plan, Report};
use crate::text::fiscal;

const REPORTED: &str = "報告";
const UNREPORTED: &str = "未報告";

/// The table of all years; none where nothing was ever evaluated.
pub(super) fn table(plan: &Plan) -> Option<DataTable<'_>> {
    if plan.evaluations.is_empty() {
        return None;
    }
    let others: BTreeSet<_> = plan.evaluations.iter().flat_map(|year| &year.columns).map(String::as_str).collect();
    let statuses = plan.statuses.iter();
    let statuses = statuses.map(|status| (status.label.as_str().into(), status.name.as_deref().unwrap_or("").into()));
    let states = vec![
        (REPORTED.into(), "報告があったもの".into()),
        (UNREPORTED.into(), "その年度の報告がないもの。0 とは数えません".into()),
    ];
    let mut columns = vec![
        Column::new("年度", "年度が始まる年(西暦)"),
        Column::new("年度（和暦）", "年度の名前。西暦と和暦"),
        Column::new(names::code(names::PROJECT), "事業のコード。projects.csv のコードと同じです"),
        Column::new(names::PROJECT, "事業の名前"),
        Column::new("状態", "報告があったかどうか").with(states),
        Column::new("担当課", "報告した課。空は、担当課みんなの報告です"),
        Column::new("評価", "評価の言葉").with(statuses.collect()),
        Column::new("取組内容", "取り組んだことの説明"),
        Column::new("目標", "目指したこと"),
        Column::new("実績", "できたこと"),
    ];
    columns.extend(others.iter().map(|heading| Column::new(*heading, "市の評価の表にある列")));
    let others: Vec<_> = others.into_iter().collect();
    let rows = plan.evaluations.iter().flat_map(|year| rows(plan, year, &others)).collect();
    Some(DataTable { title: "評価", columns, rows })
}

/// The rows of a year, in the chart's order. A 再掲 has none unless it was reported on itself.
fn rows<'a>(plan: &'a Plan, year: &'a Evaluation, others: &[&str]) -> Vec<Vec<Cow<'a, str>>> {
    let mut rows = Vec::new();
    for (id, listing) in plan.listing_ids() {
        let reports = year.reports.get(&id).map_or(&[][..], Vec::as_slice);
        rows.extend(reports.iter().map(|report| row(plan, year, id, Some(report), others)));
        if reports.is_empty() && listing.original.is_none() {
            rows.push(row(plan, year, id, None, others));
        }
    }
    rows
}

fn row<'a>(
    plan: &'a Plan,
    year: &'a Evaluation,
    id: ListingId,
    report: Option<&'a Report>,
    others: &[&str],
) -> Vec<Cow<'a, str>> {
    let listing = plan.listing(id);
    let of = |text: fn(&'a Report) -> &'a str| Cow::from(report.map_or("", text));
    let unit = report.and_then(|report| report.department).map_or("", |unit| &plan.department(unit).label);
    let status = report.and_then(|report| report.status).map_or("", |status| &plan.status(status).label);
    let mut cells = vec![
        year.year.to_string().into(),
        fiscal::words(year.year).into(),
        listing.code.as_str().into(),
        listing.title.as_str().into(),
        if report.is_some() { REPORTED } else { UNREPORTED }.into(),
        unit.into(),
        status.into(),
        of(|report| &report.text),
        of(|report| &report.target),
        of(|report| &report.result),
    ];
    cells.extend(others.iter().map(|heading| {
        let cell = report.and_then(|report| report.cells.iter().find(|(at, _)| year.columns[*at] == *heading));
        Cow::from(cell.map_or("", |(_, text)| text))
    }));
    cells
}
