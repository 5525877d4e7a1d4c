//! Resolving: names become ids — departments, and the originals of 再掲.

use crate::config::{Departments, PlanConfig};
use crate::diag::Sink;
use crate::outline::Outline;
use crate::plan::Plan;

/// Makes the plan of an outline: departments by name, 再掲 by title, `plan.toml` over the chart's own words.
#[must_use]
pub fn resolve(
    sink: &mut Sink,
    id: &str,
    outline: Outline,
    config: &PlanConfig,
    departments: &Departments,
) -> Option<Plan> {
    let _ = (sink, id, outline, config, departments);
    None
}
