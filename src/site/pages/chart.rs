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
    /// How many boxes stand at the right end, one above the other, at the most: a number that the stylesheet has a
    /// size of rows for.
    pub leaves: usize,
    /// The top sections with what is below them, without their 事業.
    pub sections: Vec<Node<'a>>,
}

/// The numbers of boxes that the stylesheet knows; a drawing with more has the rows of the last.
const LEAVES: &[usize] = &[20, 26, 32, 40, 46, 60, 80, 110, 150, 200, 300];

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> ChartView<'a> {
    let plan = site.plan;
    let leaves = plan.sections.iter().filter(|section| section.sections.is_empty()).count();
    ChartView {
        leaves: LEAVES.iter().copied().find(|&known| leaves <= known).unwrap_or(LEAVES[LEAVES.len() - 1]),
        headings: plan.levels.iter().map(|level| level.heading.as_str()).collect(),
        sections: plan.roots().map(|(id, _)| node(site, here, id, 3, Detail::Sections)).collect(),
    }
}
