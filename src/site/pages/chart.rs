//! The chart (体系図) as a drawing: every section as a box, from left to right, with the number of its 事業.

use serde::Serialize;

use super::parts::{Detail, Node, node};
use crate::site::plan_site::PlanSite;
use crate::site::route::Here;

/// The view of the drawing.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView<'a> {
    /// The headings of the levels, from the left.
    pub headings: Vec<&'a str>,
    /// How many boxes stand at the right end, one above the other.
    pub leaves: usize,
    /// The top sections with what is below them, without their 事業.
    pub sections: Vec<Node<'a>>,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> ChartView<'a> {
    let plan = site.plan;
    let leaves = plan.sections.iter().filter(|section| section.sections.is_empty()).count();
    ChartView {
        leaves,
        headings: plan.levels.iter().map(|level| level.heading.as_str()).collect(),
        sections: plan.roots().map(|(id, _)| node(site, here, id, 3, Detail::Sections)).collect(),
    }
}
