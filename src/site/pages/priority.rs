//! The page of the priorities (重点課題), each with everything under it.

use serde::Serialize;

use super::parts::{Detail, Node, Row, SectionItem, anchor, node, row, section_item};
use crate::plan::SectionId;
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The view of the priority page.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityView<'a> {
    /// What a priority is called, such as 重点課題.
    pub name: &'a str,
    /// How it is printed, such as ★.
    pub symbol: &'a str,
    /// The marked sections.
    pub sections: Vec<PrioritySection<'a>>,
    /// The 事業 that are marked themselves.
    pub rows: Vec<Row<'a>>,
}

/// One priority.
#[derive(Debug, Clone, Serialize)]
pub struct PrioritySection<'a> {
    /// The sections above it, from the top down.
    pub above: Vec<SectionItem<'a>>,
    /// The id of its heading on the page.
    pub anchor: String,
    /// The section with everything below it.
    pub node: Node<'a>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> PriorityView<'a> {
    let plan = site.plan;
    let marked = plan.section_ids().filter(|(_, section)| section.priority);
    PriorityView {
        name: &plan.priority_mark.name,
        symbol: &plan.priority_mark.symbol,
        sections: marked.map(|(id, _)| priority(site, here, id)).collect(),
        rows: plan.listing_ids().filter(|(_, listing)| listing.priority).map(|(id, _)| row(site, here, id)).collect(),
    }
}

fn priority<'a>(site: &PlanSite<'a>, here: &Here, id: SectionId) -> PrioritySection<'a> {
    PrioritySection {
        above: site.plan.ancestors(id).into_iter().map(|up| section_item(site, here, up)).collect(),
        anchor: anchor(site.plan, id),
        node: node(site, here, id, 2, Detail::Departments),
    }
}
