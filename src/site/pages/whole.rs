//! The whole plan on one page: the chart as a table, and as a nested outline.

use serde::Serialize;

use super::parts::{
    Chip, Detail, Filter, Node, Row, SectionItem, anchor, chips, filters, node, section_item, title_row,
};
use crate::plan::{ListingId, Plan, SectionId};
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The view of the whole plan.
#[derive(Debug, Clone, Serialize)]
pub struct WholeView<'a> {
    /// The heading of the top level.
    pub top: &'a str,
    /// The headings of the levels below it, from the top down.
    pub headings: Vec<&'a str>,
    /// How many columns a table has.
    pub width: usize,
    /// The headings of the chart's other columns, which stand at the right.
    pub columns: &'a [String],
    /// The ways to those 事業 that have a mark.
    pub filters: Vec<Filter<'a>>,
    /// The tables, one per top section.
    pub parts: Vec<Part<'a>>,
    /// The outline.
    pub sections: Vec<Node<'a>>,
}

/// A top section and the table of what stands below it.
#[derive(Debug, Clone, Serialize)]
pub struct Part<'a> {
    /// The top section.
    pub item: SectionItem<'a>,
    /// Its anchor.
    pub anchor: String,
    /// Its rows, parted where a section of the next level begins: what stays together on paper.
    pub groups: Vec<Vec<TableRow<'a>>>,
}

/// One row of the table: a listing, or a section without any.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow<'a> {
    /// The cells of sections that begin in this row; a cell that goes on from above is left out.
    pub cells: Vec<TableCell<'a>>,
    /// The listing.
    pub row: Option<Row<'a>>,
    /// Its 内容.
    pub description: &'a str,
    /// All its departments.
    pub departments: Vec<Chip<'a>>,
    /// Names that stand for departments without naming one.
    pub collectives: &'a [String],
    /// What stands in each of the chart's other columns.
    pub beside: Vec<&'a str>,
}

/// One cell of the table that names a section.
#[derive(Debug, Clone, Serialize)]
pub struct TableCell<'a> {
    /// The section; none where the level is skipped.
    pub item: Option<SectionItem<'a>>,
    /// How many rows it covers.
    pub rows: usize,
    /// Whether it covers the whole group.
    pub group: bool,
}

/// One row before its cells are joined: the section of each level, and the listing.
struct Line {
    path: Vec<Option<SectionId>>,
    listing: Option<ListingId>,
}

/// The columns that every table has: 事業, 内容, 担当課.
const OWN_COLUMNS: usize = 3;

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> WholeView<'a> {
    let plan = site.plan;
    WholeView {
        top: plan.levels.first().map_or("", |level| &level.heading),
        headings: plan.levels.iter().skip(1).map(|level| level.heading.as_str()).collect(),
        width: plan.levels.len().saturating_sub(1) + OWN_COLUMNS + plan.columns.len(),
        columns: &plan.columns,
        filters: filters(site, here, None),
        parts: plan.roots().map(|(id, _)| part(site, here, id)).collect(),
        sections: plan.roots().map(|(id, _)| node(site, here, id, 3, Detail::Titles)).collect(),
    }
}

fn part<'a>(site: &PlanSite<'a>, here: &Here, root: SectionId) -> Part<'a> {
    let mut lines = Vec::new();
    gather(site.plan, root, &vec![None; site.plan.levels.len()], &mut lines);
    let groups = lines.chunk_by(|one, next| one.path.get(1) == next.path.get(1));
    let rows = |group: &[Line]| (0..group.len()).map(|at| table_row(site, here, group, at)).collect();
    Part { item: section_item(site, here, root), anchor: anchor(site.plan, root), groups: groups.map(rows).collect() }
}

/// Gathers the rows under a section: its listings, then those of the sections below it.
fn gather(plan: &Plan, id: SectionId, above: &[Option<SectionId>], lines: &mut Vec<Line>) {
    let section = plan.section(id);
    let mut path = above.to_vec();
    path[section.level] = Some(id);
    let own = section.listings.iter().map(|&listing| Line { path: path.clone(), listing: Some(listing) });
    lines.extend(own);
    for &child in &section.sections {
        gather(plan, child, &path, lines);
    }
    if section.listings.is_empty() && section.sections.is_empty() {
        lines.push(Line { path, listing: None });
    }
}

fn table_row<'a>(site: &PlanSite<'a>, here: &Here, lines: &[Line], at: usize) -> TableRow<'a> {
    let line = &lines[at];
    let cells = (1..line.path.len())
        .filter_map(|level| table_cell(site, here, &lines[at..], level, at.checked_sub(1).map(|up| &lines[up])));
    TableRow {
        cells: cells.collect(),
        row: line.listing.map(|id| title_row(site, here, id)),
        departments: line.listing.map_or_else(Vec::new, |id| chips(site, here, id, &site.plan.listing(id).departments)),
        collectives: line.listing.map_or(&[], |id| &site.plan.listing(id).collectives),
        description: line.listing.map_or("", |id| &site.plan.listing(id).description),
        beside: (0..site.plan.columns.len()).map(|column| beside(site.plan, line.listing, column)).collect(),
    }
}

/// What a listing's row has in one of the chart's other columns; nothing where it is blank.
fn beside(plan: &Plan, listing: Option<ListingId>, column: usize) -> &str {
    let cells = listing.map_or(&[][..], |id| &plan.listing(id).cells);
    cells.iter().find(|(at, _)| *at == column).map_or("", |(_, text)| text)
}

/// The cell of one level at the first of the lines; none where the cell above covers it.
fn table_cell<'a>(
    site: &PlanSite<'a>,
    here: &Here,
    lines: &[Line],
    level: usize,
    above: Option<&Line>,
) -> Option<TableCell<'a>> {
    let Some(id) = lines[0].path[level] else { return Some(TableCell { item: None, rows: 1, group: false }) };
    if above.is_some_and(|above| above.path[level] == Some(id)) {
        return None;
    }
    let rows = lines.iter().take_while(|line| line.path[level] == Some(id)).count();
    let group = level == 1;
    Some(TableCell { item: Some(section_item(site, here, id)), rows, group })
}
