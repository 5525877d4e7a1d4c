//! The yearly evaluation (事業評価・進行管理): what departments report of each 事業 and fiscal year.

use std::collections::BTreeMap;

use super::{DepartmentId, EndedId, ListingId, Plan};
use crate::text::Place;

/// The place of a status in `Plan::statuses`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusId(pub usize);

/// A label that evaluations use (評価), as the city declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The label as it stands in the reports, such as `A` or 実施.
    pub label: String,
    /// What it means, where that is more than the label.
    pub name: Option<String>,
}

/// The evaluation of one fiscal year (年度), which begins on 1 April.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The year that the fiscal year begins in.
    pub year: i16,
    /// What is reported, by 事業; those without a report are missing. No department reports twice of one 事業.
    pub reports: BTreeMap<ListingId, Vec<Report>>,
    /// What is reported of 事業 that the chart has no more. No total counts them.
    pub ended: BTreeMap<EndedId, Vec<Report>>,
    /// The headings of columns beside our own, as they stand in the files, each once.
    pub columns: Vec<String>,
}

/// What one department, or all of them together, report of a 事業.
#[derive(Debug, Clone)]
pub struct Report {
    /// The department; none where the report is that of all together.
    pub department: Option<DepartmentId>,
    /// The name of the one that reports of what has ended, where the chart has no such department any more.
    pub former_department: Option<String>,
    /// The status; none where the report has words but no label.
    pub status: Option<StatusId>,
    /// What was done, in words; may be empty.
    pub text: String,
    /// What was aimed at; may be empty.
    pub target: String,
    /// What was reached; may be empty.
    pub result: String,
    /// What stands in other columns: the index in `Evaluation::columns`, and the text; in order.
    pub cells: Vec<(usize, String)>,
    /// Where it is written.
    pub place: Place,
}

/// How a 事業 stands in a year. Every 事業 has exactly one standing, so that totals add up to the number of 事業.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// All that report give this status.
    Rated(StatusId),
    /// The departments give different ones (課により異なる).
    Mixed,
    /// Some departments have reported, others not (一部未報告).
    Partly,
    /// There is a report, but without a status (評価の記載なし).
    Unrated,
    /// There is no report (未報告). It counts as what it is and never as zero.
    Unreported,
}

impl Evaluation {
    /// The listing whose reports a listing shows: itself, else, where it is a 再掲 without reports, its original.
    #[must_use]
    pub fn reported_at(&self, plan: &Plan, id: ListingId) -> ListingId {
        let original = plan.listing(id).original.filter(|_| !self.reports.contains_key(&id));
        original.unwrap_or(id)
    }

    /// The reports that a listing shows, in the order of the files.
    #[must_use]
    pub fn reports_of(&self, plan: &Plan, id: ListingId) -> &[Report] {
        self.reports.get(&self.reported_at(plan, id)).map_or(&[], Vec::as_slice)
    }

    /// How a listing stands. A report of all departments together counts before those of single ones.
    #[must_use]
    pub fn standing(&self, plan: &Plan, id: ListingId) -> Standing {
        let reports = self.reports_of(plan, id);
        if let Some(whole) = reports.iter().find(|report| report.department.is_none()) {
            return rated(whole);
        }
        let Some((first, others)) = reports.split_first() else { return Standing::Unreported };
        let asked = &plan.listing(self.reported_at(plan, id)).departments;
        let silent = |unit: &DepartmentId| !reports.iter().any(|report| report.department == Some(*unit));
        if asked.iter().any(silent) {
            Standing::Partly
        } else if others.iter().any(|report| report.status != first.status) {
            Standing::Mixed
        } else {
            rated(first)
        }
    }

    /// How something ended stood. Nobody knows which departments had to report.
    #[must_use]
    pub fn standing_of_ended(&self, id: EndedId) -> Standing {
        let reports = self.ended.get(&id).map_or(&[][..], Vec::as_slice);
        let is_whole = |report: &&Report| report.department.is_none() && report.former_department.is_none();
        let Some(first) = reports.iter().find(is_whole).or(reports.first()) else { return Standing::Unreported };
        let differ = reports.iter().any(|report| report.status != first.status);
        if differ && !is_whole(&first) { Standing::Mixed } else { rated(first) }
    }

    /// How a listing stands in the reports of one of its departments; what all report together holds for each.
    #[must_use]
    pub fn standing_of(&self, plan: &Plan, id: ListingId, unit: DepartmentId) -> Standing {
        let reports = self.reports_of(plan, id);
        let by = |unit: Option<DepartmentId>| reports.iter().find(|report| report.department == unit);
        by(Some(unit)).or_else(|| by(None)).map_or(Standing::Unreported, rated)
    }
}

fn rated(report: &Report) -> Standing {
    report.status.map_or(Standing::Unrated, Standing::Rated)
}
