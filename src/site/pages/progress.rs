//! The page of a fiscal year's evaluation: totals as a table and a drawing, and how each 事業 stands.

use serde::Serialize;

use super::ended::{self, EndedItem};
use super::parts::{Row, SectionItem, section_item, title_row};
use super::reports::{Tag, YearLink, cells, columns, year_link};
use crate::plan::{Evaluation, ListingId, Plan, SectionId, Standing};
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The narrowest part of a bar that has room for its number, in thousandths of the bar.
const ROOM_FOR_NUMBER: usize = 60;

/// The view of a year's evaluation.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView<'a> {
    /// All years, the latest first.
    pub years: Vec<YearLink>,
    /// The fiscal year in words.
    pub year: String,
    /// What the top level is called.
    pub heading: &'a str,
    /// The standings, the city's own first.
    pub columns: Vec<Tag<'a>>,
    /// The numbers of the whole plan.
    pub whole: Line,
    /// Those of each top section.
    pub tops: Vec<TopLine<'a>>,
    /// How each 事業 stands, by top section.
    pub groups: Vec<ProgressGroup<'a>>,
    /// How those stood that the chart has no more; no number counts them.
    pub ended: Vec<EndedRow<'a>>,
}

/// A 事業 that the chart has no more, and how it stood.
#[derive(Debug, Clone, Serialize)]
pub struct EndedRow<'a> {
    /// The 事業.
    pub item: EndedItem<'a>,
    /// Its standing.
    pub tag: Tag<'a>,
}

/// Numbers of 事業 (実数) by standing, and their drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The numbers, in the order of the columns.
    pub cells: Vec<usize>,
    /// Their sum, which is the number of 事業.
    pub sum: usize,
    /// The parts of the bar, from the left, those without 事業 left out.
    pub bar: Vec<Segment>,
}

/// A part of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The name of its colour.
    pub kind: String,
    /// Where it begins, in percent of the bar.
    pub x: String,
    /// How wide it is, in percent.
    pub width: String,
    /// Its middle, in percent.
    pub middle: String,
    /// How many 事業; none where there is no room for the number.
    pub number: Option<usize>,
}

/// The numbers of a top section.
#[derive(Debug, Clone, Serialize)]
pub struct TopLine<'a> {
    /// The section.
    pub item: SectionItem<'a>,
    /// Its numbers.
    pub line: Line,
}

/// The 事業 below a top section.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressGroup<'a> {
    /// The section.
    pub item: SectionItem<'a>,
    /// Its 事業, each once.
    pub rows: Vec<ProgressRow<'a>>,
}

/// How one 事業 stands.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressRow<'a> {
    /// The 事業.
    pub row: Row<'a>,
    /// How it stands.
    pub tag: Tag<'a>,
}

/// Makes the view; `at` is the year's place in the plan.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, at: usize) -> ProgressView<'a> {
    let plan = site.plan;
    let evaluation = &plan.evaluations[at];
    let tops: Vec<_> = plan.roots().map(|(id, _)| (id, standings(plan, evaluation, id))).collect();
    let all: Vec<_> = tops.iter().flat_map(|(_, found)| found).map(|(_, standing)| *standing).collect();
    let columns = columns(plan, &all);
    let tops = tops.into_iter().filter(|(_, found)| !found.is_empty());
    let (mut lines, mut groups) = (Vec::new(), Vec::new());
    for (id, found) in tops {
        let item = section_item(site, here, id);
        let own: Vec<_> = found.iter().map(|(_, standing)| *standing).collect();
        lines.push(TopLine { item: item.clone(), line: line(plan, &columns, &own) });
        let row = |&(id, standing)| ProgressRow { row: title_row(site, here, id), tag: Tag::new(plan, standing) };
        groups.push(ProgressGroup { item, rows: found.iter().map(row).collect() });
    }
    let year = year_link(site, here, at);
    ProgressView {
        years: (0..plan.evaluations.len()).rev().map(|at| year_link(site, here, at)).collect(),
        year: year.title,
        heading: crate::site::plan_site::top_heading(plan),
        whole: line(plan, &columns, &all),
        columns: columns.into_iter().map(|column| Tag::new(plan, column)).collect(),
        tops: lines,
        groups,
        ended: ended_rows(site, here, at),
    }
}

fn ended_rows<'a>(site: &PlanSite<'a>, here: &Here, at: usize) -> Vec<EndedRow<'a>> {
    let evaluation = &site.plan.evaluations[at];
    let tag = |id| Tag::new(site.plan, evaluation.standing_of_ended(id));
    evaluation.ended.keys().map(|&id| EndedRow { item: ended::of(site, here, id), tag: tag(id) }).collect()
}

/// The 事業 below a section, each where it is first listed, and how they stand.
fn standings(plan: &Plan, evaluation: &Evaluation, id: SectionId) -> Vec<(ListingId, Standing)> {
    let below = plan.listings_below(id).into_iter().filter(|&id| plan.listing(id).original.is_none());
    below.map(|id| (id, evaluation.standing(plan, id))).collect()
}

fn line(plan: &Plan, columns: &[Standing], found: &[Standing]) -> Line {
    let cells = cells(columns, found);
    let sum = found.len();
    let mut bar = Vec::new();
    let mut before = 0;
    for (column, &number) in columns.iter().zip(&cells).filter(|(_, number)| **number > 0) {
        let share = |number: usize| number * 1000 / sum.max(1);
        let (start, end) = (share(before), share(before + number));
        let room = end - start >= ROOM_FOR_NUMBER;
        bar.push(Segment {
            kind: Tag::new(plan, *column).kind.into_owned(),
            x: percent(start),
            width: percent(end - start),
            middle: percent(start.midpoint(end)),
            number: room.then_some(number),
        });
        before += number;
    }
    Line { cells, sum, bar }
}

/// Thousandths as percent.
fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
