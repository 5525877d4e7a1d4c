//! A comparison as a table: a row for each change; what was merged or divided has a row for each of its parts.

use std::borrow::Cow;

use super::{changes, heading, joined};
use crate::comparison::{Comparison, Line, Side, Unit, above, marks};
use crate::plan::Plan;
use crate::render::csv;
use crate::site::data::{Column, DataTable};

const COLUMNS: [&str; 15] = [
    "種類",
    "変わったこと",
    "前のコード",
    "前の名前",
    "前の場所",
    "前の内容",
    "前の担当課",
    "前の印",
    "今のコード",
    "今の名前",
    "今の場所",
    "今の内容",
    "今の担当課",
    "今の印",
    "ほかの欄",
];

/// Makes the table.
#[must_use]
pub fn render(comparison: &Comparison) -> Vec<u8> {
    let groups = comparison.groups();
    let lines = groups.iter().flat_map(|group| &group.lines);
    let column = |heading: &'static str| Column { heading: heading.into(), about: "".into(), values: Vec::new() };
    csv::render(&DataTable {
        title: "新旧対照表",
        columns: COLUMNS.map(column).into(),
        rows: lines.flat_map(|line| rows(comparison, line)).collect(),
    })
}

fn rows<'a>(comparison: &'a Comparison, line: &'a Line) -> Vec<Vec<Cow<'a, str>>> {
    let [olds, news] = [line.before.as_slice(), line.after.as_slice()];
    // Which of several became which of several is not said, so no row says it.
    let pairs: Vec<_> = if olds.len() > 1 && news.len() > 1 {
        olds.iter().map(|old| (Some(old), None)).chain(news.iter().map(|new| (None, Some(new)))).collect()
    } else {
        let count = olds.len().max(news.len());
        (0..count).map(|at| (olds.get(at).or(olds.first()), news.get(at).or(news.first()))).collect()
    };
    let row = |(before, after): (Option<&'a Side>, Option<&'a Side>)| {
        let mut row: Vec<Cow<str>> = vec![heading(comparison, line).into(), changes(comparison, line).into()];
        row.extend(cells(comparison.before, before));
        row.extend(cells(comparison.after, after));
        row.push(beside(before, after).into());
        row
    };
    pairs.into_iter().map(row).collect()
}

fn cells<'a>(plan: &Plan, side: Option<&'a Side>) -> [Cow<'a, str>; 6] {
    let Some(side) = side else { return [const { Cow::Borrowed("") }; 6] };
    let units: Vec<_> = side.units.iter().map(Unit::in_words).collect();
    [
        side.code.into(),
        joined(&side.title).into(),
        above(plan, side).into(),
        joined(&side.text).into(),
        units.join("、").into(),
        marks(plan, side).into(),
    ]
}

/// What stands in the chart's other columns on both sides, where it differs.
fn beside(before: Option<&Side>, after: Option<&Side>) -> String {
    let cells = |side: Option<&Side>| -> Vec<(String, String)> {
        let cells = side.into_iter().flat_map(|side| &side.beside);
        cells.map(|(heading, text)| ((*heading).to_owned(), joined(text))).collect()
    };
    let [old, new] = [cells(before), cells(after)];
    let only = |own: &[(String, String)], other: &[(String, String)], side: &str| {
        let own = own.iter().filter(|cell| !other.contains(cell));
        own.map(|(heading, text)| format!("{heading}（{side}） {text}")).collect::<Vec<_>>()
    };
    [only(&old, &new, "前"), only(&new, &old, "今")].concat().join("\n")
}
