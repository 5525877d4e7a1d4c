//! Groups: the rows of a chart as the order sees them, a project row with the labels printed since the one before.

use crate::outline::row::{Label, ProjectRow};

/// A project row and the labels above and beside it, in each way that its cells can be read.
pub(in crate::outline) struct Group {
    /// The ways to read it; never empty.
    pub(in crate::outline) readings: Vec<Reading>,
}

/// One way to read a group.
pub(in crate::outline) struct Reading {
    /// Its labels, from the left and from above.
    pub(in crate::outline) labels: Vec<Label>,
    /// Its projects; none at the end of a chart.
    pub(in crate::outline) projects: Option<ProjectRow>,
    /// How unlikely its columns are, as in `odds`.
    pub(in crate::outline) strain: u32,
}

/// Where a label stands in the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LabelAt {
    /// The group it is printed in.
    pub(super) group: usize,
    /// The reading of that group.
    pub(super) reading: usize,
    /// Its index among the labels.
    pub(super) at: usize,
}

impl LabelAt {
    /// The label itself.
    pub(super) fn label(self, groups: &[Group]) -> &Label {
        &groups[self.group].readings[self.reading].labels[self.at]
    }
}
