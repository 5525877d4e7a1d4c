//! The page of a section (基本目標, 課題, 施策 …): what it is, what is under it, what is beside it.

use serde::Serialize;

use super::corrections::{CorrectionItem, corrections};
use super::ended::Former;
use super::parts::{Counts, Detail, Filter, Node, Row, SectionItem, SourcePlace, filters, node, row, section_item};
use super::reports::{Totals, totals};
use crate::plan::SectionId;
use crate::site::marks::{Badge, Number, Sign};
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The view of a section's page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    /// Its level's heading, such as 課題.
    pub heading: &'a str,
    /// Its number.
    pub number: Number<'a>,
    /// Its code.
    pub code: &'a str,
    /// The codes that it had before, and the one in its address.
    pub former: Option<Former<'a>>,
    /// Its title.
    pub title: &'a str,
    /// Its badge, where it or a section above it is marked.
    pub badge: Option<Badge<'a>>,
    /// Its other marks.
    pub marks: Vec<Sign<'a>>,
    /// The ways to those 事業 below it that have a mark.
    pub filters: Vec<Filter<'a>>,
    /// What is below it, counted.
    pub counts: Counts<'a>,
    /// How the 事業 below it stand, by year.
    pub totals: Totals<'a>,
    /// The sections directly below it, with everything below them.
    pub sections: Vec<Node<'a>>,
    /// The listings directly below it.
    pub rows: Vec<Row<'a>>,
    /// The section above it.
    pub parent: Option<SectionItem<'a>>,
    /// The sections beside it under the same parent, itself among them.
    pub siblings: Vec<SectionItem<'a>>,
    /// The one before it on its level, in the chart's order.
    pub previous: Option<SectionItem<'a>>,
    /// The one after it.
    pub next: Option<SectionItem<'a>>,
    /// What was corrected in its cells.
    pub corrections: Vec<CorrectionItem<'a>>,
    /// Where it is first printed.
    pub source: Option<SourcePlace<'a>>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, id: SectionId) -> SectionView<'a> {
    let plan = site.plan;
    let section = plan.section(id);
    let item = |id| section_item(site, here, id);
    let (previous, next) = neighbours(site.level_of(id), id);
    SectionView {
        heading: &plan.levels[section.level].heading,
        number: Number::of_section(plan, id),
        code: &section.code,
        former: Former::new(&section.former, &section.id, &section.code),
        title: &section.title,
        badge: Badge::of_section(plan, id),
        marks: Sign::of_all(site, here, &section.marks),
        filters: filters(site, here, Some(id)),
        counts: Counts::below(plan, id),
        totals: totals(site, here, &plan.listings_below(id), |year, id| year.standing(plan, id)),
        sections: section.sections.iter().map(|&child| node(site, here, child, 3, Detail::Departments)).collect(),
        rows: section.listings.iter().map(|&listing| row(site, here, listing)).collect(),
        parent: section.parent.map(item),
        siblings: siblings(site, id).into_iter().map(|at| SectionItem { current: at == id, ..item(at) }).collect(),
        previous: previous.map(item),
        next: next.map(item),
        corrections: corrections(&section.corrections),
        source: section.places.first().map(SourcePlace::new),
    }
}

fn siblings(site: &PlanSite<'_>, id: SectionId) -> Vec<SectionId> {
    match site.plan.section(id).parent {
        Some(parent) => site.plan.section(parent).sections.clone(),
        None => site.plan.roots().map(|(id, _)| id).collect(),
    }
}

/// What stands before and after an item in a list.
pub(super) fn neighbours<T: Copy + PartialEq>(list: &[T], item: T) -> (Option<T>, Option<T>) {
    let at = list.iter().position(|&other| other == item);
    let previous = at.and_then(|at| at.checked_sub(1)).and_then(|at| list.get(at));
    (previous.copied(), at.and_then(|at| list.get(at + 1)).copied())
}
