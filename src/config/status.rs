//! `[[status]]` of `plan.toml`: the labels that yearly evaluations use, in the city's order.

use super::keys::Entries;
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::fold;

/// One `[[status]]` of `plan.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusConfig {
    /// The label as it stands in the reports, such as `A` or 実施.
    pub label: String,
    /// What it means, where that is more than the label.
    pub name: Option<String>,
}

/// The name of the table in `plan.toml`.
const STATUS: &str = "status";
const STATUS_KEYS: &[&str] = &["label", "name"];

/// The complete `[[status]]` entries, each label once.
pub(super) fn read(sink: &mut Sink, entries: &Entries) -> Vec<StatusConfig> {
    let mut statuses: Vec<StatusConfig> = Vec::new();
    for entry in entries.tables(sink, STATUS, STATUS_KEYS) {
        let label = entry.required(sink, STATUS, "label");
        let name = entry.text(sink, "name");
        let Some(label) = label else { continue };
        if statuses.iter().any(|other| fold::key(&other.label) == fold::key(&label.value)) {
            let twice = Diagnostic::new(Code::E13).at(&label.place).cell(&label.value);
            entry.report(sink, twice.with("label", &label.value));
        } else {
            statuses.push(StatusConfig { label: label.value, name });
        }
    }
    statuses
}
